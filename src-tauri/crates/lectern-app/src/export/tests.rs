//! Tests of exporting.

use super::*;
use crate::content_root::ContentHints;
use crate::installed_pack::InstalledPack;
use crate::plan::{PlanRequest, plan_talk};
use lectern_model::handout::Handout;
use lectern_model::minutes::Minutes;
use std::fs;

struct Stage {
    content: ContentRoot,
    open: OpenTalk,
    folder: tempfile::TempDir,
}

fn stage() -> Stage {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
    let request = PlanRequest { audience: "parents".into(), minutes: Minutes::new(5), language: None };
    let talk = plan_talk(&library, &request).unwrap().talk;
    Stage { content, open: OpenTalk::new(talk, library), folder: tempfile::tempdir().unwrap() }
}

impl Stage {
    fn request(&self, what: &[ExportKind], threads: usize) -> ExportRequest {
        let jobs = what.iter().map(|what| ExportJob { what: *what, path: what.path_in(self.folder.path(), "talk") }).collect();
        ExportRequest { jobs, paper: Paper::Letter, ink: Ink::Colour, font_folders: Vec::new(), threads }
    }

    fn export(&self, request: &ExportRequest, progress: &(dyn Fn(Progress) + Sync)) -> Result<ExportReport, AppError> {
        export_talk(&self.open, &self.content, request, progress, &AtomicBool::new(false))
    }
}

const WHAT: [ExportKind; 3] =
    [ExportKind::Deck(DeckFormat::Pdf), ExportKind::Handout(Handout::Takeaway), ExportKind::Handout(Handout::Cards)];

#[test]
fn files_come_in_the_order_asked_for_with_pages_and_sizes() {
    let stage = stage();
    let report = stage.export(&stage.request(&WHAT, 2), &|_| {}).unwrap();
    let names: Vec<String> =
        report.files.iter().map(|file| file.path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(names, ["talk-deck.pdf", "talk-handout-takeaway.pdf", "talk-handout-cards.pdf"]);
    for file in &report.files {
        assert_eq!(fs::metadata(&file.path).unwrap().len(), file.bytes as u64);
        assert!(file.pages > 0);
    }
}

#[test]
fn any_number_of_threads_gives_the_same_files() {
    let stage = stage();
    let read = |threads| {
        let report = stage.export(&stage.request(&WHAT, threads), &|_| {}).unwrap();
        report.files.iter().map(|file| fs::read(&file.path).unwrap()).collect::<Vec<_>>()
    };
    assert!(read(1) == read(3));
}

#[test]
fn progress_tells_every_step_of_every_file() {
    let stage = stage();
    let steps = Mutex::new(Vec::new());
    stage.export(&stage.request(&WHAT, 1), &|step| steps.lock().unwrap().push(step)).unwrap();
    let steps = steps.into_inner().unwrap();
    assert_eq!(steps.len(), 4 * WHAT.len());
    assert_eq!(steps[0], Progress { phase: Phase::Layout(ExportKind::Deck(DeckFormat::Pdf)), done: 0, total: 3 });
    assert_eq!(steps[3], Progress { phase: Phase::Finished(ExportKind::Deck(DeckFormat::Pdf)), done: 1, total: 3 });
    assert_eq!(steps[11].done, 3);
}

#[test]
fn a_cancelled_export_keeps_what_was_finished() {
    let stage = stage();
    let cancel = AtomicBool::new(false);
    let stop_after_the_first = |step: Progress| cancel.store(step.done == 1, Ordering::Relaxed);
    let request = stage.request(&WHAT, 1);
    let result = export_talk(&stage.open, &stage.content, &request, &stop_after_the_first, &cancel);
    assert!(matches!(result, Err(AppError::Cancelled)));
    let finished: Vec<bool> = request.jobs.iter().map(|job| job.path.exists()).collect();
    assert_eq!(finished, [true, false, false]);
}

#[test]
fn the_talk_itself_is_not_written_over() {
    let stage = stage();
    let path = stage.folder.path().join("evening.lectern");
    fs::write(&path, "the talk").unwrap();
    let mut request = stage.request(&WHAT, 1);
    request.jobs[0].path.clone_from(&path);
    let error = stage.export(&request, &|_| {}).unwrap_err();
    assert!(error.to_string().contains("choose another name"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"the talk");
}

#[test]
fn characters_no_font_has_are_told() {
    let mut stage = stage();
    stage.open.talk.title = "An evening 漢".to_owned();
    let report = stage.export(&stage.request(&WHAT[..1], 1), &|_| {}).unwrap();
    assert!(report.diagnostics.iter().any(|found| found.code == "missing-glyph"), "{:?}", report.diagnostics);
}
