//! What an accrediting body asks for beside the slides: objectives, who presents, and what the talk knows of day and time.

use super::Scope;
use lectern_model::deck::Accreditation;
use lectern_model::id::SlideId;
use lectern_model::minutes::Minutes;
use lectern_model::outline::{Objective, Outline};
use std::collections::BTreeSet;

/// The local field with some sentences on who presents.
const BIOGRAPHY: &str = "biography";
/// The local field with the day of the last revision.
const REVISED: &str = "revised_on";

/// What the talk can tell an accrediting body.
pub(super) fn accreditation(scope: &Scope<'_>) -> Accreditation {
    let pack = &scope.library.pack;
    Accreditation {
        objectives: objectives(scope).into_iter().map(|objective| scope.line(&objective.text)).collect(),
        biography: scope.line(scope.talk.field(BIOGRAPHY).unwrap_or_default()),
        revised: scope.talk.field(REVISED).and_then(|day| day.parse().ok()),
        content: [pack.title.as_str(), pack.version.as_str()].join(" ").trim().to_owned(),
    }
}

/// The objectives of the talk's outline whose slides the talk shows; of a talk without an outline those of its audience's outlines,
/// the nearest in length first, as long as each has a slide that no other before it has.
fn objectives<'a>(scope: &Scope<'a>) -> Vec<&'a Objective> {
    let talk = scope.talk;
    let shown: BTreeSet<&SlideId> = talk.slides().filter(|slide| !slide.hidden).map(|slide| &slide.slide).collect();
    let is_taught = |objective: &&Objective| objective.slides.iter().all(|slide| shown.contains(slide));
    let own = scope.library.outlines.iter().find(|outline| Some(&outline.id) == talk.outline.as_ref());
    if let Some(outline) = own.filter(|outline| !outline.objectives.is_empty()) {
        return outline.objectives.iter().filter(is_taught).collect();
    }
    let mut outlines: Vec<&Outline> = scope.library.outlines.iter().filter(|outline| serves(scope, outline)).collect();
    outlines.sort_by_key(|outline| outline.minutes.distance(talk.minutes));
    let mut taught: BTreeSet<&SlideId> = BTreeSet::new();
    let mut found = Vec::new();
    for objective in outlines.iter().flat_map(|outline| &outline.objectives).filter(is_taught) {
        let new = objective.slides.iter().filter(|slide| taught.insert(slide)).count();
        if new > 0 {
            found.push(objective);
        }
    }
    found
}

fn serves(scope: &Scope<'_>, outline: &Outline) -> bool {
    let language = outline.language.as_ref().unwrap_or(&scope.library.pack.language);
    outline.audience == scope.talk.audience && language.matches(&scope.talk.language)
}

/// A time of day, as time since midnight: `18:30`, `6:30 pm`, `6 p.m.`; none where the words are no time.
pub(super) fn time_of_day(text: &str) -> Option<Minutes> {
    let text = text.trim().to_lowercase().replace(['.', ' ', '\u{A0}'], "");
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (None, Some(digits)) => (digits, Some(12)),
        (None, None) => (text.as_str(), None),
    };
    let (hour, minute) = match digits.split_once([':', 'h']) {
        Some((hour, minute)) => (hour, minute),
        // A bare number is a time only where the half of the day stands behind it.
        None => (digits, half.map(|_| "0")?),
    };
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
        None => hour,
    };
    (hour < 24 && minute < 60).then(|| Minutes::new(hour * 60 + minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        let evening = Some(Minutes::new(18 * 60 + 30));
        for text in ["18:30", "6:30 pm", "6:30 p.m.", " 18h30 ", "06:30PM"] {
            assert_eq!(time_of_day(text), evening, "{text}");
        }
        assert_eq!(time_of_day("12 am"), Some(Minutes::ZERO));
        assert_eq!(time_of_day("12 pm"), Some(Minutes::new(12 * 60)));
        for text in ["", "soon", "18", "25:00", "6:60", "13 pm", "-1:00", "after dinner"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }
}
