//! `lectern library`, `show`, `import`, `doctor`, `completions`, `man`

use crate::stage::Stage;

#[test]
fn slides_are_listed_narrowed_and_found() {
    let stage = Stage::new();
    let ran = stage.run("library");
    assert_eq!((ran.code, ran.out.lines().count()), (0, 7));
    assert_eq!(stage.run("library --audience officers --topic signs").out.lines().count(), 3);
    let ran = stage.run("library --search doctor");
    let found: Vec<&str> = ran.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(found, ["facts", "counts"], "the slide that says it most is first");
    let ran = stage.run("library --topic weather");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no topic `weather`; choose from start, signs, resources"), "{}", ran.err);
}

#[test]
fn a_slide_is_shown_with_its_evidence() {
    let stage = Stage::new();
    let ran = stage.run("show facts");
    assert_eq!(ran.code, 0);
    assert!(ran.out.starts_with("---\nid: facts"), "{}", ran.out);
    assert!(ran.out.contains("C1 (verified; use) Sixty-eight per cent had seen a doctor."), "{}", ran.out);
    assert!(ran.out.contains("Seen and not seen, 2016 [@lee2016]"), "{}", ran.out);
    assert_eq!(stage.run("show nothing").code, 2);
}

#[test]
fn what_became_of_every_claim_is_told_document_by_document() {
    let stage = Stage::new();
    let ran = stage.run("library --coverage");
    assert_eq!((ran.code, ran.err.as_str()), (0, "1 claim on slides, 0 kept off slides with a reason, 0 not accounted for\n"));
    assert!(ran.out.contains("C1    use       counts, facts"), "{}", ran.out);
    let pack = String::from_utf8(stage.read("content/packs/mini/pack.yaml")).unwrap();
    stage.write("content/packs/mini/pack.yaml", pack + "documents: [lee2016]\n");
    let claims = String::from_utf8(stage.read("content/packs/mini/claims.yaml")).unwrap();
    let more = "  - {id: C2, statement: Nobody saw one., topic: signs, audiences: [all], kind: fact, sources: [lee2016], \
                documents: [{source: lee2016, lines: '4'}], status: contested, handling: drop, caveat: It is not so., \
                if_asked: It is not so.}\n  - {id: C3, statement: Ask them., topic: signs, audiences: [all], kind: guidance, \
                documents: [{source: lee2016, lines: '2'}], status: none, handling: use}\n";
    stage.write("content/packs/mini/claims.yaml", claims + more);
    let ran = stage.run("library --document lee2016");
    assert!(ran.out.starts_with("lee2016  Seen and not seen\n\nC3 (line 2)\n  It says: Ask them.\n"), "{}", ran.out);
    let told = "C2 (line 4)\n  It says: Nobody saw one.\n  Status: contested. It is on no slide; it is kept for questions.\n  Note: It is not so.\n  If asked: It is not so.\n";
    assert!(ran.out.contains(told), "{}", ran.out);
    let ran = stage.run("library --coverage");
    assert_eq!(ran.code, 1, "a claim that nobody shows is a mistake");
    assert!(ran.out.contains("MISSING: no slide of an audience it serves rests on it"), "{}", ran.out);
    let ran = stage.run("library --document lee2017");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no document `lee2017`; choose from lee2016"), "{}", ran.err);
}

#[test]
fn a_bibliography_is_imported() {
    let stage = Stage::new();
    stage.write("a.bib", "@book{smith2020, title={On counting}, author={Smith, Ann}, date={2020}, publisher={A Press}}\n");
    let ran = stage.run("import sources a.bib");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let sources: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&sources[0]["id"], &sources[0]["title"]), (&"smith2020".into(), &"On counting".into()));
    assert_eq!(stage.run("import sources a.bib -o sources.json").code, 0);
    assert_eq!(stage.run("import sources a.bib -o sources.json").code, 4, "a file that is there is not replaced");
    assert_eq!(stage.run("import sources b.bib").code, 3);
}

#[test]
fn the_doctor_looks_at_everything() {
    let stage = Stage::new();
    let ran = stage.run("doctor");
    assert_eq!(ran.code, 0, "{}", ran.out);
    for what in ["lectern: version", "content: ", "fonts: ", "Source Sans 3", "theme calm", "pack mini: A small pack", "disk: "] {
        assert!(ran.out.contains(what), "{what} is not in {}", ran.out);
    }
    let ran = stage.run("doctor --content nowhere");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("bad       content: there is no content folder"), "{}", ran.out);
}

#[test]
fn shells_and_manuals_get_their_pages() {
    let stage = Stage::new();
    assert!(stage.run("completions bash").out.contains("_lectern()"));
    assert!(stage.run("man").out.contains(".TH lectern 1"));
    assert_eq!(stage.run("man -o man1").code, 0);
    assert!(stage.names("man1").contains(&"lectern-export.1".to_owned()));
    assert!(stage.run("--version").out.starts_with("lectern 0."));
    let help = stage.run("--help").out;
    assert!(help.contains("Exit codes:") && help.contains("4  something cannot be written"), "{help}");
}
