//! Windows.

use crate::ipc::TalkView;
use tauri::{Runtime, WebviewWindow};

/// The label of the presenter's window.
pub(crate) const MAIN: &str = "main";

/// Puts a talk's title on its window, with a mark where it has changes that are not saved.
pub(crate) fn show_title<R: Runtime>(window: &WebviewWindow<R>, talk: &TalkView) {
    let mark = if talk.saved { "" } else { "• " };
    // A window that is gone needs no title.
    drop(window.set_title(&format!("{mark}{} – Lectern", talk.title)));
}
