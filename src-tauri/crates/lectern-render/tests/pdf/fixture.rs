//! Documents made by hand: one glyph a letter, no layout.

use lectern_model::date::Date;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::id::ImageId;
use lectern_model::image::{ImageFormat, RasterImage};
use lectern_model::language::Language;
use lectern_model::theme::Colour;
use lectern_scene::document::{Document, OutlineEntry};
use lectern_scene::font::FontKey;
use lectern_scene::image::ImageKey;
use lectern_scene::link::{LinkArea, Place, Target};
use lectern_scene::scene::{ItemKind, Role, Scene};
use lectern_scene::shape::{FillRule, Path, Shape, Stroke};
use lectern_scene::structure::{NodeId, Numbering, Role as Is, Scope, Structure};
use lectern_scene::text::{Glyph, GlyphRun};
use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::{FontRef, MetadataProvider};
use std::io::Cursor;
use std::sync::Arc;

const SANS: &[u8] = include_bytes!("../../../../../content/fonts/SourceSans3-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../../content/fonts/SourceSans3-Bold.ttf");
const HEBREW: &[u8] = include_bytes!("../../../../../content/fonts/NotoSansHebrew-Regular.ttf");

/// A calm dark blue.
pub(crate) const INK: Colour = Colour { red: 0x1f, green: 0x3a, blue: 0x5f };

/// A document being made, and its fonts.
pub(crate) struct Maker {
    pub(crate) document: Document,
    pub(crate) sans: FontKey,
    pub(crate) bold: FontKey,
    pub(crate) hebrew: FontKey,
}

/// Where and how words stand.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) font: FontKey,
    pub(crate) size: f32,
    pub(crate) colour: Colour,
}

impl Maker {
    pub(crate) fn new(title: &str) -> Self {
        let mut document = Document::default();
        let mut add = |name: &str, data: &[u8]| document.fonts.add(name, &Arc::from(data), 0);
        let (sans, bold) = (add("SourceSans3-Regular", SANS), add("SourceSans3-Bold", BOLD));
        let hebrew = add("NotoSansHebrew-Regular", HEBREW);
        document.metadata.title = title.to_owned();
        document.metadata.language = Language::new("en-US");
        Self { document, sans, bold, hebrew }
    }

    pub(crate) fn style(&self, size: f32) -> Style {
        Style { font: self.sans, size, colour: Colour::BLACK }
    }

    /// Words as a run: glyph for letter, from left to right.
    pub(crate) fn run(&self, style: Style, x: f32, y: f32, text: &str) -> GlyphRun {
        let font = self.document.fonts.get(style.font).unwrap();
        let face = FontRef::from_index(&font.data, font.index).unwrap();
        let metrics = face.glyph_metrics(FontSize::new(style.size), LocationRef::default());
        let glyphs = text.char_indices().map(|(at, letter)| {
            let id = face.charmap().map(letter).unwrap_or_default();
            let advance = metrics.advance_width(id).unwrap_or(style.size / 2.0);
            let end = at + letter.len_utf8();
            Glyph {
                id: id.to_u32() as u16,
                advance: Pt(advance),
                x_offset: Pt(0.0),
                y_offset: Pt(0.0),
                text: at as u32..end as u32,
            }
        });
        GlyphRun {
            font: style.font,
            size: Pt(style.size),
            colour: style.colour,
            origin: Point::new(Pt(x), Pt(y)),
            glyphs: glyphs.collect(),
            text: Arc::from(text),
            right_to_left: false,
            language: None,
        }
    }

    /// Words from right to left. A letter of no width belongs to the one before it.
    pub(crate) fn run_right_to_left(&self, style: Style, x: f32, y: f32, text: &str) -> GlyphRun {
        let mut run = self.run(style, x, y, text);
        let mut clusters: Vec<Vec<Glyph>> = Vec::new();
        for glyph in run.glyphs {
            match clusters.last_mut() {
                Some(cluster) if glyph.advance == Pt(0.0) => cluster.push(glyph),
                _ => clusters.push(vec![glyph]),
            }
        }
        for cluster in &mut clusters {
            let whole = cluster[0].text.start..cluster[cluster.len() - 1].text.end;
            cluster.iter_mut().for_each(|glyph| glyph.text = whole.clone());
            cluster.reverse();
        }
        run.glyphs = clusters.into_iter().rev().flatten().collect();
        run.right_to_left = true;
        run
    }

    /// Words as content of an element of their own; gives the element.
    pub(crate) fn words(&mut self, scene: &mut Scene, parent: NodeId, is: Is, run: GlyphRun) -> NodeId {
        let node = self.document.structure.add(parent, is);
        self.more(scene, node, run);
        node
    }

    /// More content of an element.
    pub(crate) fn more(&mut self, scene: &mut Scene, node: NodeId, run: GlyphRun) {
        let content = self.document.structure.content(node);
        scene.push(Role::Content(content), ItemKind::Text(run));
    }

    pub(crate) fn picture(&mut self, name: &str, format: ImageFormat, image: &image::DynamicImage) -> ImageKey {
        let mut bytes = Cursor::new(Vec::new());
        let coded = match format {
            ImageFormat::Jpeg => image::ImageFormat::Jpeg,
            ImageFormat::Png => image::ImageFormat::Png,
        };
        image.write_to(&mut bytes, coded).unwrap();
        let (width, height) = (image.width(), image.height());
        let image = RasterImage { format, width, height, bytes: Arc::from(bytes.into_inner()) };
        self.document.images.add(&ImageId::from(name), &image)
    }
}

pub(crate) fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::new(Pt(x), Pt(y), Pt(width), Pt(height))
}

pub(crate) fn letter() -> Size {
    Size::new(Pt(612.0), Pt(792.0))
}

/// Everything a document can hold, on three pages.
pub(crate) fn everything() -> Document {
    let mut maker = Maker::new("Signs & what to do <now>");
    maker.document.metadata.author = "Ada Müller".to_owned();
    maker.document.metadata.subject = "For the tests".to_owned();
    maker.document.metadata.date = Some(Date { year: 2026, month: 5, day: 1 });
    let article = maker.document.structure.add(Structure::ROOT, Is::Section);
    let source = maker.document.places.reserve();
    let mut first = Scene::new(letter());
    first.label = Some("i".to_owned());
    opening(&mut maker, &mut first, article, source);
    foot(&mut maker, &mut first, "Page i");
    let mut second = Scene::new(letter());
    second.label = Some("1".to_owned());
    middle(&mut maker, &mut second, article);
    maker.document.places.set(source, Place { page: 1, y: Pt(680.0) });
    foot(&mut maker, &mut second, "Page 1");
    let third = slides(&mut maker, article);
    maker.document.pages = vec![first, second, third];
    let entry = |level, title: &str, page, y| OutlineEntry { level, title: title.to_owned(), page, y: Pt(y) };
    maker.document.outline = vec![
        entry(0, "Signs", 0, 60.0),
        entry(1, "Häufigkeit", 1, 60.0),
        entry(1, "Sources", 1, 680.0),
        entry(0, "Slides", 2, 0.0),
    ];
    maker.document
}

fn foot(maker: &mut Maker, scene: &mut Scene, text: &str) {
    let run = maker.run(maker.style(9.0), 72.0, 760.0, text);
    scene.push(Role::Pagination, ItemKind::Text(run));
}

fn opening(maker: &mut Maker, scene: &mut Scene, article: NodeId, source: lectern_scene::link::PlaceId) {
    let band =
        Shape::filled(Path::rounded(rect(60.0, 40.0, 492.0, 50.0), Pt(8.0)), Colour { red: 0xe8, green: 0xee, blue: 0xf4 });
    scene.push(Role::Artifact, ItemKind::Shape(band));
    let head = Style { font: maker.bold, size: 24.0, colour: INK };
    let run = maker.run(head, 72.0, 74.0, "Signs to look for");
    maker.words(scene, article, Is::Heading(1), run);
    // A paragraph with a word broken at a line's end, a ligature, a reference and a link over two lines.
    let body = maker.style(11.0);
    let mut broken = maker.run(body, 72.0, 120.0, "Children who are in contact with an exam\u{ad}");
    broken.glyphs.last_mut().unwrap().id = maker.run(body, 0.0, 0.0, "-").glyphs[0].id;
    broken.glyphs.last_mut().unwrap().advance = maker.run(body, 0.0, 0.0, "-").glyphs[0].advance;
    let paragraph = maker.words(scene, article, Is::Paragraph, broken);
    let mut rest = maker.run(body, 72.0, 136.0, "ple are well-known to of\u{fb01}ce staff in 10\u{a0}000 cases.");
    rest.text = Arc::from(rest.text.replace('\u{fb01}', "fi"));
    // The ligature is three bytes long, `fi` two.
    let at = rest.text.find("fi").unwrap() as u32;
    for glyph in &mut rest.glyphs {
        glyph.text.start -= u32::from(glyph.text.start > at);
        glyph.text.end -= u32::from(glyph.text.end > at);
    }
    let end = rest.width().0;
    maker.more(scene, paragraph, rest);
    let mark = Style { size: 7.0, ..body };
    let reference = maker.document.structure.add(paragraph, Is::Reference);
    let run = maker.run(mark, 72.0 + end, 132.0, "3");
    maker.more(scene, reference, run);
    let area = LinkArea {
        rects: vec![rect(72.0 + end, 125.0, 4.0, 9.0)],
        target: Target::Place(source),
        alt: "Source 3".to_owned(),
        node: reference,
    };
    scene.links.push(area);
    let link = maker.document.structure.add(paragraph, Is::Link);
    let blue = Style { colour: Colour { red: 0x0b, green: 0x57, blue: 0xd0 }, ..body };
    let run = maker.run(blue, 440.0, 136.0, " Help is near:");
    maker.more(scene, link, run);
    let run = maker.run(blue, 72.0, 152.0, "call the hotline");
    maker.more(scene, link, run);
    let area = LinkArea {
        rects: vec![rect(440.0, 127.0, 70.0, 12.0), rect(72.0, 143.0, 76.0, 12.0)],
        target: Target::Url("https://example.org/hilfe für alle".to_owned()),
        alt: "Hotline".to_owned(),
        node: link,
    };
    scene.links.push(area);
    list(maker, scene, article);
    let run = maker.run(maker.style(9.0), 72.0, 300.0, "Sources: see the next page.");
    maker.words(scene, article, Is::Note, run);
    languages(maker, scene, article);
    // A letter the font does not have.
    let run = maker.run(body, 72.0, 390.0, "Missing: 漢 and on.");
    maker.words(scene, article, Is::Paragraph, run);
    // Nothing to show: must not be written.
    maker.document.structure.add(article, Is::Paragraph);
}

fn languages(maker: &mut Maker, scene: &mut Scene, article: NodeId) {
    let mut spanish = maker.run(maker.style(11.0), 72.0, 330.0, "¿Qué señales hay?");
    spanish.language = Some(Language::new("es"));
    maker.words(scene, article, Is::Paragraph, spanish);
    let right = Style { font: maker.hebrew, size: 14.0, colour: Colour::BLACK };
    let mut hebrew = maker.run_right_to_left(right, 72.0, 360.0, "שלום עולם שָׁלוֹם");
    hebrew.language = Some(Language::new("he"));
    let node = maker.words(scene, article, Is::Paragraph, hebrew);
    maker.document.structure.set_language(node, &Language::new("he"));
}

fn list(maker: &mut Maker, scene: &mut Scene, article: NodeId) {
    let list = maker.document.structure.add(article, Is::List(Numbering::Bullet));
    let body = maker.style(11.0);
    for (at, words) in ["New things and no money", "Tired, anxious, away"].into_iter().enumerate() {
        let y = 190.0 + 18.0 * at as f32;
        let item = maker.document.structure.add(list, Is::ListItem);
        let run = maker.run(body, 72.0, y, "•");
        maker.words(scene, item, Is::Label, run);
        let inner = maker.document.structure.add(item, Is::ListBody);
        let run = maker.run(body, 86.0, y, words);
        maker.words(scene, inner, Is::Paragraph, run);
    }
    let numbered = maker.document.structure.add(article, Is::List(Numbering::Decimal));
    let item = maker.document.structure.add(numbered, Is::ListItem);
    let run = maker.run(body, 72.0, 240.0, "1.");
    maker.words(scene, item, Is::Label, run);
    let run = maker.run(body, 86.0, 240.0, "Listen");
    maker.words(scene, item, Is::ListBody, run);
}

fn middle(maker: &mut Maker, scene: &mut Scene, article: NodeId) {
    let head = Style { font: maker.bold, size: 16.0, colour: INK };
    let run = maker.run(head, 72.0, 74.0, "How often");
    // Too deep by one level, as if a slide had been left out.
    maker.words(scene, article, Is::Heading(3), run);
    table(maker, scene, article);
    chart(maker, scene, article);
    let photo = image::RgbImage::from_fn(120, 80, |x, y| image::Rgb([(x * 2) as u8, (y * 3) as u8, 128]));
    let photo = maker.picture("images/photo.jpg", ImageFormat::Jpeg, &photo.into());
    let disc = image::RgbaImage::from_fn(80, 80, |x, y| {
        let far = (x as f32 - 40.0).hypot(y as f32 - 40.0);
        image::Rgba([200, 60, 40, if far < 38.0 { 255 } else { 0 }])
    });
    let disc = maker.picture("images/disc.png", ImageFormat::Png, &disc.into());
    for (at, (key, alt)) in [(photo, "A gradient"), (disc, "A red disc")].into_iter().enumerate() {
        let figure = maker.document.structure.add_figure(article, alt);
        let content = maker.document.structure.content(figure);
        let place = rect(72.0 + 160.0 * at as f32, 470.0, 120.0 - 40.0 * at as f32, 80.0);
        scene.push(Role::Content(content), ItemKind::Image(key, place));
    }
    let run = maker.run(head, 72.0, 660.0, "Sources");
    maker.words(scene, article, Is::Heading(2), run);
    let run = maker.run(maker.style(10.0), 72.0, 690.0, "3. Müller A. Titel. 2024.");
    maker.words(scene, article, Is::Paragraph, run);
}

fn table(maker: &mut Maker, scene: &mut Scene, article: NodeId) {
    let table = maker.document.structure.add(article, Is::Table);
    let rows = [["", "2023", "2024"], ["Reports", "36.2", "20.5"], ["Victims", "", "12"]];
    for (down, cells) in rows.iter().enumerate() {
        let row = maker.document.structure.add(table, Is::TableRow);
        for (across, words) in cells.iter().enumerate() {
            let is = match (down, across) {
                (0, _) => Is::TableHeader(Scope::Column),
                (_, 0) => Is::TableHeader(Scope::Row),
                _ => Is::TableCell,
            };
            let cell = maker.document.structure.add(row, is);
            if !words.is_empty() {
                let run = maker.run(maker.style(11.0), 80.0 + 100.0 * across as f32, 120.0 + 20.0 * down as f32, words);
                maker.words(scene, cell, Is::Paragraph, run);
            }
        }
        let y = Pt(126.0 + 20.0 * down as f32);
        let line = Path::line(Point::new(Pt(72.0), y), Point::new(Pt(372.0), y));
        let stroke = Some(Stroke { dash: vec![Pt(2.0), Pt(1.0)], ..Stroke::solid(INK, Pt(0.5)) });
        scene.push(Role::Artifact, ItemKind::Shape(Shape { path: line, fill: None, rule: FillRule::NonZero, stroke }));
    }
}

fn chart(maker: &mut Maker, scene: &mut Scene, article: NodeId) {
    let figure = maker.document.structure.add_figure(article, "Three bars, the last the highest: 20, 35 and 60 per cent");
    let content = maker.document.structure.content(figure);
    for (at, height) in [40.0, 70.0, 120.0].into_iter().enumerate() {
        let bar = Path::rect(rect(80.0 + 50.0 * at as f32, 360.0 - height, 36.0, height));
        let stroke = Some(Stroke::solid(Colour::BLACK, Pt(1.0)));
        scene
            .push(Role::Content(content), ItemKind::Shape(Shape { path: bar, fill: Some(INK), rule: FillRule::NonZero, stroke }));
    }
    let dot =
        Shape::filled(Path::circle(Point::new(Pt(260.0), Pt(300.0)), Pt(30.0)), Colour { red: 0xd9, green: 0x6c, blue: 0x06 });
    scene.push(Role::Content(content), ItemKind::Shape(dot));
    let run = maker.run(maker.style(10.0), 80.0, 380.0, "Bars and a dot");
    maker.words(scene, figure, Is::Caption, run);
}

/// A sheet with the same slide twice.
fn slides(maker: &mut Maker, article: NodeId) -> Scene {
    let mut slide = Scene::new(Size::new(Pt(960.0), Pt(540.0)));
    let back = Shape::filled(Path::rect(rect(0.0, 0.0, 960.0, 540.0)), Colour { red: 0xf5, green: 0xf2, blue: 0xea });
    slide.push(Role::Artifact, ItemKind::Shape(back));
    let head = Style { font: maker.bold, size: 54.0, colour: INK };
    slide.push(Role::Artifact, ItemKind::Text(maker.run(head, 60.0, 120.0, "One in six")));
    slide.push(Role::Artifact, ItemKind::Image(ImageKey(0), rect(60.0, 200.0, 360.0, 240.0)));
    maker.document.nested.push(slide);
    let mut sheet = Scene::new(letter());
    for at in 0..2 {
        let figure = maker.document.structure.add_figure(article, &format!("Slide {}: One in six", at + 1));
        let content = maker.document.structure.content(figure);
        let place = rect(72.0, 72.0 + 280.0 * at as f32, 448.0, 252.0);
        sheet.push(Role::Content(content), ItemKind::Scene(0, place));
        let stroke = Some(Stroke::solid(Colour::BLACK, Pt(0.75)));
        sheet.push(
            Role::Artifact,
            ItemKind::Shape(Shape { path: Path::rect(place), fill: None, rule: FillRule::NonZero, stroke }),
        );
    }
    sheet
}

/// Pages full of text, as an article has them.
pub(crate) fn book(pages: usize) -> Document {
    const WORDS: &str = "Most children who are trafficked know the person who recruits them; it is seldom a stranger in a van. ";
    let mut maker = Maker::new("A long article");
    for page in 0..pages {
        let mut scene = Scene::new(letter());
        let section = maker.document.structure.add(Structure::ROOT, Is::Section);
        let head = Style { font: maker.bold, size: 16.0, colour: INK };
        let run = maker.run(head, 72.0, 60.0, &format!("Section {}", page + 1));
        maker.words(&mut scene, section, Is::Heading(1), run);
        for paragraph in 0..8 {
            let node = maker.document.structure.add(section, Is::Paragraph);
            let content = maker.document.structure.content(node);
            for line in 0..6 {
                let y = 84.0 + 82.0 * paragraph as f32 + 13.0 * line as f32;
                let at = (page * 7 + paragraph * 3 + line) % 40;
                let words: String = WORDS.chars().cycle().skip(at).take(92).collect();
                let mut run = maker.run(maker.style(10.0), 72.0, y, &words);
                // Justified: spaces a little wider than the font's.
                for glyph in &mut run.glyphs {
                    if words.as_bytes()[glyph.text.start as usize] == b' ' {
                        glyph.advance += Pt(0.37);
                    }
                }
                scene.push(Role::Content(content), ItemKind::Text(run));
            }
        }
        foot(&mut maker, &mut scene, &format!("Page {}", page + 1));
        maker.document.pages.push(scene);
    }
    maker.document
}
