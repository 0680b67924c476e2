//! The shell without a display: what its window may call, the page's types, and commands on the shipped content.

mod binding;
mod capability;
mod picture;

use crate::{Surroundings, assemble, context, picker};
use lectern_app::content_root::ContentHints;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};

/// The app on no display, with the shipped content and the real capabilities.
fn app() -> App<MockRuntime> {
    app_with(None)
}

/// The same, started with a talk's file.
fn app_with(talk: Option<PathBuf>) -> App<MockRuntime> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let hints = ContentHints { named: Some(content), ..ContentHints::default() };
    let surroundings = Surroundings { hints, talk, ..Surroundings::default() };
    let mut context = context::<MockRuntime>();
    // The windows that tests need they make themselves.
    context.config_mut().app.windows.clear();
    let app = assemble(mock_builder(), surroundings.clone()).build(context).unwrap();
    // What the set-up does when the app runs.
    picker::install(&app, &surroundings);
    app
}

fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, tauri::WebviewUrl::default()).build().unwrap()
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
