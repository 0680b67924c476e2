//! Whole documents as PDF, read back as a reader would.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod fixture;
mod reader;

use fixture::{Maker, book, everything, letter, rect};
use lectern_model::geometry::{Pt, Size};
use lectern_render::{RenderError, render_pdf};
use lectern_scene::document::Document;
use lectern_scene::font::FontKey;
use lectern_scene::image::ImageKey;
use lectern_scene::scene::{ItemKind, Role, Scene};
use lectern_scene::shape::{Cap, FillRule, Join, Path, Shape, Stroke};
use lectern_scene::structure::{Numbering, Role as Is, Structure};
use lopdf::Object;
use reader::{Reader, name, text_of};
use std::process::Command;
use std::sync::Arc;

#[test]
fn a_screen_reader_gets_the_document_in_order() {
    let reader = Reader::new(&render_pdf(&everything()).unwrap());
    insta::assert_snapshot!(reader.tree());
}

#[test]
fn content_that_runs_over_pages_stays_one_element() {
    let mut maker = Maker::new("Long");
    let paragraph = maker.document.structure.add(Structure::ROOT, Is::Paragraph);
    let content = maker.document.structure.content(paragraph);
    for words in ["one", "two"] {
        let mut scene = Scene::new(letter());
        let run = maker.run(maker.style(10.0), 72.0, 100.0, words);
        scene.push(Role::Content(content), ItemKind::Text(run.clone()));
        scene.push(Role::Pagination, ItemKind::Text(run.clone()));
        scene.push(Role::Content(content), ItemKind::Text(run));
        maker.document.pages.push(scene);
    }
    let reader = Reader::new(&render_pdf(&maker.document).unwrap());
    assert_eq!(reader.tree(), "Document\n  P\n    \"one\"\n    \"one\"\n    page 2: \"two\"\n    page 2: \"two\"\n");
}

#[test]
fn links_lead_where_they_say() {
    let reader = Reader::new(&render_pdf(&everything()).unwrap());
    let links = reader.annotations(0);
    assert_eq!(links.len(), 2);
    let parents =
        reader.dict(reader.root("StructTreeRoot").get(b"ParentTree").unwrap()).get(b"Nums").unwrap().as_array().unwrap();
    for link in &links {
        let key = link.get(b"StructParent").unwrap();
        let parent = parents.chunks(2).find(|pair| &pair[0] == key).unwrap();
        assert_eq!(name(reader.dict(&parent[1]), b"S"), "Link");
        assert_eq!(link.get(b"F").unwrap().as_i64().unwrap(), 4);
    }
    let action = |at: usize| reader.dict(links[at].get(b"A").unwrap());
    let place = action(0).get(b"D").unwrap().as_array().unwrap();
    assert_eq!(place[0].as_reference().unwrap(), reader.file.page_iter().nth(1).unwrap());
    assert_eq!(place[3].as_float().unwrap(), 112.0);
    assert_eq!(action(1).get(b"URI").unwrap().as_str().unwrap(), b"https://example.org/hilfe%20f%C3%BCr%20alle");
    // Two lines, two boxes, the whole around both.
    assert_eq!(links[1].get(b"QuadPoints").unwrap().as_array().unwrap().len(), 16);
    let sides: Vec<f32> =
        links[1].get(b"Rect").unwrap().as_array().unwrap().iter().map(|side| side.as_float().unwrap()).collect();
    assert_eq!(sides, [72.0, 637.0, 510.0, 665.0]);
}

#[test]
fn a_link_to_nowhere_is_only_words() {
    let mut maker = Maker::new("Nowhere");
    let mut scene = Scene::new(letter());
    let run = maker.run(maker.style(10.0), 72.0, 100.0, "here");
    let node = maker.words(&mut scene, Structure::ROOT, Is::Link, run);
    let target = lectern_scene::link::Target::Place(maker.document.places.reserve());
    scene.links.push(lectern_scene::link::LinkArea { rects: vec![rect(0.0, 0.0, 9.0, 9.0)], target, alt: String::new(), node });
    maker.document.pages.push(scene);
    let reader = Reader::new(&render_pdf(&maker.document).unwrap());
    assert_eq!(reader.tree(), "Document\n  Span\n    \"here\"\n");
    assert!(reader.annotations(0).is_empty());
}

#[test]
fn what_nobody_could_read_aloud_is_no_figure_and_what_is_empty_is_nothing() {
    let mut maker = Maker::new("Odd");
    let mut scene = Scene::new(letter());
    let figure = maker.document.structure.add(Structure::ROOT, Is::Figure);
    let content = maker.document.structure.content(figure);
    scene.push(Role::Content(content), ItemKind::Shape(Shape::filled(Path::rect(rect(9.0, 9.0, 9.0, 9.0)), fixture::INK)));
    let table = maker.document.structure.add(Structure::ROOT, Is::Table);
    let row = maker.document.structure.add(table, Is::TableRow);
    maker.document.structure.add(row, Is::TableCell);
    // Content of no element at all.
    let mut other = Structure::default();
    let mut deep = other.add(Structure::ROOT, Is::Group);
    for _ in 0..9 {
        deep = other.add(deep, Is::Group);
    }
    let stray = maker.document.structure.add(deep, Is::Paragraph);
    let run = maker.run(maker.style(10.0), 72.0, 100.0, "stray");
    maker.more(&mut scene, stray, run);
    maker.document.pages.push(scene);
    let reader = Reader::new(&render_pdf(&maker.document).unwrap());
    assert_eq!(reader.tree(), "Document\n  Div\n    \"\"\n");
}

#[test]
fn the_outline_is_a_tree() {
    let reader = Reader::new(&render_pdf(&everything()).unwrap());
    let top = reader.root("Outlines");
    assert_eq!(top.get(b"Count").unwrap().as_i64().unwrap(), 4);
    let first = reader.dict(top.get(b"First").unwrap());
    assert_eq!(text_of(first.get(b"Title").unwrap()), "Signs");
    let inner = reader.dict(first.get(b"First").unwrap());
    assert_eq!(text_of(inner.get(b"Title").unwrap()), "Häufigkeit");
    assert_eq!(inner.get(b"Dest").unwrap().as_array().unwrap()[3].as_float().unwrap(), 732.0);
    assert_eq!(inner.get(b"Next").unwrap(), first.get(b"Last").unwrap());
    let second = reader.dict(first.get(b"Next").unwrap());
    assert_eq!(text_of(second.get(b"Title").unwrap()), "Slides");
}

#[test]
fn pages_are_called_what_is_printed_on_them() {
    let reader = Reader::new(&render_pdf(&everything()).unwrap());
    let labels = reader.root("PageLabels").get(b"Nums").unwrap().as_array().unwrap();
    let styles: Vec<(i64, String)> =
        labels.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), name(reader.dict(&pair[1]), b"S"))).collect();
    assert_eq!(styles, [(0, "r".to_owned()), (1, "D".to_owned())]);
}

#[test]
fn a_slide_shown_twice_is_written_once() {
    let document = everything();
    let reader = Reader::new(&render_pdf(&document).unwrap());
    let of = |kind: &str| {
        let streams = reader.file.objects.values().filter_map(|object| object.as_stream().ok());
        streams.filter(|stream| name(&stream.dict, b"Subtype") == kind).count()
    };
    // A JPEG, a PNG and its mask.
    assert_eq!((of("Form"), of("Image")), (1, 3));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(render_pdf(&everything()).unwrap(), render_pdf(&everything()).unwrap());
    let mut other = everything();
    other.metadata.title.push('!');
    let id = |document: &Document| Reader::new(&render_pdf(document).unwrap()).file.trailer.get(b"ID").unwrap().clone();
    assert_ne!(id(&other), id(&everything()));
}

#[test]
fn only_fonts_and_scenes_that_are_shown_are_in_the_file() {
    let mut document = everything();
    document.pages.truncate(1);
    let reader = Reader::new(&render_pdf(&document).unwrap());
    let dicts = || reader.file.objects.values().filter_map(|object| object.as_dict().ok());
    assert_eq!(dicts().filter(|dict| name(dict, b"Type") == "FontDescriptor").count(), 3);
    document.pages[0].items.retain(|item| matches!(item.kind, ItemKind::Shape(_)));
    let reader = Reader::new(&render_pdf(&document).unwrap());
    assert!(!reader.file.objects.values().any(|object| object.as_dict().is_ok_and(|dict| dict.has(b"FontFile2"))));
}

#[test]
fn letters_no_font_has_are_boxes_that_say_their_words() {
    let mut maker = Maker::new("Missing");
    let mut scene = Scene::new(letter());
    let run = maker.run(maker.style(10.0), 72.0, 100.0, "漢字");
    maker.words(&mut scene, Structure::ROOT, Is::Paragraph, run);
    maker.document.pages.push(scene);
    let reader = Reader::new(&render_pdf(&maker.document).unwrap());
    assert_eq!(reader.tree(), "Document\n  P\n    \"漢字\"\n");
    let page = reader.file.page_iter().next().unwrap();
    let content = String::from_utf8_lossy(&reader.file.get_page_content(page)).into_owned();
    assert!(content.contains(" re") && !content.contains("Tf"), "{content}");
}

#[test]
fn a_key_that_leads_nowhere_is_an_error() {
    let mut maker = Maker::new("Keys");
    let mut run = maker.run(maker.style(10.0), 0.0, 0.0, "x");
    run.font = FontKey(99);
    let items = [
        (ItemKind::Text(run), "font"),
        (ItemKind::Image(ImageKey(3), rect(0.0, 0.0, 1.0, 1.0)), "picture"),
        (ItemKind::Scene(0, rect(0.0, 0.0, 1.0, 1.0)), "scene"),
    ];
    assert_eq!(render_pdf(&maker.document), Err(RenderError::NoPages));
    for (item, what) in items {
        let mut scene = Scene::new(letter());
        scene.push(Role::Artifact, item);
        maker.document.pages = vec![Scene::new(letter()), scene];
        assert_eq!(render_pdf(&maker.document), Err(RenderError::Missing { what, page: 2 }));
    }
}

#[test]
fn a_font_that_is_none_is_named() {
    let mut maker = Maker::new("Fonts");
    let mut run = maker.run(maker.style(10.0), 0.0, 0.0, "x");
    for data in [&b"no font at all"[..], &[], &[0, 1, 0, 0, 0, 9, 0, 0]] {
        run.font = maker.document.fonts.add("Broken-Regular", &Arc::from(data), 0);
        let mut scene = Scene::new(letter());
        scene.push(Role::Artifact, ItemKind::Text(run.clone()));
        maker.document.pages = vec![scene];
        let error = render_pdf(&maker.document).unwrap_err().to_string();
        assert!(error.starts_with("the font Broken-Regular cannot be embedded: "), "{error}");
    }
}

#[test]
fn odd_numbers_do_no_harm() {
    let mut maker = Maker::new("");
    for size in [Size::new(Pt(0.0), Pt(f32::NAN)), Size::new(Pt(-5.0), Pt(1e30))] {
        let mut scene = Scene::new(size);
        let mut run = maker.run(maker.style(10.0), f32::NAN, f32::INFINITY, "odd");
        run.glyphs[0].advance = Pt(f32::NAN);
        run.glyphs[1].x_offset = Pt(f32::NEG_INFINITY);
        run.glyphs[2].text = 2..900;
        run.glyphs[2].id = u16::MAX;
        let node = maker.words(&mut scene, Structure::ROOT, Is::Figure, run.clone());
        maker.document.structure.set_alt(node, "Odd");
        run.size = Pt(f32::NAN);
        maker.more(&mut scene, node, run);
        let shape = Shape::filled(Path::rect(rect(f32::NAN, 1e38, -3.0, f32::INFINITY)), fixture::INK);
        scene.push(Role::Artifact, ItemKind::Shape(shape));
        scene.push(
            Role::Artifact,
            ItemKind::Shape(Shape { path: Path::default(), fill: None, rule: FillRule::NonZero, stroke: None }),
        );
        maker.document.pages.push(scene);
    }
    let bytes = render_pdf(&maker.document).unwrap();
    let reader = Reader::new(&bytes);
    let boxes: Vec<Vec<f32>> = reader
        .file
        .page_iter()
        .map(|page| {
            let sides = reader.file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            sides.iter().map(|side| side.as_float().unwrap()).collect()
        })
        .collect();
    assert_eq!(boxes, [[0.0, 0.0, 3.0, 3.0], [0.0, 0.0, 3.0, 14_400.0]]);
    assert!(!String::from_utf8_lossy(&bytes).contains("NaN"));
}

#[test]
fn lines_have_their_ends_and_corners_and_areas_their_rule_also_in_a_nested_scene() {
    let round = |cap, join| Some(Stroke { cap, join, ..Stroke::solid(fixture::INK, Pt(2.0)) });
    let shape =
        |fill, rule, stroke| ItemKind::Shape(Shape { path: Path::rect(rect(10.0, 10.0, 50.0, 50.0)), fill, rule, stroke });
    let mut scene = Scene::new(letter());
    scene.push(Role::Artifact, shape(None, FillRule::NonZero, round(Cap::Round, Join::Round)));
    scene.push(Role::Artifact, shape(Some(fixture::INK), FillRule::EvenOdd, round(Cap::Square, Join::Bevel)));
    scene.push(Role::Artifact, shape(Some(fixture::INK), FillRule::EvenOdd, None));
    let mut nested = Scene::new(letter());
    nested.push(Role::Artifact, shape(None, FillRule::NonZero, round(Cap::Butt, Join::Mitre)));
    scene.push(Role::Artifact, ItemKind::Scene(0, rect(100.0, 100.0, 200.0, 200.0)));
    let mut maker = Maker::new("Lines");
    maker.document.nested.push(nested);
    maker.document.pages.push(scene);
    let reader = Reader::new(&render_pdf(&maker.document).unwrap());
    let words = |content: &[u8]| String::from_utf8_lossy(content).split_whitespace().collect::<Vec<_>>().join(" ");
    let page = words(&reader.file.get_page_content(reader.file.page_iter().next().unwrap()));
    for operators in ["1 J 1 j", "2 J 2 j", "h B*", "h f*", "h S"] {
        assert!(page.contains(operators), "{operators}: {page}");
    }
    // What its page had set last is not the nested scene's.
    let form = reader.file.objects.values().filter_map(|object| object.as_stream().ok());
    let form =
        form.filter(|stream| name(&stream.dict, b"Subtype") == "Form").map(|stream| stream.decompressed_content().unwrap());
    assert!(form.map(|content| words(&content)).all(|content| content.contains("0 J 0 j")));
}

#[test]
fn a_scene_cannot_show_itself() {
    let mut maker = Maker::new("Mirrors");
    for inner in [1, 0] {
        let mut scene = Scene::new(letter());
        scene.push(Role::Artifact, ItemKind::Scene(inner, rect(0.0, 0.0, 90.0, 90.0)));
        maker.document.nested.push(scene.clone());
        maker.document.pages.push(scene);
    }
    let reader = Reader::new(&render_pdf(&maker.document).unwrap());
    let forms: Vec<_> = reader.file.objects.values().filter_map(|object| object.as_stream().ok()).collect();
    let shows =
        |form: &&&lopdf::Stream| form.dict.get(b"Resources").and_then(Object::as_dict).is_ok_and(|own| own.has(b"XObject"));
    assert_eq!(forms.iter().filter(|form| name(&form.dict, b"Subtype") == "Form").filter(shows).count(), 1);
}

#[test]
fn a_structure_deeper_than_the_stack_is_written() {
    let mut maker = Maker::new("Deep");
    let mut node = Structure::ROOT;
    for _ in 0..100_000 {
        node = maker.document.structure.add(node, Is::List(Numbering::Bullet));
    }
    let mut scene = Scene::new(letter());
    let run = maker.run(maker.style(10.0), 72.0, 100.0, "down here");
    maker.more(&mut scene, node, run);
    maker.document.pages.push(scene);
    assert!(render_pdf(&maker.document).unwrap().len() > 10_000);
}

#[test]
fn every_word_comes_back_in_order() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let text = |document: &Document| {
        let file = folder.path().join("document.pdf");
        std::fs::write(&file, render_pdf(document).unwrap()).unwrap();
        let output = Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
        String::from_utf8(output.stdout).unwrap().replace("\u{ad}\n", "")
    };
    let found = text(&everything());
    for words in ["an example are well-known to office staff in 10 000 cases.3", "שלום עולם", "¿Qué señales hay?", "One in six"]
    {
        assert!(found.contains(words), "{words} in {found}");
    }
    let long = book(5);
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    let mut laid_out = Vec::new();
    for item in long.pages.iter().flat_map(|page| &page.items) {
        if let ItemKind::Text(run) = &item.kind {
            laid_out.extend(words(&run.text));
        }
    }
    assert_eq!(words(&text(&long)), laid_out);
}
