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

/// How steps look.
struct StepLook {
    number: TextFormat,
    style: FlowStyle,
    width: Pt,
    /// From the number's outer edge to the words.
    indent: Pt,
    /// From the top of the words to their first baseline.
    baseline: Pt,
}

/// Steps, with paragraphs before or after.
pub(super) fn steps(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let style = scope.look.flow_style(scale);
    // Words first, to know how much air there is for them.
    let mut draw = |block: &DeckBlock| match block {
        Block::List(list) if list.start.is_some() => draw_steps(setter, scope, list, &style, rect.width),
        _ => Vec::new(),
    };
    let parts: Vec<Vec<Drawing>> = scope.slide.body.iter().map(&mut draw).collect();
    let said: Pt = parts.iter().flatten().map(|drawing| drawing.size.height).sum();
    let others = parts.iter().filter(|drawings| drawings.is_empty()).count();
    let spare = rect.height - said - style.body.line_height() * others as f32 * 1.6;
    let count = parts.iter().map(Vec::len).sum::<usize>().max(1);
    let air = (spare / (count as f32 * 2.0)).max(style.body.size * AIR.0).min(style.body.size * AIR.1);
    let mut flow = Flow::new(rect.width);
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
    let number = TextFormat { size: style.body.size * 1.3, weight: 600, colour: style.accent, ..style.body.clone() };
    let start = list.start.unwrap_or(1);
    let numbers = (0..list.items.len()).map(|at| start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)).to_string());
    let numbers: Vec<String> = numbers.collect();
    let widest = numbers.iter().map(|text| setter.shape_text(text, &number).natural_width()).fold(Pt::ZERO, Pt::max);
    let metrics = setter.metrics(&style.body);
    let glyphs = style.body.size * (metrics.ascent + metrics.descent);
    let look = StepLook {
        indent: widest + number.size * 0.62,
        baseline: (style.body.line_height() - glyphs) * 0.5 + style.body.size * metrics.ascent,
        style: FlowStyle { paragraph_gap: style.body.size * 0.25, ..style.clone() },
        number,
        width,
    };
    numbers.iter().zip(&list.items).map(|(number, blocks)| draw_step(setter, scope, number, blocks, &look)).collect()
}

/// A step: its number and its words on one baseline.
fn draw_step(setter: &mut Typesetter, scope: &Scope<'_>, number: &str, blocks: &[DeckBlock], look: &StepLook) -> Drawing {
    let mut words = Flow::new(look.width - look.indent);
    words.blocks(setter, blocks, &look.style, &scope.env());
    let words = words.into_drawing();
    let label = setter.shape_text(number, &look.number).set(look.width);
    let up = look.baseline - label.first_baseline().unwrap_or(look.baseline);
    let height = words.size.height.max(look.style.body.line_height());
    let mut drawing = Drawing::new(Size::new(look.width, height));
    let item = drawing.element(None, Role::ListItem);
    let owner = drawing.element(Some(item), Role::Label);
    drawing.lines(Some(owner), label, Point::new(Pt::ZERO, up));
    let body = drawing.element(Some(item), Role::ListBody);
    let left = if look.style.right_to_left() { Pt::ZERO } else { look.indent };
    drawing.add(Some(body), words, Point::new(left, Pt::ZERO));
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
