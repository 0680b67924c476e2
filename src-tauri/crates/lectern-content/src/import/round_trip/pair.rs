//! Which lines that came back are which lines of the talk.

use super::MOST_LINES;
use super::line::{Kind, Line};
use super::unit::{Shown, Unit, UnitKind};

/// A line that is shown of a part: whose, and which of its lines.
pub(super) struct Entry<'u> {
    pub(super) unit: usize,
    pub(super) shown: &'u Shown,
    pub(super) is_fixed: bool,
    /// How many cells it has, where it is a row.
    columns: Option<usize>,
}

impl Entry<'_> {
    /// Whether a line has the same words.
    pub(super) fn is(&self, line: &Line<'_>) -> bool {
        let keys = &self.shown.keys;
        keys.contains(&line.key) || keys.contains(&line.full) || (!self.shown.full.is_empty() && self.shown.full == line.full)
    }

    /// Whether a line with other words may be this one: rows are rows, of which notes make lines.
    pub(super) fn may_be(&self, line: &Line<'_>) -> bool {
        match (self.columns, line.kind) {
            (Some(_), Kind::Row) => true,
            (Some(columns), _) => columns > 1 && line.row().len() == columns,
            (None, kind) => kind != Kind::Row,
        }
    }

    /// How much speaks for a line with other words being this one; nothing where it cannot be.
    fn worth(&self, line: &Line<'_>) -> f64 {
        let (own, other) = (&self.shown.bag, &line.bag);
        let alike = own.likeness(other);
        // A figure that stays must not take a new line in.
        let is_other = self.is_fixed && alike == 0.0 && !own.is_figure_like(other);
        if is_other || !self.may_be(line) { 0.0 } else { 0.01 + alike }
    }
}

/// The lines of a part that are seen on a page.
pub(super) fn entries(units: &[Unit]) -> Vec<Entry<'_>> {
    let of_unit = |(at, unit)| {
        let unit: &Unit = unit;
        let is_fixed = unit.kind == UnitKind::Fixed;
        let columns = unit.columns();
        let is_seen = |shown: &&Shown| shown.keys.iter().any(|key| key.chars().any(|letter| letter != '|'));
        unit.shown.iter().filter(is_seen).map(move |shown| Entry { unit: at, shown, is_fixed, columns })
    };
    units.iter().enumerate().flat_map(of_unit).collect()
}

/// Which lines came for which that went, in order: as many as there are, those most alike.
pub(super) fn aligned(gone: &[&Entry<'_>], came: &[&Line<'_>]) -> Vec<(usize, usize)> {
    let worth = |entry: usize, line: usize| match (gone.get(entry), came.get(line)) {
        (Some(entry), Some(line)) => entry.worth(line),
        (_, _) => 0.0,
    };
    if gone.len() * came.len() > MOST_LINES * 25 {
        return (0..gone.len().min(came.len())).map(|at| (at, at)).filter(|(entry, line)| worth(*entry, *line) > 0.0).collect();
    }
    best_pairs(gone.len(), came.len(), worth)
}

/// The pairs of equal lines, in order, the most there are.
pub(super) fn common(one: &[Entry<'_>], other: &[Line<'_>]) -> Vec<(usize, usize)> {
    best_pairs(one.len(), other.len(), |entry, line| match (one.get(entry), other.get(line)) {
        (Some(entry), Some(line)) if entry.is(line) => 1.0,
        (_, _) => 0.0,
    })
}

/// Pairs of two rows, in order, that are worth the most together; what is worth nothing is no pair.
pub fn best_pairs(rows: usize, columns: usize, worth: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let width = columns + 1;
    let mut best = vec![0.0_f64; (rows + 1) * width];
    let cell = |best: &[f64], row: usize, column: usize| best.get(row * width + column).copied().unwrap_or(0.0);
    let worths: Vec<f64> =
        (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))).map(|(row, column)| worth(row, column)).collect();
    let worth = |row: usize, column: usize| worths.get(row * columns + column).copied().unwrap_or(0.0);
    let paired = |best: &[f64], row: usize, column: usize| {
        let own = worth(row, column);
        if own > 0.0 { cell(best, row + 1, column + 1) + own } else { f64::NEG_INFINITY }
    };
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let value = paired(&best, row, column).max(cell(&best, row + 1, column)).max(cell(&best, row, column + 1));
            if let Some(slot) = best.get_mut(row * width + column) {
                *slot = value;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < rows && column < columns {
        let here = cell(&best, row, column);
        if paired(&best, row, column) >= here {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if cell(&best, row + 1, column) >= here {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}
