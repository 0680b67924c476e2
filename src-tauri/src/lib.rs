//! The desktop shell of Lectern: windows, menus, commands and wire types. Each command calls one use case of `lectern-app`.

mod commands;
mod desk;
mod ipc;
#[cfg(feature = "e2e")]
mod measure;
mod menu;
mod picker;
mod protocol;
mod stage;
mod window;

use desk::Desk;
use ipc::window::WindowEvent;
use lectern_app::content_root::ContentHints;
use lectern_model::language::Language;
use stage::Stage;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tauri::{App, AppHandle, Builder, Context, Manager, Runtime};
use window::Watchers;

/// How often copies for after a crash are made, where something changed.
const AUTOSAVE: Duration = Duration::from_secs(4);

/// What the program finds around it when it starts.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Where the content folder may be.
    pub hints: ContentHints,
    /// The user's folder.
    pub home: Option<PathBuf>,
    /// Where settings, the list of talks, copies for after a crash and installed packs are.
    pub state: PathBuf,
    /// The system's language.
    pub language: Option<Language>,
    /// The talk's file that the program was started with.
    pub talk: Option<PathBuf>,
    /// The folder whose files are chosen, instead of asking in dialogs.
    #[cfg(feature = "e2e")]
    pub picks: Option<PathBuf>,
    /// Whether to open an empty window instead, to compare times with.
    #[cfg(feature = "e2e")]
    pub empty: bool,
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// There is no display, or the system's web view cannot be used.
pub fn run(surroundings: Surroundings) -> tauri::Result<()> {
    #[cfg(feature = "e2e")]
    if surroundings.empty {
        return measure::run_empty();
    }
    let one = tauri_plugin_single_instance::init(|app, arguments, folder| {
        given_later(app, &arguments, &folder);
    });
    let places = tauri_plugin_window_state::Builder::new().with_denylist(&[window::PRESENTER, window::AUDIENCE]).build();
    let builder = Builder::default().plugin(one).plugin(places);
    let app = assemble(builder, surroundings).build(context())?;
    app.run(|_, _| {});
    Ok(())
}

/// Opens what a second start of the program was given, in the one that runs.
fn given_later<R: Runtime>(app: &AppHandle<R>, arguments: &[String], folder: &str) {
    let Some(window) = app.webview_windows().into_values().find(|window| window.label().starts_with(window::MAIN)) else {
        return;
    };
    match arguments.get(1) {
        Some(file) => window::open_files(&window, &[PathBuf::from(folder).join(file)]),
        None => drop(window.set_focus()),
    }
}

/// The pages, the configuration and the capabilities.
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// The app with its commands, state and menu, on a real web view or on a test's.
fn assemble<R: Runtime>(builder: Builder<R>, surroundings: Surroundings) -> Builder<R> {
    let desk = Arc::new(Desk::new(surroundings.clone()));
    let builder = builder
        .plugin(tauri_plugin_dialog::init())
        .manage(desk)
        .manage(Watchers::default())
        .manage(Stage::default())
        .on_window_event(window::on_event)
        .setup(move |app: &mut App<R>| {
            picker::install(app, &surroundings);
            menu::set_up(app.handle())?;
            let desk = Arc::clone(&app.state::<Arc<Desk>>());
            // The page will ask for them first; what is wrong with them is told then.
            std::thread::spawn(move || drop(desk.packs()));
            window::open_main(app.handle(), None)?;
            keep_copies(app.handle().clone());
            Ok(())
        });
    let builder = protocol::register(builder);
    builder.invoke_handler(commands::handler!())
}

/// Copies talks with unsaved changes to where they are found after a crash, and says once where that fails.
fn keep_copies<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        let mut failing = false;
        loop {
            std::thread::sleep(AUTOSAVE);
            let kept = app.state::<Arc<Desk>>().table().documents.autosave();
            if let (Err(error), false) = (&kept, failing) {
                let message = format!("your changes are not copied for after a crash: {error}");
                app.state::<Watchers>().tell_all(&WindowEvent::AutosaveFailed { message });
            }
            failing = kept.is_err();
        }
    });
}

#[cfg(test)]
mod tests;
