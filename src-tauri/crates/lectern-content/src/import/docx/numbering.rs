//! Lists of a document: which are numbered, and where they stand.

use super::super::xml::{attribute, child, children};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// A level of a list: numbered from a number on, or not; none where it has no marks at all.
type Level = Option<Option<u32>>;

/// The levels a list can have.
const LEVELS: usize = 9;

/// A list: which definition it goes by, and what it says itself of its levels.
#[derive(Debug, Default)]
struct List {
    definition: String,
    /// Levels that it defines anew.
    levels: BTreeMap<u8, Level>,
    /// The numbers from which it starts its levels anew.
    starts: BTreeMap<u8, u32>,
    is_begun: bool,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, List>,
    /// The levels of each definition.
    levels: BTreeMap<String, BTreeMap<u8, Level>>,
    /// The last number of each level of each definition: lists of one definition go on counting where the one before stopped.
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
}

/// The list and level that `numPr` names.
pub(super) fn named(properties: Node<'_, '_>) -> (String, u8) {
    let value = |name: &str| child(properties, name).and_then(|found| attribute(found, "val")).unwrap_or_default();
    (value("numId").to_owned(), value("ilvl").parse().unwrap_or(0).min(8))
}

impl Numbering {
    pub(super) fn read(document: &Document<'_>) -> Self {
        let root = document.root_element();
        let mut numbering = Self::default();
        for definition in children(root, "abstractNum") {
            let Some(id) = attribute(definition, "abstractNumId") else { continue };
            numbering.levels.insert(id.to_owned(), children(definition, "lvl").filter_map(level).collect());
        }
        for node in children(root, "num") {
            let definition = child(node, "abstractNumId").and_then(|found| attribute(found, "val"));
            if let (Some(id), Some(definition)) = (attribute(node, "numId"), definition) {
                numbering.lists.insert(id.to_owned(), list(node, definition));
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
        let Some(list) = self.lists.get_mut(list) else { return Some(None) };
        let defined = || self.levels.get(&list.definition)?.get(&level);
        let kind = list.levels.get(&level).or_else(defined).copied().unwrap_or(Some(None));
        let counters = self.counters.entry(list.definition.clone()).or_default();
        if !std::mem::replace(&mut list.is_begun, true) {
            for (_, counter) in (0_u8..).zip(counters.iter_mut()).filter(|(level, _)| list.starts.contains_key(level)) {
                *counter = None;
            }
        }
        let [counter, deeper @ ..] = counters.get_mut(usize::from(level)..)? else { return Some(None) };
        deeper.fill(None);
        let start = kind?.map(|start| list.starts.get(&level).copied().unwrap_or(start));
        Some(start.map(|start| *counter.insert(counter.map_or(start, |last| last.saturating_add(1)))))
    }
}

/// A level of a definition, and which.
fn level(node: Node<'_, '_>) -> Option<(u8, Level)> {
    let value = |name: &str| child(node, name).and_then(|found| attribute(found, "val"));
    let start = value("start").and_then(|start| start.parse().ok()).unwrap_or(1);
    let level = match value("numFmt") {
        Some("none") => None,
        Some("bullet") => Some(None),
        Some(_) | None => Some(Some(start)),
    };
    Some((attribute(node, "ilvl")?.parse().ok()?, level))
}

/// A list, with what it says otherwise than its definition.
fn list(node: Node<'_, '_>, definition: &str) -> List {
    let others = || children(node, "lvlOverride");
    let start = |other: Node<'_, '_>| {
        let start = child(other, "startOverride").and_then(|start| attribute(start, "val")?.parse().ok())?;
        Some((attribute(other, "ilvl")?.parse().ok()?, start))
    };
    List {
        definition: definition.to_owned(),
        levels: others().filter_map(|other| level(child(other, "lvl")?)).collect(),
        starts: others().filter_map(start).collect(),
        is_begun: false,
    }
}
