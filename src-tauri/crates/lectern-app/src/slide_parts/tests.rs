//! Tests of a slide's parts.

use super::*;
use crate::content_root::{ContentHints, ContentRoot};
use crate::installed_pack::InstalledPack;

const TEXT: &str = "---\nid: a\ntitle: The title\ntopic: t\naudiences: [all]\nminutes: 1\nlayout: bullets\n---\n\n- Words\n  more\n\n## Otherwise said {.body .parents}\n\n- Their words\n\n## Notes {.notes}\n\nSay it.\n\n## {.handout}\n";

fn shipped() -> InstalledPack {
    InstalledPack::load(&ContentRoot::find(&ContentHints::default()).unwrap(), Some("child-trafficking")).unwrap()
}

fn new(part: Part, audience: Option<&str>, heading: &str, text: &str) -> NewPart {
    let audience = audience.map(AudienceId::from);
    NewPart { part, audience, language: None, heading: heading.to_owned(), text: text.to_owned() }
}

#[test]
fn the_parts_are_those_the_slide_is_read_with() {
    let parts = parts_of(TEXT, &Pack::default());
    assert_eq!(parts.title, "The title");
    let shown: Vec<(usize, Part, &str, &str)> =
        parts.parts.iter().map(|part| (part.index, part.part, part.heading.as_str(), part.text.as_str())).collect();
    let expected = [
        (0, Part::Body, "", "- Words\n  more"),
        (1, Part::Body, "Otherwise said", "- Their words"),
        (2, Part::Notes, "Notes", "Say it."),
        (3, Part::Handout, "", ""),
    ];
    assert_eq!(shown, expected);
    assert_eq!(parts.parts[1].audience, Some("parents".into()));
    assert!(parts.parts.iter().all(|part| TEXT[part.range.clone()] == part.text));
    assert_eq!(parts_of("no head", &Pack::default()), SlideParts::default());
}

#[test]
fn only_the_bytes_of_the_part_change() {
    assert_eq!(with_part(TEXT, 0, "\n- Other\n\n").unwrap(), TEXT.replace("- Words\n  more", "- Other"));
    assert_eq!(with_part(TEXT, 2, "").unwrap(), TEXT.replace("Say it.", ""));
    let filled = with_part(TEXT, 3, "A page.").unwrap();
    assert_eq!(filled, format!("{TEXT}\nA page.\n"));
    let emptied = with_part(TEXT, 0, "").unwrap();
    assert_eq!(with_part(&emptied, 0, "- Words\n  more").unwrap(), TEXT);
    let windows = TEXT.replace('\n', "\r\n");
    assert_eq!(with_part(&windows, 2, "One\nTwo").unwrap(), windows.replace("Say it.", "One\r\nTwo"));
    assert_eq!(with_part(TEXT, 9, "").unwrap_err().to_string(), "the slide has no part 9; it has 4");
}

#[test]
fn a_text_that_would_leave_its_part_is_refused_with_the_reason() {
    let refused = |index, text: &str| with_part(TEXT, index, text).unwrap_err().to_string();
    assert!(refused(0, "- a\n\n## Secret {.notes}\n\nb").starts_with("`## Secret {.notes}` would begin a part"));
    assert!(refused(1, "Setext {.asked}\n---").starts_with("`Setext {.asked}`"));
    assert!(refused(0, "```number\nvalue: 1").contains("close it"));
    assert!(refused(1, "<!-- aside").contains("close it"));
    assert!(refused(0, "[a]: https://a.example").contains("`[a]: …`"));
    // What cannot leave its part may stay.
    for text in ["### Column {.do}", "## no part", "---", "> ## x {.notes}", "```\n## x {.notes}\n```", "---\nid: b\n---"] {
        let changed = with_part(TEXT, 2, text).unwrap();
        assert_eq!(parts_of(&changed, &Pack::default()).parts[2].text, text);
    }
}

#[test]
fn headings_change_alone() {
    let changed = with_heading(TEXT, 1, " Said *so* ").unwrap();
    assert_eq!(changed, TEXT.replace("Otherwise said", "Said *so*"));
    assert_eq!(with_heading(TEXT, 3, "To read").unwrap(), TEXT.replace("## {.handout}", "## To read {.handout}"));
    // Braces before the part's own are words.
    let called = with_heading(TEXT, 1, "Call {{county_hotline}} {.notes}").unwrap();
    assert_eq!(parts_of(&called, &Pack::default()).parts[1].part, Part::Body);
    assert_eq!(with_heading(TEXT, 1, "a\n\nb").unwrap_err().code(), "bad-heading");
    assert_eq!(with_heading(TEXT, 0, "a").unwrap_err().code(), "no-part");
    assert!(parts_of(&with_heading(TEXT, 1, "").unwrap(), &Pack::default()).parts[1].heading.is_empty());
}

#[test]
fn a_new_part_stands_with_its_kind_and_goes_out_again() {
    let added = with_new_part(TEXT, &new(Part::Body, Some("officers"), "For them", "- Short")).unwrap();
    assert_eq!(added, TEXT.replace("## Notes", "## For them {.body .officers}\n\n- Short\n\n## Notes"));
    assert_eq!(without_part(&added, 2).unwrap(), TEXT);
    let asked = new(Part::Asked, None, "If asked", "**Why?** So.");
    let added = with_new_part(TEXT, &asked).unwrap();
    assert!(added.ends_with("## {.handout}\n\n## If asked {.asked}\n\n**Why?** So.\n"), "{added}");
    assert_eq!(without_part(&added, 4).unwrap(), TEXT);
    let spanish = NewPart { language: Some(Language::new("es")), ..new(Part::Takeaway(TakeawayPart::Do), None, "", "Llame.") };
    let added = with_new_part(TEXT, &spanish).unwrap();
    assert!(added.ends_with("## {.takeaway .do lang=es}\n\nLlame.\n"), "{added}");
    assert_eq!(with_new_part(TEXT, &new(Part::Notes, None, "Notes", "")).unwrap_err().code(), "already-there");
    assert_eq!(with_new_part(TEXT, &new(Part::Asked, None, "", "## x {.notes}\n")).unwrap_err().code(), "begins-part");
    assert_eq!(with_new_part(TEXT, &new(Part::Asked, Some("notes"), "", "x")).unwrap_err().code(), "bad-heading");
    assert_eq!(with_new_part(TEXT, &new(Part::Asked, Some("a b"), "", "x")).unwrap_err().code(), "bad-name");
    assert!(with_new_part(TEXT, &new(Part::Asked, None, "Call {{county_hotline}}", "x")).is_ok());
}

#[test]
fn every_part_of_the_shipped_pack_replaced_by_itself_gives_the_same_bytes() {
    let pack = shipped();
    let mut parts_seen = 0;
    for slide in pack.library.slides.values() {
        let text = &slide.file.text;
        let parts = parts_of(text, &pack.library.pack);
        let read: Vec<Part> = slide.variants.iter().map(|variant| variant.part).collect();
        let inked = parts.parts.iter().filter(|part| part.index > 0 || !part.text.is_empty());
        assert_eq!(inked.map(|part| part.part).collect::<Vec<_>>(), read, "{}", slide.id);
        for part in &parts.parts {
            assert_eq!(with_part(text, part.index, &part.text).unwrap(), **text, "{}", slide.id);
            let longer = with_part(text, part.index, &format!("{}\n\nMore.", part.text)).unwrap();
            assert_eq!(longer.len(), text.len() + "\n\nMore.".len() + if part.text.is_empty() { 1 } else { 0 }, "{}", slide.id);
            assert_eq!(with_part(&longer, part.index, &part.text).unwrap().trim_end(), text.trim_end(), "{}", slide.id);
            if part.index > 0 {
                assert_eq!(with_heading(text, part.index, &part.heading).unwrap(), **text, "{}", slide.id);
            }
            parts_seen += 1;
        }
        assert_eq!(with_minutes(text, slide.minutes).unwrap(), **text, "{}", slide.id);
        assert_eq!(with_kind(text, slide.kind).unwrap(), **text, "{}", slide.id);
        let renamed = with_title(text, "Another: title").unwrap();
        assert_eq!(parts_of(&renamed, &pack.library.pack).title, "Another: title");
    }
    assert!(parts_seen > 200, "{parts_seen}");
}
