//! Lengths of a page as parts of its width, so that a slide is as large as its box wherever it is shown.

use crate::svg::number::{fixed, push_fixed};
use lectern_model::geometry::Pt;

/// The decimals of a length: a hundredth of a point on a slide.
const PLACES: u32 = 3;

/// How lengths are measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    width: f64,
}

impl Measure {
    /// Lengths on pages so wide.
    pub(super) fn new(width: Pt) -> Self {
        let width = f64::from(width.0);
        Self { width: if width.is_finite() { width.clamp(3.0, 14_400.0) } else { 960.0 } }
    }

    /// A length in points, as hundredths of the page's width.
    pub(super) fn length(self, points: f64) -> String {
        let mut out = String::new();
        let count = fixed(points / self.width * 100.0, PLACES);
        push_fixed(&mut out, count, PLACES);
        if count != 0 {
            out.push_str("cqw");
        }
        out
    }
}
