//! The figure on title and section slides: quarter circles around the lower right corner, and a small disc on its way along one.

use super::look::Look;
use crate::composer::Composer;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::theme::Motif;
use lectern_scene::shape::{Path, Shape, Step};

/// The radii of the circles, as parts of the slide's shorter side; the widest first.
const RADII: [f32; 4] = [0.84, 0.64, 0.44, 0.24];
/// On which circle the small disc moves.
const ORBIT: usize = 1;
/// The radius of the small disc, as a part of the slide's shorter side.
const DISC: f32 = 0.021;
/// How far control points stand from the ends of a quarter circle, as a part of its radius.
const QUARTER: f32 = 0.552_284_8;

/// Paints the motif; `progress` is how far the talk has come, 0 to 1. Circles that would cross an icon are left out.
pub(super) fn paint(composer: &mut Composer, look: &Look<'_>, page: Size, progress: f32, icon: Option<Rect>) {
    let colours = &look.ground.theme.colours;
    let corner = Point::new(page.width, page.height);
    // On narrow slides the circles leave the words their room.
    let side = page.height.min(page.width * 0.62);
    let (ground, light) =
        if look.ground.dark { (look.ground.background(), colours.dark_muted) } else { (look.ground.background(), colours.title) };
    let clear = icon.map_or(Pt::ZERO, |icon| Pt((corner.x - icon.x).0.hypot((corner.y - icon.y).0)));
    for (at, part) in RADII.iter().enumerate() {
        let radius = side * *part;
        if radius < clear {
            continue;
        }
        match look.ground.theme.master.motif {
            Motif::None => return,
            Motif::Discs => {
                let shade = ground.mix(light, 0.055 * (at + 1) as f32);
                composer.decorate(Shape::filled(sector(corner, radius), shade));
            }
            Motif::Rings => composer.decorate(Shape::stroked(arc(corner, radius), light, Pt(1.0 + at as f32))),
        }
    }
    let radius = side * RADII.get(ORBIT).copied().unwrap_or(0.5);
    let centre = on_arc(corner, radius, 0.1 + 0.8 * progress.clamp(0.0, 1.0));
    composer.decorate(Shape::filled(Path::circle(centre, side * DISC), look.ground.ink()));
}

/// The quarter circle left of and above a corner, from its lower left end up to its upper right end.
fn quarter(corner: Point, radius: Pt) -> [Point; 4] {
    let k = radius * QUARTER;
    let (left, top) = (corner.x - radius, corner.y - radius);
    [Point::new(left, corner.y), Point::new(left, corner.y - k), Point::new(corner.x - k, top), Point::new(corner.x, top)]
}

fn arc(corner: Point, radius: Pt) -> Path {
    let [start, a, b, end] = quarter(corner, radius);
    Path { steps: vec![Step::Move(start), Step::Curve(a, b, end)] }
}

fn sector(corner: Point, radius: Pt) -> Path {
    let mut path = arc(corner, radius);
    path.steps.extend([Step::Line(corner), Step::Close]);
    path
}

/// A point of the quarter circle, by de Casteljau.
fn on_arc(corner: Point, radius: Pt, t: f32) -> Point {
    let between = |a: Point, b: Point| Point::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
    let [a, b, c, d] = quarter(corner, radius);
    let (ab, bc, cd) = (between(a, b), between(b, c), between(c, d));
    between(between(ab, bc), between(bc, cd))
}
