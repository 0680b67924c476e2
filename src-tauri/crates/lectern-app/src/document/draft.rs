//! A change worked out beside the document, which takes it whole or not at all.

use super::change::{Change, Setting};
use super::error::ChangeError;
use super::history::{ImageSide, OtherSide, SlideSide, SourceSide};
use crate::talk_file::OpenTalk;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{FieldId, ImageId, SlideId, SourceId};
use lectern_model::library::Library;
use lectern_model::talk::{Talk, TalkSlide};
use std::collections::BTreeSet;

/// The talk as it is to be, with those slides of the library that the change is about.
pub(super) struct Draft<'a> {
    pub(super) base: &'a OpenTalk,
    pub(super) open: OpenTalk,
    touched: BTreeSet<SlideId>,
    pub(super) touched_sources: BTreeSet<SourceId>,
    pub(super) touched_images: BTreeSet<ImageId>,
    /// What takes the place of everything.
    whole: Option<Box<OpenTalk>>,
    pub(super) came: Came,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What came into a talk.
#[derive(Debug, Default)]
pub(super) struct Came {
    pub(super) slides: Vec<SlideId>,
    pub(super) sources: Vec<SourceId>,
    pub(super) images: Vec<ImageId>,
}

/// What a change makes of a document.
pub(super) struct Outcome {
    pub(super) other: OtherSide,
    pub(super) came: Came,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Works a change out.
pub(super) fn work_out(base: &OpenTalk, change: Change) -> Result<Outcome, ChangeError> {
    let mut draft = Draft::new(base);
    draft.apply(change)?;
    Ok(draft.finish())
}

/// A slide stands in a talk once.
fn stands_once(talk: &Talk) -> Result<(), ChangeError> {
    let mut seen = BTreeSet::new();
    match talk.slides().chain(&talk.backup).find(|entry| !seen.insert(&entry.slide)) {
        Some(twice) => Err(ChangeError::AlreadyThere(twice.slide.clone())),
        None => Ok(()),
    }
}

impl<'a> Draft<'a> {
    fn new(base: &'a OpenTalk) -> Self {
        let library = Library { pack: base.library.pack.clone(), ..Library::default() };
        let open = OpenTalk::new(base.talk.clone(), library);
        Self {
            base,
            open,
            touched: BTreeSet::new(),
            touched_sources: BTreeSet::new(),
            touched_images: BTreeSet::new(),
            whole: None,
            came: Came::default(),
            diagnostics: Vec::new(),
        }
    }

    fn finish(mut self) -> Outcome {
        if let Some(whole) = self.whole {
            return Outcome { other: OtherSide::Whole(whole), came: self.came, diagnostics: self.diagnostics };
        }
        let side = |id: SlideId| SlideSide {
            slide: self.open.library.slides.remove(&id),
            original: self.open.originals.remove(&id),
            id,
        };
        let slides = self.touched.into_iter().map(side).collect();
        let library = &mut self.open.library;
        let sources = self.touched_sources.into_iter();
        let sources = sources.map(|id| SourceSide { value: library.sources.remove(&id), id }).collect();
        let images = self.touched_images.into_iter();
        let images = images.map(|id| ImageSide { value: library.images.remove(&id), id }).collect();
        let other = OtherSide::Part { talk: Some(Box::new(self.open.talk)), slides, sources, images };
        Outcome { other, came: self.came, diagnostics: self.diagnostics }
    }

    /// Takes a slide of the document to be changed.
    pub(super) fn touch(&mut self, id: &SlideId) {
        if self.touched.insert(id.clone()) {
            if let Some(slide) = self.base.library.slides.get(id) {
                self.open.library.slides.insert(id.clone(), slide.clone());
            }
            if let Some(original) = self.base.originals.get(id) {
                self.open.originals.insert(id.clone(), original.clone());
            }
        }
    }

    fn apply(&mut self, change: Change) -> Result<(), ChangeError> {
        match change {
            Change::Insert { slides, at } => self.insert(slides, at),
            Change::Write { text, at } => self.write(&text, at),
            Change::Move { slides, to } => self.shift(&slides, to),
            Change::Remove { slides } => self.take_out(&slides).map(drop),
            Change::Delete { slides } => self.delete(&slides),
            Change::Duplicate { slides } => self.duplicate(&slides),
            Change::Hide { slides, hidden } => self.each_entry(&slides, |entry| entry.hidden = hidden),
            Change::SlideMinutes { slide, minutes } => self.each_entry(&[slide], |entry| entry.minutes = minutes),
            Change::SlideTimes { times } => {
                times.into_iter().try_for_each(|(slide, time)| self.each_entry(&[slide], |entry| entry.minutes = Some(time)))
            }
            Change::SlideText { slide, text } => self.put_text(&slide, &text),
            Change::Reviewed { slides } => self.reviewed(&slides),
            Change::RevertSlides { slides } => self.revert(&slides),
            Change::AddSection { at, title } => self.add_section(at, title),
            Change::SplitSection { section, position, title } => self.split_section(section, position, title),
            Change::RenameSection { section, title } => self.section(section).map(|section| section.title = title),
            Change::RemoveSection { section } => self.remove_section(section).map(drop),
            Change::MoveSection { section, to } => self.move_section(section, to),
            Change::MergeSection { section } => self.merge_section(section),
            Change::Set(setting) => {
                self.set(setting);
                Ok(())
            }
            Change::Field { field, value } => self.fill_in(field, value),
            Change::AddSources { sources } => {
                self.add_sources(sources);
                Ok(())
            }
            Change::RemoveSources { sources } => self.remove_sources(&sources),
            Change::AddPicture { name, bytes } => self.add_picture(&name, &bytes),
            Change::RemovePictures { pictures } => self.remove_pictures(&pictures),
            Change::Together { changes, .. } => changes.into_iter().try_for_each(|change| self.apply(change)),
            Change::SetBrand { brand, logo } => self.set_brand(*brand, logo.map(|logo| *logo)),
            Change::RemoveBrand => {
                self.remove_brand();
                Ok(())
            }
            Change::ReplaceTalk { talk, .. } => {
                stands_once(&talk)?;
                self.open.talk = *talk;
                Ok(())
            }
            Change::ReplaceAll { open, .. } => {
                stands_once(&open.talk)?;
                self.whole = Some(open);
                Ok(())
            }
        }
    }

    fn set(&mut self, setting: Setting) {
        let talk = &mut self.open.talk;
        match setting {
            Setting::Title(title) => talk.title = title,
            Setting::Subtitle(subtitle) => talk.subtitle = subtitle.filter(|text| !text.trim().is_empty()),
            Setting::Date(date) => talk.date = date,
            Setting::Minutes(minutes) => talk.minutes = minutes,
            Setting::Language(language) => talk.language = language,
            Setting::Theme(theme) => talk.theme = theme,
            Setting::Aspect(aspect) => talk.aspect = aspect,
            Setting::CitationStyle(style) => talk.citation_style = style,
            Setting::Sources(sources) => talk.sources = sources,
            Setting::Handouts(handouts) => talk.handouts = handouts,
        }
    }

    fn fill_in(&mut self, field: FieldId, value: String) -> Result<(), ChangeError> {
        if value.trim().is_empty() {
            self.open.talk.fields.remove(&field);
        } else if self.base.library.pack.fields.iter().all(|known| known.id != field) {
            return Err(ChangeError::NoField(field));
        } else {
            self.open.talk.fields.insert(field, value);
        }
        Ok(())
    }

    /// Whether a slide stands in the talk.
    pub(super) fn has(&self, id: &SlideId) -> bool {
        self.open.talk.slides().chain(&self.open.talk.backup).any(|entry| entry.slide == *id)
    }

    /// The slides as a set, all of which stand in the talk.
    pub(super) fn in_talk(&self, slides: &[SlideId]) -> Result<BTreeSet<SlideId>, ChangeError> {
        match slides.iter().find(|id| !self.has(id)) {
            Some(missing) => Err(ChangeError::NotInTalk(missing.clone())),
            None => Ok(slides.iter().cloned().collect()),
        }
    }

    fn each_entry(&mut self, slides: &[SlideId], change: impl Fn(&mut TalkSlide)) -> Result<(), ChangeError> {
        let slides = self.in_talk(slides)?;
        let talk = &mut self.open.talk;
        let entries = talk.sections.iter_mut().flat_map(|section| &mut section.slides).chain(&mut talk.backup);
        entries.filter(|entry| slides.contains(&entry.slide)).for_each(change);
        Ok(())
    }
}
