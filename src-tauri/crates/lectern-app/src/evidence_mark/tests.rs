//! Tests of the marks on cards.

use super::*;
use crate::content_root::{ContentHints, ContentRoot};
use crate::installed_pack::InstalledPack;
use crate::test_library::{conflict, library, resting_on, slide};
use lectern_model::block::Block;
use lectern_model::citation::{Citation, CitationItem};
use lectern_model::claim::ClaimKind;
use lectern_model::diagnostic::Place;
use lectern_model::slide::{Part, Variant, Weight};
use std::collections::BTreeMap;

fn claim(id: &str, status: ClaimStatus, handling: Handling, source: &str) -> Claim {
    Claim {
        id: id.into(),
        statement: "So it is.".to_owned(),
        topic: "first".into(),
        audiences: vec!["all".into()],
        kind: ClaimKind::Fact,
        figure: None,
        year: None,
        counted: None,
        sources: vec![source.into()],
        documents: Vec::new(),
        statistic: None,
        status,
        handling,
        caveat: None,
        say: None,
        if_asked: None,
    }
}

fn evidence() -> Library {
    let mut library = library();
    let claims = [
        claim("verified", ClaimStatus::Verified, Handling::Use, "a"),
        claim("other-verified", ClaimStatus::Verified, Handling::Use, "b"),
        claim("advice", ClaimStatus::None, Handling::Use, "a"),
        claim("reported", ClaimStatus::Reported, Handling::Use, "b"),
        claim("noted", ClaimStatus::Verified, Handling::Caveat, "a"),
        claim("disputed", ClaimStatus::Contested, Handling::Caveat, "a"),
        claim("old", ClaimStatus::Outdated, Handling::Replace, "a"),
        claim("sourceless", ClaimStatus::Unverifiable, Handling::Drop, "a"),
        claim("unchecked", ClaimStatus::Unverified, Handling::Use, "a"),
    ];
    library.claims = claims.into_iter().map(|claim| (claim.id.clone(), claim)).collect();
    library
}

fn marked(library: &Library, claims: &[&str]) -> EvidenceMark {
    let bare = slide("x", "first", "all", 1.0, Weight::May);
    EvidenceMark::of(&claims.iter().fold(bare, |slide, claim| resting_on(slide, claim)), library)
}

#[test]
fn the_worst_claim_decides() {
    let library = evidence();
    for (claims, expected) in [
        (vec![], EvidenceMark::NoEvidence),
        (vec!["verified", "advice"], EvidenceMark::Verified),
        (vec!["reported", "verified"], EvidenceMark::Reported),
        (vec!["reported", "noted"], EvidenceMark::Caveat),
        (vec!["noted", "disputed"], EvidenceMark::Contested),
        (vec!["old"], EvidenceMark::Contested),
        (vec!["sourceless"], EvidenceMark::Contested),
        (vec!["unchecked", "disputed"], EvidenceMark::Unverified),
        (vec!["verified", "not-in-the-library"], EvidenceMark::Unverified),
    ] {
        assert_eq!(marked(&library, &claims), expected, "{claims:?}");
    }
}

#[test]
fn a_claim_is_not_worse_for_being_contradicted() {
    let mut library = evidence();
    conflict(&mut library, "verified", "other-verified");
    assert_eq!(marked(&library, &["verified"]), EvidenceMark::Verified);
}

#[test]
fn sources_of_claims_and_citations_count_once() {
    let library = evidence();
    let item = |source: &str| CitationItem { source: source.into(), prefix: String::new(), locator: None, suffix: String::new() };
    let citation = Inline::Citation(Citation { items: vec![item("b"), item("c")], span: 0..0 });
    let mut given = resting_on(resting_on(slide("x", "first", "all", 1.0, Weight::May), "verified"), "reported");
    given.variants.push(Variant {
        part: Part::Notes,
        audience: None,
        language: None,
        heading: Vec::new(),
        blocks: vec![Block::Quote(vec![Block::Paragraph(vec![Inline::Strong(vec![citation])])])],
        place: Place::file("slides/x.md"),
    });
    assert_eq!(source_count(&given, &library), 3);
    assert_eq!(source_count(&slide("y", "first", "all", 1.0, Weight::May), &library), 0);
}

#[test]
fn the_shipped_pack_has_slides_of_most_marks() {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
    let mut counts: BTreeMap<EvidenceMark, usize> = BTreeMap::new();
    for slide in library.slides.values() {
        *counts.entry(EvidenceMark::of(slide, &library)).or_default() += 1;
    }
    println!("{counts:?}");
    assert!(counts.len() >= 4, "{counts:?}");
}
