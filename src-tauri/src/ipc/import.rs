//! Imports as pages see them: what came out of a file, before any of it is taken.

use super::count;
use lectern_app::evidence::title_for;
use lectern_app::slide_import::{Fate, ImportedSlide, Kept, SlideImport, Told};
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
    /// How many slides of the talk came back as they are.
    pub(crate) untouched: u32,
    /// The titles of the talk's slides that an edited deck no longer has. They stay in the talk.
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
    /// A slide of the talk with other words.
    Changed,
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
        Self { file, slides: Vec::new(), notes: Vec::new(), text: Some(text), untouched: 0, gone: Vec::new() }
    }

    /// The slides of a file: new ones, then those of the talk that were changed elsewhere.
    pub(crate) fn slides(file: String, found: &SlideImport, open: &OpenTalk) -> Self {
        let report = found.report();
        let fresh = found.imported.slides.iter().enumerate().map(|(at, slide)| ImportedSlideView::new(at, slide, found));
        let edited =
            found.edited_titles(open).into_iter().zip(found.imported.slides.len()..).map(|(title, at)| ImportedSlideView {
                number: count(at),
                title,
                from: String::new(),
                state: ImportStateView::Changed,
                notes: Vec::new(),
                uncited: Vec::new(),
            });
        let places: Vec<&str> = found.imported.slides.iter().map(|slide| slide.place.as_str()).collect();
        let elsewhere = report.told.iter().filter(|told| !places.contains(&told.place.as_str()));
        let slides = &open.library.slides;
        let gone =
            found.gone.iter().map(|id| slides.get(id).map_or_else(|| id.to_string(), |slide| title_for(slide, &open.talk)));
        Self {
            file,
            slides: fresh.chain(edited).collect(),
            notes: kept(&report.kept).into_iter().chain(elsewhere.map(ImportNoteView::from)).collect(),
            text: None,
            untouched: count(found.untouched),
            gone: gone.collect(),
        }
    }
}

impl ImportedSlideView {
    fn new(at: usize, slide: &ImportedSlide, found: &SlideImport) -> Self {
        let report = found.report();
        // What is told of a place with several slides stands at the first of them.
        let first = found.imported.slides.iter().position(|other| other.place == slide.place) == Some(at);
        let told = report.told.iter().filter(|told| first && told.place == slide.place);
        let numbers = report.numbers.iter().filter(|number| number.place == slide.place && number.title == slide.title);
        let mut lines: Vec<String> = numbers.map(|number| number.words.clone()).collect();
        // A line may have several numbers.
        lines.dedup();
        Self {
            number: count(at),
            title: slide.title.clone(),
            from: slide.place.clone(),
            state: ImportStateView::New,
            notes: told.map(|told| ImportNoteView { text: told.message.clone(), ..told.into() }).collect(),
            uncited: lines,
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
