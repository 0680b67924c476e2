//! Fonts in the file, for programs on machines that do not have them.
//!
//! A font part is Embedded OpenType (W3C submission of 5 March 2008, version 2.2) around the whole font, neither compressed nor
//! encrypted: what PowerPoint and LibreOffice read, and all letters of it, so that words typed later have their font too. PowerPoint
//! knows a family by four faces and believes what a face says of itself; a face goes in only where it says what it is taken for.

use lectern_scene::font::{Font, Fonts};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::head::MacStyle;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::collections::{BTreeMap, BTreeSet};

/// The version of the container, 2.2.
const VERSION: u32 = 0x0002_0002;
/// Its mark.
const MAGIC: u16 = 0x504C;
/// The checksum of an empty root string.
const NO_ROOT: u32 = 0x5047_5342;
/// The code page of characters of one's own, of which there are none.
const CODE_PAGE: u32 = 1252;
/// Bits of OS/2 `fsType` that forbid putting a font into a file that can be edited: restricted, for printing only, pictures only.
const FORBIDDEN: u16 = 0x0002 | 0x0004 | 0x0200;
/// The bit that allows it.
const EDITABLE: u16 = 0x0008;

/// A family in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EmbeddedFont {
    /// Its name, as text names it.
    pub(super) family: String,
    /// Its faces with the bytes of their parts, in the order in which the file lists them.
    pub(super) faces: BTreeMap<FontStyle, Vec<u8>>,
}

/// One of the four faces of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FontStyle {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl FontStyle {
    /// The face for text that is bold or slants.
    pub(super) fn of(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => FontStyle::Regular,
            (true, false) => FontStyle::Bold,
            (false, true) => FontStyle::Italic,
            (true, true) => FontStyle::BoldItalic,
        }
    }

    /// The element that refers to its part.
    pub(super) fn element(self) -> &'static str {
        match self {
            FontStyle::Regular => "p:regular",
            FontStyle::Bold => "p:bold",
            FontStyle::Italic => "p:italic",
            FontStyle::BoldItalic => "p:boldItalic",
        }
    }
}

/// The fonts for text of these families and styles, in order of family; those that are not at hand, or may not be put into a file, are
/// not among them. Only what is used may be given: PowerPoint drops the fonts of a file that lists others.
pub(super) fn embedded_fonts(fonts: &Fonts, used: &BTreeSet<(&str, FontStyle)>) -> Vec<EmbeddedFont> {
    let mut families: BTreeMap<String, BTreeMap<FontStyle, Vec<u8>>> = BTreeMap::new();
    for (_, font) in fonts.iter() {
        let Some(face) = Face::read(font) else { continue };
        if used.contains(&(face.family.as_str(), face.style)) {
            let faces = families.entry(face.family.clone()).or_default();
            faces.entry(face.style).or_insert_with(|| face.contained(font));
        }
    }
    families.into_iter().map(|(family, faces)| EmbeddedFont { family, faces }).collect()
}

/// What a family is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FontKind {
    /// Its classification (PANOSE 1.0).
    pub(super) panose: [u8; 10],
    /// Its pitch in the low and its kind in the high four bits (ECMA-376 §21.1.2.3.7, after `LOGFONT`).
    pub(super) pitch_family: u8,
}

/// The family under which programs know the semibold face of a family; none where it is not at hand, or may not go into a file.
pub(super) fn semibold_of<'a>(fonts: &'a Fonts, family: &str) -> Option<(String, &'a Font)> {
    fonts.iter().find_map(|(_, font)| {
        let face = Face::read(font)?;
        let whole = FontRef::from_index(&font.data, font.index).ok()?;
        let typographic = whole.localized_strings(StringId::TYPOGRAPHIC_FAMILY_NAME).english_or_first()?.to_string();
        let is_it = typographic == family && face.family != family && face.weight == 600 && face.style == FontStyle::Regular;
        is_it.then_some((face.family, font))
    })
}

/// What a family is like; none where no font of it is at hand, or it does not say.
pub(super) fn font_kind(fonts: &Fonts, family: &str) -> Option<FontKind> {
    fonts.iter().find_map(|(_, font)| {
        let face = FontRef::from_index(&font.data, font.index).ok()?;
        let own = face.localized_strings(StringId::FAMILY_NAME).english_or_first()?.to_string();
        let panose: [u8; 10] = face.os2().ok()?.panose_10().try_into().ok()?;
        (own == family && panose != [0; 10]).then(|| FontKind { panose, pitch_family: pitch_family(panose) })
    })
}

fn pitch_family(panose: [u8; 10]) -> u8 {
    let (fixed, variable) = (1, 2);
    match panose {
        // Text of one width for all letters.
        [2, _, _, 9, ..] => fixed | 0x30,
        // Serifs from cove to triangle; none or rounded ones.
        [2, 2..=10, ..] => variable | 0x10,
        [2, 11..=15, ..] => variable | 0x20,
        [3, ..] => variable | 0x40,
        _ => variable,
    }
}

/// What a face says of itself.
struct Face {
    family: String,
    style: FontStyle,
    /// Family, style, version and full name.
    names: [String; 4],
    panose: Vec<u8>,
    weight: u16,
    fs_type: u16,
    /// Which scripts and code pages it has.
    ranges: [u32; 6],
    checksum: u32,
}

impl Face {
    /// Reads a face; none where it cannot or may not be put into a file. A collection cannot, a variable font is not one face, and
    /// PowerPoint does not take PostScript outlines.
    fn read(font: &Font) -> Option<Self> {
        if !matches!(font.data.get(..4), Some([0, 1, 0, 0] | b"true")) {
            return None;
        }
        let face = FontRef::from_index(&font.data, font.index).ok()?;
        let (head, os2) = (face.head().ok()?, face.os2().ok()?);
        if !is_allowed(os2.fs_type()) || face.fvar().is_ok() {
            return None;
        }
        let name = |id| face.localized_strings(id).english_or_first().map(|text| text.to_string()).unwrap_or_default();
        let ids = [StringId::FAMILY_NAME, StringId::SUBFAMILY_NAME, StringId::VERSION_STRING, StringId::FULL_NAME];
        let style = head.mac_style();
        let unicode = [os2.ul_unicode_range_1(), os2.ul_unicode_range_2(), os2.ul_unicode_range_3(), os2.ul_unicode_range_4()];
        let pages = [os2.ul_code_page_range_1(), os2.ul_code_page_range_2()].map(Option::unwrap_or_default);
        let [a, b, c, d] = unicode;
        let [e, f] = pages;
        Some(Self {
            family: name(StringId::FAMILY_NAME),
            style: FontStyle::of(style.contains(MacStyle::BOLD), style.contains(MacStyle::ITALIC)),
            names: ids.map(name),
            panose: os2.panose_10().to_vec(),
            weight: os2.us_weight_class(),
            fs_type: os2.fs_type(),
            ranges: [a, b, c, d, e, f],
            checksum: head.checksum_adjustment(),
        })
    }

    /// The font in its container; all numbers have their lowest byte first.
    fn contained(&self, font: &Font) -> Vec<u8> {
        let length = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
        let mut head: Vec<u8> = Vec::with_capacity(512);
        for number in [length(font.data.len()), VERSION, 0] {
            head.extend(number.to_le_bytes());
        }
        head.extend(self.panose.iter().copied().chain(std::iter::repeat(0)).take(10));
        // Character set: any.
        head.push(1);
        head.push(u8::from(matches!(self.style, FontStyle::Italic | FontStyle::BoldItalic)));
        head.extend(u32::from(self.weight).to_le_bytes());
        head.extend(self.fs_type.to_le_bytes());
        head.extend(MAGIC.to_le_bytes());
        for number in self.ranges.into_iter().chain([self.checksum, 0, 0, 0, 0]) {
            head.extend(number.to_le_bytes());
        }
        for name in &self.names {
            // Padding, then the name with the 0 that ends it.
            let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
            head.extend([0, 0]);
            head.extend(u16::try_from(units.len()).unwrap_or(0).to_le_bytes());
            head.extend(units);
        }
        // Padding and the length of the root string: the file may be shown anywhere.
        head.extend([0; 4]);
        head.extend(NO_ROOT.to_le_bytes());
        head.extend(CODE_PAGE.to_le_bytes());
        // Padding, no signature, no characters of one's own.
        head.extend([0; 12]);
        let mut bytes = length(head.len() + 4 + font.data.len()).to_le_bytes().to_vec();
        bytes.extend(head);
        bytes.extend(font.data.iter());
        bytes
    }
}

/// Whether a licence lets a font stand in a file that can be edited (OpenType 1.9, OS/2 `fsType`).
fn is_allowed(fs_type: u16) -> bool {
    fs_type & FORBIDDEN == 0 || (fs_type & EDITABLE != 0 && fs_type & 0x0200 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn shipped() -> Fonts {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content/fonts");
        let mut fonts = Fonts::default();
        let names = ["SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-Bold", "SourceSans3-BoldIt", "SourceSans3-It"];
        for name in names {
            let data: Arc<[u8]> = std::fs::read(folder.join(format!("{name}.ttf"))).unwrap().into();
            fonts.add(name, &data, 0);
        }
        fonts
    }

    #[test]
    fn a_family_has_the_faces_that_are_used_and_no_others() {
        let fonts = shipped();
        let used = BTreeSet::from([
            ("Source Sans 3", FontStyle::Regular),
            ("Source Sans 3", FontStyle::BoldItalic),
            ("Comic Sans MS", FontStyle::Regular),
        ]);
        let embedded = embedded_fonts(&fonts, &used);
        let [family] = embedded.as_slice() else { panic!("{embedded:?}") };
        assert_eq!(family.family, "Source Sans 3");
        assert_eq!(family.faces.keys().collect::<Vec<_>>(), [&FontStyle::Regular, &FontStyle::BoldItalic]);
    }

    #[test]
    fn semibold_letters_are_a_family_of_their_own() {
        let fonts = shipped();
        assert_eq!(semibold_of(&fonts, "Source Sans 3").map(|(family, _)| family).as_deref(), Some("Source Sans 3 Semibold"));
        assert!(semibold_of(&fonts, "Source Sans").is_none());
    }

    #[test]
    fn a_family_says_what_it_is_like() {
        let kind = font_kind(&shipped(), "Source Sans 3").unwrap();
        // Latin text without serifs, of several widths.
        assert_eq!((kind.panose[0], kind.panose[1], kind.pitch_family), (2, 11, 0x22));
        assert_eq!(font_kind(&shipped(), "Comic Sans MS"), None);
        let named = [([2, 2, 0, 6], 0x12), ([2, 11, 0, 9], 0x31), ([3, 0, 0, 0], 0x42), ([5, 0, 0, 0], 2)];
        for ([kind, serif, weight, width], expected) in named {
            assert_eq!(pitch_family([kind, serif, weight, width, 0, 0, 0, 0, 0, 0]), expected);
        }
    }

    #[test]
    fn the_container_says_what_the_font_says_and_ends_with_the_font() {
        let fonts = shipped();
        let used = BTreeSet::from([("Source Sans 3", FontStyle::Bold)]);
        let bytes = &embedded_fonts(&fonts, &used)[0].faces[&FontStyle::Bold];
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        let font = fonts.iter().find(|(_, font)| font.name == "SourceSans3-Bold").unwrap().1;
        assert_eq!((number(0), number(4), number(8), number(12)), (bytes.len(), font.data.len(), 0x20002, 0));
        assert!(bytes.ends_with(&font.data));
        assert_eq!((number(28), &bytes[34..36]), (700, b"LP".as_slice()));
        let family: Vec<u8> = "Source Sans 3\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!((usize::from(bytes[82]), &bytes[84..84 + family.len()]), (family.len(), family.as_slice()));
    }

    #[test]
    fn fonts_stay_out_of_files_where_their_licence_says_so() {
        assert!([0, 8, 0x100, 0x108, 0x0C].into_iter().all(is_allowed));
        assert!(![2, 4, 0x200, 0x208, 6].into_iter().any(is_allowed));
    }
}
