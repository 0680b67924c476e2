//! Fonts cut down to the characters a deck shows, with what a browser needs to shape them as the pages were.

use super::woff::{Extent, Tables};
use crate::RenderError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lectern_scene::document::Document;
use lectern_scene::font::{Font, FontKey};
use lectern_scene::scene::ItemKind;
use lectern_scene::text::GlyphRun;
use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::{NameId, Tag};
use skrifa::{FontRef, MetadataProvider};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// A place where a word is broken; shown as a hyphen.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';
/// What is shown there.
const HYPHEN: char = '\u{2010}';
/// The names kept in a font: copyright, family, style, full name, PostScript name, licence.
const NAMES: [u16; 7] = [0, 1, 2, 4, 6, 13, 14];
/// American English, the language every font has its names in.
const NAME_LANGUAGE: u16 = 0x409;

/// The fonts a deck shows.
pub(super) struct Faces<'a> {
    faces: BTreeMap<FontKey, Face<'a>>,
}

/// A font.
pub(super) struct Face<'a> {
    font: &'a Font,
    advances: Vec<f32>,
    characters: BTreeSet<char>,
    extent: Extent,
    /// In units of the font.
    per_em: f64,
    /// How fat its strokes are, 400 being regular.
    pub(super) weight: u16,
    pub(super) italic: bool,
}

impl<'a> Faces<'a> {
    /// The fonts that a document's pages show.
    ///
    /// # Errors
    /// A font that cannot be read; one the document does not hold.
    pub(super) fn new(document: &'a Document) -> Result<Self, RenderError> {
        let mut faces: BTreeMap<FontKey, Face<'a>> = BTreeMap::new();
        for (page, scene) in document.pages.iter().enumerate() {
            for item in &scene.items {
                let ItemKind::Text(run) = &item.kind else { continue };
                let face = match faces.entry(run.font) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(free) => {
                        let font = document.fonts.get(run.font);
                        let font = font.ok_or(RenderError::Missing { what: "font", page: page + 1 })?;
                        free.insert(Face::new(font)?)
                    }
                };
                face.characters.extend(run.text.chars().map(|letter| if letter == SOFT_HYPHEN { HYPHEN } else { letter }));
            }
        }
        Ok(Self { faces })
    }

    pub(super) fn get(&self, key: FontKey) -> Option<&Face<'a>> {
        self.faces.get(&key)
    }

    /// The rules that bring the fonts, one a face.
    ///
    /// # Errors
    /// A font that cannot be cut down.
    pub(super) fn rules(&self) -> Result<String, RenderError> {
        let mut out = String::new();
        for (key, face) in &self.faces {
            out.push_str(&format!("@font-face{{font-family:{};src:url(data:font/woff;base64,", family(*key)));
            STANDARD.encode_string(face.subset()?.to_woff(), &mut out);
            out.push_str(")format(\"woff\")}\n");
        }
        Ok(out)
    }
}

/// What a font is called in the deck's rules. A name of its own: no font of the system is taken for it.
pub(super) fn family(key: FontKey) -> String {
    format!("L{}", key.0)
}

impl<'a> Face<'a> {
    fn new(font: &'a Font) -> Result<Self, RenderError> {
        let face = FontRef::from_index(&font.data, font.index).map_err(|error| wrong(font, error.to_string()))?;
        let metrics = face.metrics(Size::unscaled(), LocationRef::default());
        let glyphs = face.glyph_metrics(Size::unscaled(), LocationRef::default());
        let count = glyphs.glyph_count().min(u32::from(u16::MAX) + 1);
        let per_em = f64::from(metrics.units_per_em.max(1));
        let advance = |id: u32| glyphs.advance_width(id.into()).unwrap_or(0.0);
        let whole = |value: f32| value.round().clamp(0.0, f32::from(i16::MAX)) as i16;
        let os2 = face.os2();
        Ok(Self {
            font,
            advances: (0..count).map(advance).collect(),
            characters: BTreeSet::new(),
            extent: Extent { ascent: whole(metrics.ascent), descent: whole(-metrics.descent) },
            per_em,
            weight: os2.map_or(400, |os2| os2.us_weight_class()),
            italic: face.head().is_ok_and(|head| head.mac_style().bits() & 2 != 0),
        })
    }

    /// How far letters stand above and below the baseline, as parts of the font size.
    pub(super) fn extent(&self) -> (f64, f64) {
        (f64::from(self.extent.ascent) / self.per_em, f64::from(self.extent.descent) / self.per_em)
    }

    /// The space put between the letters of a run, in thousandths of the font size: what most glyphs are wider by than drawn. Kerning
    /// makes some of them differ.
    pub(super) fn tracking(&self, run: &GlyphRun) -> i32 {
        let size = f64::from(run.size.0);
        if !size.is_finite() || size <= 0.0 {
            return 0;
        }
        let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
        for glyph in &run.glyphs {
            let natural = self.advances.get(usize::from(glyph.id)).copied().unwrap_or(0.0);
            let surplus = (f64::from(glyph.advance.0) / size - f64::from(natural) / self.per_em) * 1000.0;
            // Marks have no width of their own, and no space after them.
            if natural > 0.0 && surplus.is_finite() {
                *counts.entry(surplus.round().clamp(-900.0, 900.0) as i32).or_default() += 1;
            }
        }
        let best = counts.into_iter().max_by_key(|(surplus, count)| (*count, -surplus.abs()));
        best.map_or(0, |(surplus, _)| if surplus.abs() <= 1 { 0 } else { surplus })
    }

    /// The tables of the font with the characters shown.
    fn subset(&self) -> Result<Tables, RenderError> {
        let font = self.font;
        let face = FontRef::from_index(&font.data, font.index).map_err(|error| wrong(font, error.to_string()))?;
        let mut tables = if face.table_data(Tag::new(b"glyf")).is_some() { self.with_layout(&face)? } else { self.bare(&face)? };
        tables.set_extent(self.extent);
        Ok(tables)
    }

    /// Outlines and the rules by which letters are put together.
    fn with_layout(&self, face: &FontRef<'_>) -> Result<Tables, RenderError> {
        let unicodes: IntSet<u32> = self.characters.iter().map(|letter| u32::from(*letter)).collect();
        let dropped: IntSet<Tag> = DEFAULT_DROP_TABLES.iter().copied().chain([Tag::new(b"STAT"), Tag::new(b"meta")]).collect();
        let features: IntSet<Tag> = DEFAULT_LAYOUT_FEATURES.iter().copied().collect();
        let names: IntSet<NameId> = NAMES.iter().map(|id| NameId::new(*id)).collect();
        let languages: IntSet<u16> = [NAME_LANGUAGE].into_iter().collect();
        let flags = SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE;
        let plan = Plan::new(&IntSet::empty(), &unicodes, face, flags, &dropped, &IntSet::all(), &features, &names, &languages);
        let subset = subset_font(face, &plan).map_err(|error| wrong(self.font, error.to_string()))?;
        tables_of(&subset).map_err(|reason| wrong(self.font, reason))
    }

    /// Outlines alone, for fonts in PostScript's form, which the other way does not cut down: those of the system for scripts whose
    /// letters stand one by one.
    fn bare(&self, face: &FontRef<'_>) -> Result<Tables, RenderError> {
        let charmap = face.charmap();
        let known: Vec<(u32, u16)> = self
            .characters
            .iter()
            .filter_map(|letter| Some((u32::from(*letter), u16::try_from(charmap.map(*letter)?.to_u32()).ok()?)))
            .collect();
        let ids: BTreeSet<u16> = known.iter().map(|(_, id)| *id).collect();
        let ids: Vec<u16> = ids.into_iter().collect();
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&ids);
        let subset = subsetter::subset_with_variations(&self.font.data, self.font.index, &[], &remapper)
            .map_err(|error| wrong(self.font, error.to_string()))?;
        let mut tables = tables_of(&subset).map_err(|reason| wrong(self.font, reason))?;
        let places: Vec<(u32, u16)> = known.iter().filter_map(|(letter, id)| Some((*letter, remapper.get(*id)?))).collect();
        tables.0.insert(*b"cmap", charmap_table(&places));
        if let Some(os2) = face.table_data(Tag::new(b"OS/2")) {
            tables.0.insert(*b"OS/2", os2.as_bytes().to_vec());
        }
        Ok(tables)
    }
}

/// The tables of a font file.
fn tables_of(font: &[u8]) -> Result<Tables, String> {
    let face = FontRef::new(font).map_err(|error| error.to_string())?;
    let mut tables = Tables::default();
    for record in face.table_directory().table_records() {
        if let Some(data) = face.table_data(record.tag()) {
            tables.0.insert(record.tag().to_be_bytes(), data.as_bytes().to_vec());
        }
    }
    Ok(tables)
}

/// Which glyph shows which character (OpenType, `cmap`, format 12).
fn charmap_table(places: &[(u32, u16)]) -> Vec<u8> {
    let count = u32::try_from(places.len()).unwrap_or(0);
    // One table, for Windows and the whole of Unicode.
    let mut out: Vec<u8> = [0_u16, 1, 3, 10].iter().flat_map(|number| number.to_be_bytes()).collect();
    out.extend(12_u32.to_be_bytes());
    out.extend([0, 12, 0, 0]);
    for number in [16 + count * 12, 0, count] {
        out.extend(number.to_be_bytes());
    }
    for (letter, glyph) in places {
        for number in [*letter, *letter, u32::from(*glyph)] {
            out.extend(number.to_be_bytes());
        }
    }
    out
}

fn wrong(font: &Font, reason: String) -> RenderError {
    RenderError::Font { name: font.name.clone(), reason }
}
