//! Finished pages to bytes. A format is a module; none of them shapes text, reads files or looks at a clock, and the same
//! document gives the same bytes.

mod address;
pub mod error;
pub mod html;
pub mod pdf;
pub mod pptx;
pub mod svg;

pub use error::RenderError;
pub use html::render_html;
pub use pdf::render_pdf;
pub use pptx::render_pptx;
pub use svg::render_svg;
