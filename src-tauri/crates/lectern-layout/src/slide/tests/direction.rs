//! Slides written from right to left.

use super::lay_out;
use crate::test_deck::{list, slide, table};
use lectern_model::block::{Block, DeckBlock};
use lectern_model::deck::DeckSlide;
use lectern_model::geometry::Pt;
use lectern_model::language::Language;
use lectern_model::slide::SlideKind;
use lectern_scene::document::Document;
use lectern_scene::scene::ItemKind;
use lectern_scene::text::GlyphRun;

const WORDS: &str = "مرحبا بكم في العرض";

fn arabic(kind: SlideKind, body: Vec<DeckBlock>) -> DeckSlide {
    DeckSlide { language: Language::new("ar"), ..slide("ar", kind, WORDS, body) }
}

/// The left edge of a label, and the right edge of the words on its line.
fn beside(document: &Document, label: &str) -> (Pt, Pt) {
    let runs: Vec<&GlyphRun> = document.pages[0]
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Text(run) => Some(run),
            ItemKind::Shape(_) | ItemKind::Image(..) | ItemKind::Scene(..) => None,
        })
        .collect();
    let label = runs.iter().find(|run| run.text.contains(label)).unwrap();
    let is_beside = |run: &&&GlyphRun| !std::ptr::eq(**run, *label) && (run.origin.y - label.origin.y).0.abs() < 1.0;
    let on_line = runs.iter().filter(is_beside);
    (label.origin.x, on_line.map(|run| run.origin.x + run.width()).fold(Pt::ZERO, Pt::max))
}

#[test]
fn bullets_and_numbers_stand_at_the_right_of_their_words() {
    let quoted = Block::Quote(vec![list(None, &[WORDS])]);
    for (kind, body, label) in [
        (SlideKind::Bullets, vec![list(None, &[WORDS, WORDS])], "•"),
        (SlideKind::Bullets, vec![list(Some(1), &[WORDS])], "1"),
        (SlideKind::Bullets, vec![quoted], "•"),
        (SlideKind::Steps, vec![list(Some(1), &[WORDS, WORDS])], "1"),
    ] {
        let layout = lay_out(vec![arabic(kind, body)]);
        let (label, words) = beside(&layout.document, label);
        assert!(words > Pt(500.0) && label > words + Pt(2.0), "{kind:?}: a label at {label:?}, words up to {words:?}");
    }
}

#[test]
fn a_table_begins_with_its_right_column() {
    let rows: [&[&str]; 2] = [&["أول", "ثان"], &["أحمر", "أزرق"]];
    let layout = lay_out(vec![arabic(SlideKind::Table, vec![table(&rows)])]);
    let place = |words: &str| {
        let mut runs = layout.document.pages[0].items.iter().filter_map(|item| match &item.kind {
            ItemKind::Text(run) => Some(run),
            ItemKind::Shape(_) | ItemKind::Image(..) | ItemKind::Scene(..) => None,
        });
        runs.find(|run| run.text.trim() == words).unwrap().origin.x
    };
    assert!(place("أول") > place("ثان") + Pt(50.0));
    assert!(place("أحمر") > place("أزرق") + Pt(50.0));
}
