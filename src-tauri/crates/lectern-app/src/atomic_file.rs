//! Files that are replaced whole or not at all.

use crate::error::AppError;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

/// Writes `bytes` as the file `path`: to a temporary name in the same folder, synced, then renamed, so that a crash at any point
/// leaves the old or the new file. A link is followed; the permissions of a file that is replaced are kept.
///
/// # Errors
/// The folder does not exist or cannot be written to, the disk is full, or `path` is something else than a file. What stood there
/// still does.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    try_write(path, bytes).map_err(|error| AppError::write(path, &error))
}

/// Writes a new file; one that is there is replaced only where that is meant.
///
/// # Errors
/// As of [`write_atomically`]; or the file is there and is not to be replaced.
pub fn create_file(path: &Path, bytes: &[u8], replace: bool) -> Result<(), AppError> {
    if !replace && fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file() || metadata.is_symlink()) {
        return Err(AppError::Exists { path: path.to_owned() });
    }
    write_atomically(path, bytes)
}

fn try_write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = follow_link(path)?;
    let existing = match fs::metadata(&target) {
        Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        // Renaming over a device would put a file in its place.
        Ok(metadata) if !metadata.is_file() => return Err(io::Error::other("it is a device, not a file")),
        Ok(metadata) if metadata.permissions().readonly() => return Err(io::ErrorKind::PermissionDenied.into()),
        Ok(metadata) => Some(metadata.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let folder = folder_of(&target);
    let mut builder = Builder::new();
    builder.prefix(".lectern-").suffix(".tmp");
    // A new file gets what the user's mask allows, as any program's; a temporary file would be the owner's alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(&folder)?;
    file.write_all(bytes)?;
    if let Some(permissions) = existing {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    sync_folder(&folder);
    Ok(())
}

/// The file a link leads to, or the path itself.
fn follow_link(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => fs::canonicalize(path),
        _ => Ok(path.to_owned()),
    }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Makes the rename last. Some file systems cannot sync a folder; the file itself is safe then too.
fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// Creates a folder and those above it where they are missing.
///
/// # Errors
/// A part of the path is a file, or the folder above cannot be written to.
pub fn create_folder(path: &Path) -> Result<(), AppError> {
    fs::create_dir_all(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => AppError::write(path, &io::ErrorKind::NotADirectory.into()),
        _ => AppError::write(path, &error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn leftovers(folder: &Path) -> usize {
        fs::read_dir(folder)
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains(".tmp"))
            .count()
    }

    #[test]
    fn a_file_is_replaced_and_keeps_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lectern");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write_atomically(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(leftovers(folder.path()), 0);
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        symlink(&file, &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
    }

    #[test]
    fn a_device_is_not_replaced() {
        let error = write_atomically(Path::new("/dev/full"), b"x").unwrap_err();
        assert!(error.to_string().contains("it is a device"), "{error}");
    }

    #[test]
    fn a_read_only_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lectern");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(write_atomically(&path, b"new").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn a_missing_folder_and_a_file_in_the_way_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = write_atomically(&folder.path().join("no/a.pdf"), b"x").unwrap_err();
        assert!(missing.to_string().contains("the folder does not exist"), "{missing}");
        fs::write(folder.path().join("file"), "").unwrap();
        let in_the_way = create_folder(&folder.path().join("file/sub")).unwrap_err();
        assert!(in_the_way.to_string().contains("is a file, not a folder"), "{in_the_way}");
    }
}
