//! Exporting a talk: its deck and its handouts, to files.

mod kind;

pub use kind::{DeckFormat, ExportKind, Reader};

use crate::atomic_file::{create_folder, write_atomically};
use crate::brand::{faces_for, theme_for};
use crate::checksum;
use crate::content_root::ContentRoot;
use crate::deck_text::characters_of;
use crate::error::AppError;
use crate::font_folder::load_fonts;
use crate::packet_blank::PacketBlanks;
use crate::pipeline::{Form, Press, check_talk, load_theme, render_html, render_pdf, render_pptx, resolve_talk};
use crate::plan::DEFAULT_THEME;
use crate::system_font::find_fonts_for;
use crate::talk_file::{EXTENSION, OpenTalk};
use lectern_layout::font::FontLibrary;
use lectern_model::brand::Brand;
use lectern_model::deck::Deck;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::theme::{Aspect, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many files are made at the same time, where nothing else is known: each takes some tens of megabytes.
pub const THREADS: usize = 2;

/// What to export, and where to.
#[derive(Debug, Clone)]
pub struct ExportRequest {
    /// The files, each with what it is.
    pub jobs: Vec<ExportJob>,
    /// On which paper handouts are.
    pub paper: Paper,
    /// In which ink handouts are.
    pub ink: Ink,
    /// Where the system's fonts are, for scripts that the shipped ones lack.
    pub font_folders: Vec<PathBuf>,
    /// How many files are made at the same time, at least 1.
    pub threads: usize,
}

/// One file to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportJob {
    /// What it is.
    pub what: ExportKind,
    /// The file.
    pub path: PathBuf,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What it is.
    pub what: ExportKind,
    /// The file.
    pub path: PathBuf,
    /// Its pages.
    pub pages: usize,
    /// The deck's slide that each page shows, where it shows one.
    pub slides: Vec<Option<usize>>,
    /// Its size in bytes.
    pub bytes: usize,
    /// The SHA-256 of its bytes in small hexadecimal digits, before they went to the disk.
    pub checksum: String,
}

/// What an export did.
#[derive(Debug, Clone, Default)]
pub struct ExportReport {
    /// The files, in the order they were asked for.
    pub files: Vec<Exported>,
    /// What the presenter should know.
    pub diagnostics: Vec<Diagnostic>,
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is done to which file now.
    pub phase: Phase,
    /// Files finished.
    pub done: usize,
    /// Files in all.
    pub total: usize,
}

/// What is done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Words are put on pages.
    Layout(ExportKind),
    /// Pages become bytes.
    Render(ExportKind),
    /// Bytes become a file.
    Write(ExportKind),
    /// A file is finished.
    Finished(ExportKind),
}

/// Exports a talk. A file that is there is replaced whole. `progress` is called from several threads; the flag `cancel` stops the
/// export at the next step.
///
/// # Errors
/// The fonts or the theme cannot be read, a file cannot be made or written, or the export was cancelled. Files finished before are
/// kept.
pub fn export_talk(
    open: &OpenTalk,
    content: &ContentRoot,
    request: &ExportRequest,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Result<ExportReport, AppError> {
    // A slip of the hand would put slides in the place of the talk.
    if let Some(job) = request.jobs.iter().find(|job| job.path.extension().is_some_and(|extension| extension == EXTENSION)) {
        let reason = "talks are saved under this extension; choose another name".to_owned();
        return Err(AppError::Write { path: job.path.clone(), reason });
    }
    let mut diagnostics = check_talk(&open.talk, &open.library);
    let (deck, mut found) = resolve_talk(&open.talk, &open.library);
    diagnostics.append(&mut found);
    if request.jobs.iter().any(|job| job.what == ExportKind::Handout(Handout::Accreditation)) {
        diagnostics.extend(PacketBlanks::of(&deck, &open.library.pack).told());
    }
    let fonts = fonts_for(&deck, open.talk.brand.as_ref(), content, &request.font_folders)?;
    let theme = theme_for(&open.talk, &deck, content, &fonts, &mut diagnostics)?;
    for folder in request.jobs.iter().filter_map(|job| job.path.parent()).filter(|folder| !folder.as_os_str().is_empty()) {
        create_folder(folder)?;
    }
    let work = Work {
        deck: &deck,
        theme: &theme,
        aspect: open.talk.aspect,
        request,
        progress,
        cancel,
        begun: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        failed: AtomicBool::new(false),
    };
    let results = work.run(&fonts);
    let mut report = ExportReport { files: Vec::new(), diagnostics };
    for result in results {
        let (file, mut found) = result?;
        report.files.push(file);
        report.diagnostics.append(&mut found);
    }
    // A slide that does not fit is told of once, not once for every handout it is on.
    report.diagnostics = without_repeats(report.diagnostics);
    Ok(report)
}

/// The diagnostics, each once, in the order of their first mention.
pub fn without_repeats(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    diagnostics.into_iter().filter(|diagnostic| seen.insert(diagnostic.to_string())).collect()
}

/// The shipped fonts, the brand's as far as the system has them, and the system's for characters that those lack.
pub(crate) fn fonts_for(
    deck: &Deck,
    brand: Option<&Brand>,
    content: &ContentRoot,
    folders: &[PathBuf],
) -> Result<FontLibrary, AppError> {
    let mut fonts = load_fonts(content)?;
    for face in brand.into_iter().flat_map(|brand| faces_for(brand, &fonts, folders)).collect::<Vec<_>>() {
        fonts.add(face)?;
    }
    let missing = characters_of(deck).into_iter().filter(|character| !fonts.covers(*character)).collect::<BTreeSet<_>>();
    if !missing.is_empty() {
        for face in find_fonts_for(&missing, folders) {
            fonts.add(face)?;
        }
    }
    Ok(fonts)
}

/// A talk's theme, or the default one where it is not installed.
pub(crate) fn theme_of(wanted: &str, content: &ContentRoot, diagnostics: &mut Vec<Diagnostic>) -> Result<Theme, AppError> {
    let known = content.theme_names();
    let id = if known.iter().any(|id| id == wanted) { wanted } else { DEFAULT_THEME };
    if id != wanted {
        let message = format!("the theme `{wanted}` is not installed; `{id}` is used");
        diagnostics.push(Diagnostic::warning("unknown-theme", message).hint(format!("choose from {}", known.join(", "))));
    }
    let (path, text) = content.read_theme(id)?;
    let (theme, mut found) = load_theme(&path, &text);
    diagnostics.append(&mut found);
    theme.ok_or_else(|| AppError::Read {
        path: content.folder().join(path),
        reason: "it is not a theme; run `lectern check` on it".to_owned(),
    })
}

type JobResult = Result<(Exported, Vec<Diagnostic>), AppError>;

/// The jobs of an export, taken one after another by as many threads as are asked for.
struct Work<'a> {
    deck: &'a Deck,
    theme: &'a Theme,
    aspect: Aspect,
    request: &'a ExportRequest,
    progress: &'a (dyn Fn(Progress) + Sync),
    cancel: &'a AtomicBool,
    begun: AtomicUsize,
    done: AtomicUsize,
    failed: AtomicBool,
}

impl Work<'_> {
    /// The results, in the order of the jobs; after a failure no further job is begun.
    fn run(&self, fonts: &FontLibrary) -> Vec<JobResult> {
        let threads = self.request.threads.clamp(1, self.request.jobs.len().max(1));
        let results: Mutex<BTreeMap<usize, JobResult>> = Mutex::new(BTreeMap::new());
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let mut press = Press::new(fonts.clone());
                    while let Some((at, job)) = self.next_job() {
                        let result = self.make(&mut press, job);
                        self.failed.fetch_or(result.is_err(), Ordering::Relaxed);
                        results.lock().unwrap_or_else(PoisonError::into_inner).insert(at, result);
                    }
                });
            }
        });
        results.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
    }

    fn next_job(&self) -> Option<(usize, &ExportJob)> {
        if self.failed.load(Ordering::Relaxed) {
            return None;
        }
        let at = self.begun.fetch_add(1, Ordering::Relaxed);
        self.request.jobs.get(at).map(|job| (at, job))
    }

    fn make(&self, press: &mut Press, job: &ExportJob) -> JobResult {
        let form = match job.what {
            ExportKind::Deck(DeckFormat::Pptx(Reader::Presenter) | DeckFormat::Html(Reader::Presenter)) => Form::WholeDeck,
            ExportKind::Deck(_) => Form::Deck,
            ExportKind::Handout(kind) => Form::Handout(kind, self.request.paper, self.request.ink),
        };
        self.step(Phase::Layout(job.what))?;
        // What an audience may keep is made from a copy that has nothing else in it. A PDF has backup slides, as the show does.
        let given = job.what.is_audience_copy() && job.what.extension() != "pdf";
        let copy = given.then(|| self.deck.audience_copy());
        let deck = copy.as_ref().unwrap_or(self.deck);
        let (document, diagnostics) = press.layout(deck, self.theme, self.aspect, form);
        self.step(Phase::Render(job.what))?;
        let name = job.what.name();
        let bytes = match job.what {
            ExportKind::Deck(DeckFormat::Pptx(_)) => render_pptx(deck, self.theme, &document, &name)?,
            ExportKind::Deck(DeckFormat::Html(_)) => render_html(deck, self.theme, &document, &name)?,
            ExportKind::Deck(DeckFormat::Pdf) | ExportKind::Handout(_) => render_pdf(&document, &name)?,
        };
        self.step(Phase::Write(job.what))?;
        write_atomically(&job.path, &bytes)?;
        self.done.fetch_add(1, Ordering::Relaxed);
        self.say(Phase::Finished(job.what));
        let slides: Vec<Option<usize>> = document.pages.iter().map(|page| page.slide).collect();
        let file = Exported {
            what: job.what,
            path: job.path.clone(),
            pages: slides.len(),
            slides,
            bytes: bytes.len(),
            checksum: checksum::of(&bytes),
        };
        Ok((file, diagnostics))
    }

    /// Says what comes next, unless the export was cancelled.
    fn step(&self, phase: Phase) -> Result<(), AppError> {
        if self.cancel.load(Ordering::Relaxed) {
            return Err(AppError::Cancelled);
        }
        self.say(phase);
        Ok(())
    }

    fn say(&self, phase: Phase) {
        (self.progress)(Progress { phase, done: self.done.load(Ordering::Relaxed), total: self.request.jobs.len() });
    }
}

#[cfg(test)]
mod tests;
