//! The desktop shell of Lectern: windows, menus, commands and wire types. Each command calls one use case of `lectern-app`.

mod commands;
mod desk;
mod ipc;
mod menu;
mod picker;
mod protocol;
mod window;

use desk::Desk;
use lectern_app::content_root::ContentHints;
use menu::MenuWatch;
use protocol::{SharedPictures, Studio};
use std::path::PathBuf;
use std::sync::Arc;
use tauri::{App, Builder, Context, Runtime};

/// What the program finds around it when it starts.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Where the content folder may be.
    pub hints: ContentHints,
    /// The user's folder.
    pub home: Option<PathBuf>,
    /// The talk's file that the program was started with.
    pub talk: Option<PathBuf>,
    /// The folder whose files are chosen, instead of asking in dialogs.
    #[cfg(feature = "e2e")]
    pub picks: Option<PathBuf>,
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// There is no display, or the system's web view cannot be used.
pub fn run(surroundings: Surroundings) -> tauri::Result<()> {
    let app = assemble(Builder::default(), surroundings).build(context())?;
    app.run(|_, _| {});
    Ok(())
}

/// The pages, the configuration and the capabilities.
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// The app with its commands, state and menu, on a real web view or on a test's.
fn assemble<R: Runtime>(builder: Builder<R>, surroundings: Surroundings) -> Builder<R> {
    let desk = Arc::new(Desk::new(surroundings.clone()));
    let pictures: SharedPictures = Arc::new(Studio::new(Arc::clone(&desk)));
    let builder = builder.plugin(tauri_plugin_dialog::init()).manage(desk).manage(pictures).manage(MenuWatch::default()).setup(
        move |app: &mut App<R>| {
            picker::install(app, &surroundings);
            menu::set_up(app.handle())?;
            Ok(())
        },
    );
    let builder = protocol::register(builder);
    builder.invoke_handler(tauri::generate_handler![
        commands::library::list_packs,
        commands::library::list_handouts,
        commands::talk::preview_talk,
        commands::talk::plan_talk,
        commands::talk::open_talk,
        commands::talk::open_given,
        commands::talk::save_talk,
        commands::talk::save_talk_as,
        commands::preview::paint_talk,
        commands::export::export_talk,
        commands::export::cancel_export,
        commands::export::show_exported,
        commands::view::watch_menu,
    ])
}

#[cfg(test)]
mod tests;
