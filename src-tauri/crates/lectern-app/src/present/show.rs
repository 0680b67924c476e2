//! What presenting needs to know of a deck.

use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::id::SlideId;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::slide::{SlideKind, Weight};
use std::time::Duration;

/// A page of a slide: what stands on the screen. A slide that is too long for one page goes on over several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stop {
    /// The slide's index in the deck.
    pub slide: usize,
    /// Which page of it, from 0.
    pub page: usize,
}

impl Stop {
    pub(super) fn first_of(slide: usize) -> Self {
        Self { slide, page: 0 }
    }
}

/// The slides of a deck as presenting sees them.
#[derive(Debug, Clone)]
pub(super) struct Show {
    slides: Vec<ShowSlide>,
    /// How many sections there are.
    pub(super) sections: usize,
    /// What is put up when somebody asks for help.
    pub(super) help: Option<usize>,
    /// The pages by their numbers: those of the talk, then those in reserve.
    numbered: Vec<Stop>,
}

/// A slide of a deck.
#[derive(Debug, Clone)]
pub(super) struct ShowSlide {
    pub(super) id: SlideId,
    pub(super) kind: SlideKind,
    pub(super) weight: Weight,
    pub(super) minutes: Minutes,
    pub(super) section: Option<usize>,
    pub(super) hidden: bool,
    pub(super) backup: bool,
    /// How many pages it has, at least one.
    pub(super) pages: usize,
}

impl Show {
    /// `pages` are the numbers of pages of the deck's slides; where it says nothing a slide has one.
    pub(super) fn new(deck: &Deck, library: &Library, pages: &[usize]) -> Self {
        let slide = |(at, slide): (usize, &DeckSlide)| ShowSlide {
            id: slide.id.clone(),
            kind: slide.kind,
            weight: library.slides.get(&slide.id).map(|slide| slide.weight).unwrap_or_default(),
            minutes: slide.minutes,
            section: slide.section,
            hidden: slide.hidden,
            backup: slide.backup,
            pages: pages.get(at).copied().unwrap_or(1).max(1),
        };
        let slides: Vec<ShowSlide> = deck.slides.iter().enumerate().map(slide).collect();
        let mut show = Self { slides, sections: deck.sections.len(), help: None, numbered: Vec::new() };
        show.help = show.find_help(library.pack.closing.as_ref());
        let stops = |backup| show.visible(backup).flat_map(|at| (0..show.pages(at)).map(move |page| Stop { slide: at, page }));
        let numbered = stops(false).chain(stops(true)).collect();
        Self { numbered, ..show }
    }

    /// The pack's closing slide, else the last slide with help contacts; a slide of the talk before one in reserve.
    fn find_help(&self, closing: Option<&SlideId>) -> Option<usize> {
        let all = || self.visible(true).chain(self.visible(false));
        let is_closing = |at: &usize| self.slide(*at).is_some_and(|slide| Some(&slide.id) == closing);
        let has_contacts = |at: &usize| self.slide(*at).is_some_and(|slide| slide.kind == SlideKind::Help);
        all().filter(is_closing).last().or_else(|| all().filter(has_contacts).last())
    }

    /// The slides an audience may see, of the talk or in reserve.
    pub(super) fn visible(&self, backup: bool) -> impl Iterator<Item = usize> {
        let slides = self.slides.iter().enumerate();
        slides.filter(move |(_, slide)| !slide.hidden && slide.backup == backup).map(|(at, _)| at)
    }

    pub(super) fn slide(&self, at: usize) -> Option<&ShowSlide> {
        self.slides.get(at)
    }

    pub(super) fn slides(&self) -> &[ShowSlide] {
        &self.slides
    }

    pub(super) fn is_visible(&self, at: usize) -> bool {
        self.slide(at).is_some_and(|slide| !slide.hidden)
    }

    pub(super) fn pages(&self, at: usize) -> usize {
        self.slide(at).map_or(1, |slide| slide.pages)
    }

    pub(super) fn last_page(&self, at: usize) -> usize {
        self.pages(at).saturating_sub(1)
    }

    pub(super) fn time(&self, at: usize) -> Duration {
        self.slide(at).map_or(Duration::ZERO, |slide| duration(slide.minutes))
    }

    /// The page with a number on it.
    pub(super) fn numbered(&self, number: u32) -> Option<Stop> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.numbered.get(at).copied()
    }

    /// The first slide with an id; one that may be seen before one that is hidden.
    pub(super) fn find(&self, id: &SlideId) -> Option<usize> {
        let named = || self.slides.iter().enumerate().filter(|(_, slide)| slide.id == *id);
        let shown = named().find(|(_, slide)| !slide.hidden);
        shown.or_else(|| named().next()).map(|(at, _)| at)
    }

    /// How many pages the talk has without those in reserve.
    pub(super) fn last_number(&self) -> usize {
        self.visible(false).map(|at| self.pages(at)).sum()
    }

    /// The number printed on a page; pages in reserve are `B1`, `B2`….
    pub(super) fn label(&self, stop: Stop) -> String {
        let last = self.last_number();
        match self.numbered.iter().position(|numbered| *numbered == stop) {
            Some(at) if at < last => (at + 1).to_string(),
            Some(at) => format!("B{}", at + 1 - last),
            None => String::new(),
        }
    }
}

pub(super) fn duration(minutes: Minutes) -> Duration {
    Duration::from_secs(u64::from(minutes.seconds()))
}
