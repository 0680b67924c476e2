//! Editable slides as Office Open XML presentations: words from the deck, boxes from the frames.

mod build;
mod chart;
mod font;
mod package;
mod palette;
mod presentation;
mod ruler;
mod workbook;
mod write;
mod xml;

use crate::error::RenderError;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::theme::Theme;
use lectern_scene::document::Document;

/// The most slides that are written.
const MOST_SLIDES: usize = 20_000;

/// Renders a deck as a presentation whose text, tables and charts can be edited. `document` is the deck laid out as slides in this
/// theme; what it leaves out is left out. Whether there are notes follows from the deck: an audience's copy holds none.
///
/// # Errors
/// The document has no pages or too many, or the file would be larger than the format allows.
pub fn render_pptx(deck: &Deck, theme: &Theme, document: &Document) -> Result<Vec<u8>, RenderError> {
    match document.pages.len() {
        0 => Err(RenderError::NoPages),
        pages if pages > MOST_SLIDES => Err(RenderError::TooManyPages { pages, limit: MOST_SLIDES }),
        _ => write::write(&build::presentation(deck, theme, document)),
    }
}

/// What a slide is called in lists of titles where its page shows none: its first words, or its id.
pub fn unseen_title(slide: &DeckSlide) -> String {
    build::unseen_title(slide)
}
