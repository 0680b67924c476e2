//! Tests of the timer, the pace, the record and what still fits.

use super::{Room, jump, ten_minutes};
use crate::present::pace::Pace;
use crate::present::state::{Stage, Timer};
use crate::present::{Intent, Options, Session};
use lectern_model::minutes::Minutes;
use std::time::Duration;

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn the_timer_starts_on_leaving_the_first_slide() {
    let mut room = Room::new();
    room.waits(100);
    room.does(Intent::Show);
    room.waits(100);
    room.all(&[Intent::Black, Intent::Black, Intent::HelpNow, Intent::HelpNow]);
    assert_eq!((room.session.state().timer, room.session.state().elapsed), (Timer::Waiting, seconds(0)));
    room.all(&[Intent::Freeze, Intent::Next]);
    assert_eq!(room.session.state().timer, Timer::Waiting, "the audience has not left it");
    assert_eq!(room.does(Intent::Freeze).timer, Timer::Running);
    let state = room.waits(61);
    assert_eq!((state.elapsed, state.remaining, state.over), (seconds(61), seconds(539), seconds(0)));
}

#[test]
fn the_timer_pauses_restarts_and_stands_still_at_the_end() {
    let mut room = Room::shown();
    room.does(Intent::Next);
    room.waits(30);
    assert_eq!(room.does(Intent::PauseTimer).timer, Timer::Paused);
    assert_eq!(room.waits(30).elapsed, seconds(30));
    room.does(Intent::PauseTimer);
    assert_eq!(room.waits(10).elapsed, seconds(40));
    room.does(Intent::Escape);
    assert_eq!(room.waits(10).elapsed, seconds(50), "the room's time goes on while one is at the desktop");
    room.does(Intent::End);
    assert_eq!(room.waits(100).elapsed, seconds(50));
    assert_eq!(room.does(Intent::Show).stage, Stage::Showing);
    assert_eq!(room.waits(5).elapsed, seconds(55));
    room.all(&[jump(6), Intent::RestartTimer]);
    let state = room.waits(1);
    assert_eq!((state.elapsed, state.due, state.pace), (seconds(1), seconds(0), Pace::OnTime));
    room.all(&[Intent::First, Intent::RestartTimer]);
    assert_eq!(room.waits(9).timer, Timer::Waiting);
    assert_eq!(room.does(Intent::PauseTimer).timer, Timer::Running, "a timer can be started by hand");
}

#[test]
fn windows_get_one_event_a_second() {
    let mut room = Room::shown();
    room.does(Intent::Next);
    let events = (1..=20).filter(|tick| room.session.tick(Duration::from_millis(tick * 250)).is_some()).count();
    assert_eq!(events, 5);
    let elapsed = room.session.state().elapsed;
    assert!(room.session.tick(seconds(1)).is_none(), "time does not run backwards");
    assert_eq!(room.session.state().elapsed, elapsed);
    assert_eq!(room.session.tick(Duration::MAX).unwrap().pace, Pace::Over);
}

#[test]
fn the_pace_is_that_of_the_plan() {
    // open is due 0:00 to 1:00, a to 3:00, b to 5:00, c to 6:00, d to 8:00, e to 9:00, close to 10:00.
    for (slide, elapsed, expected) in [
        (1, 60, (Pace::OnTime, 0)),
        (1, 120, (Pace::OnTime, 60)),
        (1, 121, (Pace::Behind, 61)),
        (3, 121, (Pace::OnTime, -59)),
        (3, 119, (Pace::Ahead, -61)),
        (5, 350, (Pace::OnTime, 0)),
        (8, 600, (Pace::OnTime, 0)),
        (8, 601, (Pace::Over, 1)),
    ] {
        let mut room = Room::shown();
        room.does(jump(slide));
        let state = room.waits(elapsed);
        assert_eq!((state.pace, state.lag), expected, "on {slide} after {elapsed} s");
    }
    let mut room = Room::shown();
    room.all(&[Intent::Last, Intent::Next]);
    assert_eq!((room.waits(500).finished, room.session.state().pace), (true, Pace::Ahead));
    assert_eq!(room.does(jump(9)).due, seconds(540), "a slide in reserve has no time of its own");
}

#[test]
fn sections_have_their_own_pace() {
    let mut room = Room::shown();
    room.does(Intent::Next);
    room.waits(30);
    let planned: Vec<_> = room.session.state().sections.iter().map(|section| section.planned).collect();
    assert_eq!(planned, [seconds(360), seconds(240)], "what is hidden has no time");
    let paces = |room: &Room| room.session.state().sections.iter().map(|section| section.pace).collect::<Vec<_>>();
    assert_eq!(paces(&room), [Some(Pace::OnTime), None]);
    room.waits(91);
    assert_eq!(paces(&room), [Some(Pace::Behind), None]);
    room.does(jump(6));
    assert_eq!(paces(&room), [Some(Pace::Ahead), Some(Pace::OnTime)], "121 of 360 s: the section was cut short");
    room.waits(181);
    assert_eq!(paces(&room), [Some(Pace::Ahead), Some(Pace::Behind)]);
    assert_eq!(room.session.state().sections[1].spent, seconds(181));
}

#[test]
fn a_rehearsal_proposes_a_plan() {
    let mut room = Room::shown();
    room.waits(50);
    room.does(Intent::Next);
    room.waits(80);
    room.does(Intent::Next);
    room.waits(2);
    room.does(Intent::Next);
    room.waits(140);
    let proposed: Vec<_> =
        room.session.record().iter().filter_map(|time| Some((time.index, time.proposed()?.to_string()))).collect();
    assert_eq!(proposed, [(1, "1.5".to_owned()), (3, "2.5".to_owned())]);
    let record = room.session.record();
    assert_eq!((record[3].slide.as_str(), record[3].planned, record[3].spent), ("b", Minutes::new(2), seconds(140)));
    room.does(Intent::RestartTimer);
    assert!(room.session.record().iter().all(|time| time.spent == seconds(0)));
}

/// What is proposed on a slide with so many minutes left.
fn proposal(slide: usize, minutes: f64) -> (Vec<usize>, Vec<usize>, bool) {
    let mut room = Room::shown();
    room.does(jump(slide));
    let proposal = room.does(Intent::TimeLeft(Minutes::from(minutes))).proposal.clone().unwrap();
    assert!(proposal.planned <= proposal.left || !proposal.fits);
    (proposal.slides.clone(), proposal.skipped.clone(), proposal.fits)
}

#[test]
fn what_still_fits_is_chosen_by_weight_and_ends_with_help() {
    for (slide, minutes, slides, skipped) in [
        (0, 10.0, &[1, 2, 3, 5, 6, 7, 8][..], &[][..]),
        (0, 9.0, &[1, 2, 3, 6, 7, 8], &[5]),
        (0, 7.0, &[1, 2, 3, 7, 8], &[5, 6]),
        (0, 6.0, &[1, 2, 5, 7, 8], &[3, 6]),
        (0, 5.0, &[1, 2, 7, 8], &[3, 5, 6]),
        (0, 1.0, &[8], &[1, 2, 3, 5, 6, 7]),
        // The two minutes of `a` itself come first, as far as there is time.
        (2, 4.0, &[7, 8], &[3, 5, 6]),
        (2, 2.0, &[8], &[3, 5, 6, 7]),
        (7, 10.0, &[8], &[]),
        (8, 10.0, &[], &[]),
    ] {
        assert_eq!(proposal(slide, minutes), (slides.to_vec(), skipped.to_vec(), true), "on {slide} with {minutes} minutes");
    }
    assert_eq!(proposal(0, 0.5), (vec![8], vec![1, 2, 3, 5, 6, 7], false), "help comes even where it does not fit");
}

#[test]
fn an_accepted_proposal_is_the_way_and_the_plan_from_then_on() {
    let mut room = Room::shown();
    room.all(&[Intent::Next, Intent::Next]);
    room.waits(300);
    room.does(Intent::TimeLeft(Minutes::new(3)));
    room.waits(30);
    let state = room.does(Intent::Enter);
    assert_eq!((state.shortened, state.proposal.clone(), state.remaining, state.pace), (true, None, seconds(150), Pace::OnTime));
    assert_eq!(state.current.slide, 2, "nobody is moved in the middle of a sentence");
    assert_eq!(room.does(Intent::Next).current.slide, 7);
    room.waits(60);
    room.does(Intent::Next);
    assert_eq!(room.at(), 8);
    room.waits(60);
    assert_eq!((room.session.state().pace, room.session.state().lag), (Pace::OnTime, 0));
    assert_eq!(room.waits(31).pace, Pace::Over, "the time said is the time there is");
    room.does(jump(3));
    assert!(room.session.state().aside, "what was left out can still be shown");
    assert_eq!(room.does(Intent::Next).current.slide, 8);
    let state = room.does(Intent::WholeTalk);
    assert_eq!((state.shortened, state.current.slide, state.remaining), (false, 8, seconds(119)));
    assert_eq!(room.does(Intent::Previous).current.slide, 7);
    assert_eq!(room.does(Intent::Previous).current.slide, 6);
}

#[test]
fn a_proposal_goes_with_the_time_and_is_withdrawn_by_the_same_key() {
    let mut room = Room::shown();
    room.all(&[Intent::Next, Intent::TimeLeft(Minutes::new(6))]);
    let first = room.session.state().proposal.clone().unwrap();
    assert_eq!((first.rest, first.slides.clone()), (seconds(60), vec![2, 5, 7, 8]));
    let state = room.waits(90);
    assert_eq!(
        state.proposal.as_ref().map(|proposal| (proposal.left, proposal.slides.clone())),
        Some((seconds(270), vec![2, 7, 8]))
    );
    assert!(room.does(Intent::TimeLeft(Minutes::new(5))).proposal.is_some());
    assert_eq!(room.does(Intent::TimeLeft(Minutes::new(5))).proposal, None);
    assert!(!room.does(Intent::AcceptProposal).shortened);
}

#[test]
fn the_slot_can_be_another_than_the_talk_s() {
    let (deck, library) = ten_minutes();
    let options = Options { slot: Some(Minutes::new(15)), ..Options::default() };
    let session = Session::new(&deck, &library, &options).unwrap();
    assert_eq!(session.state().remaining, seconds(900));
}
