//! Tests of the go-bag.

use super::*;
use crate::content_root::ContentHints;
use crate::export::Phase;
use crate::installed_pack::InstalledPack;
use crate::plan::{PlanRequest, plan_talk};
use lectern_model::minutes::Minutes;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

struct Stage {
    content: ContentRoot,
    open: OpenTalk,
    folder: tempfile::TempDir,
}

fn stage() -> Stage {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
    let request = PlanRequest { audience: "school".into(), minutes: Minutes::new(10), language: None };
    let mut talk = plan_talk(&library, &request).unwrap().talk;
    talk.fields.insert("venue".into(), "Main library".to_owned());
    talk.fields.insert("starts_at".into(), "6:30 pm".to_owned());
    Stage { content, open: OpenTalk::new(talk, library), folder: tempfile::tempdir().unwrap() }
}

impl Stage {
    fn request(&self, zip: bool) -> GoBagRequest {
        GoBagRequest {
            folder: self.folder.path().to_owned(),
            stem: "staff".to_owned(),
            zip,
            decks: vec![DeckFormat::Pdf],
            handouts: vec![Handout::Takeaway],
            paper: Paper::Letter,
            ink: Ink::Colour,
            font_folders: Vec::new(),
            threads: 2,
        }
    }

    fn pack(&self, zip: bool) -> Result<GoBagReport, AppError> {
        pack_go_bag(&self.open, &self.content, &self.request(zip), &|_| {}, &AtomicBool::new(false))
    }

    /// What is in the folder that bags are put in, hidden things too.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn a_bag_holds_what_a_venue_needs_and_every_file_of_it_is_checked() {
    let stage = stage();
    let report = stage.pack(false).unwrap();
    assert!(report.is_ready(), "{:?}", report.diagnostics);
    assert_eq!(stage.names(), ["staff go-bag"]);
    let names: Vec<&str> =
        report.files.iter().map(|file| file.name.as_str()).filter(|name| !name.starts_with("fonts/")).collect();
    let expected = [
        "READ-ME.pdf",
        "READ-ME.txt",
        "REPORT.pdf",
        "SHA256SUMS",
        "audience/staff-deck.pdf",
        "audience/staff-handout-takeaway.pdf",
        "presenter/staff-handout-notes.pdf",
        "presenter/staff.lectern",
    ];
    assert_eq!(names, expected);
    for file in &report.files {
        let size = fs::metadata(report.path.join(&file.name)).unwrap().len();
        assert_eq!(size, file.bytes as u64, "{}", file.name);
        assert!(!file.checks.is_empty(), "{}", file.name);
    }
    for font in ["fonts/SourceSans3-Regular.ttf", "fonts/LICENSE-SourceSans3.txt"] {
        assert!(report.path.join(font).is_file(), "{font}");
    }
    assert!(!report.path.join("fonts/NotoSansArabic-Regular.ttf").exists(), "no page shows it");
}

#[test]
fn the_checksums_are_as_other_programs_take_them() {
    let stage = stage();
    let report = stage.pack(false).unwrap();
    let ran = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(&report.path)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let listed = fs::read_to_string(report.path.join("SHA256SUMS")).unwrap().lines().count();
    assert_eq!(listed + 1, report.files.len(), "all files but the list itself");
}

#[test]
fn the_read_me_has_the_run_of_show_and_help() {
    let stage = stage();
    let report = stage.pack(false).unwrap();
    let text = fs::read_to_string(report.path.join("READ-ME.txt")).unwrap();
    for words in ["Main library", "6:30 p.m.", "When the projector fails", "Before we begin", "audience/staff-deck.pdf"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(text.contains("\r\n"), "lines end as on Windows too");
}

#[test]
fn the_report_is_one_page() {
    let report = stage().pack(false).unwrap();
    let page = report.files.iter().find(|file| file.what == BagPart::Report).unwrap();
    assert_eq!(page.pages, Some(1));
}

#[test]
fn a_bag_is_replaced_whole_and_what_is_the_presenters_is_not() {
    let stage = stage();
    let first = stage.pack(false).unwrap();
    fs::remove_file(first.path.join("audience/staff-deck.pdf")).unwrap();
    let again = stage.pack(false).unwrap();
    assert!(again.is_ready() && again.path.join("audience/staff-deck.pdf").is_file());
    assert_eq!(stage.names(), ["staff go-bag"]);
    fs::write(again.path.join("presenter/my own.txt"), "mine").unwrap();
    let error = stage.pack(false).unwrap_err().to_string();
    assert!(error.contains("`presenter/my own.txt` in it is not of the go-bag; move it away"), "{error}");
    fs::remove_dir_all(&again.path).unwrap();
    fs::create_dir(&again.path).unwrap();
    fs::write(again.path.join("thesis.txt"), "mine").unwrap();
    assert!(matches!(stage.pack(false), Err(AppError::NotABag { .. })));
    assert_eq!(fs::read_to_string(again.path.join("thesis.txt")).unwrap(), "mine");
    assert_eq!(stage.names(), ["staff go-bag"], "nothing half made is left");
}

#[test]
fn an_archive_holds_the_same_and_replaces_only_its_like() {
    let stage = stage();
    let folder = stage.pack(false).unwrap();
    let archive = stage.pack(true).unwrap();
    assert!(archive.is_ready(), "{:?}", archive.diagnostics);
    assert_eq!(archive.path.file_name().unwrap(), "staff go-bag.zip");
    let (parts, told) = crate::archive::read_archive(&fs::read(&archive.path).unwrap(), crate::archive::Limits::TALK);
    assert!(told.is_empty());
    for file in &folder.files {
        let part = &parts[&format!("staff go-bag/{}", file.name)];
        assert!(**part == *fs::read(folder.path.join(&file.name)).unwrap(), "{}", file.name);
    }
    stage.pack(true).unwrap();
    fs::write(&archive.path, "a thesis").unwrap();
    assert!(matches!(stage.pack(true), Err(AppError::NotABag { .. })));
    assert_eq!(stage.names(), ["staff go-bag", "staff go-bag.zip"]);
}

#[test]
fn the_same_talk_gives_the_same_bag() {
    let (one, other) = (stage(), stage());
    one.pack(true).unwrap();
    other.pack(true).unwrap();
    let read = |stage: &Stage| fs::read(stage.folder.path().join("staff go-bag.zip")).unwrap();
    assert!(read(&one) == read(&other));
}

#[test]
fn a_stopped_or_refused_bag_leaves_nothing() {
    let stage = stage();
    let cancel = AtomicBool::new(false);
    let stop = |step: BagStep| cancel.store(matches!(step, BagStep::Checked(..)), Ordering::Relaxed);
    let request = GoBagRequest { threads: 1, ..stage.request(false) };
    let stopped = pack_go_bag(&stage.open, &stage.content, &request, &stop, &cancel);
    assert!(matches!(stopped, Err(AppError::Cancelled)), "{stopped:?}");
    assert_eq!(stage.names(), Vec::<String>::new());
    let file = stage.folder.path().join("file");
    fs::write(&file, "").unwrap();
    let request = GoBagRequest { folder: file, ..stage.request(false) };
    let error = pack_go_bag(&stage.open, &stage.content, &request, &|_| {}, &AtomicBool::new(false)).unwrap_err().to_string();
    assert!(error.contains("is a file, not a folder"), "{error}");
}

#[test]
fn a_bag_may_be_read_by_others() {
    let stage = stage();
    let report = stage.pack(false).unwrap();
    assert_eq!(fs::metadata(&report.path).unwrap().permissions().mode() & 0o777, 0o755);
}

#[test]
fn a_failed_check_names_the_file_and_the_next_step_and_the_bag_is_not_called_ready() {
    let check = Check::new(Point::Words, Some("slide 3 lacks “child”".to_owned()));
    let file = BagFile { name: "audience/a.pdf".to_owned(), what: BagPart::Talk, pages: None, bytes: 1, checks: vec![check] };
    let report = GoBagReport { path: PathBuf::new(), files: vec![file], diagnostics: Vec::new() };
    assert!(!report.is_ready());
    let told = faults(&report);
    assert_eq!(told[0].message, "audience/a.pdf: slide 3 lacks “child”");
    assert!(told[0].hint.as_deref().unwrap().contains("pack the bag again"));
    assert_eq!(place::not_ready("a go-bag"), "a go-bag NOT READY");
}

/// Cuts the PDF of the slides as soon as it is written, as a failing disk would.
fn cut_slides(stage: &Stage) {
    let hidden = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(".lectern-bag-");
    let staging = fs::read_dir(stage.folder.path()).unwrap().map(Result::unwrap).find(hidden).unwrap().path();
    let path = staging.join("audience/staff-deck.pdf");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
}

#[test]
fn a_file_that_the_disk_spoils_is_told_and_a_good_bag_that_is_there_stays() {
    let stage = stage();
    let good = stage.pack(false).unwrap();
    let spoil = |step: BagStep| {
        if let BagStep::Making(Progress { phase: Phase::Finished(ExportKind::Deck(_)), .. }) = step {
            cut_slides(&stage);
        }
    };
    let request = stage.request(false);
    let report = pack_go_bag(&stage.open, &stage.content, &request, &spoil, &AtomicBool::new(false)).unwrap();
    assert!(!report.is_ready());
    assert_eq!(stage.names(), ["staff go-bag", "staff go-bag NOT READY"]);
    let told: Vec<&Diagnostic> = report.diagnostics.iter().filter(|found| found.code == "go-bag-check").collect();
    assert!(!told.is_empty() && told.iter().all(|found| found.message.starts_with("audience/staff-deck.pdf: ")), "{told:?}");
    assert!(good.path.join("audience/staff-deck.pdf").is_file());
}
