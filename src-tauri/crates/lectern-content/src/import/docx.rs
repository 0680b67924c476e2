//! Word documents: headings divide them into pages; footnotes become notes.

mod numbering;
mod object;
mod paragraph;
mod style;
mod table;

use super::divide::pages;
use super::error::ImportError;
use super::link::Links;
use super::media::Media;
use super::package::{Limits, Package, PackageError, Relationships};
use super::report::Report;
use super::tree::{Piece, Reading, Run, Script, Words, is_blank};
use super::xml::{attribute, child, is, parse_xml};
use numbering::Numbering;
use paragraph::{Context, Paragraph};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use style::Styles;

/// Where messages about a document's insides stand.
const PLACE: &str = "";

/// What is told of tracked changes.
const TRACKED: &str = "tracked changes are read as accepted";

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
    let (mut report, mut links) = (Report::default(), Links::default());
    let mut parts = Parts { package: &package, relationships: &relationships, report: &mut report };
    let styles = parts.read("styles", "the styles, by which headings and lists are known", |_, part| Styles::read(part));
    let numbering = parts.read("numbering", "the numbers of lists", |_, part| Numbering::read(part));
    let notes = [("footnotes", "the footnotes"), ("endnotes", "the endnotes")];
    let notes = notes.map(|(kind, what)| parts.notes(kind, what, &styles, &mut links));
    let mut reader = DocumentReader {
        package: &package,
        relationships: &relationships,
        styles,
        numbering,
        notes,
        noted: 0,
        media: Media::default(),
        links,
        report,
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

/// Footnotes by their ids.
type Notes = BTreeMap<String, Note>;

/// A footnote.
#[derive(Debug, Default)]
struct Note {
    /// Its words, until it is first named.
    words: Words,
    /// Its number, from then on.
    number: Option<usize>,
}

/// The parts beside the document itself.
struct Parts<'p> {
    package: &'p Package<'p>,
    relationships: &'p Relationships,
    report: &'p mut Report,
}

impl Parts<'_> {
    /// What is read of the part of a kind; nothing where there is none, and a word in the report where it is damaged.
    fn read<T: Default>(&mut self, kind: &str, what: &str, read: impl FnOnce(&mut Self, &Document<'_>) -> T) -> T {
        let Some(part) = self.relationships.parts_of(kind).next() else { return T::default() };
        let found = self.package.xml_text(part).map(Option::unwrap_or_default);
        match found.and_then(|text| Ok(read(self, &parse_xml(part, &text)?))) {
            Ok(found) => found,
            Err(error) => {
                self.report.dropped(PLACE, format!("{what}: {error}"));
                T::default()
            }
        }
    }

    /// The footnotes or endnotes.
    fn notes(&mut self, kind: &str, what: &str, styles: &Styles, links: &mut Links) -> Notes {
        self.read(kind, what, |parts, document| {
            let part = parts.relationships.parts_of(kind).next().unwrap_or_default();
            let relationships = parts.package.relationships(part).unwrap_or_default();
            let is_note =
                |node: &Node<'_, '_>| (is(*node, "footnote") || is(*node, "endnote")) && attribute(*node, "type").is_none();
            let mut notes = Notes::new();
            for node in document.root_element().children().filter(is_note) {
                let mut context =
                    Context { relationships: &relationships, styles, links: &mut *links, report: &mut *parts.report };
                let Paragraph { words, objects, .. } = paragraph::read_all(node, &mut context);
                if !objects.is_empty() {
                    parts.report.dropped(PLACE, "pictures and drawings in footnotes");
                }
                let id = attribute(node, "id").unwrap_or_default().to_owned();
                notes.insert(id, Note { words, number: None });
            }
            notes
        })
    }
}

struct DocumentReader<'a> {
    package: &'a Package<'a>,
    relationships: &'a Relationships,
    styles: Styles,
    numbering: Numbering,
    /// Footnotes and endnotes.
    notes: [Notes; 2],
    noted: usize,
    media: Media,
    links: Links,
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
                "del" | "moveFrom" => self.report.changed(PLACE, TRACKED),
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
        let Paragraph { words, notes, objects } = paragraph::read(node, &mut self.context());
        let (words, said) = self.with_notes(words, notes);
        self.words(properties, style, words);
        self.pieces.extend(said.into_iter().map(Piece::Note));
        for object in objects {
            self.object(object);
        }
    }

    fn context(&mut self) -> Context<'_> {
        let Self { relationships, styles, links, report, .. } = self;
        Context { relationships, styles, links, report }
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

    /// The words with numbers where footnotes were, and the footnotes that were not named before.
    fn with_notes(&mut self, words: Words, notes: Vec<paragraph::NoteMark>) -> (Words, Vec<Words>) {
        let mut with = Vec::new();
        let mut said = Vec::new();
        let mut notes = notes.into_iter().peekable();
        for (at, run) in words.into_iter().map(Some).chain([None]).enumerate() {
            while let Some(note) = notes.next_if(|note| note.at <= at) {
                let Some(found) = self.notes.get_mut(usize::from(note.is_end)).and_then(|all| all.get_mut(&note.id)) else {
                    self.report.dropped(PLACE, "the number of a footnote that is not in the file");
                    continue;
                };
                let raised = |number: usize| Run { script: Script::Raised, ..Run::plain(number.to_string()) };
                let number = *found.number.get_or_insert_with(|| {
                    self.noted += 1;
                    let words = std::mem::take(&mut found.words);
                    said.push([raised(self.noted), Run::plain(" ")].into_iter().chain(words).collect());
                    self.noted
                });
                with.push(raised(number));
            }
            with.extend(run);
        }
        (with, said)
    }
}

#[cfg(test)]
mod tests;
