//! The windows of a presentation on the displays there are.

use crate::ipc::show::{ScreensWish, ShowWish};
use crate::window::{AUDIENCE, PRESENTER};
use tauri::{
    AppHandle, Manager, Monitor, PhysicalPosition, PhysicalSize, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
};

/// A display, known by where it is and how large: names repeat.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Display {
    /// What the system calls it.
    pub(crate) name: String,
    /// Its upper left corner.
    pub(crate) position: PhysicalPosition<i32>,
    /// Its size.
    pub(crate) size: PhysicalSize<u32>,
}

impl From<&Monitor> for Display {
    fn from(monitor: &Monitor) -> Self {
        Self { name: monitor.name().cloned().unwrap_or_default(), position: *monitor.position(), size: *monitor.size() }
    }
}

/// The displays there are, from left to right.
pub(crate) fn displays<R: Runtime>(app: &AppHandle<R>) -> Vec<Display> {
    let mut displays: Vec<Display> = app.available_monitors().unwrap_or_default().iter().map(Display::from).collect();
    displays.sort_by_key(|display| (display.position.x, display.position.y));
    displays
}

/// The display that a window is on.
pub(crate) fn display_of<R: Runtime>(window: &WebviewWindow<R>) -> Option<Display> {
    window.current_monitor().ok().flatten().as_ref().map(Display::from)
}

/// Opens the windows that a presentation needs.
pub(super) fn open<R: Runtime>(app: &AppHandle<R>, wish: &ShowWish) -> tauri::Result<()> {
    let alone = wish.screens == ScreensWish::AudienceOnly;
    if !wish.rehearse {
        let page = WebviewUrl::App("index.html#audience".into());
        let window = WebviewWindowBuilder::new(app, AUDIENCE, page)
            .title("Lectern: audience")
            .inner_size(960.0, 540.0)
            .focused(alone)
            .build()?;
        drop(window.remove_menu());
    }
    if wish.rehearse || !alone {
        let page = WebviewUrl::App("index.html#presenter".into());
        let window = WebviewWindowBuilder::new(app, PRESENTER, page)
            .title("Lectern: presenter")
            .inner_size(1200.0, 760.0)
            .min_inner_size(800.0, 560.0)
            .build()?;
        drop(window.remove_menu());
    }
    Ok(())
}

/// Puts the audience's window on its display and the presenter's on the other. What a system refuses stays where it is; the presenter
/// can swap the screens by hand.
pub(super) fn place<R: Runtime>(app: &AppHandle<R>, screens: ScreensWish, displays: &[Display], swapped: bool, desktop: bool) {
    if displays.is_empty() {
        return;
    }
    let (own, other) = sides(app, displays, swapped);
    if let Some(presenter) = app.get_webview_window(PRESENTER) {
        if let Some(own) = &own {
            put(&presenter, own, screens == ScreensWish::Two && displays.len() > 1);
        }
        if screens == ScreensWish::PresenterWindow {
            drop(presenter.set_always_on_top(!desktop));
        }
        drop(presenter.set_focus());
    }
    let Some(audience) = app.get_webview_window(AUDIENCE) else { return };
    if desktop {
        drop(audience.hide());
        return;
    }
    drop(audience.show());
    let display = if screens == ScreensWish::Two { other } else { own };
    if let Some(display) = display {
        drop(audience.set_fullscreen(false));
        drop(audience.set_position(display.position));
        let corner = PhysicalPosition::new(f64::from(display.position.x), f64::from(display.position.y));
        drop(audience.set_fullscreen_on_monitor(corner));
    }
    let keys = app.get_webview_window(PRESENTER).unwrap_or(audience);
    drop(keys.set_focus());
}

/// The presenter's display and the audience's: where the talk's window is, and the first other one; the same where there is only one.
fn sides<R: Runtime>(app: &AppHandle<R>, displays: &[Display], swapped: bool) -> (Option<Display>, Option<Display>) {
    let talks_window = app.webview_windows().into_values().find(|window| ![PRESENTER, AUDIENCE].contains(&window.label()));
    let own = talks_window.as_ref().and_then(display_of).or_else(|| displays.first().cloned());
    let other = displays.iter().find(|display| Some(*display) != own.as_ref()).cloned().or_else(|| own.clone());
    if swapped { (other, own) } else { (own, other) }
}

/// Puts the presenter's window on a display, filling it where it has it alone.
fn put<R: Runtime>(window: &WebviewWindow<R>, display: &Display, whole: bool) {
    if display_of(window).as_ref() != Some(display) {
        drop(window.unmaximize());
        let inside = PhysicalPosition::new(display.position.x + 40, display.position.y + 40);
        drop(window.set_position(inside));
    }
    if whole {
        drop(window.maximize());
    }
}
