//! The shapes of a slide, in their order, and which of them stand side by side.

use super::super::link::Links;
use super::super::media::{Media, alt_text};
use super::super::package::{Package, Relationships, Target};
use super::super::report::Report;
use super::super::tree::{Column, PictureUse, Piece, Words, plain_text};
use super::super::xml::{attribute, child, flag, is, path, relation};
use super::layout::{Bounds, Layout, is_title};
use super::{frame, is_hidden, text};
use roxmltree::Node;

/// The most shapes of a slide.
const MOST_SHAPES: usize = 2000;

/// What was found in a shape.
#[derive(Debug)]
pub(super) struct Found {
    /// The kind of its placeholder; empty for none, or one that is for anything.
    pub(super) kind: String,
    pub(super) bounds: Option<Bounds>,
    pub(super) pieces: Vec<Piece>,
}

impl Found {
    pub(super) fn is_title(&self) -> bool {
        is_title(&self.kind)
    }

    /// Whether there are only words in it.
    pub(super) fn is_text(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Paragraph(_) | Piece::Item { .. }))
    }
}

/// Reads shapes.
pub(super) struct ShapeReader<'a, 'p> {
    pub(super) package: &'a Package<'p>,
    pub(super) relationships: &'a Relationships,
    pub(super) report: &'a mut Report,
    pub(super) place: &'a str,
    pub(super) links: &'a mut Links,
    layout: &'a Layout,
    media: &'a mut Media,
    found: Vec<Found>,
    left: usize,
}

impl<'a, 'p> ShapeReader<'a, 'p> {
    pub(super) fn new(
        package: &'a Package<'p>,
        relationships: &'a Relationships,
        layout: &'a Layout,
        (media, links): (&'a mut Media, &'a mut Links),
        report: &'a mut Report,
        place: &'a str,
    ) -> Self {
        Self { package, relationships, report, place, links, layout, media, found: Vec::new(), left: MOST_SHAPES }
    }

    pub(super) fn finish(self) -> Vec<Found> {
        self.found
    }

    /// Reads the shapes in a tree or a group; groups cannot be deep, because XML is not.
    pub(super) fn shapes(&mut self, tree: Node<'_, '_>) {
        for node in tree.children().filter(Node::is_element) {
            if self.left == 0 {
                return self.report.dropped(self.place, format!("the shapes after the first {MOST_SHAPES}"));
            }
            self.left -= 1;
            let properties = node.children().find_map(|child_node| child(child_node, "cNvPr"));
            if properties.is_some_and(is_hidden) {
                self.report.dropped(self.place, "a shape that is hidden on its slide");
                continue;
            }
            match node.tag_name().name() {
                "sp" => self.text_shape(node),
                "grpSp" => self.shapes(node),
                "pic" => self.picture(node, properties),
                "graphicFrame" => {
                    let pieces = frame::pieces(self, node);
                    self.push(node, pieces);
                }
                "AlternateContent" => self.alternatives(node),
                "contentPart" => self.report.dropped(self.place, "ink: drawings by hand are not read"),
                _ => {}
            }
        }
    }

    /// What a program of today shows, or else what an old one does.
    fn alternatives(&mut self, node: Node<'_, '_>) {
        let before = self.found.len();
        for choice in node.children().filter(|choice| is(*choice, "Choice") || is(*choice, "Fallback")) {
            if self.found.len() == before {
                self.shapes(choice);
            }
        }
    }

    /// The placeholder of a shape: its kind and index.
    fn placeholder(&self, node: Node<'_, '_>) -> Option<(String, String)> {
        let found = node.children().find_map(|properties| path(properties, &["nvPr", "ph"]))?;
        let index = attribute(found, "idx").unwrap_or_default();
        Some((self.layout.kind_of(attribute(found, "type").unwrap_or_default(), index), index.to_owned()))
    }

    fn push(&mut self, node: Node<'_, '_>, pieces: Vec<Piece>) {
        if pieces.is_empty() {
            return;
        }
        let placeholder = self.placeholder(node);
        let own = path(node, &["spPr", "xfrm"]).or_else(|| child(node, "xfrm")).and_then(Bounds::of);
        let inherited = || placeholder.as_ref().and_then(|(kind, index)| self.layout.bounds(kind, index));
        let bounds = own.or_else(inherited);
        self.found.push(Found { kind: placeholder.map(|(kind, _)| kind).unwrap_or_default(), bounds, pieces });
    }

    fn text_shape(&mut self, node: Node<'_, '_>) {
        let placeholder = self.placeholder(node);
        if matches!(placeholder.as_ref().map(|(kind, _)| kind.as_str()), Some("dt" | "ftr" | "hdr" | "sldNum" | "sldImg")) {
            return;
        }
        let Some(body) = child(node, "txBody") else { return };
        let named = placeholder.as_ref().map(|(kind, index)| (kind.as_str(), index.as_str()));
        let layout = self.layout;
        let pieces = text::paragraphs(self, body, &|level| layout.bullet(named, level));
        self.push(node, pieces);
    }

    fn picture(&mut self, node: Node<'_, '_>, properties: Option<Node<'_, '_>>) {
        let place = self.place;
        let inside = path(node, &["nvPicPr", "nvPr"]);
        let is_film =
            |name: &str| inside.is_some_and(|inside| inside.children().any(|child_node| child_node.tag_name().name() == name));
        if ["videoFile", "audioFile", "quickTimeFile", "wavAudioFile"].into_iter().any(is_film) {
            return self.report.dropped(place, "a film or a sound");
        }
        if properties
            .is_some_and(|properties| properties.descendants().any(|inner| is(inner, "decorative") && flag(inner, "val")))
        {
            return self.report.dropped(place, "a picture that is marked as decoration");
        }
        let Some(blip) = path(node, &["blipFill", "blip"]) else { return };
        let target = relation(blip, "embed").or_else(|| relation(blip, "link")).and_then(|id| self.relationships.get(id));
        let part = match target.map(|found| &found.target) {
            Some(Target::Part(part)) => part.clone(),
            Some(Target::External(_)) => {
                return self.report.dropped(place, "a picture that is not in the file but at an address; nothing is fetched");
            }
            None => return self.report.dropped(place, "a picture that is not in the file"),
        };
        let Some(picture) = self.media.take(self.package, &part, place, self.report) else { return };
        let said = |key| properties.and_then(|properties| attribute(properties, key));
        let alt = alt_text(said("descr"), said("title"), place, self.report);
        self.push(node, vec![Piece::Picture(PictureUse { picture, alt })]);
    }
}

/// Divides what was found into what stands in two columns and what does not.
pub(super) fn columns(found: Vec<Found>, width: i64) -> (Vec<Piece>, Option<[Column; 2]>) {
    let middle = width / 2;
    let slack = width / 16;
    let side = |found: &Found| {
        let bounds = found.bounds.filter(|_| found.is_text())?;
        if bounds.x + bounds.width <= middle + slack && bounds.x < middle - slack {
            Some(0)
        } else if bounds.x >= middle - slack {
            Some(1)
        } else {
            None
        }
    };
    let sides: Vec<Option<usize>> = found.iter().map(side).collect();
    let span = |wanted: usize| {
        let of = found.iter().zip(&sides).filter(|(_, side)| **side == Some(wanted)).filter_map(|(found, _)| found.bounds);
        of.map(|bounds| (bounds.y, bounds.y + bounds.height)).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    };
    let beside = match (span(0), span(1)) {
        (Some(left), Some(right)) => {
            let shared = left.1.min(right.1) - left.0.max(right.0);
            shared * 2 > (left.1 - left.0).min(right.1 - right.0)
        }
        (_, _) => false,
    };
    // Four boxes and more beside each other are a picture made of boxes, not columns.
    let is_columns = beside && (0..2).all(|wanted| sides.iter().filter(|side| **side == Some(wanted)).count() <= 2);
    if !is_columns {
        return (found.into_iter().flat_map(|found| found.pieces).collect(), None);
    }
    let mut rest = Vec::new();
    let mut sided: [Vec<Found>; 2] = [Vec::new(), Vec::new()];
    for (found, side) in found.into_iter().zip(sides) {
        match side.and_then(|side| sided.get_mut(side)) {
            Some(column) => column.push(found),
            None => rest.extend(found.pieces),
        }
    }
    (rest, Some(sided.map(column)))
}

/// A column: of two shapes, the upper one heads it where it is short.
fn column(mut shapes: Vec<Found>) -> Column {
    shapes.sort_by_key(|found| found.bounds.map_or(0, |bounds| bounds.y));
    let heading: Option<Words> = match shapes.as_slice() {
        [first, _, ..] => match first.pieces.as_slice() {
            [Piece::Paragraph(words) | Piece::Item { words, .. }] if plain_text(words).chars().count() <= 80 => {
                Some(words.clone())
            }
            _ => None,
        },
        _ => None,
    };
    let skipped = usize::from(heading.is_some());
    let pieces = shapes.into_iter().skip(skipped).flat_map(|found| found.pieces).collect();
    let heading = heading.unwrap_or_default().into_iter().map(|run| super::super::tree::Run { strong: false, ..run }).collect();
    Column { heading, pieces }
}
