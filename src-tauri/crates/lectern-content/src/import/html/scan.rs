//! A look through the tags of a page before a tree is made of it: what would take too long is refused.

use super::super::error::ImportError;
use super::{MAX_DEPTH, MOST_TAGS};
use std::collections::BTreeMap;

/// The most attributes of one tag that are read; the time they take grows with their square. What seems to be a tag in a long script
/// has some hundreds.
const MOST_ATTRIBUTES: usize = 1024;

/// Tags that end by themselves, and do not nest where they are not ended.
const OPTIONAL_ENDS: [&str; 34] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rb", "rt", "rp",
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "html",
    "head", "body", "caption",
];

/// Tags of letters' looks: where a block ends before them, they are opened once more in the next.
const FORMATTING: [&str; 14] = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Tags around parts of a page in which what was opened before is not closed.
const APART: [&str; 5] = ["table", "object", "applet", "marquee", "template"];

/// How many tags with the same attributes stay open, others are forgotten.
const MOST_ALIKE: usize = 3;

/// The most tags that are opened, and opened once more.
const MOST_OPENED: usize = 2_000_000;

/// How many attributes take as much as a tag.
const ATTRIBUTES: usize = 4;

/// Looks through the tags before a tree is made of them; whether there are scripts.
///
/// # Errors
/// They are nested beyond need, or too many, or one has too many attributes, or they are opened once more too often.
pub(super) fn scan(text: &str) -> Result<bool, ImportError> {
    let refused = |kind| Err(ImportError::Unsupported { kind, instead: "a simpler page or a text" });
    if most_attributes(text) > MOST_ATTRIBUTES {
        return refused("pages with so many attributes in a tag");
    }
    let mut open = Open { left_to_measure: text.len().saturating_mul(2), ..Open::default() };
    let (mut tags, mut opened, mut scripts) = (0usize, 0usize, false);
    for (at, _) in text.match_indices('<') {
        let tag = text.get(at + 1..).unwrap_or_default();
        let name: String = tag
            .strip_prefix('/')
            .unwrap_or(tag)
            .chars()
            .take(24)
            .take_while(|letter| !letter.is_ascii_whitespace() && !matches!(letter, '/' | '>' | '<'))
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        tags += 1;
        scripts |= name == "script";
        opened += 1 + open.weight;
        if tag.starts_with('/') {
            open.end(&name);
        } else {
            open.start(name, tag);
        }
        if open.depth > MAX_DEPTH || tags > MOST_TAGS {
            return refused("pages with so many tags in each other");
        }
        if opened > MOST_OPENED {
            return refused("pages with so many tags for bold, italics, fonts and links that are not closed");
        }
    }
    Ok(scripts)
}

/// The tags that are open, as far as a look at them tells.
#[derive(Debug, Default)]
struct Open<'t> {
    depth: usize,
    /// How many of each name.
    names: BTreeMap<String, usize>,
    /// How many of those in [`APART`].
    apart: usize,
    formatting: Vec<Formatting<'t>>,
    /// What those in `formatting` take together.
    weight: usize,
    /// How many bytes of tags are still looked at for their attributes.
    left_to_measure: usize,
}

/// A tag of letters' looks that is open.
#[derive(Debug)]
struct Formatting<'t> {
    name: String,
    /// The tag to its end.
    tag: &'t str,
    weight: usize,
    /// In how many of those in [`APART`] it was opened.
    apart: usize,
}

impl<'t> Open<'t> {
    fn start(&mut self, name: String, tag: &'t str) {
        if OPTIONAL_ENDS.contains(&name.as_str()) {
            return;
        }
        self.apart += usize::from(APART.contains(&name.as_str()));
        if FORMATTING.contains(&name.as_str()) {
            let (length, attributes) = self.measured(tag);
            let formatting = Formatting {
                name: name.clone(),
                tag: tag.get(..length).unwrap_or_default(),
                weight: 1 + attributes / ATTRIBUTES,
                apart: self.apart,
            };
            // A link ends the one before it.
            let most = if matches!(name.as_str(), "a" | "nobr") { 1 } else { MOST_ALIKE };
            let is_alike = |before: &Formatting<'_>| {
                before.name == name && before.apart == formatting.apart && (most == 1 || before.tag == formatting.tag)
            };
            let alike = self.formatting.iter().enumerate().filter(|(_, before)| is_alike(before));
            let (first, count) = alike.fold((None, 0), |(first, count), (at, _)| (first.or(Some(at)), count + 1));
            if let Some(first) = first.filter(|_| count >= most) {
                self.weight -= self.formatting.remove(first).weight;
            }
            self.weight += formatting.weight;
            self.formatting.push(formatting);
        }
        self.depth += 1;
        *self.names.entry(name).or_default() += 1;
    }

    /// An end counts where there is a beginning that it can end.
    fn end(&mut self, name: &str) {
        let Some(count) = self.names.get_mut(name).filter(|count| **count > 0) else { return };
        match self.formatting.iter().rposition(|open| open.name == name) {
            Some(last) if self.formatting.get(last).is_some_and(|open| open.apart < self.apart) => return,
            Some(last) => self.weight -= self.formatting.remove(last).weight,
            None => self.apart -= usize::from(APART.contains(&name)),
        }
        *count -= 1;
        self.depth -= 1;
    }

    /// How long a tag is and how many attributes it has; of what is looked at too often the worst is thought.
    fn measured(&mut self, tag: &str) -> (usize, usize) {
        let (mut state, mut count) = (State::TagName, 0);
        for (at, byte) in tag.bytes().enumerate() {
            if self.left_to_measure == 0 {
                return (at, MOST_ATTRIBUTES);
            }
            self.left_to_measure -= 1;
            let Some(next) = state.after(byte) else { return (at, count) };
            count += usize::from(next == State::Name && state != State::Name);
            state = next;
        }
        (tag.len(), count)
    }
}

/// Where a reader of tags may stand in a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    TagName,
    Before,
    Name,
    AfterName,
    BeforeValue,
    Unquoted,
    Double,
    Single,
}

impl State {
    const ALL: [State; 8] = [
        State::TagName,
        State::Before,
        State::Name,
        State::AfterName,
        State::BeforeValue,
        State::Unquoted,
        State::Double,
        State::Single,
    ];

    /// Where a reader stands after a byte; none where the tag has ended.
    fn after(self, byte: u8) -> Option<State> {
        let is_space = byte.is_ascii_whitespace();
        Some(match (self, byte) {
            (State::Double, b'"') | (State::Single, b'\'') => State::Before,
            (State::Double | State::Single, _) => self,
            (_, b'>') => return None,
            (State::BeforeValue, b'"') => State::Double,
            (State::BeforeValue, b'\'') => State::Single,
            (State::BeforeValue, _) if is_space => State::BeforeValue,
            (State::BeforeValue, _) => State::Unquoted,
            (State::Unquoted, _) if !is_space => State::Unquoted,
            (State::Name | State::AfterName, b'=') => State::BeforeValue,
            (State::Name | State::AfterName, _) if is_space => State::AfterName,
            (State::TagName, _) if !is_space && byte != b'/' => State::TagName,
            (_, _) if is_space || byte == b'/' => State::Before,
            (State::TagName | State::Before | State::Name | State::AfterName | State::Unquoted, _) => State::Name,
        })
    }
}

/// The most attributes that one tag of a page can have. What is a tag and what is a script, a comment or a value depends on all before
/// it: here every `<` with a letter is taken for a tag, and all that may be open are followed at once, of those that stand alike the one
/// with most attributes. So none is missed, in one walk.
fn most_attributes(text: &str) -> usize {
    let mut open: [Option<usize>; 8] = [None; 8];
    let mut most = 0;
    let mut before = [0_u8; 2];
    for byte in text.bytes() {
        let mut next = [None; 8];
        for (state, count) in State::ALL.into_iter().zip(open).filter_map(|(state, count)| Some((state, count?))) {
            let Some(to) = state.after(byte) else { continue };
            let begins = to == State::Name && state != State::Name;
            let count = count + usize::from(begins);
            most = most.max(count);
            if let Some(slot) = next.get_mut(to as usize) {
                *slot = (*slot).max(Some(count));
            }
        }
        if byte.is_ascii_alphabetic() && matches!(before, [_, b'<'] | [b'<', b'/']) {
            let [name, ..] = &mut next;
            *name = (*name).max(Some(0));
        }
        (open, before) = (next, [before[1], byte]);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_wherever_they_hide() {
        let many: String = (0..3000).map(|number| format!(" a{number}=\"x>y\"")).collect();
        for hidden in [
            format!("<a{many}>"),
            format!("</a{many}>"),
            format!("<p title='<a'{many}>"),
            format!("<!-- <a b=\" --><a{many}>"),
            format!("<svg><script><a b='<!-- --><a '{many}>"),
            format!("<a{}>", many.replace(' ', "/")),
            format!("<a{}", many.replace("=\"x>y\"", "")),
        ] {
            assert!(most_attributes(&hidden) > MOST_ATTRIBUTES, "{}", &hidden[..40]);
        }
        assert_eq!(Open { left_to_measure: 99, ..Open::default() }.measured("a b='<>' c/d>e f"), (12, 3));
        assert_eq!(most_attributes("<a b c='d e>f' g=h/i j = \"k l\" /> m n <b> o p q r s t u < v w x y z"), 4);
    }
}
