//! Sources to the text of a `sources.json`.

use lectern_model::source::{CslValue, Grade, Source};
use std::collections::BTreeMap;

/// A value that fits in this many characters stays on one line.
const LINE: usize = 110;

/// The variables that come first, in this order; the others follow by name.
const FIRST: [&str; 16] = [
    "id",
    "type",
    "title",
    "title-short",
    "author",
    "editor",
    "authority",
    "container-title",
    "volume",
    "issue",
    "section",
    "number",
    "page",
    "publisher",
    "publisher-place",
    "issued",
];

/// CSL-JSON with our own additions in `custom`: the sources in the order given, their variables in one fixed order, two spaces of
/// indent, a newline at the end. Equal sources give equal bytes.
pub fn write_sources(sources: &[Source]) -> String {
    let mut out = String::from("[");
    for (index, source) in sources.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        write_source(source, &mut out);
    }
    out.push_str(if sources.is_empty() { "]\n" } else { "\n]\n" });
    out
}

fn write_source(source: &Source, out: &mut String) {
    let mut item = source.item.clone();
    item.insert("id".to_owned(), CslValue::Text(source.id.to_string()));
    let mut lines = Vec::new();
    for key in FIRST {
        if let Some(value) = item.remove(key) {
            lines.push((key.to_owned(), value));
        }
    }
    lines.extend(item.into_iter().filter(|(key, _)| key != "custom"));
    let custom = custom(source);
    if !custom.is_empty() {
        lines.push(("custom".to_owned(), CslValue::Map(custom)));
    }
    out.push_str("  {");
    for (index, (key, value)) in lines.iter().enumerate() {
        out.push_str(if index == 0 { "\n    " } else { ",\n    " });
        write_text(key, out);
        out.push_str(": ");
        write_value(value, 4, 4 + key.len(), out);
    }
    out.push_str("\n  }");
}

fn custom(source: &Source) -> BTreeMap<String, CslValue> {
    let mut custom = BTreeMap::new();
    if let Some(grade) = source.grade {
        custom.insert("grade".to_owned(), CslValue::Text(grade_name(grade).to_owned()));
    }
    if let Some(note) = &source.note {
        custom.insert("note".to_owned(), CslValue::Text(note.clone()));
    }
    if !source.formatted.is_empty() {
        let texts = source.formatted.iter().map(|(style, text)| (style.clone(), CslValue::Text(text.clone())));
        custom.insert("formatted".to_owned(), CslValue::Map(texts.collect()));
    }
    custom
}

const fn grade_name(grade: Grade) -> &'static str {
    match grade {
        Grade::Found => "found",
        Grade::Partly => "partly",
        Grade::Relay => "relay",
        Grade::Unverified => "unverified",
        Grade::Seed => "seed",
    }
}

/// Writes a value: on one line where it fits, else a member a line. `indent` is of the line the value starts on, `used` what
/// already stands on it, both in characters.
fn write_value(value: &CslValue, indent: usize, used: usize, out: &mut String) {
    let mut line = String::new();
    write_inline(value, &mut line);
    if used + line.len() <= LINE {
        out.push_str(&line);
        return;
    }
    let inner = " ".repeat(indent + 2);
    match value {
        CslValue::List(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "[\n" } else { ",\n" });
                out.push_str(&inner);
                write_value(item, indent + 2, indent + 2, out);
            }
            out.push_str(&format!("\n{}]", " ".repeat(indent)));
        }
        CslValue::Map(map) if !map.is_empty() => {
            for (index, (key, item)) in map.iter().enumerate() {
                out.push_str(if index == 0 { "{\n" } else { ",\n" });
                out.push_str(&inner);
                write_text(key, out);
                out.push_str(": ");
                write_value(item, indent + 2, indent + 2 + key.len(), out);
            }
            out.push_str(&format!("\n{}}}", " ".repeat(indent)));
        }
        CslValue::Null
        | CslValue::Bool(_)
        | CslValue::Integer(_)
        | CslValue::Number(_)
        | CslValue::Text(_)
        | CslValue::List(_)
        | CslValue::Map(_) => out.push_str(&line),
    }
}

fn write_inline(value: &CslValue, out: &mut String) {
    match value {
        CslValue::Null => out.push_str("null"),
        CslValue::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        CslValue::Integer(number) => out.push_str(&number.to_string()),
        // JSON has no word for what is not a number.
        CslValue::Number(number) if number.is_finite() => out.push_str(&serde_json::Value::from(*number).to_string()),
        CslValue::Number(_) => out.push_str("null"),
        CslValue::Text(text) => write_text(text, out),
        CslValue::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                write_inline(item, out);
            }
            out.push(']');
        }
        CslValue::Map(map) => {
            out.push('{');
            for (index, (key, item)) in map.iter().enumerate() {
                out.push_str(if index == 0 { " " } else { ", " });
                write_text(key, out);
                out.push_str(": ");
                write_inline(item, out);
            }
            out.push_str(if map.is_empty() { "}" } else { " }" });
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_model::id::SourceId;

    fn source() -> Source {
        let name = |family: &str| CslValue::Map(BTreeMap::from([("family".to_owned(), CslValue::Text(family.to_owned()))]));
        Source {
            id: SourceId::from("a"),
            item: BTreeMap::from([
                ("type".to_owned(), CslValue::Text("report".to_owned())),
                ("title".to_owned(), CslValue::Text("A \"quoted\" title".to_owned())),
                ("author".to_owned(), CslValue::List((0..9).map(|_| name("Estes")).collect())),
                ("URL".to_owned(), CslValue::Text("https://example.org".to_owned())),
            ]),
            grade: Some(Grade::Partly),
            note: Some("For editors.".to_owned()),
            formatted: BTreeMap::new(),
            own: false,
        }
    }

    #[test]
    fn variables_come_in_one_order_and_custom_last() {
        let text = write_sources(&[source(), source()]);
        let at = |needle: &str| text.find(needle).unwrap();
        assert!(at("\"id\"") < at("\"type\"") && at("\"type\"") < at("\"title\"") && at("\"title\"") < at("\"author\""));
        assert!(at("\"URL\"") < at("\"custom\""));
        assert!(text.ends_with("]\n"));
        assert_eq!(text, write_sources(&[source(), source()]));
    }

    #[test]
    fn what_is_written_is_json_and_long_lists_break_over_lines() {
        let text = write_sources(&[source()]);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json[0]["title"], "A \"quoted\" title");
        assert_eq!(json[0]["custom"]["grade"], "partly");
        assert_eq!(json[0]["author"].as_array().unwrap().len(), 9);
        assert!(text.lines().all(|line| line.len() <= LINE + 2), "{text}");
        assert_eq!(write_sources(&[]), "[]\n");
    }
}
