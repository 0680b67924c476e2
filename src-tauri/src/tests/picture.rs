//! Pictures by the `slide:` scheme.

use super::{app, call, plan, window};
use crate::desk::Desk;
use crate::protocol::answer;
use crate::window::MAIN;
use serde_json::json;
use std::sync::Arc;
use tauri::Manager;

#[test]
fn a_page_gets_names_and_by_them_pictures() {
    let app = app();
    let main = window(&app, MAIN);
    let talk = plan(&main);
    let painted = call(&main, "paint_talk", json!({ "talk": talk["id"] })).unwrap();
    let help = painted.as_array().unwrap().iter().find(|view| view["slide"] == "help").unwrap();

    let desk = app.state::<Arc<Desk>>();
    let drawn = answer(&desk, &format!("/{}", help["pictures"][0].as_str().unwrap()));
    assert_eq!(drawn.status().as_u16(), 200);
    assert_eq!(drawn.headers()["content-type"], "image/svg+xml");
    assert!(drawn.body().starts_with(b"<svg"));
    for nothing in ["/", "/0123456789abcdef-0", "/../../etc/passwd", "/-"] {
        assert_eq!(answer(&desk, nothing).status().as_u16(), 404, "{nothing}");
    }

    let cards = call(&main, "paint_library", json!({ "talk": talk["id"], "slides": ["help", "no-such"] })).unwrap();
    assert_eq!(cards.as_array().unwrap().len(), 1);
}
