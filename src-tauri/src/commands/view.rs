//! What the window tells the page.

use crate::ipc::MenuAction;
use crate::menu::MenuWatch;
use tauri::State;
use tauri::ipc::Channel;

/// Tells the page from now on what was chosen in the menu.
#[tauri::command]
pub(crate) fn watch_menu(watch: State<'_, MenuWatch>, actions: Channel<MenuAction>) {
    watch.listen(actions);
}
