//! Numbers as they stand in a PDF: finite and short.

use lectern_model::geometry::{Pt, Rect};

/// How far out anything may stand, in points; far beyond the largest page.
const FARTHEST: f32 = 100_000.0;

/// A length to a thousandth of a point; 0 for what is no number.
pub(super) fn length(value: Pt) -> f32 {
    if value.0.is_finite() && value.0 != 0.0 { (value.0.clamp(-FARTHEST, FARTHEST) * 1000.0).round() / 1000.0 } else { 0.0 }
}

/// A box as left, bottom, right and top on a page `height` points high, whose origin is at the bottom left.
pub(super) fn upright(rect: Rect, height: Pt) -> [f32; 4] {
    let (x, y) = (Pt(length(rect.x)), Pt(length(rect.y)));
    let (right, bottom) = (x + Pt(length(rect.width)), y + Pt(length(rect.height)));
    [length(x.min(right)), length(height - y.max(bottom)), length(x.max(right)), length(height - y.min(bottom))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_counts_as_nothing() {
        assert_eq!(length(Pt(f32::NAN)), 0.0);
        assert_eq!(length(Pt(f32::INFINITY)), 0.0);
        assert_eq!(length(Pt(12.345_67)), 12.346);
        let rect = Rect::new(Pt(f32::NAN), Pt(10.0), Pt(-5.0), Pt(20.0));
        assert_eq!(upright(rect, Pt(100.0)), [-5.0, 70.0, 0.0, 90.0]);
    }
}
