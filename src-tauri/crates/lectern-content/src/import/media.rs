//! Pictures inside packages: which are kept, once each.

use super::package::Package;
use super::report::Report;
use super::tree::FilePicture;
use crate::load::load_image;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most pictures of one file.
const MOST: usize = 500;

/// The largest picture that is kept, in bytes.
const LARGEST: usize = 24 << 20;

/// The pictures of a file that were asked for.
#[derive(Debug, Default)]
pub(super) struct Media {
    /// By the name of their part; none for one that was refused.
    seen: BTreeMap<String, Option<usize>>,
    /// By what is in them.
    known: BTreeMap<Arc<[u8]>, usize>,
    /// How many were looked at, those that were refused among them.
    looked_at: usize,
    pub(super) pictures: Vec<FilePicture>,
}

impl Media {
    /// The picture in a part; none, and a word of it in the report, where it cannot be shown.
    pub(super) fn take(&mut self, package: &Package<'_>, part: &str, place: &str, report: &mut Report) -> Option<usize> {
        if let Some(known) = self.seen.get(part) {
            return *known;
        }
        let taken = self.read(package, part).map_err(|reason| report.dropped(place, reason)).ok();
        self.seen.insert(part.to_owned(), taken);
        taken
    }

    fn read(&mut self, package: &Package<'_>, part: &str) -> Result<usize, String> {
        let name = part.rsplit('/').next().unwrap_or(part);
        // What will not be kept is not unpacked.
        self.has_room()?;
        let bytes = package.bytes(part).map_err(|error| format!("the picture {name}: {error}"))?;
        let bytes = bytes.ok_or_else(|| format!("the picture {name}, which is not in the file"))?;
        self.add(name, bytes)
    }

    fn has_room(&self) -> Result<(), String> {
        if self.looked_at >= MOST { Err(format!("the pictures after the first {MOST}: divide the file")) } else { Ok(()) }
    }

    /// Takes a picture that stands in the file itself; one that was taken before is the same.
    pub(super) fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<usize, String> {
        let ending = ending(&bytes).ok_or_else(|| match kind(name, &bytes) {
            Some(kind) => format!("the picture {name}: {kind} pictures are not shown; save it as PNG and put it in again"),
            None => format!("the picture {name}: it is neither a PNG, a JPEG nor an SVG picture"),
        })?;
        if bytes.len() > LARGEST {
            return Err(format!("the picture {name}: it has {} MB; make it smaller", bytes.len().div_ceil(1_000_000)));
        }
        if let Some(known) = self.known.get(bytes.as_slice()) {
            return Ok(*known);
        }
        self.has_room()?;
        self.looked_at += 1;
        let called = format!("imported-{}.{ending}", self.pictures.len() + 1);
        let bytes: Arc<[u8]> = bytes.into();
        // What it says of its size is looked at before anything draws it; scripts and addresses in a drawing are cut out of it.
        let (image, told) = load_image(&called, Arc::clone(&bytes));
        if image.is_none() {
            let why = told.first().map_or("it cannot be read", |told| told.message.as_str());
            return Err(format!("the picture {name}: {why}"));
        }
        self.known.insert(Arc::clone(&bytes), self.pictures.len());
        self.pictures.push(FilePicture { name: called, bytes });
        Ok(self.pictures.len() - 1)
    }
}

/// The ending of a picture's name, by its first bytes.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        _ => {
            let start = String::from_utf8_lossy(bytes.get(..1024.min(bytes.len())).unwrap_or_default());
            let start = start.trim_start_matches('\u{feff}').trim_start();
            let is_svg = start.starts_with("<svg") || (start.starts_with("<?xml") && start.contains("<svg"));
            is_svg.then_some("svg")
        }
    }
}

fn kind(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match (bytes, ending.as_str()) {
        ([b'G', b'I', b'F', ..], _) => Some("GIF"),
        ([b'B', b'M', ..], _) => Some("BMP"),
        ([b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..], _) => Some("TIFF"),
        ([b'R', b'I', b'F', b'F', ..], _) => Some("WebP"),
        (_, "emf") => Some("EMF"),
        (_, "wmf") => Some("WMF"),
        _ => None,
    }
}

/// The alternative text of a picture, as far as somebody wrote it: a file's name is none, and what a program guessed is told.
pub(super) fn alt_text(description: Option<&str>, title: Option<&str>, place: &str, report: &mut Report) -> String {
    let written = [description, title].into_iter().flatten().map(str::trim).find(|text| !text.is_empty()).unwrap_or_default();
    let lower = written.to_ascii_lowercase();
    let is_name = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".webp"]
        .iter()
        .any(|ending| lower.ends_with(ending))
        || lower.starts_with("http://")
        || lower.starts_with("https://");
    if is_name {
        return String::new();
    }
    const GUESSED: [&str; 3] =
        ["description automatically generated", "descripción generada automáticamente", "ai-generated content may be incorrect"];
    if GUESSED.iter().any(|mark| lower.contains(mark)) {
        report.wanting(
            place,
            format!("a program guessed the alternative text “{}”: see whether it is right", super::markup::shortened(written)),
        );
    }
    written.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(width: usize) -> Vec<u8> {
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='9'><rect width='9' height='9'/></svg>")
            .into_bytes()
    }

    #[test]
    fn pictures_in_a_text_are_counted_and_equal_ones_are_one() {
        let mut media = Media::default();
        let first: Vec<usize> = (1..=MOST).map(|width| media.add("in the text", drawing(width)).unwrap()).collect();
        assert_eq!((first.len(), media.pictures.len()), (MOST, MOST));
        assert!(media.add("in the text", drawing(MOST + 1)).unwrap_err().contains("after the first 500"));
        assert_eq!(media.add("in the text", drawing(7)), Ok(6));
        assert_eq!(media.pictures.len(), MOST);
    }

    #[test]
    fn pictures_that_are_refused_count_too() {
        let mut media = Media::default();
        let refused: Vec<String> =
            (0..=MOST).map(|at| media.add("x.svg", format!("<svg>{at}").into_bytes()).unwrap_err()).collect();
        assert!(
            refused[0].contains("x.svg") && refused[MOST].contains("after the first 500"),
            "{} {}",
            refused[0],
            refused[MOST]
        );
    }
}
