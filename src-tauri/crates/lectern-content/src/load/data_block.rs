//! Fenced blocks with YAML in them: `number`, `chart`, `help`.

use super::file_report::FileReport;
use super::markdown::parse_inlines;
use super::record::{self, Fields};
use super::yaml::{self, Node};
use crate::code;
use lectern_model::block::{AuthorBlock, Block, Number};
use lectern_model::chart::{Chart, ChartKind, Series};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::ContactId;
use lectern_model::span::Inline;
use std::ops::Range;

/// The words after the fence.
pub(super) const NAMES: [&str; 3] = ["number", "chart", "help"];

/// A kind of data block.
#[derive(Debug, Clone, Copy)]
pub(super) enum DataKind {
    Number,
    Chart,
    Help,
}

pub(super) fn kind(name: &str) -> Option<DataKind> {
    match name {
        "number" => Some(DataKind::Number),
        "chart" => Some(DataKind::Chart),
        "help" => Some(DataKind::Help),
        _ => None,
    }
}

/// Reads the YAML in a byte range of the file.
pub(super) fn read(report: &mut FileReport<'_>, kind: DataKind, content: Range<usize>) -> Option<AuthorBlock> {
    let Some(node) = yaml::parse(report, content.clone()) else {
        report.push(Diagnostic::error(code::MISSING_KEY, "this block is empty"), content);
        return None;
    };
    match kind {
        DataKind::Number => number(report, &node).map(Block::Number),
        DataKind::Chart => chart(report, &node).map(Block::Chart),
        DataKind::Help => {
            let fields = Fields::new(report, &node, &["contacts"])?;
            let contacts: Vec<ContactId> = fields.list(report, "contacts");
            if contacts.is_empty() {
                report.push(Diagnostic::error(code::MISSING_KEY, "this block names no contacts"), node.span.clone());
                return None;
            }
            Some(Block::Contacts(contacts))
        }
    }
}

fn number(report: &mut FileReport<'_>, node: &Node) -> Option<Number<Inline>> {
    let fields = Fields::new(report, node, &["value", "counted", "year", "cite"])?;
    let value = fields.required(report, "value");
    let counted = fields.required::<String>(report, "counted").unwrap_or_default();
    let counted = inlines(report, &fields, "counted", &counted);
    let year = fields.optional(report, "year");
    let cite = cite(report, &fields);
    Some(Number { value: value?, counted, year, cite })
}

fn chart(report: &mut FileReport<'_>, node: &Node) -> Option<Chart<Inline>> {
    let known = ["kind", "title", "alt", "unit", "categories", "series", "cite"];
    let fields = Fields::new(report, node, &known)?;
    let kind: Option<ChartKind> = fields.required(report, "kind");
    let title = fields.optional::<String>(report, "title").unwrap_or_default();
    let title = inlines(report, &fields, "title", &title);
    let alt = fields.optional::<String>(report, "alt").unwrap_or_default();
    if alt.trim().is_empty() {
        let hint = "Add `alt:` with a sentence that says what the chart shows, for those who cannot see it.";
        let missing = Diagnostic::error(code::MISSING_ALT, "the chart has no alternative text").hint(hint);
        report.push(missing, node.span.clone());
    }
    let unit = fields.optional(report, "unit").unwrap_or_default();
    let categories: Vec<String> = fields.list(report, "categories");
    let series = series(report, &fields, categories.len());
    let cite = cite(report, &fields);
    if categories.is_empty() || series.is_empty() {
        let message = "a chart has `categories` and at least one series with `values`; it was left out";
        report.push(Diagnostic::error(code::MISSING_KEY, message), node.span.clone());
        return None;
    }
    Some(Chart { kind: kind?, title, alt, unit, categories, series, cite })
}

/// The series that have one value for each category.
fn series(report: &mut FileReport<'_>, fields: &Fields<'_>, categories: usize) -> Vec<Series> {
    let mut kept = Vec::new();
    for node in fields.items(report, "series") {
        let Some(series) = record::read::<Series>(report, node) else { continue };
        if series.values.len() == categories {
            kept.push(series);
        } else {
            let message = format!("{} values for {categories} categories; the series was left out", series.values.len());
            let hint = "A series has one value for each category, in the same order.";
            report.push(Diagnostic::error(code::BODY_SHAPE, message).hint(hint), node.span.clone());
        }
    }
    kept
}

fn inlines(report: &mut FileReport<'_>, fields: &Fields<'_>, key: &str, text: &str) -> Vec<Inline> {
    match fields.get(key) {
        Some(node) if !text.is_empty() => parse_inlines(report, text, node.span.clone()),
        Some(_) | None => Vec::new(),
    }
}

/// The citation of a data block: one citation and nothing else.
fn cite(report: &mut FileReport<'_>, fields: &Fields<'_>) -> Vec<Inline> {
    let text = fields.optional::<String>(report, "cite").unwrap_or_default();
    let inlines = inlines(report, fields, "cite", &text);
    let is_citation = |inline: &Inline| matches!(inline, Inline::Citation(_));
    if let (Some(node), true) = (fields.get("cite"), inlines.len() != 1 || !inlines.iter().all(is_citation)) {
        let hint = "Write cite: \"[@key]\", with the quotation marks.";
        let malformed = Diagnostic::error(code::MALFORMED_CITATION, "`cite` is one citation in brackets").hint(hint);
        report.push(malformed, node.span.clone());
    }
    inlines.into_iter().filter(is_citation).take(1).collect()
}
