//! What stands on every page beside its content: talk, presenter, agency, day, page n of N.

use super::look::Look;
use crate::format::TextFormat;
use crate::line::Lines;
use crate::typesetter::Typesetter;
use lectern_model::block::Align;
use lectern_model::deck::Deck;
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_model::words::Words;
use lectern_scene::document::Document;
use lectern_scene::scene::{ItemKind, Role, Scene};
use lectern_scene::shape::{Path, Shape};

/// Room between the rule and the words under it, in parts of their size.
const RULE_GAP: f32 = 0.6;
/// The longest page number room is kept for.
const WIDEST_PAGE: usize = 888;

/// The foot of every page, ready to be put on: the talk at the left and the page at the right, then who and when on the same line
/// where there is room, under it where there is not. A draft translation says so above both.
pub(super) struct Furniture {
    draft: Option<Lines>,
    title: Lines,
    rest: Lines,
    /// Where the rest stands, from the title's corner.
    rest_at: Point,
    format: TextFormat,
    rule: Colour,
    page_width: Pt,
    /// What marks every page at its head, such as the presenter's copy, and the colour of the band it stands on.
    banner: Option<(Lines, Colour)>,
}

impl Furniture {
    pub(super) fn new(setter: &mut Typesetter, deck: &Deck, look: &Look, width: Pt) -> Self {
        Self::with_facts(setter, deck, look, width, &[])
    }

    /// The same with further facts after who and when.
    pub(super) fn with_facts(setter: &mut Typesetter, deck: &Deck, look: &Look, width: Pt, more: &[String]) -> Self {
        let format = look.furniture();
        let end = TextFormat { align: Align::End, ..format.clone() };
        let page_width = setter.shape_text(&page_of(&deck.words, WIDEST_PAGE, WIDEST_PAGE), &end).natural_width();
        let gap = format.size * 1.2;
        let draft = deck.draft_translation.then(|| [Span::strong(deck.words.draft_translation)]);
        let draft = draft.map(|spans| setter.shape(&spans, &format).set(width));
        let title = setter.shape(&[Span::strong(&deck.title)], &format).set(width - page_width - gap);
        let from = [deck.presenter.as_str(), deck.agency.as_str()].into_iter().filter(|text| !text.is_empty());
        let day = deck.date.map(|day| deck.words.date(day));
        let facts = from.map(str::to_owned).chain(day).chain(more.iter().cloned());
        let facts: Vec<String> = facts.map(|fact| fact.replace(' ', "\u{A0}")).collect();
        let mut rest = setter.shape_text(&facts.join(" · "), &format);
        let beside = title.lines.len() == 1 && title.widest() + rest.natural_width() + page_width + gap * 2.0 <= width;
        let rest_at = if beside { Point::new(title.widest() + gap, Pt::ZERO) } else { Point::new(Pt::ZERO, title.height()) };
        let rest = rest.set(width - rest_at.x);
        Self { draft, title, rest, rest_at, format: end, rule: look.inks.rule, page_width, banner: None }
    }

    /// The same with a band at the head of every page.
    pub(super) fn with_banner(mut self, setter: &mut Typesetter, text: &str, look: &Look) -> Self {
        let colour = look.inks.band_text;
        let format = TextFormat { weight: 700, colour, tracking: 0.04, ..look.furniture() };
        let mut paragraph = setter.shape_text(&text.to_uppercase(), &format);
        let width = paragraph.natural_width() + Pt(0.1);
        self.banner = Some((paragraph.set(width), look.inks.band));
        self
    }

    /// How high the foot is.
    pub(super) fn height(&self) -> Pt {
        let facts = self.title.height().max(self.rest_at.y + self.rest.height());
        self.draft_height() + facts + self.format.size * RULE_GAP
    }

    fn draft_height(&self) -> Pt {
        self.draft.as_ref().map_or(Pt::ZERO, Lines::height)
    }

    /// Puts it on every page: the foot from `foot` down, the band over `head`.
    pub(super) fn put_on(&self, setter: &mut Typesetter, document: &mut Document, words: &Words, head: Point, foot: Rect) {
        let count = document.pages.len();
        for (at, page) in document.pages.iter_mut().enumerate() {
            let line = Path::line(foot.origin(), Point::new(foot.right(), foot.y));
            page.push(Role::Artifact, ItemKind::Shape(Shape::stroked(line, self.rule, Pt(0.6))));
            let mut y = foot.y + self.format.size * RULE_GAP;
            if let Some(draft) = &self.draft {
                put_lines(page, draft, Point::new(foot.x, y));
                y += draft.height();
            }
            put_lines(page, &self.title, Point::new(foot.x, y));
            put_lines(page, &self.rest, self.rest_at.moved(foot.x, y));
            let number = setter.shape_text(&page_of(words, at + 1, count), &self.format).set(self.page_width);
            put_lines(page, &number, Point::new(foot.right() - self.page_width, y));
            if let Some((lines, band)) = &self.banner {
                let pad = self.format.size * 0.8;
                let height = lines.height() + pad * 0.7;
                let bounds = Rect::new(head.x, head.y - height, lines.width + pad * 2.0, height);
                page.push(Role::Artifact, ItemKind::Shape(Shape::filled(Path::rounded(bounds, Pt(2.0)), *band)));
                put_lines(page, lines, Point::new(bounds.x + pad, bounds.y + pad * 0.35));
            }
        }
    }
}

fn page_of(words: &Words, page: usize, count: usize) -> String {
    format!("{} {page} {} {count}", words.page, words.of)
}

/// Puts lines on a page as furniture.
fn put_lines(page: &mut Scene, lines: &Lines, at: Point) {
    let mut y = at.y;
    for line in &lines.lines {
        for run in &line.runs {
            let glyphs = run.glyphs.clone().moved(at.x + line.indent, y + line.baseline);
            page.push(Role::Pagination, ItemKind::Text(glyphs));
        }
        y += line.height;
    }
}
