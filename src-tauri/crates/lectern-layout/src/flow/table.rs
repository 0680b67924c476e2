//! Tables in a flow: columns as wide as their words need, light rules, no boxes.

use super::{Column, Flow, FlowStyle, Piece};
use crate::drawing::{LocalId, Part};
use crate::format::TextFormat;
use crate::paragraph::Paragraph;
use crate::typesetter::Typesetter;
use lectern_model::block::Table;
use lectern_model::geometry::{Point, Pt};
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{Role, Scope};

/// Room between two columns, as a part of the text size.
const COLUMN_GAP: f32 = 1.4;

impl Flow {
    pub(super) fn table(&mut self, setter: &mut Typesetter, table: &Table<Span>, style: &FlowStyle, column: Column) {
        let owner = self.tree.add(column.parent, Role::Table);
        let align = |at: usize| table.align.get(at).copied().unwrap_or_default();
        let mut shape = |cells: &[Vec<Span>], format: &TextFormat| -> Vec<Paragraph> {
            let cell = |(at, spans): (usize, &Vec<Span>)| setter.shape(spans, &TextFormat { align: align(at), ..format.clone() });
            cells.iter().enumerate().map(cell).collect()
        };
        let head = shape(&table.header, &style.table_head);
        let rows: Vec<Vec<Paragraph>> = table.rows.iter().map(|row| shape(row, &style.table)).collect();
        // Gaps give way before columns do: many columns still stand in their width.
        let gap = (style.table.size * COLUMN_GAP).min(column.width * 0.4 / table.header.len().max(1) as f32);
        let widths = column_widths(&head, &rows, column.width, gap);
        let places = Places { column, widths, gap, padding: style.cell_padding, right_to_left: style.right_to_left() };
        let mut head_index = None;
        if head.iter().any(|cell| !cell.is_empty()) {
            let mut piece = self.row(head, &places, owner, Role::TableHeader(Scope::Column), style.accent, Pt(1.2));
            (piece.gap_before, piece.keep_with_next) = (style.paragraph_gap, true);
            self.heads.push(piece.clone());
            head_index = Some(self.heads.len() - 1);
            piece.head = head_index;
            self.push(piece);
        }
        let count = rows.len();
        for (at, row) in rows.into_iter().enumerate() {
            self.place.item = at;
            let mut piece = self.row(row, &places, owner, Role::TableCell, style.rule, Pt(0.6));
            piece.head = head_index;
            // The last two rows stay together: one alone under a repeated head looks lost.
            piece.keep_with_next = count > 2 && at + 2 == count;
            if at == 0 && head_index.is_none() {
                piece.gap_before = style.paragraph_gap;
            }
            self.push(piece);
        }
    }

    fn row(&mut self, cells: Vec<Paragraph>, places: &Places, table: LocalId, role: Role, rule: Colour, weight: Pt) -> Piece {
        let row = self.tree.add(Some(table), Role::TableRow);
        let mut parts = Vec::with_capacity(cells.len() + 1);
        let mut height = Pt::ZERO;
        // From the edge at which lines begin.
        let mut used = Pt::ZERO;
        for (mut cell, width) in cells.into_iter().zip(&places.widths) {
            let owner = self.tree.add(Some(row), role);
            let lines = cell.set(*width);
            height = height.max(lines.height());
            let x = places.left(used, *width);
            parts.push(Part::Lines { owner: Some(owner), lines, at: Point::new(x, places.padding) });
            used += *width + places.gap;
        }
        let height = height + places.padding * 2.0;
        let width = used - places.gap;
        let left = places.left(Pt::ZERO, width);
        let line = Path::line(Point::new(left, height), Point::new(left + width, height));
        parts.push(Part::Shape { owner: None, shape: Shape::stroked(line, rule, weight) });
        Piece { height, parts, ..Piece::default() }
    }
}

/// Where the cells of a row stand.
struct Places {
    column: Column,
    widths: Vec<Pt>,
    gap: Pt,
    padding: Pt,
    right_to_left: bool,
}

impl Places {
    /// The left edge of something of a width that stands so far from where lines begin.
    fn left(&self, from: Pt, width: Pt) -> Pt {
        let start = self.column.start(width, self.right_to_left);
        if self.right_to_left { start - from } else { start + from }
    }
}

/// The columns' widths, after CSS 2.2 §17.5.2.2: each its natural width where there is room for all, otherwise the room beyond the
/// widest words is shared by how much more each would like.
fn column_widths(head: &[Paragraph], rows: &[Vec<Paragraph>], width: Pt, gap: Pt) -> Vec<Pt> {
    let count = head.len().max(rows.iter().map(Vec::len).max().unwrap_or(0));
    let mut least = vec![0.0_f32; count];
    let mut natural = vec![0.0_f32; count];
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        for (at, cell) in row.iter().enumerate() {
            if let (Some(least), Some(natural)) = (least.get_mut(at), natural.get_mut(at)) {
                *least = least.max(cell.least_width().0 + 0.5);
                *natural = natural.max(cell.natural_width().0 + 0.5);
            }
        }
    }
    let room = (width.0 - gap.0 * count.saturating_sub(1) as f32).max(1.0);
    let (all_least, all_natural): (f32, f32) = (least.iter().sum(), natural.iter().sum());
    let share = |least: f32, natural: f32| {
        if all_natural <= room {
            natural + (room - all_natural) * natural / all_natural.max(1.0)
        } else if all_least >= room {
            least * room / all_least
        } else {
            least + (room - all_least) * (natural - least) / (all_natural - all_least).max(0.001)
        }
    };
    least.iter().zip(&natural).map(|(least, natural)| Pt(share(*least, *natural))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_without_columns_has_no_widths() {
        assert!(column_widths(&[], &[], Pt(100.0), Pt(10.0)).is_empty());
    }
}
