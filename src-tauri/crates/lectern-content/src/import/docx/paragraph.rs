//! The words of a paragraph, with the marks of footnotes and the objects in it.

use super::super::link::{LONGEST_ADDRESS, Links};
use super::super::package::{Relationships, Target};
use super::super::report::Report;
use super::super::tree::{Run, Words};
use super::super::xml::{attribute, child, is, path, relation};
use super::style::{Character, Styles};
use super::{PLACE, TRACKED};
use roxmltree::Node;

/// So much is read of what a field is told to do, in bytes: an address that is too long is still known to be.
const LONGEST_INSTRUCTION: usize = 2 * LONGEST_ADDRESS;

/// Where a footnote is named.
#[derive(Debug)]
pub(super) struct NoteMark {
    /// Before which run.
    pub(super) at: usize,
    pub(super) id: String,
    pub(super) is_end: bool,
}

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Paragraph<'a, 'input> {
    pub(super) words: Words,
    pub(super) notes: Vec<NoteMark>,
    /// Drawings and text boxes.
    pub(super) objects: Vec<Node<'a, 'input>>,
}

/// What the words of a part are read with.
pub(super) struct Context<'c> {
    /// Those of the part.
    pub(super) relationships: &'c Relationships,
    pub(super) styles: &'c Styles,
    pub(super) links: &'c mut Links,
    pub(super) report: &'c mut Report,
}

/// Reads a paragraph.
pub(super) fn read<'a, 'input>(node: Node<'a, 'input>, context: &mut Context<'_>) -> Paragraph<'a, 'input> {
    let mut walk = Walk::new(node, context);
    walk.inside(node, None);
    walk.found
}

/// Everything in a cell or a footnote as one paragraph, text boxes in their places; its paragraphs have a space between them.
pub(super) fn read_all<'a, 'input>(node: Node<'a, 'input>, context: &mut Context<'_>) -> Paragraph<'a, 'input> {
    let mut all = Paragraph::default();
    shown(node, &mut |inner| {
        if is(inner, "p") {
            let Paragraph { words, notes, objects } = read(inner, context);
            if !all.words.is_empty() && !words.is_empty() {
                all.words.push(Run::plain(" "));
            }
            let before = all.words.len();
            all.notes.extend(notes.into_iter().map(|note| NoteMark { at: note.at + before, ..note }));
            all.words.extend(words);
            all.objects.extend(objects.into_iter().filter(|object| !is(*object, "txbxContent")));
        }
        true
    });
    all
}

/// The pictures, charts and diagrams in a drawing; those in its text boxes are read with these.
pub(super) fn drawn<'a, 'input>(drawing: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
    let mut found = Vec::new();
    shown(drawing, &mut |inner| {
        let is_chart = || is(inner, "chart") && relation(inner, "id").is_some();
        if is_chart() || ["blip", "imagedata", "relIds"].iter().any(|name| is(inner, name)) {
            found.push(inner);
        }
        !is(inner, "txbxContent")
    });
    found
}

/// Goes through the elements in a node that programs of today show, and into those of which `visit` says so; nesting is bounded by the
/// XML's. Of alternatives the first is shown.
fn shown<'a, 'input>(node: Node<'a, 'input>, visit: &mut dyn FnMut(Node<'a, 'input>) -> bool) {
    if is(node, "AlternateContent") {
        return alternative(node).into_iter().for_each(|chosen| shown(chosen, visit));
    }
    for inner in node.children().filter(Node::is_element) {
        if visit(inner) {
            shown(inner, visit);
        }
    }
}

/// What is shown of alternatives: the first choice, or else what old programs show.
fn alternative<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}

/// A field that is open: what it is told to do, and whether its result has begun.
struct Field {
    instruction: String,
    is_result: bool,
}

struct Walk<'c, 'r, 'a, 'input> {
    context: &'c mut Context<'r>,
    /// What the paragraph's style says of its letters.
    letters: Character,
    found: Paragraph<'a, 'input>,
    field: Vec<Field>,
}

impl<'c, 'r, 'a, 'input> Walk<'c, 'r, 'a, 'input> {
    fn new(paragraph: Node<'a, 'input>, context: &'c mut Context<'r>) -> Self {
        let style = path(paragraph, &["pPr", "pStyle"]).and_then(|style| attribute(style, "val"));
        let letters = style.map(|style| context.styles.character(style)).unwrap_or_default();
        Self { context, letters, found: Paragraph::default(), field: Vec::new() }
    }

    fn inside(&mut self, node: Node<'a, 'input>, link: Option<&str>) {
        for inner in node.children().filter(Node::is_element) {
            match inner.tag_name().name() {
                "r" => self.run(inner, link),
                "hyperlink" => {
                    let address = self.address(inner);
                    self.inside(inner, address.or(link));
                }
                "ins" | "moveTo" => {
                    self.tracked();
                    self.inside(inner, link);
                }
                "del" | "moveFrom" => self.tracked(),
                "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" | "dir" | "bdo" => self.inside(inner, link),
                "oMath" | "oMathPara" => {
                    let letters = inner.descendants().filter(|letter| is(*letter, "t")).filter_map(|letter| letter.text());
                    self.found.words.extend(letters.map(Run::plain));
                }
                _ => {}
            }
        }
    }

    fn tracked(&mut self) {
        self.context.report.changed(PLACE, TRACKED);
    }

    fn address(&self, link: Node<'_, '_>) -> Option<&'r str> {
        let relationships: &'r Relationships = self.context.relationships;
        match &relationships.get(relation(link, "id")?)?.target {
            Target::External(address) => Some(address),
            Target::Part(_) => None,
        }
    }

    fn run(&mut self, run: Node<'a, 'input>, link: Option<&str>) {
        let own = child(run, "rPr").map(Character::of).unwrap_or_default();
        let named = path(run, &["rPr", "rStyle"]).and_then(|style| attribute(style, "val"));
        let styled = own.or(named.map(|style| self.context.styles.character(style)).unwrap_or_default());
        // How a whole paragraph looks is no emphasis in it; that its letters are raised or hidden is what they say.
        if styled.hidden.or(self.letters.hidden).unwrap_or(false) {
            return;
        }
        let style = Run {
            strong: styled.strong.unwrap_or(false),
            emphasis: styled.emphasis.unwrap_or(false),
            script: styled.script.or(self.letters.script).unwrap_or_default(),
            ..Run::default()
        };
        for node in run.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => self.text(&style, link, node.text().unwrap_or_default()),
                "tab" | "ptab" => self.text(&style, link, " "),
                "br" if matches!(attribute(node, "type"), Some("page" | "column")) => {}
                "br" | "cr" => self.text(&style, link, "\n"),
                "noBreakHyphen" => self.text(&style, link, "\u{2011}"),
                "fldChar" => self.field_mark(attribute(node, "fldCharType").unwrap_or_default()),
                "instrText" => self.instruction(node.text().unwrap_or_default()),
                name @ ("footnoteReference" | "endnoteReference") => {
                    let id = attribute(node, "id").unwrap_or_default().to_owned();
                    self.found.notes.push(NoteMark { at: self.found.words.len(), id, is_end: name == "endnoteReference" });
                }
                "drawing" | "pict" | "object" => self.object(node),
                "AlternateContent" => alternative(node).into_iter().for_each(|chosen| self.object(chosen)),
                _ => {}
            }
        }
    }

    fn text(&mut self, style: &Run, link: Option<&str>, text: &str) {
        if self.field.last().is_some_and(|field| !field.is_result) {
            return;
        }
        let address = link.or_else(|| field_address(&self.field));
        let link = address.and_then(|address| self.context.links.leads(address, PLACE, self.context.report));
        self.found.words.push(Run { text: text.to_owned(), link, ..style.clone() });
    }

    fn instruction(&mut self, text: &str) {
        let Some(field) = self.field.last_mut() else { return };
        let room = LONGEST_INSTRUCTION.saturating_sub(field.instruction.len());
        field.instruction.extend(text.chars().take(room));
    }

    /// Text boxes are read for what is in them, other drawings as they are. A box inside a box is read with that box.
    fn object(&mut self, node: Node<'a, 'input>) {
        let mut boxes = Vec::new();
        shown(node, &mut |inner| {
            let is_box = is(inner, "txbxContent");
            boxes.extend(is_box.then_some(inner));
            !is_box
        });
        if boxes.is_empty() || !drawn(node).is_empty() {
            self.found.objects.push(node);
        }
        self.found.objects.extend(boxes);
    }

    fn field_mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.field.len() < 32 => self.field.push(Field { instruction: String::new(), is_result: false }),
            "separate" => {
                if let Some(field) = self.field.last_mut() {
                    field.is_result = true;
                }
            }
            "end" => drop(self.field.pop()),
            _ => {}
        }
    }
}

/// Where the innermost field leads whose result is being read: `HYPERLINK "address"`.
fn field_address(fields: &[Field]) -> Option<&str> {
    let field = fields.iter().rev().find(|field| field.is_result)?;
    let rest = field.instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    rest.strip_prefix('"')?.split('"').next()
}
