//! The talks that were opened last.

use crate::atomic_file::{create_folder, write_atomically};
use crate::error::AppError;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

const FILE: &str = "recent.yaml";
/// How many are remembered.
const MOST: usize = 12;
/// The largest list that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// The talks that were opened last, the latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentFiles {
    files: Vec<PathBuf>,
}

/// A talk that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentFile {
    /// Its file.
    pub path: PathBuf,
    /// Whether the file is not there now; the disk it is on may be unplugged.
    pub missing: bool,
}

impl RecentFiles {
    /// Reads the list of a state folder; an empty one where there is none or it cannot be read.
    pub fn load(state: &Path) -> Self {
        let path = state.join(FILE);
        let small = fs::metadata(&path).is_ok_and(|metadata| metadata.len() <= LARGEST);
        let text = if small { fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
        let read: Self = serde_saphyr::from_str(&text).unwrap_or_default();
        let mut list = Self::default();
        read.files.into_iter().rev().filter(|path| !path.as_os_str().is_empty()).for_each(|path| list.put_first(path));
        list
    }

    /// Writes the list into a state folder.
    ///
    /// # Errors
    /// The folder cannot be written to; the list before is still there.
    pub fn save(&self, state: &Path) -> Result<(), AppError> {
        let text = serde_saphyr::to_string(self)
            .map_err(|error| AppError::Encode { part: FILE.to_owned(), reason: error.to_string() })?;
        create_folder(state)?;
        write_atomically(&state.join(FILE), text.as_bytes())
    }

    /// Puts a file first.
    pub fn add(&mut self, path: &Path) {
        self.put_first(fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned()));
    }

    fn put_first(&mut self, path: PathBuf) {
        // A name that is no text cannot be written down.
        if path.to_str().is_some() {
            self.files.retain(|other| *other != path);
            self.files.insert(0, path);
            self.files.truncate(MOST);
        }
    }

    /// Forgets a file, named as the list names it.
    pub fn remove(&mut self, path: &Path) {
        self.files.retain(|other| other != path);
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.files.clear();
    }

    /// The files, the latest first.
    pub fn files(&self) -> Vec<RecentFile> {
        self.files.iter().map(|path| RecentFile { path: path.clone(), missing: !path.is_file() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_is_first_and_once_and_a_missing_one_is_marked() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let file = |n: usize| folder.path().join(format!("{n}.lectern"));
        let mut list = RecentFiles::load(&state);
        assert_eq!(list.files(), []);
        for n in 0..15 {
            fs::write(file(n), "").unwrap();
            list.add(&file(n));
        }
        list.add(&folder.path().join("./9.lectern"));
        fs::remove_file(file(14)).unwrap();
        list.save(&state).unwrap();
        let files = RecentFiles::load(&state).files();
        assert_eq!(files.len(), MOST);
        assert_eq!(files[0], RecentFile { path: fs::canonicalize(file(9)).unwrap(), missing: false });
        assert!(files[1].missing && files[1].path.ends_with("14.lectern"));
        assert_eq!(files.iter().filter(|recent| recent.path.ends_with("9.lectern")).count(), 1);
    }

    #[test]
    fn a_broken_list_is_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        for broken in [&b"files: ["[..], b"files: 7", b"\xff\xfe", b"", b"other: [a]", b"&a [*a, *a]"] {
            fs::write(folder.path().join(FILE), broken).unwrap();
            assert_eq!(RecentFiles::load(folder.path()), RecentFiles::default());
        }
    }
}
