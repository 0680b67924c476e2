//! Runs of words, by which one text is found in another. Texts are compared by hashes, so that a text that is not ours to hand on
//! need not stand beside the tests.

use std::collections::BTreeSet;

/// How many words make a run.
pub const LENGTH: usize = 7;

/// A run of words in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordRun {
    /// Its hash.
    pub hash: u64,
    /// Its words.
    pub words: String,
}

/// Every run of [`LENGTH`] words of a text. Case, punctuation and markup do not count; citations (`[@key, p. 3]`) end no run.
pub fn word_runs(text: &str) -> Vec<WordRun> {
    let words = words(text);
    let run = |words: &[String]| {
        let words = words.join(" ");
        WordRun { hash: fnv1a(words.as_bytes()), words }
    };
    words.windows(LENGTH).map(run).collect()
}

/// Words in lower case: letters and digits; apostrophes and hyphens inside a word are passed over, so that a telephone number is one.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut letters = without_citations(text).chars().collect::<Vec<_>>().into_iter().peekable();
    while let Some(letter) = letters.next() {
        let goes_on = letters.peek().is_some_and(|next| next.is_alphanumeric());
        match words.last_mut() {
            Some(word) if letter.is_alphanumeric() => word.extend(letter.to_lowercase()),
            Some(word) if matches!(letter, '-' | '\'' | '’') && goes_on && !word.is_empty() => {}
            Some(word) if word.is_empty() => {}
            Some(_) | None => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn without_citations(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[@") {
        kept.push_str(before);
        rest = after.split_once(']').map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Fowler, Noll and Vo's hash 1a of 64 bits (RFC 9923).
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Hashes as a file holds them: eight bytes each, the lowest first, in order.
pub fn to_bytes(hashes: &BTreeSet<u64>) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.to_le_bytes()).collect()
}

/// The hashes in a file's bytes.
pub fn from_bytes(bytes: &[u8]) -> BTreeSet<u64> {
    bytes.as_chunks().0.iter().map(|chunk| u64::from_le_bytes(*chunk)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_across_case_markup_and_citations() {
        let one = word_runs("Call the *hotline* [@a, p. 3] at 1-888-373-7888, and don’t wait!");
        let other = word_runs("call the hotline at 18883737888 and dont wait");
        assert_eq!(one.iter().map(|run| run.hash).collect::<Vec<_>>(), other.iter().map(|run| run.hash).collect::<Vec<_>>());
        assert_eq!(one.len(), 2);
        assert_eq!(one[0].words, "call the hotline at 18883737888 and dont");
        let hashes: BTreeSet<u64> = one.iter().map(|run| run.hash).collect();
        assert_eq!(from_bytes(&to_bytes(&hashes)), hashes);
        // A known value of the hash.
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
