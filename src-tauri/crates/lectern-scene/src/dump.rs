//! Documents as readable text, for snapshots: almost every change of layout shows as a small difference.

use crate::document::Document;
use crate::scene::{Item, ItemKind, Role, Scene};
use crate::structure::{Child, NodeId, Structure};
use crate::text::GlyphRun;
use std::fmt::Write as _;

/// The pages and what stands on them, one line an item. Positions are in points, to a tenth.
pub fn dump_scenes(document: &Document) -> String {
    let mut out = String::new();
    for (at, scene) in document.pages.iter().enumerate() {
        dump_scene(document, scene, &format!("page {}", at + 1), &mut out);
    }
    for (at, scene) in document.nested.iter().enumerate() {
        dump_scene(document, scene, &format!("nested {at}"), &mut out);
    }
    out
}

/// The structure as an indented tree with the words of its content.
pub fn dump_structure(document: &Document) -> String {
    let mut words: Vec<String> = Vec::new();
    for scene in &document.pages {
        for item in &scene.items {
            if let (Role::Content(id), ItemKind::Text(run)) = (item.role, &item.kind) {
                if words.len() <= id.index() {
                    words.resize(id.index() + 1, String::new());
                }
                if let Some(text) = words.get_mut(id.index()) {
                    text.push_str(&run.text);
                }
            }
        }
    }
    let mut out = String::new();
    dump_node(&document.structure, Structure::ROOT, 0, &words, &mut out);
    out
}

fn dump_node(structure: &Structure, id: NodeId, depth: usize, words: &[String], out: &mut String) {
    let Some(node) = structure.node(id) else { return };
    let indent = "  ".repeat(depth);
    let _ = write!(out, "{indent}{:?}", node.role);
    if let Some(alt) = &node.alt {
        let _ = write!(out, " alt={alt:?}");
    }
    if let Some(language) = &node.language {
        let _ = write!(out, " lang={language}");
    }
    if let Some(text) = &node.actual_text {
        let _ = write!(out, " actual={text:?}");
    }
    out.push('\n');
    for child in &node.children {
        match child {
            Child::Node(id) => dump_node(structure, *id, depth + 1, words, out),
            Child::Content(id) => {
                let text = words.get(id.index()).map_or("", String::as_str);
                if !text.trim().is_empty() {
                    let _ = writeln!(out, "{indent}  {text:?}");
                }
            }
        }
    }
}

fn dump_scene(document: &Document, scene: &Scene, name: &str, out: &mut String) {
    let _ = writeln!(out, "== {name}: {:.0} x {:.0}", scene.size.width.0, scene.size.height.0);
    for item in &scene.items {
        dump_item(document, item, out);
    }
    for link in &scene.links {
        let _ = writeln!(out, "link {:?} -> {:?}", link.alt, link.target);
    }
    for frame in &scene.frames {
        let b = frame.bounds;
        let _ = writeln!(
            out,
            "frame {:?} {:.1} {:.1} {:.1} {:.1} scale {:.2}",
            frame.kind, b.x.0, b.y.0, b.width.0, b.height.0, frame.scale
        );
    }
}

fn dump_item(document: &Document, item: &Item, out: &mut String) {
    let role = match item.role {
        Role::Content(_) => "",
        Role::Pagination => "~page ",
        Role::Artifact => "~ ",
    };
    out.push_str(role);
    match &item.kind {
        ItemKind::Text(run) => dump_run(document, run, out),
        ItemKind::Shape(shape) => {
            let colour = |colour: Option<String>| colour.unwrap_or_else(|| "-".to_owned());
            let fill = colour(shape.fill.map(|fill| fill.to_string()));
            let stroke = colour(shape.stroke.as_ref().map(|stroke| format!("{} {:.1}", stroke.colour, stroke.width.0)));
            let start = shape.path.steps.first();
            let _ = writeln!(out, "shape {start:?} steps {} fill {fill} stroke {stroke}", shape.path.steps.len());
        }
        ItemKind::Image(key, rect) => {
            let id = document.images.get(*key).map_or("?", |(id, _)| id.as_str());
            let _ = writeln!(out, "image {id} {:.1} {:.1} {:.1} {:.1}", rect.x.0, rect.y.0, rect.width.0, rect.height.0);
        }
        ItemKind::Scene(at, rect) => {
            let _ = writeln!(out, "scene {at} {:.1} {:.1} {:.1} {:.1}", rect.x.0, rect.y.0, rect.width.0, rect.height.0);
        }
    }
}

fn dump_run(document: &Document, run: &GlyphRun, out: &mut String) {
    let font = document.fonts.get(run.font).map_or("?", |font| font.name.as_str());
    let _ = writeln!(
        out,
        "text {:.1} {:.1} w{:.1} {font} {:.1} {} {:?}",
        run.origin.x.0,
        run.origin.y.0,
        run.width().0,
        run.size.0,
        run.colour,
        run.text
    );
}
