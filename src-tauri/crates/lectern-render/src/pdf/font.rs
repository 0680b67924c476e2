//! Fonts cut down to the glyphs a document shows, once for all its pages and nested scenes.

use super::file::hash;
use super::plan::Plan;
use crate::RenderError;
use lectern_scene::font::{Font, FontKey};
use lectern_scene::scene::ItemKind;
use lectern_scene::text::{Glyph, GlyphRun};
use printpdf::{Codepoint, FontId, FontMetrics, Op, ParsedFont, PdfFont, PdfFontHandle, PdfFontMetricsStub, TextItem};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::borrow::Cow;
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// What stands for letters nobody knows.
const UNKNOWN: &str = "\u{fffd}";
/// A place where a word may break; shown as a hyphen where it does.
const SOFT_HYPHEN: &str = "\u{ad}";

/// The fonts shown.
pub(super) struct Faces<'a> {
    faces: BTreeMap<FontKey, Face<'a>>,
}

/// A font cut down.
pub(super) struct Face<'a> {
    /// Its name among the pages' resources.
    pub(super) id: FontId,
    /// For each glyph of the whole font, its place in `glyphs` and one more; 0 for one not shown.
    places: Vec<u16>,
    glyphs: Vec<Shown<'a>>,
    font: PdfFont,
}

/// A glyph of a font cut down.
pub(super) struct Shown<'a> {
    /// What the page's text calls it.
    pub(super) code: u16,
    /// How far it moves the reader's pen, in thousandths of the font size.
    pub(super) width: u16,
    /// The words it stands for where nothing else is said.
    pub(super) words: Cow<'a, str>,
}

/// Glyphs that show a piece of text together.
pub(super) struct Cluster<'a> {
    /// The glyphs, from left to right.
    pub(super) glyphs: &'a [Glyph],
    /// The text as laid out.
    text: &'a str,
    /// The text as read: plain spaces, nothing invisible.
    pub(super) words: Cow<'a, str>,
}

impl Cluster<'_> {
    /// Whether there is nothing to see and nothing to say: a joiner, a direction mark.
    pub(super) fn is_silent(&self) -> bool {
        self.words.is_empty() && !self.text.is_empty()
    }
}

/// How often a glyph shows which words by itself.
type GlyphUses<'a> = Vec<(Cow<'a, str>, usize)>;
/// The same for a font's glyphs, by their ids; none for a glyph not shown.
type Uses<'a> = Vec<Option<GlyphUses<'a>>>;

/// A run's clusters, from left to right.
pub(super) fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    run.glyphs.chunk_by(|one, other| one.text == other.text).map(|glyphs| {
        let text = glyphs.first().and_then(|glyph| run.text.get(glyph.text.start as usize..glyph.text.end as usize));
        let text = text.unwrap_or("");
        let unseen = text == SOFT_HYPHEN && glyphs.iter().all(|glyph| glyph.advance.0 == 0.0);
        Cluster { glyphs, text, words: if unseen { Cow::Borrowed("") } else { words(text) } }
    })
}

/// Text as it is read: any space as a plain one, so that searches find it; without marks that only steer layout; letters of
/// private use, which mean nothing outside their font, as unknown.
fn words(text: &str) -> Cow<'_, str> {
    let read = |letter: char| match letter {
        '\u{a0}' | '\u{202f}' | '\u{2028}' | '\u{2029}' => Some(' '),
        letter if letter.is_control() => Some(' '),
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        letter if u32::from(letter) & 0xfffe == 0xfffe => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some('\u{fffd}'),
        letter => Some(letter),
    };
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control())
        || text.chars().all(|letter| read(letter) == Some(letter))
    {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter_map(read).collect())
    }
}

impl<'a> Faces<'a> {
    /// Cuts down every font the plan's scenes show.
    ///
    /// # Errors
    /// A font that cannot be read or cut down.
    pub(super) fn new(plan: &Plan<'a>) -> Result<Self, RenderError> {
        let mut uses: BTreeMap<FontKey, Uses<'a>> = BTreeMap::new();
        for scene in plan.scenes() {
            for item in &scene.items {
                if let ItemKind::Text(run) = &item.kind {
                    count(run, uses.entry(run.font).or_default());
                }
            }
        }
        let mut faces = BTreeMap::new();
        for (key, uses) in uses {
            if let Some(font) = plan.document.fonts.get(key) {
                faces.insert(key, Face::new(key, font, uses)?);
            }
        }
        Ok(Self { faces })
    }

    pub(super) fn get(&self, key: FontKey) -> Option<&Face<'a>> {
        self.faces.get(&key)
    }

    /// The fonts as printpdf embeds them.
    pub(super) fn fonts(&self) -> impl Iterator<Item = (FontId, PdfFont)> {
        self.faces.values().filter(|face| !face.is_empty()).map(|face| (face.id.clone(), face.font.clone()))
    }

    /// A page with every glyph once: printpdf embeds what pages show as glyphs with their words, and the pages of the document
    /// spell their text as plain strings.
    pub(super) fn specimen(&self) -> Vec<Op> {
        let mut ops = vec![Op::StartTextSection];
        for face in self.faces.values().filter(|face| !face.is_empty()) {
            let glyphs = face.glyphs.iter().map(|glyph| Codepoint::with_cid(glyph.code, 0.0, glyph.words.to_string()));
            let items = vec![TextItem::GlyphIds(glyphs.collect())];
            ops.push(Op::SetFont { font: PdfFontHandle::External(face.id.clone()), size: printpdf::Pt(1.0) });
            ops.push(Op::ShowText { items });
        }
        ops.push(Op::EndTextSection);
        ops
    }
}

/// Counts which words a run's glyphs show.
fn count<'a>(run: &'a GlyphRun, uses: &mut Uses<'a>) {
    for cluster in clusters(run).filter(|cluster| !cluster.is_silent()) {
        for glyph in cluster.glyphs {
            let at = usize::from(glyph.id);
            if uses.len() <= at {
                uses.resize(at + 1, None);
            }
            let Some(slot) = uses.get_mut(at) else { continue };
            let known = slot.get_or_insert_default();
            if cluster.glyphs.len() > 1 || cluster.words.is_empty() {
                continue;
            }
            match known.iter_mut().find(|(words, _)| *words == cluster.words) {
                Some((_, count)) => *count += 1,
                None => known.push((cluster.words.clone(), 1)),
            }
        }
    }
}

impl<'a> Face<'a> {
    fn new(key: FontKey, font: &Font, uses: Uses<'a>) -> Result<Self, RenderError> {
        let wrong = |reason: String| RenderError::Font { name: font.name.clone(), reason };
        let face = FontRef::from_index(&font.data, font.index).map_err(|error| wrong(error.to_string()))?;
        let metrics = face.glyph_metrics(Size::unscaled(), LocationRef::default());
        // Glyph 0 stands for a letter the font does not have; PDF/A forbids showing it.
        let exists = |id: usize| id > 0 && u32::try_from(id).is_ok_and(|id| id < metrics.glyph_count());
        let used = uses.into_iter().enumerate().filter(|(id, _)| exists(*id));
        let used: BTreeMap<u16, GlyphUses<'a>> = used.filter_map(|(id, uses)| Some((u16::try_from(id).ok()?, uses?))).collect();
        let ids: Vec<u16> = used.keys().copied().collect();
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&ids);
        let subset = subsetter::subset_with_variations(&font.data, font.index, &[], &remapper)
            .map_err(|error| wrong(error.to_string()))?;
        let per_em = thousandths(&face);
        let mut places = Vec::new();
        let mut glyphs = Vec::with_capacity(used.len());
        let unspoken: Vec<u16> = used.iter().filter(|(_, uses)| uses.is_empty()).map(|(id, _)| *id).collect();
        let mut letters = letters(&face, &unspoken);
        for (id, uses) in used {
            let width = metrics.advance_width(GlyphId::from(id)).unwrap_or(0.0) * per_em;
            let words = most_used(uses).or_else(|| letters.remove(&id).map(Cow::Owned));
            places.resize(usize::from(id), 0);
            glyphs.push(Shown {
                code: remapper.get(id).unwrap_or(0),
                width: width.round() as u16,
                words: words.unwrap_or(Cow::Borrowed(UNKNOWN)),
            });
            places.push(u16::try_from(glyphs.len()).unwrap_or(0));
        }
        let name = tagged_name(&font.name, &subset);
        let font = PdfFont::new(parsed(&face, subset, name, &glyphs));
        Ok(Self { id: FontId(format!("T{}", key.0)), places, glyphs, font })
    }

    /// Whether nothing of the font is shown, so that it is not in the file.
    pub(super) fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// Whether a cluster's glyphs say its words without help.
    pub(super) fn says(&self, cluster: &Cluster<'_>) -> bool {
        match cluster.glyphs {
            [glyph] => self.glyph(glyph.id).is_some_and(|shown| shown.words == cluster.words),
            _ => false,
        }
    }

    /// A glyph by its id in the whole font; none where the font has no such glyph.
    pub(super) fn glyph(&self, id: u16) -> Option<&Shown<'a>> {
        let place = *self.places.get(usize::from(id))?;
        self.glyphs.get(usize::from(place).checked_sub(1)?)
    }
}

/// Thousandths of the font size in one of the font's units.
fn thousandths(face: &FontRef<'_>) -> f32 {
    1000.0 / f32::from(face.head().map_or(1000, |head| head.units_per_em()).max(1))
}

/// The words a glyph shows most; a hyphen before a soft one, however many words break.
fn most_used(uses: GlyphUses<'_>) -> Option<Cow<'_, str>> {
    let weight = |words: &str, count: usize| if words == SOFT_HYPHEN { 0 } else { count };
    let best = uses.into_iter().reduce(|best, next| if weight(&next.0, next.1) > weight(&best.0, best.1) { next } else { best });
    best.map(|(words, _)| words)
}

/// The letters the font itself shows by these glyphs, the first of each: for glyphs that never stand alone.
fn letters(face: &FontRef<'_>, ids: &[u16]) -> BTreeMap<u16, String> {
    let mut letters = BTreeMap::new();
    if ids.is_empty() {
        return letters;
    }
    for (letter, id) in face.charmap().mappings() {
        let Some(id) = u16::try_from(id.to_u32()).ok().filter(|id| ids.binary_search(id).is_ok()) else { continue };
        let letter = char::from_u32(letter).map(String::from).unwrap_or_default();
        let read = words(&letter);
        if !read.is_empty() && read != UNKNOWN {
            letters.entry(id).or_insert(read.into_owned());
        }
    }
    letters
}

/// A font's name with the tag of a subset (ISO 32000-1, 9.6.4): six letters that differ where the glyphs do.
fn tagged_name(name: &str, subset: &[u8]) -> String {
    let mut rest = hash(subset);
    let tag: String = (0..6)
        .map(|_| {
            let letter = b'A' + u8::try_from(rest % 26).unwrap_or(0);
            rest /= 26;
            char::from(letter)
        })
        .collect();
    let name: String = name.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').take(100).collect();
    format!("{tag}+{}", if name.is_empty() { "Font" } else { &name })
}

/// The font as printpdf wants it, measured in thousandths of the font size.
fn parsed(face: &FontRef<'_>, subset: Vec<u8>, name: String, glyphs: &[Shown<'_>]) -> ParsedFont {
    let factor = thousandths(face);
    let scaled = |value: f32| (value * factor).round() as i16;
    let metrics = face.metrics(Size::unscaled(), LocationRef::default());
    let bounds = metrics.bounds.unwrap_or_default();
    let slope = face.hhea().map_or((1, 0), |hhea| (hhea.caret_slope_rise(), hhea.caret_slope_run()));
    let mut font = ParsedFont::with_glyph_data(
        subset,
        0,
        Some(name),
        BTreeMap::new(),
        glyphs.iter().map(|glyph| (glyph.code, glyph.width)).collect(),
        1000,
        FontMetrics { ascent: scaled(metrics.ascent), descent: scaled(metrics.descent) },
    );
    font.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: 1000,
        x_min: scaled(bounds.x_min),
        y_min: scaled(bounds.y_min),
        x_max: scaled(bounds.x_max),
        y_max: scaled(bounds.y_max),
        caret_slope_rise: slope.0,
        caret_slope_run: slope.1,
        us_weight_class: face.os2().map_or(0, |os2| os2.us_weight_class()),
    };
    font
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_without_what_only_steers_layout() {
        assert_eq!(words("10\u{a0}000"), "10 000");
        assert_eq!(words("a\u{200b}b\u{feff}"), "ab");
        assert_eq!(words("\u{f015}"), UNKNOWN);
        assert!(matches!(words("Größe"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_hyphen_stays_a_hyphen_however_many_words_break() {
        let uses = vec![(Cow::Borrowed(SOFT_HYPHEN), 40), (Cow::Borrowed("-"), 1)];
        assert_eq!(most_used(uses).as_deref(), Some("-"));
    }
}
