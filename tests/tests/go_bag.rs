//! The go-bag of every shipped outline: what is checked of its files comes out well, for a check that cries wolf helps nobody.

#![allow(clippy::unwrap_used, clippy::panic)]

use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::go_bag::{DECKS, GoBagRequest, pack_go_bag};
use lectern_app::installed_pack::InstalledPack;
use lectern_app::plan::plan_talk;
use lectern_app::sample::of_outlines;
use lectern_app::talk_file::OpenTalk;
use lectern_model::diagnostic::Severity;
use lectern_model::handout::{Handout, Ink, Paper};
use std::path::Path;
use std::sync::atomic::AtomicBool;

#[test]
fn the_bag_of_every_outline_is_ready() {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, None).unwrap().library;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("go-bags");
    let _ = std::fs::remove_dir_all(&folder);
    let mut told: Vec<String> = Vec::new();
    for sample in of_outlines(&library) {
        let talk = plan_talk(&library, &sample.request).unwrap().talk;
        let request = GoBagRequest {
            folder: folder.clone(),
            stem: sample.name.clone(),
            zip: false,
            decks: DECKS.to_vec(),
            handouts: Handout::all().into_iter().collect(),
            paper: Paper::Letter,
            ink: Ink::Colour,
            font_folders: Vec::new(),
            threads: 2,
        };
        let open = OpenTalk::new(talk, library.clone());
        let report = pack_go_bag(&open, &content, &request, &|_| {}, &AtomicBool::new(false)).unwrap();
        let wrong =
            report.diagnostics.iter().filter(|found| found.severity == Severity::Error || found.code == "font-not-packed");
        told.extend(wrong.map(|found| format!("{}: {found}", sample.name)));
        assert!(report.is_ready() || !told.is_empty(), "{}", sample.name);
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
