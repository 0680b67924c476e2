//! A document with every question of meaning settled, ready for a writer that knows nothing of scenes' roles.

pub(super) mod label;
pub(super) mod link;
pub(super) mod outline;
pub(super) mod structure;

use crate::RenderError;
use label::LabelRange;
use lectern_model::geometry::{Pt, Size};
use lectern_scene::document::Document;
use lectern_scene::scene::{Item, ItemKind, Role, Scene};
use link::Link;
use outline::Entry;
use std::collections::BTreeSet;
use std::ops::Range;
use structure::{Builder, Element};

/// The most pages written; readers grow slow long before.
const MOST_PAGES: usize = 50_000;
/// The shortest and the longest side of a page in PDF/A-2 (ISO 19005-2, 6.1.13).
const SIDES: (f32, f32) = (3.0, 14_400.0);

/// A document and what its items mean.
pub(super) struct Plan<'a> {
    /// The document.
    pub(super) document: &'a Document,
    /// Its pages, in order.
    pub(super) pages: Vec<Page<'a>>,
    /// The nested scenes that are shown, by their place in the document.
    pub(super) nested: BTreeSet<usize>,
    /// What a screen reader reads: parents before children, in reading order. The first is the document.
    pub(super) elements: Vec<Element<'a>>,
    /// The outline, in order.
    pub(super) outline: Vec<Entry<'a>>,
    /// The pages' labels; empty where they are the pages' numbers anyway.
    pub(super) labels: Vec<LabelRange>,
}

/// A page.
pub(super) struct Page<'a> {
    /// Its place among the pages, from 0.
    pub(super) number: usize,
    /// What stands on it.
    pub(super) scene: &'a Scene,
    /// Its size, within what PDF/A allows.
    pub(super) size: Size,
    /// Its items in runs of one meaning; together they cover all of them.
    pub(super) marks: Vec<Mark>,
    /// Its links.
    pub(super) links: Vec<Link<'a>>,
}

/// Consecutive items of one meaning.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// What they are.
    pub(super) kind: MarkKind,
    /// Their places in the scene.
    pub(super) items: Range<usize>,
}

/// What a run of items is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// Content of an element.
    Content {
        /// The element, by its place in the plan.
        element: usize,
    },
    /// Page furniture.
    Pagination,
    /// Decoration.
    Artifact,
}

impl<'a> Plan<'a> {
    /// The plan of a document.
    ///
    /// # Errors
    /// No pages or too many, a key that leads nowhere.
    pub(super) fn new(document: &'a Document) -> Result<Self, RenderError> {
        match document.pages.len() {
            0 => return Err(RenderError::NoPages),
            pages if pages > MOST_PAGES => return Err(RenderError::TooManyPages { pages, limit: MOST_PAGES }),
            _ => {}
        }
        let nested = shown_scenes(document)?;
        let mut builder = Builder::new(&document.structure);
        let links: Vec<Vec<Link<'a>>> = document.pages.iter().map(|scene| link::resolve(document, scene, &mut builder)).collect();
        let mut pages: Vec<Page<'a>> = document
            .pages
            .iter()
            .zip(links)
            .enumerate()
            .map(|(number, (scene, links))| Page {
                number,
                scene,
                size: page_size(scene.size),
                marks: marks(scene, &builder),
                links,
            })
            .collect();
        let elements = builder.finish(&mut pages);
        Ok(Self {
            document,
            pages,
            nested,
            elements,
            outline: outline::nest(&document.outline, document.pages.len()),
            labels: label::ranges(document.pages.iter().map(|scene| scene.label.as_deref())),
        })
    }

    /// Every scene written, each once: the pages, then the nested scenes shown.
    pub(super) fn scenes(&self) -> impl Iterator<Item = &'a Scene> {
        let nested = self.nested.iter().filter_map(|at| self.document.nested.get(*at));
        self.pages.iter().map(|page| page.scene).chain(nested)
    }
}

/// A page's size within what PDF/A allows.
pub(super) fn page_size(size: Size) -> Size {
    let side = |side: Pt| Pt(super::number::length(side).clamp(SIDES.0, SIDES.1));
    Size::new(side(size.width), side(size.height))
}

/// The scene numbered `inner`, if a scene may show it: a page any, a nested scene only those before itself, so that no scene can
/// show itself over others.
pub(super) fn may_show(outer: Option<usize>, inner: usize) -> bool {
    outer.is_none_or(|outer| inner < outer)
}

/// The nested scenes that pages show, and those they show in turn, once every key is known to lead somewhere.
fn shown_scenes(document: &Document) -> Result<BTreeSet<usize>, RenderError> {
    let mut shown = BTreeSet::new();
    for (page, scene) in document.pages.iter().enumerate() {
        let mut waiting: Vec<(Option<usize>, &Scene)> = vec![(None, scene)];
        while let Some((at, scene)) = waiting.pop() {
            for item in &scene.items {
                check_keys(document, item, page + 1)?;
                if let ItemKind::Scene(inner, _) = item.kind
                    && may_show(at, inner)
                    && let Some(nested) = document.nested.get(inner)
                    && shown.insert(inner)
                {
                    waiting.push((Some(inner), nested));
                }
            }
        }
    }
    Ok(shown)
}

/// Whether an item's font, picture or scene is there.
fn check_keys(document: &Document, item: &Item, page: usize) -> Result<(), RenderError> {
    let (there, what) = match &item.kind {
        ItemKind::Text(run) => (document.fonts.get(run.font).is_some(), "font"),
        ItemKind::Image(key, _) => (document.images.get(*key).is_some(), "picture"),
        ItemKind::Scene(at, _) => (*at < document.nested.len(), "scene"),
        ItemKind::Shape(_) => (true, ""),
    };
    if there { Ok(()) } else { Err(RenderError::Missing { what, page }) }
}

/// A scene's items in runs of one meaning. Content that no element owns is decoration: nobody could find it.
fn marks(scene: &Scene, builder: &Builder<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut last: Option<Role> = None;
    for (at, item) in scene.items.iter().enumerate() {
        if last == Some(item.role)
            && let Some(mark) = marks.last_mut()
        {
            mark.items.end = at + 1;
            continue;
        }
        let kind = match item.role {
            Role::Content(id) => builder.owner(id).map_or(MarkKind::Artifact, |element| MarkKind::Content { element }),
            Role::Pagination => MarkKind::Pagination,
            Role::Artifact => MarkKind::Artifact,
        };
        marks.push(Mark { kind, items: at..at + 1 });
        last = Some(item.role);
    }
    marks
}
