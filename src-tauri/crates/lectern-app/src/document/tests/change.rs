//! Tests of changes, undoing and redoing.

use super::*;
use crate::document::applied::Pictures;
use lectern_model::citation::CitationStyle;
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::language::Language;
use lectern_model::talk::{HandoutSettings, SourcesAt};
use lectern_model::theme::Aspect;

/// Makes a change, and holds that undoing and redoing lead there and back.
fn make(document: &mut Document, change: Change) -> Applied {
    let before = document.open().clone();
    let applied = document.apply(change).unwrap();
    let after = document.open().clone();
    assert!(applied.changed && before != after);
    assert!(document.undo().unwrap().changed);
    assert_eq!(*document.open(), before);
    document.redo().unwrap();
    assert_eq!(*document.open(), after);
    applied
}

fn after(change: Change) -> String {
    let mut document = document();
    make(&mut document, change);
    shown(&document)
}

/// Why a change is refused; nothing is changed by it.
fn refused(change: Change) -> String {
    let mut document = document();
    let error = document.apply(change).unwrap_err();
    assert_eq!(*document.open(), talk());
    assert_eq!(document.undo_name(), None);
    error.to_string()
}

#[test]
fn slides_come_in_where_they_are_put() {
    assert_eq!(after(Change::Insert { slides: ids(&["h", "f"]), at: in_section(1, 1) }), "a b | c h f d e");
    assert_eq!(after(Change::Insert { slides: ids(&["f"]), at: Spot::Backup { position: 0 } }), "a b | c d e || f");
    assert_eq!(after(Change::Write { text: text("mine", "- My town"), at: in_section(0, 2) }), "a b mine | c d e");
    assert_eq!(after(Change::Write { text: text("f", "- My town"), at: in_section(0, 0) }), "f-2 a b | c d e");
}

#[test]
fn slides_move_and_keep_their_order() {
    let moved = |slides: &[&str], to| after(Change::Move { slides: ids(slides), to });
    assert_eq!(moved(&["e", "a"], in_section(1, 1)), "b | c a e d");
    assert_eq!(moved(&["c", "d"], in_section(1, 3)), "a b | e c d");
    assert_eq!(moved(&["e"], in_section(1, 0)), "a b | e c d");
    assert_eq!(moved(&["b", "d"], Spot::Backup { position: 0 }), "a | c e || b d");
    let mut document = document();
    make(&mut document, Change::Move { slides: ids(&["b", "d"]), to: Spot::Backup { position: 0 } });
    make(&mut document, Change::Move { slides: ids(&["d"]), to: in_section(0, 0) });
    assert_eq!(shown(&document), "d a | c e || b");
}

#[test]
fn a_draft_is_reviewed_and_keeps_its_words() {
    let mut document = document();
    let draft = text("mine", "- My town").replacen("---\n", "---\ndraft: true\n", 1);
    make(&mut document, Change::Write { text: draft, at: in_section(0, 2) });
    let own = |document: &Document| document.open().library.slides[&SlideId::from("mine")].clone();
    assert!(own(&document).draft);
    make(&mut document, Change::Reviewed { slides: ids(&["mine"]) });
    assert_eq!((own(&document).draft, own(&document).file.text.contains("- My town")), (false, true));
    assert!(refused(Change::Reviewed { slides: ids(&["none"]) }).contains("none"));
}

#[test]
fn slides_go_and_hide_and_take_their_own_time() {
    assert_eq!(after(Change::Remove { slides: ids(&["e", "a"]) }), "b | c d");
    let mut document = document();
    make(&mut document, Change::Hide { slides: ids(&["b", "c"]), hidden: true });
    assert_eq!(shown(&document), "a (b) | (c) d e");
    make(&mut document, Change::Hide { slides: ids(&["c", "d"]), hidden: false });
    assert_eq!(shown(&document), "a (b) | c d e");
    let applied = make(&mut document, Change::SlideMinutes { slide: "a".into(), minutes: Some(Minutes::new(3)) });
    assert_eq!((applied.pictures, applied.numbering), (Pictures::Of([].into()), false));
    assert_eq!(document.open().talk.sections[0].slides[0].minutes, Some(Minutes::new(3)));
}

#[test]
fn a_copy_is_an_own_slide_with_an_id_of_its_own() {
    let mut document = document();
    make(&mut document, Change::Hide { slides: ids(&["d"]), hidden: true });
    let applied = make(&mut document, Change::Duplicate { slides: ids(&["d", "a"]) });
    assert_eq!(shown(&document), "a b | c (d) a-copy (d-copy) e");
    assert_eq!(applied.came, ids(&["a-copy", "d-copy"]));
    let copy = &document.open().library.slides["a-copy"];
    assert!(copy.own && *copy.file.text == text("a-copy", "- Words").replace("The a-copy", "The a"));
    make(&mut document, Change::Duplicate { slides: ids(&["a-copy"]) });
    assert_eq!(shown(&document), "a b | c (d) a-copy a-copy-2 (d-copy) e");
    make(&mut document, Change::Remove { slides: ids(&["a-copy"]) });
    assert!(document.open().library.slides.contains_key("a-copy"));
    make(&mut document, Change::Delete { slides: ids(&["a-copy", "a-copy-2"]) });
    assert_eq!(shown(&document), "a b | c (d) (d-copy) e");
    assert!(!document.open().library.slides.contains_key("a-copy"));
}

#[test]
fn sections_change() {
    let name = |title: &str| title.to_owned();
    assert_eq!(after(Change::AddSection { at: 1, title: name("New") }), "a b |  | c d e");
    assert_eq!(after(Change::SplitSection { section: 1, position: 1, title: name("New") }), "a b | c | d e");
    assert_eq!(after(Change::RemoveSection { section: 0 }), "c d e");
    assert_eq!(after(Change::MoveSection { section: 0, to: 2 }), "c d e | a b");
    assert_eq!(after(Change::MoveSection { section: 1, to: 0 }), "c d e | a b");
    assert_eq!(after(Change::MergeSection { section: 1 }), "a b c d e");
    let mut document = document();
    let applied = make(&mut document, Change::RenameSection { section: 1, title: name("Other") });
    assert_eq!(applied.pictures, Pictures::Of(ids(&["c", "d", "e"]).into_iter().collect()));
    assert_eq!(document.open().talk.sections[1].title, "Other");
}

#[test]
fn the_first_slide_of_a_talk_without_sections_makes_one() {
    let mut document = document();
    make(&mut document, Change::RemoveSection { section: 1 });
    make(&mut document, Change::RemoveSection { section: 0 });
    make(&mut document, Change::Insert { slides: ids(&["f"]), at: in_section(0, 0) });
    assert_eq!((shown(&document).as_str(), document.open().talk.sections[0].title.as_str()), ("f", "An evening"));
}

#[test]
fn every_setting_is_taken_and_undone() {
    let mut document = document();
    for setting in [
        Setting::Title("Other".to_owned()),
        Setting::Subtitle(Some("Below".to_owned())),
        Setting::Date("2026-05-01".parse().ok()),
        Setting::Minutes(Minutes::new(45)),
        Setting::Language(Language::new("es")),
        Setting::Theme("clear".to_owned()),
        Setting::Aspect(Aspect::Standard),
        Setting::CitationStyle(Some(CitationStyle::Apa)),
        Setting::Sources(SourcesAt::End),
        Setting::Handouts(HandoutSettings { kinds: vec![Handout::Article], paper: Paper::default(), ink: Ink::default() }),
    ] {
        make(&mut document, Change::Set(setting));
    }
    let field = |value: &str| Change::Field { field: "county_hotline".into(), value: value.to_owned() };
    make(&mut document, field("555-0100"));
    assert_eq!(document.open().talk.field("county_hotline"), Some("555-0100"));
    make(&mut document, field("  "));
    assert_eq!(document.open().talk.field("county_hotline"), None);
    assert_eq!(document.undo_name().unwrap().to_string(), "Fill in local field");
}

#[test]
fn a_text_is_an_edit_as_the_talk_itself_takes_it_and_can_be_taken_back() {
    let mut document = document();
    let edited = text("a", "- Said otherwise");
    let applied = make(&mut document, Change::SlideText { slide: "a".into(), text: edited.clone() });
    assert_eq!((applied.pictures, applied.numbering), (Pictures::Of(ids(&["a"]).into_iter().collect()), false));
    let mut expected = talk();
    expected.put_slide("edits/a.md", &edited);
    assert_eq!(*document.open(), expected);
    make(&mut document, Change::RevertSlides { slides: ids(&["a"]) });
    assert_eq!(*document.open(), talk());
    document.undo().unwrap();
    make(&mut document, Change::SlideText { slide: "a".into(), text: text("a", "- Words") });
    assert_eq!(*document.open(), talk(), "the pack's own text is no edit");
    let cites = make(&mut document, Change::SlideText { slide: "a".into(), text: text("a", "- So [@smith2020]") });
    assert!(cites.numbering);
}

#[test]
fn a_whole_talk_is_replaced_and_comes_back() {
    let mut document = document();
    let mut other = talk();
    other.talk.sections.remove(0);
    make(&mut document, Change::ReplaceTalk { talk: Box::new(other.talk.clone()), why: Replacement::Time });
    assert_eq!(document.undo_name().unwrap().code, "fit-time");
    other.library = library(&["c", "d", "e", "new"]);
    let applied = make(&mut document, Change::ReplaceAll { open: Box::new(other), why: Replacement::Pack });
    assert_eq!((applied.pictures, applied.numbering), (Pictures::All, true));
    assert!(document.open().library.slides.contains_key("new"));
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let mut twice = talk().talk;
    twice.backup.push(twice.sections[0].slides[0].clone());
    let text_of = |slide: &str, text: String| Change::SlideText { slide: slide.into(), text };
    for (change, said) in [
        (Change::Insert { slides: ids(&["f", "a"]), at: in_section(0, 0) }, "the slide `a` is in the talk already"),
        (Change::Insert { slides: ids(&["f", "f"]), at: in_section(0, 0) }, "the slide `f` is in the talk already"),
        (Change::Insert { slides: ids(&["x"]), at: in_section(0, 0) }, "the library has no slide `x`"),
        (Change::Insert { slides: ids(&["f"]), at: in_section(0, 3) }, "there is no place 4 among 2 slides"),
        (Change::Insert { slides: ids(&["f"]), at: in_section(2, 0) }, "the talk has no section 3; it has 2"),
        (Change::Move { slides: ids(&["a", "f"]), to: in_section(1, 0) }, "the talk has no slide `f`"),
        (Change::Move { slides: ids(&["a"]), to: in_section(1, 9) }, "there is no place 10"),
        (Change::Remove { slides: ids(&["a", "f"]) }, "the talk has no slide `f`"),
        (Change::Delete { slides: ids(&["a"]) }, "the slide `a` is the pack's"),
        (Change::MergeSection { section: 0 }, "the first section has none before it"),
        (Change::MoveSection { section: 0, to: 3 }, "the talk has no section 4"),
        (Change::SplitSection { section: 0, position: 3, title: String::new() }, "there is no place 4"),
        (Change::Field { field: "x".into(), value: "1".to_owned() }, "the pack has no local field `x`"),
        (text_of("a", text("b", "- Words")), "the text is of the slide `b`, not of `a`"),
        (text_of("a", text("mine", "- Words")), "the text is of the slide `mine`, not of `a`"),
        (text_of("a", "# No head".to_owned()), "the text is not a slide: the file does not begin with a head"),
        (Change::Write { text: "---\nid: [\n---\n".to_owned(), at: in_section(0, 0) }, "the text is not a slide"),
        (Change::Write { text: text("mine", "- Words"), at: in_section(5, 0) }, "the talk has no section 6"),
        (Change::ReplaceTalk { talk: Box::new(twice), why: Replacement::Audience }, "the slide `a` is in the talk already"),
    ] {
        let error = refused(change);
        assert!(error.starts_with(said), "{error}");
    }
}

#[test]
fn what_changes_nothing_is_no_step() {
    let mut document = document();
    for change in [
        title("An evening"),
        Change::Move { slides: ids(&["a", "b"]), to: in_section(0, 0) },
        Change::Remove { slides: vec![] },
        Change::Hide { slides: ids(&["a"]), hidden: false },
        Change::RevertSlides { slides: ids(&["a"]) },
    ] {
        assert!(!document.apply(change).unwrap().changed);
    }
    assert_eq!((document.undo_name(), document.undo(), document.redo()), (None, None, None));
}

#[test]
fn typing_is_one_step_until_something_else_or_a_pause() {
    let mut document = document();
    let type_into = |document: &mut Document, slide: &str, words: &str| {
        document.apply(Change::SlideText { slide: slide.into(), text: text(slide, words) }).unwrap();
    };
    type_into(&mut document, "a", "- S");
    type_into(&mut document, "a", "- Sa");
    type_into(&mut document, "b", "- T");
    type_into(&mut document, "a", "- Say");
    document.pause();
    type_into(&mut document, "a", "- Say it");
    let words = |document: &Document| document.open().library.slides["a"].file.text.rsplit("---\n\n").next().unwrap().to_owned();
    let mut seen = vec![words(&document)];
    while document.undo().is_some() {
        seen.push(words(&document));
    }
    assert_eq!(seen, ["- Say it\n", "- Say\n", "- Sa\n", "- Sa\n", "- Words\n"]);
    assert_eq!(*document.open(), talk());
    document.redo().unwrap();
    type_into(&mut document, "a", "- Same");
    assert_eq!(document.redo_name(), None);
    document.undo().unwrap();
    assert_eq!(words(&document), "- Sa\n", "after redoing, typing is a step of its own");
}

#[test]
fn names_count() {
    let moved = |slides: &[&str]| Change::Move { slides: ids(slides), to: in_section(0, 0) }.name().to_string();
    assert_eq!((moved(&["a"]), moved(&["a", "b"])), ("Move slide".to_owned(), "Move slides".to_owned()));
}

#[test]
fn offered_slides_can_be_inserted_and_stay_offered() {
    let mut document = document();
    document.offer(Arc::new(library(&["a", "new"])));
    assert!(!document.open().library.slides["a"].own);
    make(&mut document, Change::Insert { slides: ids(&["new"]), at: in_section(0, 0) });
    document.apply(Change::ReplaceAll { open: Box::new(talk()), why: Replacement::Pack }).unwrap();
    make(&mut document, Change::Insert { slides: ids(&["new"]), at: in_section(1, 0) });
    assert_eq!(shown(&document), "a b | new c d e");
}

#[test]
fn the_oldest_of_very_many_steps_is_forgotten() {
    let mut document = document();
    for n in 0..510 {
        document.apply(Change::AddSection { at: 0, title: n.to_string() }).unwrap();
    }
    let mut undone = 0;
    while document.undo().is_some() {
        undone += 1;
    }
    assert_eq!((undone, document.open().talk.sections.len()), (500, 12));
}
