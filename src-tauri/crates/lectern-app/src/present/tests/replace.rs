//! Tests of another deck in a running presentation, and of long help slides.

use super::{Room, jump, talk, ten_minutes};
use crate::pipeline::resolve_talk;
use crate::present::state::{AudienceView, Notice, Stage, State};
use crate::present::{Intent, Options, Stop};
use crate::test_library::{add, slide};
use lectern_model::deck::Deck;
use lectern_model::library::Library;
use lectern_model::slide::Weight;
use std::time::Duration;

/// The talk of the tests with other slides in it.
fn other(sections: &[&[&str]], backup: &[&str]) -> (Deck, Library) {
    let (_, mut library) = ten_minutes();
    add(&mut library, slide("new", "first", "parents", 2.0, Weight::Must));
    (resolve_talk(&talk(sections, backup), &library).0, library)
}

impl Room {
    fn goes_on_with(&mut self, sections: &[&[&str]], backup: &[&str], pages: &[usize]) -> &State {
        let (deck, library) = other(sections, backup);
        self.session.replace(&deck, &library, pages).unwrap();
        self.session.state()
    }
}

const SECTIONS: [&[&str]; 2] = [&["open", "a", "b", "-hidden", "c"], &["d", "e", "close"]];
const BACKUP: [&str; 3] = ["x", "-secret", "y"];

#[test]
fn the_same_deck_again_changes_nothing_but_its_number() {
    for intents in [
        vec![],
        vec![Intent::Show, jump(5), Intent::Black],
        vec![Intent::Show, jump(9), Intent::Freeze, jump(3), Intent::Digit(1)],
        vec![Intent::Show, jump(2), Intent::HelpNow, Intent::Overview],
        vec![Intent::Show, jump(3), Intent::TEN_MINUTES_LEFT, Intent::AcceptProposal, Intent::Next],
        vec![Intent::Show, jump(8), Intent::Next, Intent::Escape],
    ] {
        let mut room = Room::new();
        room.all(&intents);
        room.waits(100);
        let before = (room.session.state().clone(), room.session.record());
        let state = room.goes_on_with(&SECTIONS, &BACKUP, &[]);
        assert_eq!(*state, State { deck: 1, ..before.0 }, "{intents:?}");
        assert_eq!(room.session.record(), before.1);
        assert_eq!(room.goes_on_with(&SECTIONS, &BACKUP, &[]).deck, 2);
    }
}

#[test]
fn the_place_is_kept_by_the_slide() {
    let mut room = Room::shown();
    room.does(jump(5));
    room.waits(70);
    // A new slide before it, its section split, another one gone.
    let state = room.goes_on_with(&[&["open", "new", "a"], &["c", "d"], &["e", "close"]], &["y"], &[]);
    assert_eq!((state.current, state.audience), (Stop::first_of(4), AudienceView::Slide(Stop::first_of(4))));
    assert_eq!((state.elapsed, state.section, state.pages), (Duration::from_secs(70), Some(1), 8));
    let spent: Vec<(String, u64)> = room
        .session
        .record()
        .iter()
        .map(|time| (time.slide.to_string(), time.spent.as_secs()))
        .filter(|time| time.1 > 0)
        .collect();
    assert_eq!(spent, [("c".to_owned(), 70)]);
    assert_eq!(room.does(Intent::Next).current.slide, 5);
    room.all(&[Intent::Previous, Intent::Previous]);
    assert_eq!(room.at(), 3, "and on from there in the new order");
}

#[test]
fn where_the_slide_is_gone_the_one_before_it_is_up() {
    for (slides, expected) in [
        (&["open", "a", "b", "d", "close"][..], 3),
        (&["open", "a", "b", "-c", "d", "close"], 3),
        (&["d", "close"], 0),
        (&["close"], 0),
    ] {
        let mut room = Room::shown();
        room.all(&[jump(5), Intent::Freeze]);
        let state = room.goes_on_with(&[slides], &[], &[]);
        assert_eq!(state.audience, AudienceView::Frozen(Stop::first_of(expected)), "{slides:?}");
        assert_eq!(room.does(Intent::Freeze).audience, AudienceView::Slide(Stop::first_of(expected)), "{slides:?}");
    }
    let mut room = Room::shown();
    room.does(jump(5));
    let state = room.goes_on_with(&[&["open", "a"], &["close"]], &["x", "c"], &[]);
    assert_eq!((state.current.slide, state.aside, state.next), (5, true, Some(Stop::first_of(2))), "c is in reserve now");
}

#[test]
fn a_shortened_talk_stays_shortened() {
    let mut room = Room::shown();
    room.all(&[jump(3), Intent::TimeLeft(lectern_model::minutes::Minutes::new(5)), Intent::AcceptProposal]);
    let (left, shortened): (Vec<Option<Stop>>, bool) = (vec![room.session.state().next], room.session.state().shortened);
    assert!(shortened && left[0].is_some());
    let state = room.goes_on_with(&[&["open", "new", "a", "b", "c"], &["d", "e", "close"]], &[], &[]);
    assert!(state.shortened);
    assert_eq!(state.current.slide, 4);
    let state = room.does(Intent::WholeTalk);
    assert!(!state.shortened);
    assert_eq!((state.current.slide, state.next), (4, Some(Stop::first_of(5))));
}

#[test]
fn a_deck_with_nothing_to_show_is_not_taken() {
    let mut room = Room::shown();
    room.does(jump(3));
    let (mut deck, library) = other(&SECTIONS, &BACKUP);
    deck.slides.iter_mut().for_each(|slide| slide.hidden = true);
    assert!(room.session.replace(&deck, &library, &[]).is_none());
    assert_eq!((room.at(), room.session.state().deck), (3, 0));
}

#[test]
fn help_that_goes_leaves_what_was_before_it() {
    let mut room = Room::new();
    room.all(&[Intent::Show, jump(2), Intent::Escape, Intent::HelpNow]);
    let state = room.goes_on_with(&[&["open", "a", "b"]], &[], &[]);
    assert_eq!((state.stage, state.help, state.help_pages), (Stage::OnDesktop, None, 0));
    assert_eq!(room.does(Intent::HelpNow).notice.map(|notice| notice.wording().code), Some("no-help"));
}

#[test]
fn a_long_help_slide_is_gone_through_page_by_page_and_then_back() {
    let options = Options { pages: vec![1, 1, 1, 1, 0, 1, 1, 1, 3], ..Options::default() };
    let help = |page| AudienceView::Help(Stop { slide: 8, page });
    let mut room = Room::with(&options);
    room.all(&[Intent::Show, jump(2)]);
    assert_eq!(room.does(Intent::HelpNow).help_pages, 3);
    assert_eq!((room.audience(), room.does(Intent::Next).audience), (help(0), help(1)));
    assert_eq!(room.does(Intent::Enter).audience, help(2));
    assert_eq!(room.does(Intent::Previous).audience, help(1));
    assert_eq!(room.all(&[Intent::Black, Intent::Black]).audience, help(1), "black keeps the page");
    room.does(Intent::Next);
    assert_eq!(room.does(Intent::Next).audience, AudienceView::Slide(Stop::first_of(2)), "after the last one it goes");
    assert_eq!(room.at(), 2);
    room.does(Intent::HelpNow);
    assert_eq!(room.audience(), help(0), "it begins at its first page");
    assert_eq!(room.does(Intent::Previous).audience, AudienceView::Slide(Stop::first_of(2)));
    // Over a frozen picture its pages turn too; the presenter stays where they are.
    room.all(&[Intent::Freeze, Intent::HelpNow, Intent::Next]);
    assert_eq!((room.audience(), room.at()), (help(1), 2));
    let state = room.goes_on_with(&SECTIONS, &BACKUP, &[]);
    assert_eq!(state.audience, help(0), "a page that is gone is not shown");
}

#[test]
fn every_wording_has_a_code_of_its_own() {
    let notices = [Notice::NoSuchNumber(7), Notice::NoSuchSlide, Notice::Hidden, Notice::NoHelp].map(Notice::wording);
    assert_eq!(notices[0].to_string(), "There is no slide 7");
    let bindings = crate::present::key::BINDINGS.iter().map(crate::present::key::Binding::wording);
    let codes: Vec<&str> = notices.iter().map(|wording| wording.code).chain(bindings.map(|wording| wording.code)).collect();
    let distinct: std::collections::BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(distinct.len(), codes.len());
}
