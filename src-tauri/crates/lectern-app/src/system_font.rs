//! Fonts the system has, for scripts the shipped ones lack.

mod name;

use lectern_layout::font::FontFace;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Larger files are not fonts for text.
const LARGEST: u64 = 64 << 20;

/// How deep font folders are searched.
const DEEPEST: usize = 6;

/// Where systems keep fonts. `home` is the user's folder, if known.
pub fn font_folders(home: Option<&Path>) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", "C:\\Windows\\Fonts"]
            .map(PathBuf::from)
            .to_vec();
    if let Some(home) = home {
        folders.extend([".local/share/fonts", ".fonts", "Library/Fonts"].map(|folder| home.join(folder)));
    }
    folders
}

/// Upright faces that have characters the shipped fonts lack: as few as cover what can be covered. Files are tried in order of
/// path, so that the same system gives the same pages.
pub fn find_fonts_for(missing: &BTreeSet<char>, folders: &[PathBuf]) -> Vec<FontFace> {
    let mut files = Vec::new();
    for folder in folders {
        collect(folder, 0, &mut files);
    }
    files.sort();
    let mut wanted = missing.clone();
    let mut found = Vec::new();
    for file in files {
        if wanted.is_empty() {
            break;
        }
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let data: Arc<[u8]> = bytes.into();
        // A regular face reads best next to the shipped ones.
        let regular = |face: &FontFace| !face.italic && (350..=550).contains(&face.weight);
        for face in FontFace::read(&data).into_iter().filter(regular) {
            let covered = face.covered(&wanted);
            if !covered.is_empty() {
                wanted.retain(|character| !covered.contains(character));
                found.push(face);
            }
        }
    }
    found
}

/// The faces of a family, whatever its letters' case. Files that do not name it are not read as fonts.
pub fn find_family(family: &str, folders: &[PathBuf]) -> Vec<FontFace> {
    let mut files = Vec::new();
    for folder in folders {
        collect(folder, 0, &mut files);
    }
    files.sort();
    let mut found: Vec<FontFace> = Vec::new();
    for file in files.into_iter().filter(|file| name::may_have(file, family)) {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        for face in FontFace::read(&bytes.into()) {
            // The same face stands in more than one folder of some systems.
            let is_new = found.iter().all(|other| (other.weight, other.italic) != (face.weight, face.italic));
            if face.family.eq_ignore_ascii_case(family) && is_new {
                found.push(face);
            }
        }
    }
    found
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && depth < DEEPEST {
            collect(&path, depth + 1, files);
        } else if kind.is_file() && is_font(&path) && entry.metadata().is_ok_and(|metadata| metadata.len() <= LARGEST) {
            files.push(path);
        }
    }
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}
