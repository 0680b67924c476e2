//! Drawings of a pack as shapes.

use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::image::{Paint, Tint, VectorImage, VectorLine, VectorPath};
use lectern_model::theme::Colour;
use lectern_scene::shape::{Path, Shape, Stroke};

/// In what drawings are made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pen {
    /// The colour of what has none of its own.
    pub(crate) ink: Colour,
    /// What the drawing stands on, and shows through it.
    pub(crate) ground: Colour,
    /// The widest that lines become; where one would be wider, all are made thinner.
    pub(crate) widest: Option<Pt>,
}

/// A drawing scaled to a box.
pub(crate) fn shapes(image: &VectorImage, rect: Rect, pen: Pen) -> Vec<Shape> {
    let (across, down) = (rect.width / image.size.width, rect.height / image.size.height);
    let place = |point: Point| Point::new(rect.x + point.x * across, rect.y + point.y * down);
    let scale = across.min(down);
    let widest = image.paths.iter().filter_map(|path| path.line.as_ref()).map(|line| line.width * scale).fold(Pt::ZERO, Pt::max);
    let thin = pen.widest.map_or(1.0, |most| if widest > most { most / widest } else { 1.0 });
    let shape = |path: &VectorPath| Shape {
        path: Path { steps: path.path.steps.iter().map(|step| step.map(place)).collect() },
        fill: path.fill.map(|fill| pen.colour(fill)),
        rule: path.rule,
        stroke: path.line.as_ref().map(|line| pen.stroke(line, scale, thin)),
    };
    image.paths.iter().map(shape).collect()
}

impl Pen {
    /// The colour a paint makes on the ground: scenes have no see-through colours.
    fn colour(self, paint: Paint) -> Colour {
        let colour = match paint.tint {
            Tint::Ink => self.ink,
            Tint::Colour(colour) => colour,
        };
        self.ground.mix(colour, paint.opacity)
    }

    fn stroke(self, line: &VectorLine, scale: f32, thin: f32) -> Stroke {
        Stroke {
            colour: self.colour(line.paint),
            width: line.width * (scale * thin),
            dash: line.dash.iter().map(|part| *part * scale).collect(),
            cap: line.cap,
            join: line.join,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_deck::line_drawing;
    use lectern_scene::shape::{Cap, Step};

    const PEN: Pen =
        Pen { ink: Colour { red: 100, green: 0, blue: 0 }, ground: Colour { red: 0, green: 200, blue: 0 }, widest: None };

    #[test]
    fn a_drawing_fills_its_box_in_the_ink_of_the_place() {
        let drawn = shapes(&line_drawing(24.0, 12.0), Rect::new(Pt(100.0), Pt(50.0), Pt(48.0), Pt(24.0)), PEN);
        let [area, line] = &drawn[..] else { panic!("{drawn:?}") };
        assert_eq!(area.path.steps.first(), Some(&Step::Move(Point::new(Pt(100.0), Pt(50.0)))));
        // Half seen, half the ground.
        assert_eq!(area.fill, Some(Colour { red: 50, green: 100, blue: 0 }));
        let stroke = line.stroke.as_ref().unwrap();
        assert_eq!((stroke.colour, stroke.width, stroke.cap), (PEN.ink, Pt(4.0), Cap::Round));
    }

    #[test]
    fn a_wide_line_is_made_thinner() {
        let rect = Rect::new(Pt(0.0), Pt(0.0), Pt(240.0), Pt(120.0));
        let drawn = shapes(&line_drawing(24.0, 12.0), rect, Pen { widest: Some(Pt(5.0)), ..PEN });
        assert_eq!(drawn[1].stroke.as_ref().map(|stroke| stroke.width), Some(Pt(5.0)));
    }
}
