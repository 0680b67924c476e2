//! `lectern new`

use crate::stage::Stage;

#[test]
fn a_talk_is_planned_and_saved() {
    let stage = Stage::new();
    let ran = stage.run("new --audience parents --minutes 10 --date 2026-05-01 --field county_hotline=555-0100 -o evening");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "evening.lectern: 6 slides, 10 of 10 minutes
  section      3 min  Opening
  section      6 min  Seeing it
  section      1 min  Closing
"
    );
    assert!(stage.read("evening.lectern").starts_with(b"PK"));
}

#[test]
fn what_does_not_fit_is_said() {
    let stage = Stage::new();
    let ran = stage.run("new --audience parents --minutes 7.5 -o short.lectern");
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("left out     1 min  The extra (extra): 7.5 minutes are too short for it"), "{}", ran.out);
    assert!(ran.err.contains("note[time-left]: the slides take 7 of 7.5 minutes"), "{}", ran.err);
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let stage = Stage::new();
    stage.talk();
    let before = stage.read("evening.lectern");
    let ran = stage.run("new --audience parents --minutes 5 -o evening.lectern");
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("is there already; choose another name, or add --force"), "{}", ran.err);
    assert_eq!(stage.read("evening.lectern"), before);
    assert_eq!(stage.run("new --audience parents --minutes 5 -o evening.lectern --force").code, 0);
    assert_ne!(stage.read("evening.lectern"), before);
}

#[test]
fn what_does_not_exist_is_answered_with_what_does() {
    let stage = Stage::new();
    for (arguments, said) in [
        ("--audience teachers --minutes 10", "there is no audience `teachers`; choose from parents, officers"),
        ("--audience parents --minutes 10 --pack maxi", "there is no pack `maxi`; choose from mini"),
        ("--audience parents --minutes 10 --field phone=1", "there is no field `phone`; choose from presenter, county_hotline"),
        ("--audience parents --minutes 10 --theme neon", "there is no theme `neon`; choose from calm"),
        ("--audience parents --minutes soon", "give a number of minutes from 0.5 to 600"),
        ("--audience parents --minutes 10 --date tomorrow", "`tomorrow` is not a day; write it as 2026-05-01"),
    ] {
        let ran = stage.run(&format!("new {arguments} -o a.lectern"));
        assert_eq!(ran.code, 2, "{arguments}");
        assert!(ran.err.contains(said), "{arguments}: {}", ran.err);
        assert!(!stage.path("a.lectern").exists());
    }
}

#[test]
fn scripts_get_json() {
    let stage = Stage::new();
    let ran = stage.run("new --json --audience parents --minutes 7.5 -o short.lectern");
    let values: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(ran.err, "");
    assert_eq!((values[0]["kind"].as_str(), values[0]["planned"].as_f64()), (Some("talk"), Some(7.0)));
    assert_eq!(values[0]["left_out"].as_array().unwrap().len(), 2);
    assert_eq!(values[1]["code"], "time-left");
    let ran = stage.run("new --json --audience nobody --minutes 7.5 -o x.lectern");
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((value["kind"].as_str(), value["code"].as_str()), (Some("error"), Some("unknown-name")));
}
