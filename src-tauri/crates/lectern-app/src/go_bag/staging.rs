//! The hidden folder that a bag is packed in, beside its place. A lock that ends with its program tells that it is in use, so that the
//! next bag can clear what a crash has left.

use crate::atomic_file::create_folder;
use crate::error::AppError;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use tempfile::{Builder, TempDir};

/// What the names of such folders begin with.
const PREFIX: &str = ".lectern-bag-";
/// The file that is locked as long as the folder is in use.
const LOCK: &str = "lock";
/// The same file before it is locked: nobody must find it open.
const UNLOCKED: &str = "lock.new";
/// The bag that is packed.
const BAG: &str = "bag";
/// The bag as an archive.
const ARCHIVE: &str = "bag.zip";
/// Where a bag that is replaced waits until the new one stands in its place.
const OLD: &str = "old";

/// A folder to pack a bag in; it is gone when it is dropped.
pub(super) struct Staging {
    // Closed first: some systems remove no open files.
    lock: Option<File>,
    folder: TempDir,
}

impl Staging {
    /// A new one beside the place of a bag.
    pub(super) fn new(folder: &Path) -> Result<Self, AppError> {
        let failed = |error| AppError::write(folder, &error);
        create_folder(folder)?;
        let own = Builder::new().prefix(PREFIX).tempdir_in(folder).map_err(failed)?;
        fs::create_dir(own.path().join(BAG)).map_err(failed)?;
        Ok(Self { lock: lock(own.path()), folder: own })
    }

    /// The folder that becomes the bag.
    pub(super) fn bag(&self) -> PathBuf {
        self.folder.path().join(BAG)
    }

    /// The file that becomes the bag where it is an archive.
    pub(super) fn archive(&self) -> PathBuf {
        self.folder.path().join(ARCHIVE)
    }

    /// Puts what was packed in its place, and makes that last. What stands there is moved away, and not taken apart until then.
    pub(super) fn put(self, packed: &Path, place: &Path, last: impl FnOnce()) -> std::io::Result<()> {
        let aside = self.folder.path().join(OLD).join(place.file_name().unwrap_or_default());
        let replaced = fs::symlink_metadata(place).is_ok();
        if replaced {
            fs::create_dir(self.folder.path().join(OLD))?;
            fs::rename(place, &aside)?;
        }
        let Err(error) = fs::rename(packed, place) else {
            last();
            return Ok(());
        };
        if replaced && fs::rename(&aside, place).is_err() {
            let _ = self.folder.keep();
            // Only what was locked is known to be ours.
            let next = if self.lock.is_some() { "the next go-bag puts it back" } else { "put it back by hand" };
            let told = format!("{error}; what stood there is in {}: {next}", aside.display());
            return Err(std::io::Error::other(told));
        }
        Err(error)
    }
}

/// Locks a folder; where its disk knows no locks, it has no file to lock, and nobody takes it for one that was left.
fn lock(folder: &Path) -> Option<File> {
    let file = File::create_new(folder.join(UNLOCKED)).ok()?;
    file.try_lock().ok()?;
    fs::rename(folder.join(UNLOCKED), folder.join(LOCK)).ok()?;
    Some(file)
}

/// Clears the folders that programs have left which ended before their bag was packed; gives their names. A bag that was to be
/// replaced is put back.
pub(super) fn clear_left(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(PREFIX)).collect();
    names.sort();
    names.retain(|name| clear(&folder.join(name), folder));
    names
}

/// Clears one where it is surely one, and of no program that runs.
fn clear(left: &Path, folder: &Path) -> bool {
    if !fs::symlink_metadata(left).is_ok_and(|found| found.is_dir()) || !is_known(left) {
        return false;
    }
    let Ok(lock) = File::options().read(true).write(true).open(left.join(LOCK)) else { return false };
    if lock.try_lock().is_err() {
        return false;
    }
    for old in fs::read_dir(left.join(OLD)).into_iter().flatten().flatten() {
        let place = folder.join(old.file_name());
        // Where something else stands by now, the old bag was replaced.
        if fs::symlink_metadata(&place).is_err() && fs::rename(old.path(), &place).is_err() {
            return false;
        }
    }
    fs::remove_dir_all(left).is_ok()
}

/// Whether nothing is in a folder but what is put there.
fn is_known(left: &Path) -> bool {
    let known = |name: &str| [LOCK, UNLOCKED, BAG, ARCHIVE, OLD].contains(&name);
    fs::read_dir(left)
        .is_ok_and(|mut entries| entries.all(|entry| entry.is_ok_and(|entry| entry.file_name().to_str().is_some_and(known))))
}

/// An error of a file in such a folder as one of the bag's place: the folder is nobody's to look for.
pub(super) fn of_place(error: AppError) -> AppError {
    let place = |path: PathBuf| {
        let own =
            path.ancestors().find(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX)));
        own.and_then(Path::parent).map_or_else(|| path.clone(), Path::to_owned)
    };
    match error {
        AppError::Write { path, reason } => AppError::Write { path: place(path), reason },
        AppError::Read { path, reason } => AppError::Read { path: place(path), reason },
        AppError::Cancelled => AppError::BagCancelled,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// What a program leaves that ends while it packs.
    fn crashed(folder: &Path) -> PathBuf {
        let Staging { lock, folder } = Staging::new(folder).unwrap();
        drop(lock);
        let left = folder.keep();
        fs::write(left.join("bag/half.pdf"), "half").unwrap();
        left
    }

    #[test]
    fn what_a_crash_leaves_is_cleared_and_what_is_in_use_is_not() {
        let place = tempfile::tempdir().unwrap();
        let left = crashed(place.path());
        let used = Staging::new(place.path()).unwrap();
        let cleared = clear_left(place.path());
        assert_eq!(cleared, [left.file_name().unwrap().to_string_lossy()]);
        assert!(!left.exists() && used.bag().is_dir());
        drop(used);
        assert_eq!(names(place.path()), [""; 0]);
    }

    #[test]
    fn what_is_not_surely_ours_stays() {
        let place = tempfile::tempdir().unwrap();
        let mine = place.path().join(".lectern-bag-of-sweets");
        fs::create_dir(&mine).unwrap();
        fs::write(mine.join("liquorice.txt"), "mine").unwrap();
        let left = crashed(place.path());
        fs::write(left.join("thesis.txt"), "mine").unwrap();
        fs::write(place.path().join(".lectern-bag-file"), "mine").unwrap();
        assert_eq!(clear_left(place.path()), [""; 0]);
        assert!(mine.join("liquorice.txt").exists() && left.join("thesis.txt").exists());
    }

    #[test]
    fn a_bag_that_was_moved_away_when_the_program_ended_is_put_back() {
        let place = tempfile::tempdir().unwrap();
        let left = crashed(place.path());
        fs::create_dir_all(left.join("old/talk go-bag")).unwrap();
        fs::write(left.join("old/talk go-bag/SHA256SUMS"), "sums").unwrap();
        assert_eq!(clear_left(place.path()).len(), 1);
        assert_eq!(fs::read_to_string(place.path().join("talk go-bag/SHA256SUMS")).unwrap(), "sums");
        assert_eq!(names(place.path()), ["talk go-bag"]);
    }

    #[test]
    fn a_bag_that_cannot_be_replaced_stands_where_it_stood() {
        let place = tempfile::tempdir().unwrap();
        let bag = place.path().join("talk go-bag");
        fs::create_dir(&bag).unwrap();
        fs::write(bag.join("SHA256SUMS"), "sums").unwrap();
        let staging = Staging::new(place.path()).unwrap();
        let missing = staging.archive();
        assert!(staging.put(&missing, &bag, || {}).is_err());
        assert_eq!(fs::read_to_string(bag.join("SHA256SUMS")).unwrap(), "sums");
        assert_eq!(names(place.path()), ["talk go-bag"]);
    }

    #[test]
    fn errors_name_the_place() {
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        let error = AppError::write(Path::new("/media/usb/.lectern-bag-aB3/bag/audience/a.pdf"), &full);
        assert_eq!(
            of_place(error).to_string(),
            "cannot write /media/usb: the disk is full; free some space or choose another disk"
        );
        let other = AppError::write(Path::new("/media/usb/talk go-bag"), &full);
        assert!(of_place(other).to_string().starts_with("cannot write /media/usb/talk go-bag: "));
    }
}
