//! What the targets begin with: the shipped content, small files that were made to cost much, and damage done to both.

use crate::hostile;
use crate::package::{deck, document, template};
use crate::reader::PACK_FILES;
use crate::writer;
use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::installed_pack::InstalledPack;
use lectern_app::plan::{PlanRequest, plan_talk};
use lectern_app::talk_file::{OpenTalk, write_talk};
use lectern_model::minutes::Minutes;
use lectern_model::slide::SlideKind;
use std::fs;
use std::path::{Path, PathBuf};

/// How many seeds of a kind are enough.
const ENOUGH: usize = 24;

/// The seeds of a target.
///
/// # Panics
/// The shipped content is not there.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let pack = content.folder().join("packs/child-trafficking");
    let mut seeds = friendly(target, &content, &pack);
    seeds.extend(hostile::seeds(target));
    seeds
}

/// What people make.
fn friendly(target: &str, content: &ContentRoot, pack: &Path) -> Vec<Vec<u8>> {
    match target {
        "read_bibliography" => bibliographies(pack),
        "read_brand" => vec![[MASTER, THEME].join("\0").into_bytes(), template(MASTER.as_bytes(), THEME.as_bytes())],
        "read_docx" => vec![DOCUMENT.as_bytes().to_vec(), document(DOCUMENT.as_bytes())],
        "read_html" => vec![PAGE.as_bytes().to_vec()],
        "read_markdown" | "read_text" => files(&pack.join("slides"), "md"),
        "read_pdf" => vec![writer::pdf_of(&[&[4][..], ODD.as_bytes()].concat())],
        "read_pptx" => vec![SLIDE.as_bytes().to_vec(), deck(SLIDE.as_bytes())],
        "read_image" => files(&pack.join("images"), "svg"),
        "read_pack" => vec![whole_pack(pack)],
        "read_slide" => files(&pack.join("slides"), "md"),
        "read_talk" => vec![talk(content)],
        "read_theme" => files(&content.folder().join("themes"), "yaml"),
        _ => slide_bodies(pack),
    }
}

/// The start of the bibliography, and a work in each of the other forms.
fn bibliographies(pack: &Path) -> Vec<Vec<u8>> {
    let mut json = fs::read(pack.join("sources.json")).unwrap();
    json.truncate(20_000);
    let bib = b"@report{a2020, title={A {Report}}, author={{Department of Justice} and Doe, Jane}, date={2020-05/2020-06}, pages={3--9}}";
    let ris =
        b"TY  - JOUR\r\nAU  - Doe, Jane\r\nAU  - Roe, R.\r\nTI  - A study\r\nPY  - 2020/05//\r\nSP  - 3\r\nEP  - 9\r\nER  - \r\n";
    vec![json, bib.to_vec(), ris.to_vec()]
}

fn files(folder: &Path, extension: &str) -> Vec<Vec<u8>> {
    let mut paths = paths_under(folder);
    paths.retain(|path| path.extension().is_some_and(|own| own == extension));
    paths.sort();
    let step = (paths.len() / ENOUGH).max(1);
    paths.iter().step_by(step).map(|path| fs::read(path).unwrap()).collect()
}

fn paths_under(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { paths_under(&path) } else { vec![path] }).collect()
}

fn whole_pack(pack: &Path) -> Vec<u8> {
    let slide = files(&pack.join("slides"), "md").swap_remove(0);
    let bytes = |path: &str| if path.starts_with("slides/") { slide.clone() } else { fs::read(pack.join(path)).unwrap() };
    let mut parts: Vec<Vec<u8>> = PACK_FILES.iter().map(|path| bytes(path)).collect();
    parts.iter_mut().for_each(|part| part.truncate(6000));
    parts.join(&0)
}

fn talk(content: &ContentRoot) -> Vec<u8> {
    let library = InstalledPack::load(content, Some("child-trafficking")).unwrap().library;
    let request = PlanRequest { audience: "parents".into(), minutes: Minutes::new(2), language: None };
    let talk = plan_talk(&library, &request).unwrap().talk;
    write_talk(&OpenTalk::new(talk, library)).unwrap()
}

/// Slides' words behind a byte that chooses their layout.
fn slide_bodies(pack: &Path) -> Vec<Vec<u8>> {
    let texts = files(&pack.join("slides"), "md");
    let body = |text: &Vec<u8>| {
        let text = String::from_utf8_lossy(text).into_owned();
        let kind = SlideKind::ALL.iter().position(|kind| text.contains(&format!("layout: {}\n", kind.name())));
        let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
        let cited =
            body.split("[@").map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect::<Vec<_>>().join("[@one]");
        let mut bytes = vec![u8::try_from(kind.unwrap_or_default()).unwrap()];
        bytes.extend(cited.bytes());
        bytes
    };
    let mut bodies: Vec<Vec<u8>> = texts.iter().map(body).collect();
    let every = |at: usize| [&[u8::try_from(at).unwrap()][..], ODD.as_bytes()].concat();
    bodies.extend((0..SlideKind::ALL.len()).map(every));
    bodies
}

/// What slides seldom have.
const ODD: &str = "A **b *c*** [d](https://e.org/?f=1&g=<2>) \"&amp;\" \u{202e}\u{7}\u{1f469}\u{200d}\u{1f467} שלום مرحبا [@one, p. 3].\n\n\
                   1. One\n   - Two\n     - Three\n\n| A | B |\n|---|--:|\n| 1 | |\n\n### Do {.do}\n\n> Quote\n\n![Alt](images/a.svg)\n\n\
                   ```chart\nkind: share\ntitle: T\nalt: A\nunit: \"%\"\ncategories: [x, y]\nseries:\n  - name: n\n    values: [1, 0]\n\
                   cite: \"[@one]\"\n```\n\n```number\nvalue: \"1 in 7\"\ncounted: c\ncite: \"[@one]\"\n```\n\n```help\ncontacts: [H-01]\n```\n\n\
                   ## Notes {.notes}\n\nSay *this* [@one].\n\n## And if? {.asked}\n\nThen that.\n";

/// A slide master with a picture in a group and a painted page.
const MASTER: &str = "<p:sldMaster xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val='bg1'>\
    <a:lumMod val='95000'/><a:lumOff val='5000'/></a:schemeClr></a:solidFill></p:bgPr></p:bg><p:spTree><p:grpSp><p:grpSpPr><a:xfrm>\
    <a:off x='0' y='0'/><a:ext cx='900' cy='900'/><a:chOff x='0' y='0'/><a:chExt cx='9' cy='9'/></a:xfrm></p:grpSpPr><p:pic><p:nvPicPr>\
    <p:cNvPr id='2' name='Logo' descr='County'/></p:nvPicPr><p:blipFill><a:blip r:embed='rId1'/></p:blipFill><p:spPr><a:xfrm>\
    <a:off x='9000' y='100'/><a:ext cx='2000' cy='900'/></a:xfrm></p:spPr></p:pic></p:grpSp></p:spTree></p:cSld>\
    <p:clrMap bg1='lt1' tx1='dk1' bg2='lt2' tx2='dk2' accent1='accent1'/></p:sldMaster>";

/// A theme.
const THEME: &str = "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:themeElements><a:clrScheme name='c'>\
    <a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1><a:lt1><a:srgbClr val='FFFFFF'/></a:lt1><a:accent1>\
    <a:scrgbClr r='50%' g='20000' b='100000'/></a:accent1><a:accent2><a:srgbClr val='C0504D'/></a:accent2></a:clrScheme><a:fontScheme>\
    <a:majorFont><a:latin typeface='Georgia'/></a:majorFont></a:fontScheme></a:themeElements></a:theme>";

/// A slide as its part in a deck.
const SLIDE: &str = r##"<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld name="ground-rules"><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="T"/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>What § 7102</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>3</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="B" descr="x"/><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:pPr lvl="1"><a:buAutoNum type="arabicPeriod"/></a:pPr><a:r><a:rPr b="1" i="1"/><a:t>40% of [@x] {{y}} # </a:t></a:r><a:br/></a:p></p:txBody></p:sp><p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>a|b</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame></p:spTree></p:cSld></p:sld>"##;

/// A document's part.
const DOCUMENT: &str = r##"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Signs</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:rPr><w:b/><w:vertAlign w:val="superscript"/></w:rPr><w:t>12 of 40</w:t><w:tab/><w:br/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"##;

/// A page.
const PAGE: &str = "<!doctype html><html lang=en><head><title>T</title><script>alert(1)</script></head><body><article><h1>Signs</h1><p>One in 7<sup>3</sup> <a href='javascript:x'>go</a> <a href='https://e.org'>there</a></p><ul><li>a<ul><li>b</ul></ul><table><tr><th>h<td>1</table><svg onload=x><img src=x alt=y><pre>``` {{f}}</pre></article></body></html>";

/// Damages a seed, in a way that `turn` alone decides: bytes are changed, cut out, doubled.
pub fn damage(seed: &[u8], turn: u64) -> Vec<u8> {
    let mut state = turn.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below.max(1)).unwrap()).unwrap()
    };
    let mut bytes = seed.to_vec();
    for _ in 0..=next(6) {
        if bytes.is_empty() {
            return bytes;
        }
        let at = next(bytes.len());
        let end = (at + next(64)).min(bytes.len());
        match next(4) {
            0 => bytes[at] = u8::try_from(next(256)).unwrap(),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = next(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}
