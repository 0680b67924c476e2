//! What is drawn beside words: pictures, codes, decoration.

use super::context::Context;
use super::page::{Figure, Page};
use crate::pptx::presentation::{Drawing, Holder, PictureShape, Shape};
use crate::pptx::write::{extent, union};
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_scene::image::ImageKey;
use lectern_scene::shape::{Path, Shape as Outline, Step};
use lectern_scene::text::GlyphRun;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// How much wider and higher than a logo the patch under it is at most.
const PATCH: Pt = Pt(24.0);

/// A figure as a shape: pixels as a picture, lines and areas as drawings with what they stand on.
pub(super) fn figure<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    figure: Figure<'a>,
    name: &str,
    holder: Option<Holder>,
) -> Option<Shape<'a>> {
    let alt = Some(figure.alt.to_owned());
    if let Some((key, bounds)) = figure.image {
        return raster(context, key, bounds, alt, name, holder);
    }
    let outlines: Vec<Outline> = under(page, figure.bounds).into_iter().chain(figure.shapes).cloned().collect();
    (!outlines.is_empty()).then(|| Shape::Drawing(Drawing { name: name.to_owned(), alt, outlines }))
}

/// Takes what a figure stands on: what lies under all of it, and is little larger.
fn under<'a>(page: &mut Page<'a>, around: Rect) -> Vec<&'a Outline> {
    page.take(|shape, own| {
        let near = own.width <= around.width * 1.6 && own.height <= around.height * 1.6;
        let close = own.width <= around.width + PATCH && own.height <= around.height + PATCH;
        shape.fill.is_some() && (near || close) && union(own, around) == own
    })
}

/// What a picture of pixels stands on, such as the patch under a logo.
pub(super) fn ground<'a>(page: &mut Page<'a>, around: Rect) -> Option<Shape<'a>> {
    let outlines: Vec<Outline> = under(page, around).into_iter().cloned().collect();
    (!outlines.is_empty()).then(|| Shape::Drawing(Drawing { name: "Ground".to_owned(), alt: None, outlines }))
}

/// A picture of pixels.
pub(super) fn raster<'a>(
    context: &Context<'a>,
    key: ImageKey,
    bounds: Rect,
    alt: Option<String>,
    name: &str,
    holder: Option<Holder>,
) -> Option<Shape<'a>> {
    let (_, image) = context.document.images.get(key)?;
    Some(Shape::Picture(PictureShape { holder, name: name.to_owned(), bounds, alt, image }))
}

/// What decorates a frame, or the whole page, as one drawing.
pub(super) fn decoration<'a>(page: &mut Page<'a>, within: Option<Rect>) -> Option<Shape<'a>> {
    let taken = page.take(|_, own| within.is_none_or(|frame| is_inside(own, frame)));
    let outlines: Vec<Outline> = taken.into_iter().filter(|shape| extent(shape).is_some()).cloned().collect();
    (!outlines.is_empty()).then(|| Shape::Drawing(Drawing { name: "Decoration".to_owned(), alt: None, outlines }))
}

/// Whether a box lies in another, give or take the width of a line.
pub(super) fn is_inside(own: Rect, frame: Rect) -> bool {
    const EDGE: Pt = Pt(3.0);
    own.x >= frame.x - EDGE
        && own.y >= frame.y - EDGE
        && own.right() <= frame.right() + EDGE
        && own.bottom() <= frame.bottom() + EDGE
}

/// The outlines of glyphs that are drawn and not read.
pub(super) fn sign(context: &Context<'_>, run: &GlyphRun) -> Option<Outline> {
    let font = context.document.fonts.get(run.font)?;
    let face = FontRef::from_index(&font.data, font.index).ok()?;
    let outlines = face.outline_glyphs();
    let mut pen = Pen { path: Path::default(), at: run.origin };
    for glyph in &run.glyphs {
        let settings = DrawSettings::unhinted(Size::new(run.size.0), LocationRef::default());
        let outline = outlines.get(GlyphId::from(glyph.id))?;
        outline.draw(settings, &mut pen).ok()?;
        pen.at.x += glyph.advance;
    }
    (!pen.path.steps.is_empty()).then(|| Outline::filled(pen.path, run.colour))
}

/// Takes a glyph's outline, whose y grows upwards.
struct Pen {
    path: Path,
    at: Point,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> Point {
        self.at.moved(Pt(x), Pt(-y))
    }

    fn last(&self) -> Point {
        let ends = self.path.steps.iter().rev().find_map(|step| match *step {
            Step::Move(to) | Step::Line(to) | Step::Curve(_, _, to) => Some(to),
            Step::Close => None,
        });
        ends.unwrap_or(self.at)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.steps.push(Step::Move(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.steps.push(Step::Line(self.point(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (from, control, to) = (self.last(), self.point(cx, cy), self.point(x, y));
        let toward =
            |end: Point| Point::new(end.x + (control.x - end.x) * (2.0 / 3.0), end.y + (control.y - end.y) * (2.0 / 3.0));
        self.path.steps.push(Step::Curve(toward(from), toward(to), to));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.path.steps.push(Step::Curve(self.point(ax, ay), self.point(bx, by), self.point(x, y)));
    }

    fn close(&mut self) {
        self.path.steps.push(Step::Close);
    }
}
