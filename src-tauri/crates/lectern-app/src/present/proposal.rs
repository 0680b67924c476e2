//! What to go on with when the time runs out.

use super::course::Course;
use super::show::Show;
use lectern_model::slide::{SlideKind, Weight};
use std::time::Duration;

/// Which slides still fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// How much time is left, in whole seconds.
    pub left: Duration,
    /// For the slide on the screen, of that.
    pub rest: Duration,
    /// Slides to go on with, by index, in order; the help slide last.
    pub slides: Vec<usize>,
    /// Slides to leave out, in order.
    pub skipped: Vec<usize>,
    /// The time that all of it takes.
    pub planned: Duration,
    /// Whether that is no more than what is left; it is not where the help slide alone is too long.
    pub fits: bool,
}

/// Chooses from what comes after `at`: what must be said, then what should, then what may, each in the talk's order where it fits. The
/// help slide always comes last. `spoken` is what was spent on the slide at `at`, which is finished first where there is time. The
/// reference list is not given as a part of a shortened talk.
pub(super) fn propose(show: &Show, course: &Course, at: usize, spoken: Duration, left: Duration) -> Proposal {
    let after = course.slides().iter().skip(at.saturating_add(1)).copied();
    let is_open = |slide: &usize| Some(*slide) != show.help && !is_kind(show, *slide, SlideKind::References);
    let open: Vec<usize> = after.filter(is_open).collect();
    // Where the help slide is on the screen already and the talk's last, nothing has to follow it.
    let on_help = show.help == Some(course.slide(at));
    let help = show.help.filter(|_| !on_help || !open.is_empty());
    let closing = help.map_or(Duration::ZERO, |help| show.time(help));
    let own = if at == 0 { Duration::ZERO } else { show.time(course.slide(at)).saturating_sub(spoken) };
    let rest = own.min(left.saturating_sub(closing));
    let taken = choose(show, &open, left.saturating_sub(rest).saturating_sub(closing));
    let mut slides: Vec<usize> = Vec::new();
    let mut skipped = Vec::new();
    for (slide, taken) in open.into_iter().zip(taken) {
        if taken { slides.push(slide) } else { skipped.push(slide) }
    }
    slides.extend(help.filter(|_| !on_help || !slides.is_empty()));
    let planned = rest.saturating_add(slides.iter().map(|slide| show.time(*slide)).sum());
    Proposal { left, rest, slides, skipped, planned, fits: planned <= left }
}

fn is_kind(show: &Show, slide: usize, kind: SlideKind) -> bool {
    show.slide(slide).is_some_and(|slide| slide.kind == kind)
}

/// Which of the slides are taken. The head of a section is where one of its slides is.
fn choose(show: &Show, open: &[usize], mut budget: Duration) -> Vec<bool> {
    let mut taken = vec![false; open.len()];
    let is_head = |slide: usize| is_kind(show, slide, SlideKind::Section);
    let section = |slide: usize| show.slide(slide).and_then(|slide| slide.section);
    let mut take = |slide: usize, taken: &mut bool| {
        if let Some(left) = budget.checked_sub(show.time(slide)) {
            (budget, *taken) = (left, true);
        }
    };
    // A slide of the presenter's choice is light: it is there because somebody wanted it, not because the subject asks for it.
    for weight in [Weight::Must, Weight::Should, Weight::May, Weight::Choice] {
        let of_weight = |slide: usize| show.slide(slide).is_some_and(|slide| slide.weight == weight);
        for (slide, taken) in open.iter().zip(&mut taken).filter(|(slide, _)| of_weight(**slide) && !is_head(**slide)) {
            take(*slide, taken);
        }
    }
    let told: Vec<Option<usize>> =
        open.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(slide, _)| section(*slide)).collect();
    for (slide, taken) in open.iter().zip(&mut taken).filter(|(slide, _)| is_head(**slide) && told.contains(&section(**slide))) {
        take(*slide, taken);
    }
    taken
}
