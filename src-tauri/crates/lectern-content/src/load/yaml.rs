//! YAML text to a tree of nodes that know where they stand. Aliases are refused, depth and size bounded; what stands before a
//! mistake is kept.

use super::file_report::FileReport;
use crate::code;
use lectern_model::diagnostic::Diagnostic;
use serde_saphyr::granit_parser::{self, Event, Parser, ScalarStyle};
use std::ops::Range;

/// Collections in collections.
const MAX_DEPTH: usize = 32;
/// Scalars and collections of one file.
const MAX_NODES: usize = 1_000_000;

/// A value with the bytes of the file it stands in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) span: Range<usize>,
    pub(crate) value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// A scalar, unescaped; `plain` if without quotation marks, so that it can mean nothing, a number or a truth value.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Range<usize>,
    pub(crate) value: Node,
}

impl Node {
    /// Whether it is no value at all (`null`, `~` or nothing).
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// What it is, in words, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.value {
            Value::Scalar { .. } if self.is_null() => "nothing",
            Value::Scalar { .. } => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of keys",
        }
    }

    /// The value of a key, if it is a map with it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value),
            Value::Scalar { .. } | Value::List(_) => None,
        }
    }
}

/// Reads the YAML document in a byte range of a file. None if there is nothing in it.
pub(crate) fn parse(report: &mut FileReport<'_>, range: Range<usize>) -> Option<Node> {
    let text = report.text.get(range.clone())?;
    let options = granit_parser::options! { emit_unresolved_aliases: true, emit_comments: false };
    let mut builder = Builder { report, base: range.start, open: Vec::new(), root: None, nodes: 0 };
    for next in Parser::new_from_str_with_options(text, options) {
        let going_on = match next {
            Ok((event, span)) => builder.event(event, span_bytes(&span)),
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(0);
                builder.broken(at, &error.info());
                false
            }
        };
        if !going_on {
            break;
        }
    }
    builder.finish()
}

fn span_bytes(span: &granit_parser::Span) -> Range<usize> {
    let start = span.start.byte_offset().unwrap_or(0);
    start..span.end.byte_offset().unwrap_or(start).max(start)
}

/// A collection not yet closed.
enum Open {
    List { start: usize, items: Vec<Node> },
    Map { start: usize, entries: Vec<Entry>, key: Option<(String, Range<usize>)> },
}

struct Builder<'r, 'a> {
    report: &'r mut FileReport<'a>,
    base: usize,
    open: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
}

impl Builder<'_, '_> {
    /// Takes an event; false if nothing more is to be read.
    fn event(&mut self, event: Event<'_>, span: Range<usize>) -> bool {
        let span = span.start + self.base..span.end + self.base;
        match event {
            Event::Scalar(text, style, _, tag) => {
                self.refuse_tag(tag.is_some(), &span);
                self.node(Node { span, value: Value::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain } })
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let hint = "Write the value out. A text that begins with * stands in quotation marks.";
                let message = "aliases (`*name`) are not read here";
                self.report.push(Diagnostic::error(code::YAML_LIMIT, message).hint(hint), span.clone());
                self.node(Node { span, value: Value::Scalar { text: String::new(), plain: true } })
            }
            Event::SequenceStart(_, _, tag) => {
                self.refuse_tag(tag.is_some(), &span);
                self.start(Open::List { start: span.start, items: Vec::new() })
            }
            Event::MappingStart(_, _, tag) => {
                self.refuse_tag(tag.is_some(), &span);
                self.start(Open::Map { start: span.start, entries: Vec::new(), key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span.start),
            Event::DocumentStart(..) if self.root.is_some() => {
                let message = "a second document begins here; it is not read";
                self.report.push(Diagnostic::error(code::BAD_YAML, message).hint("Take the `---` line out."), span);
                false
            }
            _ => true,
        }
    }

    fn refuse_tag(&mut self, tagged: bool, span: &Range<usize>) {
        if tagged {
            let diagnostic = Diagnostic::error(code::BAD_VALUE, "tags (`!name`) are not read here");
            self.report.push(diagnostic.hint("A text that begins with ! stands in quotation marks."), span.clone());
        }
    }

    fn start(&mut self, collection: Open) -> bool {
        if self.open.len() >= MAX_DEPTH {
            let at = match collection {
                Open::List { start, .. } | Open::Map { start, .. } => start,
            };
            return self.limit(at, "more levels of nesting than any file here needs");
        }
        self.open.push(collection);
        true
    }

    fn limit(&mut self, at: usize, what: &str) -> bool {
        let message = format!("{what}; what follows is not read");
        self.report.push(Diagnostic::error(code::YAML_LIMIT, message), at..at + 1);
        self.unwind();
        false
    }

    /// Closes the innermost collection; it ends at `end` or, in block style, where its last child ends.
    fn close(&mut self, end: usize) -> bool {
        let (span, value) = match self.open.pop() {
            Some(Open::List { start, items }) => (start..end.max(start), Value::List(items)),
            Some(Open::Map { start, entries, .. }) => (start..end.max(start), Value::Map(entries)),
            None => return true,
        };
        self.node(Node { span, value })
    }

    /// Puts a finished node where it belongs.
    fn node(&mut self, node: Node) -> bool {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return self.limit(node.span.start, "more values than any file here needs");
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: node }),
                None => match node.value {
                    Value::Scalar { text, .. } => *key = Some((text, node.span)),
                    Value::List(_) | Value::Map(_) => {
                        let message = "a key is a word, not a list or a group";
                        let hint = "A text that begins with [ or { stands in quotation marks.";
                        self.report.push(Diagnostic::error(code::BAD_YAML, message).hint(hint), node.span.clone());
                        *key = Some((String::new(), node.span));
                    }
                },
            },
        }
        true
    }

    fn broken(&mut self, at: usize, what: &str) {
        let at = at + self.base;
        let hint = "Check quotation marks, colons and the spaces at the line's beginning. What follows is not read.";
        self.report.push(Diagnostic::error(code::BAD_YAML, format!("broken YAML: {what}")).hint(hint), at..at + 1);
        self.unwind();
    }

    /// Closes what is open after a mistake. A half-read record of a list is dropped with all that is in it.
    fn unwind(&mut self) {
        let keep = self.open.iter().position(|open| matches!(open, Open::List { .. })).map_or(1, |list| list + 1);
        self.open.truncate(keep);
        // What is closed was counted; it must not hit the limit again.
        self.nodes = 0;
        while let Some(Open::List { start, .. } | Open::Map { start, .. }) = self.open.last() {
            let start = *start;
            self.close(start);
        }
    }

    fn finish(self) -> Option<Node> {
        self.root
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn read(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
        let mut report = FileReport::new("x.yaml", text);
        let node = parse(&mut report, 0..text.len());
        (node, report.finish())
    }

    fn items(node: &Node, key: &str) -> usize {
        match node.get(key).map(|list| &list.value) {
            Some(Value::List(items)) => items.len(),
            _ => 0,
        }
    }

    #[test]
    fn scalars_know_their_bytes_and_quotes() {
        let text = "a: \"ö: x\"\nb: [1, two]\n";
        let (node, found) = read(text);
        let node = node.unwrap();
        assert!(found.is_empty());
        let a = node.get("a").unwrap();
        assert_eq!(&text[a.span.clone()], "\"ö: x\"");
        assert_eq!(a.value, Value::Scalar { text: "ö: x".into(), plain: false });
        assert_eq!(items(&node, "b"), 2);
    }

    #[test]
    fn records_before_a_mistake_stay() {
        let (node, found) = read("claims:\n  - id: A\n    say: fine\n  - id: B\n    say: \"never closed\n  - id: C\n");
        assert_eq!(items(&node.unwrap(), "claims"), 1);
        assert_eq!(found[0].code, "bad-yaml");
        assert!(found[0].place.as_ref().unwrap().line >= 5, "{}", found[0]);
    }

    #[test]
    fn keys_before_a_mistake_stay() {
        let (node, found) = read("id: a\ntitle: b\nminutes: [2\n");
        let node = node.unwrap();
        assert!(node.get("id").is_some() && node.get("title").is_some());
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn an_alias_bomb_is_refused_at_once() {
        let mut text = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, before) in "bcdefghi".chars().zip("abcdefgh".chars()) {
            let aliases = vec![format!("*{before}"); 9].join(",");
            writeln!(text, "{name}: &{name} [{aliases}]").unwrap();
        }
        let (_, found) = read(&text);
        assert!(found.iter().all(|diagnostic| diagnostic.code == "yaml-limit"));
        assert_eq!(found.len(), 72);
    }

    #[test]
    fn deep_nesting_is_refused() {
        for text in ["[".repeat(100_000), "- ".repeat(100_000), "a: {".repeat(10_000)] {
            let (_, found) = read(&text);
            assert_eq!(found.len(), 1, "{found:?}");
        }
    }
}
