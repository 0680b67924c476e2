//! Fills that are told apart without colour: full, hatched, outlined, dotted.

use super::sketch::Sketch;
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_scene::shape::{Path, Shape, Step};

/// The most lines or dots in one fill: a guard, far beyond what a slide shows.
const MOST: usize = 400;

impl Sketch<'_> {
    /// A box filled in the colour and the pattern of the series at an index.
    pub(super) fn patterned(&mut self, rect: Rect, at: usize) {
        if rect.width <= Pt::ZERO || rect.height <= Pt::ZERO {
            return;
        }
        let colour = self.look.colour(at);
        let background = self.look.background;
        match at % 4 {
            0 => self.shape(Shape::filled(Path::rect(rect), colour)),
            1 => {
                self.shape(Shape::filled(Path::rect(rect), colour));
                self.shape(Shape::stroked(hatch(rect, Pt(7.0)), background, Pt(1.6)));
            }
            2 => {
                self.shape(Shape::filled(Path::rect(rect), background));
                self.shape(Shape::stroked(
                    Path::rect(rect.inset(Pt(1.25).min(rect.height * 0.25))),
                    colour,
                    Pt(2.5).min(rect.height * 0.5),
                ));
            }
            _ => {
                self.shape(Shape::filled(Path::rect(rect), colour));
                self.shape(Shape::filled(dots(rect, Pt(8.0), Pt(1.5)), background));
            }
        }
    }
}

/// Slanting lines over a box, cut at its edges.
fn hatch(rect: Rect, step: Pt) -> Path {
    let mut path = Path::default();
    let reach = rect.width + rect.height;
    let step = step.max(reach / MOST as f32);
    let mut offset = step;
    while offset < reach {
        // The line x + y = offset, from the left or bottom edge to the top or right edge.
        let down = offset.min(rect.height);
        let right = offset.min(rect.width);
        let from = Point::new(rect.x + offset - down, rect.y + down);
        let to = Point::new(rect.x + right, rect.y + offset - right);
        path.steps.extend([Step::Move(from), Step::Line(to)]);
        offset += step;
    }
    path
}

/// Dots over a box, none cut by its edges.
fn dots(rect: Rect, step: Pt, radius: Pt) -> Path {
    let mut path = Path::default();
    let count = |side: Pt| (((side - radius * 2.0) / step).max(0.0) as usize).min(MOST);
    for row in 0..count(rect.height) {
        for column in 0..count(rect.width) {
            let shift = if row % 2 == 0 { 0.5 } else { 1.0 };
            let x = rect.x + step * (column as f32 + shift);
            let y = rect.y + step * (row as f32 + 0.75);
            if x + radius <= rect.right() && y + radius <= rect.bottom() {
                path.steps.extend(Path::circle(Point::new(x, y), radius).steps);
            }
        }
    }
    path
}
