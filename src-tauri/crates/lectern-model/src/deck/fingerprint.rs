//! Fingerprints of slides: an exported deck that comes back tells by them whether the talk was changed in the meantime.

use super::DeckSlide;
use crate::block::{Block, DeckBlock};
use crate::span::{Link, Span};
use std::fmt;

/// What a slide showed when it was exported, and what was said to it, each as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of the title, the body and the note under the slide.
    pub shown: u32,
    /// Of the notes and answers; none where there are none.
    pub said: Option<u32>,
}

impl DeckSlide {
    /// Its fingerprint: of its words and figures, and not of the numbers of its sources, which change with other slides.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut shown = Hash::new();
        shown.spans(&self.title);
        shown.blocks(&self.body);
        shown.blocks(&self.caveat);
        let said = (!self.notes.is_empty() || !self.asked.is_empty()).then(|| {
            let mut said = Hash::new();
            said.blocks(&self.notes);
            said.blocks(&self.asked);
            said.0
        });
        Fingerprint { shown: shown.0, said }
    }
}

impl Fingerprint {
    /// Reads one as it is written: eight hexadecimal digits, or twice as many.
    pub fn read(text: &str) -> Option<Self> {
        let number = |text: &str| (text.len() == 8).then(|| u32::from_str_radix(text, 16).ok()).flatten();
        match text.split_at_checked(8)? {
            (shown, "") => Some(Self { shown: number(shown)?, said: None }),
            (shown, said) => Some(Self { shown: number(shown)?, said: Some(number(said)?) }),
        }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:08x}", self.shown)?;
        self.said.map_or(Ok(()), |said| write!(out, "{said:08x}"))
    }
}

/// FNV-1a of 32 bits (Fowler, Noll and Vo): the same in every version of the program.
struct Hash(u32);

impl Hash {
    fn new() -> Self {
        Self(0x811c_9dc5)
    }

    /// A text that ends here.
    fn text(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    fn spans(&mut self, spans: &[Span]) {
        let is_mark = |span: &&Span| matches!(span, Span::Text(words) if matches!(words.link, Some(Link::Reference(_))));
        for span in spans.iter().filter(|span| !is_mark(span)) {
            match span {
                Span::Text(words) => self.text(words.text.trim()),
                Span::Break => {}
                Span::Blank(label) => self.text(label),
            }
        }
    }

    fn blocks(&mut self, blocks: &[DeckBlock]) {
        for block in blocks {
            match block {
                Block::Paragraph(spans) => self.spans(spans),
                Block::Heading(heading) => self.spans(&heading.inlines),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
                Block::Table(table) => {
                    std::iter::once(&table.header).chain(&table.rows).flatten().for_each(|cell| self.spans(cell));
                }
                Block::Quote(inner) => self.blocks(inner),
                Block::Picture(picture) => {
                    self.text(picture.image.as_str());
                    self.spans(&picture.caption);
                }
                Block::Chart(chart) => {
                    self.spans(&chart.title);
                    chart.categories.iter().for_each(|category| self.text(category));
                    chart.series.iter().flat_map(|series| &series.values).for_each(|value| self.text(&value.to_string()));
                }
                Block::Number(number) => {
                    self.text(&number.value);
                    self.spans(&number.counted);
                }
                Block::Contacts(contacts) => {
                    for contact in contacts {
                        self.text(&contact.name);
                        contact.reach.iter().for_each(|(_, spans)| self.spans(spans));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_read_as_they_are_written() {
        for print in [Fingerprint { shown: 7, said: None }, Fingerprint { shown: 0xdead_beef, said: Some(1) }] {
            assert_eq!(Fingerprint::read(&print.to_string()), Some(print));
        }
        for text in ["", "7", "0000000g", "000000070", "0000000700000008f", "é0000000"] {
            assert_eq!(Fingerprint::read(text), None, "{text}");
        }
    }
}
