//! Libraries for tests, made by hand.

use lectern_model::citation::CitationStyle;
use lectern_model::claim::Conflict;
use lectern_model::diagnostic::Place;
use lectern_model::id::{AudienceId, ClaimId, SlideId};
use lectern_model::language::{Language, Translations};
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::outline::{Outline, OutlineSection};
use lectern_model::pack::{Audience, Pack, Topic};
use lectern_model::slide::{ClaimUse, Part, Slide, SlideFile, SlideKind, Variant, Weight};
use lectern_model::span::Inline;

/// A pack for parents and officers with two topics and no slides.
pub(crate) fn library() -> Library {
    let audience = |id: &str, name: &str| Audience {
        id: id.into(),
        name: name.to_owned(),
        citation_style: CitationStyle::Plain,
        title: Some(format!("A talk for {id}")),
        translations: Translations::new(),
    };
    let topic = |id: &str| Topic { id: id.into(), name: format!("On {id}") };
    let pack = Pack {
        id: "test".into(),
        title: "Test pack".to_owned(),
        version: "1.0.0".to_owned(),
        opening: Some("open".into()),
        closing: Some("close".into()),
        audiences: vec![audience("parents", "Parents"), audience("officers", "Officers")],
        topics: vec![topic("first"), topic("second")],
        ..Pack::default()
    };
    let mut library = Library { pack, ..Library::default() };
    add(&mut library, slide("open", "first", "all", 1.0, Weight::Must));
    add(&mut library, slide("close", "second", "all", 1.0, Weight::Must));
    library
}

pub(crate) fn add(library: &mut Library, slide: Slide) {
    library.slides.insert(slide.id.clone(), slide);
}

/// A slide whose title is its id in capitals.
pub(crate) fn slide(id: &str, topic: &str, audience: &str, minutes: f64, weight: Weight) -> Slide {
    Slide {
        id: id.into(),
        title: vec![Inline::Text(id.to_uppercase())],
        topic: topic.into(),
        audiences: vec![audience.into()],
        minutes: Minutes::from(minutes),
        weight,
        kind: SlideKind::Bullets,
        claims: Vec::new(),
        warning: None,
        rights: None,
        icon: None,
        language: Language::default(),
        translations: Translations::new(),
        variants: Vec::new(),
        file: SlideFile { path: format!("slides/{id}.md"), text: "".into() },
        own: false,
        draft: false,
    }
}

/// The slide, resting on a claim.
pub(crate) fn resting_on(mut slide: Slide, claim: &str) -> Slide {
    slide.claims.push(ClaimUse { id: claim.into(), caveat_worded: false });
    slide
}

/// The slide, with a wording of its body.
pub(crate) fn worded(mut slide: Slide, audience: Option<&str>, words: &str) -> Slide {
    slide.variants.push(Variant {
        part: Part::Body,
        audience: audience.map(AudienceId::from),
        language: None,
        heading: Vec::new(),
        blocks: vec![lectern_model::block::Block::Paragraph(vec![Inline::Text(words.to_owned())])],
        place: Place::file("slides/x.md"),
    });
    slide
}

pub(crate) fn conflict(library: &mut Library, one: &str, other: &str) {
    let conflict = Conflict {
        id: "CF".into(),
        title: "two counts".to_owned(),
        sides: vec![vec![ClaimId::from(one)], vec![ClaimId::from(other)]],
        detail: String::new(),
        say: None,
        statistics: Vec::new(),
    };
    library.conflicts.insert(conflict.id.clone(), conflict);
}

/// An outline for parents; its time is given, its sections are lists of slides.
pub(crate) fn outline(library: &mut Library, id: &str, minutes: u32, sections: &[&[&str]]) {
    let section = |(at, slides): (usize, &&[&str])| OutlineSection {
        title: format!("Part {}", at + 1),
        minutes: Minutes::ZERO,
        slides: slides.iter().map(|id| SlideId::from(*id)).collect(),
    };
    library.outlines.push(Outline {
        id: id.into(),
        title: id.to_owned(),
        audience: "parents".into(),
        minutes: Minutes::new(minutes),
        language: None,
        sections: sections.iter().enumerate().map(section).collect(),
        objectives: Vec::new(),
    });
}
