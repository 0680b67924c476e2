//! Tests of the presenter's own sources and pictures in a talk.

use super::*;
use crate::document::applied::Pictures;
use crate::own_picture::picture_markdown;
use crate::own_source::{SourceForm, SourceKind, source_of};
use crate::talk_file::{read_talk, write_talk};
use lectern_model::id::{ImageId, SourceId};
use lectern_model::source::Source;

const DRAWING: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='5' height='5'/></svg>";
const OTHER: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='7' height='5'/></svg>";

fn source(title: &str, key: Option<&str>) -> Source {
    let form = SourceForm {
        kind: SourceKind::Report,
        title: title.to_owned(),
        authors: vec!["Polaris".to_owned()],
        date: "2024".to_owned(),
        ..SourceForm::default()
    };
    source_of(&form, key.map(SourceId::from).as_ref()).unwrap()
}

fn picture(name: &str, bytes: &[u8]) -> Change {
    Change::AddPicture { name: name.to_owned(), bytes: bytes.into() }
}

fn add(document: &mut Document, sources: Vec<Source>) -> Vec<String> {
    document.apply(Change::AddSources { sources }).unwrap().sources.iter().map(ToString::to_string).collect()
}

#[test]
fn own_sources_come_in_beside_the_packs_and_can_be_undone() {
    let mut document = document();
    document.apply(Change::SlideText { slide: "a".into(), text: text("a", "- So it is [@polaris2024]") }).unwrap();
    let before = document.open().clone();
    let applied = document.apply(Change::AddSources { sources: vec![source("A report", None)] }).unwrap();
    assert_eq!(applied.sources, ["polaris2024".into()]);
    assert!(applied.numbering);
    assert_eq!(applied.pictures, Pictures::Of(ids(&["a"]).into_iter().collect()));
    assert_eq!(document.open().own_sources().count(), 1);
    document.undo().unwrap();
    assert_eq!(*document.open(), before);
    document.redo().unwrap();
    // The pack's keep their keys; one's own are replaced.
    assert_eq!(add(&mut document, vec![source("Not Smith's", Some("smith2020"))]), ["smith2020-2"]);
    assert_eq!(add(&mut document, vec![source("A better report", None)]), ["polaris2024"]);
    assert_eq!(document.open().library.sources["polaris2024"].title(), "A better report");
    assert_eq!(document.open().library.sources["smith2020"].title(), "On counting");
    let twice = add(&mut document, vec![source("One", Some("x")), source("Two", Some("x"))]);
    assert_eq!(twice, ["x", "x-2"]);
    assert_eq!(document.open().library.sources["x-2"].text("id").as_deref(), Some("x-2"));
}

#[test]
fn only_own_sources_that_nobody_cites_go_out() {
    let mut document = document();
    let remove = |key: &str| Change::RemoveSources { sources: vec![key.into()] };
    add(&mut document, vec![source("A report", None)]);
    document.apply(Change::SlideText { slide: "a".into(), text: text("a", "- So it is [@polaris2024]") }).unwrap();
    let refused = document.apply(remove("polaris2024")).unwrap_err();
    assert_eq!(refused.to_string(), "the source `polaris2024` is cited on `a`; take it out there first");
    document.apply(Change::RevertSlides { slides: ids(&["a"]) }).unwrap();
    assert!(document.apply(remove("polaris2024")).unwrap().changed);
    assert_eq!(document.open().own_sources().count(), 0);
    assert_eq!(document.apply(remove("smith2020")).unwrap_err().code(), "not-own-source");
    assert_eq!(document.apply(remove("nothing")).unwrap_err().code(), "not-own-source");
}

#[test]
fn own_pictures_come_in_under_names_of_their_own() {
    let mut document = document();
    let came = |document: &mut Document, change| document.apply(change).unwrap().images[0].to_string();
    assert_eq!(came(&mut document, picture("Our Plan.svg", DRAWING)), "images/own/our-plan.svg");
    assert_eq!(came(&mut document, picture("our plan.svg", OTHER)), "images/own/our-plan-2.svg");
    let again = document.apply(picture("our plan.svg", DRAWING)).unwrap();
    assert!(!again.changed && again.images == ["images/own/our-plan.svg".into()], "the same picture is there already");
    let image = ImageId::from("images/own/our-plan.svg");
    let body = picture_markdown(&image, "A plan", "").unwrap();
    let shown = text("mine", &body).replace("bullets", "picture");
    let written = document.apply(Change::Write { text: shown, at: in_section(0, 0) }).unwrap();
    assert_eq!(written.diagnostics, []);
    let remove = Change::RemovePictures { pictures: vec![image] };
    assert!(document.apply(remove.clone()).unwrap_err().to_string().contains("shown on `mine`"));
    document.apply(Change::Delete { slides: ids(&["mine"]) }).unwrap();
    assert!(document.apply(remove.clone()).unwrap().changed);
    assert_eq!(document.apply(remove).unwrap_err().code(), "not-own-picture");
    document.undo().unwrap();
    assert_eq!(document.open().own_pictures().count(), 2);
    assert_eq!(document.apply(picture("a.gif", b"GIF89a")).unwrap_err().code(), "not-a-picture");
}

#[test]
fn what_the_presenter_brought_is_saved_whether_it_is_used_or_not() {
    let mut document = document();
    add(&mut document, vec![source("A report", None)]);
    document.apply(picture("plan.svg", DRAWING)).unwrap();
    let bytes = write_talk(document.open()).unwrap();
    let opened = read_talk(Path::new("t.lectern"), &bytes).unwrap();
    assert_eq!(opened.diagnostics, []);
    let open = opened.open;
    let own: Vec<(&str, String)> = open.own_sources().map(|source| (source.id.as_str(), source.title())).collect();
    assert_eq!(own, [("polaris2024", "A report".to_owned())]);
    let pictures: Vec<(&str, &[u8])> = open.own_pictures().map(|(id, image)| (id.as_str(), &**image.bytes())).collect();
    assert_eq!(pictures, [("images/own/plan.svg", DRAWING)]);
    assert!(open.unread.is_empty());
    assert_eq!(write_talk(&open).unwrap(), bytes);
}

#[test]
fn what_cannot_be_read_of_it_stays_in_the_file() {
    use crate::archive::{Limits, read_archive, write_archive};
    let mut document = document();
    add(&mut document, vec![source("A report", None)]);
    document.apply(picture("plan.svg", DRAWING)).unwrap();
    let (mut parts, _) = read_archive(&write_talk(document.open()).unwrap(), Limits::TALK);
    parts.insert("own/sources.json".to_owned(), (*b"[{").into());
    parts.insert("own/images/plan.svg".to_owned(), (*b"<svg").into());
    let damaged = write_archive(&parts.clone().into_iter().collect::<Vec<_>>()).unwrap();
    let opened = read_talk(Path::new("t.lectern"), &damaged).unwrap();
    assert!(opened.diagnostics.len() >= 2);
    let (saved, _) = read_archive(&write_talk(&opened.open).unwrap(), Limits::TALK);
    for name in ["own/sources.json", "own/images/plan.svg"] {
        assert_eq!(saved[name], parts[name]);
    }
}
