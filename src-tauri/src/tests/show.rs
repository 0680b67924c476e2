//! What may be seen of a presentation.

use super::{app, call, plan, window};
use crate::ipc::show::{ScreensWish, ShowWish};
use crate::stage::raise_curtain;
use crate::window::{AUDIENCE, MAIN, PRESENTER};
use serde_json::json;

#[test]
fn the_audiences_window_never_has_notes() {
    let app = app();
    let main = window(&app, MAIN);
    let talk = plan(&main);
    let wish = ShowWish { from: None, rehearse: false, screens: ScreensWish::Two };
    raise_curtain(app.handle(), u32::try_from(talk["id"].as_u64().unwrap()).unwrap(), &wish, Vec::new()).unwrap();
    let (presenter, audience) = (window(&app, PRESENTER), window(&app, AUDIENCE));

    let deck = call(&presenter, "presenter_deck", json!({})).unwrap();
    assert!(deck["slides"][1]["notes"].as_array().is_some_and(|notes| !notes.is_empty()));
    assert_eq!(call(&audience, "presenter_deck", json!({})).unwrap_err()["code"], "wrong-request");
    let seen = call(&audience, "audience_deck", json!({})).unwrap();
    let mut words: Vec<&str> = seen.as_object().unwrap().keys().map(String::as_str).collect();
    words.sort_unstable();
    assert_eq!(words, ["alone", "language", "pictures", "ratio", "title", "titles"]);

    let pressed = call(
        &audience,
        "press_key",
        json!({ "key": { "key": "PageDown", "shift": false, "control": false, "alt": false, "meta": false } }),
    );
    assert_eq!(pressed.unwrap(), json!(true));
    call(&presenter, "end_show", json!({})).unwrap();
    assert_eq!(call(&main, "last_screens", json!({})).unwrap(), json!("two"));
}
