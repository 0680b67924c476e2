//! The go-bag: everything a talk needs at a venue, in one folder or archive, every file of it read back and checked.

mod fonts;
mod place;
mod read_me;
mod report;
mod show;
mod space;
mod staging;
mod wording;

use crate::atomic_file::{create_folder, write_atomically};
use crate::brand::theme_for;
use crate::checksum;
use crate::content_root::ContentRoot;
use crate::error::AppError;
use crate::export::{
    DeckFormat, ExportJob, ExportKind, ExportReport, ExportRequest, Exported, Progress, Reader, export_talk, fonts_for,
};
use crate::pipeline::{Press, render_pdf, resolve_talk};
use crate::talk_file::{EXTENSION, OpenTalk, read_talk, write_talk};
use crate::verify::{Check, Checked, Expected, Format, Point, Secrets, check_bytes};
use lectern_layout::Leaflet;
use lectern_layout::font::FontLibrary;
use lectern_model::deck::Deck;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::theme::Theme;
use staging::Staging;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use wording::BagWords;

/// What is packed, and where to.
#[derive(Debug, Clone)]
pub struct GoBagRequest {
    /// The folder that the bag is put in, such as a USB stick's.
    pub folder: PathBuf,
    /// What the bag and its files are named after.
    pub stem: String,
    /// Whether it is one archive instead of a folder.
    pub zip: bool,
    /// The slides, each in a format and for whom; [`DECKS`] unless there is a reason.
    pub decks: Vec<DeckFormat>,
    /// The handouts for the audience; notes pages are always packed.
    pub handouts: Vec<Handout>,
    /// On which paper handouts are.
    pub paper: Paper,
    /// In which ink handouts are.
    pub ink: Ink,
    /// Where the system's fonts are, for scripts that the shipped ones lack.
    pub font_folders: Vec<PathBuf>,
    /// How many files are made and checked at the same time, at least 1.
    pub threads: usize,
}

/// What became of a bag.
#[derive(Debug, Clone)]
pub struct GoBagReport {
    /// The bag.
    pub path: PathBuf,
    /// The files in it, in the order of their names.
    pub files: Vec<BagFile>,
    /// What the presenter should know; an error for every check that failed.
    pub diagnostics: Vec<Diagnostic>,
}

impl GoBagReport {
    /// Whether every check of every file came out well.
    pub fn is_ready(&self) -> bool {
        self.files.iter().all(BagFile::is_sound)
    }
}

/// A file of a bag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BagFile {
    /// Its name in the bag, with `/` between folders.
    pub name: String,
    /// What it is.
    pub what: BagPart,
    /// Its pages or slides, where it has any.
    pub pages: Option<usize>,
    /// Its size in bytes.
    pub bytes: usize,
    /// What was checked of it.
    pub checks: Vec<Check>,
}

/// A file of a bag that was read back, with its checksum and what was found in it.
type CheckResult = Result<(BagFile, String, Checked), AppError>;

impl BagFile {
    /// Whether every check of it came out well.
    pub fn is_sound(&self) -> bool {
        self.checks.iter().all(|check| check.fault.is_none())
    }
}

/// What a file of a bag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BagPart {
    /// Slides or printed matter.
    Export(ExportKind),
    /// The talk itself.
    Talk,
    /// A font or its licence.
    Font,
    /// What to read first, for eyes and for any program that shows text.
    ReadMe,
    /// What was checked.
    Report,
    /// The checksums.
    Checksums,
}

/// How far a bag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BagStep {
    /// Slides and handouts are made.
    Making(Progress),
    /// A file has been checked: how many of how many.
    Checked(usize, usize),
    /// The bag is put in its place.
    Placing,
}

/// The handouts that are packed where a talk names none.
pub const USUAL_HANDOUTS: [Handout; 2] = [Handout::Article, Handout::Takeaway];

/// The formats of the slides in a bag.
pub const DECKS: [DeckFormat; 4] = [
    DeckFormat::Pptx(Reader::Presenter),
    DeckFormat::Html(Reader::Presenter),
    DeckFormat::Html(Reader::Audience),
    DeckFormat::Pdf,
];

/// What is wrong with a file that the disk does not give back.
const CHANGED: &str = "it does not come back from the disk as it was written";

/// The folder in a bag for who presents.
const PRESENTER: &str = "presenter";
/// The folder in a bag for the audience.
const AUDIENCE: &str = "audience";

/// The handouts that a bag of a talk holds: those of its settings, or the usual ones. Notes pages are packed besides.
pub fn handouts_of(open: &OpenTalk) -> Vec<Handout> {
    let chosen: Vec<Handout> = open.talk.handouts.kinds.iter().copied().filter(|kind| kind.is_audience_copy()).collect();
    if chosen.is_empty() { USUAL_HANDOUTS.to_vec() } else { chosen }
}

/// Packs a bag: makes its files, reads each back from the disk and checks it, and puts the bag in its place when it is whole. A bag of
/// the same name is replaced. Where a check fails, the bag is named as not ready, and one that is there stays.
///
/// # Errors
/// The folder cannot be written to or is full, something that is no bag has its name, a file cannot be made, or it was cancelled.
/// Nothing is left then but the folder itself, and a bag that is there stays.
pub fn pack_go_bag(
    open: &OpenTalk,
    content: &ContentRoot,
    request: &GoBagRequest,
    progress: &(dyn Fn(BagStep) + Sync),
    cancel: &AtomicBool,
) -> Result<GoBagReport, AppError> {
    pack(open, content, request, progress, cancel).map_err(staging::of_place)
}

fn pack(
    open: &OpenTalk,
    content: &ContentRoot,
    request: &GoBagRequest,
    progress: &(dyn Fn(BagStep) + Sync),
    cancel: &AtomicBool,
) -> Result<GoBagReport, AppError> {
    let (deck, _) = resolve_talk(&open.talk, &open.library);
    // What is wrong with the theme or the brand, the export tells.
    let fonts = fonts_for(&deck, open.talk.brand.as_ref(), content, &request.font_folders)?;
    let theme = theme_for(&open.talk, &deck, content, &fonts, &mut Vec::new())?;
    let name = place::bag_name(&request.stem);
    let mut diagnostics: Vec<Diagnostic> = staging::clear_left(&request.folder).iter().map(|left| cleared(left)).collect();
    place::refuse_others(&request.folder, &name, request.zip)?;
    let talk = write_talk(open)?;
    space::refuse_full(&request.folder, space::estimate(&deck, content, talk.len(), request))?;
    let staging = Staging::new(&request.folder)?;
    let root = staging.bag();
    let made = export(open, content, request, &root, progress, cancel)?;
    diagnostics.extend(made.diagnostics);
    let mut bag =
        Packing { root: &root, deck: &deck, theme: &theme, fonts, content, request, files: Vec::new(), sums: BTreeMap::new() };
    bag.write(&format!("{PRESENTER}/{}.{EXTENSION}", request.stem), BagPart::Talk, &talk)?;
    let shown = bag.check_exports(&made.files, progress, cancel)?;
    diagnostics.extend(fonts::pack(&mut bag, &shown)?);
    bag.read_me()?;
    bag.close()?;
    progress(BagStep::Placing);
    let going_on = || if cancel.load(Ordering::Relaxed) { Err(AppError::Cancelled) } else { Ok(()) };
    going_on()?;
    let failed = place::not_ready(&request.folder, &name, request.zip);
    let named = |bag: &Packing<'_>| if bag.is_ready() { name.clone() } else { failed.clone() };
    if request.zip {
        bag.pack_archive(&staging, &named)?;
        going_on()?;
    }
    if bag.is_ready() {
        // Something may have come there in the meantime.
        place::refuse_others(&request.folder, &name, request.zip)?;
    }
    let path = place::put(staging, &request.folder, &named(&bag), request.zip)?;
    let mut report = GoBagReport { path, files: bag.files, diagnostics };
    report.files.sort_by(|one, other| one.name.cmp(&other.name));
    report.diagnostics.extend(faults(&report));
    Ok(report)
}

/// That a folder was cleared which a program left that ended before its time.
fn cleared(name: &str) -> Diagnostic {
    Diagnostic::note(
        "cleared-leftover",
        format!("an earlier go-bag was stopped before it was packed; what it left (`{name}`) is cleared"),
    )
}

/// What a bag's slides and handouts are, each with its folder in the bag.
fn exports(request: &GoBagRequest) -> Vec<(ExportKind, &'static str)> {
    let decks = request.decks.iter().copied().map(ExportKind::Deck);
    let mut kinds: Vec<ExportKind> = Vec::new();
    for kind in
        decks.chain([ExportKind::Handout(Handout::Notes)]).chain(request.handouts.iter().copied().map(ExportKind::Handout))
    {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let folder = |kind: &ExportKind| if kind.is_audience_copy() { AUDIENCE } else { PRESENTER };
    kinds.iter().map(|kind| (*kind, folder(kind))).collect()
}

fn export(
    open: &OpenTalk,
    content: &ContentRoot,
    request: &GoBagRequest,
    root: &Path,
    progress: &(dyn Fn(BagStep) + Sync),
    cancel: &AtomicBool,
) -> Result<ExportReport, AppError> {
    let jobs = exports(request)
        .into_iter()
        .map(|(what, folder)| ExportJob { what, path: what.path_in(&root.join(folder), &request.stem) });
    let exporting = ExportRequest {
        jobs: jobs.collect(),
        paper: request.paper,
        ink: request.ink,
        font_folders: request.font_folders.clone(),
        threads: request.threads,
    };
    export_talk(open, content, &exporting, &|step| progress(BagStep::Making(step)), cancel)
}

/// An error for every check that failed, with the next step.
fn faults(report: &GoBagReport) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for file in &report.files {
        for check in &file.checks {
            let Some(fault) = &check.fault else { continue };
            let hint = match check.point {
                Point::Opens | Point::Checksum => "the disk may be failing: pack the bag again on another one",
                Point::Private => "do not give this file away; pack the bag again, and report it if it says so again",
                Point::Pages | Point::Words | Point::Fonts | Point::Network | Point::Structure => {
                    "pack the bag again; if it says so again, do not use this file, and report it"
                }
            };
            told.push(Diagnostic::error("go-bag-check", format!("{}: {fault}", file.name)).hint(hint));
        }
    }
    told
}

/// A bag being packed, in a folder that nobody takes for one.
struct Packing<'a> {
    root: &'a Path,
    deck: &'a Deck,
    theme: &'a Theme,
    fonts: FontLibrary,
    content: &'a ContentRoot,
    request: &'a GoBagRequest,
    files: Vec<BagFile>,
    /// The checksums of the bytes that were checked, by name.
    sums: BTreeMap<String, String>,
}

impl Packing<'_> {
    /// The words of the bag in the talk's language.
    fn words(&self) -> &'static BagWords {
        BagWords::of(&self.deck.language)
    }

    /// Writes a file of the bag, and checks that it is read back the same.
    fn write(&mut self, name: &str, what: BagPart, bytes: &[u8]) -> Result<(), AppError> {
        self.write_expecting(name, what, bytes, &Expected::default())
    }

    fn write_expecting(&mut self, name: &str, what: BagPart, bytes: &[u8], expected: &Expected) -> Result<(), AppError> {
        let path = self.root.join(name);
        if let Some(folder) = path.parent() {
            create_folder(folder)?;
        }
        write_atomically(&path, bytes)?;
        let back = place::read_back(&path)?;
        let changed = (back != bytes).then(|| CHANGED.to_owned());
        let mut checks = vec![Check::new(Point::Checksum, changed)];
        let mut pages = None;
        match what {
            BagPart::Talk => checks.insert(0, Check::new(Point::Opens, talk_fault(self.deck, &path, &back))),
            BagPart::ReadMe | BagPart::Report if name.ends_with(".pdf") => {
                let checked = check_bytes(&back, Format::Pdf, expected);
                pages = Some(checked.pages);
                checks.extend(checked.checks);
            }
            BagPart::Export(_) | BagPart::Font | BagPart::ReadMe | BagPart::Report | BagPart::Checksums => {}
        }
        self.sums.insert(name.to_owned(), checksum::of(&back));
        self.files.push(BagFile { name: name.to_owned(), what, pages, bytes: back.len(), checks });
        Ok(())
    }

    /// Reads back and checks what was exported, several files at the same time. Gives the names of the fonts in them.
    fn check_exports(
        &mut self,
        exported: &[Exported],
        progress: &(dyn Fn(BagStep) + Sync),
        cancel: &AtomicBool,
    ) -> Result<BTreeSet<String>, AppError> {
        let secrets = [false, true].map(|with_backup| Arc::new(Secrets::of(self.deck, with_backup)));
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let results: Mutex<BTreeMap<usize, CheckResult>> = Mutex::new(BTreeMap::new());
        let (root, deck) = (self.root, self.deck);
        thread::scope(|scope| {
            for _ in 0..self.request.threads.clamp(1, exported.len().max(1)) {
                scope.spawn(|| {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(file) = exported.get(at) else { break };
                        let result = if cancel.load(Ordering::Relaxed) {
                            Err(AppError::Cancelled)
                        } else {
                            check_export(root, deck, file, &secrets)
                        };
                        results.lock().unwrap_or_else(PoisonError::into_inner).insert(at, result);
                        progress(BagStep::Checked(done.fetch_add(1, Ordering::Relaxed) + 1, exported.len()));
                    }
                });
            }
        });
        let mut fonts = BTreeSet::new();
        for result in results.into_inner().unwrap_or_else(PoisonError::into_inner).into_values() {
            let (file, sum, checked) = result?;
            fonts.extend(checked.fonts);
            self.sums.insert(file.name.clone(), sum);
            self.files.push(file);
        }
        Ok(fonts)
    }

    /// Whether every check so far came out well.
    fn is_ready(&self) -> bool {
        self.files.iter().all(BagFile::is_sound)
    }

    /// What to read first: after everything that it tells of.
    fn read_me(&mut self) -> Result<(), AppError> {
        let mut press = Press::new(self.fonts.clone());
        let read_me = read_me::leaflet(self);
        let text = read_me::plain_text(self, &read_me);
        self.write(&format!("{}.txt", self.words().read_me), BagPart::ReadMe, text.as_bytes())?;
        self.print(&mut press, &read_me, self.words().read_me, BagPart::ReadMe)
    }

    /// Writes what was checked and the list of checksums, and compares every file with the list. Where that finds a fault, the report
    /// is written anew: it is not to say of a faulty bag that it is ready.
    fn close(&mut self) -> Result<(), AppError> {
        loop {
            let was_ready = self.is_ready();
            self.report()?;
            self.list_checksums()?;
            self.compare_checksums();
            if !was_ready || self.is_ready() {
                return Ok(());
            }
        }
    }

    /// Writes what was checked, in the place of what was written before.
    fn report(&mut self) -> Result<(), AppError> {
        let is_other = |file: &BagFile| !matches!(file.what, BagPart::Report | BagPart::Checksums);
        let (kept, earlier): (Vec<_>, Vec<_>) = std::mem::take(&mut self.files).into_iter().partition(is_other);
        self.files = kept;
        earlier.iter().for_each(|file| drop(self.sums.remove(&file.name)));
        let report = report::leaflet(self);
        self.print(&mut Press::new(self.fonts.clone()), &report, self.words().report, BagPart::Report)
    }

    /// Packs everything into one archive; once more where something was lost on the way, with a report that tells.
    fn pack_archive(&mut self, staging: &Staging, named: &dyn Fn(&Self) -> String) -> Result<(), AppError> {
        let was_ready = self.is_ready();
        place::pack_archive(staging, &named(self), &mut self.files, &self.sums)?;
        if was_ready && !self.is_ready() {
            self.close()?;
            place::pack_archive(staging, &named(self), &mut self.files, &self.sums)?;
        }
        Ok(())
    }

    /// Sets a page of the bag's own and writes it.
    fn print(&mut self, press: &mut Press, leaflet: &Leaflet, name: &str, what: BagPart) -> Result<(), AppError> {
        let document = press.leaflet(self.deck, self.theme, self.request.paper, leaflet);
        let bytes = render_pdf(&document, &leaflet.title)?;
        let expected = Expected::saying(&leaflet.texts(), document.pages.len());
        self.write_expecting(&format!("{name}.pdf"), what, &bytes, &expected)
    }

    /// Writes the list of checksums.
    fn list_checksums(&mut self) -> Result<(), AppError> {
        let list = checksum::list(&self.sums);
        self.write(checksum::FILE, BagPart::Checksums, list.as_bytes())
    }

    /// Compares every file on the disk with its checksum, the list's own too.
    fn compare_checksums(&mut self) {
        for file in &mut self.files {
            let Some(sum) = self.sums.get(&file.name) else { continue };
            let changed = match place::read_back(&self.root.join(&file.name)) {
                Ok(back) if checksum::of(&back) == *sum => None,
                Ok(_) => Some("its bytes are not those that were checked".to_owned()),
                Err(_) => Some("it cannot be read any more".to_owned()),
            };
            match file.checks.iter_mut().find(|check| check.point == Point::Checksum) {
                Some(check) => check.fault = check.fault.take().or(changed),
                None => file.checks.push(Check::new(Point::Checksum, changed)),
            }
        }
    }
}

/// What is wrong with a talk's file: that it does not open, or as another talk.
fn talk_fault(deck: &Deck, path: &Path, bytes: &[u8]) -> Option<String> {
    match read_talk(path, bytes) {
        Ok(opened) => {
            let (found, _) = resolve_talk(&opened.open.talk, &opened.open.library);
            (found != *deck).then(|| "it opens as another talk than the one that was packed".to_owned())
        }
        Err(error) => Some(error.to_string()),
    }
}

fn check_export(
    root: &Path,
    deck: &Deck,
    file: &Exported,
    secrets: &[Arc<Secrets>; 2],
) -> Result<(BagFile, String, Checked), AppError> {
    let bytes = place::read_back(&file.path)?;
    let format = match file.what {
        ExportKind::Deck(DeckFormat::Pptx(_)) => Format::Pptx,
        ExportKind::Deck(DeckFormat::Html(_)) => Format::Html,
        ExportKind::Deck(DeckFormat::Pdf) | ExportKind::Handout(_) => Format::Pdf,
    };
    let expected = Expected::of(file.what, deck, file.pages, &file.slides, secrets);
    let mut checked = check_bytes(&bytes, format, &expected);
    let sum = checksum::of(&bytes);
    checked.checks.push(Check::new(Point::Checksum, (sum != file.checksum).then(|| CHANGED.to_owned())));
    let bag_file = BagFile {
        name: name_in(root, &file.path),
        what: BagPart::Export(file.what),
        pages: Some(file.pages),
        bytes: bytes.len(),
        checks: std::mem::take(&mut checked.checks),
    };
    Ok((bag_file, sum, checked))
}

/// A file's name in the bag.
fn name_in(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.iter().map(|piece| piece.to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests;
