//! Shapes: filled and stroked paths.

pub use lectern_model::path::{Cap, FillRule, Join, Path, Step};

use lectern_model::geometry::Pt;
use lectern_model::theme::Colour;

/// A path, filled, stroked or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The outline.
    pub path: Path,
    /// The inside.
    pub fill: Option<Colour>,
    /// What is inside.
    pub rule: FillRule,
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
    /// Its ends, and those of its dashes.
    pub cap: Cap,
    /// Its corners.
    pub join: Join,
}

impl Stroke {
    /// A solid line with plain ends.
    pub fn solid(colour: Colour, width: Pt) -> Self {
        Self { colour, width, dash: Vec::new(), cap: Cap::default(), join: Join::default() }
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
        Self { path, fill: Some(colour), rule: FillRule::default(), stroke: None }
    }

    /// A stroked path.
    pub fn stroked(path: Path, colour: Colour, width: Pt) -> Self {
        Self { path, fill: None, rule: FillRule::default(), stroke: Some(Stroke::solid(colour, width)) }
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
