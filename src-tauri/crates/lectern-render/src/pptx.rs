//! Editable slides as Office Open XML presentations: words from the deck, boxes from the frames.

mod package;
mod xml;
