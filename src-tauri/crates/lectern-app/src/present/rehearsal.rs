//! What a rehearsal says of the plan.

use lectern_model::id::SlideId;
use lectern_model::minutes::Minutes;
use lectern_model::talk::Talk;
use std::collections::BTreeMap;
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

/// The times that a rehearsal proposes for the slides of a talk, in its order: of those that were spoken on, where the time is another
/// than planned. Not of slides in reserve, which have no part in the plan, nor of the program's own. The times go into
/// [`Change::SlideTimes`](crate::document::change::Change::SlideTimes).
pub fn plan_from_rehearsal(talk: &Talk, record: &[SlideTime]) -> Vec<(SlideId, Minutes)> {
    let times: BTreeMap<&SlideId, &SlideTime> = record.iter().map(|time| (&time.slide, time)).collect();
    let shown = talk.slides().filter(|entry| !entry.hidden);
    let proposed = shown.filter_map(|entry| {
        let time = times.get(&entry.slide)?;
        let now = entry.minutes.unwrap_or(time.planned);
        Some((entry.slide.clone(), time.proposed().filter(|proposed| *proposed != now)?))
    });
    proposed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::change::Change;
    use crate::document::{Document, DocumentId};
    use crate::plan::{blank_talk, section};
    use crate::talk_file::OpenTalk;
    use crate::talk_time::talk_time;
    use crate::test_library::{add, library, slide};
    use lectern_model::slide::Weight;
    use lectern_model::talk::TalkSlide;

    #[test]
    fn a_rehearsal_becomes_the_plan_in_one_step() {
        let mut library = library();
        for id in ["a", "b", "c", "reserve"] {
            add(&mut library, slide(id, "first", "parents", 2.0, Weight::Must));
        }
        let mut talk = blank_talk(&library.pack, "A talk", &"parents".into(), Minutes::new(10));
        talk.sections.push(section("All", ["open", "a", "b", "c"].iter().map(|id| &library.slides[*id])));
        talk.backup.push(TalkSlide::new("reserve".into()));
        let spent =
            [("title", 0.0, 40), ("open", 1.0, 62), ("a", 2.0, 200), ("b", 2.0, 3), ("c", 2.0, 29), ("reserve", 2.0, 300)];
        let time = |(index, (id, planned, spent)): (usize, (&str, f64, u64))| SlideTime {
            index,
            slide: id.into(),
            planned: Minutes::from(planned),
            spent: Duration::from_secs(spent),
        };
        let record: Vec<SlideTime> = spent.into_iter().enumerate().map(time).collect();
        let times = plan_from_rehearsal(&talk, &record);
        assert_eq!(times, [("a".into(), Minutes::from(3.5)), ("c".into(), Minutes::from(0.5))]);

        let mut document = Document::new(DocumentId::from("test"), OpenTalk::new(talk.clone(), library));
        let applied = document.apply(Change::SlideTimes { times }).unwrap();
        assert!(applied.changed && !applied.numbering);
        assert_eq!(talk_time(&document.open().talk, &document.open().library), Minutes::new(7));
        assert_eq!(document.undo_name().unwrap().code, "slide-times");
        assert_eq!(plan_from_rehearsal(&document.open().talk, &record), []);
        document.undo();
        assert_eq!(document.open().talk, talk);
        let unknown = Change::SlideTimes { times: vec![("a".into(), Minutes::new(1)), ("nothing".into(), Minutes::new(1))] };
        assert!(document.apply(unknown).is_err() && document.open().talk == talk);
    }

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
