//! Pictures of slides; pages get their names, and the pictures by the `slide:` scheme.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::talk::PictureView;
use lectern_model::span::Inline;
use std::sync::Arc;
use tauri::State;

/// Draws the slides of a talk as they are now.
#[tauri::command]
pub(crate) async fn paint_talk(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<Vec<PictureView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let painter = desk.painter()?;
        let painted = desk.look(talk, |_, document| painter.talk(document.open()))??;
        let slides = painted.deck.slides.iter().zip(&painted.slides);
        Ok(slides.map(|(slide, pictures)| PictureView::new(Some(slide), pictures)).collect())
    })
    .await
}

/// Draws slides of the library as they would stand in a talk. One that cannot be drawn is left out.
#[tauri::command]
pub(crate) async fn paint_library(
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    slides: Vec<String>,
) -> Result<Vec<PictureView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let painter = desk.painter()?;
        desk.look(talk, |_, document| {
            let (library, talk) = (&document.open().library, &document.open().talk);
            let paint = |id: &String| {
                let pictures = painter.slide(library, &id.as_str().into(), talk).ok()?;
                let title = library.slides.get(&pictures.slide).map(|slide| Inline::plain_text(&slide.title));
                Some(PictureView { title: title.unwrap_or_default(), ..PictureView::new(None, &pictures) })
            };
            slides.iter().filter_map(paint).collect()
        })
    })
    .await
}
