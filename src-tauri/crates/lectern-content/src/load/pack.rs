//! `pack.yaml`: what a pack says of itself.

use super::file_report::FileReport;
use super::record::{self, Fields};
use super::yaml;
use super::{check_id, duplicate_id};
use crate::code;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::pack::{Audience, Field, Pack, Topic};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

const KEYS: [&str; 12] = [
    "id",
    "title",
    "version",
    "language",
    "opening",
    "closing",
    "audiences",
    "topics",
    "documents",
    "fields",
    "translations",
    "changes",
];

/// Reads the head of a pack; what is missing is empty.
pub(super) fn read(report: &mut FileReport<'_>) -> Pack {
    let Some(node) = yaml::parse(report, 0..report.text.len()) else {
        report.push(Diagnostic::error(code::MISSING_KEY, "the file is empty"), 0..0);
        return Pack::default();
    };
    let Some(fields) = Fields::new(report, &node, &KEYS) else { return Pack::default() };
    Pack {
        id: fields.required(report, "id").unwrap_or_default(),
        title: fields.required(report, "title").unwrap_or_default(),
        version: fields.required(report, "version").unwrap_or_default(),
        language: fields.optional(report, "language").unwrap_or_default(),
        opening: fields.optional(report, "opening"),
        closing: fields.optional(report, "closing"),
        audiences: records(report, &fields, "audiences", |audience: &Audience| audience.id.as_str().to_owned()),
        topics: records(report, &fields, "topics", |topic: &Topic| topic.id.as_str().to_owned()),
        documents: fields.list(report, "documents"),
        fields: records(report, &fields, "fields", |field: &Field| field.id.as_str().to_owned()),
        translations: fields.list(report, "translations"),
        changes: fields.list(report, "changes"),
    }
}

/// The records of a list, each with an id of its own.
fn records<T: DeserializeOwned>(
    report: &mut FileReport<'_>,
    fields: &Fields<'_>,
    key: &str,
    id: impl Fn(&T) -> String,
) -> Vec<T> {
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    for node in fields.items(report, key) {
        let Some(record) = record::read::<T>(report, node) else { continue };
        let id = id(&record);
        let id_node = node.get("id").unwrap_or(node);
        // Field ids stand in `{{…}}` with underscores.
        check_id(report, &if key == "fields" { id.replace('_', "-") } else { id.clone() }, id_node);
        if seen.insert(id.clone()) {
            kept.push(record);
        } else {
            duplicate_id(report, key.trim_end_matches('s'), &id, node);
        }
    }
    kept
}
