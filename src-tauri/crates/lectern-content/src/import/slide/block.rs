//! Pieces gathered into blocks: paragraphs, whole lists, tables, pictures, charts.

use super::super::report::Report;
use super::super::tree::{ChartData, PictureUse, Piece, Run, Script, Words, is_blank, plain_text};
use std::borrow::Cow;

/// The longest paragraph that stands on a slide in one piece, in characters.
const LONGEST: usize = 420;

/// The deepest level of a list, from 0.
const DEEPEST: u8 = 2;

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) level: u8,
    pub(super) number: Option<u32>,
    pub(super) words: Words,
}

impl Item {
    /// Whether it belongs to the list that an item before it at its level is in: both have bullets, or it has the next number.
    pub(super) fn goes_on(&self, before: &Item) -> bool {
        match (before.number, self.number) {
            (None, None) => true,
            (Some(before), Some(number)) => before.checked_add(1) == Some(number),
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    Paragraph(Words),
    List(Vec<Item>),
    Table(Vec<Vec<Words>>),
    Picture(PictureUse),
    Chart(ChartData),
}

/// Gathers pieces. Headings inside a page become strong paragraphs, quotations paragraphs in quotation marks; a paragraph that is too
/// long for a slide is divided at the ends of sentences.
pub(super) fn blocks(pieces: Vec<Piece>, place: &str, report: &mut Report) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Rule | Piece::Note(_) => {}
            Piece::Heading { words, .. } => paragraph(strong(words), &mut blocks, place, report),
            Piece::Paragraph(words) => paragraph(words, &mut blocks, place, report),
            Piece::Quote(words) => paragraph(quotation(words), &mut blocks, place, report),
            Piece::Item { level, number, words } => item(level, number, words, &mut blocks, place, report),
            Piece::Table(rows) => blocks.push(Block::Table(rows)),
            Piece::Picture(picture) => blocks.push(Block::Picture(picture)),
            Piece::Chart(chart) => blocks.push(Block::Chart(chart)),
        }
    }
    blocks
}

fn paragraph(words: Words, blocks: &mut Vec<Block>, place: &str, report: &mut Report) {
    if !is_blank(&words) {
        report.kept.paragraphs += 1;
        blocks.extend(divided(words, place, report).into_iter().map(Block::Paragraph));
    }
}

fn item(level: u8, number: Option<u32>, words: Words, blocks: &mut Vec<Block>, place: &str, report: &mut Report) {
    if is_blank(&words) {
        return;
    }
    report.kept.paragraphs += 1;
    if level > DEEPEST {
        report.changed(place, "a list deeper than three levels; what is deeper stands on the third");
    }
    let open = if let Some(Block::List(items)) = blocks.last() { items.as_slice() } else { &[] };
    let level = level.min(DEEPEST).min(open.last().map_or(0, |before| before.level + 1));
    let mut parts = divided(words, place, report).into_iter();
    let Some(words) = parts.next() else { return };
    let first = Item { level, number, words };
    // A list that counts otherwise is another list.
    if level == 0 && open.iter().rfind(|before| before.level == 0).is_none_or(|before| !first.goes_on(before)) {
        blocks.push(Block::List(Vec::new()));
    }
    let Some(Block::List(items)) = blocks.last_mut() else { return };
    items.push(first);
    // What follows in a numbered item has no number of its own.
    let deeper = if number.is_some() { (level + 1).min(DEEPEST) } else { level };
    items.extend(parts.map(|words| Item { level: deeper, number: None, words }));
}

/// Words made strong.
fn strong(words: Words) -> Words {
    words.into_iter().map(|run| Run { strong: true, ..run }).collect()
}

/// Words in quotation marks, where they have none yet.
fn quotation(words: Words) -> Words {
    let text = plain_text(&words);
    if text.trim_start().starts_with(['“', '"', '«', '„', '—', '–']) {
        return words;
    }
    [Run::plain("“")].into_iter().chain(words).chain([Run::plain("”")]).collect()
}

/// A paragraph in pieces that can be read on a slide.
fn divided(words: Words, place: &str, report: &mut Report) -> Vec<Words> {
    let length = plain_text(&words).chars().count();
    if length <= LONGEST {
        return vec![words];
    }
    let text: String = words.iter().map(masked).collect();
    let (mut ends, mut at, mut taken) = (Vec::new(), 0, 0);
    for sentence in sentences(&text) {
        let letters = sentence.chars().count();
        if taken > 0 && taken + letters > LONGEST {
            ends.push(at);
            taken = 0;
        }
        taken += letters;
        at += sentence.len();
    }
    let mut parts = cut(words, &ends);
    parts.retain(|part| !is_blank(part));
    report.changed(place, format!("a paragraph of {length} letters was divided into {}, so that it can be read", parts.len()));
    parts
}

/// What a raised letter stands for where the ends of sentences are looked for: a note's mark after a full stop.
const MASK: &str = "\u{2}";

/// The letters of a run, as many bytes, with raised ones masked.
fn masked(run: &Run) -> Cow<'_, str> {
    if run.script == Script::Raised { MASK.repeat(run.text.len()).into() } else { run.text.as_str().into() }
}

/// Words cut at some bytes of their text.
fn cut(words: Words, ends: &[usize]) -> Vec<Words> {
    let mut parts: Vec<Words> = vec![Vec::new()];
    let mut ends = ends.iter().copied().peekable();
    let mut at = 0;
    for run in words {
        let mut rest = run.text.as_str();
        while let Some(end) = ends.next_if(|end| *end < at + rest.len()) {
            let mut length = end - at;
            while !rest.is_char_boundary(length) {
                length -= 1;
            }
            let (before, after) = rest.split_at(length);
            push(&mut parts, before, &run);
            parts.push(Vec::new());
            at += length;
            rest = after;
        }
        push(&mut parts, rest, &run);
        at += rest.len();
    }
    parts
}

/// Adds a text in the style of a run to the last part.
fn push(parts: &mut [Words], text: &str, style: &Run) {
    if let Some(part) = parts.last_mut().filter(|_| !text.is_empty()) {
        part.push(Run { text: text.to_owned(), ..style.clone() });
    }
}

/// A text cut after its sentences; what has none is cut between words, or anywhere.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = sentence_end(rest);
        let (sentence, after) = rest.split_at(end);
        found.push(sentence);
        rest = after;
    }
    found
}

fn sentence_end(text: &str) -> usize {
    let mut last_space = None;
    let mut before = ' ';
    for (count, (at, letter)) in text.char_indices().enumerate() {
        if letter == '\n' || (letter == ' ' && matches!(before, '.' | '!' | '?' | '…' | '”' | '。')) {
            return at + letter.len_utf8();
        }
        if letter.is_whitespace() {
            last_space = Some(at + letter.len_utf8());
        }
        if count >= LONGEST {
            return last_space.unwrap_or(at).max(1);
        }
        if !MASK.contains(letter) {
            before = letter;
        }
    }
    text.len()
}
