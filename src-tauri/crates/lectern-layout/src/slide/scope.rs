//! What every part of a slide needs to know.

use super::grid::{self, Grid};
use super::icon;
use super::look::Look;
use crate::flow::FlowEnv;
use crate::format::TextFormat;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::geometry::Rect;
use lectern_model::span::Span;
use lectern_model::theme::{Anchor, Placeholder, PlaceholderKind, SlideLayout, TextRole, Theme};

/// The level of headings among a slide's blocks; its title has level 1.
const HEADING_LEVEL: u8 = 2;

/// A slide with its deck, its layout and its look.
pub(super) struct Scope<'a> {
    pub(super) deck: &'a Deck,
    pub(super) slide: &'a DeckSlide,
    pub(super) theme: &'a Theme,
    pub(super) layout: &'a SlideLayout,
    pub(super) grid: Grid,
    /// The box of the slide's icon, as its layout has it.
    pub(super) icon: Option<Rect>,
    pub(super) look: Look<'a>,
}

impl Scope<'_> {
    /// The placeholder of a kind.
    pub(super) fn placeholder(&self, kind: PlaceholderKind) -> Option<&Placeholder> {
        grid::placeholder(self.theme, self.layout, kind)
    }

    /// The box of a placeholder; it ends before the slide's icon.
    pub(super) fn rect(&self, kind: PlaceholderKind) -> Option<Rect> {
        let frame = self.grid.rect(self.placeholder(kind)?);
        Some(if kind == PlaceholderKind::Icon { frame } else { self.before_icon(frame) })
    }

    /// The part of a box left of the slide's icon, where that would stand in it.
    pub(super) fn before_icon(&self, frame: Rect) -> Rect {
        let Some(icon) = self.icon else { return frame };
        let taken = Rect { x: icon.x - icon::GAP, width: icon.width + icon::GAP, ..icon };
        if taken.overlaps(frame) && taken.x > frame.x { Rect { width: taken.x - frame.x, ..frame } } else { frame }
    }

    /// Where content stands in a placeholder.
    pub(super) fn anchor(&self, kind: PlaceholderKind) -> Anchor {
        self.placeholder(kind).map(|placeholder| placeholder.anchor).unwrap_or_default()
    }

    /// The format of a placeholder's text, whose usual role is `role`.
    pub(super) fn format(&self, kind: PlaceholderKind, role: TextRole) -> TextFormat {
        let role = self.placeholder(kind).and_then(|placeholder| placeholder.style).unwrap_or(role);
        self.look.format(role, 1.0)
    }

    /// What blocks need beside their words.
    pub(super) fn env(&self) -> FlowEnv<'_> {
        FlowEnv { words: &self.deck.words, images: &self.deck.images, heading_level: HEADING_LEVEL }
    }

    /// The title of the slide's section; empty where it has none.
    pub(super) fn section_title(&self) -> &str {
        let section = self.slide.section.and_then(|at| self.deck.sections.get(at));
        section.map_or("", |section| section.title.as_str())
    }
}

/// A label of the program's own words as it stands before a text: `Sources: `.
pub(super) fn label(words: &str) -> Span {
    Span::strong(format!("{}: ", words.trim_end().trim_end_matches(':')))
}
