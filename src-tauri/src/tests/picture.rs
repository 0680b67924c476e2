//! Pictures by the `slide:` scheme.

use super::{app, call, window};
use crate::protocol::{SharedPictures, answer};
use crate::window::MAIN;
use serde_json::json;
use tauri::Manager;

#[test]
fn a_page_gets_names_and_by_them_pictures() {
    let app = app();
    let main = window(&app, MAIN);
    let wish = json!({ "pack": "child-trafficking", "audience": "parents", "minutes": 20, "language": null, "title": null, "date": null });
    let talk = call(&main, "plan_talk", json!({ "wish": wish })).unwrap();
    let painted = call(&main, "paint_talk", json!({ "talk": talk["id"] })).unwrap();
    let help = painted.as_array().unwrap().iter().find(|view| view["slide"] == "help").unwrap();

    let pictures = app.state::<SharedPictures>();
    let drawn = answer(&**pictures, &format!("/{}", help["picture"].as_str().unwrap()));
    assert_eq!(drawn.status().as_u16(), 200);
    assert_eq!(drawn.headers()["content-type"], "image/svg+xml");
    assert!(drawn.body().starts_with(b"<svg"));
    for nothing in ["/", "/0123456789abcdef-0", "/../../etc/passwd", "/-"] {
        assert_eq!(answer(&**pictures, nothing).status().as_u16(), 404, "{nothing}");
    }
}
