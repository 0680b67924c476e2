//! How a line looks: its words with their spaces and blanks, what of them is strong, emphasised or a link, and where its marks stand.

use super::super::tree::{Leads, Run};
use super::line::seen_letter;
use super::token::Token;
use lectern_model::span::{Link, Span};
use std::collections::BTreeMap;

/// What stands for a blank to fill in, however long it is.
const BLANK: &str = "___";

/// The look of a line, or of a cell of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    said: String,
    strong: Vec<bool>,
    emphasis: Vec<bool>,
    /// Where each letter leads.
    links: Vec<Option<String>>,
    /// How many letters stand before each mark.
    marks: Vec<usize>,
}

impl Look {
    /// The look of words as the talk shows them.
    pub(super) fn of_spans(spans: &[Span]) -> Self {
        let mut look = Self::default();
        let mut in_mark = false;
        for span in spans {
            let was_in_mark = std::mem::take(&mut in_mark);
            match span {
                Span::Text(words) if matches!(words.link, Some(Link::Reference(_))) || (was_in_mark && words.superscript) => {
                    in_mark = true;
                    if !was_in_mark {
                        look.marks.push(look.strong.len());
                    }
                }
                Span::Text(words) => {
                    let link = match &words.link {
                        Some(Link::Url(url)) => Some(url.as_str()),
                        Some(Link::Reference(_)) | None => None,
                    };
                    look.words(&words.text, words.strong, words.emphasis, link);
                }
                Span::Break => look.said.push(' '),
                Span::Blank(_) => look.said.push_str(BLANK),
            }
        }
        look.whole()
    }

    /// The look of words that came back.
    pub(super) fn of_tokens(tokens: &[Token]) -> Self {
        let mut look = Self::default();
        for token in tokens {
            match token {
                Token::Mark(_) => look.marks.push(look.strong.len()),
                Token::Words(runs) => runs.iter().for_each(|run| look.run(run)),
            }
        }
        look.whole()
    }

    fn run(&mut self, run: &Run) {
        let link = match &run.link {
            Some(Leads::Address(address)) => Some(address.as_str()),
            Some(Leads::Page(_)) | None => None,
        };
        self.words(&run.text, run.strong, run.emphasis, link);
    }

    fn words(&mut self, text: &str, strong: bool, emphasis: bool, link: Option<&str>) {
        self.said.push_str(text);
        let link = link.map(|link| link.trim().trim_end_matches('/').to_owned());
        // Marks between words are styled as it happens.
        for _ in text.chars().filter(|letter| letter.is_alphanumeric()) {
            self.strong.push(strong);
            self.emphasis.push(emphasis);
            self.links.push(link.clone());
        }
    }

    /// White space run together, blanks of one length, and without a style that all of it has, which is the layout's.
    fn whole(mut self) -> Self {
        self.said = seen(&self.said);
        for letters in [&mut self.strong, &mut self.emphasis] {
            if letters.iter().all(|styled| *styled) {
                letters.fill(false);
            }
        }
        self
    }

    /// Whether what came back looks otherwise than this, apart from what its marks stand for.
    pub(super) fn is_other(&self, came: &Self) -> bool {
        let is_moved = self.marks.len() == came.marks.len() && self.marks != came.marks;
        let (one, other) = ((&self.said, &self.strong, &self.emphasis), (&came.said, &came.strong, &came.emphasis));
        one != other || self.links != came.links || is_moved
    }
}

/// A text as it is seen: white space run together, quotation marks and hyphens as they are typed, and blanks of one length.
pub(super) fn seen(text: &str) -> String {
    let as_seen = |letter: char| if letter.is_whitespace() { Some(' ') } else { seen_letter(letter) };
    let text: String = text.chars().filter_map(as_seen).collect();
    with_short_blanks(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in which all blanks are of one length.
fn with_short_blanks(text: &str) -> String {
    let mut short = String::new();
    let mut lines = 0_usize;
    for letter in text.chars() {
        lines = if letter == '_' { lines + 1 } else { 0 };
        if lines <= BLANK.len() {
            short.push(letter);
        }
    }
    short
}

/// The words of a text and how often each is said.
#[derive(Debug, Clone, Default)]
pub struct Bag(BTreeMap<String, usize>, usize);

impl Bag {
    /// Of a text; small and capital letters are the same.
    pub fn of(text: &str) -> Self {
        let mut bag = Self::default();
        for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *bag.0.entry(word.to_lowercase()).or_default() += 1;
            bag.1 += 1;
        }
        bag
    }

    /// How alike two texts are, from 0 to 1: twice what both say, as a part of all that is said.
    pub fn likeness(&self, other: &Self) -> f64 {
        let both: usize = self.0.iter().map(|(word, times)| other.0.get(word).map_or(0, |also| (*also).min(*times))).sum();
        let all = self.1 + other.1;
        if all == 0 { 0.0 } else { 2.0 * both as f64 / all as f64 }
    }

    /// Whether there is a word in this text, and all of them are said in another; single letters are no matter.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let mut words = self.0.keys().filter(|word| word.chars().count() > 1).peekable();
        words.peek().is_some() && words.all(|word| other.0.contains_key(word))
    }

    /// Whether half of the words of another text, or more, are said in this one.
    pub(super) fn has_part_of(&self, other: &Self) -> bool {
        other.1 > 0 && other.0.keys().filter(|word| self.0.contains_key(*word)).count() * 2 >= other.0.len()
    }

    /// Whether another text may be this figure with another value: both have digits, and that one hardly more words.
    pub(super) fn is_figure_like(&self, other: &Self) -> bool {
        let has_digit = |bag: &Self| bag.0.keys().any(|word| word.contains(|letter: char| letter.is_ascii_digit()));
        has_digit(self) && has_digit(other) && other.1 <= self.1 + 1
    }
}
