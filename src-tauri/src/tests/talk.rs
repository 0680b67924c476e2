//! Talks through the commands, as the pages use them.

use super::{app, call, plan, window};
use crate::window::MAIN;
use serde_json::{Value, json};

fn slides(talk: &Value) -> Vec<String> {
    let sections = talk["sections"].as_array().unwrap().iter();
    sections
        .flat_map(|section| section["slides"].as_array().unwrap())
        .map(|slide| slide["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn slides_are_moved_and_moved_back() {
    let app = app();
    let main = window(&app, MAIN);
    let talk = plan(&main);
    let id = &talk["id"];
    let before = slides(&talk);
    let change = json!({ "do": "move", "slides": [before[3]], "to": { "in": "section", "section": 0, "position": 0 } });
    let moved = call(&main, "change_talk", json!({ "talk": id, "change": change })).unwrap();
    assert_eq!(slides(&moved["talk"])[0], before[3]);
    assert_eq!(moved["talk"]["undo"]["code"], "move-slide");
    assert_eq!(slides(&call(&main, "undo", json!({ "talk": id })).unwrap()), before);
    assert_eq!(slides(&call(&main, "redo", json!({ "talk": id })).unwrap())[0], before[3]);
}

#[test]
fn words_are_edited_checked_and_taken_back() {
    let app = app();
    let main = window(&app, MAIN);
    let talk = plan(&main);
    let (id, slide) = (&talk["id"], slides(&talk)[1].clone());
    let detail = call(&main, "slide_detail", json!({ "talk": id, "slide": slide })).unwrap();
    let body = detail["parts"].as_array().unwrap().iter().find(|part| part["role"] == "body" && part["shown"] == true).unwrap();
    let text = "A child prostitute is a child.";
    let change = json!({ "do": "slide-part", "slide": slide, "part": body["part"], "text": text });
    let changed = call(&main, "change_talk", json!({ "talk": id, "change": change })).unwrap();
    let edited = call(&main, "slide_detail", json!({ "talk": id, "slide": slide })).unwrap();
    assert_eq!((&edited["edited"], &changed["talk"]["saved"]), (&json!(true), &json!(false)));
    let terms = call(&main, "check_text", json!({ "talk": id, "text": text, "role": "body" })).unwrap();
    assert_eq!(terms[0]["found"], "child prostitute");
    assert_eq!((&terms[0]["start"], &terms[0]["end"]), (&json!(2), &json!(18)));
    let findings = call(&main, "review_talk", json!({ "talk": id })).unwrap();
    assert!(findings.as_array().unwrap().iter().any(|finding| finding["kind"] == "term" && finding["slide"] == *slide));
    let change = json!({ "do": "revert", "slides": [slide] });
    call(&main, "change_talk", json!({ "talk": id, "change": change })).unwrap();
    let reverted = call(&main, "slide_detail", json!({ "talk": id, "slide": slide })).unwrap();
    assert_eq!((&reverted["edited"], &reverted["text"]), (&json!(false), &detail["text"]));
}

#[test]
fn the_library_is_searched_and_a_slide_comes_in() {
    let app = app();
    let main = window(&app, MAIN);
    let talk = plan(&main);
    let id = &talk["id"];
    let wish = json!({ "words": "phone", "audience": "parents", "topic": null, "document": null, "weight": null, "kind": null, "evidence": null, "not_in_talk": true });
    let cards = call(&main, "search_library", json!({ "talk": id, "wish": wish })).unwrap();
    let card = &cards[0];
    assert_eq!(card["in_talk"], false);
    let change = json!({ "do": "insert", "slides": [card["slide"]], "at": { "in": "backup", "position": 0 } });
    let changed = call(&main, "change_talk", json!({ "talk": id, "change": change })).unwrap();
    assert_eq!(changed["came"][0], card["slide"]);
    assert_eq!(changed["talk"]["backup"][0]["id"], card["slide"]);
    let again = call(&main, "search_library", json!({ "talk": id, "wish": wish })).unwrap();
    assert!(again.as_array().unwrap().iter().all(|other| other["slide"] != card["slide"]));
}

#[test]
fn another_time_and_another_audience_are_proposed() {
    let app = app();
    let main = window(&app, MAIN);
    let talk = plan(&main);
    let id = &talk["id"];
    let fit = call(&main, "propose_fit", json!({ "talk": id, "minutes": 10.0 })).unwrap();
    assert!(!fit["cut"].as_array().unwrap().is_empty());
    let kept = &fit["cut"][0]["slide"];
    let fitted = call(&main, "apply_fit", json!({ "talk": id, "minutes": 10.0, "refused": [kept] })).unwrap();
    assert!(slides(&fitted).contains(&kept.as_str().unwrap().to_owned()));
    assert_eq!(fitted["minutes"], 10.0);
    let swap = call(&main, "propose_swap", json!({ "talk": id, "audience": "officers" })).unwrap();
    assert!(swap["rows"].as_array().unwrap().iter().any(|row| row["what"] == "replaced" || row["what"] == "reworded"));
    assert_eq!(call(&main, "review_update", json!({ "talk": id })).unwrap(), Value::Null);
}

#[test]
fn a_document_tells_what_became_of_what_it_says() {
    let app = app();
    let main = window(&app, MAIN);
    let talk = plan(&main);
    let id = &talk["id"];
    let library = call(&main, "library_view", json!({ "talk": id })).unwrap();
    let documents = library["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 5);
    let view = call(&main, "document_view", json!({ "talk": id, "document": documents[0]["id"] })).unwrap();
    let claim = &view["claims"][0]["claim"];
    let card = call(&main, "claim_view", json!({ "talk": id, "claim": claim["id"] })).unwrap();
    assert_eq!(card["statement"], claim["statement"]);
}

#[test]
fn what_is_set_once_is_there_again() {
    let app = app();
    let main = window(&app, MAIN);
    let mut settings = call(&main, "get_settings", json!({})).unwrap();
    settings["appearance"] = json!("dark");
    settings["fields"] = json!([{ "field": "presenter", "value": "Ana Ruiz", "checked_on": null }]);
    call(&main, "set_settings", json!({ "settings": settings })).unwrap();
    assert_eq!(call(&main, "get_settings", json!({})).unwrap()["appearance"], "dark");
    let talk = plan(&main);
    let fields = call(&main, "list_fields", json!({ "talk": talk["id"] })).unwrap();
    let presenter = fields.as_array().unwrap().iter().find(|field| field["field"] == "presenter").unwrap();
    assert_eq!(presenter["value"], "Ana Ruiz");
}

#[test]
fn every_format_has_pages_to_look_at() {
    let app = app();
    let main = window(&app, MAIN);
    let talk = plan(&main);
    for format in call(&main, "list_formats", json!({})).unwrap().as_array().unwrap() {
        let wish = json!({ "talk": talk["id"], "format": format["name"], "paper": "a4", "ink": "grey" });
        let preview = call(&main, "preview_export", wish).unwrap();
        assert!(!preview["pages"].as_array().unwrap().is_empty(), "{format}");
    }
}
