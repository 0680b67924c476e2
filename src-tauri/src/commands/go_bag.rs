//! Making go-bags.

use super::export::Making;
use super::off_main;
use crate::desk::{Desk, LastExport};
use crate::ipc::IpcError;
use crate::ipc::export::ExportProgress;
use crate::ipc::go_bag::{GoBagView, GoBagWish};
use crate::picker::SharedPicker;
use lectern_app::file_name::stem_of_title;
use lectern_app::go_bag::pack_go_bag;
use std::sync::Arc;
use tauri::State;
use tauri::ipc::Channel;

/// Asks for a folder and makes a go-bag in it. Nothing where the presenter chose none. Stopped by `cancel_export`.
#[tauri::command]
pub(crate) async fn make_go_bag(
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
    wish: GoBagWish,
    progress: Channel<ExportProgress>,
) -> Result<Option<GoBagView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || {
        let Some(folder) = picker.folder() else { return Ok(None) };
        let Making { open, stem, revision, cancel } = Making::begin(&desk, talk)?;
        // A stick's file system may know fewer letters than the talk's.
        let request = wish.request(folder.clone(), stem_of_title(&stem), desk.fonts())?;
        // A page that is gone needs no progress.
        let say = |step| drop(progress.send(ExportProgress::from(step)));
        let report = pack_go_bag(&open, &desk.content()?, &request, &say, &cancel)?;
        // What is inside an archive cannot be opened from here.
        let (shown, files) = match request.zip {
            true => (folder, Vec::new()),
            false => (report.path.clone(), report.files.iter().map(|file| report.path.join(&file.name)).collect()),
        };
        desk.table().entry(talk)?.on.exported = Some(LastExport { folder: shown, files, revision });
        Ok(Some(GoBagView::new(&report, request.zip)))
    })
    .await
}
