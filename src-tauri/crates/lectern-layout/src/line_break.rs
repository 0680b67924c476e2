//! Where lines end: the best breaks over a whole paragraph, after Knuth and Plass, "Breaking paragraphs into lines" (1981), for
//! ragged text.

use crate::format::Breaking;

/// A stretch of text that is not broken inside, with what follows it up to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece {
    /// Its width without the space at its end.
    pub width: f32,
    /// The width of the space at its end, which hangs over when the line ends here.
    pub space: f32,
    /// The width of the hyphen shown when the line ends here; none where none is needed.
    pub hyphen: Option<f32>,
    /// Whether the line must end here.
    pub forced: bool,
}

/// What a hyphen at a line's end costs, next to a line half empty (1).
const HYPHEN_COST: f32 = 0.09;
/// What a second hyphen right after one costs on top.
const HYPHEN_AGAIN_COST: f32 = 0.25;
/// What a last line of less than a fifth costs.
const SHORT_LAST_COST: f32 = 0.12;

/// The pieces after which lines end, the last included. Every line is at most `width` wide, except where a single piece is wider.
pub(crate) fn break_lines(pieces: &[Piece], width: f32, breaking: Breaking) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let forced = pieces[start..].iter().position(|piece| piece.forced).map_or(pieces.len(), |at| start + at + 1);
        let part = &pieces[start..forced];
        let found = match breaking {
            Breaking::Even | Breaking::Hyphenated => best_breaks(part, width, width),
            Breaking::Balanced => balanced_breaks(part, width),
        };
        ends.extend(found.into_iter().map(|end| start + end));
        start = forced;
    }
    ends
}

/// How many lines [`break_lines`] would make.
pub(crate) fn count_lines(pieces: &[Piece], width: f32, breaking: Breaking) -> usize {
    break_lines(pieces, width, breaking).len()
}

/// As few lines as can be, then the narrowest width that gives as few.
fn balanced_breaks(pieces: &[Piece], width: f32) -> Vec<usize> {
    let fewest = greedy_count(pieces, width);
    if fewest < 2 {
        return vec![pieces.len()];
    }
    let (mut low, mut high) = (width / fewest as f32 * 0.5, width);
    for _ in 0..12 {
        let middle = (low + high) * 0.5;
        if greedy_count(pieces, middle) <= fewest && widest(pieces) <= middle {
            high = middle;
        } else {
            low = middle;
        }
    }
    best_breaks(pieces, width, high)
}

fn widest(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.width).fold(0.0, f32::max)
}

fn greedy_count(pieces: &[Piece], width: f32) -> usize {
    let mut lines = 1;
    let mut used = 0.0;
    for piece in pieces {
        if used > 0.0 && used + piece.width > width + TOLERANCE {
            lines += 1;
            used = 0.0;
        }
        used += piece.width + piece.space;
    }
    lines
}

/// Rounding of widths must not push a word that just fits to the next line.
const TOLERANCE: f32 = 0.01;

/// The breaks of least cost. Lines may fill `width`; they are best when they fill `ideal`.
fn best_breaks(pieces: &[Piece], width: f32, ideal: f32) -> Vec<usize> {
    let count = pieces.len();
    // best[i]: least cost of lines up to piece i, and where the last of them starts.
    let mut best: Vec<(f32, usize)> = vec![(f32::INFINITY, 0); count + 1];
    best[0] = (0.0, 0);
    for end in 1..=count {
        let last = pieces[end - 1];
        let mut used = last.width + last.hyphen.unwrap_or(0.0);
        for start in (0..end).rev() {
            if start + 1 < end {
                used += pieces[start].width + pieces[start].space;
            }
            let fits = used <= width + TOLERANCE;
            if !fits && start + 1 < end {
                break;
            }
            let after_hyphen = start > 0 && pieces[start - 1].hyphen.is_some();
            let cost = best[start].0 + line_cost(used, ideal, end == count, last.hyphen.is_some(), after_hyphen);
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
    }
    let mut ends = Vec::new();
    let mut at = count;
    while at > 0 {
        ends.push(at);
        at = best[at].1;
    }
    ends.reverse();
    ends
}

/// What a line costs: the square of the part of it that is empty, and its faults.
fn line_cost(used: f32, ideal: f32, last: bool, hyphen: bool, after_hyphen: bool) -> f32 {
    let slack = ((ideal - used) / ideal.max(1.0)).clamp(-1.0, 1.0);
    // A constant for each line keeps the number of lines low.
    let mut cost = 0.02;
    if last {
        if slack > 0.8 && slack < 1.0 {
            cost += SHORT_LAST_COST * (slack - 0.8) * 5.0;
        }
    } else {
        cost += slack * slack * 4.0;
        if hyphen {
            cost += HYPHEN_COST;
            if after_hyphen {
                cost += HYPHEN_AGAIN_COST;
            }
        }
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(widths: &[f32]) -> Vec<Piece> {
        widths.iter().map(|width| Piece { width: *width, space: 1.0, hyphen: None, forced: false }).collect()
    }

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        let pieces = words(&[3.0, 4.0, 2.0, 6.0, 1.0, 5.0, 3.0, 2.0]);
        let ends = break_lines(&pieces, 10.0, Breaking::Even);
        assert_eq!(ends.last(), Some(&pieces.len()));
        let mut start = 0;
        for end in ends {
            let line = &pieces[start..end];
            let used: f32 = line.iter().map(|piece| piece.width).sum::<f32>() + (line.len() - 1) as f32;
            assert!(used <= 10.0, "{used}");
            start = end;
        }
    }

    #[test]
    fn a_word_wider_than_the_line_stands_alone() {
        assert_eq!(break_lines(&words(&[2.0, 30.0, 2.0]), 10.0, Breaking::Even), vec![1, 2, 3]);
    }

    #[test]
    fn titles_have_lines_of_about_the_same_width() {
        let pieces = words(&[3.0, 3.0, 3.0, 3.0]);
        assert_eq!(break_lines(&pieces, 12.0, Breaking::Balanced), vec![2, 4]);
    }

    #[test]
    fn a_forced_break_is_kept() {
        let mut pieces = words(&[2.0, 2.0, 2.0]);
        pieces[0].forced = true;
        assert_eq!(break_lines(&pieces, 100.0, Breaking::Even), vec![1, 3]);
    }
}
