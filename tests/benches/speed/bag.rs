//! What a presenter waits for who packs a go-bag: the whole bag of a talk of 60 slides with 240 citations, every file checked.

use crate::synthetic;
use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::export::THREADS;
use lectern_app::go_bag::{DECKS, GoBagRequest, USUAL_HANDOUTS, pack_go_bag};
use lectern_app::talk_file::{OpenTalk, open_talk, save_talk};
use lectern_content::load::load_pack;
use lectern_model::handout::{Ink, Paper};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

const SLIDES: usize = 60;

/// With this, a talk and a folder as arguments the benchmark packs a bag and ends: what a process of its own takes is timed from outside.
pub(crate) const COLD: &str = "--cold-bag";

/// Prints the seconds of a bag that a new process packs of a talk's file, with all still to be read, and of two in one that runs: a
/// first, with fonts still to be read, and a second that replaces it.
pub(crate) fn print() {
    let (library, _) = load_pack(&synthetic::pack(SLIDES));
    let open = OpenTalk::new(synthetic::talk(SLIDES), library);
    let folder = tempfile::tempdir().unwrap();
    let talk = folder.path().join("bench.lectern");
    save_talk(&open, &talk).unwrap();
    println!("\ngo-bag of {SLIDES} slides");
    let cold = folder.path().join("cold");
    std::fs::create_dir(&cold).unwrap();
    let begun = Instant::now();
    let ended = Command::new(std::env::current_exe().unwrap()).arg(COLD).args([&talk, &cold]).status().unwrap();
    assert!(ended.success());
    println!("a process of its own: {:.2} s", begun.elapsed().as_secs_f64());
    for which in ["first", "again"] {
        let begun = Instant::now();
        let files = pack(&open, folder.path());
        println!("{which}: {:.2} s, {files} files", begun.elapsed().as_secs_f64());
    }
}

/// Packs the bag of a talk's file.
pub(crate) fn pack_file(talk: &Path, folder: &Path) {
    pack(&open_talk(talk).unwrap().open, folder);
}

/// Packs a bag; gives how many files it has.
fn pack(open: &OpenTalk, folder: &Path) -> usize {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let request = GoBagRequest {
        folder: folder.to_owned(),
        stem: "bench".to_owned(),
        zip: false,
        decks: DECKS.to_vec(),
        handouts: USUAL_HANDOUTS.to_vec(),
        paper: Paper::Letter,
        ink: Ink::Colour,
        font_folders: Vec::new(),
        threads: THREADS,
    };
    let report = pack_go_bag(open, &content, &request, &|_| {}, &AtomicBool::new(false)).unwrap();
    assert!(report.is_ready(), "{:?}", report.diagnostics);
    report.files.len()
}
