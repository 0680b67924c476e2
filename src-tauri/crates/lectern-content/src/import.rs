//! What others have written, PowerPoint decks, Word documents, pages and text, into slides of a presenter's own.
//!
//! Each reader makes [pages](tree::Page) of its format; [`slide`] makes slides of pages, whatever they came from.

pub mod brand;
mod chart;
mod divide;
pub mod docx;
mod embedded;
pub mod error;
mod flow;
pub mod html;
pub mod kind;
mod link;
pub mod markdown;
mod markup;
mod media;
pub mod package;
pub mod pptx;
pub mod report;
pub mod round_trip;
pub mod slide;
pub mod text;
pub mod tree;
pub mod xml;

#[cfg(test)]
mod fixture;
