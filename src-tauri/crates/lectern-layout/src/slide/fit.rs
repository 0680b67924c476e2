//! Finding the size at which a slide's body stands in its frames, and on how many pages.

use super::column::{Column, Split};
use crate::format::TextFormat;
use crate::line::Lines;
use crate::typesetter::Typesetter;
use lectern_model::geometry::Pt;
use lectern_model::span::Span;

/// The step by which type is scaled down.
const STEP: f32 = 0.04;
/// The smallest factor tried for what fits no frame at the floor; nothing is read at that size, but nothing is lost either.
const LAST_RESORT: f32 = 0.02;

/// Over more pages than this the best scale is not looked for: such a slide is a mistake, not a matter of a few lines.
const MANY: usize = 12;

/// A body that stands in its frames.
pub(super) struct Fitted {
    pub(super) scale: f32,
    pub(super) columns: Vec<Column>,
    pub(super) splits: Vec<Split>,
    pub(super) pages: usize,
    fits: bool,
}

/// The body at the largest scale at which it takes one page, or else as few pages as at the floor. What is too large for a frame of
/// its own even at the floor is scaled further down.
pub(super) fn fit(setter: &mut Typesetter, floor: f32, build: &mut dyn FnMut(&mut Typesetter, f32) -> Vec<Column>) -> Fitted {
    let mut attempt = |setter: &mut Typesetter, scale: f32| {
        let columns = build(setter, scale);
        let splits: Vec<Split> = columns.iter().map(Column::split).collect();
        let pages = columns.iter().zip(&splits).map(|(column, split)| column.pages(split)).max().unwrap_or(1).max(1);
        let fits = splits.iter().all(|split| split.fits);
        Fitted { scale, columns, splits, pages, fits }
    };
    let whole = attempt(setter, 1.0);
    if whole.fits && (whole.pages == 1 || whole.pages > MANY) {
        return whole;
    }
    let floor = floor.clamp(0.1, 1.0);
    let scales = scales(floor);
    let mut best = attempt(setter, floor);
    if whole.fits && best.fits && best.pages == whole.pages {
        return whole;
    }
    if best.fits {
        let pages = best.pages;
        let (mut too_large, mut fine) = (0, scales.len() - 1);
        while fine - too_large > 1 {
            let middle = usize::midpoint(too_large, fine);
            let tried = attempt(setter, scales.get(middle).copied().unwrap_or(floor));
            if tried.fits && tried.pages <= pages {
                (best, fine) = (tried, middle);
            } else {
                too_large = middle;
            }
        }
        return best;
    }
    let mut scale = floor;
    while !best.fits && scale > LAST_RESORT {
        scale *= 0.88;
        best = attempt(setter, scale);
    }
    best
}

/// The scales from 1 down to the floor, both among them.
fn scales(floor: f32) -> Vec<f32> {
    let count = ((1.0 - floor) / STEP).ceil().max(1.0) as u16;
    (0..=count).map(|at| (1.0 - STEP * f32::from(at)).max(floor)).collect()
}

/// Lines at the largest scale at which they are no higher than `low`; where the text would grow smaller than `floor` for that, no
/// higher than `high`, which may scale it further down.
pub(super) fn set_within(setter: &mut Typesetter, spans: &[Span], format: &TextFormat, width: Pt, room: Room) -> (Lines, f32) {
    let mut scale = 1.0;
    loop {
        let lines = setter.shape(spans, &format.clone().scaled(scale)).set(width);
        let most = if scale >= room.floor { room.low } else { room.high };
        if lines.height().0 <= most.0 + 0.05 || scale <= LAST_RESORT {
            return (lines, scale);
        }
        // Text takes room by the square of its size; steps are small where it nearly fits.
        let guess = scale * (most / lines.height().max(Pt(1.0))).sqrt() * 1.03;
        scale = guess.clamp(scale * 0.5, scale * 0.95);
    }
}

/// How high text may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// At its full size and down to the floor.
    pub(super) low: Pt,
    /// Below the floor.
    pub(super) high: Pt,
    /// The smallest scale at which it still keeps to `low`.
    pub(super) floor: f32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_go_from_one_to_the_floor() {
        let all = scales(0.72);
        assert_eq!(all.first(), Some(&1.0));
        assert_eq!(all.last(), Some(&0.72));
        assert!(all.windows(2).all(|pair| pair[0] > pair[1]));
    }
}
