//! Pieces of a page: lines, shapes and images placed relative to a corner, with their structure, before it is known on which page
//! they stand.

use crate::composer::{Composer, Reading};
use crate::line::Lines;
use crate::vector::{self, Pen};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::id::ImageId;
use lectern_model::image::Image;
use lectern_scene::scene::{ItemKind, Role as ItemRole};
use lectern_scene::shape::Shape;
use lectern_scene::structure::{NodeId, Role};
use std::collections::BTreeMap;

/// An element of a drawing's or a flow's own structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalId(usize);

/// Elements that become the document's when they are first painted, in order, so that reading order is the order of making.
#[derive(Debug, Clone, Default)]
pub(crate) struct LocalTree {
    nodes: Vec<LocalNode>,
    made: Vec<NodeId>,
}

#[derive(Debug, Clone)]
struct LocalNode {
    parent: Option<LocalId>,
    role: Role,
    alt: Option<String>,
}

impl LocalTree {
    pub(crate) fn add(&mut self, parent: Option<LocalId>, role: Role) -> LocalId {
        self.nodes.push(LocalNode { parent, role, alt: None });
        LocalId(self.nodes.len() - 1)
    }

    pub(crate) fn set_alt(&mut self, id: LocalId, alt: &str) {
        if let Some(node) = self.nodes.get_mut(id.0) {
            node.alt = Some(alt.to_owned());
        }
    }

    /// Takes over another tree's elements under `parent`; gives what to add to their ids.
    pub(crate) fn graft(&mut self, parent: Option<LocalId>, other: LocalTree) -> usize {
        let offset = self.nodes.len();
        self.nodes.extend(
            other
                .nodes
                .into_iter()
                .map(|node| LocalNode { parent: node.parent.map(|id| LocalId(id.0 + offset)).or(parent), ..node }),
        );
        offset
    }

    /// The document's element for one of these; makes it and all made before it, under `root`.
    pub(crate) fn node(&mut self, composer: &mut Composer, root: NodeId, id: LocalId) -> NodeId {
        let structure = &mut composer.document_mut().structure;
        while self.made.len() <= id.0 {
            let Some(local) = self.nodes.get(self.made.len()) else { return root };
            let parent = local.parent.and_then(|parent| self.made.get(parent.0).copied()).unwrap_or(root);
            let node = structure.add(parent, local.role);
            if let Some(alt) = &local.alt {
                structure.set_alt(node, alt);
            }
            self.made.push(node);
        }
        self.made.get(id.0).copied().unwrap_or(root)
    }
}

/// Something placed. An owner of none makes it decoration, not read.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    Lines { owner: Option<LocalId>, lines: Lines, at: Point },
    Shape { owner: Option<LocalId>, shape: Shape },
    Image { owner: Option<LocalId>, id: ImageId, rect: Rect },
}

impl Part {
    /// The same, moved, with its owner's id raised by `offset`.
    pub(crate) fn moved(self, by: Point, offset: usize) -> Self {
        let raise = |owner: Option<LocalId>| owner.map(|id| LocalId(id.0 + offset));
        match self {
            Part::Lines { owner, lines, at } => Part::Lines { owner: raise(owner), lines, at: at.moved(by.x, by.y) },
            Part::Shape { owner, shape } => Part::Shape { owner: raise(owner), shape: shape.moved(by.x, by.y) },
            Part::Image { owner, id, rect } => Part::Image { owner: raise(owner), id, rect: rect.moved(by.x, by.y) },
        }
    }

    /// The same as decoration: what a repeated table head is.
    pub(crate) fn silent(mut self) -> Self {
        match &mut self {
            Part::Lines { owner, .. } | Part::Shape { owner, .. } | Part::Image { owner, .. } => *owner = None,
        }
        self
    }

    pub(crate) fn paint(
        self,
        composer: &mut Composer,
        tree: &mut LocalTree,
        images: &BTreeMap<ImageId, Image>,
        root: NodeId,
        origin: Point,
    ) {
        match self {
            Part::Lines { owner, lines, at } => {
                let reading = match owner {
                    Some(id) => Reading::Content(tree.node(composer, root, id)),
                    None => Reading::Silent,
                };
                composer.lines(&lines, at.moved(origin.x, origin.y), reading);
            }
            Part::Shape { owner, shape } => {
                let shape = shape.moved(origin.x, origin.y);
                match owner {
                    Some(id) => {
                        let node = tree.node(composer, root, id);
                        composer.draw(node, shape);
                    }
                    None => composer.decorate(shape),
                }
            }
            Part::Image { owner, id, rect } => {
                let Some(Image::Raster(image)) = images.get(&id) else { return };
                let key = composer.document_mut().images.add(&id, image);
                let role = match owner {
                    Some(id) => {
                        let node = tree.node(composer, root, id);
                        ItemRole::Content(composer.document_mut().structure.content(node))
                    }
                    None => ItemRole::Artifact,
                };
                composer.push(role, ItemKind::Image(key, rect.moved(origin.x, origin.y)));
            }
        }
    }
}

/// An unbreakable piece of a page.
#[derive(Debug, Clone, Default)]
pub struct Drawing {
    /// How much room it takes.
    pub size: Size,
    pub(crate) parts: Vec<Part>,
    pub(crate) tree: LocalTree,
}

impl Drawing {
    /// An empty drawing.
    pub fn new(size: Size) -> Self {
        Self { size, ..Self::default() }
    }

    /// Adds an element; with no parent it stands directly under what the drawing is painted under.
    pub fn element(&mut self, parent: Option<LocalId>, role: Role) -> LocalId {
        self.tree.add(parent, role)
    }

    /// Adds a figure with its alternative text.
    pub fn figure(&mut self, parent: Option<LocalId>, alt: &str) -> LocalId {
        let id = self.tree.add(parent, Role::Figure);
        self.tree.set_alt(id, alt);
        id
    }

    /// Places lines, the top left corner of their box at `at`; without an owner they are not read.
    pub fn lines(&mut self, owner: Option<LocalId>, lines: Lines, at: Point) {
        self.parts.push(Part::Lines { owner, lines, at });
    }

    /// Places a shape; without an owner it is decoration.
    pub fn shape(&mut self, owner: Option<LocalId>, shape: Shape) {
        self.parts.push(Part::Shape { owner, shape });
    }

    /// Places a picture: of pixels as an image, of lines as shapes. Without an owner it is decoration.
    pub(crate) fn picture(&mut self, owner: Option<LocalId>, id: &ImageId, image: &Image, rect: Rect, pen: Pen) {
        match image {
            Image::Raster(_) => self.parts.push(Part::Image { owner, id: id.clone(), rect }),
            Image::Vector(image) => vector::shapes(image, rect, pen).into_iter().for_each(|shape| self.shape(owner, shape)),
        }
    }

    /// Places another drawing in this one, its elements under `parent`.
    pub fn add(&mut self, parent: Option<LocalId>, other: Drawing, at: Point) {
        let offset = self.tree.graft(parent, other.tree);
        self.parts.extend(other.parts.into_iter().map(|part| part.moved(at, offset)));
    }

    /// The same as decoration, not read: what repeats something said on another page.
    #[must_use]
    pub fn silenced(self) -> Self {
        let parts = self.parts.into_iter().map(Part::silent).collect();
        Self { size: self.size, parts, tree: LocalTree::default() }
    }

    /// The same, not read: a copy of what is read elsewhere.
    #[must_use]
    pub fn silent(self) -> Self {
        Self { size: self.size, parts: self.parts.into_iter().map(Part::silent).collect(), tree: LocalTree::default() }
    }

    /// Paints it on the composer's last page, its top left corner at `at`, its elements under `parent`.
    pub fn paint(mut self, composer: &mut Composer, images: &BTreeMap<ImageId, Image>, parent: NodeId, at: Point) {
        for part in self.parts {
            part.paint(composer, &mut self.tree, images, parent, at);
        }
        // Elements without content, such as empty cells, exist all the same.
        if let Some(last) = self.tree.nodes.len().checked_sub(1) {
            self.tree.node(composer, parent, LocalId(last));
        }
    }

    /// Its parts for a flow's tree, under `parent`.
    pub(crate) fn into_parts(self, tree: &mut LocalTree, parent: Option<LocalId>) -> Vec<Part> {
        let offset = tree.graft(parent, self.tree);
        self.parts.into_iter().map(|part| part.moved(Point::new(Pt::ZERO, Pt::ZERO), offset)).collect()
    }
}
