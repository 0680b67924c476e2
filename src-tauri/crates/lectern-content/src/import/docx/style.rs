//! What a document's styles say of paragraphs and letters: headings, lists, quotations; what is raised, strong or hidden.

use super::super::tree::Script;
use super::super::xml::{attribute, child, children, path};
use super::numbering;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// How far styles are followed to those they are based on.
const MOST_BASES: usize = 16;

/// How letters look, as far as it is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Character {
    pub(super) script: Option<Script>,
    pub(super) strong: Option<bool>,
    pub(super) emphasis: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Character {
    /// What `rPr` says itself.
    pub(super) fn of(properties: Node<'_, '_>) -> Self {
        let on = |name: &str| {
            let found = child(properties, name)?;
            Some(!matches!(attribute(found, "val"), Some("0" | "false" | "off" | "none")))
        };
        let script = child(properties, "vertAlign").map(|align| match attribute(align, "val") {
            Some("superscript") => Script::Raised,
            Some("subscript") => Script::Lowered,
            Some(_) | None => Script::Level,
        });
        Self { script, strong: on("b"), emphasis: on("i"), hidden: on("vanish") }
    }

    /// The same, with what another says where this says nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            script: self.script.or(other.script),
            strong: self.strong.or(other.strong),
            emphasis: self.emphasis.or(other.emphasis),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    base: Option<String>,
    outline: Option<u8>,
    list: Option<(String, u8)>,
    letters: Character,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    pub(super) fn read(document: &Document<'_>) -> Self {
        let style = |node| {
            let value = |name: &str| child(node, name).and_then(|found| attribute(found, "val"));
            let properties = child(node, "pPr");
            let style = Style {
                name: value("name").unwrap_or_default().to_lowercase(),
                base: value("basedOn").map(str::to_owned),
                outline: path(node, &["pPr", "outlineLvl"]).and_then(|level| attribute(level, "val")?.parse().ok()),
                list: properties.and_then(|properties| child(properties, "numPr")).map(numbering::named),
                letters: child(node, "rPr").map(Character::of).unwrap_or_default(),
            };
            Some((attribute(node, "styleId")?.to_owned(), style))
        };
        Self(children(document.root_element(), "style").filter_map(style).collect())
    }

    /// A style and those it is based on.
    fn line<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        std::iter::successors(self.0.get(id), |style| self.0.get(style.base.as_ref()?)).take(MOST_BASES)
    }

    /// The level of a heading, from 0. Documents without styles have headings by the names that every program gives them.
    pub(super) fn outline(&self, id: &str) -> Option<u8> {
        let named = |name: &str| name.strip_prefix("heading ")?.trim().parse::<u8>().ok()?.checked_sub(1);
        let by_id = || id.strip_prefix("Heading").and_then(|level| level.parse::<u8>().ok()?.checked_sub(1));
        self.line(id).find_map(|style| style.outline.or_else(|| named(&style.name))).or_else(by_id)
    }

    pub(super) fn is_title(&self, id: &str) -> bool {
        id == "Title" || self.line(id).any(|style| style.name == "title")
    }

    pub(super) fn is_quote(&self, id: &str) -> bool {
        self.line(id).any(|style| matches!(style.name.as_str(), "quote" | "intense quote" | "quotations"))
    }

    pub(super) fn is_contents(&self, id: &str) -> bool {
        self.line(id).any(|style| style.name.starts_with("toc ") || style.name.starts_with("contents "))
    }

    /// The list and level that a style puts paragraphs into.
    pub(super) fn list(&self, id: &str) -> Option<(String, u8)> {
        self.line(id).find_map(|style| style.list.clone())
    }

    /// How a style makes letters look.
    pub(super) fn character(&self, id: &str) -> Character {
        self.line(id).fold(Character::default(), |found, style| found.or(style.letters))
    }
}
