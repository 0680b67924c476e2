//! What reading, checking, resolving and laying out tell of a talk's slides.

use super::{Finding, FindingKind, TalkSlides};
use crate::picture::TalkPictures;
use crate::pipeline::{check_talk, load_slide};
use lectern_model::claim::Handling;
use lectern_model::diagnostic::{Diagnostic, Place, Severity};
use lectern_model::id::ClaimId;
use lectern_model::library::Record;
use lectern_model::slide::{Part, Slide, TakeawayPart};
use std::collections::BTreeSet;

/// What is told with more particulars elsewhere.
const ELSEWHERE: [&str; 7] = [
    "avoided-term",
    "conflicting-claims",
    "outline-minutes",
    "too-many",
    "unconfirmed-contact",
    "unknown-slide",
    "wrong-audience",
];

pub(super) fn findings(slides: &TalkSlides<'_>, pictures: &TalkPictures) -> Vec<Finding> {
    let open = slides.open;
    let mut found: Vec<Finding> = Vec::new();
    for slide in &slides.slides {
        let (_, told) = load_slide(&slide.file.path, &slide.file.text, &open.library.pack);
        let seen = told.into_iter().filter(|told| is_seen(slides, slide, told));
        found.extend(seen.map(|told| finding(slides, told).on(&slide.id)));
    }
    let checked = check_talk(&open.talk, &open.library);
    let known: BTreeSet<(String, Option<String>)> = checked.iter().map(key).collect();
    // Both look for what is not there.
    let resolved = pictures.diagnostics.iter().filter(|told| !known.contains(&key(told))).cloned();
    for told in checked.into_iter().chain(resolved).filter(|told| !ELSEWHERE.contains(&told.code.as_str())) {
        found.push(finding(slides, told));
    }
    for drawn in &pictures.slides {
        found.extend(drawn.diagnostics.iter().map(|told| finding(slides, told.clone()).on(&drawn.slide)));
    }
    found
}

fn key(told: &Diagnostic) -> (String, Option<String>) {
    (told.code.clone(), told.place.as_ref().map(|place| place.file.clone()))
}

/// Whether a mistake in a slide's text is in what the talk takes of it: not in a wording for others.
fn is_seen(slides: &TalkSlides<'_>, slide: &Slide, told: &Diagnostic) -> bool {
    let Some(place) = &told.place else { return true };
    let talk = &slides.open.talk;
    let takeaway = [TakeawayPart::Message, TakeawayPart::Signs, TakeawayPart::Do].map(Part::Takeaway);
    let parts = [Part::Body, Part::Notes, Part::Handout, Part::Asked, Part::Caveat].into_iter().chain(takeaway);
    let taken: Vec<&Place> =
        parts.filter_map(|part| slide.variant(part, &talk.audience, &talk.language)).map(|variant| &variant.place).collect();
    let is_in = |variant: &Place| variant.span.contains(&place.span.start);
    taken.iter().any(|variant| is_in(variant)) || !slide.variants.iter().any(|variant| is_in(&variant.place))
}

fn finding(slides: &TalkSlides<'_>, told: Diagnostic) -> Finding {
    let told = for_presenter(told);
    let slide = told.place.as_ref().and_then(|place| slides.by_file(&place.file));
    let claim = told.place.as_ref().and_then(|place| claim_at(slides, slide, place, &told.code));
    let finding = Finding::of(kind(&told), told);
    Finding { slide: slide.map(|slide| slide.id.clone()), claim, ..finding }
}

/// What is told to those who write content, in the words of those who talk.
fn for_presenter(told: Diagnostic) -> Diagnostic {
    let hint = match told.code.as_str() {
        "draft-slide" => Some("Read it, check its numbers and sources, then say that you have reviewed it.".to_owned()),
        "unverified-source" => Some("Look the work up before you show it, or cite another.".to_owned()),
        _ => told.hint,
    };
    Diagnostic { message: quoted(&told.message), hint: hint.map(|hint| quoted(&hint)), ..told }
}

/// A text with quotation marks in the place of the marks of code.
fn quoted(text: &str) -> String {
    let pieces = text.split('`').enumerate();
    pieces.map(|(at, piece)| if at % 2 == 1 { format!("“{piece}”") } else { piece.to_owned() }).collect()
}

/// The claim that is named at a place, or whose figure is, or whose record it is.
fn claim_at(slides: &TalkSlides<'_>, slide: Option<&Slide>, place: &Place, code: &str) -> Option<ClaimId> {
    let library = &slides.open.library;
    let Some(slide) = slide else {
        return library.places.iter().find(|(_, own)| *own == place).and_then(|(record, _)| match record {
            Record::Claim(id) => Some(id.clone()),
            Record::Statistic(_)
            | Record::Conflict(_)
            | Record::Source(_)
            | Record::Term(_)
            | Record::Contact(_)
            | Record::Outline(_) => None,
        });
    };
    let words = slide.file.text.get(place.span.clone()).filter(|words| !words.is_empty())?;
    if let Some((id, _)) = library.claims.get_key_value(words) {
        return Some(id.clone());
    }
    let is_withdrawn = |handling| matches!(handling, Handling::Drop | Handling::Replace);
    let mut withdrawn = library.claims.values().filter(|claim| code == "withdrawn-figure" && is_withdrawn(claim.handling));
    withdrawn.find(|claim| claim.figure.as_ref().is_some_and(|figure| figure.contains(words))).map(|claim| claim.id.clone())
}

fn kind(told: &Diagnostic) -> FindingKind {
    match told.code.as_str() {
        "missing-caveat" => FindingKind::Caveat,
        "number-without-citation"
        | "withdrawn-figure"
        | "claim-not-for-slides"
        | "claim-without-source"
        | "unverified-source" => FindingKind::Figure,
        "missing-alt" => FindingKind::AltText,
        "text-scaled" | "slide-continued" => FindingKind::Overfull,
        "draft-slide" | "draft-translation" | "not-translated" | "words-in-english" => FindingKind::Draft,
        "body-shape" | "missing-opening" | "missing-closing" | "missing-glyph" | "duplicate-section" => FindingKind::Other,
        _ if told.severity == Severity::Error => FindingKind::Lost,
        _ => FindingKind::Other,
    }
}
