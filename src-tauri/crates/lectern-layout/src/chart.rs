//! Charts: bars, lines and shares from a slide's data.

use crate::drawing::Drawing;
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::chart::Chart;
use lectern_model::geometry::{Pt, Size};
use lectern_model::span::Span;
use lectern_model::theme::Colour;

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
}

/// Draws a chart.
pub fn draw_chart(_setter: &mut Typesetter, chart: &Chart<Span>, _look: &ChartLook, width: Pt, height: Pt) -> Drawing {
    let mut drawing = Drawing::new(Size::new(width, height));
    drawing.figure(None, &chart.alt);
    drawing
}
