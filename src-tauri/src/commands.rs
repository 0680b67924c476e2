//! The commands that a page may call: each takes a wire value, calls one use case off the main thread, and gives a wire value.

// Arguments come by value.
#![allow(clippy::needless_pass_by_value)]

pub(crate) mod edit;
pub(crate) mod export;
pub(crate) mod go_bag;
pub(crate) mod import;
pub(crate) mod library;
pub(crate) mod own;
pub(crate) mod picture;
pub(crate) mod proposal;
pub(crate) mod show;
pub(crate) mod start;
pub(crate) mod talk;
pub(crate) mod window;

use crate::ipc::IpcError;

/// All commands, as the app answers them.
macro_rules! handler {
    () => {
        tauri::generate_handler![
            $crate::commands::window::watch_window,
            $crate::commands::window::current_talk,
            $crate::commands::window::new_window,
            $crate::commands::window::close_window,
            $crate::commands::start::get_settings,
            $crate::commands::start::set_settings,
            $crate::commands::start::list_themes,
            $crate::commands::start::start_view,
            $crate::commands::start::list_packs,
            $crate::commands::talk::preview_talk,
            $crate::commands::talk::plan_talk,
            $crate::commands::talk::open_talk,
            $crate::commands::talk::open_recent,
            $crate::commands::start::forget_recent,
            $crate::commands::talk::open_sample,
            $crate::commands::talk::restore_leftover,
            $crate::commands::talk::discard_leftover,
            $crate::commands::start::install_pack,
            $crate::commands::talk::save_talk,
            $crate::commands::talk::save_talk_as,
            $crate::commands::talk::duplicate_talk,
            $crate::commands::talk::revert_talk,
            $crate::commands::edit::change_talk,
            $crate::commands::edit::undo,
            $crate::commands::edit::redo,
            $crate::commands::edit::pause_typing,
            $crate::commands::picture::paint_talk,
            $crate::commands::picture::paint_library,
            $crate::commands::library::library_view,
            $crate::commands::library::search_library,
            $crate::commands::library::slide_detail,
            $crate::commands::library::check_text,
            $crate::commands::library::claim_view,
            $crate::commands::library::document_view,
            $crate::commands::library::review_talk,
            $crate::commands::library::list_fields,
            $crate::commands::own::own_sources,
            $crate::commands::own::add_source,
            $crate::commands::own::import_sources,
            $crate::commands::import::pick_import,
            $crate::commands::import::take_import,
            $crate::commands::own::pick_brand,
            $crate::commands::own::remove_source,
            $crate::commands::own::add_picture,
            $crate::commands::proposal::propose_fit,
            $crate::commands::proposal::apply_fit,
            $crate::commands::proposal::propose_swap,
            $crate::commands::proposal::apply_swap,
            $crate::commands::proposal::review_update,
            $crate::commands::proposal::apply_update,
            $crate::commands::export::list_formats,
            $crate::commands::export::preview_export,
            $crate::commands::export::export_talk,
            $crate::commands::export::cancel_export,
            $crate::commands::go_bag::make_go_bag,
            $crate::commands::export::show_exported,
            $crate::commands::export::open_exported,
            $crate::commands::show::list_displays,
            $crate::commands::show::preflight,
            $crate::commands::show::test_clicker,
            $crate::commands::show::last_screens,
            $crate::commands::show::begin_show,
            $crate::commands::show::resume_show,
            $crate::commands::show::presenter_deck,
            $crate::commands::show::watch_show,
            $crate::commands::show::audience_deck,
            $crate::commands::show::watch_audience,
            $crate::commands::show::intend,
            $crate::commands::show::press_key,
            $crate::commands::show::end_show,
            $crate::commands::proposal::apply_rehearsal,
        ]
    };
}
pub(crate) use handler;

/// Runs what may take long where it does not hold up the windows.
async fn off_main<T: Send + 'static>(work: impl FnOnce() -> Result<T, IpcError> + Send + 'static) -> Result<T, IpcError> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(IpcError::fault(&error.to_string())),
    }
}
