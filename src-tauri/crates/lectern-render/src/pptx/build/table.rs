//! Tables: columns and rows where they stand on the page.

use super::context::{Context, text_of};
use super::look::BodyLook;
use super::page::{Found, Page, Reader};
use crate::pptx::presentation::{Cell, Holder, Paragraph, Row, TableShape, TextStyle};
use lectern_model::block::{Align, Table};
use lectern_model::geometry::{Pt, Rect};
use lectern_model::span::Span;
use lectern_scene::shape::Step;
use std::ops::Range;

/// The widths of the rules under the head and under rows.
const RULES: (Pt, Pt) = (Pt(1.2), Pt(0.6));
/// Room between two columns, as a part of the text size.
const COLUMN_GAP: f32 = 1.4;

/// The frame a table stands in, and the placeholder it fills.
pub(super) struct Ground {
    pub(super) bounds: Rect,
    pub(super) scale: f32,
    pub(super) holder: Holder,
}

/// A cell and where it stands.
type Placed = (Paragraph, Option<Found>);

/// A table with some of its rows, read where it stands; none without columns.
pub(super) fn table(
    context: &Context<'_>,
    look: &BodyLook,
    page: &mut Page<'_>,
    reader: &mut Reader<'_>,
    table: &Table<Span>,
    rows: Range<usize>,
    ground: &Ground,
) -> Option<TableShape> {
    let Ground { bounds, scale, holder } = *ground;
    let count = table.header.len().max(table.rows.iter().map(Vec::len).max().unwrap_or(0));
    if count == 0 {
        return None;
    }
    let headed = table.header.iter().any(|cell| !cell.is_empty());
    let right_to_left = context.right_to_left();
    // Columns are counted from where lines begin: in a table from right to left, as a mirror shows it.
    let logical = |found: Found| {
        let across = |x: Pt| bounds.x + bounds.right() - x;
        if right_to_left { Found { left: across(found.right), right: across(found.left), ..found } } else { found }
    };
    let mut lines: Vec<Vec<Placed>> = Vec::new();
    let mut read = |cells: &[Vec<Span>], style: TextStyle| {
        let cell = |at: usize| {
            let align = table.align.get(at).copied().unwrap_or_default();
            let spans = cells.get(at).map(Vec::as_slice).unwrap_or_default();
            let mut paragraph = context.paragraph(context.runs(spans), TextStyle { align, size: style.size * scale, ..style });
            let found = reader.find(&text_of(&paragraph.runs));
            if let Some(found) = found {
                paragraph.style.size = found.size;
            }
            (paragraph, found.map(logical))
        };
        lines.push((0..count).map(cell).collect());
    };
    if headed {
        read(&table.header, look.table_head);
    }
    for row in table.rows.iter().enumerate().filter(|(at, _)| rows.contains(at)).map(|(_, row)| row) {
        read(row, look.table);
    }
    let size = look.table.size * scale;
    let edges = edges(&lines, bounds, count, size);
    let bands = bands(context, page, &lines, bounds, size);
    let top = bands.first().map_or(bounds.y, |band| band.0);
    let bottom = bands.last().map_or(bounds.bottom(), |band| band.1);
    let colours = &context.ground.theme.colours;
    let mut out = Vec::with_capacity(lines.len());
    for (at, (cells, (top, bottom))) in lines.into_iter().zip(bands).enumerate() {
        let rule = if headed && at == 0 { (look.accent, RULES.0) } else { (colours.rule, RULES.1) };
        let place = |(at, cell): (usize, Placed)| place_cell(context, cell, &edges, at, top, size);
        out.push(Row { height: bottom - top, cells: cells.into_iter().enumerate().map(place).collect(), rule });
    }
    let columns = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let bounds = Rect { y: top, height: bottom - top, ..bounds };
    let alt = alt(context, table, count, out.len() - usize::from(headed));
    Some(TableShape { holder, name: "Table".to_owned(), alt, bounds, columns, rows: out, headed, right_to_left })
}

/// What a table is, said before its cells are read: its columns by their names, or how many there are, and how many rows.
fn alt(context: &Context<'_>, table: &Table<Span>, count: usize, rows: usize) -> String {
    let name = |cell: &Vec<Span>| Span::plain_text(cell).split_whitespace().collect::<Vec<_>>().join(" ");
    let names: Vec<String> = table.header.iter().map(name).filter(|name| !name.is_empty()).collect();
    let columns = if names.is_empty() { count.to_string() } else { names.join(", ") };
    context.deck.words.table.replace("{rows}", &rows.to_string()).replace("{columns}", &columns)
}

/// The edges of columns, one more than there are columns: each begins where its words do.
fn edges(lines: &[Vec<Placed>], bounds: Rect, count: usize, size: Pt) -> Vec<Pt> {
    let column = |at: usize| {
        let cells = lines.iter().filter_map(|cells| cells.get(at));
        let ends = cells.filter_map(|(paragraph, found)| Some(((*found)?, paragraph.style.align)));
        ends.map(|(found, align)| (found.left, found.right, align)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1), a.2))
    };
    let columns: Vec<_> = (0..count).map(column).collect();
    let each = bounds.width / count as f32;
    let mut edges = vec![bounds.x];
    for at in 1..count {
        let before = columns.get(at - 1).copied().flatten();
        let least = edges.last().copied().unwrap_or(bounds.x) + Pt(4.0);
        let edge = match (before, columns.get(at).copied().flatten()) {
            (_, Some((left, _, Align::Start))) => left,
            (Some((_, right, Align::End)), _) => right + size * COLUMN_GAP * 0.5,
            (Some((_, right, _)), Some((left, ..))) => (right + left) * 0.5,
            (_, _) => bounds.x + each * at as f32,
        };
        edges.push(edge.max(least).min(bounds.right() - Pt(4.0) * (count - at) as f32));
    }
    edges.push(bounds.right());
    edges
}

/// The tops and bottoms of rows: a row ends with its rule, which the table has itself from here on.
fn bands(context: &Context<'_>, page: &mut Page<'_>, lines: &[Vec<Placed>], bounds: Rect, size: Pt) -> Vec<(Pt, Pt)> {
    let metrics = context.metrics;
    let is_rule = |shape: &lectern_scene::shape::Shape, own: Rect| {
        let straight = matches!(shape.path.steps.as_slice(), [Step::Move(_), Step::Line(_)]) && shape.stroke.is_some();
        straight && own.height <= Pt(0.1) && own.x >= bounds.x - Pt(1.0) && own.right() <= bounds.right() + Pt(1.0)
    };
    let inside = |own: Rect| own.y >= bounds.y - Pt(1.0) && own.y <= bounds.bottom() + Pt(40.0) && own.width > bounds.width * 0.3;
    let taken = page.take(|shape, own| is_rule(shape, own) && inside(own));
    let mut rules: Vec<Pt> = taken.iter().filter_map(|shape| crate::pptx::write::extent(shape)).map(|own| own.y).collect();
    rules.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut bands: Vec<(Pt, Pt)> = Vec::new();
    for cells in lines {
        let found: Vec<_> = cells.iter().filter_map(|(paragraph, found)| Some((paragraph.style, (*found)?))).collect();
        let before = bands.last().map(|band| band.1);
        let line = |style: &TextStyle, found: &Found| {
            let half = (style.leading - metrics.line()) * 0.5;
            (found.first - found.size * (metrics.ascent + half), found.last + found.size * (metrics.descent + half))
        };
        let boxes = found.iter().map(|(style, found)| line(style, found));
        let Some((top, bottom)) = boxes.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else {
            let top = before.unwrap_or(bounds.y);
            bands.push((top, top + size * 2.0));
            continue;
        };
        let rule = rules.iter().copied().find(|rule| *rule >= bottom - Pt(0.5));
        let padding = rule.map_or(size * 0.46, |rule| (rule - bottom).min(size * 2.0)).max(Pt::ZERO);
        bands.push((before.unwrap_or(top - padding), bottom + padding));
    }
    bands
}

/// A cell with room around its words as on the page.
fn place_cell(context: &Context<'_>, cell: Placed, edges: &[Pt], at: usize, top: Pt, size: Pt) -> Cell {
    let (paragraph, found) = cell;
    let (left, right) = (edges.get(at).copied().unwrap_or_default(), edges.get(at + 1).copied().unwrap_or_default());
    let last = at + 2 >= edges.len();
    let gap = (size * COLUMN_GAP).min((right - left) * 0.35);
    let above =
        found.map_or(size * 0.46, |found| found.first - context.metrics.first_baseline(&paragraph.style, found.size) - top);
    let (start, end) = match (paragraph.style.align, found) {
        (Align::Start, _) => (Pt::ZERO, if last { Pt::ZERO } else { gap }),
        (Align::End, Some(found)) => (Pt::ZERO, (right - found.right).max(Pt::ZERO)),
        (Align::End | Align::Centre, _) => (Pt::ZERO, Pt::ZERO),
    };
    let margins = if paragraph.right_to_left { [end, above, start, Pt::ZERO] } else { [start, above, end, Pt::ZERO] };
    Cell { paragraph, margins }
}
