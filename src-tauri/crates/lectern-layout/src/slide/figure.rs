//! Bodies that show something: a chart, a picture.

use super::body::Area;
use super::column::Column;
use super::fit::{Room, set_within};
use super::scope::Scope;
use crate::drawing::Drawing;
use crate::flow::{Flow, FlowStyle};
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::block::{Block, DeckBlock, Picture};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::image::Image;
use lectern_model::span::Span;
use lectern_model::theme::{PlaceholderKind, TextRole};
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::Role;

/// The least part of its frame a figure has, however much is said about it.
const LEAST: f32 = 0.4;
/// Between a picture and the words beside it.
const BESIDE: Pt = Pt(34.0);
/// The widest that words beside a picture run.
const WORDS: Pt = Pt(420.0);
/// The narrowest column for a caption beside its picture.
const NARROWEST: Pt = Pt(150.0);

/// A chart with what is said about it: the chart has the room that the words leave.
pub(super) fn chart(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let base = scope.look.flow_style(scale);
    let body = TextFormat { size: base.body.size * 0.85, ..base.body.clone() };
    let style = FlowStyle { figure_gap: body.size, paragraph_gap: body.size * 1.1, body, ..base };
    let words: Vec<DeckBlock> = scope.slide.body.iter().filter(|block| !matches!(block, Block::Chart(_))).cloned().collect();
    let charts = scope.slide.body.len() - words.len();
    let mut beside = Flow::new(rect.width);
    beside.blocks(setter, &words, &style, &scope.env());
    let said = beside.height(0..beside.len()) + if words.is_empty() { Pt::ZERO } else { style.paragraph_gap };
    let room = (rect.height - said).max(rect.height * LEAST) - style.figure_gap * charts.saturating_sub(1) as f32;
    let style = FlowStyle { chart_height: room / charts.max(1) as f32, ..style };
    let mut flow = Flow::new(rect.width);
    flow.blocks(setter, &scope.slide.body, &style, &scope.env());
    Column::new(flow, PlaceholderKind::Body, rect)
}

/// A picture, with what is said about it beside it.
pub(super) fn picture(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Vec<Column> {
    let shown = scope.slide.body.iter().take_while(|block| matches!(block, Block::Picture(_))).count();
    let (pictures, words) = scope.slide.body.split_at(shown);
    let mut rect = area.rect(scope, PlaceholderKind::Body);
    let beside = area.rect(scope, PlaceholderKind::SecondBody);
    let right = rect.right().max(beside.right());
    if words.is_empty() {
        rect.width = right - rect.x;
    }
    let mut flow = Flow::new(rect.width);
    let mut widest = Pt::ZERO;
    for (at, block) in pictures.iter().enumerate() {
        if let Block::Picture(picture) = block {
            flow.start_at(at);
            let (drawing, width) = draw_picture(setter, scope, picture, Place { rect, alone: words.is_empty() }, scale);
            widest = widest.max(width);
            flow.drawing(drawing, Pt(16.0), false);
        }
    }
    flow.start_at(shown);
    let base = scope.look.flow_style(scale);
    let style = FlowStyle { body: TextFormat { size: base.body.size * 0.88, ..base.body.clone() }, ..base };
    if pictures.is_empty() {
        flow.blocks(setter, words, &style, &scope.env());
        return vec![Column::new(flow, PlaceholderKind::Body, rect)];
    }
    let mut columns = vec![Column::new(flow, PlaceholderKind::Body, Rect { width: widest, ..rect })];
    if !words.is_empty() {
        // Words stand next to the picture, however narrow that is.
        let x = (rect.x + widest + BESIDE).min(beside.x);
        let frame = Rect { x, width: (right - x).min(WORDS), ..beside };
        let mut flow = Flow::new(frame.width);
        flow.start_at(shown);
        flow.blocks(setter, words, &style, &scope.env());
        columns.push(Column::new(flow, PlaceholderKind::SecondBody, frame));
    }
    columns
}

/// Where a picture goes.
#[derive(Debug, Clone, Copy)]
struct Place {
    rect: Rect,
    /// Whether nothing else is said beside it.
    alone: bool,
}

/// A picture as large as its frame allows, with the width it takes. Its caption stands under it, or beside its foot where it
/// leaves room there. Where the picture is missing, a panel says what it would show.
fn draw_picture(
    setter: &mut Typesetter,
    scope: &Scope<'_>,
    picture: &Picture<Span>,
    Place { rect, alone }: Place,
    scale: f32,
) -> (Drawing, Pt) {
    let image = scope.deck.images.get(&picture.image);
    // Without a picture, the shape of most.
    let natural = image.map_or(Size::new(Pt(3.0), Pt(2.0)), Image::size);
    let format = scope.look.format(TextRole::Caption, scale);
    let mut caption = setter.shape(&picture.caption, &format);
    let whole = Rect::new(Pt::ZERO, Pt::ZERO, rect.width, rect.height).fit(natural);
    let free = rect.width - whole.width - BESIDE * 0.6;
    let gap = format.size * 0.6;
    let (fitted, lines, at) =
        if alone && !caption.is_empty() && free >= NARROWEST && caption.height(free.min(WORDS)) <= whole.height {
            let lines = caption.set(free.min(WORDS));
            // The last line ends with the picture.
            let at = Point::new(whole.width + BESIDE * 0.6, whole.height - lines.height());
            (whole, lines, at)
        } else {
            let under = if caption.is_empty() { Pt::ZERO } else { caption.height(rect.width) + gap };
            let room = Rect::new(Pt::ZERO, Pt::ZERO, rect.width, (rect.height - under).max(rect.height * LEAST));
            let fitted = room.fit(natural);
            (fitted, caption.set(rect.width), Point::new(Pt::ZERO, fitted.height + gap))
        };
    let fitted = Rect { x: Pt::ZERO, y: Pt::ZERO, ..fitted };
    let (wide, high) = (at.x + lines.widest(), at.y + lines.height());
    let size = if lines.lines.is_empty() { fitted.size() } else { Size::new(fitted.width.max(wide), fitted.height.max(high)) };
    let mut drawing = Drawing::new(size);
    let figure = drawing.figure(None, &picture.alt);
    if let Some(image) = image {
        drawing.picture(Some(figure), &picture.image, image, fitted, scope.look.pen());
    } else {
        drawing.shape(Some(figure), Shape::filled(Path::rect(fitted), scope.theme.colours.surface));
        let room = Room { low: fitted.height, high: fitted.height, floor: 0.0 };
        let (alt, _) = set_within(setter, &[Span::text(&picture.alt)], &format, fitted.width * 0.8, room);
        let down = (fitted.height - alt.height()).max(Pt::ZERO) * 0.5;
        drawing.lines(Some(figure), alt, Point::new(fitted.width * 0.1, down));
    }
    if !lines.lines.is_empty() {
        let owner = drawing.element(None, Role::Caption);
        drawing.lines(Some(owner), lines, at);
    }
    let width = drawing.size.width;
    (drawing, width)
}
