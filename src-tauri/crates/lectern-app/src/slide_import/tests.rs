//! Files into talks.

use super::*;
use crate::document::{Document, DocumentId};
use crate::test_library::library;
use lectern_model::minutes::Minutes;

fn open() -> OpenTalk {
    let library = library();
    let request =
        crate::plan::PlanRequest { audience: library.pack.audiences[0].id.clone(), minutes: Minutes::new(20), language: None };
    let talk = crate::plan::plan_talk(&library, &request).unwrap().talk;
    OpenTalk::new(talk, library)
}

const TEXT: &str = "# First\n\n- 68% of them\n- {{x}} [@y]\n\n# Second\n\n![A dot](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==)\n";

fn slides(text: &str, open: &OpenTalk) -> SlideImport {
    match read_import("a.txt", text.as_bytes(), open).unwrap() {
        Import::Slides(found) => *found,
        Import::Sources { .. } => panic!("slides"),
    }
}

#[test]
fn a_text_becomes_drafts_in_one_step_that_can_be_undone() {
    let open = open();
    let found = slides(TEXT, &open);
    assert_eq!(found.report().kept.slides, 2);
    assert!(found.report().numbers[0].message.contains("68%"), "{:?}", found.report().numbers);
    assert_eq!(found.report().numbers[0].words, "68% of them");
    let before = open.clone();
    let mut document = Document::new(DocumentId::from("d"), open);
    for round in 1..=2 {
        let change = found.change(document.open(), end_of(document.open())).unwrap();
        let applied = document.apply(change).unwrap();
        assert_eq!((applied.came.len(), applied.images.len()), (2, 1), "{round}");
        for id in &applied.came {
            assert!(document.open().library.slides[id].draft && document.open().library.slides[id].own);
        }
        let picture = &document.open().library.slides[&applied.came[1]].file.text;
        assert!(picture.contains(&format!("![A dot]({})", applied.images[0])), "{picture}");
    }
    document.undo();
    document.undo();
    assert_eq!(document.open().talk, before.talk);
}

#[test]
fn bibliographies_of_every_kind_are_told_by_content() {
    let open = open();
    for text in
        ["TY  - BOOK\nTI  - A\nER  - \n", "@book{a, title={A}}", "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\"}]"]
    {
        let found = read_import("x.txt", text.as_bytes(), &open).unwrap();
        assert!(matches!(found, Import::Sources { sources, .. } if sources.len() == 1), "{text}");
    }
    assert!(read_import("x", b"\x00\x01", &open).unwrap_err().to_string().contains("no PowerPoint deck"));
}

#[test]
fn only_chosen_slides_come_in() {
    let open = open();
    let found = slides("# One\n\n- first point\n\n# Two\n\n- second point\n\n# Three\n\n- third point\n", &open);
    assert_eq!(found.imported.slides.len(), 3);
    let chosen = found.chosen(&[0, 2].into());
    let titles: Vec<&str> = chosen.imported.slides.iter().map(|slide| slide.title.as_str()).collect();
    assert_eq!(titles, ["One", "Three"]);
    assert_eq!(found.chosen(&BTreeSet::new()).change(&open, end_of(&open)), None);
}
