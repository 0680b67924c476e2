//! The packs and themes that come with Lectern, from disk.

use lectern_content::check::check_library;
use lectern_content::load::load_pack;
use lectern_content::pack_source::MemorySource;
use lectern_content::theme::load_theme;
use std::fs;
use std::path::{Path, PathBuf};

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content")
}

fn add_folder(source: &mut MemorySource, root: &Path, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            add_folder(source, root, &path);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            source.insert(&name, fs::read(&path).unwrap());
        }
    }
}

/// What only a person with a telephone or a library can mend.
const OPEN: [&str; 2] = ["unconfirmed-contact", "unverified-source"];

#[test]
fn packs_load_without_a_diagnostic() {
    for root in fs::read_dir(content().join("packs")).unwrap().map(|entry| entry.unwrap().path()) {
        let mut source = MemorySource::new();
        add_folder(&mut source, &root, &root);
        let (library, mut found) = load_pack(&source);
        found.extend(check_library(&library));
        found.retain(|diagnostic| !OPEN.contains(&diagnostic.code.as_str()));
        let told: Vec<String> =
            found.iter().map(|found| format!("{found}\n    {}", found.hint.as_deref().unwrap_or(""))).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        assert!(!library.slides.is_empty() && !library.outlines.is_empty());
    }
}

#[test]
fn themes_load_without_a_diagnostic() {
    let Ok(folder) = fs::read_dir(content().join("themes")) else { return };
    for path in folder.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "yaml")) {
        let (theme, found) = load_theme(path.to_str().unwrap(), &fs::read_to_string(&path).unwrap());
        assert!(found.is_empty(), "{found:#?}");
        assert!(theme.is_some());
    }
}

#[test]
fn the_format_for_authors_lists_every_code() {
    let readme = fs::read_to_string(content().join("README.md")).unwrap();
    let (_, section) = readme.split_once("## What `lectern check` says").unwrap();
    let listed: Vec<&str> = section.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> =
        lectern_content::code::ALL.iter().map(|(code, meaning)| format!("| `{code}` | {meaning} |")).collect();
    assert_eq!(listed, expected);
}
