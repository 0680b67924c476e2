//! What a presenter waits for who packs a go-bag: the whole bag of a talk of 60 slides with 240 citations, every file checked.

use crate::synthetic;
use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::export::THREADS;
use lectern_app::go_bag::{DECKS, GoBagRequest, USUAL_HANDOUTS, pack_go_bag};
use lectern_app::talk_file::OpenTalk;
use lectern_content::load::load_pack;
use lectern_model::handout::{Ink, Paper};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

const SLIDES: usize = 60;

/// Prints the seconds of a first bag, with fonts still to be read, and of a second that replaces it.
pub(crate) fn print() {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let (library, _) = load_pack(&synthetic::pack(SLIDES));
    let open = OpenTalk::new(synthetic::talk(SLIDES), library);
    let folder = tempfile::tempdir().unwrap();
    let request = GoBagRequest {
        folder: folder.path().to_owned(),
        stem: "bench".to_owned(),
        zip: false,
        decks: DECKS.to_vec(),
        handouts: USUAL_HANDOUTS.to_vec(),
        paper: Paper::Letter,
        ink: Ink::Colour,
        font_folders: Vec::new(),
        threads: THREADS,
    };
    println!("\ngo-bag of {SLIDES} slides");
    for which in ["first", "again"] {
        let begun = Instant::now();
        let report = pack_go_bag(&open, &content, &request, &|_| {}, &AtomicBool::new(false)).unwrap();
        assert!(report.is_ready(), "{:?}", report.diagnostics);
        println!("{which}: {:.2} s, {} files", begun.elapsed().as_secs_f64(), report.files.len());
    }
}
