//! Files of other programs into a talk: slides as drafts, sources as sources, and a deck of its own with what was changed in it.

mod choice;
mod returned;

use crate::document::change::{Change, Spot, Step};
use crate::error::AppError;
use crate::own_picture::FOLDER;
use crate::own_source::{is_bibliography, parse_sources};
use crate::pdf_words::{is_pdf, read_pdf_text};
use crate::pipeline::{FilePicture, ImportContext, Imported, Report, check_slide, load_slide, make_slides, read_file, read_text};
use crate::talk_file::OpenTalk;
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::id::{ImageId, SlideId};
use lectern_model::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use lectern_content::import::report::{Fate, Kept, Report as ImportReport, Told, UncitedNumber};
pub use lectern_content::import::slide::ImportedSlide;

/// The largest file that is imported, in bytes.
const LARGEST: u64 = 512 << 20;

/// What a file is to a talk.
#[derive(Debug, Clone)]
pub enum Import {
    /// A bibliography.
    Sources {
        /// Its sources.
        sources: Vec<Source>,
        /// What could not be read.
        diagnostics: Vec<Diagnostic>,
    },
    /// Slides.
    Slides(Box<SlideImport>),
}

/// Slides that may come into a talk.
#[derive(Debug, Clone, Default)]
pub struct SlideImport {
    /// The new slides with their pictures, and what was kept, changed and dropped.
    pub imported: Imported,
    /// Slides of the talk that were changed elsewhere, with their new texts.
    pub edits: Vec<(SlideId, String)>,
    /// How many slides of the talk came back as they were.
    pub untouched: usize,
    /// Slides of the talk that did not come back. They stay.
    pub gone: Vec<SlideId>,
    /// The order in which slides of the talk came back, where it is another.
    pub order: Option<Vec<SlideId>>,
}

impl SlideImport {
    /// What was kept, changed and dropped.
    pub fn report(&self) -> &Report {
        &self.imported.report
    }

    /// The change that takes all of it into the talk it was read for, as one step; none where nothing would change.
    pub fn change(&self, open: &OpenTalk, at: Spot) -> Option<Change> {
        let names = self.picture_names(open);
        let mut changes: Vec<Change> = Vec::new();
        for picture in &self.imported.pictures {
            let name = names.get(&picture.name).unwrap_or(&picture.name).clone();
            changes.push(Change::AddPicture { name, bytes: Arc::clone(&picture.bytes) });
        }
        changes.extend(self.edits.iter().map(|(slide, text)| Change::SlideText { slide: slide.clone(), text: text.clone() }));
        let mut taken = BTreeSet::new();
        let mut hidden = Vec::new();
        for (number, slide) in self.imported.slides.iter().enumerate() {
            let id = free_id(&slide.id, open, &mut taken);
            let text = renamed(&slide.text, &slide.id, &id, &names);
            changes.push(Change::Write { text, at: after(at, number) });
            if slide.hidden {
                hidden.push(id);
            }
        }
        if !hidden.is_empty() {
            changes.push(Change::Hide { slides: hidden, hidden: true });
        }
        (!changes.is_empty()).then_some(Change::Together { changes, step: Step::Import })
    }

    /// What each picture is called in the talk, by what it is called here.
    fn picture_names(&self, open: &OpenTalk) -> BTreeMap<String, String> {
        let mut numbers = 1_u64..;
        let name = |picture: &FilePicture| {
            let ending = picture.name.rsplit('.').next().unwrap_or_default();
            let is_free = |name: &String| !open.library.images.contains_key(&ImageId::from(format!("{FOLDER}{name}")));
            let free = numbers.by_ref().map(|number| format!("imported-{number}.{ending}")).find(is_free).unwrap_or_default();
            (picture.name.clone(), free)
        };
        self.imported.pictures.iter().map(name).collect()
    }
}

fn free_id(wanted: &SlideId, open: &OpenTalk, taken: &mut BTreeSet<SlideId>) -> SlideId {
    let numbered = (2_u64..).map(|number| SlideId::from(format!("{wanted}-{number}")));
    let mut ids = std::iter::once(wanted.clone()).chain(numbered);
    ids.find(|id| !open.library.slides.contains_key(id) && taken.insert(id.clone())).unwrap_or_default()
}

/// A slide's text under another id, with its pictures under theirs.
fn renamed(text: &str, from: &SlideId, to: &SlideId, names: &BTreeMap<String, String>) -> String {
    let text = text.replacen(&format!("\nid: {from}\n"), &format!("\nid: {to}\n"), 1);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    let mark = format!("]({FOLDER}");
    while let Some(at) = rest.find(&mark) {
        let (before, after) = rest.split_at(at + mark.len());
        out.push_str(before);
        let name = after.split(')').next().unwrap_or_default();
        out.push_str(names.get(name).map_or(name, String::as_str));
        rest = after.get(name.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn after(at: Spot, number: usize) -> Spot {
    match at {
        Spot::Section { section, position } => Spot::Section { section, position: position + number },
        Spot::Backup { position } => Spot::Backup { position: position + number },
    }
}

/// Where new slides go that nobody gave a place: after the last slide of the last section.
pub fn end_of(open: &OpenTalk) -> Spot {
    let section = open.talk.sections.len().saturating_sub(1);
    Spot::Section { section, position: open.talk.sections.last().map_or(0, |section| section.slides.len()) }
}

/// Reads a file for a talk, whatever its name: a deck, a document, a page, a text or a bibliography.
///
/// # Errors
/// It is of another kind, refused, damaged, or has nothing in it.
pub fn read_import(name: &str, bytes: &[u8], open: &OpenTalk) -> Result<Import, AppError> {
    if is_bibliography(bytes) {
        let (sources, diagnostics) = parse_sources(name, bytes)?;
        return Ok(Import::Sources { sources, diagnostics });
    }
    let failed = |reason: String| AppError::Read { path: PathBuf::from(name), reason };
    let mut reading = if is_pdf(bytes) {
        let words = read_pdf_text(Path::new(name), bytes)?;
        let mut reading = read_text(&words).map_err(|error| failed(error.to_string()))?;
        reading.report.changed("", "a PDF gives its words alone: see where slides begin, and what was a table or a picture");
        reading
    } else {
        read_file(bytes).map_err(|error| failed(error.to_string()))?
    };
    let pages = std::mem::take(&mut reading.pages);
    let mut found = SlideImport::default();
    reading.pages = returned::take_back(open, pages, &mut reading.report, &mut found);
    let pack = &open.library.pack;
    let context = ImportContext {
        topic: pack.topics.first().map_or_else(|| "own".into(), |topic| topic.id.clone()),
        audience: open.talk.audience.clone(),
        language: (!open.talk.language.matches(&pack.language)).then(|| open.talk.language.clone()),
    };
    found.imported = make_slides(reading, &context);
    uncited(&mut found.imported, open);
    Ok(Import::Slides(Box::new(found)))
}

/// Tells the numbers on new slides that have no source.
fn uncited(imported: &mut Imported, open: &OpenTalk) {
    for slide in &imported.slides {
        let Some(read) = load_slide("slide.md", &slide.text, &open.library.pack).0 else { continue };
        let told = check_slide(&read, &open.library).into_iter().filter(|told| told.code == "number-without-citation");
        let number = |told: Diagnostic| UncitedNumber {
            place: slide.place.clone(),
            title: slide.title.clone(),
            words: line_of(&slide.text, told.place.as_ref()),
            message: told.message,
        };
        imported.report.numbers.extend(told.map(number));
    }
}

/// The line of a slide's text that a message is about, as a reader sees it: without marks of lists and tables, without escapes.
fn line_of(text: &str, place: Option<&Place>) -> String {
    let number = place.and_then(|place| usize::try_from(place.line).ok()).and_then(|line| line.checked_sub(1));
    let line = number.and_then(|number| text.lines().nth(number)).unwrap_or_default();
    let mut words = String::new();
    let mut escaped = false;
    for letter in line.trim_start_matches(|mark: char| mark.is_whitespace() || "-*#>|".contains(mark)).chars() {
        escaped = letter == '\\' && !escaped;
        if !escaped {
            words.push(letter);
        }
    }
    words.trim_matches(|mark: char| mark.is_whitespace() || mark == '|').to_owned()
}

/// Reads a file from the disk for a talk.
///
/// # Errors
/// As [`read_import`]; it cannot be read, or is too large.
pub fn read_import_file(path: &Path, open: &OpenTalk) -> Result<Import, AppError> {
    let failed = |error| AppError::read(path, &error);
    if fs::metadata(path).map_err(failed)?.len() > LARGEST {
        let reason = format!("it is larger than {} MiB; divide it, or take its films out", LARGEST >> 20);
        return Err(AppError::Read { path: path.to_owned(), reason });
    }
    let bytes = fs::read(path).map_err(failed)?;
    read_import(&path.to_string_lossy(), &bytes, open)
}

#[cfg(test)]
mod tests;
