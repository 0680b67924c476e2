//! The shipped fonts, for tests.

use crate::font::{FontFace, FontLibrary};
use crate::typesetter::Typesetter;
use std::path::Path;

const FACES: [(&str, &str, u16, bool); 14] = [
    ("Source Sans 3", "SourceSans3-Light", 300, false),
    ("Source Sans 3", "SourceSans3-Regular", 400, false),
    ("Source Sans 3", "SourceSans3-It", 400, true),
    ("Source Sans 3", "SourceSans3-Semibold", 600, false),
    ("Source Sans 3", "SourceSans3-SemiboldIt", 600, true),
    ("Source Sans 3", "SourceSans3-Bold", 700, false),
    ("Source Sans 3", "SourceSans3-BoldIt", 700, true),
    ("Source Sans 3", "SourceSans3-Black", 900, false),
    ("Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext-Regular", 400, false),
    ("Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext-Bold", 700, false),
    ("Noto Sans Arabic", "NotoSansArabic-Regular", 400, false),
    ("Noto Sans Arabic", "NotoSansArabic-Bold", 700, false),
    ("Noto Sans Hebrew", "NotoSansHebrew-Regular", 400, false),
    ("Noto Sans Hebrew", "NotoSansHebrew-Bold", 700, false),
];

/// A typesetter with the shipped fonts.
pub(crate) fn typesetter() -> Typesetter {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content/fonts");
    let faces = FACES.iter().map(|(family, name, weight, italic)| FontFace {
        family: (*family).to_owned(),
        name: (*name).to_owned(),
        weight: *weight,
        italic: *italic,
        data: std::fs::read(folder.join(format!("{name}.ttf"))).unwrap().into(),
        index: 0,
    });
    Typesetter::new(FontLibrary::new(faces.collect()).unwrap())
}
