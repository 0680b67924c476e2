//! Another deck in a running presentation, such as one with a typing error put right.

use super::course::Course;
use super::movement::Place;
use super::show::{Show, Stop};
use super::state::State;
use super::{Help, Session};
use lectern_model::deck::Deck;
use lectern_model::id::SlideId;
use lectern_model::library::Library;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Session {
    /// Goes on with another deck of the same talk: the place is kept by the slide's id, and so are the clock, the times spoken, what
    /// covers the audience's picture, what was left out, and all else. Where the slide is gone or hidden now the talk stands at the
    /// nearest one before it that is left. `pages` are as in [`Options`](super::Options); the time there is stays what it was.
    ///
    /// Gives the new state, in which [`State::deck`] is another; none where the deck has no slide that may be shown, and the old one
    /// goes on.
    pub fn replace(&mut self, deck: &Deck, library: &Library, pages: &[usize]) -> Option<&State> {
        let show = Show::new(deck, library, pages);
        let whole = Course::whole(&show, self.slot)?;
        let moved = Moved::between(&self.show, &show);
        let shortened = self.whole.is_some().then(|| moved.all(self.course.slides())).filter(|slides| !slides.is_empty());
        let course = match &shortened {
            Some(slides) => moved.course(&self.course, slides.clone()),
            None => moved.course(self.whole.as_ref().unwrap_or(&self.course), whole.slides().to_vec()),
        };
        let old_whole = self.whole.take().filter(|_| shortened.is_some());
        self.whole = old_whole.map(|old| moved.course(&old, whole.slides().to_vec()));
        let place = moved.place(&self.course, self.place, self.stop(), &course);
        let frozen = self.frozen.map(|stop| moved.frozen(&self.course, self.place, stop, &course));
        self.finished = self.finished && place.at == course.last();
        self.here = self.here.and_then(|here| moved.to(here));
        self.clock.go_over(show.slides().len(), |slide| moved.to(slide));
        (self.course, self.place, self.frozen) = (course, place, frozen);
        match (self.help, show.help) {
            (Some(help), Some(slide)) => self.help = Some(Help { page: help.page.min(show.last_page(slide)), ..help }),
            (Some(help), None) => (self.help, self.stage) = (None, help.from),
            (None, _) => {}
        }
        self.show = Arc::new(show);
        self.deck += 1;
        self.refresh()
    }
}

/// Where the slides of a deck are in another one.
struct Moved<'a> {
    /// By index in the old deck.
    to: Vec<Option<usize>>,
    show: &'a Show,
}

impl<'a> Moved<'a> {
    /// Slides are the same by their ids; of several with one id, by their order.
    fn between(old: &Show, new: &'a Show) -> Self {
        let mut places: BTreeMap<(&SlideId, usize), usize> = BTreeMap::new();
        for (at, named) in numbered(new).into_iter().enumerate() {
            places.insert(named, at);
        }
        Self { to: numbered(old).iter().map(|named| places.get(named).copied()).collect(), show: new }
    }

    fn to(&self, slide: usize) -> Option<usize> {
        self.to.get(slide).copied().flatten()
    }

    /// Where a slide is that may still be shown.
    fn visible(&self, slide: usize) -> Option<usize> {
        self.to(slide).filter(|at| self.show.is_visible(*at))
    }

    fn all(&self, slides: &[usize]) -> Vec<usize> {
        slides.iter().filter_map(|slide| self.visible(*slide)).collect()
    }

    fn stop(&self, stop: Stop) -> Option<Stop> {
        let slide = self.visible(stop.slide)?;
        Some(Stop { slide, page: stop.page.min(self.show.last_page(slide)) })
    }

    /// A course over other slides, set out from the same place.
    fn course(&self, old: &Course, slides: Vec<usize>) -> Course {
        let mut course = old.over(slides);
        course.anchor_at(self.near(old, old.anchor(), &course));
        course
    }

    /// The place of a place of the old course: that of its slide, or of the nearest one before it that is left, or after it.
    fn near(&self, old: &Course, at: usize, new: &Course) -> usize {
        let places = (0..=at).rev().chain(at.saturating_add(1)..old.slides().len());
        let mut found = places.filter_map(|place| new.find(self.visible(*old.slides().get(place)?)?, place));
        found.next().unwrap_or_default()
    }

    /// The place at which the talk stands.
    fn place(&self, old: &Course, place: Place, stop: Stop, new: &Course) -> Place {
        let near = self.near(old, place.at, new);
        match self.stop(stop).map(|stop| (stop, new.find(stop.slide, near))) {
            Some((stop, Some(at))) => Place { at, page: stop.page, aside: None },
            Some((stop, None)) => Place { at: near, page: 0, aside: Some(stop) },
            None => Place { at: near, page: 0, aside: None },
        }
    }

    /// The page that the audience keeps.
    fn frozen(&self, old: &Course, place: Place, stop: Stop, new: &Course) -> Stop {
        let nearest = || Stop::first_of(new.slide(self.near(old, old.find(stop.slide, place.at).unwrap_or(place.at), new)));
        self.stop(stop).unwrap_or_else(nearest)
    }
}

/// The slides by id and by how many with that id came before.
fn numbered(show: &Show) -> Vec<(&SlideId, usize)> {
    let mut seen: BTreeMap<&SlideId, usize> = BTreeMap::new();
    let mut named = Vec::new();
    for slide in show.slides() {
        let count = seen.entry(&slide.id).or_default();
        named.push((&slide.id, *count));
        *count += 1;
    }
    named
}
