//! Parts of slides that come back.

mod any_edit;
mod lines;
mod words;

use super::super::tree::{Leads, Run, Script};
use super::*;
use lectern_model::block::Block;
use lectern_model::span::Span;

const BODY: &str =
    "- A person **under 18** [@usc22, § 7102(11)].\n- Call {{county}} first\n  - and note\n    the time\n\nA last word.";
const TABLE: &str =
    "Lead.\n\n| Law | Age |\n|---|---|\n| Federal [@usc22, § 1] | under 18 |\n| State | varies [@ncmec2024] |\n\nAfter.";

fn mark(number: &str) -> Run {
    Run { script: Script::Raised, link: Some(Leads::Page("p".into())), ..Run::plain(number) }
}

fn back_from(markdown: &str, shown: &[DeckBlock], pieces: &[Piece]) -> (Returned, Report) {
    let exported = Exported {
        source: &|number| ["usc22", "ncmec2024"].get(number as usize - 1).map(|key| SourceId::from(*key)),
        field: &|_| "555-0100".to_owned(),
        beside: vec!["Sources: 1 U.S.C.".to_owned(), "Ask in your own county about this law".to_owned()],
        labels: vec!["Call".to_owned()],
    };
    let mut report = Report::default();
    (returned_part(&Part { markdown, shown, place: "slide 2" }, pieces, &exported, &mut report), report)
}

fn back(pieces: &[Piece]) -> (Returned, Report) {
    back_from(BODY, &[], pieces)
}

fn changed(pieces: &[Piece]) -> String {
    match back(pieces).0 {
        Returned::Changed(text) => text,
        Returned::Same => panic!("nothing was changed"),
    }
}

fn item(level: u8, words: Words) -> Piece {
    Piece::Item { level, number: None, words }
}

fn plain(text: &str) -> Words {
    vec![Run::plain(text)]
}

fn as_exported() -> Vec<Piece> {
    vec![
        item(0, vec![Run::plain("A person "), Run { strong: true, ..Run::plain("under 18.") }, mark("1")]),
        item(0, plain("Call 555-0100 first")),
        item(1, plain("and note the time")),
        Piece::Paragraph(plain("A last word.")),
        Piece::Paragraph(plain("Sources: 1 U.S.C.")),
    ]
}

fn told(report: &Report) -> String {
    report.told.iter().map(|told| told.message.as_str()).collect::<Vec<_>>().join("\n")
}

fn paragraphs(texts: &[&str]) -> Vec<Piece> {
    texts.iter().map(|text| Piece::Paragraph(plain(text))).collect()
}

fn items(texts: &[&str]) -> Vec<Piece> {
    texts.iter().map(|text| item(0, plain(text))).collect()
}

fn steps(texts: &[(u32, &str)]) -> Vec<Piece> {
    texts.iter().map(|(number, text)| Piece::Item { level: 0, number: Some(*number), words: plain(text) }).collect()
}

/// The new Markdown of a part and what is told.
fn new_of(markdown: &str, pieces: &[Piece]) -> (String, String) {
    let (returned, report) = back_from(markdown, &[], pieces);
    let text = match returned {
        Returned::Changed(text) => text,
        Returned::Same => "same".to_owned(),
    };
    (text, told(&report))
}

fn now(markdown: &str, pieces: &[Piece]) -> String {
    new_of(markdown, pieces).0
}

#[test]
fn what_was_not_touched_stays_as_it_is() {
    let (returned, report) = back(&as_exported());
    assert_eq!((returned, told(&report).as_str()), (Returned::Same, ""));
}

#[test]
fn a_changed_line_keeps_its_citation_and_the_others_their_markdown() {
    let mut pieces = as_exported();
    pieces[0] = item(0, vec![Run::plain("Anybody under 18"), mark("1"), Run::plain(", or so."), mark("2")]);
    let expected =
        BODY.replace("A person **under 18** [@usc22, § 7102(11)].", "Anybody under 18 [@usc22, § 7102(11)], or so [@ncmec2024].");
    let (returned, report) = back(&pieces);
    assert_eq!(returned, Returned::Changed(expected));
    assert!(told(&report).contains("now cites ncmec2024"), "{}", told(&report));
}

#[test]
fn a_citation_that_is_lost_is_told() {
    let mut pieces = as_exported();
    pieces[0] = item(0, plain("Anybody under 18 years."));
    let (returned, report) = back(&pieces);
    assert_eq!(
        returned,
        Returned::Changed(BODY.replace("A person **under 18** [@usc22, § 7102(11)].", "Anybody under 18 years."))
    );
    assert!(told(&report).contains("without the mark of usc22"), "{}", told(&report));
    // A line that was taken out takes its citation with it.
    pieces.remove(0);
    assert!(!changed(&pieces).contains("usc22"));
}

#[test]
fn a_local_field_stays_one_in_a_changed_line() {
    let mut pieces = as_exported();
    pieces[1] = item(0, plain("Call 555-0100 before all else"));
    assert_eq!(changed(&pieces), BODY.replace("Call {{county}} first", "Call {{county}} before all else"));
    pieces[1] = item(0, plain("Call 555-0199 first"));
    let (_, report) = back(&pieces);
    assert!(told(&report).contains("no longer has the local field county"), "{}", told(&report));
}

#[test]
fn lines_come_and_go() {
    let mut pieces = as_exported();
    pieces.insert(2, item(1, vec![Run::plain("new [@x] one"), mark("7")]));
    pieces.remove(3);
    let (returned, report) = back(&pieces);
    assert_eq!(returned, Returned::Changed(BODY.replace("and note\n    the time", "new \\[ @x\\] one")));
    assert!(told(&report).contains("no source of the talk"));
    let mut pieces = as_exported();
    pieces.insert(1, item(0, plain("added")));
    assert_eq!(changed(&pieces), BODY.replace("- Call", "- added\n- Call"));
    let mut pieces = as_exported();
    pieces.insert(0, item(0, plain("the very first")));
    assert_eq!(changed(&pieces), format!("- the very first\n{BODY}"));
    let mut pieces = as_exported();
    pieces.insert(3, item(1, plain("beneath")));
    assert_eq!(changed(&pieces), BODY.replace("the time", "the time\n  - beneath"));
}

#[test]
fn the_line_that_was_changed_is_told_from_the_one_that_was_added() {
    let mut pieces = as_exported();
    pieces[0] = item(0, plain("Something quite different"));
    pieces.insert(1, item(0, vec![Run::plain("A young person "), Run { strong: true, ..Run::plain("under 18.") }, mark("1")]));
    assert_eq!(
        changed(&pieces),
        BODY.replace("- A person **under 18**", "- Something quite different\n- A young person **under 18**")
    );
}

#[test]
fn what_stands_beside_a_part_is_no_line_of_it() {
    let mut pieces = as_exported();
    pieces[4] = Piece::Paragraph(plain("Ask in your own state about this law"));
    let (returned, report) = back(&pieces);
    assert_eq!(returned, Returned::Same);
    assert!(told(&report).contains("written by the program"), "{}", told(&report));
}

fn rows(cells: &[[&str; 2]]) -> Vec<Vec<Words>> {
    let cell = |text: &&str| match text.split_once('^') {
        Some((text, number)) => vec![Run::plain(text), mark(number)],
        None => plain(text),
    };
    cells.iter().map(|row| row.iter().map(cell).collect()).collect()
}

fn table(cells: &[[&str; 2]]) -> (Returned, Report) {
    let pieces = [Piece::Paragraph(plain("Lead.")), Piece::Table(rows(cells)), Piece::Paragraph(plain("After."))];
    back_from(TABLE, &[], &pieces)
}

#[test]
fn a_changed_cell_leaves_the_others_alone() {
    let head = ["Law", "Age"];
    assert_eq!(table(&[head, ["Federal^1", "under 18"], ["State", "varies^2"]]).0, Returned::Same);
    let (returned, report) = table(&[head, ["Federal^1", "below 18"], ["State", "varies much^2"]]);
    let expected = TABLE.replace("under 18", "below 18").replace("varies", "varies much");
    assert_eq!((returned, told(&report).as_str()), (Returned::Changed(expected), ""));
    let (returned, _) = table(&[["Whose law", "Age"], ["Federal^1", "under 18"], ["City", "none"], ["State", "varies^2"]]);
    let expected = TABLE.replace("| Law ", "| Whose law ").replace("| State", "| City | none |\n| State");
    assert_eq!(returned, Returned::Changed(expected));
    let (returned, _) = table(&[head, ["State", "varies^2"]]);
    assert_eq!(returned, Returned::Changed(TABLE.replace("| Federal [@usc22, § 1] | under 18 |\n", "")));
}

#[test]
fn other_columns_are_told() {
    let wide = vec![vec![plain("Law")], vec![plain("Federal")], vec![plain("State")]];
    let pieces = [Piece::Paragraph(plain("Lead.")), Piece::Table(wide), Piece::Paragraph(plain("After."))];
    let (returned, report) = back_from(TABLE, &[], &pieces);
    assert_eq!(returned, Returned::Same);
    assert!(told(&report).contains("columns of a table"), "{}", told(&report));
}

#[test]
fn a_figure_stays_and_its_change_is_told() {
    let markdown = "```number\nvalue: 68%\ncounted: of 173 survivors\nyear: \"2016\"\n```\n\nAsk every one.";
    let number = lectern_model::block::Number {
        value: "68%".to_owned(),
        counted: vec![Span::text("of 173 survivors")],
        year: Some("2016".to_owned()),
        cite: Vec::new(),
    };
    let shown = [Block::Number(number), Block::Paragraph(vec![Span::text("Ask every one.")])];
    let page = |value: &str, words: &str| {
        let lines = [value, "of 173 survivors (2016)", words];
        lines.map(|line| Piece::Paragraph(plain(line)))
    };
    let (returned, report) = back_from(markdown, &shown, &page("68%", "Ask every one."));
    assert_eq!((returned, told(&report).as_str()), (Returned::Same, ""));
    let (returned, report) = back_from(markdown, &shown, &page("70%", "Ask every patient."));
    assert_eq!(returned, Returned::Changed(markdown.replace("every one", "every patient")));
    assert!(told(&report).contains("“68%” came back as “70%”"), "{}", told(&report));
}

#[test]
fn a_line_that_is_part_of_a_source_is_a_line() {
    let markdown = "- U.S.C.\n- 1 U.S.C.\n- Sources";
    let lines = |texts: &[&str]| texts.iter().map(|text| item(0, plain(text))).collect::<Vec<_>>();
    let mut pieces = lines(&["U.S.C.", "1 U.S.C.", "Sources"]);
    pieces.push(Piece::Paragraph(plain("Sources: 1 U.S.C.")));
    assert_eq!(back_from(markdown, &[], &pieces).0, Returned::Same);
    pieces.insert(2, item(0, plain("U.S.")));
    assert_eq!(back_from(markdown, &[], &pieces).0, Returned::Changed(markdown.replace("- Sources", "- U.S.\n- Sources")));
}

#[test]
fn levels_of_lists_come_back() {
    let markdown = "1. One [@usc22, § 1]\n2. Two\n   - under two";
    let page = |level: u8, more: &[(u8, &str)]| {
        let mut pieces = vec![
            Piece::Item { level: 0, number: Some(1), words: vec![Run::plain("One"), mark("1")] },
            Piece::Item { level, number: Some(2), words: plain("Two") },
            item(1, plain("under two")),
        ];
        pieces.extend(more.iter().map(|(level, text)| item(*level, plain(text))));
        pieces
    };
    assert_eq!(back_from(markdown, &[], &page(0, &[])).0, Returned::Same);
    let (returned, _) = back_from(markdown, &[], &page(1, &[]));
    assert_eq!(returned, Returned::Changed(markdown.replace("\n2. Two", "\n   2. Two")));
    let (returned, _) = back_from(markdown, &[], &page(0, &[(1, "and this"), (2, "deeper")]));
    assert_eq!(returned, Returned::Changed(format!("{markdown}\n   - and this\n     - deeper")));
}

#[test]
fn strong_words_come_back() {
    let markdown = "A **strong** word [@usc22, § 1].";
    let text =
        |text: &str, strong: bool| Span::Text(lectern_model::span::TextSpan { text: text.into(), strong, ..Default::default() });
    let mut cite = text("1", false);
    if let Span::Text(words) = &mut cite {
        (words.superscript, words.link) = (true, Some(lectern_model::span::Link::Reference(1)));
    }
    let shown = [Block::Paragraph(vec![text("A ", false), text("strong", true), text(" word.", false), cite])];
    let page = |strong: bool, last: bool| {
        let run = |words: &str, strong| Run { strong, ..Run::plain(words) };
        [Piece::Paragraph(vec![run("A ", false), run("strong", strong), run(" word.", last), mark("1")])]
    };
    assert_eq!(back_from(markdown, &shown, &page(true, false)).0, Returned::Same);
    let (returned, _) = back_from(markdown, &shown, &page(false, false));
    assert_eq!(returned, Returned::Changed("A strong word [@usc22, § 1].".to_owned()));
    let (returned, _) = back_from(markdown, &shown, &page(true, true));
    assert_eq!(returned, Returned::Changed("A **strong word** [@usc22, § 1].".to_owned()));
}
