//! Tests of fitting.

use super::*;
use crate::content_root::{ContentHints, ContentRoot};
use crate::document::change::{Change, Replacement};
use crate::document::{Document, DocumentId};
use crate::installed_pack::InstalledPack;
use crate::plan::{PlanRequest, plan_talk};
use crate::talk_file::OpenTalk;
use crate::test_library::{add, conflict, library, outline, resting_on, slide};

/// open 1, a 2 must | b 2 should, c 1 may, mine 2 own may | d 2 should, close 1; 11 minutes.
fn talk_and_library() -> (Talk, Library) {
    let mut library = library();
    for (id, topic, minutes, weight) in [
        ("a", "first", 2.0, Weight::Must),
        ("b", "first", 2.0, Weight::Should),
        ("c", "first", 1.0, Weight::May),
        ("d", "second", 2.0, Weight::Should),
        ("mine", "first", 2.0, Weight::May),
    ] {
        add(&mut library, slide(id, topic, "parents", minutes, weight));
    }
    library.slides.get_mut("mine").unwrap().own = true;
    outline(&mut library, "parents-11", 11, &[&["open", "a"], &["b", "c", "mine"], &["d", "close"]]);
    let request = PlanRequest { audience: "parents".into(), minutes: Minutes::new(11), language: None };
    (plan_talk(&library, &request).unwrap().talk, library)
}

/// Sections between bars, then those in reserve; hidden ones in brackets.
fn order(talk: &Talk) -> String {
    let name = |entry: &TalkSlide| if entry.hidden { format!("({})", entry.slide) } else { entry.slide.to_string() };
    let line = |slides: &[TalkSlide]| slides.iter().map(name).collect::<Vec<_>>().join(" ");
    let sections: Vec<String> = talk.sections.iter().map(|section| line(&section.slides)).collect();
    format!("{} || {}", sections.join(" | "), line(&talk.backup))
}

fn fitted(talk: &Talk, library: &Library, minutes: u32) -> (Fit, String) {
    let fit = propose_fit(talk, library, Minutes::new(minutes));
    let talk = apply_fit(talk, library, &fit, &BTreeSet::new());
    assert_eq!((talk_time(&talk, library), talk.minutes), (fit.now, Minutes::new(minutes)));
    (fit, order(&talk))
}

fn refusing(ids: &[&str]) -> BTreeSet<SlideId> {
    ids.iter().map(|id| SlideId::from(*id)).collect()
}

#[test]
fn the_lightest_go_into_reserve_and_own_slides_last() {
    let (talk, library) = talk_and_library();
    for (minutes, expected, codes) in [
        (11, "open a | b c mine | d close || ", vec![]),
        (10, "open a | b mine | d close || c", vec![]),
        (8, "open a | b mine | close || c d", vec![]),
        (6, "open a | mine | close || b c d", vec![]),
        (5, "open a | c | close || b mine d", vec!["own-cut"]),
        (4, "open a | close || b c mine d", vec!["own-cut"]),
        (3, "open a | close || b c mine d", vec!["own-cut", "too-short"]),
    ] {
        let (fit, order) = fitted(&talk, &library, minutes);
        assert_eq!(order, expected, "in {minutes} minutes");
        assert_eq!(fit.diagnostics.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), codes, "in {minutes} minutes");
    }
    let (fit, _) = fitted(&talk, &library, 10);
    assert_eq!(fit.cut[0].reason, "10 minutes are too short for it; it is said where there is time");
    let (fit, _) = fitted(&talk, &library, 3);
    assert_eq!(fit.diagnostics[1].message, "the slides that must be said take 4 minutes; 3 minutes are too short");
}

#[test]
fn what_was_cut_comes_back_and_then_what_the_library_has() {
    let (talk, mut library) = talk_and_library();
    let short = apply_fit(&talk, &library, &propose_fit(&talk, &library, Minutes::new(6)), &BTreeSet::new());
    let (fit, back) = fitted(&short, &library, 11);
    assert_eq!(fit.added.iter().map(|added| added.slide.as_str()).collect::<Vec<_>>(), ["b", "d", "c"]);
    assert_eq!(back, "open a | b c mine | d close || ", "each stands with its neighbours");

    add(&mut library, slide("e", "second", "parents", 3.0, Weight::Must));
    add(&mut library, slide("f", "first", "all", 1.0, Weight::May));
    add(&mut library, slide("g", "first", "officers", 1.0, Weight::Must));
    add(&mut library, slide("h", "first", "parents", 1.0, Weight::Choice));
    let (fit, order) = fitted(&talk, &library, 16);
    assert_eq!(order, "open a | b c mine f | d e close || ");
    assert_eq!(fit.added[0].reason, "there is time for it; it should always be said");
    assert_eq!(fit.diagnostics[0].message, "the slides take 15 of 16 minutes; 1 min left for questions");
}

#[test]
fn a_refused_cut_stays_and_a_refused_addition_stays_out() {
    let (talk, library) = talk_and_library();
    let fit = propose_fit(&talk, &library, Minutes::new(8));
    let refused = refusing(&["c", "nothing"]);
    let kept = apply_fit(&talk, &library, &fit, &refused);
    assert_eq!(order(&kept), "open a | b c mine | close || d");
    assert_eq!(fit.time_without(&refused), talk_time(&kept, &library));
    let fit = propose_fit(&kept, &library, Minutes::new(11));
    assert_eq!(order(&apply_fit(&kept, &library, &fit, &refusing(&["d"]))), order(&kept));
}

#[test]
fn hidden_slides_are_neither_counted_nor_touched() {
    let (mut talk, library) = talk_and_library();
    talk.sections[1].slides[0].hidden = true;
    talk.sections[1].slides[1].minutes = Some(Minutes::new(3));
    let (fit, order) = fitted(&talk, &library, 9);
    assert_eq!((fit.before, fit.cut[0].minutes), (Minutes::new(11), Minutes::new(3)));
    assert_eq!(order, "open a | (b) mine | d close || c");
    let (fit, _) = fitted(&talk, &library, 20);
    assert!(fit.added.is_empty(), "a hidden slide is in the talk already");
}

#[test]
fn a_slide_that_contradicts_the_talk_does_not_come_in() {
    let (talk, mut library) = talk_and_library();
    let other = resting_on(library.slides["a"].clone(), "one");
    add(&mut library, other);
    add(&mut library, resting_on(slide("e", "first", "parents", 1.0, Weight::Must), "other"));
    conflict(&mut library, "one", "other");
    assert!(propose_fit(&talk, &library, Minutes::new(20)).added.is_empty());
}

#[test]
fn the_head_of_a_section_goes_with_its_slides() {
    let (mut talk, mut library) = talk_and_library();
    let mut head = slide("head", "second", "all", 0.0, Weight::Must);
    head.kind = SlideKind::Section;
    add(&mut library, head);
    talk.sections[1].slides.insert(0, TalkSlide::new("head".into()));
    assert_eq!(fitted(&talk, &library, 4).1, "open a | close || head b c mine d");
    assert_eq!(fitted(&talk, &library, 6).1, "open a | head mine | close || b c d");
}

#[test]
fn it_is_one_step_that_can_be_undone() {
    let (talk, library) = talk_and_library();
    let fitted = apply_fit(&talk, &library, &propose_fit(&talk, &library, Minutes::new(6)), &BTreeSet::new());
    let mut document = Document::new(DocumentId::from("test"), OpenTalk::new(talk.clone(), library));
    document.apply(Change::ReplaceTalk { talk: Box::new(fitted.clone()), why: Replacement::Time }).unwrap();
    assert_eq!(document.open().talk, fitted);
    document.undo();
    assert_eq!(document.open().talk, talk);
}

#[test]
fn talks_of_the_shipped_packs_fit_every_time_that_holds_what_must_be_said() {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let mut tried = 0;
    for name in content.pack_names() {
        let library = InstalledPack::load(&content, Some(&name)).unwrap().library;
        for outline in &library.outlines {
            let request =
                PlanRequest { audience: outline.audience.clone(), minutes: outline.minutes, language: outline.language.clone() };
            let talk = plan_talk(&library, &request).unwrap().talk;
            let least = propose_fit(&talk, &library, Minutes::ZERO).now;
            for minutes in [10, 15, 20, 30, 45, 60, 90].map(Minutes::new) {
                let fit = propose_fit(&talk, &library, minutes);
                let now = apply_fit(&talk, &library, &fit, &BTreeSet::new());
                assert_eq!(fit.now, talk_time(&now, &library), "{} in {minutes}", outline.id);
                assert!(fit.now <= minutes.max(least), "{} in {minutes} takes {}", outline.id, fit.now);
                assert_eq!(now.slides().next(), talk.slides().next(), "{} opens as it did", outline.id);
                assert_eq!(now.slides().last(), talk.slides().last(), "{} closes as it did", outline.id);
                let there =
                    talk.slides().chain(&talk.backup).all(|entry| now.slides().chain(&now.backup).any(|now| now == entry));
                assert!(there, "{} in {minutes}: nothing is lost", outline.id);
                tried += 1;
            }
        }
    }
    assert!(tried >= 21);
}
