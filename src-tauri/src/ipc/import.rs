//! Imports as pages see them: what came out of a file, before any of it is taken.

use serde::Serialize;

/// What came out of a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ImportView {
    /// The file's name.
    pub(crate) file: String,
    pub(crate) slides: Vec<ImportedSlideView>,
    /// What was kept, changed and dropped of the file as a whole.
    pub(crate) notes: Vec<ImportNoteView>,
    /// The words of a file that gives nothing else (PDF), to copy from; null for others.
    pub(crate) text: Option<String>,
    /// The titles of the talk's slides that an edited deck no longer has. They stay in the talk.
    pub(crate) gone: Vec<String>,
}

/// A slide that came out of a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ImportedSlideView {
    /// Its number, for taking it.
    pub(crate) number: u32,
    pub(crate) title: String,
    /// Where in the file it stood: `slide 7`.
    pub(crate) from: String,
    pub(crate) state: ImportStateView,
    pub(crate) notes: Vec<ImportNoteView>,
    /// Words with numbers that name no source.
    pub(crate) uncited: Vec<String>,
}

/// What a slide from a file is to the talk.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum ImportStateView {
    /// New: comes in as a draft.
    New,
    /// A slide of the talk with other words.
    Changed,
    /// A slide of the talk as it is; there is nothing to take.
    Same,
}

/// What became of something in a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ImportNoteView {
    pub(crate) what: ImportNoteKind,
    /// In words, with the reason where there is one.
    pub(crate) text: String,
}

/// What became of something.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum ImportNoteKind {
    Kept,
    Changed,
    Dropped,
}
