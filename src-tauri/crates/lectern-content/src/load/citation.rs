//! Citations as authors write them: `see @key, pp. 12-14; @other, § 3`.

use lectern_model::citation::{Citation, CitationItem, Locator, LocatorLabel};
use lectern_model::id::SourceId;
use std::ops::Range;

/// The words before a locator's number, longest first where one begins with another.
const LABELS: [(&str, LocatorLabel); 13] = [
    ("pp.", LocatorLabel::Page),
    ("p.", LocatorLabel::Page),
    ("ch.", LocatorLabel::Chapter),
    ("sec.", LocatorLabel::Section),
    ("§§", LocatorLabel::Section),
    ("§", LocatorLabel::Section),
    ("para.", LocatorLabel::Paragraph),
    ("fig.", LocatorLabel::Figure),
    ("table ", LocatorLabel::Table),
    ("n.", LocatorLabel::Note),
    ("vol.", LocatorLabel::Volume),
    ("no.", LocatorLabel::Issue),
    ("nos.", LocatorLabel::Issue),
];

/// What stands between brackets, read as a citation.
#[derive(Debug, PartialEq)]
pub(crate) struct ParsedCitation {
    /// The citation; without items if nothing in it could be read.
    pub(crate) citation: Citation,
    /// The parts that could not be read.
    pub(crate) malformed: Vec<String>,
}

/// Whether the text between brackets is meant as a citation: it has an `@` at the beginning of a word.
pub(crate) fn is_citation(text: &str) -> bool {
    find_at(text).is_some()
}

/// Reads the text between brackets; `span` is where the brackets stand in the file.
pub(crate) fn parse(text: &str, span: Range<usize>) -> ParsedCitation {
    let mut items = Vec::new();
    let mut malformed = Vec::new();
    for part in text.split(';') {
        match item(part) {
            Some(item) => items.push(item),
            None => malformed.push(part.trim().to_owned()),
        }
    }
    ParsedCitation { citation: Citation { items, span }, malformed }
}

/// The byte position of an `@` that begins a word.
fn find_at(text: &str) -> Option<usize> {
    let begins_word = |at: usize| text[..at].chars().next_back().is_none_or(|before| before.is_whitespace() || before == ';');
    text.match_indices('@').map(|(at, _)| at).find(|at| begins_word(*at))
}

fn item(part: &str) -> Option<CitationItem> {
    let at = find_at(part)?;
    let (prefix, rest) = (part[..at].trim(), &part[at + 1..]);
    let key = &rest[..key_length(rest)];
    if key.is_empty() {
        return None;
    }
    let rest = rest[key.len()..].trim();
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim();
    let (locator, suffix) = locator(rest);
    Some(CitationItem { source: SourceId::from(key), prefix: prefix.to_owned(), locator, suffix: suffix.to_owned() })
}

/// Letters, digits and `_`, and marks such as `-`, `:` or `.` where a letter or digit follows.
fn key_length(text: &str) -> usize {
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        if letter.is_alphanumeric() || letter == '_' {
            end = at + letter.len_utf8();
        } else if !matches!(letter, '-' | ':' | '.' | '/') {
            break;
        }
    }
    end
}

fn locator(rest: &str) -> (Option<Locator>, &str) {
    let lower = rest.to_ascii_lowercase();
    let found = LABELS.iter().find(|(label, _)| lower.starts_with(label));
    let (label, numbers, told) = match found {
        Some((word, label)) => (*label, rest[word.len()..].trim_start(), true),
        None => (LocatorLabel::Page, rest, false),
    };
    let end = value_length(numbers, told);
    let (value, suffix) = (numbers[..end].trim_end_matches([',', ' ']), &numbers[end..]);
    let suffix = suffix.trim_start_matches([',', ' ']).trim();
    // Without a label only a bare number is a page; `2020 edition` is words.
    if value.is_empty() || (!told && !suffix.is_empty()) {
        return (None, rest);
    }
    (Some(Locator { label, value: value.to_owned() }), suffix)
}

/// The length of the numbers at the beginning of `text`; with `told`, that is after a label, the first word counts whatever it is.
fn value_length(text: &str, told: bool) -> usize {
    let mut end = 0;
    let mut at = 0;
    let mut first = told;
    let mut joined = false;
    for word in text.split_inclusive(' ') {
        at += word.len();
        let bare = word.trim();
        if is_number(bare) || first {
            end = at;
            joined = false;
        } else if matches!(bare, "and" | "&" | "-" | "–" | "to") && !joined {
            joined = true;
        } else {
            break;
        }
        first = false;
    }
    text[..end].trim_end().len()
}

fn is_number(word: &str) -> bool {
    let bare = word.trim_matches([',', '(', ')', '-', '–']);
    let roman = !bare.is_empty() && bare.chars().all(|letter| "ivxlc".contains(letter));
    word.starts_with('(') || roman || word.chars().any(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let parsed = parse(text, 0..0);
        let items = parsed.citation.items.iter().map(|item| {
            let locator = item.locator.as_ref().map_or(String::new(), |locator| format!("{:?} {}", locator.label, locator.value));
            format!("{}|{}|{locator}|{}", item.prefix, item.source, item.suffix)
        });
        items.chain(parsed.malformed.iter().map(|part| format!("?{part}"))).collect()
    }

    #[test]
    fn keys_alone_and_several() {
        assert_eq!(told("@beck2015"), ["|beck2015||"]);
        assert_eq!(told("@a; @b;@c"), ["|a||", "|b||", "|c||"]);
        assert_eq!(told("@10.1000/x-y_z:1."), ["|10.1000/x-y_z:1||."]);
    }

    #[test]
    fn locators_with_their_labels() {
        assert_eq!(told("@a, p. 12"), ["|a|Page 12|"]);
        assert_eq!(told("see @a, pp. 3-4; @b"), ["see|a|Page 3-4|", "|b||"]);
        assert_eq!(told("@a, § 7102(11)(A)"), ["|a|Section 7102(11)(A)|"]);
        assert_eq!(told("@a, §§ 41308(1)-(3)"), ["|a|Section 41308(1)-(3)|"]);
        assert_eq!(told("@a, § 1591(a) and (c)"), ["|a|Section 1591(a) and (c)|"]);
        assert_eq!(told("@a, §7102"), ["|a|Section 7102|"]);
        assert_eq!(told("@a, table 2"), ["|a|Table 2|"]);
        assert_eq!(told("@a, ch. IV"), ["|a|Chapter IV|"]);
        assert_eq!(told("@a, n. 5"), ["|a|Note 5|"]);
        assert_eq!(told("@a, no. 7"), ["|a|Issue 7|"]);
        assert_eq!(told("@a, vol. 2, p. 12"), ["|a|Volume 2|p. 12"]);
        assert_eq!(told("@a, 33-35"), ["|a|Page 33-35|"]);
    }

    #[test]
    fn prefixes_and_suffixes() {
        assert_eq!(told("compare with @a, pp. 3, 5-7, and the notes"), ["compare with|a|Page 3, 5-7|and the notes"]);
        assert_eq!(told("@a, p. 12, emphasis added"), ["|a|Page 12|emphasis added"]);
        assert_eq!(told("@a, 2020 edition"), ["|a||2020 edition"]);
        assert_eq!(told("@a, tables omitted"), ["|a||tables omitted"]);
        assert_eq!(told("@a, nearly all"), ["|a||nearly all"]);
    }

    #[test]
    fn what_is_no_citation() {
        assert!(!is_citation("write to me@example.org"));
        assert!(!is_citation("sic"));
        assert!(is_citation("see @a"));
        assert_eq!(told("@a; b"), ["|a||", "?b"]);
        assert_eq!(told("@"), ["?"].map(|_| "?@"));
        assert_eq!(told("@a;"), ["|a||", "?"]);
    }
}
