//! Tests of the evidence, on the shipped pack.

use super::*;
use crate::content_root::{ContentHints, ContentRoot};
use crate::installed_pack::InstalledPack;
use crate::plan::{PlanRequest, plan_talk};
use lectern_model::citation::CitationStyle;
use lectern_model::minutes::Minutes;

fn shipped() -> (Library, Talk) {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
    let request = PlanRequest { audience: "clinicians".into(), minutes: Minutes::new(30), language: None };
    let talk = plan_talk(&library, &request).unwrap().talk;
    (library, talk)
}

#[test]
fn every_claim_has_a_card_with_what_a_presenter_needs() {
    let (library, talk) = shipped();
    for (id, claim) in &library.claims {
        let card = claim_card(id, &library, &talk).unwrap();
        assert!(card.sources.iter().all(|source| !Span::plain_text(&source.entry).trim().is_empty()), "{id}");
        let replaced = matches!(claim.handling, Handling::Replace | Handling::Drop);
        assert!(!replaced || !card.why.is_empty() || card.say.is_some(), "{id}: nothing says why it is not used");
        assert!(card.documents.iter().all(|document| document.title != document.source.as_str()), "{id}");
        let on: Vec<&SlideId> = card.slides.iter().map(|slide| &slide.slide).collect();
        let resting = library.slides.values().filter(|slide| slide.claims.iter().any(|used| used.id == *id));
        assert_eq!(on, resting.map(|slide| &slide.id).collect::<Vec<_>>());
    }
    let unknown = claim_card(&"XX-99".into(), &library, &talk).unwrap_err();
    assert_eq!(unknown.code(), "unknown-name");
}

#[test]
fn a_contested_figure_shows_what_is_wrong_with_it_and_what_to_say() {
    let (library, talk) = shipped();
    let contested =
        library.claims.values().find(|claim| claim.handling == Handling::Replace && claim.statistic.is_some()).unwrap();
    let card = claim_card(&contested.id, &library, &talk).unwrap();
    assert!(card.say.is_some() && !card.why.is_empty() && card.counted.is_some());
    assert!(card.sources.iter().any(|source| source.role != SourceRole::Says));
    let conflict = library.conflicts.values().next().unwrap();
    let one = &conflict.sides[0][0];
    let card = claim_card(one, &library, &talk).unwrap();
    let shown = card.conflicts.iter().find(|shown| shown.id == conflict.id).unwrap();
    assert_eq!(shown.others.iter().map(|other| &other.id).collect::<Vec<_>>(), conflict.sides[1].iter().collect::<Vec<_>>());
}

#[test]
fn sources_are_printed_in_the_style_of_the_talk_with_their_addresses() {
    let (library, mut talk) = shipped();
    let with_doi = library.sources.values().find(|source| source.text("DOI").is_some() && source.text("URL").is_none());
    let address = address(with_doi.unwrap()).unwrap();
    assert!(address.starts_with("https://doi.org/10."), "{address}");
    let id = library.claims.values().find(|claim| claim.sources.iter().any(|id| library.sources[id].kind() == "article-journal"));
    let mut entry = |style| {
        talk.citation_style = Some(style);
        claim_card(&id.unwrap().id, &library, &talk).unwrap().sources.remove(0).entry
    };
    let (ama, apa) = (entry(CitationStyle::Ama), entry(CitationStyle::Apa));
    assert_ne!(Span::plain_text(&ama), Span::plain_text(&apa));
    assert!(apa.iter().any(|span| matches!(span, Span::Text(words) if words.emphasis)), "{apa:?}");
}

#[test]
fn a_slide_shows_its_claims_and_what_it_cites() {
    let (library, talk) = shipped();
    let mut by_presenter = 0;
    for entry in talk.slides() {
        let evidence = slide_evidence(&entry.slide, &library, &talk).unwrap();
        let slide = &library.slides[&entry.slide];
        assert_eq!(evidence.claims.len(), slide.claims.len());
        assert!(evidence.missing.is_empty());
        let mut cited: Vec<&SourceId> = evidence.cited.iter().chain(&evidence.cited_by_presenter).map(|card| &card.id).collect();
        by_presenter += evidence.cited_by_presenter.len();
        let count = cited.len();
        cited.sort();
        cited.dedup();
        assert_eq!(cited.len(), count, "each source once");
        assert!(evidence.claims.iter().all(|card| card.slides.iter().any(|slide| slide.slide == entry.slide && slide.in_talk)));
    }
    assert!(by_presenter > 0);
}

#[test]
fn documents_are_shown_line_by_line() {
    let (library, talk) = shipped();
    let briefs = documents(&library, &talk);
    assert_eq!(briefs.iter().map(|brief| &brief.source).collect::<Vec<_>>(), library.pack.documents.iter().collect::<Vec<_>>());
    for brief in &briefs {
        let view = document_view(&brief.source, &library, &talk).unwrap();
        assert_eq!(view.claims.len(), brief.claims);
        assert!(brief.claims > 0 && brief.in_talk <= brief.on_slides && brief.on_slides <= brief.claims);
        assert!(view.claims.iter().all(|claim| claim.lines.is_some()), "{}", brief.source);
    }
    assert_eq!(document_view(&"nothing".into(), &library, &talk).unwrap_err().code(), "unknown-name");
}
