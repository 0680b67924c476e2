//! The state of a session as the windows draw it.

use super::clock::whole_seconds;
use super::pace::{Pace, SectionPace, lag, pace};
use super::proposal::{Proposal, propose};
use super::show::{Show, Stop};
use super::state::{AudienceView, Stage, State, Timer};
use super::{Blank, NOTES_PERCENT, Session};
use std::sync::Arc;
use std::time::Duration;

/// The state before the first one.
pub(super) fn blank(show: &Show) -> State {
    State {
        stage: Stage::Ready,
        current: Stop::first_of(0),
        next: None,
        label: String::new(),
        pages: show.last_number(),
        deck: 0,
        audience: AudienceView::Desktop,
        help: show.help,
        help_pages: show.help.map_or(0, |help| show.pages(help)),
        section: None,
        aside: false,
        finished: false,
        timer: Timer::Waiting,
        elapsed: Duration::ZERO,
        remaining: Duration::ZERO,
        over: Duration::ZERO,
        due: Duration::ZERO,
        pace: Pace::OnTime,
        lag: 0,
        sections: Vec::new(),
        typed: String::new(),
        proposal: None,
        shortened: false,
        pointer: None,
        overview: false,
        cheat_sheet: false,
        screens_swapped: false,
        notes_percent: 100,
        notice: None,
    }
}

impl Session {
    pub(super) fn snapshot(&self) -> State {
        let current = self.stop();
        let audience = self.audience();
        let elapsed = self.clock.elapsed();
        let slot = self.course.slot;
        let (begin, end) = self.due();
        let is_waiting = self.clock.timer == Timer::Waiting;
        State {
            stage: self.stage,
            current,
            next: self.following().map(|place| self.stop_at(place)),
            label: self.show.label(current),
            audience,
            section: self.section_of(self.course.slide(self.place.at)),
            aside: self.place.aside.is_some(),
            finished: self.finished,
            timer: self.clock.timer,
            elapsed,
            remaining: slot.saturating_sub(elapsed),
            over: elapsed.saturating_sub(slot),
            due: begin,
            pace: if is_waiting { Pace::OnTime } else { pace(elapsed, begin, end, slot) },
            lag: if is_waiting { 0 } else { lag(elapsed, begin, end) },
            sections: (0..self.show.sections).map(|section| self.section_pace(section)).collect(),
            typed: self.typed.clone(),
            proposal: self.proposal().map(Arc::new),
            shortened: self.whole.is_some(),
            pointer: self.pointer.filter(|_| audience.stop() == Some(current)),
            overview: self.overview,
            cheat_sheet: self.cheat_sheet,
            screens_swapped: self.screens_swapped,
            notes_percent: NOTES_PERCENT.get(self.notes_size).copied().unwrap_or(100),
            notice: self.notice,
            pages: self.show.last_number(),
            help: self.show.help,
            help_pages: self.show.help.map_or(0, |help| self.show.pages(help)),
            deck: self.deck,
        }
    }

    pub(super) fn audience(&self) -> AudienceView {
        if self.stage != Stage::Showing {
            return AudienceView::Desktop;
        }
        let help = self.help.zip(self.show.help).map(|(help, slide)| AudienceView::Help(Stop { slide, page: help.page }));
        match (self.blank, self.frozen) {
            (Some(Blank::Black), _) => AudienceView::Black,
            (Some(Blank::White), _) => AudienceView::White,
            (None, frozen) => help.or(frozen.map(AudienceView::Frozen)).unwrap_or_else(|| AudienceView::Slide(self.stop())),
        }
    }

    /// When the slide at the place in the course is due to begin and to end; after the last one, when the talk is.
    fn due(&self) -> (Duration, Duration) {
        let after = self.place.at.saturating_add(1);
        let begin = if self.finished { after } else { self.place.at };
        (self.course.due(begin, &self.show), self.course.due(after, &self.show))
    }

    fn section_of(&self, slide: usize) -> Option<usize> {
        self.show.slide(slide).and_then(|slide| slide.section)
    }

    fn section_pace(&self, section: usize) -> SectionPace {
        let belongs = |slide: &usize| self.section_of(*slide) == Some(section);
        let time = |slides: &[usize]| -> Duration {
            slides.iter().filter(|slide| belongs(slide)).map(|slide| self.show.time(*slide)).sum()
        };
        let planned = time(self.course.slides());
        let exact = (0..self.show.slides().len())
            .filter(belongs)
            .fold(Duration::ZERO, |sum, slide| sum.saturating_add(self.clock.spent(slide)));
        let spent = whole_seconds(exact);
        let at = self.place.at;
        let is_current = belongs(&self.course.slide(at));
        let (begin, end) = if is_current {
            let upto = |end: usize| time(self.course.slides().get(..end).unwrap_or_default());
            (upto(at), upto(at.saturating_add(1)))
        } else {
            (planned, planned)
        };
        let is_begun = is_current || spent > Duration::ZERO;
        SectionPace { planned, spent, pace: is_begun.then(|| pace(spent, begin, end, Duration::MAX)) }
    }

    /// What to go on with now, where the presenter said how much time is left.
    pub(super) fn proposal(&self) -> Option<Proposal> {
        let left = self.offer?.deadline.saturating_sub(self.clock.elapsed());
        let at = self.place.at;
        let spoken = whole_seconds(self.clock.spent(self.course.slide(at)));
        Some(propose(&self.show, &self.course, at, spoken, left))
    }
}
