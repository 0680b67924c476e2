//! Where a bag is put: made whole beside its place, then moved there; only a bag is replaced.

use super::BagFile;
use super::staging::Staging;
use crate::archive::{Limits, each_part, read_archive, write_archive};
use crate::atomic_file::write_atomically;
use crate::checksum;
use crate::error::AppError;
use crate::verify::{Check, Point};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The longest list of checksums that is read, in bytes.
const LONGEST_LIST: u64 = 16 << 20;

/// The name of a bag, without an extension.
pub(super) fn bag_name(stem: &str) -> String {
    format!("{stem} go-bag")
}

/// The name of a bag that a check of failed: one that nothing of the user's has. An earlier one of its kind is replaced, whatever
/// its files have become: they are not to be used.
pub(super) fn not_ready(folder: &Path, name: &str, zip: bool) -> String {
    let first = format!("{name} NOT READY");
    let mut names = std::iter::once(first.clone()).chain((2..100).map(|number| format!("{first} {number}")));
    let is_free = |name: &String| {
        let path = path_of(folder, name, zip);
        contents(&path, zip).is_ok_and(|found| found.is_none_or(|found| found.added().is_none()))
    };
    names.find(is_free).unwrap_or(first)
}

/// Where a bag of a name goes.
fn path_of(folder: &Path, name: &str, zip: bool) -> PathBuf {
    folder.join(if zip { format!("{name}.zip") } else { name.to_owned() })
}

/// Refuses to replace what is no bag, or a bag in which something is the presenter's: added, or changed since it was packed.
pub(super) fn refuse_others(folder: &Path, name: &str, zip: bool) -> Result<(), AppError> {
    let path = path_of(folder, name, zip);
    let found = contents(&path, zip)?;
    match found.and_then(|found| found.added().or_else(|| found.changed())) {
        Some(reason) => Err(AppError::NotABag { path, reason }),
        None => Ok(()),
    }
}

/// What is at a bag's place; none where nothing is.
fn contents(path: &Path, zip: bool) -> Result<Option<Contents>, AppError> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(None);
    }
    if zip { of_archive(path).map(Some) } else { of_folder(path).map(Some) }
}

/// Whether a file is what file managers leave in any folder they show.
fn is_systems(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("._") || [".DS_Store", "Thumbs.db", "desktop.ini", ".directory"].contains(&name)
}

/// What is where a bag is to go.
#[derive(Default)]
struct Contents {
    /// The names of its files with their checksums, where the list has one to compare.
    files: BTreeMap<String, Option<String>>,
    /// The checksums that its list has; none where it has no list.
    listed: Option<BTreeMap<String, String>>,
}

impl Contents {
    /// What in it no program has put there.
    fn added(&self) -> Option<String> {
        let Some(listed) = &self.listed else { return Some("it is no go-bag".to_owned()) };
        let is_ours = |name: &str| listed.contains_key(name) || name == checksum::FILE || is_systems(name);
        let own = self.files.keys().find(|name| !is_ours(name))?;
        Some(format!("`{own}` in it is not of the go-bag"))
    }

    /// What in it is another than was packed.
    fn changed(&self) -> Option<String> {
        let is_packed = |name: &String, sum: &Option<String>| {
            self.listed.as_ref().and_then(|listed| listed.get(name)).is_none_or(|packed| sum.as_ref() == Some(packed))
        };
        let (changed, _) = self.files.iter().find(|(name, sum)| !is_packed(name, sum))?;
        Some(format!("`{changed}` in it was changed since it was packed"))
    }
}

fn of_folder(path: &Path) -> Result<Contents, AppError> {
    let mut found = Vec::new();
    // A bag has one level of folders; what is deeper is not of it, and its folder's name stands for it.
    for (name, entry) in entries(path, "")? {
        if entry.is_dir() {
            found.extend(entries(&entry, &format!("{name}/"))?);
        } else {
            found.push((name, entry));
        }
    }
    let listed = fs::read_to_string(path.join(checksum::FILE)).ok().map(|list| checksum::read_list(&list));
    let mut contents = Contents { listed, ..Contents::default() };
    for (name, entry) in found {
        let is_listed = contents.listed.as_ref().is_some_and(|listed| listed.contains_key(&name));
        let sum = || File::open(&entry).and_then(|mut file| checksum::of_reader(&mut file));
        let sum = is_listed.then(sum).transpose().map_err(|error| AppError::read(&entry, &error))?;
        contents.files.insert(name, sum);
    }
    Ok(contents)
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

/// Everything of a bag's archive is in one folder, whose name need not be the archive's: archives are renamed.
fn of_archive(path: &Path) -> Result<Contents, AppError> {
    let file = File::open(path).map_err(|error| AppError::read(path, &error))?;
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut list = None;
    let mut visit = |name: &str, part: &mut dyn Read| {
        let sum = match name.split_once('/') {
            Some((folder, checksum::FILE)) => {
                let mut text = String::new();
                part.take(LONGEST_LIST).read_to_string(&mut text)?;
                list = Some((format!("{folder}/"), checksum::read_list(&text)));
                String::new()
            }
            _ => checksum::of_reader(part)?,
        };
        found.insert(name.to_owned(), sum);
        Ok(())
    };
    if let Err(error) = each_part(BufReader::new(file), &mut visit) {
        return Err(AppError::NotABag { path: path.to_owned(), reason: format!("it cannot be read whole ({error})") });
    }
    let inside = list.as_ref().map(|(folder, _)| folder.as_str()).unwrap_or_default();
    let own = |(name, sum): (String, String)| (name.strip_prefix(inside).unwrap_or(&name).to_owned(), Some(sum));
    let files = found.into_iter().map(own).collect();
    Ok(Contents { files, listed: list.map(|(_, listed)| listed) })
}

/// Puts what was packed in its place, whole, and takes away what is there; gives the place.
pub(super) fn put(staging: Staging, folder: &Path, name: &str, zip: bool) -> Result<PathBuf, AppError> {
    let path = path_of(folder, name, zip);
    let packed = if zip { staging.archive() } else { staging.bag() };
    staging.put(&packed, &path, || sync(folder)).map_err(|error| AppError::write(&path, &error))?;
    Ok(path)
}

/// Makes what was renamed in a folder last. Some file systems cannot sync a folder.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
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
    let sizes = files.iter().map(|file| file.bytes as u64);
    let limits = Limits { part: sizes.clone().max().unwrap_or(0), total: sizes.sum(), count: files.len() };
    let (back, _) = read_archive(bytes, limits);
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
