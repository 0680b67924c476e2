//! Tests of swapping audiences.

use super::*;
use crate::content_root::{ContentHints, ContentRoot};
use crate::installed_pack::InstalledPack;
use crate::plan::{PlanRequest, plan_talk};
use crate::talk_time::talk_time;
use crate::test_library::{add, library, outline, slide, worded};
use crate::text_change::TextChangeKind;
use lectern_model::slide::Weight;

/// open 1, both 2, home 2 | only 1, mine 4, close 1 || spare.
fn talk_and_library() -> (Talk, Library) {
    let mut library = library();
    let both = worded(worded(slide("both", "first", "all", 2.0, Weight::Must), None, "you can"), Some("officers"), "you must");
    add(&mut library, both);
    add(&mut library, worded(slide("home", "second", "parents", 2.0, Weight::Should), None, "at home"));
    add(&mut library, worded(slide("street", "second", "officers", 3.0, Weight::Should), None, "in the street"));
    add(&mut library, slide("only", "second", "parents", 1.0, Weight::May));
    add(&mut library, slide("spare", "first", "parents", 1.0, Weight::May));
    let mut own = slide("mine", "second", "parents", 4.0, Weight::May);
    own.own = true;
    add(&mut library, own);
    outline(&mut library, "parents-11", 11, &[&["open", "both", "home"], &["only", "mine", "close"]]);
    let request = PlanRequest { audience: "parents".into(), minutes: Minutes::new(11), language: None };
    let mut talk = plan_talk(&library, &request).unwrap().talk;
    talk.backup.push(TalkSlide::new("spare".into()));
    (talk, library)
}

fn order(talk: &Talk) -> String {
    let line = |slides: &[TalkSlide]| slides.iter().map(|entry| entry.slide.as_str()).collect::<Vec<_>>().join(" ");
    let sections: Vec<String> = talk.sections.iter().map(|section| line(&section.slides)).collect();
    format!("{} || {}", sections.join(" | "), line(&talk.backup))
}

#[test]
fn every_slide_has_a_row_in_its_order() {
    let (talk, library) = talk_and_library();
    let swap = propose_swap(&talk, &library, &"officers".into()).unwrap();
    let rows: Vec<(&str, &str, Fate)> =
        swap.rows.iter().map(|row| (row.old_title.as_str(), row.new_title.as_str(), row.what)).collect();
    let expected = [
        ("OPEN", "OPEN", Fate::Stays),
        ("BOTH", "BOTH", Fate::Reworded),
        ("HOME", "STREET", Fate::Replaced),
        ("ONLY", "", Fate::NoCounterpart),
        ("MINE", "MINE", Fate::Stays),
        ("CLOSE", "CLOSE", Fate::Stays),
        ("SPARE", "", Fate::NoCounterpart),
    ];
    assert_eq!(rows, expected);
    assert_eq!((swap.before, swap.now, swap.title.as_str()), (Minutes::new(11), Minutes::new(11), "A talk for officers"));
    let changed = |row: &SwapRow, kind| -> String {
        row.words.iter().filter(|change| change.kind == kind).map(|change| change.text.as_str()).collect()
    };
    assert_eq!(
        (changed(&swap.rows[1], TextChangeKind::Old), changed(&swap.rows[1], TextChangeKind::New)),
        ("can".into(), "must".into())
    );
    assert_eq!(changed(&swap.rows[2], TextChangeKind::New), "STREET\nin the street");
    assert_eq!((swap.rows[2].minutes_before, swap.rows[2].minutes_now), (Minutes::new(2), Minutes::new(3)));
    assert_eq!(swap.rows[6].minutes_before, Minutes::ZERO, "reserve is not counted");
    assert_eq!(swap.rows[4].reason, "it is your own");
}

#[test]
fn all_of_it_is_what_retargeting_does() {
    let (talk, library) = talk_and_library();
    let swap = propose_swap(&talk, &library, &"officers".into()).unwrap();
    let all = apply_swap(&talk, &library, &swap, &BTreeSet::new());
    assert_eq!(all, retarget_talk(&talk, &library, &"officers".into()).unwrap().talk);
    assert_eq!(order(&all), "open both street | mine close || ");
}

#[test]
fn refused_rows_leave_the_slide_as_it_is() {
    let (talk, library) = talk_and_library();
    let swap = propose_swap(&talk, &library, &"officers".into()).unwrap();
    for (refused, expected) in [
        (vec![2], "open both home | mine close || "),
        (vec![3], "open both street | only mine close || "),
        (vec![6, 1], "open both street | mine close || spare"),
        ((0..7).collect(), "open both home | only mine close || spare"),
    ] {
        let refused = refused.into_iter().collect();
        let talk = apply_swap(&talk, &library, &swap, &refused);
        assert_eq!(order(&talk), expected);
        assert_eq!((talk.audience.as_str(), talk_time(&talk, &library)), ("officers", swap.time_without(&refused)));
    }
}

#[test]
fn an_added_slide_can_stay_out() {
    let (mut talk, library) = talk_and_library();
    talk.sections.truncate(1);
    talk.sections[0].slides.remove(0);
    let swap = propose_swap(&talk, &library, &"officers".into()).unwrap();
    let added: Vec<usize> = (0..swap.rows.len()).filter(|at| swap.rows[*at].what == Fate::Added).collect();
    assert_eq!(added, [0, 3], "before and after the talk, not after its reserve");
    assert_eq!(order(&apply_swap(&talk, &library, &swap, &BTreeSet::new())), "open both street close || ");
    assert_eq!(order(&apply_swap(&talk, &library, &swap, &BTreeSet::from([0]))), "both street close || ");
}

#[test]
fn a_slide_the_library_does_not_have_stays_and_an_unknown_audience_is_told() {
    let (mut talk, library) = talk_and_library();
    talk.sections[0].slides.push(TalkSlide::new("lost".into()));
    let swap = propose_swap(&talk, &library, &"officers".into()).unwrap();
    assert_eq!((swap.rows[3].what, swap.rows[3].old_title.as_str()), (Fate::Stays, "lost"));
    assert!(order(&apply_swap(&talk, &library, &swap, &BTreeSet::new())).contains("lost"));
    assert!(propose_swap(&talk, &library, &"pilots".into()).is_err());
}

#[test]
fn talks_of_the_shipped_packs_can_be_swapped_for_every_audience() {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let mut seen = BTreeSet::new();
    for name in content.pack_names() {
        let library = InstalledPack::load(&content, Some(&name)).unwrap().library;
        for outline in &library.outlines {
            let request =
                PlanRequest { audience: outline.audience.clone(), minutes: outline.minutes, language: outline.language.clone() };
            let talk = plan_talk(&library, &request).unwrap().talk;
            for audience in &library.pack.audiences {
                let swap = propose_swap(&talk, &library, &audience.id).unwrap();
                let all = apply_swap(&talk, &library, &swap, &BTreeSet::new());
                assert_eq!(all, retarget_talk(&talk, &library, &audience.id).unwrap().talk, "{} for {}", outline.id, audience.id);
                assert_eq!(swap.now, swap.time_without(&BTreeSet::new()));
                assert_eq!(swap.before, swap.rows.iter().map(|row| row.minutes_before).sum());
                let every: BTreeSet<usize> = (0..swap.rows.len()).collect();
                assert_eq!(order(&apply_swap(&talk, &library, &swap, &every)), order(&talk));
                seen.extend(swap.rows.iter().map(|row| format!("{:?}", row.what)));
                let replaced = |row: &&SwapRow| row.what == Fate::Replaced;
                assert!(swap.rows.iter().filter(replaced).all(|row| is_changed(&row.words)));
            }
        }
    }
    assert!(["Stays", "Reworded", "Replaced", "NoCounterpart"].iter().all(|what| seen.contains(*what)), "{seen:?}");
}
