//! Text as positioned glyphs that still know their words.

use crate::font::FontKey;
use lectern_model::geometry::{Point, Pt};
use lectern_model::language::Language;
use lectern_model::theme::Colour;
use std::ops::Range;
use std::sync::Arc;

/// Glyphs of one font, size and direction on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The font.
    pub font: FontKey,
    /// The font size.
    pub size: Pt,
    /// The colour.
    pub colour: Colour,
    /// The left end of the baseline.
    pub origin: Point,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// The words, in reading order.
    pub text: Arc<str>,
    /// Whether the words run from right to left, so that the first glyph belongs to the last letter.
    pub right_to_left: bool,
    /// The language, where it differs from the document's.
    pub language: Option<Language>,
}

/// A glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its id in the font.
    pub id: u16,
    /// How far the next glyph stands to the right.
    pub advance: Pt,
    /// Its place relative to the pen: right.
    pub x_offset: Pt,
    /// Its place relative to the pen: up.
    pub y_offset: Pt,
    /// The bytes of the run's text it shows. Glyphs of one cluster share a range; only the first of them in reading order speaks.
    pub text: Range<u32>,
}

impl GlyphRun {
    /// The width from the first glyph to the end of the last.
    pub fn width(&self) -> Pt {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    /// The run moved by `x` and `y`.
    #[must_use]
    pub fn moved(mut self, x: Pt, y: Pt) -> Self {
        self.origin = self.origin.moved(x, y);
        self
    }
}
