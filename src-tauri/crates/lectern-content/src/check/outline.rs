//! Outlines and talks: their slides exist and serve their audience, their minutes add up, they open and close as they should, and no
//! two of their claims conflict.

use super::Checker;
use super::claim::{conflict_told, conflicts};
use super::reference::{unknown_audience, unknown_slide};
use crate::code;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{AudienceId, SlideId};
use lectern_model::language::Language;
use lectern_model::library::Record;
use lectern_model::minutes::Minutes;
use lectern_model::outline::{Outline, OutlineSection};
use lectern_model::slide::Slide;
use lectern_model::talk::Talk;

/// Checks an outline of the pack.
pub(super) fn check_outline<'a>(checker: &mut Checker<'a>, outline: &'a Outline) {
    let what = format!("the outline `{}`", outline.id);
    let slides: Vec<&SlideId> = outline.sections.iter().flat_map(|section| &section.slides).collect();
    let mut told = check_slides(checker, &what, &outline.audience, &slides);
    for section in &outline.sections {
        told.extend(section_minutes(checker, &what, section));
    }
    told.extend(objectives(outline, &what, &slides));
    let sum: Minutes = outline.sections.iter().map(|section| section.minutes).sum();
    if sum != outline.minutes {
        let message = format!("the sections of {what} take {sum} minutes, not {}", outline.minutes);
        let hint = "Section minutes add up to the outline's.";
        told.push(Diagnostic::error(code::OUTLINE_MINUTES, message).hint(hint));
    }
    let record = Record::Outline(outline.id.clone());
    for diagnostic in told {
        checker.push_at(diagnostic, &record);
    }
}

/// Objectives that no slide of the outline teaches.
fn objectives(outline: &Outline, what: &str, slides: &[&SlideId]) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for objective in &outline.objectives {
        let text = &objective.text;
        let hint = "Name slides of the outline's sections that teach it.";
        let mut tell = |message: String| told.push(Diagnostic::error(code::OBJECTIVE_SLIDE, message).hint(hint));
        if objective.slides.is_empty() {
            tell(format!("the objective \"{text}\" of {what} names no slide"));
        }
        for slide in objective.slides.iter().filter(|slide| !slides.contains(slide)) {
            tell(format!("the objective \"{text}\" names the slide `{slide}`, which {what} does not have"));
        }
    }
    told
}

/// Checks a presenter's talk as a whole.
pub(super) fn check_talk(checker: &mut Checker<'_>, talk: &Talk) {
    let shown: Vec<&SlideId> = talk.slides().filter(|used| !used.hidden).map(|used| &used.slide).collect();
    let mut told = check_slides(checker, "the talk", &talk.audience, &shown);
    told.extend(draft_translation(checker, &talk.language));
    for used in talk.backup.iter().chain(talk.slides().filter(|used| used.hidden)) {
        told.extend(unknown_slide(checker, &used.slide, "the talk"));
    }
    let time = |used: &lectern_model::talk::TalkSlide| {
        let own = checker.library.slides.get(&used.slide).map_or(Minutes::ZERO, |slide| slide.minutes);
        used.minutes.unwrap_or(own)
    };
    let sum: Minutes = talk.slides().filter(|used| !used.hidden).map(time).sum();
    if sum > talk.minutes {
        let message = format!("the slides take {sum} minutes; the talk has {}", talk.minutes);
        let hint = "Leave slides out, or give some of them less time.";
        told.push(Diagnostic::warning(code::OUTLINE_MINUTES, message).hint(hint));
    }
    for diagnostic in told {
        checker.push(diagnostic);
    }
}

/// That nobody has confirmed the wordings in the talk's language, which every page says too.
fn draft_translation(checker: &Checker<'_>, language: &Language) -> Option<Diagnostic> {
    let message = format!("the wordings in `{language}` are machine-drafted; no native speaker has confirmed them");
    let hint = "Have a native speaker check the talk before use, and fill in `checked_on` of the language in pack.yaml.";
    checker.library.pack.is_draft(language).then(|| Diagnostic::warning(code::DRAFT_TRANSLATION, message).hint(hint))
}

fn check_slides(checker: &mut Checker<'_>, what: &str, audience: &AudienceId, ids: &[&SlideId]) -> Vec<Diagnostic> {
    let library = checker.library;
    let mut told: Vec<Diagnostic> = unknown_audience(checker, audience, what).into_iter().collect();
    let mut slides: Vec<&Slide> = Vec::new();
    for id in ids {
        match library.slides.get(*id) {
            Some(slide) => {
                if !slide.own && !slide.serves(audience) {
                    let message = format!("{what} is for `{audience}`; its slide `{id}` is not");
                    let hint =
                        format!("Add `{audience}` to the slide's `audiences`, with a wording if it needs one; or take it out.");
                    told.push(Diagnostic::warning(code::WRONG_AUDIENCE, message).hint(hint));
                }
                slides.push(slide);
            }
            None => told.extend(unknown_slide(checker, id, what)),
        }
    }
    let ends = [
        (&library.pack.opening, ids.first(), code::MISSING_OPENING, "open", "first"),
        (&library.pack.closing, ids.last(), code::MISSING_CLOSING, "close", "last"),
    ];
    for (wanted, found, code, verb, position) in ends {
        if let Some(wanted) = wanted
            && found.is_none_or(|found| *found != wanted)
        {
            let message = format!("{what} does not {verb} with the slide `{wanted}`");
            told.push(Diagnostic::warning(code, message).hint(format!("Put `{wanted}` {position}.")));
        }
    }
    let pairs = conflicts(checker, slides.into_iter());
    // Two claims on one slide are told at the slide.
    let across = pairs.into_iter().filter(|(_, one, other)| one.1.id != other.1.id);
    told.extend(across.map(|(conflict, one, other)| conflict_told(conflict, one, other)));
    told
}

fn section_minutes(checker: &Checker<'_>, what: &str, section: &OutlineSection) -> Option<Diagnostic> {
    let slides: Option<Vec<&Slide>> = section.slides.iter().map(|id| checker.library.slides.get(id)).collect();
    // With a slide missing, which is told, the sum says nothing.
    let sum: Minutes = slides?.iter().map(|slide| slide.minutes).sum();
    (sum != section.minutes).then(|| {
        let message =
            format!("the slides of the section \"{}\" of {what} take {sum} minutes, not {}", section.title, section.minutes);
        Diagnostic::error(code::OUTLINE_MINUTES, message).hint("Slide minutes add up to their section's.")
    })
}
