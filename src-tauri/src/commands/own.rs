//! A presenter's own sources and pictures.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::evidence::{SourceLine, SourceWish};
use crate::ipc::talk::{ChangedView, MessageView};
use crate::picker::SharedPicker;
use crate::window::changed;
use lectern_app::brand::{brand_notes, brand_of_file};
use lectern_app::document::change::Change;
use lectern_app::evidence::source_cards;
use lectern_app::own_file::{picture_of_file, sources_of_file};
use lectern_app::own_source::source_of;
use lectern_model::diagnostic::Diagnostic;
use std::sync::Arc;
use tauri::{Runtime, State, WebviewWindow};

/// Takes what was read of a file into a talk, and tells what is to be known of it.
fn take<R: Runtime>(
    window: &WebviewWindow<R>,
    desk: &Desk,
    talk: u32,
    (change, found): (Change, Vec<Diagnostic>),
) -> Result<ChangedView, IpcError> {
    let mut applied = desk.change(talk, |_| Ok(change))?;
    applied.messages.extend(MessageView::all(&found));
    changed(window, talk);
    Ok(applied)
}

/// The presenter's own sources in a talk.
#[tauri::command]
pub(crate) async fn own_sources(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<Vec<SourceLine>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        desk.look(talk, |_, document| {
            let open = document.open();
            let ids = open.own_sources().map(|source| &source.id);
            source_cards(ids, &open.library, &open.talk).iter().map(SourceLine::from).collect()
        })
    })
    .await
}

/// Takes a source from a form.
#[tauri::command]
pub(crate) async fn add_source<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    source: SourceWish,
) -> Result<ChangedView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let source = source_of(&source.into(), None)?;
        let applied = desk.change(talk, |_| Ok(Change::AddSources { sources: vec![source] }))?;
        changed(&window, talk);
        Ok(applied)
    })
    .await
}

/// Asks for a file of sources and takes them. Nothing where the presenter chose none.
#[tauri::command]
pub(crate) async fn import_sources<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
) -> Result<Option<ChangedView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || {
        let Some(file) = picker.sources() else { return Ok(None) };
        take(&window, &desk, talk, sources_of_file(&file)?).map(Some)
    })
    .await
}

/// Takes a source of the presenter's out.
#[tauri::command]
pub(crate) async fn remove_source<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    source: String,
) -> Result<ChangedView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let applied = desk.change(talk, |_| Ok(Change::RemoveSources { sources: vec![source.as_str().into()] }))?;
        changed(&window, talk);
        Ok(applied)
    })
    .await
}

/// Asks for a picture and takes it; gives what slides call it. Nothing where the presenter chose none.
#[tauri::command]
pub(crate) async fn add_picture<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
) -> Result<Option<String>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || {
        let Some(file) = picker.picture() else { return Ok(None) };
        let change = picture_of_file(&file)?;
        let name = desk.add_picture(talk, change)?;
        changed(&window, talk);
        Ok(name)
    })
    .await
}

/// Asks for a PowerPoint deck or template and takes its look; tells what of it was changed or left. Nothing where the presenter chose none.
#[tauri::command]
pub(crate) async fn pick_brand<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
) -> Result<Option<ChangedView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || {
        let Some(file) = picker.presentation() else { return Ok(None) };
        let mut applied = take(&window, &desk, talk, brand_of_file(&file)?)?;
        applied.messages.extend(MessageView::all(&brand_notes(&desk.copy(talk)?, &desk.content()?, &desk.fonts())?));
        Ok(Some(applied))
    })
    .await
}
