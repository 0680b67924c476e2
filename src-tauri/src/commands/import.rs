//! Slides from files of other programs.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::edit::SpotWish;
use crate::ipc::import::ImportView;
use crate::ipc::talk::ChangedView;
use crate::picker::SharedPicker;
use crate::window::changed;
use lectern_app::pdf_words::words_of_pdf;
use lectern_app::slide_import::{Import, read_import_file};
use std::sync::Arc;
use tauri::{Runtime, State, WebviewWindow};

/// Asks for a file of another program and reads it; nothing of it is taken. Nothing where the presenter chose none.
#[tauri::command]
pub(crate) async fn pick_import(
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
) -> Result<Option<ImportView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || {
        let Some(file) = picker.document() else { return Ok(None) };
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(text) = words_of_pdf(&file)? {
            return Ok(Some(ImportView::words(name, text)));
        }
        let open = desk.copy(talk)?;
        match read_import_file(&file, &open)? {
            Import::Sources { .. } => {
                Err(IpcError::wrong(&format!("{name} has sources, not slides: import it where a slide's sources stand")))
            }
            Import::Slides(found) => {
                let view = ImportView::slides(name, &found, &open);
                desk.table().entry(talk)?.on.import = Some(found);
                Ok(Some(view))
            }
        }
    })
    .await
}

/// Takes slides of the file that was read last, by their numbers, as one step.
#[tauri::command]
pub(crate) async fn take_import<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    slides: Vec<u32>,
    at: SpotWish,
) -> Result<ChangedView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let found = desk.table().entry(talk)?.on.import.clone();
        let found = found.ok_or_else(|| IpcError::gone("the file is not open any more; choose it again"))?;
        let wanted = slides.iter().filter_map(|number| usize::try_from(*number).ok()).collect();
        let nothing = || IpcError::wrong("there is nothing to take of the file; choose slides of it");
        let applied =
            desk.change(talk, |document| found.chosen(&wanted).change(document.open(), at.into()).ok_or_else(nothing))?;
        desk.table().entry(talk)?.on.import = None;
        changed(&window, talk);
        Ok(applied)
    })
    .await
}
