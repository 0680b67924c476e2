//! Slides that a talk could have beside its own, and where they would stand.

use super::outline_language;
use crate::conflict::Room;
use lectern_model::id::SlideId;
use lectern_model::minutes::Minutes;
use lectern_model::outline::Outline;
use lectern_model::slide::{Part, Slide, SlideKind, Weight};
use std::cmp::Reverse;
use std::collections::BTreeSet;

impl<'a> Room<'a> {
    /// Slides of the audience's outlines that are longer than `shortest`: outline by outline, by weight.
    pub(crate) fn in_longer_outlines(
        &self,
        shortest: Minutes,
        mut taken: BTreeSet<&'a SlideId>,
    ) -> Vec<(&'a Outline, &'a Slide)> {
        let is_longer = |outline: &&Outline| {
            outline.audience == *self.audience
                && outline.minutes > shortest
                && outline_language(outline, self.library).matches(self.language)
        };
        let mut outlines: Vec<&Outline> = self.library.outlines.iter().filter(is_longer).collect();
        outlines.sort_by_key(|outline| outline.minutes);
        let mut found: Vec<(&Outline, &Slide)> = Vec::new();
        for outline in outlines {
            let slides = outline.sections.iter().flat_map(|section| &section.slides);
            let mut slides: Vec<&Slide> = slides.filter_map(|id| self.library.slides.get(id)).collect();
            slides.retain(|slide| slide.weight > Weight::Choice && taken.insert(&slide.id));
            slides.sort_by_key(|slide| Reverse(slide.weight));
            found.extend(slides.into_iter().map(|slide| (outline, slide)));
        }
        found
    }

    /// The slides for this audience that the talk does not have: by weight, then those on its topics, then in the order of topics.
    pub(crate) fn in_library(&self, taken: &BTreeSet<&SlideId>, kept: impl Iterator<Item = &'a Slide>) -> Vec<&'a Slide> {
        let topics: BTreeSet<_> = kept.map(|slide| &slide.topic).collect();
        let is_free = |slide: &&Slide| !taken.contains(&slide.id) && self.suits(slide);
        let mut slides: Vec<&Slide> = self.library.slides.values().filter(is_free).collect();
        let fit = |slide: &&Slide| (Reverse(slide.weight), !topics.contains(&slide.topic), self.topic_rank(slide));
        slides.sort_by_key(fit);
        slides
    }

    fn suits(&self, slide: &Slide) -> bool {
        let translated = |slide: &Slide| {
            let languages = slide.variants.iter().filter(|variant| variant.part == Part::Body);
            languages.filter_map(|variant| variant.language.as_ref()).any(|language| language.matches(self.language))
        };
        !matches!(slide.kind, SlideKind::Title | SlideKind::Section | SlideKind::References)
            && slide.weight > Weight::Choice
            && slide.serves(self.audience)
            && (slide.language.matches(self.language) || translated(slide))
    }

    fn topic_rank(&self, slide: &Slide) -> usize {
        self.library.pack.topics.iter().position(|topic| topic.id == slide.topic).unwrap_or(usize::MAX)
    }

    /// The slide of the talk that precedes this one in an outline.
    pub(crate) fn place_by_outline(
        &self,
        outline: &Outline,
        slide: &Slide,
        kept: &(impl Iterator<Item = &'a Slide> + Clone),
    ) -> Option<&'a Slide> {
        let order: Vec<&SlideId> = outline.sections.iter().flat_map(|section| &section.slides).collect();
        let at = order.iter().position(|id| **id == slide.id)?;
        let before = order.iter().take(at).rev();
        before.filter_map(|id| kept.clone().find(|kept| kept.id == **id)).find(|kept| !self.is_closing(kept))
    }

    /// The last slide of the talk on the same topic, or else on one before it.
    pub(crate) fn place_by_topic(&self, slide: &Slide, kept: &(impl Iterator<Item = &'a Slide> + Clone)) -> Option<&'a Slide> {
        let rank = self.topic_rank(slide);
        let inside = || kept.clone().filter(|kept| !self.is_closing(kept));
        let same_topic = inside().filter(|kept| kept.topic == slide.topic).last();
        same_topic.or_else(|| inside().filter(|kept| self.topic_rank(kept) < rank).last())
    }

    /// Whether every talk closes with the slide.
    pub(crate) fn is_closing(&self, slide: &Slide) -> bool {
        self.library.pack.closing.as_ref() == Some(&slide.id)
    }
}
