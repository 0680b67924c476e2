//! How wide words are, without shaping them: enough to leave room for labels that another program sets.

use lectern_model::geometry::Pt;
use lectern_scene::font::Font;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// The width of a letter that no font tells, as a part of the font size.
const USUAL: f32 = 0.56;

/// Measures words in a font.
pub(super) struct Ruler<'a> {
    face: Option<(Charmap<'a>, GlyphMetrics<'a>)>,
}

impl<'a> Ruler<'a> {
    /// A ruler for a font; without one, or with one that cannot be read, letters have the usual width.
    pub(super) fn new(font: Option<&'a Font>) -> Self {
        let face = font.and_then(|font| FontRef::from_index(&font.data, font.index).ok());
        let measures = |face: FontRef<'a>| (face.charmap(), face.glyph_metrics(Size::new(1.0), LocationRef::default()));
        Self { face: face.map(measures) }
    }

    /// How wide words are on one line.
    pub(super) fn width(&self, text: &str, size: Pt) -> Pt {
        size * text.chars().map(|letter| self.letter(letter)).sum::<f32>()
    }

    /// The width of the widest of some texts.
    pub(super) fn widest<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>, size: Pt) -> Pt {
        texts.into_iter().map(|text| self.width(text.as_ref(), size)).fold(Pt::ZERO, Pt::max)
    }

    /// How many lines words take in a width, broken at spaces.
    pub(super) fn lines(&self, text: &str, size: Pt, width: Pt) -> usize {
        let space = self.width(" ", size);
        let mut used = Pt::ZERO;
        let mut lines = 1;
        for word in text.split_whitespace() {
            let word = self.width(word, size);
            if used > Pt::ZERO && used + space + word > width {
                lines += 1;
                used = word;
            } else {
                used += if used > Pt::ZERO { space + word } else { word };
            }
        }
        lines
    }

    /// How many lines words take in a width, broken at spaces, and anywhere where a word is longer than a line.
    pub(super) fn broken(&self, text: &str, size: Pt, width: Pt) -> usize {
        let space = self.width(" ", size);
        let mut used = Pt::ZERO;
        let mut lines = 1;
        for word in text.split_whitespace() {
            let word = self.width(word, size);
            if used > Pt::ZERO && used + space + word > width {
                lines += 1;
                used = Pt::ZERO;
            }
            let further = ((word / width).ceil().max(1.0) as usize) - 1;
            lines += further;
            used += if used > Pt::ZERO { space + word } else { word - width * further as f32 };
        }
        lines
    }

    fn letter(&self, letter: char) -> f32 {
        let told = self.face.as_ref().and_then(|(charmap, metrics)| metrics.advance_width(charmap.map(letter)?));
        told.unwrap_or(USUAL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_at_spaces_only() {
        let ruler = Ruler::new(None);
        assert_eq!(ruler.width("four", Pt(10.0)), Pt(10.0 * 4.0 * USUAL));
        assert_eq!(ruler.lines("at the start", Pt(10.0), Pt(1000.0)), 1);
        assert_eq!(ruler.lines("at the start", Pt(10.0), Pt(10.0 * 7.0 * USUAL)), 2);
        assert_eq!(ruler.lines("unbreakable", Pt(10.0), Pt(1.0)), 1);
        assert_eq!(ruler.lines("", Pt(10.0), Pt(1.0)), 1);
    }

    #[test]
    fn long_words_are_broken_where_lines_end() {
        let ruler = Ruler::new(None);
        let letters = |count: f32| Pt(10.0 * USUAL * (count + 0.1));
        assert_eq!(ruler.broken("at the start", Pt(10.0), letters(7.0)), 2);
        assert_eq!(ruler.broken("unbreakable", Pt(10.0), letters(4.0)), 3);
        // The rest of a broken word shares its line with what follows.
        assert_eq!(ruler.broken("unbreakable a at", Pt(10.0), letters(5.0)), 4);
        assert_eq!(ruler.broken("", Pt(10.0), letters(4.0)), 1);
    }
}
