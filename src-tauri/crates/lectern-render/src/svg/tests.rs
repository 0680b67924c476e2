//! Tests of pictures of pages.

use super::*;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::id::ImageId;
use lectern_model::image::{ImageFormat, RasterImage};
use lectern_model::theme::Colour;
use lectern_scene::font::FontKey;
use lectern_scene::image::ImageKey;
use lectern_scene::scene::{ItemKind, Role, Scene};
use lectern_scene::shape::{Cap, FillRule, Join, Path, Shape, Step, Stroke};
use lectern_scene::text::{Glyph, GlyphRun};
use roxmltree::Document as Xml;
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;

const SANS: &[u8] = include_bytes!("../../../../../content/fonts/SourceSans3-Regular.ttf");
const HOSTILE: &str = "\"><script>alert(1)</script><a href='https://evil.example'>&amp;";
const INK: Colour = Colour { red: 0x1f, green: 0x3a, blue: 0x5f };

fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::new(Pt(x), Pt(y), Pt(width), Pt(height))
}

fn document() -> Document {
    let mut document = Document::default();
    document.fonts.add("SourceSans3-Regular", &Arc::from(SANS), 0);
    document
}

/// Words as a run, ten points a letter.
fn run(text: &str, x: f32, y: f32) -> GlyphRun {
    let face = FontRef::new(SANS).unwrap();
    let glyph = |(at, letter): (usize, char)| Glyph {
        id: face.charmap().map(letter).unwrap_or_default().to_u32() as u16,
        advance: Pt(10.0),
        x_offset: Pt(0.0),
        y_offset: Pt(0.0),
        text: at as u32..(at + letter.len_utf8()) as u32,
    };
    GlyphRun {
        font: FontKey(0),
        size: Pt(20.0),
        colour: INK,
        origin: Point::new(Pt(x), Pt(y)),
        glyphs: text.char_indices().map(glyph).collect(),
        text: Arc::from(text),
        right_to_left: false,
        language: None,
    }
}

fn picture(document: &mut Document, name: &str, format: ImageFormat) -> ImageKey {
    let bytes: Arc<[u8]> = Arc::from(*b"as it is");
    document.images.add(&ImageId::from(name), &RasterImage { format, width: 400, height: 200, bytes })
}

fn page(items: Vec<ItemKind>) -> Scene {
    let mut scene = Scene::new(Size::new(Pt(200.0), Pt(100.0)));
    items.into_iter().for_each(|kind| scene.push(Role::Artifact, kind));
    scene
}

fn dashed() -> Shape {
    let steps = vec![
        Step::Line(Point::new(Pt(9.0), Pt(9.0))),
        Step::Move(Point::new(Pt(1.0), Pt(2.0))),
        Step::Curve(Point::new(Pt(2.0), Pt(2.0)), Point::new(Pt(3.0), Pt(3.0)), Point::new(Pt(3.0), Pt(4.0))),
        Step::Close,
    ];
    let stroke = Stroke { colour: INK, width: Pt(1.5), dash: vec![Pt(3.0), Pt(-1.0)], cap: Cap::Round, join: Join::Bevel };
    Shape { path: Path { steps }, fill: Some(Colour::WHITE), rule: FillRule::EvenOdd, stroke: Some(stroke) }
}

/// A document with every kind of item, nested ones among them.
fn everything() -> Document {
    let mut document = document();
    let (photo, drawing) =
        (picture(&mut document, HOSTILE, ImageFormat::Jpeg), picture(&mut document, "b.png", ImageFormat::Png));
    let inner = page(vec![ItemKind::Text(run("la", 1.0, 20.0)), ItemKind::Image(photo, rect(0.0, 0.0, 50.0, 25.0))]);
    let outer = page(vec![ItemKind::Scene(0, rect(0.0, 0.0, 100.0, 50.0)), ItemKind::Scene(1, rect(0.0, 0.0, 9.0, 9.0))]);
    document.nested = vec![inner, outer];
    document.pages.push(page(vec![
        ItemKind::Shape(dashed()),
        ItemKind::Text(run("all a", 10.0, 40.0)),
        ItemKind::Text(run(HOSTILE, 10.0, 60.0)),
        ItemKind::Image(photo, rect(10.0, 10.0, 40.0, 20.0)),
        ItemKind::Image(drawing, rect(10.0, 10.0, 40.0, 20.0)),
        ItemKind::Scene(1, rect(50.0, 25.0, 100.0, 50.0)),
        ItemKind::Scene(1, rect(0.0, 25.0, 50.0, 25.0)),
    ]));
    document.metadata.title = HOSTILE.to_owned();
    document
}

fn attribute<'a>(xml: &'a Xml<'a>, element: &str, name: &str) -> Vec<&'a str> {
    xml.descendants().filter(|node| node.has_tag_name(element)).filter_map(|node| node.attribute(name)).collect()
}

#[test]
fn everything_on_a_page_is_in_its_picture() {
    let svg = render_svg(&everything(), 0).unwrap();
    let xml = Xml::parse(&svg).unwrap();
    assert_eq!(xml.root_element().attribute("viewBox"), Some("0 0 200 100"));
    let shape = "<path fill=\"#ffffff\" fill-rule=\"evenodd\" stroke=\"#1f3a5f\" stroke-width=\"1.5\" stroke-dasharray=\"3 0\" \
                 stroke-linecap=\"round\" stroke-linejoin=\"bevel\" d=\"M1 2c1 0 2 1 2 2z\"/>";
    assert!(svg.contains(shape), "{svg}");
    let words = "<g fill=\"#1f3a5f\" transform=\"translate(10 40)scale(.02)\"><use href=\"#g1\"/><use href=\"#g0\" x=\"500\"/>\
                 <use href=\"#g0\" x=\"1000\"/><use href=\"#g1\" x=\"2000\"/></g>";
    assert!(svg.contains(words), "{svg}");
    assert!(svg.contains("<use href=\"#i0\" transform=\"matrix(.1 0 0 .1 10 10)\"/>"), "{svg}");
    assert!(svg.contains("<use href=\"#s1\" x=\"50\" y=\"25\" width=\"100\" height=\"50\"/>"), "{svg}");
    let data = ["data:image/jpeg;base64,YXMgaXQgaXM=", "data:image/png;base64,YXMgaXQgaXM="];
    assert_eq!(attribute(&xml, "image", "href"), data);
    assert_eq!(attribute(&xml, "symbol", "id"), ["s0", "s1"]);
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    assert_eq!(render_svg(&everything(), 0).unwrap(), render_svg(&everything(), 0).unwrap());
}

#[test]
fn every_definition_stands_once_and_everything_refers_to_one() {
    let svg = render_svg(&everything(), 0).unwrap();
    let xml = Xml::parse(&svg).unwrap();
    let mut ids: Vec<&str> = xml.descendants().filter_map(|node| node.attribute("id")).collect();
    for used in attribute(&xml, "use", "href") {
        assert!(ids.contains(&used.trim_start_matches('#')), "{used}");
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn words_and_names_never_reach_the_picture() {
    let svg = render_svg(&everything(), 0).unwrap();
    for hostile in ["script", "evil", "alert", "&", "'"] {
        assert!(!svg.contains(hostile), "{hostile}");
    }
    let xml = Xml::parse(&svg).unwrap();
    let text: String = xml.descendants().filter_map(|node| node.text()).collect();
    assert_eq!(text, "");
    let outside = |href: &&str| !href.starts_with('#') && !href.starts_with("data:image/");
    let links = xml.descendants().filter_map(|node| node.attribute("href")).filter(outside).count();
    assert_eq!(links, 0);
}

#[test]
fn a_letter_the_font_lacks_is_a_box() {
    let mut document = document();
    document.pages.push(page(vec![ItemKind::Text(run("漢 ", 10.0, 40.0))]));
    let svg = render_svg(&document, 0).unwrap();
    assert!(svg.contains("<path fill-rule=\"evenodd\" d=\"M50-700h400v700h-400zM82-668h336v636h-336z\"/></g>"), "{svg}");
}

#[test]
fn paper_is_white_unless_the_page_has_a_ground_of_its_own() {
    let mut document = document();
    let ground = Shape::filled(Path::rect(rect(0.0, 0.0, 200.0, 100.0)), INK);
    document.pages = vec![page(Vec::new()), page(vec![ItemKind::Shape(ground)])];
    let picture = |page| render_svg(&document, page).unwrap();
    assert!(picture(0).contains("<path fill=\"#ffffff\" d=\"M0 0h200v100h-200z\"/>"));
    assert!(!picture(1).contains("#ffffff"));
}

#[test]
fn sizes_that_are_no_numbers_do_no_harm() {
    let mut document = document();
    let photo = picture(&mut document, "a.jpg", ImageFormat::Jpeg);
    let nan = rect(f32::NAN, f32::INFINITY, f32::NAN, -1.0);
    let mut wild = run("a", f32::NAN, 1e30);
    wild.size = Pt(f32::NAN);
    let mut scene =
        page(vec![ItemKind::Image(photo, nan), ItemKind::Text(wild), ItemKind::Shape(Shape::filled(Path::rect(nan), INK))]);
    scene.size = Size::new(Pt(f32::NAN), Pt(f32::INFINITY));
    document.pages.push(scene);
    let svg = render_svg(&document, 0).unwrap();
    let xml = Xml::parse(&svg).unwrap();
    assert_eq!(xml.root_element().attribute("viewBox"), Some("0 0 3 3"));
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
}

#[test]
fn what_leads_nowhere_is_told() {
    let mut document = document();
    assert_eq!(render_svg(&document, 0), Err(RenderError::NoSuchPage { page: 1, pages: 0 }));
    let mut strange = run("a", 0.0, 0.0);
    strange.font = FontKey(9);
    let kinds = [
        ItemKind::Text(strange),
        ItemKind::Image(ImageKey(9), rect(0.0, 0.0, 1.0, 1.0)),
        ItemKind::Scene(9, rect(0.0, 0.0, 1.0, 1.0)),
    ];
    document.pages = kinds.into_iter().map(|kind| page(vec![kind])).collect();
    let missing = |page: usize, what| Err(RenderError::Missing { what, page: page + 1 });
    for (at, what) in ["font", "picture", "scene"].into_iter().enumerate() {
        assert_eq!(render_svg(&document, at), missing(at, what));
    }
    let mut broken = Document::default();
    broken.fonts.add("Broken", &Arc::from(*b"no font"), 0);
    broken.pages.push(page(vec![ItemKind::Text(run("a", 0.0, 0.0))]));
    assert!(matches!(render_svg(&broken, 0), Err(RenderError::Font { .. })));
}
