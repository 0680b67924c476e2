//! Bodies that say one thing: a statement, a figure, a quotation.

use super::body::Area;
use super::column::Column;
use super::scope::Scope;
use crate::drawing::Drawing;
use crate::flow::{Flow, FlowStyle};
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::block::{Block, DeckBlock, Number};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::span::Span;
use lectern_model::theme::{PlaceholderKind, TextRole};
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::Role;

/// Room for descending strokes of a figure, as a part of its size.
const DESCENT: f32 = 0.16;
/// The thickness of the bar that shows a percentage.
const BAR: Pt = Pt(7.0);

/// One message, large; what follows is smaller.
pub(super) fn statement(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let mut flow = Flow::new(rect.width);
    let mut rest = scope.slide.body.as_slice();
    if let Some((Block::Paragraph(spans), after)) = rest.split_first() {
        let format = scope.look.format(TextRole::Statement, scale);
        flow.paragraph(setter, spans, &format, Role::Paragraph, Pt::ZERO);
        flow.space(format.size * 0.3);
        rest = after;
    }
    follow(setter, scope, &mut flow, rest, scale);
    anchored(scope, flow, rect)
}

/// A figure to be seen from the last row, with what was counted under it.
pub(super) fn big_number(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let mut flow = Flow::new(rect.width);
    let mut rest = scope.slide.body.as_slice();
    if let Some((Block::Number(number), after)) = rest.split_first() {
        flow.drawing(draw_value(setter, scope, number, rect.width, scale), Pt::ZERO, true);
        let format = scope.look.format(TextRole::NumberLabel, scale);
        flow.paragraph(setter, &counted(number), &format, Role::Paragraph, format.size * 0.3);
        rest = after;
    }
    follow(setter, scope, &mut flow, rest, scale);
    anchored(scope, flow, rect)
}

/// A quotation and who said it.
pub(super) fn quote(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let mut flow = Flow::new(rect.width);
    let body = scope.slide.body.as_slice();
    let quoted = body.iter().take_while(|block| matches!(block, Block::Quote(_))).count();
    let (quotes, rest) = body.split_at(quoted);
    let format = scope.look.format(TextRole::Quote, scale);
    for (at, block) in quotes.iter().enumerate() {
        if let Block::Quote(blocks) = block {
            let first = flow.len();
            flow.drawing(draw_quote_mark(setter, &format, rect.width), format.size * 0.5, true);
            flow.open(Role::Quotation);
            let style = FlowStyle { body: format.clone(), ..scope.look.flow_style(scale) };
            flow.blocks(setter, blocks, &style, &scope.env());
            flow.close();
            flow.assign(first, at);
        }
    }
    flow.start_at(quoted);
    follow(setter, scope, &mut flow, rest, scale);
    anchored(scope, flow, rect)
}

/// What follows the one message, in the size of labels.
fn follow(setter: &mut Typesetter, scope: &Scope<'_>, flow: &mut Flow, blocks: &[DeckBlock], scale: f32) {
    let body = scope.look.format(TextRole::NumberLabel, scale * 0.92);
    let style = FlowStyle { paragraph_gap: body.size * 0.7, body, ..scope.look.flow_style(scale) };
    flow.start_at(scope.slide.body.len() - blocks.len());
    flow.blocks(setter, blocks, &style, &scope.env());
}

fn anchored(scope: &Scope<'_>, flow: Flow, rect: Rect) -> Column {
    Column { anchor: scope.anchor(PlaceholderKind::Body), ..Column::new(flow, PlaceholderKind::Body, rect) }
}

/// What was counted, the year and the citation. The year stands in brackets, in those at the end where there are some: a raised
/// number right after it would make another year of it.
fn counted(number: &Number<Span>) -> Vec<Span> {
    let mut spans = number.counted.clone();
    if let Some(year) = number.year.as_deref().map(str::trim).filter(|year| !year.is_empty()) {
        match spans.last_mut() {
            Some(Span::Text(words)) if words.text.ends_with(')') => {
                words.text.pop();
                words.text.push_str(&format!(",\u{A0}{year})"));
            }
            _ => spans.push(Span::text(format!(" ({year})"))),
        }
    }
    spans.extend(number.cite.iter().cloned());
    spans
}

/// The value as wide as the frame at most, its box cut to the figures' height; under a percentage, a bar that shows it.
fn draw_value(setter: &mut Typesetter, scope: &Scope<'_>, number: &Number<Span>, width: Pt, scale: f32) -> Drawing {
    let mut format = scope.look.format(TextRole::BigNumber, scale);
    let natural = setter.shape_text(&number.value, &format).natural_width();
    if natural > width {
        format.size = format.size * (width / natural) * 0.995;
    }
    let lines = setter.shape_text(&number.value, &format).set(width);
    let cap = format.size * setter.metrics(&format).cap_height;
    let above = lines.first_baseline().unwrap_or_default() - cap;
    // Large figures carry white at their left; they stand on the margin with their strokes.
    let bearing = format.size * 0.036;
    let height = lines.height() - format.line_height() + cap + format.size * DESCENT;
    let mut drawing = Drawing::new(Size::new(width, height));
    let owner = drawing.element(None, Role::Paragraph);
    drawing.lines(Some(owner), lines, Point::new(-bearing, -above));
    if let Some(part) = percentage(&number.value) {
        let top = height - format.size * (DESCENT - 0.13);
        let bar = |part: f32| Path::rect(Rect::new(Pt::ZERO, top, width * part, BAR));
        drawing.shape(None, Shape::filled(bar(1.0), scope.theme.colours.surface));
        drawing.shape(None, Shape::filled(bar(part), format.colour));
        drawing.size.height = top + BAR + format.size * 0.05;
    }
    drawing
}

/// The part a percentage tells, 0 to 1.
fn percentage(value: &str) -> Option<f32> {
    let number: f32 = value.trim().strip_suffix('%')?.trim().replace(',', ".").parse().ok()?;
    (0.0..=100.0).contains(&number).then_some(number / 100.0)
}

/// An opening quotation mark over the quotation, drawn and not read.
fn draw_quote_mark(setter: &mut Typesetter, format: &TextFormat, width: Pt) -> Drawing {
    let mark = TextFormat { size: format.size * 3.2, weight: 600, leading: 1.0, colour: format.strong_colour, ..format.clone() };
    let lines = setter.shape_text("\u{201C}", &mark).set(width);
    let cap = mark.size * setter.metrics(&mark).cap_height;
    let above = lines.first_baseline().unwrap_or_default() - cap;
    let mut drawing = Drawing::new(Size::new(width, cap * 0.62));
    drawing.lines(None, lines, Point::new(-mark.size * 0.04, -above));
    drawing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_joins_the_brackets_at_the_end() {
        let text = |counted: &str| {
            let number = Number {
                value: "7".to_owned(),
                counted: vec![Span::text(counted)],
                year: Some("2024".to_owned()),
                cite: Vec::new(),
            };
            Span::plain_text(&super::counted(&number))
        };
        assert_eq!(text("reports (NCMEC)"), "reports (NCMEC,\u{A0}2024)");
        assert_eq!(text("reports"), "reports (2024)");
    }

    #[test]
    fn only_percentages_have_a_bar() {
        assert_eq!(percentage("68%"), Some(0.68));
        assert_eq!(percentage("12,5 %"), Some(0.125));
        assert_eq!(percentage("27,800+"), None);
        assert_eq!(percentage("180%"), None);
    }
}
