//! Tests of retargeting.

use super::*;
use crate::plan::{PlanRequest, plan_talk};
use crate::test_library::{add, library, outline, slide, worded};
use lectern_model::slide::Weight;

fn talk_and_library() -> (Talk, Library) {
    let mut library = library();
    let both = worded(worded(slide("both", "first", "all", 2.0, Weight::Must), None, "you"), Some("officers"), "you, officer");
    add(&mut library, both);
    add(&mut library, worded(slide("same", "first", "all", 1.0, Weight::Must), None, "all of us"));
    add(&mut library, slide("home", "second", "parents", 2.0, Weight::Should));
    add(&mut library, slide("street", "second", "officers", 3.0, Weight::Should));
    add(&mut library, slide("only", "second", "parents", 1.0, Weight::May));
    outline(&mut library, "parents-8", 8, &[&["open", "both", "same"], &["home", "only", "close"]]);
    let request = PlanRequest { audience: "parents".into(), minutes: Minutes::new(8), language: None };
    (plan_talk(&library, &request).unwrap().talk, library)
}

#[test]
fn slides_stay_are_reworded_replaced_or_left_out() {
    let (talk, library) = talk_and_library();
    let change = retarget_talk(&talk, &library, &"officers".into()).unwrap();
    let slides: Vec<&str> = change.talk.slides().map(|slide| slide.slide.as_str()).collect();
    assert_eq!(slides, ["open", "both", "same", "street", "close"]);
    let kept: Vec<(&str, bool)> = change.kept.iter().map(|kept| (kept.slide.as_str(), kept.reworded)).collect();
    assert_eq!(kept, [("open", false), ("both", true), ("same", false), ("close", false)]);
    assert_eq!((change.replaced[0].old.as_str(), change.replaced[0].new.as_str()), ("home", "street"));
    assert_eq!(change.left_out[0].slide.as_str(), "only");
    assert_eq!(change.left_out[0].reason, "it does not serve this audience, and no slide on `On second` that does is free");
    assert_eq!((change.before, change.now), (Minutes::new(8), Minutes::new(8)));
    assert_eq!(change.talk.title, "A talk for officers");
    assert_eq!(change.talk.outline, None);
}

#[test]
fn the_presenters_title_and_own_slides_stay() {
    let (mut talk, mut library) = talk_and_library();
    talk.title = "My evening".to_owned();
    let mut own = slide("mine", "second", "parents", 4.0, Weight::Must);
    own.own = true;
    add(&mut library, own);
    talk.sections[1].slides.insert(0, TalkSlide::new("mine".into()));
    let change = retarget_talk(&talk, &library, &"officers".into()).unwrap();
    assert_eq!(change.talk.title, "My evening");
    assert!(change.talk.slides().any(|slide| slide.slide.as_str() == "mine"));
    assert_eq!(change.diagnostics[0].message, "the slides now take 12 minutes; the talk has 8");
}

#[test]
fn a_talk_without_the_packs_frame_gets_it() {
    let (mut talk, library) = talk_and_library();
    talk.sections = vec![TalkSection { title: "Only".to_owned(), slides: vec![TalkSlide::new("only".into())] }];
    let change = retarget_talk(&talk, &library, &"officers".into()).unwrap();
    let slides: Vec<&str> = change.talk.slides().map(|slide| slide.slide.as_str()).collect();
    assert_eq!(slides, ["open", "street", "close"]);
    assert_eq!(change.added.len(), 2);
}

#[test]
fn there_and_back_keeps_what_serves_both() {
    let (talk, library) = talk_and_library();
    let there = retarget_talk(&talk, &library, &"officers".into()).unwrap().talk;
    let back = retarget_talk(&there, &library, &"parents".into()).unwrap().talk;
    let slides: Vec<&str> = back.slides().map(|slide| slide.slide.as_str()).collect();
    assert_eq!(slides, ["open", "both", "same", "home", "close"]);
    assert_eq!(back.title, "A talk for parents");
}
