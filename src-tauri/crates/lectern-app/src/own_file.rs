//! Files of a presenter's own material, as changes of a talk.

use crate::document::change::Change;
use crate::error::AppError;
use crate::own_source::parse_sources;
use lectern_model::diagnostic::Diagnostic;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest file that is read, in bytes; what it holds has limits of its own.
const LARGEST: u64 = 64 << 20;

/// A file with a picture, to come into a talk.
///
/// # Errors
/// It cannot be read, or is larger than any picture.
pub fn picture_of_file(path: &Path) -> Result<Change, AppError> {
    Ok(Change::AddPicture { name: name_of(path), bytes: read(path, LARGEST)?.into() })
}

/// A file with sources, to come into a talk, and what could not be read in it.
///
/// # Errors
/// It cannot be read, or has no source.
pub fn sources_of_file(path: &Path) -> Result<(Change, Vec<Diagnostic>), AppError> {
    let (sources, diagnostics) = parse_sources(&name_of(path), &read(path, LARGEST)?)?;
    Ok((Change::AddSources { sources }, diagnostics))
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The bytes of a file that is not larger than so many bytes, whatever it says of its size.
pub(crate) fn read(path: &Path, largest: u64) -> Result<Vec<u8>, AppError> {
    let failed = |error| AppError::read(path, &error);
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(largest + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > largest {
        let reason = format!("it is larger than {} MiB; choose a smaller one", largest >> 20);
        return Err(AppError::Read { path: path.to_owned(), reason });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn files_become_changes_and_what_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("works.json");
        fs::write(&file, r#"[{"id": "a", "type": "book", "title": "A book", "issued": {"date-parts": [[2020]]}}]"#).unwrap();
        let (change, diagnostics) = sources_of_file(&file).unwrap();
        assert!(matches!(&change, Change::AddSources { sources } if sources.len() == 1), "{change:?} {diagnostics:?}");
        assert!(matches!(picture_of_file(&file).unwrap(), Change::AddPicture { name, .. } if name == "works.json"));
        let missing = picture_of_file(&folder.path().join("no.png")).unwrap_err();
        assert!(missing.to_string().contains("no.png"), "{missing}");
    }
}
