//! Content packs to a [`Library`](lectern_model::library::Library), and a talk with a library to a
//! [`Deck`](lectern_model::deck::Deck). Reads through a [`PackSource`](pack_source::PackSource), never from disk.

pub mod bibliography;
mod binding;
pub mod brand;
pub mod check;
pub mod code;
pub mod import;
pub mod load;
mod nearest;
pub mod pack_source;
mod quotation;
pub mod resolve;
pub mod theme;
