//! PowerPoint decks: slides with titles, lists, tables, charts, pictures and notes.

mod frame;
mod layout;
mod shape;
mod text;

use super::error::ImportError;
use super::link::Links;
use super::media::Media;
use super::package::{Limits, Package, PackageError, Relationships};
use super::report::Report;
use super::slide::MOST_SLIDES;
use super::tree::{Page, Piece, Reading, Role, is_blank};
use super::xml::{attribute, child, children, flag, is, parse_xml, path, relation};
use layout::Layouts;
use lectern_model::deck::Fingerprint;
use roxmltree::{Document, Node};
use shape::{Found, ShapeReader, columns};
use std::collections::BTreeMap;
pub(super) use text::without_typed_mark;

/// Reads a deck.
///
/// # Errors
/// The package is refused or damaged, or has no slides.
pub fn read_pptx(bytes: &[u8]) -> Result<Reading, ImportError> {
    let package = Package::read(bytes, Limits::DECK)?;
    let main = package.main_part()?;
    let text = package.xml_text(&main)?.ok_or_else(|| PackageError::Missing(main.clone()))?;
    let document = parse_xml(&main, &text)?;
    let root = document.root_element();
    let relationships = package.relationships(&main)?;
    let width = path(root, &["sldSz"]).and_then(|size| attribute(size, "cx")?.parse().ok()).unwrap_or(12_192_000);
    let mut deck = Deck {
        package: &package,
        width,
        layouts: Layouts::default(),
        media: Media::default(),
        links: Links::default(),
        report: Report::default(),
        pages: Vec::new(),
    };
    if package.has_macros() {
        deck.report.dropped("", "macros: programs in files of others are not read");
    }
    let sections = sections(root);
    for (at, slide) in child(root, "sldIdLst").iter().flat_map(|list| children(*list, "sldId")).enumerate() {
        if at >= MOST_SLIDES {
            deck.report.dropped("", format!("everything after the first {MOST_SLIDES} slides: divide the file"));
            break;
        }
        let Some(part) = relation(slide, "id").and_then(|id| relationships.part(id)) else {
            deck.report.dropped(&format!("slide {}", at + 1), "the whole slide: it is not in the file");
            continue;
        };
        let section = attribute(slide, "id").and_then(|id| sections.get(id)).cloned();
        deck.slide(at + 1, part, section);
    }
    let Deck { pages, media, report, .. } = deck;
    if pages.is_empty() {
        let why = report.told.first().map_or(String::new(), |told| format!(": {}", told.message));
        return Err(ImportError::Empty(why));
    }
    Ok(Reading { pages, pictures: media.pictures, report })
}

/// The titles of sections by the ids of the slides in them.
fn sections(root: Node<'_, '_>) -> BTreeMap<String, String> {
    let sections = root.descendants().filter(|node| is(*node, "section"));
    let named = sections.flat_map(|section| {
        let name = attribute(section, "name").unwrap_or_default().to_owned();
        let slides = section.descendants().filter(|node| is(*node, "sldId")).filter_map(|node| attribute(node, "id"));
        slides.map(move |id| (id.to_owned(), name.clone())).collect::<Vec<_>>()
    });
    named.collect()
}

struct Deck<'a> {
    package: &'a Package<'a>,
    /// How wide a slide is, in EMU.
    width: i64,
    layouts: Layouts,
    media: Media,
    links: Links,
    report: Report,
    pages: Vec<Page>,
}

impl Deck<'_> {
    /// Reads a slide; one that is damaged or refused is left out and told.
    fn slide(&mut self, number: usize, part: &str, section: Option<String>) {
        let place = format!("slide {number}");
        match self.page(part, &place) {
            Ok(page) => self.pages.push(Page { section, ..page }),
            Err(error) => self.report.dropped(&place, format!("the whole slide: {error}")),
        }
    }

    fn page(&mut self, part: &str, place: &str) -> Result<Page, PackageError> {
        let text = self.package.xml_text(part)?.ok_or_else(|| PackageError::Missing(part.to_owned()))?;
        let document = parse_xml(part, &text)?;
        let root = document.root_element();
        let relationships = self.package.relationships(part)?;
        self.left_out(root, &relationships, place);
        let layout = self.layouts.of(self.package, &relationships);
        let common = child(root, "cSld").ok_or_else(|| PackageError::Missing(format!("{part}: cSld")))?;
        let kept = (&mut self.media, &mut self.links);
        let mut reader = ShapeReader::new(self.package, &relationships, &layout, kept, &mut self.report, place);
        if let Some(tree) = child(common, "spTree") {
            reader.shapes(tree);
        }
        let found = reader.finish();
        let name = attribute(common, "name").unwrap_or_default();
        let (id, print) = name.split_once('#').unwrap_or((name, ""));
        let mut page = Page {
            place: place.to_owned(),
            id: is_id(id).then(|| id.to_owned()),
            fingerprint: Fingerprint::read(print),
            part: part.to_owned(),
            hidden: attribute(root, "show").is_some_and(|show| matches!(show, "0" | "false")),
            ..Page::default()
        };
        self.arrange(found, &mut page, layout.role());
        if let Some(notes) = relationships.parts_of("notesSlide").next() {
            match self.notes(notes, place) {
                Ok(pieces) => page.notes = pieces,
                Err(error) => self.report.dropped(place, format!("the speaker notes: {error}")),
            }
        }
        Ok(page)
    }

    /// Tells what is never taken from a slide.
    fn left_out(&mut self, root: Node<'_, '_>, relationships: &Relationships, place: &str) {
        let moves = |node: Node<'_, '_>| {
            // One without an effect only says how slides are changed that have none.
            (is(node, "transition") && node.has_children())
                || (is(node, "timing") && node.descendants().any(|inner| is(inner, "bldP") || is(inner, "anim")))
        };
        if root.descendants().any(moves) {
            self.report.dropped("", "transitions and animations");
        }
        if relationships.iter().any(|found| found.kind == "comments" || found.kind == "comment") {
            self.report.dropped(place, "comments");
        }
    }

    /// Puts what was found where it belongs: the title, columns, the rest.
    fn arrange(&mut self, found: Vec<Found>, page: &mut Page, role: Role) {
        let (titles, mut rest): (Vec<Found>, Vec<Found>) = found.into_iter().partition(Found::is_title);
        let is_centred = titles.iter().any(|title| title.kind == "ctrTitle");
        for piece in titles.into_iter().flat_map(|title| title.pieces) {
            match piece {
                Piece::Paragraph(words) | Piece::Item { words, .. } | Piece::Heading { words, .. } if is_blank(&page.title) => {
                    page.title = words;
                }
                Piece::Paragraph(words) | Piece::Item { words, .. } | Piece::Heading { words, .. } => {
                    // A title of two paragraphs is one title.
                    page.title.push(super::tree::Run::plain(" "));
                    page.title.extend(words);
                }
                Piece::Quote(_) | Piece::Table(_) | Piece::Picture(_) | Piece::Chart(_) | Piece::Rule | Piece::Note(_) => {}
            }
        }
        // A title is strong as it is.
        page.title.iter_mut().for_each(|run| run.strong = false);
        if is_blank(&page.title) {
            page.title.clear();
            rest.sort_by_key(|found| (!found.is_text(), found.bounds.map_or(i64::MAX, |bounds| bounds.y)));
        }
        page.role = match role {
            Role::Content if is_centred && self.pages.is_empty() => Role::Title,
            Role::Title if !self.pages.is_empty() => Role::Section,
            role => role,
        };
        let (pieces, columns) = columns(rest, self.width);
        page.pieces = pieces;
        page.columns = columns;
    }

    fn notes(&mut self, part: &str, place: &str) -> Result<Vec<Piece>, PackageError> {
        let Some(text) = self.package.xml_text(part)? else { return Ok(Vec::new()) };
        let document: Document<'_> = parse_xml(part, &text)?;
        let relationships = self.package.relationships(part)?;
        let layout = self.layouts.plain();
        let kept = (&mut self.media, &mut self.links);
        let mut reader = ShapeReader::new(self.package, &relationships, &layout, kept, &mut self.report, place);
        if let Some(tree) = path(document.root_element(), &["cSld", "spTree"]) {
            reader.shapes(tree);
        }
        let is_notes = |found: &Found| found.kind == "body" || (found.kind.is_empty() && found.is_text());
        Ok(reader.finish().into_iter().filter(is_notes).flat_map(|found| found.pieces).collect())
    }
}

/// Whether the name of a slide can be the id of a slide of a talk, `what-it-means` or `what-it-means~2`.
fn is_id(name: &str) -> bool {
    let (id, page) = name.split_once('~').unwrap_or((name, "1"));
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !id.is_empty()
        && id.len() <= 100
        && id.bytes().all(letters)
        && !page.is_empty()
        && page.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether an element is hidden in its own properties.
fn is_hidden(node: Node<'_, '_>) -> bool {
    flag(node, "hidden")
}

#[cfg(test)]
mod tests;
