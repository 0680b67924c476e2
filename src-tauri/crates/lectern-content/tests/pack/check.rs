//! What checking says.

use super::{codes, load, slide, told};
use lectern_content::check::{check_library, check_slide, check_talk};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::pack::Pack;
use lectern_model::talk::{HandoutSettings, PackRef, SourcesAt, Talk, TalkSection, TalkSlide};
use lectern_model::theme::Aspect;

const OPEN: &str = "---\nid: open\ntitle: Open\ntopic: numbers\naudiences: [all]\nminutes: 1\nlayout: statement\n---\nWelcome.\n";

/// A pack with an opening and a closing slide and these files.
fn library(files: &[(&str, &str)]) -> Library {
    let close = OPEN.replace("id: open", "id: close");
    let ends = [("slides/open.md", OPEN), ("slides/close.md", close.as_str())];
    let all: Vec<(&str, &str)> = ends.into_iter().chain(files.iter().copied()).collect();
    let (library, found) = load(&all);
    assert!(found.is_empty(), "{:#?}", told(&found));
    library
}

fn check_with(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    check_library(&library(files))
}

/// What is told of a bullets slide with this text.
fn check_body(body: &str) -> Vec<String> {
    told(&check_with(&[("slides/s.md", &slide(body))]))
}

fn claim(id: &str, rest: &str) -> String {
    format!("  - {{id: {id}, statement: x, topic: numbers, status: verified, {rest}}}\n")
}

#[test]
fn a_good_pack_is_not_talked_about() {
    assert!(check_body("- a [@a]\n").is_empty());
}

#[test]
fn unknown_citations_name_the_nearest_key() {
    let found = check_with(&[("slides/s.md", &slide("- a [@a; @usc22_7120, § 3]\n"))]);
    assert_eq!(told(&found), ["slides/s.md:9:11: error[unknown-citation]: there is no source `usc22_7120`"]);
    assert_eq!(found[0].hint.as_deref(), Some("Did you mean `usc22_7102`?"));
}

#[test]
fn a_citation_in_the_title_is_told_once() {
    let text = slide("- a\n").replace("title: T", "title: \"T [@nope]\"");
    let found = check_with(&[("slides/s.md", &text)]);
    assert_eq!(told(&found), ["slides/s.md:3:13: error[unknown-citation]: there is no source `nope`"]);
}

#[test]
fn numbers_want_a_citation_in_their_block() {
    assert_eq!(
        check_body("- In 2016 it was so\n"),
        ["slides/s.md:9:6: warning[number-without-citation]: the number `2016` has no citation in its list"]
    );
    assert!(check_body("- In 2016 it was so\n- so [@a]\n").is_empty());
    let handout = "- a\n\n## H {.handout}\n\nIn 2016 [@a].\n\nIn 2016 and\n2017.\n\nIn 2016.\n";
    let lines = check_body(handout).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines, ["slides/s.md:15:4:", "slides/s.md:18:4:"]);
    assert_eq!(check_body("In 2016.\n\n- so [@a]\n").len(), 1);
    let handout = |text: &str| check_body(&format!("- a\n\n## H {{.handout}}\n\n{text}"));
    assert!(handout("| a |\n|---|\n| 68% |\n\nFrom [@a].\n").is_empty());
    assert_eq!(handout("| a |\n|---|\n| 68% |\n\nText.\n\nFrom [@a].\n").len(), 1);
    assert_eq!(check_body("- a\n\n## R {.takeaway .message}\n\nOne in 7.\n").len(), 1);
    assert!(check_body("- a\n\n## N {.notes}\n\nIn 2016, 68%.\n").is_empty());
    let title = slide("- a\n").replace("title: T", "title: The 7 signs");
    assert_eq!(
        told(&check_with(&[("slides/s.md", &title)])),
        ["slides/s.md:3:12: warning[number-without-citation]: the number `7` has no citation on its slide"]
    );
}

#[test]
fn contacts_ordinals_and_fields_are_no_numbers() {
    let help = "contacts:\n  - {id: H, name: 988 Lifeline, reach: [{kind: call, value: 1-888-373-7888}, {kind: text, value: \"233733\"}], hours: 24/7, status: confirmed, checked_on: 2026-05-01}\n";
    let body = "1. Call 1-888-373-7888 or 888-373-7888, 24/7\n2. Text 233733, or the 988 Lifeline, or 988 Lifeline's page\n3. K-12, or {{county_hotline}}\n";
    let found = check_with(&[("help.yaml", help), ("slides/s.md", &slide(body))]);
    assert!(found.is_empty(), "{:#?}", told(&found));
}

#[test]
fn data_blocks_without_a_citation_are_told() {
    let number = slide("```number\nvalue: 68%\ncounted: of all\n```\n").replace("layout: bullets", "layout: big-number");
    assert_eq!(
        told(&check_with(&[("slides/s.md", &number)])),
        ["slides/s.md:10:8: warning[number-without-citation]: the number `68%` has no citation in its `cite`"]
    );
    let chart = "```chart\nkind: bar\nalt: x\ncategories: [a]\nseries: [{values: [3]}]\n```\n";
    let chart = slide(chart).replace("layout: bullets", "layout: chart");
    assert_eq!(codes(&check_with(&[("slides/s.md", &chart)])), ["number-without-citation"]);
}

#[test]
fn claims_are_used_as_they_may_be() {
    let claims = format!(
        "claims:\n{}{}{}{}",
        claim("U", "kind: fact, handling: use"),
        claim("D", "kind: fact, handling: drop, caveat: It is wrong."),
        claim("C", "kind: figure, handling: caveat, sources: [a], caveat: Only some."),
        claim("G", "kind: guidance, handling: use"),
    );
    let with = |head: &str, body: &str| {
        let text = slide(body).replace("layout: bullets", &format!("layout: bullets\nclaims: {head}"));
        check_with(&[("claims.yaml", &claims), ("slides/s.md", &text)])
    };
    let source = "claims.yaml:2:10: warning[claim-without-source]: the claim `U` has no source";
    assert_eq!(told(&with("[U, G]", "- a\n")), [source]);
    let found = with("[D, C]", "- a\n");
    let dropped = "slides/s.md:8:10: error[claim-not-for-slides]: the claim `D` must not be on a slide";
    let caveat = "slides/s.md:8:13: error[missing-caveat]: the claim `C` needs its note on the slide";
    assert_eq!(told(&found), [source, dropped, caveat]);
    assert!(found[2].hint.as_ref().unwrap().ends_with("The note: Only some."));
    assert_eq!(told(&with("[{id: C, caveat: worded}]", "- a\n")), [source]);
    assert_eq!(told(&with("[C]", "- a\n\n## N {.caveat}\n\nOnly some.\n")), [source]);
    assert_eq!(with("[C]", "- a\n\n## N {.caveat .parents}\n\nOnly some.\n").len(), 2);
}

fn conflict_pack() -> Library {
    let claims = format!(
        "claims:\n{}{}conflicts:\n  - {{id: CF, title: Which, sides: [[A], [B]], detail: They differ., say: Say both.}}\n",
        claim("A", "kind: position, handling: use"),
        claim("B", "kind: position, handling: use")
    );
    let outlines = "outlines:
  - id: o
    title: T
    audience: parents
    minutes: 4
    sections: [{title: s, minutes: 4, slides: [open, one, two, close]}]
";
    let with = |id: &str, claim: &str| slide("- a\n").replace("id: s", &format!("id: {id}\nclaims: [{claim}]"));
    library(&[
        ("claims.yaml", &claims),
        ("outlines.yaml", outlines),
        ("slides/one.md", &with("one", "A")),
        ("slides/two.md", &with("two", "B")),
    ])
}

fn talk(slides: &[&str]) -> Talk {
    Talk {
        brand: None,
        title: "T".into(),
        subtitle: None,
        audience: "parents".into(),
        minutes: Minutes::new(4),
        language: Pack::default().language,
        date: None,
        pack: PackRef { id: "p".into(), version: "1".into(), reviewed: None },
        outline: None,
        sections: vec![TalkSection { title: "s".into(), slides: slides.iter().map(|id| TalkSlide::new((*id).into())).collect() }],
        backup: vec![],
        fields: [].into(),
        theme: "calm".into(),
        aspect: Aspect::Wide,
        citation_style: None,
        sources: SourcesAt::Both,
        handouts: HandoutSettings::default(),
    }
}

#[test]
fn claims_that_conflict_are_told_in_outlines_and_talks() {
    let library = conflict_pack();
    let found = check_library(&library);
    assert_eq!(
        told(&found),
        [
            "outlines.yaml:2:9: error[conflicting-claims]: the claims `A` and `B` conflict (CF: Which), on the slides `one` and `two`"
        ]
    );
    assert!(found[0].hint.as_ref().unwrap().contains("They differ. What to say: Say both."));
    assert_eq!(codes(&check_talk(&talk(&["open", "one", "two", "close"]), &library)), ["conflicting-claims"]);
    assert!(check_talk(&talk(&["open", "one", "close"]), &library).is_empty());
    let mut hidden = talk(&["open", "one", "two", "close"]);
    hidden.sections[0].slides[2].hidden = true;
    assert!(check_talk(&hidden, &library).is_empty());
}

#[test]
fn a_talk_is_checked_for_its_ends_time_slides_and_audience() {
    let library = conflict_pack();
    let mut long = talk(&["one", "opne", "open", "two"]);
    long.minutes = Minutes::new(2);
    let mut found = codes(&check_talk(&long, &library)).into_iter().map(str::to_owned).collect::<Vec<_>>();
    found.sort();
    assert_eq!(found, ["conflicting-claims", "missing-closing", "missing-opening", "outline-minutes", "unknown-slide"]);
    let mut other = talk(&["open", "close"]);
    other.audience = "parent".into();
    let found = check_talk(&other, &library);
    assert_eq!(codes(&found), ["unknown-audience"]);
    assert_eq!(found[0].hint.as_deref(), Some("Did you mean `parents`?"));
}

#[test]
fn a_talk_is_told_of_the_wordings_it_uses_only() {
    let library = library(&[("slides/s.md", &slide("- a\n\n## T {.body .officers}\n\n- In 2016\n"))]);
    assert!(check_talk(&talk(&["open", "s", "close"]), &library).is_empty());
    let mut officers = talk(&["open", "s", "close"]);
    officers.audience = "officers".into();
    assert_eq!(codes(&check_talk(&officers, &library)), ["number-without-citation"]);
    assert_eq!(codes(&check_slide(&library.slides["s"], &library)), ["number-without-citation"]);
}

#[test]
fn avoided_terms_are_told_with_the_preferred_one() {
    let terms = "terms:\n  - {id: TM-1, avoid: [child prostitute, book], prefer: exploited child., reason: A child cannot choose., except: [Child Prostitute Act]}\n";
    let with = |body: &str| check_with(&[("terms.yaml", terms), ("slides/s.md", &slide(body))]);
    let found = with("- A **Child**\n  prostitute\n");
    assert_eq!(told(&found).len(), 1);
    assert_eq!(found[0].hint.as_deref(), Some("Say: exploited child. A child cannot choose."));
    assert_eq!(
        told(&with("- x\n- A Child\n  prostitute\n")),
        ["slides/s.md:10:5: warning[avoided-term]: `Child prostitute` is a word to avoid (TM-1)"]
    );
    let twice = told(&with("- a book\n- a book\n")).join("\n");
    assert!(twice.starts_with("slides/s.md:9:5") && twice.contains("slides/s.md:10:5"), "{twice}");
    assert!(with("- The Child Prostitute Act, *A Book of Things*, books\n").is_empty());
    assert!(with("- a\n\n## H {.handout}\n\n> child prostitute\n").is_empty());
    assert!(with("- a\n\n## N {.notes}\n\nDo not say \"child prostitute\".\n").is_empty());
    assert_eq!(with("- a\n\n## H {.handout}\n\nDo not say \"child prostitute\".\n").len(), 1);
    let columns = slide("### Say {.do}\n\n- x\n\n### Don't {.dont}\n\n- child prostitute\n")
        .replace("layout: bullets", "layout: two-columns");
    assert!(check_with(&[("terms.yaml", terms), ("slides/s.md", &columns)]).is_empty());
}

#[test]
fn what_does_not_exist_is_told() {
    let text = slide("- {{county_hotlin}}\n\n## H {.handout}\n\n![a](images/x.png)\n\n```help\ncontacts: [H-9]\n```\n");
    let text = text
        .replace("topic: numbers", "topic: numbrs")
        .replace("[all]", "[parent]")
        .replace("layout:", "claims: [X-1]\nicon: {image: images/y.svg}\nlayout:");
    let found = check_with(&[("slides/s.md", &text)]);
    let expected = [
        "slides/s.md:4:8: error[unknown-topic]",
        "slides/s.md:5:13: error[unknown-audience]",
        "slides/s.md:7:10: error[unknown-claim]",
        "slides/s.md:8:15: error[missing-image]: the icon `images/y.svg`",
        "slides/s.md:11:5: error[unknown-field]",
        "slides/s.md:15:6: error[missing-image]: the picture `images/x.png`",
        "slides/s.md:18:12: error[unknown-contact]",
    ];
    let lines = told(&found);
    assert_eq!(lines.len(), expected.len(), "{lines:#?}");
    for (line, start) in lines.iter().zip(expected) {
        assert!(line.starts_with(start), "{line} is not {start}");
    }
}

#[test]
fn records_are_held_against_each_other() {
    let claims = "claims:
  - {id: A, statement: x, topic: nope, audiences: [nobody], kind: position, status: verified, handling: use, sources: [zz], statistic: ST-9}
statistics:
  - {id: ST-1, title: t, claims: [Q], sources: [zz], counted: c, status: contested}
conflicts:
  - {id: CF, title: t, sides: [[Q]], detail: d}
";
    let help = "contacts:\n  - {id: H, name: x, status: archived, sources: [zz], reach: [{kind: call, value: \"{{nope}}\"}]}\n";
    let found = check_with(&[("claims.yaml", claims), ("help.yaml", help)]);
    let mut found = codes(&found);
    found.sort_unstable();
    let expected = [
        "bad-value",
        "unconfirmed-contact",
        "unknown-audience",
        "unknown-claim",
        "unknown-claim",
        "unknown-field",
        "unknown-source",
        "unknown-source",
        "unknown-source",
        "unknown-statistic",
        "unknown-topic",
    ];
    assert_eq!(found, expected);
}

#[test]
fn unverified_sources_are_told_where_they_are_cited() {
    assert_eq!(
        check_body("- a [@b]\n- b [@b]\n"),
        ["slides/s.md:9:7: warning[unverified-source]: the source `b` is cited but nobody has verified it"]
    );
}

#[test]
fn outlines_add_up_and_begin_and_end_as_they_should() {
    let outlines = "outlines:
  - id: o
    title: T
    audience: officers
    minutes: 5
    sections:
      - {title: one, minutes: 2, slides: [s, nope]}
      - {title: two, minutes: 2, slides: [s]}
";
    let text = slide("- a\n").replace("[all]", "[parents]");
    let found = check_with(&[("outlines.yaml", outlines), ("slides/s.md", &text)]);
    let mut found = codes(&found);
    found.sort_unstable();
    let expected = [
        "missing-closing",
        "missing-opening",
        "outline-minutes",
        "outline-minutes",
        "unknown-slide",
        "wrong-audience",
        "wrong-audience",
    ];
    assert_eq!(found, expected);
}

#[test]
fn figures_that_are_not_used_are_told_with_what_to_say() {
    let claims = format!(
        "claims:\n{}{}{}statistics:\n  - {{id: ST, title: T, counted: c, status: contested, say: 'Nobody knows; 20,000 is one guess.'}}\n",
        claim("A", "kind: figure, sources: [a], figure: '100,000 a year', handling: drop, statistic: ST"),
        claim("B", "kind: figure, sources: [a], figure: '250,000', handling: replace, caveat: It is old."),
        claim("C", "kind: figure, sources: [a], figure: '300,000 and 250,000', handling: use"),
    );
    let body = "- Some say 100,000 [@a], 20,000 [@a], 250,000 [@a] or 1,100,000 [@a].\n\n## N {.notes}\n\nNot 100,000.\n";
    let found = check_with(&[("claims.yaml", &claims), ("slides/s.md", &slide(body))]);
    let told: Vec<String> = found.iter().filter(|found| found.code == "withdrawn-figure").map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("slides/s.md:9:12: warning[withdrawn-figure]: the figure 100,000 was examined (`A`)"),
        "{told:?}"
    );
}
