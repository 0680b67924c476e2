//! The lines of a page as they came back, and what in them is the mark of a citation.

use super::super::tree::{Column, Leads, Page, Piece, Run, Script, is_blank};
use std::collections::BTreeMap;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Item(u8, Option<u32>),
    Heading,
    Quote,
    /// A row of a table.
    Row,
}

/// A line of the page; a row of a table has several cells, any other one.
pub(super) struct Line<'a> {
    pub(super) kind: Kind,
    pub(super) cells: Vec<&'a [Run]>,
    /// Its letters without the marks of citations, and with them.
    pub(super) key: String,
    pub(super) full: String,
    /// Its words, to see what it is like.
    pub(super) bag: Bag,
}

impl Line<'_> {
    /// What it says, without marks.
    pub(super) fn text(&self) -> String {
        self.cells.iter().map(|cell| without_marks(cell)).collect::<Vec<_>>().join(" ")
    }

    /// How its letters are styled, but for the style that all of it has; `marks` are those it had.
    pub(super) fn style(&self, marks: &[String]) -> Style {
        let runs = self.cells.iter().flat_map(|cell| tokens(cell, marks)).flat_map(|token| match token {
            Token::Words(runs) => runs,
            Token::Mark(_) => Vec::new(),
        });
        let runs: Vec<Run> = runs.collect();
        Style::of(runs.iter().map(|run| (run.text.as_str(), run.strong, run.emphasis)))
    }
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

    /// Whether all words of this text are said in another.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.0.keys().all(|word| word.chars().count() < 2 || other.0.contains_key(word))
    }

    /// Whether half of the words of another text, or more, are said in this one.
    pub(super) fn has_part_of(&self, other: &Self) -> bool {
        other.0.keys().filter(|word| self.0.contains_key(*word)).count() * 2 >= other.0.len()
    }
}

/// Which letters of a line are strong and which emphasised. A style of all of them is the layout's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    strong: Vec<bool>,
    emphasis: Vec<bool>,
}

impl Style {
    pub(super) fn of<'t>(runs: impl Iterator<Item = (&'t str, bool, bool)>) -> Self {
        let mut style = Self { strong: Vec::new(), emphasis: Vec::new() };
        for (text, strong, emphasis) in runs {
            // Marks between words are styled as it happens.
            let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
            style.strong.extend(std::iter::repeat_n(strong, letters));
            style.emphasis.extend(std::iter::repeat_n(emphasis, letters));
        }
        for letters in [&mut style.strong, &mut style.emphasis] {
            if letters.iter().all(|styled| *styled) {
                letters.fill(false);
            }
        }
        style
    }
}

/// How alike two texts are in their words, from 0 to 1.
pub fn likeness(one: &str, other: &str) -> f64 {
    Bag::of(one).likeness(&Bag::of(other))
}

/// The letters by which lines are compared: all that is seen, without spaces and blanks to fill in.
pub fn key(text: &str) -> String {
    let plain = |letter: char| match letter {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '\u{2011}' => '-',
        other => other,
    };
    let is_seen = |letter: &char| {
        !letter.is_whitespace()
            && !letter.is_control()
            && !matches!(letter, '_' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
    };
    text.chars().filter(is_seen).map(plain).collect()
}

/// All that is said on a page in the order it is read: pieces, then columns with their headings.
pub fn page_pieces(page: &Page) -> Vec<Piece> {
    let mut pieces = page.pieces.clone();
    for Column { heading, pieces: inside } in page.columns.iter().flatten() {
        if !is_blank(heading) {
            pieces.push(Piece::Heading { level: 3, words: heading.clone() });
        }
        pieces.extend(inside.iter().cloned());
    }
    pieces
}

/// The words of a piece that is a line; none for tables and what is no text.
pub fn words_of(piece: &Piece) -> Option<&[Run]> {
    match piece {
        Piece::Paragraph(words) | Piece::Quote(words) | Piece::Heading { words, .. } | Piece::Item { words, .. } => Some(words),
        Piece::Table(_) | Piece::Picture(_) | Piece::Chart(_) | Piece::Note(_) | Piece::Rule => None,
    }
}

/// The lines of some pieces. Where a table goes on in another, its head stands once.
pub(super) fn lines(pieces: &[Piece]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut head = String::new();
    for piece in pieces {
        if let Some(words) = words_of(piece) {
            lines.extend(line(kind_of(piece), vec![words]));
        } else if let Piece::Table(rows) = piece {
            for (at, row) in rows.iter().enumerate() {
                let Some(row) = line(Kind::Row, row.iter().map(Vec::as_slice).collect()) else { continue };
                if at == 0 && row.key == head {
                    continue;
                }
                if at == 0 {
                    head.clone_from(&row.key);
                }
                lines.push(row);
            }
        }
    }
    lines
}

fn line(kind: Kind, cells: Vec<&[Run]>) -> Option<Line<'_>> {
    let bare: Vec<String> = cells.iter().map(|words| without_marks(words)).collect();
    let all: Vec<String> = cells.iter().map(|words| words.iter().map(|run| run.text.as_str()).collect()).collect();
    let joined = |texts: &[String]| texts.iter().map(|text| key(text)).collect::<Vec<_>>().join("|");
    let (key, full) = (joined(&bare), joined(&all));
    let is_seen = key.chars().any(|letter| letter != '|');
    is_seen.then(|| Line { kind, bag: Bag::of(&bare.join(" ")), key, full, cells })
}

fn kind_of(piece: &Piece) -> Kind {
    match piece {
        Piece::Item { level, number, .. } => Kind::Item(*level, *number),
        Piece::Heading { .. } => Kind::Heading,
        Piece::Quote(_) => Kind::Quote,
        Piece::Paragraph(_) | Piece::Table(_) | Piece::Picture(_) | Piece::Chart(_) | Piece::Note(_) | Piece::Rule => {
            Kind::Paragraph
        }
    }
}

/// A stretch of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Words(Vec<Run>),
    /// The mark of a citation, as it is shown.
    Mark(String),
}

/// A line in words and marks. Runs that lead to another page are marks, and so are raised numbers with places in works after them;
/// `known` are marks that a line had before, which a program may have written as plain words.
pub(super) fn tokens(words: &[Run], known: &[String]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let words = joined(words);
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        if !may_be_mark(first) {
            let (run, after) = (first, rest.get(1..).unwrap_or_default());
            with_known_marks(run, known, &mut tokens);
            rest = after;
            continue;
        }
        let count = rest.iter().take_while(|run| may_be_mark(run)).count();
        let (group, after) = rest.split_at(count);
        let mut label: String = group.iter().map(|run| run.text.as_str()).collect();
        let is_mark = group.iter().any(|run| matches!(run.link, Some(Leads::Page(_)))) || is_number(label.trim());
        if is_mark && label.matches(')').count() > label.matches('(').count() && take_bracket(&mut tokens) {
            label.insert(0, '(');
        }
        match tokens.last_mut() {
            Some(Token::Mark(before)) if is_mark => before.push_str(&label),
            _ if is_mark => tokens.push(Token::Mark(label)),
            _ => group.iter().for_each(|run| push(run.clone(), &mut tokens)),
        }
        rest = after;
    }
    tokens
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
    let text = |token: Token| match token {
        Token::Words(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
        Token::Mark(_) => String::new(),
    };
    tokens(words, &[]).into_iter().map(text).collect()
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

/// Whether a raised text is numbers of sources: `1`, `1, 3`, `2–4`, `6(§7102(11)),8`.
fn is_number(text: &str) -> bool {
    let Some(numbers) = without_places(text) else { return false };
    let of_numbers = |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '–' | '-' | ' ' | '\u{a0}' | '\u{2009}');
    numbers.starts_with(|letter: char| letter.is_ascii_digit()) && numbers.chars().all(of_numbers)
}

/// A mark without the places in works, which stand in parentheses; none where these do not close.
pub(super) fn without_places(text: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut left = String::new();
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            _ if depth == 0 => left.push(letter),
            _ => {}
        }
    }
    (depth == 0).then_some(left)
}

/// Plain words, in which known marks may stand that have lost what marked them.
fn with_known_marks(run: &Run, known: &[String], tokens: &mut Vec<Token>) {
    let mut text = run.text.as_str();
    for mark in known.iter().map(|mark| mark.trim()).filter(|mark| !mark.is_empty()) {
        let Some(at) = place_of(mark, text) else { continue };
        let (before, after) = text.split_at(at);
        if !before.is_empty() {
            push(Run { text: before.to_owned(), ..run.clone() }, tokens);
        }
        tokens.push(Token::Mark(mark.to_owned()));
        text = after.get(mark.len()..).unwrap_or_default();
    }
    if !text.is_empty() {
        push(Run { text: text.to_owned(), ..run.clone() }, tokens);
    }
}

/// Where a mark stands in plain words: an author with a year anywhere, a number only right after a word and before none.
fn place_of(mark: &str, text: &str) -> Option<usize> {
    let is_worded = mark.chars().next().is_some_and(|letter| !letter.is_ascii_digit());
    text.match_indices(mark).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + mark.len()..).and_then(|after| after.chars().next());
        let follows = before.is_some_and(|letter| !letter.is_whitespace() && !letter.is_ascii_digit());
        is_worded || (follows && after.is_none_or(|letter| !letter.is_alphanumeric()))
    })
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
        let found = tokens(&line, &[]);
        assert_eq!(found[1], Token::Mark("6(§7102(11))".into()));
        assert_eq!(without_marks(&line), "No one agrees. The 21st century");
    }

    #[test]
    fn marks_that_became_plain_words_are_known_again() {
        let line = [Run::plain("No one agrees.6(§7102) In 2022 6 of 10 (Ash, 2019) said so.7")];
        let known = ["6(§7102)".to_owned(), "(Ash, 2019)".to_owned(), "7".to_owned()];
        let marks = tokens(&line, &known).into_iter().filter(|token| matches!(token, Token::Mark(_))).count();
        assert_eq!(marks, 3);
        assert_eq!(tokens(&[Run::plain("In 2022 6 of 10")], &["6".to_owned()]).len(), 1);
    }
}
