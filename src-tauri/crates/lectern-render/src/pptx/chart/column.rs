//! Bars that stand, for years: values on top, years below.

use super::number::{about, format_code};
use super::plot::{
    Bars, Form, Label, Names, Pattern, Place, Plot, SeriesLook, extent_with_labels, fit, key, key_height, shown, widest_bold,
};
use super::{ChartLook, Sheet};
use crate::pptx::ruler::Ruler;
use lectern_model::chart::Chart;
use lectern_model::geometry::{Pt, Rect};
use lectern_model::span::Span;

/// The widest room one year takes, as a multiple of the label size.
const WIDEST: f32 = 7.5;

pub(super) fn plot(chart: &Chart<Span>, sheet: &Sheet, look: &ChartLook<'_>, ruler: &Ruler<'_>) -> Plot {
    let series = sheet.columns.len().max(1) as f32;
    let names: Vec<&str> = sheet.columns.iter().map(|column| column.name.as_str()).collect();
    let key = key(&names, look, ruler);
    let top = key_height(key, look);
    let line = look.line(look.size);
    let count = sheet.categories.len();
    let slot = (look.area.width / count.max(1) as f32).min(look.size * WIDEST);
    let (share, within) = if sheet.columns.len() < 2 { (0.6, 0.0) } else { (0.8, 0.1) };
    let bar = slot * share / series;
    let (first, last) = (top + line * 1.1, look.area.height - line * 1.25);
    let all = || sheet.columns.iter().flat_map(|column| column.values.iter().flatten().copied());
    let widest = |size| widest_bold(ruler, all().map(|value| about(value, &chart.unit)), size);
    let (size, value_every) = fit(&widest, look.size, bar.max(slot / series));
    let (name_size, every) = fit(&|size| ruler.widest(&sheet.categories, size), look.size, slot);
    let gap = (slot - bar * (series - within)) / (bar * (1.0 - within)) * 100.0;
    let label = |(at, value): (usize, &Option<f64>)| {
        let value = value.filter(|_| shown(at, count, value_every))?;
        Some(Label::value(Place::OutsideEnd, size, look, format_code(value, &chart.unit, look.language)))
    };
    let looks = sheet.columns.iter().enumerate().map(|(at, column)| SeriesLook {
        colour: look.colour(at),
        pattern: Pattern::Fill(at),
        labels: column.values.iter().enumerate().map(label).collect(),
    });
    Plot {
        form: Form::Columns(Bars { gap: gap.clamp(0.0, 500.0) as u32, overlap: -((within * 111.0) as i32) }),
        inner: Rect::new(Pt::ZERO, first, slot * count as f32, (last - first).max(Pt(1.0))),
        scale: extent_with_labels(all(), look.line(size) * 1.2 / (last - first).max(Pt(1.0))),
        names: Some(Names { size: name_size, every }),
        looks: looks.collect(),
        key,
    }
}
