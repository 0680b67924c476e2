//! A source as the CSL processor takes it: only values of the right kind, so that no item can stop the others.

use super::recase::Words;
use super::tidy::{OTHERS, is_stand_in, protect, protect_number};
use citationberg::json::{DateValue, Item, LiteralName, NameItem, NameValue, Value, VecDate, VecDateRange};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::source::{CslValue, Source};
use std::collections::BTreeMap;

/// Stands for a year that is no number ("in press"), until the spans are made.
const WORDED_YEAR: i16 = 9998;

/// The date variables of CSL 1.0.2.
const DATES: [&str; 6] = ["issued", "accessed", "available-date", "event-date", "original-date", "submitted"];

/// Variables that hold our own data or a whole text, which no style prints.
const LEFT_OUT: [&str; 4] = ["custom", "abstract", "keyword", "note"];

/// Variables whose text is no prose: it is printed as it stands.
const VERBATIM: [&str; 10] = ["id", "type", "URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "language", "page"];

/// An item for the processor, and what the processor cannot express.
#[derive(Debug, Clone)]
pub(super) struct CslItem {
    /// What the processor gets.
    pub(super) item: Item,
    /// The year the processor prints for `issued`, and what is printed in its place.
    pub(super) year: Option<(String, String)>,
    /// The item's words, which the processor may have put into another case.
    pub(super) words: Vec<Words>,
}

impl CslItem {
    /// The item of a source; `abbreviated`, a journal goes by its short title. Values CSL has no use for are left out, the wrong ones
    /// with a diagnostic.
    pub(super) fn new(source: &Source, abbreviated: bool, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut values = BTreeMap::new();
        let mut year = None;
        for (variable, value) in source.item.iter().filter(|(variable, _)| !LEFT_OUT.contains(&variable.as_str())) {
            if DATES.contains(&variable.as_str()) {
                let date = CslDate::new(value);
                let Some(date) = date else {
                    let message = format!("the date `{variable}` of the source `{}` cannot be read and is left out", source.id);
                    let hint = "write {\"date-parts\": [[2024, 5, 1]]} or {\"literal\": \"in press\"}";
                    diagnostics.push(Diagnostic::warning(crate::code::BAD_DATE, message).hint(hint));
                    continue;
                };
                if variable == "issued" {
                    year = date.printed_year();
                }
                values.insert(variable.clone(), date.value());
            } else if let Some(value) = plain_value(variable, value) {
                values.insert(variable.clone(), value);
            }
        }
        if abbreviated
            && source.kind() == "article-journal"
            && let Some(short) = values.remove("container-title-short")
        {
            values.insert("container-title".to_owned(), short);
        }
        values.insert("id".to_owned(), Value::String(source.id.to_string()));
        Self { words: words(&values), item: Item(values), year }
    }

    /// An item with nothing but a title, for a source the processor cannot take.
    pub(super) fn bare(source: &Source) -> Self {
        let values = [("id", source.id.to_string()), ("type", "document".to_owned()), ("title", prose(&source.title()))];
        let values: BTreeMap<_, _> = values.map(|(variable, text)| (variable.to_owned(), Value::String(text))).into();
        Self { words: words(&values), item: Item(values), year: None }
    }
}

/// The values in which a change of case matters, the longest first: one may stand in another.
fn words(values: &BTreeMap<String, Value>) -> Vec<Words> {
    let prose = values.iter().filter(|(variable, _)| !VERBATIM.contains(&variable.as_str()));
    let mut words: Vec<Words> = prose
        .filter_map(|(variable, value)| match value {
            Value::String(text) if text.chars().any(char::is_alphabetic) => {
                Some(Words { text: text.chars().collect(), is_title: variable.contains("title") })
            }
            Value::String(_) | Value::Number(_) | Value::Names(_) | Value::Date(_) => None,
        })
        .collect();
    words.sort_by_key(|words| std::cmp::Reverse(words.text.len()));
    words
}

fn plain_value(variable: &str, value: &CslValue) -> Option<Value> {
    match value {
        CslValue::Text(_) | CslValue::Integer(_) | CslValue::Number(_) => {
            let text = value.as_text()?;
            let text = match variable {
                "number" => protect_number(&clean(&text)),
                _ if VERBATIM.contains(&variable) => clean(&text),
                _ => prose(&text),
            };
            // The processor knows a range by its hyphen.
            let text = if variable == "page" { text.replace(['–', '—'], "-") } else { text };
            (!text.is_empty()).then_some(Value::String(text))
        }
        CslValue::List(names) => {
            let names: Vec<NameValue> = names.iter().filter_map(name).collect();
            (!names.is_empty()).then_some(Value::Names(names))
        }
        CslValue::Null | CslValue::Bool(_) | CslValue::Map(_) => None,
    }
}

/// Text on one line, without control characters and without the characters that stand for something here.
fn clean(text: &str) -> String {
    let printable: String = text.chars().map(|c| if c.is_control() || is_stand_in(c) { ' ' } else { c }).collect();
    printable.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same for a source's own words.
fn prose(text: &str) -> String {
    protect(&clean(text))
}

fn name(value: &CslValue) -> Option<NameValue> {
    let part = |key: &str| value.get(key).and_then(CslValue::as_text).map(|text| prose(&text)).filter(|text| !text.is_empty());
    let literal = |text: String| {
        let literal = if is_others(&text) { OTHERS.to_string() } else { text };
        NameValue::Literal(LiteralName { literal })
    };
    if let Some(text) = part("literal") {
        return Some(literal(text));
    }
    let family = part("family")?;
    let given = part("given");
    if given.is_none() && part("suffix").is_none() {
        return Some(literal(family));
    }
    Some(NameValue::Item(NameItem {
        family,
        given,
        non_dropping_particle: part("non-dropping-particle"),
        dropping_particle: part("dropping-particle"),
        suffix: part("suffix"),
        comma_suffix: None,
    }))
}

/// Whether a name stands for authors who are not named.
pub(super) fn is_others(name: &str) -> bool {
    matches!(name.trim().to_lowercase().trim_end_matches('.'), "others" | "et al" | "and others" | "y otros")
}

/// A date that is within the calendar.
struct CslDate {
    start: Vec<i16>,
    end: Option<Vec<i16>>,
    circa: bool,
    season: Option<String>,
    words: Option<String>,
}

impl CslDate {
    fn new(value: &CslValue) -> Option<Self> {
        let text =
            |key: &str| value.get(key).and_then(CslValue::as_text).map(|text| clean(&text)).filter(|text| !text.is_empty());
        let circa = matches!(value.get("circa"), Some(CslValue::Bool(true) | CslValue::Integer(1..) | CslValue::Text(_)));
        let season = text("season").filter(|season| matches!(season.as_str(), "1" | "2" | "3" | "4"));
        let raw = text("raw").or_else(|| value.as_text());
        let ranges: Vec<Vec<i16>> = match (value.get("date-parts"), raw.as_deref()) {
            (Some(parts), _) => parts.items().iter().take(2).map_while(date_parts).collect(),
            (None, Some(raw)) => raw.split('/').take(2).map_while(raw_date).collect(),
            (None, None) => Vec::new(),
        };
        let mut ranges = ranges.into_iter();
        if let Some(start) = ranges.next() {
            return Some(Self { start, end: ranges.next(), circa, season, words: None });
        }
        let words = text("literal").or(raw)?;
        Some(Self { start: vec![WORDED_YEAR], end: None, circa: false, season: None, words: Some(words) })
    }

    /// The year as the processor prints it, and what is to be printed, where the two differ.
    fn printed_year(&self) -> Option<(String, String)> {
        let start = self.start.first()?;
        if let Some(words) = &self.words {
            return Some((start.to_string(), words.clone()));
        }
        let end = self.end.as_ref()?.first()?;
        (end != start).then(|| (start.to_string(), format!("{start}–{end}")))
    }

    fn value(self) -> Value {
        let date_parts = VecDateRange(vec![VecDate(self.start)]);
        Value::Date(DateValue::DateParts { date_parts, literal: None, season: self.season, circa: self.circa })
    }
}

/// Year, month and day as far as they are given; a part outside the calendar ends them.
fn date_parts(value: &CslValue) -> Option<Vec<i16>> {
    let numbers = value.items().iter().map(|part| part.as_text().and_then(|text| text.trim().parse::<i16>().ok()));
    within_calendar(numbers)
}

fn raw_date(text: &str) -> Option<Vec<i16>> {
    let text = text.trim().get(..10).unwrap_or(text.trim());
    within_calendar(text.split('-').map(|part| part.parse::<i16>().ok()))
}

fn within_calendar(mut numbers: impl Iterator<Item = Option<i16>>) -> Option<Vec<i16>> {
    let year = numbers.next()??;
    if !(1..WORDED_YEAR).contains(&year) {
        return None;
    }
    let mut parts = vec![year];
    if let Some(month) = numbers.next().flatten().filter(|month| (1..=12).contains(month)) {
        parts.push(month);
        parts.extend(numbers.next().flatten().filter(|day| (1..=31).contains(day)));
    }
    Some(parts)
}
