//! Bodies of running text: bullets, two columns, tables.

use super::body::Area;
use super::column::Column;
use super::scope::Scope;
use crate::drawing::Drawing;
use crate::flow::{Flow, FlowStyle};
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::block::{Block, DeckBlock, Heading, Tone};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::span::Span;
use lectern_model::theme::PlaceholderKind;

/// How far gaps between bullets widen where there is room.
const BULLET_SPREAD: f32 = 1.7;
/// The same in columns.
const COLUMN_SPREAD: f32 = 1.5;
/// Between the rule over a column and its head.
const UNDER_RULE: Pt = Pt(9.0);

/// Paragraphs and a list.
pub(super) fn bullets(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let mut flow = Flow::new(rect.width);
    flow.blocks(setter, &scope.slide.body, &scope.look.flow_style(scale), &scope.env());
    Column::new(flow, PlaceholderKind::Body, rect).spread(BULLET_SPREAD)
}

/// A table with what is said about it. Few rows stand wide apart.
pub(super) fn table(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let base = scope.look.flow_style(scale);
    let build = |setter: &mut Typesetter, padding: Pt| {
        // Text beside a table is no larger than the table's.
        let body = TextFormat { size: base.body.size.min(base.table.size), ..base.body.clone() };
        let style = FlowStyle { cell_padding: padding, body, ..base.clone() };
        let mut flow = Flow::new(rect.width);
        flow.blocks(setter, &scope.slide.body, &style, &scope.env());
        flow
    };
    let narrow = build(setter, base.cell_padding);
    let rows: usize = scope.slide.body.iter().map(rows_of).sum();
    let free = rect.height - narrow.height(0..narrow.len());
    let more = (free * 0.5 / (rows.max(1) as f32 * 2.0)).min(base.cell_padding * 0.55);
    let flow = if more > Pt(0.5) { build(setter, base.cell_padding + more) } else { narrow };
    Column::new(flow, PlaceholderKind::Body, rect)
}

/// How many rows a block has, its head included.
fn rows_of(block: &DeckBlock) -> usize {
    match block {
        Block::Table(table) => table.rows.len() + 1,
        Block::Paragraph(_)
        | Block::Heading(_)
        | Block::List(_)
        | Block::Quote(_)
        | Block::Picture(_)
        | Block::Chart(_)
        | Block::Number(_)
        | Block::Contacts(_) => 0,
    }
}

/// Two columns, each under a rule in the colour of what it tells.
pub(super) fn two_columns(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Vec<Column> {
    let body = scope.slide.body.as_slice();
    let second = second_start(body);
    let (left, right) = body.split_at(second);
    let mut columns = Vec::new();
    for (kind, blocks, start) in [(PlaceholderKind::Body, left, 0), (PlaceholderKind::SecondBody, right, second)] {
        if !blocks.is_empty() {
            columns.push(column(setter, scope, area.rect(scope, kind), kind, blocks, start, scale));
        }
    }
    columns
}

/// Where the second column starts: at the heading in the middle of all headings.
fn second_start(blocks: &[DeckBlock]) -> usize {
    let heads: Vec<usize> =
        blocks.iter().enumerate().filter(|(_, block)| matches!(block, Block::Heading(_))).map(|(at, _)| at).collect();
    match heads.len() {
        0 => blocks.len().div_ceil(2),
        1 => heads.first().copied().filter(|at| *at > 0).unwrap_or(blocks.len()),
        count => heads.get(count.div_ceil(2)).copied().unwrap_or(blocks.len()),
    }
}

fn column(
    setter: &mut Typesetter,
    scope: &Scope<'_>,
    rect: Rect,
    kind: PlaceholderKind,
    blocks: &[DeckBlock],
    start: usize,
    scale: f32,
) -> Column {
    let style = FlowStyle { heading_gap: Pt::ZERO, ..scope.look.flow_style(scale) };
    let rect = Rect { y: rect.y + UNDER_RULE, height: rect.height - UNDER_RULE, ..rect };
    let mut flow = Flow::new(rect.width);
    flow.start_at(start);
    flow.blocks(setter, blocks, &style, &scope.env());
    let heading = match blocks.first() {
        Some(Block::Heading(heading)) => Some(heading),
        _ => None,
    };
    let colours = &scope.theme.colours;
    let rule = heading.map(|heading| match heading.tone {
        Tone::Plain => colours.accent_2,
        Tone::Do => colours.positive,
        Tone::Dont => colours.negative,
    });
    let head = heading.map(|heading| head_again(setter, scope, heading, &style, rect.width));
    Column { rule, head, ..Column::new(flow, kind, rect).spread(COLUMN_SPREAD) }
}

/// A column's head as it is shown again where the column goes on.
fn head_again(setter: &mut Typesetter, scope: &Scope<'_>, heading: &Heading<Span>, style: &FlowStyle, width: Pt) -> Drawing {
    let mut spans = heading.inlines.clone();
    spans.push(super::continued(scope.deck));
    let lines = setter.shape(&spans, &style.head(heading.tone)).set(width);
    let mut drawing = Drawing::new(Size::new(width, lines.height()));
    drawing.lines(None, lines, Point::new(Pt::ZERO, Pt::ZERO));
    drawing
}
