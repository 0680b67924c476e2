//! Citations and references: formatting by CSL and by our own templates, import from BibLaTeX and RIS, writing CSL-JSON.

mod author;
mod csl;
mod elem;
mod format;
mod import;
mod item;
mod legal;
mod mark;
mod markup;
mod plain;
mod processed;
mod recase;
mod ris;
mod short;
mod style;
mod styled;
mod tidy;
mod write;

pub use format::{Bibliography, BibliographyRequest, format_bibliography};
pub use import::import_bibtex;
pub use mark::Mark;
pub use ris::{import_ris, is_ris};
pub use write::write_sources;

#[cfg(test)]
mod tests;
