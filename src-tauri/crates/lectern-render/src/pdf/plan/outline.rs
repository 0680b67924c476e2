//! The outline as a tree.

use lectern_model::geometry::Pt;
use lectern_scene::document::OutlineEntry;

/// An entry of the outline.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry<'a> {
    /// The entry it stands under, by its place in the list; always an earlier one.
    pub(crate) parent: Option<usize>,
    /// Its words.
    pub(crate) title: &'a str,
    /// The page it leads to, from 0.
    pub(crate) page: usize,
    /// The height on that page.
    pub(crate) y: Pt,
}

/// Puts each entry under the nearest earlier one of a lower level. Entries that lead past the last page lead to it.
pub(super) fn nest(entries: &[OutlineEntry], pages: usize) -> Vec<Entry<'_>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut out = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        while open.last().is_some_and(|(level, _)| *level >= entry.level) {
            open.pop();
        }
        let page = entry.page.min(pages.saturating_sub(1));
        out.push(Entry { parent: open.last().map(|(_, at)| *at), title: &entry.title, page, y: entry.y });
        open.push((entry.level, at));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_under_the_nearest_one_above_their_level() {
        let levels = [0, 2, 1, 2, 0, 1];
        let entries: Vec<OutlineEntry> =
            levels.iter().map(|level| OutlineEntry { level: *level, title: String::new(), page: 9, y: Pt(0.0) }).collect();
        let nested = nest(&entries, 3);
        let parents: Vec<Option<usize>> = nested.iter().map(|entry| entry.parent).collect();
        assert_eq!(parents, [None, Some(0), Some(0), Some(2), None, Some(4)]);
        assert!(nested.iter().all(|entry| entry.page == 2));
    }
}
