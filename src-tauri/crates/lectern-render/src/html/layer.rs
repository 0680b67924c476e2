//! What is painted over what: shapes and pictures as drawings, words as text over or between them.

use super::line::finite;
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_scene::scene::{ItemKind, Scene};
use lectern_scene::shape::{Shape, Step};
use lectern_scene::structure::NodeId;

/// Items beyond which a page is not looked through for what covers what; shapes are then under the words.
const MOST: usize = 3000;

/// The level of each item of a page. Drawings stand on even levels, words on odd ones; a level is painted over those below it, and on
/// one level drawings are painted in the order of their figures, what belongs to none first. `figures` holds the figure of each item.
pub(super) fn levels(scene: &Scene, figures: &[Option<NodeId>]) -> Vec<usize> {
    let mut known: Vec<(Rect, bool, Option<NodeId>)> = Vec::with_capacity(scene.items.len());
    let mut levels: Vec<usize> = Vec::with_capacity(scene.items.len());
    for (item, figure) in scene.items.iter().zip(figures) {
        let is_text = matches!(item.kind, ItemKind::Text(_));
        let bounds = bounds(&item.kind);
        let mut level = usize::from(is_text);
        if levels.len() < MOST {
            for ((other, other_text, other_figure), under) in known.iter().zip(&levels) {
                if !bounds.overlaps(*other) {
                    continue;
                }
                level = level.max(match (*other_text, is_text) {
                    (true, true) => *under,
                    (false, false) if *other_figure <= *figure => *under,
                    (false, false) => under + 2,
                    (true, false) | (false, true) => under + 1,
                });
            }
        }
        known.push((bounds, is_text, *figure));
        levels.push(level);
    }
    levels
}

/// The box of what is painted.
pub(super) fn bounds(kind: &ItemKind) -> Rect {
    match kind {
        ItemKind::Text(run) => {
            let (x, y, size, width) = (finite(run.origin.x), finite(run.origin.y), finite(run.size), finite(run.width()));
            rect(x, y - size * 0.75, x + width, y + size * 0.2)
        }
        ItemKind::Shape(shape) => shape_bounds(shape),
        ItemKind::Image(_, rect) | ItemKind::Scene(_, rect) => *rect,
    }
}

fn shape_bounds(shape: &Shape) -> Rect {
    let points = shape.path.steps.iter().flat_map(|step| match *step {
        Step::Move(to) | Step::Line(to) => vec![to],
        Step::Curve(one, two, to) => vec![one, two, to],
        Step::Close => Vec::new(),
    });
    let fold = |(left, top, right, bottom): (f64, f64, f64, f64), point: Point| {
        let (x, y) = (finite(point.x), finite(point.y));
        (left.min(x), top.min(y), right.max(x), bottom.max(y))
    };
    let (left, top, right, bottom) = points.fold((f64::MAX, f64::MAX, f64::MIN, f64::MIN), fold);
    if left > right {
        return Rect::default();
    }
    let half = shape.stroke.as_ref().map_or(0.0, |stroke| finite(stroke.width).max(0.0) * 0.5);
    rect(left - half, top - half, right + half, bottom + half)
}

/// A box from its corners.
pub(super) fn rect(left: f64, top: f64, right: f64, bottom: f64) -> Rect {
    let pt = |value: f64| Pt(value as f32);
    Rect::new(pt(left), pt(top), pt(right - left), pt(bottom - top))
}
