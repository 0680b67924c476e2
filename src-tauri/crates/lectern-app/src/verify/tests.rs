//! Tests of the checks: files broken on purpose are told.

mod html;
mod pptx;

use super::*;
use crate::content_root::{ContentHints, ContentRoot};
use crate::export::{DeckFormat, ExportJob, ExportKind, ExportRequest, Exported, export_talk};
use crate::installed_pack::InstalledPack;
use crate::pipeline::resolve_talk;
use crate::plan::{PlanRequest, plan_talk};
use crate::talk_file::OpenTalk;
use lectern_model::block::{Block, List};
use lectern_model::deck::Deck;
use lectern_model::handout::{Handout, Ink, NUp, Paper};
use lectern_model::minutes::Minutes;
use lectern_model::span::Span;
use lopdf::{Document, Object, dictionary};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

struct Stage {
    deck: Deck,
    files: Vec<Exported>,
    _folder: tempfile::TempDir,
}

/// A short talk of a shipped outline, exported.
fn stage(audience: &str, what: &[ExportKind]) -> Stage {
    stage_of(audience, 10, what)
}

fn stage_of(audience: &str, minutes: u32, what: &[ExportKind]) -> Stage {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
    let request = PlanRequest { audience: audience.into(), minutes: Minutes::new(minutes), language: None };
    let talk = plan_talk(&library, &request).unwrap().talk;
    exported(&OpenTalk::new(talk, library), &content, what)
}

fn exported(open: &OpenTalk, content: &ContentRoot, what: &[ExportKind]) -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let jobs = what.iter().map(|what| ExportJob { what: *what, path: what.path_in(folder.path(), "talk") }).collect();
    let request = ExportRequest { jobs, paper: Paper::Letter, ink: Ink::Colour, font_folders: Vec::new(), threads: 2 };
    let report = export_talk(open, content, &request, &|_| {}, &AtomicBool::new(false)).unwrap();
    Stage { deck: resolve_talk(&open.talk, &open.library).0, files: report.files, _folder: folder }
}

impl Stage {
    fn expected(&self, file: &Exported) -> Expected {
        let secrets = [false, true].map(|backup| Arc::new(Secrets::of(&self.deck, backup)));
        Expected::of(file.what, &self.deck, file.pages, &file.slides, &secrets)
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(&self.files[0].path).unwrap()
    }

    fn faults(&self, bytes: &[u8]) -> Vec<(Point, String)> {
        faults(&check_bytes(bytes, Format::Pdf, &self.expected(&self.files[0])))
    }
}

fn faults(checked: &Checked) -> Vec<(Point, String)> {
    checked.checks.iter().filter_map(|check| Some((check.point, check.fault.clone()?))).collect()
}

const DECK: ExportKind = ExportKind::Deck(DeckFormat::Pdf);

/// The same file with its objects changed.
fn changed(bytes: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    change(&mut document);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

#[test]
fn every_printed_file_of_a_talk_is_sound() {
    let mut what = vec![DECK];
    what.extend(Handout::all().into_iter().map(ExportKind::Handout));
    for audience in ["parents", "clinicians"] {
        let stage = stage(audience, &what);
        for file in &stage.files {
            let bytes = fs::read(&file.path).unwrap();
            let checked = check_bytes(&bytes, Format::Pdf, &stage.expected(file));
            assert_eq!(faults(&checked), [], "{audience}: {}", file.what.name());
            assert_eq!(checked.pages, file.pages);
            assert!(
                checked.fonts.iter().any(|font| font.contains("SourceSans3") || font.contains("Atkinson")),
                "{:?}",
                checked.fonts
            );
        }
    }
}

/// Words from right to left, with words from left to right and a number in them.
#[test]
fn a_talk_from_right_to_left_is_sound_in_every_format() {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
    let request = PlanRequest { audience: "school".into(), minutes: Minutes::new(10), language: None };
    let mut talk = plan_talk(&library, &request).unwrap().talk;
    talk.title = "العنف ضد الأطفال: ماذا نفعل؟".to_owned();
    talk.fields.insert("presenter".into(), "الدكتورة ليلى من NCMEC (رقم 911)".to_owned());
    let stage = exported(&OpenTalk::new(talk, library), &content, &ExportKind::all());
    for file in &stage.files {
        let format = match file.what.extension() {
            "pptx" => Format::Pptx,
            "html" => Format::Html,
            _ => Format::Pdf,
        };
        let checked = check_bytes(&fs::read(&file.path).unwrap(), format, &stage.expected(file));
        assert_eq!(faults(&checked), [], "{}", file.what.name());
    }
}

#[test]
fn a_file_that_is_cut_or_empty_does_not_open() {
    let stage = stage("school", &[DECK]);
    let bytes = stage.bytes();
    for cut in [0, 20, bytes.len() / 2, bytes.len() - 40] {
        let found = stage.faults(&bytes[..cut]);
        assert!(!found.is_empty(), "cut at {cut}");
    }
    assert_eq!(stage.faults(b"")[0].0, Point::Opens);
}

#[test]
fn a_page_that_is_gone_is_told() {
    let stage = stage("school", &[DECK]);
    let fewer = changed(&stage.bytes(), |document| document.delete_pages(&[2]));
    let points: Vec<Point> = stage.faults(&fewer).into_iter().map(|(point, _)| point).collect();
    assert!(points.contains(&Point::Pages) && points.contains(&Point::Words), "{points:?}");
}

#[test]
fn a_word_that_a_slide_lacks_is_told_with_the_slide() {
    let stage = stage("school", &[DECK]);
    let mut expected = stage.expected(&stage.files[0]);
    let group = expected.groups.iter_mut().find(|group| group.words.iter().any(|word| word == "agree")).unwrap();
    group.words.push("zebrafinch".to_owned());
    let name = group.name.clone();
    let found = faults(&check_bytes(&stage.bytes(), Format::Pdf, &expected));
    assert_eq!(found, [(Point::Words, format!("{name} lacks “zebrafinch”"))]);
}

#[test]
fn notes_in_an_audience_copy_are_told() {
    let stage = stage("school", &[ExportKind::Handout(Handout::Notes), DECK]);
    let secrets = Arc::new(Secrets::of(&stage.deck, true));
    let expected = Expected { secrets: Some(secrets), ..Expected::default() };
    let notes = fs::read(&stage.files[0].path).unwrap();
    let found = faults(&check_bytes(&notes, Format::Pdf, &expected));
    assert!(found.iter().any(|(point, fault)| *point == Point::Private && fault.contains("presenter’s")), "{found:?}");
    // A note in the properties of a file is found too.
    let note = stage
        .deck
        .slides
        .iter()
        .find_map(|slide| slide.notes.first())
        .map(|block| super::expected::texts(std::slice::from_ref(block)).remove(0))
        .unwrap();
    let deck = fs::read(&stage.files[1].path).unwrap();
    assert!(faults(&check_bytes(&deck, Format::Pdf, &expected)).is_empty());
    let leaking = changed(&deck, |document| {
        let info = document.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        document.get_object_mut(info).and_then(Object::as_dict_mut).unwrap().set("Subject", Object::string_literal(note));
    });
    assert!(faults(&check_bytes(&leaking, Format::Pdf, &expected)).iter().any(|(point, _)| *point == Point::Private));
}

#[test]
fn fonts_tags_and_alternative_texts_that_are_missing_are_told() {
    let stage = stage("school", &[ExportKind::Handout(Handout::NUp(NUp::Four))]);
    let bytes = stage.bytes();
    let without = |key: &'static [u8], of: &'static [u8]| {
        changed(&bytes, |document| {
            for object in document.objects.values_mut() {
                let Object::Dictionary(dict) = object else { continue };
                let kind = dict.get(b"Type").or_else(|_| dict.get(b"S")).and_then(Object::as_name).unwrap_or_default();
                if kind == of {
                    dict.remove(key);
                }
            }
        })
    };
    for (key, of, point, said) in [
        (&b"FontFile2"[..], &b"FontDescriptor"[..], Point::Fonts, "is not in the file"),
        (b"StructTreeRoot", b"Catalog", Point::Structure, "no structure tree"),
        (b"Lang", b"Catalog", Point::Structure, "its language"),
        (b"MarkInfo", b"Catalog", Point::Structure, "not tagged"),
        (b"Metadata", b"Catalog", Point::Structure, "PDF/UA"),
        (b"StructParents", b"Page", Point::Structure, "page 1"),
    ] {
        let found = stage.faults(&without(key, of));
        let told = found.iter().any(|(found, fault)| *found == point && fault.contains(said));
        assert!(told, "{}: {found:?}", String::from_utf8_lossy(key));
    }
}

#[test]
fn what_starts_a_program_or_fetches_is_told() {
    let stage = stage("school", &[DECK]);
    let action = changed(&stage.bytes(), |document| {
        let id = document.add_object(dictionary! { "S" => "Launch", "F" => Object::string_literal("a.exe") });
        document.catalog_mut().unwrap().set("OpenAction", Object::Reference(id));
    });
    assert!(stage.faults(&action).iter().any(|(point, fault)| *point == Point::Network && fault.contains("Launch")));
}

#[test]
fn what_only_notes_say_is_secret_and_what_slides_say_too_is_not() {
    let mut deck = stage("school", &[DECK]).deck;
    let paragraph = |text: &str| Block::Paragraph(vec![Span::text(text)]);
    for slide in &mut deck.slides {
        slide.notes.clear();
        slide.asked.clear();
    }
    deck.slides[1].notes = vec![paragraph("Call the school before nine and ask for the night nurse by name")];
    deck.slides[1].asked = vec![paragraph("Only four words here")];
    let item = vec![paragraph("Call the school before nine and ask for somebody")];
    deck.slides[2].body = vec![Block::List(List { start: None, items: vec![item] })];
    let secrets = Secrets::of(&deck, true);
    let leak = |text: &str| words::leaks(&words::plain(text), &secrets);
    assert_eq!(leak("Call the school before nine, and ask for somebody."), None);
    assert_eq!(leak("… ASK for the night nurse by name!"), None, "seven words of a longer note are not enough");
    assert!(leak("and ask for the night nurse by name").is_some());
    assert!(leak("Well: only four words here.").is_some(), "a short note is secret as a whole");
}
