//! Tests of planning.

use super::*;
use crate::test_library::{add, conflict, library, outline, resting_on, slide};
use lectern_model::diagnostic::Severity;

fn request(minutes: f64) -> PlanRequest {
    PlanRequest { audience: "parents".into(), minutes: Minutes::from(minutes), language: None }
}

/// A pack with a ten-minute outline: open 1, a 2 must, b 2 should, c 1 may, d 2 should, e 1 must, close 1.
fn ten_minutes() -> Library {
    let mut library = library();
    for (id, minutes, weight) in [
        ("a", 2.0, Weight::Must),
        ("b", 2.0, Weight::Should),
        ("c", 1.0, Weight::May),
        ("d", 2.0, Weight::Should),
        ("e", 1.0, Weight::Must),
    ] {
        add(&mut library, slide(id, "first", "parents", minutes, weight));
    }
    outline(&mut library, "parents-10", 10, &[&["open", "a", "b"], &["c", "d"], &["e", "close"]]);
    library
}

fn order(plan: &Plan) -> String {
    let sections = plan
        .talk
        .sections
        .iter()
        .map(|section| section.slides.iter().map(|slide| slide.slide.as_str()).collect::<Vec<_>>().join(" "));
    sections.collect::<Vec<_>>().join(" | ")
}

#[test]
fn the_outline_is_taken_where_it_fits() {
    let plan = plan_talk(&ten_minutes(), &request(10.0)).unwrap();
    assert_eq!(order(&plan), "open a b | c d | e close");
    assert_eq!(plan.planned, Minutes::new(10));
    assert_eq!((plan.left_out.len(), plan.diagnostics.len()), (0, 0));
    assert_eq!(plan.talk.title, "parents-10");
    assert_eq!(plan.talk.outline, Some("parents-10".into()));
    let times: Vec<String> = plan.sections.iter().map(|section| section.minutes.to_string()).collect();
    assert_eq!(times, ["5", "3", "2"]);
}

#[test]
fn the_latest_of_the_lightest_go_first() {
    for (minutes, expected) in
        [(9.0, "open a b | d | e close"), (7.0, "open a b | e close"), (6.0, "open a | c | e close"), (5.0, "open a | e close")]
    {
        let plan = plan_talk(&ten_minutes(), &request(minutes)).unwrap();
        assert_eq!(order(&plan), expected, "in {minutes} minutes");
        assert!(plan.planned <= Minutes::from(minutes));
    }
}

#[test]
fn what_was_left_out_is_said_with_the_reason() {
    let plan = plan_talk(&ten_minutes(), &request(7.5)).unwrap();
    let said: Vec<String> = plan.left_out.iter().map(|left| format!("{}: {}", left.slide, left.reason)).collect();
    assert_eq!(
        said,
        [
            "c: 7.5 minutes are too short for it; it is said where there is time",
            "d: 7.5 minutes are too short for it; it is normally said"
        ]
    );
    assert_eq!(plan.diagnostics.len(), 1);
    assert_eq!(plan.diagnostics[0].message, "the slides take 7 of 7.5 minutes; 0.5 min left for questions");
}

#[test]
fn what_must_be_said_goes_last_and_is_warned_of() {
    let plan = plan_talk(&ten_minutes(), &request(4.0)).unwrap();
    assert_eq!(order(&plan), "open | c | e close");
    assert_eq!(plan.diagnostics[0].severity, Severity::Warning);
    assert_eq!(plan.diagnostics[0].message, "`A` should always be said; 4 minutes are too short for it");
    let plan = plan_talk(&ten_minutes(), &request(1.0)).unwrap();
    assert_eq!(order(&plan), "open | close");
    assert_eq!(plan.diagnostics.last().unwrap().severity, Severity::Error);
}

#[test]
fn of_what_must_be_said_the_longest_section_loses_its_latest() {
    let mut library = library();
    for id in ["a", "b", "c", "d", "e"] {
        add(&mut library, slide(id, "first", "parents", 2.0, Weight::Must));
    }
    outline(&mut library, "parents-12", 12, &[&["open", "a"], &["b", "c", "d"], &["e", "close"]]);
    assert_eq!(order(&plan_talk(&library, &request(8.0)).unwrap()), "open a | b | e close");
    let plan = plan_talk(&library, &request(6.0)).unwrap();
    assert_eq!(order(&plan), "open a | b | close");
    assert_eq!(plan.diagnostics[0].message, "`C`, `D`, `E` should always be said; 6 minutes are too short for it");
}

#[test]
fn the_nearest_outline_is_the_start_and_of_two_as_near_the_longer() {
    let mut library = ten_minutes();
    outline(&mut library, "parents-20", 20, &[&["open", "close"]]);
    let start = |minutes| plan_talk(&library, &request(minutes)).unwrap().talk.outline.unwrap();
    assert_eq!(start(14.0).as_str(), "parents-10");
    assert_eq!(start(15.0).as_str(), "parents-20");
    assert_eq!(start(60.0).as_str(), "parents-20");
}

#[test]
fn time_left_is_filled_from_longer_outlines_and_then_from_the_library() {
    let mut library = ten_minutes();
    add(&mut library, slide("f", "second", "parents", 2.0, Weight::Should));
    add(&mut library, slide("g", "first", "parents", 1.0, Weight::Must));
    add(&mut library, slide("h", "second", "parents", 1.0, Weight::May));
    add(&mut library, slide("i", "second", "officers", 1.0, Weight::Must));
    outline(&mut library, "parents-18", 18, &[&["open", "a", "f", "b"], &["c", "d", "e", "close"]]);
    let plan = plan_talk(&library, &request(13.0)).unwrap();
    assert_eq!(order(&plan), "open a f b | c d | e g close");
    let added: Vec<&str> = plan.added.iter().map(|added| added.slide.as_str()).collect();
    assert_eq!(added, ["f", "g"]);
    assert_eq!(plan.added[0].reason, "there is time for it; the outline `parents-18` has it");
    let left: Vec<&str> = plan.left_out.iter().map(|left| left.slide.as_str()).collect();
    assert_eq!(left, ["h"]);
}

#[test]
fn a_slide_that_is_the_presenters_choice_is_in_a_talk_only_where_an_outline_has_it() {
    let mut library = ten_minutes();
    add(&mut library, slide("story", "first", "parents", 1.0, Weight::Choice));
    outline(&mut library, "parents-18", 18, &[&["open", "a", "story", "b"], &["c", "d", "e", "close"]]);
    let plan = plan_talk(&library, &request(13.0)).unwrap();
    assert!(!order(&plan).contains("story"));
    assert!(plan.left_out.iter().all(|left| left.slide.as_str() != "story"));
    let plan = plan_talk(&library, &request(18.0)).unwrap();
    assert!(order(&plan).contains("story"));
}

#[test]
fn a_slide_that_contradicts_the_talk_is_not_added() {
    let mut library = ten_minutes();
    let contradicting = resting_on(slide("f", "first", "parents", 1.0, Weight::Must), "C2");
    add(&mut library, contradicting);
    let a = resting_on(library.slides["a"].clone(), "C1");
    add(&mut library, a);
    conflict(&mut library, "C1", "C2");
    let plan = plan_talk(&library, &request(12.0)).unwrap();
    assert_eq!(order(&plan), "open a b | c d | e close");
    assert_eq!(plan.left_out[0].reason, "it contradicts `A` (two counts)");
    // A slide that says in its own words how its claim stands contradicts nothing.
    library.slides.entry("f".into()).and_modify(|slide| slide.claims[0].caveat_worded = true);
    let plan = plan_talk(&library, &request(12.0)).unwrap();
    assert!(order(&plan).contains(" f "), "{}", order(&plan));
}

#[test]
fn without_an_outline_slides_are_taken_by_weight_and_put_in_the_order_of_topics() {
    let mut library = ten_minutes();
    library.outlines.clear();
    add(&mut library, slide("f", "second", "parents", 1.0, Weight::Must));
    let plan = plan_talk(&library, &request(7.0)).unwrap();
    assert_eq!(order(&plan), "open a e c | f close");
    let titles: Vec<&str> = plan.talk.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["On first", "On second"]);
    assert_eq!(plan.diagnostics[0].code, "no-outline");
}

#[test]
fn an_outline_in_the_language_asked_for_wins_over_a_nearer_one() {
    let mut library = ten_minutes();
    outline(&mut library, "parents-es", 30, &[&["open", "a", "close"]]);
    library.outlines[1].language = Some(Language::new("es-MX"));
    let spanish = PlanRequest { language: Some(Language::new("es")), ..request(10.0) };
    let plan = plan_talk(&library, &spanish).unwrap();
    assert_eq!(plan.talk.outline.unwrap().as_str(), "parents-es");
    assert_eq!(plan.talk.language.tag(), "es");
    let french = PlanRequest { language: Some(Language::new("fr")), ..request(10.0) };
    assert_eq!(plan_talk(&library, &french).unwrap().diagnostics[0].code, "no-outline");
}

#[test]
fn slides_the_pack_lacks_are_named() {
    let mut library = ten_minutes();
    library.slides.remove("d");
    let plan = plan_talk(&library, &request(10.0)).unwrap();
    assert_eq!(plan.left_out[0].reason, "the outline names it, but the pack does not have it");
}

#[test]
fn an_unknown_audience_is_answered_with_those_there_are() {
    let nobody = PlanRequest { audience: "teachers".into(), ..request(10.0) };
    let error = plan_talk(&library(), &nobody).unwrap_err();
    assert_eq!(error.to_string(), "there is no audience `teachers`; choose from parents, officers");
}

#[test]
fn no_time_between_one_and_sixty_minutes_is_exceeded_or_loses_the_frame() {
    let mut library = ten_minutes();
    for n in 0..40 {
        let weight = [Weight::May, Weight::Should, Weight::Must][n % 3];
        let minutes = [0.5, 1.0, 1.5, 3.0][n % 4];
        add(&mut library, slide(&format!("x{n}"), ["first", "second"][n % 2], "parents", minutes, weight));
    }
    for half_minutes in 4..120 {
        let wanted = Minutes::from_seconds(half_minutes * 30);
        let request = PlanRequest { minutes: wanted, ..request(0.0) };
        let plan = plan_talk(&library, &request).unwrap();
        assert!(plan.planned <= wanted, "{wanted}");
        let order = order(&plan);
        assert!(order.starts_with("open") && order.ends_with("close"), "{order}");
        let sum: Minutes = plan.sections.iter().map(|section| section.minutes).sum();
        assert_eq!(sum, plan.planned);
    }
}
