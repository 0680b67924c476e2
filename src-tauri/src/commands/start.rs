//! The start: packs, talks of before, and what is set once.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::settings::{InstalledView, LeftoverView, RecentView, SettingsView, StartView, ThemeView};
use crate::ipc::talk::{MessageView, PackView};
use crate::ipc::window::WindowEvent;
use crate::picker::SharedPicker;
use crate::window::Watchers;
use lectern_app::document::autosave::Leftover;
use lectern_app::pack_install::install_pack as install;
use lectern_app::theme_list::themes;
use lectern_model::diagnostic::Severity;
use std::path::PathBuf;
use std::sync::Arc;
use tauri::{AppHandle, Runtime, State};

/// What the start shows.
pub(super) fn view(desk: &Desk) -> StartView {
    let recent: Vec<RecentView> =
        desk.recent().files().iter().enumerate().map(|(number, file)| RecentView::new(number, file)).collect();
    let leftovers: Vec<LeftoverView> =
        desk.table().leftovers.iter().enumerate().map(|(number, leftover)| LeftoverView::new(number, leftover)).collect();
    let first_run = recent.is_empty() && leftovers.is_empty();
    let mut messages = MessageView::all(desk.troubles());
    let packs = desk.packs().unwrap_or_default();
    let lost = packs.iter().flat_map(|pack| &pack.diagnostics).filter(|found| found.severity == Severity::Error);
    messages.extend(lost.map(MessageView::from));
    StartView { recent, leftovers, first_run, messages }
}

/// A talk's file of the list.
pub(super) fn recent(desk: &Desk, number: u32) -> Result<PathBuf, IpcError> {
    let files = desk.recent().files();
    let file = usize::try_from(number).ok().and_then(|number| files.get(number));
    file.map(|file| file.path.clone()).ok_or_else(|| IpcError::gone("the talk is not in the list any more"))
}

/// What a crashed session left, by its number.
pub(super) fn leftover(desk: &Desk, number: u32) -> Result<Leftover, IpcError> {
    let table = desk.table();
    let leftover = usize::try_from(number).ok().and_then(|number| table.leftovers.get(number));
    leftover.cloned().ok_or_else(|| IpcError::gone("the copy is not there any more"))
}

/// Looks again what crashed sessions left.
pub(super) fn list_leftovers(desk: &Desk) {
    let mut table = desk.table();
    table.leftovers = table.documents.leftovers();
}

/// What the start shows.
#[tauri::command]
pub(crate) async fn start_view(desk: State<'_, Arc<Desk>>) -> Result<StartView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || Ok(view(&desk))).await
}

/// Forgets a talk of the list.
#[tauri::command]
pub(crate) async fn forget_recent(desk: State<'_, Arc<Desk>>, number: u32) -> Result<StartView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let path = recent(&desk, number)?;
        desk.change_recent(|recent| recent.remove(&path));
        Ok(view(&desk))
    })
    .await
}

/// The installed packs, with who may be in the room and in which languages.
#[tauri::command]
pub(crate) async fn list_packs(desk: State<'_, Arc<Desk>>) -> Result<Vec<PackView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || Ok(desk.packs()?.iter().map(|pack| PackView::from(&*pack.library)).collect())).await
}

/// Asks for a pack's file and installs it. Nothing where the presenter chose none.
#[tauri::command]
pub(crate) async fn install_pack(
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
) -> Result<Option<InstalledView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || {
        let Some(file) = picker.pack() else { return Ok(None) };
        let installed = install(&file, &desk.user_packs())?;
        desk.forget_packs();
        desk.offer_again();
        Ok(Some(InstalledView {
            title: installed.title,
            version: installed.version,
            replaced: installed.replaced,
            messages: MessageView::all(&installed.diagnostics),
        }))
    })
    .await
}

/// The themes there are.
#[tauri::command]
pub(crate) async fn list_themes(desk: State<'_, Arc<Desk>>) -> Result<Vec<ThemeView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || Ok(themes(&desk.content()?).into_iter().map(|(id, name)| ThemeView { id, name }).collect())).await
}

/// What is set once.
#[tauri::command]
pub(crate) fn get_settings(desk: State<'_, Arc<Desk>>) -> SettingsView {
    SettingsView::from(&desk.settings())
}

/// Sets it, and tells all windows.
#[tauri::command]
pub(crate) async fn set_settings<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Arc<Desk>>,
    watchers: State<'_, Watchers>,
    settings: SettingsView,
) -> Result<SettingsView, IpcError> {
    let desk = Arc::clone(&desk);
    let set = off_main(move || {
        let before = desk.language();
        desk.set_settings(settings.over(&desk.settings())?)?;
        Ok((SettingsView::from(&desk.settings()), desk.language() != before))
    });
    let (settings, other_language) = set.await?;
    watchers.tell_all(&WindowEvent::Settings { settings: settings.clone() });
    if other_language {
        // A menu that cannot be said anew says what it said.
        drop(crate::menu::say(&app));
    }
    Ok(settings)
}
