//! Readers of foreign bytes.

use crate::package::{deck, document, template};
use lectern_app::own_source::parse_sources;
use lectern_app::pdf_words::read_pdf_text;
use lectern_app::talk_file::read_talk;
use lectern_content::import::brand::read_brand;
use lectern_content::import::docx::read_docx;
use lectern_content::import::error::ImportError;
use lectern_content::import::html::read_html;
use lectern_content::import::markdown::read_markdown;
use lectern_content::import::pptx::read_pptx;
use lectern_content::import::slide::{ImportContext, make_slides};
use lectern_content::import::text::read_text;
use lectern_content::import::tree::Reading;
use lectern_content::load::{load_image, load_pack, load_slide};
use lectern_content::pack_source::MemorySource;
use lectern_content::theme::load_theme;
use lectern_model::pack::Pack;
use std::path::Path;

/// CSL-JSON, BibLaTeX, RIS.
pub(crate) fn bibliography(data: &[u8]) {
    drop(parse_sources("fuzz", data));
}

/// PNG, JPEG, SVG.
pub(crate) fn image(data: &[u8]) {
    for path in ["images/fuzz.png", "images/fuzz.jpg", "images/fuzz.svg"] {
        drop(load_image(path, data.into()));
    }
}

/// A pack whose files are the parts between NUL bytes, in the order of [`PACK_FILES`].
pub(crate) fn pack(data: &[u8]) {
    let mut files = MemorySource::new();
    for (path, bytes) in PACK_FILES.iter().zip(data.split(|byte| *byte == 0)) {
        files.insert(path, bytes);
    }
    drop(load_pack(&files));
}

/// The files of a pack that is read.
pub(crate) const PACK_FILES: [&str; 7] =
    ["pack.yaml", "slides/fuzz.md", "claims.yaml", "terms.yaml", "help.yaml", "outlines.yaml", "sources.json"];

/// A slide's file.
pub(crate) fn slide(data: &[u8]) {
    drop(load_slide("slides/fuzz.md", &String::from_utf8_lossy(data), &Pack::default()));
}

/// A talk's file.
pub(crate) fn talk(data: &[u8]) {
    drop(read_talk(Path::new("fuzz.lectern"), data));
}

/// A theme.
pub(crate) fn theme(data: &[u8]) {
    drop(load_theme("themes/fuzz.yaml", &String::from_utf8_lossy(data)));
}

/// A deck: the bytes themselves, and a deck whose slide has them as its part.
pub(crate) fn pptx(data: &[u8]) {
    slides(read_pptx(data));
    slides(read_pptx(&deck(data)));
}

/// A template: the bytes themselves, and a template whose master and whose theme they are, with a NUL byte between them.
pub(crate) fn brand(data: &[u8]) {
    drop(read_brand("fuzz.potx", data));
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let (master, theme) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    drop(read_brand("fuzz.potx", &template(master, theme)));
}

/// A document: the bytes themselves, and a document that has them as its part.
pub(crate) fn docx(data: &[u8]) {
    slides(read_docx(data));
    slides(read_docx(&document(data)));
}

/// A page.
pub(crate) fn html(data: &[u8]) {
    slides(read_html(&String::from_utf8_lossy(data)));
}

/// Markdown.
pub(crate) fn markdown(data: &[u8]) {
    slides(read_markdown(&String::from_utf8_lossy(data)));
}

/// Text.
pub(crate) fn text(data: &[u8]) {
    slides(read_text(&String::from_utf8_lossy(data)));
}

/// The words of a PDF.
pub(crate) fn pdf(data: &[u8]) {
    drop(read_pdf_text(Path::new("fuzz.pdf"), data));
}

/// Makes slides of what was read, each of which can be read as a slide.
fn slides(reading: Result<Reading, ImportError>) {
    let Ok(reading) = reading else { return };
    let context = ImportContext { topic: "t".into(), audience: "a".into(), language: None };
    for slide in make_slides(reading, &context).slides {
        let (read, _) = load_slide("own/slides/fuzz.md", &slide.text, &Pack::default());
        assert!(read.is_some_and(|read| read.draft), "{}", slide.text);
    }
}
