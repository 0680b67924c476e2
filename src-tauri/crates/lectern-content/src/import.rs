//! What others have written, PowerPoint decks, Word documents, pages and text, into slides of a presenter's own.
//!
//! Each reader makes [pages](tree::Page) of its format; [`slide`] makes slides of pages, whatever they came from.

mod chart;
mod divide;
pub mod docx;
pub mod error;
mod markup;
mod media;
pub mod package;
pub mod pptx;
pub mod report;
pub mod slide;
pub mod tree;
pub mod xml;

#[cfg(test)]
mod fixture;
