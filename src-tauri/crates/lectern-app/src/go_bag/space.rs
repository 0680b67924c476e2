//! Whether a bag has room on a disk, before anything is written.

use super::{GoBagRequest, exports};
use crate::content_root::ContentRoot;
use crate::error::AppError;
use lectern_model::deck::Deck;
use lectern_model::image::Image;
use std::fs;
use std::path::Path;

/// How many bytes a slide takes in a file, generously.
const SLIDE: u64 = 24 << 10;
/// How many bytes a file takes beside its slides: fonts cut down, structure, covers.
const FILE: u64 = 600 << 10;

/// About how many bytes a bag takes: pictures stand in every file of slides.
pub(super) fn estimate(deck: &Deck, content: &ContentRoot, talk: usize, request: &GoBagRequest) -> u64 {
    let fonts: u64 = content.font_files().iter().filter_map(|path| Some(fs::metadata(path).ok()?.len())).sum();
    let picture = |image: &Image| image.bytes().len() as u64;
    let pictures: u64 = deck.images.values().map(picture).sum();
    let slides = deck.slides.len() as u64 * SLIDE;
    let each = FILE + slides + pictures * 4 / 3;
    let bag = fonts + talk as u64 + each * exports(request).len() as u64;
    // An archive is written beside what it is made of.
    if request.zip { bag * 2 } else { bag }
}

/// Refuses a disk that has less room than a bag takes. Where the system does not say, writing will.
pub(super) fn refuse_full(folder: &Path, needed: u64) -> Result<(), AppError> {
    let Some(free) = free_space(folder).filter(|free| *free < needed) else { return Ok(()) };
    let reason = format!(
        "the bag takes about {}, and {} are free on this disk; free some space or choose another disk",
        megabytes(needed),
        megabytes(free)
    );
    Err(AppError::Write { path: folder.to_owned(), reason })
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// The bytes that the user may still write to a folder's disk; of a folder that is not there, of the one above.
#[cfg(unix)]
fn free_space(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    // Disks that are reached through a program of the user's, or over a network, may say that they are of no size at all.
    let disk = rustix::fs::statvfs(there).ok().filter(|disk| disk.f_blocks > 0)?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

#[cfg(not(unix))]
fn free_space(_folder: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_without_room_is_refused_with_numbers() {
        let folder = tempfile::tempdir().unwrap();
        assert!(refuse_full(folder.path(), 1).is_ok());
        let error = refuse_full(&folder.path().join("not/yet/there"), u64::MAX).unwrap_err().to_string();
        assert!(error.contains("MB") && error.contains("choose another disk"), "{error}");
    }
}
