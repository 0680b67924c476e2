//! Local fields that are still empty.

use super::{Finding, FindingKind};
use lectern_model::block::{Block, DeckBlock, List};
use lectern_model::contact::Contact;
use lectern_model::deck::Deck;
use lectern_model::diagnostic::Severity;
use lectern_model::id::SlideId;
use lectern_model::span::Span;
use std::collections::BTreeMap;

/// One finding for each field, at the first slide that shows it.
pub(super) fn findings(deck: &Deck) -> Vec<Finding> {
    let mut blanks = Blanks::default();
    for slide in &deck.slides {
        blanks.slide = Some(slide.id.clone());
        blanks.spans(&slide.title);
        for blocks in [&slide.body, &slide.caveat, &slide.handout, &slide.notes, &slide.asked] {
            blanks.blocks(blocks);
        }
    }
    blanks.slide = None;
    for blocks in [&deck.takeaway.messages, &deck.takeaway.signs, &deck.takeaway.steps] {
        blanks.blocks(blocks);
    }
    blanks.contacts(&deck.takeaway.contacts);
    blanks.contacts(&deck.card_contacts);
    blanks.found.into_iter().map(|(label, places)| finding(&label, places)).collect()
}

fn finding(label: &str, mut places: Vec<Option<SlideId>>) -> Finding {
    places.dedup();
    let first = places.iter().flatten().next().cloned();
    let slides = places.iter().flatten().count();
    let on = match (slides, first.is_some()) {
        (1, _) => " on a slide".to_owned(),
        (_, false) => " in a handout".to_owned(),
        (count, true) => format!(" on {count} slides"),
    };
    let message = format!("“{label}” is still empty{on}");
    let finding = Finding::new(FindingKind::Blank, Severity::Warning, "blank-field", message);
    let hint = "Fill it in under the local fields; until then it is printed as a line to write on.";
    Finding { slide: first, found: Some(label.to_owned()), ..finding.hint(hint) }
}

#[derive(Default)]
struct Blanks {
    slide: Option<SlideId>,
    /// By label, where it stands; none for handouts.
    found: BTreeMap<String, Vec<Option<SlideId>>>,
}

impl Blanks {
    fn spans(&mut self, spans: &[Span]) {
        for span in spans {
            match span {
                Span::Blank(label) => self.found.entry(label.clone()).or_default().push(self.slide.clone()),
                Span::Text(_) | Span::Break => {}
            }
        }
    }

    fn blocks(&mut self, blocks: &[DeckBlock]) {
        for block in blocks {
            match block {
                Block::Paragraph(spans) => self.spans(spans),
                Block::Heading(heading) => self.spans(&heading.inlines),
                Block::List(List { items, .. }) => items.iter().for_each(|item| self.blocks(item)),
                Block::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).for_each(|cell| self.spans(cell)),
                Block::Quote(inner) => self.blocks(inner),
                Block::Picture(picture) => self.spans(&picture.caption),
                Block::Chart(chart) => self.spans(&chart.title),
                Block::Number(number) => self.spans(&number.counted),
                Block::Contacts(contacts) => self.contacts(contacts),
            }
        }
    }

    fn contacts(&mut self, contacts: &[Contact]) {
        for contact in contacts {
            self.spans(&contact.audience);
            contact.reach.iter().for_each(|(_, spans)| self.spans(spans));
            self.spans(&contact.note);
        }
    }
}
