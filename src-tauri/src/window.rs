//! Windows: one for each talk, the presenter's, the audience's.

use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::talk::TalkView;
use crate::ipc::window::WindowEvent;
use crate::stage::Stage;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tauri::ipc::Channel;
use tauri::{
    AppHandle, DragDropEvent, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent as SystemEvent,
};

/// The label of the first window; others that hold talks are `main-2`, `main-3`, …
pub(crate) const MAIN: &str = "main";
/// The label of the presenter's window.
pub(crate) const PRESENTER: &str = "presenter";
/// The label of the audience's window.
pub(crate) const AUDIENCE: &str = "audience";

/// Where pages are told what happens in their windows.
#[derive(Default)]
pub(crate) struct Watchers {
    pages: Mutex<BTreeMap<String, Channel<WindowEvent>>>,
}

impl Watchers {
    /// From now on this page of a window is told, and the one before, which was reloaded, no more.
    pub(crate) fn listen(&self, window: &str, page: Channel<WindowEvent>) {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(window.to_owned(), page);
    }

    /// Tells a window's page; whether there is one.
    pub(crate) fn tell(&self, window: &str, event: &WindowEvent) -> bool {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.get(window).is_some_and(|page| page.send(event.clone()).is_ok())
    }

    /// Tells all pages.
    pub(crate) fn tell_all(&self, event: &WindowEvent) {
        for page in self.pages.lock().unwrap_or_else(PoisonError::into_inner).values() {
            // A page that is gone needs to know nothing.
            drop(page.send(event.clone()));
        }
    }

    fn forget(&self, window: &str) {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).remove(window);
    }
}

/// Opens a window with the start, or with the talk that it is given.
pub(crate) fn open_main<R: Runtime>(app: &AppHandle<R>, talk: Option<u32>) -> tauri::Result<WebviewWindow<R>> {
    let is_free = |label: &String| app.get_webview_window(label).is_none();
    let mut labels = std::iter::once(MAIN.to_owned()).chain((2_u32..).map(|number| format!("{MAIN}-{number}")));
    let label = labels.find(is_free).unwrap_or_else(|| MAIN.to_owned());
    if let Some(talk) = talk {
        app.state::<Arc<Desk>>().table().give(&label, talk);
    }
    let window = WebviewWindowBuilder::new(app, &label, WebviewUrl::App("index.html".into()))
        .title("Lectern")
        .inner_size(1280.0, 800.0)
        .min_inner_size(900.0, 600.0);
    #[cfg(feature = "e2e")]
    let window = window.initialization_script(crate::measure::FIRST_INPUT);
    let window = window.build()?;
    if let Some(talk) = talk {
        show_title(&window, talk);
    }
    Ok(window)
}

/// Puts a talk into a window that has none, or else into one of its own; gives it where it is in this one.
pub(crate) fn settle<R: Runtime>(window: &WebviewWindow<R>, talk: u32) -> Result<Option<TalkView>, IpcError> {
    // A menu that cannot be drawn anew lists what it listed.
    drop(crate::menu::show_recent(window.app_handle()));
    let desk = window.state::<Arc<Desk>>();
    let has_one = desk.table().talk_of(window.label()).is_some();
    if has_one {
        open_main(window.app_handle(), Some(talk)).map_err(|error| IpcError::fault(&error.to_string()))?;
        return Ok(None);
    }
    desk.table().give(window.label(), talk);
    let view = desk.view(talk)?;
    show_title(window, talk);
    Ok(Some(view))
}

/// Brings the window that has a talk to the front.
pub(crate) fn raise<R: Runtime>(app: &AppHandle<R>, talk: u32) {
    let label = app.state::<Arc<Desk>>().table().window_of(talk);
    if let Some(window) = label.and_then(|label| app.get_webview_window(&label)) {
        // The window is there; a window manager may refuse to bring it to the front.
        drop(window.unminimize());
        drop(window.set_focus());
    }
}

/// Puts a talk's title on its window, with a mark where it has changes that are not saved.
pub(crate) fn show_title<R: Runtime>(window: &WebviewWindow<R>, talk: u32) {
    let Ok(title) = window.state::<Arc<Desk>>().window_title(talk) else { return };
    // A window that is gone needs no title.
    drop(window.set_title(&title));
}

/// Shows that a talk was changed: in its window's title, and on the screens where it is being presented.
pub(crate) fn changed<R: Runtime>(window: &WebviewWindow<R>, talk: u32) {
    show_title(window, talk);
    if window.state::<Stage>().talk() == Some(talk) {
        let app = window.app_handle().clone();
        tauri::async_runtime::spawn_blocking(move || crate::stage::refresh(&app, talk));
    }
}

/// Opens files that were dropped on a window or given to the program while it runs; what cannot be opened is told to the window.
pub(crate) fn open_files<R: Runtime>(window: &WebviewWindow<R>, files: &[PathBuf]) {
    let window = window.clone();
    let files = files.to_vec();
    tauri::async_runtime::spawn_blocking(move || {
        let desk = Arc::clone(&window.state::<Arc<Desk>>());
        for file in files {
            let settled = desk.open_file(&file).and_then(|opened| match opened {
                crate::desk::OpenedFile::New(talk) => settle(&window, talk),
                crate::desk::OpenedFile::There(talk) => {
                    raise(window.app_handle(), talk);
                    Ok(None)
                }
            });
            let watchers = window.state::<Watchers>();
            match settled {
                Ok(Some(talk)) => drop(watchers.tell(window.label(), &WindowEvent::Talk { talk: Box::new(talk) })),
                Ok(None) => {}
                Err(error) => drop(watchers.tell(window.label(), &WindowEvent::Failed { error })),
            }
        }
    });
}

/// What windows do when something happens to them.
pub(crate) fn on_event<R: Runtime>(window: &Window<R>, event: &SystemEvent) {
    let Some(webview) = window.get_webview_window(window.label()) else { return };
    match event {
        SystemEvent::CloseRequested { api, .. } => match window.label() {
            PRESENTER | AUDIENCE => {
                api.prevent_close();
                crate::stage::end(window.app_handle());
            }
            label => {
                // The page may have words that it has not sent yet, so that it alone knows whether all is saved.
                let has_talk = window.state::<Arc<Desk>>().table().talk_of(label).is_some();
                if has_talk && window.state::<Watchers>().tell(label, &WindowEvent::CloseAsked) {
                    api.prevent_close();
                }
            }
        },
        SystemEvent::Destroyed => {
            window.state::<Watchers>().forget(window.label());
            let talk = window.state::<Arc<Desk>>().table().talk_of(window.label());
            if talk.is_some_and(|talk| window.state::<Stage>().talk() == Some(talk)) {
                crate::stage::end(window.app_handle());
            }
            window.state::<Arc<Desk>>().table().clear(window.label());
        }
        SystemEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => open_files(&webview, paths),
        _ => {}
    }
}
