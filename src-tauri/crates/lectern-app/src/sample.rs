//! A pack's samples: talks for each of its audiences or of each of its outlines, with everything it can be exported to.

use crate::atomic_file::create_folder;
use crate::content_root::ContentRoot;
use crate::error::AppError;
use crate::export::{ExportJob, ExportKind, ExportReport, ExportRequest, Progress, THREADS, export_talk};
use crate::plan::{PlanRequest, plan_talk};
use crate::talk_file::{OpenTalk, save_talk};
use lectern_model::handout::{Ink, Paper};
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::outline::Outline;
use lectern_model::pack::Audience;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// How long a sample talk is.
pub const SAMPLE_MINUTES: Minutes = Minutes::new(20);

/// A sample talk to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleTalk {
    /// What its files are called.
    pub name: String,
    /// For whom, how long, and in which language.
    pub request: PlanRequest,
}

/// A talk of [`SAMPLE_MINUTES`] for each audience of a pack.
pub fn for_audiences(library: &Library) -> Vec<SampleTalk> {
    let talk = |audience: &Audience| SampleTalk {
        name: audience.id.to_string(),
        request: PlanRequest { audience: audience.id.clone(), minutes: SAMPLE_MINUTES, language: None },
    };
    library.pack.audiences.iter().map(talk).collect()
}

/// The talk of each outline of a pack.
pub fn of_outlines(library: &Library) -> Vec<SampleTalk> {
    let talk = |outline: &Outline| SampleTalk {
        name: outline.id.to_string(),
        request: PlanRequest { audience: outline.audience.clone(), minutes: outline.minutes, language: outline.language.clone() },
    };
    library.outlines.iter().map(talk).collect()
}

/// A sample talk, made.
#[derive(Debug, Clone)]
pub struct Sample {
    /// What its files are called.
    pub name: String,
    /// The talk's file.
    pub talk: PathBuf,
    /// What was exported.
    pub report: ExportReport,
}

/// Makes talks and exports each to `folder` as everything it can be.
///
/// # Errors
/// A file cannot be made or written, or the export was cancelled.
pub fn export_samples(
    content: &ContentRoot,
    library: &Library,
    talks: &[SampleTalk],
    folder: &Path,
    font_folders: &[PathBuf],
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Result<Vec<Sample>, AppError> {
    create_folder(folder)?;
    let one = |SampleTalk { name, request }: &SampleTalk| {
        let plan = plan_talk(library, request)?;
        let open = OpenTalk::new(plan.talk, library.clone());
        let talk = save_talk(&open, &folder.join(name))?;
        let jobs = ExportKind::all().into_iter().map(|what| ExportJob { what, path: what.path_in(folder, name) }).collect();
        let request = ExportRequest {
            jobs,
            paper: Paper::default(),
            ink: Ink::default(),
            font_folders: font_folders.to_vec(),
            threads: THREADS,
        };
        let mut report = export_talk(&open, content, &request, progress, cancel)?;
        report.diagnostics.splice(0..0, plan.diagnostics);
        Ok(Sample { name: name.clone(), talk, report })
    };
    talks.iter().map(one).collect()
}
