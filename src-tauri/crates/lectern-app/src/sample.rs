//! A pack's sample: a talk for each of its audiences, with everything that can be printed.

use crate::atomic_file::create_folder;
use crate::content_root::ContentRoot;
use crate::error::AppError;
use crate::export::{ExportJob, ExportReport, ExportRequest, Printed, Progress, THREADS, export_talk};
use crate::plan::{PlanRequest, plan_talk};
use crate::talk_file::{OpenTalk, save_talk};
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::id::AudienceId;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// How long a sample talk is.
pub const SAMPLE_MINUTES: Minutes = Minutes::new(20);

/// The sample talk for one audience.
#[derive(Debug, Clone)]
pub struct Sample {
    /// For whom.
    pub audience: AudienceId,
    /// The talk's file.
    pub talk: PathBuf,
    /// What was exported.
    pub report: ExportReport,
}

/// Makes a talk for each audience of a pack and exports its deck and every handout to `folder`.
///
/// # Errors
/// A file cannot be made or written, or the export was cancelled.
pub fn export_samples(
    content: &ContentRoot,
    library: &Library,
    folder: &Path,
    font_folders: &[PathBuf],
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Result<Vec<Sample>, AppError> {
    create_folder(folder)?;
    let one = |audience: &AudienceId| {
        let request = PlanRequest { audience: audience.clone(), minutes: SAMPLE_MINUTES, language: None };
        let plan = plan_talk(library, &request)?;
        let open = OpenTalk::new(plan.talk, library.clone());
        let talk = save_talk(&open, &folder.join(audience.as_str()))?;
        let everything = Handout::all().into_iter().map(Printed::Handout);
        let jobs = [Printed::Deck].into_iter().chain(everything);
        let jobs = jobs.map(|what| ExportJob { what, path: what.path_in(folder, audience.as_str()) }).collect();
        let request = ExportRequest {
            jobs,
            paper: Paper::default(),
            ink: Ink::default(),
            font_folders: font_folders.to_vec(),
            threads: THREADS,
        };
        let mut report = export_talk(&open, content, &request, progress, cancel)?;
        report.diagnostics.splice(0..0, plan.diagnostics);
        Ok(Sample { audience: audience.clone(), talk, report })
    };
    library.pack.audiences.iter().map(|audience| one(&audience.id)).collect()
}
