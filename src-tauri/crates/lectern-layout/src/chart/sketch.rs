//! A chart being drawn: labels and shapes that belong to one figure.

use super::{ChartLook, number};
use crate::drawing::{Drawing, LocalId};
use crate::format::TextFormat;
use crate::line::Lines;
use crate::typesetter::Typesetter;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::theme::Colour;
use lectern_scene::shape::{Path, Shape};

/// A chart being drawn.
pub(super) struct Sketch<'a> {
    pub(super) setter: &'a mut Typesetter,
    pub(super) look: &'a ChartLook,
    pub(super) drawing: Drawing,
    pub(super) room: Size,
    figure: LocalId,
}

impl<'a> Sketch<'a> {
    pub(super) fn new(setter: &'a mut Typesetter, look: &'a ChartLook, alt: &str, room: Size) -> Self {
        let mut drawing = Drawing::new(room);
        let figure = drawing.figure(None, alt);
        Self { setter, look, drawing, room, figure }
    }

    /// The words of a value.
    pub(super) fn written(&self, value: f64, unit: &str) -> String {
        number::written(value, unit, &self.look.label.language)
    }

    /// Labels set to a width.
    pub(super) fn set(&mut self, text: &str, format: &TextFormat, width: Pt) -> Lines {
        self.setter.shape_text(text, format).set(width)
    }

    /// How wide the widest of some texts is on one line.
    pub(super) fn widest(&mut self, texts: &[String], format: &TextFormat) -> Pt {
        texts.iter().map(|text| self.setter.shape_text(text, format).natural_width()).fold(Pt::ZERO, Pt::max)
    }

    /// Places a label of the figure.
    pub(super) fn label(&mut self, lines: Lines, at: Point) {
        self.drawing.lines(Some(self.figure), lines, at);
    }

    /// Places a shape of the figure.
    pub(super) fn shape(&mut self, shape: Shape) {
        self.drawing.shape(Some(self.figure), shape);
    }

    /// Places a rule.
    pub(super) fn rule(&mut self, from: Point, to: Point, colour: Colour, width: Pt) {
        self.shape(Shape::stroked(Path::line(from, to), colour, width));
    }

    /// The names of several series with their patterns, in lines from the top; returns the height they take, 0 for one series.
    pub(super) fn key(&mut self, names: &[String]) -> Pt {
        if names.len() < 2 {
            return Pt::ZERO;
        }
        let look = self.look;
        let (side, line) = (look.label.size * 0.72, look.label.line_height());
        let (mut x, mut y) = (Pt::ZERO, Pt::ZERO);
        for (at, name) in names.iter().enumerate() {
            let mut label = self.setter.shape_text(name, &look.label);
            let room = self.room.width - side * 1.6;
            let width = label.natural_width().min(room) + Pt(0.1);
            if x > Pt::ZERO && x + side * 1.6 + width > self.room.width {
                (x, y) = (Pt::ZERO, y + line);
            }
            let swatch = Rect::new(x, y + (line - side) * 0.5, side, side);
            self.patterned(swatch, at);
            let lines = label.set(width);
            let height = lines.height();
            self.label(lines, Point::new(x + side * 1.6, y));
            x += side * 1.6 + width + side * 2.0;
            y += height - line;
        }
        y + line + look.label.size * 0.6
    }
}

/// The names of a chart's series, each told apart even where the author gave none.
pub(super) fn series_names(series: &[lectern_model::chart::Series]) -> Vec<String> {
    let name = |(at, series): (usize, &lectern_model::chart::Series)| {
        if series.name.trim().is_empty() { (at + 1).to_string() } else { series.name.clone() }
    };
    series.iter().enumerate().map(name).collect()
}

/// The largest value, and 0 at least; what is no number does not count.
pub(super) fn highest(series: &[lectern_model::chart::Series]) -> f64 {
    values(series).fold(0.0, f64::max)
}

/// The smallest value, and 0 at most.
pub(super) fn lowest(series: &[lectern_model::chart::Series]) -> f64 {
    values(series).fold(0.0, f64::min)
}

fn values(series: &[lectern_model::chart::Series]) -> impl Iterator<Item = f64> {
    series.iter().flat_map(|series| series.values.iter().copied()).filter(|value| value.is_finite())
}

/// Where a value stands between two ends, 0 to 1.
pub(super) fn part_of(value: f64, low: f64, high: f64) -> f32 {
    if !value.is_finite() || high <= low {
        return 0.0;
    }
    ((value - low) / (high - low)).clamp(0.0, 1.0) as f32
}
