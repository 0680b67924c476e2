//! The values of BibLaTeX fields as plain text, names and dates.

use biblatex::{Chunk, ChunksExt, Date, DateValue, Datetime, Entry, PermissiveType, Person};
use lectern_model::source::CslValue;
use std::collections::BTreeMap;

/// The text of a field, without LaTeX; none if it is missing or blank.
pub(super) fn text(entry: &Entry, name: &str) -> Option<String> {
    let chunks = entry.fields.get(name)?;
    let text = if is_verbatim(name) {
        // The parser turns hyphens into dashes in addresses too.
        chunks.format_verbatim().replace('—', "---").replace('–', "--")
    } else {
        plain(&without_ties(chunks))
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The first of several fields that has text.
pub(super) fn first_text(entry: &Entry, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| text(entry, name))
}

fn is_verbatim(name: &str) -> bool {
    matches!(name, "url" | "doi" | "eprint" | "file" | "isbn" | "issn")
}

/// The chunks as text, with a tie (`~`) as a space.
fn without_ties(chunks: &[biblatex::Spanned<Chunk>]) -> String {
    chunks
        .iter()
        .map(|chunk| match &chunk.v {
            Chunk::Normal(text) | Chunk::Verbatim(text) => text.replace('~', " "),
            Chunk::Math(text) => text.clone(),
        })
        .collect()
}

/// Text without the LaTeX commands the parser leaves standing: `\emph{x}` is `x`, `\enquote{x}` is “x”.
fn plain(raw: &str) -> String {
    let raw = raw.replace("``", "“").replace("''", "”");
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw.as_str();
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let name_end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (name, tail) = after.split_at(name_end);
        match braced(tail) {
            Some((inner, behind)) => {
                let inner = plain(inner);
                if matches!(name, "enquote" | "mkbibquote") {
                    out.push_str(&format!("“{inner}”"));
                } else {
                    out.push_str(&inner);
                }
                rest = behind;
            }
            // A command without argument, such as `\itshape` or `\,`, says nothing in plain text; the parser puts a space behind.
            None => {
                let tail =
                    if name.is_empty() { tail.strip_prefix([',', ';', ':', '!', '/', '-', ' ']).unwrap_or(tail) } else { tail };
                rest = tail.strip_prefix(' ').unwrap_or(tail);
            }
        }
    }
    out.push_str(rest);
    out.replace(['{', '}'], "")
}

/// The inside of the braces `text` opens with, and what is behind them.
fn braced(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ if depth == 0 => return None,
            _ => {}
        }
        if depth == 0 {
            return Some((text.get(1..at)?, text.get(at + 1..)?));
        }
    }
    None
}

/// The names of a field in CSL's form; none if the field is missing.
pub(super) fn names(entry: &Entry, name: &str) -> Option<CslValue> {
    let people: Vec<Person> = entry.get_as(name).ok()?;
    let names: Vec<CslValue> = people.iter().filter_map(csl_name).collect();
    (!names.is_empty()).then_some(CslValue::List(names))
}

fn csl_name(person: &Person) -> Option<CslValue> {
    let mut map = BTreeMap::new();
    let mut put = |key: &str, value: &str| {
        let value = plain(&value.replace('~', " "));
        if !value.trim().is_empty() {
            map.insert(key.to_owned(), CslValue::Text(value.trim().to_owned()));
        }
    };
    if person.given_name.trim().is_empty() && person.suffix.trim().is_empty() {
        // A name without a given name is an organisation's, or a person's only name: both are printed as they stand.
        put("literal", &format!("{} {}", person.prefix, person.name));
    } else {
        put("family", &person.name);
        put("given", &person.given_name);
        put("suffix", &person.suffix);
        let particle = if person.use_prefix == Some(false) { "dropping-particle" } else { "non-dropping-particle" };
        put(particle, &person.prefix);
    }
    (!map.is_empty()).then_some(CslValue::Map(map))
}

/// The dates BibLaTeX writes in one field or in three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateField {
    /// When it was published.
    Issued,
    /// When the address was visited.
    Accessed,
    /// When the event took place.
    Event,
    /// When the original was published.
    Original,
}

/// A date in CSL's form, a range as two parts; a date the parser does not know is kept as its words.
pub(super) fn date(entry: &Entry, field: DateField) -> Option<CslValue> {
    let parsed = match field {
        DateField::Issued => entry.date(),
        DateField::Accessed => entry.url_date(),
        DateField::Event => entry.event_date(),
        DateField::Original => entry.orig_date(),
    };
    match parsed {
        Ok(PermissiveType::Typed(date)) => Some(csl_date(&date)),
        Ok(PermissiveType::Chunks(chunks)) => literal_date(&chunks.format_verbatim()),
        Err(biblatex::RetrievalError::Missing(_)) => None,
        Err(biblatex::RetrievalError::TypeError(_)) if field == DateField::Issued => literal_date(&text(entry, "year")?),
        Err(biblatex::RetrievalError::TypeError(_)) => None,
    }
}

fn literal_date(words: &str) -> Option<CslValue> {
    let words = words.trim();
    let literal = [("literal".to_owned(), CslValue::Text(words.to_owned()))];
    (!words.is_empty()).then(|| CslValue::Map(literal.into_iter().collect()))
}

fn csl_date(date: &Date) -> CslValue {
    let parts = match date.value {
        DateValue::At(day) | DateValue::After(day) | DateValue::Before(day) => vec![date_parts(day)],
        DateValue::Between(start, end) => vec![date_parts(start), date_parts(end)],
    };
    let mut map = BTreeMap::from([("date-parts".to_owned(), CslValue::List(parts))]);
    if date.approximate || date.uncertain {
        map.insert("circa".to_owned(), CslValue::Bool(true));
    }
    CslValue::Map(map)
}

fn date_parts(day: Datetime) -> CslValue {
    let mut parts = vec![CslValue::Integer(i64::from(day.year))];
    if let Some(month) = day.month {
        parts.push(CslValue::Integer(i64::from(month) + 1));
        parts.extend(day.day.map(|day| CslValue::Integer(i64::from(day) + 1)));
    }
    CslValue::List(parts)
}
