//! Packs from a file: a zip of one pack's folder, put into a folder of packs.

use crate::archive::{Limits, Parts, read_archive};
use crate::atomic_file::create_folder;
use crate::error::AppError;
use crate::pack_version::compare_versions;
use crate::pipeline::{check_library, load_library};
use lectern_content::pack_source::MemorySource;
use lectern_model::diagnostic::{Diagnostic, Severity};
use lectern_model::id::PackId;
use lectern_model::pack::Pack;
use std::cmp::Ordering;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use tempfile::{Builder, TempDir};

/// The largest file that is read, in bytes.
const LARGEST_FILE: u64 = 512 << 20;
/// How deep folders in a pack may lie: as deep as they are read.
const DEEPEST: usize = 16;
/// The longest id, in characters.
const LONGEST_ID: usize = 64;
/// How many mistakes a refusal names.
const NAMED: usize = 3;

/// What reading says of files and records that are missing from what was read; everything else costs less than a record.
const LOST: [&str; 13] = [
    "unreadable-file",
    "not-utf8",
    "file-too-large",
    "missing-file",
    "bad-yaml",
    "bad-json",
    "yaml-limit",
    "missing-key",
    "bad-value",
    "duplicate-id",
    "missing-front-matter",
    "bad-image",
    "unsupported-image",
];

/// A pack that was installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// Its id, which is its folder's name.
    pub id: PackId,
    /// Its title.
    pub title: String,
    /// Its version, as written.
    pub version: String,
    /// The version that was there before, as written; empty where that could not be read any more.
    pub replaced: Option<String>,
    /// What its authors should look at, and what was left out of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Installs the pack in a file into a folder of packs, which is created where it is missing. The pack is read and checked before
/// anything is written; a version of it that is there already is replaced by the same or a newer one, and stands until the new one
/// does.
///
/// # Errors
/// The file cannot be read, is no zip of one pack, holds what no pack does (links, names that lead out of it, more than a pack can
/// have), or has mistakes that lose records; a newer version is installed already; or the folder cannot be written to. What was
/// installed then still is.
pub fn install_pack(file: &Path, into: &Path) -> Result<Installed, AppError> {
    let (pack, mut diagnostics) = read_pack(file)?;
    let (library, mut found) = load_library(&pack.source);
    refuse_losses(file, &found)?;
    diagnostics.append(&mut found);
    // Citation styles that all packs share stand beside them; whether they are there is seen when the pack is used.
    diagnostics.extend(check_library(&library).into_iter().filter(|found| found.code != "missing-style"));
    let Pack { id, title, version, .. } = library.pack;
    check_id(file, &id)?;
    create_folder(into)?;
    let target = into.join(id.as_str());
    let kept = into.join(format!(".{id}.old"));
    restore(&target, &kept).map_err(|error| AppError::write(&target, &error))?;
    let replaced = fs::symlink_metadata(&target).is_ok().then(|| version_in(&target));
    if let Some(before) = &replaced
        && compare_versions(before, &version) == Ordering::Greater
    {
        let reason = format!("version {before} of `{id}` is installed, which is newer than version {version} in the file");
        return Err(refused(file, reason));
    }
    let written = write_parts(&pack.parts, into)?;
    swap(&written.keep(), &target, &kept).map_err(|error| AppError::write(&target, &error))?;
    Ok(Installed { id, title, version, replaced, diagnostics })
}

fn refused(file: &Path, reason: impl Into<String>) -> AppError {
    AppError::NotAPack { path: file.to_owned(), reason: reason.into() }
}

/// A pack as it stands in a file.
struct PackFile {
    parts: Parts,
    source: MemorySource,
}

fn read_pack(file: &Path) -> Result<(PackFile, Vec<Diagnostic>), AppError> {
    let failed = |error| AppError::read(file, &error);
    let metadata = fs::metadata(file).map_err(failed)?;
    if metadata.is_dir() {
        return Err(refused(file, "it is a folder; choose the pack's zip file"));
    }
    if !metadata.is_file() {
        return Err(refused(file, "it is a device, not a file"));
    }
    if metadata.len() > LARGEST_FILE {
        return Err(refused(file, format!("it is larger than {} MiB, which no pack is", LARGEST_FILE >> 20)));
    }
    let (parts, diagnostics) = read_archive(&fs::read(file).map_err(failed)?, Limits::TALK);
    if let Some(first) = diagnostics.first() {
        return Err(refused(file, format!("{}; get the file again from where it comes from", first.message)));
    }
    if parts.is_empty() {
        return Err(refused(file, "it is no zip archive, or an empty one; choose the pack's zip file"));
    }
    let (parts, diagnostics) = pack_in(file, parts)?;
    let mut source = MemorySource::new();
    parts.iter().for_each(|(name, bytes)| source.insert(name, Arc::clone(bytes)));
    Ok((PackFile { parts, source }, diagnostics))
}

/// The files of the one pack among an archive's parts, by their names in the pack, and what was left out.
fn pack_in(file: &Path, parts: Parts) -> Result<(Parts, Vec<Diagnostic>), AppError> {
    // What systems add of their own: `__MACOSX/`, `.DS_Store`.
    let is_hidden = |name: &str| name.starts_with("__MACOSX/") || name.split('/').any(|part| part.starts_with('.'));
    let parts: Parts = parts.into_iter().filter(|(name, _)| !is_hidden(name)).collect();
    let heads = || parts.keys().filter_map(|name| name.strip_suffix("pack.yaml")).filter(|at| at.matches('/').count() <= 1);
    let mut folders = heads().filter(|at| at.is_empty() || at.ends_with('/')).map(str::to_owned);
    let root = match (folders.next(), folders.next()) {
        (None, _) => return Err(refused(file, "there is no `pack.yaml` at its top or in its one folder, as a pack has")),
        (Some(_), Some(_)) => return Err(refused(file, "it holds more than one pack; install them one by one")),
        (Some(root), None) => root,
    };
    let mut inside = Parts::new();
    let mut diagnostics = Vec::new();
    for (name, bytes) in parts {
        match name.strip_prefix(&root) {
            Some(name) if name.matches('/').count() > DEEPEST => {
                return Err(refused(file, format!("the file `{name}` lies deeper in folders than any file of a pack")));
            }
            Some(name) => drop(inside.insert(name.to_owned(), bytes)),
            None => {
                let message = format!("`{name}` was not installed: it is not in the pack's folder");
                diagnostics.push(Diagnostic::warning("file-left-out", message));
            }
        }
    }
    Ok((inside, diagnostics))
}

fn refuse_losses(file: &Path, found: &[Diagnostic]) -> Result<(), AppError> {
    let is_loss = |found: &&Diagnostic| found.severity == Severity::Error && LOST.contains(&found.code.as_str());
    let losses: Vec<String> = found.iter().filter(is_loss).map(ToString::to_string).collect();
    if losses.is_empty() {
        return Ok(());
    }
    let more = match losses.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let named = losses.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    Err(refused(file, format!("parts of it cannot be read, so that nothing was installed: {named}{more}; tell its authors")))
}

/// An id becomes a folder's name.
fn check_id(file: &Path, id: &PackId) -> Result<(), AppError> {
    let id = id.as_str();
    let fits = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if fits && !id.is_empty() && !id.starts_with('-') && id.len() <= LONGEST_ID {
        return Ok(());
    }
    let shown: String = id.chars().take(LONGEST_ID).collect();
    let reason =
        format!("its id `{shown}` is not of lower-case letters, digits and hyphens, at most {LONGEST_ID}; tell its authors");
    Err(refused(file, reason))
}

/// The version of the pack in a folder; empty where it cannot be read.
fn version_in(folder: &Path) -> String {
    let Ok(head) = fs::read(folder.join("pack.yaml")) else { return String::new() };
    let mut source = MemorySource::new();
    source.insert("pack.yaml", head);
    load_library(&source).0.pack.version
}

/// Writes the files into a new folder beside where they will stand. It goes again if that fails.
fn write_parts(parts: &Parts, into: &Path) -> Result<TempDir, AppError> {
    let mut builder = Builder::new();
    builder.prefix(".lectern-").suffix(".tmp");
    // As any folder's, not the owner's alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let folder = builder.tempdir_in(into).map_err(|error| AppError::write(into, &error))?;
    for (name, bytes) in parts {
        let path = folder.path().join(name);
        write_new(&path, bytes).map_err(|error| AppError::write(&into.join(name), &error))?;
    }
    Ok(folder)
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Puts a finished folder where it belongs. The folder that stood there waits beside until it does, and returns if it cannot.
fn swap(written: &Path, target: &Path, kept: &Path) -> io::Result<()> {
    let stood = fs::symlink_metadata(target).is_ok();
    let moved = if stood { fs::rename(target, kept) } else { Ok(()) };
    let placed = moved.and_then(|()| fs::rename(written, target));
    match placed {
        Ok(()) => {
            // The new one stands; an old one that cannot be removed is in nobody's way.
            let _ = remove(kept);
            Ok(())
        }
        Err(error) => {
            let _ = restore(target, kept);
            let _ = remove(written);
            Err(error)
        }
    }
}

/// Puts back the folder that an installation which was cut off has left beside its place, or removes it where the new one stands.
fn restore(target: &Path, kept: &Path) -> io::Result<()> {
    if fs::symlink_metadata(kept).is_err() {
        return Ok(());
    }
    match fs::symlink_metadata(target) {
        Ok(_) => remove(kept),
        Err(_) => fs::rename(kept, target),
    }
}

/// Removes a folder, or the link that stands for one and not what it leads to.
fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;
