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
    fs::remove_file(again.path.join("presenter/my own.txt")).unwrap();
    fs::write(again.path.join("presenter/staff.lectern"), "edited").unwrap();
    let error = stage.pack(false).unwrap_err().to_string();
    assert!(error.contains("`presenter/staff.lectern` in it was changed since it was packed; move it away"), "{error}");
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
    // What is too large for a talk is the presenter's all the same.
    let mut grown: Vec<_> = parts.into_iter().collect();
    grown.push(("staff go-bag/film.mp4".to_owned(), vec![0; 65 << 20].into()));
    fs::write(&archive.path, crate::archive::write_archive(&grown).unwrap()).unwrap();
    let error = stage.pack(true).unwrap_err().to_string();
    assert!(error.contains("`film.mp4` in it is not of the go-bag"), "{error}");
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
    assert!(matches!(stopped, Err(AppError::BagCancelled)), "{stopped:?}");
    assert_eq!(stage.names(), Vec::<String>::new());
    let file = stage.folder.path().join("file");
    fs::write(&file, "").unwrap();
    let request = GoBagRequest { folder: file, ..stage.request(false) };
    let error = pack_go_bag(&stage.open, &stage.content, &request, &|_| {}, &AtomicBool::new(false)).unwrap_err().to_string();
    assert!(error.contains("is a file, not a folder"), "{error}");
}

/// A temporary folder is its owner's alone; a bag is as any other folder that the user makes.
#[test]
fn a_bag_may_be_read_by_whom_the_user_lets() {
    let stage = stage();
    let report = stage.pack(false).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let usual = stage.folder.path().join("usual");
    fs::create_dir(&usual).unwrap();
    assert_eq!(mode(&report.path), mode(&usual));
}

#[test]
fn a_bag_that_is_stopped_when_everything_is_checked_is_not_put_in_its_place() {
    let stage = stage();
    let cancel = AtomicBool::new(false);
    let stop = |step: BagStep| cancel.store(step == BagStep::Placing, Ordering::Relaxed);
    let stopped = pack_go_bag(&stage.open, &stage.content, &stage.request(true), &stop, &cancel);
    assert!(matches!(stopped, Err(AppError::BagCancelled)), "{stopped:?}");
    assert_eq!(stage.names(), Vec::<String>::new());
}

/// A photograph in slides may make a file larger than any part of a talk.
#[test]
fn an_archive_of_large_files_is_checked_whole() {
    let large: Arc<[u8]> = vec![7; 65 << 20].into();
    let bytes = crate::archive::write_archive(&[("b/a.pptx".to_owned(), Arc::clone(&large))]).unwrap();
    let checks = Vec::new();
    let mut files = [BagFile { name: "a.pptx".to_owned(), what: BagPart::Talk, pages: None, bytes: large.len(), checks }];
    place::check_archive(&bytes, "b", &mut files, &BTreeMap::from([("a.pptx".to_owned(), checksum::of(&large))]));
    assert!(files[0].is_sound(), "{:?}", files[0]);
}

/// The formats whose parts have no checksums of their own: a picture in a page that is still a page.
#[test]
fn one_letter_that_the_disk_changes_is_told() {
    let stage = stage();
    let hidden = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(".lectern-bag-");
    let spoil = |step: BagStep| {
        if let BagStep::Making(Progress { phase: Phase::Finished(ExportKind::Deck(DeckFormat::Html(_))), .. }) = step {
            let staging = fs::read_dir(stage.folder.path()).unwrap().map(Result::unwrap).find(hidden).unwrap().path();
            let path = staging.join("bag/audience/staff-audience.html");
            let mut text = fs::read_to_string(&path).unwrap();
            let at = text.find("base64,").unwrap() + 2000;
            let other = if &text[at..=at] == "A" { "B" } else { "A" };
            text.replace_range(at..=at, other);
            fs::write(&path, text).unwrap();
        }
    };
    let request = GoBagRequest { decks: vec![DeckFormat::Html(Reader::Audience)], ..stage.request(false) };
    let report = pack_go_bag(&stage.open, &stage.content, &request, &spoil, &AtomicBool::new(false)).unwrap();
    assert!(!report.is_ready());
    let told = report.diagnostics.iter().filter(|found| found.code == "go-bag-check").map(|found| found.message.as_str());
    let told: Vec<&str> = told.collect();
    assert_eq!(told, ["audience/staff-audience.html: it does not come back from the disk as it was written"]);
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
}

/// Cuts the PDF of the slides as soon as it is written, as a failing disk would.
fn cut_slides(stage: &Stage) {
    let hidden = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(".lectern-bag-");
    let staging = fs::read_dir(stage.folder.path()).unwrap().map(Result::unwrap).find(hidden).unwrap().path();
    let path = staging.join("bag/audience/staff-deck.pdf");
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
    let said = |report: &GoBagReport| says_not_ready(&fs::read(report.path.join("REPORT.pdf")).unwrap());
    assert!(said(&report) && !said(&good));
}

/// A damaged file is told by its name, and no other one is.
#[test]
fn damage_after_a_file_was_written_is_told_with_its_name() {
    let stage = stage();
    let request = stage.request(false);
    let (deck, _) = resolve_talk(&stage.open.talk, &stage.open.library);
    let fonts = fonts_for(&deck, None, &stage.content, &[]).unwrap();
    let theme = theme_for(&stage.open.talk, &deck, &stage.content, &fonts, &mut Vec::new()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let (files, sums) = (Vec::new(), BTreeMap::new());
    let mut bag = Packing { root, deck: &deck, theme: &theme, fonts, content: &stage.content, request: &request, files, sums };
    bag.write("presenter/staff.lectern", BagPart::Talk, &write_talk(&stage.open).unwrap()).unwrap();
    fonts::pack(&mut bag, &BTreeSet::from(["ABCDEF+SourceSans3-Bold".to_owned()])).unwrap();
    bag.read_me().unwrap();
    bag.close().unwrap();
    let faulty = |bag: &mut Packing<'_>| -> Vec<(String, String)> {
        bag.compare_checksums();
        let files = bag.files.iter_mut().flat_map(|file| file.checks.iter_mut().map(|check| (file.name.clone(), check)));
        files.filter_map(|(name, check)| Some((name, check.fault.take()?))).collect()
    };
    assert_eq!(faulty(&mut bag), []);
    for file in
        ["presenter/staff.lectern", "READ-ME.txt", "READ-ME.pdf", "REPORT.pdf", "SHA256SUMS", "fonts/SourceSans3-Regular.ttf"]
    {
        let good = fs::read(root.join(file)).unwrap();
        let mut bad = good.clone();
        bad[good.len() / 2] ^= 1;
        let not_those = [(file.to_owned(), "its bytes are not those that were checked".to_owned())];
        for damaged in [&bad[..], &good[..good.len() - 1], b""] {
            fs::write(root.join(file), damaged).unwrap();
            assert_eq!(faulty(&mut bag), not_those);
        }
        fs::remove_file(root.join(file)).unwrap();
        assert_eq!(faulty(&mut bag), [(file.to_owned(), "it cannot be read any more".to_owned())]);
        fs::write(root.join(file), &good).unwrap();
    }
    assert_eq!(faulty(&mut bag), []);
    // What is found last is told in the report too.
    fs::write(root.join("READ-ME.txt"), "").unwrap();
    bag.close().unwrap();
    assert!(says_not_ready(&fs::read(root.join("REPORT.pdf")).unwrap()));
    let listed = fs::read_to_string(root.join("SHA256SUMS")).unwrap();
    assert!(listed.contains(&checksum::of(&fs::read(root.join("REPORT.pdf")).unwrap())), "{listed}");
}

#[test]
fn a_talk_that_does_not_open_or_is_another_one_is_told() {
    let stage = stage();
    let (deck, _) = resolve_talk(&stage.open.talk, &stage.open.library);
    let bytes = write_talk(&stage.open).unwrap();
    let fault = |bytes: &[u8]| talk_fault(&deck, Path::new("staff.lectern"), bytes);
    assert_eq!(fault(&bytes), None);
    assert!(fault(b"not a talk").unwrap().contains("is not a talk that can be opened"));
    assert!(fault(&bytes[..bytes.len() / 2]).is_some());
    let mut other = stage.open.clone();
    other.talk.title = "Another evening".to_owned();
    assert_eq!(fault(&write_talk(&other).unwrap()).unwrap(), "it opens as another talk than the one that was packed");
}

#[test]
fn words_and_pages_that_the_read_me_lacks_are_told() {
    let stage = stage();
    let report = stage.pack(false).unwrap();
    let bytes = fs::read(report.path.join("READ-ME.pdf")).unwrap();
    let pages = report.files.iter().find(|file| file.name == "READ-ME.pdf").unwrap().pages.unwrap();
    let told = |texts: &[&str], pages: usize| -> Vec<String> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let checked = check_bytes(&bytes, Format::Pdf, &Expected::saying(&texts, pages));
        checked.checks.into_iter().filter_map(|check| check.fault).collect()
    };
    assert_eq!(told(&["When the projector fails", "Main library"], pages), [""; 0]);
    assert_eq!(told(&["When the zebrafinch fails"], pages), ["the page lacks “zebrafinch”"]);
    assert_eq!(told(&[], pages + 1), [format!("it has {pages} pages or slides, and {} were made", pages + 1)]);
}

#[test]
fn an_archive_that_is_spoiled_is_told_with_the_file_in_it() {
    let stage = stage();
    let archive = stage.pack(true).unwrap();
    let name = "staff go-bag";
    let bytes = fs::read(&archive.path).unwrap();
    let (parts, _) = crate::archive::read_archive(&bytes, crate::archive::Limits::TALK);
    let sum = |file: &BagFile| (file.name.clone(), checksum::of(&parts[&format!("{name}/{}", file.name)]));
    let sums: BTreeMap<String, String> = archive.files.iter().map(sum).collect();
    let faulty = |bytes: &[u8]| -> Vec<String> {
        let mut files = archive.files.clone();
        place::check_archive(bytes, name, &mut files, &sums);
        files.into_iter().filter(|file| !file.is_sound()).map(|file| file.name).collect()
    };
    assert_eq!(faulty(&bytes), [""; 0]);
    let with = |change: &dyn Fn(&mut crate::archive::Parts)| {
        let mut parts = parts.clone();
        change(&mut parts);
        crate::archive::write_archive(&parts.into_iter().collect::<Vec<_>>()).unwrap()
    };
    let deck = format!("{name}/audience/staff-deck.pdf");
    assert_eq!(faulty(&with(&|parts| drop(parts.remove(&deck)))), ["audience/staff-deck.pdf"]);
    assert_eq!(faulty(&with(&|parts| drop(parts.insert(deck.clone(), b"x".as_slice().into())))), ["audience/staff-deck.pdf"]);
    assert_eq!(faulty(b"").len(), archive.files.len());
    // A bit that falls over in the middle of one file.
    let mut spoiled = bytes.clone();
    spoiled[bytes.len() / 2] ^= 0xff;
    assert_eq!(faulty(&spoiled).len(), 1);
}

/// Whether a report says that its bag is not ready.
fn says_not_ready(report: &[u8]) -> bool {
    let expected = Expected::saying(&["see the results".to_owned()], 1);
    check_bytes(report, Format::Pdf, &expected).checks.iter().all(|check| check.fault.is_none())
}

/// Between the last look at a file and the archive it goes into.
#[test]
fn a_file_that_is_spoiled_before_it_is_in_the_archive_is_told_and_a_good_archive_that_is_there_stays() {
    let stage = stage();
    let good = stage.pack(true).unwrap();
    let before = fs::read(&good.path).unwrap();
    let spoil = |step: BagStep| {
        if step == BagStep::Placing {
            cut_slides(&stage);
        }
    };
    let report = pack_go_bag(&stage.open, &stage.content, &stage.request(true), &spoil, &AtomicBool::new(false)).unwrap();
    assert!(!report.is_ready());
    assert_eq!(stage.names(), ["staff go-bag NOT READY.zip", "staff go-bag.zip"]);
    assert!(before == fs::read(&good.path).unwrap());
    let told = report.diagnostics.iter().find(|found| found.code == "go-bag-check").unwrap();
    assert_eq!(told.message, "audience/staff-deck.pdf: it does not come back from the archive as it was checked");
    let (parts, _) = crate::archive::read_archive(&fs::read(&report.path).unwrap(), crate::archive::Limits::TALK);
    assert!(says_not_ready(&parts["staff go-bag NOT READY/REPORT.pdf"]), "the report in it tells");
    // The next one that fails takes its place.
    pack_go_bag(&stage.open, &stage.content, &stage.request(true), &spoil, &AtomicBool::new(false)).unwrap();
    assert_eq!(stage.names(), ["staff go-bag NOT READY.zip", "staff go-bag.zip"]);
}

#[test]
fn what_a_crash_left_is_cleared_and_told() {
    let stage = stage();
    let left = stage.folder.path().join(".lectern-bag-aB3xY9");
    fs::create_dir_all(left.join("bag/audience")).unwrap();
    fs::write(left.join("bag/audience/staff-deck.pdf"), "half").unwrap();
    fs::write(left.join("lock"), "").unwrap();
    let report = stage.pack(false).unwrap();
    assert_eq!(stage.names(), ["staff go-bag"]);
    let told = report.diagnostics.iter().find(|found| found.code == "cleared-leftover").unwrap();
    assert!(told.message.contains(".lectern-bag-aB3xY9"), "{told}");
    assert!(report.is_ready());
}

#[test]
fn what_file_managers_leave_in_a_bag_does_not_keep_it_from_being_replaced() {
    let stage = stage();
    let first = stage.pack(false).unwrap();
    for litter in [".DS_Store", "audience/._staff-deck.pdf", "presenter/Thumbs.db", "desktop.ini"] {
        fs::write(first.path.join(litter), "").unwrap();
    }
    stage.pack(false).unwrap();
    assert!(!first.path.join(".DS_Store").exists());
}

#[test]
fn an_archive_that_was_renamed_is_still_known() {
    let stage = stage();
    let first = stage.pack(true).unwrap();
    let request = GoBagRequest { stem: "evening".to_owned(), ..stage.request(true) };
    fs::rename(&first.path, stage.folder.path().join("evening go-bag.zip")).unwrap();
    pack_go_bag(&stage.open, &stage.content, &request, &|_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(stage.names(), ["evening go-bag.zip"]);
    // Other programs pack folders as parts of their own.
    let bag = stage.folder.path().join("evening go-bag.zip");
    let mut zip = zip::ZipWriter::new_append(fs::File::options().read(true).write(true).open(&bag).unwrap()).unwrap();
    zip.add_directory("staff go-bag/audience/", zip::write::SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap();
    pack_go_bag(&stage.open, &stage.content, &request, &|_| {}, &AtomicBool::new(false)).unwrap();
}

/// The names of files stand in the READ-ME.
#[test]
fn a_bag_may_be_named_in_any_script() {
    let stage = stage();
    for stem in ["العنف ضد الأطفال", "Qué pueden hacer los niños", "אלימות"] {
        let request = GoBagRequest { stem: stem.to_owned(), ..stage.request(false) };
        let report = pack_go_bag(&stage.open, &stage.content, &request, &|_| {}, &AtomicBool::new(false)).unwrap();
        assert!(report.is_ready(), "{stem}: {:?}", report.diagnostics);
        assert_eq!(report.path.file_name().unwrap().to_str(), Some(format!("{stem} go-bag").as_str()));
    }
}

/// An error names the place that was asked for, and nothing that the presenter does not know.
#[test]
fn a_place_that_vanishes_is_told_by_its_name() {
    let stage = stage();
    let vanish = |step: BagStep| {
        if let BagStep::Making(Progress { phase: Phase::Write(_), .. }) = step {
            let _ = fs::remove_dir_all(stage.folder.path());
        }
    };
    let request = GoBagRequest { threads: 1, ..stage.request(false) };
    let error = pack_go_bag(&stage.open, &stage.content, &request, &vanish, &AtomicBool::new(false)).unwrap_err().to_string();
    let place = stage.folder.path().display();
    assert_eq!(error, format!("cannot write {place}: the folder does not exist; create it or choose another"));
}
