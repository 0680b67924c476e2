//! Small files that were made to cost much: what they did once, they never do again.

use crate::package::{deck, document};
use std::fmt::Write;

/// The hostile seeds of a target.
pub(crate) fn seeds(target: &str) -> Vec<Vec<u8>> {
    match target {
        "read_bibliography" => vec![
            "TY  - BOOK\nTI  - A\n".repeat(300).into_bytes(),
            b"TY  - CHAP\nTI  - A\nA2  - Roe, R.\nED  - Doe, D.\nER  - \nTY  - BOOK\nER  - \n".to_vec(),
            b"@string{a={Report }}\n@string{b=a # a}\n@string{c=b # b}\n@string{d=d}\n@book{k, title=c # c # d}".to_vec(),
            b"<style>\n@page{margin:0}\n</style>".to_vec(),
        ],
        "read_docx" => {
            let boxes = documents();
            boxes.iter().map(|part| part.as_bytes().to_vec()).chain(boxes.iter().map(|part| document(part.as_bytes()))).collect()
        }
        "read_html" => pages().into_iter().map(String::into_bytes).collect(),
        "read_markdown" => MARKDOWN.iter().map(|text| text.as_bytes().to_vec()).collect(),
        "read_pdf" => vec![pdf(PAGE, ""), pdf(PARTS, "/Type /ObjStm /N 1 /First 4")],
        "read_pptx" => vec![slide().into_bytes(), deck(slide().as_bytes())],
        "read_text" => vec![b"Steps\n1. a\n1. b\n  1. c\n1. d\n5. e\n- f".to_vec()],
        _ => Vec::new(),
    }
}

/// Boxes in boxes, and a box in a cell with its copy for old programs.
fn documents() -> [String; 2] {
    let part = |body: &str| {
        format!(
            "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body><w:p><w:r><w:t>T</w:t></w:r></w:p>{body}</w:body></w:document>"
        )
    };
    let paragraph = "<w:p><w:r><w:t>68%</w:t></w:r></w:p>";
    let around =
        |inside: String, _| format!("<w:p><w:r><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></w:r></w:p>");
    let nested = (0..16).fold(paragraph.to_owned(), around);
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{paragraph}</w:txbxContent></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><w:txbxContent>{paragraph}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    let cell = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr>{boxed}</w:tc>");
    [part(&nested), part(&format!("<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"))]
}

/// A tag with very many attributes, tags that only seem to end by themselves, styles, numbers, and pictures that are one.
fn pages() -> [String; 3] {
    let mut many = String::from("<h1>T</h1><p");
    for number in 0..2000 {
        let _ = write!(many, " a{number}");
    }
    let styles = "<h1>T</h1><p style=\"vertical-align:super\">3<ol><li value=4294967295>a<li>b</ol>".to_owned()
        + &"<img src=\"data:image/svg+xml,%3Csvg width='9' height='9'/%3E\">".repeat(20);
    [many + ">x", "<font><o:p>".repeat(500), styles]
}

/// Settings, words and what is left open in comments.
const MARKDOWN: [&str; 2] = [
    "# A\n\n<!-- Remember: ask -->\n\n<!-- _class: lead --><!-- b -->\n\ntext <!-- c --> 1\n\n> <!-- open\n\n5. a\n1. b\n",
    "# A\n\ntext\n\n<!-- never closed\n\n# B\n\n<!-- <!-->\n",
];

/// A slide whose list counts in many ways, with a long sentence that has a mark in every word.
fn slide() -> String {
    let item = |kind: &str, level: u8, text: &str| {
        format!("<a:p><a:pPr lvl=\"{level}\">{kind}</a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>")
    };
    let number = |start: u32| format!("<a:buAutoNum type=\"arabicPeriod\" startAt=\"{start}\"/>");
    let bullet = "<a:buChar char=\"-\"/>";
    let marked = "<a:r><a:t>word.</a:t></a:r><a:r><a:rPr baseline=\"30000\"/><a:t> \u{e9}1 </a:t></a:r>".repeat(120);
    let list = [
        item(&number(1), 0, "a"),
        item(&number(4), 1, "b"),
        item(&number(9), 1, "c"),
        item(bullet, 1, "d"),
        item(bullet, 0, "e"),
        item(&number(4_294_967_295), 0, "f"),
        item(&number(4_294_967_295), 0, "g"),
        format!("<a:p>{marked}</a:p>"),
    ]
    .concat();
    format!(
        "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"B\"/></p:nvSpPr><p:txBody>{list}\
         </p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
    )
}

/// A page of 12 MiB, packed twice.
const PAGE: &[u8] =
    b"\x78\xda\xed\xd8\xa1\xae\x41\x01\x00\x80\x61\x1b\x67\x23\xd8\x04\x45\xb0\x09\x8a\x29\x67\x53\x6e\xb1\xe1\x1d\x04\xc1\x64\
    \xe1\x44\x9b\x60\xbb\xb7\x29\xc2\x2d\x76\x6f\xb2\x49\xba\x79\x00\x9a\xac\xd8\x24\x4d\xb1\xd9\x04\x41\xb8\xd7\x78\x0a\x3b\
    \xfb\xbe\xf4\x3f\xc3\x3f\x3c\x9c\x37\xcd\xec\xba\x94\x0f\xc2\xea\x25\xbd\x08\xca\xdf\x61\xd0\x4b\x8e\x2b\xbf\xa3\xc9\xaa\
    \x3b\x3d\x15\x0b\xb5\xc1\xee\x6f\x76\x5f\x56\x13\x00\x00\x00\x40\x8c\xfd\xd4\x3f\x72\xaf\xb8\x7e\x46\xa9\x36\x00\x00\x00\
    \x10\x77\xd3\xdb\xf1\xeb\xb9\x02\x1a\xdb\xff\x7d\x36\xe3\x8d\x00\x00\x00\xc0\xbb\x58\x77\xe6\xad\xa8\xff\x00\x0f\x6c\x6d\
    \x35";

/// Half a million objects, packed twice.
const PARTS: &[u8] =
    b"\x78\xda\xab\xb8\xf5\xf6\x90\x21\x2f\x03\x03\x03\xd3\x02\x2d\xb7\x0d\xf5\x56\xce\x3f\x8c\x32\xb8\x18\x46\xc1\x28\x18\x05\
    \x23\x0d\x14\x48\xae\xc9\x57\x6d\x04\x00\xb5\x20\x09\xe4";

/// A PDF of a page whose content, or whatever else `keys` make of it, is packed twice.
fn pdf(packed: &[u8], keys: &str) -> Vec<u8> {
    let stream = format!("<<{keys} /Filter [/FlateDecode /FlateDecode] /Length {}>>\nstream\n", packed.len());
    let objects: [Vec<u8>; 5] = [
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Kids [3 0 R 3 0 R] /Count 2>>".to_vec(),
        b"<</Type /Page /Parent 2 0 R /Contents 5 0 R /Resources <</Font <</F1 4 0 R>>>>>>".to_vec(),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R>>".to_vec(),
        [stream.as_bytes(), packed, b"\nendstream"].concat(),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", bytes.len());
        bytes.extend(format!("{} 0 obj\n", at + 1).bytes().chain(object.iter().copied()).chain(*b"\nendobj\n"));
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 6\n{table}trailer\n<</Root 1 0 R /Size 6>>\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}
