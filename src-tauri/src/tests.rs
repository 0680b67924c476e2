//! The shell without a display: what its window may call, the page's types, and commands on the shipped content.

mod binding;
mod capability;
mod picture;
mod show;
mod talk;

use crate::{Surroundings, assemble, context, picker};
use lectern_app::content_root::ContentHints;
use serde_json::{Value, json};
use std::ops::Deref;
use std::path::Path;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// The app on no display, with the shipped content, the real capabilities and a folder for what it keeps.
struct Desktop {
    app: App<MockRuntime>,
    _state: TempDir,
}

impl Deref for Desktop {
    type Target = App<MockRuntime>;
    fn deref(&self) -> &App<MockRuntime> {
        &self.app
    }
}

fn app() -> Desktop {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let hints = ContentHints { named: Some(content), ..ContentHints::default() };
    let state = tempfile::tempdir().unwrap();
    let surroundings = Surroundings { hints, state: state.path().to_owned(), ..Surroundings::default() };
    let app = assemble(mock_builder(), surroundings.clone()).build(context::<MockRuntime>()).unwrap();
    // What the set-up does when the app runs.
    picker::install(&app, &surroundings);
    Desktop { app, _state: state }
}

fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, tauri::WebviewUrl::default()).build().unwrap()
}

/// A talk of twenty minutes for parents, in a window.
fn plan(window: &WebviewWindow<MockRuntime>) -> Value {
    let wish = json!({ "pack": "child-trafficking", "audience": "parents", "minutes": 20, "language": null, "title": null, "date": "2026-05-01", "venue": null });
    call(window, "plan_talk", json!({ "wish": wish })).unwrap()
}

/// Calls a command as the page in a window does.
fn call(window: &WebviewWindow<MockRuntime>, command: &str, arguments: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse().unwrap(),
        body: InvokeBody::Json(arguments),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}
