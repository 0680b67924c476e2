//! A finished page read back: where its words stand, what its figures are, what decorates it.

use crate::pptx::write::{extent, union};
use lectern_model::geometry::{Pt, Rect};
use lectern_scene::document::Document;
use lectern_scene::image::ImageKey;
use lectern_scene::scene::{ItemKind, Role, Scene};
use lectern_scene::shape::Shape;
use lectern_scene::structure::{self, ContentId, NodeId, Structure};
use lectern_scene::text::GlyphRun;
use std::collections::BTreeMap;

/// How many runs of glyphs, such as a bullet, may stand before the words looked for.
const LABELS: usize = 3;
/// How far words may stand out of their frame.
const SLACK: Pt = Pt(3.0);
/// Two heights closer than this, as a part of the type's size, are one line.
const SAME_LINE: f32 = 0.45;

/// A page read back.
pub(super) struct Page<'a> {
    /// Words that stand in no figure, in reading order.
    runs: Vec<&'a GlyphRun>,
    pub(super) figures: Vec<Figure<'a>>,
    /// What decorates it, the page's own colour left out; the lowest first.
    pub(super) decorations: Vec<&'a Shape>,
    /// Decorating pictures.
    pub(super) pictures: Vec<(ImageKey, Rect)>,
    /// Words that are drawn and not read, such as a large quotation mark.
    pub(super) signs: Vec<&'a GlyphRun>,
}

/// A figure with what it shows.
pub(super) struct Figure<'a> {
    node: NodeId,
    pub(super) alt: &'a str,
    pub(super) bounds: Rect,
    pub(super) shapes: Vec<&'a Shape>,
    pub(super) image: Option<(ImageKey, Rect)>,
    /// Whether there are words in it.
    pub(super) worded: bool,
}

impl<'a> Page<'a> {
    /// Reads a page back.
    pub(super) fn read(document: &'a Document, scene: &'a Scene) -> Self {
        let mut page =
            Page { runs: Vec::new(), figures: Vec::new(), decorations: Vec::new(), pictures: Vec::new(), signs: Vec::new() };
        let mut owners = Owners { structure: &document.structure, figures: BTreeMap::new() };
        for item in &scene.items {
            let figure = match item.role {
                Role::Content(id) => owners.figure(id),
                Role::Pagination | Role::Artifact => None,
            };
            match (&item.kind, figure) {
                (ItemKind::Text(run), None) => {
                    if item.role == Role::Artifact {
                        page.signs.push(run);
                    }
                    page.runs.push(run);
                }
                (ItemKind::Text(run), Some(node)) => {
                    let bounds = Rect::new(run.origin.x, run.origin.y - run.size, run.width(), run.size);
                    page.figure(document, node, bounds).worded = true;
                }
                (ItemKind::Shape(shape), None) if !is_page(shape, scene) => page.decorations.push(shape),
                (ItemKind::Shape(shape), Some(node)) => {
                    let bounds = extent(shape).unwrap_or_default();
                    page.figure(document, node, bounds).shapes.push(shape);
                }
                (ItemKind::Image(key, rect), None) => page.pictures.push((*key, *rect)),
                (ItemKind::Image(key, rect), Some(node)) => page.figure(document, node, *rect).image = Some((*key, *rect)),
                (ItemKind::Shape(_) | ItemKind::Scene(..), _) => {}
            }
        }
        page
    }

    /// The figure of an element, grown by what is found of it.
    fn figure(&mut self, document: &'a Document, node: NodeId, bounds: Rect) -> &mut Figure<'a> {
        let at = self.figures.iter().rposition(|figure| figure.node == node).unwrap_or_else(|| {
            let alt = document.structure.node(node).and_then(|node| node.alt.as_deref()).unwrap_or_default();
            self.figures.push(Figure { node, alt, bounds, shapes: Vec::new(), image: None, worded: false });
            self.figures.len() - 1
        });
        let figure = &mut self.figures[at];
        figure.bounds = union(figure.bounds, bounds);
        figure
    }

    /// Takes out of the decorations those that something else stands for.
    pub(super) fn take(&mut self, is_taken: impl Fn(&Shape, Rect) -> bool) -> Vec<&'a Shape> {
        let (taken, rest) =
            self.decorations.drain(..).partition(|shape| extent(shape).is_some_and(|bounds| is_taken(shape, bounds)));
        self.decorations = rest;
        taken
    }

    /// Takes the first figure that shows something.
    pub(super) fn take_figure(&mut self, alt: &str) -> Option<Figure<'a>> {
        let at = self.figures.iter().position(|figure| figure.alt == alt)?;
        Some(self.figures.remove(at))
    }

    /// Reads the words in a frame, in order.
    pub(super) fn reader(&self, frame: Rect) -> Reader<'a> {
        let inside = |run: &&&GlyphRun| {
            let (x, y) = (run.origin.x, run.origin.y);
            // Large figures stand on the edge with their strokes, and begin before it with their white.
            x >= frame.x - SLACK.max(run.size * 0.05)
                && x <= frame.right() + SLACK
                && y >= frame.y - SLACK
                && y <= frame.bottom() + SLACK * 4.0
        };
        Reader { runs: self.runs.iter().filter(inside).copied().collect(), at: 0 }
    }
}

/// Whether a shape is the page's own colour.
fn is_page(shape: &Shape, scene: &Scene) -> bool {
    extent(shape).is_some_and(|bounds| {
        bounds.x <= Pt(0.01)
            && bounds.y <= Pt(0.01)
            && bounds.width >= scene.size.width * 0.999
            && bounds.height >= scene.size.height * 0.999
    })
}

/// Finds the figure that a piece of content belongs to.
struct Owners<'a> {
    structure: &'a Structure,
    figures: BTreeMap<NodeId, Option<NodeId>>,
}

impl Owners<'_> {
    fn figure(&mut self, id: ContentId) -> Option<NodeId> {
        let owner = self.structure.owner(id)?;
        let structure = self.structure;
        *self.figures.entry(owner).or_insert_with(|| {
            let mut next = Some(owner);
            while let Some(id) = next {
                let node = structure.node(id)?;
                if node.role == structure::Role::Figure {
                    return Some(id);
                }
                next = node.parent;
            }
            None
        })
    }
}

/// Words on a page, found one text after another.
pub(super) struct Reader<'a> {
    runs: Vec<&'a GlyphRun>,
    at: usize,
}

/// Where a paragraph stands on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    /// The baselines of its first and its last line.
    pub(super) first: Pt,
    pub(super) last: Pt,
    pub(super) lines: usize,
    /// The largest type in it.
    pub(super) size: Pt,
    /// The left and right ends of its words.
    pub(super) left: Pt,
    pub(super) right: Pt,
}

impl Reader<'_> {
    /// Where the words of a text stand next. Bullets and numbers before them are passed over.
    pub(super) fn find(&mut self, text: &str) -> Option<Found> {
        let first = text.chars().find(|c| is_seen(*c))?;
        for start in self.at..(self.at + LABELS + 1).min(self.runs.len()) {
            let begins = self.runs.get(start).and_then(|run| run.text.chars().find(|c| is_seen(*c))) == Some(first);
            if begins && let Some(end) = self.end(start, text) {
                self.at = end;
                return self.runs.get(start..end).and_then(found);
            }
        }
        None
    }

    /// Whether the words of a text stand next.
    pub(super) fn has(&self, text: &str) -> bool {
        (self.at..self.runs.len()).any(|start| self.end(start, text).is_some())
    }

    /// Behind the last of the runs that say a text; none where they say something else.
    fn end(&self, start: usize, text: &str) -> Option<usize> {
        let mut letters = text.chars().filter(|c| is_seen(*c)).peekable();
        for (at, run) in self.runs.iter().enumerate().skip(start) {
            for letter in run.text.chars().filter(|c| is_seen(*c)) {
                if letters.next() != Some(letter) {
                    return None;
                }
            }
            if letters.peek().is_none() {
                return Some(at + 1);
            }
        }
        None
    }
}

/// Whether a character leaves a mark: spaces and controls are not kept alike on both sides.
pub(super) fn is_seen(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn found(runs: &[&GlyphRun]) -> Option<Found> {
    let size = runs.iter().map(|run| run.size).fold(Pt::ZERO, Pt::max);
    let mut baselines: Vec<Pt> = Vec::new();
    // Raised and small words stand on no line of their own.
    for run in runs.iter().filter(|run| run.size >= size * 0.7) {
        let y = run.origin.y;
        if baselines.last().is_none_or(|last| (y - *last).0.abs() > size.0 * SAME_LINE) {
            baselines.push(y);
        }
    }
    let left = runs.iter().map(|run| run.origin.x).reduce(Pt::min)?;
    let right = runs.iter().map(|run| run.origin.x + run.width()).reduce(Pt::max)?;
    Some(Found { first: *baselines.first()?, last: *baselines.last()?, lines: baselines.len(), size, left, right })
}
