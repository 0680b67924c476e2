//! Links and the places they lead to.

use crate::structure::NodeId;
use lectern_model::geometry::{Pt, Rect};

/// An area that leads somewhere; more than one box where the words run over a line's end.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkArea {
    /// The boxes.
    pub rects: Vec<Rect>,
    /// Where it leads.
    pub target: Target,
    /// What it is, for those who cannot see it.
    pub alt: String,
    /// The structure element of role [`Link`](crate::structure::Role::Link) or
    /// [`Reference`](crate::structure::Role::Reference) it belongs to.
    pub node: NodeId,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address.
    Url(String),
    /// A place in the document.
    Place(PlaceId),
}

/// A place in a document, known by its id before its page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(u32);

/// The places of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Places {
    places: Vec<Option<Place>>,
}

/// A page and a height on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page, from 0.
    pub page: usize,
    /// The height on the page.
    pub y: Pt,
}

impl Places {
    /// A new place, not yet set.
    pub fn reserve(&mut self) -> PlaceId {
        self.places.push(None);
        PlaceId(u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX))
    }

    /// Sets where a place is.
    pub fn set(&mut self, id: PlaceId, place: Place) {
        if let Some(slot) = self.places.get_mut(id.0 as usize) {
            *slot = Some(place);
        }
    }

    /// Where a place is, if it was set.
    pub fn get(&self, id: PlaceId) -> Option<Place> {
        self.places.get(id.0 as usize).copied().flatten()
    }
}
