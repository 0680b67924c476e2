//! Which picture of a master or of its title layout is the logo.

use super::super::media::{Media, alt_text};
use super::super::package::{Package, Target};
use super::super::report::Report;
use super::{BrandLogo, Master, TAKEN, attribute, child, is, parse_xml, path, relation};
use crate::import::xml::flag;
use lectern_model::diagnostic::Diagnostic;
use roxmltree::Node;

/// The most shapes of a page that are looked at.
const MOST_SHAPES: usize = 2000;
/// The largest part of a page that a logo takes; larger pictures are grounds.
const LARGEST: f64 = 0.15;
/// The smallest part of a page's height; smaller pictures are marks.
const LEAST: f64 = 0.015;
/// How far from an edge the middle of a logo is at most, as a part of the page.
const EDGE: f64 = 0.25;
/// The longest in proportion to its width, or its height; what is longer is a rule.
const LONGEST: f64 = 14.0;

/// The size of a page in EMU.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageSize {
    width: f64,
    height: f64,
}

impl PageSize {
    pub(super) fn of(presentation: Node<'_, '_>) -> Self {
        let size = |key: &str| attribute(child(presentation, "sldSz")?, key)?.parse::<f64>().ok().filter(|size| *size >= 1.0);
        Self { width: size("cx").unwrap_or(12_192_000.0), height: size("cy").unwrap_or(6_858_000.0) }
    }
}

/// A picture that may be the logo.
struct Candidate {
    /// The parts it can be read from, the best first.
    parts: Vec<String>,
    alt: Option<String>,
    title: Option<String>,
    /// Whether it is called a logo.
    named: bool,
}

/// From the units of a group to those of the page.
#[derive(Clone, Copy)]
struct Frame {
    x: f64,
    y: f64,
    across: f64,
    down: f64,
}

/// The logo: of the small pictures at an edge the one that is called so, else the first; the master's before its title layout's.
pub(super) fn find(
    package: &Package<'_>,
    name: &str,
    master: &Master<'_>,
    page: PageSize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<BrandLogo> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for part in std::iter::once(master.part).chain(master.title_layout) {
        candidates.extend(candidates_of(package, part, page));
    }
    candidates.sort_by_key(|candidate| !candidate.named);
    let (mut media, mut report) = (Media::default(), Report::default());
    for candidate in &candidates {
        let taken = candidate.parts.iter().find_map(|part| media.take(package, part, "", &mut report));
        let Some(picture) = taken.and_then(|at| media.pictures.get(at)) else { continue };
        let ending = picture.name.rsplit('.').next().unwrap_or_default();
        let mut guessed = Report::default();
        let alt = alt_text(candidate.alt.as_deref(), candidate.title.as_deref(), "", &mut guessed);
        // What a program guessed of a logo is seldom whose it is.
        let alt = if guessed.told.is_empty() { alt } else { String::new() };
        return Some(BrandLogo { name: format!("logo.{ending}"), bytes: picture.bytes.clone(), alt });
    }
    let hint = "Add the logo as a picture of your own where it is needed, as PNG or SVG.";
    match report.told.first() {
        Some(told) => {
            let message = format!("`{name}`: the logo was not taken: {}", told.message);
            diagnostics.push(Diagnostic::note(TAKEN, message).hint(hint));
        }
        None => {
            let message = format!("`{name}` has no logo on its master or its title layout");
            diagnostics.push(Diagnostic::note(TAKEN, message).hint(hint));
        }
    }
    None
}

fn candidates_of(package: &Package<'_>, part: &str, page: PageSize) -> Vec<Candidate> {
    let mut found = Vec::new();
    let Some(text) = package.xml_text(part).ok().flatten() else { return found };
    let (Ok(document), Ok(relationships)) = (parse_xml(part, &text), package.relationships(part)) else { return found };
    let Some(tree) = path(document.root_element(), &["cSld", "spTree"]) else { return found };
    let whole = Frame { x: 0.0, y: 0.0, across: 1.0, down: 1.0 };
    let mut waiting: Vec<(Node<'_, '_>, Frame)> = Vec::new();
    let put = |waiting: &mut Vec<_>, tree: Node<'_, '_>, frame: Frame| {
        let inside: Vec<Node<'_, '_>> = tree.children().filter(Node::is_element).collect();
        waiting.extend(inside.into_iter().rev().map(|node| (node.id(), frame)));
    };
    let mut ids = Vec::new();
    put(&mut ids, tree, whole);
    let mut left = MOST_SHAPES;
    while let Some((id, frame)) = ids.pop() {
        let Some(node) = document.get_node(id) else { continue };
        if left == 0 {
            break;
        }
        left -= 1;
        match node.tag_name().name() {
            "grpSp" => put(&mut ids, node, frame.inside(node)),
            "AlternateContent" | "Choice" => put(&mut ids, node, frame),
            "pic" | "sp" => waiting.push((node, frame)),
            _ => {}
        }
    }
    for (node, frame) in waiting {
        if !frame.is_logos(node, page) {
            continue;
        }
        let properties = node.children().find_map(|inner| child(inner, "cNvPr"));
        if properties.is_some_and(|properties| flag(properties, "hidden")) {
            continue;
        }
        let Some(blip) = path(node, &["blipFill", "blip"]).or_else(|| path(node, &["spPr", "blipFill", "blip"])) else {
            continue;
        };
        // A drawing stands beside the pixels that old programs show.
        let drawing = blip.descendants().find(|inner| is(*inner, "svgBlip"));
        let embedded = [drawing, Some(blip)].into_iter().flatten().filter_map(|node| relationships.get(relation(node, "embed")?));
        let parts: Vec<String> = embedded
            .filter_map(|relationship| match &relationship.target {
                Target::Part(part) => Some(part.clone()),
                Target::External(_) => None,
            })
            .collect();
        let said = |key: &str| properties.and_then(|properties| attribute(properties, key)).map(str::to_owned);
        let named = [said("name"), said("descr"), said("title")].iter().flatten().chain(&parts).any(|text| is_logo(text));
        if !parts.is_empty() {
            found.push(Candidate { parts, alt: said("descr"), title: said("title"), named });
        }
    }
    found
}

fn is_logo(text: &str) -> bool {
    let text = text.to_lowercase();
    ["logo", "emblem", "wordmark", "wappen", "escudo"].iter().any(|word| text.contains(word))
}

impl Frame {
    /// The frame of what stands in a group.
    fn inside(self, group: Node<'_, '_>) -> Self {
        let Some(transform) = path(group, &["grpSpPr", "xfrm"]) else { return self };
        let pair = |name: &str, keys: [&str; 2]| {
            let node = child(transform, name)?;
            Some([number(node, keys[0])?, number(node, keys[1])?])
        };
        let (Some(at), Some(size), Some(inner), Some(extent)) =
            (pair("off", ["x", "y"]), pair("ext", ["cx", "cy"]), pair("chOff", ["x", "y"]), pair("chExt", ["cx", "cy"]))
        else {
            return self;
        };
        if extent[0] <= 0.0 || extent[1] <= 0.0 {
            return self;
        }
        let (across, down) = (size[0] / extent[0], size[1] / extent[1]);
        Self {
            x: self.x + self.across * (at[0] - inner[0] * across),
            y: self.y + self.down * (at[1] - inner[1] * down),
            across: self.across * across,
            down: self.down * down,
        }
    }

    /// Whether a shape is as small as a logo, and at an edge as one.
    fn is_logos(self, node: Node<'_, '_>, page: PageSize) -> bool {
        let bounds = || {
            let transform = path(node, &["spPr", "xfrm"])?;
            let (at, size) = (child(transform, "off")?, child(transform, "ext")?);
            Some([number(at, "x")?, number(at, "y")?, number(size, "cx")?, number(size, "cy")?])
        };
        let Some([x, y, width, height]) = bounds() else { return false };
        let (width, height) = (width * self.across / page.width, height * self.down / page.height);
        let middle =
            [(self.x + x * self.across) / page.width + width * 0.5, (self.y + y * self.down) / page.height + height * 0.5];
        let is_on_page = middle.iter().all(|at| (0.0..=1.0).contains(at));
        let from_edge = middle.iter().map(|at| at.min(1.0 - at)).fold(f64::MAX, f64::min);
        let ratio = (width * page.width) / (height * page.height).max(1.0);
        width > 0.0
            && height >= LEAST
            && width * height <= LARGEST
            && is_on_page
            && from_edge <= EDGE
            && (1.0 / LONGEST..=LONGEST).contains(&ratio)
    }
}

/// A length; what is beyond any page is none.
fn number(node: Node<'_, '_>, key: &str) -> Option<f64> {
    attribute(node, key)?.parse().ok().filter(|value: &f64| value.is_finite() && value.abs() < 1e12)
}
