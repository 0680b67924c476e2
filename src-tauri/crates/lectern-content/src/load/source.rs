//! `sources.json`: CSL-JSON items, each read on its own.

use super::file_report::FileReport;
use crate::code;
use crate::nearest;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SourceId;
use lectern_model::library::{Library, Record};
use lectern_model::source::{CslValue, Grade, Source};
use serde::de::{Deserializer as _, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

const GRADES: [(&str, Grade); 5] = [
    ("found", Grade::Found),
    ("partly", Grade::Partly),
    ("relay", Grade::Relay),
    ("unverified", Grade::Unverified),
    ("seed", Grade::Seed),
];

/// Reads the bibliography into the library.
pub(super) fn read(library: &mut Library, report: &mut FileReport<'_>) {
    let text = report.text;
    let (begin, json) = match text.strip_prefix('\u{feff}') {
        Some(rest) => (text.len() - rest.len(), rest),
        None => (0, text),
    };
    let mut raw: Vec<&RawValue> = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let result = deserializer.deserialize_seq(Items { kept: &mut raw }).and_then(|()| deserializer.end());
    let mut at = begin;
    for item in raw {
        // Items are slices of the text, in order: each is found right where it stands.
        let start = text.get(at..).and_then(|rest| rest.find(item.get())).map_or(at, |offset| at + offset);
        at = start + item.get().len();
        source_into(library, report, item.get(), start..at);
    }
    if let Err(error) = result {
        let at = byte_at(json, error.line(), error.column()) + begin;
        let hint = "The file is a list of items, [{\"id\": …}, …], as Zotero exports it. What follows is not read.";
        report.push(Diagnostic::error(code::BAD_JSON, format!("broken JSON: {}", without_place(&error))).hint(hint), at..at + 1);
    }
}

/// Collects the items of a JSON list, and keeps those before a mistake.
struct Items<'k, 'de> {
    kept: &'k mut Vec<&'de RawValue>,
}

impl<'de> Visitor<'de> for Items<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of CSL-JSON items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element()? {
            self.kept.push(item);
        }
        Ok(())
    }
}

/// serde_json's message without its line and column, which count from the item or are told anyway.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(message, _)| message.to_owned())
}

/// The byte position of a line and column from 1; serde_json counts columns in bytes.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

fn source_into(library: &mut Library, report: &mut FileReport<'_>, json: &str, span: Range<usize>) {
    let mut item: BTreeMap<String, CslValue> = match serde_json::from_str(json) {
        Ok(item) => item,
        Err(error) => {
            let at = span.start + byte_at(json, error.line(), error.column());
            let message = format!("this item cannot be read: {}", without_place(&error));
            report.push(Diagnostic::error(code::BAD_JSON, message), at..at + 1);
            return;
        }
    };
    let head = span.start..span.start + 1;
    let Some(id) = item.get("id").and_then(CslValue::as_text).filter(|id| !id.is_empty()) else {
        report.push(Diagnostic::error(code::MISSING_KEY, "this item has no `id`, so that nothing can cite it"), head);
        return;
    };
    let id_at = json.find("\"id\"").map_or(head.clone(), |at| span.start + at..span.start + at + 4);
    let record = Record::Source(SourceId::from(id.as_str()));
    if library.places.contains_key(&record) {
        let message = format!("the source `{id}` stands twice; the first is read");
        report.push(Diagnostic::error(code::DUPLICATE_ID, message).hint("Join the two, or give one another id."), id_at);
        return;
    }
    library.places.insert(record, report.place(id_at.clone()));
    let custom = item.remove("custom");
    let mut source =
        Source { id: SourceId::from(id.as_str()), item, grade: None, note: None, formatted: BTreeMap::new(), own: false };
    if let Some(custom) = custom {
        split_custom(report, &mut source, &custom, &id_at);
    }
    check_item(report, &source, &id_at);
    library.sources.insert(source.id.clone(), source);
}

/// Our own additions to an item.
fn split_custom(report: &mut FileReport<'_>, source: &mut Source, custom: &CslValue, span: &Range<usize>) {
    let CslValue::Map(custom) = custom else {
        let message = format!("`custom` of `{}` is not an object", source.id);
        report.push(Diagnostic::error(code::BAD_VALUE, message), span.clone());
        return;
    };
    for (key, value) in custom {
        match key.as_str() {
            "grade" => source.grade = grade(report, source, value, span),
            "note" => source.note = value.as_text(),
            "formatted" => {
                let CslValue::Map(texts) = value else {
                    let message = format!("`formatted` of `{}` is not an object of texts by style", source.id);
                    report.push(Diagnostic::error(code::BAD_VALUE, message), span.clone());
                    continue;
                };
                source.formatted = texts.iter().filter_map(|(style, text)| Some((style.clone(), text.as_text()?))).collect();
            }
            other => {
                let message = format!("`custom` of `{}` has a key `{other}`, which is not read", source.id);
                let hint = "The keys here are grade, note, formatted.";
                report.push(Diagnostic::warning(code::UNKNOWN_KEY, message).hint(hint), span.clone());
            }
        }
    }
}

fn grade(report: &mut FileReport<'_>, source: &Source, value: &CslValue, span: &Range<usize>) -> Option<Grade> {
    let word = value.as_text().unwrap_or_default();
    let found = GRADES.iter().find(|(name, _)| *name == word).map(|(_, grade)| *grade);
    if found.is_none() {
        let names = GRADES.map(|(name, _)| name);
        let message = format!("the grade `{word}` of `{}` is not one of {}", source.id, names.join(", "));
        let mut diagnostic = Diagnostic::error(code::BAD_VALUE, message);
        diagnostic.hint = nearest::among(&word, names).map(|near| format!("Did you mean `{near}`?"));
        report.push(diagnostic, span.clone());
    }
    found
}

/// Tells what a bibliography cannot be made of.
fn check_item(report: &mut FileReport<'_>, source: &Source, span: &Range<usize>) {
    let id = &source.id;
    for key in ["type", "title"] {
        if source.text(key).is_none() && source.formatted.is_empty() {
            let message = format!("the source `{id}` has no `{key}`");
            report.push(Diagnostic::error(code::MISSING_KEY, message), span.clone());
        }
    }
    for key in ["issued", "accessed", "original-date", "event-date", "submitted"] {
        if source.item.get(key).is_some_and(|date| !is_date(date)) {
            let message = format!("`{key}` of the source `{id}` is no date");
            let hint = "Write {\"date-parts\": [[2024, 6, 24]]}; two lists are a span of time.";
            report.push(Diagnostic::warning(code::BAD_DATE, message).hint(hint), span.clone());
        }
    }
}

fn is_date(date: &CslValue) -> bool {
    let has_words = ["raw", "literal", "season"].iter().any(|key| date.get(key).is_some());
    let Some(parts) = date.get("date-parts") else { return has_words };
    let number = |value: &CslValue| value.as_text().and_then(|text| text.parse::<i64>().ok());
    let is_day = |day: &CslValue| {
        let numbers: Option<Vec<i64>> = day.items().iter().map(number).collect();
        match numbers.as_deref() {
            Some([year]) => *year != 0,
            Some([_, month]) => (1..=16).contains(month),
            Some([_, month, day]) => (1..=12).contains(month) && (1..=31).contains(day),
            _ => false,
        }
    };
    matches!(parts.items().len(), 1 | 2) && parts.items().iter().all(is_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> (Library, Vec<String>) {
        let mut library = Library::default();
        let mut report = FileReport::new("sources.json", text);
        read(&mut library, &mut report);
        (library, report.finish().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn custom_is_split_off_and_the_rest_kept() {
        let (library, told) = load(
            r#"[{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2020, 1], [2020, 3]]}, "volume": 22,
                "custom": {"grade": "found", "note": "n", "formatted": {"legal": "L"}}}]"#,
        );
        assert!(told.is_empty(), "{told:?}");
        let source = &library.sources["a"];
        assert_eq!((source.grade, source.note.as_deref()), (Some(Grade::Found), Some("n")));
        assert_eq!(source.formatted["legal"], "L");
        assert!(!source.item.contains_key("custom"));
        assert_eq!((source.year().as_deref(), source.text("volume").as_deref()), (Some("2020"), Some("22")));
    }

    #[test]
    fn one_bad_item_does_not_lose_the_others() {
        let (library, told) = load(
            "[\n{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\"},\n 7,\n{\"title\": \"x\"},\n{\"id\": \"a\"},\n{\"id\": \"b\", \"type\": \"book\", \"title\": \"T\", \"issued\": {\"date-parts\": [[2020, 13, 1]]}, \"custom\": {\"grade\": \"fuond\"}}]",
        );
        assert_eq!(library.sources.len(), 2);
        assert_eq!(told.len(), 5, "{told:?}");
        assert!(told[0].starts_with("sources.json:3:2: error[bad-json]"), "{}", told[0]);
        assert!(told[1].starts_with("sources.json:4:1: error[missing-key]"), "{}", told[1]);
        assert!(told[2].starts_with("sources.json:5:2: error[duplicate-id]"), "{}", told[2]);
        assert!(told[3].contains("bad-value") && told[4].contains("bad-date"), "{told:?}");
    }

    #[test]
    fn items_before_broken_json_stay() {
        let (library, told) = load("\u{feff}[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\"}, {\"id\": \"b\" \"type\"}]");
        assert_eq!(library.sources.len(), 1);
        assert!(told[0].contains("bad-json"), "{told:?}");
        assert_eq!(load("{}").1.len(), 1);
        assert_eq!(load("[[[[").1.len(), 1);
        assert_eq!(load("").1.len(), 1);
        let deep = format!("[{}", "[".repeat(1_000_000));
        assert_eq!(load(&deep).1.len(), 1);
    }
}
