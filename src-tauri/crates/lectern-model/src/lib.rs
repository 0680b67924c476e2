//! The values of Lectern. No input or output, no fonts, no file format: every other crate speaks in these terms.

pub mod block;
pub mod brand;
pub mod chart;
pub mod citation;
pub mod claim;
pub mod contact;
pub mod date;
pub mod deck;
pub mod diagnostic;
pub mod geometry;
pub mod handout;
pub mod id;
pub mod image;
pub mod language;
pub mod library;
pub mod minutes;
pub mod outline;
pub mod pack;
pub mod path;
pub mod slide;
pub mod source;
pub mod span;
pub mod talk;
pub mod term;
pub mod theme;
pub mod words;
