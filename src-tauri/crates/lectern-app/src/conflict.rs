//! Slides that contradict each other.

use lectern_model::claim::Conflict;
use lectern_model::id::{AudienceId, ClaimId};
use lectern_model::language::Language;
use lectern_model::library::Library;
use lectern_model::slide::{ClaimUse, Slide};

/// Who sees the slides.
#[derive(Clone, Copy)]
pub(crate) struct Room<'a> {
    pub(crate) library: &'a Library,
    pub(crate) audience: &'a AudienceId,
    pub(crate) language: &'a Language,
}

impl<'a> Room<'a> {
    /// The conflict that a slide would bring into a talk with `others`, with the slide it contradicts. A claim whose note is on its
    /// slide contradicts nothing.
    pub(crate) fn find_conflict(
        &self,
        slide: &Slide,
        others: &(impl Iterator<Item = &'a Slide> + Clone),
    ) -> Option<(&'a Conflict, &'a Slide)> {
        self.library.conflicts.values().find_map(|conflict| {
            let side = self.side_of(conflict, slide)?;
            let contradicts = |other: &&Slide| self.side_of(conflict, other).is_some_and(|other_side| other_side != side);
            others.clone().find(contradicts).map(|other| (conflict, other))
        })
    }

    /// The side of a conflict that a slide is on.
    fn side_of(&self, conflict: &Conflict, slide: &Slide) -> Option<usize> {
        let rests_on = |claim: &ClaimId| slide.claims.iter().any(|used| used.id == *claim && !self.is_settled(slide, used));
        conflict.sides.iter().position(|side| side.iter().any(rests_on))
    }

    fn is_settled(&self, slide: &Slide, used: &ClaimUse) -> bool {
        let handling = self.library.claims.get(&used.id).map(|claim| claim.handling);
        handling.map_or(used.caveat_worded, |handling| slide.carries_note(used, handling, self.audience, self.language))
    }
}
