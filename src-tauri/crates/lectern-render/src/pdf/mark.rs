//! Marked content: which operators belong to which element.
//!
//! Sequences with a number never nest: a change of language, words that glyphs do not say and text from right to left start a new
//! one. Readers that lose count of nested sequences would drop the rest of the paragraph.

use super::page::Canvas;
use super::string;
use printpdf::{DictItem, Op};
use std::collections::BTreeMap;

/// The numbers of a page's marked content, by mark and in reading order. They count up from mark to mark.
pub(super) type PageNumbers = Vec<Vec<usize>>;

/// The content of one element being written.
pub(super) struct Sequences<'a> {
    /// The element's type.
    tag: &'static str,
    /// The numbers used so far, in reading order.
    numbers: Vec<usize>,
    /// The first number of the page that is free.
    free: usize,
    /// The language of the sequence that is open, if one is.
    open: Option<Option<&'a str>>,
}

impl<'a> Sequences<'a> {
    /// Content of an element of a type, numbered from `free` on.
    pub(super) fn new(tag: &'static str, free: usize) -> Self {
        Self { tag, numbers: Vec::new(), free, open: None }
    }
}

/// A new number, which the next sequence or a later one takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number(Option<usize>);

impl<'a> Canvas<'a> {
    /// Makes what follows content of the element, in a language; the document's for none.
    pub(super) fn enter(&mut self, language: Option<&'a str>) {
        let Some(sequences) = &self.sequences else { return };
        if sequences.open == Some(language) {
            return;
        }
        self.leave();
        let number = self.number();
        self.begin(number, None, language, None);
        if let Some(sequences) = &mut self.sequences {
            sequences.open = Some(language);
        }
    }

    /// Ends the sequence that is open, if one is.
    pub(super) fn leave(&mut self) {
        if self.sequences.as_mut().is_some_and(|sequences| sequences.open.take().is_some()) {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// Ends the element's content and gives its numbers. There is at least one: no element is empty.
    pub(super) fn finish(&mut self) -> Vec<usize> {
        if self.sequences.as_ref().is_some_and(|sequences| sequences.numbers.is_empty()) {
            self.enter(None);
        }
        self.leave();
        self.sequences.take().map_or(Vec::new(), |sequences| sequences.numbers)
    }

    /// A number for content that is read after all that was numbered before.
    pub(super) fn number(&mut self) -> Number {
        Number(self.sequences.as_mut().map(|sequences| {
            sequences.numbers.push(sequences.free);
            sequences.free += 1;
            sequences.free - 1
        }))
    }

    /// How many numbers the element has so far.
    pub(super) fn numbered(&self) -> usize {
        self.sequences.as_ref().map_or(0, |sequences| sequences.numbers.len())
    }

    /// Has the numbers from a place on read the other way round.
    pub(super) fn reverse_numbers(&mut self, from: usize) {
        if let Some(numbers) = self.sequences.as_mut().and_then(|sequences| sequences.numbers.get_mut(from..)) {
            numbers.reverse();
        }
    }

    /// Begins a sequence with a number, in a language, with words in place of its glyphs' own. Says whether there was anything to
    /// begin: outside of elements only tags and words matter.
    pub(super) fn begin(&mut self, number: Number, tag: Option<&str>, language: Option<&str>, words: Option<&str>) -> bool {
        let mut map = BTreeMap::new();
        if let Some(number) = number.0 {
            map.insert("MCID".to_owned(), DictItem::Int(i64::try_from(number).unwrap_or(0)));
            if let Some(language) = language {
                map.insert("Lang".to_owned(), string::item(language));
            }
        }
        if let Some(words) = words {
            map.insert("ActualText".to_owned(), string::item(words));
        }
        let own = self.sequences.as_ref().map_or("Span", |sequences| sequences.tag);
        let name = tag.unwrap_or(own).to_owned();
        match (map.is_empty(), tag) {
            (true, None) => return false,
            (true, Some(_)) => self.ops.push(Op::BeginMarkedContent { tag: name }),
            (false, _) => {
                self.ops.push(Op::BeginMarkedContentWithProperties { tag: name, properties: DictItem::Dict { map } });
            }
        }
        true
    }
}
