//! Parts of a whole as one divided bar, every part named in it or below it.

use super::bar::fit_names;
use super::number::{about, format_code};
use super::plot::{Bars, Form, Label, Names, Pattern, Place, Plot, SeriesLook, widest_bold};
use super::{ChartLook, Sheet};
use crate::pptx::ruler::Ruler;
use lectern_model::chart::Chart;
use lectern_model::geometry::{Pt, Rect};
use lectern_model::span::Span;
use lectern_model::theme::Colour;

/// The lowest contrast of a label on its part (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;
/// The least thickness of a bar, as a part of its room.
const LEAST_THICKNESS: f32 = 0.25;
/// The thickest a bar is, as a multiple of the label size.
const THICKEST: f32 = 4.4;
/// So many labels below a bar share lines.
const FEW: usize = 24;
/// The smallest factor labels are scaled by.
const SMALLEST: f32 = 0.1;

/// A part of one whole, with its label.
#[derive(Debug, Clone, Copy)]
struct Part {
    x: Pt,
    width: Pt,
    /// The width of name and value on one line.
    text: Pt,
    /// Where they begin, where they stand below the bar.
    left: Pt,
    /// In which line below the bar the label stands; none for one within its part.
    row: Option<usize>,
}

pub(super) fn plot(chart: &Chart<Span>, sheet: &Sheet, look: &ChartLook<'_>, ruler: &Ruler<'_>) -> Plot {
    let wholes = sheet.categories.len().max(1);
    let several = wholes > 1;
    let each = look.area.height / wholes as f32;
    let (name_size, left) = if several {
        let (size, width) = fit_names(&sheet.categories, look, ruler, each);
        (size, width + look.size * 0.8)
    } else {
        (look.size, Pt::ZERO)
    };
    let width = (look.area.width - left).max(Pt(1.0));
    let (size, bars) = bars(chart, sheet, look, ruler, width, each);
    let below = bars.iter().map(|bar| below(bar, look.line(size))).fold(Pt::ZERO, Pt::max);
    // Of several bars each stands in the middle of its room.
    let thick = (each - below * if several { 2.0 } else { 1.0 }).max(each * LEAST_THICKNESS).min(look.size * THICKEST);
    let inner = Rect::new(left, Pt::ZERO, width, if several { look.area.height } else { thick });
    let looks = sheet.columns.iter().enumerate().map(|(at, column)| {
        let colour = look.colour(at);
        let labels = bars.iter().zip(&column.values).map(|(bar, value)| {
            let (part, value) = (bar.get(at)?, (*value)?);
            let format = format_code(value, &chart.unit, look.language);
            Some(label(part, look, colour, size, thick, format))
        });
        SeriesLook { colour, pattern: Pattern::Apart, labels: labels.collect() }
    });
    let gap = if several { (each - thick) / thick * 100.0 } else { 0.0 };
    Plot {
        form: Form::Parts(Bars { gap: gap.clamp(0.0, 500.0) as u32, overlap: 100 }),
        inner,
        scale: (0.0, 1.0),
        names: several.then_some(Names { size: name_size, every: 1 }),
        looks: looks.collect(),
        key: None,
    }
}

/// The parts of each whole, and the largest size at which their labels leave the bars room.
fn bars(
    chart: &Chart<Span>,
    sheet: &Sheet,
    look: &ChartLook<'_>,
    ruler: &Ruler<'_>,
    width: Pt,
    each: Pt,
) -> (Pt, Vec<Vec<Part>>) {
    let mut size = look.size;
    loop {
        let whole = |at| parts(chart, sheet, at, ruler, size, width);
        let bars: Vec<Vec<Part>> = (0..sheet.categories.len()).map(whole).collect();
        let twice = if bars.len() > 1 { 2.0 } else { 1.0 };
        let tight = bars.iter().any(|bar| each - below(bar, look.line(size)) * twice < each * LEAST_THICKNESS);
        if !tight || size <= look.size * SMALLEST {
            return (size, bars);
        }
        size = size * 0.88;
    }
}

/// The room that labels take below their bar.
fn below(parts: &[Part], line: Pt) -> Pt {
    let rows = parts.iter().filter_map(|part| part.row).max().map_or(0, |row| row + 1);
    if rows == 0 { Pt::ZERO } else { line * (rows as f32 + 0.35) }
}

/// The parts of the whole at an index.
fn parts(chart: &Chart<Span>, sheet: &Sheet, whole: usize, ruler: &Ruler<'_>, size: Pt, width: Pt) -> Vec<Part> {
    let value_of = |at: usize| sheet.columns.get(at).and_then(|column| column.values.get(whole).copied().flatten());
    let known = |value: Option<f64>| value.unwrap_or(0.0).max(0.0);
    let total: f64 = (0..sheet.columns.len()).map(|at| known(value_of(at))).sum();
    let mut x = Pt::ZERO;
    let mut parts: Vec<Part> = Vec::new();
    for (at, column) in sheet.columns.iter().enumerate() {
        let value = value_of(at);
        let share = if total > 0.0 { (known(value) / total) as f32 } else { 0.0 };
        let own = width * share;
        let written = value.map_or_else(String::new, |value| about(value, &chart.unit));
        let widest = widest_bold(ruler, [column.name.as_str(), written.as_str()], size);
        let text = widest_bold(ruler, [format!("{} {written}", column.name)], size);
        let row = (value.is_some() && widest + size > own).then_some(0);
        parts.push(Part { x, width: own, text, left: x, row });
        x += own;
    }
    place_below(&mut parts, size * 0.8, width);
    parts
}

/// Where a label below a bar stands, and where the line that leads to it comes down.
#[derive(Debug, Clone, Copy)]
struct Placed {
    left: Pt,
    right: Pt,
    row: usize,
    line: Pt,
}

impl Placed {
    /// Whether neither label stands over the other, nor on the line that leads to it.
    fn is_clear_of(self, other: Placed, gap: Pt) -> bool {
        let beside = self.right + gap <= other.left || other.right + gap <= self.left;
        let spares = |label: Placed, line: Placed| line.row <= label.row || line.line < label.left || line.line > label.right;
        (self.row != other.row || beside) && spares(self, other) && spares(other, self)
    }
}

/// Gives the labels of narrow parts their places in lines below the bar. In the left half they begin at their parts and those further
/// right come first; in the right half they end at them, and those further left come first: so no line to a label crosses another.
fn place_below(parts: &mut [Part], gap: Pt, width: Pt) {
    let (left, right): (Vec<&mut Part>, Vec<&mut Part>) =
        parts.iter_mut().filter(|part| part.row.is_some()).partition(|part| part.x + part.width * 0.5 < width * 0.5);
    let mut placed: Vec<Placed> = Vec::new();
    let few = left.len() + right.len() <= FEW;
    let from_left = left.into_iter().rev().map(|part| (part, false));
    for (part, ends) in from_left.chain(right.into_iter().map(|part| (part, true))) {
        let line = part.x + part.width * 0.5;
        let start = if ends { line + gap * 0.5 - part.text } else { line - gap * 0.5 };
        let start = start.min(width - part.text).max(Pt::ZERO);
        let mut own = Placed { left: start, right: start + part.text, row: 0, line };
        // Of very many each has a line of its own: there is no looking for room among them.
        own.row = if few { 0 } else { placed.len() };
        while few && own.row <= placed.len() && !placed.iter().all(|other| own.is_clear_of(*other, gap)) {
            own.row += 1;
        }
        (part.left, part.row) = (start, Some(own.row));
        placed.push(own);
    }
}

/// The label of a part of a bar, whose colour and thickness are given.
fn label(part: &Part, look: &ChartLook<'_>, fill: Colour, size: Pt, thick: Pt, format: String) -> Label {
    let base = Label::value(Place::Centre, size, look, format);
    let Some(row) = part.row else {
        return Label { colour: readable_on(fill, look), name: Some("\n"), ..base };
    };
    let right = part.left + part.text * 0.5 - (part.x + part.width * 0.5);
    let down = thick * 0.5 + look.line(size) * (row as f32 + 0.75);
    Label { name: Some(" "), shift: Some((right, down)), bold: false, ..base }
}

/// A colour that reads on a fill: the page's or the text's where one of them has the contrast, else black or white.
fn readable_on(fill: Colour, look: &ChartLook<'_>) -> Colour {
    let candidates = [look.ground, look.text, Colour::BLACK, Colour::WHITE];
    candidates.into_iter().find(|colour| fill.contrast(*colour) >= READABLE).unwrap_or(Colour::BLACK)
}
