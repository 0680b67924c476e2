//! A pack's files in a folder.

use crate::archive::is_safe_name;
use crate::error::AppError;
use lectern_content::pack_source::{PackSource, PackSourceError};
use lectern_model::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file of a pack that is read, in bytes.
const LARGEST_FILE: u64 = 64 << 20;
/// The most files of a pack that are read.
const MOST_FILES: usize = 100_000;
/// How deep folders in a pack may lie.
const DEEPEST: usize = 16;

/// The files of a folder, found when it is opened and read when asked for. Hidden files are left out, and so is a link that leads
/// out of the folder.
#[derive(Debug, Clone)]
pub struct PackFolder {
    files: BTreeMap<String, PathBuf>,
}

impl PackFolder {
    /// Finds the files of a pack, and says what was left out. `beside` are further folders that stand beside the pack and are read
    /// as if they were in it, such as the citation styles all packs share; a pack's own file wins.
    ///
    /// # Errors
    /// The folder is not there or cannot be read.
    pub fn open(folder: &Path, beside: &[(&str, &Path)]) -> Result<(Self, Vec<Diagnostic>), AppError> {
        let mut walk = Walk { files: BTreeMap::new(), diagnostics: Vec::new() };
        for (name, shared) in beside.iter().filter(|(_, shared)| shared.is_dir()) {
            let shared = canonical(shared)?;
            walk.folder(&shared, &shared, name, 0)?;
        }
        let folder = canonical(folder)?;
        walk.folder(&folder, &folder, "", 0)?;
        Ok((Self { files: walk.files }, walk.diagnostics))
    }
}

fn canonical(folder: &Path) -> Result<PathBuf, AppError> {
    fs::canonicalize(folder).map_err(|error| AppError::read(folder, &error))
}

struct Walk {
    files: BTreeMap<String, PathBuf>,
    diagnostics: Vec<Diagnostic>,
}

impl Walk {
    /// Takes what is in `folder`, a real path in the real path `root`; `inside` is its name in the pack.
    fn folder(&mut self, folder: &Path, root: &Path, inside: &str, depth: usize) -> Result<(), AppError> {
        let entries = fs::read_dir(folder).map_err(|error| AppError::read(folder, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| AppError::read(folder, &error))?;
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                self.leave_out(&entry.file_name().to_string_lossy(), "its name is not valid text");
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let name = if inside.is_empty() { name } else { format!("{inside}/{name}") };
            match fs::canonicalize(entry.path()) {
                Ok(_) if !is_safe_name(&name) => self.leave_out(&name, "its name has characters that other systems do not allow"),
                Err(_) => self.leave_out(&name, "it is a link that leads nowhere, or cannot be read"),
                Ok(real) if !real.starts_with(root) => self.leave_out(&name, "it is a link that leads out of the pack"),
                Ok(real) if folder.starts_with(&real) => {
                    self.leave_out(&name, "it is a link to a folder it lies in");
                }
                Ok(real) if real.is_dir() && depth >= DEEPEST => self.leave_out(&name, "it lies too deep"),
                Ok(real) if real.is_dir() => self.folder(&real, root, &name, depth + 1)?,
                Ok(_) if self.files.len() >= MOST_FILES => {
                    self.leave_out(&name, "the pack has too many files");
                    return Ok(());
                }
                Ok(real) => drop(self.files.insert(name, real)),
            }
        }
        Ok(())
    }

    fn leave_out(&mut self, name: &str, why: &str) {
        self.diagnostics.push(Diagnostic::warning("file-left-out", format!("`{name}` was not read: {why}")));
    }
}

impl PackSource for PackFolder {
    fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> Result<Arc<[u8]>, PackSourceError> {
        let failed = |reason: String| PackSourceError { path: path.to_owned(), reason };
        let file = self.files.get(path).ok_or_else(|| failed("there is no such file".to_owned()))?;
        let size = fs::metadata(file).map_err(|error| failed(error.to_string()))?.len();
        if size > LARGEST_FILE {
            return Err(failed(format!("it is larger than {} MiB", LARGEST_FILE >> 20)));
        }
        fs::read(file).map(Into::into).map_err(|error| failed(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn finds_files_in_folders_in_order_and_leaves_out_hidden_ones() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("slides/deep")).unwrap();
        for name in ["pack.yaml", "slides/b.md", "slides/deep/a.md", ".git", "slides/.swp"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let (pack, diagnostics) = PackFolder::open(folder.path(), &[]).unwrap();
        assert_eq!(pack.paths(), ["pack.yaml", "slides/b.md", "slides/deep/a.md"]);
        assert_eq!(&*pack.read("slides/deep/a.md").unwrap(), b"slides/deep/a.md");
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn links_that_lead_out_are_refused_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let pack = folder.path().join("pack");
        fs::create_dir_all(pack.join("slides")).unwrap();
        fs::write(folder.path().join("secret"), "x").unwrap();
        fs::write(pack.join("slides/a.md"), "a").unwrap();
        symlink(folder.path().join("secret"), pack.join("slides/evil.md")).unwrap();
        symlink("/etc", pack.join("etc")).unwrap();
        symlink("a.md", pack.join("slides/b.md")).unwrap();
        let (found, diagnostics) = PackFolder::open(&pack, &[]).unwrap();
        assert_eq!(found.paths(), ["slides/a.md", "slides/b.md"]);
        let mut messages: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        messages.sort_unstable();
        assert_eq!(
            messages,
            [
                "`etc` was not read: it is a link that leads out of the pack",
                "`slides/evil.md` was not read: it is a link that leads out of the pack"
            ]
        );
    }

    #[test]
    fn names_that_cannot_go_into_a_talk_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a:b.md", "a\\b.md", "a\nb.md"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let (found, diagnostics) = PackFolder::open(folder.path(), &[]).unwrap();
        assert_eq!((found.paths().len(), diagnostics.len()), (0, 3));
    }

    #[test]
    fn a_link_in_a_circle_ends() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("slides")).unwrap();
        symlink("..", folder.path().join("slides/up")).unwrap();
        let (found, diagnostics) = PackFolder::open(folder.path(), &[]).unwrap();
        assert_eq!(found.paths(), Vec::<String>::new());
        assert_eq!(diagnostics[0].message, "`slides/up` was not read: it is a link to a folder it lies in");
    }

    #[test]
    fn shared_files_are_read_as_if_in_the_pack() {
        let folder = tempfile::tempdir().unwrap();
        let (pack, styles) = (folder.path().join("pack"), folder.path().join("styles"));
        fs::create_dir_all(pack.join("styles")).unwrap();
        fs::create_dir(&styles).unwrap();
        fs::write(pack.join("styles/own.csl"), "own").unwrap();
        fs::write(styles.join("own.csl"), "shared").unwrap();
        fs::write(styles.join("other.csl"), "other").unwrap();
        let (found, _) = PackFolder::open(&pack, &[("styles", &styles)]).unwrap();
        assert_eq!(found.paths(), ["styles/other.csl", "styles/own.csl"]);
        assert_eq!(&*found.read("styles/own.csl").unwrap(), b"own");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = PackFolder::open(Path::new("/no/such/pack"), &[]).unwrap_err();
        assert!(error.to_string().starts_with("cannot read /no/such/pack"), "{error}");
    }
}
