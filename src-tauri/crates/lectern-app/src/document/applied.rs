//! What a change changed, for those who draw the talk.

use super::history::{ImageSide, OtherSide, SourceSide};
use crate::talk_file::{OpenTalk, named_in};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{ImageId, SlideId, SourceId};
use lectern_model::slide::Slide;
use lectern_model::talk::{Talk, TalkSlide};
use std::collections::{BTreeMap, BTreeSet};

/// What a change changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// Whether anything did.
    pub changed: bool,
    /// The slides whose pictures are others now, whatever their numbers.
    pub pictures: Pictures,
    /// Whether the numbers of slides and sources, and with them the list of sources, may be others now.
    pub numbering: bool,
    /// Slides that came into the talk, in its order, to be selected.
    pub came: Vec<SlideId>,
    /// The presenter's sources that came in, by the keys they are cited by.
    pub sources: Vec<SourceId>,
    /// The presenter's pictures that came in, as slides name them.
    pub images: Vec<ImageId>,
    /// What is wrong with a text that was taken.
    pub diagnostics: Vec<Diagnostic>,
}

/// Slides by whether their pictures are others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pictures {
    /// Every slide's.
    All,
    /// Only these slides'.
    Of(BTreeSet<SlideId>),
}

impl Applied {
    /// Nothing changed.
    pub(super) fn nothing() -> Self {
        Self {
            changed: false,
            pictures: Pictures::Of(BTreeSet::new()),
            numbering: false,
            came: Vec::new(),
            sources: Vec::new(),
            images: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// What changed between a document and the other side of what was just exchanged in it.
    pub(super) fn between(before: &OtherSide, open: &OpenTalk) -> Self {
        let (pictures, numbering) = match before {
            OtherSide::Whole(_) => (Pictures::All, true),
            OtherSide::Part { talk, slides, sources, images } => {
                let mut other: BTreeSet<SlideId> = slides.iter().map(|side| side.id.clone()).collect();
                let recited = |before: Option<&Slide>, now: Option<&Slide>| cited(before) != cited(now);
                let mut numbering = slides.iter().any(|side| recited(side.slide.as_ref(), open.library.slides.get(&side.id)));
                numbering |= !sources.is_empty();
                other.extend(naming(open, sources, images));
                let mut all = false;
                if let Some(before) = talk {
                    all = looks_other(before, &open.talk);
                    numbering = numbering || all || order(before) != order(&open.talk);
                    let (was, now) = (section_titles(before), section_titles(&open.talk));
                    other.extend(now.into_iter().filter(|(id, title)| was.get(id) != Some(title)).map(|(id, _)| id.clone()));
                }
                (if all { Pictures::All } else { Pictures::Of(other) }, numbering)
            }
        };
        Self { changed: true, pictures, numbering, ..Self::nothing() }
    }
}

/// The slides that cite one of the sources or show one of the pictures.
fn naming(open: &OpenTalk, sources: &[SourceSide], images: &[ImageSide]) -> Vec<SlideId> {
    if sources.is_empty() && images.is_empty() {
        return Vec::new();
    }
    let names = |slide: &&Slide| {
        let (cited, shown) = named_in(slide);
        sources.iter().any(|side| cited.contains(&side.id)) || images.iter().any(|side| shown.contains(&side.id))
    };
    open.library.slides.values().filter(names).map(|slide| slide.id.clone()).collect()
}

/// The marks of citations in a slide's text, in order.
fn cited(slide: Option<&Slide>) -> Vec<&str> {
    let Some(slide) = slide else { return Vec::new() };
    let is_key = |character: char| character.is_alphanumeric() || "_-:.#$%&+?<>~/".contains(character);
    let keys = slide.file.text.split('@').skip(1);
    keys.map(|rest| rest.split(|character| !is_key(character)).next().unwrap_or(rest)).collect()
}

/// Whether every slide looks other.
fn looks_other(before: &Talk, now: &Talk) -> bool {
    // Everything but what is compared slide by slide and what no slide shows.
    let of = |talk: &Talk| Talk {
        sections: Vec::new(),
        backup: Vec::new(),
        minutes: now.minutes,
        handouts: now.handouts.clone(),
        outline: None,
        ..talk.clone()
    };
    of(before) != of(now)
}

fn order(talk: &Talk) -> Vec<(Option<usize>, &SlideId, bool)> {
    entries(talk).map(|(at, _, entry)| (at, &entry.slide, entry.hidden)).collect()
}

/// The running title of each slide; none for those in reserve.
fn section_titles(talk: &Talk) -> BTreeMap<&SlideId, Option<&str>> {
    entries(talk).map(|(_, title, entry)| (&entry.slide, title)).collect()
}

fn entries(talk: &Talk) -> impl Iterator<Item = (Option<usize>, Option<&str>, &TalkSlide)> {
    let sections = talk.sections.iter().enumerate();
    let in_sections = sections
        .flat_map(|(at, section)| section.slides.iter().map(move |entry| (Some(at), Some(section.title.as_str()), entry)));
    in_sections.chain(talk.backup.iter().map(|entry| (None, None, entry)))
}
