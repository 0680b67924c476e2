//! Presenting.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::show::{
    AudienceDeck, AudienceState, ButtonView, DisplayView, IntentWish, KeyWish, PreflightItem, PresenterDeck, ScreensWish,
    ShowState, ShowWish,
};
use crate::stage::{self, Stage};
use lectern_app::present::Intent;
use lectern_app::present::key::intent_of;
use lectern_app::present::preflight::{ExportAge, Facts, preflight as look};
use lectern_app::review::review;
use lectern_app::talk_time::talk_time;
use lectern_model::diagnostic::Severity;
use std::sync::Arc;
use tauri::ipc::Channel;
use tauri::{Manager, Runtime, State, WebviewWindow};

/// The displays there are.
#[tauri::command]
pub(crate) fn list_displays<R: Runtime>(window: WebviewWindow<R>) -> Vec<DisplayView> {
    let here = stage::display_of(&window);
    let view = |display: stage::Display| DisplayView {
        here: Some(&display) == here.as_ref(),
        width: display.size.width,
        height: display.size.height,
        name: display.name,
    };
    stage::displays(window.app_handle()).into_iter().map(view).collect()
}

/// What to look at before presenting.
#[tauri::command]
pub(crate) async fn preflight<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
) -> Result<Vec<PreflightItem>, IpcError> {
    let desk = Arc::clone(&desk);
    let displays = stage::displays(window.app_handle()).len();
    off_main(move || {
        let open = desk.copy(talk)?;
        let pictures = desk.painter()?.talk(&open)?;
        let missing = pictures.slides.iter().flat_map(|slide| &slide.diagnostics).filter(|found| found.code == "missing-glyph");
        let findings = review(&open, &pictures, None);
        let (export, clicker) = desk.look(talk, |on, _| {
            let age = match &on.exported {
                Some(export) if export.revision == on.revision => ExportAge::UpToDate,
                Some(_) => ExportAge::Old,
                None => ExportAge::Never,
            };
            (age, on.clicker.clone())
        })?;
        let facts = Facts {
            displays,
            missing_fonts: missing.map(|found| found.message.clone()).collect(),
            awake: Some(stage::can_stay_awake()),
            slot: open.talk.minutes,
            planned: talk_time(&open.talk, &open.library),
            warnings: findings.iter().filter(|finding| finding.severity >= Severity::Warning).count(),
            export,
            clicker,
        };
        Ok(look(&facts).into_iter().map(PreflightItem::from).collect())
    })
    .await
}

/// Tries a clicker's button.
#[tauri::command]
pub(crate) fn test_clicker(desk: State<'_, Arc<Desk>>, talk: u32, key: KeyWish) -> Result<Option<ButtonView>, IpcError> {
    let mut table = desk.table();
    Ok(table.entry(talk)?.on.clicker.press(&key.key, key.modifiers()).map(ButtonView::from))
}

/// How the last talk was shown.
#[tauri::command]
pub(crate) fn last_screens(desk: State<'_, Arc<Desk>>) -> ScreensWish {
    desk.settings().show.screens.into()
}

/// Begins a presentation, or goes on with the one of this talk.
#[tauri::command]
pub(crate) async fn begin_show<R: Runtime>(window: WebviewWindow<R>, talk: u32, wish: ShowWish) -> Result<(), IpcError> {
    off_main(move || stage::begin(window.app_handle(), talk, &wish)).await
}

/// Goes on with a presentation of a talk that runs; whether one does.
#[tauri::command]
pub(crate) async fn resume_show<R: Runtime>(
    window: WebviewWindow<R>,
    stage: State<'_, Stage>,
    talk: u32,
) -> Result<bool, IpcError> {
    let runs = stage.talk() == Some(talk);
    if runs {
        stage::handle(window.app_handle(), &Intent::Show);
    }
    Ok(runs)
}

/// What the presenter's window draws.
#[tauri::command]
pub(crate) fn presenter_deck<R: Runtime>(window: WebviewWindow<R>, stage: State<'_, Stage>) -> Result<PresenterDeck, IpcError> {
    stage.presenter_deck(window.label())
}

/// Tells the presenter's window from now on how the talk stands.
#[tauri::command]
pub(crate) fn watch_show(stage: State<'_, Stage>, states: Channel<ShowState>) -> Result<(), IpcError> {
    stage.watch_show(states)
}

/// What the audience's window draws.
#[tauri::command]
pub(crate) fn audience_deck(stage: State<'_, Stage>) -> Result<AudienceDeck, IpcError> {
    stage.audience_deck()
}

/// Tells the audience's window from now on what it draws.
#[tauri::command]
pub(crate) fn watch_audience(stage: State<'_, Stage>, states: Channel<AudienceState>) -> Result<(), IpcError> {
    stage.watch_audience(states)
}

/// Does what the presenter wants.
#[tauri::command]
pub(crate) async fn intend<R: Runtime>(window: WebviewWindow<R>, intent: IntentWish) -> Result<(), IpcError> {
    stage::handle(window.app_handle(), &intent.into());
    Ok(())
}

/// Does what a key means; whether it means something.
#[tauri::command]
pub(crate) async fn press_key<R: Runtime>(window: WebviewWindow<R>, key: KeyWish) -> Result<bool, IpcError> {
    let intent = intent_of(&key.key, key.modifiers());
    if let Some(intent) = &intent {
        stage::handle(window.app_handle(), intent);
    }
    Ok(intent.is_some())
}

/// Ends the presentation and closes its windows.
#[tauri::command]
pub(crate) async fn end_show<R: Runtime>(window: WebviewWindow<R>) -> Result<(), IpcError> {
    off_main(move || {
        stage::end(window.app_handle());
        Ok(())
    })
    .await
}
