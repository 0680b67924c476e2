//! Charts: bars, lines and shares from a slide's data, with labels where the eye is and nothing that carries no meaning.

mod bar;
mod column;
mod line;
mod number;
mod pattern;
mod share;
mod sketch;

use crate::drawing::Drawing;
use crate::format::{Breaking, TextFormat};
use crate::typesetter::Typesetter;
use lectern_model::chart::{Chart, ChartKind};
use lectern_model::geometry::{Point, Pt, Size};
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_scene::structure::Role;
use sketch::Sketch;

/// How a chart looks.
#[derive(Debug, Clone)]
pub struct ChartLook {
    /// Labels.
    pub label: TextFormat,
    /// The chart's title.
    pub title: TextFormat,
    /// Bars, lines and parts, in order.
    pub colours: Vec<Colour>,
    /// Axes.
    pub rule: Colour,
    /// What the chart stands on: the gaps between parts, and patterns.
    pub background: Colour,
}

impl ChartLook {
    /// The colour of the series or part at an index; colours come round again.
    fn colour(&self, at: usize) -> Colour {
        at.checked_rem(self.colours.len()).and_then(|at| self.colours.get(at)).copied().unwrap_or(self.label.colour)
    }

    /// Labels that say a value.
    fn value(&self) -> TextFormat {
        TextFormat { weight: self.label.strong_weight, breaking: Breaking::Even, ..self.label.clone() }
    }
}

/// Draws a chart in a box: its title with the citation, then a figure that holds the labels. It takes no more than the width and the
/// height given, and less height where bars would grow fat.
pub fn draw_chart(setter: &mut Typesetter, chart: &Chart<Span>, look: &ChartLook, width: Pt, height: Pt) -> Drawing {
    let mut drawing = Drawing::new(Size::new(width, height));
    let spans = title_spans(chart);
    let mut y = Pt::ZERO;
    if !spans.is_empty() {
        let lines = setter.shape(&spans, &look.title).set(width);
        let owner = drawing.element(None, Role::Paragraph);
        y = lines.height();
        drawing.lines(Some(owner), lines, Point::new(Pt::ZERO, Pt::ZERO));
        y += look.title.size * 0.7;
    }
    let room = Size::new(width, (height - y).max(look.label.size));
    let figure = draw_figure(setter, chart, look, room);
    drawing.size.height = y + figure.size.height;
    drawing.add(None, figure, Point::new(Pt::ZERO, y));
    drawing
}

/// The title, the unit where the title does not name it, and the citation.
fn title_spans(chart: &Chart<Span>) -> Vec<Span> {
    let mut spans = chart.title.clone();
    let title = Span::plain_text(&spans).to_lowercase();
    let unit = chart.unit.trim();
    if !unit.is_empty() && unit != "%" && !title.contains(&unit.to_lowercase()) {
        spans.push(Span::text(if spans.is_empty() { unit.to_owned() } else { format!(" ({unit})") }));
    }
    if !chart.cite.is_empty() && Span::plain_text(&spans).ends_with(|last: char| last.is_ascii_digit()) {
        // A raised number right after a year would make another year of it.
        spans.push(Span::text("\u{A0}"));
    }
    spans.extend(chart.cite.iter().cloned());
    spans
}

fn draw_figure(setter: &mut Typesetter, chart: &Chart<Span>, look: &ChartLook, room: Size) -> Drawing {
    let mut sketch = Sketch::new(setter, look, &chart.alt, room);
    if chart.categories.is_empty() || chart.series.is_empty() {
        sketch.drawing.size.height = Pt::ZERO;
        return sketch.drawing;
    }
    match chart.kind {
        ChartKind::Bar if is_timeline(chart) => column::draw(&mut sketch, chart),
        ChartKind::Bar => bar::draw(&mut sketch, chart),
        ChartKind::Line => line::draw(&mut sketch, chart),
        ChartKind::Share => share::draw(&mut sketch, chart),
    }
    sketch.drawing
}

/// Whether the categories are years, which run from left to right.
fn is_timeline(chart: &Chart<Span>) -> bool {
    let is_year = |text: &String| text.trim().len() == 4 && text.trim().bytes().all(|byte| byte.is_ascii_digit());
    chart.categories.len() > 1 && chart.categories.iter().all(is_year)
}
