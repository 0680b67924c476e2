//! The expanded outline: sections and slides by number with what each teaches, in words.

use super::Packet;
use super::schedule::{entries, plain_title};
use crate::flow::{FlowStyle, Mark};
use crate::format::{Breaking, TextFormat};
use crate::handout::wording;
use lectern_model::block::{Block, DeckBlock, List};
use lectern_model::deck::DeckSlide;
use lectern_model::minutes::Minutes;
use lectern_model::span::Span;
use lectern_scene::structure::Role;

impl Packet<'_> {
    /// The outline: what is on the slides, without pictures.
    pub(super) fn outline(&mut self) {
        let words = self.words();
        self.part(words.outline, false);
        let small = TextFormat { breaking: Breaking::Even, leading: 1.3, ..self.look.small() };
        let style = FlowStyle { sub_body: small.clone(), quote: small.clone(), body: small, ..self.style.clone() };
        let mut section = None;
        let (mut of_section, mut of_slide) = (0, 0);
        let deck = self.deck;
        for entry in entries(deck) {
            let Some(slide) = entry.slide else { continue };
            if of_section == 0 || slide.section != section {
                section = slide.section;
                (of_section, of_slide) = (of_section + 1, 0);
                let found = section.and_then(|at| deck.sections.get(at));
                let title = found.map_or(deck.title.as_str(), |section| section.title.as_str());
                let minutes = found.map_or(Minutes::ZERO, |section| section.minutes);
                self.section_heading(of_section, title, entry.from, minutes);
            }
            of_slide += 1;
            self.slide(&format!("{of_section}.{of_slide}"), slide, &style);
        }
    }

    fn section_heading(&mut self, number: usize, title: &str, from: Minutes, minutes: Minutes) {
        let body = self.look.sizes.body;
        let title = format!("{number}. {title}");
        let mut spans = vec![Span::text(&title)];
        if minutes > Minutes::ZERO {
            spans.push(Span::text(format!("  ·  {}, {minutes}\u{A0}{}", self.clock(from), self.deck.words.minutes)));
        }
        let format = self.look.heading(3);
        self.flow.mark(Mark::Outline(2, title));
        self.flow.heading(self.setter, &spans, &format, 3, body * 1.5);
    }

    fn slide(&mut self, number: &str, slide: &DeckSlide, style: &FlowStyle) {
        let talk = &self.deck.language;
        let foreign = (slide.language != *talk).then(|| self.look.in_language(&slide.language));
        let look = foreign.as_ref().unwrap_or(self.look);
        let mut title = vec![Span::text(format!("{number}\u{2002}"))];
        title.extend(plain_title(slide));
        title.push(Span::text(format!(" ({}\u{A0}{})", slide.minutes, self.deck.words.minutes)));
        self.flow.heading(self.setter, &title, &look.heading(4), 4, look.sizes.body * 0.9);
        let in_words: Vec<DeckBlock> = slide.body.iter().flat_map(told).collect();
        self.blocks(&wording::marked(&in_words, slide, talk), style, 5);
        if !slide.caveat.is_empty() {
            let caveat = wording::lead_in(&wording::marked(&slide.caveat, slide, talk), self.deck.words.please_note);
            let caveat: Vec<DeckBlock> = caveat.iter().flat_map(told).collect();
            let env = crate::flow::FlowEnv { words: &self.deck.words, images: &self.deck.images, heading_level: 5 };
            self.flow.aside(self.setter, &caveat, Role::Note, self.look.inks.muted, style, &env);
        }
    }
}

/// A block in words: what a picture or a chart shows is told, and of contacts their names.
fn told(block: &DeckBlock) -> Vec<DeckBlock> {
    match block {
        Block::Paragraph(_) | Block::Heading(_) | Block::Table(_) => vec![block.clone()],
        Block::List(list) => {
            let items = list.items.iter().map(|item| item.iter().flat_map(told).collect()).collect();
            vec![Block::List(List { start: list.start, items })]
        }
        Block::Quote(inner) => vec![Block::Quote(inner.iter().flat_map(told).collect())],
        Block::Picture(picture) => {
            let caption = (!picture.caption.is_empty()).then(|| Block::Paragraph(picture.caption.clone()));
            let alt = Block::Paragraph(vec![Span::text(&picture.alt)]);
            caption.into_iter().chain([alt]).collect()
        }
        Block::Chart(chart) => {
            let mut title = chart.title.clone();
            title.extend(chart.cite.iter().cloned());
            vec![Block::Paragraph(title), Block::Paragraph(vec![Span::text(&chart.alt)])]
        }
        Block::Number(number) => {
            let mut spans = vec![Span::strong(format!("{} ", number.value))];
            spans.extend(number.counted.iter().cloned());
            spans.extend(number.year.iter().map(|year| Span::text(format!(" ({year})"))));
            spans.extend(number.cite.iter().cloned());
            vec![Block::Paragraph(spans)]
        }
        Block::Contacts(contacts) => {
            let items = contacts.iter().map(|contact| vec![Block::Paragraph(vec![Span::text(&contact.name)])]).collect();
            vec![Block::List(List { start: None, items })]
        }
    }
}
