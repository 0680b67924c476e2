//! References from one record to another, and from slides to records.

use super::walk::{Shown, each_reference, each_shown};
use super::{Checker, place_in_slide};
use crate::code;
use lectern_model::citation::{Citation, CitationStyle};
use lectern_model::claim::{Claim, Conflict, Statistic};
use lectern_model::contact::HelpContact;
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::id::{AudienceId, ClaimId, ContactId, FieldId, ImageId, SlideId, SourceId, StatisticId};
use lectern_model::library::Record;
use lectern_model::slide::{Slide, Variant};
use lectern_model::span::Inline;
use std::collections::BTreeSet;

/// What `pack.yaml` names must exist.
pub(super) fn check_pack(checker: &mut Checker<'_>) {
    let pack = &checker.library.pack;
    let place = Place::file("pack.yaml");
    for (key, slide) in [("opening", &pack.opening), ("closing", &pack.closing)] {
        if let Some(slide) = slide
            && let Some(diagnostic) = unknown_slide(checker, slide, &format!("`{key}`"))
        {
            checker.push(diagnostic.at(place.clone()));
        }
    }
    for source in &pack.documents {
        if let Some(diagnostic) = unknown_source(checker, source, "`documents`") {
            checker.push(diagnostic.at(place.clone()));
        }
    }
    for audience in &pack.audiences {
        if let CitationStyle::File(path) = &audience.citation_style
            && !checker.library.styles.contains_key(path)
        {
            let message = format!("the citation style `{path}` of the audience `{}` is not in the pack", audience.id);
            let hint = "Write plain, legal, ama, apa, chicago, or the path of a file, styles/NAME.csl.";
            checker.push(Diagnostic::error(code::MISSING_STYLE, message).hint(hint).at(place.clone()));
        }
    }
}

/// What the list files name must exist.
pub(super) fn check_records(checker: &mut Checker<'_>) {
    let library = checker.library;
    library.claims.values().for_each(|claim| check_claim(checker, claim));
    library.statistics.values().for_each(|statistic| check_statistic(checker, statistic));
    library.conflicts.values().for_each(|conflict| check_conflict(checker, conflict));
    for term in &library.terms {
        check_sources(checker, &term.sources, &Record::Term(term.id.clone()), &format!("the term `{}`", term.id));
    }
    library.contacts.values().for_each(|contact| check_contact(checker, contact));
}

fn check_claim(checker: &mut Checker<'_>, claim: &Claim) {
    let record = Record::Claim(claim.id.clone());
    let what = format!("the claim `{}`", claim.id);
    check_sources(checker, &claim.sources, &record, &what);
    check_sources(checker, claim.documents.iter().map(|document| &document.source), &record, &what);
    if let Some(statistic) = &claim.statistic {
        check_statistics(checker, [statistic], &record, &what);
    }
    if let Some(diagnostic) = unknown_topic(checker, claim.topic.as_str(), &what) {
        checker.push_at(diagnostic, &record);
    }
    for audience in &claim.audiences {
        if let Some(diagnostic) = unknown_audience(checker, audience, &what) {
            checker.push_at(diagnostic, &record);
        }
    }
}

fn check_statistic(checker: &mut Checker<'_>, statistic: &Statistic) {
    let record = Record::Statistic(statistic.id.clone());
    let what = format!("the statistic `{}`", statistic.id);
    check_claims(checker, statistic.claims.iter().chain(&statistic.better), &record, &what);
    check_sources(checker, statistic.sources.iter().chain(&statistic.supporting), &record, &what);
}

fn check_conflict(checker: &mut Checker<'_>, conflict: &Conflict) {
    let record = Record::Conflict(conflict.id.clone());
    let what = format!("the conflict `{}`", conflict.id);
    check_claims(checker, conflict.sides.iter().flatten(), &record, &what);
    check_statistics(checker, &conflict.statistics, &record, &what);
    if conflict.sides.len() < 2 {
        let message = format!("{what} has {} side; a conflict has two or more", conflict.sides.len());
        checker.push_at(Diagnostic::error(code::BAD_VALUE, message).hint("Write sides: [[ONE], [OTHER]]."), &record);
    }
}

fn check_contact(checker: &mut Checker<'_>, contact: &HelpContact) {
    let record = Record::Contact(contact.id.clone());
    let what = format!("the contact `{}`", contact.id);
    check_sources(checker, &contact.sources, &record, &what);
    let texts = [&contact.hours, &contact.languages, &contact.note].into_iter().flatten();
    let texts = texts.chain([&contact.name, &contact.audience]).chain(contact.reach.iter().map(|reach| &reach.value));
    for text in texts {
        for field in text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(field, _)| field.trim()) {
            if let Some(diagnostic) = unknown_field(checker, &FieldId::from(field)) {
                checker.push_at(diagnostic, &record);
            }
        }
    }
}

fn check_sources<'s>(checker: &mut Checker<'_>, ids: impl IntoIterator<Item = &'s SourceId>, record: &Record, what: &str) {
    for id in ids {
        if let Some(diagnostic) = unknown_source(checker, id, what) {
            checker.push_at(diagnostic, record);
        }
    }
}

fn check_claims<'s>(checker: &mut Checker<'_>, ids: impl IntoIterator<Item = &'s ClaimId>, record: &Record, what: &str) {
    for id in ids {
        if let Some(diagnostic) = unknown_claim(checker, id, what) {
            checker.push_at(diagnostic, record);
        }
    }
}

fn check_statistics<'s>(checker: &mut Checker<'_>, ids: impl IntoIterator<Item = &'s StatisticId>, record: &Record, what: &str) {
    for id in ids {
        let library = checker.library;
        if !library.statistics.contains_key(id) {
            let known = library.statistics.keys().map(StatisticId::as_str);
            let hint = checker.did_you_mean("statistic", id.as_str(), known, "Add it to `statistics` in claims.yaml.");
            let message = format!("{what} names the statistic `{id}`, which is not there");
            checker.push_at(Diagnostic::error(code::UNKNOWN_STATISTIC, message).hint(hint), record);
        }
    }
}

/// What a slide names must exist.
pub(super) fn check_slide<'a>(checker: &mut Checker<'a>, slide: &'a Slide) {
    let what = format!("the slide `{}`", slide.id);
    if let Some(diagnostic) = unknown_topic(checker, slide.topic.as_str(), &what) {
        checker.push_in_head(diagnostic, slide, slide.topic.as_str());
    }
    for audience in &slide.audiences {
        if let Some(diagnostic) = unknown_audience(checker, audience, &what) {
            checker.push_in_head(diagnostic, slide, audience.as_str());
        }
    }
    for used in &slide.claims {
        if let Some(diagnostic) = unknown_claim(checker, &used.id, &what) {
            checker.push_in_head(diagnostic, slide, used.id.as_str());
        }
    }
    if let Some(icon) = slide.icon.as_ref().filter(|icon| !checker.library.images.contains_key(&icon.image)) {
        let missing = missing_image(checker, &icon.image, "icon");
        checker.push_in_head(missing, slide, icon.image.as_str());
    }
    // The title stands again as the heading of bodies; a citation is told once.
    let mut seen = BTreeSet::new();
    check_inlines(checker, slide, None, &slide.title, &mut seen);
    for variant in checker.variants(slide) {
        check_inlines(checker, slide, Some(variant), &variant.heading, &mut seen);
        for block in &variant.blocks {
            each_shown(block, true, &mut |shown| match shown {
                Shown::Inlines(inlines) => check_inlines(checker, slide, Some(variant), inlines, &mut seen),
                Shown::Image(image) if !checker.library.images.contains_key(image) => {
                    let missing = missing_image(checker, image, "picture");
                    checker.push_in_slide(missing, slide, variant.place.span.clone(), image.as_str());
                }
                Shown::Contact(contact) if checker.library.contacts.contains_key(contact) => {
                    checker.shown_contacts.push(contact.to_string());
                }
                Shown::Contact(contact) => {
                    let known = checker.library.contacts.keys().map(ContactId::as_str);
                    let hint = checker.did_you_mean("contact", contact.as_str(), known, "Add it to help.yaml.");
                    let message = format!("the contact `{contact}` is not in help.yaml");
                    let unknown = Diagnostic::error(code::UNKNOWN_CONTACT, message).hint(hint);
                    checker.push_in_slide(unknown, slide, variant.place.span.clone(), contact.as_str());
                }
                Shown::Plain(_) | Shown::Image(_) => {}
            });
        }
    }
}

fn missing_image(checker: &mut Checker<'_>, image: &ImageId, what: &str) -> Diagnostic {
    let known = checker.library.images.keys().map(ImageId::as_str);
    let otherwise = "Put it, as SVG, PNG or JPEG, into the pack's folder images/.";
    let hint = checker.did_you_mean("image", image.as_str(), known, otherwise);
    Diagnostic::error(code::MISSING_IMAGE, format!("the {what} `{image}` is not in the pack")).hint(hint)
}

fn check_inlines<'a>(
    checker: &mut Checker<'a>,
    slide: &'a Slide,
    variant: Option<&'a Variant>,
    inlines: &'a [Inline],
    seen: &mut BTreeSet<usize>,
) {
    let mut citations: Vec<&Citation> = Vec::new();
    let mut fields: Vec<&FieldId> = Vec::new();
    each_reference(inlines, &mut |citation| citations.push(citation), &mut |field| fields.push(field));
    for citation in citations {
        if seen.insert(citation.span.start) {
            check_citation(checker, slide, citation);
        }
    }
    for field in fields {
        if let Some(diagnostic) = unknown_field(checker, field) {
            let within = variant.map_or(0..slide.file.text.len(), |variant| variant.place.span.clone());
            checker.push_in_slide(diagnostic, slide, within, field.as_str());
        }
    }
}

fn check_citation<'a>(checker: &mut Checker<'a>, slide: &'a Slide, citation: &'a Citation) {
    let library = checker.library;
    for item in &citation.items {
        let id = &item.source;
        if library.sources.contains_key(id) {
            if !checker.cited.contains_key(id) {
                let place = place_in_slide(slide, citation.span.clone(), id.as_str());
                checker.cited.insert(id.clone(), place);
            }
        } else {
            let known = library.sources.keys().map(SourceId::as_str);
            let hint = checker.did_you_mean("source", id.as_str(), known, "Add the work to sources.json, or cite another.");
            let message = format!("there is no source `{id}`");
            let unknown = Diagnostic::error(code::UNKNOWN_CITATION, message).hint(hint);
            // At the key itself, not the whole bracket.
            checker.push_in_slide(unknown, slide, citation.span.clone(), id.as_str());
        }
    }
}

fn unknown_source(checker: &mut Checker<'_>, id: &SourceId, what: &str) -> Option<Diagnostic> {
    let library = checker.library;
    if library.sources.contains_key(id) {
        return None;
    }
    let known = library.sources.keys().map(SourceId::as_str);
    let hint = checker.did_you_mean("source", id.as_str(), known, "Add the work to sources.json.");
    let message = format!("{what} names the source `{id}`, which is not in sources.json");
    Some(Diagnostic::error(code::UNKNOWN_SOURCE, message).hint(hint))
}

fn unknown_claim(checker: &mut Checker<'_>, id: &ClaimId, what: &str) -> Option<Diagnostic> {
    let library = checker.library;
    if library.claims.contains_key(id) {
        return None;
    }
    let known = library.claims.keys().map(ClaimId::as_str);
    let hint = checker.did_you_mean("claim", id.as_str(), known, "Add the claim to claims.yaml, or take the name out.");
    let message = format!("{what} names the claim `{id}`, which is not in claims.yaml");
    Some(Diagnostic::error(code::UNKNOWN_CLAIM, message).hint(hint))
}

fn unknown_topic(checker: &mut Checker<'_>, id: &str, what: &str) -> Option<Diagnostic> {
    let topics = &checker.library.pack.topics;
    // What is missing altogether was told when the file was read.
    if id.is_empty() || topics.iter().any(|topic| topic.id.as_str() == id) {
        return None;
    }
    let known = topics.iter().map(|topic| topic.id.as_str());
    let hint = checker.did_you_mean("topic", id, known, "Choose one of the topics in pack.yaml, or add it there.");
    Some(Diagnostic::error(code::UNKNOWN_TOPIC, format!("{what} has the topic `{id}`, which is not in pack.yaml")).hint(hint))
}

pub(super) fn unknown_audience(checker: &mut Checker<'_>, id: &AudienceId, what: &str) -> Option<Diagnostic> {
    let audiences = &checker.library.pack.audiences;
    if id.as_str() == "all" || audiences.iter().any(|audience| audience.id == *id) {
        return None;
    }
    let known = audiences.iter().map(|audience| audience.id.as_str()).chain(["all"]);
    let hint = checker.did_you_mean("audience", id.as_str(), known, "Choose one of the audiences in pack.yaml, or all.");
    let message = format!("{what} is for the audience `{id}`, which is not in pack.yaml");
    Some(Diagnostic::error(code::UNKNOWN_AUDIENCE, message).hint(hint))
}

fn unknown_field(checker: &mut Checker<'_>, id: &FieldId) -> Option<Diagnostic> {
    let fields = &checker.library.pack.fields;
    if fields.iter().any(|field| field.id == *id) {
        return None;
    }
    let known = fields.iter().map(|field| field.id.as_str());
    let hint = checker.did_you_mean("field", id.as_str(), known, "Add it to `fields` in pack.yaml.");
    Some(Diagnostic::error(code::UNKNOWN_FIELD, format!("there is no local field `{id}`")).hint(hint))
}

pub(super) fn unknown_slide(checker: &mut Checker<'_>, id: &SlideId, what: &str) -> Option<Diagnostic> {
    let library = checker.library;
    if library.slides.contains_key(id) {
        return None;
    }
    let known = library.slides.keys().map(SlideId::as_str);
    let hint = checker.did_you_mean("slide", id.as_str(), known, "Write the slide, or take the name out.");
    Some(Diagnostic::error(code::UNKNOWN_SLIDE, format!("{what} names the slide `{id}`, which does not exist")).hint(hint))
}
