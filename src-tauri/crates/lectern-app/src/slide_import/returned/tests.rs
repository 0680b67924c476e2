//! Decks that come back, page by page.

use super::super::end_of;
use super::*;
use crate::document::change::{Change, Spot};
use crate::plan::{PlanRequest, plan_talk};
use crate::test_library::library;
use lectern_content::import::tree::{Column, Run, Script};
use lectern_model::talk::TalkSlide;

const HEAD: &str = "---\nid: mine\ntitle: Mine\ntopic: own\naudiences: [all]\nminutes: 2\nlayout: bullets\n---\n";
const SLIDE: &str = "\n- **One**\n- two {{county}}\n";

/// A talk with one slide of the presenter's own before the others.
fn open(parts: &str) -> OpenTalk {
    open_of("bullets", parts)
}

fn open_of(layout: &str, parts: &str) -> OpenTalk {
    let library = library();
    let request = PlanRequest { audience: library.pack.audiences[0].id.clone(), minutes: Minutes::new(20), language: None };
    let talk = plan_talk(&library, &request).unwrap().talk;
    let mut open = OpenTalk::new(talk, library);
    let (id, told) = open.put_slide("own/slides/mine.md", &format!("{}{parts}", HEAD.replace("bullets", layout)));
    assert_eq!((id.as_ref().map(SlideId::as_str), told.len()), (Some("mine"), 0), "{told:?}");
    open.talk.sections[0].slides.insert(0, TalkSlide::new("mine".into()));
    open
}

fn words(text: &str) -> Vec<Run> {
    vec![Run::plain(text)]
}

fn item(text: &str) -> Piece {
    Piece::Item { level: 0, number: None, words: words(text) }
}

fn said(texts: &[&str]) -> Vec<Piece> {
    texts.iter().map(|text| Piece::Paragraph(words(text))).collect()
}

fn page(id: &str, items: &[&str], notes: &[&str]) -> Page {
    Page {
        id: Some(id.to_owned()),
        place: "slide 2".to_owned(),
        title: words("Mine"),
        pieces: items.iter().map(|text| item(text)).collect(),
        notes: said(notes),
        ..Page::default()
    }
}

/// What came back, the pages that are new, and what was told.
fn back(open: &OpenTalk, pages: Vec<Page>) -> (SlideImport, usize, Vec<String>) {
    let (mut found, mut report) = (SlideImport::default(), Report::default());
    let fresh = take_back(open, pages, &[], &mut report, &mut found).len();
    (found, fresh, report.told.into_iter().map(|told| told.message).collect())
}

/// The slide's parts as they came back; empty where nothing was changed.
fn text(found: &SlideImport) -> &str {
    let text = found.edits.iter().find(|edit| edit.slide.as_str() == "mine").and_then(|edit| edit.text.as_deref());
    text.and_then(|text| text.strip_prefix(HEAD)).unwrap_or_default()
}

#[test]
fn a_slide_that_was_edited_elsewhere_comes_back_by_its_id() {
    let open = open(&format!("{SLIDE}\n## Notes {{.notes}}\n\nSay.\n"));
    let (found, fresh, _) =
        back(&open, vec![page("mine", &["One"], &[]), page("mine~2", &["two ____"], &[]), page("title", &["x"], &[])]);
    assert_eq!((found.untouched, fresh), (1, 0));
    assert_eq!(found.edits.iter().map(|edit| edit.talk_title.as_deref()).collect::<Vec<_>>(), [Some("Mine")]);
    // A few slides of a deck are not all that is left of it.
    assert!(!found.is_whole && found.removed().is_empty());
    assert!(!found.gone.contains(&"mine".into()) && !found.gone.is_empty());
    let pages =
        vec![page("mine", &["One", "2 {{x}}", "three"], &[]), page("mine", &["a copy"], &[]), page("other", &["new"], &[])];
    let (found, fresh, _) = back(&open, pages);
    assert_eq!(fresh, 2);
    assert_eq!(text(&found), "\n- **One**\n- 2 \\{ \\{x\\}\\}\n- three\n\n## Notes {.notes}\n\nSay.\n");
}

#[test]
fn notes_and_answers_come_back_each_in_its_place() {
    let asked = open(&format!("{SLIDE}\n## If asked {{.asked}}\n\nYes.\n"));
    let body = ["One", "two ____"];
    let (found, _, told) = back(&asked, vec![page("mine", &body, &["Typed.", "2:00 min", "If asked", "No."])]);
    assert_eq!(text(&found), "\n- **One**\n- two {{county}}\n\n## Notes {.notes}\n\nTyped.\n\n## If asked {.asked}\n\nNo.\n");
    assert!(told.is_empty(), "{told:?}");
    let none = open(&format!("{SLIDE}\n## Notes {{.notes}}\n\nSay.\n"));
    let (found, ..) = back(&none, vec![page("mine", &body, &["Say.", "3 min", "If asked", "Perhaps."])]);
    assert!(text(&found).ends_with("Say.\n\n## {.asked}\n\nPerhaps.\n"), "{}", text(&found));
    assert_eq!(found.edits[0].minutes, Some(Minutes::new(3)));
}

#[test]
fn what_is_typed_on_a_copy_without_notes_goes_behind_those_of_the_talk() {
    let open = open(&format!("{SLIDE}\n## Notes {{.notes}}\n\nSay this and that.\n"));
    let other = open.talk.slides().nth(1).unwrap().slide.clone();
    let pages = vec![page("mine", &["One", "two ____"], &["Ask Mo."]), page(other.as_str(), &[], &[])];
    let (found, _, told) = back(&open, pages);
    assert!(text(&found).ends_with("\n\nSay this and that.\n\nAsk Mo.\n"), "{}", text(&found));
    assert!(told.iter().all(|told| !told.contains("speaker notes")), "{told:?}");
}

#[test]
fn notes_that_were_changed_on_the_second_page_of_a_slide_come_back() {
    let open = open(&format!("{SLIDE}\n## Notes {{.notes}}\n\nSay.\n"));
    let second = page("mine~2", &["two ____"], &["continued", "Say more.", "2:00 min"]);
    let (found, ..) = back(&open, vec![page("mine", &["One"], &["Say.", "2:00 min"]), second]);
    assert!(text(&found).ends_with("\n\nSay more.\n"), "{}", text(&found));
}

#[test]
fn a_column_that_goes_on_alone_is_the_column_it_was() {
    let open = open_of("two-columns", "\n### Left\n\n- a\n- b\n\n### Right\n\n- c\n");
    let column =
        |heading: &str, items: &[&str]| Column { heading: words(heading), pieces: items.iter().map(|text| item(text)).collect() };
    let mut first = page("mine", &[], &[]);
    first.columns = Some([column("Left", &["a"]), column("Right", &["c"])]);
    let mut second = page("mine~2", &[], &[]);
    second.pieces = vec![Piece::Paragraph(words("Left (continued)")), item("b")];
    let (found, _, told) = back(&open, vec![first, second]);
    assert_eq!((found.untouched, told), (1, Vec::new()), "{:?}", found.edits);
}

#[test]
fn what_was_changed_on_the_title_slide_is_told_and_a_copy_of_it_is_new() {
    let mut open = open(SLIDE);
    open.talk.fields.insert("presenter".into(), "Mo Ash-Cedar".to_owned());
    let title = Page { title: words(&open.talk.title), ..page("title", &[], &["Greet."]) };
    let titled = |texts: &[&str]| Page { pieces: said(texts), ..title.clone() };
    let (_, fresh, told) =
        back(&open, vec![titled(&["Mo Ash-Cedar"]), page("mine", &["One", "two ____"], &[]), titled(&["Thanks"])]);
    assert_eq!(fresh, 1);
    assert!(told.iter().any(|told| told.contains("notes on the title slide")) && told.len() == 1, "{told:?}");
    let (_, _, told) = back(&open, vec![titled(&["Mo Ash"]), page("mine", &["One", "two ____"], &[])]);
    assert!(told.iter().any(|told| told.contains("“Mo Ash” on the title slide")), "{told:?}");
}

/// The deck is exported, the talk goes on being written, and the deck comes back with a change elsewhere.
#[test]
fn what_was_changed_in_the_talk_meanwhile_is_not_undone_unasked() {
    let exported = open(&format!("{SLIDE}\n## Notes {{.notes}}\n\nSay.\n"));
    let (deck, _) = resolve_talk(&exported.talk, &exported.library);
    let print = deck.slides.iter().find(|slide| slide.id.as_str() == "mine").unwrap().fingerprint();
    let came = |notes: &[&str]| Page { fingerprint: Some(print), ..page("mine", &["One", "two ____"], notes) };
    let (found, ..) = back(&exported, vec![came(&["Say more.", "2:00 min"])]);
    assert!(!found.edits[0].undoes, "the talk is as it was");
    let later = open("\n- **One**\n- another point\n\n## Notes {.notes}\n\nSay.\n");
    let (found, _, told) = back(&later, vec![came(&["Say.", "2:00 min"])]);
    assert!(found.edits[0].undoes && told.iter().any(|told| told.contains("undoes those changes")), "{told:?}");
    assert!(found.without_undoing().edits.is_empty());
    // The talk has notes now where it had none.
    let bare = Fingerprint { said: None, ..print };
    let (found, ..) = back(&exported, vec![Page { fingerprint: Some(bare), ..came(&["Say all.", "2:00 min"]) }]);
    assert!(found.edits[0].undoes);
    // The notes were changed there, and the talk's are as they were.
    let (found, _, told) = back(&exported, vec![came(&["Say all.", "2:00 min"])]);
    assert!(!found.edits[0].undoes && found.without_undoing().edits.len() == 1, "{told:?}");
}

#[test]
fn a_slide_that_comes_out_of_reserve_hidden_is_not_shown() {
    let mut open = open(SLIDE);
    let mine = open.talk.sections[0].slides.remove(0);
    let first = open.talk.slides().next().unwrap().slide.clone();
    open.talk.backup.push(mine);
    let section = Some(open.talk.sections[0].title.clone());
    let shown = Page { section: section.clone(), ..page(first.as_str(), &[], &[]) };
    let hidden = Page { section, hidden: true, ..page("mine", &["One", "two ____"], &[]) };
    let (found, ..) = back(&open, vec![shown, hidden]);
    let Some(Change::Together { changes, .. }) = found.change(&open, end_of(&open)) else { panic!("{:?}", found.edits) };
    let mine: SlideId = "mine".into();
    assert!(
        changes
            .iter()
            .any(|change| matches!(change, Change::Move { to: Spot::Section { .. }, slides } if slides.contains(&mine)))
    );
    assert!(
        changes.iter().any(|change| matches!(change, Change::Hide { slides, hidden: true } if slides.contains(&mine))),
        "{changes:?}"
    );
}

#[test]
fn a_list_of_sources_that_nobody_checked_is_the_list_that_was_exported() {
    let mut open = open("\n- Many [@unchecked].\n");
    let source = r#"[{"id":"unchecked","type":"book","title":"Third book","author":[{"family":"Cedar","given":"Cy"}],"issued":{"date-parts":[[2003]]},"custom":{"grade":"unverified"}}]"#;
    let (sources, _) = crate::pipeline::load_sources("sources.json", source);
    open.library.sources.extend(sources.into_iter().map(|source| (source.id.clone(), source)));
    let (deck, _) = resolve_talk(&open.talk, &open.library);
    let listed = deck.references.iter().find(|reference| reference.source.as_str() == "unchecked").unwrap();
    let line = format!("{}. {} [{}]", listed.number, Span::plain_text(&listed.entry), deck.words.unverified);
    let references = Page { pieces: said(&[&line]), title: words("References"), ..page("references", &[], &[]) };
    let marked = vec![Piece::Item {
        level: 0,
        number: None,
        words: vec![Run::plain("Many"), Run { script: Script::Raised, ..Run::plain(listed.number.to_string()) }, Run::plain(".")],
    }];
    let (found, _, told) = back(&open, vec![Page { pieces: marked, ..page("mine", &[], &[]) }, references]);
    assert_eq!((found.untouched, told), (1, Vec::new()), "{:?}", found.edits);
}
