//! A chart with everything settled: what stands where, in which colour and size.

use super::ChartLook;
use crate::pptx::ruler::Ruler;
use lectern_model::geometry::{Pt, Rect};
use lectern_model::theme::Colour;

/// How much wider bold letters are than those the ruler has.
const BOLD: f32 = 1.05;

/// A chart with everything settled. Boxes are in points from the top left of its frame.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plot {
    /// What draws the values.
    pub(super) form: Form,
    /// Where bars and lines stand, without labels.
    pub(super) inner: Rect,
    /// The lowest and the highest value there is room for.
    pub(super) scale: (f64, f64),
    /// The names of categories; none where they are not shown.
    pub(super) names: Option<Names>,
    /// How each column of the sheet looks.
    pub(super) looks: Vec<SeriesLook>,
    /// Where the key to several series stands, if there is one.
    pub(super) key: Option<Rect>,
}

/// What draws the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Bars that lie.
    Bars(Bars),
    /// Bars that stand.
    Columns(Bars),
    /// Bars divided into parts of a whole.
    Parts(Bars),
    /// Lines through points.
    Lines {
        /// Whether the first and the last point stand at the edges.
        edge: bool,
    },
}

/// How bars stand beside one another, in parts of a hundred of a bar's thickness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bars {
    /// Between categories.
    pub(super) gap: u32,
    /// How far the bars of a category overlap; below zero they stand apart.
    pub(super) overlap: i32,
}

/// The names of categories.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Names {
    /// Their size.
    pub(super) size: Pt,
    /// Every how many one is shown.
    pub(super) every: usize,
}

/// How a series looks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SeriesLook {
    /// Its colour.
    pub(super) colour: Colour,
    /// What tells it apart without colour, by index.
    pub(super) pattern: Pattern,
    /// The label of each value; none where it is left out.
    pub(super) labels: Vec<Option<Label>>,
}

/// What tells a series apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    /// A fill of bars: full, hatched, outlined, dotted.
    Fill(usize),
    /// Dashes and marks of a line.
    Line(usize),
    /// A line around it in the colour of the ground.
    Apart,
}

/// A label of a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// Where it stands by its value.
    pub(super) place: Place,
    /// Moved from there, to the right and down.
    pub(super) shift: Option<(Pt, Pt)>,
    /// Its size.
    pub(super) size: Pt,
    /// Its colour.
    pub(super) colour: Colour,
    /// Whether its letters are bold.
    pub(super) bold: bool,
    /// What stands between the name of the series and the value; none for the value alone.
    pub(super) name: Option<&'static str>,
    /// Whether it may take several lines.
    pub(super) wraps: bool,
    /// How the number is printed.
    pub(super) format: String,
}

/// Where a label stands by its value (ECMA-376 §21.2.3.10, the places our charts use).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the middle of a bar.
    Centre,
    /// Behind the end of a bar.
    OutsideEnd,
    /// Above a point.
    Above,
    /// Below a point.
    Below,
    /// At the right of a point.
    Right,
}

impl Label {
    /// A value in bold beside what it belongs to.
    pub(super) fn value(place: Place, size: Pt, look: &ChartLook<'_>, format: String) -> Self {
        Self { place, shift: None, size, colour: look.text, bold: true, name: None, wraps: false, format }
    }
}

/// The width of the widest of some texts in bold.
pub(super) fn widest_bold<T: AsRef<str>>(ruler: &Ruler<'_>, texts: impl IntoIterator<Item = T>, size: Pt) -> Pt {
    ruler.widest(texts, size) * BOLD
}

/// Where the key to several series stands at the top; none for one series.
pub(super) fn key(names: &[&str], look: &ChartLook<'_>, ruler: &Ruler<'_>) -> Option<Rect> {
    if names.len() < 2 {
        return None;
    }
    let (size, width) = (look.size, look.area.width);
    // The mark, the gap behind it and the gap before the next name.
    let beside = size * 2.6;
    let mut rows = 1;
    let mut x = Pt::ZERO;
    for name in names {
        let own = beside + ruler.width(name, size);
        if x > Pt::ZERO && x + own > width {
            rows += 1;
            x = Pt::ZERO;
        }
        rows += ruler.lines(name, size, (width - beside).max(size)) - 1;
        x += own;
    }
    let height = (look.line(size) * rows as f32).min(look.area.height * 0.5);
    let wide = if rows > 1 { width } else { (x + size).min(width) };
    Some(Rect::new(Pt::ZERO, Pt::ZERO, wide, height))
}

/// The height that a key takes with the gap under it.
pub(super) fn key_height(key: Option<Rect>, look: &ChartLook<'_>) -> Pt {
    key.map_or(Pt::ZERO, |key| key.height + look.size * 0.6)
}

/// The lowest and the highest of some values and 0, which differ.
pub(super) fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((0.0, 0.0), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
    if high > low { (low, high) } else { (0.0, 1.0) }
}

/// The same with room below the lowest value for its label, where that is below zero: `room` in parts of the height of the plot.
pub(super) fn extent_with_labels(values: impl Iterator<Item = f64>, room: f32) -> (f64, f64) {
    let (low, high) = extent(values);
    if low < 0.0 { (low - (high - low) * f64::from(room.clamp(0.0, 0.5)), high) } else { (low, high) }
}

/// Where a value stands between two ends, 0 to 1.
pub(super) fn part_of(value: f64, (low, high): (f64, f64)) -> f32 {
    if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) as f32 } else { 0.0 }
}

/// The size at which neighbours do not touch in slots of a width, and every how many is shown where none is small enough.
pub(super) fn fit(widest: &dyn Fn(Pt) -> Pt, size: Pt, slot: Pt) -> (Pt, usize) {
    let every = |size: Pt| (((widest(size) + size * 0.3) / slot.max(Pt(0.1))).ceil() as usize).max(1);
    let least = size * 0.68;
    let fitting = [1.0, 0.9, 0.8].into_iter().map(|scale| size * scale).find(|size| every(*size) == 1);
    fitting.map_or_else(|| (least, every(least)), |size| (size, 1))
}

/// Whether the label at an index is shown: the last always is.
pub(super) fn shown(at: usize, count: usize, every: usize) -> bool {
    count.saturating_sub(at + 1).is_multiple_of(every.max(1))
}
