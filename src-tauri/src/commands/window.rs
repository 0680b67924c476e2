//! The window that a page is in.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::talk::TalkView;
use crate::ipc::window::WindowEvent;
use crate::window::{Watchers, open_files, open_main, show_title};
use std::sync::Arc;
use tauri::ipc::Channel;
use tauri::{Manager, Runtime, State, WebviewWindow};

/// Tells the page from now on what happens in its window. The first page to ask gets the file that the program was started with.
#[tauri::command]
pub(crate) fn watch_window<R: Runtime>(
    window: WebviewWindow<R>,
    watchers: State<'_, Watchers>,
    desk: State<'_, Arc<Desk>>,
    events: Channel<WindowEvent>,
) {
    watchers.listen(window.label(), events);
    if let Some(given) = desk.take_given() {
        open_files(&window, &[given]);
    }
}

/// The talk that the window has.
#[tauri::command]
pub(crate) fn current_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
) -> Result<Option<TalkView>, IpcError> {
    let talk = desk.table().talk_of(window.label());
    if let Some(talk) = talk {
        show_title(&window, talk);
    }
    talk.map(|talk| desk.view(talk)).transpose()
}

/// Opens another window with the start.
#[tauri::command]
pub(crate) async fn new_window<R: Runtime>(window: WebviewWindow<R>) -> Result<(), IpcError> {
    off_main(move || open_main(window.app_handle(), None).map(drop).map_err(|error| IpcError::fault(&error.to_string()))).await
}

/// Closes the window; what is not saved is gone.
#[tauri::command]
pub(crate) fn close_window<R: Runtime>(window: WebviewWindow<R>) -> Result<(), IpcError> {
    window.destroy().map_err(|error| IpcError::fault(&error.to_string()))
}
