//! Shapes: filled and stroked paths.

use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::theme::Colour;

/// A path, filled, stroked or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The outline.
    pub path: Path,
    /// The inside.
    pub fill: Option<Colour>,
    /// The line.
    pub stroke: Option<Stroke>,
}

/// A line along a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// Its width.
    pub width: Pt,
    /// Lengths of dashes and gaps; empty for a solid line.
    pub dash: Vec<Pt>,
}

/// A run of steps; every part starts with a move.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Path {
    /// The steps.
    pub steps: Vec<Step>,
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Starts a new part.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic Bézier curve by two control points and its end.
    Curve(Point, Point, Point),
    /// Back to the start of the part.
    Close,
}

/// How far control points stand from the corner of a quarter circle, as a part of its radius.
const QUARTER: f32 = 0.552_284_8;

impl Path {
    /// A rectangle.
    pub fn rect(rect: Rect) -> Self {
        let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        Self {
            steps: vec![
                Step::Move(Point::new(left, top)),
                Step::Line(Point::new(right, top)),
                Step::Line(Point::new(right, bottom)),
                Step::Line(Point::new(left, bottom)),
                Step::Close,
            ],
        }
    }

    /// A rectangle with rounded corners; the radius is cut to half the shorter side.
    pub fn rounded(rect: Rect, radius: Pt) -> Self {
        let r = radius.min(rect.width * 0.5).min(rect.height * 0.5);
        let k = r * (1.0 - QUARTER);
        let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        let at = Point::new;
        Self {
            steps: vec![
                Step::Move(at(left + r, top)),
                Step::Line(at(right - r, top)),
                Step::Curve(at(right - k, top), at(right, top + k), at(right, top + r)),
                Step::Line(at(right, bottom - r)),
                Step::Curve(at(right, bottom - k), at(right - k, bottom), at(right - r, bottom)),
                Step::Line(at(left + r, bottom)),
                Step::Curve(at(left + k, bottom), at(left, bottom - k), at(left, bottom - r)),
                Step::Line(at(left, top + r)),
                Step::Curve(at(left, top + k), at(left + k, top), at(left + r, top)),
                Step::Close,
            ],
        }
    }

    /// A circle.
    pub fn circle(centre: Point, radius: Pt) -> Self {
        let side = radius * 2.0;
        Self::rounded(Rect::new(centre.x - radius, centre.y - radius, side, side), radius)
    }

    /// A straight line.
    pub fn line(from: Point, to: Point) -> Self {
        Self { steps: vec![Step::Move(from), Step::Line(to)] }
    }

    /// Straight lines through points, open; empty for no points.
    pub fn polyline(points: &[Point]) -> Self {
        let steps = points.iter().enumerate().map(|(at, point)| if at == 0 { Step::Move(*point) } else { Step::Line(*point) });
        Self { steps: steps.collect() }
    }
}

impl Step {
    /// The step moved by `x` and `y`.
    fn moved(self, x: Pt, y: Pt) -> Self {
        match self {
            Step::Move(to) => Step::Move(to.moved(x, y)),
            Step::Line(to) => Step::Line(to.moved(x, y)),
            Step::Curve(a, b, to) => Step::Curve(a.moved(x, y), b.moved(x, y), to.moved(x, y)),
            Step::Close => Step::Close,
        }
    }
}

impl Shape {
    /// The shape moved by `x` and `y`.
    #[must_use]
    pub fn moved(mut self, x: Pt, y: Pt) -> Self {
        for step in &mut self.path.steps {
            *step = step.moved(x, y);
        }
        self
    }

    /// A filled path.
    pub fn filled(path: Path, colour: Colour) -> Self {
        Self { path, fill: Some(colour), stroke: None }
    }

    /// A stroked path.
    pub fn stroked(path: Path, colour: Colour, width: Pt) -> Self {
        Self { path, fill: None, stroke: Some(Stroke { colour, width, dash: Vec::new() }) }
    }

    /// Changes its colours.
    pub(crate) fn map_colours(&mut self, map: &mut dyn FnMut(Colour) -> Colour) {
        if let Some(fill) = &mut self.fill {
            *fill = map(*fill);
        }
        if let Some(stroke) = &mut self.stroke {
            stroke.colour = map(stroke.colour);
        }
    }
}
