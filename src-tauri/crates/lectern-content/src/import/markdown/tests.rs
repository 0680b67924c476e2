//! Markdown as others write it.

use super::*;
use crate::import::slide::{Imported, make_slides, test_context};

fn made(text: &str) -> Imported {
    make_slides(read_markdown(text).unwrap(), &test_context())
}

#[test]
fn headings_divide_and_what_means_something_here_is_escaped() {
    let text = "---\ntitle: My talk\n---\n\n# One [@smith2020]\n\n- a **b** {{field}}\n  1. c\n\n> quoted\n\n## Two {.notes}\n\nx[^1] y<sup>2</sup> <script>z</script>\n\n[^1]: Smith 2020.\n";
    let imported = made(text);
    let titles: Vec<&str> = imported.slides.iter().map(|slide| slide.title.as_str()).collect();
    assert_eq!(titles[0], "My talk");
    let all: String = imported.slides.iter().map(|slide| slide.text.clone()).collect();
    assert!(all.contains("- a **b** \\{ \\{field\\}\\}\n  1. c"), "{all}");
    assert!(all.contains("x¹ y² z"), "{all}");
    assert!(all.contains("## Notes {.notes}\n\n¹ Smith 2020."), "{all}");
    assert!(!all.contains("[@") && !all.contains("<script"));
}

#[test]
fn decks_of_marp_keep_their_pages_and_comments() {
    let imported = made(
        "---\nmarp: true\n---\n\n# A\n\ntext\n\n<!-- Say this. -->\n\n---\n\n<!-- _class: lead -->\n\n# B\n\n![](x.png)\n\nmore\n",
    );
    assert_eq!(imported.slides.len(), 2);
    assert!(imported.slides[0].text.contains("## Notes {.notes}\n\nSay this."), "{}", imported.slides[0].text);
    assert!(imported.report.told.iter().any(|told| told.message.contains("x.png")));
}

#[test]
fn only_settings_of_marp_are_no_notes() {
    let said = |comment: &str| {
        let text = &made(&format!("# A\n\ntext\n\n{comment}\n\n# B\n\nmore\n")).slides[0].text;
        text.split_once("## Notes {.notes}\n\n").map(|(_, said)| said.trim().to_owned()).unwrap_or_default()
    };
    assert_eq!(said("<!-- Remember: ask -->"), "Remember: ask");
    assert_eq!(said("<!--\nclass: lead\nAsk: who\n-->"), "class: lead Ask: who");
    assert_eq!(said("<!--\n_class: lead\nbackgroundSize: cover\nstyle: |\n  section { color: red }\n-->"), "");
    assert_eq!(said("<!-- one --><!-- two -->\n<!--\nlines\n--><!-->"), "one\n\ntwo\n\nlines");
    assert_eq!(said("text <!-- in a line --> goes on"), "in a line");
}

#[test]
fn an_open_comment_is_told_and_what_follows_a_comment_too() {
    let imported = made("# A\n\ntext\n\n<!-- Say\n\n# B\n\n68% of them\n");
    assert!(imported.slides[0].text.contains("Say\n\n\\# B\n\n68% of them"), "{}", imported.slides[0].text);
    assert!(imported.report.told.iter().any(|told| told.message.contains("not closed")));
    let imported = made("# A\n\n> <!-- open\n\nseen <b>here</b>\n\n<!-- a --> and this\n");
    assert!(imported.slides[0].text.contains("seen **here**"), "{}", imported.slides[0].text);
    assert!(imported.report.told.iter().any(|told| told.message.contains("and this")), "{:?}", imported.report.told);
}

#[test]
fn words_without_end_are_cut_and_told() {
    for many in ["a\n\n", "*a* ", "<!--a-->\n\n"] {
        let reading = read_markdown(&format!("# T\n\n{}", many.repeat(500_000))).unwrap();
        let runs = |piece: &Piece| if let Piece::Paragraph(words) = piece { words.len() } else { 1 };
        let all = reading.pages.iter().flat_map(|page| page.pieces.iter().chain(&page.notes)).map(runs).sum::<usize>();
        assert!((100_000..=400_000).contains(&all), "{many}: {all}");
        assert!(reading.report.told.iter().any(|told| told.message.starts_with("what follows the first 400000")), "{many}");
    }
}
