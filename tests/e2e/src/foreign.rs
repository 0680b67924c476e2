//! Files of other programs, made small: what can be taken from them, and what must do no harm.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
    <Default Extension='xml' ContentType='application/xml'/></Types>";
const SPACES: &str = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'";
/// The colours of the county: its yellow is too light for words on white.
const COLOURS: [(&str, &str); 6] =
    [("dk1", "1a1a1a"), ("lt1", "ffffff"), ("dk2", "102030"), ("lt2", "eef2f6"), ("accent1", "ffcc00"), ("accent2", "7a1f1f")];
const LOGO: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='20'><rect width='60' height='20' fill='#102030'/></svg>";

/// The slides of [`deck`]: title and points. The first has a number that names no source.
pub const SLIDES: [(&str, &[&str]); 2] = [
    ("Who to call in this county", &["The school office first", "62 % of calls come in the evening"]),
    ("After the evening", &["A list of names stays with the school"]),
];
/// What no number of the slides stands on.
pub const NUMBER: &str = "62 %";

/// The parts of a deck with two slides and the look of a county.
struct Deck(Vec<(String, Vec<u8>)>);

impl Deck {
    fn new() -> Self {
        let mut deck = Self(Vec::new());
        let (mut list, mut links) = (String::new(), link("m", "slideMaster", "slideMasters/m.xml"));
        for (at, (title, points)) in SLIDES.iter().enumerate() {
            list.push_str(&format!("<p:sldId id='{}' r:id='s{at}'/>", 256 + at));
            links.push_str(&link(&format!("s{at}"), "slide", &format!("slides/slide{at}.xml")));
            let points: Vec<String> = points.iter().map(|point| paragraph(point)).collect();
            let shapes = [shape("type='title'", &paragraph(title)), shape("idx='1'", &points.concat())].concat();
            deck.part(&format!("ppt/slides/slide{at}.xml"), &page("sld", &shapes));
        }
        let head = "<p:sldMasterIdLst><p:sldMasterId id='1' r:id='m'/></p:sldMasterIdLst>";
        let presentation = format!(
            "<p:presentation {SPACES}>{head}<p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx='12192000' cy='6858000'/></p:presentation>"
        );
        let picture = "<p:pic><p:nvPicPr><p:cNvPr id='2' name='Logo' descr='Polaris County'/></p:nvPicPr><p:blipFill>\
            <a:blip r:embed='i'/></p:blipFill><p:spPr><a:xfrm><a:off x='10000000' y='100000'/><a:ext cx='1500000' cy='500000'/>\
            </a:xfrm></p:spPr></p:pic>";
        deck.part("ppt/presentation.xml", &presentation);
        deck.part("ppt/_rels/presentation.xml.rels", &relationships(&links));
        deck.part("ppt/slideMasters/m.xml", &page("sldMaster", picture));
        let links = [link("t", "theme", "../theme/t.xml"), link("i", "image", "../media/logo.svg")].concat();
        deck.part("ppt/slideMasters/_rels/m.xml.rels", &relationships(&links));
        let colour = |(slot, hex): (&str, &str)| format!("<a:{slot}><a:srgbClr val='{hex}'/></a:{slot}>");
        let colours: String = COLOURS.into_iter().map(colour).collect();
        deck.part(
            "ppt/theme/t.xml",
            &format!(
                "<a:theme {SPACES}><a:themeElements><a:clrScheme name='c'>{colours}</a:clrScheme><a:fontScheme name='f'>\
                <a:majorFont><a:latin typeface='No Such Font'/></a:majorFont><a:minorFont><a:latin typeface='No Such Font'/>\
                </a:minorFont></a:fontScheme></a:themeElements></a:theme>"
            ),
        );
        deck.part("ppt/media/logo.svg", LOGO);
        deck
    }

    fn part(&mut self, name: &str, text: &str) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), text.as_bytes().to_vec()));
    }

    fn bytes(mut self) -> Vec<u8> {
        self.part("_rels/.rels", &relationships(&link("r", "officeDocument", "ppt/presentation.xml")));
        zipped(&self.0)
    }
}

/// A deck of [`SLIDES`] in the look of a county: a yellow too light for words, a font that nobody has, a logo.
pub fn deck() -> Vec<u8> {
    Deck::new().bytes()
}

/// The same deck with macros in it.
pub fn deck_with_macros() -> Vec<u8> {
    let mut deck = Deck::new();
    deck.part("ppt/vbaProject.bin", "Sub AutoOpen()");
    deck.bytes()
}

/// A deck that asks for a file of the computer it is opened on.
pub fn deck_with_entity() -> Vec<u8> {
    let mut deck = Deck::new();
    let entity = "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    deck.part("ppt/presentation.xml", &format!("{entity}<p:presentation {SPACES}>&x;</p:presentation>"));
    deck.bytes()
}

/// A deck that is small and unpacks to many times its size.
pub fn bomb() -> Vec<u8> {
    let mut deck = Deck::new();
    deck.part("ppt/presentation.xml", &" ".repeat(8 << 20));
    deck.bytes()
}

/// A document of one heading with a list and a paragraph.
pub fn document(heading: &str, items: &[&str], words: &str) -> Vec<u8> {
    let spaces = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    let run = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let styled = |style: &str, text: &str| format!("<w:p><w:pPr>{style}</w:pPr>{}</w:p>", run(text));
    let item = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
    let list: String = items.iter().map(|text| styled(item, text)).collect();
    let body = [styled("<w:pStyle w:val='H1'/>", heading), list, styled("", words)].concat();
    let numbering = "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>";
    let links = [link("n", "numbering", "numbering.xml"), link("s", "styles", "styles.xml")].concat();
    let style = "<w:style w:styleId='H1'><w:name w:val='heading 1'/></w:style>";
    let parts = [
        ("_rels/.rels", relationships(&link("a", "officeDocument", "word/document.xml"))),
        ("word/document.xml", format!("<w:document {spaces}><w:body>{body}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", relationships(&links)),
        ("word/numbering.xml", format!("<w:numbering {spaces}>{numbering}</w:numbering>")),
        ("word/styles.xml", format!("<w:styles {spaces}>{style}</w:styles>")),
    ];
    zipped(&parts.map(|(name, text)| (name.to_owned(), text.into_bytes())))
}

/// A source as reference managers write it.
pub fn source(title: &str) -> Vec<u8> {
    format!("TY  - RPRT\nAU  - Polaris County\nTI  - {title}\nPY  - 2025\nUR  - https://example.org/report\nER  - \n")
        .into_bytes()
}

fn paragraph(text: &str) -> String {
    format!("<a:p><a:r><a:t>{text}</a:t></a:r></a:p>")
}

fn shape(placeholder: &str, paragraphs: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id='1' name='x'/><p:nvPr><p:ph {placeholder}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>{paragraphs}</p:txBody></p:sp>"
    )
}

fn page(element: &str, shapes: &str) -> String {
    format!("<p:{element} {SPACES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:{element}>")
}

fn link(id: &str, kind: &str, to: &str) -> String {
    format!(
        "<Relationship Id='{id}' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}' Target='{to}'/>"
    )
}

fn relationships(links: &str) -> String {
    format!("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{links}</Relationships>")
}

fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let types = [("[Content_Types].xml".to_owned(), TYPES.as_bytes().to_vec())];
    for (name, bytes) in types.iter().chain(parts) {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
