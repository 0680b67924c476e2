//! Words of a line and the marks of citations in them.

use super::super::tree::{Leads, Run, Script};
use super::label::is_number;
use super::line::seen_letter;
use std::ops::Range;

/// A stretch of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Words(Vec<Run>),
    /// The mark of a citation, as it is shown.
    Mark(String),
}

/// A line in words and marks. Runs that lead to another page are marks, and so are raised numbers with places in works after them.
pub(super) fn tokens(words: &[Run]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let words = joined(words);
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        if !may_be_mark(first) {
            push(first.clone(), &mut tokens);
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let count = rest.iter().take_while(|run| may_be_mark(run)).count();
        let (group, after) = rest.split_at(count);
        let label = text_of(group);
        if group.iter().any(|run| matches!(run.link, Some(Leads::Page(_)))) || is_number(label.trim()) {
            push_mark(label, &mut tokens);
        } else {
            group.iter().for_each(|run| push(run.clone(), &mut tokens));
        }
        rest = after;
    }
    tokens
}

/// Takes a mark behind what stands before it. Of one in words, only stretches may be links, and its bracket may be none.
fn push_mark(label: String, tokens: &mut Vec<Token>) {
    let is_worded = |label: &str| !is_number(label.trim());
    let between = tokens.last().and_then(|last| match last {
        Token::Words(runs) => Some(text_of(runs)).filter(|text| !text.contains(char::is_alphanumeric)),
        Token::Mark(_) => Some(String::new()),
    });
    let is_behind_words = matches!(tokens.last(), Some(Token::Words(_)));
    let at = tokens.len().saturating_sub(if is_behind_words { 2 } else { 1 });
    let before = match tokens.get(at) {
        Some(Token::Mark(before)) => {
            between.map(|between| (format!("{before}{between}{label}"), is_worded(before) || is_worded(&label)))
        }
        Some(Token::Words(_)) | None => None,
    };
    let mut whole = match before {
        Some((whole, is_one)) if is_one || !is_behind_words => {
            tokens.truncate(at);
            whole
        }
        Some(_) | None => label,
    };
    if whole.matches(')').count() > whole.matches('(').count() && take_bracket(tokens) {
        whole.insert(0, '(');
    }
    tokens.push(Token::Mark(whole));
}

/// A line in words and marks; marks in words that are `shown` are known by their letters, wherever they lead.
pub(super) fn tokens_with(words: &[Run], shown: &[String]) -> Vec<Token> {
    let mut worded: Vec<&String> = shown.iter().filter(|label| !is_number(label.trim())).collect();
    if worded.is_empty() {
        return tokens(words);
    }
    worded.sort_by_key(|label| std::cmp::Reverse(label.len()));
    let letters = letters(&text_of(words));
    let mut places: Vec<(Range<usize>, &String)> = Vec::new();
    for label in worded {
        let wanted: Vec<char> = self::letters(label.trim()).into_iter().map(|(letter, _)| letter).collect();
        let is_it = |window: &&[(char, Range<usize>)]| window.iter().map(|(letter, _)| letter).eq(&wanted);
        let found = letters.windows(wanted.len().max(1)).filter(is_it);
        let mut found = found.filter_map(|window| Some(window.first()?.1.start..window.last()?.1.end));
        let is_free = |place: &Range<usize>| places.iter().all(|(other, _)| other.end <= place.start || place.end <= other.start);
        places.extend(found.find(is_free).map(|place| (place, label)));
    }
    places.sort_by_key(|(place, _)| place.start);
    let (mut line, mut rest, mut done) = (Vec::new(), words.to_vec(), 0);
    for (place, label) in places {
        let (before, after) = split(&rest, place.start - done);
        line.extend(tokens(&before));
        line.push(Token::Mark(label.clone()));
        (rest, done) = (split(&after, place.len()).1, place.end);
    }
    line.extend(tokens(&rest));
    line
}

/// The letters of a text that are seen, as they are typed, white space as one, with where they stand.
fn letters(text: &str) -> Vec<(char, Range<usize>)> {
    let mut letters: Vec<(char, Range<usize>)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let place = at..at + letter.len_utf8();
        match seen_letter(letter) {
            Some(letter) => letters.push((letter, place)),
            None if letter.is_whitespace() && letters.last().is_none_or(|(last, _)| *last != ' ') => letters.push((' ', place)),
            None => {}
        }
    }
    letters
}

/// What is said between the marks.
pub(super) fn words_alone(tokens: &[Token]) -> String {
    let runs = tokens.iter().filter_map(|token| match token {
        Token::Words(runs) => Some(runs),
        Token::Mark(_) => None,
    });
    runs.flatten().map(|run| run.text.as_str()).collect()
}

/// The words of some runs.
pub(super) fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Runs of one style and link as one.
fn joined(words: &[Run]) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in words {
        let same = |last: &&mut Run| {
            (last.strong, last.emphasis, last.script, &last.link) == (run.strong, run.emphasis, run.script, &run.link)
        };
        match joined.last_mut().filter(same) {
            Some(last) => last.text.push_str(&run.text),
            None => joined.push(run.clone()),
        }
    }
    joined
}

/// Takes the bracket that opens a mark in words from the words before it, where it is no part of the link; whether there is one.
fn take_bracket(tokens: &mut [Token]) -> bool {
    let Some(Token::Words(runs)) = tokens.last_mut() else { return false };
    let Some(text) = runs.last_mut().map(|run| &mut run.text) else { return false };
    let opens = text.ends_with('(');
    if opens {
        text.pop();
    }
    opens
}

/// Words alone, without marks.
pub(super) fn without_marks(words: &[Run]) -> String {
    words_alone(&tokens(words))
}

fn push(run: Run, tokens: &mut Vec<Token>) {
    match tokens.last_mut() {
        Some(Token::Words(runs)) => runs.push(run),
        Some(Token::Mark(_)) | None => tokens.push(Token::Words(vec![run])),
    }
}

fn may_be_mark(run: &Run) -> bool {
    run.script == Script::Raised || matches!(run.link, Some(Leads::Page(_)))
}

/// Runs up to a place in their text, and those behind it.
pub(super) fn split(runs: &[Run], at: usize) -> (Vec<Run>, Vec<Run>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut done = 0;
    for run in runs {
        let (one, other) = run.text.split_at_checked(at.saturating_sub(done).min(run.text.len())).unwrap_or((&run.text, ""));
        before.extend((!one.is_empty()).then(|| Run { text: one.to_owned(), ..run.clone() }));
        after.extend((!other.is_empty()).then(|| Run { text: other.to_owned(), ..run.clone() }));
        done += run.text.len();
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raised(text: &str) -> Run {
        Run { script: Script::Raised, ..Run::plain(text) }
    }

    #[test]
    fn marks_are_told_from_raised_words() {
        let line = [
            Run::plain("No one agrees."),
            raised("6"),
            raised("(§7102(11))"),
            Run::plain(" The 21"),
            raised("st"),
            Run::plain(" century"),
        ];
        let found = tokens(&line);
        assert_eq!(found[1], Token::Mark("6(§7102(11))".into()));
        assert_eq!(without_marks(&line), "No one agrees. The 21st century");
    }

    #[test]
    fn a_mark_in_words_is_one_however_it_is_linked() {
        let link = |text: &str| Run { link: Some(Leads::Page("p".into())), ..Run::plain(text) };
        let line = [Run::plain("So it is ("), link("What We MUST"), Run::plain(", "), link("n.d.)"), Run::plain(", they say.")];
        assert_eq!(tokens(&line)[1], Token::Mark("(What We MUST, n.d.)".into()));
        assert_eq!(without_marks(&line), "So it is , they say.");
        // Its letters tell it too, where nothing is a link.
        let line = [Run::plain("So it is (President’s Force,\u{a0}2020)"), Run::plain(" (Ash).")];
        let shown = ["(Ash)".to_owned(), "(President's Force, 2020)".to_owned()];
        let marks = tokens_with(&line, &shown).into_iter().filter(|token| matches!(token, Token::Mark(_))).count();
        assert_eq!((marks, tokens(&line).len()), (2, 1));
        let line = [Run::plain("One (Ash), two (Ash).")];
        let twice = tokens_with(&line, &["(Ash)".to_owned(), "(Ash)".to_owned()]);
        assert_eq!(words_alone(&twice), "One , two .");
    }
}
