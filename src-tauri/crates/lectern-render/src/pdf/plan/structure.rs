//! The tree of elements as it is written: with the places of their content, without empty elements.

use super::link::Link;
use super::{Mark, MarkKind, Page};
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_scene::scene::{Item, ItemKind};
use lectern_scene::shape::{Shape, Step};
use lectern_scene::structure::{Child, ContentId, Node, NodeId, Role, Structure};

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Element<'a> {
    /// What it is. Differs from the scene's where PDF/UA wants another: see [`Builder::finish`].
    pub(crate) role: Role,
    /// The scene's element, with language and alternative text; none for a link element made here.
    pub(crate) node: Option<&'a Node>,
    /// The element above, by its place in the list; the root is its own.
    pub(crate) parent: usize,
    /// What it holds, in reading order.
    pub(crate) kids: Vec<Kid>,
    /// The box of a figure, on the first page that shows it.
    pub(crate) bounds: Option<(usize, Rect)>,
}

/// What an element holds. Pages are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kid {
    /// Another element, by its place in the list.
    Element(usize),
    /// Content.
    Mark {
        /// The page.
        page: usize,
        /// Its place among the page's marks.
        mark: usize,
    },
    /// A link of a page.
    Link {
        /// The page.
        page: usize,
        /// Its place among the page's links.
        link: usize,
    },
}

/// Builds the elements of a plan. Elements are known by their node's number until [`Builder::finish`] renumbers them.
pub(super) struct Builder<'a> {
    structure: &'a Structure,
    elements: Vec<Element<'a>>,
    /// For each node, the element that takes its content: itself, or the link in a reference.
    takers: Vec<usize>,
    /// The nodes that can be reached from the root.
    reachable: Vec<bool>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(structure: &'a Structure) -> Self {
        let elements: Vec<Element<'a>> = structure
            .iter()
            .map(|(_, node)| Element {
                role: node.role,
                node: Some(node),
                parent: node.parent.map_or(0, NodeId::index),
                kids: Vec::new(),
                bounds: None,
            })
            .collect();
        let mut reachable = vec![false; elements.len()];
        for (id, node) in structure.iter() {
            // Parents have lower numbers than their children, so one pass is enough.
            let above = node.parent.and_then(|parent| reachable.get(parent.index()).copied());
            if let Some(slot) = reachable.get_mut(id.index()) {
                *slot = above.unwrap_or(id == Structure::ROOT);
            }
        }
        Self { structure, takers: (0..elements.len()).collect(), elements, reachable }
    }

    /// The element a piece of content belongs to; none where no reader would come by.
    pub(super) fn owner(&self, id: ContentId) -> Option<usize> {
        let node = self.structure.owner(id)?.index();
        if self.reachable.get(node).copied()? { self.takers.get(node).copied() } else { None }
    }

    /// The element of role Link for a link at a node. PDF/UA wants every link annotation in one: a reference gets one around all
    /// it holds, any other element one at its end.
    pub(super) fn link_element(&mut self, node: NodeId) -> usize {
        let at = if self.reachable.get(node.index()).copied().unwrap_or(false) { node.index() } else { 0 };
        let role = self.elements.get(at).map_or(Role::Document, |element| element.role);
        let taker = self.takers.get(at).copied().unwrap_or(at);
        if role == Role::Link || taker != at {
            return taker;
        }
        let link = self.elements.len();
        self.elements.push(Element { role: Role::Link, node: None, parent: at, kids: Vec::new(), bounds: None });
        if role == Role::Reference
            && let Some(slot) = self.takers.get_mut(at)
        {
            *slot = link;
        }
        link
    }

    /// The elements in reading order, and the pages' marks and links renumbered to match.
    ///
    /// Elements that hold nothing are dropped; cells stay, for a table's grid would shift. Headings never skip a level, a figure
    /// without alternative text is a group and a link that leads nowhere a span, as PDF/UA-1 has it.
    pub(super) fn finish(mut self, pages: &mut [Page<'a>]) -> Vec<Element<'a>> {
        self.fill(pages);
        let order = self.reading_order();
        let alive = self.alive(&order);
        let mut places = vec![None; self.elements.len()];
        let mut out: Vec<Element<'a>> = Vec::new();
        for at in order {
            if let (Some(true), Some(element), Some(place)) = (alive.get(at), self.elements.get(at), places.get_mut(at)) {
                *place = Some(out.len());
                out.push(element.clone());
            }
        }
        let place = |at: usize| places.get(at).copied().flatten();
        for element in &mut out {
            element.parent = place(element.parent).unwrap_or(0);
            element.kids.retain_mut(|kid| match kid {
                Kid::Element(at) => place(*at).map(|new| *at = new).is_some(),
                Kid::Mark { .. } | Kid::Link { .. } => true,
            });
        }
        for page in pages.iter_mut() {
            for mark in &mut page.marks {
                if let MarkKind::Content { element } = &mut mark.kind {
                    *element = place(*element).unwrap_or(0);
                }
            }
            for link in &mut page.links {
                link.element = place(link.element).unwrap_or(0);
            }
        }
        settle_roles(&mut out);
        measure_figures(&mut out, pages);
        out
    }

    /// Gives every element its kids.
    fn fill(&mut self, pages: &[Page<'a>]) {
        let mut shown: Vec<Vec<Kid>> = Vec::new();
        for (page, Page { scene, marks, .. }) in pages.iter().enumerate() {
            for (mark, Mark { kind, items }) in marks.iter().enumerate() {
                if !matches!(kind, MarkKind::Content { .. }) {
                    continue;
                }
                let Some(Item { role: lectern_scene::scene::Role::Content(id), .. }) = scene.items.get(items.start) else {
                    continue;
                };
                if shown.len() <= id.index() {
                    shown.resize(id.index() + 1, Vec::new());
                }
                if let Some(kids) = shown.get_mut(id.index()) {
                    kids.push(Kid::Mark { page, mark });
                }
            }
        }
        for (id, node) in self.structure.iter() {
            let taker = self.takers.get(id.index()).copied().unwrap_or(id.index());
            let Some(element) = self.elements.get_mut(taker) else { continue };
            for child in &node.children {
                match child {
                    Child::Node(child) => element.kids.push(Kid::Element(child.index())),
                    Child::Content(content) => element.kids.extend(shown.get(content.index()).into_iter().flatten()),
                }
            }
            if taker != id.index() {
                for child in &node.children {
                    if let Child::Node(child) = child
                        && let Some(child) = self.elements.get_mut(child.index())
                    {
                        child.parent = taker;
                    }
                }
            }
        }
        for at in self.structure.len()..self.elements.len() {
            let parent = self.elements.get(at).map_or(0, |element| element.parent);
            if let Some(parent) = self.elements.get_mut(parent) {
                parent.kids.push(Kid::Element(at));
            }
        }
        for (page, Page { links, .. }) in pages.iter().enumerate() {
            for (link, Link { element, .. }) in links.iter().enumerate() {
                if let Some(element) = self.elements.get_mut(*element) {
                    element.kids.push(Kid::Link { page, link });
                }
            }
        }
    }

    /// The elements as they are read. Without recursion: a structure may be deeper than the stack.
    fn reading_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.elements.len());
        let mut waiting = vec![0];
        while let Some(at) = waiting.pop() {
            order.push(at);
            let kids = self.elements.get(at).map_or(&[][..], |element| &element.kids);
            waiting.extend(kids.iter().rev().filter_map(|kid| match kid {
                Kid::Element(at) => Some(*at),
                Kid::Mark { .. } | Kid::Link { .. } => None,
            }));
        }
        order
    }

    /// Which elements are written.
    fn alive(&self, order: &[usize]) -> Vec<bool> {
        let mut alive = vec![false; self.elements.len()];
        for at in order.iter().rev() {
            let filled = self.elements.get(*at).is_some_and(|element| {
                element.kids.iter().any(|kid| match kid {
                    Kid::Element(at) => alive.get(*at).copied().unwrap_or(false),
                    Kid::Mark { .. } | Kid::Link { .. } => true,
                })
            });
            if let Some(slot) = alive.get_mut(*at) {
                *slot = filled || *at == 0;
            }
        }
        for at in order {
            let Some(element) = self.elements.get(*at) else { continue };
            let in_grid = matches!(element.role, Role::TableRow | Role::TableHeader(_) | Role::TableCell);
            if in_grid
                && alive.get(element.parent).copied().unwrap_or(false)
                && let Some(slot) = alive.get_mut(*at)
            {
                *slot = true;
            }
        }
        alive
    }
}

/// Turns roles that would break PDF/UA-1 into ones that do not. The elements stand in reading order.
fn settle_roles(elements: &mut [Element<'_>]) {
    let mut level = 0;
    for element in elements {
        let speaks = |text: Option<&String>| text.is_some_and(|text| !text.trim().is_empty());
        let node = element.node;
        match element.role {
            Role::Heading(own) => {
                level = own.clamp(1, 6).min(level + 1);
                element.role = Role::Heading(level);
            }
            Role::Figure => {
                let alt = node.and_then(|node| node.alt.as_ref());
                if !speaks(alt) && !speaks(node.and_then(|node| node.actual_text.as_ref())) {
                    element.role = Role::Group;
                }
            }
            Role::Link => {
                if !element.kids.iter().any(|kid| matches!(kid, Kid::Link { .. })) {
                    element.role = Role::Span;
                }
            }
            Role::Document
            | Role::Section
            | Role::Group
            | Role::Paragraph
            | Role::Quotation
            | Role::List(_)
            | Role::ListItem
            | Role::Label
            | Role::ListBody
            | Role::Table
            | Role::TableRow
            | Role::TableHeader(_)
            | Role::TableCell
            | Role::Caption
            | Role::Reference
            | Role::Note
            | Role::Span => {}
        }
    }
}

/// Gives figures the boxes of what they show.
fn measure_figures(elements: &mut [Element<'_>], pages: &[Page<'_>]) {
    if !elements.iter().any(|element| element.role == Role::Figure) {
        return;
    }
    let mut boxes: Vec<Option<(usize, Rect)>> = vec![None; elements.len()];
    for (number, page) in pages.iter().enumerate() {
        for Mark { kind, items } in &page.marks {
            let MarkKind::Content { element } = *kind else { continue };
            let items = page.scene.items.get(items.clone()).unwrap_or(&[]);
            let bounds = items.iter().filter_map(item_bounds).reduce(union);
            if let (Some(slot), Some(bounds)) = (boxes.get_mut(element), bounds) {
                *slot = joined(*slot, Some((number, bounds)));
            }
        }
    }
    for at in (1..elements.len()).rev() {
        let (own, parent) = (boxes.get(at).copied().flatten(), elements.get(at).map_or(0, |element| element.parent));
        if let Some(slot) = boxes.get_mut(parent) {
            *slot = joined(*slot, own);
        }
        if let Some(element) = elements.get_mut(at).filter(|element| element.role == Role::Figure) {
            element.bounds = own;
        }
    }
}

/// Two boxes as one; of boxes on two pages the earlier page's.
fn joined(one: Option<(usize, Rect)>, other: Option<(usize, Rect)>) -> Option<(usize, Rect)> {
    match (one, other) {
        (Some(one), Some(other)) if one.0 == other.0 => Some((one.0, union(one.1, other.1))),
        (Some(one), Some(other)) => Some(if one.0 < other.0 { one } else { other }),
        (one, other) => one.or(other),
    }
}

/// The smallest box around two.
fn union(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect::new(x, y, one.right().max(other.right()) - x, one.bottom().max(other.bottom()) - y)
}

/// The box of an item; of text, about that of its letters.
fn item_bounds(item: &Item) -> Option<Rect> {
    match &item.kind {
        ItemKind::Text(run) => Some(Rect::new(run.origin.x, run.origin.y - run.size * 0.8, run.width(), run.size)),
        ItemKind::Shape(shape) => shape_bounds(shape),
        ItemKind::Image(_, rect) | ItemKind::Scene(_, rect) => Some(*rect),
    }
}

/// The box of a shape's points and half its line.
fn shape_bounds(shape: &Shape) -> Option<Rect> {
    let point = |at: Point| Rect::new(at.x, at.y, Pt::ZERO, Pt::ZERO);
    let bounds = shape.path.steps.iter().filter_map(|step| match step {
        Step::Move(at) | Step::Line(at) => Some(point(*at)),
        Step::Curve(one, two, end) => Some(union(union(point(*one), point(*two)), point(*end))),
        Step::Close => None,
    });
    let half = shape.stroke.as_ref().map_or(Pt::ZERO, |stroke| stroke.width * 0.5);
    bounds.reduce(union).map(|bounds| bounds.inset(-half))
}
