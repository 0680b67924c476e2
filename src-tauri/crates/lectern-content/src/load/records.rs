//! The list files of a pack: claims, terms, contacts, outlines. Each record is read on its own.

use super::file_report::FileReport;
use super::record::{self, Fields};
use super::yaml::{self, Node, Value};
use super::{check_id, duplicate_id};
use lectern_model::claim::{Claim, Conflict, Statistic};
use lectern_model::contact::{ContactStatus, ContactWords, HelpContact, PrintOn, Reach};
use lectern_model::date::Date;
use lectern_model::diagnostic::Place;
use lectern_model::id::{ContactId, SourceId};
use lectern_model::language::Language;
use lectern_model::library::{Library, Record};
use lectern_model::outline::Outline;
use lectern_model::term::Term;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

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
        let Some(contact) = contact(report, node) else { return };
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

/// A contact as `help.yaml` writes it, without its wordings in other languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactRecord {
    id: ContactId,
    name: String,
    #[serde(rename = "for", default)]
    audience: String,
    #[serde(default)]
    reach: Vec<Reach>,
    #[serde(default)]
    hours: Option<String>,
    #[serde(default)]
    languages: Option<String>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    sources: Vec<SourceId>,
    status: ContactStatus,
    #[serde(default)]
    checked_on: Option<Date>,
    #[serde(default)]
    print: Vec<PrintOn>,
}

fn contact(report: &mut FileReport<'_>, node: &Node) -> Option<HelpContact> {
    let (own, translated) = split_translations(node);
    let record: ContactRecord = record::read(report, &own)?;
    let translations = translated.into_iter().filter_map(|(language, node)| Some((language, read_words(report, node)?)));
    let translations: BTreeMap<Language, ContactWords> = translations.collect();
    let ContactRecord { id, name, audience, reach, hours, languages, note, sources, status, checked_on, print } = record;
    Some(HelpContact { id, name, audience, reach, hours, languages, note, sources, status, checked_on, print, translations })
}

fn read_words<T: DeserializeOwned>(report: &mut FileReport<'_>, node: &Node) -> Option<T> {
    record::read(report, node)
}

/// A contact's own keys, and those that are languages (`es:`, `zh-Hant:`) with keys under them.
fn split_translations(node: &Node) -> (Node, Vec<(Language, &Node)>) {
    let Value::Map(entries) = &node.value else { return (node.clone(), Vec::new()) };
    let is_language = |key: &str| {
        let primary = key.split('-').next().unwrap_or("");
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let mut own = Vec::new();
    let mut translated = Vec::new();
    for entry in entries {
        if is_language(&entry.key) && matches!(entry.value.value, Value::Map(_)) {
            translated.push((Language::new(&entry.key), &entry.value));
        } else {
            own.push(entry.clone());
        }
    }
    (Node { span: node.span.clone(), value: Value::Map(own) }, translated)
}
