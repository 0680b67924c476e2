//! A page as a section: its elements in reading order, each placed where the page has it.

mod block;
mod figure;

use super::escape;
use super::font::Faces;
use super::layer;
use super::line::Piece;
use super::look::Looks;
use super::measure::Measure;
use crate::RenderError;
use crate::svg::page::Canvas;
use lectern_scene::document::Document;
use lectern_scene::link::{LinkArea, Target};
use lectern_scene::scene::{ItemKind, Role as ItemRole, Scene};
use lectern_scene::structure::{Child, ContentId, Node, NodeId, Numbering, Role, Scope, Structure};
use std::collections::{BTreeMap, BTreeSet};

/// The deepest that elements stand in one another; what is deeper is not told apart any more.
const DEEPEST: usize = 40;

/// What all pages share.
pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    pub(super) faces: Faces<'a>,
    pub(super) looks: Looks,
    pub(super) measure: Measure,
    /// Draws shapes and pictures, and collects what the drawings refer to.
    pub(super) canvas: Canvas<'a>,
    /// Whether the copy is a presenter's.
    pub(super) is_presenters: bool,
    /// The ids of the pages' sections.
    pub(super) ids: Vec<String>,
}

/// A page being written.
pub(super) struct Page<'a, 'w> {
    pub(super) writer: &'w mut Writer<'a>,
    scene: &'a Scene,
    pub(super) out: String,
    /// The items of each piece of content, in the order they are painted.
    items: BTreeMap<ContentId, Vec<usize>>,
    /// The elements that have content here, and those around them.
    present: BTreeSet<NodeId>,
    links: BTreeMap<NodeId, &'a LinkArea>,
    levels: Vec<usize>,
    /// What is added to the level of headings: the talk's title is the one of level 1.
    lower: u8,
    /// Tables of what charts show, by the charts' alternative texts.
    data: &'w BTreeMap<String, String>,
}

impl<'a> Writer<'a> {
    /// The elements of a page.
    ///
    /// # Errors
    /// A key that leads nowhere.
    pub(super) fn page(
        &mut self,
        number: usize,
        scene: &'a Scene,
        lower: u8,
        data: &BTreeMap<String, String>,
    ) -> Result<String, RenderError> {
        self.canvas.page = number;
        let structure = &self.document.structure;
        let mut items: BTreeMap<ContentId, Vec<usize>> = BTreeMap::new();
        let mut present = BTreeSet::new();
        let mut figures = Vec::with_capacity(scene.items.len());
        for (at, item) in scene.items.iter().enumerate() {
            let ItemRole::Content(id) = item.role else {
                figures.push(None);
                continue;
            };
            items.entry(id).or_default().push(at);
            figures.push(figure_of(structure, id));
            mark_present(structure, structure.owner(id), &mut present);
        }
        let levels = layer::levels(scene, &figures);
        let links = scene.links.iter().map(|area| (area.node, area)).collect();
        let mut page = Page { writer: self, scene, out: String::new(), items, present, links, levels, lower, data };
        page.decoration(&figures)?;
        page.children(Structure::ROOT, 0)?;
        Ok(page.out)
    }
}

/// The outermost figure around a piece of content.
fn figure_of(structure: &Structure, id: ContentId) -> Option<NodeId> {
    let mut found = None;
    let mut at = structure.owner(id);
    while let Some(id) = at {
        let node = structure.node(id)?;
        if node.role == Role::Figure {
            found = Some(id);
        }
        at = node.parent;
    }
    found
}

fn mark_present(structure: &Structure, owner: Option<NodeId>, present: &mut BTreeSet<NodeId>) {
    let mut at = owner;
    while let Some(id) = at {
        if !present.insert(id) {
            return;
        }
        at = structure.node(id).and_then(|node| node.parent);
    }
}

impl<'a> Page<'a, '_> {
    pub(super) fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// What belongs to no element: grounds, rules, page furniture and words that are read elsewhere.
    fn decoration(&mut self, figures: &[Option<NodeId>]) -> Result<(), RenderError> {
        let scene = self.scene;
        let is_drawn = |at: &usize| !matches!(scene.items.get(*at).map(|item| &item.kind), Some(ItemKind::Text(_)) | None);
        let drawn = (0..scene.items.len()).filter(|at| figures.get(*at).is_some_and(Option::is_none)).filter(is_drawn);
        let drawn: Vec<usize> = drawn.collect();
        self.drawings(&drawn)?;
        let mut pieces = Vec::new();
        for (at, item) in scene.items.iter().enumerate() {
            if let (ItemRole::Pagination | ItemRole::Artifact, ItemKind::Text(run)) = (item.role, &item.kind) {
                pieces.push(Piece { run, link: None, level: self.level(at) });
            }
        }
        self.silent(pieces);
        Ok(())
    }

    pub(super) fn level(&self, at: usize) -> usize {
        self.levels.get(at).copied().unwrap_or(1)
    }

    fn node(&self, id: NodeId) -> Option<&'a Node> {
        self.writer.document.structure.node(id)
    }

    /// What an element holds on this page.
    fn children(&mut self, id: NodeId, depth: usize) -> Result<(), RenderError> {
        let Some(node) = self.node(id) else { return Ok(()) };
        let kids = if id == Structure::ROOT { self.sections() } else { node.children.clone() };
        // Cells without words keep their column.
        let keep_empty = node.role == Role::TableRow;
        let mut inline: Vec<Child> = Vec::new();
        for child in kids {
            match child {
                Child::Content(_) => inline.push(child),
                Child::Node(inner) if self.is_inline(inner) => inline.push(child),
                Child::Node(inner) => {
                    self.inline(&std::mem::take(&mut inline));
                    if keep_empty || self.present.contains(&inner) {
                        self.element(inner, depth + 1)?;
                    }
                }
            }
        }
        self.inline(&inline);
        Ok(())
    }

    /// The root's elements on this page; the others are not looked through, so that time grows with the pages alone.
    fn sections(&self) -> Vec<Child> {
        let is_top = |id: &&NodeId| self.node(**id).is_some_and(|node| node.parent == Some(Structure::ROOT));
        self.present.iter().filter(is_top).map(|id| Child::Node(*id)).collect()
    }

    fn is_inline(&self, id: NodeId) -> bool {
        matches!(self.node(id).map(|node| node.role), Some(Role::Link | Role::Reference | Role::Span))
    }

    fn element(&mut self, id: NodeId, depth: usize) -> Result<(), RenderError> {
        let Some(node) = self.node(id) else { return Ok(()) };
        if node.role == Role::Figure {
            return self.figure(id, node);
        }
        let lang = node.language.as_ref().map_or_else(String::new, escape::lang);
        if is_text_block(node.role) && self.holds_text_alone(node) {
            let (name, attributes) = self.tag(node);
            self.text_block(node, &name, &format!("{attributes}{lang}"));
            return Ok(());
        }
        let (name, attributes) = self.tag(node);
        if name.is_empty() || depth > DEEPEST {
            return self.children(id, depth);
        }
        self.push(&format!("<{name}{attributes}{lang}>"));
        if depth < DEEPEST {
            self.children(id, depth)?;
        }
        self.push(&format!("</{name}>"));
        Ok(())
    }

    /// The element of a role and its attributes; none where it adds nothing.
    fn tag(&self, node: &Node) -> (String, &'static str) {
        let (name, attributes) = match node.role {
            Role::Heading(level) => return (format!("h{}", level.max(1).saturating_add(self.lower).min(6)), ""),
            Role::Document | Role::Section => ("", ""),
            Role::Group => ("div", ""),
            Role::Paragraph | Role::Caption | Role::Figure => ("p", ""),
            Role::Quotation => ("blockquote", ""),
            // Lists without marks of their own are no lists to some readers.
            Role::List(Numbering::Bullet) => ("ul", " role=\"list\""),
            Role::List(Numbering::Decimal) => ("ol", " role=\"list\""),
            Role::ListItem => ("li", ""),
            Role::Label => ("span", ""),
            Role::ListBody => ("div", ""),
            Role::Table => ("table", " role=\"table\""),
            Role::TableRow => ("tr", ""),
            Role::TableHeader(Scope::Row) => ("th", " scope=\"row\""),
            Role::TableHeader(Scope::Column) => ("th", " scope=\"col\""),
            Role::TableCell => ("td", ""),
            Role::Note => ("div", " role=\"note\""),
            Role::Link | Role::Reference | Role::Span => ("span", ""),
        };
        (name.to_owned(), attributes)
    }

    fn holds_text_alone(&self, node: &Node) -> bool {
        node.children.iter().all(|child| match child {
            Child::Content(_) => true,
            Child::Node(id) => self.is_inline(*id),
        })
    }

    /// Where a link leads, as an attribute; nothing where it leads nowhere.
    pub(super) fn target(&self, id: NodeId) -> Option<String> {
        match &self.links.get(&id)?.target {
            Target::Url(url) => Some(format!("href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\"", escape::address(url)?)),
            Target::Place(place) => {
                let page = self.writer.document.places.get(*place)?.page;
                Some(format!("href=\"#{}\"", self.writer.ids.get(page)?))
            }
        }
    }
}

/// Elements that are placed themselves where they hold words alone.
fn is_text_block(role: Role) -> bool {
    match role {
        Role::Heading(_) | Role::Paragraph | Role::Caption | Role::Label | Role::Note => true,
        Role::Document
        | Role::Section
        | Role::Group
        | Role::Quotation
        | Role::List(_)
        | Role::ListItem
        | Role::ListBody
        | Role::Table
        | Role::TableRow
        | Role::TableHeader(_)
        | Role::TableCell
        | Role::Figure
        | Role::Link
        | Role::Reference
        | Role::Span => false,
    }
}
