//! Printed matter: articles, slides on sheets, notes pages, takeaways, pocket cards, large print,
//! accreditation packets.

mod article;
mod card;
mod furniture;
mod ink;
mod leaflet;
mod look;
mod notes;
mod nup;
mod packet;
mod picture;
mod sheet;
mod takeaway;
mod wording;

pub use leaflet::{Leaflet, LeafletContent, LeafletPart, layout_leaflet};

use crate::layout::Layout;
use crate::typesetter::Typesetter;
use lectern_model::deck::Deck;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::theme::{Aspect, Theme};
use lectern_scene::document::{Document, Metadata};
use look::Look;

/// Lays out a handout of a deck. Every kind but the notes pages is for the audience: it holds no speaker notes, no answers to
/// questions, no hidden and no backup slides.
pub fn layout_handout(
    setter: &mut Typesetter,
    deck: &Deck,
    theme: &Theme,
    aspect: Aspect,
    kind: Handout,
    paper: Paper,
    ink: Ink,
) -> Layout {
    let look = Look::new(theme, ink, &deck.language);
    let mut layout = match kind {
        Handout::Article => article::layout_article(setter, deck, paper, &look),
        Handout::LargePrint => article::layout_large_print(setter, deck, paper, &Look::large(theme, ink, &deck.language)),
        Handout::Takeaway => takeaway::layout_takeaway(setter, deck, paper, &look),
        Handout::Cards => card::layout_cards(setter, deck, paper, &look),
        Handout::NUp(nup) => nup::layout_nup(setter, deck, theme, aspect, nup, paper, &look),
        Handout::Notes => notes::layout_notes(setter, deck, theme, aspect, paper, &look),
        Handout::Accreditation => packet::layout_packet(setter, deck, paper, &look),
    };
    layout.diagnostics.extend(take_missing(setter, &kind.name()));
    if ink == Ink::Grey {
        layout.document = layout.document.to_grey();
    }
    layout
}

/// Says which characters no font has.
fn take_missing(setter: &mut Typesetter, what: &str) -> Option<Diagnostic> {
    let missing = setter.take_missing();
    if missing.is_empty() {
        return None;
    }
    let names: Vec<String> = missing.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    let message = format!("{what}: no font has {}", names.join(", "));
    Some(Diagnostic::warning("missing-glyph", message).hint("use other characters, or add a font that has them"))
}

/// An empty document that knows its fonts and what it is.
fn begin(setter: &Typesetter, deck: &Deck) -> Document {
    let author = [deck.presenter.as_str(), deck.agency.as_str()].into_iter().filter(|text| !text.is_empty());
    let metadata = Metadata {
        title: deck.title.clone(),
        author: author.collect::<Vec<_>>().join(", "),
        subject: deck.subtitle.clone(),
        language: deck.language.clone(),
        date: deck.date,
    };
    Document { fonts: setter.fonts().fonts().clone(), metadata, ..Document::default() }
}

/// Says that pages were too small for what stands on them.
fn overfull(pages: usize) -> Vec<Diagnostic> {
    if pages == 0 {
        return Vec::new();
    }
    let message = format!("{pages} pages hold a table row or a figure higher than the page");
    vec![Diagnostic::error("handout-overfull", message).hint("shorten the longest cell of the table, or divide it into rows")]
}

#[cfg(test)]
mod tests;
