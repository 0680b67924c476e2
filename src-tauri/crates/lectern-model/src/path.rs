//! Paths: outlines of straight lines and curves, and how they are drawn.

use crate::geometry::{Point, Pt, Rect};

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
    /// The step with every point moved elsewhere.
    #[must_use]
    pub fn map(self, place: impl Fn(Point) -> Point) -> Self {
        match self {
            Step::Move(to) => Step::Move(place(to)),
            Step::Line(to) => Step::Line(place(to)),
            Step::Curve(one, two, to) => Step::Curve(place(one), place(two), place(to)),
            Step::Close => Step::Close,
        }
    }

    /// The step moved by `x` and `y`.
    #[must_use]
    pub fn moved(self, x: Pt, y: Pt) -> Self {
        self.map(|point| point.moved(x, y))
    }
}

/// What is inside a path whose parts lie over one another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum FillRule {
    /// What the path winds around.
    #[default]
    NonZero,
    /// What lies behind an odd number of its lines.
    EvenOdd,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Cap {
    /// At its last point.
    #[default]
    Butt,
    /// In a half circle around it.
    Round,
    /// In a half square around it.
    Square,
}

/// How a line turns a corner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Join {
    /// To a point.
    #[default]
    Mitre,
    /// In a round.
    Round,
    /// Cut off.
    Bevel,
}
