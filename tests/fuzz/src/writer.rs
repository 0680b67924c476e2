//! Writers, fed with what slides of any words become.

use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::font_folder::load_fonts;
use lectern_content::load::load_pack;
use lectern_content::pack_source::MemorySource;
use lectern_content::resolve::resolve_talk;
use lectern_content::theme::load_theme;
use lectern_layout::{Typesetter, layout_deck, layout_whole_deck};
use lectern_model::deck::Deck;
use lectern_model::slide::SlideKind;
use lectern_model::talk::Talk;
use lectern_model::theme::{Aspect, Theme};
use lectern_scene::document::Document;
use std::cell::RefCell;

/// The longest text of a slide: longer ones only take longer.
const LONGEST: usize = 4000;

thread_local! {
    static STAGE: RefCell<(Typesetter, Theme)> = RefCell::new(stage());
}

fn stage() -> (Typesetter, Theme) {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let (path, text) = content.read_theme("calm").unwrap();
    (Typesetter::new(load_fonts(&content).unwrap()), load_theme(&path, &text).0.unwrap())
}

/// PDF.
pub(crate) fn pdf(data: &[u8]) {
    with_deck(data, false, &|_, _, document| drop(lectern_render::render_pdf(document)));
}

/// The PDF of a slide.
pub(crate) fn pdf_of(data: &[u8]) -> Vec<u8> {
    let made = std::cell::RefCell::new(Vec::new());
    with_deck(data, false, &|_, _, document| {
        made.replace(lectern_render::render_pdf(document).unwrap_or_default());
    });
    made.into_inner()
}

/// SVG, of each page.
pub(crate) fn svg(data: &[u8]) {
    with_deck(data, false, &|_, _, document| {
        for page in 0..document.pages.len() {
            drop(lectern_render::render_svg(document, page));
        }
    });
}

/// HTML, of both copies.
pub(crate) fn html(data: &[u8]) {
    with_deck(data, true, &|deck, theme, document| drop(lectern_render::render_html(deck, theme, document)));
}

/// PPTX, of both copies.
pub(crate) fn pptx(data: &[u8]) {
    with_deck(data, true, &|deck, theme, document| drop(lectern_render::render_pptx(deck, theme, document)));
}

/// Does something with a deck of one slide, whose layout and shape the first byte tells and whose text the others are; where asked,
/// also with the copy for an audience.
fn with_deck(data: &[u8], copies: bool, work: &dyn Fn(&Deck, &Theme, &Document)) {
    let (&first, text) = data.split_first().unwrap_or((&0, &[]));
    let aspect = if first & 128 == 0 { Aspect::Wide } else { Aspect::Standard };
    let kind = SlideKind::ALL[usize::from(first & 127) % SlideKind::ALL.len()];
    let text = String::from_utf8_lossy(&text[..text.len().min(LONGEST)]);
    let deck = deck_of(kind, &text);
    STAGE.with_borrow_mut(|(setter, theme)| {
        let whole = layout_whole_deck(setter, &deck, theme, aspect).document;
        work(&deck, theme, &whole);
        if copies {
            let copy = deck.audience_copy();
            let shown = layout_deck(setter, &copy, theme, aspect).document;
            work(&copy, theme, &shown);
        }
    });
}

/// A deck with a slide of a layout and a text.
fn deck_of(kind: SlideKind, text: &str) -> Deck {
    let head =
        format!("id: fuzz\ntitle: A *slide*\ntopic: t\naudiences: [all]\nminutes: 1\nweight: should\nlayout: {}", kind.name());
    let mut files = MemorySource::new();
    files.insert("slides/fuzz.md", format!("---\n{head}\n---\n\n{text}\n").into_bytes());
    for (path, text) in [("pack.yaml", PACK), ("sources.json", SOURCES), ("help.yaml", HELP), ("images/a.svg", DRAWING)] {
        files.insert(path, text.as_bytes());
    }
    let talk: Talk = serde_saphyr::from_str(TALK).unwrap();
    resolve_talk(&talk, &load_pack(&files).0).0
}

const PACK: &str = "id: p\ntitle: P\nversion: '1'\nlanguage: en\naudiences: [{id: a, name: A, citation_style: ama}]\n\
                    topics: [{id: t, name: T}]\n";
const SOURCES: &str =
    r#"[{"id":"one","type":"book","title":"One","author":[{"family":"Example"}],"issued":{"date-parts":[[2020]]}}]"#;
const HELP: &str = "contacts:\n  - {id: H-01, name: Line, for: anyone, reach: [{kind: call, value: 555-0100}], sources: [], \
                    status: unverified, checked_on: null, print: [takeaway, card]}\n";
const DRAWING: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10z" fill="currentColor"/></svg>"#;
const TALK: &str =
    "title: T\naudience: a\nminutes: 5\npack: {id: p, version: '1'}\nsections:\n  - title: Part\n    slides: [{slide: fuzz}]\n";
