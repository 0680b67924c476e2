//! A pack's files to a [`Library`]. Nothing an author writes makes it fail: what is broken is left out, with a diagnostic.

mod citation;
mod data_block;
pub(crate) mod file_report;
mod front_matter;
mod image;
mod inline;
pub(crate) mod markdown;
mod pack;
mod record;
mod records;
pub mod section;
mod shape;
mod slide;
mod source;
mod vector;
mod yaml;

pub(crate) use markdown::events as markdown_events;
pub(crate) use record::{Fields, read};
pub(crate) use yaml::parse as parse_yaml;

use crate::code;
use crate::pack_source::PackSource;
use file_report::FileReport;
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::id::ImageId;
use lectern_model::image::Image;
use lectern_model::library::Library;
use lectern_model::pack::Pack;
use lectern_model::slide::Slide;
use lectern_model::source::Source;
use std::sync::Arc;
use yaml::Node;

/// The longest slide, in bytes.
const MAX_SLIDE: u64 = 1_000_000;
/// The longest other text, in bytes.
const MAX_TEXT: u64 = 32_000_000;
/// The largest picture, in bytes.
const MAX_IMAGE: u64 = 64_000_000;

/// Reads a pack. What is broken is left out, with a diagnostic that says where and what to do; the diagnostics stand in the order
/// of files and places. What the records say of each other is for [`check_library`](crate::check::check_library).
pub fn load_pack(source: &dyn PackSource) -> (Library, Vec<Diagnostic>) {
    let mut loader = Loader { source, library: Library::default(), found: Vec::new() };
    let paths = source.paths();
    // The head first: it says which audiences there are, and the language.
    if paths.iter().any(|path| path == "pack.yaml") {
        loader.file("pack.yaml");
    } else {
        let message = "the pack has no `pack.yaml`";
        let hint = "A pack is a folder with a file pack.yaml in it; content/README.md shows one.";
        loader.found.push(Diagnostic::error(code::MISSING_FILE, message).hint(hint).at(Place::file("pack.yaml")));
    }
    for path in paths.iter().filter(|path| *path != "pack.yaml") {
        loader.file(path);
    }
    let Loader { library, mut found, .. } = loader;
    sort(&mut found);
    (library, found)
}

/// Reads one slide's file, for a presenter's own slides and while somebody types. `path` is for messages; `pack` says which
/// audiences there are, and the language.
pub fn load_slide(path: &str, text: &str, pack: &Pack) -> (Option<Slide>, Vec<Diagnostic>) {
    if let Some(diagnostic) = too_large(path, text.len() as u64, MAX_SLIDE) {
        return (None, vec![diagnostic]);
    }
    let mut report = FileReport::new(path, text);
    let slide = slide::read(&mut report, pack);
    let mut found = report.finish();
    sort(&mut found);
    (slide, found)
}

/// Reads a text as a bibliography in CSL-JSON, such as a presenter's own; `path` is for messages.
pub fn load_sources(path: &str, text: &str) -> (Vec<Source>, Vec<Diagnostic>) {
    if let Some(diagnostic) = too_large(path, text.len() as u64, MAX_TEXT) {
        return (Vec::new(), vec![diagnostic]);
    }
    let mut library = Library::default();
    let mut report = FileReport::new(path, text);
    source::read(&mut library, &mut report);
    (library.sources.into_values().collect(), report.finish())
}

/// Reads a picture, such as a presenter's own; none, and a diagnostic, if it is no picture. The name in `path` says whether it is SVG.
pub fn load_image(path: &str, bytes: Arc<[u8]>) -> (Option<Image>, Vec<Diagnostic>) {
    if let Some(diagnostic) = too_large(path, bytes.len() as u64, MAX_IMAGE) {
        return (None, vec![diagnostic]);
    }
    let mut found = Vec::new();
    let image = image::read(path, bytes, &mut found);
    (image, found)
}

/// Whether a text can be cited by: `[@key]` reads it whole.
pub fn is_citation_key(key: &str) -> bool {
    let parsed = citation::parse(&format!("@{key}"), 0..0).citation;
    matches!(parsed.items.as_slice(), [item] if item.source.as_str() == key && item.locator.is_none() && item.suffix.is_empty())
}

/// The keys that the text between brackets cites; none where it is no citation.
pub(crate) fn citation_keys(text: &str) -> Vec<String> {
    let items = if citation::is_citation(text) { citation::parse(text, 0..0).citation.items } else { Vec::new() };
    items.into_iter().map(|item| item.source.to_string()).collect()
}

/// Brings diagnostics into the order of files and places; what has no place comes last.
pub(crate) fn sort(found: &mut [Diagnostic]) {
    found.sort_by(|one, other| match (&one.place, &other.place) {
        (Some(one), Some(other)) => (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column)),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
}

/// Where the head stands in a slide's text; nowhere if there is none.
pub(crate) fn slide_head(text: &str) -> std::ops::Range<usize> {
    front_matter::split(text).map_or(0..0, |(head, _)| head)
}

struct Loader<'s> {
    source: &'s dyn PackSource,
    library: Library,
    found: Vec<Diagnostic>,
}

impl Loader<'_> {
    /// Reads one file into the library, by what its path says it is.
    fn file(&mut self, path: &str) {
        match path {
            "pack.yaml" => self.text(path, MAX_TEXT, |library, report| library.pack = pack::read(report)),
            "claims.yaml" => self.text(path, MAX_TEXT, records::claims),
            "terms.yaml" => self.text(path, MAX_TEXT, records::terms),
            "help.yaml" => self.text(path, MAX_TEXT, records::contacts),
            "outlines.yaml" => self.text(path, MAX_TEXT, records::outlines),
            "sources.json" => self.text(path, MAX_TEXT, source::read),
            _ if path.starts_with("slides/") && path.ends_with(".md") => self.text(path, MAX_SLIDE, slide_into),
            _ if path.starts_with("styles/") && path.ends_with(".csl") => {
                self.text(path, MAX_TEXT, |library, report| {
                    library.styles.insert(report.path.to_owned(), Arc::from(report.text));
                });
            }
            _ if path.starts_with("images/") => self.image(path),
            _ => self.unknown(path),
        }
    }

    /// A file's bytes; none, and a diagnostic, if it cannot be read or is too large.
    fn bytes(&mut self, path: &str, limit: u64) -> Option<Arc<[u8]>> {
        let known = self.source.size(path).and_then(|size| too_large(path, size, limit));
        let read = if known.is_some() { None } else { Some(self.source.read(path)) };
        let (bytes, told) = match read {
            None => (None, known),
            Some(Ok(bytes)) => {
                let told = too_large(path, bytes.len() as u64, limit);
                (told.is_none().then_some(bytes), told)
            }
            Some(Err(error)) => (None, Some(Diagnostic::error(code::UNREADABLE_FILE, error.to_string()).at(Place::file(path)))),
        };
        self.found.extend(told);
        bytes
    }

    fn text(&mut self, path: &str, limit: u64, read: impl FnOnce(&mut Library, &mut FileReport<'_>)) {
        let Some(bytes) = self.bytes(path, limit) else { return };
        match std::str::from_utf8(&bytes) {
            Ok(text) => {
                let mut report = FileReport::new(path, text);
                read(&mut self.library, &mut report);
                self.found.append(&mut report.finish());
            }
            Err(error) => {
                let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or(&[]));
                let place = Place::in_text(path, &before, before.len()..before.len());
                let hint = "Save it as UTF-8 in your editor.";
                self.found.push(Diagnostic::error(code::NOT_UTF8, "the file is not UTF-8 text").hint(hint).at(place));
            }
        }
    }

    fn image(&mut self, path: &str) {
        let is_hidden = path.rsplit('/').next().is_some_and(|name| name.starts_with('.'));
        if is_hidden || path.ends_with(".md") || path.ends_with(".txt") {
            return;
        }
        let Some(bytes) = self.bytes(path, MAX_IMAGE) else { return };
        if let Some(image) = image::read(path, bytes, &mut self.found) {
            self.library.images.insert(ImageId::from(path), image);
        }
    }

    /// A file that is none of a pack's. Notes, licences and hidden files may stand anywhere.
    fn unknown(&mut self, path: &str) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let meant = [".yaml", ".yml", ".json", ".csl", ".markdown"].iter().any(|ending| name.ends_with(ending))
            || (path.starts_with("slides/") && !name.starts_with('.'));
        if meant && !name.starts_with('.') {
            let known = ["pack.yaml", "claims.yaml", "sources.json", "terms.yaml", "help.yaml", "outlines.yaml"];
            let hint = match crate::nearest::among(name, known) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => "Slides are slides/NAME.md; content/README.md lists the other files.".to_owned(),
            };
            let told = Diagnostic::warning(code::UNKNOWN_FILE, format!("`{path}` is not read")).hint(hint);
            self.found.push(told.at(Place::file(path)));
        }
    }
}

fn too_large(path: &str, size: u64, limit: u64) -> Option<Diagnostic> {
    if size <= limit {
        return None;
    }
    let message = format!("the file has {} MB; it is not read", size.div_ceil(1_000_000));
    let hint = format!("The limit for such a file is {} MB.", limit / 1_000_000);
    Some(Diagnostic::error(code::FILE_TOO_LARGE, message).hint(hint).at(Place::file(path)))
}

fn slide_into(library: &mut Library, report: &mut FileReport<'_>) {
    let Some(slide) = slide::read(report, &library.pack) else { return };
    match library.slides.get(&slide.id) {
        Some(first) => {
            let message = format!("the slide id `{}` is taken by `{}`; this slide is left out", slide.id, first.file.path);
            let at = report.text.find("id:").unwrap_or(0);
            report.push(Diagnostic::error(code::DUPLICATE_ID, message).hint("Give it an id of its own."), at..at + 3);
        }
        None => {
            library.slides.insert(slide.id.clone(), slide);
        }
    }
}

/// Tells an id that is not of lower-case letters, digits and hyphens.
fn check_id(report: &mut FileReport<'_>, id: &str, node: &Node) {
    let fits = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') && !id.is_empty();
    if !fits {
        let message = format!("the id `{id}` has other characters than lower-case letters, digits and hyphens");
        report.push(Diagnostic::warning(code::BAD_ID, message).hint("Write it like `what-it-means`."), node.span.clone());
    }
}

/// Tells an id that stands a second time in its file.
fn duplicate_id(report: &mut FileReport<'_>, what: &str, id: &str, node: &Node) {
    let message = format!("the {what} `{id}` stands twice; the first is read");
    let at = node.get("id").unwrap_or(node).span.clone();
    report.push(Diagnostic::error(code::DUPLICATE_ID, message).hint("Give it an id of its own, or join the two."), at);
}
