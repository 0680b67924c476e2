//! The run of show: which slide when.

use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::minutes::Minutes;
use lectern_model::span::Span;

/// A row of the run of show.
pub(super) struct Row {
    /// When it begins: the time of day, or the time from the beginning.
    pub(super) time: String,
    /// The section that begins with it; empty where one goes on.
    pub(super) section: String,
    /// The slide's title.
    pub(super) slide: String,
    /// Its minutes.
    pub(super) minutes: String,
}

/// The slides of the show that take time, in order.
pub(super) fn rows(deck: &Deck) -> Vec<Row> {
    let mut from = Minutes::ZERO;
    let mut section = None;
    let mut rows = Vec::new();
    for slide in deck.slides.iter().filter(|slide| is_shown(slide)) {
        let named = slide.section.filter(|_| slide.section != section).and_then(|at| deck.sections.get(at));
        section = slide.section;
        rows.push(Row {
            time: clock(deck, from),
            section: named.map(|section| section.title.clone()).unwrap_or_default(),
            slide: Span::plain_text(&slide.title),
            minutes: slide.minutes.to_string(),
        });
        from += slide.minutes;
    }
    rows
}

fn is_shown(slide: &DeckSlide) -> bool {
    !slide.hidden && !slide.backup && slide.minutes > Minutes::ZERO
}

/// The time of day where the talk knows when it begins, else minutes and seconds from its beginning.
fn clock(deck: &Deck, from: Minutes) -> String {
    match deck.starts {
        Some(start) => deck.words.packet.time_of_day(start + from),
        None => format!("{}:{:02}", from.seconds() / 60, from.seconds() % 60),
    }
}
