//! Shaping: spans and a format to a paragraph that can be set to any width.

use crate::font::{FaceMetrics, FontLibrary};
use crate::format::{Breaking, TextFormat};
use crate::hyphen;
use crate::paragraph::{Paragraph, SpanLook};
use lectern_model::geometry::Pt;
use lectern_model::language::Language;
use lectern_model::span::{Link, Span, TextSpan};
use lectern_scene::font::FontKey;
use parley::fontique::{FontStyle, FontWeight};
use parley::{BaseDirection, FontFamily, FontFamilyName, LayoutContext, StyleProperty};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The size of raised text, as a part of the size around it.
const SUPERSCRIPT_SIZE: f32 = 0.64;
/// How high raised text stands, as a part of the size around it.
const SUPERSCRIPT_RAISE: f32 = 0.34;
/// How long a blank to fill in is, in underscores.
const BLANK_LENGTH: usize = 18;

/// Which span of the paragraph words belong to: parley carries it through shaping.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct SpanIndex(pub usize);

/// Shapes text. Holds fonts and scratch space; keep one for a whole export.
pub struct Typesetter {
    fonts: FontLibrary,
    layouts: LayoutContext<SpanIndex>,
    missing: BTreeSet<char>,
}

impl Typesetter {
    /// A typesetter with these fonts.
    pub fn new(fonts: FontLibrary) -> Self {
        Self { fonts, layouts: LayoutContext::new(), missing: BTreeSet::new() }
    }

    /// Its fonts.
    pub fn fonts(&self) -> &FontLibrary {
        &self.fonts
    }

    /// Characters met so far that no font has, in order; forgets them.
    pub fn take_missing(&mut self) -> Vec<char> {
        std::mem::take(&mut self.missing).into_iter().collect()
    }

    /// The vertical measures of a format's face.
    pub fn metrics(&self, format: &TextFormat) -> FaceMetrics {
        self.fonts.metrics(self.face(format))
    }

    fn face(&self, format: &TextFormat) -> FontKey {
        self.fonts.face(&format.family, format.weight, format.italic)
    }

    /// Shapes plain words.
    pub fn shape_text(&mut self, text: &str, format: &TextFormat) -> Paragraph {
        self.shape(&[Span::text(text)], format)
    }

    /// Shapes a paragraph. No spans, or none with words, give a paragraph without lines.
    pub fn shape(&mut self, spans: &[Span], format: &TextFormat) -> Paragraph {
        let (text, pieces) = assemble(spans, format);
        for character in text.chars().filter(|character| !self.fonts.covers(*character)) {
            self.missing.insert(character);
        }
        let looks: Vec<SpanLook> = pieces.iter().map(|piece| piece.look(format)).collect();
        let families = self.family_list(&format.family);
        let direction = if format.language.is_right_to_left() { BaseDirection::Rtl } else { BaseDirection::Ltr };
        let mut builder = self.layouts.ranged_builder(&mut self.fonts.context, &text, 1.0, false);
        builder.set_base_direction(direction);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Owned(families))));
        builder.push_default(StyleProperty::FontSize(format.size.0));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(f32::from(format.weight))));
        builder.push_default(StyleProperty::FontStyle(slant(format.italic)));
        builder.push_default(StyleProperty::Locale(locale(&format.language)));
        if format.tracking != 0.0 {
            builder.push_default(StyleProperty::LetterSpacing(format.tracking * format.size.0));
        }
        for (at, piece) in pieces.iter().enumerate() {
            let range = piece.range.clone();
            builder.push(StyleProperty::Brush(SpanIndex(at)), range.clone());
            let Some(words) = piece.words else { continue };
            if words.strong {
                builder.push(StyleProperty::FontWeight(FontWeight::new(f32::from(format.strong_weight))), range.clone());
            }
            if words.emphasis {
                builder.push(StyleProperty::FontStyle(slant(!format.italic)), range.clone());
            }
            if words.superscript {
                builder.push(StyleProperty::FontSize(format.size.0 * SUPERSCRIPT_SIZE), range.clone());
            }
            if let Some(language) = &words.language {
                builder.push(StyleProperty::Locale(locale(language)), range);
            }
        }
        let layout = builder.build(&text);
        Paragraph::new(text, layout, looks, format, &self.fonts, self.face(format))
    }

    /// The family asked for, then all others to fall back to.
    fn family_list(&self, family: &str) -> Vec<FontFamilyName<'static>> {
        let others = self.fonts.families().iter().filter(|other| *other != family).cloned();
        std::iter::once(family.to_owned()).chain(others).map(|name| FontFamilyName::Named(Cow::Owned(name))).collect()
    }
}

/// A span's place in the paragraph's text.
struct TextPiece<'a> {
    range: std::ops::Range<usize>,
    words: Option<&'a TextSpan>,
}

impl TextPiece<'_> {
    fn look(&self, format: &TextFormat) -> SpanLook {
        let Some(words) = self.words else {
            return SpanLook { colour: format.colour, raise: Pt::ZERO, link: None, language: None };
        };
        let colour = match &words.link {
            Some(Link::Url(_)) => format.link_colour,
            Some(Link::Reference(_)) | None if words.strong => format.strong_colour,
            Some(Link::Reference(_)) | None => format.colour,
        };
        let raise = if words.superscript { format.size * SUPERSCRIPT_RAISE } else { Pt::ZERO };
        SpanLook { colour, raise, link: words.link.clone(), language: words.language.clone() }
    }
}

/// The paragraph's text, and where each span stands in it.
fn assemble<'a>(spans: &'a [Span], format: &TextFormat) -> (String, Vec<TextPiece<'a>>) {
    let mut text = String::new();
    let mut pieces = Vec::with_capacity(spans.len());
    for span in spans {
        let start = text.len();
        let words = match span {
            Span::Text(words) => {
                let language = words.language.as_ref().unwrap_or(&format.language);
                if format.breaking == Breaking::Hyphenated && words.link.is_none() {
                    text.push_str(&hyphen::hyphenate(&words.text, language));
                } else {
                    text.push_str(&words.text);
                }
                Some(words)
            }
            Span::Break => {
                text.push('\n');
                None
            }
            Span::Blank(_) => {
                text.extend(std::iter::repeat_n('_', BLANK_LENGTH));
                None
            }
        };
        pieces.push(TextPiece { range: start..text.len(), words });
    }
    (text, pieces)
}

fn slant(italic: bool) -> FontStyle {
    if italic { FontStyle::Italic } else { FontStyle::Normal }
}

fn locale(language: &Language) -> Option<parley::fontique::Language> {
    parley::fontique::Language::parse(language.tag()).ok()
}
