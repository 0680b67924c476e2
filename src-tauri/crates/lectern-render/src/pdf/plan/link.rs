//! Links with their targets resolved.

use super::structure::Builder;
use crate::address::followed;
use lectern_model::geometry::{Pt, Rect};
use lectern_scene::document::Document;
use lectern_scene::link::{LinkArea, Target};
use lectern_scene::scene::Scene;

/// An area of a page that leads somewhere.
#[derive(Debug, PartialEq)]
pub(crate) struct Link<'a> {
    /// Its boxes, at least one.
    pub(crate) rects: &'a [Rect],
    /// Where it leads.
    pub(crate) goal: Goal,
    /// What it is, in words; never empty.
    pub(crate) alt: String,
    /// The element of role Link it belongs to, by its place in the plan.
    pub(crate) element: usize,
}

/// Where a link leads.
#[derive(Debug, PartialEq)]
pub(crate) enum Goal {
    /// An address.
    Url(String),
    /// A page, from 0, and a height on it.
    Place {
        /// The page.
        page: usize,
        /// The height.
        y: Pt,
    },
}

/// A page's links. Areas without a box, and those whose place is not set or on no page or whose address nobody can follow, lead nowhere and are left out.
pub(super) fn resolve<'a>(document: &'a Document, scene: &'a Scene, builder: &mut Builder<'a>) -> Vec<Link<'a>> {
    let mut links = Vec::new();
    for area in &scene.links {
        if area.rects.is_empty() {
            continue;
        }
        let Some(goal) = goal(document, &area.target) else { continue };
        let alt = alt(document, area, &goal);
        let element = builder.link_element(area.node);
        links.push(Link { rects: &area.rects, goal, alt, element });
    }
    links
}

fn goal(document: &Document, target: &Target) -> Option<Goal> {
    match target {
        Target::Url(url) => followed(url).map(Goal::Url),
        Target::Place(id) => {
            let place = document.places.get(*id)?;
            (place.page < document.pages.len()).then_some(Goal::Place { page: place.page, y: place.y })
        }
    }
}

/// A link's words; without any, its address or the page it leads to, for PDF/UA wants some.
fn alt(document: &Document, area: &LinkArea, goal: &Goal) -> String {
    if !area.alt.trim().is_empty() {
        return area.alt.clone();
    }
    match goal {
        Goal::Url(url) => url.clone(),
        Goal::Place { page, .. } => {
            let label = document.pages.get(*page).and_then(|scene| scene.label.clone());
            label.unwrap_or_else(|| (*page + 1).to_string())
        }
    }
}
