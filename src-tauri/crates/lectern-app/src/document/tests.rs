//! Tests of open talks.

mod change;
mod disk;
mod own_material;
mod random;

use super::change::{Setting, Spot};
use super::*;
use crate::pipeline::load_library;
use lectern_content::pack_source::MemorySource;
use lectern_model::id::{AudienceId, SlideId};
use lectern_model::minutes::Minutes;

const PACK: &str = "
id: mini
title: A small pack
version: 1.2.0
language: en
audiences:
  - {id: parents, name: Parents, citation_style: plain, title: For parents}
topics:
  - {id: one, name: The first topic}
fields:
  - {id: county_hotline, label: County line, kind: phone}
  - {id: presenter, label: Presenter}
";

const SOURCES: &str = r#"[{"id": "smith2020", "type": "book", "title": "On counting", "issued": {"date-parts": [[2020]]}, "custom": {"grade": "found"}}]"#;

/// A slide's file.
fn text(id: &str, body: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: The {id}\ntopic: one\naudiences: [all]\nminutes: 1\nweight: must\nlayout: bullets\n---\n\n{body}\n"
    )
}

fn library(slides: &[&str]) -> Library {
    let mut pack = MemorySource::new();
    pack.insert("pack.yaml", PACK.as_bytes());
    pack.insert("sources.json", SOURCES.as_bytes());
    for id in slides {
        pack.insert(format!("slides/{id}.md").as_str(), text(id, "- Words").as_bytes());
    }
    let (library, diagnostics) = load_library(&pack);
    assert_eq!(diagnostics, []);
    library
}

/// A talk of `a b | c d e`, over a library that also has `f`, `g` and `h`.
fn talk() -> OpenTalk {
    let library = library(&["a", "b", "c", "d", "e", "f", "g", "h"]);
    let mut talk = crate::plan::blank_talk(&library.pack, "An evening", &AudienceId::from("parents"), Minutes::new(20));
    for (title, ids) in [("First", &["a", "b"][..]), ("Second", &["c", "d", "e"])] {
        talk.sections.push(crate::plan::section(title, ids.iter().filter_map(|id| library.slides.get(*id))));
    }
    OpenTalk::new(talk, library)
}

fn document() -> Document {
    Document::new(DocumentId::from("test-1"), talk())
}

fn ids(list: &[&str]) -> Vec<SlideId> {
    list.iter().map(|id| SlideId::from(*id)).collect()
}

/// The talk's slides: sections between bars, then those in reserve; hidden ones in brackets.
fn shown(document: &Document) -> String {
    let name = |entry: &lectern_model::talk::TalkSlide| {
        if entry.hidden { format!("({})", entry.slide) } else { entry.slide.to_string() }
    };
    let line = |slides: &[lectern_model::talk::TalkSlide]| slides.iter().map(name).collect::<Vec<_>>().join(" ");
    let talk = &document.open().talk;
    let mut text = talk.sections.iter().map(|section| line(&section.slides)).collect::<Vec<_>>().join(" | ");
    if !talk.backup.is_empty() {
        text.push_str(&format!(" || {}", line(&talk.backup)));
    }
    text
}

fn title(title: &str) -> Change {
    Change::Set(Setting::Title(title.to_owned()))
}

fn in_section(section: usize, position: usize) -> Spot {
    Spot::Section { section, position }
}
