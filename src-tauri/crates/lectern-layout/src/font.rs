//! The fonts a document is set in.

use lectern_scene::font::{Font, FontKey, Fonts};
use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, SourceCache};
use skrifa::attribute::Style;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A font file, by the family and style it stands for.
#[derive(Debug, Clone)]
pub struct FontFace {
    /// The family it belongs to, such as `Source Sans 3`; a file's own name is not trusted to say it.
    pub family: String,
    /// Its name, such as `SourceSans3-Semibold`.
    pub name: String,
    /// CSS weight, 100 to 900.
    pub weight: u16,
    /// Whether it slants.
    pub italic: bool,
    /// The file's bytes, OpenType.
    pub data: Arc<[u8]>,
    /// The face in a collection.
    pub index: u32,
}

impl FontFace {
    /// The static, embeddable faces in a font file the system has; variable fonts, fonts of pictures and fonts whose licence
    /// forbids embedding (OS/2 `fsType`, OpenType 1.9) are left out.
    pub fn read(data: &Arc<[u8]>) -> Vec<FontFace> {
        let count = match FileRef::new(data) {
            Ok(FileRef::Font(_)) => 1,
            Ok(FileRef::Collection(collection)) => collection.len(),
            Err(_) => 0,
        };
        (0..count).filter_map(|index| Self::read_face(data, index)).collect()
    }

    fn read_face(data: &Arc<[u8]>, index: u32) -> Option<FontFace> {
        let font = FontRef::from_index(data, index).ok()?;
        let restricted = font.os2().is_ok_and(|os2| os2.fs_type() & 0x0002 != 0);
        // Fonts of pictures, such as colour emoji, cannot stand in a PDF as text.
        let outlined = font.glyf().is_ok() || font.cff().is_ok();
        if restricted || !outlined || !font.axes().is_empty() {
            return None;
        }
        let text = |id: StringId| font.localized_strings(id).english_or_first().map(|text| text.to_string());
        let family = text(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| text(StringId::FAMILY_NAME))?;
        let attributes = font.attributes();
        Some(FontFace {
            name: text(StringId::POSTSCRIPT_NAME).unwrap_or_else(|| family.clone()),
            family,
            weight: attributes.weight.value() as u16,
            italic: attributes.style != Style::Normal,
            data: Arc::clone(data),
            index,
        })
    }

    /// Which of these characters the face has.
    pub fn covered(&self, characters: &BTreeSet<char>) -> BTreeSet<char> {
        let Ok(font) = FontRef::from_index(&self.data, self.index) else { return BTreeSet::new() };
        let charmap = font.charmap();
        characters.iter().copied().filter(|character| charmap.map(*character).is_some()).collect()
    }
}

/// A font file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The bytes are not a font.
    #[error("{0} is not an OpenType font; install Lectern's fonts again")]
    NotAFont(String),
    /// There is no font at all.
    #[error("there are no fonts; install Lectern's fonts again")]
    None,
}

/// Vertical measures of a face, in parts of the font size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FaceMetrics {
    /// From the baseline up.
    pub ascent: f32,
    /// From the baseline down, positive.
    pub descent: f32,
    /// Height of capitals.
    pub cap_height: f32,
    /// Height of small letters.
    pub x_height: f32,
}

/// All fonts at hand. Keys are the order the faces were given in, so equal input gives equal keys.
#[derive(Clone)]
pub struct FontLibrary {
    faces: Vec<FontFace>,
    fonts: Fonts,
    families: Vec<String>,
    coverage: BTreeSet<u32>,
    metrics: Vec<FaceMetrics>,
    pub(crate) context: FontContext,
    /// From the address of a face's data, as parley knows it, to its key.
    pub(crate) keys: Arc<BTreeMap<(u64, u32), FontKey>>,
}

impl FontLibrary {
    /// A library of these faces. Families fall back to one another in the order given.
    ///
    /// # Errors
    /// A file is not a font, or there is none.
    pub fn new(faces: Vec<FontFace>) -> Result<Self, FontError> {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let context = FontContext { collection: Collection::new(options), source_cache: SourceCache::default() };
        let mut library = Self {
            faces: Vec::new(),
            fonts: Fonts::default(),
            families: Vec::new(),
            coverage: BTreeSet::new(),
            metrics: Vec::new(),
            context,
            keys: Arc::default(),
        };
        for face in faces {
            library.add(face)?;
        }
        if library.faces.is_empty() { Err(FontError::None) } else { Ok(library) }
    }

    /// The faces of a family, whatever its letters' case.
    pub fn faces_of<'a>(&'a self, family: &'a str) -> impl Iterator<Item = &'a FontFace> {
        self.faces.iter().filter(move |face| face.family.eq_ignore_ascii_case(family))
    }

    /// Adds a face, as the last to fall back to.
    ///
    /// # Errors
    /// The file is not a font.
    pub fn add(&mut self, face: FontFace) -> Result<(), FontError> {
        let not_a_font = || FontError::NotAFont(face.name.clone());
        let font = FontRef::from_index(&face.data, face.index).map_err(|_| not_a_font())?;
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        self.metrics.push(FaceMetrics {
            ascent: metrics.ascent,
            descent: -metrics.descent,
            cap_height: metrics.cap_height.unwrap_or(metrics.ascent * 0.7),
            x_height: metrics.x_height.unwrap_or(metrics.ascent * 0.5),
        });
        self.coverage.extend(font.charmap().mappings().map(|(code, _)| code));
        let blob = Blob::new(Arc::new(Arc::clone(&face.data)));
        let id = blob.id();
        let style = if face.italic { FontStyle::Italic } else { FontStyle::Normal };
        let info = FontInfoOverride {
            family_name: Some(&face.family),
            weight: Some(FontWeight::new(f32::from(face.weight))),
            style: Some(style),
            ..FontInfoOverride::default()
        };
        self.context.collection.register_fonts(blob, Some(info));
        let key = self.fonts.add(&face.name, &face.data, face.index);
        Arc::make_mut(&mut self.keys).insert((id, face.index), key);
        if !self.families.contains(&face.family) {
            self.families.push(face.family.clone());
        }
        self.faces.push(face);
        Ok(())
    }

    /// The fonts, for a document.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The families, in the order they fall back.
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// Whether a character can be shown; characters that show nothing always can.
    pub fn covers(&self, character: char) -> bool {
        character.is_control() || is_invisible(character) || self.coverage.contains(&u32::from(character))
    }

    /// The key of the face nearest to a family, weight and slant; the first face where the family is unknown.
    pub fn face(&self, family: &str, weight: u16, italic: bool) -> FontKey {
        let distance = |face: &FontFace| {
            let other_family = u32::from(face.family != family) * 100_000;
            other_family + u32::from(face.italic != italic) * 10_000 + u32::from(face.weight.abs_diff(weight))
        };
        let best = self.faces.iter().enumerate().min_by_key(|(_, face)| distance(face));
        FontKey(best.and_then(|(at, _)| u16::try_from(at).ok()).unwrap_or(0))
    }

    /// The vertical measures of a face.
    pub fn metrics(&self, key: FontKey) -> FaceMetrics {
        let fallback = FaceMetrics { ascent: 1.0, descent: 0.25, cap_height: 0.7, x_height: 0.5 };
        self.metrics.get(usize::from(key.0)).copied().unwrap_or(fallback)
    }

    /// The glyph of a character in a face with its advance in parts of the font size, if the face has it.
    pub(crate) fn glyph(&self, key: FontKey, character: char) -> Option<(u16, f32)> {
        let Font { data, index, .. } = self.fonts.get(key)?;
        let font = FontRef::from_index(data, *index).ok()?;
        let glyph = font.charmap().map(character)?;
        let advance = font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)?;
        Some((u16::try_from(glyph.to_u32()).ok()?, advance))
    }
}

/// Characters that take part in shaping and breaking but show nothing (Unicode, Default_Ignorable_Code_Point and spaces).
fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || matches!(u32::from(character), 0xAD | 0x34F | 0x61C | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF)
}
