//! What the windows may call.

use super::{app, call, window};
use crate::window::MAIN;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

include!("../commands/names.in");

#[test]
fn the_main_window_makes_a_talk() {
    let app = app();
    let main = window(&app, MAIN);
    let packs = call(&main, "list_packs", json!({})).unwrap();
    let names: Vec<&str> =
        packs[0]["audiences"].as_array().unwrap().iter().map(|audience| audience["id"].as_str().unwrap()).collect();
    assert_eq!(names, ["parents", "officers", "clinicians", "school"]);
    assert_eq!(packs[0]["audiences"][0]["languages"][1], json!({ "tag": "es", "draft": true }));

    let wish = json!({ "pack": packs[0]["id"], "audience": "parents", "minutes": 20, "language": null, "title": null, "date": "2026-05-01", "venue": "Town hall" });
    let preview = call(&main, "preview_talk", json!({ "wish": wish })).unwrap();
    let talk = call(&main, "plan_talk", json!({ "wish": wish })).unwrap();
    let slides: usize =
        talk["sections"].as_array().unwrap().iter().map(|section| section["slides"].as_array().unwrap().len()).sum();
    assert_eq!((slides, &preview["slides"]), (12, &json!(12)));
    assert_eq!(talk["planned"], json!(20.0));
    assert_eq!(talk["title"], preview["title"]);
    assert_eq!((&talk["saved"], &talk["date"]), (&json!(false), &json!("2026-05-01")));
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let app = app();
    let main = window(&app, MAIN);
    let wish = |audience: &str, date: &str| json!({ "wish": { "pack": "child-trafficking", "audience": audience, "minutes": 20, "language": null, "title": null, "date": date, "venue": null } });
    let refused = |arguments: Value| call(&main, "plan_talk", arguments).unwrap_err()["code"].as_str().map(str::to_owned);
    assert_eq!(refused(wish("pirates", "2026-05-01")).as_deref(), Some("unknown-name"));
    assert_eq!(refused(wish("parents", "2026-02-31")).as_deref(), Some("wrong-date"));
    assert_eq!(call(&main, "save_talk", json!({ "talk": 7 })).unwrap_err()["code"], json!("gone"));
}

#[test]
fn a_window_without_a_capability_may_call_nothing() {
    let app = app();
    let stranger = window(&app, "stranger");
    for command in COMMANDS {
        let refusal = call(&stranger, command, json!({})).unwrap_err().to_string();
        assert!(refusal.contains("not allowed"), "{command}: {refusal}");
    }
}

#[test]
fn the_main_window_may_not_touch_the_system() {
    let app = app();
    let main = window(&app, MAIN);
    for command in [
        "plugin:dialog|save",
        "plugin:dialog|open",
        "plugin:dialog|message",
        "plugin:fs|read_file",
        "plugin:window|create",
        "plugin:webview|create_webview_window",
        "plugin:event|listen",
        "plugin:path|resolve_directory",
        "plugin:app|version",
    ] {
        let refusal = call(&main, command, json!({})).unwrap_err().to_string();
        assert!(refusal.contains("not allowed") || refusal.contains("not found"), "{command}: {refusal}");
    }
}

/// The commands that a capability's file allows.
fn held(name: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("capabilities/{name}.json"))).unwrap();
    let capability: Value = serde_json::from_str(&text).unwrap();
    let held: Vec<String> = serde_json::from_value(capability["permissions"].clone()).unwrap();
    held.into_iter().map(|permission| permission.trim_start_matches("allow-").replace('-', "_")).collect()
}

#[test]
fn the_capabilities_hold_the_commands_and_nothing_else() {
    let commands: BTreeSet<String> = COMMANDS.iter().map(|command| (*command).to_owned()).collect();
    let all: BTreeSet<String> = ["main", "presenter", "audience"].into_iter().flat_map(held).collect();
    assert_eq!(all, commands);
}

#[test]
fn each_window_may_call_what_its_capability_holds_and_no_more() {
    let app = app();
    for label in ["main", "presenter", "audience"] {
        let (page, held) = (window(&app, label), held(label));
        for command in COMMANDS.iter().filter(|command| !held.contains(**command)) {
            let refusal = call(&page, command, json!({})).unwrap_err().to_string();
            assert!(refusal.contains("not allowed"), "{label}: {command}: {refusal}");
        }
    }
    assert!(!held("audience").contains("slide_detail") && !held("presenter").contains("save_talk"));
}

#[test]
fn the_pages_are_held_tightly() {
    let app = app();
    let config = app.config();
    assert!(!config.app.with_global_tauri);
    let policy = config.app.security.csp.as_ref().unwrap().to_string();
    assert!(policy.contains("default-src 'none'"), "{policy}");
    for loose in ["unsafe-inline", "unsafe-eval", "*", "https:", "data:"] {
        assert!(!policy.contains(loose), "{policy}");
    }
}
