//! The blocks of a frame as segments: paragraphs that follow one another in one placeholder, and what stands between them.

use super::contact::TOLD;
use super::context::Context;
use super::look::BodyLook;
use crate::pptx::presentation::{Bullet, Paragraph, Run, TextStyle, Weight};
use lectern_model::block::{Block, DeckBlock, Heading, List, Number, Picture, Table, Tone};
use lectern_model::chart::Chart;
use lectern_model::contact::Contact;
use lectern_model::geometry::Pt;
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use std::ops::Range;

/// How deep lists stand in one another; deeper ones are set at this depth.
const DEEPEST: usize = 3;

/// A part of a frame.
pub(super) enum Segment<'a> {
    Text(Vec<Paragraph>),
    /// Some rows of a table, under its head.
    Table(&'a Table<Span>, Range<usize>),
    Chart(&'a Chart<Span>),
    Picture(&'a Picture<Span>),
    /// The value of a figure.
    Number(Paragraph),
    /// A contact, with whether it is told whom it is for.
    Contact(&'a Contact, bool),
}

/// Walks through the blocks of a frame.
pub(super) struct Walker<'a, 'b> {
    context: &'b Context<'a>,
    look: &'b BodyLook,
    tone: Tone,
    segments: Vec<Segment<'a>>,
    text: Vec<Paragraph>,
    /// The level of paragraphs and of first-level items.
    levels: (usize, usize),
}

/// Where in lists a block stands.
#[derive(Debug, Clone, Copy)]
struct Depth {
    lists: usize,
    margin: Pt,
}

impl<'a, 'b> Walker<'a, 'b> {
    pub(super) fn new(context: &'b Context<'a>, look: &'b BodyLook) -> Self {
        let levels = level_of(context.slide.kind);
        Self { context, look, tone: Tone::Plain, segments: Vec::new(), text: Vec::new(), levels }
    }

    /// The segments of some blocks of a slide, from an item of the first to an item of the last; 0 is all of them.
    pub(super) fn walk(mut self, blocks: Range<usize>, items: (usize, usize)) -> Vec<Segment<'a>> {
        let body = &self.context.slide.body;
        let (first, last) = (blocks.start, blocks.end.min(body.len()));
        // What the part tells is said by the last heading, which may stand on the page before.
        self.tone = tone_before(body.get(..first).unwrap_or_default());
        for (at, block) in body.iter().enumerate().take(last).skip(first) {
            let from = if at == first { items.0 } else { 0 };
            let to = if at + 1 == last && items.1 > 0 { items.1 } else { usize::MAX };
            self.top(block, at, from..to);
        }
        self.flush();
        self.segments
    }

    /// Some blocks as they stand in a column.
    pub(super) fn walk_all(mut self, blocks: &'a [DeckBlock]) -> Vec<Segment<'a>> {
        for block in blocks {
            self.block(block, Depth { lists: 0, margin: Pt::ZERO });
        }
        self.flush();
        self.segments
    }

    /// The blocks with paragraphs and first-level items at these levels.
    pub(super) fn at_levels(self, levels: (usize, usize)) -> Self {
        Self { levels, ..self }
    }

    /// Adds a paragraph before the blocks.
    pub(super) fn begin(mut self, paragraph: Paragraph) -> Self {
        self.text.push(paragraph);
        self
    }

    /// A block of a slide's body; the first of some kinds of slides is its message.
    fn top(&mut self, block: &'a DeckBlock, at: usize, items: Range<usize>) {
        let depth = Depth { lists: 0, margin: Pt::ZERO };
        match (self.context.slide.kind, block) {
            (SlideKind::Statement, Block::Paragraph(spans)) if at == 0 => self.lead(spans),
            (SlideKind::BigNumber, Block::Number(number)) if at == 0 => {
                self.number(number, self.context.style(lectern_model::theme::TextRole::BigNumber), self.look.lead, true);
            }
            (SlideKind::Quote, Block::Quote(blocks)) if self.is_quoted(at) => {
                let look = BodyLook { body: self.look.lead, ..self.look.clone() };
                let mut inner = Walker { levels: (0, 2), ..Walker::new(self.context, &look) };
                std::mem::swap(&mut inner.text, &mut self.text);
                self.segments.extend(inner.walk_all(blocks));
                // Text goes on in the same placeholder.
                if let Some(Segment::Text(text)) = self.segments.pop_if(|last| matches!(last, Segment::Text(_))) {
                    self.text = text;
                }
            }
            (SlideKind::Steps, Block::List(list)) if list.start.is_some() => self.steps(list, items),
            (SlideKind::Help, Block::Contacts(contacts)) => self.contacts(contacts, items),
            (_, Block::List(list)) => self.list(list, items, depth),
            (_, Block::Table(table)) => self.object(Segment::Table(table, items)),
            (
                _,
                Block::Paragraph(_)
                | Block::Heading(_)
                | Block::Quote(_)
                | Block::Picture(_)
                | Block::Chart(_)
                | Block::Number(_)
                | Block::Contacts(_),
            ) => self.block(block, depth),
        }
    }

    /// Whether a quotation is one of those the slide begins with.
    fn is_quoted(&self, at: usize) -> bool {
        self.context.slide.body.iter().take(at).all(|block| matches!(block, Block::Quote(_)))
    }

    fn lead(&mut self, spans: &[Span]) {
        let paragraph = self.context.paragraph(self.context.runs(spans), self.look.lead);
        self.text.push(paragraph);
    }

    fn block(&mut self, block: &'a DeckBlock, depth: Depth) {
        match block {
            Block::Paragraph(spans) => self.paragraph(spans, self.look.text(depth.lists), Bullet::None, depth),
            Block::Heading(heading) => self.heading(heading, depth),
            Block::List(list) => self.list(list, 0..usize::MAX, depth),
            Block::Table(table) => self.object(Segment::Table(table, 0..usize::MAX)),
            Block::Quote(blocks) => {
                let look = BodyLook { body: self.look.quote, ..self.look.clone() };
                let mut inner = Walker { levels: self.levels, ..Walker::new(self.context, &look) };
                std::mem::swap(&mut inner.text, &mut self.text);
                let depth = Depth { margin: depth.margin + self.look.indent, ..depth };
                for block in blocks {
                    inner.block(block, depth);
                }
                std::mem::swap(&mut inner.text, &mut self.text);
                self.segments.append(&mut inner.segments);
            }
            Block::Picture(picture) => self.object(Segment::Picture(picture)),
            Block::Chart(chart) => {
                let title = chart_title(chart);
                if !title.is_empty() {
                    let colour = self.context.ground.theme.colours.title;
                    let style = TextStyle { weight: Weight::Semibold, colour, strong: colour, ..self.look.table };
                    self.paragraph(&title, style, Bullet::None, Depth { lists: 0, margin: Pt::ZERO });
                }
                self.object(Segment::Chart(chart));
            }
            Block::Number(number) => self.number(number, self.look.number, self.look.number_label, false),
            Block::Contacts(contacts) => {
                for contact in contacts {
                    self.object(Segment::Contact(contact, true));
                }
            }
        }
    }

    fn heading(&mut self, heading: &Heading<Span>, depth: Depth) {
        self.tone = heading.tone;
        let style = heading_style(self.context, self.look, heading.tone);
        self.paragraph(&heading.inlines, style, Bullet::None, depth);
    }

    /// A figure; `message` is whether it is what the slide says.
    fn number(&mut self, number: &'a Number<Span>, value: TextStyle, label: TextStyle, message: bool) {
        let value = self.context.paragraph(vec![Run::text(number.value.as_str())], value);
        self.object(Segment::Number(value));
        let paragraph = self.context.paragraph(self.context.runs(&counted(number, message)), label);
        self.text.push(paragraph);
    }

    /// The contacts of a slide for them.
    fn contacts(&mut self, contacts: &'a [Contact], items: Range<usize>) {
        let shown = contacts.iter().enumerate().filter(|(at, _)| items.contains(at));
        for (_, contact) in shown {
            self.object(Segment::Contact(contact, contacts.len() <= TOLD));
        }
        // What the boxes before the names ask for stands under the last of them.
        if items.end >= contacts.len() && contacts.iter().any(|contact| contact.checked_on.is_none()) {
            let caption = self.look.caption;
            let text = self.context.ground.theme.colours.text;
            let style = TextStyle { size: caption.size * 0.92, weight: Weight::Semibold, colour: text, leading: 1.24, ..caption };
            let (margin, indent) = (style.size * 1.1, -(style.size * 1.1));
            let mark = self
                .context
                .paragraph(vec![Run::text(self.context.deck.words.check_before_print)], TextStyle { margin, indent, ..style });
            self.text.push(Paragraph { bullet: Bullet::Sign { sign: '☐', colour: text }, ..mark });
            self.flush();
        }
    }

    fn steps(&mut self, list: &'a List<Span, Contact>, items: Range<usize>) {
        let start = list.start.unwrap_or(1);
        for (at, blocks) in list.items.iter().enumerate().filter(|(at, _)| items.contains(at)) {
            let number = start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            let mut bullet = Bullet::Number { number, colour: self.look.accent, dot: false, percent: 130 };
            let margin = self.look.body.size * 1.5;
            for block in blocks {
                match block {
                    Block::Paragraph(spans) => {
                        let own = std::mem::replace(&mut bullet, Bullet::None);
                        let indent = if own == Bullet::None { Pt::ZERO } else { -margin };
                        self.push(spans, TextStyle { margin, indent, ..self.look.body }, own, 0);
                    }
                    Block::Heading(_)
                    | Block::List(_)
                    | Block::Table(_)
                    | Block::Quote(_)
                    | Block::Picture(_)
                    | Block::Chart(_)
                    | Block::Number(_)
                    | Block::Contacts(_) => {
                        // A list in a step is of the next level, though it looks as one of the first.
                        let levels = std::mem::replace(&mut self.levels, (0, 1));
                        self.block(block, Depth { lists: 0, margin });
                        self.levels = levels;
                    }
                }
            }
        }
    }

    fn list(&mut self, list: &'a List<Span, Contact>, items: Range<usize>, outer: Depth) {
        let step = if outer.lists < DEEPEST { self.look.indent } else { Pt::ZERO };
        let inner = Depth { lists: outer.lists + 1, margin: outer.margin + step };
        for (at, blocks) in list.items.iter().enumerate().filter(|(at, _)| items.contains(at)) {
            let number = list.start.map(|start| start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)));
            let mut bullet = match number {
                Some(number) => Bullet::Number { number, colour: self.look.accent, dot: true, percent: 100 },
                None => self.look.bullet(inner.lists, self.tone, self.context.ground.theme),
            };
            for block in blocks {
                match block {
                    Block::Paragraph(spans) => {
                        let own = std::mem::replace(&mut bullet, Bullet::None);
                        self.paragraph(spans, self.look.text(inner.lists), own, inner);
                    }
                    Block::Heading(_)
                    | Block::List(_)
                    | Block::Table(_)
                    | Block::Quote(_)
                    | Block::Picture(_)
                    | Block::Chart(_)
                    | Block::Number(_)
                    | Block::Contacts(_) => self.block(block, inner),
                }
            }
        }
    }

    fn paragraph(&mut self, spans: &[Span], style: TextStyle, bullet: Bullet, depth: Depth) {
        let indent = if bullet == Bullet::None { Pt::ZERO } else { -self.look.indent };
        let level = match depth.lists {
            0 => self.levels.0,
            lists => self.levels.1 + lists - 1,
        };
        self.push(spans, TextStyle { margin: depth.margin, indent, ..style }, bullet, level);
    }

    fn push(&mut self, spans: &[Span], style: TextStyle, bullet: Bullet, level: usize) {
        let paragraph = self.context.paragraph(self.context.runs(spans), style);
        self.text.push(Paragraph { level, bullet, ..paragraph });
    }

    fn object(&mut self, segment: Segment<'a>) {
        self.flush();
        self.segments.push(segment);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let mut text = std::mem::take(&mut self.text);
            count(&mut text);
            self.segments.push(Segment::Text(text));
        }
    }
}

/// The levels of paragraphs and of first-level items on a kind of slide.
pub(super) fn level_of(kind: SlideKind) -> (usize, usize) {
    match kind {
        SlideKind::Statement | SlideKind::BigNumber | SlideKind::Quote => (1, 2),
        SlideKind::Title | SlideKind::Section | SlideKind::References => (0, 1),
        SlideKind::Bullets
        | SlideKind::TwoColumns
        | SlideKind::Table
        | SlideKind::Chart
        | SlideKind::Steps
        | SlideKind::Picture
        | SlideKind::Help => (0, 0),
    }
}

/// The style of a heading that tells something.
pub(super) fn heading_style(context: &Context<'_>, look: &BodyLook, tone: Tone) -> TextStyle {
    let colour = match tone {
        Tone::Plain => look.heading.colour,
        Tone::Do => context.ground.theme.colours.positive,
        Tone::Dont => context.ground.theme.colours.negative,
    };
    TextStyle { colour, strong: colour, ..look.heading }
}

fn tone_before(blocks: &[DeckBlock]) -> Tone {
    let heading = blocks.iter().rev().find_map(|block| match block {
        Block::Heading(heading) => Some(heading.tone),
        Block::Paragraph(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Quote(_)
        | Block::Picture(_)
        | Block::Chart(_)
        | Block::Number(_)
        | Block::Contacts(_) => None,
    });
    heading.unwrap_or_default()
}

/// Numbers that follow one another count on from the first, so that an item put between them is counted too.
fn count(paragraphs: &mut [Paragraph]) {
    let mut open: Vec<Option<(u32, u32)>> = Vec::new();
    for paragraph in paragraphs {
        open.resize(paragraph.level + 1, None);
        let Some(slot) = open.get_mut(paragraph.level) else { continue };
        *slot = match (&mut paragraph.bullet, *slot) {
            (Bullet::Number { number, .. }, Some((first, next))) if *number == next => {
                *number = first;
                Some((first, next.saturating_add(1)))
            }
            (Bullet::Number { number, .. }, _) => Some((*number, number.saturating_add(1))),
            (Bullet::None | Bullet::Sign { .. }, _) => None,
        };
    }
}

/// What was counted, the year and the citation, as they stand on the page.
fn counted(number: &Number<Span>, message: bool) -> Vec<Span> {
    let mut spans = number.counted.clone();
    if let Some(year) = number.year.as_deref().map(str::trim).filter(|year| !year.is_empty()) {
        match spans.last_mut() {
            Some(Span::Text(words)) if message && words.text.ends_with(')') => {
                words.text.pop();
                words.text.push_str(&format!(",\u{A0}{year})"));
            }
            _ => spans.push(Span::text(format!(" ({year})"))),
        }
    }
    spans.extend(number.cite.iter().cloned());
    spans
}

/// The title of a chart, the unit where the title does not name it, and the citation, as they stand on the page.
fn chart_title(chart: &Chart<Span>) -> Vec<Span> {
    let mut spans = chart.title.clone();
    let title = Span::plain_text(&spans).to_lowercase();
    let unit = chart.unit.trim();
    if !unit.is_empty() && unit != "%" && !title.contains(&unit.to_lowercase()) {
        spans.push(Span::text(if spans.is_empty() { unit.to_owned() } else { format!(" ({unit})") }));
    }
    if !chart.cite.is_empty() && Span::plain_text(&spans).ends_with(|last: char| last.is_ascii_digit()) {
        spans.push(Span::text("\u{A0}"));
    }
    spans.extend(chart.cite.iter().cloned());
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_model::block::Align;
    use lectern_model::theme::Colour;

    fn paragraph(level: usize, number: Option<u32>) -> Paragraph {
        let colour = Colour::BLACK;
        let style = TextStyle {
            size: Pt(20.0),
            weight: Weight::Regular,
            colour,
            strong: colour,
            link: colour,
            leading: 1.2,
            before: Pt::ZERO,
            margin: Pt::ZERO,
            indent: Pt::ZERO,
            align: Align::Start,
            tracking: 0.0,
        };
        let bullet = number.map_or(Bullet::None, |number| Bullet::Number { number, colour, dot: true, percent: 100 });
        Paragraph { level, style, bullet, right_to_left: false, runs: Vec::new() }
    }

    fn counted(paragraphs: &[(usize, Option<u32>)]) -> Vec<Option<u32>> {
        let mut all: Vec<Paragraph> = paragraphs.iter().map(|(level, number)| paragraph(*level, *number)).collect();
        count(&mut all);
        let number = |paragraph: Paragraph| match paragraph.bullet {
            Bullet::Number { number, .. } => Some(number),
            Bullet::None | Bullet::Sign { .. } => None,
        };
        all.into_iter().map(number).collect()
    }

    #[test]
    fn numbers_count_on_from_the_first_of_their_list() {
        assert_eq!(counted(&[(0, Some(3)), (0, Some(4)), (0, Some(5))]), [Some(3), Some(3), Some(3)]);
    }

    #[test]
    fn numbers_begin_anew_behind_what_is_none() {
        assert_eq!(counted(&[(0, Some(1)), (0, None), (0, Some(2))]), [Some(1), None, Some(2)]);
        // A list inside an item does not end the list around it.
        assert_eq!(counted(&[(0, Some(1)), (1, Some(1)), (1, Some(2)), (0, Some(2))]), [Some(1); 4]);
    }
}
