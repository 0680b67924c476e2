//! Making, opening and saving talks.

use super::off_main;
use crate::desk::{Desk, OnDesk};
use crate::ipc::{IpcError, PlanPreview, TalkView, TalkWish};
use crate::picker::SharedPicker;
use crate::window::show_title;
use lectern_app::file_name::stem_of_title;
use lectern_app::new_talk::{NewTalk, make_talk};
use lectern_app::plan::Plan;
use lectern_app::talk_file::{EXTENSION, OpenTalk, open_talk as read_file, save_talk as write_file};
use std::path::Path;
use std::sync::Arc;
use tauri::{Runtime, State, WebviewWindow};

/// What a plan would give, without making the talk.
#[tauri::command]
pub(crate) async fn preview_talk(desk: State<'_, Arc<Desk>>, wish: TalkWish) -> Result<PlanPreview, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || Ok(PlanPreview::from(&plan(&desk, &wish)?.0))).await
}

/// Plans a talk and puts it on the desk.
#[tauri::command]
pub(crate) async fn plan_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    wish: TalkWish,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    let view = off_main(move || {
        let (plan, open) = plan(&desk, &wish)?;
        Ok(desk.put(OnDesk::planned(plan, open)))
    });
    view.await.inspect(|view| show_title(&window, view))
}

fn plan(desk: &Desk, wish: &TalkWish) -> Result<(Plan, OpenTalk), IpcError> {
    let pack = desk.pack(&wish.pack)?;
    let plan = make_talk(&desk.content()?, &pack.library, &NewTalk::try_from(wish)?)?;
    let open = OpenTalk::new(plan.talk.clone(), pack.library.clone());
    Ok((plan, open))
}

/// Asks for a talk's file and opens it. Nothing where the presenter chose none.
#[tauri::command]
pub(crate) async fn open_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
) -> Result<Option<TalkView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    let view = off_main(move || {
        let Some(path) = picker.file_to_open() else { return Ok(None) };
        Ok(Some(desk.put(OnDesk::opened(read_file(&path)?, path))))
    });
    titled(&window, view.await)
}

/// Opens the talk's file that the program was started with. Nothing where there is none.
#[tauri::command]
pub(crate) async fn open_given<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
) -> Result<Option<TalkView>, IpcError> {
    let desk = Arc::clone(&desk);
    let view = off_main(move || {
        let Some(path) = desk.given() else { return Ok(None) };
        Ok(Some(desk.put(OnDesk::opened(read_file(path)?, path.to_owned()))))
    });
    titled(&window, view.await)
}

/// Saves a talk to its file; asks for one where it has none.
#[tauri::command]
pub(crate) async fn save_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
) -> Result<Option<TalkView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    let view = off_main(move || {
        let path = desk.look(talk, |on| on.path.clone())?.or_else(|| picker.file_to_save(&proposed(&desk, talk)));
        path.map(|path| save(&desk, talk, &path)).transpose()
    });
    titled(&window, view.await)
}

/// Asks for a file and saves a talk to it. Nothing where the presenter chose none.
#[tauri::command]
pub(crate) async fn save_talk_as<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    picker: State<'_, SharedPicker>,
    talk: u32,
) -> Result<Option<TalkView>, IpcError> {
    let (desk, picker) = (Arc::clone(&desk), Arc::clone(&picker));
    let view = off_main(move || picker.file_to_save(&proposed(&desk, talk)).map(|path| save(&desk, talk, &path)).transpose());
    titled(&window, view.await)
}

/// Puts the title of a talk that was opened or saved on its window.
fn titled<R: Runtime>(window: &WebviewWindow<R>, view: Result<Option<TalkView>, IpcError>) -> Result<Option<TalkView>, IpcError> {
    view.inspect(|view| {
        if let Some(view) = view {
            show_title(window, view);
        }
    })
}

fn proposed(desk: &Desk, talk: u32) -> String {
    let stem = desk.look(talk, |on| stem_of_title(&on.open.talk.title)).unwrap_or_default();
    format!("{stem}.{EXTENSION}")
}

fn save(desk: &Desk, talk: u32, path: &Path) -> Result<TalkView, IpcError> {
    let written = write_file(&*desk.look(talk, |on| Arc::clone(&on.open))?, path)?;
    desk.change(talk, |on| {
        on.path = Some(written);
        on.saved = true;
    })
}
