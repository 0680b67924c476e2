//! What others have written, PowerPoint decks, Word documents, pages and text, into slides of a presenter's own.

pub mod package;
pub mod xml;

#[cfg(test)]
mod fixture;
