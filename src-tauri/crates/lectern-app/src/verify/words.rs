//! Texts as words that can be compared: what a reader program gives and what an author wrote differ in case, hyphens and breaks.

use super::expected::Secrets;
use std::collections::HashMap;

/// A text in small letters, without hyphens; words stand apart by one space. A word divided at the end of a line is whole again.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut apart = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if is_hyphen(letter) {
            // Behind a hyphen the end of a line does not part words.
            while letters.next_if(|next| next.is_whitespace() || is_hyphen(*next)).is_some_and(|next| next != '\n') {}
            continue;
        }
        if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
            apart = false;
        } else if is_mark(letter) {
            // An accent of its own belongs to the letter before it.
            out.push(letter);
        } else if !apart {
            out.push(' ');
            apart = true;
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}' | '\u{2060}')
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}')
}

/// The words of a text, in order: small letters, no hyphens.
pub(super) fn words_of(text: &str) -> Vec<String> {
    plain(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How often each word is in a text.
pub(super) struct WordCounts<'a> {
    counts: HashMap<&'a str, u32>,
    /// The text without anything between words.
    squeezed: String,
    /// Where its words begin there, and where the last one ends.
    begins: Vec<usize>,
}

impl<'a> WordCounts<'a> {
    /// Of a text as [`plain`] gives it.
    pub(super) fn of(plain: &'a str) -> Self {
        let mut counts = HashMap::new();
        let (mut squeezed, mut begins) = (String::with_capacity(plain.len()), vec![0]);
        for word in plain.split(' ').filter(|word| !word.is_empty()) {
            *counts.entry(word).or_insert(0) += 1;
            squeezed.push_str(word);
            begins.push(squeezed.len());
        }
        Self { counts, squeezed, begins }
    }

    /// How often a word stands in the text in pieces, or with digits around it: one in two styles comes in two pieces, one before a
    /// mark with the mark.
    fn in_pieces(&self, word: &str) -> usize {
        let is_digits = |from: usize, to: usize| {
            self.squeezed.get(from..to).is_some_and(|rest| rest.chars().all(|letter| !letter.is_alphabetic()))
        };
        let stands = |at: &usize| {
            let end = at + word.len();
            let begin = self.begins.partition_point(|begin| begin <= at).checked_sub(1).and_then(|known| self.begins.get(known));
            let next = self.begins.get(self.begins.partition_point(|begin| *begin < end));
            begin.is_some_and(|begin| is_digits(*begin, *at)) && next.is_some_and(|next| is_digits(end, *next))
        };
        self.squeezed.match_indices(word).map(|(at, _)| at).filter(stands).count()
    }

    /// Those of the words that are not in the text as often as here, each once, in order.
    pub(super) fn missing<'w>(&self, words: &'w [String]) -> Vec<&'w str> {
        let mut wanted: HashMap<&str, u32> = HashMap::new();
        for word in words {
            *wanted.entry(word).or_insert(0) += 1;
        }
        let mut missing: Vec<&str> = Vec::new();
        for word in words {
            let Some(count) = wanted.remove(word.as_str()) else { continue };
            let found = self.counts.get(word.as_str()).copied().unwrap_or(0);
            if found < count && self.in_pieces(word) < count as usize {
                missing.push(word);
            }
        }
        missing
    }
}

/// The first run of words of a plain text that is secret.
pub(super) fn leaks(plain: &str, secrets: &Secrets) -> Option<String> {
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let hashes: Vec<u64> = words.iter().map(|word| hash_word(word)).collect();
    for (length, runs) in secrets.by_length() {
        for (at, run) in hashes.windows(*length).enumerate() {
            if runs.contains(&hash_run(run)) {
                return words.get(at..at + length).map(|run| run.join(" "));
            }
        }
    }
    None
}

/// FNV-1a.
pub(super) fn hash_word(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Of words in order.
pub(super) fn hash_run(words: &[u64]) -> u64 {
    words.iter().fold(0x9e37_79b9_7f4a_7c15, |hash: u64, word| (hash.rotate_left(23) ^ word).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_divided_at_the_end_of_a_line_are_whole_again() {
        assert_eq!(plain("A bor\u{ad}\nder, well-\nknown; self-harm"), "a border wellknown selfharm");
        assert_eq!(plain("  No.1: “Don’t”  "), "no 1 don t");
        assert_eq!(plain("end -\n\nnext"), "end next");
    }

    #[test]
    fn a_word_dropped_once_is_missing_though_it_stands_elsewhere() {
        let text = plain("the child and the hotline");
        let counts = WordCounts::of(&text);
        let words = |text: &str| words_of(text);
        assert!(counts.missing(&words("The hotline, the child")).is_empty());
        assert_eq!(counts.missing(&words("the child the child")), ["child"]);
        assert_eq!(counts.missing(&words("hot an")), ["hot", "an"], "a part of another word is not the word");
        let text = plain("the hot line7 in pieces");
        let counts = WordCounts::of(&text);
        assert!(counts.missing(&words("The hotline")).is_empty(), "a word in pieces, before a mark");
    }
}
