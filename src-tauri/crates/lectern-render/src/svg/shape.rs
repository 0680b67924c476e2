//! Shapes as paths.

use super::number::{PLACES, finite, length};
use super::page::Canvas;
use super::path::PathData;
use lectern_model::geometry::Point;
use lectern_scene::shape::{Cap, FillRule, Join, Path, Shape, Step, Stroke};

impl Canvas<'_> {
    /// Fills and strokes a path.
    pub(crate) fn shape(&mut self, shape: &Shape) {
        let data = path(&shape.path);
        if data.is_empty() || (shape.fill.is_none() && shape.stroke.is_none()) {
            return;
        }
        let fill = shape.fill.map_or_else(|| "none".to_owned(), |fill| fill.to_string());
        self.push(&format!("<path fill=\"{fill}\""));
        if shape.fill.is_some() && shape.rule == FillRule::EvenOdd {
            self.push(" fill-rule=\"evenodd\"");
        }
        if let Some(stroke) = &shape.stroke {
            self.stroke(stroke);
        }
        self.push(&format!(" d=\"{data}\"/>"));
    }

    /// Writes colour, width, dashes, ends and corners of a line; what is as SVG has it anyway is left out.
    fn stroke(&mut self, stroke: &Stroke) {
        self.push(&format!(" stroke=\"{}\"", stroke.colour));
        let width = finite(stroke.width).max(0.0);
        if width != 1.0 {
            self.push(&format!(" stroke-width=\"{}\"", length(width)));
        }
        let dash: Vec<f64> = stroke.dash.iter().map(|part| finite(*part).max(0.0)).collect();
        if dash.iter().sum::<f64>() > 0.0 {
            let dash: Vec<String> = dash.into_iter().map(length).collect();
            self.push(&format!(" stroke-dasharray=\"{}\"", dash.join(" ")));
        }
        match stroke.cap {
            Cap::Butt => {}
            Cap::Round => self.push(" stroke-linecap=\"round\""),
            Cap::Square => self.push(" stroke-linecap=\"square\""),
        }
        match stroke.join {
            Join::Mitre => {}
            Join::Round => self.push(" stroke-linejoin=\"round\""),
            Join::Bevel => self.push(" stroke-linejoin=\"bevel\""),
        }
    }
}

/// A path's steps. Those before the first move have no place to start from and are left out.
fn path(path: &Path) -> String {
    let place = |point: Point| (finite(point.x), finite(point.y));
    let mut data = PathData::new(PLACES);
    for step in path.steps.iter().skip_while(|step| !matches!(step, Step::Move(_))) {
        match *step {
            Step::Move(to) => data.move_to(place(to)),
            Step::Line(to) => data.line_to(place(to)),
            Step::Curve(one, two, to) => data.curve_to(place(one), place(two), place(to)),
            Step::Close => data.close(),
        }
    }
    data.finish()
}
