//! The menu bar. What is chosen in it goes to the page of the window in front, which knows what is open.

mod item;

use crate::desk::Desk;
use crate::ipc::window::{MenuAction, WindowEvent};
use crate::window::{MAIN, Watchers, open_files};
use item::{FILES, Item, MENUS, Menu, OPEN_RECENT, QUIT};
use lectern_model::language::Language;
use std::sync::Arc;
use tauri::menu::{MenuBuilder, MenuItemBuilder, MenuItemKind, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

const QUIT_ID: &str = "quit";
const RECENT: &str = "recent";
/// What the ids of talks that were open lately begin with; their number follows.
const RECENT_TALK: &str = "recent-talk-";

fn submenu<R: Runtime>(app: &AppHandle<R>, menu: &Menu, language: &Language) -> tauri::Result<Submenu<R>> {
    let mut built = SubmenuBuilder::with_id(app, menu.id, menu.words.of(language));
    for item in menu.items {
        if item.line {
            built = built.separator();
        }
        if item.action == MenuAction::Save {
            built = built.item(&SubmenuBuilder::with_id(app, RECENT, OPEN_RECENT.of(language)).build()?).separator();
        }
        let mut made = MenuItemBuilder::with_id(item.id(), item.words.of(language));
        if !item.keys.is_empty() {
            made = made.accelerator(item.keys);
        }
        built = built.item(&made.build(app)?);
    }
    if menu.id == FILES {
        built = built.item(&MenuItemBuilder::with_id(QUIT_ID, QUIT.of(language)).accelerator("CmdOrCtrl+Q").build(app)?);
    }
    built.build()
}

/// Puts the menu on the windows that hold talks; the presenter's and the audience's have none.
pub(crate) fn set_up<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    app.set_menu(MenuBuilder::new(app).build()?)?;
    app.on_menu_event(|app, event| choose(app, event.id().as_ref()));
    say(app)
}

/// Says the menu in the language of the windows.
pub(crate) fn say<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let Some(bar) = app.menu() else { return Ok(()) };
    let language = app.state::<Arc<Desk>>().language();
    // GTK keeps the words of a menu that it has drawn: new ones take their place.
    let menus: Vec<_> = MENUS.iter().map(|menu| submenu(app, menu, &language)).collect::<tauri::Result<_>>()?;
    while bar.remove_at(0)?.is_some() {}
    for menu in &menus {
        bar.append(menu)?;
    }
    show_recent(app)
}

/// Lists the talks that were open lately in the menu.
pub(crate) fn show_recent<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let files = app.menu().and_then(|menu| menu.get(FILES)).and_then(|item| item.as_submenu()?.get(RECENT));
    let Some(list) = files.as_ref().and_then(MenuItemKind::as_submenu) else { return Ok(()) };
    while list.remove_at(0)?.is_some() {}
    let recent = app.state::<Arc<Desk>>().recent().files();
    for (number, file) in recent.iter().enumerate() {
        let name = file.path.file_stem().unwrap_or_default().to_string_lossy();
        let item = MenuItemBuilder::with_id(format!("{RECENT_TALK}{number}"), name).enabled(!file.missing).build(app)?;
        list.append(&item)?;
    }
    list.set_enabled(!recent.is_empty())
}

/// The window in front, or any that holds talks.
fn in_front<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    let windows = app.webview_windows();
    let focused = windows.values().find(|window| window.is_focused().unwrap_or(false));
    focused.or_else(|| windows.values().find(|window| window.label().starts_with(MAIN))).cloned()
}

fn choose<R: Runtime>(app: &AppHandle<R>, chosen: &str) {
    if chosen == QUIT_ID {
        // Each window asks where something is not saved.
        for window in app.webview_windows().into_values() {
            drop(window.close());
        }
        return;
    }
    if let Some(number) = chosen.strip_prefix(RECENT_TALK).and_then(|number| number.parse::<usize>().ok()) {
        let file = app.state::<Arc<Desk>>().recent().files().get(number).map(|file| file.path.clone());
        if let (Some(window), Some(file)) = (in_front(app), file) {
            open_files(&window, &[file]);
        }
        return;
    }
    let item = MENUS.iter().flat_map(|menu| menu.items).find(|item| item.id() == chosen);
    let Some(&Item { action, .. }) = item else { return };
    if let Some(window) = in_front(app) {
        app.state::<Watchers>().tell(window.label(), &WindowEvent::Menu { action });
    }
}
