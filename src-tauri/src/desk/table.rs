//! The open talks, and which window has which.

use super::open_talk::OnDesk;
use crate::ipc::IpcError;
use lectern_app::document::Document;
use lectern_app::document::applied::Applied;
use lectern_app::document::autosave::Leftover;
use lectern_app::document::documents::Documents;
use std::collections::BTreeMap;

/// The open talks.
pub(crate) struct Table {
    /// Their documents.
    pub(crate) documents: Documents,
    /// What crashed sessions left, as it was listed.
    pub(crate) leftovers: Vec<Leftover>,
    talks: BTreeMap<u32, OnDesk>,
    /// The talks that windows hold, by the windows' labels.
    windows: BTreeMap<String, u32>,
    next: u32,
}

/// A talk with its document.
pub(crate) struct Entry<'a> {
    /// Its number.
    pub(crate) number: u32,
    /// What the program remembers of it.
    pub(crate) on: &'a mut OnDesk,
    /// The document.
    pub(crate) document: &'a mut Document,
}

impl Entry<'_> {
    /// Notes that the document was changed.
    pub(super) fn note(&mut self, applied: &Applied, words: bool) {
        if applied.changed {
            self.on.revision = self.on.revision.saturating_add(1);
        }
        if words {
            self.on.index = None;
        }
    }
}

impl Table {
    /// No talk is open.
    pub(super) fn new(documents: Documents) -> Self {
        let leftovers = documents.leftovers();
        Self { documents, leftovers, talks: BTreeMap::new(), windows: BTreeMap::new(), next: 1 }
    }

    /// Puts a talk on the table; gives its number.
    pub(crate) fn put(&mut self, talk: OnDesk) -> u32 {
        let number = self.next;
        self.next = self.next.saturating_add(1);
        self.talks.insert(number, talk);
        number
    }

    /// A talk with its document.
    pub(crate) fn entry(&mut self, number: u32) -> Result<Entry<'_>, IpcError> {
        let closed = || IpcError::gone("the talk is not open any more");
        let on = self.talks.get_mut(&number).ok_or_else(closed)?;
        let document = self.documents.get_mut(&on.document).ok_or_else(closed)?;
        Ok(Entry { number, on, document })
    }

    /// The talk that has a document.
    pub(crate) fn number_of(&self, document: &lectern_app::document::DocumentId) -> Option<u32> {
        self.talks.iter().find(|(_, on)| on.document == *document).map(|(number, _)| *number)
    }

    /// All talks by number.
    pub(crate) fn numbers(&self) -> Vec<u32> {
        self.talks.keys().copied().collect()
    }

    /// Gives a talk to a window.
    pub(crate) fn give(&mut self, window: &str, talk: u32) {
        self.windows.insert(window.to_owned(), talk);
    }

    /// The talk that a window has.
    pub(crate) fn talk_of(&self, window: &str) -> Option<u32> {
        self.windows.get(window).copied()
    }

    /// The window that has a talk.
    pub(crate) fn window_of(&self, talk: u32) -> Option<String> {
        self.windows.iter().find(|(_, held)| **held == talk).map(|(window, _)| window.clone())
    }

    /// Takes the talk of a window that closes off the table; what was not saved is gone.
    pub(crate) fn clear(&mut self, window: &str) {
        let Some(talk) = self.windows.remove(window) else { return };
        if let Some(on) = self.talks.remove(&talk) {
            drop(self.documents.close(&on.document));
        }
    }
}
