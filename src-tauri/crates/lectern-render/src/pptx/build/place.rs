//! Text put where it stands on the page: frames, room between paragraphs and sizes that are the page's.

use super::context::{Context, Metrics, text_of};
use super::page::{Found, Reader};
use crate::pptx::presentation::{Bullet, Holder, Paragraph, Run, Shape, TextShape, TextStyle, Weight, Words};
use crate::pptx::ruler::Ruler;
use lectern_model::block::Align;
use lectern_model::geometry::{Pt, Rect, Size};
use lectern_model::theme::Anchor;

/// The least difference of size that is the page's own and not of rounding.
const SAME: f32 = 0.05;
/// How much wider than on the page lines may run where they are kept from running on, as a part of their width.
const EASE: f32 = 0.035;
/// How much narrower than they are frames are taken for where lines are counted, as a factor: programs round widths.
const STRICT: f32 = 0.985;
/// The smallest factor by which type is made smaller, and the step to it.
const LEAST: f32 = 0.1;
const STEP: f32 = 0.98;
/// Room under the last line of text whose frame ends with it.
const UNDER: Pt = Pt(2.0);

/// Paragraphs with where they stand.
pub(super) struct Placed {
    pub(super) paragraphs: Vec<(Paragraph, Option<Found>)>,
}

/// The words of a paragraph behind the number that hangs before them.
fn behind_label(runs: &[Run]) -> &[Run] {
    match runs {
        [_, tab, rest @ ..] if tab.words == Words::Text("\t".to_owned()) => rest,
        all => all,
    }
}

/// A frame to fill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) bounds: Rect,
    pub(super) scale: f32,
    /// Where its text stands by its layout.
    pub(super) anchor: Anchor,
    /// Whether its lines are of about the same width, which programs do not do themselves.
    pub(super) balanced: bool,
}

impl Placed {
    /// Finds paragraphs on the page.
    pub(super) fn find(reader: &mut Reader<'_>, paragraphs: Vec<Paragraph>) -> Self {
        let find = |paragraph: Paragraph| {
            let found = reader.find(&text_of(behind_label(&paragraph.runs)));
            (paragraph, found)
        };
        Self { paragraphs: paragraphs.into_iter().map(find).collect() }
    }

    /// The top of the first line's box and the bottom of the last one's; none where nothing was found.
    pub(super) fn extent(&self, metrics: Metrics) -> Option<(Pt, Pt)> {
        let mut all = self.paragraphs.iter().filter_map(|(paragraph, found)| Some((paragraph, (*found)?)));
        let (paragraph, first) = all.next()?;
        let top = first.first - metrics.first_baseline(&paragraph.style, first.size);
        let (last, found) = all.next_back().unwrap_or((paragraph, first));
        Some((top, found.last + found.size * metrics.below(last.style.leading)))
    }

    /// The ends of the words to the left and to the right.
    pub(super) fn width(&self) -> Option<(Pt, Pt)> {
        let all = self.paragraphs.iter().filter_map(|(_, found)| *found);
        all.map(|found| (found.left, found.right)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// A shape that fills a frame as the page does.
    pub(super) fn shape(self, context: &Context<'_>, holder: Holder, name: &str, frame: Frame) -> TextShape {
        let metrics = context.metrics;
        let mut bounds = frame.bounds;
        let mut insets = [Pt::ZERO; 4];
        if let Some((top, bottom)) = self.extent(metrics) {
            match frame.anchor {
                Anchor::Top => bounds = Rect { y: top, height: (bounds.bottom() - top).max(bottom - top), ..bounds },
                Anchor::Middle => {
                    let (above, below) = (top - bounds.y, bounds.bottom() - bottom);
                    insets = [Pt::ZERO, (above - below).max(Pt::ZERO), Pt::ZERO, (below - above).max(Pt::ZERO)];
                }
                Anchor::Bottom => bounds.height = bottom - bounds.y,
            }
        }
        if frame.balanced && !context.right_to_left() && self.paragraphs.iter().any(|(_, found)| is_broken(found.as_ref())) {
            let (left, right) = self.width().unwrap_or((bounds.x, bounds.right()));
            insets[2] = (bounds.right() - right - (right - left) * EASE).max(Pt::ZERO);
        }
        let lines: Vec<Option<usize>> = self.paragraphs.iter().map(|(_, found)| found.map(|found| found.lines)).collect();
        let mut paragraphs = paragraphs(self.paragraphs, bounds.x, frame.scale.clamp(0.01, 1.0), metrics);
        if frame.anchor != Anchor::Bottom {
            let room = Size::new(bounds.width - insets[0] - insets[2], bounds.height - insets[1] - insets[3]);
            squeeze(&mut paragraphs, &lines, room, &Rulers::new(context));
        }
        TextShape {
            holder,
            name: name.to_owned(),
            alt: None,
            bounds,
            insets,
            anchor: None,
            panel: None,
            paragraphs,
            one_line: false,
        }
    }
}

/// Makes type smaller where other programs need more lines than the page, and more than there is room for: they do not break addresses
/// where the page does, and have in one frame what the page divides over several.
fn squeeze(paragraphs: &mut [Paragraph], lines: &[Option<usize>], room: Size, rulers: &Rulers<'_>) {
    let measured: Vec<Measured> = paragraphs.iter().zip(lines).map(|(own, lines)| Measured::new(own, *lines)).collect();
    if measured.iter().all(|own| own.on_page.is_some_and(|lines| own.lines(room.width, 1.0, rulers) <= lines)) {
        return;
    }
    let height = |part: f32| -> Pt { measured.iter().map(|own| own.height(room.width, part, rulers)).sum() };
    let mut part = 1.0;
    while part > LEAST && height(part) > room.height {
        part *= STEP;
    }
    if part < 1.0 {
        scale(paragraphs, part);
    }
}

/// Makes type and the room between paragraphs smaller by a factor.
fn scale(paragraphs: &mut [Paragraph], part: f32) {
    for paragraph in paragraphs {
        paragraph.style.size = paragraph.style.size * part;
        paragraph.style.before = paragraph.style.before * part;
        paragraph.runs.iter_mut().for_each(|run| run.size = run.size.map(|size| size * part));
    }
}

/// Gives columns side by side the type of the one where it is smallest.
pub(super) fn even(columns: &mut [Shape<'_>]) {
    let first = |shape: &TextShape| shape.paragraphs.first().map(|paragraph| paragraph.style.size);
    let texts = columns.iter().filter_map(|shape| match shape {
        Shape::Text(text) => first(text),
        Shape::Table(_) | Shape::Chart(_) | Shape::Picture(_) | Shape::Drawing(_) => None,
    });
    let Some(least) = texts.reduce(Pt::min) else { return };
    for shape in columns {
        if let Shape::Text(text) = shape
            && let Some(size) = first(text).filter(|size| *size > least)
        {
            scale(&mut text.paragraphs, least / size);
        }
    }
}

/// What words are measured with.
struct Rulers<'a> {
    plain: Ruler<'a>,
    semibold: Ruler<'a>,
    bold: Ruler<'a>,
}

impl<'a> Rulers<'a> {
    fn new(context: &Context<'a>) -> Self {
        let bold = context.bold.or(context.font);
        let semibold = Ruler::new(context.semibold.or(bold));
        Self { plain: Ruler::new(context.font), semibold, bold: Ruler::new(bold) }
    }
}

/// A paragraph whose lines are counted as other programs break them.
struct Measured {
    /// Its words on the line; raised ones take little room.
    text: String,
    style: TextStyle,
    /// The lines it has on the page, where it stands there whole.
    on_page: Option<usize>,
    /// Whether its words are of several sizes: a row that is no wider elsewhere.
    is_row: bool,
    /// How heavy most of its words are.
    weight: Weight,
}

impl Measured {
    fn new(paragraph: &Paragraph, on_page: Option<usize>) -> Self {
        let flat: Vec<Run> = behind_label(&paragraph.runs).iter().filter(|run| !run.superscript).cloned().collect();
        let is_row = paragraph.runs.iter().any(|run| run.size.is_some());
        let text = text_of(&flat);
        let strong: Vec<Run> = flat.into_iter().filter(|run| run.strong).collect();
        let weight = if text_of(&strong).len() * 2 > text.len() { Weight::Bold } else { paragraph.style.weight };
        Self { text, style: paragraph.style, on_page, is_row, weight }
    }

    fn lines(&self, width: Pt, part: f32, rulers: &Rulers<'_>) -> usize {
        if self.is_row {
            return self.on_page.unwrap_or(1);
        }
        let ruler = match self.weight {
            Weight::Regular => &rulers.plain,
            Weight::Semibold => &rulers.semibold,
            Weight::Bold => &rulers.bold,
        };
        ruler.broken(&self.text, self.style.size * part, ((width - self.style.margin) * STRICT).max(Pt(1.0)))
    }

    fn height(&self, width: Pt, part: f32, rulers: &Rulers<'_>) -> Pt {
        self.style.before * part + self.style.size * part * self.style.leading * self.lines(width, part, rulers) as f32
    }
}

fn is_broken(found: Option<&Found>) -> bool {
    found.is_some_and(|found| found.lines > 1)
}

/// Paragraphs with the sizes and the room that they have on the page.
fn paragraphs(placed: Vec<(Paragraph, Option<Found>)>, left: Pt, scale: f32, metrics: Metrics) -> Vec<Paragraph> {
    let mut before: Option<(Pt, Pt)> = None;
    let mut out = Vec::with_capacity(placed.len());
    for (mut paragraph, found) in placed {
        let style = &mut paragraph.style;
        style.margin = style.margin * scale;
        style.indent = style.indent * scale;
        style.size = style.size * scale;
        paragraph.runs.iter_mut().for_each(|run| run.size = run.size.map(|size| size * scale));
        if let Some(found) = found {
            if (found.size - style.size).0.abs() > SAME {
                style.size = found.size;
            }
            if style.align == Align::Start && !paragraph.right_to_left {
                style.margin = (found.left - left).max(Pt::ZERO);
                style.margin = if style.margin < Pt(0.6) { Pt::ZERO } else { style.margin };
                if let Bullet::Number { dot: false, .. } = paragraph.bullet {
                    style.indent = -style.margin;
                }
                if style.indent < Pt::ZERO && paragraph.bullet == Bullet::None {
                    style.indent = -style.margin;
                }
                style.indent = style.indent.max(-style.margin);
            }
            style.before = match before {
                Some((baseline, below)) => {
                    (found.first - baseline - below - found.size * metrics.above(style.leading)).max(Pt::ZERO)
                }
                None => Pt::ZERO,
            };
            before = Some((found.last, found.size * metrics.below(style.leading)));
        } else {
            style.before = if out.is_empty() { Pt::ZERO } else { style.before * scale };
        }
        out.push(paragraph);
    }
    out
}

/// The frame of text that ends with its last line.
pub(super) fn close(bounds: Rect, bottom: Pt) -> Rect {
    Rect { height: (bottom + UNDER - bounds.y).max(Pt(1.0)), ..bounds }
}
