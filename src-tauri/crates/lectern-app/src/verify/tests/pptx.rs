//! Presentations broken on purpose are told.

use super::*;
use crate::archive::{Limits, Parts, read_archive, write_archive};
use crate::export::Reader;

const PRESENTERS: ExportKind = ExportKind::Deck(DeckFormat::Pptx(Reader::Presenter));
const AUDIENCES: ExportKind = ExportKind::Deck(DeckFormat::Pptx(Reader::Audience));
const FIRST: &str = "ppt/slides/slide1.xml";
const SECOND: &str = "ppt/slides/slide2.xml";

fn packed(parts: &Parts) -> Vec<u8> {
    write_archive(&parts.iter().map(|(name, bytes)| (name.clone(), Arc::clone(bytes))).collect::<Vec<_>>()).unwrap()
}

fn text(parts: &Parts, name: &str) -> String {
    String::from_utf8(parts[name].to_vec()).unwrap()
}

/// Changes the first place of a part that has these letters.
fn replace(parts: &mut Parts, name: &str, from: &str, to: &str) {
    let before = text(parts, name);
    assert!(before.contains(from), "{name} has {from}: {before}");
    parts.insert(name.to_owned(), before.replacen(from, to, 1).into_bytes().into());
}

/// The parts of one kind that have these letters.
fn with(parts: &Parts, folder: &str, letters: &str) -> String {
    let mut names = parts.keys().filter(|name| name.starts_with(folder) && name.ends_with(".xml"));
    names.find(|name| text(parts, name).contains(letters)).unwrap_or_else(|| panic!("{folder} has {letters}")).clone()
}

/// What is told of a stage's file with its parts changed.
fn told(stage: &Stage, at: usize, change: impl FnOnce(&mut Parts)) -> Vec<(Point, String)> {
    let file = &stage.files[at];
    let (mut parts, _) = read_archive(&fs::read(&file.path).unwrap(), Limits::TALK);
    change(&mut parts);
    faults(&check_bytes(&packed(&parts), Format::Pptx, &stage.expected(file)))
}

fn assert_told(found: &[(Point, String)], point: Point, said: &str) {
    assert!(found.iter().any(|(at, fault)| *at == point && fault.contains(said)), "{point:?} {said}: {found:?}");
}

/// Something that is done to the parts of a file.
type Change<'a> = &'a dyn Fn(&mut Parts);

/// A note that stands in no slide.
fn note(stage: &Stage) -> String {
    let notes = stage.deck.slides.iter().flat_map(|slide| super::super::expected::texts(&slide.notes));
    notes.max_by_key(String::len).unwrap()
}

#[test]
fn presentations_are_sound() {
    for audience in ["school", "clinicians"] {
        let stage = stage(audience, &[PRESENTERS, AUDIENCES]);
        for at in 0..2 {
            assert_eq!(told(&stage, at, |_| {}), [], "{audience} {at}");
        }
    }
}

#[test]
fn a_presentation_that_is_cut_or_has_a_damaged_part_does_not_open() {
    let stage = stage("school", &[PRESENTERS]);
    let bytes = stage.bytes();
    for cut in [0, 60, bytes.len() / 2, bytes.len() - 30] {
        let found = faults(&check_bytes(&bytes[..cut], Format::Pptx, &stage.expected(&stage.files[0])));
        assert_eq!(found[0].0, Point::Opens, "cut at {cut}");
    }
    let halved = told(&stage, 0, |parts| {
        let half = text(parts, SECOND);
        parts.insert(SECOND.to_owned(), half.as_bytes()[..half.len() / 2].into());
    });
    assert_told(&halved, Point::Opens, "ppt/slides/slide2.xml is damaged");
    assert_told(&told(&stage, 0, |parts| drop(parts.remove("ppt/presentation.xml"))), Point::Opens, "no presentation");
    assert_told(&told(&stage, 0, |parts| drop(parts.remove(SECOND))), Point::Opens, "its slide 2 is not there");
}

#[test]
fn a_slide_that_is_gone_is_told() {
    let stage = stage("school", &[PRESENTERS]);
    let found = told(&stage, 0, |parts| {
        let list = text(parts, "ppt/presentation.xml");
        let (before, from) = list.split_at(list.find("<p:sldId ").unwrap());
        let (_, after) = from.split_once("/>").unwrap();
        parts.insert("ppt/presentation.xml".to_owned(), format!("{before}{after}").into_bytes().into());
    });
    assert_told(&found, Point::Pages, "pages or slides");
    assert_told(&found, Point::Words, "slide 2 (");
}

#[test]
fn a_word_or_a_note_that_is_gone_is_told_with_its_slide() {
    let stage = stage("school", &[PRESENTERS, AUDIENCES]);
    let slide = stage.deck.slides.iter().position(|slide| slide.title.iter().any(|span| matches!(span, Span::Text(_)))).unwrap();
    let title = super::super::expected::line(&stage.deck.slides[slide].title);
    let word = title.split_whitespace().max_by_key(|word| word.len()).unwrap().to_owned();
    for at in 0..2 {
        let found = told(&stage, at, |parts| {
            let name = with(parts, "ppt/slides/", &word);
            parts.insert(name.clone(), text(parts, &name).replace(&word, "").into_bytes().into());
        });
        assert_told(&found, Point::Words, &format!("lacks “{}”", word.to_lowercase()));
        assert_told(&found, Point::Words, "slide ");
    }
    let silent = told(&stage, 0, |parts| {
        let name = with(parts, "ppt/notesSlides/", "<a:t>");
        let said = text(parts, &name);
        let emptied = said.split("<a:t>").enumerate().map(|(at, piece)| match (at, piece.split_once("</a:t>")) {
            (0, _) | (_, None) => piece.to_owned(),
            (_, Some((_, after))) => format!("<a:t></a:t>{after}"),
        });
        parts.insert(name, emptied.collect::<String>().into_bytes().into());
    });
    assert_told(&silent, Point::Words, "lacks");
}

#[test]
fn a_note_anywhere_in_the_audiences_copy_is_told() {
    let stage = stage("school", &[PRESENTERS, AUDIENCES]);
    let note = note(&stage);
    let escaped = note.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let chart = |parts: &Parts| parts.keys().find(|name| name.ends_with(".xlsx")).cloned();
    let places: [(&str, Change<'_>); 5] = [
        ("a slide", &|parts| replace(parts, FIRST, "</a:p>", &format!("<a:r><a:t>{escaped}</a:t></a:r></a:p>"))),
        ("an alternative text", &|parts| {
            replace(parts, FIRST, "<p:cNvPr id=\"2\"", &format!("<p:cNvPr descr=\"{escaped}\" id=\"2\""));
        }),
        ("the properties", &|parts| {
            replace(parts, "docProps/core.xml", "</cp:coreProperties>", &format!("<dc:x>{escaped}</dc:x></cp:coreProperties>"));
        }),
        ("a part that no slide leads to", &|parts| {
            parts.insert("ppt/comments/c.xml".to_owned(), format!("<c><t>{escaped}</t></c>").into_bytes().into());
        }),
        ("the workbook of a chart", &|parts| {
            let name = chart(parts).unwrap_or("ppt/embeddings/Workbook1.xlsx".to_owned());
            let sheet = |text: String| Arc::from(text.into_bytes());
            let book = Parts::from([
                ("xl/workbook.xml".to_owned(), sheet("<workbook/>".to_owned())),
                ("xl/sharedStrings.xml".to_owned(), sheet(format!("<sst><si><t>{escaped}</t></si></sst>"))),
            ]);
            parts.insert(name, packed(&book).into());
        }),
    ];
    for (place, change) in places {
        let found = told(&stage, 1, change);
        assert_told(&found, Point::Private, "presenter’s");
        assert_eq!(found.iter().filter(|(point, _)| *point == Point::Private).count(), 1, "{place}");
    }
    // Notes are where they belong in the presenter's.
    assert_eq!(told(&stage, 0, |_| {}), []);
}

#[test]
fn what_is_fetched_or_starts_a_program_is_told() {
    let stage = stage("school", &[PRESENTERS]);
    let relation = |kind: &str, target: &str| {
        let kind = format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
        let added =
            format!("<Relationship Id=\"rId99\" Type=\"{kind}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>");
        told(&stage, 0, |parts| replace(parts, "ppt/slides/_rels/slide1.xml.rels", "</Relationships>", &added))
    };
    assert_told(
        &relation("image", "https://example.org/a.png"),
        Point::Network,
        "slide1.xml.rels fetches https://example.org/a.png",
    );
    assert_told(&relation("hyperlink", "file:///c:/a.exe"), Point::Network, "file:///c:/a.exe");
    assert_eq!(relation("hyperlink", "https://example.org/"), []);
    let program = told(&stage, 0, |parts| {
        replace(parts, FIRST, "</p:cSld>", "<a:hlinkClick action=\"ppaction://program\"/></p:cSld>");
    });
    assert_told(&program, Point::Network, "starts a program");
    for part in ["ppt/vbaProject.bin", "ppt/embeddings/oleObject1.bin"] {
        let found = told(&stage, 0, |parts| drop(parts.insert(part.to_owned(), b"MZ".as_slice().into())));
        assert_told(&found, Point::Network, part);
    }
}

#[test]
fn a_font_that_is_not_carried_is_told() {
    let stage = stage("school", &[PRESENTERS]);
    let found = told(&stage, 0, |parts| drop(parts.remove("ppt/fonts/font1.fntdata")));
    assert_told(&found, Point::Fonts, "is not in the file");
    let found = told(&stage, 0, |parts| drop(parts.insert("ppt/fonts/font1.fntdata".to_owned(), b"".as_slice().into())));
    assert_told(&found, Point::Fonts, "is not in the file");
}

#[test]
fn titles_and_alternative_texts_that_are_missing_are_told() {
    let talk = stage_of("officers", 20, &[PRESENTERS]);
    let untitled = told(&talk, 0, |parts| replace(parts, SECOND, "type=\"title\"", "type=\"body\""));
    assert_told(&untitled, Point::Structure, "slide 2 has no title");
    for (kind, without, said) in [
        ("<c:chart ", "descr", "has no alternative text"),
        ("<a:tbl>", "descr", "has no alternative text"),
        ("<a:tbl>", "firstRow", "names the columns"),
    ] {
        let found = told(&talk, 0, |parts| {
            let name = with(parts, "ppt/slides/", kind);
            let slide = text(parts, &name);
            // Of the frame alone: other shapes may be described as well.
            let (before, frame) = slide.split_at(slide.find("<p:graphicFrame>").unwrap());
            parts.insert(name, format!("{before}{}", frame.replace(without, "lang")).into_bytes().into());
        });
        assert_told(&found, Point::Structure, said);
    }
}
