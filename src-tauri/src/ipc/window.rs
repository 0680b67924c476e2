//! What the program tells a page without being asked.

use super::IpcError;
use super::settings::SettingsView;
use super::show::SlideTimeView;
use super::talk::TalkView;
use serde::Serialize;

/// Something that happened.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum WindowEvent {
    /// Something was chosen in the menu.
    Menu { action: MenuAction },
    /// The window has another talk, or its talk changed elsewhere.
    Talk { talk: Box<TalkView> },
    /// The settings changed.
    Settings { settings: SettingsView },
    /// The window is asked to close; the page closes it, and asks before where something is not saved.
    CloseAsked,
    /// The presentation of this window's talk ended; a rehearsal gives its times.
    ShowEnded { times: Vec<SlideTimeView> },
    /// A file that was dropped here, or that the program was started with, cannot be opened.
    Failed { error: IpcError },
    /// A copy for after a crash cannot be written; why, and what to do.
    AutosaveFailed { message: String },
}

/// What was chosen in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum MenuAction {
    NewTalk,
    OpenTalk,
    Save,
    SaveAs,
    Duplicate,
    Revert,
    Import,
    Export,
    GoBag,
    Close,
    Undo,
    Redo,
    Find,
    CommandPalette,
    Settings,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Present,
    PresentFromHere,
    Rehearse,
    Preflight,
    Review,
    FitTime,
    SwapAudience,
    TalkSettings,
    UpdateContent,
    InstallPack,
    Documents,
    Shortcuts,
    About,
}
