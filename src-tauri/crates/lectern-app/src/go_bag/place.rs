//! Where a bag is put: made whole beside its place, then moved there; only a bag is replaced.

use super::{BagFile, checksum};
use crate::archive::{Limits, read_archive, write_archive};
use crate::atomic_file::{create_folder, write_atomically};
use crate::error::AppError;
use crate::verify::{Check, Point};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::{Builder, TempDir};

/// The name of a bag, without an extension.
pub(super) fn bag_name(stem: &str) -> String {
    format!("{stem} go-bag")
}

/// The name of a bag that a check of failed.
pub(super) fn not_ready(name: &str) -> String {
    format!("{name} NOT READY")
}

/// The folder that a bag is packed in, beside its place; it is gone when it is dropped.
pub(super) fn staging(folder: &Path) -> Result<TempDir, AppError> {
    create_folder(folder)?;
    Builder::new().prefix(".lectern-bag-").tempdir_in(folder).map_err(|error| AppError::write(folder, &error))
}

/// Where a bag of a name goes.
fn path_of(folder: &Path, name: &str, zip: bool) -> PathBuf {
    folder.join(if zip { format!("{name}.zip") } else { name.to_owned() })
}

/// Refuses to replace what is no bag, or a bag that the presenter has put something into.
pub(super) fn refuse_others(folder: &Path, name: &str, zip: bool) -> Result<(), AppError> {
    let path = path_of(folder, name, zip);
    if fs::symlink_metadata(&path).is_err() {
        return Ok(());
    }
    let (found, listed) = if zip { of_archive(&path, name)? } else { of_folder(&path)? };
    let Some(listed) = listed else {
        return Err(AppError::NotABag { path, reason: "it is no go-bag".to_owned() });
    };
    match found.iter().find(|name| !listed.contains(*name)) {
        Some(own) => Err(AppError::NotABag { path, reason: format!("`{own}` in it is not of the go-bag") }),
        None => Ok(()),
    }
}

/// Names of files, and those that a list of checksums has.
type Names = (BTreeSet<String>, Option<BTreeSet<String>>);

fn listed(list: &str) -> BTreeSet<String> {
    checksum::names(list).map(str::to_owned).chain([checksum::FILE.to_owned()]).collect()
}

fn of_folder(path: &Path) -> Result<Names, AppError> {
    let mut found = BTreeSet::new();
    // A bag has one level of folders; what is deeper is not of it, and its folder's name stands for it.
    for (name, entry) in entries(path, "")? {
        if entry.is_dir() {
            found.extend(entries(&entry, &format!("{name}/"))?.into_iter().map(|(name, _)| name));
        } else {
            found.insert(name);
        }
    }
    Ok((found, fs::read_to_string(path.join(checksum::FILE)).ok().map(|list| listed(&list))))
}

fn entries(folder: &Path, before: &str) -> Result<Vec<(String, PathBuf)>, AppError> {
    let read = |error| AppError::read(folder, &error);
    let entries = fs::read_dir(folder).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotADirectory => AppError::NotABag { path: folder.to_owned(), reason: "it is a file".to_owned() },
        _ => read(error),
    })?;
    let name = |path: PathBuf| Some((format!("{before}{}", path.file_name()?.to_string_lossy()), path.clone()));
    let all: Result<Vec<PathBuf>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    Ok(all.map_err(read)?.into_iter().filter_map(name).collect())
}

fn of_archive(path: &Path, name: &str) -> Result<Names, AppError> {
    let bytes = fs::read(path).map_err(|error| AppError::read(path, &error))?;
    let (parts, _) = read_archive(&bytes, Limits::TALK);
    // The archive of a bag that was not ready is named so within.
    let inside = |part: &str| part.strip_prefix(name).and_then(|part| part.strip_prefix('/')).unwrap_or(part).to_owned();
    let list = parts.get(&format!("{name}/{}", checksum::FILE)).map(|list| listed(&String::from_utf8_lossy(list)));
    Ok((parts.keys().map(|part| inside(part)).collect(), list))
}

/// Puts what was packed in its place, whole; gives the place.
pub(super) fn put(staging: TempDir, folder: &Path, name: &str, zip: bool, files: &mut [BagFile]) -> Result<PathBuf, AppError> {
    let path = path_of(folder, name, zip);
    refuse_others(folder, name, zip)?;
    if zip {
        put_archive(staging.path(), &path, name, files)?;
    } else {
        put_folder(staging, folder, &path)?;
    }
    Ok(path)
}

fn put_folder(staging: TempDir, folder: &Path, path: &Path) -> Result<(), AppError> {
    let failed = |error| AppError::write(path, &error);
    open_to_others(staging.path());
    // The old bag is moved away and not taken apart until the new one stands in its place.
    let old = Builder::new().prefix(".lectern-old-").tempdir_in(folder).map_err(failed)?;
    let aside = old.path().join("bag");
    let replaced = path.exists();
    if replaced {
        fs::rename(path, &aside).map_err(failed)?;
    }
    let packed = staging.keep();
    if let Err(error) = fs::rename(&packed, path) {
        let _ = fs::remove_dir_all(&packed);
        if replaced {
            let _ = fs::rename(&aside, path);
        }
        return Err(failed(error));
    }
    if let Ok(folder) = File::open(folder) {
        // Some file systems cannot sync a folder.
        let _ = folder.sync_all();
    }
    Ok(())
}

/// A temporary folder is its owner's alone; a bag is as any other folder.
fn open_to_others(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // A stick's file system may know no permissions.
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o755));
    }
    #[cfg(not(unix))]
    let _ = folder;
}

fn put_archive(packed: &Path, path: &Path, name: &str, files: &mut [BagFile]) -> Result<(), AppError> {
    let mut parts: Vec<(String, Arc<[u8]>)> = Vec::new();
    for file in files.iter() {
        parts.push((format!("{name}/{}", file.name), read_back(&packed.join(&file.name))?.into()));
    }
    let bytes = write_archive(&parts).map_err(|error| AppError::Encode { part: name.to_owned(), reason: error.to_string() })?;
    write_atomically(path, &bytes)?;
    let (back, _) = read_archive(&read_back(path)?, Limits::TALK);
    for (file, (part, bytes)) in files.iter_mut().zip(&parts) {
        if back.get(part) != Some(bytes) {
            let fault = "it does not come back from the archive as it was put in".to_owned();
            file.checks.push(Check::new(Point::Checksum, Some(fault)));
        }
    }
    Ok(())
}

/// A file's bytes as they are on the disk, not as the system remembers them from writing.
pub(super) fn read_back(path: &Path) -> Result<Vec<u8>, AppError> {
    let failed = |error| AppError::read(path, &error);
    let mut file = File::open(path).map_err(failed)?;
    #[cfg(target_os = "linux")]
    {
        // Advice; where it is not taken, the bytes come from memory.
        let _ = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed);
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
