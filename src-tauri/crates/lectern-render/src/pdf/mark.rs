//! Marked content: which operators belong to which element.

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
    /// The numbers used so far.
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

impl<'a> Canvas<'a> {
    /// Makes what follows content of the element, in a language; the document's for none.
    pub(super) fn enter(&mut self, language: Option<&'a str>) {
        if self.sequences.as_ref().is_some_and(|sequences| sequences.open != Some(language)) {
            self.leave();
        }
        let Some(sequences) = self.sequences.as_mut().filter(|sequences| sequences.open.is_none()) else { return };
        sequences.open = Some(language);
        sequences.numbers.push(sequences.free);
        let mut map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(i64::try_from(sequences.free).unwrap_or(0)))]);
        sequences.free += 1;
        if let Some(language) = language {
            map.insert("Lang".to_owned(), string::item(language));
        }
        let (tag, properties) = (sequences.tag.to_owned(), DictItem::Dict { map });
        self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
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

    /// Begins a span that stands for words its glyphs do not say.
    pub(super) fn begin_words(&mut self, words: &str) {
        self.begin_property("Span", "ActualText", string::item(words));
    }

    /// Begins marked content with one property.
    pub(super) fn begin_property(&mut self, tag: &str, key: &str, value: DictItem) {
        let properties = DictItem::Dict { map: BTreeMap::from([(key.to_owned(), value)]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    /// Begins marked content that needs no more than its tag.
    pub(super) fn begin(&mut self, tag: &str) {
        self.ops.push(Op::BeginMarkedContent { tag: tag.to_owned() });
    }

    /// Ends the marked content begun last.
    pub(super) fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }
}
