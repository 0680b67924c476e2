//! Copies of talks with unsaved changes, from which they come back after a crash.
//!
//! ```text
//! autosave/SESSION.lock         held while the program that made the session's copies runs
//! autosave/SESSION-N.autosave   a line that says what it is, a head in YAML, a line of ---, the talk's file
//! ```

use super::file_stamp::FileStamp;
use super::{Document, DocumentId};
use crate::atomic_file::{create_folder, write_atomically};
use crate::error::AppError;
use crate::talk_file::{read_talk, write_talk};
use lectern_model::diagnostic::Diagnostic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

const FOLDER: &str = "autosave";
const ENDING: &str = ".autosave";
const FIRST_LINE: &str = "lectern-autosave 1\n";
const END_OF_HEAD: &str = "\n---\n";

/// The copies in a state folder, those of this session and those that crashed ones left.
#[derive(Debug)]
pub struct Autosave {
    folder: PathBuf,
    session: String,
    /// Tells other sessions that this one runs; none where no copies are kept.
    lock: Option<File>,
    next: AtomicU64,
}

/// A copy that a crashed session left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// The copy's file.
    pub file: PathBuf,
    /// The title of its talk.
    pub title: String,
    /// The talk's own file, where it had one.
    pub original: Option<PathBuf>,
    /// When the copy was made.
    pub made: Option<SystemTime>,
}

/// The head of a copy. What is missing in it has a stand-in.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Head {
    title: String,
    original: Option<String>,
    stamp: Option<FileStamp>,
}

impl Autosave {
    /// Begins a session over a state folder, which is created where it is missing.
    ///
    /// # Errors
    /// The folder cannot be written to. The program can run without; nothing is restored after a crash then.
    pub fn begin(state: &Path) -> Result<Self, AppError> {
        let folder = state.join(FOLDER);
        create_folder(&folder)?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        for attempt in 0..100_u32 {
            let session = format!("{now:x}-{:x}-{attempt}", std::process::id());
            let path = folder.join(format!("{session}.lock"));
            match File::create_new(&path) {
                Ok(lock) => {
                    // Where files cannot be locked, sessions take each other for crashed: better than to lose a copy.
                    let _ = lock.try_lock();
                    return Ok(Self { folder, session, lock: Some(lock), next: AtomicU64::new(1) });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(AppError::write(&path, &error)),
            }
        }
        Err(AppError::write(&folder, &io::ErrorKind::AlreadyExists.into()))
    }

    /// A session that keeps no copies, for where there is no folder to keep them in.
    pub fn nowhere() -> Self {
        Self { folder: PathBuf::new(), session: "here".to_owned(), lock: None, next: AtomicU64::new(1) }
    }

    /// An id for a document of this session.
    pub fn next_id(&self) -> DocumentId {
        DocumentId(format!("{}-{}", self.session, self.next.fetch_add(1, Ordering::Relaxed)))
    }

    /// Makes the copy of a document, where it has unsaved changes since the last copy; else removes the one that is no longer needed.
    /// Gives whether there is a copy now.
    ///
    /// # Errors
    /// The copy cannot be written; the one before is still there.
    pub fn keep(&self, document: &mut Document) -> Result<bool, AppError> {
        if self.lock.is_none() {
            return Ok(false);
        }
        if !document.is_modified() {
            self.discard(document);
            return Ok(false);
        }
        let revision = document.history.revision();
        if document.autosaved != Some(revision) {
            write_atomically(&self.file_of(&document.id), &copy_of(document)?)?;
            document.autosaved = Some(revision);
        }
        Ok(true)
    }

    /// Removes a document's copy: it was saved, or closed without saving.
    pub fn discard(&self, document: &mut Document) {
        document.autosaved = None;
        if self.lock.is_some() {
            // A copy that cannot be removed is offered once more, which loses nothing.
            let _ = fs::remove_file(self.file_of(&document.id));
        }
    }

    fn file_of(&self, id: &DocumentId) -> PathBuf {
        self.folder.join(format!("{id}{ENDING}"))
    }

    /// The copies that crashed sessions left, the latest first.
    pub fn leftovers(&self) -> Vec<Leftover> {
        let entries = if self.lock.is_some() { fs::read_dir(&self.folder).ok() } else { None };
        let Some(entries) = entries else { return Vec::new() };
        let mut running = BTreeMap::new();
        let mut found = Vec::new();
        for file in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let Some(session) = session_of(&file) else { continue };
            if *running.entry(session.clone()).or_insert_with(|| self.is_running(&session)) {
                continue;
            }
            let made = fs::metadata(&file).and_then(|metadata| metadata.modified()).ok();
            let head = fs::read(&file).map(|bytes| split(&bytes).0).unwrap_or_default();
            found.push(Leftover { file, title: head.title, original: head.original.map(PathBuf::from), made });
        }
        found.sort_by(|one, other| (other.made, &other.file).cmp(&(one.made, &one.file)));
        found
    }

    fn is_running(&self, session: &str) -> bool {
        if session == self.session {
            return true;
        }
        let lock = File::open(self.folder.join(format!("{session}.lock")));
        lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
    }

    /// Opens a copy that a crashed session left, as a talk with unsaved changes. The copy goes once there is one of this session.
    ///
    /// # Errors
    /// The copy cannot be read; it is still there.
    pub fn restore(&self, leftover: &Leftover) -> Result<(Document, Vec<Diagnostic>), AppError> {
        let bytes = fs::read(&leftover.file).map_err(|error| AppError::read(&leftover.file, &error))?;
        let (head, talk) = split(&bytes);
        let opened = read_talk(&leftover.file, talk)?;
        let mut document = Document::new(self.next_id(), opened.open);
        document.path = head.original.map(PathBuf::from);
        document.stamp = head.stamp;
        // On a full disk the talk still opens, and the old copy stays.
        if self.keep(&mut document).is_ok_and(|kept| kept) {
            let _ = self.throw_away(leftover);
        }
        Ok((document, opened.diagnostics))
    }

    /// Removes a copy that a crashed session left.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn throw_away(&self, leftover: &Leftover) -> Result<(), AppError> {
        match fs::remove_file(&leftover.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(AppError::write(&leftover.file, &error)),
            Ok(()) | Err(_) => {}
        }
        let Some(session) = session_of(&leftover.file) else { return Ok(()) };
        if self.leftovers().iter().all(|other| session_of(&other.file).as_ref() != Some(&session)) {
            let _ = fs::remove_file(self.folder.join(format!("{session}.lock")));
        }
        Ok(())
    }
}

impl Drop for Autosave {
    fn drop(&mut self) {
        if self.lock.is_some() {
            let _ = fs::remove_file(self.folder.join(format!("{}.lock", self.session)));
        }
    }
}

/// The session whose copy a file is.
fn session_of(file: &Path) -> Option<String> {
    let (session, _) = file.file_name()?.to_str()?.strip_suffix(ENDING)?.rsplit_once('-')?;
    Some(session.to_owned())
}

fn copy_of(document: &Document) -> Result<Vec<u8>, AppError> {
    let head = Head {
        title: document.open.talk.title.clone(),
        original: document.path.as_ref().and_then(|path| path.to_str()).map(str::to_owned),
        stamp: document.stamp.clone(),
    };
    let head = serde_saphyr::to_string(&head)
        .map_err(|error| AppError::Encode { part: "the copy's head".to_owned(), reason: error.to_string() })?;
    let mut bytes = format!("{FIRST_LINE}{}{END_OF_HEAD}", head.trim_end()).into_bytes();
    bytes.extend(write_talk(&document.open)?);
    Ok(bytes)
}

/// A copy's head and the talk's file in it. Where the head is damaged, the talk's file begins with the first thing like one.
fn split(bytes: &[u8]) -> (Head, &[u8]) {
    let find = |wanted: &[u8]| bytes.windows(wanted.len()).position(|window| window == wanted);
    let end = find(END_OF_HEAD.as_bytes());
    let head = end.and_then(|end| bytes.get(FIRST_LINE.len()..end)).map(String::from_utf8_lossy);
    let head = head.and_then(|head| serde_saphyr::from_str(&head).ok()).unwrap_or_default();
    let start = end.map(|end| end + END_OF_HEAD.len()).or_else(|| find(b"PK\x03\x04"));
    (head, start.and_then(|start| bytes.get(start..)).unwrap_or_default())
}
