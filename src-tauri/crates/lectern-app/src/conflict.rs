//! Slides that contradict each other.

use lectern_model::claim::Conflict;
use lectern_model::id::ClaimId;
use lectern_model::library::Library;
use lectern_model::slide::Slide;

/// The conflict that a slide would bring into a talk with `others`, with the slide it contradicts.
pub(crate) fn find_conflict<'a>(
    library: &'a Library,
    slide: &Slide,
    others: &(impl Iterator<Item = &'a Slide> + Clone),
) -> Option<(&'a Conflict, &'a Slide)> {
    library.conflicts.values().find_map(|conflict| {
        let side = side_of(conflict, slide)?;
        let contradicts = |other: &&Slide| side_of(conflict, other).is_some_and(|other_side| other_side != side);
        others.clone().find(contradicts).map(|other| (conflict, other))
    })
}

/// The side of a conflict that a slide is on.
fn side_of(conflict: &Conflict, slide: &Slide) -> Option<usize> {
    let rests_on = |claim: &ClaimId| slide.claims.iter().any(|used| used.id == *claim);
    conflict.sides.iter().position(|side| side.iter().any(rests_on))
}
