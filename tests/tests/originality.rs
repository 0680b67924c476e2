//! The pack's words are its own: it shares no run of seven words with the documents it was made from.

#![allow(clippy::unwrap_used)]

use lectern_tests::word_run::{from_bytes, word_runs};
use std::path::{Path, PathBuf};

fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "yaml") {
            found.push(path);
        }
    }
}

#[test]
fn the_pack_shares_no_run_of_seven_words_with_its_documents() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents = from_bytes(&std::fs::read(root.join("golden/document-runs.bin")).unwrap());
    assert!(documents.len() > 1000);
    let mut files = Vec::new();
    texts(&root.join("../content/packs/child-trafficking"), &mut files);
    assert!(files.len() > 30);
    let mut shared = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for run in word_runs(&text).iter().filter(|run| documents.contains(&run.hash)) {
            shared.push(format!("{}: {}", file.file_name().unwrap().to_string_lossy(), run.words));
        }
    }
    assert!(shared.is_empty(), "{}", shared.join("\n"));
}
