//! A whole document: pages, their structure, the fonts and images they use.

use crate::font::Fonts;
use crate::image::Images;
use crate::link::Places;
use crate::scene::Scene;
use crate::structure::Structure;
use lectern_model::date::Date;
use lectern_model::geometry::Pt;
use lectern_model::language::Language;

/// A finished document.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The pages.
    pub pages: Vec<Scene>,
    /// Scenes that stand on pages as a whole, such as the slides of an N-up sheet.
    pub nested: Vec<Scene>,
    /// What is a heading, a list, a figure….
    pub structure: Structure,
    /// Fonts by the ids in glyph runs.
    pub fonts: Fonts,
    /// Images by the ids in items.
    pub images: Images,
    /// Where links inside the document lead.
    pub places: Places,
    /// The outline (bookmarks), in order.
    pub outline: Vec<OutlineEntry>,
    /// Title, author, language.
    pub metadata: Metadata,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// How deep it stands, from 0.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// The page it leads to, from 0.
    pub page: usize,
    /// The height on that page.
    pub y: Pt,
}

/// What a document says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Its title.
    pub title: String,
    /// Who made it; may be empty.
    pub author: String,
    /// What it is about; may be empty.
    pub subject: String,
    /// The language of everything not marked otherwise.
    pub language: Language,
    /// The day of the talk: the only date written, so that equal input gives equal bytes.
    pub date: Option<Date>,
}

impl Document {
    /// The document as a printer without colour would print it: colours become greys. Pictures keep their colours; the printer
    /// turns them.
    #[must_use]
    pub fn to_grey(mut self) -> Self {
        for scene in self.pages.iter_mut().chain(&mut self.nested) {
            scene.map_colours(&mut |colour| colour.to_grey());
        }
        self
    }
}
