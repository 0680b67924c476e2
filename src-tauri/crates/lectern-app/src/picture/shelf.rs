//! Layouts that are kept: as many pages as there is room for, those asked for last.

use super::Drawn;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Layouts by the hash of what was drawn.
pub(super) struct Shelf {
    room: usize,
    pages: usize,
    clock: u64,
    kept: BTreeMap<u64, (u64, Arc<Drawn>)>,
}

impl Shelf {
    /// An empty shelf with room for so many pages.
    pub(super) fn new(room: usize) -> Self {
        Self { room, pages: 0, clock: 0, kept: BTreeMap::new() }
    }

    /// The layout of a hash.
    pub(super) fn get(&mut self, hash: u64) -> Option<Arc<Drawn>> {
        let (last, drawn) = self.kept.get_mut(&hash)?;
        self.clock += 1;
        *last = self.clock;
        Some(Arc::clone(drawn))
    }

    /// Keeps a layout, and lets go of those not asked for the longest where there is no room.
    pub(super) fn put(&mut self, hash: u64, drawn: &Arc<Drawn>) {
        self.clock += 1;
        self.pages += drawn.document.pages.len();
        if let Some((_, old)) = self.kept.insert(hash, (self.clock, Arc::clone(drawn))) {
            self.pages -= old.document.pages.len();
        }
        while self.pages > self.room && self.kept.len() > 1 {
            let Some(oldest) = self.kept.iter().min_by_key(|(_, (last, _))| *last).map(|(hash, _)| *hash) else { return };
            if let Some((_, old)) = self.kept.remove(&oldest) {
                self.pages -= old.document.pages.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_scene::document::Document;
    use lectern_scene::scene::Scene;

    fn drawn(pages: usize) -> Arc<Drawn> {
        let document = Document { pages: vec![Scene::default(); pages], ..Document::default() };
        Arc::new(Drawn { document, diagnostics: Vec::new() })
    }

    fn kept(shelf: &Shelf) -> Vec<u64> {
        shelf.kept.keys().copied().collect()
    }

    #[test]
    fn what_was_asked_for_last_stays() {
        let mut shelf = Shelf::new(4);
        for hash in 1..=4 {
            shelf.put(hash, &drawn(1));
        }
        assert!(shelf.get(1).is_some());
        shelf.put(5, &drawn(2));
        assert_eq!(kept(&shelf), [1, 4, 5]);
        shelf.put(5, &drawn(1));
        shelf.put(6, &drawn(1));
        assert_eq!(kept(&shelf), [1, 4, 5, 6]);
        shelf.put(7, &drawn(90));
        assert_eq!(kept(&shelf), [7]);
        assert_eq!(shelf.pages, 90);
    }
}
