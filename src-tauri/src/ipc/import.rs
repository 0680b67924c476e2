//! Imports as pages see them: what came out of a file, before any of it is taken.

use super::count;
use lectern_app::slide_import::{Aspect, Fate, ImportedSlide, Kept, ReturnedSlide, SlideImport, Told};
use lectern_app::talk_file::OpenTalk;
use serde::Serialize;

/// What came out of a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ImportView {
    /// The file's name.
    pub(crate) file: String,
    pub(crate) slides: Vec<ImportedSlideView>,
    /// What was kept, changed and dropped of the file as a whole.
    pub(crate) notes: Vec<ImportNoteView>,
    /// The words of a file that gives nothing else (PDF), to copy from; null for others.
    pub(crate) text: Option<String>,
    /// Whether it is a deck of the talk's that comes back: its new slides go where they stand in it.
    pub(crate) returned: bool,
    /// How many slides of the talk came back as they are.
    pub(crate) untouched: u32,
    /// The titles of the talk's slides that a file with only some of them does not have. They stay in the talk.
    pub(crate) gone: Vec<String>,
}

/// A slide that came out of a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ImportedSlideView {
    /// Its number, for taking it.
    pub(crate) number: u32,
    pub(crate) title: String,
    /// Where in the file it stood: `slide 7`.
    pub(crate) from: String,
    pub(crate) state: ImportStateView,
    /// Whether taking it undoes what was changed in the talk since: it is not taken unasked.
    pub(crate) undoes: bool,
    /// What of it is another, where it is a changed one.
    pub(crate) parts: Vec<ImportPartView>,
    pub(crate) notes: Vec<ImportNoteView>,
    /// The lines with numbers that name no source, as a reader sees them.
    pub(crate) uncited: Vec<String>,
}

/// What a slide from a file is to the talk.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum ImportStateView {
    /// New: comes in as a draft.
    New,
    /// A slide of the talk that is another.
    Changed,
    /// A slide of the talk that its whole deck no longer has: taking it removes it.
    Removed,
}

/// What of a slide of the talk is another.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum ImportPartView {
    Title,
    Body,
    Notes,
    Asked,
    Caveat,
    Time,
    Hidden,
    Shown,
    Place,
}

/// What became of something in a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ImportNoteView {
    pub(crate) what: ImportNoteKind,
    /// In words, with the reason where there is one.
    pub(crate) text: String,
}

/// What became of something.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum ImportNoteKind {
    Kept,
    Changed,
    Dropped,
    /// It is there and lacks something that the presenter must add.
    Wanting,
}

impl ImportView {
    /// The words of a file that gives nothing else.
    pub(crate) fn words(file: String, text: String) -> Self {
        Self { file, slides: Vec::new(), notes: Vec::new(), text: Some(text), returned: false, untouched: 0, gone: Vec::new() }
    }

    /// The slides of a file: new ones, then those of the talk that were changed elsewhere.
    pub(crate) fn slides(file: String, found: &SlideImport, open: &OpenTalk) -> Self {
        let report = found.report();
        let fresh = found.imported.slides.iter().enumerate().map(|(at, slide)| ImportedSlideView::new(at, slide, found));
        let edited = found
            .edits
            .iter()
            .zip(found.edited_titles(open))
            .map(|(slide, title)| ImportedSlideView::changed(slide, title, found));
        let removed = found.gone_titles(open).into_iter().filter(|_| found.is_whole).map(ImportedSlideView::removed);
        let new_places = found.imported.slides.iter().map(|slide| slide.place.as_str());
        let places: Vec<&str> = new_places.chain(found.edits.iter().map(|slide| slide.place.as_str())).collect();
        let elsewhere = report.told.iter().filter(|told| !places.contains(&told.place.as_str()));
        let numbered = |(at, slide)| ImportedSlideView { number: count(at), ..slide };
        Self {
            file,
            slides: fresh.chain(edited).chain(removed).enumerate().map(numbered).collect(),
            notes: kept(&report.kept).into_iter().chain(elsewhere.map(ImportNoteView::from)).collect(),
            text: None,
            returned: found.is_returned(),
            untouched: count(found.untouched),
            gone: if found.is_whole { Vec::new() } else { found.gone_titles(open) },
        }
    }
}

impl ImportedSlideView {
    fn new(at: usize, slide: &ImportedSlide, found: &SlideImport) -> Self {
        let report = found.report();
        // What is told of a place with several slides stands at the first of them.
        let first = found.imported.slides.iter().position(|other| other.place == slide.place) == Some(at);
        let told = report.told.iter().filter(|told| first && told.place == slide.place);
        Self {
            title: slide.title.clone(),
            from: slide.place.clone(),
            notes: told.map(|told| ImportNoteView { text: told.message.clone(), ..told.into() }).collect(),
            uncited: uncited(&slide.place, &slide.title, found),
            ..Self::empty(ImportStateView::New)
        }
    }

    fn changed(slide: &ReturnedSlide, title: String, found: &SlideImport) -> Self {
        let told = found.report().told.iter().filter(|told| told.place == slide.place);
        Self {
            from: slide.place.clone(),
            undoes: slide.undoes,
            parts: slide.changed.iter().map(|part| (*part).into()).collect(),
            notes: told.map(|told| ImportNoteView { text: told.message.clone(), ..told.into() }).collect(),
            uncited: uncited(&slide.place, &title, found),
            title,
            ..Self::empty(ImportStateView::Changed)
        }
    }

    fn removed(title: String) -> Self {
        Self { title, ..Self::empty(ImportStateView::Removed) }
    }

    fn empty(state: ImportStateView) -> Self {
        let (title, from) = (String::new(), String::new());
        Self { number: 0, title, from, state, undoes: false, parts: Vec::new(), notes: Vec::new(), uncited: Vec::new() }
    }
}

/// The lines of a slide with numbers that name no source.
fn uncited(place: &str, title: &str, found: &SlideImport) -> Vec<String> {
    let numbers = found.report().numbers.iter().filter(|number| number.place == place && number.title == title);
    let mut lines: Vec<String> = numbers.map(|number| number.words.clone()).collect();
    // A line may have several numbers.
    lines.dedup();
    lines
}

impl From<Aspect> for ImportPartView {
    fn from(part: Aspect) -> Self {
        match part {
            Aspect::Title => ImportPartView::Title,
            Aspect::Body => ImportPartView::Body,
            Aspect::Notes => ImportPartView::Notes,
            Aspect::Asked => ImportPartView::Asked,
            Aspect::Caveat => ImportPartView::Caveat,
            Aspect::Time => ImportPartView::Time,
            Aspect::Hidden => ImportPartView::Hidden,
            Aspect::Shown => ImportPartView::Shown,
            Aspect::Place => ImportPartView::Place,
        }
    }
}

/// How much was kept, where there is some.
fn kept(kept: &Kept) -> Option<ImportNoteView> {
    let said = kept.in_words();
    (!said.is_empty()).then(|| ImportNoteView { what: ImportNoteKind::Kept, text: said.join(", ") })
}

impl From<&Told> for ImportNoteView {
    fn from(told: &Told) -> Self {
        let what = match told.fate {
            Fate::Changed => ImportNoteKind::Changed,
            Fate::Dropped => ImportNoteKind::Dropped,
            Fate::Wanting => ImportNoteKind::Wanting,
        };
        let place = if told.place.is_empty() { String::new() } else { format!("{}: ", told.place) };
        Self { what, text: format!("{place}{}", told.message) }
    }
}
