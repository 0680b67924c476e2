//! The fonts of a bag: whole families of those its files show, with their licences.

use super::{BagPart, Packing};
use crate::error::AppError;
use lectern_model::diagnostic::Diagnostic;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The folder of fonts in a bag.
pub(super) const FOLDER: &str = "fonts";

/// Packs the content folder's fonts of the families that `shown` names faces of; tells those that are not there, as the fonts of a
/// brand, whose licence nobody here knows.
pub(super) fn pack(bag: &mut Packing<'_>, shown: &BTreeSet<String>) -> Result<Vec<Diagnostic>, AppError> {
    let families: BTreeSet<&str> = shown.iter().map(|name| family(name)).collect();
    let files = bag.content.font_files();
    let mut licences = BTreeSet::new();
    for path in files.iter().filter(|path| stem(path).is_some_and(|stem| families.contains(family(stem)))) {
        copy(bag, path)?;
        let own = stem(path).map(|stem| format!("LICENSE-{}.txt", family(stem)));
        licences.extend(path.parent().zip(own).map(|(folder, own)| folder.join(own)));
    }
    for path in licences.iter().filter(|path| path.is_file()) {
        copy(bag, path)?;
    }
    let packed: BTreeSet<&str> = files.iter().filter_map(|path| stem(path)).map(family).collect();
    Ok(families.difference(&packed).map(|family| not_packed(family)).collect())
}

fn not_packed(family: &str) -> Diagnostic {
    let found = Diagnostic::note(
        "font-not-packed",
        format!("the font “{family}” is not in the go-bag, as its licence is not known here"),
    );
    found.hint("PDF and HTML show it everywhere; for the PowerPoint file, install it on the computer you present with")
}

fn copy(bag: &mut Packing<'_>, path: &Path) -> Result<(), AppError> {
    let bytes = fs::read(path).map_err(|error| AppError::read(path, &error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    bag.write(&format!("{FOLDER}/{name}"), BagPart::Font, &bytes)
}

fn stem(path: &Path) -> Option<&str> {
    path.file_stem()?.to_str()
}

/// The family in the name of a face: `SourceSans3` of `ABCDEF+SourceSans3-Bold`.
fn family(name: &str) -> &str {
    let face = name.split_once('+').map_or(name, |(_, face)| face);
    face.split_once('-').map_or(face, |(family, _)| family)
}
