//! What a rehearsal says of the plan.

use lectern_model::id::SlideId;
use lectern_model::minutes::Minutes;
use std::time::Duration;

/// A slide was spoken on if it was there for at least this long; less is passing by.
const PASSING: Duration = Duration::from_secs(5);
/// What proposed times are whole multiples of, in seconds.
const STEP: u64 = 30;

/// How long a slide was spoken on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideTime {
    /// Its index in the deck.
    pub index: usize,
    /// Which slide.
    pub slide: SlideId,
    /// As planned.
    pub planned: Minutes,
    /// As spoken.
    pub spent: Duration,
}

impl SlideTime {
    /// The time to plan after this: what was spent, to the nearest half minute and at least one. None for a slide that was not spoken
    /// on. The program's own slides, such as the title, have a record too, but are no slides of the talk to plan.
    pub fn proposed(&self) -> Option<Minutes> {
        if self.spent < PASSING {
            return None;
        }
        let steps = self.spent.as_secs().saturating_add(STEP / 2).checked_div(STEP).unwrap_or_default().max(1);
        Some(Minutes::from_seconds(u32::try_from(steps.saturating_mul(STEP)).unwrap_or(u32::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_proposed_in_half_minutes() {
        for (spent, expected) in
            [(0, None), (4, None), (5, Some(30)), (44, Some(30)), (45, Some(60)), (100, Some(90)), (u64::MAX, Some(u32::MAX))]
        {
            let time = SlideTime { index: 0, slide: "a".into(), planned: Minutes::ZERO, spent: Duration::from_secs(spent) };
            assert_eq!(time.proposed(), expected.map(Minutes::from_seconds), "after {spent} s");
        }
    }
}
