//! Where the pieces of a flow come from, and flows as a whole.

use super::Flow;
use crate::drawing::{Drawing, Part};
use lectern_model::geometry::{Point, Pt, Size};

/// A place in the blocks a flow was made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlockPlace {
    /// The block, counted over all calls of [`Flow::blocks`], from 0.
    pub block: usize,
    /// The item of a list or the row of a table, from 0; 0 in other blocks.
    pub item: usize,
}

impl Flow {
    /// Where the piece at an index comes from; behind the last piece, the place behind the last block.
    pub fn place_of(&self, at: usize) -> BlockPlace {
        self.pieces.get(at).map_or(self.place, |piece| piece.place)
    }

    /// The end of the pieces from `from` on that fit in a height, as [`Flow::fit`] has it, but where there is a choice no item of a list
    /// and no row is divided.
    pub fn fit_items(&self, from: usize, height: Pt) -> usize {
        let end = self.fit(from, height);
        let good = |at: &usize| {
            let before = self.pieces.get(*at - 1);
            before.is_some_and(|before| !before.keep_with_next && before.place != self.place_of(*at))
        };
        if end >= self.len() { end } else { (from + 1..=end).rev().find(good).unwrap_or(end) }
    }

    /// Makes the room between pieces larger or smaller by a factor.
    pub fn spread(&mut self, factor: f32) {
        for piece in &mut self.pieces {
            piece.gap_before = piece.gap_before * factor;
        }
    }

    /// All room between pieces that [`Flow::spread`] makes larger or smaller.
    pub fn gaps(&self) -> Pt {
        self.pieces.iter().skip(1).map(|piece| piece.gap_before).sum()
    }

    /// Takes the next blocks as those of a slide from block `block` on, for [`Flow::place_of`].
    pub fn start_at(&mut self, block: usize) {
        self.start_at_item(block, 0);
    }

    /// Takes the next piece as an item or row of a block, for [`Flow::place_of`].
    pub fn start_at_item(&mut self, block: usize, item: usize) {
        self.place = BlockPlace { block, item };
    }

    /// Takes the pieces from an index on as coming all from one block, for [`Flow::place_of`].
    pub fn assign(&mut self, from: usize, block: usize) {
        for piece in self.pieces.iter_mut().skip(from) {
            piece.place = BlockPlace { block, item: 0 };
        }
    }

    /// The whole flow as one unbreakable piece.
    pub fn into_drawing(self) -> Drawing {
        let height = self.height(0..self.len());
        let mut drawing = Drawing::new(Size::new(self.width, height));
        drawing.tree = self.tree;
        let mut y = Pt::ZERO;
        for (at, piece) in self.pieces.into_iter().enumerate() {
            if at > 0 {
                y += piece.gap_before;
            }
            let by = Point::new(Pt::ZERO, y);
            y += piece.height;
            let mut parts = piece.parts;
            if piece.continues
                && let Some(Part::Lines { lines: before, .. }) = drawing.parts.last_mut()
                && let Some(Part::Lines { lines, .. }) = parts.pop_if(|part| matches!(part, Part::Lines { .. }))
            {
                // Lines of one paragraph are one piece of content.
                before.lines.extend(lines.lines);
            }
            drawing.parts.extend(parts.into_iter().map(|part| part.moved(by, 0)));
        }
        drawing
    }
}
