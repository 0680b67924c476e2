//! Making, opening and saving talks.

use super::off_main;
use crate::desk::{Desk, OnDesk, OpenedFile};
use crate::ipc::IpcError;
use crate::ipc::settings::StartView;
use crate::ipc::talk::{PlanPreview, TalkView, TalkWish};
use crate::menu::show_recent;
use crate::picker::SharedPicker;
use crate::window::{open_main, raise, settle, show_title};
use lectern_app::document::Overwrite;
use lectern_app::document::error::SaveError;
use lectern_app::new_talk::make_talk;
use lectern_app::plan::{Plan, plan_talk as plan};
use lectern_app::sample::for_audiences;
use lectern_app::talk_file::OpenTalk;
use std::path::Path;
use std::sync::Arc;
use tauri::{Manager, Runtime, State, WebviewWindow};

/// What a plan would give, without making the talk.
#[tauri::command]
pub(crate) async fn preview_talk(desk: State<'_, Arc<Desk>>, wish: TalkWish) -> Result<PlanPreview, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || Ok(PlanPreview::from(&make(&desk, &wish)?.0))).await
}

/// Plans a talk and puts it into the window, or into one of its own where the window has one.
#[tauri::command]
pub(crate) async fn plan_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    wish: TalkWish,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let (plan, open) = make(&desk, &wish)?;
        here(settle(&window, desk.put_planned(plan, open))?)
    })
    .await
}

/// The talk, where it is in this window.
fn here(talk: Option<TalkView>) -> Result<TalkView, IpcError> {
    talk.ok_or_else(|| IpcError::gone("this window has a talk already; the new one is in a window of its own"))
}

fn make(desk: &Desk, wish: &TalkWish) -> Result<(Plan, OpenTalk), IpcError> {
    let (pack, settings) = (desk.pack(&wish.pack)?, desk.settings());
    let request = wish.request(settings.theme.clone(), settings.aspect, &pack.library)?;
    let mut plan = make_talk(&desk.content()?, &pack.library, &request)?;
    settings.fill(&mut plan.talk, &pack.library.pack);
    plan.talk.handouts.paper = settings.paper;
    let open = OpenTalk::new(plan.talk.clone(), (*pack.library).clone());
    Ok((plan, open))
}

/// Makes the sample talk for an audience.
#[tauri::command]
pub(crate) async fn open_sample<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    audience: String,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        for pack in desk.packs()? {
            let samples = for_audiences(&pack.library);
            if let Some(sample) = samples.into_iter().find(|sample| sample.request.audience.as_str() == audience) {
                let plan = plan(&pack.library, &sample.request)?;
                let open = OpenTalk::new(plan.talk.clone(), (*pack.library).clone());
                return here(settle(&window, desk.put_planned(plan, open))?);
            }
        }
        Err(IpcError::gone(&format!("no pack has a sample talk for `{audience}`")))
    })
    .await
}

/// Opens a file in the window, or in one of its own where the window has a talk; raises the one that has it.
fn open<R: Runtime>(window: &WebviewWindow<R>, desk: &Desk, path: &Path) -> Result<Option<TalkView>, IpcError> {
    match desk.open_file(path)? {
        OpenedFile::New(talk) => settle(window, talk),
        OpenedFile::There(talk) => {
            raise(window.app_handle(), talk);
            Ok(None)
        }
    }
}

/// Asks for a talk's file and opens it. Nothing where the presenter chose none, or where it is in another window.
#[tauri::command]
pub(crate) async fn open_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
) -> Result<Option<TalkView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || match picker.file_to_open() {
        Some(path) => open(&window, &desk, &path),
        None => Ok(None),
    })
    .await
}

/// Opens a talk of the list of those that were open lately.
#[tauri::command]
pub(crate) async fn open_recent<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    number: u32,
) -> Result<Option<TalkView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || open(&window, &desk, &super::start::recent(&desk, number)?)).await
}

/// Opens what a crashed session left.
#[tauri::command]
pub(crate) async fn restore_leftover<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    number: u32,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let leftover = super::start::leftover(&desk, number)?;
        let (document, diagnostics) = desk.table().documents.restore(&leftover)?;
        super::start::list_leftovers(&desk);
        here(settle(&window, desk.put(OnDesk::new(document, diagnostics)))?)
    })
    .await
}

/// Removes what a crashed session left.
#[tauri::command]
pub(crate) async fn discard_leftover(desk: State<'_, Arc<Desk>>, number: u32) -> Result<StartView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let leftover = super::start::leftover(&desk, number)?;
        desk.table().documents.throw_away(&leftover)?;
        super::start::list_leftovers(&desk);
        Ok(super::start::view(&desk))
    })
    .await
}

/// Saves a talk to its file; asks for one where it has none, or where another program changed it.
#[tauri::command]
pub(crate) async fn save_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
) -> Result<Option<TalkView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || {
        let document = desk.look(talk, |on, _| on.document.clone())?;
        let saved = desk.table().documents.save(&document, Overwrite::Unchanged);
        match saved {
            Ok(path) => finish_save(&window, &desk, talk, &path).map(Some),
            Err(SaveError::Untitled) => save_as(&window, &desk, &picker, talk),
            Err(error) => Err(error.into()),
        }
    })
    .await
}

/// Asks for a file and saves a talk to it. Nothing where the presenter chose none.
#[tauri::command]
pub(crate) async fn save_talk_as<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
) -> Result<Option<TalkView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    off_main(move || save_as(&window, &desk, &picker, talk)).await
}

fn save_as<R: Runtime>(
    window: &WebviewWindow<R>,
    desk: &Desk,
    picker: &SharedPicker,
    talk: u32,
) -> Result<Option<TalkView>, IpcError> {
    let (document, proposed) = desk.look(talk, |on, document| (on.document.clone(), document.proposed_file_name()))?;
    let Some(path) = picker.file_to_save(&proposed) else { return Ok(None) };
    // The dialog asked whether a file that is there is to be replaced.
    let path = desk.table().documents.save_as(&document, &path, true)?;
    finish_save(window, desk, talk, &path).map(Some)
}

fn finish_save<R: Runtime>(window: &WebviewWindow<R>, desk: &Desk, talk: u32, path: &Path) -> Result<TalkView, IpcError> {
    desk.change_recent(|recent| recent.add(path));
    drop(show_recent(window.app_handle()));
    show_title(window, talk);
    desk.view(talk)
}

/// A copy of a talk without a file, in a window of its own.
#[tauri::command]
pub(crate) async fn duplicate_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
) -> Result<(), IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let copy = desk.put_new(desk.copy(talk)?);
        open_main(window.app_handle(), Some(copy)).map(drop).map_err(|error| IpcError::fault(&error.to_string()))
    })
    .await
}

/// Takes what a talk's file has; can be undone.
#[tauri::command]
pub(crate) async fn revert_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let mut found = Vec::new();
        desk.step(talk, |document| {
            let (applied, diagnostics) = document.revert()?;
            found = diagnostics;
            Ok(Some(applied))
        })?;
        let view = desk.tell(talk, found);
        show_title(&window, talk);
        view
    })
    .await
}
