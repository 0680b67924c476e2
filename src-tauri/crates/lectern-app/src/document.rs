//! Open talks: each with its file, what was done to it, and whether that is saved.
//!
//! A [`Change`] is worked out beside the talk and then exchanged with it whole, so that none is half done. What was there before is a
//! step of the history; undoing exchanges the two again. A revision is the number of the last step done, and a talk is unmodified
//! while its revision is the saved one.

pub mod applied;
pub mod autosave;
pub mod change;
pub mod documents;
mod draft;
pub mod error;
mod file_stamp;
mod history;
mod order;
mod own_material;
pub mod recent;
pub mod settings;
mod wording;

use crate::error::AppError;
use crate::file_name::stem_of_title;
use crate::talk_file::{EXTENSION, OpenTalk, create_talk, open_talk, save_talk, with_extension};
use applied::Applied;
use change::{Change, ChangeName, Replacement, Typing};
use error::{ChangeError, SaveError};
use file_stamp::FileStamp;
use history::{History, OtherSide, Revision};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::library::Library;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A document of this session or of a crashed one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(String);

impl DocumentId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for DocumentId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a file that another program changed is overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Only a file that is as it was.
    Unchanged,
    /// Any.
    Anyway,
}

/// An open talk.
#[derive(Debug, Clone)]
pub struct Document {
    id: DocumentId,
    open: OpenTalk,
    path: Option<PathBuf>,
    /// How the file was when it was opened or saved here.
    stamp: Option<FileStamp>,
    history: History,
    saved: Option<Revision>,
    autosaved: Option<Revision>,
    offered: Option<Arc<Library>>,
}

impl Document {
    /// A talk that has no file yet and so counts as modified.
    pub fn new(id: DocumentId, open: OpenTalk) -> Self {
        let history = History::new();
        Self { id, open, path: None, stamp: None, history, saved: None, autosaved: None, offered: None }
    }

    /// Opens a talk's file; gives also what could not be read, and what is wrong with what could.
    ///
    /// # Errors
    /// The file cannot be read, is something else, or was saved by a newer program.
    pub fn open_file(id: DocumentId, path: &Path) -> Result<(Self, Vec<Diagnostic>), AppError> {
        // Before it is read: what another program writes meanwhile is noticed then.
        let stamp = FileStamp::of(path).ok();
        let opened = open_talk(path)?;
        let mut document = Self::new(id, opened.open);
        document.is_in(path.to_owned(), stamp);
        Ok((document, opened.diagnostics))
    }

    /// Its id.
    pub fn id(&self) -> DocumentId {
        self.id.clone()
    }

    /// The talk with everything it needs.
    pub fn open(&self) -> &OpenTalk {
        &self.open
    }

    /// Its file.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What its window is called: its file's name without extension, or its title.
    pub fn name(&self) -> String {
        let stem = self.path.as_ref().and_then(|path| path.file_stem());
        stem.map_or_else(|| self.open.talk.title.clone(), |stem| stem.to_string_lossy().into_owned())
    }

    /// A name to propose when it is saved under one.
    pub fn proposed_file_name(&self) -> String {
        format!("{}.{EXTENSION}", stem_of_title(&self.name()))
    }

    /// Whether there are changes that are not in its file.
    pub fn is_modified(&self) -> bool {
        self.saved != Some(self.history.revision())
    }

    /// Offers the slides of a library, such as the installed pack's, to be inserted. What the talk has stays as it is.
    pub fn offer(&mut self, library: Arc<Library>) {
        take_missing(&mut self.open.library, &library);
        self.offered = Some(library);
    }

    /// Makes a change.
    ///
    /// # Errors
    /// The change makes no sense for the talk, which is as it was.
    pub fn apply(&mut self, change: Change) -> Result<Applied, ChangeError> {
        let (name, typing) = (change.name(), change.typed_into());
        let outcome = draft::work_out(&self.open, change)?;
        let other = outcome.other.narrowed(&self.open);
        if other.is_as_in(&self.open) {
            let draft::Came { sources, images, .. } = outcome.came;
            return Ok(Applied { sources, images, diagnostics: outcome.diagnostics, ..Applied::nothing() });
        }
        let applied = self.take(name, typing, other);
        let draft::Came { slides: came, sources, images } = outcome.came;
        Ok(Applied { came, sources, images, diagnostics: outcome.diagnostics, ..applied })
    }

    /// Exchanges a part of the document as a step.
    fn take(&mut self, name: ChangeName, typing: Option<Typing>, mut other: OtherSide) -> Applied {
        other.exchange(&mut self.open);
        let applied = tell(&other, &mut self.open, self.offered.as_deref());
        self.history.push(name, typing, other);
        applied
    }

    /// Ends a step of typing: what is typed next is undone on its own.
    pub fn pause(&mut self) {
        self.history.pause();
    }

    /// Undoes the last step; none where there is none.
    pub fn undo(&mut self) -> Option<Applied> {
        let before = self.history.undo(&mut self.open)?;
        Some(tell(before, &mut self.open, self.offered.as_deref()))
    }

    /// Takes the last undone step again; none where there is none.
    pub fn redo(&mut self) -> Option<Applied> {
        let before = self.history.redo(&mut self.open)?;
        Some(tell(before, &mut self.open, self.offered.as_deref()))
    }

    /// What undoing would undo.
    pub fn undo_name(&self) -> Option<ChangeName> {
        self.history.undo_name()
    }

    /// What redoing would do.
    pub fn redo_name(&self) -> Option<ChangeName> {
        self.history.redo_name()
    }

    /// Saves it to its file.
    ///
    /// # Errors
    /// It has none, another program changed it and that is not to be overwritten, or it cannot be written.
    pub fn save(&mut self, overwrite: Overwrite) -> Result<PathBuf, SaveError> {
        let path = self.path.clone().ok_or(SaveError::Untitled)?;
        if overwrite == Overwrite::Unchanged && self.is_changed_on_disk()? {
            return Err(SaveError::ChangedOnDisk { path });
        }
        // A talk that was opened under another extension must not replace the file that has its name with the right one.
        if with_extension(&path) != path {
            return self.save_as(&path, overwrite == Overwrite::Anyway);
        }
        let path = save_talk(&self.open, &path)?;
        self.is_in(path.clone(), FileStamp::of(&path).ok());
        Ok(path)
    }

    /// Saves it under a name, which is its own from then on; the extension is added where it is missing. A file that is there is
    /// replaced only where that is meant.
    ///
    /// # Errors
    /// The file is there already or cannot be written; the talk keeps the name it had.
    pub fn save_as(&mut self, path: &Path, replace: bool) -> Result<PathBuf, SaveError> {
        let path = create_talk(&self.open, path, replace)?;
        self.is_in(path.clone(), FileStamp::of(&path).ok());
        Ok(path)
    }

    /// Whether its file is not as it was when it was opened or saved here.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub fn is_changed_on_disk(&self) -> Result<bool, AppError> {
        let (Some(path), Some(stamp)) = (&self.path, &self.stamp) else { return Ok(false) };
        stamp.differs(path).map_err(|error| AppError::read(path, &error))
    }

    /// Takes what its file holds; that can be undone.
    ///
    /// # Errors
    /// It has no file, or the file cannot be read; the talk is as it was.
    pub fn revert(&mut self) -> Result<(Applied, Vec<Diagnostic>), SaveError> {
        let path = self.path.clone().ok_or(SaveError::Untitled)?;
        let stamp = FileStamp::of(&path).ok();
        let opened = open_talk(&path)?;
        let applied = self.take(Replacement::File.name(), None, OtherSide::Whole(Box::new(opened.open)));
        self.is_in(path, stamp);
        Ok((applied, opened.diagnostics))
    }

    /// Notes that it is in a file as it is now.
    fn is_in(&mut self, path: PathBuf, stamp: Option<FileStamp>) {
        (self.path, self.stamp) = (Some(path), stamp);
        self.history.pause();
        self.saved = Some(self.history.revision());
    }
}

/// What was changed by the exchange of what was before.
fn tell(before: &OtherSide, open: &mut OpenTalk, offered: Option<&Library>) -> Applied {
    let applied = Applied::between(before, open);
    if let (OtherSide::Whole(_), Some(library)) = (before, offered) {
        take_missing(&mut open.library, library);
    }
    applied
}

/// Takes what a library lacks from another; what it has stays as it is.
fn take_missing(library: &mut Library, other: &Library) {
    fn fill<K: Ord + Clone, V: Clone>(all: &mut BTreeMap<K, V>, other: &BTreeMap<K, V>) {
        for (id, value) in other {
            all.entry(id.clone()).or_insert_with(|| value.clone());
        }
    }
    fill(&mut library.slides, &other.slides);
    fill(&mut library.claims, &other.claims);
    fill(&mut library.statistics, &other.statistics);
    fill(&mut library.conflicts, &other.conflicts);
    fill(&mut library.sources, &other.sources);
    fill(&mut library.images, &other.images);
    fill(&mut library.styles, &other.styles);
}

#[cfg(test)]
mod tests;
