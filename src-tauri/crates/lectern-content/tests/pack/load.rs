//! What files become.

use super::{HEAD, codes, load, slide, told};
use lectern_content::load::load_slide;
use lectern_model::block::{AuthorBlock, Block, Tone};
use lectern_model::citation::LocatorLabel;
use lectern_model::id::{AudienceId, ClaimId};
use lectern_model::language::Language;
use lectern_model::pack::Pack;
use lectern_model::slide::{Part, Slide, SlideKind, TakeawayPart, Weight};
use lectern_model::span::Inline;

pub(super) const ALL_SECTIONS: &str = "---
id: what
title: What *it* means
topic: numbers
audiences: [parents, officers]
minutes: 2.5
weight: must
layout: bullets
claims: [DEF-02, {id: DEF-06, caveat: worded}]
warning: Names abuse.
---

- A person **under 18** [@usc22_7102, § 7102(11)(A)]
- Call {{county_hotline}} or [the page](https://example.org)
  - second [see @a, pp. 3-4; @b]

## For officers {.body .officers}

- Other words

## Notes {.notes}

Say this.

## Notas {.notes lang=es}

Di esto.

## Handout {.handout}

| One | Two |
|---|--:|
| x [@a, § 7102(11)(A)] | 3 |

## If asked {.asked}

**Why?** Because.

## Please note {.caveat}

A note.

## Remember {.takeaway .message}

One sentence.
";

fn one(text: &str) -> (Slide, Vec<String>) {
    let (slide, found) = load_slide("slides/s.md", text, &load(&[]).0.pack);
    (slide.unwrap(), told(&found))
}

fn body(slide: &Slide) -> &[AuthorBlock] {
    &slide.variants.iter().find(|variant| variant.part == Part::Body).unwrap().blocks
}

#[test]
fn a_slide_with_every_section_loads_without_a_word() {
    let (slide, told) = one(ALL_SECTIONS);
    assert!(told.is_empty(), "{told:?}");
    assert_eq!((slide.id.as_str(), slide.kind, slide.weight), ("what", SlideKind::Bullets, Weight::Must));
    assert_eq!((slide.minutes.seconds(), slide.warning.as_deref()), (150, Some("Names abuse.")));
    assert_eq!(slide.title.len(), 3);
    assert!(slide.claims[1].caveat_worded && !slide.claims[0].caveat_worded);
    let parts: Vec<Part> = slide.variants.iter().map(|variant| variant.part).collect();
    let message = Part::Takeaway(TakeawayPart::Message);
    assert_eq!(parts, [Part::Body, Part::Body, Part::Notes, Part::Notes, Part::Handout, Part::Asked, Part::Caveat, message]);
    let (parents, officers, es) = (AudienceId::from("parents"), AudienceId::from("officers"), Language::new("es"));
    let variant = |part, audience, language| slide.variant(part, audience, language).unwrap();
    let en = Language::new("en");
    assert_eq!(Inline::plain_text(&variant(Part::Body, &officers, &en).heading), "For officers");
    assert_eq!(Inline::plain_text(&variant(Part::Body, &parents, &en).heading), "What it means");
    assert_eq!(variant(Part::Notes, &parents, &es).blocks, [Block::Paragraph(vec![Inline::Text("Di esto.".into())])]);
    assert_eq!(variant(Part::Notes, &parents, &en).place.line, 21);
}

#[test]
fn citations_fields_and_links_are_read_in_lists() {
    let (slide, _) = one(ALL_SECTIONS);
    let Block::List(list) = &body(&slide)[0] else { panic!("{:?}", body(&slide)) };
    let Block::Paragraph(first) = &list.items[0][0] else { panic!() };
    let Some(Inline::Citation(citation)) = first.last() else { panic!("{first:?}") };
    assert_eq!(&slide.file.text[citation.span.clone()], "[@usc22_7102, § 7102(11)(A)]");
    let locator = citation.items[0].locator.as_ref().unwrap();
    assert_eq!((locator.label, locator.value.as_str()), (LocatorLabel::Section, "7102(11)(A)"));
    let Block::Paragraph(second) = &list.items[1][0] else { panic!() };
    assert!(matches!(&second[1], Inline::Field(field) if field.as_str() == "county_hotline"));
    assert!(matches!(&second[3], Inline::Link { url, .. } if url == "https://example.org"));
    let Block::List(inner) = &list.items[1][1] else { panic!() };
    let Block::Paragraph(deep) = &inner.items[0][0] else { panic!() };
    let Some(Inline::Citation(several)) = deep.last() else { panic!("{deep:?}") };
    assert_eq!(several.items.iter().map(|item| item.source.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(several.items[0].prefix, "see");
}

#[test]
fn citations_are_read_in_tables() {
    let (slide, _) = one(ALL_SECTIONS);
    let handout = slide.variants.iter().find(|variant| variant.part == Part::Handout).unwrap();
    let Block::Table(table) = &handout.blocks[0] else { panic!() };
    assert!(matches!(&table.rows[0][0][1], Inline::Citation(citation) if citation.items[0].source.as_str() == "a"));
}

#[test]
fn line_ends_and_byte_order_marks_do_not_matter() {
    let windows = format!("\u{feff}{}", ALL_SECTIONS.replace('\n', "\r\n"));
    let (slide, told) = one(&windows);
    assert!(told.is_empty(), "{told:?}");
    let (unix, _) = one(ALL_SECTIONS);
    let words = |slide: &Slide| {
        slide.variants.iter().map(|variant| format!("{:?}{:?}", variant.part, variant.heading)).collect::<Vec<_>>()
    };
    assert_eq!(words(&slide), words(&unix));
    let Block::List(list) = &body(&slide)[0] else { panic!() };
    let Block::Paragraph(first) = &list.items[0][0] else { panic!() };
    let Some(Inline::Citation(citation)) = first.last() else { panic!("{first:?}") };
    assert_eq!(&windows[citation.span.clone()], "[@usc22_7102, § 7102(11)(A)]");
    let chart = windows.replace("- Other words", "```number\r\nvalue: 1\r\ncountd: x\r\n```");
    let (_, told) = one(&chart);
    assert!(told.iter().any(|line| line.starts_with("slides/s.md:21:1: error[unknown-key]")), "{told:?}");
}

#[test]
fn data_blocks_are_read_and_their_mistakes_told_in_their_line() {
    let chart = |yaml: &str| slide(&format!("```chart\n{yaml}```\n")).replace("layout: bullets", "layout: chart");
    let good = "kind: bar\ntitle: T [@a]\nalt: A bar.\nunit: '%'\ncategories: [x, y]\nseries:\n  - {name: n, values: [1, 2.5]}\ncite: \"[@b, p. 3]\"\n";
    let (slide, told) = one(&chart(good));
    assert!(told.is_empty(), "{told:?}");
    let Block::Chart(read) = &body(&slide)[0] else { panic!() };
    assert_eq!((read.categories.len(), read.series[0].values.as_slice()), (2, [1.0, 2.5].as_slice()));
    let Inline::Citation(citation) = &read.cite[0] else { panic!("{:?}", read.cite) };
    assert_eq!(&slide.file.text[citation.span.clone()], "[@b, p. 3]");

    let (_, told) = one(&chart(&good.replace("2.5]", "2.5, 3]")));
    assert_eq!(
        told[0],
        "slides/s.md:10:1: error[missing-key]: a chart has `categories` and at least one series with `values`; it was left out"
    );
    assert!(told.iter().any(|line| line.starts_with("slides/s.md:16:5: error[body-shape]: 3 values for 2")), "{told:?}");
    let (_, told) = one(&chart(&good.replace("alt: A bar.\n", "").replace("kind: bar", "kind: pie")));
    assert!(told.iter().any(|line| line.contains("missing-alt")), "{told:?}");
    assert!(told.iter().any(|line| line.contains("`pie` is not one of bar, line, share")), "{told:?}");
    let (_, told) = one(&chart(&good.replace("\"[@b, p. 3]\"", "b")));
    assert!(told.iter().any(|line| line.starts_with("slides/s.md:17:7: error[malformed-citation]")), "{told:?}");
}

#[test]
fn pictures_are_blocks_of_their_own() {
    let picture = |body: &str| slide(body).replace("layout: bullets", "layout: picture");
    let (slide_read, told) = one(&picture("![A *red* door](images/x.png \"The door [@a]\")\n\nText.\n"));
    assert!(told.is_empty(), "{told:?}");
    let Block::Picture(read) = &body(&slide_read)[0] else { panic!() };
    assert_eq!((read.image.as_str(), read.alt.as_str()), ("images/x.png", "A red door"));
    assert!(matches!(read.caption.as_slice(), [Inline::Text(_), Inline::Citation(_)]), "{:?}", read.caption);
    let (_, told) = one(&picture("![](images/x.png)\n"));
    assert!(told[0].starts_with("slides/s.md:9:1: error[missing-alt]"), "{told:?}");
    let (_, told) = one(&picture("See ![a](images/x.png) here.\n"));
    assert!(told.iter().any(|line| line.contains("misplaced-block")), "{told:?}");
}

#[test]
fn columns_know_what_to_say_and_not_to_say() {
    let text = slide("### Say {.do}\n\n- a\n\n### Don't say {.dont}\n\n- b\n").replace("layout: bullets", "layout: two-columns");
    let (read, told) = one(&text);
    assert!(told.is_empty(), "{told:?}");
    let tones =
        body(&read).iter().filter_map(|block| if let Block::Heading(heading) = block { Some(heading.tone) } else { None });
    assert_eq!(tones.collect::<Vec<_>>(), [Tone::Do, Tone::Dont]);
}

#[test]
fn every_layout_has_its_shape() {
    let cases = [
        ("title", "- a\n", "paragraphs only"),
        ("section", "a\n\nb\n", "one paragraph at most"),
        ("statement", "- a\n", "paragraphs only"),
        ("big-number", "text\n", "a `number` block"),
        ("bullets", "text\n", "has a list"),
        ("bullets", "> q\n\n- a\n", "nothing else"),
        ("two-columns", "### a\n\nb\n", "two headings"),
        ("two-columns", "x\n\n### a\n\nb\n\n### c\n\nd\n", "before its first heading"),
        ("two-columns", "### a\n\n### b\n\nc\n", "in both columns"),
        ("table", "text\n", "one table"),
        ("chart", "text\n", "a `chart` block"),
        ("steps", "- a\n- b\n- c\n", "a numbered list"),
        ("steps", "1. a\n2. b\n", "three to six steps"),
        ("quote", "> q\n", "who is quoted"),
        ("quote", "> q\n\n— somebody\n", "cites the source"),
        ("picture", "text\n", "a picture"),
        ("help", "text\n", "a `help` block"),
        ("references", "text\n", "no body"),
    ];
    for (layout, body, expected) in cases {
        let (_, told) = one(&slide(body).replace("layout: bullets", &format!("layout: {layout}")));
        assert!(told.iter().any(|line| line.contains("body-shape") && line.contains(expected)), "{layout}: {told:?}");
    }
    let fine = [
        ("title", ""),
        ("section", "a\n"),
        ("statement", "a\n\nb\n"),
        ("steps", "1. **A** b\n2. c\n3. d\n"),
        ("quote", "> q\n\n— somebody [@a]\n"),
        ("table", "a\n\n| x |\n|---|\n| y |\n\nb\n"),
        ("help", "```help\ncontacts: [H-01]\n```\n"),
        ("references", ""),
    ];
    for (layout, body) in fine {
        let (_, told) = one(&slide(body).replace("layout: bullets", &format!("layout: {layout}")));
        assert!(told.is_empty(), "{layout}: {told:?}");
    }
}

#[test]
fn what_is_not_read_is_told() {
    let cases = [
        ("<b>x</b>\n\n- a\n", "raw-html"),
        ("<div>\nx\n</div>\n\n- a\n", "raw-html"),
        ("- a\n\n      code\n\ntext\n\n    code\n", "indented-code"),
        ("- a `b`\n", "unsupported-markdown"),
        ("- a\n\n***\n", "unsupported-markdown"),
        ("- a\n\n```nummber\nvalue: 1\n```\n", "unknown-block"),
        ("- a [@]\n", "malformed-citation"),
        ("- a [@a; b]\n", "malformed-citation"),
        ("- a [@a\n", "malformed-citation"),
        ("- a [@a][@b]\n", "malformed-citation"),
        ("[@a]: https://example.org\n\n- a\n", "malformed-citation"),
        ("- {{a b}}\n", "malformed-field"),
        ("- {{a\n", "malformed-field"),
        ("- [a](javascript:x)\n", "bad-link"),
        ("- [@a](x)\n", "bad-link"),
        ("- a\n  - b\n    - c\n      - d\n", "list-too-deep"),
        ("- a\n  > b\n  > > c\n", "list-too-deep"),
        ("- a\n\n  | x |\n  |---|\n  | y |\n", "misplaced-block"),
        ("| x |\n|---|\n| y | z |\n\n- a\n", "table-cells"),
        ("- a\n\n## Other\n\ntext\n", "unknown-section"),
        ("- a\n\n## Other {.notes .handout}\n\ntext\n", "unknown-section"),
        ("- a\n\n## Other {.notess}\n\ntext\n", "unknown-class"),
        ("- a\n\n### Other {.good}\n", "unknown-class"),
        ("- a\n\n## N {.notes}\n\nx\n\n## N {.notes}\n\ny\n", "duplicate-section"),
    ];
    for (body, expected) in cases {
        let (_, told) = one(&slide(body));
        assert!(told.iter().any(|line| line.contains(expected)), "{body:?}: {told:?}");
    }
}

#[test]
fn a_wrong_head_costs_what_is_wrong_in_it() {
    let (read, told) =
        one("---\nid: s\ntitel: T\naudiences: parents\nminutes: soon\nlayout: bulets\nclaims: [A, {x: 1}, [B]]\n---\n- a\n");
    assert_eq!((read.id.as_str(), read.kind), ("s", SlideKind::Bullets));
    assert_eq!(read.claims.len(), 1);
    let expected = [
        "3:1: error[unknown-key]",
        "4:12: error[bad-value]",
        "5:10: error[bad-value]",
        "6:9: error[bad-value]",
        "7:14: error[unknown-key]",
    ];
    for start in expected {
        assert!(told.iter().any(|line| line.starts_with(&format!("slides/s.md:{start}"))), "{start}: {told:#?}");
    }
    assert!(told.iter().any(|line| line.contains("`title` is missing")), "{told:#?}");
}

#[test]
fn an_icon_is_a_picture_of_the_pack() {
    let head = |icon: &str| slide("- a\n").replacen("---\n", &format!("---\nicon: {icon}\n"), 1);
    let icon = |text: &str| one(&head(text)).0.icon.map(|icon| (icon.image.to_string(), icon.alt));
    assert_eq!(icon("{image: images/ear.svg, alt: An ear}"), Some(("images/ear.svg".to_owned(), Some("An ear".to_owned()))));
    assert_eq!(icon("{image: images/ear.png}"), Some(("images/ear.png".to_owned(), None)));
    assert_eq!(icon("{image: images/ear.svg, alt: \" \"}"), Some(("images/ear.svg".to_owned(), None)));
    for (text, expected) in [
        ("images/ear.svg", "bad-value"),
        ("{alt: An ear}", "missing-key"),
        ("{image: images/ear.gif}", "unsupported-image"),
        ("{image: images/ear.svg, colour: red}", "unknown-key"),
    ] {
        let (_, told) = one(&head(text));
        assert!(told.len() == 1 && told[0].contains(expected), "{text}: {told:?}");
    }
}

#[test]
fn a_pack_says_what_is_new_in_it() {
    let head = "id: p
title: T
version: 1.1.0
changes:
  - {version: 1.1.0, date: 2026-05-01, text: More slides.}
  - {version: 1.0.9, date: spring, text: x}
  - version: 1.0.0
    text: The first.
    author: me
";
    let (library, found) = load(&[("pack.yaml", head)]);
    let changes = &library.pack.changes;
    let read: Vec<_> = changes.iter().map(|new| (&*new.version, new.date.map(|day| day.to_string()), &*new.text)).collect();
    assert_eq!(read, [("1.1.0", Some("2026-05-01".to_owned()), "More slides."), ("1.0.0", None, "The first.")]);
    let told = told(&found);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].starts_with("pack.yaml:6:28: error[bad-value]: `spring` is not a day"), "{}", told[0]);
    assert!(told[1].starts_with("pack.yaml:9:5: error[unknown-key]"), "{}", told[1]);
}

#[test]
fn a_pack_keeps_what_is_right_in_it() {
    let claims = "claims:
  - {id: A, statement: x, topic: numbers, kind: fact, status: verified, handling: use, sources: [a]}
  - {id: B, statement: x, topic: numbers, kind: opinion, status: verified, handling: use}
  - {id: A, statement: y, topic: numbers, kind: fact, status: verified, handling: use}
  - just words
conflicts:
  - {id: CF, title: t, sides: [[A], [A]], detail: d, colour: red}
";
    let help = "contacts:
  - id: H-01
    name: Line
    for: all
    reach: [{kind: call, value: 555-0100}, {kind: text, value: \"233733\"}]
    status: archived
    checked_on: 2026-05-01
    print: [card]
    translations: {es: {for: todos}}
  - {id: H-02, name: x, status: maybe}
";
    let terms = "terms:\n  - {id: T, avoid: [x], prefer: y, reason: z}\n";
    let outlines = "outlines:\n  - id: o\n    title: T\n    audience: parents\n    minutes: 1\n    sections: [{title: a, minutes: 1, slides: [s]}]\n";
    let files = [
        ("claims.yaml", claims),
        ("help.yaml", help),
        ("terms.yaml", terms),
        ("outlines.yaml", outlines),
        ("slides/a/s.md", &slide("- a\n")),
        ("slides/b/s.md", &slide("- b\n")),
        ("styles/x.csl", "<style/>"),
        ("images/x.svg", "<svg/>"),
        ("claim.yaml", ""),
        ("README.md", "notes"),
    ];
    let (library, found) = load(&files);
    assert_eq!(library.claims.keys().map(ClaimId::as_str).collect::<Vec<_>>(), ["A"]);
    assert_eq!((library.conflicts.len(), library.terms.len(), library.outlines.len()), (1, 1, 1));
    let contact = &library.contacts["H-01"];
    assert_eq!(contact.checked_on.map(|date| date.to_string()).as_deref(), Some("2026-05-01"));
    assert_eq!(contact.translations[&Language::new("es")].audience.as_deref(), Some("todos"));
    assert_eq!((library.contact_order.len(), library.slides.len(), library.styles.len()), (1, 1, 1));
    assert_eq!(library.slides["s"].file.path, "slides/a/s.md");
    let told = told(&found);
    let expected = [
        "claim.yaml:1:1: warning[unknown-file]",
        "claims.yaml:3:49: error[bad-value]: `opinion` is not one of",
        "claims.yaml:4:10: error[duplicate-id]",
        "claims.yaml:5:5: error[bad-value]: expected keys with values, found a text",
        "claims.yaml:7:54: error[unknown-key]",
        "help.yaml:10:33: error[bad-value]: `maybe` is not one of",
        "images/x.svg:1:1: error[bad-image]",
        "slides/b/s.md:2:1: error[duplicate-id]",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (line, start) in told.iter().zip(expected) {
        assert!(line.starts_with(start), "{line} is not {start}");
    }
}

#[test]
fn a_slide_of_a_pack_without_a_head_keeps_its_audiences() {
    let (slide, found) = load_slide("s.md", &slide("- a\n\n## N {.notes .parents}\n\nx\n"), &Pack::default());
    assert_eq!(slide.unwrap().variants[1].audience, Some(AudienceId::from("parents")));
    assert!(found.is_empty(), "{found:?}");
    let (slide, found) = load_slide("s.md", "no head\n", &Pack::default());
    assert!(slide.is_none());
    assert_eq!(codes(&found), ["missing-front-matter"]);
    assert!(HEAD.contains("id: s"));
}
