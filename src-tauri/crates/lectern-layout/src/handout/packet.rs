//! The accreditation packet: what an accrediting body asks for beside the slides, and forms to print.

mod form;
pub(super) mod grid;
mod outline;
mod schedule;

use super::article::draw_title_block;
use super::furniture::Furniture;
use super::look::{Look, Sizes};
use super::sheet::{MARGIN, Sheet, paint_pages};
use super::{begin, overfull};
use crate::composer::Composer;
use crate::flow::{Flow, FlowEnv, FlowStyle, Mark};
use crate::format::{Breaking, TextFormat};
use crate::layout::Layout;
use crate::typesetter::Typesetter;
use grid::{Cell, Grid};
use lectern_model::block::{Block, DeckBlock, List};
use lectern_model::deck::Deck;
use lectern_model::geometry::Pt;
use lectern_model::handout::Paper;
use lectern_model::span::Span;
use lectern_model::words::PacketWords;
use lectern_scene::document::Document;
use lectern_scene::structure::{Role, Structure};

/// A packet is filed and read at a desk: a little smaller than an article.
const SIZES: Sizes =
    Sizes { body: Pt(10.5), leading: 1.36, table: Pt(9.75), headings: [Pt(25.0), Pt(16.0), Pt(12.0), Pt(11.0)], ..Sizes::TEXT };
/// How many lines there are to write a biography on.
const BIOGRAPHY_LINES: usize = 8;
/// How many lines there are to write objectives on.
const OBJECTIVE_LINES: usize = 5;
/// How high a line to write on is.
const WRITING: Pt = Pt(24.0);

/// Lays out the accreditation packet. It is laid out twice: the list of its parts tells their pages.
pub(super) fn layout_packet(setter: &mut Typesetter, deck: &Deck, paper: Paper, look: &Look) -> Layout {
    let look = look.sized(SIZES);
    let revised = deck.accreditation.revised.map(|day| format!("{} {}", deck.words.packet.revised, deck.words.date(day)));
    let furniture = Furniture::with_facts(setter, deck, &look, paper.size().width - MARGIN * 2.0, revised.as_slice());
    let sheet = Sheet::upright(paper, MARGIN, furniture.height() + MARGIN * 0.1);
    let mut pages = Vec::new();
    let mut made = (Document::default(), 0);
    for _ in 0..2 {
        made = paint(setter, deck, &look, sheet, &pages);
        pages = made.0.outline.iter().filter(|entry| entry.level == 1).map(|entry| entry.page + 1).collect();
    }
    let (mut document, too_small) = made;
    let foot = sheet.foot(MARGIN, furniture.height());
    furniture.put_on(setter, &mut document, &deck.words, sheet.body.origin(), foot);
    Layout { document, diagnostics: overfull(too_small) }
}

/// The pages without their furniture, and how many of them are too small; `pages` are those on which the parts begin.
fn paint(setter: &mut Typesetter, deck: &Deck, look: &Look, sheet: Sheet, pages: &[usize]) -> (Document, usize) {
    let mut packet = Packet { setter, deck, look, style: look.flow_style(), sheet, flow: Flow::new(sheet.body.width) };
    packet.cover(pages);
    packet.objectives();
    packet.schedule();
    packet.outline();
    packet.references();
    packet.biography();
    packet.sign_in();
    packet.evaluation();
    let mut flow = packet.flow;
    let mut composer = Composer::new(begin(setter, deck));
    composer.expect_references(deck.audience_references().iter().map(|reference| reference.number));
    let too_small = paint_pages(&mut composer, &mut flow, &deck.images, Structure::ROOT, &sheet);
    let mut document = composer.finish();
    document.metadata.subject = deck.words.packet.title.to_owned();
    (document, too_small)
}

/// The packet as it grows.
struct Packet<'a> {
    setter: &'a mut Typesetter,
    deck: &'a Deck,
    look: &'a Look,
    style: FlowStyle,
    sheet: Sheet,
    flow: Flow,
}

impl<'a> Packet<'a> {
    fn words(&self) -> &'a PacketWords {
        &self.deck.words.packet
    }

    /// The titles of the parts, in order; the references only where there are any.
    fn parts(&self) -> Vec<&'static str> {
        let words = self.words();
        let references = (!self.deck.audience_references().is_empty()).then_some(self.deck.words.references);
        let before = [words.objectives, words.schedule, words.outline];
        let after = [words.biography, words.sign_in, words.evaluation];
        before.into_iter().chain(references).chain(after).collect()
    }

    /// What the packet is of: title, who, when, where, and on which page each part is.
    fn cover(&mut self, pages: &[usize]) {
        let (words, deck) = (self.words(), self.deck);
        let format = TextFormat { weight: 700, tracking: 0.04, ..self.look.text(Pt(10.0), self.look.inks.accent) };
        let eyebrow = [Span::text(words.title.to_uppercase())];
        let block = draw_title_block(self.setter, deck, self.look, self.flow.width(), &[]);
        self.flow.mark(Mark::Outline(0, deck.title.clone()));
        self.flow.drawing(block, Pt::ZERO, true);
        self.flow.paragraph(self.setter, &eyebrow, &format, Role::Paragraph, Pt::ZERO);
        let body = self.look.sizes.body;
        self.facts(&[
            (words.audience, deck.audience_name.clone()),
            (words.presenter, deck.presenter.clone()),
            (words.agency, deck.agency.clone()),
            (words.date, deck.date.map(|day| deck.words.date(day)).unwrap_or_default()),
            (words.begins, deck.starts.map(|time| words.time_of_day(time)).unwrap_or_default()),
            (words.venue, deck.venue.clone()),
            (words.duration, format!("{} {}", deck.minutes, deck.words.minutes)),
            (words.content, deck.accreditation.content.clone()),
            (words.revised, deck.accreditation.revised.map(|day| deck.words.date(day)).unwrap_or_default()),
        ]);
        let heading = self.look.heading(3);
        self.flow.heading(self.setter, &[Span::text(words.contents)], &heading, 2, body * 2.0);
        self.flow.space(body * 0.3);
        let widths = [self.flow.width() * 0.72, self.flow.width() * 0.2];
        let grid = Grid::new(&self.style, &widths);
        self.flow.open(Role::Table);
        self.flow.drawing(grid.head(self.setter, &[words.contents, self.deck.words.page]), body * 0.4, true);
        for (at, title) in self.parts().into_iter().enumerate() {
            let page = pages.get(at).map(usize::to_string).unwrap_or_default();
            let row = [Cell::heading(title), Cell::text(&page)];
            let drawing = grid.row(self.setter, &row, Pt::ZERO);
            self.flow.drawing(drawing, Pt::ZERO, false);
        }
        self.flow.close();
    }

    /// Facts as rows; where one is not known, the row is a line to write on.
    fn facts(&mut self, facts: &[(&str, String)]) {
        let widths = [self.flow.width() * 0.26, self.flow.width() * 0.7];
        let grid = Grid::new(&self.style, &widths);
        self.flow.open(Role::Table);
        for (at, (name, value)) in facts.iter().enumerate() {
            let row = [Cell::heading(name), Cell::text(value)];
            let least = if value.is_empty() { WRITING } else { Pt::ZERO };
            let gap = if at == 0 { self.look.sizes.body * 1.4 } else { Pt::ZERO };
            let drawing = grid.row(self.setter, &row, least);
            self.flow.drawing(drawing, gap, false);
        }
        self.flow.close();
    }

    /// Opens a part with its heading, on a new page where it has one of its own.
    fn part(&mut self, title: &str, own_page: bool) {
        if own_page {
            self.flow.break_frame();
        }
        self.flow.mark(Mark::Outline(1, title.to_owned()));
        let format = self.look.heading(2);
        self.flow.heading(self.setter, &[Span::text(title)], &format, 2, self.look.sizes.body * 2.4);
    }

    fn objectives(&mut self) {
        let words = self.words();
        self.part(words.objectives, true);
        let style = self.style.clone();
        let lead = [Span::text(words.able_to)];
        self.flow.paragraph(self.setter, &lead, &style.body, Role::Paragraph, style.paragraph_gap);
        self.flow.keep_with_next();
        let objectives = &self.deck.accreditation.objectives;
        if objectives.is_empty() {
            self.lines_to_write_on(OBJECTIVE_LINES);
            return;
        }
        let item = |text: &String| vec![Block::Paragraph(vec![Span::text(text)])];
        let list = Block::List(List { start: Some(1), items: objectives.iter().map(item).collect() });
        self.blocks(&[list], &style, 3);
    }

    fn references(&mut self) {
        let references = self.deck.audience_references();
        if references.is_empty() {
            return;
        }
        self.part(self.deck.words.references, true);
        let link_colour = self.look.inks.muted;
        let body = TextFormat { breaking: Breaking::Even, link_colour, ..self.look.small() };
        let style = FlowStyle { body, ..self.style.clone() };
        self.flow.space(self.look.sizes.body * 0.5);
        self.flow.references(self.setter, &references, &style, &self.deck.words);
    }

    fn biography(&mut self) {
        let (words, deck) = (self.words(), self.deck);
        self.part(words.biography, false);
        let style = self.style.clone();
        let from: Vec<&str> =
            [deck.presenter.as_str(), deck.agency.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
        if !from.is_empty() {
            let who = [Span::strong(from.join(", "))];
            self.flow.paragraph(self.setter, &who, &style.body, Role::Paragraph, style.paragraph_gap);
        }
        if deck.accreditation.biography.is_empty() {
            self.lines_to_write_on(BIOGRAPHY_LINES);
        } else {
            let spans = [Span::text(&deck.accreditation.biography)];
            self.flow.paragraph(self.setter, &spans, &style.body, Role::Paragraph, style.paragraph_gap);
        }
    }

    /// Says that nothing has been filled in, and gives lines to write it on.
    fn lines_to_write_on(&mut self, count: usize) {
        let quiet = self.look.quiet();
        let said = [Span::text(self.words().not_filled_in)];
        self.flow.paragraph(self.setter, &said, &quiet, Role::Paragraph, self.style.paragraph_gap);
        for _ in 0..count {
            self.flow.keep_with_next();
            self.flow.drawing(grid::writing_line(self.flow.width(), WRITING, self.style.caption.colour), Pt::ZERO, false);
        }
    }

    fn blocks(&mut self, blocks: &[DeckBlock], style: &FlowStyle, heading_level: u8) {
        let env = FlowEnv { words: &self.deck.words, images: &self.deck.images, heading_level };
        self.flow.blocks(self.setter, blocks, style, &env);
    }
}
