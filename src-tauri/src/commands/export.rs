//! Exporting decks and handouts.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::{ExportChoice, ExportProgress, ExportView, IpcError};
use crate::picker::SharedPicker;
use lectern_app::export::{ExportRequest, THREADS, export_talk as export};
use lectern_app::system_font::font_folders;
use std::sync::Arc;
use tauri::State;
use tauri::ipc::Channel;

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
        let (open, stem) = desk.look(talk, |on| (Arc::clone(&on.open), on.stem()))?;
        let request = ExportRequest {
            jobs: choice.jobs(&folder, &stem)?,
            paper: open.talk.handouts.paper,
            ink: open.talk.handouts.ink,
            font_folders: font_folders(desk.home()),
            threads: THREADS,
        };
        let cancel = desk.begin_export(talk)?;
        // A page that is gone needs no progress.
        let say = |step| drop(progress.send(ExportProgress::from(step)));
        let report = export(&open, &desk.content()?, &request, &say, &cancel)?;
        desk.finish_export(talk, &folder)?;
        Ok(Some(ExportView::new(&report, &folder)))
    })
    .await
}

/// Stops a talk's export at its next step.
#[tauri::command]
pub(crate) fn cancel_export(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<(), IpcError> {
    desk.cancel_export(talk)
}

/// Opens the folder that a talk was exported to last in the system's file manager.
#[tauri::command]
pub(crate) async fn show_exported(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<(), IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let Some(folder) = desk.look(talk, |on| on.exported_to.clone())? else { return Ok(()) };
        tauri_plugin_opener::open_path(&folder, None::<&str>).map_err(|error| IpcError::cannot_show(&folder, &error.to_string()))
    })
    .await
}
