//! Lists of a document: which are numbered, and where they stand.

use super::super::xml::{attribute, child, children, parse_xml};
use roxmltree::Node;
use std::collections::BTreeMap;

/// A level of a list: numbered from a number on, or not; none where it has no marks at all.
type Level = Option<Option<u32>>;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The definition of each list.
    lists: BTreeMap<String, String>,
    /// The levels of each definition.
    levels: BTreeMap<String, BTreeMap<u8, Level>>,
    /// The last number of each level of each definition.
    counters: BTreeMap<(String, u8), u32>,
}

/// The list and level that `numPr` names.
pub(super) fn named(properties: Node<'_, '_>) -> (String, u8) {
    let value = |name: &str| child(properties, name).and_then(|found| attribute(found, "val")).unwrap_or_default();
    (value("numId").to_owned(), value("ilvl").parse().unwrap_or(0).min(8))
}

impl Numbering {
    pub(super) fn read(text: &str) -> Self {
        let Ok(document) = parse_xml("numbering", text) else { return Self::default() };
        let root = document.root_element();
        let mut numbering = Self::default();
        for definition in children(root, "abstractNum") {
            let Some(id) = attribute(definition, "abstractNumId") else { continue };
            let level = |node: Node<'_, '_>| {
                let value = |name: &str| child(node, name).and_then(|found| attribute(found, "val"));
                let start = value("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                let level = match value("numFmt") {
                    Some("none") => None,
                    Some("bullet") => Some(None),
                    Some(_) | None => Some(Some(start)),
                };
                Some((attribute(node, "ilvl")?.parse().ok()?, level))
            };
            numbering.levels.insert(id.to_owned(), children(definition, "lvl").filter_map(level).collect());
        }
        for list in children(root, "num") {
            let definition = child(list, "abstractNumId").and_then(|found| attribute(found, "val"));
            if let (Some(id), Some(definition)) = (attribute(list, "numId"), definition) {
                numbering.lists.insert(id.to_owned(), definition.to_owned());
            }
        }
        numbering
    }

    /// The number of the next item of a list; none in it for a bullet, none at all where it is no list.
    pub(super) fn next(&mut self, list: &str, level: u8) -> Option<Option<u32>> {
        if list == "0" || list.is_empty() {
            return None;
        }
        // A list that is defined nowhere has bullets.
        let Some(definition) = self.lists.get(list) else { return Some(None) };
        let kind = self.levels.get(definition).and_then(|levels| levels.get(&level)).copied().unwrap_or(Some(None));
        self.counters.retain(|(of, deeper), _| of != list || *deeper <= level);
        let start = kind?;
        Some(start.map(|start| {
            let counter = self.counters.entry((list.to_owned(), level)).or_insert(start.saturating_sub(1));
            *counter = counter.saturating_add(1);
            *counter
        }))
    }
}
