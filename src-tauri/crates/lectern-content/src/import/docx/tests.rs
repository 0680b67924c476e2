//! Documents as Word writes them.

use super::*;
use crate::import::fixture::package;
use crate::import::slide::{Imported, make_slides, test_context};

const SPACES: &str = "xmlns:w='w' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

fn bytes(body: &str) -> Vec<u8> {
    let main = "<Relationships><Relationship Id='a' Type='http://x/officeDocument' Target='word/document.xml'/></Relationships>";
    let links = "<Relationships><Relationship Id='n' Type='http://x/numbering' Target='numbering.xml'/><Relationship Id='s' Type='http://x/styles' Target='styles.xml'/><Relationship Id='f' Type='http://x/footnotes' Target='footnotes.xml'/>\
        <Relationship Id='h' Type='http://x/hyperlink' Target='https://a.example/' TargetMode='External'/><Relationship Id='e' Type='http://x/image' Target='http://evil.example/x.png' TargetMode='External'/></Relationships>";
    let numbering = format!(
        "<w:numbering {SPACES}><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num><w:num w:numId='3'><w:abstractNumId w:val='8'/></w:num>\
         <w:num w:numId='4'><w:abstractNumId w:val='8'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num></w:numbering>"
    );
    let styles = format!(
        "<w:styles {SPACES}><w:style w:styleId='Titre1'><w:name w:val='heading 1'/></w:style><w:style w:styleId='Mine'><w:name w:val='Mine'/><w:basedOn w:val='Titre1'/></w:style><w:style w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>\
         <w:style w:type='character' w:styleId='Mark'><w:name w:val='Mark'/><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>\
         <w:style w:type='character' w:styleId='OwnMark'><w:name w:val='Own mark'/><w:basedOn w:val='Mark'/></w:style>\
         <w:style w:type='character' w:styleId='Fort'><w:name w:val='Strong'/><w:rPr><w:b/><w:i/></w:rPr></w:style>\
         <w:style w:styleId='Form'><w:name w:val='z-Top of Form'/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    );
    let notes = format!(
        "<w:footnotes {SPACES}><w:footnote w:type='separator' w:id='0'/><w:footnote w:id='2'><w:p><w:r><w:t>Smith 2020, p. 3.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    package(&[
        ("_rels/.rels", main),
        ("word/document.xml", &format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", links),
        ("word/numbering.xml", &numbering),
        ("word/styles.xml", &styles),
        ("word/footnotes.xml", &notes),
    ])
}

fn made(body: &str) -> Imported {
    make_slides(read_docx(&bytes(body)).unwrap(), &test_context())
}

fn styled(style: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{inner}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn item(level: u8, text: &str) -> String {
    item_of(1, level, text)
}

fn item_of(list: u8, level: u8, text: &str) -> String {
    format!("<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>{}</w:p>", run(text))
}

/// A box around some blocks, as Word writes it for programs of today and for old ones.
fn boxed(blocks: &str) -> String {
    let inside = format!("<w:txbxContent>{blocks}</w:txbxContent>");
    format!(
        "<w:p><w:r><mc:AlternateContent xmlns:mc='mc'><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
}

#[test]
fn headings_divide_and_lists_keep_their_levels() {
    let body = [
        styled("Title", &run("A guide")),
        styled("TOC1", &run("Contents")),
        styled("Titre1", &run("One")),
        item(0, "a"),
        item(1, "b"),
        item(1, "c"),
        item(0, "d"),
        styled("Mine", &run("Two")),
        styled("", &run("Words.")),
    ]
    .concat();
    let imported = made(&body);
    let titles: Vec<&str> = imported.slides.iter().map(|slide| slide.title.as_str()).collect();
    assert_eq!(titles, ["A guide", "One", "Two"]);
    assert!(imported.slides[1].text.contains("- a\n  1. b\n  2. c\n- d"), "{}", imported.slides[1].text);
    assert!(imported.report.told.iter().any(|told| told.message.contains("table of contents")));
}

#[test]
fn superscripts_footnotes_links_and_changes() {
    let raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>3</w:t></w:r>";
    let note = "<w:r><w:footnoteReference w:id='2'/></w:r>";
    let link = format!("<w:hyperlink r:id='h'>{}</w:hyperlink>", run("the site"));
    let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"javascript:alert(1)\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>there</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>";
    let tracked = format!("<w:del>{}</w:del><w:ins>{}</w:ins>", run("old"), run("new"));
    let body = [
        styled("Titre1", &run("T")),
        styled("", &format!("{}{raised}{} {note}{link}{field}{tracked}", run("§ 7102"), run(" says 68%"))),
    ]
    .concat();
    let imported = made(&body);
    let text = &imported.slides[0].text;
    assert!(text.contains("§ 7102³ says 68%¹[the site](<https://a.example/>)therenew"), "{text}");
    assert!(text.contains("## Notes {.notes}\n\n¹ Smith 2020, p. 3."), "{text}");
    let told: String = imported.report.told.iter().map(|told| told.message.clone()).collect();
    for word in ["1 footnotes stand in the speaker notes", "tracked changes", "javascript"] {
        assert!(told.contains(word), "{word}: {told}");
    }
}

#[test]
fn what_a_character_style_raises_or_hides_is_raised_and_hidden() {
    let run_in = |style: &str, text: &str| format!("<w:r><w:rPr><w:rStyle w:val='{style}'/></w:rPr><w:t>{text}</w:t></w:r>");
    let level = "<w:r><w:rPr><w:rStyle w:val='Mark'/><w:vertAlign w:val='baseline'/></w:rPr><w:t>4</w:t></w:r>";
    let line = [
        run("§ 7102"),
        run_in("Mark", "3"),
        run(" and § 8"),
        run_in("OwnMark", "2"),
        run(" to "),
        level.to_owned(),
        run(", "),
        run_in("Fort", "never"),
    ]
    .concat();
    let cell = format!("<w:tc><w:p>{}{}</w:p></w:tc>", run("§ 7102"), run_in("OwnMark", "3"));
    let table = format!("<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>");
    let imported = made(&[styled("Titre1", &run("T")), styled("", &line), styled("Form", &run("hidden")), table].concat());
    let all: String = imported.slides.iter().map(|slide| slide.text.clone()).collect();
    assert!(all.contains("\n§ 7102³ and § 8² to 4, ***never***\n"), "{all}");
    assert!(all.contains("| § 7102³ | § 7102³ |") && !all.contains("hidden"), "{all}");
}

#[test]
fn boxes_in_boxes_are_read_once() {
    let drawn = |blocks: String| format!("<w:p><w:r><w:drawing><w:txbxContent>{blocks}</w:txbxContent></w:drawing></w:r></w:p>");
    let around = |inside: String, depth: i32| drawn(styled("", &run(&format!("box {depth}."))) + &inside);
    let nested = (0..16).fold(styled("", &run("innermost")), around);
    let imported = made(&(styled("Titre1", &run("T")) + &nested));
    let all: String = imported.slides.iter().map(|slide| slide.text.clone()).collect();
    assert_eq!((all.matches("innermost").count(), all.matches("box 3.").count()), (1, 1), "{all}");
}

#[test]
fn a_box_in_a_cell_says_its_words_once() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&boxed(&styled("", &run("68%")))), cell(&styled("", &run("b"))));
    let imported = made(&(styled("Titre1", &run("T")) + &table));
    assert!(imported.slides[0].text.contains("| 68% | b |"), "{}", imported.slides[0].text);
}

#[test]
fn lists_of_one_definition_go_on_counting_until_one_says_its_start() {
    let numbers = |lists: &[u8]| {
        let body: String = lists.iter().map(|list| item_of(*list, 0, "x")).collect();
        let number = |piece: &Piece| if let Piece::Item { number, .. } = piece { *number } else { None };
        read_docx(&bytes(&body)).unwrap().pages[0].pieces.iter().filter_map(number).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&[2, 2, 3, 3]), [1, 2, 3, 4]);
    assert_eq!(numbers(&[2, 2, 4, 4, 3]), [1, 2, 5, 6, 7]);
}

#[test]
fn tables_and_boxes_come_in_and_remote_pictures_are_not_fetched() {
    let cell = |more: &str, text: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr><w:p>{}</w:p></w:tc>", run(text));
    let table = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("<w:gridSpan w:val='2'/>", "Signs"),
        cell("", "a"),
        cell("", "b")
    );
    let boxed = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("", "In a box"));
    let picture = "<w:p><w:r><w:drawing><a:blip xmlns:a='a' r:link='e'/></w:drawing></w:r></w:p>";
    let imported = made(&[styled("Titre1", &run("T")), table, boxed, picture.to_owned()].concat());
    let all: String = imported.slides.iter().map(|slide| slide.text.clone()).collect();
    assert!(all.contains("| Signs |  |\n|---|---|\n| a | b |") && all.contains("In a box"), "{all}");
    assert!(imported.report.told.iter().any(|told| told.message.contains("nothing is fetched")));
}

#[test]
fn an_empty_document_says_so() {
    assert!(matches!(read_docx(&bytes("")), Err(ImportError::Empty(_))));
}
