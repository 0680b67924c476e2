//! Small packages for tests.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Types that suit any part.
pub(crate) const TYPES_XML: &str = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
    <Default Extension='xml' ContentType='application/xml'/><Default Extension='png' ContentType='image/png'/></Types>";

/// A zip of parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A zip of one part that is not packed, as OpenDocument names its kind.
pub(crate) fn stored(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().into_inner()
}

/// A package of parts of text, with types.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let types = [("[Content_Types].xml", TYPES_XML.as_bytes())];
    zipped(&types.into_iter().chain(parts.iter().map(|(name, text)| (*name, text.as_bytes()))).collect::<Vec<_>>())
}

/// Bytes with every occurrence of one run of bytes replaced by another of the same length.
pub(crate) fn rewritten(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|window| window == from) {
        bytes[at + found..at + found + to.len()].copy_from_slice(to);
        at += found + to.len();
    }
    bytes
}
