//! Marks that another program wrote as plain words.

use super::label::is_number;
use super::line::key;
use super::seek::Spot;
use super::token::{Token, split, text_of};
use std::ops::Range;

/// Makes marks of plain words that a program made of marks: those of `shown` that are no marks any more. The label of one that may as
/// well be a number of the words' own, where nobody can tell.
pub(super) fn with_plain_marks(mut tokens: Vec<Token>, shown: &[String], markdown: &str) -> Result<Vec<Token>, String> {
    let mut known = shown.to_vec();
    for token in &tokens {
        let is_same = |label: &String| matches!(token, Token::Mark(mark) if key(mark) == key(label));
        if let Some(at) = known.iter().position(is_same) {
            known.remove(at);
        }
    }
    known.sort_by_key(|label| std::cmp::Reverse(label.len()));
    while let Some(label) = known.first().cloned() {
        let count = known.iter().filter(|other| **other == label).count();
        known.retain(|other| *other != label);
        let places = plain_places(&tokens, &label, count, markdown).ok_or_else(|| label.trim().to_owned())?;
        for (token, range) in places.into_iter().rev() {
            let Some(Token::Words(runs)) = tokens.get(token) else { continue };
            let (before, rest) = split(runs, range.start);
            let after = split(&rest, range.len()).1;
            let made = [Token::Words(before), Token::Mark(label.trim().to_owned()), Token::Words(after)];
            let is_there = |token: &Token| !matches!(token, Token::Words(runs) if runs.is_empty());
            tokens.splice(token..=token, made.into_iter().filter(is_there));
        }
    }
    Ok(tokens)
}

/// Where a label stands among plain words; none where nobody can tell.
fn plain_places(tokens: &[Token], label: &str, count: usize, markdown: &str) -> Option<Vec<Spot>> {
    let label = label.trim();
    let cited = words_before_citations(markdown);
    let mut places: Vec<Spot> = Vec::new();
    let mut is_sure: Vec<bool> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Words(runs) = token else { continue };
        let text = text_of(runs);
        for (range, is_behind_word) in glued(label, &text) {
            // A year before a mark is known again.
            let word = last_word(text.get(..range.start).unwrap_or_default());
            is_sure.push(is_behind_word || (word.len() >= 4 && cited.contains(&word)));
            places.push((at, range));
        }
    }
    let sure: Vec<Spot> = places.iter().zip(&is_sure).filter(|(_, is_sure)| **is_sure).map(|(spot, _)| spot.clone()).collect();
    (places.is_empty() || sure.len() == count).then_some(sure)
}

/// The words before the citations of some Markdown.
fn words_before_citations(markdown: &str) -> Vec<&str> {
    markdown.match_indices("[@").map(|(at, _)| last_word(markdown.get(..at).unwrap_or_default())).collect()
}

fn last_word(text: &str) -> &str {
    text.rsplit(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default()
}

/// Where a label stands in plain words, and whether it surely is no number of theirs: an author with a year anywhere, a number only
/// right behind something and before no word.
fn glued<'t>(label: &'t str, text: &'t str) -> impl Iterator<Item = (Range<usize>, bool)> + 't {
    let is_worded = !is_number(label);
    text.match_indices(label).filter(|_| !label.is_empty()).filter_map(move |(at, _)| {
        let mut before = text.get(..at).unwrap_or_default().chars().rev();
        let mut after = text.get(at + label.len()..).unwrap_or_default().chars();
        let (last, last_but_one) = (before.next(), before.next());
        let (first, second) = (after.next(), after.next());
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let follows = last.is_some_and(|letter| !letter.is_whitespace()) && !is_digit(last);
        let goes_on = first.is_some_and(char::is_alphanumeric)
            || (matches!(first, Some('.' | ',' | ':' | '-' | '/' | '%')) && is_digit(second));
        let is_behind_word = match last {
            Some('.' | ',' | ':' | ';') => !is_digit(last_but_one),
            Some(letter) => {
                letter.is_alphabetic() || matches!(letter, ')' | ']' | '”' | '’' | '"' | '\'' | '!' | '?' | '»' | '…' | '%')
            }
            None => false,
        };
        let range = at..at + label.len();
        if is_worded {
            Some((range, true))
        } else {
            (follows && !goes_on).then_some((range, is_behind_word && first != Some('%')))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tree::Run;
    use super::*;

    fn marks(text: &str, shown: &[&str], markdown: &str) -> Option<Vec<String>> {
        let shown: Vec<String> = shown.iter().map(|label| (*label).to_owned()).collect();
        let tokens = with_plain_marks(vec![Token::Words(vec![Run::plain(text)])], &shown, markdown).ok()?;
        let text = |token: Token| match token {
            Token::Mark(label) => format!("[{label}]"),
            Token::Words(runs) => text_of(&runs),
        };
        Some(tokens.into_iter().map(text).collect())
    }

    #[test]
    fn marks_that_became_plain_words_are_known_again() {
        let found = marks("No one agrees.6(§7102) In 2022 6 of 10 (Ash, 2019) said so.7", &["6(§7102)", "(Ash, 2019)", "7"], "");
        assert_eq!(found.unwrap().concat(), "No one agrees.[6(§7102)] In 2022 6 of 10 [(Ash, 2019)] said so.[7]");
        assert_eq!(marks("In 2022 6 of 10", &["6"], "").unwrap().len(), 1);
    }

    #[test]
    fn figures_are_no_marks() {
        for figure in ["2.5 million", "$5 more", "(5 of 10)", "ages 3-5", "1/5 of all", "COVID-5", "5% of all", "see v.5.1"] {
            let found = marks(figure, &["5"], "one [@a]");
            assert!(found.is_none_or(|found| found == [figure]), "{figure}");
        }
        assert_eq!(
            marks("About 2.5 million people.5", &["5"], "About 2.5 million [@a].").unwrap().concat(),
            "About 2.5 million people.[5]"
        );
        assert_eq!(marks("Since the year 2022.5", &["5"], "Since 2022 [@a].").unwrap().concat(), "Since the year 2022.[5]");
        // The mark went and a figure is left, or nobody can tell.
        assert_eq!(marks("About 2.5 thousand", &["5"], "About 2.5 million [@a]."), None);
    }
}
