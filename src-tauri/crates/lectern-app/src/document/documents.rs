//! The talks that are open, each once.

use super::autosave::{Autosave, Leftover};
use super::error::SaveError;
use super::{Document, DocumentId, Overwrite};
use crate::error::AppError;
use crate::talk_file::{OpenTalk, with_extension};
use lectern_model::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The talks that are open.
#[derive(Debug)]
pub struct Documents {
    open: BTreeMap<DocumentId, Document>,
    autosave: Autosave,
}

/// What became of opening a file.
#[derive(Debug)]
pub enum Opening {
    /// It is open now.
    New {
        /// As which document.
        id: DocumentId,
        /// What could not be read, and what is wrong with what could.
        diagnostics: Vec<Diagnostic>,
    },
    /// It was open already: its window is to be raised.
    Raise(DocumentId),
}

impl Documents {
    /// No talk is open.
    pub fn new(autosave: Autosave) -> Self {
        Self { open: BTreeMap::new(), autosave }
    }

    /// Opens a talk's file, unless it is open.
    ///
    /// # Errors
    /// The file cannot be read, is something else, or was saved by a newer program.
    pub fn open(&mut self, path: &Path) -> Result<Opening, AppError> {
        if let Some(id) = self.holder_of(path) {
            return Ok(Opening::Raise(id));
        }
        let (document, diagnostics) = Document::open_file(self.autosave.next_id(), path)?;
        Ok(Opening::New { id: self.add(document), diagnostics })
    }

    /// Takes a new talk, which has no file yet.
    pub fn create(&mut self, open: OpenTalk) -> DocumentId {
        let document = Document::new(self.autosave.next_id(), open);
        self.add(document)
    }

    /// Takes a copy of an open talk as a new one without a file; none where it is not open.
    pub fn duplicate(&mut self, id: &DocumentId) -> Option<DocumentId> {
        let open = self.open.get(id)?.open.clone();
        Some(self.create(open))
    }

    /// Opens what a crashed session left. Where its talk is open already, the copy becomes a talk without a file.
    ///
    /// # Errors
    /// It cannot be read; it is still there.
    pub fn restore(&mut self, leftover: &Leftover) -> Result<(DocumentId, Vec<Diagnostic>), AppError> {
        let (mut document, diagnostics) = self.autosave.restore(leftover)?;
        if document.path.as_ref().is_some_and(|path| self.holder_of(path).is_some()) {
            (document.path, document.stamp) = (None, None);
        }
        Ok((self.add(document), diagnostics))
    }

    fn add(&mut self, document: Document) -> DocumentId {
        let id = document.id.clone();
        self.open.insert(id.clone(), document);
        id
    }

    /// A document.
    pub fn get(&self, id: &DocumentId) -> Option<&Document> {
        self.open.get(id)
    }

    /// A document, to be changed.
    pub fn get_mut(&mut self, id: &DocumentId) -> Option<&mut Document> {
        self.open.get_mut(id)
    }

    /// All that are open, in the order they were opened.
    pub fn iter(&self) -> impl Iterator<Item = &Document> {
        self.open.values()
    }

    /// The document that has a file, by whatever path it is named.
    pub fn holder_of(&self, path: &Path) -> Option<DocumentId> {
        let wanted = canonical(path);
        self.open.values().find(|document| document.path.as_ref().is_some_and(|own| canonical(own) == wanted)).map(Document::id)
    }

    /// Saves a talk to its file.
    ///
    /// # Errors
    /// It has none, another program changed it and that is not to be overwritten, or it cannot be written.
    pub fn save(&mut self, id: &DocumentId, overwrite: Overwrite) -> Result<PathBuf, SaveError> {
        let document = self.open.get_mut(id).ok_or(SaveError::NotOpen)?;
        let path = document.save(overwrite)?;
        self.autosave.discard(document);
        Ok(path)
    }

    /// Saves a talk under a name, which is its own from then on; the extension is added where it is missing. A file that is there is
    /// replaced only where that is meant.
    ///
    /// # Errors
    /// The file is another open talk's, is there already, or cannot be written. The talk keeps the name it had.
    pub fn save_as(&mut self, id: &DocumentId, path: &Path, replace: bool) -> Result<PathBuf, SaveError> {
        let path = with_extension(path);
        if self.holder_of(&path).is_some_and(|holder| holder != *id) {
            return Err(SaveError::OpenElsewhere { path });
        }
        let document = self.open.get_mut(id).ok_or(SaveError::NotOpen)?;
        let path = document.save_as(&path, replace)?;
        self.autosave.discard(document);
        Ok(path)
    }

    /// Copies all talks with unsaved changes to where they are found after a crash. Every one is tried.
    ///
    /// # Errors
    /// The first that could not be copied.
    pub fn autosave(&mut self) -> Result<(), AppError> {
        let kept: Vec<_> = self.open.values_mut().map(|document| self.autosave.keep(document)).collect();
        kept.into_iter().collect::<Result<Vec<_>, _>>().map(drop)
    }

    /// What crashed sessions left.
    pub fn leftovers(&self) -> Vec<Leftover> {
        self.autosave.leftovers()
    }

    /// Removes what a crashed session left.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn throw_away(&self, leftover: &Leftover) -> Result<(), AppError> {
        self.autosave.throw_away(leftover)
    }

    /// Closes a talk; what was not saved is gone. Gives the talk, none where it was not open.
    pub fn close(&mut self, id: &DocumentId) -> Option<Document> {
        let mut document = self.open.remove(id)?;
        self.autosave.discard(&mut document);
        Some(document)
    }
}

/// The one path of a file; for a file that is not there, its folder's with its name.
fn canonical(path: &Path) -> PathBuf {
    if let Ok(found) = fs::canonicalize(path) {
        return found;
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (absolute.parent().map(fs::canonicalize), absolute.file_name()) {
        (Some(Ok(folder)), Some(name)) => folder.join(name),
        _ => absolute,
    }
}
