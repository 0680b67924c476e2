//! Finished pages to bytes. A format is a module; none of them shapes text, reads files or looks at a clock, and the same
//! document gives the same bytes.

pub mod error;
pub mod html;
pub mod pdf;
pub mod svg;

pub use error::RenderError;
pub use html::render_html;
pub use pdf::render_pdf;
pub use svg::render_svg;
/// STUB
pub fn render_pptx(_: &lectern_model::deck::Deck, _: &lectern_model::theme::Theme, _: &lectern_scene::document::Document) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::NoPages)
}
