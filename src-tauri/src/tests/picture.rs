//! Pictures by the `slide:` scheme.

use super::{app, call, window};
use crate::protocol::{Pictures, answer};
use crate::window::MAIN;
use lectern_app::talk_file::OpenTalk;
use serde_json::json;
use std::sync::Arc;

/// Draws a slide as its name.
struct Names;

impl Pictures for Names {
    fn paint(&self, open: &OpenTalk) -> Vec<(String, String)> {
        open.talk.slides().map(|entry| (entry.slide.to_string(), format!("{}-1", entry.slide))).collect()
    }

    fn find(&self, name: &str) -> Option<Vec<u8>> {
        name.ends_with("-1").then(|| format!("<svg>{name}</svg>").into_bytes())
    }
}

#[test]
fn a_page_gets_names_and_by_them_pictures() {
    let app = app(Arc::new(Names));
    let main = window(&app, MAIN);
    let wish = json!({ "pack": "child-trafficking", "audience": "parents", "minutes": 20, "language": null, "title": null, "date": null });
    let talk = call(&main, "plan_talk", json!({ "wish": wish })).unwrap();
    let painted = call(&main, "paint_talk", json!({ "talk": talk["id"] })).unwrap();
    assert_eq!(painted[11], json!({ "slide": "help", "picture": "help-1" }));

    let drawn = answer(&Names, "/help-1");
    assert_eq!((drawn.status().as_u16(), drawn.body().as_slice()), (200, b"<svg>help-1</svg>".as_slice()));
    assert_eq!(drawn.headers()["content-type"], "image/svg+xml");
    assert_eq!(answer(&Names, "/").status().as_u16(), 404);
}
