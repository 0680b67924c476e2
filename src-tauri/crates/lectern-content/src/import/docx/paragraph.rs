//! The words of a paragraph, with the marks of footnotes and the objects in it.

use super::super::package::{Relationships, Target};
use super::super::tree::{Leads, Run, Words};
use super::super::xml::{attribute, child, is, path, relation};
use super::style::{Character, Styles};
use roxmltree::Node;

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
    /// Whether changes are tracked in it.
    pub(super) is_changed: bool,
}

/// Reads a paragraph.
pub(super) fn read<'a, 'input>(node: Node<'a, 'input>, relationships: &Relationships, styles: &Styles) -> Paragraph<'a, 'input> {
    let mut walk = Walk::new(node, Some(relationships), styles);
    walk.inside(node, None);
    walk.found
}

/// The words alone of everything in a cell or a footnote; paragraphs have a space between them.
pub(super) fn plain_words(node: Node<'_, '_>, styles: &Styles) -> Words {
    let mut words: Words = Vec::new();
    shown(node, &mut |inner| {
        if is(inner, "p") {
            let mut walk = Walk::new(inner, None, styles);
            walk.inside(inner, None);
            let line = walk.found.words;
            if !words.is_empty() && !line.is_empty() {
                words.push(Run::plain(" "));
            }
            words.extend(line);
        }
        true
    });
    words
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

struct Walk<'r, 'a, 'input> {
    relationships: Option<&'r Relationships>,
    styles: &'r Styles,
    /// What the paragraph's style says of its letters.
    letters: Character,
    found: Paragraph<'a, 'input>,
    field: Vec<Field>,
}

impl<'r, 'a, 'input> Walk<'r, 'a, 'input> {
    fn new(paragraph: Node<'a, 'input>, relationships: Option<&'r Relationships>, styles: &'r Styles) -> Self {
        let style = path(paragraph, &["pPr", "pStyle"]).and_then(|style| attribute(style, "val"));
        let letters = style.map(|style| styles.character(style)).unwrap_or_default();
        Self { relationships, styles, letters, found: Paragraph::default(), field: Vec::new() }
    }

    fn inside(&mut self, node: Node<'a, 'input>, link: Option<&Leads>) {
        for inner in node.children().filter(Node::is_element) {
            match inner.tag_name().name() {
                "r" => self.run(inner, link),
                "hyperlink" => {
                    let leads = self.leads(inner);
                    self.inside(inner, leads.as_ref().or(link));
                }
                "ins" | "moveTo" => {
                    self.found.is_changed = true;
                    self.inside(inner, link);
                }
                "del" | "moveFrom" => self.found.is_changed = true,
                "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" | "dir" | "bdo" => self.inside(inner, link),
                "oMath" | "oMathPara" => {
                    let letters = inner.descendants().filter(|letter| is(*letter, "t")).filter_map(|letter| letter.text());
                    self.found.words.extend(letters.map(Run::plain));
                }
                _ => {}
            }
        }
    }

    fn leads(&self, link: Node<'_, '_>) -> Option<Leads> {
        match &self.relationships?.get(relation(link, "id")?)?.target {
            Target::External(address) => Some(Leads::Address(address.clone())),
            Target::Part(_) => None,
        }
    }

    fn run(&mut self, run: Node<'a, 'input>, link: Option<&Leads>) {
        let own = child(run, "rPr").map(Character::of).unwrap_or_default();
        let named = path(run, &["rPr", "rStyle"]).and_then(|style| attribute(style, "val"));
        let styled = own.or(named.map(|style| self.styles.character(style)).unwrap_or_default());
        // How a whole paragraph looks is no emphasis in it; that its letters are raised or hidden is what they say.
        if styled.hidden.or(self.letters.hidden).unwrap_or(false) {
            return;
        }
        let style = Run {
            strong: styled.strong.unwrap_or(false),
            emphasis: styled.emphasis.unwrap_or(false),
            script: styled.script.or(self.letters.script).unwrap_or_default(),
            link: link.cloned().or_else(|| self.field_link()),
            text: String::new(),
        };
        for node in run.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => self.text(&style, node.text().unwrap_or_default()),
                "tab" | "ptab" => self.text(&style, " "),
                "br" if matches!(attribute(node, "type"), Some("page" | "column")) => {}
                "br" | "cr" => self.text(&style, "\n"),
                "noBreakHyphen" => self.text(&style, "\u{2011}"),
                "fldChar" => self.field_mark(attribute(node, "fldCharType").unwrap_or_default()),
                "instrText" => {
                    if let Some(field) = self.field.last_mut() {
                        field.instruction.push_str(node.text().unwrap_or_default());
                    }
                }
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

    fn text(&mut self, style: &Run, text: &str) {
        if self.field.last().is_none_or(|field| field.is_result) {
            self.found.words.push(Run { text: text.to_owned(), ..style.clone() });
        }
    }

    /// Text boxes are read for what is in them, other drawings as they are. A box inside a box is read with that box.
    fn object(&mut self, node: Node<'a, 'input>) {
        let mut boxes = Vec::new();
        shown(node, &mut |inner| {
            let is_box = is(inner, "txbxContent");
            boxes.extend(is_box.then_some(inner));
            !is_box
        });
        if boxes.is_empty() {
            self.found.objects.push(node);
        } else {
            self.found.objects.extend(boxes);
        }
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

    /// Where a field leads: `HYPERLINK "address"`.
    fn field_link(&self) -> Option<Leads> {
        let field = self.field.iter().rev().find(|field| field.is_result)?;
        let rest = field.instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
        let address = rest.strip_prefix('"')?.split('"').next()?;
        Some(Leads::Address(address.to_owned()))
    }
}
