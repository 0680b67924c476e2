//! A shaped paragraph: set to any width, as often as needed, without shaping again.

use crate::font::FontLibrary;
use crate::format::{Breaking, TextFormat};
use crate::hyphen::SOFT_HYPHEN;
use crate::line::{Line, LineRun, Lines};
use crate::line_break::{self, Piece};
use crate::typesetter::SpanIndex;
use lectern_model::block::Align;
use lectern_model::geometry::{Point, Pt};
use lectern_model::language::Language;
use lectern_model::span::Link;
use lectern_model::theme::Colour;
use lectern_scene::font::FontKey;
use lectern_scene::text::{Glyph, GlyphRun};
use parley::layout::{Layout, Run};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use unicode_linebreak::BreakOpportunity;

/// What shaping does not need to know of a span.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SpanLook {
    pub colour: Colour,
    pub raise: Pt,
    pub link: Option<Link>,
    pub language: Option<Language>,
}

/// A shaped paragraph.
#[derive(Clone)]
pub struct Paragraph {
    text: String,
    layout: Layout<SpanIndex>,
    looks: Vec<SpanLook>,
    pieces: Pieces,
    keys: Arc<BTreeMap<(u64, u32), FontKey>>,
    /// The hyphen of the paragraph's face, with its advance.
    hyphen: Option<(u16, Pt)>,
    face: FontKey,
    line_height: Pt,
    baseline: Pt,
    size: Pt,
    align: Align,
    breaking: Breaking,
    right_to_left: bool,
}

impl Paragraph {
    pub(crate) fn new(
        text: String,
        mut layout: Layout<SpanIndex>,
        looks: Vec<SpanLook>,
        format: &TextFormat,
        fonts: &FontLibrary,
        face: FontKey,
    ) -> Self {
        layout.break_all_lines(None);
        let hyphen = fonts.glyph(face, '\u{2010}').or_else(|| fonts.glyph(face, '-'));
        let hyphen = hyphen.map(|(glyph, advance)| (glyph, format.size * advance));
        let pieces = Pieces::new(&text, &layout, hyphen.map_or(0.0, |(_, advance)| advance.0));
        let metrics = fonts.metrics(face);
        let line_height = format.line_height();
        let glyph_height = format.size * (metrics.ascent + metrics.descent);
        Self {
            text,
            layout,
            looks,
            pieces,
            keys: Arc::clone(&fonts.keys),
            hyphen,
            face,
            line_height,
            baseline: (line_height - glyph_height) * 0.5 + format.size * metrics.ascent,
            size: format.size,
            align: format.align,
            breaking: format.breaking,
            right_to_left: format.language.is_right_to_left(),
        }
    }

    /// Its words, with soft hyphens where words may be divided.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The width of its longest line when nothing but forced breaks breaks it.
    pub fn natural_width(&self) -> Pt {
        let mut widest = 0.0_f32;
        let mut used = 0.0;
        for piece in &self.pieces.pieces {
            widest = widest.max(used + piece.width);
            used = if piece.forced { 0.0 } else { used + piece.width + piece.space };
        }
        Pt(widest)
    }

    /// The width of its widest word: narrower, and the word sticks out.
    pub fn least_width(&self) -> Pt {
        Pt(self.pieces.widest())
    }

    /// The height of one line.
    pub fn line_height(&self) -> Pt {
        self.line_height
    }

    /// The size it was shaped in.
    pub fn size(&self) -> Pt {
        self.size
    }

    /// How many lines it has in a width. Cheaper than setting it.
    pub fn count_lines(&self, width: Pt) -> usize {
        line_break::count_lines(&self.pieces.for_width(width.0).pieces, width.0, self.breaking)
    }

    /// Its height in a width. Cheaper than setting it.
    pub fn height(&self, width: Pt) -> Pt {
        self.line_height * self.count_lines(width) as f32
    }

    /// Sets it to a width.
    pub fn set(&mut self, width: Pt) -> Lines {
        if self.text.is_empty() {
            return Lines { lines: Vec::new(), width };
        }
        let pieces = self.pieces.for_width(width.0).into_owned();
        let ends = line_break::break_lines(&pieces.pieces, width.0, self.breaking);
        let mut breaker = self.layout.break_lines();
        let mut start = 0;
        for end in &ends {
            let length = pieces.lengths.get(start..*end).map_or(0, |lengths| lengths.iter().sum());
            breaker.break_next_with_length(length);
            start = *end;
        }
        breaker.finish();
        let mut lines = Vec::with_capacity(ends.len());
        let mut start = 0;
        for (at, end) in ends.iter().enumerate() {
            let on_line = pieces.pieces.get(start..*end).unwrap_or_default();
            lines.push(self.line(at, on_line, width, at + 1 == ends.len()));
            start = *end;
        }
        Lines { lines, width }
    }

    fn line(&self, at: usize, pieces: &[Piece], width: Pt, last: bool) -> Line {
        let mut runs = Vec::new();
        let mut x = Pt::ZERO;
        if let Some(line) = self.layout.get(at) {
            for run in line.runs() {
                self.line_runs(&run, &mut x, &mut runs);
            }
        }
        // Parley gives runs from left to right; they are kept in reading order, each where it stands.
        runs.sort_by_key(|(start, _)| *start);
        let mut runs: Vec<LineRun> = runs.into_iter().map(|(_, run)| run).collect();
        let trailing = pieces.last().map_or(0.0, |piece| piece.space);
        let mut used: f32 = pieces.iter().map(|piece| piece.width + piece.space).sum::<f32>() - trailing;
        if !last && let Some(hyphen) = pieces.last().and_then(|piece| piece.hyphen) {
            self.push_hyphen(x, &mut runs);
            used += hyphen;
        }
        // Space at the end hangs over; in right-to-left text it stands at the left.
        if self.right_to_left {
            for run in &mut runs {
                run.glyphs.origin.x -= Pt(trailing);
            }
        }
        let free = width - Pt(used);
        let indent = match (self.align, self.right_to_left) {
            (Align::Start, false) | (Align::End, true) => Pt::ZERO,
            (Align::Centre, _) => free * 0.5,
            (Align::End, false) | (Align::Start, true) => free,
        };
        Line { runs, indent, width: Pt(used), height: self.line_height, baseline: self.baseline }
    }

    /// The glyphs of a parley run, cut where the span changes, each with the place of its words in the paragraph.
    fn line_runs(&self, run: &Run<'_, SpanIndex>, x: &mut Pt, runs: &mut Vec<(usize, LineRun)>) {
        let font = run.font();
        let key = self.keys.get(&(font.data.id(), font.index)).copied().unwrap_or(self.face);
        let mut atoms = self.atoms(run);
        if run.is_rtl() {
            atoms.reverse();
        }
        for part in atoms.chunk_by(|a, b| a.span == b.span) {
            let Some(span) = part.first().map(|atom| atom.span) else { continue };
            let Some(look) = self.looks.get(span) else { continue };
            let (text, glyphs) = self.speak(part, run.is_rtl());
            if glyphs.is_empty() {
                continue;
            }
            let width: Pt = glyphs.iter().map(|glyph| glyph.advance).sum();
            let glyphs = GlyphRun {
                font: key,
                size: Pt(run.font_size()),
                colour: look.colour,
                origin: Point::new(*x, -look.raise),
                glyphs,
                text: text.into(),
                right_to_left: run.is_rtl(),
                language: look.language.clone(),
            };
            let start = part.iter().map(|atom| atom.range.start).min().unwrap_or(0);
            runs.push((start, LineRun { glyphs, link: look.link.clone(), span }));
            *x += width;
        }
    }

    /// The unbreakable units of a run, in reading order: a cluster, or a ligature of several.
    fn atoms(&self, run: &Run<'_, SpanIndex>) -> Vec<Atom> {
        let mut atoms: Vec<Atom> = Vec::with_capacity(run.len());
        for cluster in run.clusters() {
            let range = cluster.text_range();
            if cluster.is_ligature_continuation()
                && let Some(last) = atoms.last_mut()
            {
                last.range.end = range.end;
                continue;
            }
            let shown = self.text.get(range.clone()).is_some_and(|text| !text.starts_with([SOFT_HYPHEN, '\n']));
            let glyphs = if shown { cluster.glyphs().collect() } else { Vec::new() };
            atoms.push(Atom { range, span: cluster.style().brush.0, glyphs });
        }
        atoms
    }

    /// The words of atoms in visual order, and the glyphs with their places in them.
    fn speak(&self, atoms: &[Atom], right_to_left: bool) -> (String, Vec<Glyph>) {
        let mut text = String::new();
        let mut ranges = vec![0..0; atoms.len()];
        let mut order: Vec<usize> = (0..atoms.len()).collect();
        if right_to_left {
            order.reverse();
        }
        for at in order {
            let start = text.len();
            if let Some(words) = atoms.get(at).and_then(|atom| self.text.get(atom.range.clone())) {
                text.extend(words.chars().filter(|character| !matches!(*character, SOFT_HYPHEN | '\n')));
            }
            if let Some(range) = ranges.get_mut(at) {
                *range = to_u32(start)..to_u32(text.len());
            }
        }
        let mut glyphs = Vec::with_capacity(atoms.len());
        for (atom, range) in atoms.iter().zip(ranges) {
            glyphs.extend(atom.glyphs.iter().map(|glyph| Glyph {
                id: u16::try_from(glyph.id).unwrap_or(0),
                advance: Pt(glyph.advance),
                x_offset: Pt(glyph.x),
                y_offset: Pt(-glyph.y),
                text: range.clone(),
            }));
        }
        (text, glyphs)
    }

    fn push_hyphen(&self, x: Pt, runs: &mut Vec<LineRun>) {
        let (Some((id, advance)), Some(last)) = (self.hyphen, runs.last()) else { return };
        let glyph = Glyph { id, advance, x_offset: Pt::ZERO, y_offset: Pt::ZERO, text: 0..to_u32(SOFT_HYPHEN.len_utf8()) };
        let glyphs = GlyphRun {
            font: self.face,
            size: self.size,
            colour: last.glyphs.colour,
            origin: Point::new(x, Pt::ZERO),
            glyphs: vec![glyph],
            text: SOFT_HYPHEN.to_string().into(),
            right_to_left: false,
            language: last.glyphs.language.clone(),
        };
        let (link, span) = (last.link.clone(), last.span);
        runs.push(LineRun { glyphs, link, span });
    }
}

struct Atom {
    range: Range<usize>,
    span: usize,
    glyphs: Vec<parley::layout::Glyph>,
}

fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The stretches between places where a line may end.
#[derive(Debug, Clone, Default)]
struct Pieces {
    pieces: Vec<Piece>,
    /// How many characters each piece has.
    lengths: Vec<u32>,
    /// The visible clusters of each piece: how many characters, how wide. Needed only where a piece is wider than its line.
    clusters: Vec<Vec<(u32, f32)>>,
}

impl Pieces {
    fn new(text: &str, layout: &Layout<SpanIndex>, hyphen: f32) -> Self {
        let mut advances: Vec<(Range<usize>, f32)> = Vec::with_capacity(text.len());
        for line in layout.lines() {
            for run in line.runs() {
                advances.extend(run.clusters().map(|cluster| (cluster.text_range(), cluster.advance())));
            }
        }
        advances.sort_by_key(|(range, _)| range.start);
        let mut all = Self::default();
        let mut next = advances.into_iter().peekable();
        let mut start = 0;
        for (end, forced) in opportunities(text) {
            let words = text.get(start..end).unwrap_or_default();
            let kept = words.trim_end_matches([' ', '\n', SOFT_HYPHEN, '\t', '\u{3000}']).len() + start;
            let mut piece = Piece { width: 0.0, space: 0.0, hyphen: words.ends_with(SOFT_HYPHEN).then_some(hyphen), forced };
            let mut clusters = Vec::new();
            while let Some((range, advance)) = next.next_if(|(range, _)| range.start < end) {
                let cluster = text.get(range.clone()).unwrap_or_default();
                let advance = if cluster.starts_with([SOFT_HYPHEN, '\n']) { 0.0 } else { advance };
                if range.start < kept {
                    piece.width += advance;
                } else {
                    piece.space += advance;
                }
                clusters.push((to_u32(cluster.chars().count()), advance));
            }
            all.pieces.push(piece);
            all.lengths.push(to_u32(words.chars().count()));
            all.clusters.push(clusters);
            start = end;
        }
        all
    }

    fn widest(&self) -> f32 {
        self.pieces.iter().map(|piece| piece.width).fold(0.0, f32::max)
    }

    /// The same, words wider than the line cut anywhere.
    fn for_width(&self, width: f32) -> Cow<'_, Pieces> {
        if self.widest() <= width || width <= 0.0 {
            return Cow::Borrowed(self);
        }
        let mut cut = Self::default();
        for ((piece, length), clusters) in self.pieces.iter().zip(&self.lengths).zip(&self.clusters) {
            let mut rest = *length;
            let mut part = Piece { width: 0.0, space: 0.0, hyphen: None, forced: false };
            let mut part_length = 0;
            if piece.width > width {
                for (characters, advance) in clusters {
                    if part.width > 0.0 && part.width + advance > width && part_length < rest {
                        cut.pieces.push(part);
                        cut.lengths.push(part_length);
                        cut.clusters.push(Vec::new());
                        rest -= part_length;
                        (part.width, part_length) = (0.0, 0);
                    }
                    part.width += advance;
                    part_length += characters;
                }
            }
            let last = if part_length > 0 { Piece { width: part.width - piece.space, ..*piece } } else { *piece };
            cut.pieces.push(last);
            cut.lengths.push(rest);
            cut.clusters.push(Vec::new());
        }
        Cow::Owned(cut)
    }
}

/// Where lines may and must end: UAX #14, and after the punctuation of long addresses, which else stick out.
fn opportunities(text: &str) -> Vec<(usize, bool)> {
    let mut found: Vec<(usize, bool)> = Vec::new();
    let mut start = 0;
    for (end, opportunity) in unicode_linebreak::linebreaks(text) {
        let words = text.get(start..end).unwrap_or_default();
        if words.contains("://") || words.contains("doi.org/") || (words.len() > 30 && words.contains('/')) {
            let inner = words.char_indices().filter(|(_, c)| matches!(c, '/' | '.' | '?' | '&' | '=' | '_' | '-'));
            let after_scheme = words.find("://").map_or(0, |at| at + 3);
            let last = words.trim_end().len();
            found.extend(
                inner
                    .map(|(at, c)| at + c.len_utf8())
                    .filter(|at| *at > after_scheme && *at + 2 < last)
                    .map(|at| (start + at, false)),
            );
        }
        let forced = opportunity == BreakOpportunity::Mandatory && end < text.len();
        found.push((end, forced));
        start = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_fonts::typesetter;
    use lectern_model::span::Span;

    fn format(language: &str, breaking: Breaking) -> TextFormat {
        let format = TextFormat::new("Source Sans 3", Pt(12.0), Colour::BLACK, &Language::new(language));
        TextFormat { breaking, ..format }
    }

    /// The words of each line, as a reader would copy them.
    fn words(lines: &Lines) -> Vec<String> {
        lines.lines.iter().map(|line| line.runs.iter().map(|run| run.glyphs.text.to_string()).collect()).collect()
    }

    #[test]
    fn every_word_is_on_a_line_and_no_line_is_too_wide() {
        let text = "Children who run away are at more risk, and most of them come home. Nobody knows how many are affected.";
        let lines = typesetter().shape_text(text, &format("en", Breaking::Even)).set(Pt(120.0));
        assert_eq!(words(&lines).concat(), text);
        for line in &lines.lines {
            assert!(line.width.0 <= 120.01, "{:?}", line.width);
            let glyphs: f32 = line.runs.iter().map(|run| run.glyphs.width().0).sum();
            assert!(glyphs + 0.01 >= line.width.0);
        }
    }

    #[test]
    fn a_divided_word_shows_a_hyphen_that_copies_as_a_soft_one() {
        let text = "identification misidentification";
        let lines = typesetter().shape_text(text, &format("en", Breaking::Hyphenated)).set(Pt(70.0));
        let all = words(&lines).concat();
        assert!(all.contains(SOFT_HYPHEN), "{all:?}");
        assert_eq!(all.replace(SOFT_HYPHEN, ""), text);
        assert!(lines.lines.iter().all(|line| line.width.0 <= 70.01));
    }

    #[test]
    fn a_word_wider_than_its_line_is_cut_not_lost() {
        let text = "see Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk now";
        let lines = typesetter().shape_text(text, &format("en", Breaking::Even)).set(Pt(60.0));
        assert_eq!(words(&lines).concat(), text);
        assert!(lines.lines.iter().all(|line| line.width.0 <= 60.01), "{lines:?}");
    }

    #[test]
    fn right_to_left_text_starts_at_the_right_and_keeps_its_words() {
        let text = "مرحبا بكم في العرض";
        let lines = typesetter().shape_text(text, &format("ar", Breaking::Even)).set(Pt(200.0));
        assert_eq!(lines.lines.len(), 1);
        assert!(lines.lines[0].indent.0 > 50.0);
        assert!(lines.lines[0].runs.iter().all(|run| run.glyphs.right_to_left));
        assert_eq!(words(&lines).concat(), text);
    }

    #[test]
    fn a_citation_number_is_raised_and_leads_to_its_reference() {
        let mark = lectern_model::span::TextSpan {
            text: "3".to_owned(),
            superscript: true,
            link: Some(Link::Reference(3)),
            ..lectern_model::span::TextSpan::default()
        };
        let spans = [Span::text("of 173 survivors"), Span::Text(mark)];
        let lines = typesetter().shape(&spans, &format("en", Breaking::Even)).set(Pt(200.0));
        let last = lines.lines[0].runs.last().unwrap();
        assert_eq!((&*last.glyphs.text, &last.link), ("3", &Some(Link::Reference(3))));
        assert!(last.glyphs.origin.y.0 < -3.0 && last.glyphs.size.0 < 9.0);
    }

    #[test]
    fn letters_no_font_has_are_told() {
        let mut setter = typesetter();
        setter.shape_text("ok 漢 Ελλάδα Tiếng Việt", &format("en", Breaking::Even));
        assert_eq!(setter.take_missing(), vec!['漢']);
    }

    #[test]
    fn the_number_of_lines_told_is_the_number_set() {
        let mut paragraph = typesetter().shape_text(&"signs to notice ".repeat(40), &format("en", Breaking::Hyphenated));
        for width in [40.0, 77.0, 200.0, 1000.0] {
            assert_eq!(paragraph.count_lines(Pt(width)), paragraph.set(Pt(width)).lines.len());
        }
    }
}
