//! A talk being planned: the slides of an outline, kept or dropped, and slides added to them.

use super::{Added, LeftOut, PlanRequest, section, title_of, weight_in_words};
use crate::conflict::Room;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SlideId;
use lectern_model::language::Language;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::outline::Outline;
use lectern_model::slide::{Slide, Weight};
use lectern_model::talk::TalkSection;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A talk being planned.
pub(super) struct Draft<'a> {
    library: &'a Library,
    request: &'a PlanRequest,
    language: &'a Language,
    outline: Option<&'a Outline>,
    sections: Vec<Section<'a>>,
    missing: Vec<&'a SlideId>,
    pub(super) added: Vec<Added>,
}

struct Section<'a> {
    title: &'a str,
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    slide: &'a Slide,
    kept: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        library: &'a Library,
        request: &'a PlanRequest,
        language: &'a Language,
        outline: Option<&'a Outline>,
    ) -> Self {
        let mut draft = Self { library, request, language, outline, sections: vec![], missing: vec![], added: vec![] };
        let mut seen = BTreeSet::new();
        for section in outline.into_iter().flat_map(|outline| &outline.sections) {
            let mut entries = Vec::new();
            for id in section.slides.iter().filter(|id| seen.insert(*id)) {
                match library.slides.get(id) {
                    Some(slide) => entries.push(Entry { slide, kept: true }),
                    None => draft.missing.push(id),
                }
            }
            draft.sections.push(Section { title: &section.title, entries });
        }
        draft
    }

    fn room(&self) -> Room<'a> {
        Room { library: self.library, audience: &self.request.audience, language: self.language }
    }

    fn opening(&self) -> Option<&'a Slide> {
        self.library.slides.get(self.library.pack.opening.as_ref()?)
    }

    fn closing(&self) -> Option<&'a Slide> {
        self.library.slides.get(self.library.pack.closing.as_ref()?)
    }

    fn is_fixed(&self, slide: &Slide) -> bool {
        let pack = &self.library.pack;
        [&pack.opening, &pack.closing].into_iter().any(|fixed| fixed.as_ref() == Some(&slide.id))
    }

    /// Puts the pack's opening slide first and its closing slide last.
    pub(super) fn frame(&mut self) {
        let opening = self.opening();
        let closing = self.closing().filter(|closing| opening.is_none_or(|opening| opening.id != closing.id));
        for section in &mut self.sections {
            let is_frame = |slide: &Slide| [opening, closing].into_iter().flatten().any(|frame| frame.id == slide.id);
            section.entries.retain(|entry| !is_frame(entry.slide));
        }
        if self.sections.is_empty() {
            self.sections.push(Section { title: &self.library.pack.title, entries: Vec::new() });
        }
        let entry = |slide| Entry { slide, kept: true };
        if let (Some(first), Some(slide)) = (self.sections.first_mut(), opening) {
            first.entries.insert(0, entry(slide));
        }
        if let (Some(last), Some(slide)) = (self.sections.last_mut(), closing) {
            last.entries.push(entry(slide));
        }
    }

    fn kept(&self) -> impl Iterator<Item = &'a Slide> + Clone {
        self.sections.iter().flat_map(|section| &section.entries).filter(|entry| entry.kept).map(|entry| entry.slide)
    }

    fn time_left(&self) -> Minutes {
        self.request.minutes - self.kept().map(|slide| slide.minutes).sum()
    }

    fn is_too_long(&self) -> bool {
        self.kept().map(|slide| slide.minutes).sum::<Minutes>() > self.request.minutes
    }

    /// Drops the latest of the lightest slides until the talk fits, then takes back, heaviest first, what fits after all. Of slides
    /// that should always be said the longest section loses its latest, and only when each section has but one left a whole one goes.
    pub(super) fn shorten(&mut self) {
        while self.is_too_long() {
            let Some(id) = self.lightest() else { break };
            self.set_kept(&id, false);
        }
        let mut dropped: Vec<&Slide> = self.dropped().collect();
        dropped.sort_by_key(|slide| Reverse(slide.weight));
        for slide in dropped {
            if slide.minutes <= self.time_left() {
                self.set_kept(&slide.id, true);
            }
        }
    }

    fn lightest(&self) -> Option<SlideId> {
        let mut droppable = Vec::new();
        for section in &self.sections {
            let slides = section.entries.iter().filter(|entry| entry.kept).map(|entry| entry.slide);
            let slides: Vec<&Slide> = slides.filter(|slide| !self.is_fixed(slide) && slide.minutes > Minutes::ZERO).collect();
            let time: Minutes = slides.iter().map(|slide| slide.minutes).sum();
            let spare = (slides.len() > 1, time);
            droppable.extend(slides.into_iter().map(|slide| (slide, spare)));
        }
        let rank = |(at, (slide, spare)): &(usize, (&Slide, (bool, Minutes)))| {
            let spare = (slide.weight == Weight::Must).then_some(*spare);
            (slide.weight, Reverse(spare), Reverse(*at))
        };
        droppable.into_iter().enumerate().min_by_key(rank).map(|(_, (slide, _))| slide.id.clone())
    }

    fn dropped(&self) -> impl Iterator<Item = &'a Slide> {
        self.sections.iter().flat_map(|section| &section.entries).filter(|entry| !entry.kept).map(|entry| entry.slide)
    }

    fn set_kept(&mut self, id: &SlideId, kept: bool) {
        for entry in self.sections.iter_mut().flat_map(|section| &mut section.entries) {
            if entry.slide.id == *id {
                entry.kept = kept;
            }
        }
    }

    /// Fills what time is left, where the whole outline is in: from longer outlines, then from the library.
    pub(super) fn lengthen(&mut self) {
        if self.dropped().next().is_some() {
            return;
        }
        for (outline, slide) in self.in_longer_outlines() {
            if self.fits(slide) {
                let reason = format!("there is time for it; the outline `{}` has it", outline.id);
                let after = self.room().place_by_outline(outline, slide, &self.kept());
                self.insert(slide, after, reason);
            }
        }
        for slide in self.in_library() {
            if self.fits(slide) {
                let after = self.room().place_by_topic(slide, &self.kept());
                let reason = format!("there is time for it; {}", weight_in_words(slide.weight));
                self.insert(slide, after, reason);
            }
        }
    }

    fn fits(&self, slide: &Slide) -> bool {
        slide.minutes <= self.time_left() && self.room().find_conflict(slide, &self.kept()).is_none()
    }

    fn in_longer_outlines(&self) -> Vec<(&'a Outline, &'a Slide)> {
        let shortest = self.outline.map_or(Minutes::ZERO, |outline| outline.minutes);
        self.room().in_longer_outlines(shortest, self.taken())
    }

    fn in_library(&self) -> Vec<&'a Slide> {
        self.room().in_library(&self.taken(), self.kept())
    }

    fn taken(&self) -> BTreeSet<&'a SlideId> {
        self.sections.iter().flat_map(|section| &section.entries).map(|entry| &entry.slide.id).collect()
    }

    /// Puts a slide after another; where there is no other, after the opening slide.
    fn insert(&mut self, slide: &'a Slide, after: Option<&Slide>, reason: String) {
        let after = after.or(self.opening()).map(|slide| slide.id.clone());
        let entry = Entry { slide, kept: true };
        let place = self.sections.iter_mut().find_map(|section| {
            let at = section.entries.iter().position(|entry| Some(&entry.slide.id) == after.as_ref())?;
            Some((section, at + 1))
        });
        match place {
            Some((section, at)) => section.entries.insert(at, entry),
            None => {
                if let Some(first) = self.sections.first_mut() {
                    first.entries.insert(0, entry);
                }
            }
        }
        self.added.push(Added { slide: slide.id.clone(), title: title_of(slide), minutes: slide.minutes, reason });
    }

    /// The sections that have slides; one for each topic where there was no outline to give them.
    pub(super) fn sections(&self) -> Vec<TalkSection> {
        if self.outline.is_some() {
            let kept =
                |entries: &[Entry<'a>]| entries.iter().filter(|entry| entry.kept).map(|entry| entry.slide).collect::<Vec<_>>();
            let sections = self.sections.iter().map(|part| section(part.title, kept(&part.entries).into_iter()));
            return sections.filter(|section| !section.slides.is_empty()).collect();
        }
        let slides: Vec<&Slide> = self.kept().collect();
        let topic_name = |slide: &Slide| {
            let topic = self.library.pack.topics.iter().find(|topic| topic.id == slide.topic);
            topic.map_or(slide.topic.as_str(), |topic| topic.name.as_str()).to_owned()
        };
        let by_topic = slides.chunk_by(|a, b| a.topic == b.topic);
        by_topic.filter_map(|part| Some(section(&topic_name(part.first()?), part.iter().copied()))).collect()
    }

    /// A warning where slides that should always be said are not.
    pub(super) fn say_missing_musts(&self) -> Option<Diagnostic> {
        let musts = self.dropped().filter(|slide| slide.weight == Weight::Must);
        let titles: Vec<String> = musts.map(|slide| format!("`{}`", title_of(slide))).collect();
        let message =
            format!("{} should always be said; {} minutes are too short for it", titles.join(", "), self.request.minutes);
        (!titles.is_empty()).then(|| Diagnostic::warning("must-left-out", message).hint("ask for more time, or give it on paper"))
    }

    /// What was not taken, with reasons.
    pub(super) fn left_out(&self) -> Vec<LeftOut> {
        let minutes = self.request.minutes;
        let entry =
            |slide: &Slide, reason| LeftOut { slide: slide.id.clone(), title: title_of(slide), minutes: slide.minutes, reason };
        let mut left_out: Vec<LeftOut> = Vec::new();
        for id in &self.missing {
            let reason = "the outline names it, but the pack does not have it".to_owned();
            left_out.push(LeftOut { slide: (*id).clone(), title: id.to_string(), minutes: Minutes::ZERO, reason });
        }
        for slide in self.dropped() {
            left_out.push(entry(slide, format!("{minutes} minutes are too short for it; {}", weight_in_words(slide.weight))));
        }
        let others = self.in_longer_outlines().into_iter().map(|(_, slide)| slide).chain(self.in_library());
        let mut seen = BTreeSet::new();
        for slide in others.filter(|slide| seen.insert(&slide.id)) {
            let reason = match self.room().find_conflict(slide, &self.kept()) {
                Some((conflict, other)) => format!("it contradicts `{}` ({})", title_of(other), conflict.title),
                None => "the outline does not have it, and there is no time left for it".to_owned(),
            };
            left_out.push(entry(slide, reason));
        }
        left_out
    }
}
