//! What there is to make talks of.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::{IpcError, PackView};
use lectern_model::handout::Handout;
use std::sync::Arc;
use tauri::State;

/// The installed packs, with who may be in the room and in which languages.
#[tauri::command]
pub(crate) async fn list_packs(desk: State<'_, Arc<Desk>>) -> Result<Vec<PackView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || Ok(desk.packs()?.iter().map(|pack| PackView::from(&**pack)).collect())).await
}

/// The names of all kinds of handouts.
#[tauri::command]
pub(crate) fn list_handouts() -> Vec<String> {
    Handout::all().into_iter().map(Handout::name).collect()
}
