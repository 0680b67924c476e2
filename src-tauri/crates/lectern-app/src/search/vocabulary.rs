//! The words of a library, so that a word half typed finds all inflections of the words it may become.
//!
//! The full-text index holds stems. A stem is often shorter than what has been typed (`indica` of `indicators`, which is kept as
//! `indic`), and what is typed may have a stem that begins other words (`being`, kept as `be`). So the beginnings of words are looked
//! up here, and the index is asked for whole words alone.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many words of a query count.
const MOST_WORDS: usize = 16;
/// How much of a word counts, in characters.
const LONGEST_WORD: usize = 64;
/// How many stems a word may become; what is so short that it may become more is left to the index.
const MOST_STEMS: usize = 128;
/// Shorter words have no other stem than themselves, and are the beginning of very many.
const LEAST_STEMMED: usize = 3;

/// The words of a library, each with the number of its stem.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// By the word without accents, then the word as it stands in lower case.
    stems: BTreeMap<(String, String), usize>,
}

/// What the index is asked for to find a word.
pub(super) struct Expression {
    /// The word in any of its inflections.
    pub(super) itself: String,
    /// Any of the words it is the beginning of, or itself.
    pub(super) beginning: String,
}

/// The words of a text, as they stand.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && !is_combining_mark(letter));
    words.filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Adds the words of a text, in lower case.
pub(super) fn collect_words(text: &str, words: &mut BTreeSet<String>) {
    for word in words_of(text) {
        // Most words are there already, and as they stand.
        if !words.contains(word) {
            words.insert(lower(word));
        }
    }
}

fn lower(word: &str) -> String {
    word.chars().take(LONGEST_WORD).flat_map(char::to_lowercase).collect()
}

/// A word in lower case, without accents.
fn fold(word: &str) -> String {
    if word.is_ascii() { word.to_owned() } else { word.nfd().filter(|letter| !is_combining_mark(*letter)).nfc().collect() }
}

impl Vocabulary {
    /// Words with their stems; `stems` stand in the same order.
    pub(super) fn new(words: BTreeSet<String>, stems: &[String]) -> Self {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let number = |(word, stem): (String, _)| {
            let next = numbers.len();
            ((fold(&word), word), *numbers.entry(stem).or_insert(next))
        };
        Self { stems: words.into_iter().zip(stems.iter().map(String::as_str)).map(number).collect() }
    }

    /// What to ask the index for to find each of the words typed, in order. Whatever was typed, every word in it is quoted, and is a
    /// word to the index, never an operator.
    pub(super) fn expressions(&self, typed: &str) -> Vec<Expression> {
        words_of(typed).take(MOST_WORDS).map(|word| self.expression(&lower(word))).collect()
    }

    fn expression(&self, word: &str) -> Expression {
        let completions = if word.chars().count() < LEAST_STEMMED { None } else { self.completions(&fold(word)) };
        // A word is of letters and digits, so that it has no quotation marks of its own.
        let itself = format!("\"{word}\"");
        let beginning = match completions {
            Some(words) => {
                let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).chain([itself.clone()]).collect();
                format!("({})", quoted.join(" OR "))
            }
            None => format!("{itself}*"),
        };
        Expression { itself, beginning }
    }

    /// A word for each stem that a beginning may become, unless they are too many. Not the one that the beginning itself has.
    fn completions(&self, folded: &str) -> Option<Vec<&str>> {
        let from = (Bound::Included((folded.to_owned(), String::new())), Bound::Unbounded);
        let mut found: BTreeMap<usize, &str> = BTreeMap::new();
        let mut own = None;
        for ((candidate, word), stem) in self.stems.range(from).take_while(|((candidate, _), _)| candidate.starts_with(folded)) {
            if candidate == folded {
                own = Some(*stem);
            } else if own != Some(*stem) {
                found.entry(*stem).or_insert(word);
            }
            if found.len() > MOST_STEMS {
                return None;
            }
        }
        Some(found.into_values().collect())
    }
}
