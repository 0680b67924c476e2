//! Bars that lie, for things that are compared: names at the left, values at the bars' ends.

use super::sketch::{Sketch, highest, lowest, part_of, series_names};
use crate::format::TextFormat;
use lectern_model::chart::Chart;
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::span::Span;

/// The widest part of the chart that names may take.
const NAMES: f32 = 0.38;
/// The smallest factor labels are scaled by; smaller, nobody reads them, but they still stay in their rows.
const SMALLEST: f32 = 0.2;

/// Where bars and labels stand.
struct Plan {
    names: TextFormat,
    values: TextFormat,
    name_width: Pt,
    /// The left and right ends of the bars' room.
    left: Pt,
    right: Pt,
    top: Pt,
    row: Pt,
    bar: Pt,
}

pub(super) fn draw(sketch: &mut Sketch<'_>, chart: &Chart<Span>) {
    let names = series_names(&chart.series);
    let top = sketch.key(&names);
    let plan = plan(sketch, chart, top);
    let (low, high) = (lowest(&chart.series), highest(&chart.series));
    let zero = plan.left + (plan.right - plan.left) * part_of(0.0, low, high);
    let count = chart.series.len() as f32;
    for (at, category) in chart.categories.iter().enumerate() {
        let top = plan.top + plan.row * at as f32;
        let lines = sketch.set(category, &plan.names, plan.name_width);
        let middle = (plan.row - lines.height()) * 0.5;
        sketch.label(lines, Point::new(Pt::ZERO, top + middle));
        let first = top + (plan.row - plan.bar * count) * 0.5;
        for (index, series) in chart.series.iter().enumerate() {
            let value = series.values.get(at).copied().unwrap_or(f64::NAN);
            let end = plan.left + (plan.right - plan.left) * part_of(value, low, high);
            let y = first + plan.bar * index as f32;
            let gap = if chart.series.len() > 1 { plan.bar * 0.12 } else { Pt::ZERO };
            sketch.patterned(Rect::new(zero.min(end), y, (end - zero).max(zero - end), plan.bar - gap), index);
            let text = sketch.written(value, &chart.unit);
            let lines = sketch.set(&text, &plan.values, sketch.room.width);
            let middle = (plan.bar - gap - lines.height()) * 0.5;
            sketch.label(lines, Point::new(zero.max(end) + plan.values.size * 0.45, y + middle));
        }
    }
    let bottom = plan.top + plan.row * chart.categories.len() as f32;
    sketch.rule(Point::new(zero, plan.top), Point::new(zero, bottom), sketch.look.label.colour, Pt(1.0));
    sketch.drawing.size.height = bottom;
}

fn plan(sketch: &mut Sketch<'_>, chart: &Chart<Span>, top: Pt) -> Plan {
    let look = sketch.look;
    let series = chart.series.len() as f32;
    let fattest = look.label.size * if chart.series.len() == 1 { 2.9 } else { 1.35 * series + 1.0 };
    let row = ((sketch.room.height - top) / chart.categories.len() as f32).min(fattest);
    let share = if chart.series.len() == 1 { 0.6 } else { 0.8 / series };
    let bar = row * share;
    let value_scale = (bar / look.label.line_height() * if series > 1.0 { 1.0 } else { 1.6 }).clamp(SMALLEST, 1.0);
    let values = look.value().scaled(value_scale);
    let texts: Vec<String> =
        chart.series.iter().flat_map(|series| &series.values).map(|value| sketch.written(*value, &chart.unit)).collect();
    let value_width = sketch.widest(&texts, &values).min(sketch.room.width * 0.4);
    let most = sketch.room.width * NAMES;
    let (names, name_width) = fit_names(sketch, &chart.categories, row, most);
    let gap = look.label.size * 0.8;
    let left = name_width + gap;
    let right = (sketch.room.width - value_width - values.size * 0.45).max(left);
    Plan { names, values, name_width, left, right, top, row, bar }
}

/// The largest labels that stay in their rows, and the width they take.
fn fit_names(sketch: &mut Sketch<'_>, names: &[String], row: Pt, most: Pt) -> (TextFormat, Pt) {
    let mut scale = 1.0;
    loop {
        let format = sketch.look.label.clone().scaled(scale);
        let width = sketch.widest(names, &format).min(most) + Pt(0.1);
        let fits = names.iter().all(|name| sketch.setter.shape_text(name, &format).height(width) <= row * 0.96);
        if fits || scale <= SMALLEST {
            return (format, width);
        }
        scale *= 0.9;
    }
}
