//! Tests of pack updates.

use super::*;
use crate::content_root::{ContentHints, ContentRoot};
use crate::document::change::{Change, Replacement};
use crate::document::{Document, DocumentId};
use crate::installed_pack::InstalledPack;
use crate::pipeline::{check_talk, load_library};
use crate::plan::{PlanRequest, blank_talk, plan_talk, section};
use crate::talk_file::{read_talk, write_talk};
use crate::text_change::TextChangeKind;
use lectern_content::pack_source::MemorySource;
use lectern_model::id::AudienceId;
use lectern_model::minutes::Minutes;
use std::path::Path;

const PACK: &str = "
id: mini
title: A small pack
version: 1.0.0
language: en
audiences:
  - {id: parents, name: Parents, citation_style: plain, title: For parents}
topics:
  - {id: one, name: The first topic}
";

const CLAIMS: &str = "
claims:
  - {id: C1, statement: One in five., topic: one, audiences: [all], kind: figure, figure: 1 in 5, year: '2015', sources: [smith2020], statistic: ST1, status: reported, handling: use}
  - {id: C2, statement: Nobody uses this., topic: one, audiences: [all], kind: fact, sources: [jones2019], status: verified, handling: use}
statistics:
  - {id: ST1, title: A count, claims: [C1], sources: [smith2020], counted: people, status: reported}
";

const SOURCES: &str = r#"[
  {"id": "smith2020", "type": "book", "title": "On counting", "issued": {"date-parts": [[2020]]}, "custom": {"grade": "found"}},
  {"id": "jones2019", "type": "book", "title": "On not counting", "issued": {"date-parts": [[2019]]}, "custom": {"grade": "found"}}
]"#;

const HELP: &str = "
contacts:
  - {id: H1, name: A line, reach: [{kind: call, value: 555-0100}], sources: [jones2019], status: archived, print: [card]}
  - {id: H2, name: Never shown, reach: [{kind: call, value: 555-0111}], sources: [jones2019], status: archived}
";

const TERMS: &str = "
terms:
  - {id: T1, avoid: [bad word], prefer: good word, reason: It hurts., sources: [jones2019]}
";

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='3' cx='4' cy='4'/></svg>";

fn slide(id: &str, head: &str, body: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: The {id}\ntopic: one\naudiences: [all]\nminutes: 1\nweight: must\nlayout: bullets\n{head}---\n\n{body}\n"
    )
}

/// The pack's files, some of them others or (where empty) gone.
fn pack(changes: &[(&str, &str, &str)]) -> Library {
    let mut files = BTreeMap::from([
        ("pack.yaml", PACK.to_owned()),
        ("claims.yaml", CLAIMS.to_owned()),
        ("sources.json", SOURCES.to_owned()),
        ("help.yaml", HELP.to_owned()),
        ("terms.yaml", TERMS.to_owned()),
        ("images/ear.svg", DRAWING.to_owned()),
        ("slides/start.md", slide("start", "icon: {image: images/ear.svg}\n", "- Welcome")),
        ("slides/count.md", slide("count", "claims: [C1]\n", "- It is 1 in 5 [@smith2020, p. 12]")),
        ("slides/end.md", slide("end", "", "- Goodbye")),
        ("slides/unused.md", slide("unused", "claims: [C2]\n", "- Not in the talk [@jones2019]")),
    ]);
    for (file, old, new) in changes {
        let text = files.entry(file).or_default();
        assert!(text.contains(old), "{file} has no `{old}`");
        *text = text.replace(old, new);
    }
    let mut source = MemorySource::new();
    for (file, text) in files.iter().filter(|(_, text)| !text.is_empty()) {
        source.insert(file, text.as_bytes());
    }
    let (library, diagnostics) = load_library(&source);
    assert_eq!(diagnostics, []);
    library
}

const NEWER: (&str, &str, &str) = ("pack.yaml", "version: 1.0.0", "version: 1.1.0");

/// A talk as it comes out of its file.
fn open() -> OpenTalk {
    let library = pack(&[]);
    let mut talk = blank_talk(&library.pack, "An evening", &AudienceId::from("parents"), Minutes::new(20));
    let slides = ["start", "count", "end"].iter().filter_map(|id| library.slides.get(*id));
    talk.sections.push(section("All", slides));
    reopened(&OpenTalk::new(talk, library))
}

fn reopened(open: &OpenTalk) -> OpenTalk {
    let opened = read_talk(Path::new("test.lectern"), &write_talk(open).unwrap()).unwrap();
    assert_eq!(opened.diagnostics, []);
    opened.open
}

fn changed(update: &PackUpdate, at: usize) -> (String, String) {
    let text = |kind| {
        let runs = update.items[at].diff.iter().filter(|change| change.kind == kind).map(|change| change.text.trim());
        runs.collect::<Vec<_>>().join("|")
    };
    (text(TextChangeKind::Old), text(TextChangeKind::New))
}

fn keys(update: &PackUpdate) -> Vec<UpdateKey> {
    update.items.iter().map(|item| item.key.clone()).collect()
}

fn everything(update: &PackUpdate) -> BTreeSet<UpdateKey> {
    keys(update).into_iter().collect()
}

const FIGURE: [(&str, &str, &str); 3] = [
    NEWER,
    ("slides/count.md", "1 in 5", "1 in 7"),
    (
        "claims.yaml",
        "statement: One in five., topic: one, audiences: [all], kind: figure, figure: 1 in 5",
        "statement: One in seven., topic: one, audiences: [all], kind: figure, figure: 1 in 7",
    ),
];

#[test]
fn nothing_is_asked_where_nothing_the_talk_uses_differs() {
    let open = open();
    assert_eq!(review_update(&open, &pack(&[])), None);
    let elsewhere = pack(&[
        NEWER,
        ("slides/unused.md", "Not in the talk", "Still not"),
        ("claims.yaml", "Nobody uses this.", "Nobody."),
        ("sources.json", "On not counting", "Of not counting"),
        ("help.yaml", "555-0111", "555-0112"),
        ("slides/new.md", "", &slide("new", "", "- New")),
    ]);
    assert_eq!(review_update(&open, &elsewhere), None);
    let mut other = pack(&FIGURE);
    other.pack.id = "other".into();
    assert_eq!(review_update(&open, &other), None);
    let mut older = pack(&FIGURE);
    older.pack.version = "0.9.0".to_owned();
    assert_eq!(review_update(&open, &older), None, "a talk made elsewhere is not taken back");
}

#[test]
fn changed_slides_and_figures_are_told_in_words() {
    let open = open();
    let update = review_update(&open, &pack(&FIGURE)).unwrap();
    assert_eq!((update.from.as_str(), update.to.as_str()), ("1.0.0", "1.1.0"));
    assert_eq!(keys(&update), [UpdateKey::Slide("count".into()), UpdateKey::Claim("C1".into())]);
    assert!(update.items.iter().all(|item| item.figure && !item.edited && item.what == Difference::Changed));
    assert_eq!((update.items[0].title.as_str(), update.items[1].title.as_str()), ("The count", "One in five."));
    assert_eq!(changed(&update, 0), ("5".into(), "7".into()));
    assert_eq!(changed(&update, 1), ("five|5".into(), "seven|7".into()));
    let whole: String = update.items[1].diff.iter().map(|change| change.text.as_str()).collect();
    assert!(whole.contains("\nStatus: reported\nHandling: use\n"), "{whole}");
    assert_eq!(update.items[0].brings, [UpdateKey::Claim("C1".into())]);

    let words = pack(&[NEWER, ("slides/start.md", "Welcome", "Good evening"), ("slides/end.md", "minutes: 1", "minutes: 2")]);
    let update = review_update(&open, &words).unwrap();
    assert!(update.items.len() == 2 && update.items.iter().all(|item| !item.figure));
}

#[test]
fn everything_taken_is_not_asked_again() {
    let open = open();
    let installed = pack(&FIGURE);
    let update = review_update(&open, &installed).unwrap();
    let taken = apply_update(&open, &installed, &everything(&update), Rest::Later);
    assert_eq!((taken.talk.pack.version.as_str(), taken.talk.pack.reviewed.as_deref()), ("1.1.0", None));
    assert!(taken.library.slides["count"].file.text.contains("1 in 7"));
    let taken = reopened(&taken);
    assert_eq!(review_update(&taken, &installed), None);
    assert_eq!(check_talk(&taken.talk, &taken.library).len(), check_talk(&open.talk, &open.library).len());
}

#[test]
fn a_slide_brings_its_evidence_and_the_rest_can_be_kept_or_left_for_later() {
    let open = open();
    let installed = pack(&[&FIGURE[..], &[("slides/start.md", "Welcome", "Good evening")]].concat());
    let take = BTreeSet::from([UpdateKey::Slide("count".into())]);
    let later = apply_update(&open, &installed, &take, Rest::Later);
    assert_eq!(later.library.claims["C1"].figure.as_deref(), Some("1 in 7"));
    assert!(later.library.slides["start"].file.text.contains("Welcome"));
    assert_eq!(later.talk.pack, open.talk.pack);
    assert_eq!(keys(&review_update(&reopened(&later), &installed).unwrap()), [UpdateKey::Slide("start".into())]);

    let kept = reopened(&apply_update(&open, &installed, &take, Rest::KeepMine));
    assert_eq!((kept.talk.pack.version.as_str(), kept.talk.pack.reviewed.as_deref()), ("1.0.0", Some("1.1.0")));
    assert_eq!(review_update(&kept, &installed), None);
    let next = pack(&[&FIGURE[1..], &[("slides/start.md", "Welcome", "Good evening"), ("pack.yaml", "1.0.0", "1.2.0")]].concat());
    assert_eq!(keys(&review_update(&kept, &next).unwrap()), [UpdateKey::Slide("start".into())], "the next version asks again");
    let nothing = apply_update(&open, &installed, &BTreeSet::new(), Rest::Later);
    assert_eq!(nothing, open);
}

#[test]
fn an_edit_is_dropped_only_where_the_slide_is_taken() {
    let mut open = open();
    open.put_slide("edits/count.md", &slide("count", "claims: [C1]\n", "- I say: 1 in 5 [@smith2020]"));
    let installed = pack(&FIGURE);
    let update = review_update(&open, &installed).unwrap();
    assert!(update.items[0].edited);
    assert_eq!(changed(&update, 0), ("5".into(), "7".into()), "the pack's texts are compared");
    let claim = BTreeSet::from([UpdateKey::Claim("C1".into())]);
    let kept = reopened(&apply_update(&open, &installed, &claim, Rest::KeepMine));
    assert!(kept.library.slides["count"].file.text.contains("I say") && kept.originals.len() == 1);
    assert_eq!(kept.library.claims["C1"].figure.as_deref(), Some("1 in 7"));
    let taken = reopened(&apply_update(&open, &installed, &everything(&update), Rest::Later));
    assert!(taken.library.slides["count"].file.text.contains("1 in 7") && taken.originals.is_empty());
}

#[test]
fn what_is_gone_from_the_pack_leaves_the_talk_where_that_is_taken() {
    let open = open();
    let count = slide("count", "claims: [C1]\n", "- It is 1 in 5 [@smith2020, p. 12]");
    let claims = &CLAIMS[..CLAIMS.find("  - {id: C1").unwrap()].to_owned();
    let claims = format!("{claims}{}", &CLAIMS[CLAIMS.find("  - {id: C2").unwrap()..CLAIMS.find("statistics:").unwrap()]);
    let installed = pack(&[NEWER, ("slides/count.md", &count, ""), ("claims.yaml", CLAIMS, &claims)]);
    let update = review_update(&open, &installed).unwrap();
    let gone = [UpdateKey::Slide("count".into()), UpdateKey::Claim("C1".into()), UpdateKey::Statistic("ST1".into())];
    assert_eq!(keys(&update), gone);
    assert!(update.items.iter().all(|item| item.what == Difference::Gone));
    let taken = apply_update(&open, &installed, &everything(&update), Rest::Later);
    let slides: Vec<&str> = taken.talk.slides().map(|entry| entry.slide.as_str()).collect();
    assert_eq!(slides, ["start", "end"]);
    assert!(taken.library.claims.is_empty() && taken.library.statistics.is_empty());
    assert_eq!(review_update(&reopened(&taken), &installed), None);
    // The slide is kept, and so is what it stands on, whatever was said of that.
    let kept = apply_update(&open, &installed, &gone[1..].iter().cloned().collect(), Rest::KeepMine);
    assert_eq!(kept.library.claims.len(), 1);
    assert_eq!(check_talk(&kept.talk, &kept.library).len(), check_talk(&open.talk, &open.library).len());
}

#[test]
fn new_things_that_a_slide_needs_come_with_it() {
    let open = open();
    let installed = pack(&[
        NEWER,
        ("pack.yaml", "topics:", "fields:\n  - {id: town, label: Town}\ntopics:"),
        (
            "claims.yaml",
            "statistics:",
            "  - {id: C9, statement: New., topic: one, audiences: [all], kind: fact, sources: [new2024], status: verified, handling: use}\nstatistics:",
        ),
        (
            "sources.json",
            "[\n",
            "[\n{\"id\": \"new2024\", \"type\": \"book\", \"title\": \"New\", \"custom\": {\"grade\": \"found\"}},\n",
        ),
        ("images/eye.svg", "", DRAWING),
        ("slides/start.md", "icon: {image: images/ear.svg}\n", "icon: {image: images/eye.svg}\nclaims: [C9]\n"),
        ("slides/start.md", "Welcome", "Welcome to {{town}} [@new2024]"),
    ]);
    let update = review_update(&open, &installed).unwrap();
    assert_eq!(keys(&update), [UpdateKey::Slide("start".into()), UpdateKey::Head]);
    assert_eq!(update.items[0].brings, [UpdateKey::Head]);
    let taken = reopened(&apply_update(&open, &installed, &BTreeSet::from([UpdateKey::Slide("start".into())]), Rest::Later));
    let library = &taken.library;
    assert!(library.claims.contains_key("C9") && library.sources.contains_key("new2024"));
    assert!(library.images.contains_key("images/eye.svg") && library.pack.fields.len() == 1);
    assert_eq!(taken.talk.pack.version, "1.1.0", "with what it brought everything was taken");
}

#[test]
fn contacts_terms_pictures_and_sources_are_reviewed() {
    let open = open();
    let installed = pack(&[
        NEWER,
        ("help.yaml", "555-0100", "555-0199"),
        (
            "help.yaml",
            "contacts:",
            "contacts:\n  - {id: H3, name: Another, reach: [{kind: call, value: 555-0133}], status: archived, print: [takeaway]}",
        ),
        ("terms.yaml", "good word", "better word"),
        ("terms.yaml", "terms:", "terms:\n  - {id: T2, avoid: [worse word], prefer: none, reason: It hurts too.}"),
        ("images/ear.svg", "r='3'", "r='2'"),
        ("sources.json", "On counting", "On counting well"),
    ]);
    let update = review_update(&open, &installed).unwrap();
    let expected = [
        UpdateKey::Source("smith2020".into()),
        UpdateKey::Contact("H1".into()),
        UpdateKey::Contact("H3".into()),
        UpdateKey::Term("T1".into()),
        UpdateKey::Term("T2".into()),
        UpdateKey::Image("images/ear.svg".into()),
    ];
    assert_eq!(keys(&update), expected);
    assert_eq!(changed(&update, 1), ("0100".into(), "0199".into()));
    assert_eq!((update.items[2].what, update.items[4].what), (Difference::New, Difference::New));
    let taken = reopened(&apply_update(&open, &installed, &everything(&update), Rest::Later));
    assert_eq!((taken.library.terms.len(), taken.library.contact_order.len()), (2, 3));
    assert_eq!(taken.library.images["images/ear.svg"], installed.images["images/ear.svg"]);
    assert_eq!(review_update(&taken, &installed), None);
    let kept = reopened(&apply_update(&open, &installed, &BTreeSet::new(), Rest::KeepMine));
    assert_eq!(kept.library, open.library);
}

#[test]
fn the_presenters_own_slides_and_sources_are_no_one_elses() {
    let mut open = open();
    let own: lectern_model::source::Source =
        lectern_model::source::Source { id: "mine2026".into(), ..open.library.sources["smith2020"].clone() };
    open.library.sources.insert(own.id.clone(), own);
    open.put_slide("own/slides/mine.md", &slide("mine", "", "- My town [@mine2026]"));
    open.talk.sections[0].slides.push(TalkSlide::new("mine".into()));
    assert_eq!(review_update(&open, &pack(&[NEWER])), None);
    let taken_name = pack(&[&FIGURE[..], &[("slides/mine.md", "", &slide("mine", "", "- The pack's"))]].concat());
    let update = review_update(&open, &taken_name).unwrap();
    assert_eq!(keys(&update), [UpdateKey::Slide("count".into()), UpdateKey::Claim("C1".into())]);
    let taken = apply_update(&open, &taken_name, &everything(&update), Rest::Later);
    assert!(taken.library.slides["mine"].own && taken.library.sources.contains_key("mine2026"));
}

#[test]
fn it_is_one_step_that_can_be_undone() {
    let open = open();
    let installed = pack(&FIGURE);
    let update = review_update(&open, &installed).unwrap();
    let taken = apply_update(&open, &installed, &everything(&update), Rest::Later);
    let mut document = Document::new(DocumentId::from("test"), open.clone());
    document.apply(Change::ReplaceAll { open: Box::new(taken.clone()), why: Replacement::Pack }).unwrap();
    assert_eq!(*document.open(), taken);
    document.undo();
    assert_eq!(*document.open(), open);
}

#[test]
fn a_talk_of_the_shipped_pack_has_no_update_of_the_same_pack() {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    for name in content.pack_names() {
        let library = InstalledPack::load(&content, Some(&name)).unwrap().library;
        for outline in &library.outlines {
            let request =
                PlanRequest { audience: outline.audience.clone(), minutes: outline.minutes, language: outline.language.clone() };
            let open = reopened(&OpenTalk::new(plan_talk(&library, &request).unwrap().talk, library.clone()));
            assert_eq!(review_update(&open, &library), None, "{}", outline.id);
        }
        let mut installed = library.clone();
        let plan = PlanRequest { audience: library.pack.audiences[0].id.clone(), minutes: Minutes::new(30), language: None };
        let open = reopened(&OpenTalk::new(plan_talk(&library, &plan).unwrap().talk, library));
        for claim in installed.claims.values_mut() {
            claim.year = Some("1999".to_owned());
        }
        let update = review_update(&open, &installed).unwrap();
        assert!(update.items.iter().all(|item| matches!(item.key, UpdateKey::Claim(_)) && item.figure));
        let taken = apply_update(&open, &installed, &everything(&update), Rest::Later);
        assert_eq!(review_update(&taken, &installed), None);
    }
}
