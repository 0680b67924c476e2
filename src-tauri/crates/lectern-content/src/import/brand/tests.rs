//! Templates as organisations have them, and as nobody should.

use super::*;
use crate::import::fixture::{TYPES_XML, zipped};

const SPACES: &str = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'";
const NAVY: &str = "<a:dk1><a:sysClr val='windowText' lastClr='222222'/></a:dk1><a:lt1><a:sysClr val='window'/></a:lt1>\
    <a:dk2><a:srgbClr val='003366'/></a:dk2><a:lt2><a:srgbClr val='EEF2F6'/></a:lt2>\
    <a:accent1><a:srgbClr val='E67814'/></a:accent1><a:accent2><a:scrgbClr r='0' g='50000' b='100000'/></a:accent2>\
    <a:accent3><a:hslClr hue='0' sat='0' lum='0'/></a:accent3><a:hlink><a:srgbClr val='0563C1'/></a:hlink>";
const MAP: &str = "<p:clrMap bg1='lt1' tx1='dk1' bg2='lt2' tx2='dk2' accent1='accent1' accent2='accent2' hlink='hlink'/>";
const SVG: &[u8] =
    b"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='8'><script>alert(1)</script><rect width='9' height='8'/></svg>";

/// A template: what stands on its master and its title layout, and the rest of what makes it.
struct Template {
    scheme: String,
    map: String,
    master: String,
    layout: String,
    fonts: String,
    theme: Option<String>,
    media: Vec<(&'static str, Vec<u8>)>,
}

impl Template {
    fn new() -> Self {
        Self {
            scheme: NAVY.to_owned(),
            map: MAP.to_owned(),
            master: String::new(),
            layout: String::new(),
            fonts:
                "<a:majorFont><a:latin typeface='Georgia'/></a:majorFont><a:minorFont><a:latin typeface='+mn-lt'/></a:minorFont>"
                    .to_owned(),
            theme: None,
            media: Vec::new(),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let link = |id: &str, kind: &str, to: &str| format!("<Relationship Id='{id}' Type='http://x/{kind}' Target='{to}'/>");
        let rels = |inner: &str| format!("<Relationships xmlns='http://x'>{inner}</Relationships>");
        let images: String = self
            .media
            .iter()
            .enumerate()
            .map(|(at, (name, _))| link(&format!("pic{at}"), "image", &format!("../media/{name}")))
            .collect();
        let theme = self.theme.clone().unwrap_or_else(|| {
            let (scheme, fonts) = (&self.scheme, &self.fonts);
            format!("<a:theme {SPACES}><a:themeElements><a:clrScheme name='x'>{scheme}</a:clrScheme><a:fontScheme name='y'>{fonts}</a:fontScheme></a:themeElements></a:theme>")
        });
        let page = |name: &str, head: &str, inner: &str, rest: &str| {
            format!("<p:{name} {SPACES}{head}><p:cSld>{inner}</p:cSld>{rest}</p:{name}>")
        };
        let tree = |shapes: &str| {
            if shapes.starts_with("<p:bg") { shapes.to_owned() } else { format!("<p:spTree>{shapes}</p:spTree>") }
        };
        let main = "<p:sldMasterIdLst><p:sldMasterId id='1' r:id='m'/></p:sldMasterIdLst><p:sldSz cx='12192000' cy='6858000'/>";
        let mut parts: Vec<(String, Vec<u8>)> = vec![
            ("[Content_Types].xml".into(), TYPES_XML.into()),
            ("_rels/.rels".into(), rels(&link("r", "officeDocument", "ppt/presentation.xml")).into()),
            ("ppt/presentation.xml".into(), format!("<p:presentation {SPACES}>{main}</p:presentation>").into()),
            ("ppt/_rels/presentation.xml.rels".into(), rels(&link("m", "slideMaster", "slideMasters/m.xml")).into()),
            ("ppt/slideMasters/m.xml".into(), page("sldMaster", "", &tree(&self.master), &self.map).into()),
            (
                "ppt/slideMasters/_rels/m.xml.rels".into(),
                rels(&format!(
                    "{}{}{images}",
                    link("t", "theme", "../theme/t.xml"),
                    link("l", "slideLayout", "../slideLayouts/l.xml")
                ))
                .into(),
            ),
            ("ppt/slideLayouts/l.xml".into(), page("sldLayout", " type='title'", &tree(&self.layout), "").into()),
            ("ppt/slideLayouts/_rels/l.xml.rels".into(), rels(&images).into()),
            ("ppt/theme/t.xml".into(), theme.into()),
        ];
        parts.extend(self.media.iter().map(|(name, bytes)| (format!("ppt/media/{name}"), bytes.clone())));
        zipped(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
    }

    fn read(&self) -> BrandFile {
        read_brand("county.potx", &self.bytes()).unwrap()
    }
}

fn picture(name: &str, bounds: [i64; 4], id: &str) -> String {
    let [x, y, width, height] = bounds;
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id='2' name='{name}' descr='Polaris County'/></p:nvPicPr>\
        <p:blipFill><a:blip r:embed='{id}'/></p:blipFill><p:spPr><a:xfrm><a:off x='{x}' y='{y}'/>\
        <a:ext cx='{width}' cy='{height}'/></a:xfrm></p:spPr></p:pic>"
    )
}

/// The header of a PNG, which says its size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

fn messages(file: &BrandFile) -> String {
    file.diagnostics.iter().map(|found| found.message.as_str()).collect::<Vec<_>>().join("\n")
}

const CORNER: [i64; 4] = [10_000_000, 200_000, 1_800_000, 540_000];
const WHOLE: [i64; 4] = [0, 0, 12_192_000, 6_858_000];

#[test]
fn colours_come_through_the_masters_map_and_fonts_by_name() {
    let file = Template::new().read();
    let colours = &file.brand.colours;
    let told: Vec<String> = [colours.background, colours.text, colours.background_2, colours.text_2, colours.link]
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(told, ["#ffffff", "#222222", "#eef2f6", "#003366", "#0563c1"]);
    assert_eq!(colours.accents.iter().map(ToString::to_string).collect::<Vec<_>>(), ["#e67814", "#00bcff"]);
    assert_eq!((file.brand.heading_font.as_deref(), file.brand.text_font.as_deref()), (Some("Georgia"), None));
    assert_eq!(file.brand.name, "county.potx");
    assert!(messages(&file).contains("accent3"), "{}", messages(&file));
    // A dark template.
    let dark = Template { map: MAP.replace("bg1='lt1' tx1='dk1'", "bg1='dk2' tx1='lt1'"), ..Template::new() }.read();
    assert_eq!((dark.brand.colours.background.to_string(), dark.brand.colours.text), ("#003366".to_owned(), Colour::WHITE));
}

#[test]
fn the_page_is_as_the_master_paints_it() {
    let ground =
        "<p:bg><p:bgPr><a:solidFill><a:schemeClr val='tx2'><a:lumMod val='50000'/></a:schemeClr></a:solidFill></p:bgPr></p:bg>";
    let file = Template { master: ground.to_owned(), ..Template::new() }.read();
    assert_eq!(file.brand.colours.background.to_string(), "#001a33");
    let lighter = ground.replace("<a:lumMod val='50000'/>", "<a:lumMod val='20000'/><a:lumOff val='80000'/>");
    let file = Template { master: lighter, ..Template::new() }.read();
    assert!(file.brand.colours.background.luminance() > 0.5, "{}", file.brand.colours.background);
}

#[test]
fn the_logo_is_the_small_picture_at_an_edge_and_not_the_ground() {
    let media = vec![("a.png", png(300, 90)), ("b.svg", SVG.to_vec())];
    let master = format!("{}{}", picture("Background", WHOLE, "pic0"), picture("Picture 3", CORNER, "pic0"));
    let file = Template { master: master.clone(), media: media.clone(), ..Template::new() }.read();
    let logo = file.logo.unwrap();
    assert_eq!((logo.name.as_str(), logo.alt.as_str()), ("logo.png", "Polaris County"));
    // One that is called so goes before, also where it stands on the title layout, in a group.
    let group = format!(
        "<p:grpSp><p:grpSpPr><a:xfrm><a:off x='0' y='6000000'/><a:ext cx='1200000' cy='480000'/><a:chOff x='0' y='0'/>\
        <a:chExt cx='120' cy='48'/></a:xfrm></p:grpSpPr>{}</p:grpSp>",
        picture("County Logo", [0, 0, 120, 48], "pic1")
    );
    let file = Template { master, layout: group, media, ..Template::new() }.read();
    assert_eq!(file.logo.unwrap().name, "logo.svg");
    let none =
        Template { master: picture("Photo", WHOLE, "pic0"), media: vec![("a.png", png(300, 90))], ..Template::new() }.read();
    assert_eq!(none.logo, None);
    assert!(messages(&none).contains("has no logo"), "{}", messages(&none));
}

#[test]
fn a_logo_of_another_kind_is_told() {
    let media = vec![("a.emf", vec![1, 0, 0, 0, 9, 9])];
    let file = Template { master: picture("Logo", CORNER, "pic0"), media, ..Template::new() }.read();
    assert_eq!(file.logo, None);
    assert!(messages(&file).contains("EMF pictures are not shown"), "{}", messages(&file));
    let huge = vec![("a.png", png(60_000, 60_000))];
    let file = Template { master: picture("Logo", CORNER, "pic0"), media: huge, ..Template::new() }.read();
    assert!(file.logo.is_none() && messages(&file).contains("60000"), "{}", messages(&file));
}

#[test]
fn colours_painted_on_the_master_stand_for_a_theme_nobody_chose() {
    let scheme =
        NAVY.replace("E67814", "4F81BD").replace("<a:scrgbClr r='0' g='50000' b='100000'/>", "<a:srgbClr val='C0504D'/>");
    let plain = Template { scheme: scheme.clone(), ..Template::new() }.read();
    assert!(messages(&plain).contains("every new file"), "{}", messages(&plain));
    let fill = |colour: &str| format!("<p:sp><p:spPr><a:solidFill><a:srgbClr val='{colour}'/></a:solidFill></p:spPr></p:sp>");
    let master =
        format!("{}{}{}{}", fill("2C3E50"), fill("2C3E50"), fill("1ABC9C"), fill("DDDDDD") + &fill("000000") + &fill("FFF5CE"));
    let file = Template { scheme, master, ..Template::new() }.read();
    let colours = &file.brand.colours;
    assert_eq!(colours.accents.iter().map(ToString::to_string).collect::<Vec<_>>(), ["#2c3e50", "#1abc9c"]);
    assert_eq!(colours.text_2.to_string(), "#2c3e50");
}

#[test]
fn what_is_no_template_or_hostile_is_refused_in_words() {
    let refused = |bytes: &[u8]| read_brand("a.potx", bytes).unwrap_err().to_string();
    assert!(refused(b"no zip").contains("no PowerPoint deck"));
    assert!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").contains("password"));
    let document = crate::import::fixture::package(&[
        (
            "_rels/.rels",
            "<Relationships xmlns='http://x'><Relationship Id='r' Type='http://x/officeDocument' Target='word/document.xml'/></Relationships>",
        ),
        ("word/document.xml", "<w:document xmlns:w='http://w'/>"),
    ]);
    assert!(refused(&document).contains("pptx or potx"));
    let theme = |theme: &str| refused(&Template { theme: Some(theme.to_owned()), ..Template::new() }.bytes());
    let entity = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a:theme xmlns:a='http://a'>&x;</a:theme>";
    assert!(theme(entity).contains("document type"), "{}", theme(entity));
    assert!(theme("<a:theme xmlns:a='http://a'/>").contains("has no theme"));
    assert!(theme(&"<a>".repeat(100_000)).contains("nested too deep"));
    let scheme = Template { scheme: "<a:dk1/><a:lt1><a:srgbClr val='zz'/></a:lt1>".to_owned(), ..Template::new() };
    assert!(refused(&scheme.bytes()).contains("theme colours"));
    // Shapes beyond number, groups in groups, sizes beyond any page: read without a logo.
    let deep =
        format!("{}{}{}", "<p:grpSp>".repeat(60), picture("Logo", [i64::MAX, i64::MIN, 0, -5], "pic0"), "</p:grpSp>".repeat(60));
    let odd = Template { master: deep, media: vec![("a.png", png(9, 9))], ..Template::new() }.read();
    assert_eq!(odd.logo, None);
    // Cut off anywhere, it never panics.
    let whole =
        Template { master: picture("Logo", CORNER, "pic0"), media: vec![("a.png", png(9, 9))], ..Template::new() }.bytes();
    for end in (0..whole.len()).step_by(97) {
        let _ = read_brand("a.potx", &whole[..end]);
    }
}
