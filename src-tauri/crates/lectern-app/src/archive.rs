//! Zip archives of named parts: written the same from the same parts, read as far as they can be.

use lectern_model::diagnostic::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read, Seek, Write};
use std::sync::Arc;
use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The parts of an archive by their names, which are relative, with `/`, without `..`.
pub(crate) type Parts = BTreeMap<String, Arc<[u8]>>;

/// What an archive may hold; anything more is refused, so that a small file cannot fill the memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes of one part.
    pub(crate) part: u64,
    /// Bytes of all parts.
    pub(crate) total: u64,
    /// Number of parts.
    pub(crate) count: usize,
}

impl Limits {
    /// More than any talk needs: ten thousand slides, a hundred large photographs.
    pub(crate) const TALK: Limits = Limits { part: 64 << 20, total: 512 << 20, count: 20_000 };
}

/// Writes parts in the order given. No clock: every part has the earliest time a zip can name.
///
/// # Errors
/// A name is used twice, or the archive would be larger than the format allows.
pub(crate) fn write_archive(parts: &[(String, Arc<[u8]>)]) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    for (name, bytes) in parts {
        let method = if is_compressed(name) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(name.as_str(), options.compression_method(method))?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Whether a part's bytes are compressed as they are.
fn is_compressed(name: &str) -> bool {
    [".png", ".jpg", ".jpeg", ".pdf", ".pptx", ".lectern"].iter().any(|extension| name.ends_with(extension))
}

/// Reads the parts that can be read; what was refused or lost is told.
pub(crate) fn read_archive(bytes: &[u8], limits: Limits) -> (Parts, Vec<Diagnostic>) {
    let mut reading = Reading::new(limits);
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(mut archive) => {
            for at in 0..archive.len() {
                if !reading.has_room() {
                    break;
                }
                reading.take(archive.by_index(at));
            }
            // The list of parts keeps one of two parts with the same name; which one is meant cannot be known.
            if archive.has_duplicate_names() {
                reading.refuse("duplicate-part", "two parts have the same name; only one of them was read");
            }
        }
        Err(error) => reading.recover(bytes, &error.to_string()),
    }
    (reading.parts, reading.diagnostics)
}

/// Goes through every file in an archive with its name.
///
/// # Errors
/// It is no archive, or some part of it cannot be read: damaged, encrypted, or named as no file in a folder is.
pub(crate) fn each_part<R: Read + Seek>(
    archive: R,
    visit: &mut dyn FnMut(&str, &mut dyn Read) -> io::Result<()>,
) -> ZipResult<()> {
    let mut archive = ZipArchive::new(archive)?;
    if archive.has_duplicate_names() {
        return Err(ZipError::InvalidArchive("two parts have the same name".into()));
    }
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        if file.is_dir() {
            continue;
        }
        let name = file.name()?.into_owned();
        visit(&name, &mut file)?;
    }
    Ok(())
}

/// The first bytes of a part's own header.
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

/// The parts read so far.
struct Reading {
    limits: Limits,
    parts: Parts,
    refused: BTreeSet<String>,
    total: u64,
    full: bool,
    diagnostics: Vec<Diagnostic>,
}

impl Reading {
    fn new(limits: Limits) -> Self {
        Self { limits, parts: Parts::new(), refused: BTreeSet::new(), total: 0, full: false, diagnostics: Vec::new() }
    }

    fn refuse(&mut self, code: &str, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(code, message));
    }

    /// Whether more may be read; says so once where not.
    fn has_room(&mut self) -> bool {
        if !self.full && self.parts.len() >= self.limits.count {
            self.full = true;
            self.refuse("too-many-parts", format!("the file has more than {} parts; the rest was not read", self.limits.count));
        }
        !self.full
    }

    /// Takes one part; how many of its compressed bytes were there is of no matter.
    fn take<R: Read>(&mut self, file: ZipResult<ZipFile<'_, R>>) {
        let mut file = match file {
            Ok(file) => file,
            Err(error) => return self.refuse("damaged-part", format!("a part cannot be read: {error}")),
        };
        if file.is_dir() {
            return;
        }
        let name = match file.name() {
            Ok(name) => name.into_owned(),
            Err(_) => return self.refuse("refused-part", "a part whose name is no text was refused"),
        };
        if !is_safe_name(&name) || file.is_symlink() || file.encrypted() {
            let message = format!("the part `{name}` was refused: only plain files inside the archive are read");
            return self.refuse("refused-part", message);
        }
        if self.parts.contains_key(&name) {
            if self.refused.insert(name.clone()) {
                self.refuse("duplicate-part", format!("the part `{name}` is there twice; the first one was read"));
            }
            return;
        }
        // What the header says of the size is not trusted.
        let allowed = self.limits.part.min(self.limits.total - self.total);
        let mut bytes = Vec::new();
        match (&mut file).take(allowed + 1).read_to_end(&mut bytes) {
            Err(_) => self.refuse("damaged-part", format!("the part `{name}` is damaged and was left out")),
            Ok(read) if read as u64 > self.limits.part => {
                self.refuse("huge-part", format!("the part `{name}` is too large and was left out"));
            }
            Ok(read) if read as u64 > allowed => {
                self.full = true;
                self.refuse("huge-file", format!("the file holds too much; nothing from the part `{name}` on was read"));
            }
            Ok(read) => {
                self.total += read as u64;
                self.parts.insert(name, bytes.into());
            }
        }
    }

    /// Reads parts by their own headers, where the archive's list of them is gone.
    fn recover(&mut self, bytes: &[u8], why: &str) {
        let mut at = 0;
        while let Some(found) = find(&bytes[at..], LOCAL_HEADER) {
            at += found;
            if !self.has_room() {
                return;
            }
            let mut rest = &bytes[at..];
            let before = self.parts.len();
            match read_zipfile_from_stream(&mut rest) {
                Ok(Some(file)) => self.take(Ok(file)),
                Ok(None) => return,
                Err(error) => self.take::<&[u8]>(Err(error)),
            }
            // After a part that was read whole comes the next; after a damaged one its true end is not known.
            let read = bytes.len() - at - rest.len();
            at += if self.parts.len() > before { read.max(LOCAL_HEADER.len()) } else { LOCAL_HEADER.len() };
        }
        if !self.parts.is_empty() {
            let message = format!("the file is damaged ({why}); {} parts of it could still be read", self.parts.len());
            let found = Diagnostic::error("damaged-file", message);
            self.diagnostics.insert(0, found.hint("save it under a new name and compare it with an older copy"));
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Whether a name stays inside its folder or archive on every system: relative, with `/`, no `..`, no drive, no control characters.
pub(crate) fn is_safe_name(name: &str) -> bool {
    name.len() <= 1024
        && name.get(1..2) != Some(":")
        && !name.contains('\\')
        && !name.chars().any(char::is_control)
        && name.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(names: &[(&str, &str)]) -> Vec<(String, Arc<[u8]>)> {
        names.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().into())).collect()
    }

    fn names(parts: &Parts) -> Vec<&str> {
        parts.keys().map(String::as_str).collect()
    }

    fn codes(diagnostics: &[Diagnostic]) -> Vec<&str> {
        diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
    }

    #[test]
    fn parts_come_back_and_the_bytes_are_the_same_each_time() {
        let given = parts(&[("talk.yaml", "title: x"), ("pack/slides/a.md", "# A"), ("pack/images/a.png", "pixels")]);
        let first = write_archive(&given).unwrap();
        assert_eq!(first, write_archive(&given).unwrap());
        let (read, diagnostics) = read_archive(&first, Limits::TALK);
        assert_eq!(codes(&diagnostics), Vec::<&str>::new());
        assert_eq!(read, given.into_iter().collect());
    }

    #[test]
    fn a_truncated_archive_gives_its_first_parts() {
        let long: String = (0..4000).map(|n| format!("{} ", n * n)).collect();
        let given = parts(&[("talk.yaml", "title: x"), ("pack/slides/a.md", &long), ("pack/slides/b.md", &long)]);
        let whole = write_archive(&given).unwrap();
        for length in [whole.len() - 10, whole.len() * 9 / 10, whole.len() / 2, 60] {
            let (read, diagnostics) = read_archive(&whole[..length], Limits::TALK);
            assert_eq!(&*read["talk.yaml"], b"title: x", "of {length} bytes");
            assert_eq!(diagnostics[0].code, "damaged-file");
            assert!(read.get("pack/slides/a.md").is_none_or(|text| **text == *long.as_bytes()));
        }
    }

    #[test]
    fn damage_in_the_middle_costs_one_part() {
        let long: String = (0..4000).map(|n| format!("{} ", n * n)).collect();
        let given = parts(&[("a.md", &long), ("b.md", &long), ("c.md", "last")]);
        let mut bytes = write_archive(&given).unwrap();
        let middle = bytes.len() / 4;
        bytes[middle..middle + 40].fill(0xAA);
        let (read, diagnostics) = read_archive(&bytes, Limits::TALK);
        assert_eq!(names(&read), ["b.md", "c.md"]);
        assert_eq!(codes(&diagnostics), ["damaged-part"]);
        let (read, _) = read_archive(&bytes[..bytes.len() - 30], Limits::TALK);
        assert_eq!(names(&read), ["b.md", "c.md"]);
    }

    #[test]
    fn names_that_lead_outside_are_refused() {
        for name in ["../evil", "/etc/passwd", "a/../../b", "C:/x", "a\\b", "a//b", "./a", ""] {
            assert!(!is_safe_name(name), "{name}");
        }
        assert!(is_safe_name("pack/slides/añb..md"));
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["../evil", "/abs", "good"] {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(b"x").unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        let (read, diagnostics) = read_archive(&bytes, Limits::TALK);
        assert_eq!(names(&read), ["good"]);
        assert_eq!(codes(&diagnostics), ["refused-part", "refused-part"]);
    }

    #[test]
    fn bombs_are_refused() {
        let limits = Limits { part: 1000, total: 1500, count: 5 };
        let huge = write_archive(&parts(&[("huge", &"0".repeat(100_000)), ("small", "x")])).unwrap();
        let (read, diagnostics) = read_archive(&huge, limits);
        assert_eq!((names(&read), codes(&diagnostics)), (vec!["small"], vec!["huge-part"]));
        let much = write_archive(&parts(&[("a", &"0".repeat(900)), ("b", &"0".repeat(900)), ("c", &"0".repeat(900))])).unwrap();
        let (read, diagnostics) = read_archive(&much, limits);
        assert_eq!((names(&read), codes(&diagnostics)), (vec!["a"], vec!["huge-file"]));
        let names: Vec<(String, Arc<[u8]>)> = (0..9).map(|n| (n.to_string(), b"x".as_slice().into())).collect();
        let (read, diagnostics) = read_archive(&write_archive(&names).unwrap(), limits);
        assert_eq!((read.len(), codes(&diagnostics)), (5, vec!["too-many-parts"]));
    }

    #[test]
    fn duplicates_are_refused() {
        // The writer refuses two parts of one name, so the second is renamed in the finished bytes.
        let mut bytes = write_archive(&parts(&[("one", "first"), ("two", "second")])).unwrap();
        while let Some(at) = find(&bytes, b"two") {
            bytes[at..at + 3].copy_from_slice(b"one");
        }
        let (read, diagnostics) = read_archive(&bytes, Limits::TALK);
        assert_eq!(read.len(), 1);
        assert!(codes(&diagnostics).contains(&"duplicate-part"));
    }

    #[test]
    fn bytes_that_are_no_archive_give_nothing() {
        let (read, diagnostics) = read_archive(b"just text", Limits::TALK);
        assert!(read.is_empty() && diagnostics.is_empty());
    }
}
