//! Pages about a talk's files: how to give it from a strange machine, what was checked.

use super::furniture::Furniture;
use super::look::{Look, Sizes};
use super::packet::grid::{Cell, Grid};
use super::sheet::{MARGIN, Sheet, paint_pages};
use super::{begin, overfull, take_missing};
use crate::composer::Composer;
use crate::flow::{Flow, FlowEnv, FlowStyle, Mark};
use crate::format::{Breaking, TextFormat};
use crate::layout::Layout;
use crate::typesetter::Typesetter;
use lectern_model::block::{Block, DeckBlock, List};
use lectern_model::deck::Deck;
use lectern_model::geometry::Pt;
use lectern_model::handout::{Ink, Paper};
use lectern_model::span::Span;
use lectern_model::theme::Theme;
use lectern_scene::structure::{Role, Structure};

/// Pages about a talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaflet {
    /// What it is, over its parts and in the document's properties.
    pub title: String,
    /// What to know first.
    pub lead: String,
    /// Its parts, in order.
    pub parts: Vec<LeafletPart>,
    /// Whether it is made as small as one page needs, down to 8.5 points.
    pub one_page: bool,
}

/// A part of a leaflet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafletPart {
    /// Its heading.
    pub title: String,
    /// What it says.
    pub content: LeafletContent,
}

/// What a part of a leaflet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeafletContent {
    /// Paragraphs.
    Text(Vec<String>),
    /// Points; numbered ones are steps.
    List {
        /// Whether their order matters.
        numbered: bool,
        /// Each a line or more.
        items: Vec<String>,
    },
    /// Rows; the first cell of each names it.
    Table {
        /// The columns' names.
        head: Vec<String>,
        /// How wide each column is, in parts of all.
        shares: Vec<u8>,
        /// The rows' cells.
        rows: Vec<Vec<String>>,
    },
}

impl Leaflet {
    /// Everything it says, each paragraph, item and cell by itself.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.title.clone(), self.lead.clone()];
        for part in &self.parts {
            texts.push(part.title.clone());
            match &part.content {
                LeafletContent::Text(paragraphs) => texts.extend(paragraphs.iter().cloned()),
                LeafletContent::List { items, .. } => texts.extend(items.iter().cloned()),
                LeafletContent::Table { head, rows, .. } => texts.extend(head.iter().chain(rows.iter().flatten()).cloned()),
            }
        }
        texts
    }
}

const SIZES: Sizes =
    Sizes { body: Pt(10.5), leading: 1.34, table: Pt(10.0), headings: [Pt(22.0), Pt(14.0), Pt(12.0), Pt(11.0)], ..Sizes::TEXT };
/// The factors tried for one page, largest first; the last brings text to 8.5 points.
const FACTORS: [f32; 5] = [1.0, 0.95, 0.9, 0.85, 0.81];

/// Lays out pages about a talk.
pub fn layout_leaflet(setter: &mut Typesetter, deck: &Deck, theme: &Theme, paper: Paper, leaflet: &Leaflet) -> Layout {
    let look = Look::new(theme, Ink::Colour, &deck.language);
    let factors = if leaflet.one_page { &FACTORS[..] } else { &FACTORS[..1] };
    let mut made = Layout::default();
    for factor in factors {
        made = layout(setter, deck, paper, &look.sized(SIZES.scaled(*factor)), leaflet);
        if made.document.pages.len() <= 1 {
            break;
        }
    }
    made.diagnostics.extend(take_missing(setter, &leaflet.title));
    made
}

fn layout(setter: &mut Typesetter, deck: &Deck, paper: Paper, look: &Look, leaflet: &Leaflet) -> Layout {
    let furniture = Furniture::new(setter, deck, look, paper.size().width - MARGIN * 2.0);
    let sheet = Sheet::upright(paper, MARGIN, furniture.height() + MARGIN * 0.1);
    let mut writer = Writer { setter, deck, look, style: look.flow_style(), flow: Flow::new(sheet.body.width) };
    writer.head(leaflet);
    for part in &leaflet.parts {
        writer.part(part);
    }
    let mut flow = writer.flow;
    let mut composer = Composer::new(begin(setter, deck));
    let too_small = paint_pages(&mut composer, &mut flow, &deck.images, Structure::ROOT, &sheet);
    let mut document = composer.finish();
    document.metadata.title = [deck.title.as_str(), leaflet.title.as_str()].join(": ");
    let foot = sheet.foot(MARGIN, furniture.height());
    furniture.put_on(setter, &mut document, &deck.words, sheet.body.origin(), foot);
    Layout { document, diagnostics: overfull(too_small) }
}

/// A leaflet as it grows.
struct Writer<'a> {
    setter: &'a mut Typesetter,
    deck: &'a Deck,
    look: &'a Look,
    style: FlowStyle,
    flow: Flow,
}

impl Writer<'_> {
    fn head(&mut self, leaflet: &Leaflet) {
        let body = self.look.sizes.body;
        let title = [Span::text(&leaflet.title)];
        self.flow.mark(Mark::Outline(0, leaflet.title.clone()));
        self.flow.heading(self.setter, &title, &self.look.heading(1), 1, Pt::ZERO);
        let talk = [Span::strong(&self.deck.title)];
        let quiet = TextFormat { breaking: Breaking::Balanced, ..self.look.text(body * 1.15, self.look.inks.muted) };
        self.flow.paragraph(self.setter, &talk, &quiet, Role::Paragraph, body * 0.2);
        if !leaflet.lead.is_empty() {
            let lead = [Span::text(&leaflet.lead)];
            self.flow.paragraph(self.setter, &lead, &self.style.body, Role::Paragraph, body);
        }
    }

    fn part(&mut self, part: &LeafletPart) {
        let body = self.look.sizes.body;
        self.flow.mark(Mark::Outline(1, part.title.clone()));
        self.flow.heading(self.setter, &[Span::text(&part.title)], &self.look.heading(2), 2, body * 1.5);
        let paragraph = |text: &String| Block::Paragraph(vec![Span::text(text)]);
        match &part.content {
            LeafletContent::Text(paragraphs) => self.blocks(&paragraphs.iter().map(paragraph).collect::<Vec<_>>()),
            LeafletContent::List { numbered, items } => {
                let items = items.iter().map(|item| vec![paragraph(item)]).collect();
                self.blocks(&[Block::List(List { start: numbered.then_some(1), items })]);
            }
            LeafletContent::Table { head, shares, rows } => self.table(head, shares, rows),
        }
    }

    fn blocks(&mut self, blocks: &[DeckBlock]) {
        let env = FlowEnv { words: &self.deck.words, images: &self.deck.images, heading_level: 3 };
        let style = FlowStyle { item_gap: self.style.item_gap * 0.8, ..self.style.clone() };
        self.flow.blocks(self.setter, blocks, &style, &env);
    }

    fn table(&mut self, head: &[String], shares: &[u8], rows: &[Vec<String>]) {
        let all: f32 = shares.iter().map(|share| f32::from(*share)).sum();
        let room = self.flow.width() - Grid::gap(&self.style) * shares.len().saturating_sub(1) as f32;
        let widths: Vec<Pt> = shares.iter().map(|share| room * (f32::from(*share) / all.max(1.0))).collect();
        let style = FlowStyle { cell_padding: self.style.cell_padding * 0.75, ..self.style.clone() };
        let grid = Grid::new(&style, &widths);
        let names: Vec<&str> = head.iter().map(String::as_str).collect();
        self.flow.open(Role::Table);
        self.flow.drawing(grid.head(self.setter, &names), self.look.sizes.body * 0.4, true);
        for (at, row) in rows.iter().enumerate() {
            let cell = |(at, text): (usize, &String)| if at == 0 { Cell::heading(text) } else { Cell::text(text) };
            let cells: Vec<Cell> = row.iter().enumerate().map(cell).collect();
            let drawing = grid.row(self.setter, &cells, Pt::ZERO);
            // The last two rows stay together.
            self.flow.drawing(drawing, Pt::ZERO, rows.len() > 2 && at + 2 == rows.len());
        }
        self.flow.close();
    }
}
