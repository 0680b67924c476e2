//! Puts set lines, shapes and pictures on pages, and keeps structure, links and places in step.

use crate::line::{Line, LineRun, Lines};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::span::Link;
use lectern_scene::document::{Document, OutlineEntry};
use lectern_scene::link::{LinkArea, Place, PlaceId, Target};
use lectern_scene::scene::{ItemKind, Role, Scene};
use lectern_scene::shape::Shape;
use lectern_scene::structure::{self, NodeId};
use std::collections::BTreeMap;

/// Builds a document page by page. What is added goes on the last page.
#[derive(Debug, Default)]
pub struct Composer {
    document: Document,
    /// Where the entries of the bibliography stand, by number; empty in documents that print none.
    references: BTreeMap<u32, PlaceId>,
}

/// How lines are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// As content of this element.
    Content(NodeId),
    /// As page furniture.
    Pagination,
    /// Not at all: what they say is said elsewhere.
    Silent,
}

impl Composer {
    /// An empty document to build on; fonts and metadata are already in it.
    pub fn new(document: Document) -> Self {
        Self { document, references: BTreeMap::new() }
    }

    /// The finished document.
    pub fn finish(self) -> Document {
        self.document
    }

    /// The document so far.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document so far, to add what has no method here: structure elements, images, nested scenes.
    pub fn document_mut(&mut self) -> &mut Document {
        &mut self.document
    }

    /// Says that the document prints these entries of the bibliography, so that citation marks can lead to them.
    pub fn expect_references(&mut self, numbers: impl IntoIterator<Item = u32>) {
        for number in numbers {
            let place = self.document.places.reserve();
            self.references.insert(number, place);
        }
    }

    /// Says that the entry of this number stands at a height on the last page.
    pub fn place_reference(&mut self, number: u32, y: Pt) {
        if let Some(id) = self.references.get(&number).copied() {
            let page = self.page_index();
            self.document.places.set(id, Place { page, y });
        }
    }

    /// Adds a page; everything after goes on it.
    pub fn add_page(&mut self, size: Size) {
        self.document.pages.push(Scene::new(size));
    }

    /// The last page, from 0; 0 where there is none yet.
    pub fn page_index(&self) -> usize {
        self.document.pages.len().saturating_sub(1)
    }

    /// The last page.
    pub fn page(&mut self) -> Option<&mut Scene> {
        self.document.pages.last_mut()
    }

    /// Adds a structure element at the end of `parent`.
    pub fn element(&mut self, parent: NodeId, role: structure::Role) -> NodeId {
        self.document.structure.add(parent, role)
    }

    /// Adds an entry of the outline that leads to a height on the last page.
    pub fn outline(&mut self, level: u8, title: &str, y: Pt) {
        let page = self.page_index();
        self.document.outline.push(OutlineEntry { level, title: title.to_owned(), page, y });
    }

    /// Draws a shape as decoration.
    pub fn decorate(&mut self, shape: Shape) {
        self.push(Role::Artifact, ItemKind::Shape(shape));
    }

    /// Draws a shape as part of an element, such as a figure.
    pub fn draw(&mut self, node: NodeId, shape: Shape) {
        let id = self.document.structure.content(node);
        self.push(Role::Content(id), ItemKind::Shape(shape));
    }

    /// Puts an item on the last page.
    pub fn push(&mut self, role: Role, kind: ItemKind) {
        if let Some(page) = self.document.pages.last_mut() {
            page.push(role, kind);
        }
    }

    /// Puts lines on the last page, their box's top left corner at `at`; returns the height they took.
    pub fn lines(&mut self, lines: &Lines, at: Point, reading: Reading) -> Pt {
        self.some_lines(&lines.lines, at, reading)
    }

    /// Puts some lines of a paragraph on the last page; call again with the same element for the rest on the next page.
    pub fn some_lines(&mut self, lines: &[Line], at: Point, reading: Reading) -> Pt {
        let mut writer = LineWriter { composer: self, reading, link: None, content: None };
        let mut y = at.y;
        for line in lines {
            let origin = Point::new(at.x + line.indent, y + line.baseline);
            for run in &line.runs {
                writer.run(run, origin, line);
            }
            y += line.height;
        }
        y - at.y
    }
}

/// Writes the runs of one paragraph, and keeps words of one link in one element.
struct LineWriter<'a> {
    composer: &'a mut Composer,
    reading: Reading,
    /// The link being written: its span, its element and its area on the page's list.
    link: Option<OpenLink>,
    /// The content being written outside a link, so that a paragraph is one piece as long as nothing interrupts it.
    content: Option<Role>,
}

struct OpenLink {
    span: usize,
    role: Role,
    area: usize,
}

impl LineWriter<'_> {
    fn run(&mut self, run: &LineRun, origin: Point, line: &Line) {
        let glyphs = run.glyphs.clone().moved(origin.x, origin.y);
        let role = match self.reading {
            Reading::Pagination => Role::Pagination,
            Reading::Silent => Role::Artifact,
            Reading::Content(node) => match self.target(run) {
                Some(target) => {
                    let bounds = Rect::new(glyphs.origin.x, origin.y - line.baseline, glyphs.width(), line.height);
                    self.link_role(node, run, target, bounds)
                }
                None => {
                    self.link = None;
                    self.content_role(node)
                }
            },
        };
        self.composer.push(role, ItemKind::Text(glyphs));
    }

    /// Where a run leads, if that can be reached in this document.
    fn target(&self, run: &LineRun) -> Option<Target> {
        match run.link.as_ref()? {
            Link::Url(url) => Some(Target::Url(url.clone())),
            Link::Reference(number) => self.composer.references.get(number).map(|place| Target::Place(*place)),
        }
    }

    fn content_role(&mut self, node: NodeId) -> Role {
        let structure = &mut self.composer.document.structure;
        *self.content.get_or_insert_with(|| Role::Content(structure.content(node)))
    }

    fn link_role(&mut self, node: NodeId, run: &LineRun, target: Target, bounds: Rect) -> Role {
        // Text after the link is a new piece of content, behind it in reading order.
        self.content = None;
        let text = run.glyphs.text.trim();
        if let Some(open) = &self.link
            && open.span == run.span
            && let Some(area) = self.composer.document.pages.last_mut().and_then(|page| page.links.get_mut(open.area))
        {
            area.rects.push(bounds);
            if matches!(target, Target::Place(_)) {
                area.alt.push_str(text);
            }
            return open.role;
        }
        let document = &mut self.composer.document;
        let (kind, alt) = match &target {
            Target::Url(url) => (structure::Role::Link, url.clone()),
            Target::Place(_) => (structure::Role::Reference, text.to_owned()),
        };
        let element = document.structure.add(node, kind);
        let role = Role::Content(document.structure.content(element));
        let Some(page) = document.pages.last_mut() else { return role };
        page.links.push(LinkArea { rects: vec![bounds], target, alt, node: element });
        self.link = Some(OpenLink { span: run.span, role, area: page.links.len() - 1 });
        role
    }
}
