//! Numbered steps: large numbers, light rules, the name of each step in front.

use super::body::Area;
use super::column::Column;
use super::scope::Scope;
use crate::drawing::Drawing;
use crate::flow::{Flow, FlowStyle};
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::block::{Block, DeckBlock, List};
use lectern_model::contact::Contact;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::span::Span;
use lectern_model::theme::PlaceholderKind;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{Numbering, Role};

/// The room above and below a step's words, as a part of their size: at least, at most.
const AIR: (f32, f32) = (0.26, 0.78);

/// Steps, with paragraphs before or after.
pub(super) fn steps(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let style = scope.look.flow_style(scale);
    let mut flow = Flow::new(rect.width);
    let mut spare = rect.height;
    let mut count = 0_usize;
    let mut parts: Vec<Vec<Drawing>> = Vec::new();
    // Words first, to know how much air there is for them.
    for block in &scope.slide.body {
        let drawings = match block {
            Block::List(list) if list.start.is_some() => draw_steps(setter, scope, list, &style, rect.width),
            _ => Vec::new(),
        };
        spare = spare - drawings.iter().map(|drawing| drawing.size.height).sum();
        count += drawings.len();
        parts.push(drawings);
    }
    let others = scope.slide.body.len() - parts.iter().filter(|drawings| !drawings.is_empty()).count();
    spare = spare - style.body.line_height() * others as f32 * 1.6;
    let air = (spare / (count.max(1) as f32 * 2.0)).max(style.body.size * AIR.0).min(style.body.size * AIR.1);
    for (at, (block, drawings)) in scope.slide.body.iter().zip(parts).enumerate() {
        flow.start_at(at);
        if drawings.is_empty() {
            flow.blocks(setter, std::slice::from_ref(block), &style, &scope.env());
            continue;
        }
        flow.open(Role::List(Numbering::Decimal));
        for (item, drawing) in drawings.into_iter().enumerate() {
            flow.start_at_item(at, item);
            flow.drawing(aired(scope, drawing, air, item > 0), Pt::ZERO, false);
        }
        flow.close();
    }
    flow.start_at(scope.slide.body.len());
    Column::new(flow, PlaceholderKind::Body, rect)
}

fn draw_steps(
    setter: &mut Typesetter,
    scope: &Scope<'_>,
    list: &List<Span, Contact>,
    style: &FlowStyle,
    width: Pt,
) -> Vec<Drawing> {
    let format = TextFormat { size: style.body.size * 1.3, weight: 600, colour: style.accent, ..style.body.clone() };
    let start = list.start.unwrap_or(1);
    let number = |at: usize| start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)).to_string();
    let last = number(list.items.len().saturating_sub(1));
    let indent = setter.shape_text(&last, &format).natural_width() + format.size * 0.62;
    let items = list.items.iter().enumerate();
    items.map(|(at, blocks)| draw_step(setter, scope, &number(at), blocks, (&format, style), (indent, width))).collect()
}

/// A step: its number and its words on one baseline.
fn draw_step(
    setter: &mut Typesetter,
    scope: &Scope<'_>,
    number: &str,
    blocks: &[DeckBlock],
    (format, style): (&TextFormat, &FlowStyle),
    (indent, width): (Pt, Pt),
) -> Drawing {
    let mut words = Flow::new(width - indent);
    let style = FlowStyle { paragraph_gap: style.body.size * 0.25, ..style.clone() };
    words.blocks(setter, blocks, &style, &scope.env());
    let words = words.into_drawing();
    let label = setter.shape_text(number, format).set(width);
    let metrics = setter.metrics(&style.body);
    let baseline = (style.body.line_height() - style.body.size * (metrics.ascent + metrics.descent)) * 0.5
        + style.body.size * metrics.ascent;
    let up = baseline - label.first_baseline().unwrap_or(baseline);
    let mut drawing = Drawing::new(Size::new(width, words.size.height.max(style.body.line_height())));
    let item = drawing.element(None, Role::ListItem);
    let owner = drawing.element(Some(item), Role::Label);
    drawing.lines(Some(owner), label, Point::new(Pt::ZERO, up));
    let body = drawing.element(Some(item), Role::ListBody);
    drawing.add(Some(body), words, Point::new(indent, Pt::ZERO));
    drawing
}

/// A step with air above and below, and a rule over it.
fn aired(scope: &Scope<'_>, step: Drawing, air: Pt, ruled: bool) -> Drawing {
    let width = step.size.width;
    let mut drawing = Drawing::new(Size::new(width, step.size.height + air * 2.0));
    if ruled {
        let rule = Rect::new(Pt::ZERO, Pt::ZERO, width, Pt(0.75));
        drawing.shape(None, Shape::filled(Path::rect(rule), scope.theme.colours.rule));
    }
    drawing.add(None, step, Point::new(Pt::ZERO, air));
    drawing
}
