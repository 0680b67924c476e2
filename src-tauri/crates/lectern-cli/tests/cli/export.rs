//! `lectern export` and `lectern sample`

use crate::stage::Stage;
use std::fs;

#[test]
fn deck_and_handouts_get_names_of_their_own() {
    let stage = Stage::new();
    stage.talk();
    let ran = stage.run("export evening.lectern --deck --handout article --handout 3-up --handout article -o out");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(stage.names("out"), ["evening-deck.pdf", "evening-handout-3-up.pdf", "evening-handout-article.pdf"]);
    for name in stage.names("out") {
        assert!(stage.read(&format!("out/{name}")).starts_with(b"%PDF-"), "{name}");
        assert!(ran.out.contains(&name), "{}", ran.out);
    }
}

#[test]
fn without_a_choice_the_slides_are_exported_to_the_folder_here() {
    let stage = Stage::new();
    stage.talk();
    assert_eq!(stage.run("export evening.lectern").code, 0);
    assert!(stage.path("evening-deck.pdf").is_file());
    assert_eq!(stage.run("export evening.lectern --deck slides.pdf -o out").code, 0);
    assert!(stage.path("out/slides.pdf").is_file());
}

#[test]
fn a_talk_exports_the_same_bytes_again_and_without_its_pack() {
    let stage = Stage::new();
    stage.talk();
    assert_eq!(stage.run("export evening.lectern --deck --all-handouts -o one").code, 0);
    fs::remove_dir_all(stage.path("content/packs/mini")).unwrap();
    assert_eq!(stage.run("export evening.lectern --deck --all-handouts -o two").code, 0);
    let names = stage.names("one");
    assert_eq!((names.len(), &names), (13, &stage.names("two")));
    for name in names {
        assert!(stage.read(&format!("one/{name}")) == stage.read(&format!("two/{name}")), "{name} differs");
    }
}

#[test]
fn paper_ink_style_and_place_of_sources_are_choices() {
    let stage = Stage::new();
    stage.talk();
    let export = |options: &str, to: &str| {
        let ran = stage.run(&format!("export evening.lectern --deck --handout article {options} -o {to}"));
        assert_eq!(ran.code, 0, "{options}: {}", ran.err);
        (stage.read(&format!("{to}/evening-deck.pdf")), stage.read(&format!("{to}/evening-handout-article.pdf")))
    };
    let plain = export("", "plain");
    assert_ne!(export("--paper a4", "a4").1, plain.1);
    assert_ne!(export("--ink grey", "grey").1, plain.1);
    assert_ne!(export("--style ama", "ama").1, plain.1);
    assert_ne!(export("--sources foot", "foot").0, plain.0);
    let ran = stage.run("export evening.lectern --style harvard");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no citation style `harvard`; choose from plain, legal, ama, apa, chicago"), "{}", ran.err);
}

#[test]
fn an_unknown_handout_is_answered_with_those_there_are() {
    let stage = Stage::new();
    stage.talk();
    let ran = stage.run("export evening.lectern --handout 5-up");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no handout `5-up`; choose from article, 1-up"), "{}", ran.err);
}

#[test]
fn a_theme_that_is_not_there_is_replaced_and_said() {
    let stage = Stage::new();
    assert_eq!(stage.run("new --audience parents --minutes 10 --theme contrast -o evening.lectern").code, 0);
    fs::remove_file(stage.path("content/themes")).unwrap();
    fs::create_dir(stage.path("content/themes")).unwrap();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../content/themes/calm.yaml");
    fs::copy(shipped, stage.path("content/themes/calm.yaml")).unwrap();
    let ran = stage.run("export evening.lectern");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("the theme `contrast` is not installed; `calm` is used"), "{}", ran.err);
}

#[test]
fn the_sample_has_every_audience_and_every_format() {
    let stage = Stage::new();
    let ran = stage.run("sample -o out");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let names = stage.names("out");
    assert_eq!(names.len(), 2 * (1 + 5 + 12));
    for name in [
        "parents.lectern",
        "parents-deck.pdf",
        "parents-audience.pptx",
        "officers-presenter.html",
        "officers-handout-large-print.pdf",
    ] {
        assert!(names.iter().any(|known| known == name), "{names:?}");
    }
    assert_eq!(stage.run("sample -o out").code, 0, "a second time replaces the first");
}

#[test]
fn a_reader_that_goes_away_does_not_break_the_export() {
    let stage = Stage::new();
    stage.talk();
    let ran = stage.shell("set -o pipefail; lectern export evening.lectern --all-handouts -o out | true");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(stage.names("out").len(), 12);
    for line in ["lectern library | true", "lectern man | true", "lectern --help | true", "lectern completions bash | true"] {
        stage.shell(&format!("set -o pipefail; {line}"));
    }
}
