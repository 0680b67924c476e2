//! Laws and cases as lawyers cite them.

use super::format;
use lectern_model::citation::{Locator, LocatorLabel};
use lectern_model::source::{CslValue, Source};
use std::collections::BTreeMap;

fn source(json: &str) -> Source {
    let item: BTreeMap<String, CslValue> = serde_json::from_str(json).unwrap();
    Source { id: "x".into(), item, grade: None, note: None, formatted: BTreeMap::new(), own: false }
}

fn entry(json: &str) -> String {
    format(&source(json), None).entry.text()
}

#[test]
fn codes_have_volume_section_and_what_it_is_about() {
    assert_eq!(
        entry(
            r#"{"type":"legislation","title":"Sex trafficking of children","container-title":"U.S.C.","volume":18,"section":"1591"}"#
        ),
        "18 U.S.C. § 1591 (Sex trafficking of children)."
    );
    assert_eq!(
        entry(
            r#"{"type":"legislation","title":"Child Abuse Prevention and Treatment Act","container-title":"United States Code","volume":"42","section":"5106a, 5106g"}"#
        ),
        "Child Abuse Prevention and Treatment Act, 42 U.S.C. §§ 5106a, 5106g."
    );
    assert_eq!(
        entry(
            r#"{"type":"regulation","title":"Uses and disclosures","container-title":"CFR","volume":"45","section":"164.512","issued":{"date-parts":[[2024]]}}"#
        ),
        "45 C.F.R. § 164.512 (2024) (Uses and disclosures)."
    );
    assert_eq!(
        entry(
            r#"{"type":"legislation","title":"Tex. Penal Code § 20A.02","container-title":"Texas Penal Code","section":"20A.02"}"#
        ),
        "Tex. Penal Code § 20A.02."
    );
    assert_eq!(
        entry(
            r#"{"type":"regulation","title":"A rule","container-title":"Federal Register","volume":"82","page":"1234","issued":{"date-parts":[[2017]]}}"#
        ),
        "82 Fed. Reg. 1234 (2017) (A rule)."
    );
}

#[test]
fn acts_have_their_public_law_and_a_year_once() {
    let act = r#"{"type":"legislation","title":"Preventing Sex Trafficking Act","container-title":"Pub. L.","number":"113-183","issued":{"date-parts":[[2014,9,29]]}}"#;
    assert_eq!(entry(act), "Preventing Sex Trafficking Act, Pub. L. No. 113-183 (2014).");
    let named = r#"{"type":"legislation","title":"Protection Act of 2000","number":"106-386","section":"div. A","volume":"114","page":"1464","issued":{"date-parts":[[2000]]}}"#;
    assert_eq!(entry(named), "Protection Act of 2000, Pub. L. No. 106-386, div. A, 114 Stat. 1464.");
    let bare =
        r#"{"type":"legislation","title":"Wellness Act of 2018","container-title":"Pub. L.","issued":{"date-parts":[[2018]]}}"#;
    assert_eq!(entry(bare), "Wellness Act of 2018.");
}

#[test]
fn bills_have_chamber_and_congress() {
    let house = r#"{"type":"bill","title":"Fight Online Sex Trafficking Act","number":"1865","authority":"House of Representatives","chapter-number":"115","issued":{"date-parts":[[2018]]}}"#;
    assert_eq!(entry(house), "Fight Online Sex Trafficking Act, H.R. 1865, 115th Cong. (2018).");
    let senate = r#"{"type":"bill","title":"A Bill","number":"S. 1","chapter-number":"102"}"#;
    assert_eq!(entry(senate), "A Bill, S. 1, 102d Cong.");
}

#[test]
fn cases_have_their_court_abbreviated() {
    let case = |court: &str, reporter: &str| {
        let json = format!(
            r#"{{"type":"legal_case","title":"A v. B","container-title":"{reporter}","volume":"1","page":"2","authority":"{court}","issued":{{"date-parts":[[2013]]}}}}"#
        );
        entry(&json)
    };
    assert_eq!(case("United States Court of Appeals for the Eighth Circuit", "F.3d"), "A v. B, 1 F.3d 2 (8th Cir. 2013).");
    assert_eq!(case("8th Cir.", "F.3d"), "A v. B, 1 F.3d 2 (8th Cir. 2013).");
    assert_eq!(case("Supreme Court of the United States", "U.S."), "A v. B, 1 U.S. 2 (2013).");
    assert_eq!(
        case("United States District Court for the Southern District of New York", "F. Supp. 3d"),
        "A v. B, 1 F. Supp. 3d 2 (S.D.N.Y. 2013)."
    );
    assert_eq!(
        case("U.S. District Court for the District of Massachusetts", "F. Supp."),
        "A v. B, 1 F. Supp. 2 (D. Mass. 2013)."
    );
    assert_eq!(case("California Supreme Court", "P.3d"), "A v. B, 1 P.3d 2 (Cal. 2013).");
    assert_eq!(case("Court of Criminal Appeals of Texas", "S.W.3d"), "A v. B, 1 S.W.3d 2 (Tex. Crim. App. 2013).");
    let docket = r#"{"type":"legal_case","title":"A v. B","number":"15-1234","authority":"8th Cir.","issued":{"date-parts":[[2013,1,7]]}}"#;
    assert_eq!(entry(docket), "A v. B, No. 15-1234 (8th Cir. Jan. 7, 2013).");
}

#[test]
fn the_place_asked_for_goes_into_the_citation_where_it_belongs() {
    let code =
        source(r#"{"type":"legislation","title":"Definitions","container-title":"U.S.C.","volume":"22","section":"7102"}"#);
    let at = |label, value: &str| format(&code, Some(&Locator { label, value: value.to_owned() }));
    let whole = at(LocatorLabel::Section, "7102(11)");
    assert_eq!((whole.short.text().as_str(), whole.has_place), ("22 U.S.C. § 7102(11)", true));
    assert_eq!(at(LocatorLabel::Section, "(11)").short.text(), "22 U.S.C. § 7102(11)");
    let other = at(LocatorLabel::Section, "71020");
    assert_eq!((other.short.text().as_str(), other.has_place), ("22 U.S.C. § 7102", false));
    assert!(!at(LocatorLabel::Page, "3").has_place);
}
