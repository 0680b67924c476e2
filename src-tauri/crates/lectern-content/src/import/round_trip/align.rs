//! What of a line is surely still the same in another: only what every best comparison of the two says.

use std::ops::Range;

/// The most comparisons of letters and words for two lines; where there are more, nothing is sure.
const MOST: usize = 250_000;

/// A stretch of a line that is compared as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Atom {
    /// Letters and digits in a row.
    Word(String),
    /// Any other letter that is seen.
    Point(char),
    /// A blank to fill in.
    Blank,
    /// The mark of a citation, by what it is known again.
    Mark(String),
}

impl Atom {
    fn weight(&self) -> u32 {
        match self {
            Atom::Point(_) => 1,
            Atom::Word(_) | Atom::Blank | Atom::Mark(_) => 10,
        }
    }
}

/// Two lines laid beside each other.
pub(super) struct Alignment<'a> {
    old: &'a [Atom],
    new: &'a [Atom],
    /// Which atom of the new line each of the old one is, where that is sure.
    surely: Vec<Option<usize>>,
}

impl<'a> Alignment<'a> {
    pub(super) fn of(old: &'a [Atom], new: &'a [Atom]) -> Self {
        let surely = if old.len().saturating_mul(new.len()) > MOST { vec![None; old.len()] } else { surely(old, new) };
        Self { old, new, surely }
    }

    /// Where a stretch of the old line stands in the new one: beside a word that it stood beside, or where it is said once in both.
    pub(super) fn place_of(&self, start: usize, length: usize) -> Option<usize> {
        let to = self.surely.get(start).copied().flatten().filter(|_| length > 0);
        let is_whole = |to: usize| (0..length).all(|at| self.surely.get(start + at) == Some(&Some(to + at)));
        if let Some(to) = to.filter(|to| is_whole(*to))
            && (self.is_held(start, to, usize::checked_sub)
                || self.is_held(start + length - 1, to + length - 1, usize::checked_add))
        {
            return Some(to);
        }
        let is_word = |at: &usize| !matches!(self.old.get(*at), Some(Atom::Point(_)));
        let before = (0..start).rev().find(is_word).unwrap_or(start);
        let behind = (start + length..self.old.len()).find(is_word).map_or(start + length, |behind| behind + 1);
        let stretches = [(start, start + length), (before, start + length), (start, behind)];
        stretches.into_iter().find_map(|(from, to)| self.once(from..to).map(|at| at + start - from))
    }

    /// Where a stretch of the old line stands in the new one, where both have it once.
    fn once(&self, range: Range<usize>) -> Option<usize> {
        let piece = self.old.get(range).filter(|piece| !piece.is_empty())?;
        let (mut old, mut new) = (places(piece, self.old), places(piece, self.new));
        match (old.next(), old.next(), new.next(), new.next()) {
            (Some(_), None, Some(to), None) => Some(to),
            (..) => None,
        }
    }

    /// Whether the next word in a direction is the same, and all that stands before it.
    fn is_held(&self, old: usize, new: usize, step: impl Fn(usize, usize) -> Option<usize>) -> bool {
        for by in 1.. {
            let (Some(old), Some(new)) = (step(old, by), step(new, by)) else { return false };
            if self.surely.get(old) != Some(&Some(new)) {
                return false;
            }
            if !matches!(self.old.get(old), Some(Atom::Point(_))) {
                return true;
            }
        }
        false
    }
}

fn places<'a>(piece: &'a [Atom], line: &'a [Atom]) -> impl Iterator<Item = usize> + 'a {
    line.windows(piece.len()).enumerate().filter(move |(_, window)| *window == piece).map(|(at, _)| at)
}

/// Which atom of the new line each of the old one is in every comparison that finds the most in common.
fn surely(old: &[Atom], new: &[Atom]) -> Vec<Option<usize>> {
    let width = new.len() + 1;
    let cell = |table: &[u32], row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(0);
    let same = |row: usize, column: usize| match (old.get(row), new.get(column)) {
        (Some(one), Some(other)) if one == other => Some(one.weight()),
        (_, _) => None,
    };
    let mut before = vec![0_u32; (old.len() + 1) * width];
    for row in 0..old.len() {
        for column in 0..new.len() {
            let both = same(row, column).map_or(0, |weight| cell(&before, row, column) + weight);
            let value = both.max(cell(&before, row, column + 1)).max(cell(&before, row + 1, column));
            if let Some(slot) = before.get_mut((row + 1) * width + column + 1) {
                *slot = value;
            }
        }
    }
    let mut after = vec![0_u32; (old.len() + 1) * width];
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            let both = same(row, column).map_or(0, |weight| cell(&after, row + 1, column + 1) + weight);
            let value = both.max(cell(&after, row + 1, column)).max(cell(&after, row, column + 1));
            if let Some(slot) = after.get_mut(row * width + column) {
                *slot = value;
            }
        }
    }
    let most = cell(&after, 0, 0);
    let only = |row: usize| {
        let is_missing = (0..width).any(|column| cell(&before, row, column) + cell(&after, row + 1, column) == most);
        let is_best = |column: &usize| {
            same(row, *column)
                .is_some_and(|weight| cell(&before, row, *column) + weight + cell(&after, row + 1, column + 1) == most)
        };
        let mut best = (0..new.len()).filter(is_best);
        best.next().filter(|_| !is_missing && best.next().is_none())
    };
    (0..old.len()).map(only).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn atoms(text: &str) -> Vec<Atom> {
        let atom = |word: &str| match word {
            "___" => Atom::Blank,
            word if word.starts_with(char::is_alphanumeric) => Atom::Word(word.to_owned()),
            word => Atom::Point(word.chars().next().unwrap()),
        };
        text.split(' ').map(atom).collect()
    }

    fn place(old: &str, start: usize, new: &str) -> Option<usize> {
        let (old, new) = (atoms(old), atoms(new));
        Alignment::of(&old, &new).place_of(start, 1)
    }

    #[test]
    fn a_blank_is_known_by_the_words_beside_it() {
        let old = "Police : ___ . Centre : ___ .";
        assert_eq!(place(old, 2, "Police : 911 . Centre : ___ ."), None);
        assert_eq!(place(old, 6, "Police : 911 . Centre : ___ ."), Some(6));
        // Under another label it may be either.
        assert_eq!(place(old, 2, "Sheriff : ___ ."), None);
        assert_eq!(place(old, 6, "Sheriff : ___ ."), None);
        assert_eq!(place(old, 6, "Centre : ___ . Police : ___ ."), Some(2));
    }

    #[test]
    fn what_is_said_once_is_known_anywhere() {
        assert_eq!(place("Call 911 first", 1, "Before all else , 911"), Some(4));
        assert_eq!(place("Call 911 first", 1, "911 , or 911"), None);
    }
}
