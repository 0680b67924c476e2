//! What a file is, by what is in it; names lie.

use super::docx::read_docx;
use super::error::ImportError;
use super::html::read_html;
use super::markdown::read_markdown;
use super::package::{Limits, Package, PackageError};
use super::pptx::read_pptx;
use super::text::{decode, read_text};
use super::tree::Reading;

/// The longest text that is read, in bytes.
const LONGEST_TEXT: usize = 16 << 20;

/// Reads a file of any kind that is read.
///
/// # Errors
/// It is of another kind, refused, damaged, or has nothing in it.
pub fn read_file(bytes: &[u8]) -> Result<Reading, ImportError> {
    if bytes.starts_with(b"PK") {
        return read_package(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(PackageError::Compound.into());
    }
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Err(ImportError::Unsupported { kind: "PDF files", instead: "docx, or copy its words" });
    }
    if start.starts_with(b"{\\rtf") {
        return Err(ImportError::Unsupported { kind: "RTF files", instead: "docx" });
    }
    if bytes.len() > LONGEST_TEXT {
        return Err(ImportError::TooLarge((LONGEST_TEXT >> 20) as u64));
    }
    let text = decode(bytes).map_err(|_| ImportError::UnknownKind)?;
    if is_html(&text) {
        read_html(&text)
    } else if is_markdown(&text) {
        read_markdown(&text)
    } else {
        read_text(&text)
    }
}

/// A deck or a document, by the type of its main part.
fn read_package(bytes: &[u8]) -> Result<Reading, ImportError> {
    let package = match Package::read(bytes, Limits::DECK) {
        Ok(package) => package,
        // OpenDocument names its kind in the first part.
        Err(PackageError::NotPackage)
            if bytes.get(30..60).is_some_and(|name| name.starts_with(b"mimetypeapplication/vnd.oasis")) =>
        {
            return Err(ImportError::Unsupported { kind: "OpenDocument files", instead: "pptx or docx" });
        }
        Err(error) => return Err(error.into()),
    };
    let main = package.main_part()?;
    let kind = package.content_type(&main).unwrap_or_default();
    if kind.contains("presentationml") || kind.contains("powerpoint") || main.starts_with("ppt/") {
        read_pptx(bytes)
    } else if kind.contains("wordprocessingml") || kind.contains("word") || main.starts_with("word/") {
        read_docx(bytes)
    } else if kind.contains("spreadsheetml") || kind.contains("excel") || main.starts_with("xl/") {
        Err(ImportError::Workbook)
    } else {
        Err(ImportError::Unsupported { kind: "packages of this kind", instead: "pptx or docx" })
    }
}

fn is_html(text: &str) -> bool {
    let start: String =
        text.trim_start_matches('\u{feff}').trim_start().chars().take(600).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || (start.starts_with('<') && ["<html", "<body", "<head", "<p>", "<h1", "<div"].iter().any(|tag| start.contains(tag)))
}

/// Whether there are marks that only Markdown has.
fn is_markdown(text: &str) -> bool {
    let is_heading = |line: &str| {
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&marks) && line.get(marks..).is_some_and(|rest| rest.starts_with(' '))
    };
    let mut lines = text.lines().take(5000);
    lines.any(|line| {
        is_heading(line)
            || line.contains("](")
            || line.matches("**").count() >= 2
            || line.starts_with("```")
            || line.starts_with("|---")
            || line.starts_with("| ---")
            || line.starts_with("> ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fixture::{package, stored, zipped};

    fn refusal(bytes: &[u8]) -> String {
        read_file(bytes).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn kinds_are_told_by_content() {
        assert!(refusal(b"{\\rtf1 x}").contains("docx"));
        assert!(refusal(b"\x00\x01\x02").contains("no PowerPoint deck"));
        assert!(refusal(&zipped(&[("mimetype", b"x")])).contains("not a PowerPoint"));
        let open = refusal(&stored("mimetype", b"application/vnd.oasis.opendocument.presentation"));
        assert!(open.starts_with("OpenDocument files are not read"), "{open}");
        assert!(refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").contains("password"));
        let rels = "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>";
        assert!(
            refusal(&package(&[("_rels/.rels", rels), ("xl/workbook.xml", "<a/>")])).contains("copy the table into a document")
        );
        let (rels, part) = (rels.replace("xl/workbook.xml", "visio/document.xml"), ("visio/document.xml", "<a/>"));
        assert!(refusal(&package(&[("_rels/.rels", &rels), part])).contains("packages of this kind"));
        assert!(is_html("\n<!DOCTYPE HTML><p>x") && is_html("<!-- saved --><html>") && !is_html("a < b"));
        assert!(is_markdown("a\n## b") && !is_markdown("#hash a * b"));
    }

    #[test]
    fn no_bytes_make_a_reader_panic() {
        let mut state = 1u32;
        let seeds: [&[u8]; 5] = [
            b"# a\n\n- b\n  - c [x](y) **z",
            b"<h1>a</h1><ul><li>b<table><tr><td>c",
            b"a\n\n- b\n1. c",
            b"PK\x03\x04",
            b"%PDF-1.4\n1 0 obj",
        ];
        for round in 0..4000 {
            let mut bytes = seeds[round % seeds.len()].to_vec();
            for _ in 0..round % 9 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = state as usize % bytes.len();
                match state >> 30 {
                    0 => bytes[at] = (state >> 8) as u8,
                    1 => bytes.insert(at, (state >> 16) as u8),
                    2 => drop(bytes.splice(at..at, bytes[..at].to_vec()).collect::<Vec<_>>()),
                    _ => bytes.truncate(at + 1),
                }
            }
            if let Ok(reading) = read_file(&bytes) {
                let made = crate::import::slide::make_slides(reading, &crate::import::slide::test_context());
                for slide in made.slides {
                    let (read, told) = crate::load::load_slide("a.md", &slide.text, &lectern_model::pack::Pack::default());
                    let told: Vec<_> = told.into_iter().filter(|told| told.code != "missing-alt").collect();
                    assert!(read.is_some() && told.is_empty(), "{:?}\n{}\n{told:?}", String::from_utf8_lossy(&bytes), slide.text);
                }
            }
        }
    }
}
