//! The evidence behind slides: what may be said, with which note, and what cannot stand beside what.

use super::{Checker, Scope};
use crate::code;
use lectern_model::claim::{Claim, ClaimKind, Conflict, Handling};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{AudienceId, ClaimId};
use lectern_model::library::Record;
use lectern_model::slide::{ClaimUse, Slide};
use std::collections::BTreeMap;

/// A fact, figure or law that may be said has a source.
pub(super) fn check_source(checker: &mut Checker<'_>, claim: &Claim) {
    let is_said = match claim.handling {
        Handling::Use | Handling::Caveat | Handling::Replace => true,
        Handling::Drop | Handling::Internal => false,
    };
    let is_evidence = match claim.kind {
        ClaimKind::Fact | ClaimKind::Figure | ClaimKind::Law => true,
        ClaimKind::Definition | ClaimKind::Guidance | ClaimKind::Position | ClaimKind::Account => false,
    };
    if is_said && is_evidence && claim.sources.is_empty() {
        let message = format!("the claim `{}` has no source", claim.id);
        let hint = "Name its source in `sources`, or set `handling: drop`.";
        let record = Record::Claim(claim.id.clone());
        checker.push_at(Diagnostic::warning(code::CLAIM_WITHOUT_SOURCE, message).hint(hint), &record);
    }
}

/// The claims a slide rests on may be on a slide, with their notes, and do not conflict.
pub(super) fn check_slide<'a>(checker: &mut Checker<'a>, slide: &'a Slide) {
    let library = checker.library;
    for used in &slide.claims {
        let Some(claim) = library.claims.get(&used.id) else { continue };
        let told = match claim.handling {
            Handling::Use | Handling::Replace => None,
            Handling::Drop | Handling::Internal => {
                let why = claim.caveat.as_deref().unwrap_or("It is for editors and for questions only.");
                let message = format!("the claim `{}` must not be on a slide", claim.id);
                Some(Diagnostic::error(code::CLAIM_NOT_FOR_SLIDES, message).hint(format!("Take it out. {why}")))
            }
            Handling::Caveat if carries_note(checker, slide, used) => None,
            Handling::Caveat => {
                let message = format!("the claim `{}` needs its note on the slide", claim.id);
                let note = claim.caveat.as_deref().map_or(String::new(), |note| format!(" The note: {note}"));
                let hint = format!(
                    "Add a section `## Please note {{.caveat}}`, or write {{id: {}, caveat: worded}} if the slide says it.{note}",
                    claim.id
                );
                Some(Diagnostic::error(code::MISSING_CAVEAT, message).hint(hint))
            }
        };
        if let Some(diagnostic) = told {
            checker.push_in_head(diagnostic, slide, used.id.as_str());
        }
    }
    for (conflict, one, other) in conflicts(checker, [slide].into_iter()) {
        checker.push_in_head(conflict_told(conflict, one, other), slide, other.0.as_str());
    }
}

/// Whether everybody who gets the slide gets a claim's note.
fn carries_note(checker: &Checker<'_>, slide: &Slide, used: &ClaimUse) -> bool {
    let Some(claim) = checker.library.claims.get(&used.id) else { return used.caveat_worded };
    let carries = |audience: &AudienceId, language| slide.carries_note(used, claim.handling, audience, language);
    match checker.scope {
        Scope::Talk { audience, language } => carries(audience, language),
        Scope::Library => {
            let audiences = checker.library.pack.audiences.iter().map(|audience| &audience.id);
            let mut served = audiences.filter(|audience| slide.serves(audience)).peekable();
            // A slide for nobody known is judged by its common wording.
            match served.peek() {
                None => carries(&AudienceId::from("all"), &slide.language),
                Some(_) => served.all(|audience| carries(audience, &slide.language)),
            }
        }
    }
}

/// A claim, and the slide it is on.
pub(super) type OnSlide<'a> = (&'a ClaimId, &'a Slide);

/// The pairs of claims on these slides that cannot both stand: for each conflict the first claims of its first two sides present.
/// A claim that carries its note is settled and conflicts with nothing.
pub(super) fn conflicts<'a>(
    checker: &Checker<'a>,
    slides: impl Iterator<Item = &'a Slide>,
) -> Vec<(&'a Conflict, OnSlide<'a>, OnSlide<'a>)> {
    let mut present: BTreeMap<&ClaimId, &Slide> = BTreeMap::new();
    for slide in slides {
        for used in slide.claims.iter().filter(|used| !carries_note(checker, slide, used)) {
            present.entry(&used.id).or_insert(slide);
        }
    }
    let pair = |conflict: &'a Conflict| {
        let find = |side: &'a Vec<ClaimId>| side.iter().find_map(|claim| present.get_key_value(claim));
        let mut sides = conflict.sides.iter().filter_map(find);
        let ((one, one_slide), (other, other_slide)) = (sides.next()?, sides.next()?);
        // A claim that stands on both sides is no conflict with itself.
        (one != other).then_some((conflict, (*one, *one_slide), (*other, *other_slide)))
    };
    checker.library.conflicts.values().filter_map(pair).collect()
}

pub(super) fn conflict_told(conflict: &Conflict, one: OnSlide<'_>, other: OnSlide<'_>) -> Diagnostic {
    let where_they_are = match one.1.id == other.1.id {
        true => format!("on the slide `{}`", one.1.id),
        false => format!("on the slides `{}` and `{}`", one.1.id, other.1.id),
    };
    let message =
        format!("the claims `{}` and `{}` conflict ({}: {}), {where_they_are}", one.0, other.0, conflict.id, conflict.title);
    let say = conflict.say.as_deref().map_or(String::new(), |say| format!(" What to say: {say}"));
    let hint = format!(
        "Keep one of them; or say on the slide how they stand to each other and write {{id: {}, caveat: worded}}. {}{say}",
        one.0, conflict.detail
    );
    Diagnostic::error(code::CONFLICTING_CLAIMS, message).hint(hint)
}
