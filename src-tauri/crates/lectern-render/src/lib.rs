//! Finished pages to bytes. A format is a module; none of them shapes text, reads files or looks at a clock, and the same
//! document gives the same bytes.

pub mod error;
pub mod pdf;
pub mod svg;

pub use error::RenderError;
use lectern_model::{deck::Deck, theme::Theme};
use lectern_scene::document::Document;
pub use pdf::render_pdf;
pub use svg::render_svg;
/// STUB
pub fn render_pptx(_: &Deck, _: &Theme, _: &Document) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::NoPages)
}
/// STUB
pub fn render_html(_: &Deck, _: &Theme, _: &Document) -> Result<String, RenderError> {
    Err(RenderError::NoPages)
}
