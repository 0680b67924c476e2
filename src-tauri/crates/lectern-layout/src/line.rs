//! Set lines: what paragraphs become when their width is known.

use lectern_model::geometry::Pt;
use lectern_model::span::Link;
use lectern_scene::text::GlyphRun;

/// The lines of a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lines {
    /// The lines, from top to bottom.
    pub lines: Vec<Line>,
    /// The width they were set to.
    pub width: Pt,
}

/// A line: its runs stand on a baseline at height 0, from x 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The runs, in reading order.
    pub runs: Vec<LineRun>,
    /// How far from the left edge of its width the line starts, by its alignment.
    pub indent: Pt,
    /// How wide its words are, without space at the end.
    pub width: Pt,
    /// The height it takes.
    pub height: Pt,
    /// From its top to the baseline.
    pub baseline: Pt,
}

/// Glyphs of a line in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct LineRun {
    /// The glyphs; the origin is relative to the line's start and baseline.
    pub glyphs: GlyphRun,
    /// Where the words lead.
    pub link: Option<Link>,
    /// Which span of the paragraph they belong to, so that the words of one link are known as one.
    pub span: usize,
}

impl Lines {
    /// The height of all lines.
    pub fn height(&self) -> Pt {
        self.lines.iter().map(|line| line.height).sum()
    }

    /// The width of the widest line.
    pub fn widest(&self) -> Pt {
        self.lines.iter().fold(Pt::ZERO, |widest, line| widest.max(line.width))
    }

    /// From the top to the baseline of the first line; none without lines.
    pub fn first_baseline(&self) -> Option<Pt> {
        self.lines.first().map(|line| line.baseline)
    }
}
