//! The menu bar. What is chosen in it goes to the page, which knows what is open.

use crate::ipc::MenuAction;
use std::sync::{Mutex, PoisonError};
use tauri::ipc::Channel;
use tauri::menu::{MenuBuilder, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Manager, Runtime};

const QUIT: &str = "quit";

/// Each item's id, words and keys; a line stands before those that begin a group.
const FILE: [(MenuAction, &str, &str, &str, bool); 5] = [
    (MenuAction::NewTalk, "new-talk", "New Talk", "CmdOrCtrl+N", false),
    (MenuAction::OpenTalk, "open-talk", "Open…", "CmdOrCtrl+O", false),
    (MenuAction::Save, "save", "Save", "CmdOrCtrl+S", true),
    (MenuAction::SaveAs, "save-as", "Save As…", "CmdOrCtrl+Shift+S", false),
    (MenuAction::Export, "export", "Export…", "CmdOrCtrl+E", true),
];

/// Where the page is told what was chosen.
#[derive(Default)]
pub(crate) struct MenuWatch {
    page: Mutex<Option<Channel<MenuAction>>>,
}

impl MenuWatch {
    /// From now on this page is told, and the one before, which was reloaded, no more.
    pub(crate) fn listen(&self, page: Channel<MenuAction>) {
        *self.page.lock().unwrap_or_else(PoisonError::into_inner) = Some(page);
    }

    fn tell(&self, action: MenuAction) {
        if let Some(page) = &*self.page.lock().unwrap_or_else(PoisonError::into_inner) {
            // A page that is gone has nothing to do.
            drop(page.send(action));
        }
    }
}

/// Puts the menu on the windows.
pub(crate) fn set_up<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let mut file = SubmenuBuilder::new(app, "File");
    for (_, id, words, keys, begins_group) in FILE {
        if begins_group {
            file = file.separator();
        }
        file = file.item(&MenuItemBuilder::with_id(id, words).accelerator(keys).build(app)?);
    }
    let quit = MenuItemBuilder::with_id(QUIT, "Quit").accelerator("CmdOrCtrl+Q").build(app)?;
    let file = file.separator().item(&quit).build()?;
    app.set_menu(MenuBuilder::new(app).item(&file).build()?)?;
    app.on_menu_event(|app, event| {
        let chosen = event.id().as_ref();
        if chosen == QUIT {
            app.exit(0);
        } else if let Some((action, ..)) = FILE.iter().find(|(_, id, ..)| *id == chosen) {
            app.state::<MenuWatch>().tell(*action);
        }
    });
    Ok(())
}
