//! Exports as pages see them.

use super::edit::{InkView, PaperView};
use super::talk::MessageView;
use super::{IpcError, count};
use lectern_app::export::{ExportJob, ExportKind, ExportReport, Phase, Progress};
use lectern_app::go_bag::BagStep;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A kind of file that a talk can be exported to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct FormatView {
    /// `deck`, `pptx-audience`, `handout-article`.
    pub(crate) name: String,
    /// Whether it is a handout, which has paper and ink.
    pub(crate) handout: bool,
    /// Whether it holds what the speaker says, so that it is not for the audience.
    pub(crate) presenter_only: bool,
    /// `pdf`, `pptx`, `html`.
    pub(crate) extension: String,
}

/// What to export.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExportChoice {
    /// The names of the formats.
    pub(crate) formats: Vec<String>,
    pub(crate) paper: PaperView,
    pub(crate) ink: InkView,
}

/// A look at a file before it is made.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExportPreview {
    pub(crate) format: String,
    /// The names of its pages' pictures in the `slide:` scheme.
    pub(crate) pages: Vec<String>,
    /// Width by height of the first page.
    pub(crate) ratio: f64,
    /// The labels of local fields that are blank in the talk and have lines to write on instead.
    pub(crate) blanks: Vec<String>,
    /// Whether the talk's date is wanted and not there.
    pub(crate) undated: bool,
}

/// How far an export is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExportProgress {
    /// The file in hand: `deck`, `handout-article`.
    pub(crate) what: String,
    pub(crate) phase: PhaseView,
    pub(crate) done: u32,
    pub(crate) total: u32,
}

/// What is done to a file.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum PhaseView {
    Layout,
    Render,
    Write,
    Check,
    Finished,
}

/// What an export made.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExportView {
    /// The folder, to be shown.
    pub(crate) folder: String,
    pub(crate) files: Vec<ExportedView>,
    pub(crate) messages: Vec<MessageView>,
}

/// A file that was made.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExportedView {
    /// Its number, for opening it.
    pub(crate) number: u32,
    /// The format's name.
    pub(crate) format: String,
    /// Its name in the folder.
    pub(crate) name: String,
    pub(crate) pages: u32,
    pub(crate) bytes: u32,
}

/// A format by its name.
pub(crate) fn format(name: &str) -> Result<ExportKind, IpcError> {
    ExportKind::all()
        .into_iter()
        .find(|format| format.name() == name)
        .ok_or_else(|| IpcError::wrong(&format!("there is no format `{name}`")))
}

impl FormatView {
    /// Everything a talk can be exported to.
    pub(crate) fn all() -> Vec<FormatView> {
        ExportKind::all().into_iter().map(FormatView::from).collect()
    }
}

impl From<ExportKind> for FormatView {
    fn from(format: ExportKind) -> Self {
        Self {
            name: format.name(),
            handout: matches!(format, ExportKind::Handout(_)),
            presenter_only: !format.is_audience_copy(),
            extension: format.extension().to_owned(),
        }
    }
}

impl ExportChoice {
    /// The files to make, in a folder, named after the talk.
    pub(crate) fn jobs(&self, folder: &Path, stem: &str) -> Result<Vec<ExportJob>, IpcError> {
        let job = |name: &String| format(name).map(|what| ExportJob { what, path: what.path_in(folder, stem) });
        self.formats.iter().map(job).collect()
    }
}

impl From<Progress> for ExportProgress {
    fn from(progress: Progress) -> Self {
        let (what, phase) = match progress.phase {
            Phase::Layout(what) => (what, PhaseView::Layout),
            Phase::Render(what) => (what, PhaseView::Render),
            Phase::Write(what) => (what, PhaseView::Write),
            Phase::Finished(what) => (what, PhaseView::Finished),
        };
        Self { what: what.name(), phase, done: count(progress.done), total: count(progress.total) }
    }
}

impl From<BagStep> for ExportProgress {
    fn from(step: BagStep) -> Self {
        let told = |phase, done, total| Self { what: "go-bag".to_owned(), phase, done: count(done), total: count(total) };
        match step {
            BagStep::Making(progress) => progress.into(),
            BagStep::Checked(done, total) => told(PhaseView::Check, done, total),
            BagStep::Placing => told(PhaseView::Write, 1, 1),
        }
    }
}

impl ExportView {
    /// What is shown of a report.
    pub(crate) fn new(report: &ExportReport, folder: &Path) -> Self {
        let files = report.files.iter().enumerate().map(|(number, file)| ExportedView {
            number: count(number),
            format: file.what.name(),
            name: file.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            pages: count(file.pages),
            bytes: count(file.bytes),
        });
        Self { folder: folder.display().to_string(), files: files.collect(), messages: MessageView::all(&report.diagnostics) }
    }
}
