//! Parts of a whole as one divided bar, every part named beside it.

use super::sketch::{Sketch, series_names};
use crate::format::TextFormat;
use crate::line::Lines;
use lectern_model::chart::{Chart, Series};
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_scene::shape::{Path, Shape};

/// The gap between two parts.
const GAP: Pt = Pt(2.5);
/// How much larger values stand inside their parts.
const INSIDE: f32 = 1.3;
/// The lowest contrast of a value on its part (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;

/// The smallest factor labels are scaled by.
const SMALLEST: f32 = 0.1;
/// The least thickness of a bar, as a part of its room.
const LEAST_THICKNESS: f32 = 0.25;

pub(super) fn draw(sketch: &mut Sketch<'_>, chart: &Chart<Span>) {
    let each = sketch.room.height / chart.series.len() as f32;
    let mut scale = 1.0;
    let (label, bars) = loop {
        let label = sketch.look.label.clone().scaled(scale);
        let bars = bars(sketch, chart, &label);
        let tight = bars.iter().any(|bar| each - bar.above - bar.below < each * LEAST_THICKNESS);
        if !tight || scale <= SMALLEST {
            break (label, bars);
        }
        scale *= 0.88;
    };
    let mut y = Pt::ZERO;
    for bar in bars {
        let thick = (each - bar.above - bar.below).min(sketch.look.label.size * 4.4).max(Pt(1.0));
        if let Some(name) = bar.name {
            sketch.label(name, Point::new(Pt::ZERO, y));
        }
        draw_bar(sketch, &bar.parts, y + bar.above, thick, &label);
        y += bar.above + thick + bar.below;
    }
    sketch.drawing.size.height = y.min(sketch.room.height);
}

/// A whole with its parts, and the room its labels need.
struct Bar {
    /// Its name, where there are several.
    name: Option<Lines>,
    parts: Vec<Part>,
    above: Pt,
    below: Pt,
}

fn bars(sketch: &mut Sketch<'_>, chart: &Chart<Span>, label: &TextFormat) -> Vec<Bar> {
    let several = chart.series.len() > 1;
    let names = series_names(&chart.series);
    let name_format = TextFormat { weight: label.strong_weight, ..label.clone() };
    let bars = chart.series.iter().zip(&names).map(|(series, name)| {
        let name = several.then(|| sketch.set(name, &name_format, sketch.room.width));
        let parts = parts(sketch, chart, series, label);
        let rows = parts.iter().map(|part| part.row + part.name.lines.len()).max().unwrap_or(1);
        let after = if several { label.size * 0.7 } else { Pt::ZERO };
        let above = name.as_ref().map_or(Pt::ZERO, |name| name.height() + label.size * 0.25);
        Bar { name, parts, above, below: label.line_height() * (rows as f32 + 0.25) + after }
    });
    bars.collect()
}

/// A part with its label.
struct Part {
    x: Pt,
    width: Pt,
    value: String,
    colour: Colour,
    name: Lines,
    name_x: Pt,
    /// In which line below the bar the name stands, from 0.
    row: usize,
    /// Whether a rule leads from the part to its name.
    led: bool,
}

/// The parts of a bar; names stand below their part's left edge, further down where the next one's name needs the room.
fn parts(sketch: &mut Sketch<'_>, chart: &Chart<Span>, series: &Series, label: &TextFormat) -> Vec<Part> {
    let known = |value: &f64| if value.is_finite() { value.max(0.0) } else { 0.0 };
    let total: f64 = series.values.iter().map(known).sum();
    let gaps = GAP * chart.categories.len().saturating_sub(1) as f32;
    let room = (sketch.room.width - gaps).max(Pt(1.0));
    let value_format = TextFormat { weight: label.strong_weight, ..label.clone() }.scaled(INSIDE);
    let mut x = Pt::ZERO;
    let mut parts = Vec::new();
    for (at, (category, value)) in chart.categories.iter().zip(&series.values).enumerate() {
        let share = if total > 0.0 { (known(value) / total) as f32 } else { 0.0 };
        let width = room * share;
        let written = sketch.written(*value, &chart.unit);
        let inside = sketch.widest(std::slice::from_ref(&written), &value_format) + label.size <= width;
        // A value too wide for its part is told with the name.
        let text = if inside { category.clone() } else { format!("{category} {written}") };
        let mut name = sketch.setter.shape_text(&text, label);
        let name = name.set((name.natural_width() + Pt(0.1)).min(sketch.room.width));
        let name_x = x.min(sketch.room.width - name.width).max(Pt::ZERO);
        let value = if inside { written } else { String::new() };
        parts.push(Part { x, width, value, colour: sketch.look.colour(at), name, name_x, row: 0, led: false });
        x += width + GAP;
    }
    place_names(&mut parts, label.size * 0.8);
    parts
}

/// Gives each name the first line in which it ends before the names to its right; from right to left, so that what leads to a name
/// further down passes at the left of those above.
fn place_names(parts: &mut [Part], gap: Pt) {
    // Where the names of each line begin.
    let mut starts: Vec<Pt> = Vec::new();
    for part in parts.iter_mut().rev() {
        let lines = part.name.lines.len().max(1);
        let end = part.name_x + part.name.width + gap;
        let is_free = |row: &usize| starts.iter().skip(*row).take(lines).all(|start| end <= *start);
        part.row = (0..starts.len()).find(is_free).unwrap_or(starts.len());
        part.led = part.row > 0 && starts.iter().take(part.row).all(|start| part.x < *start);
        starts.resize(starts.len().max(part.row + lines), Pt(f32::MAX));
        starts.iter_mut().skip(part.row).take(lines).for_each(|start| *start = part.name_x);
    }
}

fn draw_bar(sketch: &mut Sketch<'_>, parts: &[Part], y: Pt, thick: Pt, label: &TextFormat) {
    let look = sketch.look;
    let line = label.line_height();
    for part in parts {
        sketch.shape(Shape::filled(Path::rect(Rect::new(part.x, y, part.width.max(Pt(0.5)), thick)), part.colour));
        if !part.value.is_empty() {
            let colour = readable_on(part.colour, look.label.colour, look.background);
            let format = TextFormat { colour, weight: label.strong_weight, ..label.clone() };
            let size = (format.size * INSIDE).min(thick * 0.8);
            let lines = sketch.set(&part.value, &TextFormat { size, ..format }, part.width);
            let middle = (thick - lines.height()) * 0.5;
            sketch.label(lines, Point::new(part.x + label.size * 0.5, y + middle));
        }
        let name_y = y + thick + line * (0.25 + part.row as f32);
        if part.led {
            let x = part.x + Pt(0.5);
            sketch.rule(Point::new(x, y + thick + line * 0.1), Point::new(x, name_y + line * 0.1), look.rule, Pt(0.75));
        }
        sketch.label(part.name.clone(), Point::new(part.name_x, name_y));
    }
}

/// A colour that reads on a fill: the page's or the text's where one of them has the contrast, else black or white.
fn readable_on(fill: Colour, text: Colour, background: Colour) -> Colour {
    let candidates = [background, text, Colour::BLACK, Colour::WHITE];
    candidates.into_iter().find(|colour| fill.contrast(*colour) >= READABLE).unwrap_or(Colour::BLACK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_reads_on_every_fill() {
        let (text, page) = ("#22312f".parse().unwrap(), "#faf8f3".parse().unwrap());
        for grey in 0..=u8::MAX {
            let fill = Colour { red: grey, green: grey, blue: grey };
            assert!(fill.contrast(readable_on(fill, text, page)) >= READABLE, "{fill}");
        }
    }
}
