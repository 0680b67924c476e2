//! Pages as slides.

use super::*;
use crate::check::check_slide;
use crate::import::tree::{ChartData, Column, PictureUse, Run, Script};
use crate::load::load_slide;
use lectern_model::block::Block;
use lectern_model::chart::ChartKind;
use lectern_model::library::Library;
use lectern_model::pack::Pack;
use lectern_model::slide::{Part, Slide};

fn words(text: &str) -> Words {
    vec![Run::plain(text)]
}

fn item(level: u8, text: &str) -> Piece {
    Piece::Item { level, number: None, words: words(text) }
}

fn numbered(number: u32, text: &str) -> Piece {
    Piece::Item { level: 0, number: Some(number), words: words(text) }
}

fn made(page: Page) -> Imported {
    let picture = FilePicture { name: "imported-1.png".to_owned(), bytes: [].into() };
    let page = Page { place: "slide 3".to_owned(), ..page };
    make_slides(Reading { pages: vec![page], pictures: vec![picture], report: Report::default() }, &test_context())
}

/// The slides as Lectern reads them; what they lack but alternative texts is a fault.
fn read(imported: &Imported) -> Vec<Slide> {
    let slide = |slide: &ImportedSlide| {
        let (read, told) = load_slide("own.md", &slide.text, &Pack::default());
        let told: Vec<_> = told.into_iter().filter(|told| told.code != "missing-alt").collect();
        assert_eq!(told, [], "{}", slide.text);
        let read = read.unwrap();
        assert!(read.draft);
        read
    };
    imported.slides.iter().map(slide).collect()
}

fn body(imported: &Imported, at: usize) -> &str {
    let text = &imported.slides[at].text;
    let (_, body) = text.split_once("\n---\n").unwrap();
    body.trim()
}

fn page(title: &str, pieces: Vec<Piece>) -> Page {
    Page { title: words(title), pieces, ..Page::default() }
}

#[test]
fn each_kind_of_content_gets_its_layout() {
    let chart = ChartData {
        kind: Some(ChartKind::Line),
        title: "Reports".into(),
        alt: String::new(),
        unit: "%".into(),
        categories: vec!["2022".into(), "2023".into()],
        series: vec![("A \"b\"".into(), vec![1.5, 2.0])],
    };
    let cases = [
        (vec![item(0, "a"), item(1, "b"), item(2, "c"), item(0, "d")], SlideKind::Bullets, "- a\n  - b\n    - c\n- d"),
        (vec![numbered(1, "a"), numbered(2, "b"), numbered(3, "c")], SlideKind::Steps, "1. a\n2. b\n3. c"),
        (vec![Piece::Paragraph(words("One message."))], SlideKind::Statement, "One message."),
        (vec![], SlideKind::Section, ""),
        (
            vec![Piece::Table(vec![vec![words("A"), words("B")], vec![words("1|2"), words("")]])],
            SlideKind::Table,
            "| A | B |\n|---|---|\n| 1\\|2 |  |",
        ),
        (
            vec![Piece::Picture(PictureUse { picture: 0, alt: "A [map]".into() }), Piece::Paragraph(words("Seen from above"))],
            SlideKind::Picture,
            "![A \\[map\\]](images/own/imported-1.png)\n\nSeen from above",
        ),
        (
            vec![Piece::Chart(chart)],
            SlideKind::Chart,
            "```chart\nkind: line\ntitle: \"Reports\"\nunit: \"%\"\ncategories: [\"2022\", \"2023\"]\nseries:\n  - name: \"A \\\"b\\\"\"\n    values: [1.5, 2]\n```",
        ),
    ];
    for (pieces, kind, expected) in cases {
        let imported = made(page("A title: \"x\" #1", pieces));
        let slides = read(&imported);
        assert_eq!((slides[0].kind, body(&imported, 0)), (kind, expected));
        assert_eq!(imported.slides[0].title, "A title: \"x\" #1");
        assert_eq!(slides[0].id.as_str(), "a-title-x-1");
    }
}

#[test]
fn two_columns_need_headings() {
    let column = |heading: &str, text: &str| Column { heading: words(heading), pieces: vec![item(0, text)] };
    let columns = Some([column("Say {.do}", "a"), column("Not", "b")]);
    let imported = made(Page { columns, ..page("T", vec![]) });
    assert_eq!(read(&imported)[0].kind, SlideKind::TwoColumns);
    assert_eq!(body(&imported, 0), "### Say \\{.do)\n\n- a\n\n### Not\n\n- b");
    let columns = Some([column("", "a"), column("", "b")]);
    let imported = made(Page { columns, ..page("T", vec![]) });
    assert_eq!((read(&imported)[0].kind, body(&imported, 0)), (SlideKind::Bullets, "- a\n- b"));
    assert!(imported.report.told[0].message.contains("two columns"));
}

#[test]
fn much_text_becomes_several_slides_and_nothing_is_lost() {
    let pieces: Vec<Piece> = (0..40).map(|n| item(u8::from(n % 4 != 0), &format!("item number {n} with some words"))).collect();
    let imported = made(page("Long", pieces));
    let slides = read(&imported);
    assert!((4..=6).contains(&slides.len()), "{}", slides.len());
    let all: String = (0..slides.len()).map(|at| body(&imported, at)).collect();
    assert!((0..40).all(|n| all.contains(&format!("item number {n} with"))));
    assert_eq!(imported.slides[1].title, "Long (2)");
    assert!(imported.report.told.iter().any(|told| told.message.contains("became")));
    let long = "This is a sentence of some words. ".repeat(60);
    let imported = made(page("Prose", vec![Piece::Paragraph(words(&long))]));
    assert!(read(&imported).len() > 1);
    let rows = (0..50).map(|n| vec![words(&n.to_string()), words("x")]).collect();
    let imported = made(page("Rows", vec![Piece::Table(rows)]));
    assert!(read(&imported).iter().all(|slide| slide.kind == SlideKind::Table));
    assert_eq!(imported.report.kept.tables, 1);
}

#[test]
fn mixed_pages_are_divided_by_what_is_on_them() {
    let pieces = vec![
        Piece::Paragraph(words("Before")),
        item(0, "a"),
        Piece::Paragraph(words("Between")),
        numbered(1, "b"),
        Piece::Picture(PictureUse { picture: 0, alt: String::new() }),
        Piece::Paragraph(words("After")),
    ];
    let imported = made(page("Mixed", pieces));
    let kinds: Vec<SlideKind> = read(&imported).iter().map(|slide| slide.kind).collect();
    assert_eq!(kinds, [SlideKind::Bullets, SlideKind::Picture]);
    assert_eq!(body(&imported, 0), "- Before\n  - a\n- Between\n  1. b");
    assert!(imported.report.told.iter().any(|told| told.message.contains("no alternative text")));
    assert_eq!(imported.pictures.len(), 1);
}

#[test]
fn a_picture_and_the_lines_beside_it_are_one_slide() {
    let picture = || Piece::Picture(PictureUse { picture: 0, alt: "A door".to_owned() });
    let lines = ["Leave it open.", "Say who you are."].map(|line| Piece::Paragraph(words(line)));
    let imported = made(page("The door", lines.into_iter().chain([picture()]).collect()));
    assert_eq!(read(&imported).iter().map(|slide| slide.kind).collect::<Vec<_>>(), [SlideKind::Picture]);
    assert!(body(&imported, 0).starts_with("Leave it open.\\\nSay who you are.\n\n![A door]("), "{}", body(&imported, 0));
    let imported = made(page("The door", vec![item(0, "Leave it open."), item(0, "Say who you are."), picture()]));
    assert!(body(&imported, 0).starts_with("Leave it open.\\\nSay who you are.\n\n![A door]("), "{}", body(&imported, 0));
    assert!(imported.report.told.iter().any(|told| told.message.contains("lines of one paragraph")));
    // Points under points have no place beside a picture.
    let imported = made(page("The door", vec![item(0, "Leave it open"), item(1, "Say who you are"), picture()]));
    let kinds: Vec<SlideKind> = read(&imported).iter().map(|slide| slide.kind).collect();
    assert_eq!(kinds, [SlideKind::Bullets, SlideKind::Picture]);
}

#[test]
fn notes_titles_and_empty_pages() {
    let notes =
        vec![Piece::Heading { level: 1, words: words("Say") }, Piece::Paragraph(words("## Notes {.asked}")), item(0, "x")];
    let imported = made(Page { notes, ..page("T", vec![Piece::Paragraph(words("m"))]) });
    let slide = &read(&imported)[0];
    assert_eq!(slide.variants.iter().map(|variant| variant.part).collect::<Vec<_>>(), [Part::Body, Part::Notes]);
    assert_eq!(imported.report.kept.notes, 1);
    let imported = made(page("", vec![Piece::Paragraph(words("First line")), item(0, "x")]));
    assert_eq!(imported.slides[0].title, "First line");
    let imported = made(page("", vec![item(0, "x")]));
    assert_eq!(imported.slides[0].title, "Slide 3");
    assert!(imported.report.told[0].message.contains("no title"));
    assert!(made(page(" ", vec![])).slides.is_empty());
    let cyrillic = made(page("Что это", vec![]));
    assert_eq!((cyrillic.slides[0].id.as_str(), read(&cyrillic).len()), ("imported", 1));
}

#[test]
fn charts_that_cannot_be_drawn_are_tables() {
    let chart = |kind, values: Vec<f64>| {
        let data = ChartData {
            kind,
            title: "T".into(),
            alt: "a".into(),
            unit: "%".into(),
            categories: vec!["x".into(), "y".into()],
            series: vec![("s".into(), values)],
        };
        made(page("C", vec![Piece::Chart(data)]))
    };
    for imported in
        [chart(None, vec![1.0, 2.5]), chart(Some(ChartKind::Bar), vec![1.0]), chart(Some(ChartKind::Bar), vec![1.0, f64::NAN])]
    {
        assert_eq!(read(&imported)[0].kind, SlideKind::Table);
        assert!(body(&imported, 0).starts_with("| T | s |\n|---|---|\n| x | 1% |"), "{}", body(&imported, 0));
    }
}

#[test]
fn drafts_are_told_when_they_are_checked() {
    let imported = made(page("T", vec![item(0, "68% of them")]));
    let slides = read(&imported);
    let codes: Vec<String> = check_slide(&slides[0], &Library::default()).into_iter().map(|told| told.code).collect();
    assert!(codes.contains(&"draft-slide".to_owned()) && codes.contains(&"number-without-citation".to_owned()), "{codes:?}");
}

#[test]
fn lists_keep_their_numbers_and_what_counts_otherwise_is_another_list() {
    let bodies = |pieces: Vec<Piece>| {
        let imported = made(page("T", pieces));
        let kinds: Vec<SlideKind> = read(&imported).iter().map(|slide| slide.kind).collect();
        (0..kinds.len()).map(|at| (kinds[at], body(&imported, at).to_owned())).collect::<Vec<_>>()
    };
    let bullets = |texts: &[&str]| texts.iter().map(|text| (SlideKind::Bullets, (*text).to_owned())).collect::<Vec<_>>();
    let mixed = vec![numbered(1, "first"), numbered(2, "second"), item(0, "x"), item(0, "y")];
    assert_eq!(bodies(mixed), bullets(&["1. first\n2. second", "- x\n- y"]));
    let gap = vec![numbered(1, "a"), numbered(2, "b"), numbered(5, "e")];
    assert_eq!(bodies(gap), bullets(&["1. a\n2. b", "5. e"]));
    let anew = [1, 2, 3, 1, 2, 3].map(|number| numbered(number, "x")).to_vec();
    assert_eq!(bodies(anew), bullets(&["1. x\n2. x\n3. x", "1. x\n2. x\n3. x"]));
    let at = |level, number, text| Piece::Item { level, number: Some(number), words: words(text) };
    let nested = vec![item(0, "a"), at(1, 4, "b"), at(1, 5, "c"), at(1, 9, "d"), item(1, "e"), item(0, "f")];
    assert_eq!(bodies(nested), bullets(&["- a\n\n  4. b\n  5. c\n  9) d\n  - e\n- f"]));
    let between = vec![numbered(1, "a"), Piece::Paragraph(words("more of a")), numbered(2, "b")];
    assert_eq!(bodies(between), bullets(&["1. a\n   - more of a\n2. b"]));
}

#[test]
fn lists_in_other_programs_mean_what_is_read_here() {
    let at = |level, number, text| Piece::Item { level, number: Some(number), words: words(text) };
    let imported = made(page("T", vec![item(0, "a"), at(1, 4, "b"), at(1, 5, "c"), at(1, 9, "d"), item(1, "e")]));
    let slide = &read(&imported)[0];
    let Block::List(list) = &slide.variants[0].blocks[0] else { panic!("{slide:?}") };
    let starts: Vec<Option<Option<u32>>> =
        list.items[0].iter().map(|block| if let Block::List(list) = block { Some(list.start) } else { None }).collect();
    assert_eq!(starts, [None, Some(Some(4)), Some(Some(9)), Some(None)]);
}

#[test]
fn a_long_paragraph_is_divided_at_ends_of_sentences_and_marks_stay_with_theirs() {
    let sentence = |length: usize| format!("{}.", "word ".repeat(length / 5).trim_end());
    let raised = |text: &str| Run { script: Script::Raised, ..Run::plain(text) };
    let paragraph = vec![Run::plain(sentence(300)), raised("3"), Run::plain(format!(" {}", sentence(300))), raised("4")];
    let imported = made(page("T", vec![Piece::Paragraph(paragraph)]));
    let text = body(&imported, 0);
    let parts: Vec<&str> = text.split('\n').filter(|line| !line.is_empty()).collect();
    assert_eq!(parts.len(), 2, "{text}");
    assert!(parts[0].ends_with("word.³") && parts[1].ends_with("word.⁴"), "{text}");
    // Styles within a sentence do not end it.
    let styled: Words = (0..200).map(|at| Run { strong: at % 2 == 0, ..Run::plain(format!("w{at} ")) }).collect();
    let imported = made(page("T", vec![Piece::Paragraph(styled)]));
    let all: String = (0..imported.slides.len()).map(|at| body(&imported, at)).collect();
    assert!(imported.report.told.iter().any(|told| told.message.contains("was divided into 3")), "{:?}", imported.report.told);
    assert!((0..200).all(|at| all.contains(&format!("w{at}"))));
    // A numbered item that is divided has one number.
    let long = format!("{} {}", sentence(300), sentence(300));
    let imported = made(page("T", vec![numbered(1, &long), numbered(2, "b")]));
    assert!(body(&imported, 0).starts_with("1. word") && body(&imported, 0).contains("\n   - word"), "{}", body(&imported, 0));
    assert!(imported.slides.iter().any(|slide| slide.text.contains("2. b")));
}

#[test]
fn slides_are_counted_and_titles_alike_get_ids_in_their_order() {
    let pages: Vec<Page> = ["A", "A 2", "A", "A"].map(|title| page(title, vec![item(0, "x")])).into();
    let imported = make_slides(Reading { pages, ..Reading::default() }, &test_context());
    let ids: Vec<&str> = imported.slides.iter().map(|slide| slide.id.as_str()).collect();
    assert_eq!(ids, ["a", "a-2", "a-3", "a-4"]);
    // One page that would be more slides than are made.
    let rows = (0..MOST_SLIDES * 13).map(|_| vec![words("a"), words("b")]).collect();
    let pages = vec![page("Long", vec![Piece::Table(rows)]), page("After", vec![])];
    let imported = make_slides(Reading { pages, ..Reading::default() }, &test_context());
    assert_eq!(imported.slides.len(), MOST_SLIDES);
    assert!(imported.report.told.iter().any(|told| told.message.contains("after the first 2000 slides")));
}
