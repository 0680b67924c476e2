//! Tables with columns of given widths and rows of at least a height: facts, schedules, forms.

use crate::drawing::Drawing;
use crate::flow::FlowStyle;
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::geometry::{Point, Pt, Size};
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{Role, Scope};

/// A cell of a row.
pub(in crate::handout) struct Cell {
    spans: Vec<Span>,
    role: Role,
    /// Whether its words stand in a ring, to be marked.
    ring: bool,
}

impl Cell {
    /// Words.
    pub(in crate::handout) fn text(text: &str) -> Self {
        Self { spans: vec![Span::text(text)], role: Role::TableCell, ring: false }
    }

    /// Words with marks.
    pub(in crate::handout) fn spans(spans: Vec<Span>) -> Self {
        Self { spans, role: Role::TableCell, ring: false }
    }

    /// What names its row.
    pub(in crate::handout) fn heading(text: &str) -> Self {
        Self { spans: vec![Span::text(text)], role: Role::TableHeader(Scope::Row), ring: false }
    }

    /// A mark to draw a ring around.
    pub(in crate::handout) fn mark(text: &str) -> Self {
        Self { ring: true, ..Self::text(text) }
    }
}

/// Columns of given widths, and how their rows look. Rows stand under an open table.
pub(in crate::handout) struct Grid<'a> {
    widths: &'a [Pt],
    text: TextFormat,
    head: TextFormat,
    padding: Pt,
    gap: Pt,
    accent: Colour,
    rule: Colour,
    ring: Colour,
}

impl<'a> Grid<'a> {
    /// Columns of these widths, with a little room between them.
    pub(in crate::handout) fn new(style: &FlowStyle, widths: &'a [Pt]) -> Self {
        Self {
            widths,
            text: style.table.clone(),
            head: style.table_head.clone(),
            padding: style.cell_padding,
            gap: style.table.size * 0.9,
            accent: style.accent,
            rule: style.rule,
            ring: style.caption.colour,
        }
    }

    /// The room between two columns.
    pub(in crate::handout) fn gap(style: &FlowStyle) -> Pt {
        style.table.size * 0.9
    }

    /// The row that names the columns.
    pub(in crate::handout) fn head(&self, setter: &mut Typesetter, names: &[&str]) -> Drawing {
        let cell = |name: &&str| Cell { role: Role::TableHeader(Scope::Column), ..Cell::text(name) };
        let cells: Vec<Cell> = names.iter().map(cell).collect();
        self.draw(setter, &cells, Pt::ZERO, self.accent, Pt(1.2))
    }

    /// A row of at least a height.
    pub(in crate::handout) fn row(&self, setter: &mut Typesetter, cells: &[Cell], least: Pt) -> Drawing {
        self.draw(setter, cells, least, self.rule, Pt(0.6))
    }

    /// The width of all columns.
    fn width(&self) -> Pt {
        let widths: Pt = self.widths.iter().copied().sum();
        widths + self.gap * self.widths.len().saturating_sub(1) as f32
    }

    fn draw(&self, setter: &mut Typesetter, cells: &[Cell], least: Pt, rule: Colour, weight: Pt) -> Drawing {
        let mut drawing = Drawing::default();
        let row = drawing.element(None, Role::TableRow);
        let set = |cell: &Cell, width: Pt, setter: &mut Typesetter| {
            let format = if cell.role == Role::TableCell { &self.text } else { &self.head };
            setter.shape(&cell.spans, format).set(width)
        };
        let lines: Vec<_> = cells.iter().zip(self.widths).map(|(cell, width)| set(cell, *width, setter)).collect();
        let words = lines.iter().fold(Pt::ZERO, |height, lines| height.max(lines.height()));
        let height = (words + self.padding * 2.0).max(least);
        let mut x = Pt::ZERO;
        for ((cell, lines), width) in cells.iter().zip(lines).zip(self.widths) {
            let owner = drawing.element(Some(row), cell.role);
            let down = if least.0 > 0.0 { (height - lines.height()) * 0.5 } else { self.padding };
            let mut at = Point::new(x, down);
            if cell.ring {
                at.x = x + (*width - lines.widest()) * 0.5;
                let centre = Point::new(x + *width * 0.5, height * 0.5);
                drawing.shape(None, Shape::stroked(Path::circle(centre, self.text.size * 0.85), self.ring, Pt(0.7)));
            }
            drawing.lines(Some(owner), lines, at);
            x += *width + self.gap;
        }
        let line = Path::line(Point::new(Pt::ZERO, height), Point::new(self.width(), height));
        drawing.shape(None, Shape::stroked(line, rule, weight));
        drawing.size = Size::new(self.width(), height);
        drawing
    }
}

/// A line to write on, at the foot of its height.
pub(in crate::handout) fn writing_line(width: Pt, height: Pt, colour: Colour) -> Drawing {
    let mut drawing = Drawing::new(Size::new(width, height));
    let line = Path::line(Point::new(Pt::ZERO, height), Point::new(width, height));
    drawing.shape(None, Shape::stroked(line, colour, Pt(0.5)));
    drawing
}
