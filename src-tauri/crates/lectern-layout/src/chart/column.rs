//! Bars that stand, for years: values on top, years below.

use super::sketch::{Sketch, highest, lowest, part_of, series_names};
use crate::format::TextFormat;
use lectern_model::chart::Chart;
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::span::Span;

/// The widest room one year takes, as a multiple of the label size.
const WIDEST: f32 = 7.5;
/// The smallest factor labels are scaled by before some are left out.
const SMALLEST: f32 = 0.68;

pub(super) fn draw(sketch: &mut Sketch<'_>, chart: &Chart<Span>) {
    let names = series_names(&chart.series);
    let top = sketch.key(&names);
    let look = sketch.look;
    let label = look.label.clone();
    let line = label.line_height();
    let slot = (sketch.room.width / chart.categories.len() as f32).min(label.size * WIDEST);
    let bar = slot * if chart.series.len() == 1 { 0.6 } else { 0.8 } / chart.series.len() as f32;
    let (low, high) = (lowest(&chart.series), highest(&chart.series));
    let (first, last) = (top + line * 1.1, sketch.room.height - line * 1.25);
    let plot = (last - first).max(Pt(1.0));
    let height_of = |value: f64| last - plot * part_of(value, low, high);
    let zero = height_of(0.0);
    let values: Vec<String> =
        chart.series.iter().flat_map(|series| &series.values).map(|value| sketch.written(*value, &chart.unit)).collect();
    let (value_format, value_every) = fit_labels(sketch, &values, &look.value(), bar.max(slot / chart.series.len() as f32));
    let (year_format, year_every) = fit_labels(sketch, &chart.categories, &label, slot);
    let count = chart.categories.len();
    for (at, category) in chart.categories.iter().enumerate() {
        let centre = slot * (at as f32 + 0.5);
        let start = centre - bar * chart.series.len() as f32 * 0.5;
        for (index, series) in chart.series.iter().enumerate() {
            let value = series.values.get(at).copied().unwrap_or(f64::NAN);
            let end = height_of(value);
            let x = start + bar * index as f32;
            let gap = if chart.series.len() > 1 { bar * 0.1 } else { Pt::ZERO };
            sketch.patterned(Rect::new(x, end.min(zero), bar - gap, (zero - end).max(end - zero)), index);
            if shown(at, count, value_every) {
                let text = sketch.written(value, &chart.unit);
                let y = end.min(zero) - value_format.line_height() * 1.05;
                centred(sketch, &text, &value_format, x + (bar - gap) * 0.5, y);
            }
        }
        if shown(at, count, year_every) {
            centred(sketch, category, &year_format, centre, last + line * 0.2);
        }
    }
    sketch.rule(Point::new(Pt::ZERO, zero), Point::new(slot * count as f32, zero), label.colour, Pt(1.0));
}

/// Labels made smaller, and where that is not enough left out, so that neighbours do not touch; with every how many one is shown.
pub(super) fn fit_labels(sketch: &mut Sketch<'_>, texts: &[String], format: &TextFormat, slot: Pt) -> (TextFormat, usize) {
    let least = format.clone().scaled(SMALLEST);
    for scale in [1.0, 0.9, 0.8] {
        let format = format.clone().scaled(scale);
        if every(sketch, texts, &format, slot) == 1 {
            return (format, 1);
        }
    }
    let every = every(sketch, texts, &least, slot);
    (least, every)
}

/// Every how many labels one is shown so that neighbours do not touch.
fn every(sketch: &mut Sketch<'_>, texts: &[String], format: &TextFormat, slot: Pt) -> usize {
    let widest = sketch.widest(texts, format) + format.size * 0.3;
    ((widest / slot.max(Pt(0.1))).ceil() as usize).max(1)
}

/// Whether the label at an index is shown: the last always is.
pub(super) fn shown(at: usize, count: usize, every: usize) -> bool {
    (count - 1 - at).is_multiple_of(every)
}

/// A label on one line around `centre`, kept inside the chart.
pub(super) fn centred(sketch: &mut Sketch<'_>, text: &str, format: &TextFormat, centre: Pt, y: Pt) {
    let mut label = sketch.setter.shape_text(text, format);
    let width = label.natural_width() + Pt(0.1);
    let x = (centre - width * 0.5).min(sketch.room.width - width).max(Pt::ZERO);
    let lines = label.set(width);
    sketch.label(lines, Point::new(x, y));
}
