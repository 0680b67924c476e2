//! Where slides of a file stand in the talk: those that were moved, and new ones between their neighbours.

use super::returned::{Aspect, Came, ReturnedSlide};
use crate::document::change::Spot;
use crate::pipeline::{best_pairs, key};
use crate::talk_file::OpenTalk;
use lectern_model::deck::Deck;
use lectern_model::id::SlideId;
use lectern_model::talk::Talk;
use std::collections::BTreeMap;

/// The slides of a talk list by list: its sections, and at the end those in reserve.
pub(super) struct Places(Vec<Vec<SlideId>>);

/// The lists of a talk by their titles, as a deck shows them; two of one title cannot be told apart.
struct Titles(BTreeMap<String, Option<usize>>);

impl Titles {
    fn of(deck: &Deck) -> Self {
        let mut titles: BTreeMap<String, Option<usize>> = BTreeMap::new();
        let named = deck.sections.iter().map(|section| section.title.as_str()).chain([deck.words.backup]);
        for (at, title) in named.enumerate() {
            titles.entry(key(title)).and_modify(|known| *known = None).or_insert(Some(at));
        }
        Self(titles)
    }

    fn list(&self, title: Option<&str>) -> Option<usize> {
        self.0.get(&key(title?)).copied().flatten()
    }
}

impl Places {
    pub(super) fn of(talk: &Talk) -> Self {
        let lists = talk.sections.iter().map(|section| &section.slides).chain([&talk.backup]);
        Self(lists.map(|list| list.iter().map(|entry| entry.slide.clone()).collect()).collect())
    }

    fn backup(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    pub(super) fn is_in_reserve(&self, slide: &SlideId) -> bool {
        self.find(slide).is_some_and(|(list, _)| list == self.backup())
    }

    /// The list that a slide is in, and its position there.
    fn find(&self, slide: &SlideId) -> Option<(usize, usize)> {
        let in_list = |(at, list): (usize, &Vec<SlideId>)| Some((at, list.iter().position(|own| own == slide)?));
        self.0.iter().enumerate().find_map(in_list)
    }

    /// A place as changes name it.
    fn spot(&self, (list, position): (usize, usize)) -> Spot {
        if list == self.backup() { Spot::Backup { position } } else { Spot::Section { section: list, position } }
    }

    /// The place after a slide; in a list, where the file names one. Only what is left out of the show comes into reserve.
    fn after(&self, before: Option<&SlideId>, list: Option<usize>, hidden: bool) -> (usize, usize) {
        let found = before.and_then(|slide| self.find(slide)).map(|(list, at)| (list, at + 1));
        let length = |list: usize| self.0.get(list).map_or(0, Vec::len);
        let list = list.filter(|list| hidden || *list != self.backup());
        match (found, list) {
            (Some((own, at)), Some(list)) if own == list => (own, at),
            (Some((own, _)), Some(list)) if own > list => (list, length(list)),
            (_, Some(list)) => (list, 0),
            (Some((own, _)), None) if own == self.backup() && !hidden => {
                let last = self.backup().saturating_sub(1);
                (last, length(last))
            }
            (Some(found), None) => found,
            (None, None) => (0, 0),
        }
    }

    /// Takes slides out.
    pub(super) fn remove(&mut self, slides: &[SlideId]) {
        self.0.iter_mut().for_each(|list| list.retain(|own| !slides.contains(own)));
    }

    /// Puts a slide in; where it goes.
    pub(super) fn insert(&mut self, slide: &SlideId, after: Option<&SlideId>, list: Option<usize>, hidden: bool) -> Spot {
        let (list, position) = self.after(after, list, hidden);
        // A talk without sections gets one.
        if self.0.len() < 2 {
            self.0.insert(0, Vec::new());
        }
        let spot = self.spot((list, position));
        if let Some(list) = self.0.get_mut(list) {
            list.insert(position.min(list.len()), slide.clone());
        }
        spot
    }

    /// Moves a slide; where it goes, counted with it where it was.
    pub(super) fn shift(&mut self, slide: &SlideId, after: Option<&SlideId>, list: Option<usize>, hidden: bool) -> Spot {
        let to = self.after(after, list, hidden);
        let from = self.find(slide);
        let spot = self.spot(to);
        if let Some((list, at)) = from {
            self.0.get_mut(list).map(|list| list.remove(at));
        }
        let position = to.1 - usize::from(from.is_some_and(|(list, at)| list == to.0 && at < to.1));
        if let Some(list) = self.0.get_mut(to.0) {
            list.insert(position.min(list.len()), slide.clone());
        }
        spot
    }
}

/// The list in which a slide of a file stands.
pub(super) fn list_of(deck: &Deck, section: Option<&str>) -> Option<usize> {
    Titles::of(deck).list(section)
}

/// Marks the slides that were moved: the fewest whose moves make the talk's order the file's; those of another section; and those in
/// reserve that are shown now.
pub(super) fn order_of(open: &OpenTalk, deck: &Deck, came: &[Came], edits: &mut [ReturnedSlide]) {
    let places = Places::of(&open.talk);
    let titles = Titles::of(deck);
    let known: Vec<(&SlideId, Option<usize>, bool)> = came
        .iter()
        .filter_map(|came| match came {
            Came::Known { slide, section, hidden } => Some((slide, titles.list(section.as_deref()), *hidden)),
            Came::New { .. } => None,
        })
        .collect();
    let before: Vec<&SlideId> =
        places.0.iter().flatten().filter(|slide| known.iter().any(|(known, ..)| known == slide)).collect();
    let still = best_pairs(before.len(), known.len(), |old, new| {
        let is_same = before.get(old).copied() == known.get(new).map(|(slide, ..)| *slide);
        if is_same { 1.0 } else { 0.0 }
    });
    for (at, (slide, list, hidden)) in known.iter().enumerate() {
        let Some((own, _)) = places.find(slide) else { continue };
        let is_elsewhere = list.is_some_and(|list| list != own) || (own == places.backup() && !hidden);
        let is_moved = is_elsewhere || !still.iter().any(|(_, new)| *new == at);
        if let Some(returned) = edits.iter_mut().find(|returned| returned.slide == **slide).filter(|_| is_moved) {
            returned.changed.push(Aspect::Place);
        }
    }
}
