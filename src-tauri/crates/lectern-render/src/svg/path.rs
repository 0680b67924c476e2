//! Path data: relative steps in whole counts of the last decimal, so that rounding never adds up.

use super::number::{fixed, push_fixed};

/// A place, as counts of the last decimal.
type At = (i64, i64);

/// The `d` of a path being written.
pub(crate) struct PathData {
    text: String,
    places: u32,
    at: At,
    start: At,
    last: Option<char>,
}

impl PathData {
    /// An empty path with so many decimals.
    pub(crate) fn new(places: u32) -> Self {
        Self { text: String::new(), places, at: (0, 0), start: (0, 0), last: None }
    }

    /// The finished text.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn fix(&self, point: (f64, f64)) -> At {
        (fixed(point.0, self.places), fixed(point.1, self.places))
    }

    /// Starts a new part.
    pub(crate) fn move_to(&mut self, to: (f64, f64)) {
        let to = self.fix(to);
        self.last = None;
        self.step('M', &[to.0, to.1]);
        (self.at, self.start) = (to, to);
    }

    /// A straight line.
    pub(crate) fn line_to(&mut self, to: (f64, f64)) {
        let to = self.fix(to);
        match (to.0 - self.at.0, to.1 - self.at.1) {
            // A line of no length stays: with round ends it is a dot.
            (x, 0) => self.step('h', &[x]),
            (0, y) => self.step('v', &[y]),
            (x, y) => self.step('l', &[x, y]),
        }
        self.at = to;
    }

    /// A quadratic curve.
    pub(crate) fn quad_to(&mut self, one: (f64, f64), to: (f64, f64)) {
        self.curve('q', &[one, to]);
    }

    /// A cubic curve.
    pub(crate) fn curve_to(&mut self, one: (f64, f64), two: (f64, f64), to: (f64, f64)) {
        self.curve('c', &[one, two, to]);
    }

    fn curve(&mut self, letter: char, points: &[(f64, f64)]) {
        let points: Vec<At> = points.iter().map(|point| self.fix(*point)).collect();
        let numbers: Vec<i64> = points.iter().flat_map(|point| [point.0 - self.at.0, point.1 - self.at.1]).collect();
        self.step(letter, &numbers);
        self.at = points.last().copied().unwrap_or(self.at);
    }

    /// Back to the start of the part.
    pub(crate) fn close(&mut self) {
        if self.last != Some('z') {
            self.step('z', &[]);
        }
        self.at = self.start;
    }

    /// Writes a step; the letter only where it is not the last one's.
    fn step(&mut self, letter: char, numbers: &[i64]) {
        let mut fresh = self.last != Some(letter);
        if fresh {
            self.text.push(letter);
        }
        for number in numbers {
            if !fresh && *number >= 0 {
                self.text.push(' ');
            }
            push_fixed(&mut self.text, *number, self.places);
            fresh = false;
        }
        self.last = Some(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_relative_and_name_themselves_once() {
        let mut path = PathData::new(1);
        path.move_to((10.0, 10.0));
        path.line_to((20.0, 10.0));
        path.line_to((20.0, 5.5));
        path.line_to((21.0, 4.5));
        path.line_to((22.0, 3.5));
        path.curve_to((22.0, 3.0), (21.5, 3.0), (21.0, 3.0));
        path.close();
        path.line_to((10.0, 12.0));
        path.line_to((10.0, 12.0));
        path.move_to((1.0, 1.0));
        assert_eq!(path.finish(), "M10 10h10v-4.5l1-1 1-1c0-.5-.5-.5-1-.5zv2h0M1 1");
    }

    #[test]
    fn rounding_does_not_add_up() {
        let mut path = PathData::new(0);
        path.move_to((0.0, 0.0));
        for step in 1..=4 {
            path.line_to((f64::from(step) * 1.4, 0.0));
        }
        assert_eq!(path.finish(), "M0 0h1 2 1 2");
    }
}
