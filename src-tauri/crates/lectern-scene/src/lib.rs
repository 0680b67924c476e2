//! Finished pages: positions are final, glyph runs keep their text, and every item carries its structure role. No theme look-ups,
//! no shaping, no file format.

pub mod document;
pub mod dump;
pub mod font;
pub mod frame;
pub mod image;
pub mod link;
pub mod scene;
pub mod shape;
pub mod structure;
pub mod text;
