//! Numbers as they stand in SVG: decimals of a fixed length without what can be left out, never an exponent.

use lectern_model::geometry::Pt;

/// How far out anything may stand, in points; far beyond the largest page.
const FARTHEST: f64 = 100_000.0;
/// The decimals of a length in points.
pub(crate) const PLACES: u32 = 2;
/// The decimals of a factor: glyphs and pixels have thousands of units.
const FACTOR_PLACES: u32 = 7;

/// A number as a count of its last decimal; 0 for what is no number.
pub(crate) fn fixed(value: f64, places: u32) -> i64 {
    if value.is_finite() { (value.clamp(-FARTHEST, FARTHEST) * 10_f64.powi(places as i32)).round() as i64 } else { 0 }
}

/// A length in points; 0 for what is no number.
pub(crate) fn finite(length: Pt) -> f64 {
    if length.0.is_finite() { f64::from(length.0).clamp(-FARTHEST, FARTHEST) } else { 0.0 }
}

/// Appends a count of the last of so many decimals as a number.
pub(crate) fn push_fixed(out: &mut String, count: i64, places: u32) {
    let unit = 10_u64.pow(places);
    let (whole, mut rest, mut places) = (count.unsigned_abs() / unit, count.unsigned_abs() % unit, places);
    if count < 0 {
        out.push('-');
    }
    if whole > 0 || rest == 0 {
        out.push_str(&whole.to_string());
    }
    if rest > 0 {
        while rest % 10 == 0 {
            rest /= 10;
            places -= 1;
        }
        out.push_str(&format!(".{rest:0width$}", width = places as usize));
    }
}

/// A length in points as it stands in an attribute.
pub(crate) fn length(value: f64) -> String {
    shown(value, PLACES)
}

/// A factor as it stands in a transform.
pub(crate) fn factor(value: f64) -> String {
    shown(value, FACTOR_PLACES)
}

fn shown(value: f64, places: u32) -> String {
    let mut out = String::new();
    push_fixed(&mut out, fixed(value, places), places);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let written = [0.0, -0.001, 0.5, -0.5, 12.0, 12.3, 12.345, 100.05, f64::NAN, f64::INFINITY, 1e30].map(length);
        assert_eq!(written, ["0", "0", ".5", "-.5", "12", "12.3", "12.35", "100.05", "0", "0", "100000"]);
        assert_eq!(factor(0.028), ".028");
        assert_eq!(factor(18.2 / 2048.0), ".0088867");
    }
}
