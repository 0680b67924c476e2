//! Exporting decks and handouts.

use super::off_main;
use crate::desk::{Desk, LastExport};
use crate::ipc::IpcError;
use crate::ipc::edit::{InkView, PaperView};
use crate::ipc::export::{ExportChoice, ExportPreview, ExportProgress, ExportView, FormatView, format};
use crate::picker::SharedPicker;
use lectern_app::export::{ExportKind, ExportRequest, THREADS, export_talk as export};
use lectern_app::file_name::stem_of_title;
use lectern_app::packet_blank::PacketBlanks;
use lectern_app::picture::{Look, Picture, Sheet};
use lectern_app::talk_file::OpenTalk;
use lectern_model::handout::Handout;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::State;
use tauri::ipc::Channel;

/// Everything a talk can be exported to.
#[tauri::command]
pub(crate) fn list_formats() -> Vec<FormatView> {
    FormatView::all()
}

/// The pages of a file before it is made.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn preview_export(
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    format: String,
    paper: PaperView,
    ink: InkView,
) -> Result<ExportPreview, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let what = self::format(&format)?;
        let painter = desk.painter()?;
        let open = desk.copy(talk)?;
        let painted = painter.talk(&open)?;
        let pages: Vec<Picture> = match what {
            ExportKind::Deck(_) => painted.pages().cloned().collect(),
            ExportKind::Handout(kind) => {
                let sheet = Sheet { kind, paper: paper.into(), ink: ink.into() };
                painter.handout(&painted.deck, &Look::of(&open.talk), sheet)?
            }
        };
        let size = pages.first().map(Picture::size).unwrap_or_default();
        let ratio = if size.height.0 > 0.0 { f64::from(size.width.0 / size.height.0) } else { 1.0 };
        let blanks = match what {
            ExportKind::Handout(Handout::Accreditation) => PacketBlanks::of(&painted.deck, &open.library.pack),
            ExportKind::Deck(_) | ExportKind::Handout(_) => PacketBlanks::default(),
        };
        let pages = pages.iter().map(|page| page.key.to_string()).collect();
        Ok(ExportPreview { format, pages, ratio, blanks: blanks.fields, undated: blanks.undated })
    })
    .await
}

/// Files of a talk in the making.
pub(super) struct Making {
    /// The talk as it is now.
    pub(super) open: OpenTalk,
    /// What its files are named after.
    pub(super) stem: String,
    /// Which state of the talk it is.
    pub(super) revision: u32,
    /// Stops it; `cancel_export` sets it.
    pub(super) cancel: Arc<AtomicBool>,
}

impl Making {
    /// Takes a talk as it is now.
    pub(super) fn begin(desk: &Desk, talk: u32) -> Result<Self, IpcError> {
        let mut table = desk.table();
        let entry = table.entry(talk)?;
        let file = entry.document.path().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        let open = entry.document.open().clone();
        let stem = file.unwrap_or_else(|| stem_of_title(&open.talk.title));
        let cancel = Arc::new(AtomicBool::new(false));
        entry.on.cancel = Arc::clone(&cancel);
        Ok(Self { open, stem, revision: entry.on.revision, cancel })
    }
}

/// Asks for a folder and exports a talk to it. Nothing where the presenter chose none.
#[tauri::command]
pub(crate) async fn export_talk(
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
    choice: ExportChoice,
    progress: Channel<ExportProgress>,
) -> Result<Option<ExportView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || {
        let Some(folder) = picker.folder() else { return Ok(None) };
        let Making { open, stem, revision, cancel } = Making::begin(&desk, talk)?;
        let request = ExportRequest {
            jobs: choice.jobs(&folder, &stem)?,
            paper: choice.paper.into(),
            ink: choice.ink.into(),
            font_folders: desk.fonts(),
            threads: THREADS,
        };
        // A page that is gone needs no progress.
        let say = |step| drop(progress.send(ExportProgress::from(step)));
        let report = export(&open, &desk.content()?, &request, &say, &cancel)?;
        let files = report.files.iter().map(|file| file.path.clone()).collect();
        desk.table().entry(talk)?.on.exported = Some(LastExport { folder: folder.clone(), files, revision });
        Ok(Some(ExportView::new(&report, &folder)))
    })
    .await
}

/// Stops a talk's export at its next step.
#[tauri::command]
pub(crate) fn cancel_export(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<(), IpcError> {
    desk.look(talk, |on, _| on.cancel.store(true, Ordering::Relaxed))
}

/// Opens the folder that a talk was exported to last in the system's file manager.
#[tauri::command]
pub(crate) async fn show_exported(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<(), IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || match desk.look(talk, |on, _| on.exported.as_ref().map(|export| export.folder.clone()))? {
        Some(folder) => show(&folder),
        None => Ok(()),
    })
    .await
}

/// Opens a file of a talk's last export in the system's viewer.
#[tauri::command]
pub(crate) async fn open_exported(desk: State<'_, Arc<Desk>>, talk: u32, number: u32) -> Result<(), IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let file = |export: &LastExport| export.files.get(usize::try_from(number).ok()?).cloned();
        let file: Option<PathBuf> = desk.look(talk, |on, _| on.exported.as_ref().and_then(file))?;
        show(&file.ok_or_else(|| IpcError::gone("the file was not exported from this window"))?)
    })
    .await
}

fn show(path: &Path) -> Result<(), IpcError> {
    tauri_plugin_opener::open_path(path, None::<&str>).map_err(|error| IpcError::cannot_show(path, &error.to_string()))
}
