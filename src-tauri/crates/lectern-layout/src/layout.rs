//! What laying out gives: pages, and what went wrong.

use lectern_model::diagnostic::Diagnostic;
use lectern_scene::document::Document;

/// A document laid out.
#[derive(Debug, Default)]
pub struct Layout {
    /// The pages.
    pub document: Document,
    /// What the presenter should look at: text made smaller, slides continued, letters no font has.
    pub diagnostics: Vec<Diagnostic>,
}
