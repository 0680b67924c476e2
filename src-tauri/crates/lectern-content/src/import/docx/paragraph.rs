//! The words of a paragraph, with the marks of footnotes and the objects in it.

use super::super::package::{Relationships, Target};
use super::super::tree::{Leads, Run, Script, Words};
use super::super::xml::{attribute, child, is, relation};
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
pub(super) fn read<'a, 'input>(node: Node<'a, 'input>, relationships: &Relationships) -> Paragraph<'a, 'input> {
    let mut walk = Walk { relationships: Some(relationships), found: Paragraph::default(), field: Vec::new() };
    walk.inside(node, None);
    walk.found
}

/// The words alone of everything in a cell or a footnote; paragraphs have a space between them.
pub(super) fn plain_words(node: Node<'_, '_>) -> Words {
    let mut words: Words = Vec::new();
    for paragraph in node.descendants().filter(|inner| is(*inner, "p")) {
        let mut walk = Walk { relationships: None, found: Paragraph::default(), field: Vec::new() };
        walk.inside(paragraph, None);
        let line = walk.found.words;
        if !words.is_empty() && !line.is_empty() {
            words.push(Run::plain(" "));
        }
        words.extend(line);
    }
    words
}

/// A field that is open: what it is told to do, and whether its result has begun.
struct Field {
    instruction: String,
    is_result: bool,
}

struct Walk<'r, 'a, 'input> {
    relationships: Option<&'r Relationships>,
    found: Paragraph<'a, 'input>,
    field: Vec<Field>,
}

impl<'a, 'input> Walk<'_, 'a, 'input> {
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
        let properties = child(run, "rPr");
        let on = |name: &str| {
            let found = properties.and_then(|properties| child(properties, name));
            found.is_some_and(|found| !matches!(attribute(found, "val"), Some("0" | "false" | "off" | "none")))
        };
        if on("vanish") {
            return;
        }
        let script = match properties.and_then(|properties| attribute(child(properties, "vertAlign")?, "val")) {
            Some("superscript") => Script::Raised,
            Some("subscript") => Script::Lowered,
            Some(_) | None => Script::Level,
        };
        let style = Run {
            strong: on("b"),
            emphasis: on("i"),
            script,
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
                "AlternateContent" => {
                    if let Some(choice) = node.children().find(|choice| is(*choice, "Choice")).or_else(|| child(node, "Fallback"))
                    {
                        self.object(choice);
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, style: &Run, text: &str) {
        if self.field.last().is_none_or(|field| field.is_result) {
            self.found.words.push(Run { text: text.to_owned(), ..style.clone() });
        }
    }

    /// Text boxes are read for what is in them, other drawings as they are.
    fn object(&mut self, node: Node<'a, 'input>) {
        let boxes: Vec<_> = node.descendants().filter(|inner| is(*inner, "txbxContent") && !in_fallback(*inner, node)).collect();
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

/// Whether an element is in what old programs show, inside a node.
fn in_fallback(element: Node<'_, '_>, inside: Node<'_, '_>) -> bool {
    element.ancestors().take_while(|up| *up != inside).any(|up| is(up, "Fallback"))
}
