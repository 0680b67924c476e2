//! What usvg has read, to the paths of a drawing in points.

use super::INK;
use crate::code;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::geometry::{Point, Pt, Size};
use lectern_model::image::{Paint, Tint, VectorLine, VectorPath};
use lectern_model::path::{Cap, FillRule, Join, Path, Step};
use lectern_model::theme::Colour;
use usvg::tiny_skia_path::{PathSegment, Transform};

/// The most steps of all paths together.
pub(super) const MAX_STEPS: usize = 50_000;
/// The most dashes and gaps before they begin again.
const MAX_DASHES: usize = 16;
/// A CSS pixel in points.
const PIXEL: f32 = 0.75;
/// How far a drawing may reach over its page, as a part of the page's longer side.
const OVERHANG: f32 = 0.01;

/// A drawing: the size of its page, and what is drawn on it.
pub(super) type Drawn = (Size, Vec<VectorPath>);

/// A rectangle in pixels: left, top, right, bottom.
type Edges = [f32; 4];

/// A drawing as it is read.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) paths: Vec<VectorPath>,
    steps: usize,
    /// Around everything drawn.
    edges: Option<Edges>,
    gradient: bool,
    blending: bool,
}

impl Reader {
    /// Reads a group; false if there is too much in it. Groups are as deep as the file's, which is bounded.
    pub(super) fn group(&mut self, group: &usvg::Group, opacity: f32) -> bool {
        let opacity = opacity * group.opacity().get();
        self.blending |= group.blend_mode() != usvg::BlendMode::Normal;
        group.children().iter().all(|node| match node {
            usvg::Node::Group(group) => self.group(group, opacity),
            usvg::Node::Path(path) => self.path(path, opacity),
            // Both are cut out before.
            usvg::Node::Image(_) | usvg::Node::Text(_) => true,
        })
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) -> bool {
        let transform = path.abs_transform();
        let drawn = path.data().clone().transform(transform.post_scale(PIXEL, PIXEL));
        let Some(drawn) = drawn.filter(|_| path.is_visible()) else { return true };
        let fill = path.fill().and_then(|fill| self.paint(fill.paint(), fill.opacity().get() * opacity));
        let line = path.stroke().and_then(|stroke| self.line(stroke, transform, opacity));
        if fill.is_none() && line.is_none() {
            return true;
        }
        let outline = steps(&drawn);
        self.steps += outline.steps.len();
        let edges = path.abs_stroke_bounding_box();
        let edges = [edges.left(), edges.top(), edges.right(), edges.bottom()];
        if self.steps > MAX_STEPS || edges.iter().any(|edge| !edge.is_finite()) {
            return false;
        }
        self.edges = Some(self.edges.map_or(edges, |so_far| around(so_far, edges)));
        let rule = path.fill().map_or(FillRule::NonZero, |fill| match fill.rule() {
            usvg::FillRule::NonZero => FillRule::NonZero,
            usvg::FillRule::EvenOdd => FillRule::EvenOdd,
        });
        let whole = VectorPath { path: outline, fill, rule, line };
        match path.paint_order() {
            usvg::PaintOrder::StrokeAndFill if whole.fill.is_some() && whole.line.is_some() => {
                self.paths.push(VectorPath { fill: None, ..whole.clone() });
                self.paths.push(VectorPath { line: None, ..whole });
            }
            usvg::PaintOrder::FillAndStroke | usvg::PaintOrder::StrokeAndFill => self.paths.push(whole),
        }
        true
    }

    fn line(&mut self, stroke: &usvg::Stroke, transform: Transform, opacity: f32) -> Option<VectorLine> {
        // A line keeps one width: of an uneven transformation, the mean.
        let scale = (transform.sx * transform.sy - transform.kx * transform.ky).abs().sqrt() * PIXEL;
        let width = Pt(stroke.width().get() * scale);
        let dash: Vec<Pt> = stroke.dasharray().unwrap_or_default().iter().map(|part| Pt(part * scale)).collect();
        (width.0.is_finite() && width > Pt::ZERO).then_some(())?;
        Some(VectorLine {
            paint: self.paint(stroke.paint(), stroke.opacity().get() * opacity)?,
            width,
            dash: if dash.len() > MAX_DASHES { Vec::new() } else { dash },
            cap: match stroke.linecap() {
                usvg::LineCap::Butt => Cap::Butt,
                usvg::LineCap::Round => Cap::Round,
                usvg::LineCap::Square => Cap::Square,
            },
            join: match stroke.linejoin() {
                usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => Join::Mitre,
                usvg::LineJoin::Round => Join::Round,
                usvg::LineJoin::Bevel => Join::Bevel,
            },
        })
    }

    /// A colour; of a gradient, that of its first stop. None for what is not seen, or a pattern.
    fn paint(&mut self, paint: &usvg::Paint, opacity: f32) -> Option<Paint> {
        let stops = match paint {
            usvg::Paint::Color(colour) => return painted(*colour, opacity),
            usvg::Paint::LinearGradient(gradient) => gradient.stops(),
            usvg::Paint::RadialGradient(gradient) => gradient.stops(),
            usvg::Paint::Pattern(_) => return None,
        };
        self.gradient = true;
        stops.first().and_then(|stop| painted(stop.color(), stop.opacity().get() * opacity))
    }

    pub(super) fn tell(&self, path: &str, tell: &mut dyn FnMut(Diagnostic)) {
        let mut part = |message: String, hint: &str| tell(Diagnostic::warning(code::DRAWING_PART, message).hint(hint));
        if self.gradient {
            let message = format!("`{path}` has a gradient; it is drawn in the colour it begins with");
            part(message, "Give the shape one colour.");
        }
        if self.blending {
            part(format!("`{path}` mixes colours with what is under them; they are drawn plain"), "Use plain colours.");
        }
    }

    /// The drawing on its page; where it reaches over it, on a larger one.
    pub(super) fn finish(mut self, path: &str, page: usvg::Size, tell: &mut dyn FnMut(Diagnostic)) -> Drawn {
        let page = [0.0, 0.0, page.width(), page.height()];
        let whole = self.edges.map_or(page, |edges| around(page, edges));
        let slack = page[2].max(page[3]) * OVERHANG;
        let over = page.iter().zip(&whole).any(|(edge, reached)| (edge - reached).abs() > slack);
        if over {
            let message = format!("`{path}` draws over the edges of its page; it is shown whole, and smaller for it");
            let hint = "Fit the page to the drawing (in Inkscape: Edit, Resize Page to Selection), or take away what is outside.";
            tell(Diagnostic::warning(code::DRAWING_PART, message).hint(hint));
        }
        let [left, top, right, bottom] = whole.map(|edge| edge * PIXEL);
        for step in self.paths.iter_mut().flat_map(|path| &mut path.path.steps) {
            *step = step.moved(Pt(-left), Pt(-top));
        }
        (Size::new(Pt(right - left), Pt(bottom - top)), self.paths)
    }
}

fn painted(colour: usvg::Color, opacity: f32) -> Option<Paint> {
    let usvg::Color { red, green, blue } = colour;
    let tint = if colour == INK { Tint::Ink } else { Tint::Colour(Colour { red, green, blue }) };
    (opacity > 0.0).then_some(Paint { tint, opacity: opacity.min(1.0) })
}

fn around(one: Edges, other: Edges) -> Edges {
    let ([a, b, c, d], [left, top, right, bottom]) = (one, other);
    [a.min(left), b.min(top), c.max(right), d.max(bottom)]
}

fn steps(path: &usvg::tiny_skia_path::Path) -> Path {
    let at = |point: usvg::tiny_skia_path::Point| Point::new(Pt(point.x), Pt(point.y));
    let mut here = Point::default();
    let mut steps = Vec::with_capacity(path.len());
    for segment in path.segments() {
        let step = match segment {
            PathSegment::MoveTo(to) => Step::Move(at(to)),
            PathSegment::LineTo(to) => Step::Line(at(to)),
            PathSegment::QuadTo(control, to) => {
                let (control, to) = (at(control), at(to));
                let third =
                    |end: Point| Point::new(end.x + (control.x - end.x) * (2.0 / 3.0), end.y + (control.y - end.y) * (2.0 / 3.0));
                Step::Curve(third(here), third(to), to)
            }
            PathSegment::CubicTo(one, two, to) => Step::Curve(at(one), at(two), at(to)),
            PathSegment::Close => Step::Close,
        };
        if let Step::Move(to) | Step::Line(to) | Step::Curve(_, _, to) = step {
            here = to;
        }
        steps.push(step);
    }
    Path { steps }
}
