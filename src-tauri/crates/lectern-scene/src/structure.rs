//! The structure of a document: what a screen reader reads, in which order.

use lectern_model::language::Language;

/// An element of the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

/// A piece of content under an element; the items on pages that show it carry its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentId(u32);

/// The tree of elements. The root is the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    nodes: Vec<Node>,
    contents: Vec<NodeId>,
}

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The element above; none for the root.
    pub parent: Option<NodeId>,
    /// What it holds, in reading order.
    pub children: Vec<Child>,
    /// Its language, where it differs from the document's.
    pub language: Option<Language>,
    /// What it shows, for those who cannot see it.
    pub alt: Option<String>,
    /// The words it stands for, where its glyphs do not say them.
    pub actual_text: Option<String>,
}

/// What an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Child {
    /// Another element.
    Node(NodeId),
    /// A piece of content.
    Content(ContentId),
}

/// What an element is (ISO 32000-1, 14.8.4, standard structure types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The whole.
    Document,
    /// A slide, or a section of an article.
    Section,
    /// A group without a meaning of its own.
    Group,
    /// A heading, level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A quotation of one or more paragraphs.
    Quotation,
    /// A list.
    List(Numbering),
    /// An item of a list.
    ListItem,
    /// Its bullet or number.
    Label,
    /// Its words.
    ListBody,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// A heading cell.
    TableHeader(Scope),
    /// A cell.
    TableCell,
    /// A figure, with alternative text.
    Figure,
    /// A caption.
    Caption,
    /// A link.
    Link,
    /// A citation mark that leads to the bibliography.
    Reference,
    /// A note: sources at the foot of a slide.
    Note,
    /// Words inside a paragraph that differ in language or meaning.
    Span,
}

/// How a list's labels count (ISO 32000-1, 14.8.5.5, ListNumbering).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// Bullets.
    Bullet,
    /// Numbers.
    Decimal,
}

/// What a heading cell is the head of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Its row.
    Row,
    /// Its column.
    Column,
}

impl Default for Structure {
    fn default() -> Self {
        let root =
            Node { role: Role::Document, parent: None, children: Vec::new(), language: None, alt: None, actual_text: None };
        Self { nodes: vec![root], contents: Vec::new() }
    }
}

impl Structure {
    /// The root.
    pub const ROOT: NodeId = NodeId(0);

    /// Adds an element at the end of `parent`.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { role, parent: Some(parent), children: Vec::new(), language: None, alt: None, actual_text: None });
        if let Some(node) = self.nodes.get_mut(parent.0 as usize) {
            node.children.push(Child::Node(id));
        }
        id
    }

    /// Adds a figure with its alternative text at the end of `parent`.
    pub fn add_figure(&mut self, parent: NodeId, alt: &str) -> NodeId {
        let id = self.add(parent, Role::Figure);
        self.set_alt(id, alt);
        id
    }

    /// Adds a piece of content at the end of `parent`.
    pub fn content(&mut self, parent: NodeId) -> ContentId {
        let id = ContentId(u32::try_from(self.contents.len()).unwrap_or(u32::MAX));
        self.contents.push(parent);
        if let Some(node) = self.nodes.get_mut(parent.0 as usize) {
            node.children.push(Child::Content(id));
        }
        id
    }

    /// Sets an element's alternative text.
    pub fn set_alt(&mut self, id: NodeId, alt: &str) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.alt = Some(alt.to_owned());
        }
    }

    /// Sets the words an element stands for.
    pub fn set_actual_text(&mut self, id: NodeId, text: &str) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.actual_text = Some(text.to_owned());
        }
    }

    /// Sets an element's language.
    pub fn set_language(&mut self, id: NodeId, language: &Language) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.language = Some(language.clone());
        }
    }

    /// An element.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// The element a piece of content belongs to.
    pub fn owner(&self, id: ContentId) -> Option<NodeId> {
        self.contents.get(id.0 as usize).copied()
    }

    /// All elements with their ids, parents before children.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(at, node)| (NodeId(u32::try_from(at).unwrap_or(u32::MAX)), node))
    }

    /// How many elements there are, the root included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing but the root.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }
}

impl NodeId {
    /// The id as an index into [`Structure::iter`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl ContentId {
    /// The id as an index, in order of creation.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
