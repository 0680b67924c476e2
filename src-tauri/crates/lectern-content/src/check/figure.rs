//! Figures that were examined and are not used: on a slide, in a handout or on the takeaway page they are told with what to say
//! instead, since a presenter's own slides rest on no claim that could be checked.

use super::Checker;
use super::number::numbers;
use super::walk::{Shown, each_shown, is_word, words};
use crate::code;
use lectern_model::claim::{Claim, Handling};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::library::Library;
use lectern_model::slide::{Part, Slide, Variant};
use std::collections::{BTreeMap, BTreeSet};

/// Shorter numbers mean too many things.
const LEAST: usize = "100,000".len();

/// Figures that are not used, each with the claim that has it.
pub(super) type WithdrawnFigures<'a> = BTreeMap<String, &'a Claim>;

/// The figures that only claims have which are dropped or said in another wording, and that this wording does not have.
pub(super) fn withdrawn(library: &Library) -> WithdrawnFigures<'_> {
    let of = |text: &str| numbers(text).map(|at| text[at].to_owned()).filter(|figure| figure.len() >= LEAST).collect::<Vec<_>>();
    let mut withdrawn = BTreeMap::new();
    let mut said: BTreeSet<String> = BTreeSet::new();
    for claim in library.claims.values() {
        let figures = of(claim.figure.as_deref().unwrap_or_default());
        let statistic = claim.statistic.as_ref().and_then(|id| library.statistics.get(id));
        let wordings = [claim.say.as_deref(), statistic.and_then(|statistic| statistic.say.as_deref())];
        said.extend(wordings.into_iter().flatten().flat_map(of));
        match claim.handling {
            Handling::Use | Handling::Caveat => said.extend(figures),
            Handling::Drop | Handling::Replace => figures.into_iter().for_each(|figure| {
                withdrawn.entry(figure).or_insert(claim);
            }),
            Handling::Internal => {}
        }
    }
    withdrawn.retain(|figure, _| !said.contains(figure));
    withdrawn
}

/// Tells the withdrawn figures in what an audience sees of a wording, each once.
pub(super) fn check_variant(checker: &mut Checker<'_>, slide: &Slide, variant: &Variant) {
    match variant.part {
        Part::Body | Part::Handout | Part::Takeaway(_) | Part::Caveat => {}
        Part::Notes | Part::Asked => return,
    }
    let mut text = words(&variant.heading);
    for block in &variant.blocks {
        each_shown(block, true, &mut |shown| {
            text.push('\n');
            match shown {
                Shown::Inlines(inlines) => text.push_str(&words(inlines)),
                Shown::Plain(plain) => text.push_str(plain),
                Shown::Image(_) | Shown::Contact(_) => {}
            }
        });
    }
    let is_in = |figure: &str| text.match_indices(figure).any(|(at, _)| is_word(&text, &(at..at + figure.len())));
    let found: Vec<(String, &Claim)> =
        checker.withdrawn.iter().filter(|(figure, _)| is_in(figure)).map(|(figure, claim)| (figure.clone(), *claim)).collect();
    for (figure, claim) in found {
        let message = format!("the figure {figure} was examined (`{}`) and is not used", claim.id);
        let statistic = claim.statistic.as_ref().and_then(|id| checker.library.statistics.get(id));
        let say = claim.say.as_deref().or_else(|| statistic.and_then(|statistic| statistic.say.as_deref()));
        let hint = match say {
            Some(say) => format!("Say instead: {}", say.trim()),
            None => claim.caveat.clone().unwrap_or_else(|| "Leave it out.".to_owned()),
        };
        let diagnostic = Diagnostic::warning(code::WITHDRAWN_FIGURE, message).hint(hint);
        checker.push_in_slide(diagnostic, slide, variant.place.span.clone(), &figure);
    }
}
