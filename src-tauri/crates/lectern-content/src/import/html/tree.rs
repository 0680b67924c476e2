//! The tree of a page, made piece by piece and measured as it grows: what is nested or multiplies beyond need is refused before it is
//! made. Only the parser knows what is a tag, and which tags it opens once more.

use super::super::error::ImportError;
use super::attributes::{MOST_ATTRIBUTES, most_attributes};
use super::{MAX_DEPTH, MOST_TAGS};
use dom_query::{Document, NodeId};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::Cell;

/// How many bytes of a page are read before the tree is measured again.
const PIECE: usize = 256;

/// How many attributes take as much as a tag.
const ATTRIBUTES: usize = 4;

/// The tree of a page.
///
/// # Errors
/// Its tags are nested beyond need, or too many, also those that are opened once more, or one has too many attributes.
pub(super) fn tree(text: &str) -> Result<Document, ImportError> {
    let refused = |kind| Err(ImportError::Unsupported { kind, instead: "a simpler page or a text" });
    if most_attributes(text) > MOST_ATTRIBUTES {
        return refused("pages with so many attributes in a tag");
    }
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut parser = parse_document(Growing::default(), ParseOpts { tree_builder, ..ParseOpts::default() });
    let mut rest = text;
    while !rest.is_empty() {
        let end = (PIECE..rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        parser.process(StrTendril::from(piece));
        rest = after;
        let growing = &parser.tokenizer.sink.sink;
        if growing.size.get() > MOST_TAGS {
            return refused("pages with so many tags");
        }
        if growing.depth() > MAX_DEPTH {
            return refused("pages with so many tags in each other");
        }
    }
    Ok(parser.finish())
}

/// A tree that grows.
#[derive(Default)]
struct Growing {
    document: Document,
    /// How many tags it has, attributes counted in.
    size: Cell<usize>,
    /// The last tag.
    newest: Cell<Option<NodeId>>,
}

impl Growing {
    /// In how many others the last tag stands.
    fn depth(&self) -> usize {
        self.newest.get().map_or(0, |id| self.document.tree.ancestor_ids_of_it(&id, Some(MAX_DEPTH + 1)).count())
    }
}

/// What makes the tree does so in the document.
impl TreeSink for Growing {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Document {
        self.document
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.size.set(self.size.get() + 1 + attributes.len() / ATTRIBUTES);
        let id = self.document.create_element(name, attributes, flags);
        self.newest.set(Some(id));
        id
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.document.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, before: &NodeId, child: NodeOrText<NodeId>) {
        self.document.append_based_on_parent_node(element, before, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn mark_script_already_started(&self, node: &NodeId) {
        self.document.mark_script_already_started(node);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document.get_template_contents(target)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        self.document.same_node(one, other)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.document.append_before_sibling(sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        self.document.reparent_children(node, parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, node: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(node)
    }
}
