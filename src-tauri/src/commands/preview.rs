//! Pictures of slides; the page gets their names, and the pictures by the `slide:` scheme.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::{IpcError, PictureView};
use crate::protocol::SharedPictures;
use std::sync::Arc;
use tauri::State;

/// Draws the slides of a talk as they are now.
#[tauri::command]
pub(crate) async fn paint_talk(
    desk: State<'_, Arc<Desk>>,
    pictures: State<'_, SharedPictures>,
    talk: u32,
) -> Result<Vec<PictureView>, IpcError> {
    let (desk, pictures) = (Arc::clone(&desk), Arc::clone(&pictures));
    off_main(move || {
        let open = desk.look(talk, |on| Arc::clone(&on.open))?;
        Ok(pictures.paint(&open).into_iter().map(|(slide, picture)| PictureView { slide, picture }).collect())
    })
    .await
}
