//! Word documents: headings divide them into pages; footnotes become notes.

mod numbering;
mod paragraph;
mod style;

use super::chart::read_chart;
use super::divide::pages;
use super::error::ImportError;
use super::media::{Media, alt_text};
use super::package::{Limits, Package, PackageError, Relationships, Target};
use super::report::Report;
use super::tree::{MOST_CELLS, MOST_ROWS, PictureUse, Piece, Reading, Run, Words, is_blank};
use super::xml::{attribute, child, children, is, parse_xml, path, relation};
use numbering::Numbering;
use paragraph::Paragraph;
use roxmltree::Node;
use std::collections::BTreeMap;
use style::Styles;

/// Where messages about a document's insides stand.
const PLACE: &str = "";

/// Reads a document.
///
/// # Errors
/// The package is refused or damaged, or there is nothing in it.
pub fn read_docx(bytes: &[u8]) -> Result<Reading, ImportError> {
    let package = Package::read(bytes, Limits::DECK)?;
    let main = package.main_part()?;
    let text = package.xml_text(&main)?.ok_or_else(|| PackageError::Missing(main.clone()))?;
    let document = parse_xml(&main, &text)?;
    let relationships = package.relationships(&main)?;
    let part = |kind: &str| relationships.parts_of(kind).next().and_then(|part| package.xml_text(part).ok().flatten());
    let styles = part("styles").map(|text| Styles::read(&text)).unwrap_or_default();
    let notes = |kind: &str| part(kind).map(|text| notes(&text, &styles)).unwrap_or_default();
    let mut reader = DocumentReader {
        package: &package,
        relationships: &relationships,
        numbering: part("numbering").map(|text| Numbering::read(&text)).unwrap_or_default(),
        notes: ["footnotes", "endnotes"].map(notes),
        styles,
        noted: 0,
        media: Media::default(),
        report: Report::default(),
        title: Vec::new(),
        pieces: Vec::new(),
    };
    reader.left_out();
    if let Some(body) = child(document.root_element(), "body") {
        reader.blocks(body);
    }
    let DocumentReader { noted, media, mut report, title, pieces, .. } = reader;
    if noted > 0 {
        report.wanting(PLACE, format!("{noted} footnotes stand in the speaker notes: make citations of those that name sources"));
    }
    let pages = pages(pieces, title);
    if pages.is_empty() {
        return Err(ImportError::Empty(String::new()));
    }
    Ok(Reading { pages, pictures: media.pictures, report })
}

/// The words of footnotes by their ids.
fn notes(text: &str, styles: &Styles) -> BTreeMap<String, Words> {
    let Ok(document) = parse_xml("footnotes", text) else { return BTreeMap::new() };
    let is_note = |node: &Node<'_, '_>| (is(*node, "footnote") || is(*node, "endnote")) && attribute(*node, "type").is_none();
    let note = |node: Node<'_, '_>| {
        let words = paragraph::plain_words(node, styles);
        Some((attribute(node, "id")?.to_owned(), words))
    };
    document.root_element().children().filter(is_note).filter_map(note).collect()
}

struct DocumentReader<'a> {
    package: &'a Package<'a>,
    relationships: &'a Relationships,
    styles: Styles,
    numbering: Numbering,
    /// Footnotes and endnotes.
    notes: [BTreeMap<String, Words>; 2],
    noted: usize,
    media: Media,
    report: Report,
    title: Words,
    pieces: Vec<Piece>,
}

impl DocumentReader<'_> {
    /// Tells what is never taken from a document.
    fn left_out(&mut self) {
        if self.package.has_macros() {
            self.report.dropped(PLACE, "macros: programs in files of others are not read");
        }
        for (kind, what) in [("comments", "comments"), ("header", "headers and footers of the pages")] {
            if self.relationships.parts_of(kind).next().is_some() {
                self.report.dropped(PLACE, what);
            }
        }
    }

    /// Reads the blocks in a body, a box or a control; nesting is bounded by the XML's.
    fn blocks(&mut self, body: Node<'_, '_>) {
        for node in body.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                "sdt"
                    if node
                        .descendants()
                        .any(|inner| is(inner, "docPartGallery") && attribute(inner, "val") == Some("Table of Contents")) =>
                {
                    self.report.dropped(PLACE, "the table of contents");
                }
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.blocks(content);
                    }
                }
                "ins" | "customXml" | "smartTag" => self.blocks(node),
                "del" | "moveFrom" => self.report.changed(PLACE, "tracked changes are read as accepted"),
                "altChunk" => self.report.dropped(PLACE, "a document inside the document"),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|properties| attribute(child(properties, "pStyle")?, "val")).unwrap_or_default();
        if self.styles.is_contents(style) {
            return self.report.dropped(PLACE, "the table of contents");
        }
        let Paragraph { words, notes, objects, is_changed } = paragraph::read(node, self.relationships, &self.styles);
        if is_changed {
            self.report.changed(PLACE, "tracked changes are read as accepted");
        }
        let (words, said) = self.with_notes(words, notes);
        self.words(properties, style, words);
        self.pieces.extend(said.into_iter().map(Piece::Note));
        for object in objects {
            self.object(object);
        }
    }

    /// Puts words where their style says.
    fn words(&mut self, properties: Option<Node<'_, '_>>, style: &str, mut words: Words) {
        if is_blank(&words) {
            return;
        }
        if self.styles.is_title(style) && is_blank(&self.title) && self.pieces.is_empty() {
            self.title = words;
            return;
        }
        let outline = properties.and_then(|properties| attribute(child(properties, "outlineLvl")?, "val")?.parse().ok());
        if let Some(level) = outline.or_else(|| self.styles.outline(style)).filter(|level| *level < 9) {
            return self.pieces.push(Piece::Heading { level: level + 1, words });
        }
        let own = properties.and_then(|properties| child(properties, "numPr")).map(numbering::named);
        if let Some((list, level)) = own.or_else(|| self.styles.list(style))
            && let Some(number) = self.numbering.next(&list, level)
        {
            return self.pieces.push(Piece::Item { level, number, words });
        }
        if super::pptx::without_typed_mark(&mut words) {
            return self.pieces.push(Piece::Item { level: 0, number: None, words });
        }
        self.pieces.push(if self.styles.is_quote(style) { Piece::Quote(words) } else { Piece::Paragraph(words) });
    }

    /// The words with numbers where footnotes were, and the footnotes.
    fn with_notes(&mut self, words: Words, notes: Vec<paragraph::NoteMark>) -> (Words, Vec<Words>) {
        let mut with = Vec::new();
        let mut said = Vec::new();
        let mut notes = notes.into_iter().peekable();
        for (at, run) in words.into_iter().map(Some).chain([None]).enumerate() {
            while let Some(note) = notes.next_if(|note| note.at <= at) {
                let Some(text) = self.notes.get(usize::from(note.is_end)).and_then(|all| all.get(&note.id)) else { continue };
                self.noted += 1;
                let mark = Run { script: super::tree::Script::Raised, ..Run::plain(self.noted.to_string()) };
                said.push([mark.clone(), Run::plain(" ")].into_iter().chain(text.iter().cloned()).collect());
                with.push(mark);
            }
            with.extend(run);
        }
        (with, said)
    }

    fn object(&mut self, node: Node<'_, '_>) {
        if is(node, "txbxContent") {
            return self.blocks(node);
        }
        let properties = node.descendants().find(|inner| is(*inner, "docPr"));
        let said = |key| properties.and_then(|properties| attribute(properties, key));
        if let Some(chart) = node.descendants().find(|inner| is(*inner, "chart") && relation(*inner, "id").is_some()) {
            let alt = alt_text(said("descr"), None, PLACE, &mut self.report);
            let text = relation(chart, "id")
                .and_then(|id| self.relationships.part(id))
                .and_then(|part| self.package.xml_text(part).ok().flatten());
            let found = text.and_then(|text| read_chart(&parse_xml("chart", &text).ok()?, alt, PLACE, &mut self.report));
            match found {
                Some(chart) => self.pieces.push(Piece::Chart(chart)),
                None => self.report.dropped(PLACE, "a chart without values that can be read"),
            }
            return;
        }
        let blip = node.descendants().find(|inner| is(*inner, "blip") || is(*inner, "imagedata"));
        let id =
            blip.and_then(|blip| relation(blip, "embed").or_else(|| relation(blip, "id")).or_else(|| relation(blip, "link")));
        match id.and_then(|id| self.relationships.get(id)).map(|found| &found.target) {
            Some(Target::Part(part)) => {
                let part = part.clone();
                let is_decoration =
                    node.descendants().any(|inner| is(inner, "decorative") && attribute(inner, "val") == Some("1"));
                if is_decoration {
                    return self.report.dropped(PLACE, "a picture that is marked as decoration");
                }
                let Some(picture) = self.media.take(self.package, &part, PLACE, &mut self.report) else { return };
                let alt = alt_text(said("descr"), said("title"), PLACE, &mut self.report);
                self.pieces.push(Piece::Picture(PictureUse { picture, alt }));
            }
            Some(Target::External(_)) => {
                self.report.dropped(PLACE, "a picture that is not in the file but at an address; nothing is fetched");
            }
            None => {}
        }
    }

    fn table(&mut self, node: Node<'_, '_>) {
        let rows: Vec<Node<'_, '_>> =
            node.descendants().filter(|row| is(*row, "tr") && row.ancestors().find(|up| is(*up, "tbl")) == Some(node)).collect();
        // A table of one cell is a box around text.
        if let [row] = rows.as_slice()
            && let [cell] = children(*row, "tc").collect::<Vec<_>>().as_slice()
        {
            return self.blocks(*cell);
        }
        let mut table: Vec<Vec<Words>> = Vec::new();
        for row in rows.iter().take(MOST_ROWS) {
            let mut cells: Vec<Words> = Vec::new();
            for cell in children(*row, "tc").take(MOST_CELLS) {
                let property = |name: &str| path(cell, &["tcPr", name]);
                let is_covered = property("vMerge").is_some_and(|merge| attribute(merge, "val") != Some("restart"));
                cells.push(if is_covered { Vec::new() } else { paragraph::plain_words(cell, &self.styles) });
                let span: usize = property("gridSpan").and_then(|span| attribute(span, "val")?.parse().ok()).unwrap_or(1);
                cells.extend((1..span.min(MOST_CELLS)).map(|_| Vec::new()));
                if is_covered || span > 1 {
                    self.report.changed(PLACE, "joined cells of a table stand apart, the words in the first of them");
                }
            }
            cells.truncate(MOST_CELLS);
            table.push(cells);
        }
        if rows.len() > MOST_ROWS {
            self.report.dropped(PLACE, format!("the rows of a table after the first {MOST_ROWS}"));
        }
        if table.iter().flatten().any(|cell| !is_blank(cell)) {
            self.pieces.push(Piece::Table(table));
        }
    }
}

#[cfg(test)]
mod tests;
