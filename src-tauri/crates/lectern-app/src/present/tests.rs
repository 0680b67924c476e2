//! Tests of the running presentation.

mod keys;
mod random;
mod replace;
mod shipped;
mod timing;

use super::pace::Pace;
use super::state::AudienceView;
use super::*;
use crate::pipeline::resolve_talk;
use crate::test_library::{add, library, slide};
use lectern_model::minutes::Minutes;
use lectern_model::slide::{SlideKind, Weight};
use lectern_model::talk::{HandoutSettings, PackRef, SourcesAt, Talk, TalkSection, TalkSlide};
use lectern_model::theme::Aspect;

/// Title, open 1, a 2 must, b 2 should, (hidden) 3, c 1 may | d 2 should, e 1 must, close 1 | in reserve x, (secret), y.
/// Indices of the deck: 0 title, 1 open, 2 a, 3 b, 4 hidden, 5 c, 6 d, 7 e, 8 close, 9 x, 10 secret, 11 y.
fn ten_minutes() -> (Deck, Library) {
    let mut library = library();
    for (id, minutes, weight) in [
        ("a", 2.0, Weight::Must),
        ("b", 2.0, Weight::Should),
        ("hidden", 3.0, Weight::Must),
        ("c", 1.0, Weight::May),
        ("d", 2.0, Weight::Should),
        ("e", 1.0, Weight::Must),
        ("x", 2.0, Weight::May),
        ("secret", 2.0, Weight::May),
        ("y", 2.0, Weight::May),
    ] {
        add(&mut library, slide(id, "first", "parents", minutes, weight));
    }
    if let Some(close) = library.slides.get_mut("close") {
        close.kind = SlideKind::Help;
    }
    let talk = talk(&[&["open", "a", "b", "-hidden", "c"], &["d", "e", "close"]], &["x", "-secret", "y"]);
    (resolve_talk(&talk, &library).0, library)
}

/// A talk of ten minutes; slides with a `-` are hidden.
fn talk(sections: &[&[&str]], backup: &[&str]) -> Talk {
    let one = |id: &&str| {
        let name = id.trim_start_matches('-');
        TalkSlide { hidden: id.starts_with('-'), ..TalkSlide::new(name.into()) }
    };
    let section = |(at, slides): (usize, &&[&str])| TalkSection {
        title: format!("Part {}", at + 1),
        slides: slides.iter().map(one).collect(),
    };
    Talk {
        brand: None,
        title: "A talk".to_owned(),
        subtitle: None,
        audience: "parents".into(),
        minutes: Minutes::new(10),
        language: Default::default(),
        date: None,
        pack: PackRef { id: "test".into(), version: "1.0.0".to_owned(), reviewed: None },
        outline: None,
        sections: sections.iter().enumerate().map(section).collect(),
        backup: backup.iter().map(one).collect(),
        fields: Default::default(),
        theme: "calm".to_owned(),
        aspect: Aspect::default(),
        citation_style: None,
        sources: SourcesAt::Both,
        handouts: HandoutSettings::default(),
    }
}

/// A presentation, and the time it is.
struct Room {
    session: Session,
    now: Duration,
}

impl Room {
    fn new() -> Self {
        Self::with(&Options::default())
    }

    fn with(options: &Options) -> Self {
        let (deck, library) = ten_minutes();
        Self { session: Session::new(&deck, &library, options).unwrap(), now: Duration::ZERO }
    }

    fn shown() -> Self {
        let mut room = Self::new();
        room.does(Intent::Show);
        room
    }

    fn does(&mut self, intent: Intent) -> &State {
        self.all(&[intent])
    }

    fn all(&mut self, intents: &[Intent]) -> &State {
        for intent in intents {
            self.session.handle(intent, self.now);
        }
        self.session.state()
    }

    fn waits(&mut self, seconds: u64) -> &State {
        self.now += Duration::from_secs(seconds);
        self.session.tick(self.now);
        self.session.state()
    }

    fn at(&self) -> usize {
        self.session.state().current.slide
    }

    fn audience(&self) -> AudienceView {
        self.session.state().audience
    }

    fn sees(&self) -> Option<usize> {
        self.audience().stop().map(|stop| stop.slide)
    }
}

fn jump(slide: usize) -> Intent {
    Intent::Jump(Target::Slide(slide))
}

#[test]
fn a_talk_goes_from_its_title_to_its_end_without_what_is_hidden_or_in_reserve() {
    let mut room = Room::new();
    assert_eq!((room.audience(), room.session.state().label.as_str()), (AudienceView::Desktop, "1"));
    room.does(Intent::Show);
    let mut seen = vec![room.sees().unwrap()];
    while room.session.state().next.is_some() {
        let next = room.session.state().next.unwrap();
        assert_eq!(room.does(Intent::Next).current, next);
        seen.push(room.sees().unwrap());
    }
    assert_eq!(seen, [0, 1, 2, 3, 5, 6, 7, 8]);
    let state = room.session.state();
    assert_eq!((state.label.as_str(), state.pages, state.section, state.finished), ("8", 8, Some(1), false));
    assert!(room.does(Intent::Next).finished);
    assert_eq!(room.sees(), Some(8), "the last slide stays");
    let mut back = vec![];
    while room.at() != 0 {
        room.does(Intent::Previous);
        back.push(room.at());
    }
    assert_eq!(back, [7, 6, 5, 3, 2, 1, 0]);
    room.does(Intent::Previous);
    assert_eq!(room.does(Intent::Last).current.slide, 8);
    assert_eq!(room.does(Intent::First).current.slide, 0);
}

#[test]
fn a_slide_of_several_pages_is_gone_through_page_by_page() {
    let mut room = Room::with(&Options { pages: vec![1, 1, 3], ..Options::default() });
    room.all(&[Intent::Show, Intent::Next]);
    let mut seen = vec![];
    for _ in 0..4 {
        room.does(Intent::Next);
        seen.push((room.at(), room.session.state().current.page, room.session.state().label.clone()));
    }
    let expected =
        [(2, 0, "3"), (2, 1, "4"), (2, 2, "5"), (3, 0, "6")].map(|(slide, page, label)| (slide, page, label.to_owned()));
    assert_eq!(seen, expected);
    assert_eq!(room.does(Intent::Previous).current, Stop { slide: 2, page: 2 });
    assert_eq!(room.does(Intent::Jump(Target::Number(4))).current, Stop { slide: 2, page: 1 });
}

#[test]
fn help_comes_at_any_moment_and_the_same_key_goes_back() {
    for covers in [vec![], vec![Intent::Black], vec![Intent::Freeze], vec![Intent::White, Intent::Overview], vec![jump(11)]] {
        let mut room = Room::shown();
        room.all(&[Intent::Next, Intent::Next]);
        room.all(&covers);
        let (at, seen) = (room.at(), room.audience());
        assert_eq!(room.does(Intent::HelpNow).audience, AudienceView::Help(Stop::first_of(8)), "{covers:?}");
        assert_eq!(room.at(), at);
        let back = room.does(Intent::HelpNow).audience;
        if seen.stop().is_some() {
            assert_eq!(back, seen, "{covers:?}");
        } else {
            assert_eq!(back, AudienceView::Slide(Stop::first_of(2)), "help goes before black");
        }
        assert_eq!(room.at(), at);
    }
}

#[test]
fn help_comes_before_the_start_and_from_the_desktop_too() {
    let mut room = Room::new();
    assert_eq!(room.does(Intent::HelpNow).audience, AudienceView::Help(Stop::first_of(8)));
    assert_eq!(room.session.state().timer, Timer::Waiting);
    assert_eq!(room.does(Intent::HelpNow).stage, Stage::Ready);
    room.all(&[Intent::Show, Intent::Next, Intent::Escape, Intent::HelpNow]);
    assert_eq!(room.sees(), Some(8));
    assert_eq!(room.does(Intent::HelpNow).stage, Stage::OnDesktop);
    // Black over help is taken away by its own key.
    room.all(&[Intent::Show, Intent::HelpNow, Intent::Black]);
    assert_eq!(room.audience(), AudienceView::Black);
    assert_eq!(room.does(Intent::Black).audience, AudienceView::Help(Stop::first_of(8)));
}

#[test]
fn without_a_help_slide_help_says_so() {
    let (mut deck, library) = ten_minutes();
    deck.slides[8].hidden = true;
    let mut session = Session::new(&deck, &library, &Options::default()).unwrap();
    session.handle(&Intent::Show, Duration::ZERO);
    let state = session.handle(&Intent::HelpNow, Duration::ZERO).unwrap();
    assert_eq!((state.notice, state.help, state.audience.stop()), (Some(Notice::NoHelp), None, Some(Stop::first_of(0))));
    assert_eq!(session.tick(NOTICE + Duration::from_secs(1)).unwrap().notice, None);
    deck.slides.iter_mut().for_each(|slide| slide.hidden = true);
    assert!(Session::new(&deck, &library, &Options::default()).is_none());
}

#[test]
fn a_frozen_picture_stays_while_the_presenter_moves() {
    let mut room = Room::shown();
    room.all(&[Intent::Next, Intent::Freeze, Intent::Next, Intent::Next, jump(7)]);
    assert_eq!((room.at(), room.audience()), (7, AudienceView::Frozen(Stop::first_of(1))));
    room.all(&[Intent::Black, Intent::Next]);
    assert_eq!((room.at(), room.audience()), (8, AudienceView::Black), "a step behind a frozen picture takes no cover away");
    room.does(Intent::Black);
    assert_eq!(room.does(Intent::Freeze).audience, AudienceView::Slide(Stop::first_of(8)));
}

#[test]
fn black_and_white_are_taken_away_by_the_same_key_and_by_a_step() {
    let mut room = Room::shown();
    room.does(Intent::Next);
    let slide = AudienceView::Slide(Stop::first_of(1));
    for (intents, expected) in [
        (vec![Intent::Black], AudienceView::Black),
        (vec![Intent::Black], slide),
        (vec![Intent::White], AudienceView::White),
        (vec![Intent::Black], AudienceView::Black),
        (vec![Intent::Next], slide),
        (vec![Intent::HelpNow, Intent::Previous], slide),
        (vec![Intent::White, jump(3)], AudienceView::Slide(Stop::first_of(3))),
    ] {
        room.all(&intents);
        assert_eq!(room.audience(), expected, "after {intents:?}");
    }
}

#[test]
fn digits_and_enter_jump_by_the_number_on_the_slide() {
    let mut room = Room::shown();
    assert_eq!(room.all(&[Intent::Digit(1), Intent::Digit(0)]).typed, "10");
    assert_eq!(room.does(Intent::Backspace).typed, "1");
    room.does(Intent::Backspace);
    room.all(&[Intent::Digit(5), Intent::Enter]);
    assert_eq!((room.at(), room.session.state().label.as_str(), room.session.state().typed.as_str()), (5, "5", ""));
    room.all(&[Intent::Digit(1), Intent::Digit(0), Intent::Enter]);
    assert_eq!((room.at(), room.session.state().label.as_str()), (11, "B2"), "numbers after the last are those in reserve");
    for digits in [vec![9, 9], vec![0], vec![1, 1], vec![9, 9, 9, 9, 9]] {
        room.all(&digits.iter().map(|digit| Intent::Digit(*digit)).collect::<Vec<_>>());
        let notice = room.does(Intent::Enter).notice;
        assert!(matches!(notice, Some(Notice::NoSuchNumber(_))), "{digits:?}");
        assert_eq!(room.at(), 11);
    }
    room.all(&[jump(1), Intent::Digit(5)]);
    assert_eq!(room.waits(3).typed, "5");
    assert_eq!(room.waits(1).typed, "", "digits do not wait for ever");
    assert_eq!(room.does(Intent::Enter).current.slide, 2, "and Enter is a step then");
}

#[test]
fn what_is_hidden_cannot_be_jumped_to() {
    let mut room = Room::shown();
    for target in [Target::Slide(4), Target::Slide(10), Target::Id("hidden".into())] {
        assert_eq!(room.does(Intent::Jump(target)).notice, Some(Notice::Hidden));
        assert_eq!(room.at(), 0);
    }
    for target in [Target::Slide(99), Target::Id("nothing".into())] {
        assert_eq!(room.does(Intent::Jump(target)).notice, Some(Notice::NoSuchSlide));
    }
    assert_eq!(room.does(Intent::Jump(Target::Id("e".into()))).current.slide, 7);
}

#[test]
fn a_slide_in_reserve_leads_back_to_where_one_was() {
    let mut room = Room::shown();
    room.all(&[jump(3), jump(9)]);
    let state = room.session.state();
    assert_eq!((state.aside, state.next, state.section), (true, Some(Stop::first_of(3)), Some(0)));
    room.does(jump(11));
    assert_eq!(room.does(Intent::Next).current.slide, 3);
    assert!(!room.session.state().aside);
    room.all(&[jump(11), Intent::Previous]);
    assert_eq!(room.at(), 3);
}

#[test]
fn escape_and_f5_never_lose_the_place() {
    let steps = [Intent::Escape, Intent::Show, Intent::ShowFromHere, Intent::End];
    // Every sequence of five of them, from a place in the middle.
    for code in 0..steps.len().pow(5) {
        let mut room = Room::with(&Options { here: Some(1), ..Options::default() });
        room.all(&[Intent::Show, jump(5)]);
        let mut rest = code;
        for _ in 0..5 {
            room.does(steps[rest % steps.len()].clone());
            rest /= steps.len();
            assert_eq!(room.at(), 5);
        }
        let off = room.session.state().stage != Stage::Showing;
        assert_eq!(room.sees().is_none(), off);
        // One press of either key leads back.
        let mut other = room.session.clone();
        other.handle(&Intent::Show, room.now);
        assert_eq!(other.state().audience, AudienceView::Slide(Stop::first_of(5)));
        if off {
            assert_eq!(room.does(Intent::Escape).audience, AudienceView::Slide(Stop::first_of(5)));
        }
    }
}

#[test]
fn a_clicker_s_start_button_goes_out_and_in_again() {
    let mut room = Room::new();
    let mut stages = vec![];
    for press in [Intent::Show, Intent::Escape, Intent::Show, Intent::Escape, Intent::Show] {
        stages.push(room.does(press).stage);
    }
    assert_eq!(stages, [Stage::Showing, Stage::OnDesktop, Stage::Showing, Stage::OnDesktop, Stage::Showing]);
    room.does(Intent::Escape);
    assert_eq!(room.does(Intent::Next).stage, Stage::Showing, "a step leads back too");
    assert_eq!(room.at(), 0, "and is none");
}

#[test]
fn escape_closes_what_is_open_first() {
    let mut room = Room::shown();
    room.all(&[Intent::TEN_MINUTES_LEFT, Intent::Overview, Intent::CheatSheet, Intent::Digit(3)]);
    assert_eq!(room.does(Intent::Escape).typed, "");
    assert!(!room.does(Intent::Escape).cheat_sheet);
    assert!(!room.does(Intent::Escape).overview);
    assert_eq!(room.does(Intent::Escape).proposal, None);
    assert_eq!(room.session.state().stage, Stage::Showing);
    assert_eq!(room.does(Intent::Escape).stage, Stage::OnDesktop);
}

#[test]
fn a_talk_starts_from_the_slide_before_one() {
    let mut room = Room::with(&Options { here: Some(6), ..Options::default() });
    let state = room.does(Intent::ShowFromHere);
    assert_eq!((state.current.slide, state.stage, state.timer), (6, Stage::Showing, Timer::Running));
    assert_eq!((state.due, state.pace, state.lag), (Duration::ZERO, Pace::OnTime, 0));
    let mut hidden = Room::with(&Options { here: Some(4), ..Options::default() });
    assert_eq!(hidden.does(Intent::ShowFromHere).audience, AudienceView::Slide(Stop::first_of(0)));
}

#[test]
fn the_pointer_is_on_what_both_see_and_nowhere_else() {
    let mut room = Room::shown();
    let point = |x, y| Intent::Point(Pointer { kind: PointerKind::Spotlight, x, y });
    assert_eq!(room.does(point(2.0, -1.0)).pointer, Some(Pointer { kind: PointerKind::Spotlight, x: 1.0, y: 0.0 }));
    assert_eq!(room.does(Intent::Black).pointer, None);
    assert!(room.does(Intent::Black).pointer.is_some());
    room.all(&[Intent::Next, Intent::Freeze, Intent::Next]);
    assert_eq!(room.session.state().pointer, None, "the audience sees another slide");
    assert!(room.does(Intent::Freeze).pointer.is_some());
    assert_eq!(room.does(point(f32::NAN, 0.5)).pointer, None);
    room.does(point(0.5, 0.5));
    assert_eq!(room.does(Intent::PointOff).pointer, None);
}

#[test]
fn views_and_sizes_are_kept_and_one_event_comes_for_a_change() {
    let options = Options { screens_swapped: true, notes_percent: 120, ..Options::default() };
    let mut room = Room::with(&options);
    let state = room.session.state();
    assert_eq!((state.screens_swapped, state.notes_percent), (true, 115));
    assert!(!room.does(Intent::SwapScreens).screens_swapped);
    assert_eq!(room.does(Intent::NotesLarger).notes_percent, 130);
    assert_eq!(room.all(&[const { Intent::NotesLarger }; 20]).notes_percent, 250);
    assert!(room.session.handle(&Intent::NotesLarger, room.now).is_none(), "nothing changes, nothing is drawn");
    assert_eq!(room.all(&[const { Intent::NotesSmaller }; 20]).notes_percent, 67);
    assert!(room.session.handle(&Intent::Show, room.now).is_some());
    assert!(room.session.handle(&Intent::Show, room.now).is_none());
    assert!(room.does(Intent::Overview).overview);
    assert!(!room.does(jump(3)).overview, "choosing a slide closes the overview");
}
