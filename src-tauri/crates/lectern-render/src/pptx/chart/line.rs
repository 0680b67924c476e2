//! Lines through points in order, each with its own dashes and marks and its name at its end.

use super::number::{about, format_code};
use super::plot::{Form, Label, Names, Pattern, Place, Plot, SeriesLook, extent, fit, part_of, shown, widest_bold};
use super::series::Column;
use super::{ChartLook, Sheet};
use crate::pptx::ruler::Ruler;
use lectern_model::chart::Chart;
use lectern_model::geometry::{Pt, Rect};
use lectern_model::span::Span;

/// The most of the width that names at the lines' ends take.
const NAMES: f32 = 0.3;
/// How much smaller the first values of several lines are.
const START: f32 = 0.86;

pub(super) fn plot(chart: &Chart<Span>, sheet: &Sheet, look: &ChartLook<'_>, ruler: &Ruler<'_>) -> Plot {
    let line = look.line(look.size);
    let several = sheet.columns.len() > 1;
    let side = look.size * 1.6;
    let ends: Vec<String> = sheet.columns.iter().map(|column| end_text(column, &chart.unit)).collect();
    let width = ruler.widest(&ends, look.size).min(look.area.width * NAMES);
    let right = look.area.width - if several { width + look.size } else { side };
    let (top, bottom) = (line * 1.4, (look.area.height - line * 1.5).max(line * 1.4 + Pt(1.0)));
    let inner = Rect::new(side, top, (right - side).max(Pt(1.0)), bottom - top);
    let count = sheet.categories.len();
    let step = inner.width / (count.max(2) - 1) as f32;
    let all = || sheet.columns.iter().flat_map(|column| column.values.iter().flatten().copied());
    let scale = extent(all());
    let (name_size, every) = fit(&|size| ruler.widest(&sheet.categories, size), look.size, step);
    let labels = if several {
        let ends = Ends { texts: ends, width, inner, scale };
        several_labels(chart, sheet, look, ruler, &ends)
    } else {
        let widest = |size| widest_bold(ruler, all().map(|value| about(value, &chart.unit)), size);
        let (size, every) = fit(&widest, look.size, step);
        let label = |(at, value): (usize, &Option<f64>)| {
            let value = value.filter(|_| shown(at, count, every))?;
            Some(Label::value(Place::Above, size, look, format_code(value, &chart.unit, look.language)))
        };
        sheet.columns.iter().map(|column| column.values.iter().enumerate().map(label).collect()).collect()
    };
    let looks = labels.into_iter().enumerate();
    Plot {
        form: Form::Lines { edge: count > 1 },
        inner,
        scale,
        names: Some(Names { size: name_size, every }),
        looks: looks.map(|(at, labels)| SeriesLook { colour: look.colour(at), pattern: Pattern::Line(at), labels }).collect(),
        key: None,
    }
}

/// What stands at the ends of lines, and the room for it.
struct Ends {
    texts: Vec<String>,
    width: Pt,
    inner: Rect,
    scale: (f64, f64),
}

impl Ends {
    fn height_of(&self, value: f64) -> Pt {
        self.inner.bottom() - self.inner.height * part_of(value, self.scale)
    }
}

/// What stands at the end of a line: its name and its last value.
fn end_text(column: &Column, unit: &str) -> String {
    let last = column.values.last().copied().flatten().map_or_else(String::new, |value| about(value, unit));
    format!("{} {last}", column.name.trim())
}

/// Labels of several lines: the first value where there is room for it, name and value at the end.
fn several_labels(
    chart: &Chart<Span>,
    sheet: &Sheet,
    look: &ChartLook<'_>,
    ruler: &Ruler<'_>,
    ends: &Ends,
) -> Vec<Vec<Option<Label>>> {
    let format = |value| format_code(value, &chart.unit, look.language);
    let mut labels: Vec<Vec<Option<Label>>> = sheet.columns.iter().map(|column| vec![None; column.values.len()]).collect();
    for (series, place) in starts(sheet, look, ends) {
        let value = sheet.columns.get(series).and_then(|column| column.values.first().copied().flatten());
        if let (Some(value), Some(first)) = (value, labels.get_mut(series).and_then(|labels| labels.first_mut())) {
            *first = Some(Label::value(place, look.size * START, look, format(value)));
        }
    }
    let (size, shifts) = shifts(sheet, look, ruler, ends);
    for ((column, labels), shift) in sheet.columns.iter().zip(&mut labels).zip(shifts) {
        // A line that stops before the end has its name at its last point.
        let last = column.values.iter().enumerate().rev().find_map(|(at, value)| Some((at, (*value)?)));
        let Some((at, value)) = last else { continue };
        let wraps = ruler.width(&column.name, size) + ruler.width(&about(value, &chart.unit), size) > ends.width;
        let base = Label::value(Place::Right, size, look, format(value));
        if let Some(label) = labels.get_mut(at) {
            *label = Some(Label { bold: false, name: Some(" "), wraps, shift, ..base });
        }
    }
    labels
}

/// Which lines have their first value above or below its point: those where no other line is in the way.
fn starts(sheet: &Sheet, look: &ChartLook<'_>, ends: &Ends) -> Vec<(usize, Place)> {
    let line = look.line(look.size * START);
    let need = line + Pt(9.0);
    let first = |(at, column): (usize, &Column)| Some((at, ends.height_of(column.values.first().copied().flatten()?)));
    let mut starts: Vec<(usize, Pt)> = sheet.columns.iter().enumerate().filter_map(first).collect();
    starts.sort_by(|(_, a), (_, b)| a.0.total_cmp(&b.0));
    let mut taken = Pt::ZERO;
    let mut placed = Vec::new();
    for (at, (series, y)) in starts.iter().enumerate() {
        let next = starts.get(at + 1).map_or(ends.inner.bottom(), |(_, y)| *y);
        if *y - need >= taken {
            placed.push((*series, Place::Above));
            taken = *y + Pt(6.0);
        } else if next - *y >= need * 1.8 {
            placed.push((*series, Place::Below));
            taken = *y + Pt(13.0) + line;
        } else {
            taken = *y + Pt(6.0);
        }
    }
    placed
}

/// How far the labels at the lines' ends are moved so that they do not touch, by series, and the size at which they all have room.
fn shifts(sheet: &Sheet, look: &ChartLook<'_>, ruler: &Ruler<'_>, ends: &Ends) -> (Pt, Vec<Option<(Pt, Pt)>>) {
    let mut size = look.size;
    let heights = loop {
        let height = |text: &String| look.line(size) * ruler.lines(text, size, ends.width + Pt(0.5)) as f32;
        let heights: Vec<Pt> = ends.texts.iter().map(height).collect();
        if heights.iter().copied().sum::<Pt>() <= ends.inner.bottom() || size < look.size * 0.1 {
            break heights;
        }
        size = size * 0.9;
    };
    let end = |column: &Column| column.values.iter().rev().copied().flatten().next();
    let at = |(series, column): (usize, &Column)| Some((series, ends.height_of(end(column)?)));
    let mut wanted: Vec<(usize, Pt)> = sheet.columns.iter().enumerate().filter_map(at).collect();
    wanted.sort_by(|(_, a), (_, b)| a.0.total_cmp(&b.0));
    let mut shifts = vec![None; sheet.columns.len()];
    let mut free = Pt::ZERO;
    let mut below: Pt = heights.iter().copied().sum();
    for (series, y) in wanted {
        let height = heights.get(series).copied().unwrap_or(look.line(size));
        // Not over the one above, and not so low that those below have no room.
        let top = (y - height * 0.5).min(ends.inner.bottom() - below).max(free);
        let moved = top + height * 0.5 - y;
        if let Some(shift) = shifts.get_mut(series)
            && moved.0.abs() > 1.0
        {
            *shift = Some((Pt::ZERO, moved));
        }
        free = top + height;
        below -= height;
    }
    (size, shifts)
}
