//! Checking a pack, a talk or a theme.

use crate::content_root::ContentRoot;
use crate::error::AppError;
use crate::installed_pack::InstalledPack;
use crate::pipeline::{check_library, check_talk, load_theme};
use crate::talk_file::{EXTENSION, open_talk};
use lectern_model::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a check found.
#[derive(Debug, Clone)]
pub struct CheckReport {
    /// What was checked, in words: `pack child-trafficking, 32 slides`.
    pub summary: String,
    /// The folder or file that the places of the diagnostics are in.
    pub base: PathBuf,
    /// What is wrong, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts the diagnostics are about, by file.
    pub texts: BTreeMap<String, Arc<[u8]>>,
}

/// Checks a pack (by name or folder), a talk's file or a theme's.
///
/// # Errors
/// There is no such thing, or it cannot be read.
pub fn check(content: &ContentRoot, name: &str) -> Result<CheckReport, AppError> {
    let path = Path::new(name);
    let has_extension = |wanted: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted));
    let mut report = if has_extension("yaml") && path.is_file() && path.file_name().is_some_and(|file| file != "pack.yaml") {
        check_theme(path)?
    } else if path.is_file() || has_extension(EXTENSION) {
        check_talk_file(path)?
    } else {
        check_pack(content, name)?
    };
    report.diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    report.diagnostics.dedup();
    Ok(report)
}

/// Without a place first, then by file and line.
fn key(diagnostic: &Diagnostic) -> Option<(&str, u32, u32)> {
    diagnostic.place.as_ref().map(|place| (place.file.as_str(), place.line, place.column))
}

fn check_pack(content: &ContentRoot, name: &str) -> Result<CheckReport, AppError> {
    let pack = InstalledPack::load(content, Some(name))?;
    let library = &pack.library;
    let mut diagnostics = pack.diagnostics.clone();
    diagnostics.extend(check_library(library));
    let texts = pack.texts_of(&diagnostics);
    let summary = format!(
        "pack {}: {} slides, {} claims, {} sources, {} outlines",
        library.pack.id,
        library.slides.len(),
        library.claims.len(),
        library.sources.len(),
        library.outlines.len()
    );
    Ok(CheckReport { summary, base: pack.base, diagnostics, texts })
}

fn check_talk_file(path: &Path) -> Result<CheckReport, AppError> {
    let opened = open_talk(path)?;
    let open = &opened.open;
    let mut diagnostics = opened.diagnostics;
    diagnostics.extend(check_talk(&open.talk, &open.library));
    let summary = format!(
        "talk `{}` for {}: {} slides, {} minutes",
        open.talk.title,
        open.talk.audience,
        open.talk.slides().count(),
        open.talk.minutes
    );
    Ok(CheckReport { summary, base: path.to_owned(), diagnostics, texts: opened.texts })
}

fn check_theme(path: &Path) -> Result<CheckReport, AppError> {
    let text = fs::read_to_string(path).map_err(|error| AppError::read(path, &error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (theme, diagnostics) = load_theme(&name, &text);
    let summary = theme.map_or_else(|| "no theme".to_owned(), |theme| format!("theme {}", theme.name));
    let base = path.parent().unwrap_or(Path::new("")).to_owned();
    Ok(CheckReport { summary, base, diagnostics, texts: BTreeMap::from([(name, text.into_bytes().into())]) })
}
