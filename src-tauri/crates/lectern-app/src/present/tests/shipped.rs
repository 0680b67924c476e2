//! Tests with the talks of the packs that come with the program.

use crate::content_root::{ContentHints, ContentRoot};
use crate::installed_pack::InstalledPack;
use crate::pipeline::resolve_talk;
use crate::plan::{PlanRequest, plan_talk};
use crate::present::{Intent, Options, Session, Target};
use lectern_model::deck::Deck;
use lectern_model::library::Library;
use std::time::Duration;

fn talks() -> Vec<(String, Deck, Library)> {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let mut found = Vec::new();
    for name in content.pack_names() {
        let library = InstalledPack::load(&content, Some(&name)).unwrap().library;
        for outline in &library.outlines {
            let request =
                PlanRequest { audience: outline.audience.clone(), minutes: outline.minutes, language: outline.language.clone() };
            let plan = plan_talk(&library, &request).unwrap();
            found.push((outline.id.to_string(), resolve_talk(&plan.talk, &library).0, library.clone()));
        }
    }
    assert!(found.len() >= 3);
    found
}

#[test]
fn ten_minutes_left_always_fits_and_ends_with_help() {
    for (name, deck, library) in talks() {
        let closing = library.pack.closing.clone();
        let mut session = Session::new(&deck, &library, &Options::default()).unwrap();
        let help = session.state().help.unwrap_or_else(|| panic!("{name} has no help slide"));
        assert_eq!(Some(&deck.slides[help].id), closing.as_ref(), "{name}");
        session.handle(&Intent::Show, Duration::ZERO);
        for slide in 0..help {
            session.handle(&Intent::Jump(Target::Slide(slide)), Duration::ZERO);
            let state = session.handle(&Intent::TEN_MINUTES_LEFT, Duration::ZERO).unwrap();
            let proposal = state.proposal.clone().unwrap();
            assert!(proposal.fits && proposal.planned <= Duration::from_secs(600), "{name}, slide {slide}");
            assert_eq!(proposal.slides.last(), Some(&help), "{name}, slide {slide}");
            let told: Vec<usize> = [&proposal.slides[..], &proposal.skipped].concat();
            let spoken = |at: &usize| deck.slides[*at].section.is_some();
            assert!((slide + 1..deck.slides.len()).filter(spoken).all(|at| told.contains(&at)), "{name}: each is told of");
            session.handle(&Intent::TEN_MINUTES_LEFT, Duration::ZERO);
        }
    }
}
