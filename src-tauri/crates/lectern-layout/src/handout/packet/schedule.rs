//! The schedule by the quarter hour: what is taught when, to the minute.

use super::Packet;
use super::grid::{Cell, Grid};
use crate::flow::Mark;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::geometry::Pt;
use lectern_model::minutes::Minutes;
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_scene::structure::Role;

/// A quarter of an hour.
const QUARTER: Minutes = Minutes::new(15);

/// A slide, or what of it is in one quarter of an hour.
pub(super) struct Entry<'a> {
    /// When it begins, from the beginning of the talk.
    pub(super) from: Minutes,
    /// How long it is.
    pub(super) minutes: Minutes,
    /// None for the time after the last slide.
    pub(super) slide: Option<&'a DeckSlide>,
    /// Whether it began in the quarter before.
    pub(super) continued: bool,
}

/// The slides of a talk that are shown, each with when it begins; then what time is left.
pub(super) fn entries(deck: &Deck) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let mut from = Minutes::ZERO;
    let shown = |slide: &&DeckSlide| !slide.hidden && !slide.backup && slide.minutes > Minutes::ZERO;
    for slide in deck.slides.iter().filter(shown) {
        entries.push(Entry { from, minutes: slide.minutes, slide: Some(slide), continued: false });
        from += slide.minutes;
    }
    if deck.minutes > from {
        entries.push(Entry { from, minutes: deck.minutes - from, slide: None, continued: false });
    }
    entries
}

/// The same, divided where a quarter of an hour ends.
fn quarters<'a>(entries: &[Entry<'a>]) -> Vec<Vec<Entry<'a>>> {
    let mut quarters: Vec<Vec<Entry<'a>>> = Vec::new();
    for entry in entries {
        let (mut from, mut left) = (entry.from, entry.minutes);
        while left > Minutes::ZERO {
            let quarter = (from.seconds() / QUARTER.seconds()) as usize;
            let end = Minutes::from_seconds((from.seconds() / QUARTER.seconds() + 1) * QUARTER.seconds());
            let minutes = left.min(end - from);
            if quarters.len() <= quarter {
                quarters.resize_with(quarter + 1, Vec::new);
            }
            if let Some(list) = quarters.get_mut(quarter) {
                list.push(Entry { from, minutes, slide: entry.slide, continued: from > entry.from });
            }
            from += minutes;
            left = left - minutes;
        }
    }
    quarters
}

impl Packet<'_> {
    /// The schedule: a table for each quarter of an hour.
    pub(super) fn schedule(&mut self) {
        let words = self.words();
        self.part(words.schedule, false);
        let entries = entries(self.deck);
        let whole: Minutes = entries.iter().filter(|entry| entry.slide.is_some()).map(|entry| entry.minutes).sum();
        let said = format!("{}: {} {}", words.instruction, whole, self.deck.words.minutes);
        let body = self.style.body.clone();
        self.flow.paragraph(self.setter, &[Span::text(said)], &body, Role::Paragraph, self.style.paragraph_gap);
        let width = self.flow.width() - Grid::gap(&self.style) * 3.0;
        let widths = [width * 0.15, width * 0.29, width * 0.44, width * 0.12];
        let last = entries.last().map_or(Minutes::ZERO, |entry| entry.from + entry.minutes);
        for (at, quarter) in quarters(&entries).iter().enumerate() {
            let from = Minutes::from_seconds(u32::try_from(at).unwrap_or(u32::MAX).saturating_mul(QUARTER.seconds()));
            self.quarter(from, (from + QUARTER).min(last), quarter, &widths);
        }
    }

    fn quarter(&mut self, from: Minutes, to: Minutes, entries: &[Entry<'_>], widths: &[Pt]) {
        let words = self.words();
        let title = format!("{}–{}", self.clock(from), self.clock(to));
        let format = self.look.heading(3);
        self.flow.mark(Mark::Outline(2, title.clone()));
        self.flow.heading(self.setter, &[Span::text(title)], &format, 3, self.look.sizes.body * 1.5);
        let grid = Grid::new(&self.style, widths);
        self.flow.open(Role::Table);
        let head = grid.head(self.setter, &[words.time, words.section, words.topic, words.minutes]);
        self.flow.drawing(head, self.look.sizes.body * 0.3, true);
        let mut before = None;
        for (at, entry) in entries.iter().enumerate() {
            let section = entry.slide.and_then(|slide| slide.section);
            let named = section.and_then(|at| self.deck.sections.get(at)).map_or("", |section| section.title.as_str());
            // A section is named where it begins; rows below it are the same section's.
            let shown = if at > 0 && section == before { "" } else { named };
            before = section;
            let mut topic = entry.slide.map_or_else(|| vec![Span::text(words.questions)], plain_title);
            if entry.continued {
                topic.push(Span::text(format!(" ({})", self.deck.words.continued)));
            }
            let time = self.clock(entry.from);
            let row = [Cell::heading(&time), Cell::text(shown), Cell::spans(topic), Cell::text(&entry.minutes.to_string())];
            let drawing = grid.row(self.setter, &row, Pt::ZERO);
            // The last two rows stay together.
            self.flow.drawing(drawing, Pt::ZERO, entries.len() > 2 && at + 2 == entries.len());
        }
        self.flow.close();
    }

    /// A time from the beginning of the talk; the time of day where the talk knows when it begins.
    pub(super) fn clock(&self, time: Minutes) -> String {
        match self.deck.starts {
            Some(start) => self.words().time_of_day(start + time),
            None if time.seconds().is_multiple_of(60) => format!("{}:{:02}", time.seconds() / 3600, time.seconds() / 60 % 60),
            None => format!("{}:{:02}:{:02}", time.seconds() / 3600, time.seconds() / 60 % 60, time.seconds() % 60),
        }
    }
}

/// A slide's title without marks; the kind's name where it has none.
pub(super) fn plain_title(slide: &DeckSlide) -> Vec<Span> {
    let title = Span::plain_text(&slide.title);
    if title.trim().is_empty() { vec![Span::text(SlideKind::name(slide.kind))] } else { slide.title.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_deck::{deck, slide};

    #[test]
    fn a_quarter_of_an_hour_is_full_and_a_slide_over_its_end_is_divided() {
        let mut slides: Vec<_> =
            (0..3).map(|at| slide(&format!("s{at}"), SlideKind::Bullets, "What we know", Vec::new())).collect();
        for slide in &mut slides {
            slide.minutes = Minutes::new(8);
        }
        let deck = Deck { minutes: Minutes::new(40), ..deck(slides) };
        let quarters = quarters(&entries(&deck));
        let sums: Vec<Minutes> = quarters.iter().map(|quarter| quarter.iter().map(|entry| entry.minutes).sum()).collect();
        assert_eq!(sums, [Minutes::new(15), Minutes::new(15), Minutes::new(10)]);
        assert!(quarters[1][0].continued && quarters[1][0].minutes == Minutes::new(1));
        assert!(quarters[2].iter().all(|entry| entry.slide.is_none()), "what is left is for questions");
    }
}
