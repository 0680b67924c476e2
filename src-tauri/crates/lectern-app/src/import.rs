//! Importing a bibliography.

use crate::error::AppError;
use crate::pipeline::{import_bibtex, import_ris, is_ris, write_sources};
use lectern_model::diagnostic::Diagnostic;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// A bibliography that was imported.
#[derive(Debug, Clone)]
pub struct ImportReport {
    /// The text of a pack's `sources.json`.
    pub json: String,
    /// How many sources it holds.
    pub count: usize,
    /// What could not be imported.
    pub diagnostics: Vec<Diagnostic>,
    /// The imported file's bytes, for messages about it.
    pub text: Arc<[u8]>,
}

/// The largest file that is imported, in bytes.
const LARGEST_FILE: u64 = 64 << 20;

/// Reads a BibLaTeX or RIS file as a pack's sources.
///
/// # Errors
/// The file cannot be read.
pub fn import_sources(path: &Path) -> Result<ImportReport, AppError> {
    let failed = |error| AppError::read(path, &error);
    if fs::metadata(path).map_err(failed)?.len() > LARGEST_FILE {
        let reason = format!("it is larger than {} MiB; split it", LARGEST_FILE >> 20);
        return Err(AppError::Read { path: path.to_owned(), reason });
    }
    let text: Arc<[u8]> = fs::read(path).map_err(failed)?.into();
    let read = String::from_utf8_lossy(&text);
    let (sources, mut diagnostics) = if is_ris(&read) { import_ris(&read) } else { import_bibtex(&read) };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for place in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.place.as_mut()) {
        place.file = name.clone().into_owned();
    }
    Ok(ImportReport { json: write_sources(&sources), count: sources.len(), diagnostics, text })
}
