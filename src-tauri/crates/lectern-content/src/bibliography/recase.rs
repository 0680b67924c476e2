//! Headline case that leaves names alone: the processor writes "Plos Medicine", "Operation Cross Country Xii", "United States V.
//! Jungers". Where it has changed the case of a source's own words, they are written anew from the source.

use super::tidy::is_stand_in;

/// Words that stay small inside a headline (CSL 1.0.2, "Text-case", and the list of citeproc-js).
const SMALL: [&str; 63] = [
    "a",
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "among",
    "an",
    "and",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "but",
    "by",
    "de",
    "despite",
    "down",
    "during",
    "et",
    "except",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "like",
    "near",
    "nor",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "out",
    "over",
    "per",
    "since",
    "so",
    "the",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "v",
    "versus",
    "via",
    "vs",
    "with",
    "within",
];

/// Some of a source's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: Vec<char>,
    /// Whether they are a title, which no style prints all in small letters.
    pub(super) is_title: bool,
}

/// `printed`, with all of `originals` that stand in it in a changed headline case written anew.
pub(super) fn restore(printed: &str, originals: &[Words]) -> String {
    let mut printed: Vec<char> = printed.chars().collect();
    for original in originals {
        let (words, length) = (&original.text, original.text.len());
        let mut from = 0;
        while let Some(at) = find(&printed, words, from) {
            if was_recased(&printed[at..at + length], original) {
                printed.splice(at..at + length, headline(words));
            }
            from = at + length;
        }
    }
    printed.into_iter().collect()
}

/// Where `words` stand in `text` at or after `from`, in any case.
fn find(text: &[char], words: &[char], from: usize) -> Option<usize> {
    let last = text.len().checked_sub(words.len())?;
    if words.is_empty() {
        return None;
    }
    (from..=last).find(|at| text[*at..*at + words.len()].iter().zip(words).all(|(one, other)| is_same_letter(*one, *other)))
}

fn is_same_letter(one: char, other: char) -> bool {
    one == other || one.to_lowercase().eq(other.to_lowercase())
}

/// Whether the words were put into headline case: changed beyond the first letter, and not all small or all capital on purpose.
fn was_recased(printed: &[char], original: &Words) -> bool {
    let changed = printed.iter().zip(&original.text).skip(1).any(|(one, other)| one != other);
    let all_small = !original.is_title && !printed.iter().any(|c| c.is_uppercase());
    let all_capital = !printed.iter().any(|c| c.is_lowercase());
    changed && !all_small && !all_capital
}

/// Headline case: small words stay, other words in small letters get a capital, words with capitals are left as they are.
fn headline(words: &[char]) -> Vec<char> {
    let mut out = words.to_vec();
    let starts: Vec<usize> = (0..words.len()).filter(|at| is_word_start(words, *at)).collect();
    for (index, start) in starts.iter().enumerate() {
        let end = (*start..words.len()).find(|at| !is_word_char(words[*at])).unwrap_or(words.len());
        let word: String = words[*start..end].iter().collect();
        let before = words[..*start].iter().rev().find(|c| !c.is_whitespace() && !is_quotation(**c));
        let is_edge = index == 0 || index + 1 == starts.len() || before.is_some_and(|c| ":?!.—".contains(*c));
        let is_small = SMALL.contains(&word.trim_end_matches('.')) && !is_edge;
        let is_small = is_small || is_subdivision(words, *start, end);
        if !is_small && !word.chars().any(char::is_uppercase) {
            out[*start] = words[*start].to_uppercase().next().unwrap_or(words[*start]);
        }
    }
    out
}

/// Whether a word is the letter of a subdivision: `1591(a)`.
fn is_subdivision(words: &[char], start: usize, end: usize) -> bool {
    let before = start.checked_sub(2).and_then(|before| words.get(before..start));
    let follows = before.is_some_and(|before| before[1] == '(' && (before[0].is_alphanumeric() || before[0] == ')'));
    follows && words.get(end) == Some(&')')
}

fn is_word_start(words: &[char], at: usize) -> bool {
    words[at].is_alphanumeric() && at.checked_sub(1).is_none_or(|before| !is_word_char(words[before]))
}

/// Letters, digits, apostrophes and the full stop inside a name (`omb.report`).
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '’' | '\'' | '.' | '&')
}

fn is_quotation(c: char) -> bool {
    "“”‘’«»([".contains(c) || is_stand_in(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(printed: &str, original: &str) -> String {
        restore(printed, &[Words { text: original.chars().collect(), is_title: false }])
    }

    #[test]
    fn names_get_their_own_capitals_back() {
        assert_eq!(restored("Plos Medicine. 2017", "PLoS Medicine"), "PLoS Medicine. 2017");
        assert_eq!(restored("United States V. Jungers,", "United States v. Jungers"), "United States v. Jungers,");
        assert_eq!(restored("Facts and Faqs on It (Dmst)", "Facts and FAQs on it (DMST)"), "Facts and FAQs on It (DMST)");
    }

    #[test]
    fn small_words_stay_small_after_a_comma_and_grow_after_a_colon() {
        let original = "sex trafficking of children or by force, fraud, or coercion: a review";
        let printed = "Sex Trafficking of Children or by Force, Fraud, Or Coercion: A Review";
        assert_eq!(restored(printed, original), "Sex Trafficking of Children or by Force, Fraud, or Coercion: A Review");
    }

    #[test]
    fn numbers_are_words_and_subdivisions_stay_small() {
        assert_eq!(restored("Aged 11 To 14", "aged 11 to 14"), "Aged 11 to 14");
        assert_eq!(
            restored("Sex Trafficking (§ 1591(A)(1)) Now", "Sex trafficking (§ 1591(a)(1)) now"),
            "Sex Trafficking (§ 1591(a)(1)) Now"
        );
    }

    #[test]
    fn what_a_style_does_otherwise_is_left() {
        assert_eq!(restored("research report", "Research Report"), "research report");
        assert_eq!(restored("Omb.report", "omb.report"), "Omb.report");
        assert_eq!(restored("Nothing of it", "Something else"), "Nothing of it");
    }
}
