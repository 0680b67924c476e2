//! Small packages of other programs, around a part that is given.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = "application/vnd.openxmlformats-officedocument";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A deck of one slide.
///
/// # Panics
/// Never.
pub fn deck(slide: &[u8]) -> Vec<u8> {
    let presentation = format!(
        "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:r=\"{RELATIONS}\"><p:sldIdLst>\
         <p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst></p:presentation>"
    );
    let types = [
        ("/ppt/presentation.xml", "presentationml.presentation.main+xml"),
        ("/ppt/slides/slide1.xml", "presentationml.slide+xml"),
    ];
    package(
        &types,
        "ppt/presentation.xml",
        &[
            ("ppt/presentation.xml", presentation.as_bytes()),
            ("ppt/_rels/presentation.xml.rels", relations("slide", "slides/slide1.xml").as_bytes()),
            ("ppt/slides/slide1.xml", slide),
        ],
    )
}

/// A template of a master and a theme.
///
/// # Panics
/// Never.
pub fn template(master: &[u8], theme: &[u8]) -> Vec<u8> {
    let presentation = "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>";
    package(
        &[("/ppt/presentation.xml", "presentationml.template.main+xml")],
        "ppt/presentation.xml",
        &[
            ("ppt/presentation.xml", presentation.as_bytes()),
            ("ppt/_rels/presentation.xml.rels", relations("slideMaster", "slideMaster.xml").as_bytes()),
            ("ppt/slideMaster.xml", master),
            ("ppt/_rels/slideMaster.xml.rels", relations("theme", "theme.xml").as_bytes()),
            ("ppt/theme.xml", theme),
        ],
    )
}

/// A document.
///
/// # Panics
/// Never.
pub fn document(body: &[u8]) -> Vec<u8> {
    let types = [("/word/document.xml", "wordprocessingml.document.main+xml")];
    package(&types, "word/document.xml", &[("word/document.xml", body)])
}

fn relations(kind: &str, target: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/></Relationships>"
    )
}

fn package(types: &[(&str, &str)], main: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let overrides: String =
        types.iter().map(|(part, kind)| format!("<Override PartName=\"{part}\" ContentType=\"{TYPES}.{kind}\"/>")).collect();
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/>{overrides}</Types>"
    );
    let root = relations("officeDocument", main);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let always = [("[Content_Types].xml", types.as_bytes()), ("_rels/.rels", root.as_bytes())];
    for (name, bytes) in always.iter().chain(parts) {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
