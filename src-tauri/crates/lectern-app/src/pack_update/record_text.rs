//! Records as lines to be compared and read.

use lectern_model::library::Library;
use lectern_model::pack::Pack;
use lectern_model::source::Source;
use serde::Serialize;
use serde_json::Value;

/// A record's fields, a line each: `Figure: 100,000`; of a list of things, a line for each of them. What is empty is left out, and so is
/// its id.
pub(super) fn record_text<T: Serialize>(record: &T) -> String {
    lines(&serde_json::to_value(record).unwrap_or_default())
}

/// A source's item and what is known of it; not the note for editors.
pub(super) fn source_text(source: &Source) -> String {
    format!("{}{}{}", record_text(&source.item), line("grade", &source.grade), line("formatted", &source.formatted))
}

/// A pack's head without what tells of its version and what belongs to no talk that lacks the slide.
pub(super) fn head_text(pack: &Pack) -> String {
    record_text(&Pack { version: String::new(), changes: Vec::new(), opening: None, closing: None, ..pack.clone() })
}

/// The style files that two libraries have otherwise.
pub(super) fn changed_styles<'a>(open: &'a Library, installed: &'a Library) -> impl Iterator<Item = &'a String> {
    open.styles
        .iter()
        .filter(|(path, text)| installed.styles.get(*path).is_some_and(|other| other != *text))
        .map(|(path, _)| path)
}

fn line<T: Serialize>(name: &str, value: &T) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    if is_empty(&value) { String::new() } else { format!("{}: {}\n", label(name), flat(&value)) }
}

fn lines(value: &Value) -> String {
    let Value::Object(fields) = value else { return String::new() };
    let told = fields.iter().filter(|(name, value)| *name != "id" && !is_empty(value));
    let line = |name: &str, value: &Value| format!("{}: {}\n", label(name), flat(value));
    let told = told.map(|(name, value)| match value {
        Value::Array(items) if items.iter().all(Value::is_object) => items.iter().map(|item| line(name, item)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            line(name, value)
        }
    });
    told.collect()
}

/// A field's name as a word: `if_asked` is "If asked".
fn label(name: &str) -> String {
    let name = name.replace(['_', '-'], " ");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(is_empty),
    }
}

/// A value on one line.
fn flat(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Array(items) => {
            let is_flat = items.iter().all(|item| !item.is_array() && !item.is_object());
            items.iter().map(flat).collect::<Vec<_>>().join(if is_flat { ", " } else { "; " })
        }
        Value::Object(fields) => {
            let told = fields.iter().filter(|(_, value)| !is_empty(value));
            told.map(|(name, value)| format!("{name} {}", flat(value))).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The figures of a text, in no order: words that begin with a digit, once signs before them are gone.
pub(super) fn figures(text: &str) -> Vec<&str> {
    let trimmed = text.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '%'));
    let mut found: Vec<&str> = trimmed.filter(|word| word.starts_with(|first: char| first.is_ascii_digit())).collect();
    found.sort_unstable();
    found
}

/// A slide's text without its head and its citations.
pub(super) fn slide_words(text: &str) -> String {
    let headless = text.strip_prefix("---").and_then(|rest| rest.split_once("\n---"));
    let body = headless.map_or(text, |(_, body)| body);
    let mut words = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('[') {
        words.push_str(before);
        match after.split_once(']') {
            Some((citation, after)) if citation.contains('@') => rest = after,
            Some(_) | None => {
                words.push('[');
                rest = after;
            }
        }
    }
    words.push_str(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_record_reads_as_lines() {
        let record = json!({
            "id": "C1", "statement": "It is\n  so.", "if_asked": "", "figure": null, "sources": ["a", "b"],
            "reach": [{"kind": "call", "value": "555"}, {"kind": "web"}], "print": [], "translations": {}
        });
        assert_eq!(record_text(&record), "Statement: It is so.\nSources: a, b\nReach: kind call, value 555\nReach: kind web\n");
    }

    #[test]
    fn the_figures_of_a_slide_are_not_those_of_its_head_and_its_citations() {
        let text =
            "---\nid: a\nminutes: 2\n---\n\n- **27%** of 1,000 [@smith2020, p. 12] in K-12, [see 3](x)\n\ncontacts: [H-01]\n";
        assert_eq!(figures(&slide_words(text)), ["1,000", "27%", "3](x"]);
        assert_eq!(figures(&slide_words("no head: 4")), ["4"]);
        assert_eq!(figures(&slide_words("---\nminutes: 5\n---\n")), [""; 0]);
    }
}
