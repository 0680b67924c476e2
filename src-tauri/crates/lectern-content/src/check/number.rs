//! Numbers on slides, in handouts and on the takeaway page: each has a citation in its block.

use super::Checker;
use super::walk::{Shown, citations, each_shown, is_word, lower, words};
use crate::code;
use lectern_model::block::{AuthorBlock, Block};
use lectern_model::contact::ReachKind;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::library::Library;
use lectern_model::slide::{Part, Slide, Variant};
use lectern_model::span::Inline;
use std::collections::BTreeSet;
use std::ops::Range;

/// How far back from a number a web address is looked for, in characters.
const MAX_ADDRESS: usize = 200;

/// Numbers that say nothing countable: telephone numbers, codes and hours of contacts.
pub(super) struct KnownNumbers {
    /// As written, in lower case.
    texts: Vec<String>,
    /// The digits of telephone numbers.
    digits: BTreeSet<String>,
}

impl KnownNumbers {
    pub(super) fn new(library: &Library) -> Self {
        let mut texts = BTreeSet::from(["24/7".to_owned()]);
        let mut digits = BTreeSet::new();
        for contact in library.contacts.values() {
            let words = contact.translations.values().flat_map(|words| [&words.name, &words.hours]).flatten();
            texts.extend(words.chain(&contact.hours).chain([&contact.name]).map(|text| lower(text)));
            for reach in &contact.reach {
                texts.insert(lower(&reach.value));
                match reach.kind {
                    ReachKind::Call | ReachKind::Text | ReachKind::Tty => digits.extend([only_digits(&reach.value)]),
                    ReachKind::Chat | ReachKind::Web | ReachKind::Email => {}
                }
            }
        }
        let has_digit = |text: &String| text.bytes().any(|byte| byte.is_ascii_digit());
        Self { texts: texts.into_iter().filter(has_digit).collect(), digits }
    }

    /// The first number in a text that is none of these, with what belongs to it: `68%`, `1,200`, `$50`.
    fn first_other(&self, text: &str) -> Option<Range<usize>> {
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let known = self.known_ranges(text);
        numbers(text).find(|number| {
            let before = known.partition_point(|range| range.start <= number.start);
            let around = before.checked_sub(1).and_then(|at| known.get(at));
            around.is_none_or(|range| range.end < number.end)
        })
    }

    /// Where these stand in a text: in order, without overlaps.
    fn known_ranges(&self, text: &str) -> Vec<Range<usize>> {
        let folded = lower(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for exempt in &self.texts {
            let ranges = folded.match_indices(exempt.as_str()).map(|(at, _)| at..at + exempt.len());
            found.extend(ranges.filter(|range| is_word(&folded, range)));
        }
        found.extend(phone_numbers(text).filter(|range| {
            let digits = only_digits(&text[range.clone()]);
            self.digits.contains(&digits) || self.digits.contains(&format!("1{digits}"))
        }));
        found.sort_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in found {
            match merged.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                Some(_) | None => merged.push(range),
            }
        }
        merged
    }
}

fn only_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The ranges that could be telephone numbers: digits with what is written between them.
fn phone_numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let part = |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '.' | '(' | ')' | '+' | '\u{a0}' | '‑');
    let mut at = 0;
    text.split_inclusive(move |letter| !part(letter)).filter_map(move |run| {
        let start = at;
        at += run.len();
        let begin = run.find(|letter: char| letter.is_ascii_digit())?;
        let end = run.rfind(|letter: char| letter.is_ascii_digit())? + 1;
        Some(start + begin..start + end)
    })
}

/// The digits in a text with their separators, the sign before and the unit after. Digits that belong to a name (`K-12`, `A4`) and
/// to a web address are no numbers.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.get(from..)?.find(|letter: char| letter.is_ascii_digit())?;
            let joined = |(_, letter): &(usize, char)| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '/' | '\u{202f}');
            let run = text[start..].char_indices().take_while(joined).last().map_or(1, |(at, letter)| at + letter.len_utf8());
            let end = start + text[start..start + run].trim_end_matches([',', '.', '/']).len();
            from = start + run;
            if !is_in_name(text, start) {
                let before = text[..start].chars().next_back().filter(|sign| matches!(sign, '$' | '€' | '£'));
                let percent = text[end..].starts_with('%');
                return Some(start - before.map_or(0, char::len_utf8)..end + usize::from(percent));
            }
        }
    })
}

fn is_in_name(text: &str, start: usize) -> bool {
    let mut letters = text[..start].chars().rev();
    match (letters.next(), letters.next()) {
        (Some(letter), _) if letter.is_alphabetic() => true,
        (Some('-' | '‑'), Some(letter)) if letter.is_uppercase() => true,
        _ => {
            // The word so far, as much of it as an address has.
            let word = text[..start].char_indices().rev().take(MAX_ADDRESS).take_while(|(_, letter)| !letter.is_whitespace());
            let before = &text[word.last().map_or(start, |(at, _)| at)..start];
            before.contains("://") || before.starts_with("www.")
        }
    }
}

/// Tells the first number of every block that has no citation.
pub(super) fn check_variant(checker: &mut Checker<'_>, slide: &Slide, variant: &Variant) {
    match variant.part {
        Part::Body | Part::Handout | Part::Takeaway(_) => {}
        Part::Notes | Part::Asked | Part::Caveat => return,
    }
    let cited: Vec<Option<Range<usize>>> = variant.blocks.iter().map(citations).collect();
    if variant.part == Part::Body && cited.iter().all(Option::is_none) {
        check_title(checker, slide, variant);
    }
    // Blocks do not know where they stand, but each stands behind the citations before it.
    let mut within = variant.place.span.clone();
    for (at, block) in variant.blocks.iter().enumerate() {
        let is_paragraph = |at: usize| matches!(variant.blocks.get(at), Some(Block::Paragraph(_)));
        let cited_at = |at: usize| cited.get(at).is_some_and(Option::is_some);
        let covered = cited_at(at)
            || match block {
                Block::Paragraph(_) | Block::List(_) => false,
                // A heading belongs to what follows it.
                Block::Heading(_) => cited_at(at + 1),
                Block::Table(_) | Block::Quote(_) | Block::Picture(_) | Block::Chart(_) | Block::Number(_) => {
                    (is_paragraph(at + 1) && cited_at(at + 1)) || (at > 0 && is_paragraph(at - 1) && cited_at(at - 1))
                }
                Block::Contacts(_) => true,
            };
        if !covered && let Some(number) = first_number(&checker.numbers, block) {
            let told = told(&number, block_name(block));
            checker.push_in_slide(told, slide, within.clone(), &number);
        }
        if let Some(Some(citations)) = cited.get(at) {
            within.start = within.start.max(citations.end).min(within.end);
        }
    }
}

fn check_title(checker: &mut Checker<'_>, slide: &Slide, variant: &Variant) {
    let is_citation = |inline: &Inline| matches!(inline, Inline::Citation(_));
    let text = words(&variant.heading);
    if let (false, Some(found)) = (variant.heading.iter().any(is_citation), checker.numbers.first_other(&text)) {
        let number = &text[found];
        checker.push_in_slide(told(number, "on its slide"), slide, 0..variant.place.span.end, number);
    }
}

/// The first number a block shows. A chart's values are numbers, whatever its words are.
fn first_number(known: &KnownNumbers, block: &AuthorBlock) -> Option<String> {
    let mut first = None;
    let mut look = |text: &str| {
        if first.is_none() {
            first = known.first_other(text).map(|range| text[range].to_owned());
        }
    };
    match block {
        Block::Chart(chart) => chart.series.iter().flat_map(|series| &series.values).for_each(|value| look(&value.to_string())),
        // An alternative text is not shown, and says what the picture shows.
        Block::Picture(picture) => look(&words(&picture.caption)),
        _ => each_shown(block, true, &mut |shown| match shown {
            Shown::Inlines(inlines) => look(&words(inlines)),
            Shown::Plain(text) => look(text),
            Shown::Image(_) | Shown::Contact(_) => {}
        }),
    }
    first
}

fn block_name(block: &AuthorBlock) -> &'static str {
    match block {
        Block::Paragraph(_) => "in its paragraph",
        Block::Heading(_) => "under its heading",
        Block::List(_) => "in its list",
        Block::Table(_) => "in its table or the paragraph after it",
        Block::Quote(_) => "with its quotation",
        Block::Picture(_) => "in its caption",
        Block::Chart(_) => "in its chart's `cite`",
        Block::Number(_) => "in its `cite`",
        Block::Contacts(_) => "beside it",
    }
}

fn told(number: &str, where_missing: &str) -> Diagnostic {
    let message = format!("the number `{number}` has no citation {where_missing}");
    Diagnostic::warning(code::NUMBER_WITHOUT_CITATION, message).hint("Cite where it comes from, [@key, p. 12], or take it out.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<&str> {
        numbers(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn numbers_come_with_sign_and_unit() {
        assert_eq!(all("68% of 1,200 cost $50.50, in 2016."), ["68%", "1,200", "$50.50", "2016"]);
        assert_eq!(all("Under 18\u{a0}years; 3/4 (7)"), ["18", "3/4", "7"]);
        assert!(all("K-12 schools, A4, COVID-19, https://example.org/2016/a1 and www.a.org/9").is_empty());
        assert!(all("no number").is_empty());
    }

    #[test]
    fn contacts_are_no_numbers() {
        let known = KnownNumbers {
            texts: vec!["24/7".into(), "1-888-373-7888".into(), "911".into()],
            digits: BTreeSet::from(["18883737888".to_owned(), "911".to_owned()]),
        };
        let first = |text: &str| known.first_other(text).map(|range| text[range].to_owned());
        assert_eq!(first("Call 1-888-373-7888, 24/7, or 911."), None);
        assert_eq!(first("Call (888) 373-7888 now"), None);
        assert_eq!(first("Call 911. In 2016 they came"), Some("2016".into()));
        assert_eq!(first("9111 calls"), Some("9111".into()));
    }
}
