//! What is made of a talk's file when its list of slides is lost.

use crate::plan::{blank_talk, section};
use lectern_model::diagnostic::Place;
use lectern_model::id::SlideId;
use lectern_model::library::Library;
use lectern_model::slide::Slide;
use lectern_model::talk::Talk;

/// A talk of all slides in a library: the pack's opening slide first, its closing slide last, the rest as their files are named.
pub(super) fn rebuild_talk(library: &Library) -> Talk {
    let pack = &library.pack;
    let mut slides: Vec<&Slide> = library.slides.values().collect();
    let is = |slide: &Slide, id: &Option<SlideId>| Some(&slide.id) == id.as_ref();
    slides.sort_by_key(|slide| (!is(slide, &pack.opening), is(slide, &pack.closing), &slide.file.path));
    let audience = pack.audiences.first().map(|audience| audience.id.clone()).unwrap_or_default();
    let minutes = slides.iter().map(|slide| slide.minutes).sum();
    let mut talk = blank_talk(pack, &pack.title, &audience, minutes);
    talk.sections.push(section(&pack.title, slides.into_iter()));
    talk
}

/// Where in a YAML text an error is.
pub(super) fn place_of(error: &serde_saphyr::Error, file: &str, text: &str) -> Place {
    let Some(location) = error.location() else { return Place::file(file) };
    let line = usize::try_from(location.line()).unwrap_or(1).max(1);
    let line_start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let in_line = text[line_start..].char_indices().nth(usize::try_from(location.column()).unwrap_or(1).saturating_sub(1));
    let start = line_start + in_line.map_or(0, |(at, _)| at);
    Place::in_text(file, text, start..start)
}
