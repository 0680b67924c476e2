//! The user's document, `*.lectern`: a zip of YAML and Markdown with a snapshot of everything the talk needs.
//!
//! ```text
//! lectern.yaml        format name, schema version, the program that saved it
//! talk.yaml           the talk
//! own/slides/ID.md    slides the presenter wrote
//! own/sources.json    sources the presenter brought
//! own/images/         pictures the presenter brought
//! edits/ID.md         slides of the pack as the presenter changed them
//! pack/               a pack with no more than the talk needs, texts unchanged
//! ```

mod parts;
mod recover;
mod snapshot;

pub(crate) use snapshot::Needs;
pub(crate) use snapshot::named_in;
pub use snapshot::snapshot_library;

use crate::archive::{Limits, Parts, is_safe_name, read_archive, write_archive};
use crate::atomic_file::{create_file, write_atomically};
use crate::error::AppError;
use crate::own_picture;
use crate::pipeline::{load_library, load_slide};
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::id::{ImageId, SlideId};
use lectern_model::image::Image;
use lectern_model::library::Library;
use lectern_model::slide::Slide;
use lectern_model::source::Source;
use lectern_model::talk::Talk;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The extension of a talk's file.
pub const EXTENSION: &str = "lectern";
/// The newest schema version this program reads: that of talks with a brand.
pub const SCHEMA: u32 = 2;
/// The schema version of talks without one, which older programs read.
const SCHEMA_BARE: u32 = 1;
const FORMAT: &str = "lectern-talk";
/// The largest file that is read, in bytes.
const LARGEST_FILE: u64 = 512 << 20;

/// The head of the file. Newer programs may say more in it.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    format: String,
    schema: u32,
    #[serde(default)]
    program: String,
}

/// A talk with everything it needs.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenTalk {
    /// The talk.
    pub talk: Talk,
    /// What its slides are made from, with the presenter's own slides and edits in their places.
    pub library: Library,
    /// The slides of the pack that the presenter changed, as they were.
    pub originals: BTreeMap<SlideId, Slide>,
    /// Parts of the file that could not be understood, by name; they are kept when it is saved.
    pub unread: BTreeMap<String, Arc<[u8]>>,
}

impl OpenTalk {
    /// A talk made from a library.
    pub fn new(talk: Talk, library: Library) -> Self {
        Self { talk, library, originals: BTreeMap::new(), unread: BTreeMap::new() }
    }

    /// The slides the presenter wrote.
    pub fn own_slides(&self) -> impl Iterator<Item = &Slide> {
        self.library.slides.values().filter(|slide| slide.own)
    }

    /// The sources the presenter brought.
    pub fn own_sources(&self) -> impl Iterator<Item = &Source> {
        self.library.sources.values().filter(|source| source.own)
    }

    /// The pictures the presenter brought, by the names slides give them.
    pub fn own_pictures(&self) -> impl Iterator<Item = (&ImageId, &Image)> {
        self.library.images.iter().filter(|(id, _)| own_picture::is_own(id))
    }

    /// The slides of the pack that the presenter changed, as they are now.
    pub fn edits(&self) -> impl Iterator<Item = &Slide> {
        self.originals.keys().filter_map(|id| self.library.slides.get(id))
    }

    /// Takes a slide's text: an edit where the talk's pack has a slide of its id, else a slide of the presenter's own. Gives its id,
    /// none where the text cannot be read as a slide, and what is wrong with it.
    pub fn put_slide(&mut self, path: &str, text: &str) -> (Option<SlideId>, Vec<Diagnostic>) {
        let (slide, diagnostics) = load_slide(path, text, &self.library.pack);
        let Some(mut slide) = slide else { return (None, diagnostics) };
        let id = slide.id.clone();
        match self.library.slides.get(&id) {
            Some(there) if !there.own => drop(self.originals.entry(id.clone()).or_insert_with(|| there.clone())),
            Some(_) | None => slide.own = true,
        }
        self.library.slides.insert(id.clone(), slide);
        (Some(id), diagnostics)
    }

    /// Takes back what the presenter changed in a slide of the pack.
    pub fn revert_slide(&mut self, id: &SlideId) {
        if let Some(original) = self.originals.remove(id) {
            self.library.slides.insert(id.clone(), original);
        }
    }
}

/// A talk that was opened, and what the presenter should know of it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The talk.
    pub open: OpenTalk,
    /// What could not be read, and what is wrong with what could.
    pub diagnostics: Vec<Diagnostic>,
    /// The file's texts by the names that the diagnostics give them.
    pub texts: BTreeMap<String, Arc<[u8]>>,
}

/// Opens a talk's file. A damaged one is read as far as it can be.
///
/// # Errors
/// The file cannot be read, is something else, or was saved by a newer program.
pub fn open_talk(path: &Path) -> Result<Opened, AppError> {
    let failed = |error| AppError::read(path, &error);
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > LARGEST_FILE {
        let reason = format!("it is larger than {} MiB, which no talk is", LARGEST_FILE >> 20);
        return Err(AppError::NotATalk { path: path.to_owned(), reason });
    }
    read_talk(path, &fs::read(path).map_err(failed)?)
}

/// Reads a talk's file from its bytes; `path` is for messages.
///
/// # Errors
/// The bytes are something else, or were saved by a newer program.
pub fn read_talk(path: &Path, bytes: &[u8]) -> Result<Opened, AppError> {
    let (parts, mut diagnostics) = read_archive(bytes, Limits::TALK);
    check_head(path, bytes, &parts, &mut diagnostics)?;
    let pack = parts::pack_of(&parts);
    let (library, mut found) = load_library(&pack);
    diagnostics.append(&mut found);
    // Stands in until the list of slides is read, and in its place where it is lost.
    let mut open = OpenTalk::new(recover::rebuild_talk(&library), library);
    parts::keep_unread_slides(&parts, &mut open);
    diagnostics.append(&mut parts::take_own(&parts, &mut open));
    for (name, bytes) in parts.iter().filter(|(name, _)| parts::is_presenters(name)) {
        let text = String::from_utf8_lossy(bytes);
        let (id, mut found) = open.put_slide(name, &text);
        diagnostics.append(&mut found);
        if id.is_none() {
            open.unread.insert(name.clone(), Arc::clone(bytes));
        }
    }
    let talk = talk_of(&parts, &mut diagnostics);
    open.talk = talk.unwrap_or_else(|| recover::rebuild_talk(&open.library));
    let texts = parts.iter().map(|(name, bytes)| (parts::shown_name(name).to_owned(), Arc::clone(bytes))).collect();
    Ok(Opened { open, diagnostics, texts })
}

fn check_head(path: &Path, bytes: &[u8], parts: &Parts, diagnostics: &mut Vec<Diagnostic>) -> Result<(), AppError> {
    let not_a_talk = |reason: &str| Err(AppError::NotATalk { path: path.to_owned(), reason: reason.to_owned() });
    if parts.is_empty() {
        return match bytes.starts_with(b"PK") {
            true => not_a_talk("nothing in it can be read any more; use an older copy"),
            false => not_a_talk("it is a file of another kind; choose one that Lectern saved"),
        };
    }
    let Some(head) = parts.get("lectern.yaml") else {
        if parts.contains_key("talk.yaml") || parts.contains_key("pack/pack.yaml") {
            diagnostics.push(Diagnostic::warning("no-head", "the file does not say which version of Lectern saved it"));
            return Ok(());
        }
        return not_a_talk("it is an archive of something else; choose a file that Lectern saved");
    };
    match serde_saphyr::from_str::<Head>(&String::from_utf8_lossy(head)) {
        Ok(head) if head.format != FORMAT => not_a_talk("it is a file of another kind; choose one that Lectern saved"),
        Ok(head) if head.schema > SCHEMA => Err(AppError::Newer { path: path.to_owned(), schema: head.schema, known: SCHEMA }),
        Ok(_) => Ok(()),
        Err(error) => {
            let message = format!("the file's head cannot be read: {}", error.without_snippet());
            diagnostics.push(Diagnostic::error("damaged-head", message).at(Place::file("lectern.yaml")));
            Ok(())
        }
    }
}

fn talk_of(parts: &Parts, diagnostics: &mut Vec<Diagnostic>) -> Option<Talk> {
    let read = parts.get("talk.yaml").map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let found = match read {
        None => Diagnostic::error("lost-talk", "the list of slides is gone from the file"),
        Some(text) => match serde_saphyr::from_str::<Talk>(&text) {
            Ok(talk) => return Some(talk),
            Err(error) => {
                let message = format!("the list of slides cannot be read: {}", error.without_snippet());
                Diagnostic::error("lost-talk", message).at(recover::place_of(&error, "talk.yaml", &text))
            }
        },
    };
    diagnostics.push(found.hint("all slides in the file were taken; put them in order and save under a new name"));
    None
}

/// Saves a talk with a snapshot of everything it needs, whole or not at all. Gives the path, to which the extension was added where
/// it was missing.
///
/// # Errors
/// The file cannot be written; the old one is still there.
pub fn save_talk(open: &OpenTalk, path: &Path) -> Result<PathBuf, AppError> {
    let path = with_extension(path);
    write_atomically(&path, &write_talk(open)?)?;
    Ok(path)
}

/// Saves a new talk as [`save_talk`] does, but replaces a file that is there only where that is meant.
///
/// # Errors
/// The file is there already, or cannot be written.
pub fn create_talk(open: &OpenTalk, path: &Path, replace: bool) -> Result<PathBuf, AppError> {
    let path = with_extension(path);
    create_file(&path, &write_talk(open)?, replace)?;
    Ok(path)
}

/// A talk's file as bytes; the same from the same talk.
///
/// # Errors
/// A value cannot be put into the file's form.
pub fn write_talk(open: &OpenTalk) -> Result<Vec<u8>, AppError> {
    let schema = if open.talk.brand.is_some() { SCHEMA } else { SCHEMA_BARE };
    let head = Head { format: FORMAT.to_owned(), schema, program: env!("CARGO_PKG_VERSION").to_owned() };
    let mut written = vec![parts::yaml("lectern.yaml", &head)?, parts::yaml("talk.yaml", &open.talk)?];
    for slide in open.own_slides() {
        written.push((format!("own/slides/{}.md", parts::file_stem(&slide.id)), slide.file.text.as_bytes().into()));
    }
    for slide in open.edits() {
        written.push((format!("edits/{}.md", parts::file_stem(&slide.id)), slide.file.text.as_bytes().into()));
    }
    let snapshot = snapshot_library(open);
    written.extend(parts::own_parts(&snapshot));
    written.extend(parts::pack_parts(&snapshot)?);
    for (name, bytes) in open.unread.iter().filter(|(name, _)| is_safe_name(name)) {
        if written.iter().all(|(other, _)| other != name) {
            written.push((name.clone(), Arc::clone(bytes)));
        }
    }
    write_archive(&written).map_err(|error| AppError::Encode { part: "the talk".to_owned(), reason: error.to_string() })
}

pub(crate) fn with_extension(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION)) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(EXTENSION);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests;
