//! A [`Deck`](lectern_model::deck::Deck) to finished pages: shaping, paragraphs, slides, handouts. Knows no Markdown, no
//! bibliography file and no output format.

pub mod chart;
pub mod composer;
pub mod contact;
pub mod drawing;
pub mod flow;
pub mod font;
pub mod format;
pub mod handout;
pub mod hyphen;
pub mod layout;
pub mod line;
pub mod line_break;
pub mod paragraph;
pub mod qr;
pub mod slide;
pub mod typesetter;
mod vector;

pub use handout::{Leaflet, LeafletContent, LeafletPart, layout_handout, layout_leaflet};
pub use layout::Layout;
pub use slide::{PageCount, layout_deck, layout_slide, layout_whole_deck};
pub use typesetter::Typesetter;

#[cfg(test)]
mod test_deck;
#[cfg(test)]
mod test_fonts;
