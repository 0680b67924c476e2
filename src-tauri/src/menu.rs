//! The menu bar. What is chosen in it goes to the page of the window in front, which knows what is open.

use crate::desk::Desk;
use crate::ipc::window::{MenuAction, WindowEvent};
use crate::window::{MAIN, Watchers, open_files};
use std::sync::Arc;
use tauri::menu::{MenuBuilder, MenuItemBuilder, MenuItemKind, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

const QUIT: &str = "quit";
const FILES: &str = "files";
const RECENT: &str = "recent";
/// What the ids of talks that were open lately begin with; their number follows.
const RECENT_TALK: &str = "recent-talk-";

/// An item: what it does, its words, its keys (none for none), and whether a line stands before it.
type Item = (MenuAction, &'static str, &'static str, bool);

const FILE: [Item; 10] = [
    (MenuAction::NewTalk, "New Talk", "CmdOrCtrl+N", false),
    (MenuAction::OpenTalk, "Open…", "CmdOrCtrl+O", false),
    (MenuAction::Save, "Save", "CmdOrCtrl+S", false),
    (MenuAction::SaveAs, "Save As…", "CmdOrCtrl+Shift+S", false),
    (MenuAction::Duplicate, "Duplicate", "", false),
    (MenuAction::Revert, "Revert to Saved", "", false),
    (MenuAction::Export, "Export and Print…", "CmdOrCtrl+E", true),
    (MenuAction::InstallPack, "Install Content…", "", true),
    (MenuAction::Settings, "Settings…", "CmdOrCtrl+Comma", false),
    (MenuAction::Close, "Close Window", "CmdOrCtrl+W", true),
];

const EDIT: [Item; 4] = [
    (MenuAction::Undo, "Undo", "CmdOrCtrl+Z", false),
    (MenuAction::Redo, "Redo", "CmdOrCtrl+Shift+Z", false),
    (MenuAction::Find, "Find Slides", "CmdOrCtrl+F", true),
    (MenuAction::CommandPalette, "Commands…", "CmdOrCtrl+K", false),
];

const VIEW: [Item; 3] = [
    (MenuAction::ZoomIn, "Larger", "CmdOrCtrl+Plus", false),
    (MenuAction::ZoomOut, "Smaller", "CmdOrCtrl+Minus", false),
    (MenuAction::ZoomReset, "Normal Size", "CmdOrCtrl+0", false),
];

const TALK: [Item; 10] = [
    (MenuAction::Present, "Present", "F5", false),
    (MenuAction::PresentFromHere, "Present from Here", "Shift+F5", false),
    (MenuAction::Rehearse, "Rehearse", "", false),
    (MenuAction::Preflight, "Before You Present…", "", false),
    (MenuAction::Review, "What to Look At", "CmdOrCtrl+L", true),
    (MenuAction::FitTime, "Fit to the Time…", "", false),
    (MenuAction::SwapAudience, "For Another Audience…", "", false),
    (MenuAction::UpdateContent, "Newer Content…", "", false),
    (MenuAction::TalkSettings, "Talk Settings…", "", true),
    (MenuAction::Documents, "Documents…", "", false),
];

const HELP: [Item; 2] = [(MenuAction::Shortcuts, "Keys", "F1", false), (MenuAction::About, "About Lectern", "", false)];

/// All menus by their words.
fn menus() -> [(&'static str, &'static [Item]); 5] {
    [("File", &FILE), ("Edit", &EDIT), ("View", &VIEW), ("Talk", &TALK), ("Help", &HELP)]
}

/// An item's id, which is its action's name.
fn id_of(action: MenuAction) -> String {
    format!("{action:?}")
}

fn submenu<R: Runtime>(app: &AppHandle<R>, words: &str, items: &[Item]) -> tauri::Result<Submenu<R>> {
    let mut menu = match words {
        "File" => SubmenuBuilder::with_id(app, FILES, words),
        _ => SubmenuBuilder::new(app, words),
    };
    for (action, words, keys, line) in items {
        if *line {
            menu = menu.separator();
        }
        if *action == MenuAction::Save {
            menu = menu.item(&SubmenuBuilder::with_id(app, RECENT, "Open Recent").build()?).separator();
        }
        let mut item = MenuItemBuilder::with_id(id_of(*action), words);
        if !keys.is_empty() {
            item = item.accelerator(keys);
        }
        menu = menu.item(&item.build(app)?);
    }
    if words == "File" {
        menu = menu.item(&MenuItemBuilder::with_id(QUIT, "Quit").accelerator("CmdOrCtrl+Q").build(app)?);
    }
    menu.build()
}

/// Puts the menu on the windows that hold talks; the presenter's and the audience's have none.
pub(crate) fn set_up<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let mut bar = MenuBuilder::new(app);
    for (words, items) in menus() {
        bar = bar.item(&submenu(app, words, items)?);
    }
    app.set_menu(bar.build()?)?;
    app.on_menu_event(|app, event| choose(app, event.id().as_ref()));
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
    if chosen == QUIT {
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
    let action =
        menus().iter().flat_map(|(_, items)| items.iter()).map(|(action, ..)| *action).find(|action| id_of(*action) == chosen);
    let Some(action) = action else { return };
    if let Some(window) = in_front(app) {
        app.state::<Watchers>().tell(window.label(), &WindowEvent::Menu { action });
    }
}
