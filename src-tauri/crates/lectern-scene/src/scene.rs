//! A page and what stands on it.

use crate::frame::Frame;
use crate::image::ImageKey;
use crate::link::LinkArea;
use crate::shape::Shape;
use crate::structure::ContentId;
use crate::text::GlyphRun;
use lectern_model::geometry::{Rect, Size};
use lectern_model::theme::Colour;

/// A finished page. Items are painted in order; what is read aloud, and in which order, is the structure's.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// The page's size.
    pub size: Size,
    /// What stands on it.
    pub items: Vec<Item>,
    /// Areas that lead somewhere.
    pub links: Vec<LinkArea>,
    /// The placeholders placed, for formats whose text stays editable; empty for handouts.
    pub frames: Vec<Frame>,
    /// The page's label (`iii`, `12`); none counts on.
    pub label: Option<String>,
    /// The slide of the deck that the page shows, as an index; a slide that goes on has several pages. None for handouts.
    pub slide: Option<usize>,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is to a reader.
    pub role: Role,
    /// What is painted.
    pub kind: ItemKind,
}

/// What an item is to somebody who cannot see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A piece of the document's content.
    Content(ContentId),
    /// Furniture repeated on pages: page numbers, running titles.
    Pagination,
    /// Decoration: backgrounds, rules, marks whose meaning is in the text.
    Artifact,
}

/// What is painted.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// Text.
    Text(GlyphRun),
    /// A shape.
    Shape(Shape),
    /// An image, scaled to a box.
    Image(ImageKey, Rect),
    /// A nested scene of the document, by index, scaled to a box of its shape.
    Scene(usize, Rect),
}

impl Scene {
    /// An empty page.
    pub fn new(size: Size) -> Self {
        Self { size, ..Self::default() }
    }

    /// Puts something on the page, over what is there.
    pub fn push(&mut self, role: Role, kind: ItemKind) {
        self.items.push(Item { role, kind });
    }

    /// Changes every colour.
    pub fn map_colours(&mut self, map: &mut dyn FnMut(Colour) -> Colour) {
        for item in &mut self.items {
            match &mut item.kind {
                ItemKind::Text(run) => run.colour = map(run.colour),
                ItemKind::Shape(shape) => shape.map_colours(map),
                ItemKind::Image(..) | ItemKind::Scene(..) => {}
            }
        }
    }
}
