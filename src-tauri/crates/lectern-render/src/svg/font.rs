//! Glyphs as outlines, each once for the whole page.

use super::path::PathData;
use crate::RenderError;
use lectern_scene::font::{Font, FontKey};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::BTreeMap;

/// The decimals of outlines, in font units: curves meet halfway between whole ones.
const OUTLINE_PLACES: u32 = 1;

/// The glyphs a page shows.
#[derive(Default)]
pub(crate) struct Glyphs<'a> {
    faces: BTreeMap<FontKey, Face<'a>>,
    /// The outlines, as definitions with ids in order of first use.
    pub(crate) definitions: String,
    count: usize,
}

/// A font that is shown.
struct Face<'a> {
    outlines: OutlineGlyphCollection<'a>,
    glyph_count: u32,
    units_per_em: f64,
    shown: BTreeMap<u16, Shown>,
}

/// How a glyph is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// By the definition of this number.
    Outline(usize),
    /// Not at all: a space.
    Blank,
    /// The font does not have it.
    Missing,
}

impl<'a> Glyphs<'a> {
    /// Reads a font, unless it was read before; gives its units in the font size.
    ///
    /// # Errors
    /// It is no font.
    pub(crate) fn open(&mut self, key: FontKey, font: &'a Font) -> Result<f64, RenderError> {
        if let Some(face) = self.faces.get(&key) {
            return Ok(face.units_per_em);
        }
        let wrong = |reason: String| RenderError::Font { name: font.name.clone(), reason };
        let face = FontRef::from_index(&font.data, font.index).map_err(|error| wrong(error.to_string()))?;
        let metrics = face.metrics(Size::unscaled(), LocationRef::default());
        let units_per_em = f64::from(metrics.units_per_em.max(1));
        let outlines = face.outline_glyphs();
        let face = Face { outlines, glyph_count: metrics.glyph_count, units_per_em, shown: BTreeMap::new() };
        self.faces.insert(key, face);
        Ok(units_per_em)
    }

    /// How a glyph of an opened font is shown; defines it where it is new.
    pub(crate) fn show(&mut self, key: FontKey, id: u16) -> Shown {
        let Some(face) = self.faces.get_mut(&key) else { return Shown::Missing };
        if let Some(shown) = face.shown.get(&id) {
            return *shown;
        }
        let shown = match face.outline(id) {
            // Glyph 0 stands for a letter the font does not have.
            _ if id == 0 || u32::from(id) >= face.glyph_count => Shown::Missing,
            outline if outline.is_empty() => Shown::Blank,
            outline => {
                self.definitions.push_str(&format!("<path id=\"g{}\" d=\"{outline}\"/>", self.count));
                self.count += 1;
                Shown::Outline(self.count - 1)
            }
        };
        face.shown.insert(id, shown);
        shown
    }
}

impl Face<'_> {
    /// A glyph's path data in font units, y downwards; empty where there is nothing to see, or nothing that can be read.
    fn outline(&self, id: u16) -> String {
        let mut pen = Pen(PathData::new(OUTLINE_PLACES));
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        match self.outlines.get(GlyphId::from(id)).map(|glyph| glyph.draw(settings, &mut pen)) {
            Some(Ok(_)) => pen.0.finish(),
            Some(Err(_)) | None => String::new(),
        }
    }
}

/// Takes down what skrifa draws.
struct Pen(PathData);

fn flipped(x: f32, y: f32) -> (f64, f64) {
    (f64::from(x), -f64::from(y))
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(flipped(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(flipped(x, y));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(flipped(cx0, cy0), flipped(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.curve_to(flipped(cx0, cy0), flipped(cx1, cy1), flipped(x, y));
    }

    fn close(&mut self) {
        self.0.close();
    }
}
