//! Going from slide to slide.

use super::Session;
use super::intent::Target;
use super::show::Stop;
use super::state::{AudienceView, Notice, Stage};

/// Where the talk stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The place in the course.
    pub(super) at: usize,
    /// Which page of the slide there.
    pub(super) page: usize,
    /// A page beside the course: of a slide in reserve, or of one that was left out.
    pub(super) aside: Option<Stop>,
}

impl Session {
    /// What the presenter is at.
    pub(super) fn stop(&self) -> Stop {
        self.stop_at(self.place)
    }

    pub(super) fn stop_at(&self, place: Place) -> Stop {
        place.aside.unwrap_or_else(|| Stop { slide: self.course.slide(place.at), page: place.page })
    }

    /// The page of a slide that the presenter is at.
    pub(super) fn stop_of(&self, slide: usize) -> Stop {
        Some(self.stop()).filter(|stop| stop.slide == slide).unwrap_or_else(|| Stop::first_of(slide))
    }

    pub(super) fn is_on_first(&self) -> bool {
        self.place.at == 0 && self.place.aside.is_none()
    }

    pub(super) fn next(&mut self) {
        if self.turn_help(1) || self.uncover() {
            return;
        }
        match self.following() {
            Some(place) => self.put(place),
            None => self.finished = true,
        }
    }

    pub(super) fn previous(&mut self) {
        if self.turn_help(-1) || self.uncover() {
            return;
        }
        match self.preceding() {
            Some(place) => self.put(place),
            None => self.finished = false,
        }
    }

    pub(super) fn jump(&mut self, target: &Target) {
        let found = match target {
            Target::Number(number) => self.show.numbered(*number).ok_or(Notice::NoSuchNumber(*number)),
            Target::Slide(slide) => self.show.slide(*slide).map(|_| Stop::first_of(*slide)).ok_or(Notice::NoSuchSlide),
            Target::Id(id) => self.show.find(id).map(Stop::first_of).ok_or(Notice::NoSuchSlide),
        };
        match found {
            Ok(stop) => self.go(stop),
            Err(notice) => self.tell(notice),
        }
    }

    /// Goes to a page, beside the course where it is not on it. What covers the audience's picture is taken away, unless that is frozen.
    pub(super) fn go(&mut self, stop: Stop) {
        if !self.show.is_visible(stop.slide) {
            return self.tell(Notice::Hidden);
        }
        let place = match self.course.find(stop.slide, self.place.at) {
            Some(at) => Place { at, page: stop.page, aside: None },
            None => Place { aside: Some(stop), ..self.place },
        };
        if self.frozen.is_none() {
            self.take_covers();
        }
        self.overview = false;
        self.put(place);
    }

    fn put(&mut self, place: Place) {
        self.place = place;
        self.finished = false;
        self.typed.clear();
    }

    /// Brings the talk back to the screens, without a step: nobody has seen the slide that a step would leave. False where the talk is
    /// seen already, and where the audience's picture is frozen.
    fn uncover(&mut self) -> bool {
        match self.stage {
            Stage::Ready | Stage::OnDesktop | Stage::Ended => {
                self.set_stage(Stage::Showing);
                true
            }
            Stage::Showing => self.frozen.is_none() && self.take_covers(),
        }
    }

    /// Turns a page of the help slide, where the audience sees it and it has another one that way.
    fn turn_help(&mut self, step: isize) -> bool {
        let AudienceView::Help(stop) = self.audience() else { return false };
        let page = stop.page.checked_add_signed(step).filter(|page| *page <= self.show.last_page(stop.slide));
        match (&mut self.help, page) {
            (Some(help), Some(page)) => {
                help.page = page;
                true
            }
            (Some(_) | None, _) => false,
        }
    }

    fn take_covers(&mut self) -> bool {
        let covered = self.blank.is_some() || self.help.is_some();
        (self.blank, self.help) = (None, None);
        covered
    }

    /// What comes with the next step.
    pub(super) fn following(&self) -> Option<Place> {
        let stop = self.stop();
        if stop.page.saturating_add(1) < self.show.pages(stop.slide) {
            return Some(self.turned(stop.page + 1));
        }
        match self.place.aside {
            Some(_) => Some(Place { aside: None, ..self.place }),
            None => (self.place.at < self.course.last()).then(|| Place { at: self.place.at + 1, page: 0, aside: None }),
        }
    }

    fn preceding(&self) -> Option<Place> {
        let stop = self.stop();
        if let Some(page) = stop.page.checked_sub(1) {
            return Some(self.turned(page));
        }
        if self.place.aside.is_some() {
            return Some(Place { aside: None, ..self.place });
        }
        let at = self.place.at.checked_sub(1)?;
        Some(Place { at, page: self.show.last_page(self.course.slide(at)), aside: None })
    }

    /// The same slide at another page.
    fn turned(&self, page: usize) -> Place {
        match self.place.aside {
            Some(aside) => Place { aside: Some(Stop { page, ..aside }), ..self.place },
            None => Place { page, ..self.place },
        }
    }
}
