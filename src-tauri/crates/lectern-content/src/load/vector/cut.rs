//! Takes out of an SVG file what a drawing here cannot have, and says so.

use super::Refusal;
use super::bound::bound;
use crate::code;
use lectern_model::diagnostic::{Diagnostic, Place};
use std::collections::BTreeSet;
use std::ops::Range;
use usvg::roxmltree::{Document, Error, Node, ParsingOptions};

/// The most elements and texts of a file.
const MAX_NODES: u32 = 20_000;
/// The name space of SVG.
pub(super) const SVG: &str = "http://www.w3.org/2000/svg";

/// Something a drawing cannot have.
struct Unkept {
    elements: &'static [&'static str],
    /// What it is called in a message.
    name: &'static str,
    hint: &'static str,
    /// Whether it does something only where another element refers to it.
    by_reference: bool,
}

const UNKEPT: [Unkept; 10] = [
    Unkept {
        elements: &["text"],
        name: "text",
        hint: "Turn the words into paths (in Inkscape: Path, Object to Path), or say them beside the picture.",
        by_reference: false,
    },
    Unkept {
        elements: &["image"],
        name: "an embedded picture",
        hint: "Put that picture into images/ as PNG or JPEG, and show it by itself.",
        by_reference: false,
    },
    Unkept {
        elements: &["foreignObject", "video", "audio", "iframe", "canvas"],
        name: "something that is no drawing",
        hint: "Take it out; a drawing is made of lines and areas.",
        by_reference: false,
    },
    Unkept { elements: &["script"], name: "a script", hint: "Take it out; drawings stand still.", by_reference: false },
    Unkept {
        elements: &["animate", "animateTransform", "animateMotion", "animateColor", "set"],
        name: "an animation",
        hint: "Take it out; drawings stand still.",
        by_reference: false,
    },
    Unkept { elements: &["filter"], name: "a filter", hint: "Draw without blur, shadow and the like.", by_reference: true },
    Unkept { elements: &["mask"], name: "a mask", hint: "Cut the shapes themselves.", by_reference: true },
    Unkept {
        elements: &["clipPath"],
        name: "a clipping path",
        hint: "Cut the shapes themselves (in Inkscape: Path, Intersection), or take the clip away.",
        by_reference: true,
    },
    Unkept { elements: &["pattern"], name: "a pattern", hint: "Give the shape one colour.", by_reference: true },
    Unkept {
        elements: &["marker"],
        name: "markers, such as arrow heads",
        hint: "Turn them into paths (in Inkscape: Path, Stroke to Path).",
        by_reference: true,
    },
];

/// An SVG file as XML, in bounds.
///
/// # Errors
/// Why it is not read.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Refusal> {
    // An entity can stand for any amount of text; a document type without them is harmless, and common.
    if text.contains("<!ENTITY") {
        return Err(Refusal::broken("it declares entities"));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        Error::NodesLimitReached => Refusal::too_much(&format!("more than {MAX_NODES} elements")),
        error => Refusal::broken(&error.to_string()),
    })
}

/// The text without what a drawing cannot have.
///
/// # Errors
/// Why the file is not read.
pub(super) fn cut(path: &str, text: &str, tell: &mut dyn FnMut(Diagnostic)) -> Result<String, Refusal> {
    let document = parse(text)?;
    bound(&document)?;
    let mut cutter = Cutter { path, text, referred: referred(text), cuts: Vec::new(), told: BTreeSet::new(), tell };
    for node in document.descendants().filter(|node| node.is_element() || node.is_pi()) {
        if cutter.cuts.last().is_none_or(|last| node.range().start >= last.end) {
            cutter.node(node);
        }
    }
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for range in cutter.cuts {
        rest.push_str(text.get(from..range.start).unwrap_or_default());
        from = range.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    Ok(rest)
}

/// What stands behind a `#` anywhere in a text.
fn referred(text: &str) -> BTreeSet<&str> {
    text.split('#').skip(1).filter_map(|after| after.split([')', '"', '\'', ' ', ';', '<', '&']).next()).collect()
}

struct Cutter<'a> {
    path: &'a str,
    text: &'a str,
    /// The ids that something may refer to.
    referred: BTreeSet<&'a str>,
    cuts: Vec<Range<usize>>,
    told: BTreeSet<&'static str>,
    tell: &'a mut dyn FnMut(Diagnostic),
}

impl Cutter<'_> {
    fn node(&mut self, node: Node<'_, '_>) {
        let range = node.range();
        if node.is_pi() {
            if node.pi().is_some_and(|pi| pi.target == "xml-stylesheet") {
                self.outside(range);
            }
            return;
        }
        if !matches!(node.tag_name().namespace(), None | Some(SVG)) {
            return;
        }
        let name = node.tag_name().name();
        if let Some(unkept) = UNKEPT.iter().find(|unkept| unkept.elements.contains(&name)) {
            let used = || node.attribute("id").is_some_and(|id| self.referred.contains(id));
            if !unkept.by_reference || used() {
                self.say(unkept.name, unkept.hint, range.clone());
            }
            self.cuts.push(range);
            return;
        }
        if node.attributes().any(|attribute| attribute.name().starts_with("on")) {
            self.say("a script", "Take it out; drawings stand still.", range.clone());
        }
        let sheet = node.text().filter(|_| name == "style").unwrap_or_default();
        let mut values = node.attributes().map(|attribute| attribute.value()).chain([sheet]);
        if sheet.contains("@import") || values.any(leads_outside) {
            self.outside(range.clone());
        }
        if name == "use" && href(node).is_some_and(|link| !link.starts_with('#')) {
            self.outside(range.clone());
            self.cuts.push(range);
        }
    }

    fn outside(&mut self, range: Range<usize>) {
        self.say("a reference to another file", "Put what is meant into the file itself.", range);
    }

    /// Says, once, that something is not drawn.
    fn say(&mut self, name: &'static str, hint: &str, range: Range<usize>) {
        if self.told.insert(name) {
            let message = format!("`{}` has {name}, which is not drawn", self.path);
            let place = Place::in_text(self.path, self.text, range.start..range.start);
            (self.tell)(Diagnostic::error(code::DRAWING_PART, message).hint(hint).at(place));
        }
    }
}

/// Whether a value has a link that is not to the file itself.
fn leads_outside(value: &str) -> bool {
    value.split("url(").skip(1).any(|link| !link.trim_start_matches(['"', '\'', ' ']).starts_with('#'))
}

/// What an element refers to.
pub(super) fn href<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == "href").map(|attribute| attribute.value().trim())
}
