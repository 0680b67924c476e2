//! Links with their targets resolved.

use super::structure::Builder;
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
    pub(crate) goal: Goal<'a>,
    /// What it is, in words; never empty.
    pub(crate) alt: String,
    /// The element of role Link it belongs to, by its place in the plan.
    pub(crate) element: usize,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Goal<'a> {
    /// An address.
    Url(&'a str),
    /// A page, from 0, and a height on it.
    Place {
        /// The page.
        page: usize,
        /// The height.
        y: Pt,
    },
}

/// A page's links. Areas without a box, and those whose place is not set or on no page, lead nowhere and are left out.
pub(super) fn resolve<'a>(document: &'a Document, scene: &'a Scene, builder: &mut Builder<'a>) -> Vec<Link<'a>> {
    let mut links = Vec::new();
    for area in &scene.links {
        if area.rects.is_empty() {
            continue;
        }
        let Some(goal) = goal(document, &area.target) else { continue };
        let element = builder.link_element(area.node);
        links.push(Link { rects: &area.rects, goal, alt: alt(document, area, goal), element });
    }
    links
}

fn goal<'a>(document: &Document, target: &'a Target) -> Option<Goal<'a>> {
    match target {
        Target::Url(url) => (!url.is_empty()).then_some(Goal::Url(url)),
        Target::Place(id) => {
            let place = document.places.get(*id)?;
            (place.page < document.pages.len()).then_some(Goal::Place { page: place.page, y: place.y })
        }
    }
}

/// A link's words; without any, its address or the page it leads to, for PDF/UA wants some.
fn alt(document: &Document, area: &LinkArea, goal: Goal<'_>) -> String {
    if !area.alt.trim().is_empty() {
        return area.alt.clone();
    }
    match goal {
        Goal::Url(url) => url.to_owned(),
        Goal::Place { page, .. } => {
            let label = document.pages.get(page).and_then(|scene| scene.label.clone());
            label.unwrap_or_else(|| (page + 1).to_string())
        }
    }
}
