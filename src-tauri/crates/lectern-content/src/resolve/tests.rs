//! A talk resolved: numbering, variants, fields, contacts, the takeaway.

use super::*;
use crate::load::load_pack;
use crate::pack_source::MemorySource;
use lectern_model::span::{Link, TextSpan};
use lectern_model::talk::TalkSlide;

const PACK: &str = "id: p\ntitle: P\nversion: '1'\naudiences:\n  - {id: parents, name: Parents, citation_style: ama}\n  - {id: officers, name: Officers, citation_style: ama}\ntopics:\n  - {id: t, name: T}\nfields:\n  - {id: county_hotline, label: County line, kind: phone}\n";
const SOURCES: &str = r#"[
 {"id":"one","type":"book","title":"First book","author":[{"family":"Ash","given":"Ann"}],"issued":{"date-parts":[[2001]]},"custom":{"grade":"found"}},
 {"id":"two","type":"book","title":"Second book","author":[{"family":"Birch","given":"Bo"}],"issued":{"date-parts":[[2002]]},"custom":{"grade":"found"}},
 {"id":"three","type":"book","title":"Third book","author":[{"family":"Cedar","given":"Cy"}],"issued":{"date-parts":[[2003]]},"custom":{"grade":"unverified"}}]"#;
const HELP: &str = "contacts:\n  - id: H-01\n    name: County\n    for: anyone\n    reach:\n      - {kind: call, value: '{{county_hotline}}'}\n    sources: []\n    status: unverified\n    checked_on: null\n    print: [takeaway, card]\n";

fn slide(id: &str, rest: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: Title of {id}\ntopic: t\naudiences: [all]\nminutes: 2\nweight: must\nlayout: bullets\n---\n\n{rest}"
    )
}

fn library(slides: &[(&str, &str)]) -> Library {
    let mut files = MemorySource::new();
    for (path, text) in [("pack.yaml", PACK), ("sources.json", SOURCES), ("help.yaml", HELP)] {
        files.insert(path, text.as_bytes().to_vec());
    }
    for (id, rest) in slides {
        files.insert(&format!("slides/{id}.md"), slide(id, rest).into_bytes());
    }
    load_pack(&files).0
}

fn talk(audience: &str, slides: &[&str]) -> Talk {
    let slides: Vec<String> = slides.iter().map(|id| format!("{{slide: {id}}}")).collect();
    let text = format!(
        "title: A talk\naudience: {audience}\nminutes: 10\npack: {{id: p, version: '1'}}\nsections:\n  - title: Part\n    slides: [{}]\n",
        slides.join(", ")
    );
    serde_saphyr::from_str(&text).unwrap()
}

fn paragraph(block: &lectern_model::block::DeckBlock) -> String {
    match block {
        Block::Paragraph(spans) => spans
            .iter()
            .map(|span| match span {
                Span::Text(words) if words.superscript => format!("^{}", words.text),
                Span::Text(words) => words.text.clone(),
                Span::Break => "/".to_owned(),
                Span::Blank(label) => format!("[{label}]"),
            })
            .collect(),
        other => format!("{other:?}"),
    }
}

#[test]
fn citations_are_numbered_as_an_audience_meets_them_and_the_presenters_come_last() {
    let library = library(&[("a", "Body [@two].\n\n## Notes {.notes}\n\nAside [@three].\n"), ("b", "More [@one; @two].\n")]);
    let (deck, diagnostics) = resolve_talk(&talk("parents", &["a", "b"]), &library);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let keys: Vec<&str> = deck.references.iter().map(|reference| reference.source.as_str()).collect();
    assert_eq!(keys, ["two", "one", "three"]);
    let listed: Vec<&str> = deck.audience_references().iter().map(|reference| reference.source.as_str()).collect();
    assert_eq!(listed, ["two", "one"]);
    let cited = |at: usize| deck.slides[at].cited.iter().map(|cited| cited.number).collect::<Vec<_>>();
    assert_eq!(cited(1), [1]);
    assert_eq!(cited(2), [2, 1]);
    assert_eq!(paragraph(&deck.slides[1].body[0]), "Body.^1");
    assert_eq!(paragraph(&deck.slides[1].notes[0]), "Aside.^3");
}

#[test]
fn what_an_audience_takes_home_holds_nothing_of_the_presenters() {
    let notes = "Seen [@two].\n\n## Notes {.notes}\n\nAside [@three].\n\n## What if? {.asked}\n\nAnswer.\n";
    let library = library(&[("a", notes), ("b", "Not shown [@one].\n"), ("c", "Reserve.\n")]);
    let mut talk = talk("parents", &["a", "b"]);
    talk.sections[0].slides[1].hidden = true;
    talk.backup = vec![TalkSlide::new("c".into())];
    let (mut deck, _) = resolve_talk(&talk, &library);
    deck.slides[1].rights = Some("By leave of the author".to_owned());
    let copy = deck.audience_copy();
    let ids: Vec<&str> = copy.slides.iter().map(|slide| slide.id.as_str()).collect();
    assert_eq!(ids, ["title", "a", "references"]);
    assert!(copy.slides.iter().all(|slide| slide.notes.is_empty() && slide.asked.is_empty() && slide.rights.is_none()));
    let told = format!("{copy:?}");
    assert!(["Aside", "Answer", "Not shown", "Reserve", "By leave"].iter().all(|words| !told.contains(words)), "{told}");
    assert_eq!(copy.references.len(), 1);
    assert!(deck.references.len() > 1);
}

#[test]
fn a_talk_opens_with_its_title_and_ends_with_its_references() {
    let library = library(&[("a", "Body [@two].\n")]);
    let mut talk = talk("parents", &["a"]);
    let kinds = |deck: &Deck| deck.slides.iter().map(|slide| slide.kind).collect::<Vec<_>>();
    let (deck, _) = resolve_talk(&talk, &library);
    assert_eq!(kinds(&deck), [SlideKind::Title, SlideKind::Bullets, SlideKind::References]);
    talk.sources = SourcesAt::Foot;
    assert_eq!(kinds(&resolve_talk(&talk, &library).0), [SlideKind::Title, SlideKind::Bullets]);
}

#[test]
fn an_audience_gets_its_own_words_and_title() {
    let library = library(&[("a", "For all.\n\n## For the police {.body .officers}\n\nFor officers.\n")]);
    let (deck, _) = resolve_talk(&talk("officers", &["a"]), &library);
    assert_eq!(Span::plain_text(&deck.slides[1].title), "For the police");
    assert_eq!(paragraph(&deck.slides[1].handout[0]), "For officers.");
    let (deck, _) = resolve_talk(&talk("parents", &["a"]), &library);
    assert_eq!(Span::plain_text(&deck.slides[1].title), "Title of a");
    assert_eq!(paragraph(&deck.slides[1].body[0]), "For all.");
}

#[test]
fn an_empty_field_is_a_blank_and_a_full_one_can_be_dialled() {
    let library = library(&[("a", "Call {{county_hotline}} now.\n")]);
    let mut talk = talk("parents", &["a"]);
    let (deck, _) = resolve_talk(&talk, &library);
    assert_eq!(paragraph(&deck.slides[1].body[0]), "Call [County line] now.");
    assert_eq!(deck.takeaway.contacts[0].qr, None);
    talk.fields.insert("county_hotline".into(), "1-555-555-0100".to_owned());
    let (deck, _) = resolve_talk(&talk, &library);
    assert_eq!(paragraph(&deck.slides[1].body[0]), "Call 1-555-555-0100 now.");
    assert_eq!(deck.takeaway.contacts[0].qr.as_deref(), Some("tel:+15555550100"));
}

#[test]
fn marks_lead_to_their_references() {
    let library = library(&[("a", "A \"quoted\" fact [@one, p. 12], said.\n")]);
    let (deck, _) = resolve_talk(&talk("parents", &["a"]), &library);
    let Block::Paragraph(spans) = &deck.slides[1].body[0] else { panic!("no paragraph") };
    let mark = spans.iter().find_map(|span| match span {
        Span::Text(words @ TextSpan { superscript: true, .. }) => words.link.clone(),
        Span::Text(_) | Span::Break | Span::Blank(_) => None,
    });
    assert_eq!(mark, Some(Link::Reference(1)));
    assert!(Span::plain_text(spans).starts_with("A “quoted” fact,"), "{spans:?}");
}

#[test]
fn what_two_slides_both_say_stands_once_on_the_takeaway() {
    let section = "## Do {.takeaway .do}\n\n- Call for help\n- Write it down\n";
    let library = library(&[("a", &format!("x\n\n{section}")), ("b", &format!("y\n\n{section}- Stay calm\n"))]);
    let (deck, _) = resolve_talk(&talk("parents", &["a", "b"]), &library);
    let Some(Block::List(list)) = deck.takeaway.steps.first() else { panic!("no list") };
    assert_eq!(list.items.len(), 3);
}

#[test]
fn a_slide_that_is_not_there_is_told_and_the_rest_resolves() {
    let library = library(&[("first", "x\n")]);
    let (deck, diagnostics) = resolve_talk(&talk("parents", &["frist", "first"]), &library);
    assert_eq!(deck.slides.len(), 2);
    assert_eq!(diagnostics[0].code, "unknown-slide");
    assert_eq!(diagnostics[0].hint.as_deref(), Some("did you mean `first`?"));
}

#[test]
fn what_the_library_does_not_have_is_told_once_at_its_place() {
    let body = "See [@nowhere; @one] and [@nowhere], {{no_field}}.\n\n![A tree](images/none.png \"Under it\")\n";
    let library = library(&[("a", body)]);
    let (deck, diagnostics) = resolve_talk(&talk("parents", &["a"]), &library);
    let codes: Vec<&str> = diagnostics.iter().map(|told| told.code.as_str()).collect();
    assert_eq!(codes, ["unknown-citation", "unknown-field", "missing-image"]);
    assert_eq!(diagnostics[0].place.as_ref().map(|place| place.line), Some(11));
    assert_eq!(paragraph(&deck.slides[1].body[0]), "See^1 and, [no field].");
    assert_eq!(paragraph(&deck.slides[1].body[1]), "A tree");
}

#[test]
fn an_icon_comes_with_its_picture_and_in_the_talks_language() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='3' cx='4' cy='4'/></svg>";
    let with = |id: &str, head: &str, body: &str| slide(id, body).replacen("layout:", &format!("{head}\nlayout:"), 1);
    let mut files = MemorySource::new();
    let shown = "icon: {image: images/ear.svg, alt: An ear}\ntranslations: {es: {icon: Una oreja}}";
    for (path, text) in [
        ("pack.yaml", PACK.to_owned()),
        ("images/ear.svg", drawing.to_owned()),
        ("images/eye.svg", drawing.to_owned()),
        ("slides/a.md", with("a", shown, "- Body\n\n## Texto {.body lang=es}\n\n- Cuerpo\n")),
        ("slides/b.md", with("b", "icon: {image: images/none.svg, alt: None}", "- Body\n")),
    ] {
        files.insert(path, text.into_bytes());
    }
    let (library, found) = load_pack(&files);
    assert!(found.is_empty(), "{found:?}");
    let mut talk = talk("parents", &["a", "b"]);
    let (deck, diagnostics) = resolve_talk(&talk, &library);
    assert_eq!(diagnostics.iter().map(|told| told.code.as_str()).collect::<Vec<_>>(), ["missing-image"]);
    assert_eq!(deck.images.keys().map(lectern_model::id::ImageId::as_str).collect::<Vec<_>>(), ["images/ear.svg"]);
    let alt = |deck: &Deck, at: usize| deck.slides[at].icon.as_ref().map(|icon| icon.alt.clone().unwrap_or_default());
    assert_eq!((alt(&deck, 1).as_deref(), alt(&deck, 2)), (Some("An ear"), None));
    talk.language = Language::new("es");
    assert_eq!(alt(&resolve_talk(&talk, &library).0, 1).as_deref(), Some("Una oreja"));
}

#[test]
fn words_in_another_language_say_so() {
    let library = library(&[("a", "Body.\n\n## Título {.body lang=es}\n\nCuerpo.\n\n## Notes {.notes}\n\nEnglish \"only\".\n")]);
    let mut talk = talk("parents", &["a"]);
    talk.language = Language::new("es");
    let (deck, diagnostics) = resolve_talk(&talk, &library);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let language = |block: &lectern_model::block::DeckBlock| match block {
        Block::Paragraph(spans) => spans.iter().find_map(|span| match span {
            Span::Text(words) => words.language.clone(),
            Span::Break | Span::Blank(_) => None,
        }),
        _ => None,
    };
    assert_eq!(deck.slides[1].language, Language::new("es"));
    assert_eq!(language(&deck.slides[1].body[0]), None);
    assert_eq!(language(&deck.slides[1].notes[0]), Some(Language::new("en")));
    assert_eq!(deck.words.references, "Referencias");
    talk.language = Language::new("vi");
    let codes: Vec<String> = resolve_talk(&talk, &library).1.into_iter().map(|told| told.code).collect();
    assert_eq!(codes, ["words-in-english", "not-translated"]);
}

#[test]
fn a_day_is_printed_in_words() {
    let mut library = library(&[("a", "Checked {{checked_on}}.\n")]);
    library.pack.fields.push(lectern_model::pack::Field {
        id: "checked_on".into(),
        label: "Day".to_owned(),
        example: None,
        kind: lectern_model::pack::FieldKind::Date,
        translations: Default::default(),
    });
    let mut talk = talk("parents", &["a"]);
    talk.fields.insert("checked_on".into(), "2026-05-01".to_owned());
    assert_eq!(paragraph(&resolve_talk(&talk, &library).0.slides[1].body[0]), "Checked May 1, 2026.");
    talk.fields.insert("checked_on".into(), "last week".to_owned());
    assert_eq!(paragraph(&resolve_talk(&talk, &library).0.slides[1].body[0]), "Checked last week.");
}

#[test]
fn a_talk_in_another_language_has_its_words_and_says_that_they_are_a_draft() {
    let head = "rights: By leave.\nwarning: Names abuse.\ntranslations: {es: {warning: Nombra abusos.}}\n";
    let text = slide("a", "Call {{county_hotline}}.\n\n## Uno {.body lang=es}\n\nLlame: {{county_hotline}}.\n");
    let text = text.replace("layout: bullets\n", &format!("layout: bullets\n{head}"));
    let pack = PACK.replace("label: County line", "label: County line, translations: {es: {label: Línea del condado}}");
    let pack = pack.replace("name: Parents,", "name: Parents, translations: {es: {name: Padres}},");
    let mut files = MemorySource::new();
    let translated = format!("{pack}translations: [{{language: es}}]\n");
    for (path, text) in [("pack.yaml", translated.as_str()), ("help.yaml", HELP), ("slides/a.md", text.as_str())] {
        files.insert(path, text.as_bytes().to_vec());
    }
    let (mut library, found) = load_pack(&files);
    assert!(found.iter().all(|found| found.code == crate::code::BODY_SHAPE), "{found:?}");
    let mut talk = talk("parents", &["a"]);
    talk.language = Language::new("es-MX");
    let (deck, _) = resolve_talk(&talk, &library);
    let shown = &deck.slides[1];
    assert_eq!(paragraph(&shown.body[0]), "Llame: [Línea del condado].");
    assert_eq!((shown.warning.as_deref(), shown.rights.as_deref()), (Some("Nombra abusos."), Some("By leave.")));
    assert_eq!((deck.audience_name.as_str(), deck.draft_translation), ("Padres", true));
    let told = |talk: &Talk, library: &Library| {
        crate::check::check_talk(talk, library).iter().any(|found| found.code == crate::code::DRAFT_TRANSLATION)
    };
    assert!(told(&talk, &library));
    library.pack.translations[0].checked_on = "2026-05-01".parse().ok();
    assert!(!resolve_talk(&talk, &library).0.draft_translation && !told(&talk, &library));
    talk.language = Language::default();
    library.pack.translations[0].checked_on = None;
    assert!(!resolve_talk(&talk, &library).0.draft_translation);
}

#[test]
fn two_raised_marks_in_a_row_are_no_number() {
    let library = library(&[("a", "Body [@one] [@two].\n\nMore [@one] [@two] and so on.\n")]);
    let (deck, _) = resolve_talk(&talk("parents", &["a"]), &library);
    assert_eq!(paragraph(&deck.slides[1].body[0]), "Body.^1^,^2");
    assert_eq!(paragraph(&deck.slides[1].body[1]), "More^1^,^2 and so on.");
}

#[test]
fn places_in_works_stand_at_the_foot_of_the_slide_and_not_in_its_marks() {
    let body = "Body [@one, p. 3; @two, § 7(4)].\n\nMore [@two, § 7(11); @two, § 9; @one, p. 3].\n";
    let library = library(&[("a", body)]);
    let mut talk = talk("officers", &["a"]);
    let foot = |deck: &Deck| deck.slides[1].cited.iter().map(|cited| Span::plain_text(&cited.short)).collect::<Vec<_>>();
    let (deck, _) = resolve_talk(&talk, &library);
    assert_eq!(paragraph(&deck.slides[1].body[0]), "Body.^1^,2");
    assert_eq!(foot(&deck), ["Ash, 2001, p.\u{a0}3", "Birch, 2002, §\u{a0}7(4), (11), §\u{a0}9"]);
    // The article has no foot.
    assert_eq!(paragraph(&deck.slides[1].handout[0]), "Body.^1(p3),^2(sec7(4))");
    talk.sources = SourcesAt::End;
    let (deck, _) = resolve_talk(&talk, &library);
    assert_eq!(paragraph(&deck.slides[1].body[0]), "Body.^1(p3),^2(sec7(4))");
}
