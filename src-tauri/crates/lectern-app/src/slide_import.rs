//! Files of other programs into a talk: slides as drafts, sources as sources, and a deck of its own with what was changed in it.

mod choice;
mod place;
mod returned;

use crate::document::change::{Change, Setting, Spot, Step};
use crate::error::AppError;
use crate::own_file::read;
use crate::own_picture::FOLDER;
use crate::own_source::{is_bibliography, parse_sources};
use crate::pdf_words::{is_pdf, read_pdf_text};
use crate::pipeline::{
    FilePicture, ImportContext, Imported, Report, check_slide, load_slide, make_slides, read_file, read_text, resolve_talk,
};
use crate::talk_file::OpenTalk;
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::id::{ImageId, SlideId};
use lectern_model::source::Source;
use place::{Places, list_of};
use returned::Came;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use lectern_content::import::report::{Fate, Kept, Report as ImportReport, Told, UncitedNumber};
pub use lectern_content::import::slide::ImportedSlide;
pub use returned::{Aspect, ReturnedSlide};

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
    /// Slides of the talk that came back otherwise.
    pub edits: Vec<ReturnedSlide>,
    /// How many slides of the talk came back as they were.
    pub untouched: usize,
    /// Slides of the talk that did not come back.
    pub gone: Vec<SlideId>,
    /// Whether the file is the talk's whole deck, so that what did not come back was taken out there. Else it stays.
    pub is_whole: bool,
    /// What came, in the file's order.
    came: Vec<Came>,
    /// Slides that stand elsewhere in the file, and whose moves are not taken.
    left_in_place: BTreeSet<SlideId>,
}

impl SlideImport {
    /// What was kept, changed and dropped.
    pub fn report(&self) -> &Report {
        &self.imported.report
    }

    /// Whether it is a deck of the talk's: its new slides go where they stand in it.
    pub fn is_returned(&self) -> bool {
        self.came.iter().any(|came| matches!(came, Came::Known { .. }))
    }

    /// The slides that go out of the talk.
    pub fn removed(&self) -> &[SlideId] {
        if self.is_whole { &self.gone } else { &[] }
    }

    /// The change that takes all of it into the talk it was read for, as one step; none where nothing would change. New slides go
    /// between their neighbours where those are the talk's, else to a spot.
    pub fn change(&self, open: &OpenTalk, at: Spot) -> Option<Change> {
        let names = self.picture_names(open);
        let mut changes: Vec<Change> = Vec::new();
        for picture in &self.imported.pictures {
            let name = names.get(&picture.name).unwrap_or(&picture.name).clone();
            changes.push(Change::AddPicture { name, bytes: Arc::clone(&picture.bytes) });
        }
        for returned in &self.edits {
            let slide = || returned.slide.clone();
            changes.extend(returned.text.clone().map(|text| Change::SlideText { slide: slide(), text }));
            changes.extend(returned.minutes.map(|minutes| Change::SlideMinutes { slide: slide(), minutes: Some(minutes) }));
            changes.extend(returned.talk_title.clone().map(|title| Change::Set(Setting::Title(title))));
        }
        if !self.removed().is_empty() {
            changes.push(Change::Remove { slides: self.removed().to_vec() });
        }
        let hidden = self.placed(open, at, &names, &mut changes);
        for (slides, hidden) in [(hidden.0, true), (hidden.1, false)] {
            if !slides.is_empty() {
                changes.push(Change::Hide { slides, hidden });
            }
        }
        (!changes.is_empty()).then_some(Change::Together { changes, step: Step::Import })
    }

    /// Moves slides and writes new ones; gives those that are to be left out of the show, and those that are not any more.
    fn placed(
        &self,
        open: &OpenTalk,
        at: Spot,
        names: &BTreeMap<String, String>,
        changes: &mut Vec<Change>,
    ) -> (Vec<SlideId>, Vec<SlideId>) {
        let (deck, _) = resolve_talk(&open.talk, &open.library);
        let mut places = Places::of(&open.talk);
        places.remove(self.removed());
        let (mut taken, mut hide, mut show) = (BTreeSet::new(), Vec::new(), Vec::new());
        let is_returned = self.is_returned();
        let mut before: Option<SlideId> = None;
        let mut written = 0;
        for came in &self.came {
            match came {
                Came::Known { slide, section, hidden } => {
                    let returned = self.edits.iter().find(|returned| returned.slide == *slide);
                    let is_moved = returned.is_some_and(|returned| returned.changed.contains(&Aspect::Place));
                    let was_in_reserve = places.is_in_reserve(slide);
                    if is_moved {
                        let list = list_of(&deck, section.as_deref());
                        let to = places.shift(slide, before.as_ref(), list, *hidden);
                        changes.push(Change::Move { slides: vec![slide.clone()], to });
                    }
                    let changed = returned.and_then(|returned| returned.hidden);
                    let is_left_out = changed == Some(true) || (changed.is_none() && was_in_reserve && *hidden);
                    // In reserve all are left out as they are; among the others one must say so.
                    if is_left_out && !places.is_in_reserve(slide) {
                        hide.push(slide.clone());
                    } else if changed == Some(false) {
                        show.push(slide.clone());
                    }
                    if is_moved || !self.left_in_place.contains(slide) {
                        before = Some(slide.clone());
                    }
                }
                Came::New { place, section, hidden } => {
                    for slide in self.imported.slides.iter().filter(|slide| slide.place == *place) {
                        let id = free_id(&slide.id, open, &mut taken);
                        let to = if is_returned {
                            let list = list_of(&deck, section.as_deref());
                            places.insert(&id, before.as_ref(), list, *hidden)
                        } else {
                            after(at, written)
                        };
                        changes.push(Change::Write { text: renamed(&slide.text, &slide.id, &id, names), at: to });
                        if slide.hidden {
                            hide.push(id.clone());
                        }
                        before = Some(id);
                        written += 1;
                    }
                }
            }
        }
        (hide, show)
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
    reading.pages = returned::take_back(open, pages, &reading.pictures, &mut reading.report, &mut found);
    let pack = &open.library.pack;
    let context = ImportContext {
        topic: pack.topics.first().map_or_else(|| "own".into(), |topic| topic.id.clone()),
        audience: open.talk.audience.clone(),
        language: (!open.talk.language.matches(&pack.language)).then(|| open.talk.language.clone()),
    };
    found.imported = make_slides(reading, &context);
    uncited(&mut found, open);
    Ok(Import::Slides(Box::new(found)))
}

/// Tells the numbers that have no source: on new slides all, on others those that they did not have before.
fn uncited(found: &mut SlideImport, open: &OpenTalk) {
    let told = |text: &str| -> Vec<(String, String)> {
        let Some(read) = load_slide("slide.md", text, &open.library.pack).0 else { return Vec::new() };
        let told = check_slide(&read, &open.library).into_iter().filter(|told| told.code == "number-without-citation");
        told.map(|told| (line_of(text, told.place.as_ref()), told.message)).collect()
    };
    let mut numbers = Vec::new();
    for slide in &found.imported.slides {
        let number = |(words, message)| UncitedNumber { place: slide.place.clone(), title: slide.title.clone(), words, message };
        // The second slide of a page says so in its title.
        let part = slide.title.rsplit_once(" (").and_then(|(_, part)| part.strip_suffix(')')).map(|part| format!("`{part}`"));
        let is_part = |(_, message): &(String, String)| part.as_ref().is_some_and(|part| message.contains(part.as_str()));
        numbers.extend(told(&slide.text).into_iter().filter(|message| !is_part(message)).map(number));
    }
    for (returned, title) in found.edits.iter().zip(found.edited_titles(open)) {
        let (Some(text), Some(slide)) = (&returned.text, open.library.slides.get(&returned.slide)) else { continue };
        let before = told(&slide.file.text);
        let is_new = |(_, message): &(String, String)| before.iter().all(|(_, known)| known != message);
        let fresh = told(text).into_iter().filter(is_new);
        numbers.extend(fresh.map(|(words, message)| UncitedNumber {
            place: returned.place.clone(),
            title: title.clone(),
            words,
            message,
        }));
    }
    found.imported.report.numbers.extend(numbers);
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
    read_import(&path.to_string_lossy(), &read(path, LARGEST)?, open)
}

#[cfg(test)]
mod tests;
