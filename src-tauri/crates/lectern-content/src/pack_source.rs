//! Where a pack's files come from: a folder, an archive, memory.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The files of a pack. Paths are relative, with `/`, without `..`.
pub trait PackSource {
    /// All paths, sorted.
    fn paths(&self) -> Vec<String>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// The file is not there, or could not be read; the error names it.
    fn read(&self, path: &str) -> Result<Arc<[u8]>, PackSourceError>;

    /// The size of a file in bytes, where it is known without reading it: a file beyond all limits is then not read.
    fn size(&self, _path: &str) -> Option<u64> {
        None
    }
}

/// A file of a pack could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot read {path}: {reason}")]
pub struct PackSourceError {
    /// Which file.
    pub path: String,
    /// Why, in words.
    pub reason: String,
}

/// A pack in memory: what an archive or a test holds.
#[derive(Debug, Clone, Default)]
pub struct MemorySource {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl MemorySource {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: &str, bytes: impl Into<Arc<[u8]>>) {
        self.files.insert(path.to_owned(), bytes.into());
    }
}

impl PackSource for MemorySource {
    fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> Result<Arc<[u8]>, PackSourceError> {
        let missing = || PackSourceError { path: path.to_owned(), reason: "there is no such file".to_owned() };
        self.files.get(path).cloned().ok_or_else(missing)
    }

    fn size(&self, path: &str) -> Option<u64> {
        self.files.get(path).map(|bytes| bytes.len() as u64)
    }
}
