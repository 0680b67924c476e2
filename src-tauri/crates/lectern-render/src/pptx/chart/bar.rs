//! Bars that lie, for things that are compared: names at the left, values at the bars' ends.

use super::number::{about, format_code};
use super::plot::{Bars, Form, Label, Names, Pattern, Place, Plot, SeriesLook, extent_with_labels, key, key_height, widest_bold};
use super::{ChartLook, Sheet};
use crate::pptx::ruler::Ruler;
use lectern_model::chart::Chart;
use lectern_model::geometry::{Pt, Rect};
use lectern_model::span::Span;

/// The widest part of the chart that names may take.
const NAMES: f32 = 0.38;
/// The smallest factor labels are scaled by.
const SMALLEST: f32 = 0.2;

pub(super) fn plot(chart: &Chart<Span>, sheet: &Sheet, look: &ChartLook<'_>, ruler: &Ruler<'_>) -> Plot {
    let count = sheet.columns.len().max(1) as f32;
    let names: Vec<&str> = sheet.columns.iter().map(|column| column.name.as_str()).collect();
    let key = key(&names, look, ruler);
    let top = key_height(key, look);
    let single = sheet.columns.len() < 2;
    let fattest = look.size * if single { 2.9 } else { 1.35 * count + 1.0 };
    let rows = sheet.categories.len().max(1) as f32;
    let row = ((look.area.height - top) / rows).min(fattest).max(Pt(1.0));
    let bar = row * if single { 0.6 } else { 0.8 / count };
    let size = look.size * (bar / look.line(look.size) * if single { 1.6 } else { 1.0 }).clamp(SMALLEST, 1.0);
    let all = || sheet.columns.iter().flat_map(|column| column.values.iter().flatten().copied());
    let values = widest_bold(ruler, all().map(|value| about(value, &chart.unit)), size).min(look.area.width * 0.4);
    let (name_size, name_width) = fit_names(&sheet.categories, look, ruler, row);
    let left = name_width + look.size * 0.8;
    let right = (look.area.width - values - size * 0.8).max(left + Pt(1.0));
    // The gap within a group is cut from each of its bars.
    let within = if single { 0.0 } else { 0.12 };
    let gap = (row - bar * (count - within)) / (bar * (1.0 - within)) * 100.0;
    let label = |value: f64| Label::value(Place::OutsideEnd, size, look, format_code(value, &chart.unit, look.language));
    let looks = sheet.columns.iter().enumerate().map(|(at, column)| SeriesLook {
        colour: look.colour(at),
        pattern: Pattern::Fill(at),
        labels: column.values.iter().map(|value| value.map(label)).collect(),
    });
    Plot {
        form: Form::Bars(Bars { gap: gap.clamp(0.0, 500.0) as u32, overlap: -((within * 114.0) as i32) }),
        inner: Rect::new(left, top, right - left, row * rows),
        scale: extent_with_labels(all(), (values + size * 0.8) / (right - left)),
        names: Some(Names { size: name_size, every: 1 }),
        looks: looks.collect(),
        key,
    }
}

/// The largest names that stay in their rows, and the width they take.
pub(super) fn fit_names(names: &[String], look: &ChartLook<'_>, ruler: &Ruler<'_>, row: Pt) -> (Pt, Pt) {
    let most = look.area.width * NAMES;
    let mut scale = 1.0;
    loop {
        let size = look.size * scale;
        // A little more than measured: a name that just fits is broken by another program's rounding.
        let width = (ruler.widest(names, size) * 1.03).min(most) + Pt(2.0);
        let fits = names.iter().all(|name| look.line(size) * ruler.lines(name, size, width) as f32 <= row * 0.96);
        if fits || scale <= SMALLEST {
            return (size, width);
        }
        scale *= 0.9;
    }
}
