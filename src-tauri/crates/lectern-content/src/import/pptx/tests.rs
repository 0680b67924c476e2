//! Decks as other programs write them.

use super::*;
use crate::import::fixture::{package, zipped};
use crate::import::slide::{Imported, make_slides, test_context};
use crate::import::tree::{Leads, Script, plain_text};

const SPACES: &str = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'";

/// A 1 × 1 PNG.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\x05\xfe\x02\xfe\xa7\x35\x81\x84\0\0\0\0IEND\xaeB`\x82";

/// A deck of slides, each its shapes and relationships; further parts stand beside.
struct Deck {
    slides: Vec<(String, String)>,
    parts: Vec<(String, Vec<u8>)>,
    presentation: String,
}

fn relationship(id: &str, kind: &str, target: &str) -> String {
    let mode = if target.contains(':') { " TargetMode='External'" } else { "" };
    format!("<Relationship Id='{id}' Type='http://x/relationships/{kind}' Target='{target}'{mode}/>")
}

impl Deck {
    fn of(shapes: &str) -> Self {
        Self { slides: vec![(shapes.to_owned(), String::new())], parts: Vec::new(), presentation: String::new() }
    }

    fn with(mut self, kind: &str, target: &str, bytes: &[u8]) -> Self {
        let number = self.parts.len() + 10;
        if let Some((_, relationships)) = self.slides.last_mut() {
            relationships.push_str(&relationship(&format!("rId{number}"), kind, target));
        }
        if !target.contains(':') {
            self.parts.push((target.replace("../", "ppt/"), bytes.to_vec()));
        } else {
            self.parts.push((format!("unused{number}.xml"), Vec::new()));
        }
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let rels = |inner: &str| format!("<Relationships xmlns='http://x'>{inner}</Relationships>");
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), crate::import::fixture::TYPES_XML.as_bytes().to_vec()),
            ("_rels/.rels".to_owned(), rels(&relationship("rId1", "officeDocument", "ppt/presentation.xml")).into_bytes()),
        ];
        let mut list = String::new();
        let mut links = String::new();
        for (at, (shapes, relationships)) in self.slides.iter().enumerate() {
            list.push_str(&format!("<p:sldId id='{}' r:id='rId{at}'/>", 256 + at));
            links.push_str(&relationship(&format!("rId{at}"), "slide", &format!("slides/slide{at}.xml")));
            let slide = if shapes.starts_with("<p:sld") || shapes.starts_with("<!") {
                shapes.clone()
            } else {
                format!("<p:sld {SPACES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>")
            };
            parts.push((format!("ppt/slides/slide{at}.xml"), slide.into_bytes()));
            parts.push((format!("ppt/slides/_rels/slide{at}.xml.rels"), rels(relationships).into_bytes()));
        }
        let presentation =
            format!("<p:presentation {SPACES}><p:sldIdLst>{list}</p:sldIdLst>{}</p:presentation>", self.presentation);
        parts.push(("ppt/presentation.xml".to_owned(), presentation.into_bytes()));
        parts.push(("ppt/_rels/presentation.xml.rels".to_owned(), rels(&links).into_bytes()));
        parts.extend(self.parts.clone());
        zipped(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
    }

    fn read(&self) -> Reading {
        read_pptx(&self.bytes()).unwrap()
    }

    fn made(&self) -> Imported {
        make_slides(self.read(), &test_context())
    }
}

fn shape(placeholder: &str, paragraphs: &str) -> String {
    let placeholder = if placeholder.is_empty() { String::new() } else { format!("<p:ph {placeholder}/>") };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id='1' name='x'/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody>{paragraphs}</p:txBody></p:sp>"
    )
}

fn boxed(x: i64, y: i64, paragraphs: &str) -> String {
    shape("", paragraphs).replace(
        "<p:spPr/>",
        &format!("<p:spPr><a:xfrm><a:off x='{x}' y='{y}'/><a:ext cx='5000000' cy='3000000'/></a:xfrm></p:spPr>"),
    )
}

fn paragraph(text: &str) -> String {
    format!("<a:p><a:r><a:t>{text}</a:t></a:r></a:p>")
}

fn title(text: &str) -> String {
    shape("type='title'", &paragraph(text))
}

fn told(imported: &Imported) -> String {
    imported.report.told.iter().map(|told| format!("{}: {}\n", told.place, told.message)).collect()
}

#[test]
fn words_keep_their_levels_styles_marks_and_links() {
    let body = "<a:p><a:pPr lvl='0'><a:buChar char='•'/></a:pPr><a:r><a:t>Under 18: § 7102</a:t></a:r><a:r><a:rPr baseline='30000'/><a:t>3</a:t></a:r></a:p>\
        <a:p><a:pPr lvl='1'><a:buFont typeface='Arial'/><a:buChar char='–'/></a:pPr><a:r><a:rPr b='1'/><a:t>No proof </a:t></a:r><a:r><a:rPr i='1'/><a:t>of force</a:t></a:r></a:p>\
        <a:p><a:pPr><a:buChar char='•'/></a:pPr><a:r><a:rPr><a:hlinkClick r:id='rId10'/></a:rPr><a:t>The statute</a:t></a:r><a:br/><a:r><a:rPr><a:hlinkClick r:id='' action='ppaction://program?x'/></a:rPr><a:t>here</a:t></a:r></a:p>";
    let deck = Deck::of(&format!("{}{}", title("What it means"), shape("type='body' idx='1'", body))).with(
        "hyperlink",
        "https://a.example/x",
        b"",
    );
    let imported = deck.made();
    let text = &imported.slides[0].text;
    assert!(
        text.contains("- Under 18: § 7102³\n  - **No proof** *of force*\n- [The statute](<https://a.example/x>)\\\n  here\n"),
        "{text}"
    );
    assert!(told(&imported).contains("ppaction"), "{}", told(&imported));
}

#[test]
fn bullets_are_inherited_from_layout_and_master() {
    let body = format!("{}{}", paragraph("one"), "<a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>plain</a:t></a:r></a:p>");
    let layout =
        format!("<p:sldLayout {SPACES} type='obj'><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sldLayout>", shape("idx='1'", ""));
    let master = format!(
        "<p:sldMaster {SPACES}><p:cSld><p:spTree/></p:cSld><p:txStyles><p:bodyStyle><a:lvl1pPr><a:buChar char='•'/></a:lvl1pPr></p:bodyStyle></p:txStyles></p:sldMaster>"
    );
    let links =
        "<Relationships><Relationship Id='a' Type='http://x/slideMaster' Target='../slideMasters/m.xml'/></Relationships>";
    let mut deck = Deck::of(&format!("{}{}{}", title("T"), shape("idx='1'", &body), boxed(0, 0, &paragraph("box")))).with(
        "slideLayout",
        "../slideLayouts/l.xml",
        layout.as_bytes(),
    );
    deck.parts.push(("ppt/slideMasters/m.xml".into(), master.into_bytes()));
    deck.parts.push(("ppt/slideLayouts/_rels/l.xml.rels".into(), links.into()));
    let pieces = &deck.read().pages[0].pieces;
    assert!(matches!(&pieces[0], Piece::Item { level: 0, number: None, words } if plain_text(words) == "one"), "{pieces:?}");
    assert!(matches!(&pieces[1], Piece::Paragraph(words) if plain_text(words) == "plain"));
    assert!(matches!(&pieces[2], Piece::Paragraph(_)));
}

#[test]
fn numbered_lists_count_for_themselves() {
    let auto = |level: u8, text: &str| {
        format!("<a:p><a:pPr lvl='{level}'><a:buAutoNum type='arabicPeriod'/></a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>")
    };
    let body = [auto(0, "a"), auto(1, "a1"), auto(1, "a2"), auto(0, "b"), auto(1, "b1")].concat();
    let pages = Deck::of(&shape("idx='1'", &body)).read().pages;
    let numbers: Vec<_> =
        pages[0].pieces.iter().map(|piece| if let Piece::Item { number, .. } = piece { *number } else { None }).collect();
    assert_eq!(numbers, [Some(1), Some(1), Some(2), Some(2), Some(1)]);
}

#[test]
fn boxes_side_by_side_are_columns() {
    let left = boxed(500_000, 1_500_000, &format!("{}{}", paragraph("Say"), paragraph("• this")));
    let right = boxed(6_500_000, 1_500_000, &format!("{}{}", paragraph("Don’t say"), paragraph("• that")));
    let imported = Deck::of(&format!("{}{right}{left}", title("Words"))).made();
    assert!(imported.slides[0].text.contains("layout: two-columns"), "{}", imported.slides[0].text);
    assert!(imported.slides[0].text.contains("### Say\n\n- this\n\n### Don’t say\n\n- that"), "{}", imported.slides[0].text);
}

#[test]
fn tables_pictures_and_notes_come_in() {
    let cell = |text: &str| format!("<a:tc><a:txBody>{}</a:txBody></a:tc>", paragraph(text));
    let table = format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='2' name='t'/><p:nvPr/></p:nvGraphicFramePr><a:graphic><a:graphicData uri='x/table'><a:tbl><a:tr>{}{}</a:tr><a:tr>{}<a:tc hMerge='1'/></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        cell("Sign"),
        cell("Where"),
        cell("Two phones")
    );
    let picture = |alt: &str, id: &str| {
        format!(
            "<p:pic><p:nvPicPr><p:cNvPr id='3' name='p' descr='{alt}'/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed='{id}'/></p:blipFill><p:spPr/></p:pic>"
        )
    };
    let notes = format!(
        "<p:notes {SPACES}><p:cSld><p:spTree>{}{}</p:spTree></p:cSld></p:notes>",
        shape("type='sldNum' idx='9'", &paragraph("7")),
        shape("type='body' idx='1'", &paragraph("Say [@this]"))
    );
    let deck = Deck::of(&format!(
        "{}{table}{}{}{}",
        title("T"),
        picture("A map", "rId10"),
        picture("image1.png", "rId10"),
        picture("x", "rId12")
    ))
    .with("image", "../media/a.png", PIXEL)
    .with("notesSlide", "../notesSlides/n.xml", notes.as_bytes())
    .with("image", "../media/b.emf", b"EMF");
    let imported = deck.made();
    let all: String = imported.slides.iter().map(|slide| slide.text.clone()).collect();
    assert!(all.contains("| Sign | Where |\n|---|---|\n| Two phones |  |"), "{all}");
    assert!(all.contains("![A map](images/own/imported-1.png)") && all.contains("![](images/own/imported-1.png)"), "{all}");
    assert!(all.contains("## Notes {.notes}\n\nSay \\[ @this\\]"), "{all}");
    let told = told(&imported);
    for word in ["joined cells", "EMF pictures are not shown", "no alternative text"] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert_eq!(imported.pictures.len(), 1);
    assert_eq!((imported.report.kept.tables, imported.report.kept.notes), (1, 1));
}

#[test]
fn hidden_slides_sections_and_ids_are_kept() {
    let slide = |name: &str, more: &str| {
        format!("<p:sld {SPACES} {more}><p:cSld name='{name}'><p:spTree>{}</p:spTree></p:cSld></p:sld>", title("T"))
    };
    let mut deck = Deck::of(&slide("what-it-means", "show='0'"));
    deck.slides.push((slide("Slide One", ""), String::new()));
    deck.presentation = "<p:extLst><p:ext><p14:sectionLst xmlns:p14='p14'><p14:section name='Opening'><p14:sldIdLst><p14:sldId id='256'/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>".into();
    let pages = deck.read().pages;
    assert_eq!(
        (pages[0].hidden, pages[0].id.as_deref(), pages[0].section.as_deref()),
        (true, Some("what-it-means"), Some("Opening"))
    );
    assert_eq!((pages[1].hidden, pages[1].id.as_deref(), pages[1].section.as_deref()), (false, None, None));
}

#[test]
fn marks_that_jump_to_another_slide_are_seen() {
    let body = "<a:p><a:r><a:t>A fact</a:t></a:r><a:r><a:rPr baseline='30000'><a:hlinkClick r:id='rId10' action='ppaction://hlinksldjump'/></a:rPr><a:t>1</a:t></a:r></a:p>";
    let mut deck = Deck::of(&shape("idx='1'", body));
    deck.slides[0].1 = relationship("rId10", "slide", "slide1.xml");
    deck.slides.push((title("References"), String::new()));
    let pages = deck.read().pages;
    let Piece::Paragraph(words) = &pages[0].pieces[0] else { panic!("{pages:?}") };
    assert_eq!((words[1].script, &words[1].link), (Script::Raised, &Some(Leads::Page("ppt/slides/slide1.xml".into()))));
}

#[test]
fn hostile_slides_cost_themselves_alone() {
    let mut deck = Deck::of(&title("Good"));
    deck.slides.push(("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p:sld>&a;</p:sld>".into(), String::new()));
    deck.slides.push(("<a>".repeat(500), String::new()));
    deck = deck.with("image", "http://evil.example/track.png", b"");
    deck.slides.push((format!("{}<p:pic><p:nvPicPr><p:cNvPr id='3' name='p'/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:link='rId1'/></p:blipFill></p:pic>", title("Linked")), relationship("rId1", "image", "http://evil.example/track.png")));
    deck.slides.push((format!("{}<p:pic><p:nvPicPr><p:cNvPr id='3' name='p'/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed='rId1'/></p:blipFill></p:pic>", title("Huge")), relationship("rId1", "image", "../media/huge.png")));
    // A picture that says it has 60,000 by 60,000 pixels.
    let mut huge = PIXEL.to_vec();
    huge[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    deck.parts.push(("ppt/media/huge.png".into(), huge));
    deck.parts.push(("ppt/vbaProject.bin".into(), b"macro".to_vec()));
    let imported = deck.made();
    let titles: Vec<&str> = imported.slides.iter().map(|slide| slide.title.as_str()).collect();
    assert_eq!(titles, ["Good", "Linked", "Huge"]);
    let told = told(&imported);
    for word in [
        "macros: ",
        "slide 2: the whole slide: ",
        "document type",
        "slide 3: the whole slide: ",
        "nested too deep",
        "nothing is fetched",
        "60000 by 60000",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert!(imported.pictures.is_empty());
}

#[test]
fn what_is_no_deck_says_so() {
    assert!(matches!(read_pptx(b"PK nonsense"), Err(ImportError::Package(PackageError::NotPackage))));
    assert!(matches!(
        read_pptx(&package(&[("ppt/presentation.xml", "<a/>")])),
        Err(ImportError::Package(PackageError::Missing(_)))
    ));
    assert!(matches!(
        read_pptx(&Deck { slides: vec![], parts: vec![], presentation: String::new() }.bytes()),
        Err(ImportError::Empty(_))
    ));
}

#[test]
fn a_deck_that_lists_a_slide_without_end_is_read_to_the_most() {
    let deck = Deck::of(&title("T")).bytes();
    let part = |name: &str| {
        let package = Package::read(&deck, Limits::DECK).unwrap();
        package.xml_text(name).unwrap().unwrap()
    };
    let main =
        part("ppt/presentation.xml").replace("</p:sldIdLst>", &("<p:sldId id='1' r:id='rId0'/>".repeat(2100) + "</p:sldIdLst>"));
    let names = ["_rels/.rels", "ppt/_rels/presentation.xml.rels", "ppt/slides/slide0.xml"];
    let texts = names.map(part);
    let mut parts: Vec<(&str, &str)> = names.into_iter().zip(texts.iter().map(String::as_str)).collect();
    parts.push(("ppt/presentation.xml", &main));
    let reading = read_pptx(&package(&parts)).unwrap();
    assert_eq!(reading.pages.len(), 2000);
    assert!(reading.report.told[0].message.contains("after the first 2000 slides"));
}

#[test]
fn numbers_start_anew_where_the_deck_says_so() {
    let line = |start: u32, text: &str| {
        format!(
            "<a:p><a:pPr><a:buFont typeface='x'/><a:buAutoNum type='arabicPeriod' startAt='{start}'/></a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>"
        )
    };
    let deck = Deck::of(&(title("T") + &shape("idx='1'", &[line(1, "a"), line(1, "b"), line(5, "e"), line(5, "f")].concat())));
    let pages = deck.read().pages;
    let numbers = pages[0].pieces.iter().map(|piece| if let Piece::Item { number, .. } = piece { *number } else { None });
    assert_eq!(numbers.collect::<Vec<_>>(), [Some(1), Some(2), Some(5), Some(6)]);
}
