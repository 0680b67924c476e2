//! Charts that stay charts: their numbers can be edited, and they look as the chart on the page does.
//!
//! Two steps, as everywhere in this format: a chart becomes a [`Plot`], in which everything is settled, and a plot becomes a part.
//! The title is no part of it: it carries the citation, and links work only in the text of a slide.

mod bar;
mod column;
mod line;
mod number;
mod part;
mod plot;
mod series;
mod share;

use super::ruler::Ruler;
use super::xml::Xml;
use lectern_model::chart::{Chart, ChartKind};
use lectern_model::geometry::{Pt, Size};
use lectern_model::language::Language;
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_scene::font::Font;
pub(super) use number::exact;
use plot::Plot;
pub(super) use series::{Sheet, letters, sheet};

/// How a chart looks.
pub(super) struct ChartLook<'a> {
    /// The size of the frame the chart fills.
    pub(super) area: Size,
    /// Bars, lines and parts, in order.
    pub(super) colours: &'a [Colour],
    /// Labels and axes.
    pub(super) text: Colour,
    /// What the chart stands on: gaps and patterns.
    pub(super) ground: Colour,
    /// Writes a colour as an element of DrawingML: one of the theme's where it has it.
    pub(super) paint: &'a dyn Fn(&mut Xml, Colour),
    /// The size of labels.
    pub(super) size: Pt,
    /// The height of a line of labels, as a factor of their size.
    pub(super) leading: f32,
    /// The family of labels.
    pub(super) family: &'a str,
    /// A font of that family, to measure labels with.
    pub(super) font: Option<&'a Font>,
    /// The language of labels.
    pub(super) language: &'a Language,
    /// Names values that have no name.
    pub(super) values: &'a str,
}

impl ChartLook<'_> {
    /// The colour of the series or part at an index; colours come round again.
    fn colour(&self, at: usize) -> Colour {
        at.checked_rem(self.colours.len()).and_then(|at| self.colours.get(at)).copied().unwrap_or(self.text)
    }

    /// The height of a line of labels of a size.
    fn line(&self, size: Pt) -> Pt {
        size * self.leading
    }
}

/// The chart's part. Its workbook is the part's relationship `rId1`.
pub(super) fn chart_part(chart: &Chart<Span>, look: &ChartLook<'_>) -> String {
    let sheet = sheet(chart, look.values);
    part::write(&plot(chart, &sheet, look), &sheet, look)
}

fn plot(chart: &Chart<Span>, sheet: &Sheet, look: &ChartLook<'_>) -> Plot {
    let ruler = Ruler::new(look.font);
    match chart.kind {
        ChartKind::Bar if is_timeline(chart) => column::plot(chart, sheet, look, &ruler),
        ChartKind::Bar => bar::plot(chart, sheet, look, &ruler),
        ChartKind::Line => line::plot(chart, sheet, look, &ruler),
        ChartKind::Share => share::plot(chart, sheet, look, &ruler),
    }
}

/// Whether the categories are years, which run from left to right.
fn is_timeline(chart: &Chart<Span>) -> bool {
    let is_year = |text: &String| text.trim().len() == 4 && text.trim().bytes().all(|byte| byte.is_ascii_digit());
    chart.categories.len() > 1 && chart.categories.iter().all(is_year)
}

#[cfg(test)]
mod tests;
