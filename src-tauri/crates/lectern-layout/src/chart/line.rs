//! Lines through points in order, each with its own dashes and marks and its name at its end.

use super::column::{centred, fit_labels, shown};
use super::sketch::{Sketch, highest, lowest, part_of};
use crate::line::Lines;
use lectern_model::chart::{Chart, Series};
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::span::Span;
use lectern_scene::shape::{Path, Shape, Stroke};

/// The most of the width that names at the lines' ends take.
const NAMES: f32 = 0.3;

/// Where the points stand.
struct Plan {
    left: Pt,
    step: Pt,
    top: Pt,
    bottom: Pt,
    low: f64,
    high: f64,
}

impl Plan {
    fn point(&self, at: usize, value: f64) -> Point {
        let y = self.bottom - (self.bottom - self.top) * part_of(value, self.low, self.high);
        Point::new(self.left + self.step * at as f32, y)
    }
}

pub(super) fn draw(sketch: &mut Sketch<'_>, chart: &Chart<Span>) {
    let look = sketch.look;
    let line = look.label.line_height();
    let several = chart.series.len() > 1;
    let ends = end_labels(sketch, chart);
    let name_width = if several { sketch.widest(&ends, &look.label).min(sketch.room.width * NAMES) } else { Pt::ZERO };
    let side = look.label.size * 1.6;
    let right = sketch.room.width - if several { name_width + look.label.size } else { side };
    let count = chart.categories.len();
    let plan = Plan {
        left: side,
        step: (right - side).max(Pt(1.0)) / (count.max(2) - 1) as f32,
        top: line * 1.4,
        bottom: (sketch.room.height - line * 1.5).max(line * 1.4 + Pt(1.0)),
        low: lowest(&chart.series),
        high: highest(&chart.series),
    };
    let ground = plan.point(0, 0.0).y;
    sketch.rule(Point::new(Pt::ZERO, ground), Point::new(right + side * 0.5, ground), look.label.colour, Pt(1.0));
    let (year_format, year_every) = fit_labels(sketch, &chart.categories, &look.label, plan.step);
    for (at, category) in chart.categories.iter().enumerate().filter(|(at, _)| shown(*at, count, year_every)) {
        centred(sketch, category, &year_format, plan.point(at, 0.0).x, plan.bottom + line * 0.35);
    }
    for (index, series) in chart.series.iter().enumerate() {
        draw_series(sketch, series, index, &plan);
        if !several {
            label_values(sketch, chart, series, &plan);
        }
    }
    if several {
        label_starts(sketch, chart, &plan);
        place_ends(sketch, chart, &ends, &plan, name_width);
    }
}

fn draw_series(sketch: &mut Sketch<'_>, series: &Series, index: usize, plan: &Plan) {
    let colour = sketch.look.colour(index);
    let points: Vec<Point> = series
        .values
        .iter()
        .enumerate()
        .filter(|(_, value)| value.is_finite())
        .map(|(at, value)| plan.point(at, *value))
        .collect();
    let dash = match index % 4 {
        0 => Vec::new(),
        1 => vec![Pt(9.0), Pt(5.0)],
        2 => vec![Pt(3.0), Pt(4.0)],
        _ => vec![Pt(12.0), Pt(4.0), Pt(3.0), Pt(4.0)],
    };
    let line = Shape::stroked(Path::polyline(&points), colour, Pt(3.0));
    sketch.shape(Shape { stroke: line.stroke.map(|stroke| Stroke { dash, ..stroke }), ..line });
    for point in points {
        sketch.shape(Shape::filled(mark(point, index), colour));
    }
}

/// A mark whose shape tells the series.
fn mark(point: Point, index: usize) -> Path {
    let Point { x, y } = point;
    let r = Pt(5.0);
    match index % 3 {
        0 => Path::circle(point, r),
        1 => Path::rect(Rect::new(x - r, y - r, r * 2.0, r * 2.0).inset(Pt(0.5))),
        _ => Path::polyline(&[Point::new(x, y - r * 1.3), Point::new(x + r * 1.2, y + r), Point::new(x - r * 1.2, y + r)]),
    }
}

fn label_values(sketch: &mut Sketch<'_>, chart: &Chart<Span>, series: &Series, plan: &Plan) {
    let texts: Vec<String> = series.values.iter().map(|value| sketch.written(*value, &chart.unit)).collect();
    let (format, every) = fit_labels(sketch, &texts, &sketch.look.value(), plan.step);
    let count = texts.len();
    for (at, (text, value)) in texts.iter().zip(&series.values).enumerate().filter(|(at, _)| shown(*at, count, every)) {
        let point = plan.point(at, *value);
        centred(sketch, text, &format, point.x, point.y - format.line_height() - Pt(6.0));
    }
}

/// The first value of each line, above or below its point, where no other line is in the way.
fn label_starts(sketch: &mut Sketch<'_>, chart: &Chart<Span>, plan: &Plan) {
    let format = sketch.look.value().scaled(0.86);
    let need = format.line_height() + Pt(9.0);
    let value_of = |series: &Series| series.values.first().copied().filter(|value| value.is_finite());
    let mut starts: Vec<(Point, f64)> =
        chart.series.iter().filter_map(value_of).map(|value| (plan.point(0, value), value)).collect();
    starts.sort_by(|(a, _), (b, _)| a.y.0.total_cmp(&b.y.0));
    let mut taken = Pt::ZERO;
    for (at, (point, value)) in starts.iter().enumerate() {
        let next = starts.get(at + 1).map_or(plan.bottom, |(point, _)| point.y);
        let y = if point.y - need >= taken {
            point.y - need
        } else if next - point.y >= need * 1.8 {
            point.y + Pt(7.0)
        } else {
            taken = point.y + Pt(6.0);
            continue;
        };
        let text = sketch.written(*value, &chart.unit);
        centred(sketch, &text, &format, point.x, y);
        taken = point.y.max(y + format.line_height()) + Pt(6.0);
    }
}

/// What stands at the end of each line: its name and its last value.
fn end_labels(sketch: &Sketch<'_>, chart: &Chart<Span>) -> Vec<String> {
    let label = |series: &Series| {
        let last = series.values.last().map_or_else(String::new, |value| sketch.written(*value, &chart.unit));
        format!("{} {last}", series.name.trim()).trim().to_owned()
    };
    chart.series.iter().map(label).collect()
}

/// Places the labels at the lines' ends, moved apart where lines end close to one another.
fn place_ends(sketch: &mut Sketch<'_>, chart: &Chart<Span>, ends: &[String], plan: &Plan, width: Pt) {
    let look = sketch.look;
    let x = plan.left + plan.step * (chart.categories.len().max(2) - 1) as f32 + look.label.size * 0.7;
    let ground = plan.point(0, 0.0).y;
    let mut scale = 1.0;
    let (mut labels, total) = loop {
        let format = look.label.clone().scaled(scale);
        let set: Vec<Lines> = ends.iter().map(|text| sketch.set(text, &format, width + Pt(0.1))).collect();
        let total: Pt = set.iter().map(Lines::height).sum();
        if total <= ground || scale < 0.1 {
            let heights = chart.series.iter().map(|series| plan.point(0, series.values.last().copied().unwrap_or(0.0)).y);
            break (heights.zip(set).map(|(y, lines)| (y - lines.height() * 0.5, lines)).collect::<Vec<_>>(), total);
        }
        scale *= 0.9;
    };
    labels.sort_by(|(a, _), (b, _)| a.0.total_cmp(&b.0));
    let mut free = Pt::ZERO;
    let mut below = total;
    for (y, lines) in labels {
        let height = lines.height();
        // Not over the one above, and not so low that those below have no room.
        let y = y.min(ground - below).max(free);
        sketch.label(lines, Point::new(x, y));
        free = y + height;
        below -= height;
    }
}
