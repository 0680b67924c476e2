//! How a paragraph looks.

use lectern_model::block::Align;
use lectern_model::geometry::Pt;
use lectern_model::language::Language;
use lectern_model::theme::Colour;

/// How a paragraph looks.
#[derive(Debug, Clone, PartialEq)]
pub struct TextFormat {
    /// The font family.
    pub family: String,
    /// The font size.
    pub size: Pt,
    /// Line height as a factor of the size.
    pub leading: f32,
    /// CSS weight of plain words.
    pub weight: u16,
    /// CSS weight of strong words.
    pub strong_weight: u16,
    /// Whether plain words slant; emphasis then stands upright.
    pub italic: bool,
    /// The colour of plain words.
    pub colour: Colour,
    /// The colour of strong words.
    pub strong_colour: Colour,
    /// The colour of links; citation marks take the colour of plain words.
    pub link_colour: Colour,
    /// Where lines stand in their width.
    pub align: Align,
    /// The language of words not marked otherwise; it also gives the direction of the paragraph.
    pub language: Language,
    /// How lines are broken.
    pub breaking: Breaking,
    /// Space between letters, as a part of the size.
    pub tracking: f32,
}

/// How lines are broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Breaking {
    /// Lines of even fill over the whole paragraph, without hyphens: for slides.
    Even,
    /// As few lines as can be, all of about the same width: for titles.
    Balanced,
    /// Lines of even fill, long words hyphenated where that helps: for handouts.
    Hyphenated,
}

impl TextFormat {
    /// Plain text in a family, size and colour.
    pub fn new(family: &str, size: Pt, colour: Colour, language: &Language) -> Self {
        Self {
            family: family.to_owned(),
            size,
            leading: 1.35,
            weight: 400,
            strong_weight: 700,
            italic: false,
            colour,
            strong_colour: colour,
            link_colour: colour,
            align: Align::Start,
            language: language.clone(),
            breaking: Breaking::Even,
            tracking: 0.0,
        }
    }

    /// The height of a line.
    pub fn line_height(&self) -> Pt {
        self.size * self.leading
    }

    /// The same, larger or smaller.
    #[must_use]
    pub fn scaled(mut self, factor: f32) -> Self {
        self.size = self.size * factor;
        self
    }
}
