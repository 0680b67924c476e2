//! `lectern go-bag`

use crate::stage::Stage;
use std::fs;

#[test]
fn a_bag_is_packed_checked_and_told() {
    let stage = Stage::new();
    stage.talk();
    let ran = stage.run("go-bag evening.lectern -o stick --handouts takeaway,accreditation");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("the accreditation packet has lines to write on for: Presenter; the date of the talk"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("evening go-bag  ready"), "{}", ran.out);
    assert_eq!(stage.names("stick"), ["evening go-bag"]);
    for name in [
        "READ-ME.pdf",
        "READ-ME.txt",
        "REPORT.pdf",
        "SHA256SUMS",
        "audience/evening-audience.html",
        "audience/evening-deck.pdf",
        "audience/evening-handout-accreditation.pdf",
        "audience/evening-handout-takeaway.pdf",
        "fonts/SourceSans3-Regular.ttf",
        "presenter/evening-handout-notes.pdf",
        "presenter/evening-presenter.html",
        "presenter/evening-presenter.pptx",
        "presenter/evening.lectern",
    ] {
        assert!(stage.path(&format!("stick/evening go-bag/{name}")).is_file(), "{name}");
        assert!(ran.out.contains(&format!("checked  {name}")), "{name}: {}", ran.out);
    }
    let page = String::from_utf8(stage.read("stick/evening go-bag/audience/evening-audience.html")).unwrap();
    assert!(!page.contains("Zebrafinch"), "the notes are the presenter's");
    let page = String::from_utf8(stage.read("stick/evening go-bag/presenter/evening-presenter.html")).unwrap();
    assert!(page.contains("Zebrafinch"));
}

#[test]
fn an_archive_and_values_for_scripts() {
    let stage = Stage::new();
    stage.talk();
    let ran = stage.run("--json go-bag evening.lectern -o . --zip");
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains(r#""kind":"go-bag""#) && ran.out.contains(r#""ready":true"#), "{}", ran.out);
    assert!(stage.path("evening go-bag.zip").is_file());
}

#[test]
fn what_is_no_bag_stays_and_the_next_step_is_told() {
    let stage = Stage::new();
    stage.talk();
    fs::create_dir_all(stage.path("stick/evening go-bag")).unwrap();
    fs::write(stage.path("stick/evening go-bag/photos.txt"), "mine").unwrap();
    let ran = stage.run("go-bag evening.lectern -o stick");
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("it is no go-bag; move it away or choose another folder"), "{}", ran.err);
    assert!(stage.path("stick/evening go-bag/photos.txt").is_file());
}
