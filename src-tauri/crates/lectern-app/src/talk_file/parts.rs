//! The parts of a talk's file.

use super::OpenTalk;
use crate::archive::Parts;
use crate::error::AppError;
use crate::own_picture::{self, is_own};
use crate::pipeline::{load_image, load_sources, write_sources};
use lectern_content::pack_source::MemorySource;
use lectern_model::claim::{Claim, Conflict, Statistic};
use lectern_model::contact::HelpContact;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{ImageId, SlideId};
use lectern_model::library::Library;
use lectern_model::outline::Outline;
use lectern_model::source::Source;
use lectern_model::term::Term;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

type Part = (String, Arc<[u8]>);

/// A value as a YAML part.
pub(super) fn yaml<T: Serialize>(name: &str, value: &T) -> Result<Part, AppError> {
    let text =
        serde_saphyr::to_string(value).map_err(|error| AppError::Encode { part: name.to_owned(), reason: error.to_string() })?;
    Ok((name.to_owned(), text.into_bytes().into()))
}

/// The pack in a talk's file.
pub(super) fn pack_of(parts: &Parts) -> MemorySource {
    let mut pack = MemorySource::new();
    for (name, bytes) in parts {
        if let Some(inside) = name.strip_prefix("pack/") {
            pack.insert(inside, Arc::clone(bytes));
        }
    }
    pack
}

/// Whether a part is a slide of the presenter's: an own one or a changed one.
pub(super) fn is_presenters(name: &str) -> bool {
    (name.starts_with("own/slides/") || name.starts_with("edits/")) && name.ends_with(".md")
}

/// The name that diagnostics give a part: files of the pack are named as in the pack.
pub(super) fn shown_name(name: &str) -> &str {
    name.strip_prefix("pack/").unwrap_or(name)
}

/// Keeps the pack's slides that could not be read, so that saving does not lose them.
pub(super) fn keep_unread_slides(parts: &Parts, open: &mut OpenTalk) {
    let read: BTreeSet<&str> = open.library.slides.values().map(|slide| slide.file.path.as_str()).collect();
    for (name, bytes) in parts {
        let Some(inside) = name.strip_prefix("pack/").filter(|inside| inside.starts_with("slides/")) else { continue };
        if !read.contains(inside) {
            open.unread.insert(name.clone(), Arc::clone(bytes));
        }
    }
}

/// A file name for an id: ids may hold any character, file names may not.
pub(super) fn file_stem(id: &SlideId) -> String {
    let mut stem = String::new();
    for byte in id.as_str().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => stem.push(char::from(byte)),
            _ => stem.push_str(&format!("%{byte:02X}")),
        }
    }
    stem
}

#[derive(Serialize)]
struct ClaimsFile<'a> {
    claims: Vec<&'a Claim>,
    statistics: Vec<&'a Statistic>,
    conflicts: Vec<&'a Conflict>,
}

#[derive(Serialize)]
struct TermsFile<'a> {
    terms: &'a [Term],
}

#[derive(Serialize)]
struct HelpFile<'a> {
    contacts: Vec<&'a HelpContact>,
}

#[derive(Serialize)]
struct OutlinesFile<'a> {
    outlines: &'a [Outline],
}

/// The bibliography of the presenter's own.
const OWN_SOURCES: &str = "own/sources.json";
/// The folder of the presenter's pictures.
const OWN_IMAGES: &str = "own/images/";

/// The sources and pictures that the presenter brought.
pub(super) fn own_parts(library: &Library) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let sources: Vec<_> = library.sources.values().filter(|source| source.own).cloned().collect();
    if !sources.is_empty() {
        parts.push((OWN_SOURCES.to_owned(), write_sources(&sources).into_bytes().into()));
    }
    for (id, image) in &library.images {
        if let Some(name) = id.as_str().strip_prefix(own_picture::FOLDER) {
            parts.push((format!("{OWN_IMAGES}{name}"), Arc::clone(image.bytes())));
        }
    }
    parts
}

/// Takes the sources and pictures that the presenter brought. One that cannot be read is kept, so that saving does not lose it.
pub(super) fn take_own(parts: &Parts, open: &mut OpenTalk) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (name, bytes) in parts {
        let (is_read, mut found) = if name == OWN_SOURCES {
            let (sources, found) = load_sources(name, &String::from_utf8_lossy(bytes));
            let is_read = !sources.is_empty();
            let own = sources.into_iter().map(|source| (source.id.clone(), Source { own: true, ..source }));
            open.library.sources.extend(own);
            (is_read, found)
        } else if let Some(inside) = name.strip_prefix(OWN_IMAGES) {
            let (image, found) = load_image(name, Arc::clone(bytes));
            let is_read = image.is_some();
            let id = ImageId::from(format!("{}{inside}", own_picture::FOLDER));
            open.library.images.extend(image.map(|image| (id, image)));
            (is_read, found)
        } else {
            continue;
        };
        diagnostics.append(&mut found);
        if !is_read {
            open.unread.insert(name.clone(), Arc::clone(bytes));
        }
    }
    diagnostics
}

/// What of a library is the pack's as the files of a pack, the most needed first: what is cut off at the end of a damaged file is missed least.
pub(super) fn pack_parts(library: &Library) -> Result<Vec<Part>, AppError> {
    let mut parts = vec![yaml("pack/pack.yaml", &library.pack)?];
    for slide in library.slides.values() {
        parts.push((format!("pack/{}", slide.file.path), slide.file.text.as_bytes().into()));
    }
    let claims = ClaimsFile {
        claims: library.claims.values().collect(),
        statistics: library.statistics.values().collect(),
        conflicts: library.conflicts.values().collect(),
    };
    let contacts = library.contact_order.iter().filter_map(|id| library.contacts.get(id)).collect();
    let sources: Vec<_> = library.sources.values().filter(|source| !source.own).cloned().collect();
    parts.push(yaml("pack/help.yaml", &HelpFile { contacts })?);
    parts.push(("pack/sources.json".to_owned(), write_sources(&sources).into_bytes().into()));
    parts.push(yaml("pack/claims.yaml", &claims)?);
    parts.push(yaml("pack/terms.yaml", &TermsFile { terms: &library.terms })?);
    if !library.outlines.is_empty() {
        parts.push(yaml("pack/outlines.yaml", &OutlinesFile { outlines: &library.outlines })?);
    }
    for (path, text) in &library.styles {
        parts.push((format!("pack/{path}"), text.as_bytes().into()));
    }
    for (id, image) in library.images.iter().filter(|(id, _)| !is_own(id)) {
        parts.push((format!("pack/{id}"), Arc::clone(image.bytes())));
    }
    Ok(parts)
}
