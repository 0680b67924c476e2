//! Tests of the talk's file.

use super::*;
use lectern_content::pack_source::MemorySource;
use lectern_model::diagnostic::Severity;
use lectern_model::id::AudienceId;
use lectern_model::minutes::Minutes;
use lectern_model::talk::TalkSlide;
use std::os::unix::fs::PermissionsExt;

const PACK: &str = "
id: mini
title: A small pack
version: 1.2.0
language: en
opening: start
closing: end
audiences:
  - {id: parents, name: Parents, citation_style: plain, title: For parents}
topics:
  - {id: one, name: The first topic}
fields:
  - {id: county_hotline, label: County line, kind: phone}
";

const CLAIMS: &str = "
claims:
  - {id: C1, statement: It is so., topic: one, audiences: [all], kind: fact, sources: [smith2020], statistic: ST1, status: verified, handling: use}
  - {id: C2, statement: It is not so., topic: one, audiences: [all], kind: fact, sources: [jones2019], status: verified, handling: use}
  - {id: C3, statement: Nobody uses this., topic: one, audiences: [all], kind: fact, sources: [unused2001], status: verified, handling: use}
statistics:
  - {id: ST1, title: A count, claims: [C1], sources: [smith2020], supporting: [jones2019], counted: people, status: verified, better: [C2]}
conflicts:
  - {id: CF1, title: So or not so, sides: [[C1], [C2]], detail: Both cannot be.}
";

const SOURCES: &str = r#"[
  {"id": "smith2020", "type": "book", "title": "On counting", "issued": {"date-parts": [[2020]]}, "custom": {"grade": "found"}},
  {"id": "jones2019", "type": "book", "title": "On not counting", "issued": {"date-parts": [[2019]]}, "custom": {"grade": "found"}},
  {"id": "unused2001", "type": "book", "title": "Unused", "issued": {"date-parts": [[2001]]}, "custom": {"grade": "found"}}
]"#;

const HELP: &str = "
contacts:
  - id: H1
    name: A line
    for: everybody
    reach: [{kind: text, value: '233733'}, {kind: call, value: '{{county_hotline}}'}]
    hours: 24/7
    sources: [jones2019]
    status: archived
    checked_on: 2026-05-01
    print: [takeaway, card]
    translations: {es: {name: Una línea, note: 'Sí: de día'}}
";

const TERMS: &str = "
terms:
  - {id: T1, avoid: [bad word], prefer: 'good: word', reason: It hurts., sources: [jones2019]}
";

fn slide(id: &str, extra: &str, body: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: The {id}\ntopic: one\naudiences: [all]\nminutes: 1\nweight: must\nlayout: bullets\n{extra}---\n\n{body}\n"
    )
}

fn pack() -> MemorySource {
    let mut pack = MemorySource::new();
    let mut add = |path: &str, text: &str| pack.insert(path, text.as_bytes());
    add("pack.yaml", PACK);
    add("claims.yaml", CLAIMS);
    add("sources.json", SOURCES);
    add("help.yaml", HELP);
    add("terms.yaml", TERMS);
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='3' cx='4' cy='4'/></svg>";
    add("images/ear.svg", drawing);
    add("images/eye.svg", drawing);
    add("slides/start.md", &slide("start", "icon: {image: images/ear.svg, alt: An ear}\n", "- Welcome"));
    add(
        "slides/deep/middle.md",
        &slide("middle", "claims: [C1]\n", "- It is so [@smith2020, p. 12]\n\n## Notes {.notes}\n\nSay it."),
    );
    add("slides/end.md", &slide("end", "", "- Goodbye"));
    add("slides/unused.md", &slide("unused", "claims: [C3]\n", "- Not in the talk [@unused2001]"));
    pack
}

fn open_new() -> OpenTalk {
    let (library, diagnostics) = load_library(&pack());
    assert_eq!(diagnostics, []);
    let mut talk = crate::plan::blank_talk(&library.pack, "An evening", &AudienceId::from("parents"), Minutes::new(20));
    talk.fields.insert("county_hotline".into(), "555-0100".to_owned());
    let ids = ["start", "middle", "end"];
    talk.sections.push(crate::plan::section("All", ids.iter().filter_map(|id| library.slides.get(*id))));
    OpenTalk::new(talk, library)
}

fn read(bytes: &[u8]) -> Opened {
    read_talk(Path::new("test.lectern"), bytes).unwrap()
}

fn rewrite(bytes: &[u8], change: impl FnOnce(&mut Parts)) -> Vec<u8> {
    let (mut parts, _) = read_archive(bytes, Limits::TALK);
    change(&mut parts);
    write_archive(&parts.into_iter().collect::<Vec<_>>()).unwrap()
}

#[test]
fn a_talk_comes_back_with_what_it_needs_and_nothing_else() {
    let open = open_new();
    let opened = read(&write_talk(&open).unwrap());
    assert_eq!(opened.diagnostics, []);
    assert_eq!(opened.open.talk, open.talk);
    let snapshot = snapshot_library(&open);
    assert_eq!(Library { places: BTreeMap::new(), ..opened.open.library.clone() }, snapshot);
    let ids = |library: &Library| library.slides.keys().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(ids(&opened.open.library), "end middle start");
    let library = &opened.open.library;
    assert_eq!(
        library.claims.keys().map(ToString::to_string).collect::<Vec<_>>(),
        ["C1", "C2"],
        "C2 is on the other side of a conflict"
    );
    assert_eq!(library.sources.keys().map(ToString::to_string).collect::<Vec<_>>(), ["jones2019", "smith2020"]);
    assert_eq!(library.images.keys().map(ToString::to_string).collect::<Vec<_>>(), ["images/ear.svg"]);
    assert_eq!((library.statistics.len(), library.conflicts.len(), library.terms.len(), library.contacts.len()), (1, 1, 1, 1));
}

#[test]
fn texts_are_unchanged_and_a_second_saving_gives_the_same_bytes() {
    let open = open_new();
    let bytes = write_talk(&open).unwrap();
    let opened = read(&bytes);
    assert_eq!(opened.open.library.slides["middle"].file, open.library.slides["middle"].file);
    assert_eq!(write_talk(&opened.open).unwrap(), bytes);
}

#[test]
fn edits_keep_the_original_beside_them_and_can_be_taken_back() {
    let mut open = open_new();
    let original = open.library.slides["middle"].clone();
    let (id, diagnostics) = open.put_slide("edits/middle.md", &slide("middle", "", "- Said otherwise"));
    assert_eq!((id, diagnostics), (Some("middle".into()), vec![]));
    let opened = read(&write_talk(&open).unwrap());
    let mut open = opened.open;
    assert_eq!(open.edits().map(|slide| slide.id.as_str()).collect::<Vec<_>>(), ["middle"]);
    assert!(open.library.slides["middle"].file.text.contains("Said otherwise"));
    assert_eq!(open.originals[&SlideId::from("middle")].file, original.file);
    open.revert_slide(&"middle".into());
    assert_eq!(open.library.slides["middle"].file, original.file);
    let (parts, _) = read_archive(&write_talk(&open).unwrap(), Limits::TALK);
    assert!(!parts.contains_key("edits/middle.md"));
}

#[test]
fn own_slides_are_kept_even_when_no_section_has_them() {
    let mut open = open_new();
    open.put_slide("own/slides/mine.md", &slide("mine", "", "- My town"));
    let opened = read(&write_talk(&open).unwrap());
    let own: Vec<&str> = opened.open.own_slides().map(|slide| slide.id.as_str()).collect();
    assert_eq!(own, ["mine"]);
    assert_eq!(opened.open.edits().count(), 0);
}

#[test]
fn a_slide_that_cannot_be_read_is_not_lost_by_saving() {
    let broken = "---\nid: [\n---\n";
    let bytes = rewrite(&write_talk(&open_new()).unwrap(), |parts| {
        parts.insert("own/slides/broken.md".to_owned(), broken.as_bytes().into());
    });
    let opened = read(&bytes);
    let mut files = opened.diagnostics.iter().map(|diagnostic| diagnostic.place.as_ref().map(|place| place.file.as_str()));
    assert!(!opened.diagnostics.is_empty() && files.all(|file| file == Some("own/slides/broken.md")));
    let (parts, _) = read_archive(&write_talk(&opened.open).unwrap(), Limits::TALK);
    assert_eq!(&*parts["own/slides/broken.md"], broken.as_bytes());
}

#[test]
fn the_folder_it_came_from_may_disappear() {
    let folder = tempfile::tempdir().unwrap();
    let path = save_talk(&open_new(), &folder.path().join("evening")).unwrap();
    assert_eq!(path.file_name().unwrap(), "evening.lectern");
    let opened = open_talk(&path).unwrap();
    assert_eq!(opened.open.talk.title, "An evening");
    assert_eq!(save_talk(&opened.open, &path).unwrap(), path);
}

#[test]
fn an_upper_case_extension_is_one() {
    assert_eq!(with_extension(Path::new("a/B.LECTERN")), Path::new("a/B.LECTERN"));
    assert_eq!(with_extension(Path::new("a/b.v2")), Path::new("a/b.v2.lectern"));
}

#[test]
fn a_newer_file_is_refused_and_told() {
    let bytes = rewrite(&write_talk(&open_new()).unwrap(), |parts| {
        let head = b"format: lectern-talk\nschema: 7\nprogram: 9.0.0\nnew_key: [1]\n";
        parts.insert("lectern.yaml".to_owned(), head.as_slice().into());
    });
    let error = read_talk(Path::new("a.lectern"), &bytes).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.lectern was saved by a newer version of Lectern (file format 7; this version reads up to 2); update Lectern to open it"
    );
}

#[test]
fn other_files_are_refused_and_told() {
    for (bytes, said) in [
        (b"# A text".to_vec(), "a file of another kind"),
        (Vec::new(), "a file of another kind"),
        (b"PK\x03\x04 and then nothing".to_vec(), "nothing in it can be read"),
        (write_archive(&[("word/document.xml".to_owned(), b"x".as_slice().into())]).unwrap(), "an archive of something else"),
        (write_archive(&[("lectern.yaml".to_owned(), b"format: other\nschema: 1".as_slice().into())]).unwrap(), "another kind"),
    ] {
        let error = read_talk(Path::new("a.lectern"), &bytes).unwrap_err();
        assert!(error.to_string().contains(said), "{error}");
    }
}

#[test]
fn a_file_cut_anywhere_gives_what_is_left_or_a_clear_error() {
    let whole = write_talk(&open_new()).unwrap();
    let mut recovered = 0;
    for length in (0..whole.len()).step_by(37) {
        match read_talk(Path::new("a.lectern"), &whole[..length]) {
            Ok(opened) => {
                recovered += 1;
                assert!(opened.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error));
                // What was recovered can be saved and opened again.
                read(&write_talk(&opened.open).unwrap());
            }
            Err(error) => assert!(matches!(error, AppError::NotATalk { .. }), "{error}"),
        }
    }
    assert!(recovered > whole.len() / 37 / 2, "{recovered}");
}

#[test]
fn a_file_with_any_byte_changed_is_read_or_refused_and_never_panics() {
    let whole = write_talk(&open_new()).unwrap();
    for at in (0..whole.len()).step_by(11) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        let _ = read_talk(Path::new("a.lectern"), &damaged);
    }
}

#[test]
fn a_lost_list_of_slides_is_rebuilt_from_the_slides() {
    let mut open = open_new();
    open.put_slide("own/slides/mine.md", &slide("mine", "", "- My town"));
    let whole = write_talk(&open).unwrap();
    for broken in [None, Some("title: [unclosed")] {
        let bytes = rewrite(&whole, |parts| match broken {
            None => drop(parts.remove("talk.yaml")),
            Some(text) => drop(parts.insert("talk.yaml".to_owned(), text.as_bytes().into())),
        });
        let opened = read(&bytes);
        let slides: Vec<&str> = opened.open.talk.slides().map(|slide| slide.slide.as_str()).collect();
        assert_eq!(slides, ["start", "mine", "middle", "end"]);
        assert_eq!(opened.diagnostics.len(), 1);
        assert_eq!(opened.diagnostics[0].code, "lost-talk");
        assert!(opened.diagnostics[0].hint.is_some());
    }
}

#[test]
fn evil_parts_are_refused_and_the_talk_opens() {
    let mut parts: Vec<_> = read_archive(&write_talk(&open_new()).unwrap(), Limits::TALK).0.into_iter().collect();
    parts.push(("../../evil.md".to_owned(), b"x".as_slice().into()));
    let opened = read(&write_archive(&parts).unwrap());
    assert_eq!(opened.diagnostics.len(), 1);
    assert_eq!(
        opened.diagnostics[0].message,
        "the part `../../evil.md` was refused: only plain files inside the archive are read"
    );
    assert_eq!(opened.open.talk.title, "An evening");
}

#[test]
fn ids_that_are_no_file_names_are_kept() {
    assert_eq!(parts::file_stem(&SlideId::from("../Ä b")), "%2E%2E%2F%C3%84%20b");
}

#[test]
fn an_unwritable_place_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = save_talk(&open_new(), &folder.path().join("evening")).unwrap();
    let before = fs::read(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let mut changed = open_new();
    changed.talk.sections[0].slides.push(TalkSlide::new("unused".into()));
    let error = save_talk(&changed, &path).unwrap_err();
    assert!(error.to_string().contains("permission denied; choose a folder you may write to"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_talk_of_thousands_of_slides_comes_back() {
    let mut open = open_new();
    for n in 0..3000 {
        let id = format!("own-{n}");
        open.put_slide(&format!("own/slides/{id}.md"), &slide(&id, "", "- Words"));
        open.talk.sections[0].slides.push(TalkSlide::new(id.as_str().into()));
    }
    let opened = read(&write_talk(&open).unwrap());
    assert_eq!(opened.diagnostics, []);
    assert_eq!(opened.open.talk, open.talk);
}
