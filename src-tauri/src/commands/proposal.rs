//! What is proposed before it is done: another time, another audience, newer content.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::edit::index;
use crate::ipc::proposal::{FitView, SwapView, UpdateView};
use crate::ipc::show::SlideTimeView;
use crate::ipc::talk::TalkView;
use crate::window::{changed, open_main};
use lectern_app::document::change::{Change, Replacement};
use lectern_app::fit::{apply_fit as fitted, propose_fit as fit};
use lectern_app::pack_update::{Rest, UpdateKey, apply_update as updated, review_update as review};
use lectern_app::swap::{apply_swap as swapped, propose_swap as swap};
use lectern_app::talk_file::OpenTalk;
use lectern_model::id::SlideId;
use lectern_model::minutes::Minutes;
use std::collections::BTreeSet;
use std::sync::Arc;
use tauri::{Manager, Runtime, State, WebviewWindow};

/// What would make a talk fit a time.
#[tauri::command]
pub(crate) async fn propose_fit(desk: State<'_, Arc<Desk>>, talk: u32, minutes: f64) -> Result<FitView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let open = desk.with_library(talk)?;
        Ok(FitView::from(&fit(&open.talk, &open.library, Minutes::from(minutes))))
    })
    .await
}

/// Makes a talk fit a time, without what was refused.
#[tauri::command]
pub(crate) async fn apply_fit<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    minutes: f64,
    refused: Vec<String>,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let open = desk.with_library(talk)?;
        let refused: BTreeSet<SlideId> = refused.iter().map(|id| id.as_str().into()).collect();
        let proposed = fit(&open.talk, &open.library, Minutes::from(minutes));
        let fitted = fitted(&open.talk, &open.library, &proposed, &refused);
        let applied = desk.change(talk, |_| Ok(Change::ReplaceTalk { talk: Box::new(fitted), why: Replacement::Time }))?;
        changed(&window, talk);
        Ok(applied.talk)
    })
    .await
}

/// The same talk for another audience, side by side.
#[tauri::command]
pub(crate) async fn propose_swap(desk: State<'_, Arc<Desk>>, talk: u32, audience: String) -> Result<SwapView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let open = desk.with_library(talk)?;
        Ok(SwapView::new(&swap(&open.talk, &open.library, &audience.as_str().into())?, open.talk.minutes))
    })
    .await
}

/// Makes a new talk for another audience, without the rows that were refused, in a window of its own.
#[tauri::command]
pub(crate) async fn apply_swap<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    audience: String,
    refused: Vec<u32>,
) -> Result<(), IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let open = desk.with_library(talk)?;
        let proposed = swap(&open.talk, &open.library, &audience.as_str().into())?;
        let refused: BTreeSet<usize> = refused.into_iter().map(index).collect();
        let talk = swapped(&open.talk, &open.library, &proposed, &refused);
        let number = desk.put_new(OpenTalk { talk, ..open });
        open_main(window.app_handle(), Some(number)).map(drop).map_err(|error| IpcError::fault(&error.to_string()))
    })
    .await
}

/// What is newer in the installed pack. Nothing where nothing is.
#[tauri::command]
pub(crate) async fn review_update(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<Option<UpdateView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let open = desk.copy(talk)?;
        let Ok(pack) = desk.pack(open.talk.pack.id.as_str()) else { return Ok(None) };
        Ok(review(&open, &pack.library).as_ref().map(UpdateView::from))
    })
    .await
}

/// Takes things of the review, by number. Where all others are kept, they are not asked about again.
#[tauri::command]
pub(crate) async fn apply_update<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    take: Vec<u32>,
    keep: Vec<u32>,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let open = desk.copy(talk)?;
        let pack = desk.pack(open.talk.pack.id.as_str())?;
        let Some(update) = review(&open, &pack.library) else { return desk.view(talk) };
        let (take, keep): (BTreeSet<usize>, BTreeSet<usize>) =
            (take.into_iter().map(index).collect(), keep.into_iter().map(index).collect());
        let keys: BTreeSet<UpdateKey> = update
            .items
            .iter()
            .enumerate()
            .filter(|(number, _)| take.contains(number))
            .map(|(_, item)| item.key.clone())
            .collect();
        let decided = (0..update.items.len()).all(|number| take.contains(&number) || keep.contains(&number));
        let rest = if decided { Rest::KeepMine } else { Rest::Later };
        let new = updated(&open, &pack.library, &keys, rest);
        desk.change(talk, |_| Ok(Change::ReplaceAll { open: Box::new(new), why: Replacement::Pack }))?;
        changed(&window, talk);
        desk.look_for_update(talk)
    })
    .await
}

/// Takes the times of a rehearsal as the plan's.
#[tauri::command]
pub(crate) async fn apply_rehearsal<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    times: Vec<SlideTimeView>,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let taken = |time: SlideTimeView| Some((time.slide.as_str().into(), Minutes::from(time.proposed?)));
        let times = times.into_iter().filter_map(taken).collect();
        let applied = desk.change(talk, |_| Ok(Change::SlideTimes { times }))?;
        changed(&window, talk);
        Ok(applied.talk)
    })
    .await
}
