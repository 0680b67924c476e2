//! Entries, marks and the order of the list from the CSL processor, run so that neither a bad item nor its habits spoil them.
//!
//! The processor tells works with equal marks apart in at most three groups, and then shortens the authors also in the list. So
//! it formats every entry by itself, and every group of works with equal marks by itself.

use super::csl;
use super::elem::{self, MarkPart};
use super::item::CslItem;
use super::style::CslStyle;
use super::styled::Styled;
use lectern_model::citation::CitationItem;
use lectern_model::id::SourceId;
use std::collections::{BTreeMap, BTreeSet};

/// What the processor made.
#[derive(Default)]
pub(super) struct Processed {
    /// The reference list in the style's order.
    pub(super) order: Vec<SourceId>,
    /// Its entries.
    pub(super) entries: BTreeMap<SourceId, Styled>,
    /// The marks in parts, by the keys of the citations.
    pub(super) marks: BTreeMap<String, Vec<MarkPart>>,
}

/// What tells one citation from another.
pub(super) fn key(citation: &[CitationItem]) -> String {
    let mut key = String::new();
    for cited in citation {
        let place = cited.locator.as_ref().map(|place| format!("{:?}\u{1f}{}", place.label, place.value)).unwrap_or_default();
        for part in [cited.source.as_str(), &cited.prefix, &place, &cited.suffix] {
            key.push_str(part);
            key.push('\u{1f}');
        }
        key.push('\u{1e}');
    }
    key
}

/// Entries that stand alone, and what their marks would be.
pub(super) struct Singles {
    pub(super) entries: BTreeMap<SourceId, Styled>,
    pub(super) marks: BTreeMap<SourceId, String>,
    /// Those the processor could not take.
    pub(super) failed: Vec<SourceId>,
}

/// Formats every item by itself.
pub(super) fn singles<'a>(style: &CslStyle, items: impl Iterator<Item = (&'a SourceId, &'a CslItem)>) -> Singles {
    let mut singles = Singles { entries: BTreeMap::new(), marks: BTreeMap::new(), failed: Vec::new() };
    for (id, item) in items {
        match csl::single(style, item) {
            Some((entry, mark)) => {
                singles.entries.insert(id.clone(), elem::entry(&entry, item));
                singles.marks.insert(id.clone(), mark);
            }
            None => singles.failed.push(id.clone()),
        }
    }
    singles
}

/// About where a work stands in a sorted list: authors, year, title.
pub(super) type SortKey = (String, String, String);

/// Formats citations, whose works are all in `items`, and puts the list in order. None if the processor gave up.
pub(super) fn process(
    style: &CslStyle,
    items: &BTreeMap<SourceId, CslItem>,
    singles: Singles,
    citations: Vec<Vec<CitationItem>>,
    sort_key: &dyn Fn(&SourceId) -> Option<SortKey>,
) -> Option<Processed> {
    let groups = if style.is_numbered() { Vec::new() } else { equal_marks(&singles.marks) };
    let ambiguous: BTreeSet<&SourceId> = groups.iter().flatten().collect();
    let is_ambiguous = |cited: &CitationItem| ambiguous.contains(&cited.source);
    // A citation with such a work is put together from its works.
    let (composed, mut whole): (Vec<_>, Vec<_>) = citations.into_iter().partition(|citation| citation.iter().any(is_ambiguous));
    whole.extend(composed.iter().flatten().map(alone));
    if style.is_sorted() {
        // The list's order is the style's; a list that is nearly in order is sorted in a fraction of the time.
        whole.sort_by_cached_key(|citation| citation.first().and_then(|cited| sort_key(&cited.source)));
    }
    whole.dedup();
    let listing = csl::list(style, items, &whole)?;
    let order: Vec<SourceId> = listing.order.into_iter().map(|(id, _)| id).collect();
    let mut processed = Processed { order, entries: singles.entries, marks: BTreeMap::new() };
    for (citation, tree) in whole.iter().zip(&listing.marks) {
        let cited: Vec<&CslItem> = citation.iter().filter_map(|cited| items.get(&cited.source)).collect();
        processed.marks.insert(key(citation), with_suffix(style, elem::mark(tree, &cited)));
    }
    for group in groups {
        tell_apart(style, items, group, &composed, &mut processed);
    }
    for citation in &composed {
        let parts = compose(style, citation, &processed);
        processed.marks.insert(key(citation), parts);
    }
    Some(processed)
}

/// The processor leaves out a bracket that closes a mark or a place where one stands before it: `(Ash, § 4(a))`.
fn with_suffix(style: &CslStyle, mut parts: Vec<MarkPart>) -> Vec<MarkPart> {
    for part in &mut parts {
        if let MarkPart::Work(_, line) = part {
            let count = |bracket| line.chars.iter().filter(|styled| styled.c == bracket).count();
            if count('(') > count(')') {
                let style = line.chars.last().map(|last| last.style.clone()).unwrap_or_default();
                line.push(")", &style);
            }
        }
    }
    if let (Some(MarkPart::Work(..)), Some(suffix)) = (parts.last(), &style.style.full.citation.layout.suffix) {
        parts.push(between(Some(suffix)));
    }
    parts
}

fn between(text: Option<&str>) -> MarkPart {
    let mut line = Styled::default();
    line.push_plain(text.unwrap_or_default());
    MarkPart::Between(line)
}

/// A work as a citation of its own.
fn alone(cited: &CitationItem) -> Vec<CitationItem> {
    vec![CitationItem { prefix: String::new(), suffix: String::new(), ..cited.clone() }]
}

/// Groups of works whose marks read the same.
fn equal_marks(marks: &BTreeMap<SourceId, String>) -> Vec<Vec<SourceId>> {
    let mut by_mark: BTreeMap<&str, Vec<SourceId>> = BTreeMap::new();
    for (id, mark) in marks {
        by_mark.entry(mark).or_default().push(id.clone());
    }
    by_mark.into_values().filter(|group| group.len() > 1).collect()
}

/// Formats the works of a group together, in the order of the list.
fn tell_apart(
    style: &CslStyle,
    items: &BTreeMap<SourceId, CslItem>,
    mut group: Vec<SourceId>,
    composed: &[Vec<CitationItem>],
    processed: &mut Processed,
) {
    let place = |id: &SourceId| processed.order.iter().position(|listed| listed == id);
    group.sort_by_cached_key(place);
    let mut cites: Vec<Vec<CitationItem>> = Vec::new();
    for id in &group {
        let mut seen = BTreeSet::new();
        let works = composed.iter().flatten().filter(|cited| cited.source == *id).map(alone);
        cites.extend(works.filter(|cite| seen.insert(key(cite))));
    }
    let Some(listing) = csl::list(style, items, &cites) else { return };
    for (cite, tree) in cites.iter().zip(&listing.marks) {
        let cited: Vec<&CslItem> = cite.iter().filter_map(|cited| items.get(&cited.source)).collect();
        processed.marks.insert(key(cite), with_suffix(style, elem::mark(tree, &cited)));
    }
    let has_letter = |id: &SourceId| listing.order.iter().any(|(listed, has_letter)| listed == id && *has_letter);
    let lettered: Vec<&CslItem> = group.iter().filter(|id| has_letter(id)).filter_map(|id| items.get(id)).collect();
    if lettered.is_empty() {
        return;
    }
    for (id, tree) in csl::entries(style, &lettered).unwrap_or_default() {
        if let (Some(item), true) = (items.get(&id), processed.entries.contains_key(&id)) {
            processed.entries.insert(id, elem::entry(&tree, item));
        }
    }
}

/// A mark of several works put together as the style's layout says.
fn compose(style: &CslStyle, citation: &[CitationItem], processed: &Processed) -> Vec<MarkPart> {
    let layout = &style.style.full.citation.layout;
    let mut works: Vec<(usize, &CitationItem)> = citation.iter().enumerate().collect();
    if style.style.full.citation.sort.is_some() {
        works.sort_by_key(|(_, cited)| processed.order.iter().position(|id| *id == cited.source));
    }
    let mut parts = vec![between(layout.prefix.as_deref())];
    for (nth, (index, cited)) in works.into_iter().enumerate() {
        if nth > 0 {
            parts.push(between(Some(layout.delimiter.as_deref().unwrap_or("; "))));
        }
        let work = processed.marks.get(&key(&alone(cited))).into_iter().flatten().find_map(|part| match part {
            MarkPart::Work(_, line) => Some(line.clone()),
            MarkPart::Between(_) => None,
        });
        parts.push(MarkPart::Work(index, work.unwrap_or_default()));
    }
    parts.push(between(layout.suffix.as_deref()));
    parts
}
