//! The lines of a slide's head, each to be changed on its own.

use super::{PartError, line_end, outline, slice};
use crate::pipeline::load_slide;
use lectern_model::minutes::Minutes;
use lectern_model::pack::Pack;
use lectern_model::slide::{ClaimUse, Slide, SlideKind, Weight};
use std::ops::Range;

/// The slide's text with another title.
///
/// # Errors
/// The title is blank, or the head's line for it is not a simple one.
pub fn with_title(text: &str, title: &str) -> Result<String, PartError> {
    let words = one_line(title);
    if words.is_empty() {
        return Err(PartError::BadValue { key: "title", value: title.to_owned() });
    }
    let changed = with_value(text, "title", Some(&scalar(&words)))?;
    let read = outline(&changed)?.title;
    if read.as_deref() == Some(words.as_str()) { Ok(changed) } else { Err(PartError::HeadNotSimple { key: "title" }) }
}

/// The slide's text with another speaking time: whole or half minutes, two hours at most.
///
/// # Errors
/// It is another time, or the head's line for it is not a simple one.
pub fn with_minutes(text: &str, minutes: Minutes) -> Result<String, PartError> {
    if minutes.seconds() > 7200 || !minutes.seconds().is_multiple_of(30) {
        return Err(PartError::BadValue { key: "minutes", value: minutes.to_string() });
    }
    let changed = with_value(text, "minutes", Some(&minutes.to_string()))?;
    checked(text, changed, "minutes", |slide| slide.minutes = minutes)
}

/// The slide's text with another layout. What the body then lacks is told when the text is read.
///
/// # Errors
/// The head's line for it is not a simple one.
pub fn with_kind(text: &str, kind: SlideKind) -> Result<String, PartError> {
    let changed = with_value(text, "layout", Some(kind.name()))?;
    checked(text, changed, "layout", |slide| slide.kind = kind)
}

/// The slide's text with another weight.
///
/// # Errors
/// The head's line for it is not a simple one.
pub fn with_weight(text: &str, weight: Weight) -> Result<String, PartError> {
    let name = match weight {
        Weight::Choice => "choice",
        Weight::May => "may",
        Weight::Should => "should",
        Weight::Must => "must",
    };
    let changed = with_value(text, "weight", Some(name))?;
    checked(text, changed, "weight", |slide| slide.weight = weight)
}

/// The slide's text with another content warning; none or blank takes it out.
///
/// # Errors
/// The head's line for it is not a simple one.
pub fn with_warning(text: &str, warning: Option<&str>) -> Result<String, PartError> {
    let warning = warning.map(one_line).filter(|words| !words.is_empty());
    let changed = with_value(text, "warning", warning.as_deref().map(scalar).as_deref())?;
    checked(text, changed, "warning", |slide| slide.warning = warning)
}

/// The slide's text as a draft that nobody has reviewed, or as one that was.
///
/// # Errors
/// The head's line for it is not a simple one.
pub fn with_draft(text: &str, draft: bool) -> Result<String, PartError> {
    let changed = with_value(text, "draft", draft.then_some("true"))?;
    checked(text, changed, "draft", |slide| slide.draft = draft)
}

/// The slide's text resting on these claims.
///
/// # Errors
/// The head's line for them is not a simple one.
pub fn with_claims(text: &str, claims: &[ClaimUse]) -> Result<String, PartError> {
    let one = |used: &ClaimUse| match used.caveat_worded {
        true => format!("{{id: {}, caveat: worded}}", scalar_in_list(used.id.as_str())),
        false => scalar_in_list(used.id.as_str()),
    };
    let list = format!("[{}]", claims.iter().map(one).collect::<Vec<_>>().join(", "));
    let changed = with_value(text, "claims", (!claims.is_empty()).then_some(list.as_str()))?;
    checked(text, changed, "claims", |slide| slide.claims = claims.to_vec())
}

/// Holds that nothing but the one value is another.
fn checked(text: &str, changed: String, key: &'static str, set: impl FnOnce(&mut Slide)) -> Result<String, PartError> {
    let read = |text: &str| load_slide("slide.md", text, &Pack::default()).0;
    let not_simple = PartError::HeadNotSimple { key };
    let (Some(mut before), Some(after)) = (read(text), read(&changed)) else { return Err(not_simple) };
    set(&mut before);
    let values = |slide: &Slide| Slide { variants: Vec::new(), file: after.file.clone(), ..slide.clone() };
    if values(&before) == values(&after) { Ok(changed) } else { Err(not_simple) }
}

/// The text with another value of a key, which stands on one line of its own, or without it. A new line comes last in the head. What
/// is noted after the value stays.
fn with_value(text: &str, key: &'static str, value: Option<&str>) -> Result<String, PartError> {
    let head = outline(text)?.head;
    let Some(found) = value_of(text, &head, key)? else {
        let Some(value) = value else { return Ok(text.to_owned()) };
        let line = format!("{key}: {value}{}", line_end(text));
        return Ok(format!("{}{line}{}", slice(text, &(0..head.end)), slice(text, &(head.end..text.len()))));
    };
    let (range, new) = match value {
        Some(value) if found.value.is_empty() => (found.value, format!(" {value}")),
        Some(value) => (found.value, value.to_owned()),
        None => (found.line, String::new()),
    };
    Ok(super::replaced(text, &range, &new))
}

/// A key's line.
struct Line {
    line: Range<usize>,
    /// The value without the white space around it.
    value: Range<usize>,
}

/// The line of a key in the head; none where the head does not have it.
fn value_of(text: &str, head: &Range<usize>, key: &'static str) -> Result<Option<Line>, PartError> {
    let not_simple = PartError::HeadNotSimple { key };
    let mut at = head.start;
    let mut lines = slice(text, head).split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    let is_block = |(_, line): &(usize, &str)| !line.trim_start().starts_with('{');
    if !slice(text, head).lines().take(1).all(|line| is_block(&(0, line))) {
        return Err(not_simple);
    }
    while let Some((start, line)) = lines.next() {
        let Some(rest) = line.strip_prefix(key).and_then(|rest| rest.strip_prefix(':')) else { continue };
        let ends = lines.find(|(_, next)| !next.trim().is_empty() && !next.trim_start().starts_with('#'));
        // What is indented, or a list, goes on with the value.
        if ends.is_some_and(|(_, next)| next.starts_with([' ', '\t', '-'])) || rest.trim_start().starts_with(['|', '>', '&', '*'])
        {
            return Err(not_simple);
        }
        let before = start + line.len() - rest.len();
        let value = rest.get(..value_end(rest)).unwrap_or_default();
        let value_start = before + value.len() - value.trim_start().len();
        let value = if value.trim().is_empty() { before..before } else { value_start..value_start + value.trim().len() };
        return Ok(Some(Line { line: start..start + line.len(), value }));
    }
    Ok(None)
}

/// Where a value ends and a note after it begins.
fn value_end(rest: &str) -> usize {
    let mut quote = None;
    let mut last = ' ';
    let mut escaped = false;
    for (at, letter) in rest.char_indices() {
        match (quote, letter) {
            (None, '#') if last.is_whitespace() => return at,
            (None, '"' | '\'') if last.is_whitespace() || "[{,:".contains(last) => quote = Some(letter),
            (Some('"'), '\\') if !escaped => {
                escaped = true;
                last = letter;
                continue;
            }
            (Some(open), letter) if open == letter && !escaped => quote = None,
            _ => {}
        }
        escaped = false;
        last = letter;
    }
    rest.len()
}

/// Words on one line, without characters that no text has.
fn one_line(words: &str) -> String {
    let spaced: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words as a YAML value: as they are where that reads as the same words, else in quotation marks.
fn scalar(words: &str) -> String {
    plain_or_quoted(words, &[": ", " #"])
}

/// Words as a YAML value in a list in brackets.
fn scalar_in_list(words: &str) -> String {
    plain_or_quoted(words, &[":", " #", ",", "[", "]", "{", "}"])
}

fn plain_or_quoted(words: &str, special: &[&str]) -> String {
    let begins_plain = words.starts_with(|letter: char| letter.is_alphabetic());
    let lower = words.to_ascii_lowercase();
    let is_value = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"].contains(&lower.as_str());
    let is_plain = begins_plain && !is_value && !words.ends_with(':') && special.iter().all(|mark| !words.contains(mark));
    if is_plain {
        return words.to_owned();
    }
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\nid: a\ntitle: \"One: #1\" # the first\ntopic: t\naudiences: [all]\nminutes: 2   # about\nlayout: bullets\nclaims:\n- X\n---\n\n- Words\n";

    #[test]
    fn one_line_of_the_head_changes_and_notes_stay() {
        let title = with_title(TEXT, "Two \"words\": *now*").unwrap();
        assert_eq!(title, TEXT.replace("\"One: #1\"", "\"Two \\\"words\\\": *now*\""));
        assert_eq!(with_title(TEXT, " Plain words\n").unwrap(), TEXT.replace("\"One: #1\"", "Plain words"));
        assert_eq!(with_minutes(TEXT, Minutes::from(1.5)).unwrap(), TEXT.replace("2   #", "1.5   #"));
        assert_eq!(with_kind(TEXT, SlideKind::TwoColumns).unwrap(), TEXT.replace("bullets", "two-columns"));
        let weight = with_weight(TEXT, Weight::Must).unwrap();
        assert_eq!(weight, TEXT.replace("- X\n", "- X\nweight: must\n"));
        let warned = with_warning(&weight, Some("Names: abuse")).unwrap();
        assert!(warned.contains("\nwarning: \"Names: abuse\"\n---\n"), "{warned}");
        assert_eq!(with_warning(&warned, Some("  ")).unwrap(), weight);
        assert_eq!(with_warning(TEXT, None).unwrap(), TEXT);
    }

    #[test]
    fn claims_are_a_list_in_brackets() {
        let text = TEXT.replace("claims:\n- X\n", "claims: [X] # why\n");
        let claims = [
            ClaimUse { id: "A-1".into(), caveat_worded: true },
            ClaimUse { id: "B, 2".into(), caveat_worded: false },
            ClaimUse { id: "3".into(), caveat_worded: false },
        ];
        let changed = with_claims(&text, &claims).unwrap();
        assert!(changed.contains("claims: [{id: A-1, caveat: worded}, \"B, 2\", \"3\"] # why\n"), "{changed}");
        assert!(!with_claims(&changed, &[]).unwrap().contains("claims"));
    }

    #[test]
    fn what_is_not_simple_is_refused() {
        let refused = |text: &str| with_title(text, "T").unwrap_err().code();
        assert_eq!(with_claims(TEXT, &[]).unwrap_err().to_string(), PartError::HeadNotSimple { key: "claims" }.to_string());
        assert_eq!(refused("---\ntitle: >\n  long\n  words\n---\n"), "head-not-simple");
        assert_eq!(refused("---\ntitle: \"long\n  words\"\nid: a\n---\n"), "head-not-simple");
        assert_eq!(refused("---\n{id: a, title: x}\n---\n"), "head-not-simple");
        assert_eq!(refused("title: x\n"), "no-head");
        assert_eq!(with_title(TEXT, " \n").unwrap_err().code(), "bad-value");
        assert_eq!(with_minutes(TEXT, Minutes::from_seconds(70)).unwrap_err().code(), "bad-value");
    }
}
