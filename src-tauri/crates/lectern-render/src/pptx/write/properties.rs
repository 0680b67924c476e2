//! What the file says of itself, and settings of the program that opens it.

use super::table::PLAIN_STYLE;
use crate::pptx::presentation::Presentation;
use crate::pptx::xml::Xml;
use lectern_model::language::Language;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SLIDES: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";

/// A language as the format writes it: with a region, which its spelling checkers look for.
pub(super) fn language_tag(language: &Language) -> String {
    match language.tag() {
        "en" => "en-US".to_owned(),
        "es" => "es-US".to_owned(),
        "fr" => "fr-FR".to_owned(),
        "ar" => "ar-SA".to_owned(),
        "he" => "he-IL".to_owned(),
        tag => tag.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(84).collect(),
    }
}

/// Title, author and language; the day of the talk is the only date there is.
pub(super) fn core(presentation: &Presentation<'_>) -> String {
    let metadata = presentation.metadata;
    let mut xml = Xml::new();
    xml.start("cp:coreProperties");
    for (name, value) in [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:dcmitype", "http://purl.org/dc/dcmitype/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ] {
        xml.attr(name, value);
    }
    let words = [("dc:title", &metadata.title), ("dc:subject", &metadata.subject), ("dc:creator", &metadata.author)];
    for (name, value) in words.into_iter().filter(|(_, value)| !value.is_empty()) {
        xml.start(name).text(value).end();
    }
    xml.start("dc:language").text(&language_tag(&metadata.language)).end();
    if let Some(date) = metadata.date {
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.start(name).attr("xsi:type", "dcterms:W3CDTF").text(&format!("{date}T00:00:00Z")).end();
        }
    }
    xml.finish()
}

/// Which program made it, and how many slides it has.
pub(super) fn app(presentation: &Presentation<'_>) -> String {
    let slides = &presentation.slides;
    let hidden = slides.iter().filter(|slide| slide.hidden).count();
    let notes = slides.iter().filter(|slide| slide.notes.is_some()).count();
    let mut xml = Xml::new();
    xml.start("Properties").attr("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    for (name, value) in [
        ("TotalTime", "0".to_owned()),
        ("Application", "Lectern".to_owned()),
        ("PresentationFormat", "Custom".to_owned()),
        ("Slides", slides.len().to_string()),
        ("Notes", notes.to_string()),
        ("HiddenSlides", hidden.to_string()),
    ] {
        xml.start(name).text(&value).end();
    }
    xml.finish()
}

/// How the show runs: nothing but the usual.
pub(super) fn show() -> String {
    part("p:presentationPr")
}

/// How the program shows slides while they are edited: nothing but the usual.
pub(super) fn view() -> String {
    part("p:viewPr")
}

fn part(root: &'static str) -> String {
    let mut xml = Xml::new();
    xml.start(root).attr("xmlns:a", DRAWING).attr("xmlns:r", OFFICE).attr("xmlns:p", SLIDES);
    xml.finish()
}

/// How new tables look.
pub(super) fn table_styles() -> String {
    let mut xml = Xml::new();
    xml.start("a:tblStyleLst").attr("xmlns:a", DRAWING).attr("def", PLAIN_STYLE);
    xml.finish()
}
