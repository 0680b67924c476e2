//! Changing a talk.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::edit::{ChangeWish, TextWish, Wished, printed_on};
use crate::ipc::talk::{ChangedView, TalkView};
use crate::window::changed;
use lectern_app::document::Document;
use lectern_app::document::change::Change;
use lectern_app::new_slide::template;
use lectern_app::slide_edit::{SlideEdit, edited_text};
use lectern_model::id::SlideId;
use lectern_model::slide::SlideKind;
use std::sync::Arc;
use tauri::{Runtime, State, WebviewWindow};

/// Changes a talk.
#[tauri::command]
pub(crate) async fn change_talk<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    change: ChangeWish,
) -> Result<ChangedView, IpcError> {
    let desk = Arc::clone(&desk);
    let applied = off_main(move || {
        let wished = Wished::try_from(change)?;
        desk.change(talk, |document| work_out(document, wished))
    });
    applied.await.inspect(|_| changed(&window, talk))
}

/// The change that a wish comes to for a document.
fn work_out(document: &Document, wished: Wished) -> Result<Change, IpcError> {
    let open = document.open();
    match wished {
        Wished::Change(change) => Ok(change),
        Wished::Print(paper, ink) => Ok(printed_on(&open.talk.handouts, paper, ink)),
        Wished::NewSlide(name, at) => {
            let kind = SlideKind::ALL.into_iter().find(|kind| kind.name() == name);
            let text = kind.and_then(|kind| template(kind, &open.library, &open.talk.audience, &open.talk.language));
            let text = text.ok_or_else(|| IpcError::wrong(&format!("no slide of the kind `{name}` can be written")))?;
            Ok(Change::Write { text, at })
        }
        Wished::Text(slide, wish) => edit_text(document, slide, wish),
    }
}

fn edit_text(document: &Document, slide: SlideId, wish: TextWish) -> Result<Change, IpcError> {
    let edit = match wish {
        TextWish::Title(title) => SlideEdit::Title(title),
        TextWish::Part(part, text) => SlideEdit::Part { part, text },
        TextWish::AddWording(part) => SlideEdit::AddWording { part },
        TextWish::RemovePart(part) => SlideEdit::RemovePart { part },
        TextWish::InsertPicture(part, picture, alt) => SlideEdit::InsertPicture { part, picture, alt },
    };
    let text = edited_text(document.open(), &slide, &edit)?;
    Ok(Change::SlideText { slide, text })
}

/// Undoes the last step; where there is none, nothing happens.
#[tauri::command]
pub(crate) async fn undo<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    let undone = off_main(move || desk.step(talk, |document| Ok(document.undo())));
    undone.await.inspect(|_| changed(&window, talk))
}

/// Takes the last undone step again; where there is none, nothing happens.
#[tauri::command]
pub(crate) async fn redo<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    talk: u32,
) -> Result<TalkView, IpcError> {
    let desk = Arc::clone(&desk);
    let redone = off_main(move || desk.step(talk, |document| Ok(document.redo())));
    redone.await.inspect(|_| changed(&window, talk))
}

/// What is typed from now on is a step of its own.
#[tauri::command]
pub(crate) fn pause_typing(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<(), IpcError> {
    desk.table().entry(talk)?.document.pause();
    Ok(())
}
