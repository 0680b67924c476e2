//! Packs from files to libraries, checked: good ones, wrong ones, hostile ones, and those that come with Lectern.

// Helpers of tests are tests, which clippy does not see.
#![allow(clippy::unwrap_used)]

mod check;
mod hostile;
mod load;
mod shipped;
mod theme;

use lectern_content::load::load_pack;
use lectern_content::pack_source::MemorySource;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::library::Library;

const PACK: &str = "id: p
title: T
version: 1.0.0
opening: open
closing: close
audiences:
  - {id: parents, name: Parents}
  - {id: officers, name: Officers, citation_style: legal}
topics: [{id: numbers, name: Numbers}]
fields: [{id: county_hotline, label: Line, kind: phone}]
";

const SOURCES: &str = r#"[
{"id": "a", "type": "book", "title": "A Book of Things"},
{"id": "b", "type": "book", "title": "B", "custom": {"grade": "unverified"}},
{"id": "usc22_7102", "type": "legislation", "title": "Definitions"}]"#;

const HEAD: &str = "id: s\ntitle: T\ntopic: numbers\naudiences: [all]\nminutes: 1\nlayout: bullets\n";

/// A pack of these files, and the pack's head and sources where they are not among them.
fn source(files: &[(&str, &str)]) -> MemorySource {
    let mut source = MemorySource::new();
    for (path, text) in [("pack.yaml", PACK), ("sources.json", SOURCES)].iter().chain(files) {
        source.insert(path, text.as_bytes());
    }
    source
}

fn load(files: &[(&str, &str)]) -> (Library, Vec<Diagnostic>) {
    load_pack(&source(files))
}

/// A bullets slide with this text after its head.
fn slide(body: &str) -> String {
    format!("---\n{HEAD}---\n{body}")
}

/// The diagnostics as lines, without the unconfirmed and the missing that every small pack has.
fn told(found: &[Diagnostic]) -> Vec<String> {
    found.iter().map(ToString::to_string).collect()
}

fn codes(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}
