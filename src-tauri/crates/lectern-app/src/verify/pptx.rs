//! Presentations read back: slides, their words with notes and charts, fonts, nothing fetched.

use super::{Check, Point, Reading};
use crate::archive::{Limits, Parts, read_archive};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// How deep and how large a part may be is bounded by its archive's limits.
const PRESENTATION: &str = "ppt/presentation.xml";

/// Where links may lead.
const FOLLOWED: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];
/// What links may not do.
const STARTED: [&str; 3] = ["ppaction://program", "ppaction://macro", "ppaction://ole"];

/// Reads a presentation; what makes it unreadable otherwise.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, String> {
    let (parts, told) = read_archive(bytes, Limits::TALK);
    if let Some(first) = told.first() {
        return Err(format!("it cannot be read whole: {}", first.message));
    }
    let file = File::new(&parts)?;
    let mut reading = Reading::default();
    let slides = file.slides()?;
    for slide in &slides {
        reading.pages.push(file.slide_text(slide));
    }
    reading.count = slides.len();
    for (name, document) in &file.documents {
        reading.beside.push(texts(document.root(), "").join(" "));
        reading.beside.push(attributes(document).join(" \n "));
        if name.ends_with(".rels") || name.starts_with("docProps") {
            reading.beside.push(texts(document.root(), " ").join(" "));
        }
    }
    for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with(".xlsx")) {
        reading.beside.push(workbook_text(bytes).ok_or_else(|| format!("its workbook {name} cannot be read"))?);
    }
    reading.checks.push(Check::new(Point::Fonts, file.font_fault()));
    reading.checks.push(Check::new(Point::Network, file.network_fault()));
    reading.checks.push(Check::new(Point::Structure, file.structure_fault(&slides)));
    Ok(reading)
}

/// What the workbook behind a chart says.
fn workbook_text(bytes: &[u8]) -> Option<String> {
    let (parts, told) = read_archive(bytes, Limits::TALK);
    if !told.is_empty() || !parts.contains_key("xl/workbook.xml") {
        return None;
    }
    let mut said = Vec::new();
    for (_, bytes) in parts.iter().filter(|(name, _)| name.ends_with(".xml")) {
        let document = Document::parse(std::str::from_utf8(bytes).ok()?).ok()?;
        said.push(texts(document.root(), " ").join(" "));
        said.extend(attributes(&document));
    }
    Some(said.join(" \n "))
}

/// A presentation's parts of XML, by name.
struct File<'a> {
    parts: &'a Parts,
    documents: BTreeMap<&'a str, Document<'a>>,
}

/// A relation of a part to another.
struct Relation {
    id: String,
    kind: String,
    target: String,
    external: bool,
}

impl<'a> File<'a> {
    fn new(parts: &'a Parts) -> Result<Self, String> {
        let mut documents = BTreeMap::new();
        for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")) {
            let text = std::str::from_utf8(bytes).map_err(|_| format!("its part {name} is no text"))?;
            // No part declares entities: a document type is refused by the reader.
            let document = Document::parse(text).map_err(|error| format!("its part {name} is damaged: {error}"))?;
            documents.insert(name.as_str(), document);
        }
        if !documents.contains_key(PRESENTATION) || !parts.contains_key("[Content_Types].xml") {
            return Err("it has no presentation in it".to_owned());
        }
        Ok(Self { parts, documents })
    }

    /// The slides' parts, in the order of the show.
    fn slides(&self) -> Result<Vec<String>, String> {
        let relations = self.relations(PRESENTATION);
        let Some(presentation) = self.documents.get(PRESENTATION) else { return Ok(Vec::new()) };
        // Sections list slides too, by numbers alone.
        let listed = presentation.descendants().filter(|node| node.tag_name().name() == "sldId");
        let related = |node: Node<'_, '_>| {
            node.attributes().find(|own| own.name() == "id" && own.namespace().is_some()).map(|id| id.value().to_owned())
        };
        let mut slides = Vec::new();
        for id in listed.filter_map(related) {
            let relation = relations.iter().find(|relation| relation.id == id);
            match relation.filter(|relation| self.documents.contains_key(relation.target.as_str())) {
                Some(relation) => slides.push(relation.target.clone()),
                None => return Err(format!("its slide {} is not there", slides.len() + 1)),
            }
        }
        Ok(slides)
    }

    /// What a slide says, with its notes and its charts.
    fn slide_text(&self, slide: &str) -> String {
        let mut text = self.part_text(slide);
        for relation in self.relations(slide).iter().filter(|relation| !relation.external) {
            if relation.kind.ends_with("/notesSlide") || relation.kind.ends_with("/chart") {
                text.push('\n');
                text.push_str(&self.part_text(&relation.target));
            }
        }
        text
    }

    fn part_text(&self, name: &str) -> String {
        self.documents.get(name).map(|document| texts(document.root(), "").join("\n")).unwrap_or_default()
    }

    /// What a part refers to; the targets as names of parts.
    fn relations(&self, part: &str) -> Vec<Relation> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(document) = self.documents.get(name.as_str()) else { return Vec::new() };
        let nodes = document.descendants().filter(|node| node.tag_name().name() == "Relationship");
        let relation = |node: Node<'_, '_>| {
            let value = |key| node.attribute(key).unwrap_or_default().to_owned();
            let external = node.attribute("TargetMode") == Some("External");
            let target = if external { value("Target") } else { resolve(folder, &value("Target")) };
            Relation { id: value("Id"), kind: value("Type"), target, external }
        };
        nodes.map(relation).collect()
    }

    /// Fonts that the presentation says it carries and does not.
    fn font_fault(&self) -> Option<String> {
        let presentation = self.documents.get(PRESENTATION)?;
        let relations = self.relations(PRESENTATION);
        let embedded = presentation.descendants().filter(|node| node.tag_name().name() == "embeddedFont");
        for font in embedded {
            let named = font.descendants().find_map(|node| node.attribute("typeface")).unwrap_or("without a name");
            let faces = font.children().filter(|node| node.is_element() && node.tag_name().name() != "font");
            for face in faces {
                let id = face.attributes().find(|attribute| attribute.namespace().is_some()).map(|id| id.value());
                let target =
                    relations.iter().find(|relation| Some(relation.id.as_str()) == id).map(|relation| relation.target.as_str());
                if target.and_then(|target| self.parts.get(target)).is_none_or(|bytes| bytes.len() < 64) {
                    return Some(format!("the font {named} is not in the file"));
                }
            }
        }
        let theme = self.documents.iter().find(|(name, _)| name.starts_with("ppt/theme/"));
        let named = theme.is_some_and(|(_, theme)| {
            theme
                .descendants()
                .any(|node| node.tag_name().name() == "latin" && node.attribute("typeface").is_some_and(|face| !face.is_empty()))
        });
        (!named).then(|| "its theme names no font".to_owned())
    }

    fn network_fault(&self) -> Option<String> {
        if let Some(name) = self.parts.keys().find(|name| name.to_lowercase().contains("vbaproject") || name.ends_with(".bin")) {
            return Some(format!("it carries a program, {name}"));
        }
        for name in self.documents.keys().filter(|name| name.ends_with(".rels")) {
            let document = self.documents.get(name)?;
            for node in document.descendants().filter(|node| node.attribute("TargetMode") == Some("External")) {
                let target = node.attribute("Target").unwrap_or_default();
                if !node.attribute("Type").unwrap_or_default().ends_with("/hyperlink") {
                    return Some(format!("{name} fetches {target}"));
                }
                let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
                if !scheme.is_some_and(|scheme| FOLLOWED.contains(&scheme.as_str())) {
                    return Some(format!("{name} has a link that is no address of a page, a telephone or a mailbox: {target}"));
                }
            }
        }
        let mut actions = self
            .documents
            .iter()
            .flat_map(|(name, document)| document.descendants().filter_map(move |node| Some((name, node.attribute("action")?))));
        let starts = |action: &str| STARTED.iter().any(|kind| action.starts_with(kind));
        actions
            .find(|(_, action)| starts(action))
            .map(|(name, action)| format!("{name} has a link that starts a program: {action}"))
    }

    /// What a screen reader needs: titles, languages, and words for pictures.
    fn structure_fault(&self, slides: &[String]) -> Option<String> {
        for (at, slide) in slides.iter().enumerate() {
            let document = self.documents.get(slide.as_str())?;
            let number = at + 1;
            let title = document
                .descendants()
                .find(|node| node.tag_name().name() == "ph" && matches!(node.attribute("type"), Some("title" | "ctrTitle")));
            let shape = title.and_then(|ph| ph.ancestors().find(|node| node.tag_name().name() == "sp"));
            if shape.is_none_or(|shape| texts(shape, "").concat().trim().is_empty()) {
                return Some(format!("slide {number} has no title"));
            }
            for pictured in document.descendants().filter(|node| matches!(node.tag_name().name(), "pic" | "graphicFrame")) {
                let properties = pictured.descendants().find(|node| node.tag_name().name() == "cNvPr");
                let described = properties.and_then(|node| node.attribute("descr")).is_some_and(|text| !text.is_empty());
                let decorative =
                    properties.is_some_and(|node| node.descendants().any(|node| node.tag_name().name() == "decorative"));
                let table = pictured.descendants().find(|node| node.tag_name().name() == "tblPr");
                if table.is_some_and(|table| table.attribute("firstRow") != Some("1")) {
                    return Some(format!("a table on slide {number} does not say that its first row names the columns"));
                }
                if !described && !decorative {
                    return Some(format!("a picture, chart or table on slide {number} has no alternative text"));
                }
            }
        }
        None
    }
}

/// A target as the name of a part, relative to a folder.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|piece| !piece.is_empty()).collect();
    for piece in target.split('/') {
        match piece {
            ".." => drop(path.pop()),
            "." | "" => {}
            piece => path.push(piece),
        }
    }
    path.join("/")
}

/// The texts under a node, each paragraph by itself; runs of one paragraph stand `apart`.
fn texts(node: Node<'_, '_>, apart: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut paragraph = String::new();
    for node in node.descendants() {
        match node.tag_name().name() {
            "p" | "pt" | "br" | "f" | "formatCode" if node.is_element() && !paragraph.is_empty() => {
                out.push(std::mem::take(&mut paragraph));
            }
            // A raised mark stands apart from the word before it.
            "rPr" if node.attribute("baseline").is_some_and(|raised| raised != "0") => paragraph.push(' '),
            _ => {}
        }
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            paragraph.push_str(text);
            paragraph.push_str(apart);
        }
    }
    out.push(paragraph);
    out
}

fn attributes(document: &Document<'_>) -> Vec<String> {
    let long = |value: &&str| value.len() > 12;
    document
        .descendants()
        .flat_map(|node| node.attributes().map(|attribute| attribute.value()).filter(long).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}
