//! Ahead, on time, behind, over.

use std::time::Duration;

/// How far from the plan a presenter may be before being told.
pub const TOLERANCE: Duration = Duration::from_secs(60);

/// How the talk goes against its plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pace {
    /// The slide was due to begin more than [`TOLERANCE`] later.
    Ahead,
    /// Nearer than that.
    #[default]
    OnTime,
    /// The slide should have been left more than [`TOLERANCE`] ago.
    Behind,
    /// The whole time is used up.
    Over,
}

/// The time of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionPace {
    /// Planned for its slides that are on the way.
    pub planned: Duration,
    /// Spent on its slides, in whole seconds.
    pub spent: Duration,
    /// How it goes or went; none before it is begun. A section is never [`Pace::Over`].
    pub pace: Option<Pace>,
}

/// The pace of somebody who, at `elapsed`, is on a slide that is due from `begin` to `end`, in a talk that must be over by `slot`.
pub(super) fn pace(elapsed: Duration, begin: Duration, end: Duration, slot: Duration) -> Pace {
    if elapsed > slot {
        Pace::Over
    } else if elapsed > end.saturating_add(TOLERANCE) {
        Pace::Behind
    } else if elapsed.saturating_add(TOLERANCE) < begin {
        Pace::Ahead
    } else {
        Pace::OnTime
    }
}

/// By how many seconds the slide is late (more than 0) or early (less).
pub(super) fn lag(elapsed: Duration, begin: Duration, end: Duration) -> i64 {
    let seconds = |span: Duration| i64::try_from(span.as_secs()).unwrap_or(i64::MAX);
    match elapsed > end {
        true => seconds(elapsed - end),
        false => -seconds(begin.saturating_sub(elapsed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_is_tolerated_either_way_and_the_slot_is_not_exceeded() {
        let at = |seconds| {
            let span = Duration::from_secs;
            (pace(span(seconds), span(120), span(180), span(600)), lag(span(seconds), span(120), span(180)))
        };
        for (elapsed, expected) in [
            (0, (Pace::Ahead, -120)),
            (59, (Pace::Ahead, -61)),
            (60, (Pace::OnTime, -60)),
            (150, (Pace::OnTime, 0)),
            (240, (Pace::OnTime, 60)),
            (241, (Pace::Behind, 61)),
            (600, (Pace::Behind, 420)),
            (601, (Pace::Over, 421)),
        ] {
            assert_eq!(at(elapsed), expected, "after {elapsed} s");
        }
    }
}
