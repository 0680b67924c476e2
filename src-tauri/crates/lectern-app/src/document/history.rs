//! What was done and undone. A step holds the other side of what it changed, and undoing it exchanges the two.

use super::change::{ChangeName, Typing};
use crate::talk_file::OpenTalk;
use lectern_model::id::{ImageId, SlideId, SourceId};
use lectern_model::image::Image;
use lectern_model::slide::Slide;
use lectern_model::source::Source;
use lectern_model::talk::Talk;
use std::collections::BTreeMap;
use std::mem;

/// How many steps can be undone.
const STEPS: usize = 500;

/// A state of a document; no two of a session are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Revision(u64);

/// A part of a document in another state.
#[derive(Debug, Clone)]
pub(super) enum OtherSide {
    Part { talk: Option<Box<Talk>>, slides: Vec<SlideSide>, sources: Vec<SourceSide>, images: Vec<ImageSide> },
    Whole(Box<OpenTalk>),
}

/// A thing of the library in another state; none where it is not there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Side<K, V> {
    pub(super) id: K,
    pub(super) value: Option<V>,
}

/// A source in another state.
pub(super) type SourceSide = Side<SourceId, Source>;
/// A picture in another state.
pub(super) type ImageSide = Side<ImageId, Image>;

impl<K: Ord + Clone, V: PartialEq> Side<K, V> {
    fn exchange(&mut self, all: &mut BTreeMap<K, V>) {
        self.value = match self.value.take() {
            Some(value) => all.insert(self.id.clone(), value),
            None => all.remove(&self.id),
        };
    }

    fn is_as_in(&self, all: &BTreeMap<K, V>) -> bool {
        self.value.as_ref() == all.get(&self.id)
    }
}

/// A slide in another state, and the pack's where it is an edit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SlideSide {
    pub(super) id: SlideId,
    pub(super) slide: Option<Slide>,
    pub(super) original: Option<Slide>,
}

impl SlideSide {
    fn exchange(&mut self, open: &mut OpenTalk) {
        let slide = match self.slide.take() {
            Some(slide) => open.library.slides.insert(self.id.clone(), slide),
            None => open.library.slides.remove(&self.id),
        };
        let original = match self.original.take() {
            Some(original) => open.originals.insert(self.id.clone(), original),
            None => open.originals.remove(&self.id),
        };
        (self.slide, self.original) = (slide, original);
    }

    fn is_as_in(&self, open: &OpenTalk) -> bool {
        self.slide.as_ref() == open.library.slides.get(&self.id) && self.original.as_ref() == open.originals.get(&self.id)
    }
}

impl OtherSide {
    /// Leaves out what is as in the document.
    pub(super) fn narrowed(self, open: &OpenTalk) -> Self {
        match self {
            OtherSide::Part { talk, slides, sources, images } => OtherSide::Part {
                talk: talk.filter(|talk| **talk != open.talk),
                slides: slides.into_iter().filter(|side| !side.is_as_in(open)).collect(),
                sources: sources.into_iter().filter(|side| !side.is_as_in(&open.library.sources)).collect(),
                images: images.into_iter().filter(|side| !side.is_as_in(&open.library.images)).collect(),
            },
            OtherSide::Whole(whole) => OtherSide::Whole(whole),
        }
    }

    pub(super) fn is_as_in(&self, open: &OpenTalk) -> bool {
        match self {
            OtherSide::Part { talk, slides, sources, images } => {
                talk.as_ref().is_none_or(|talk| **talk == open.talk)
                    && slides.iter().all(|side| side.is_as_in(open))
                    && sources.iter().all(|side| side.is_as_in(&open.library.sources))
                    && images.iter().all(|side| side.is_as_in(&open.library.images))
            }
            OtherSide::Whole(whole) => **whole == *open,
        }
    }

    pub(super) fn exchange(&mut self, open: &mut OpenTalk) {
        match self {
            OtherSide::Part { talk, slides, sources, images } => {
                if let Some(talk) = talk {
                    mem::swap(&mut **talk, &mut open.talk);
                }
                slides.iter_mut().for_each(|side| side.exchange(open));
                sources.iter_mut().for_each(|side| side.exchange(&mut open.library.sources));
                images.iter_mut().for_each(|side| side.exchange(&mut open.library.images));
            }
            OtherSide::Whole(whole) => mem::swap(&mut **whole, open),
        }
    }
}

#[derive(Debug, Clone)]
struct Step {
    /// The revision it leads to.
    revision: Revision,
    name: ChangeName,
    typing: Option<Typing>,
    other: OtherSide,
}

/// The steps of a document since it was opened.
#[derive(Debug, Clone)]
pub(super) struct History {
    /// The revision before the first step.
    base: Revision,
    latest: u64,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    pub(super) fn new() -> Self {
        Self { base: Revision(0), latest: 0, done: Vec::new(), undone: Vec::new() }
    }

    pub(super) fn revision(&self) -> Revision {
        self.done.last().map_or(self.base, |step| step.revision)
    }

    /// Takes a step whose other side is the state before it. Typing into what was typed into last joins that step.
    pub(super) fn push(&mut self, name: ChangeName, typing: Option<Typing>, other: OtherSide) {
        self.latest += 1;
        let revision = Revision(self.latest);
        if let Some(last) = self.done.last_mut()
            && typing.is_some()
            && last.typing == typing
            && self.undone.is_empty()
        {
            last.revision = revision;
            return;
        }
        self.undone.clear();
        self.done.push(Step { revision, name, typing, other });
        if self.done.len() > STEPS {
            self.base = self.done.remove(0).revision;
        }
    }

    /// Ends the step that typing would join.
    pub(super) fn pause(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.typing = None;
        }
    }

    /// Undoes the last step; gives its other side, which is now what it led to.
    pub(super) fn undo(&mut self, open: &mut OpenTalk) -> Option<&OtherSide> {
        let mut step = self.done.pop()?;
        step.other.exchange(open);
        self.undone.push(step);
        self.undone.last().map(|step| &step.other)
    }

    /// Takes the last undone step again; gives its other side, which is now what was before it.
    pub(super) fn redo(&mut self, open: &mut OpenTalk) -> Option<&OtherSide> {
        let mut step = self.undone.pop()?;
        step.other.exchange(open);
        step.typing = None;
        self.done.push(step);
        self.done.last().map(|step| &step.other)
    }

    pub(super) fn undo_name(&self) -> Option<ChangeName> {
        self.done.last().map(|step| step.name)
    }

    pub(super) fn redo_name(&self) -> Option<ChangeName> {
        self.undone.last().map(|step| step.name)
    }
}
