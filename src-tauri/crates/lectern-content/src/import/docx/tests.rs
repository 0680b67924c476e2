//! Documents as Word writes them.

use super::*;
use crate::import::fixture::package;
use crate::import::slide::{Imported, make_slides, test_context};

const SPACES: &str = "xmlns:w='w' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

/// A document and the parts beside it.
fn parts(body: &str) -> Vec<(&'static str, String)> {
    let main = "<Relationships><Relationship Id='a' Type='http://x/officeDocument' Target='word/document.xml'/></Relationships>";
    let links = "<Relationships><Relationship Id='n' Type='http://x/numbering' Target='numbering.xml'/><Relationship Id='s' Type='http://x/styles' Target='styles.xml'/><Relationship Id='f' Type='http://x/footnotes' Target='footnotes.xml'/>\
        <Relationship Id='h' Type='http://x/hyperlink' Target='https://a.example/' TargetMode='External'/><Relationship Id='e' Type='http://x/image' Target='http://evil.example/x.png' TargetMode='External'/>\
        <Relationship Id='p' Type='http://x/image' Target='media/one.svg'/><Relationship Id='q' Type='http://x/image' Target='media/two.svg'/></Relationships>";
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
    let picture = |width: u8| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='9'><rect width='9' height='9'/></svg>")
    };
    vec![
        ("_rels/.rels", main.to_owned()),
        ("word/document.xml", format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", links.to_owned()),
        ("word/numbering.xml", numbering),
        ("word/styles.xml", styles),
        ("word/footnotes.xml", notes),
        ("word/media/one.svg", picture(8)),
        ("word/media/two.svg", picture(9)),
    ]
}

fn zip(parts: &[(&str, String)]) -> Vec<u8> {
    package(&parts.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
}

fn bytes(body: &str) -> Vec<u8> {
    zip(&parts(body))
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

/// A picture in a drawing, with what is said of it.
fn pictured(id: &str, said: &str) -> String {
    format!(
        "<a:pic xmlns:a='a'><a:nvPicPr><a:cNvPr descr='{said}'/></a:nvPicPr><a:blipFill><a:blip r:embed='{id}'/></a:blipFill></a:pic>"
    )
}

fn drawing(inside: &str) -> String {
    format!("<w:r><w:drawing><w:docPr descr='said of the whole'/>{inside}</w:drawing></w:r>")
}

fn told(imported: &Imported) -> String {
    imported.report.told.iter().map(|told| format!("{}\n", told.message)).collect()
}

#[test]
fn what_cannot_stand_in_a_cell_stands_after_the_table() {
    let note = "<w:r><w:footnoteReference w:id='2'/></w:r>";
    let link = format!("<w:hyperlink r:id='h'>{}</w:hyperlink>", run("the site"));
    let cell = |inside: &str| format!("<w:tc><w:p>{inside}</w:p></w:tc>");
    let held = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", cell(&run("held")));
    let first = format!("{}{note}{link}{}", run("68%"), drawing(&pictured("p", "")));
    let table = format!("<w:tbl><w:tr>{}{held}</w:tr></w:tbl>", cell(&first));
    let imported = made(&(styled("Titre1", &run("T")) + &table));
    let text: String = imported.slides.iter().map(|slide| slide.text.clone()).collect();
    assert!(text.contains("| 68%¹[the site](<https://a.example/>) | held |"), "{text}");
    assert!(text.contains("![said of the whole](images/own/imported-1.svg)"), "{text}");
    assert!(text.contains("¹ Smith 2020, p. 3."), "{text}");
}

#[test]
fn every_picture_of_a_drawing_comes_in_and_what_does_not_is_told() {
    let group = drawing(&(pictured("p", "") + &pictured("q", "second") + &pictured("gone", "")));
    let beside = drawing(&format!("<w:txbxContent>{}</w:txbxContent>{}", styled("", &run("in the box")), pictured("q", "")));
    let diagram = drawing("<d:relIds xmlns:d='d'/>");
    let imported = made(&styled("Titre1", &[run("T"), group, beside, diagram, drawing("<a:line xmlns:a='a'/>")].concat()));
    let text: String = imported.slides.iter().map(|slide| slide.text.clone()).collect();
    for kept in ["![said of the whole](images/own/imported-1.svg)", "![second](images/own/imported-2.svg)", "in the box"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert_eq!(text.matches("imported-2.svg").count(), 2, "{text}");
    let told = told(&imported);
    for message in ["a picture that is not in the file\n", "SmartArt", "lines and shapes"] {
        assert!(told.contains(message), "{message}: {told}");
    }
}

#[test]
fn a_footnote_that_is_named_again_is_said_once() {
    let note = "<w:r><w:footnoteReference w:id='2'/></w:r>";
    let gone = "<w:r><w:footnoteReference w:id='9'/></w:r>";
    let imported = made(&[styled("Titre1", &run("T")), styled("", &[&run("a"), note, &run("b"), note, gone].concat())].concat());
    let text = &imported.slides[0].text;
    assert!(text.contains("a¹b¹") && text.matches("Smith 2020").count() == 1, "{text}");
    assert!(told(&imported).contains("the number of a footnote that is not in the file"), "{}", told(&imported));
}

#[test]
fn damaged_parts_beside_the_document_are_told() {
    let body = [styled("Titre1", &run("T")), styled("", &run("Words."))].concat();
    let mut parts = parts(&body);
    for (name, text) in &mut parts {
        if ["word/styles.xml", "word/numbering.xml", "word/footnotes.xml"].contains(name) {
            *text = "<broken".to_owned();
        }
    }
    let imported = make_slides(read_docx(&zip(&parts)).unwrap(), &test_context());
    let told = told(&imported);
    for what in [
        "the styles, by which headings and lists are known: word/styles.xml is damaged",
        "the numbers of lists: ",
        "the footnotes: ",
    ] {
        assert!(told.contains(what), "{what}: {told}");
    }
}

#[test]
fn columns_beyond_those_that_are_read_are_told() {
    let cells: String = (0..101).map(|at| format!("<w:tc><w:p>{}</w:p></w:tc>", run(&format!("c{at}")))).collect();
    let imported = made(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>"));
    assert!(told(&imported).contains("the columns of a table after the first 100"), "{}", told(&imported));
}

#[test]
fn long_addresses_are_told_and_many_links_do_not_fill_the_memory() {
    let field = |address: &str, words: &str| {
        let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
        let told = format!("<w:r><w:instrText>HYPERLINK \"{address}\"</w:instrText></w:r>");
        [mark("begin"), told, mark("separate"), words.to_owned(), mark("end")].concat()
    };
    let long = format!("https://a.example/{}", "x".repeat(3_000_000));
    let imported = made(&styled("", &field(&long, &run("words").repeat(20_000))));
    assert!(told(&imported).contains("the link to https://a.example/xxx"), "{}", told(&imported));
    let address = format!("https://a.example/{}", "x".repeat(1900));
    let reading = read_docx(&bytes(&styled("", &field(&address, &run("words").repeat(100_000))))).unwrap();
    let [Piece::Paragraph(words)] = reading.pages[0].pieces.as_slice() else { panic!() };
    assert_eq!((words.len(), words.iter().filter(|run| run.link.is_some()).count()), (100_000, (16 << 20) / address.len()));
    assert!(reading.report.told.iter().any(|told| told.message.starts_with("the links after")));
}
