//! The characters of a deck, for finding fonts that have them.

use lectern_model::block::{Block, DeckBlock, List};
use lectern_model::contact::Contact;
use lectern_model::deck::Deck;
use lectern_model::span::Span;
use std::collections::BTreeSet;

/// Every character that some page of the deck or of its handouts may show.
pub(crate) fn characters_of(deck: &Deck) -> BTreeSet<char> {
    let mut found = Characters(BTreeSet::new());
    for text in [&deck.title, &deck.subtitle, &deck.audience_name, &deck.presenter, &deck.agency] {
        found.text(text);
    }
    for section in &deck.sections {
        found.text(&section.title);
    }
    for slide in &deck.slides {
        found.spans(&slide.title);
        found.text(slide.warning.as_deref().unwrap_or_default());
        found.text(slide.rights.as_deref().unwrap_or_default());
        for blocks in [&slide.body, &slide.caveat, &slide.notes, &slide.asked, &slide.handout] {
            found.blocks(blocks);
        }
        for cited in &slide.cited {
            found.spans(&cited.short);
        }
    }
    for reference in &deck.references {
        found.spans(&reference.entry);
        found.spans(&reference.short);
    }
    for blocks in [&deck.takeaway.messages, &deck.takeaway.signs, &deck.takeaway.steps] {
        found.blocks(blocks);
    }
    found.contacts(&deck.takeaway.contacts);
    found.contacts(&deck.card_contacts);
    found.0
}

struct Characters(BTreeSet<char>);

impl Characters {
    fn text(&mut self, text: &str) {
        self.0.extend(text.chars());
    }

    fn spans(&mut self, spans: &[Span]) {
        for span in spans {
            match span {
                Span::Text(words) => self.text(&words.text),
                Span::Blank(label) => self.text(label),
                Span::Break => {}
            }
        }
    }

    fn blocks(&mut self, blocks: &[DeckBlock]) {
        for block in blocks {
            match block {
                Block::Paragraph(spans) => self.spans(spans),
                Block::Heading(heading) => self.spans(&heading.inlines),
                Block::List(List { items, .. }) => items.iter().for_each(|item| self.blocks(item)),
                Block::Table(table) => table.rows.iter().chain([&table.header]).flatten().for_each(|cell| self.spans(cell)),
                Block::Quote(inner) => self.blocks(inner),
                Block::Picture(picture) => self.spans(&picture.caption),
                Block::Chart(chart) => {
                    for spans in [&chart.title, &chart.cite] {
                        self.spans(spans);
                    }
                    self.text(&chart.unit);
                    chart
                        .categories
                        .iter()
                        .chain(chart.series.iter().map(|series| &series.name))
                        .for_each(|text| self.text(text));
                }
                Block::Number(number) => {
                    for spans in [&number.counted, &number.cite] {
                        self.spans(spans);
                    }
                    self.text(&number.value);
                    self.text(number.year.as_deref().unwrap_or_default());
                }
                Block::Contacts(contacts) => self.contacts(contacts),
            }
        }
    }

    fn contacts(&mut self, contacts: &[Contact]) {
        for contact in contacts {
            self.text(&contact.name);
            self.text(&contact.hours);
            self.spans(&contact.audience);
            self.spans(&contact.note);
            contact.reach.iter().for_each(|(_, spans)| self.spans(spans));
        }
    }
}
