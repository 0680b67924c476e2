//! Tests of the review, on talks of the shipped pack with something wrong in them.

use super::*;
use crate::content_root::{ContentHints, ContentRoot};
use crate::installed_pack::InstalledPack;
use crate::picture::Painter;
use crate::plan::{PlanRequest, plan_talk};
use lectern_model::slide::Part;
use lectern_model::talk::TalkSlide;

struct Stage {
    painter: Painter,
    open: OpenTalk,
}

fn stage() -> Stage {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
    let request = PlanRequest { audience: "parents".into(), minutes: Minutes::new(20), language: None };
    let talk = plan_talk(&library, &request).unwrap().talk;
    Stage { painter: Painter::new(content, Vec::new()).unwrap(), open: OpenTalk::new(talk, library) }
}

impl Stage {
    fn review(&self) -> Vec<Finding> {
        let pictures = self.painter.talk(&self.open).unwrap();
        review(&self.open, &pictures, Some("2030-01-01".parse().unwrap()))
    }

    fn of(&self, kind: FindingKind) -> Vec<Finding> {
        self.review().into_iter().filter(|finding| finding.kind == kind).collect()
    }

    /// Adds an own slide to the talk, after the first.
    fn add(&mut self, kind: &str, text: &str) -> SlideId {
        let topic = &self.open.library.pack.topics[0].id;
        let head = format!("id: mine\ntitle: Mine\ntopic: {topic}\naudiences: [parents]\nminutes: 0\nlayout: {kind}");
        let (id, _) = self.open.put_slide("own/slides/mine.md", &format!("---\n{head}\n---\n\n{text}\n"));
        self.open.talk.sections[0].slides.insert(1, TalkSlide::new(id.clone().unwrap()));
        id.unwrap()
    }
}

#[test]
fn a_talk_of_the_pack_has_contacts_and_fields_to_look_at_and_little_else() {
    let found = stage().review();
    let kinds: BTreeSet<FindingKind> = found.iter().map(|finding| finding.kind).collect();
    assert!(kinds.contains(&FindingKind::Contact) && kinds.contains(&FindingKind::Blank), "{kinds:?}");
    for kind in [
        FindingKind::Conflict,
        FindingKind::Caveat,
        FindingKind::Term,
        FindingKind::AltText,
        FindingKind::Time,
        FindingKind::Draft,
        FindingKind::Lost,
        FindingKind::Other,
    ] {
        assert!(!kinds.contains(&kind), "{kind:?}: {:?}", found.iter().find(|finding| finding.kind == kind));
    }
    assert!(found.iter().all(|finding| finding.severity != Severity::Error));
    let mut messages: Vec<&String> = found.iter().map(|finding| &finding.message).collect();
    let count = messages.len();
    messages.sort();
    messages.dedup();
    assert_eq!(messages.len(), count, "nothing is told twice");
}

#[test]
fn what_is_wrong_with_an_own_slide_is_found_where_it_is() {
    let mut stage = stage();
    let text = "- A child prostitute, one of 4,321 seen [@nobody]\n\n![](images/own/none.png)\n\n## Otherwise {.body .officers}\n\n![](images/x.png)\n";
    let id = stage.add("bullets", text);
    let found = stage.review();
    let on: Vec<&Finding> = found.iter().filter(|finding| finding.slide.as_ref() == Some(&id)).collect();
    let one = |kind: FindingKind, code: &str| {
        let of_kind: Vec<&&Finding> = on.iter().filter(|finding| finding.kind == kind && finding.code == code).collect();
        assert_eq!(of_kind.len(), 1, "{kind:?} {code}: {on:#?}");
        (*of_kind[0]).clone()
    };
    let term = one(FindingKind::Term, "avoided-term");
    assert_eq!((term.found.as_deref(), term.preferred[1].as_str()), (Some("child prostitute"), "exploited child"));
    assert_eq!(&stage.open.library.slides[&id].file.text[term.place.unwrap().span], "child prostitute");
    one(FindingKind::AltText, "missing-alt");
    one(FindingKind::Lost, "unknown-citation");
    one(FindingKind::Lost, "missing-image");
    one(FindingKind::Other, "body-shape");
    assert!(found[0].severity == Severity::Error, "the worst stands first");
}

#[test]
fn overfull_slides_and_figures_that_are_not_used_are_found() {
    let mut stage = stage();
    let library = &stage.open.library;
    let dropped = library.claims.values().filter(|claim| matches!(claim.handling, Handling::Drop | Handling::Replace));
    let figure = dropped.filter_map(|claim| claim.figure.clone()).collect::<Vec<_>>().join(" or ");
    let many = "- A point that takes up a whole line of the slide and then some more of the next one as well\n".repeat(30);
    let id = stage.add("bullets", &format!("{many}- There were {figure}\n"));
    let overfull = stage.of(FindingKind::Overfull);
    assert!(overfull.iter().any(|finding| finding.slide.as_ref() == Some(&id)), "{overfull:?}");
    let figures = stage.of(FindingKind::Figure);
    let of_slide: Vec<&Finding> = figures.iter().filter(|finding| finding.slide.as_ref() == Some(&id)).collect();
    assert!(of_slide.iter().any(|finding| finding.code == "number-without-citation"), "{figures:?}");
    let told = of_slide.iter().find(|finding| finding.code == "withdrawn-figure").unwrap();
    assert!(told.claim.is_some() && told.hint.is_some());
}

#[test]
fn claims_that_cannot_both_stand_name_both_slides() {
    let mut stage = stage();
    let conflict = stage.open.library.conflicts.values().find(|conflict| {
        conflict.sides.iter().flatten().all(|id| {
            let handling = stage.open.library.claims[id].handling;
            handling == Handling::Use || handling == Handling::Caveat
        })
    });
    let sides = conflict.map(|conflict| conflict.sides.clone()).unwrap();
    for (at, side) in [(1, &sides[0]), (2, &sides[1])] {
        let mut slide = stage.open.library.slides.values().find(|slide| !slide.own).unwrap().clone();
        slide.id = format!("side-{at}").into();
        slide.claims = vec![lectern_model::slide::ClaimUse { id: side[0].clone(), caveat_worded: false }];
        slide.variants.retain(|variant| variant.part == Part::Body);
        slide.own = true;
        stage.open.talk.sections[0].slides.insert(at, TalkSlide::new(slide.id.clone()));
        stage.open.library.slides.insert(slide.id.clone(), slide);
    }
    let found = stage.of(FindingKind::Conflict);
    let told = found.iter().find(|finding| finding.claim.as_ref() == Some(&sides[1][0])).unwrap();
    assert_eq!((told.slide.clone().unwrap().as_str(), told.other_slide.clone().unwrap().as_str()), ("side-2", "side-1"));
}

#[test]
fn time_language_and_lost_parts_are_told() {
    let mut stage = stage();
    stage.open.talk.minutes = Minutes::new(10);
    assert!(stage.of(FindingKind::Time)[0].message.contains("more than there are"));
    stage.open.talk.minutes = Minutes::new(60);
    assert_eq!(stage.of(FindingKind::Time)[0].severity, Severity::Note);
    stage.open.talk.language = lectern_model::language::Language::new("es");
    assert!(!stage.of(FindingKind::Draft).is_empty());
    stage.open.unread.insert("own/slides/x.md".to_owned(), (*b"?").into());
    stage.open.talk.sections[0].slides.push(TalkSlide::new("gone".into()));
    let lost = stage.of(FindingKind::Lost);
    let codes: Vec<&str> = lost.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["unknown-slide", "unread-part"]);
    stage.open.talk.title = "No child prostitutes".to_owned();
    assert_eq!(stage.of(FindingKind::Term)[0].slide, None);
}

#[test]
fn a_contact_that_was_confirmed_long_ago_is_old() {
    let mut stage = stage();
    for contact in stage.open.library.contacts.values_mut() {
        contact.checked_on = Some("2029-06-01".parse().unwrap());
    }
    assert!(stage.of(FindingKind::Contact).is_empty());
    stage.open.talk.date = Some("2030-06-02".parse().unwrap());
    let old = stage.of(FindingKind::Contact);
    assert!(old.iter().all(|finding| finding.code == "old-contact") && !old.is_empty());
}
