//! The way through a talk, and when one should be where.

use super::show::Show;
use std::time::Duration;

/// The slides of a talk in the order they are given. Times are reckoned from an anchor: the slide and the time at which the
/// presenter set out on this way.
#[derive(Debug, Clone)]
pub(super) struct Course {
    /// Indices of the deck; never empty, never a hidden slide.
    slides: Vec<usize>,
    anchor: usize,
    /// What the timer showed at the anchor.
    base: Duration,
    /// The time for the anchor's own slide from then on.
    rest: Duration,
    /// The time by which the talk has to be over.
    pub(super) slot: Duration,
}

impl Course {
    /// The whole talk; none if it has no slide to show. The first slide has no time of its own, because the timer starts on leaving it.
    pub(super) fn whole(show: &Show, slot: Duration) -> Option<Self> {
        let slides: Vec<usize> = show.visible(false).collect();
        (!slides.is_empty()).then_some(Self { slides, anchor: 0, base: Duration::ZERO, rest: Duration::ZERO, slot })
    }

    /// The slide at a place of the course, and the last one beyond it.
    pub(super) fn slide(&self, at: usize) -> usize {
        let last = || self.slides.last().copied().unwrap_or_default();
        self.slides.get(at).copied().unwrap_or_else(last)
    }

    pub(super) fn last(&self) -> usize {
        self.slides.len().saturating_sub(1)
    }

    pub(super) fn slides(&self) -> &[usize] {
        &self.slides
    }

    /// Where a slide stands: the nearest place from `at` on, else the nearest before.
    pub(super) fn find(&self, slide: usize, at: usize) -> Option<usize> {
        let mut places = self.slides.iter().enumerate().filter(|(_, own)| **own == slide).map(|(place, _)| place);
        let before_or_at = places.clone().rfind(|place| *place <= at);
        places.find(|place| *place >= at).or(before_or_at)
    }

    /// The place at which the presenter set out.
    pub(super) fn anchor(&self) -> usize {
        self.anchor
    }

    /// The same reckoning over other slides, of which there is at least one.
    pub(super) fn over(&self, slides: Vec<usize>) -> Self {
        Self { slides, ..*self }
    }

    pub(super) fn anchor_at(&mut self, at: usize) {
        self.anchor = at;
    }

    /// Sets out anew: the timer shows `base`, and the slide at `at` has `rest` to go.
    pub(super) fn set_out(&mut self, at: usize, base: Duration, rest: Duration) {
        (self.anchor, self.base, self.rest) = (at, base, rest);
    }

    /// The same way up to `at`, then these slides alone, over by `slot`.
    pub(super) fn go_on_with(&mut self, at: usize, slides: impl Iterator<Item = usize>, slot: Duration) {
        self.slides.truncate(at.saturating_add(1));
        self.slides.extend(slides);
        self.slot = slot;
    }

    /// What the timer should show on coming to a place.
    pub(super) fn due(&self, at: usize, show: &Show) -> Duration {
        let time =
            |from: usize, to: usize| -> Duration { self.slides.iter().take(to).skip(from).map(|slide| show.time(*slide)).sum() };
        if at <= self.anchor {
            return self.base.saturating_sub(time(at, self.anchor));
        }
        self.base.saturating_add(self.rest).saturating_add(time(self.anchor + 1, at))
    }
}
