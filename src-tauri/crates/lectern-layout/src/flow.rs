//! A column of text, tables and figures as pieces that may be split over frames, columns or pages.

mod list;
mod measure;
mod reference;
mod style;
mod table;

pub use measure::BlockPlace;
pub use style::{FlowEnv, FlowStyle};

use crate::chart::draw_chart;
use crate::composer::{Composer, Reading};
use crate::contact::draw_contact;
use crate::drawing::{Drawing, LocalId, LocalTree, Part};
use crate::format::TextFormat;
use crate::line::{Line, Lines};
use crate::typesetter::Typesetter;
use crate::vector::Pen;
use lectern_model::block::{Block, DeckBlock, Heading, Number, Picture, Tone};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::id::ImageId;
use lectern_model::image::Image;
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{NodeId, Role};
use std::collections::BTreeMap;
use std::ops::Range;

/// How wide the bar beside a quotation is.
const BAR: Pt = Pt(2.0);

/// A column of pieces.
#[derive(Debug, Default)]
pub struct Flow {
    width: Pt,
    tree: LocalTree,
    pieces: Vec<Piece>,
    /// Heads of tables, painted again where a table goes on over a break.
    heads: Vec<Piece>,
    /// What the current part tells, by the last heading.
    tone: Tone,
    /// A bullet or number waiting for the first line of its item.
    label: Option<Part>,
    /// The element everything added now stands under.
    section: Option<LocalId>,
    /// Marks waiting for the next piece.
    marks: Vec<Mark>,
    /// Whether the next piece starts a new frame.
    breaks: bool,
    /// Which block, and which item or row of it, is being added.
    place: BlockPlace,
}

/// What is noted down when a piece is painted and its page and height are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// An entry of the outline at a level, from 0.
    Outline(u8, String),
    /// The entry of the bibliography with this number.
    Reference(u32),
}

/// An unbreakable piece: a line, a row, a figure. Parts are relative to its top left corner.
#[derive(Debug, Clone, Default)]
struct Piece {
    height: Pt,
    gap_before: Pt,
    keep_with_next: bool,
    parts: Vec<Part>,
    /// The table it is a row of, where that has a head to repeat.
    head: Option<usize>,
    /// Whether it is a further line of the same paragraph as the piece before.
    continues: bool,
    /// Whether it starts a new frame.
    breaks: bool,
    marks: Vec<Mark>,
    place: BlockPlace,
}

/// Where in the column a block stands: how far from its left edge, and under which element.
#[derive(Debug, Clone, Copy)]
struct Column {
    x: Pt,
    width: Pt,
    parent: Option<LocalId>,
    /// How deep in lists, from 0.
    level: usize,
}

impl Column {
    /// The same column with room left free where its lines begin.
    fn indented(self, indent: Pt, right_to_left: bool) -> Self {
        let x = if right_to_left { self.x } else { self.x + indent };
        Self { x, width: self.width - indent, ..self }
    }

    /// The left edge of something of a width that stands where lines begin.
    fn start(self, width: Pt, right_to_left: bool) -> Pt {
        if right_to_left { self.x + self.width - width } else { self.x }
    }
}

impl Flow {
    /// An empty column.
    pub fn new(width: Pt) -> Self {
        Self { width, ..Self::default() }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The column's width.
    pub fn width(&self) -> Pt {
        self.width
    }

    /// Opens an element; what is added stands under it until it is closed or another is opened.
    pub fn open(&mut self, role: Role) {
        self.section = Some(self.tree.add(None, role));
    }

    /// Closes what was opened.
    pub fn close(&mut self) {
        self.section = None;
    }

    /// Marks the next piece.
    pub fn mark(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// Makes the next piece the first of a new frame.
    pub fn break_frame(&mut self) {
        self.breaks = true;
    }

    /// The whole column.
    fn column(&self) -> Column {
        Column { x: Pt::ZERO, width: self.width, parent: self.section, level: 0 }
    }

    /// Adds blocks.
    pub fn blocks(&mut self, setter: &mut Typesetter, blocks: &[DeckBlock], style: &FlowStyle, env: &FlowEnv<'_>) {
        let column = self.column();
        self.tone = Tone::Plain;
        for block in blocks {
            self.block(setter, block, style, env, column);
            self.place = BlockPlace { block: self.place.block + 1, item: 0 };
        }
        // A list's last line must not be held to what another author's block says next.
        if let Some(last) = self.pieces.last_mut() {
            last.keep_with_next = false;
        }
    }

    /// Adds a heading; it stays with what follows.
    pub fn heading(&mut self, setter: &mut Typesetter, spans: &[Span], format: &TextFormat, level: u8, gap_before: Pt) {
        let owner = self.tree.add(self.section, Role::Heading(level));
        let lines = setter.shape(spans, format).set(self.width);
        self.push_lines(lines, Some(owner), Pt::ZERO, gap_before, true);
        for piece in self.pieces.iter_mut().rev().take_while(|piece| piece.continues) {
            piece.keep_with_next = true;
        }
    }

    /// Adds a paragraph as an element of the given role.
    pub fn paragraph(&mut self, setter: &mut Typesetter, spans: &[Span], format: &TextFormat, role: Role, gap_before: Pt) {
        let column = self.column();
        self.text(setter, spans, format, role, gap_before, column);
    }

    /// Keeps what was added last on one page with what comes next.
    pub fn keep_with_next(&mut self) {
        if let Some(last) = self.pieces.last_mut() {
            last.keep_with_next = true;
        }
    }

    /// Adds an unbreakable piece.
    pub fn drawing(&mut self, drawing: Drawing, gap_before: Pt, keep_with_next: bool) {
        self.place(drawing, self.section, Pt::ZERO, gap_before, keep_with_next);
    }

    /// Adds blocks with a bar where their lines begin, in an element of the given role: what is said beside the text.
    pub fn aside(
        &mut self,
        setter: &mut Typesetter,
        blocks: &[DeckBlock],
        role: Role,
        bar: Colour,
        style: &FlowStyle,
        env: &FlowEnv<'_>,
    ) {
        let column = self.column();
        self.barred(setter, blocks, (role, bar), style, env, column);
    }

    /// Adds empty room, dropped at the top of a page.
    pub fn space(&mut self, height: Pt) {
        self.push(Piece { gap_before: height, ..Piece::default() });
    }

    /// The height of a range of pieces that stands at the top of a frame.
    pub fn height(&self, range: Range<usize>) -> Pt {
        let mut height = self.repeated_head(range.start).map_or(Pt::ZERO, |head| head.height);
        for (at, piece) in self.pieces.get(range).unwrap_or_default().iter().enumerate() {
            height += if at == 0 { piece.height } else { piece.height + piece.gap_before };
        }
        height
    }

    /// The end of the pieces from `from` on that fit in a height. No line of a paragraph stands alone and headings keep with their
    /// text, if that can be had; at least one piece is taken.
    pub fn fit(&self, from: usize, height: Pt) -> usize {
        let mut used = self.repeated_head(from).map_or(Pt::ZERO, |head| head.height);
        let (mut end, mut good) = (from, from);
        for (at, piece) in self.pieces.iter().enumerate().skip(from) {
            if piece.breaks && at > from {
                return end;
            }
            used += if at == from { piece.height } else { piece.height + piece.gap_before };
            if used.0 > height.0 + 0.01 {
                break;
            }
            end = at + 1;
            if !piece.keep_with_next || end == self.pieces.len() {
                good = end;
            }
        }
        if good > from { good } else { end.max((from + 1).min(self.pieces.len())) }
    }

    /// The head to repeat when a page starts at `at`: that of a table already begun.
    fn repeated_head(&self, at: usize) -> Option<&Piece> {
        let head = self.pieces.get(at)?.head?;
        let before = self.pieces.get(at.checked_sub(1)?)?;
        if before.head == Some(head) { self.heads.get(head) } else { None }
    }

    /// Paints a range of pieces on the composer's last page; returns the height it took. Elements that go on over a break stay one.
    pub fn paint(
        &mut self,
        composer: &mut Composer,
        images: &BTreeMap<ImageId, Image>,
        range: Range<usize>,
        parent: NodeId,
        at: Point,
    ) -> Pt {
        let mut y = at.y;
        if let Some(head) = self.repeated_head(range.start).cloned() {
            for part in head.parts {
                part.silent().paint(composer, &mut self.tree, images, parent, Point::new(at.x, y));
            }
            y += head.height;
        }
        let mut next = range.start;
        while next < range.end.min(self.pieces.len()) {
            let Some(piece) = self.pieces.get(next).cloned() else { break };
            if next > range.start {
                y += piece.gap_before;
            }
            for mark in &piece.marks {
                match mark {
                    Mark::Outline(level, title) => composer.outline(*level, title, y),
                    Mark::Reference(number) => composer.place_reference(*number, y),
                }
            }
            let more = self.continuing_lines(next, range.end);
            let count = more.len();
            let height: Pt = more.iter().map(|line| line.height).sum();
            self.paint_piece(composer, images, piece.parts, more, parent, Point::new(at.x, y));
            y += piece.height + height;
            next += 1 + count;
        }
        y - at.y
    }

    /// The lines of the pieces after `at` that belong to the same paragraph.
    fn continuing_lines(&self, at: usize, end: usize) -> Vec<Line> {
        let rest = self.pieces.get(at + 1..end.min(self.pieces.len())).unwrap_or_default();
        let lines = rest.iter().take_while(|piece| piece.continues).filter_map(|piece| match piece.parts.as_slice() {
            [Part::Lines { lines, .. }] => lines.lines.first().cloned(),
            _ => None,
        });
        lines.collect()
    }

    fn paint_piece(
        &mut self,
        composer: &mut Composer,
        images: &BTreeMap<ImageId, Image>,
        mut parts: Vec<Part>,
        more: Vec<Line>,
        parent: NodeId,
        at: Point,
    ) {
        let last = if more.is_empty() { None } else { parts.pop() };
        for part in parts {
            part.paint(composer, &mut self.tree, images, parent, at);
        }
        let Some(Part::Lines { owner, mut lines, at: place }) = last else { return };
        lines.lines.extend(more);
        let reading = match owner {
            Some(id) => Reading::Content(self.tree.node(composer, parent, id)),
            None => Reading::Silent,
        };
        composer.some_lines(&lines.lines, place.moved(at.x, at.y), reading);
    }

    fn block(&mut self, setter: &mut Typesetter, block: &DeckBlock, style: &FlowStyle, env: &FlowEnv<'_>, column: Column) {
        match block {
            Block::Paragraph(spans) => {
                self.text(setter, spans, style.text(column.level), Role::Paragraph, style.paragraph_gap, column);
                if leads_on(spans)
                    && let Some(last) = self.pieces.last_mut()
                {
                    last.keep_with_next = true;
                }
            }
            Block::Heading(heading) => self.block_heading(setter, heading, style, env, column),
            Block::List(list) => self.list(setter, list, style, env, column),
            Block::Table(table) => self.table(setter, table, style, column),
            Block::Quote(blocks) => self.quote(setter, blocks, style, env, column),
            Block::Picture(picture) => self.picture(setter, picture, style, env, column),
            Block::Chart(chart) => {
                let drawing = draw_chart(setter, chart, &style.chart, column.width, style.chart_height);
                self.place(drawing, column.parent, column.x, style.figure_gap, false);
            }
            Block::Number(number) => {
                let drawing = draw_number(setter, number, style, column.width);
                self.place(drawing, column.parent, column.x, style.figure_gap, false);
            }
            Block::Contacts(contacts) => {
                for contact in contacts {
                    let drawing = draw_contact(setter, contact, &style.contact, env.words, column.width);
                    self.place(drawing, column.parent, column.x, style.paragraph_gap, false);
                }
            }
        }
    }

    fn block_heading(
        &mut self,
        setter: &mut Typesetter,
        heading: &Heading<Span>,
        style: &FlowStyle,
        env: &FlowEnv<'_>,
        column: Column,
    ) {
        let format = style.head(heading.tone);
        self.tone = heading.tone;
        let owner = self.tree.add(column.parent, Role::Heading(env.heading_level));
        let lines = setter.shape(&heading.inlines, &format).set(column.width);
        self.push_lines(lines, Some(owner), column.x, style.heading_gap, true);
    }

    fn quote(&mut self, setter: &mut Typesetter, blocks: &[DeckBlock], style: &FlowStyle, env: &FlowEnv<'_>, column: Column) {
        let quoted = FlowStyle { body: style.quote.clone(), ..style.clone() };
        self.barred(setter, blocks, (Role::Quotation, style.accent), &quoted, env, column);
    }

    /// Adds blocks in an element of a role, with a bar of a colour.
    fn barred(
        &mut self,
        setter: &mut Typesetter,
        blocks: &[DeckBlock],
        (role, colour): (Role, Colour),
        style: &FlowStyle,
        env: &FlowEnv<'_>,
        column: Column,
    ) {
        let owner = self.tree.add(column.parent, role);
        let right_to_left = style.right_to_left();
        let inner = Column { parent: Some(owner), ..column.indented(style.indent, right_to_left) };
        let left = column.start(BAR, right_to_left);
        let first = self.pieces.len();
        for block in blocks {
            self.block(setter, block, style, env, inner);
        }
        for (at, piece) in self.pieces.iter_mut().enumerate().skip(first) {
            // The bar bridges the gap between paragraphs of one quotation.
            let up = if at == first { Pt::ZERO } else { piece.gap_before };
            let bar = Rect::new(left, -up, BAR, piece.height + up);
            piece.parts.insert(0, Part::Shape { owner: None, shape: Shape::filled(Path::rect(bar), colour) });
            piece.continues = false;
        }
    }

    fn picture(
        &mut self,
        setter: &mut Typesetter,
        picture: &Picture<Span>,
        style: &FlowStyle,
        env: &FlowEnv<'_>,
        column: Column,
    ) {
        let Some(image) = env.images.get(&picture.image) else { return };
        // Larger pictures are made to fit.
        let natural = image.size();
        let room = Rect::new(Pt::ZERO, Pt::ZERO, column.width.min(natural.width), style.picture_height.min(natural.height));
        let fitted = room.fit(natural);
        let mut drawing = Drawing::new(fitted.size());
        let figure = drawing.figure(None, &picture.alt);
        let pen = Pen { ink: style.accent, ground: style.ground, widest: None };
        drawing.picture(Some(figure), &picture.image, image, Rect { x: Pt::ZERO, y: Pt::ZERO, ..fitted }, pen);
        let captioned = !picture.caption.is_empty();
        self.place(drawing, column.parent, column.x, style.figure_gap, captioned);
        if captioned {
            self.text(setter, &picture.caption, &style.caption, Role::Caption, style.caption_gap, column);
        }
    }

    /// Adds a paragraph's lines.
    fn text(&mut self, setter: &mut Typesetter, spans: &[Span], format: &TextFormat, role: Role, gap: Pt, column: Column) {
        let owner = self.tree.add(column.parent, role);
        let lines = setter.shape(spans, format).set(column.width);
        self.push_lines(lines, Some(owner), column.x, gap, false);
    }

    fn push_lines(&mut self, lines: Lines, owner: Option<LocalId>, x: Pt, gap_before: Pt, keep_with_next: bool) {
        let count = lines.lines.len();
        for (at, line) in lines.lines.into_iter().enumerate() {
            let height = line.height;
            let part = Part::Lines { owner, lines: Lines { lines: vec![line], width: lines.width }, at: Point::new(x, Pt::ZERO) };
            // Neither the first nor the last line of a paragraph stands alone.
            let keep = (at == 0 && count > 1) || at + 2 == count || (at + 1 == count && keep_with_next);
            let gap_before = if at == 0 { gap_before } else { Pt::ZERO };
            let parts = vec![part];
            self.push(Piece { height, gap_before, keep_with_next: keep, parts, continues: at > 0, ..Piece::default() });
        }
    }

    fn place(&mut self, drawing: Drawing, parent: Option<LocalId>, x: Pt, gap_before: Pt, keep_with_next: bool) {
        let mut shifted = Drawing::new(drawing.size);
        let height = drawing.size.height;
        shifted.add(None, drawing, Point::new(x, Pt::ZERO));
        let parts = shifted.into_parts(&mut self.tree, parent);
        self.push(Piece { height, gap_before, keep_with_next, parts, ..Piece::default() });
    }

    fn push(&mut self, mut piece: Piece) {
        if let Some(label) = self.label.take() {
            piece.parts.insert(0, label);
        }
        piece.marks.append(&mut self.marks);
        piece.breaks |= std::mem::take(&mut self.breaks);
        piece.place = self.place;
        self.pieces.push(piece);
    }
}

/// Whether a paragraph announces what follows, as one ending in a colon does.
fn leads_on(spans: &[Span]) -> bool {
    let last = spans.iter().rev().find_map(|span| match span {
        Span::Text(words) if !words.superscript && !words.text.trim().is_empty() => Some(words.text.trim_end()),
        Span::Text(_) | Span::Break | Span::Blank(_) => None,
    });
    last.is_some_and(|text| text.ends_with(':'))
}

/// A figure with what it counts beside it.
fn draw_number(setter: &mut Typesetter, number: &Number<Span>, style: &FlowStyle, width: Pt) -> Drawing {
    let mut value = setter.shape_text(&number.value, &style.number);
    let gap = style.indent;
    let value_width = value.natural_width().min(width * 0.5);
    let value = value.set(value_width + Pt(0.1));
    let mut spans = number.counted.clone();
    if let Some(year) = &number.year {
        spans.push(Span::text(format!(" ({year})")));
    }
    spans.extend(number.cite.iter().cloned());
    let text = setter.shape(&spans, &style.number_label).set(width - value_width - gap);
    let height = value.height().max(text.height());
    let mut drawing = Drawing::new(Size::new(width, height));
    let owner = drawing.element(None, Role::Paragraph);
    let (value_y, text_y) = ((height - value.height()) * 0.5, (height - text.height()) * 0.5);
    drawing.lines(Some(owner), value, Point::new(Pt::ZERO, value_y));
    drawing.lines(Some(owner), text, Point::new(value_width + gap, text_y));
    drawing
}
