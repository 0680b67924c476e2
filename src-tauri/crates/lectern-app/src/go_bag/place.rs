//! Where a bag is put: made whole beside its place, then moved there; only a bag is replaced.

use super::staging::Staging;
use super::{BagFile, checksum};
use crate::archive::{Limits, read_archive, write_archive};
use crate::atomic_file::write_atomically;
use crate::error::AppError;
use crate::verify::{Check, Point};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of a bag, without an extension.
pub(super) fn bag_name(stem: &str) -> String {
    format!("{stem} go-bag")
}

/// The name of a bag that a check of failed.
pub(super) fn not_ready(name: &str) -> String {
    format!("{name} NOT READY")
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
    let (found, listed) = if zip { of_archive(&path)? } else { of_folder(&path)? };
    let Some(listed) = listed else {
        return Err(AppError::NotABag { path, reason: "it is no go-bag".to_owned() });
    };
    match found.iter().find(|name| !listed.contains(*name) && !is_systems(name)) {
        Some(own) => Err(AppError::NotABag { path, reason: format!("`{own}` in it is not of the go-bag") }),
        None => Ok(()),
    }
}

/// Whether a file is what file managers leave in any folder they show.
fn is_systems(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("._") || [".DS_Store", "Thumbs.db", "desktop.ini", ".directory"].contains(&name)
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

fn of_archive(path: &Path) -> Result<Names, AppError> {
    let bytes = fs::read(path).map_err(|error| AppError::read(path, &error))?;
    let (parts, _) = read_archive(&bytes, Limits::TALK);
    // Everything is in one folder, whose name need not be the archive's: archives are renamed.
    let list = parts.iter().find_map(|(name, list)| {
        let (folder, file) = name.split_once('/')?;
        (file == checksum::FILE).then(|| (format!("{folder}/"), listed(&String::from_utf8_lossy(list))))
    });
    let inside = list.as_ref().map(|(folder, _)| folder.as_str()).unwrap_or_default();
    let found = parts.keys().map(|name| name.strip_prefix(inside).unwrap_or(name).to_owned()).collect();
    Ok((found, list.map(|(_, listed)| listed)))
}

/// Puts what was packed in its place, whole; gives the place.
pub(super) fn put(staging: Staging, folder: &Path, name: &str, zip: bool) -> Result<PathBuf, AppError> {
    let path = path_of(folder, name, zip);
    refuse_others(folder, name, zip)?;
    let packed = if zip { staging.archive() } else { staging.bag() };
    if !zip {
        open_to_others(&packed);
    }
    staging.put(&packed, &path, || sync(folder)).map_err(|error| AppError::write(&path, &error))?;
    Ok(path)
}

/// Makes what was renamed in a folder last. Some file systems cannot sync a folder.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
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

/// Packs the files of a bag into an archive, reads it back, and compares every part of it with the bytes that were checked.
pub(super) fn pack_archive(
    staging: &Staging,
    name: &str,
    files: &mut [BagFile],
    sums: &BTreeMap<String, String>,
) -> Result<(), AppError> {
    let mut parts: Vec<(String, Arc<[u8]>)> = Vec::new();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    for file in files.iter() {
        parts.push((format!("{name}/{}", file.name), read_back(&staging.bag().join(&file.name))?.into()));
    }
    let bytes = write_archive(&parts).map_err(|error| AppError::Encode { part: name.to_owned(), reason: error.to_string() })?;
    write_atomically(&staging.archive(), &bytes)?;
    check_archive(&read_back(&staging.archive())?, name, files, sums);
    Ok(())
}

/// Checks that an archive has every file of a bag as it was checked.
pub(super) fn check_archive(bytes: &[u8], name: &str, files: &mut [BagFile], sums: &BTreeMap<String, String>) {
    let (back, _) = read_archive(bytes, Limits::TALK);
    for file in files {
        let part = back.get(&format!("{name}/{}", file.name));
        if part.map(|part| checksum::of(part)).as_ref() != sums.get(&file.name) {
            let fault = "it does not come back from the archive as it was checked".to_owned();
            match file.checks.iter_mut().find(|check| check.point == Point::Checksum) {
                Some(check) => check.fault = check.fault.take().or(Some(fault)),
                None => file.checks.push(Check::new(Point::Checksum, Some(fault))),
            }
        }
    }
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
