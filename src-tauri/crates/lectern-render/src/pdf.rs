//! Documents as tagged PDF, valid as PDF/UA-1 and PDF/A-2a at once.
//!
//! Two steps. A [`Plan`] settles everything a reader relies on: which items are which marked content, the tree of elements,
//! where links and the outline lead. A [`Backend`] turns the plan into bytes and decides nothing about meaning. The one backend
//! lets printpdf write pages, fonts and content operators, and adds what printpdf does not know (tags, annotations, outline,
//! metadata) to the objects it hands back.

mod file;
mod font;
mod image;
mod link;
mod mark;
mod metadata;
mod nested;
mod number;
mod outline;
mod page;
mod plan;
mod profile;
mod shape;
mod string;
mod structure;
mod text;
mod writer;

use crate::RenderError;
use lectern_scene::document::Document;
use plan::Plan;

/// What writes the file.
trait Backend {
    /// The bytes of the PDF.
    ///
    /// # Errors
    /// A font or a picture that cannot be embedded.
    fn write(&self, plan: &Plan<'_>) -> Result<Vec<u8>, RenderError>;
}

/// Renders a document as PDF.
///
/// Lengths that are not finite count as 0, page sides are kept between 3 and 14,400 points (the limits of PDF/A), and a nested
/// scene may show only nested scenes that stand before it.
///
/// # Errors
/// No pages or too many, a font or a picture that cannot be embedded, a key that leads nowhere.
pub fn render_pdf(document: &Document) -> Result<Vec<u8>, RenderError> {
    writer::Printpdf.write(&Plan::new(document)?)
}
