//! Runs put together to lines, and lines to blocks of even leading, so that the words of a paragraph are one text.

use super::font::SOFT_HYPHEN;
use lectern_model::geometry::Pt;
use lectern_scene::structure::NodeId;
use lectern_scene::text::GlyphRun;

/// A run, and the link it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) run: &'a GlyphRun,
    /// The element of role Link or Reference around it.
    pub(super) link: Option<NodeId>,
    /// Where it is painted among the page's items.
    pub(super) level: usize,
}

/// A line.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    /// The size of its largest letters.
    pub(super) size: f64,
    pub(super) end: End,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Between two words.
    Words,
    /// In a word, with a hyphen that is not the word's own.
    Hyphen,
    /// In a word, such as an address, without a mark.
    Inside,
    /// Where its author wanted it to.
    Forced,
}

/// Lines under one another at even distances.
#[derive(Debug, Clone)]
pub(super) struct Block<'a> {
    pub(super) lines: Vec<Line<'a>>,
    /// From baseline to baseline; none for a single line.
    pub(super) leading: Option<f64>,
}

/// How far apart the end of a run and the start of the next may be on one line, in points.
const JOINT: f64 = 0.6;
/// How far runs of one line may stand above or below one another, as a part of the larger one's size.
const RAISED: f64 = 0.6;
/// How much leading may vary in a block, in points.
const EVEN: f64 = 0.05;
/// The widest leading, as a part of the size.
const WIDEST: f64 = 3.0;

/// A length in points; 0 for what is no number.
pub(super) fn finite(length: Pt) -> f64 {
    crate::svg::number::finite(length)
}

/// The blocks that runs in reading order make.
pub(super) fn blocks(pieces: Vec<Piece<'_>>) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for line in lines(pieces) {
        match blocks.last_mut() {
            Some(block) if block.takes(&line) => {
                let leading = block.lines.last().map(|last| line.baseline - last.baseline);
                block.leading = block.leading.or(leading);
                block.lines.push(line);
            }
            Some(_) | None => blocks.push(Block { lines: vec![line], leading: None }),
        }
    }
    for block in &mut blocks {
        block.end_lines();
    }
    blocks
}

fn lines(pieces: Vec<Piece<'_>>) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if line.takes(piece.run) => line.push(piece),
            Some(_) | None => lines.push(Line::new(piece)),
        }
    }
    lines
}

impl<'a> Line<'a> {
    fn new(piece: Piece<'a>) -> Self {
        let run = piece.run;
        let left = finite(run.origin.x);
        let mut line = Self {
            pieces: Vec::new(),
            left,
            right: left,
            baseline: finite(run.origin.y),
            size: finite(run.size),
            end: End::Words,
        };
        line.push(piece);
        line
    }

    fn push(&mut self, piece: Piece<'a>) {
        let run = piece.run;
        let left = finite(run.origin.x);
        self.left = self.left.min(left);
        self.right = self.right.max(left + finite(run.width()));
        if finite(run.size) > self.size + 0.01 {
            (self.size, self.baseline) = (finite(run.size), finite(run.origin.y));
        }
        if is_break(run) {
            self.end = End::Hyphen;
        } else if !run.text.is_empty() {
            self.pieces.push(piece);
        }
    }

    /// Whether a run goes on with this line.
    fn takes(&self, run: &GlyphRun) -> bool {
        let (left, right) = (finite(run.origin.x), finite(run.origin.x) + finite(run.width()));
        let rise = (finite(run.origin.y) - self.baseline).abs();
        let joins = (left - self.right).abs() < JOINT || (right - self.left).abs() < JOINT;
        let size = finite(run.size).max(self.size);
        let same = rise < 0.01 && (finite(run.size) - self.size).abs() < 0.01;
        // Runs of both directions stand in reading order, not side by side.
        let is_mixed = run.right_to_left || self.pieces.iter().any(|piece| piece.run.right_to_left);
        (same && is_mixed) || (joins && rise < size * RAISED)
    }

    /// Its words.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| &*piece.run.text).collect()
    }
}

impl<'a> Block<'a> {
    fn takes(&self, line: &Line<'a>) -> bool {
        let Some(last) = self.lines.last() else { return true };
        let leading = line.baseline - last.baseline;
        let even = self.leading.is_none_or(|own| (leading - own).abs() < EVEN);
        even && leading > line.size * 0.5 && leading < line.size * WIDEST
    }

    /// Settles how each line ends, which pages do not say: a space, a hyphen and an address speak for themselves.
    fn end_lines(&mut self) {
        let words: Vec<String> = self.lines.iter().map(Line::text).collect();
        for (at, line) in self.lines.iter_mut().enumerate() {
            let (Some(own), Some(next)) = (words.get(at), words.get(at + 1)) else { continue };
            if line.end != End::Hyphen {
                line.end = end(own, next);
            }
        }
    }

    /// The left and right edges of its lines.
    pub(super) fn edges(&self) -> (f64, f64) {
        let fold = |(left, right): (f64, f64), line: &Line<'_>| (left.min(line.left), right.max(line.right));
        self.lines.iter().fold((f64::MAX, f64::MIN), fold)
    }
}

/// How a line ends before another.
fn end(own: &str, next: &str) -> End {
    if own.ends_with(char::is_whitespace) || next.starts_with(char::is_whitespace) {
        return End::Words;
    }
    let tail = own.rsplit(char::is_whitespace).next().unwrap_or(own);
    let (Some(last), Some(first)) = (own.chars().next_back(), next.chars().next()) else { return End::Words };
    let is_address = tail.contains("://") || tail.contains('/') || (tail.contains('.') && next.contains('/'));
    let breaks_after = |letter: char| matches!(letter, '/' | '.' | '?' | '&' | '=' | '_' | '-');
    let is_dash = matches!(last, '-' | '\u{2010}' | '\u{2013}' | '\u{2014}' | '\u{200b}');
    // Scripts without spaces: from the CJK radicals on, and the signs between.
    let is_dense = |letter: char| u32::from(letter) >= 0x2e80;
    if is_dash || (is_address && breaks_after(last)) || (is_dense(last) && is_dense(first)) { End::Inside } else { End::Forced }
}

/// Whether a run is the hyphen of a broken word.
fn is_break(run: &GlyphRun) -> bool {
    !run.text.is_empty() && run.text.chars().all(|letter| letter == SOFT_HYPHEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_as_its_words_tell() {
        let ends = [
            ("of 173 ", "survivors", End::Words),
            ("see https://www.state.gov/", "reports/2024", End::Inside),
            ("well-", "known", End::Inside),
            ("Department of State", "Washington", End::Forced),
            ("Dept.", "Second line", End::Forced),
            ("人口贩", "运", End::Inside),
        ];
        for (own, next, expected) in ends {
            assert_eq!(end(own, next), expected, "{own}|{next}");
        }
    }
}
