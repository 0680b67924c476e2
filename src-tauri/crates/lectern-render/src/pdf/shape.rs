//! Shapes as paths.

use super::number::length;
use super::page::{Canvas, operator};
use lectern_model::geometry::{Point, Pt};
use lectern_scene::shape::{FillRule, Path, Shape, Step};
use printpdf::{DictItem, Op};

impl<'a> Canvas<'a> {
    /// Fills and strokes a path.
    pub(super) fn shape(&mut self, shape: &'a Shape) {
        let paint = match (shape.fill, &shape.stroke, shape.rule) {
            (Some(_), Some(_), FillRule::NonZero) => "B",
            (Some(_), Some(_), FillRule::EvenOdd) => "B*",
            (Some(_), None, FillRule::NonZero) => "f",
            (Some(_), None, FillRule::EvenOdd) => "f*",
            (None, Some(_), _) => "S",
            (None, None, _) => return,
        };
        let path = path(&shape.path, self.height);
        if path.is_empty() {
            return;
        }
        if let Some(fill) = shape.fill {
            self.fill(fill);
        }
        if let Some(stroke) = &shape.stroke {
            self.stroke(stroke);
        }
        self.ops.extend(path);
        self.ops.push(operator(paint, Vec::new()));
    }
}

/// A path's steps as operators. Steps before the first move have no place to start from and are left out.
fn path(path: &Path, height: Pt) -> Vec<Op> {
    let place = |points: &[Point]| -> Vec<DictItem> {
        points
            .iter()
            .flat_map(|point| [DictItem::Real(length(point.x)), DictItem::Real(length(height - Pt(length(point.y))))])
            .collect()
    };
    let started = path.steps.iter().skip_while(|step| !matches!(step, Step::Move(_)));
    started
        .map(|step| match step {
            Step::Move(to) => operator("m", place(&[*to])),
            Step::Line(to) => operator("l", place(&[*to])),
            Step::Curve(one, two, to) => operator("c", place(&[*one, *two, *to])),
            Step::Close => operator("h", Vec::new()),
        })
        .collect()
}
