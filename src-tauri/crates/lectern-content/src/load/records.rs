//! The list files of a pack: claims, terms, contacts, outlines. Each record is read on its own.

use super::file_report::FileReport;
use super::record::{self, Fields};
use super::yaml::{self, Node};
use super::{check_id, duplicate_id};
use lectern_model::claim::{Claim, Conflict, Statistic};
use lectern_model::contact::HelpContact;
use lectern_model::diagnostic::Place;
use lectern_model::library::{Library, Record};
use lectern_model::outline::Outline;
use lectern_model::term::Term;

/// Reads `claims.yaml`.
pub(super) fn claims(library: &mut Library, report: &mut FileReport<'_>) {
    with_lists(report, &["claims", "statistics", "conflicts"], |report, key, node| match key {
        "claims" => {
            let Some(claim) = record::read::<Claim>(report, node) else { return };
            if place(library, report, Record::Claim(claim.id.clone()), "claim", claim.id.as_str(), node) {
                library.claims.insert(claim.id.clone(), claim);
            }
        }
        "statistics" => {
            let Some(statistic) = record::read::<Statistic>(report, node) else { return };
            if place(library, report, Record::Statistic(statistic.id.clone()), "statistic", statistic.id.as_str(), node) {
                library.statistics.insert(statistic.id.clone(), statistic);
            }
        }
        _ => {
            let Some(conflict) = record::read::<Conflict>(report, node) else { return };
            if place(library, report, Record::Conflict(conflict.id.clone()), "conflict", conflict.id.as_str(), node) {
                library.conflicts.insert(conflict.id.clone(), conflict);
            }
        }
    });
}

/// Reads `terms.yaml`.
pub(super) fn terms(library: &mut Library, report: &mut FileReport<'_>) {
    with_lists(report, &["terms"], |report, _, node| {
        let Some(term) = record::read::<Term>(report, node) else { return };
        if place(library, report, Record::Term(term.id.clone()), "term", term.id.as_str(), node) {
            library.terms.push(term);
        }
    });
}

/// Reads `outlines.yaml`.
pub(super) fn outlines(library: &mut Library, report: &mut FileReport<'_>) {
    with_lists(report, &["outlines"], |report, _, node| {
        let Some(outline) = record::read::<Outline>(report, node) else { return };
        check_id(report, outline.id.as_str(), node.get("id").unwrap_or(node));
        if place(library, report, Record::Outline(outline.id.clone()), "outline", outline.id.as_str(), node) {
            library.outlines.push(outline);
        }
    });
}

/// Reads `help.yaml`.
pub(super) fn contacts(library: &mut Library, report: &mut FileReport<'_>) {
    with_lists(report, &["contacts"], |report, _, node| {
        let Some(contact) = record::read::<HelpContact>(report, node) else { return };
        if place(library, report, Record::Contact(contact.id.clone()), "contact", contact.id.as_str(), node) {
            library.contact_order.push(contact.id.clone());
            library.contacts.insert(contact.id.clone(), contact);
        }
    });
}

/// Hands every entry of the file's lists to `each`, with the list's key.
fn with_lists(report: &mut FileReport<'_>, keys: &[&str], mut each: impl FnMut(&mut FileReport<'_>, &str, &Node)) {
    let Some(node) = yaml::parse(report, 0..report.text.len()) else { return };
    let Some(fields) = Fields::new(report, &node, keys) else { return };
    for key in keys {
        for node in fields.items(report, key) {
            each(report, key, node);
        }
    }
}

/// Keeps where a record stands; false, and a diagnostic, if its id is taken.
fn place(library: &mut Library, report: &mut FileReport<'_>, record: Record, what: &str, id: &str, node: &Node) -> bool {
    if library.places.contains_key(&record) {
        duplicate_id(report, what, id, node);
        return false;
    }
    let place: Place = report.place(node.get("id").unwrap_or(node).span.clone());
    library.places.insert(record, place);
    true
}
