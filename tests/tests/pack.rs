//! Every shipped pack, theme and outline is without a mistake, and every audience's talk can be planned.

#![allow(clippy::unwrap_used, clippy::panic)]

use lectern_app::check::check;
use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::coverage::{ClaimCoverage, Coverage};
use lectern_app::installed_pack::InstalledPack;
use lectern_app::plan::{PlanRequest, plan_talk};
use lectern_model::diagnostic::{Diagnostic, Severity};
use lectern_model::minutes::Minutes;

fn content() -> ContentRoot {
    ContentRoot::find(&ContentHints::default()).unwrap()
}

#[test]
fn shipped_packs_have_no_errors() {
    let content = content();
    assert!(!content.pack_names().is_empty());
    for name in content.pack_names() {
        let report = check(&content, &name).unwrap();
        let errors: Vec<String> =
            report.diagnostics.iter().filter(|found| found.severity == Severity::Error).map(ToString::to_string).collect();
        assert!(errors.is_empty(), "pack {name}:\n{}", errors.join("\n"));
    }
}

#[test]
fn warnings_of_shipped_packs_are_of_unverified_contacts_and_sources_alone() {
    let content = content();
    for name in content.pack_names() {
        let report = check(&content, &name).unwrap();
        let other = |found: &&Diagnostic| !matches!(&*found.code, "unconfirmed-contact" | "unverified-source");
        let others: Vec<String> = report.diagnostics.iter().filter(other).map(ToString::to_string).collect();
        assert!(others.is_empty(), "pack {name}:\n{}", others.join("\n"));
    }
}

#[test]
fn shipped_packs_say_what_is_new_in_their_version() {
    let content = content();
    for name in content.pack_names() {
        let pack = InstalledPack::load(&content, Some(&name)).unwrap().library.pack;
        assert_eq!(pack.changes.first().map(|change| &change.version), Some(&pack.version), "pack {name}");
    }
}

#[test]
fn every_claim_of_shipped_packs_is_accounted_for() {
    let content = content();
    for name in content.pack_names() {
        let library = InstalledPack::load(&content, Some(&name)).unwrap().library;
        let coverage = Coverage::of(&library);
        let claims = coverage.claims();
        assert_eq!(claims.len(), library.claims.len());
        let told = |covered: &ClaimCoverage<'_>| Some(format!("{}: {}", covered.claim.id, covered.gap?.words()));
        let gaps: Vec<String> = claims.into_values().filter_map(told).collect();
        assert!(gaps.is_empty(), "pack {name}:\n{}", gaps.join("\n"));
        for document in &coverage.documents {
            assert!(!document.claims.is_empty(), "{}", document.source);
        }
    }
}

#[test]
fn shipped_themes_have_no_mistakes() {
    let content = content();
    for id in content.theme_names() {
        let path = content.folder().join("themes").join(format!("{id}.yaml"));
        let report = check(&content, &path.to_string_lossy()).unwrap();
        let found: Vec<String> = report.diagnostics.iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "theme {id}:\n{}", found.join("\n"));
    }
}

#[test]
fn outlines_add_up_and_are_planned_as_they_are() {
    let content = content();
    for name in content.pack_names() {
        let library = InstalledPack::load(&content, Some(&name)).unwrap().library;
        for outline in &library.outlines {
            let sections: Minutes = outline.sections.iter().map(|section| section.minutes).sum();
            assert_eq!(sections, outline.minutes, "{}", outline.id);
            let request =
                PlanRequest { audience: outline.audience.clone(), minutes: outline.minutes, language: outline.language.clone() };
            let plan = plan_talk(&library, &request).unwrap();
            assert_eq!(plan.planned, outline.minutes, "{}", outline.id);
            for (planned, authored) in plan.sections.iter().zip(&outline.sections) {
                assert_eq!(planned.minutes, authored.minutes, "{} / {}", outline.id, authored.title);
            }
        }
    }
}

#[test]
fn every_audience_has_an_outline_and_a_talk_for_any_time() {
    let content = content();
    for name in content.pack_names() {
        let library = InstalledPack::load(&content, Some(&name)).unwrap().library;
        for audience in &library.pack.audiences {
            assert!(library.outlines.iter().any(|outline| outline.audience == audience.id), "{}", audience.id);
            for minutes in 2..90 {
                let request = PlanRequest { audience: audience.id.clone(), minutes: Minutes::new(minutes), language: None };
                let plan = plan_talk(&library, &request).unwrap();
                assert!(plan.planned <= request.minutes, "{} in {minutes} minutes", audience.id);
                let ends = [plan.talk.slides().next(), plan.talk.slides().last()].map(|slide| slide.map(|slide| &slide.slide));
                assert_eq!(ends, [library.pack.opening.as_ref(), library.pack.closing.as_ref()]);
            }
        }
    }
}
