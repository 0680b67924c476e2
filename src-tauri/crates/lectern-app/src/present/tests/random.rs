//! Whatever is pressed, the presentation stays whole.

use super::ten_minutes;
use crate::present::state::{AudienceView, Stage};
use crate::present::{Intent, Options, Pointer, PointerKind, Session, Target};
use lectern_model::deck::Deck;
use lectern_model::minutes::Minutes;
use std::time::Duration;

/// Marsaglia's xorshift, from a fixed seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn number(&mut self, bound: u64) -> usize {
        usize::try_from(self.below(bound)).unwrap()
    }

    fn intent(&mut self) -> Intent {
        let simple = [
            Intent::Show,
            Intent::ShowFromHere,
            Intent::Escape,
            Intent::End,
            Intent::Previous,
            Intent::First,
            Intent::Last,
            Intent::Enter,
            Intent::Backspace,
            Intent::Black,
            Intent::White,
            Intent::Freeze,
            Intent::HelpNow,
            Intent::PointOff,
            Intent::Overview,
            Intent::CheatSheet,
            Intent::SwapScreens,
            Intent::NotesLarger,
            Intent::NotesSmaller,
            Intent::PauseTimer,
            Intent::RestartTimer,
            Intent::TEN_MINUTES_LEFT,
            Intent::AcceptProposal,
            Intent::WholeTalk,
        ];
        match self.below(10) {
            0..=3 => simple[self.number(simple.len() as u64)].clone(),
            4 => Intent::Jump(Target::Slide(self.number(14))),
            5 => Intent::Jump(Target::Number(self.below(14) as u32)),
            6 => Intent::Digit(self.below(11) as u8),
            7 => Intent::TimeLeft(Minutes::from_seconds(self.below(700) as u32)),
            8 => Intent::Point(Pointer { kind: PointerKind::Dot, x: self.below(3) as f32 - 1.0, y: f32::NAN }),
            _ => Intent::Next,
        }
    }
}

fn check(session: &Session, deck: &Deck, done: &[Intent]) {
    let state = session.state();
    let shown = |slide: usize| deck.slides.get(slide).is_some_and(|slide| !slide.hidden);
    let told = || format!("after {done:?}: {state:?}");
    assert!(shown(state.current.slide), "{}", told());
    assert!(state.next.is_none_or(|next| shown(next.slide)), "{}", told());
    assert!(state.audience.stop().is_none_or(|stop| shown(stop.slide)), "{}", told());
    assert_eq!(state.audience == AudienceView::Desktop, state.stage != Stage::Showing, "{}", told());
    assert!(!state.label.is_empty() && state.typed.len() <= 4, "{}", told());
    if let Some(proposal) = &state.proposal {
        assert!(proposal.slides.iter().chain(&proposal.skipped).all(|slide| shown(*slide)), "{}", told());
        assert!(proposal.fits || proposal.slides.len() <= 1, "{}", told());
    }
}

#[test]
fn whatever_is_pressed_the_audience_never_sees_what_is_hidden() {
    let (whole, library) = ten_minutes();
    for seed in 1..=200 {
        let mut deck = whole.clone();
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let options = Options { here: Some(dice.number(14)), pages: vec![1, 2, 0, 3, 2], ..Options::default() };
        let mut session = Session::new(&deck, &library, &options).unwrap();
        let (mut now, mut done) = (Duration::ZERO, Vec::new());
        for _ in 0..300 {
            now += Duration::from_millis(dice.below(20_000));
            let intent = dice.intent();
            done.push(intent.clone());
            if dice.below(20) == 0 {
                // Somebody hides or shows a slide in the builder meanwhile.
                let at = 1 + dice.number(deck.slides.len() as u64 - 1);
                deck.slides[at].hidden = !deck.slides[at].hidden;
                session.replace(&deck, &library, &[1, 2, 0, 3, 2]);
                check(&session, &deck, &done);
            }
            let before = session.state().clone();
            let drawn = session.handle(&intent, now).cloned();
            assert_eq!(drawn.is_some(), *session.state() != before, "an event is a change");
            check(&session, &deck, &done);
            // Straight back, from anywhere.
            let mut other = session.clone();
            other.handle(&Intent::Show, now);
            assert_eq!((other.state().stage, other.state().current), (Stage::Showing, session.state().current));
        }
    }
}
