//! `lectern check`

use crate::stage::Stage;

#[test]
fn a_good_pack_and_a_good_talk_pass() {
    let stage = Stage::new();
    let ran = stage.run("check mini");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "pack mini: 7 slides, 1 claims, 1 sources, 1 outlines; 0 errors, 0 warnings, 0 notes\n");
    stage.talk();
    let ran = stage.run("check evening.lectern");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("talk `An evening` for parents: 6 slides, 10 minutes; 0 errors"), "{}", ran.out);
}

#[test]
fn broken_yaml_is_shown_with_its_line() {
    let stage = Stage::new();
    stage.write("content/packs/mini/claims.yaml", "claims:\n  - id: C1\n    statement: [unclosed\n");
    let ran = stage.run("check mini");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("packs/mini/claims.yaml:"), "{}", ran.err);
    assert!(ran.err.contains("statement: [unclosed"), "{}", ran.err);
}

#[test]
fn an_unknown_citation_is_shown_in_its_line() {
    let stage = Stage::new();
    stage.slide("facts", "topic: start\naudiences: [all]\nminutes: 2\nlayout: bullets", "- Most, 68% [@nobody2001].");
    let ran = stage.run("check content/packs/mini");
    assert_eq!(ran.code, 1);
    for part in ["error[unknown-citation]", "content/packs/mini/slides/facts.md:10:", "| - Most, 68% [@nobody2001].", "^^^"] {
        assert!(ran.err.contains(part), "{part} is not in {}", ran.err);
    }
}

#[test]
fn scripts_get_a_line_for_each_mistake() {
    let stage = Stage::new();
    stage.slide("facts", "topic: start\naudiences: [all]\nminutes: 2\nlayout: bullets\ncolour: red", "- Words.");
    let ran = stage.run("check mini --json");
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let values: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(values.iter().any(|value| value["kind"] == "diagnostic" && value["place"]["file"] == "slides/facts.md"));
    assert_eq!(values.last().unwrap()["kind"], "check");
}

#[test]
fn themes_can_be_checked() {
    let stage = Stage::new();
    let ran = stage.run("check content/themes/calm.yaml");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    stage.write("bad.yaml", "id: bad\nname: [\n");
    assert_eq!(stage.run("check bad.yaml").code, 1);
}

#[test]
fn nothing_of_that_name_is_said() {
    let stage = Stage::new();
    let ran = stage.run("check maxi");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no pack `maxi`; choose from mini"), "{}", ran.err);
    let ran = stage.run("check nothing.lectern");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("there is no such file"), "{}", ran.err);
}
