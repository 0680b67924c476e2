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
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use subsetter::GlyphRemapper;

/// What a glyph says that only completes another: a letter nobody sees. PDF/A wants some.
const MUTE: &str = "\u{2060}";
/// A place where a word may break; shown as a hyphen where it does.
const SOFT_HYPHEN: &str = "\u{ad}";

/// The Arabic ligatures every font has, two letters by one glyph, and the one letter Unicode has for each. Readers turn text from
/// right to left round letter by letter, and would turn two letters of one glyph round as well.
const LAM_ALEF: [(&str, &str); 4] = [
    ("\u{644}\u{627}", "\u{fefb}"),
    ("\u{644}\u{623}", "\u{fef7}"),
    ("\u{644}\u{625}", "\u{fef9}"),
    ("\u{644}\u{622}", "\u{fef5}"),
];

/// The fonts shown.
pub(super) struct Faces<'a> {
    faces: BTreeMap<FontKey, Face<'a>>,
}

/// A font cut down.
pub(super) struct Face<'a> {
    /// Its name among the pages' resources.
    pub(super) id: FontId,
    /// For each glyph of the whole font, its codes' place in `shown`; nothing for one not shown.
    places: Vec<Range<u16>>,
    shown: Vec<Shown<'a>>,
    font: PdfFont,
}

/// A glyph of a font cut down, standing for certain words. Where it stands for others as well, it has another code for them.
pub(super) struct Shown<'a> {
    /// What the page's text calls it.
    pub(super) code: u16,
    /// How far it moves the reader's pen, in thousandths of the font size.
    pub(super) width: u16,
    /// Its place in the font cut down.
    glyph: u16,
    /// The words.
    words: Cow<'a, str>,
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

impl<'a> Cluster<'a> {
    /// Whether there is nothing to see and nothing to say: a joiner, a direction mark.
    pub(super) fn is_silent(&self) -> bool {
        self.words.is_empty() && !self.text.is_empty()
    }

    /// Whether it is one glyph with words of its own.
    pub(super) fn is_simple(&self) -> bool {
        self.glyphs.len() == 1 && !self.words.is_empty()
    }

    /// Its glyphs, each with the words it says: the widest says all of them, the others, marks and dots, complete it.
    pub(super) fn shares(&self) -> impl Iterator<Item = (&'a Glyph, &str)> {
        let wider = |best: &'a Glyph, next: &'a Glyph| if next.advance > best.advance { next } else { best };
        let widest = self.glyphs.iter().reduce(wider);
        let says = move |glyph: &'a Glyph| widest.is_some_and(|widest| std::ptr::eq(widest, glyph));
        self.glyphs.iter().map(move |glyph| (glyph, if says(glyph) { self.words.as_ref() } else { "" }))
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
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    if let Some((_, ligature)) = LAM_ALEF.iter().find(|(letters, _)| *letters == text) {
        return Cow::Borrowed(ligature);
    }
    if text.chars().all(|letter| read(letter) == Some(letter)) {
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

    /// The fonts that are shown.
    pub(super) fn embedded(&self) -> impl Iterator<Item = &Face<'a>> {
        self.faces.values().filter(|face| !face.is_empty())
    }

    /// A page with every glyph once: printpdf embeds what pages show as glyphs with their words, and the pages of the document
    /// spell their text as plain strings.
    pub(super) fn specimen(&self) -> Vec<Op> {
        let mut ops = vec![Op::StartTextSection];
        for face in self.embedded() {
            let glyphs = face.shown.iter().map(|glyph| Codepoint::with_cid(glyph.code, 0.0, glyph.words.to_string()));
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
        for (glyph, words) in cluster.shares() {
            let id = usize::from(glyph.id);
            if uses.len() <= id {
                uses.resize(id + 1, None);
            }
            let Some(slot) = uses.get_mut(id) else { continue };
            let known = slot.get_or_insert_default();
            match known.iter_mut().find(|(known, _)| known == words) {
                Some((_, count)) => *count += 1,
                None if words.is_empty() => {}
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
        // A code of a font with CFF outlines is a glyph's place, and each glyph has one; others may have a table between.
        let codes: usize = used.values().map(|uses| uses.len().max(1)).sum();
        let several = !subset.starts_with(b"OTTO") && codes < usize::from(u16::MAX);
        let per_em = thousandths(&face);
        let mut places = Vec::new();
        let mut shown: Vec<Shown<'a>> = Vec::with_capacity(codes);
        for (id, uses) in used {
            let glyph = remapper.get(id).unwrap_or(0);
            let width = (metrics.advance_width(GlyphId::from(id)).unwrap_or(0.0) * per_em).round() as u16;
            let mut words: Vec<Cow<'a, str>> = by_use(uses);
            if words.is_empty() {
                words.push(Cow::Borrowed(MUTE));
            }
            let first = shown.len();
            for words in words.into_iter().take(if several { usize::MAX } else { 1 }) {
                let code = if several { u16::try_from(shown.len() + 1).unwrap_or(0) } else { glyph };
                shown.push(Shown { code, width, glyph, words });
            }
            let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
            places.resize(usize::from(id), 0..0);
            places.push(place(first)..place(shown.len()));
        }
        let name = tagged_name(&font.name, &subset);
        let font = PdfFont::new(parsed(&face, subset, name, &shown));
        Ok(Self { id: FontId(format!("T{}", key.0)), places, shown, font })
    }

    /// The font as printpdf embeds it.
    pub(super) fn font(&self) -> PdfFont {
        self.font.clone()
    }

    /// The places of the glyphs in the font by their codes, two bytes each; none where each code is the place.
    pub(super) fn code_table(&self) -> Option<Vec<u8>> {
        if self.shown.iter().all(|shown| shown.code == shown.glyph) {
            return None;
        }
        // Code 0 is the glyph for a letter the font does not have.
        Some([0].into_iter().chain(self.shown.iter().map(|shown| shown.glyph)).flat_map(u16::to_be_bytes).collect())
    }

    /// Whether nothing of the font is shown, so that it is not in the file.
    pub(super) fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Whether a cluster's glyphs say its words without help.
    pub(super) fn says(&self, cluster: &Cluster<'_>) -> bool {
        cluster.shares().all(|(glyph, words)| {
            let codes = self.codes(glyph.id);
            codes.iter().any(|shown| shown.words == words) || words.is_empty() && !codes.is_empty()
        })
    }

    /// Whether the font has a glyph, by its id in the whole font.
    pub(super) fn has(&self, id: u16) -> bool {
        !self.codes(id).is_empty()
    }

    /// A glyph by its id in the whole font, standing for the words if it does anywhere.
    pub(super) fn glyph(&self, id: u16, words: &str) -> Option<&Shown<'a>> {
        let codes = self.codes(id);
        codes.iter().find(|shown| shown.words == words).or(codes.first())
    }

    fn codes(&self, id: u16) -> &[Shown<'a>] {
        let place = self.places.get(usize::from(id)).cloned().unwrap_or(0..0);
        self.shown.get(usize::from(place.start)..usize::from(place.end)).unwrap_or(&[])
    }
}

/// Thousandths of the font size in one of the font's units.
fn thousandths(face: &FontRef<'_>) -> f32 {
    1000.0 / f32::from(face.head().map_or(1000, |head| head.units_per_em()).max(1))
}

/// The words a glyph shows, the most frequent first; a hyphen before a soft one, however many words break.
fn by_use(mut uses: GlyphUses<'_>) -> Vec<Cow<'_, str>> {
    uses.sort_by_key(|(words, count)| (words == SOFT_HYPHEN, Reverse(*count)));
    uses.into_iter().map(|(words, _)| words).collect()
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
    use lectern_model::geometry::{Point, Pt};
    use lectern_model::theme::Colour;
    use std::sync::Arc;

    #[test]
    fn the_letter_speaks_for_its_dots_and_a_joiner_for_nothing() {
        let glyph = |id, advance, text| Glyph { id, advance: Pt(advance), x_offset: Pt(0.0), y_offset: Pt(0.0), text };
        let run = GlyphRun {
            font: FontKey(0),
            size: Pt(10.0),
            colour: Colour::BLACK,
            origin: Point::default(),
            glyphs: vec![
                glyph(1, 0.0, 5..7),
                glyph(2, 4.0, 5..7),
                glyph(3, 0.0, 2..5),
                glyph(4, 5.0, 0..2),
                glyph(4, 5.0, 9..90),
            ],
            text: Arc::from("\u{628}\u{200e}\u{62a}"),
            right_to_left: true,
            language: None,
        };
        let said: Vec<Vec<(u16, String)>> =
            clusters(&run).map(|cluster| cluster.shares().map(|(glyph, words)| (glyph.id, words.to_owned())).collect()).collect();
        let words = |id: u16, words: &str| (id, words.to_owned());
        assert_eq!(
            said,
            [vec![words(1, ""), words(2, "\u{62a}")], vec![words(3, "")], vec![words(4, "\u{628}")], vec![words(4, "")]]
        );
        let silent: Vec<bool> = clusters(&run).map(|cluster| cluster.is_silent()).collect();
        assert_eq!(silent, [false, true, false, false]);
    }

    #[test]
    fn text_is_read_without_what_only_steers_layout() {
        assert_eq!(words("10\u{a0}000"), "10 000");
        assert_eq!(words("a\u{200b}b\u{feff}"), "ab");
        assert_eq!(words("\u{f015}"), "\u{fffd}");
        assert_eq!(words("\u{644}\u{627}"), "\u{fefb}");
        assert!(matches!(words("Größe"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_hyphen_stays_a_hyphen_however_many_words_break() {
        let uses = vec![(Cow::Borrowed(SOFT_HYPHEN), 40), (Cow::Borrowed("-"), 1)];
        assert_eq!(by_use(uses), ["-", SOFT_HYPHEN]);
    }
}
