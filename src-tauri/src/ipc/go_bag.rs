//! Go-bags as pages see them.

use super::edit::{InkView, PaperView};
use super::export::format;
use super::talk::MessageView;
use super::{IpcError, count};
use lectern_app::export::{ExportKind, THREADS};
use lectern_app::go_bag::{BagFile, BagPart, DECKS, GoBagReport, GoBagRequest};
use lectern_app::verify::Check;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What goes into a go-bag beside what always does.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct GoBagWish {
    /// The names of the handouts' formats: `handout-article`.
    pub(crate) handouts: Vec<String>,
    /// Whether it is one zip instead of a folder.
    pub(crate) zip: bool,
    pub(crate) paper: PaperView,
    pub(crate) ink: InkView,
}

/// A go-bag that was made.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct GoBagView {
    /// Its folder or its zip, to be shown.
    pub(crate) place: String,
    /// Whether every file passed every check.
    pub(crate) ready: bool,
    pub(crate) files: Vec<GoBagFile>,
    pub(crate) messages: Vec<MessageView>,
}

/// A file of a go-bag, read again after it was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct GoBagFile {
    /// Its number, for opening it; null inside a zip.
    pub(crate) number: Option<u32>,
    /// Its name in the bag.
    pub(crate) name: String,
    pub(crate) bytes: u32,
    /// Whether it has what the speaker says.
    pub(crate) presenter_only: bool,
    /// Whether it is one to give to the audience.
    pub(crate) audience: bool,
    pub(crate) checks: Vec<GoBagCheck>,
}

/// What was looked at in a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct GoBagCheck {
    /// What was looked at: `opens`, `pages`, `words`, `fonts`, `private`, `network`, `structure`, `checksum`.
    pub(crate) about: String,
    /// What is wrong, and what to do; null where nothing is.
    pub(crate) fault: Option<String>,
}

impl GoBagWish {
    /// What is packed, into a folder, named after the talk.
    pub(crate) fn request(&self, folder: PathBuf, stem: String, font_folders: Vec<PathBuf>) -> Result<GoBagRequest, IpcError> {
        let mut handouts = Vec::new();
        for name in &self.handouts {
            match format(name)? {
                ExportKind::Handout(kind) => handouts.push(kind),
                ExportKind::Deck(_) => return Err(IpcError::wrong(&format!("`{name}` is no handout"))),
            }
        }
        let decks = DECKS.to_vec();
        let (zip, paper, ink) = (self.zip, self.paper.into(), self.ink.into());
        Ok(GoBagRequest { folder, stem, zip, decks, handouts, paper, ink, font_folders, threads: THREADS })
    }
}

impl GoBagView {
    /// What is shown of a bag; only files of a folder can be opened.
    pub(crate) fn new(report: &GoBagReport, zip: bool) -> Self {
        let number = |at| (!zip).then(|| count(at));
        Self {
            place: report.path.display().to_string(),
            ready: report.is_ready(),
            files: report.files.iter().enumerate().map(|(at, file)| GoBagFile::new(file, number(at))).collect(),
            messages: MessageView::all(&report.diagnostics),
        }
    }
}

impl GoBagFile {
    fn new(file: &BagFile, number: Option<u32>) -> Self {
        let for_audience = match file.what {
            BagPart::Export(kind) => Some(kind.is_audience_copy()),
            BagPart::Talk => Some(false),
            BagPart::Font | BagPart::ReadMe | BagPart::Report | BagPart::Checksums => None,
        };
        let checks =
            file.checks.iter().map(|Check { point, fault }| GoBagCheck { about: point.name().to_owned(), fault: fault.clone() });
        Self {
            number,
            name: file.name.clone(),
            bytes: count(file.bytes),
            presenter_only: for_audience == Some(false),
            audience: for_audience == Some(true),
            checks: checks.collect(),
        }
    }
}
