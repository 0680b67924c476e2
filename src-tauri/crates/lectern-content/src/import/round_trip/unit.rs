//! The lines of a part of a slide as its author wrote them, each with what the talk shows of it.

use super::super::super::load::file_report::FileReport;
use super::super::super::load::markdown::parse_inlines;
use super::Exported;
use super::line::key;
use super::look::{Bag, Look};
use super::range::ranges;
use lectern_model::block::{Block, DeckBlock};
use lectern_model::contact::Contact;
use lectern_model::span::{Inline, Link, Span};
use std::ops::Range;

/// What a line of Markdown is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum UnitKind {
    /// Words behind a mark.
    Line,
    /// A row of a table: where its cells stand, without the space around them.
    Row(Vec<Range<usize>>),
    /// A block of data or a picture, which is changed in the talk alone.
    Fixed,
    /// What nobody sees, such as the address of a link.
    Hidden,
}

/// A line of a part's Markdown.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Where it stands, with its mark; a table's head with the rule under it.
    pub(super) range: Range<usize>,
    /// Its mark: `- `, `### `, `> `.
    pub(super) prefix: String,
    pub(super) kind: UnitKind,
    /// Whether it is the head of a table.
    pub(super) is_head: bool,
    /// How deep in a list it stands, where it begins an item.
    pub(super) level: Option<u8>,
    /// What is shown of it; of data, one for each line of the page.
    pub(super) shown: Vec<Shown>,
}

impl Unit {
    /// Its Markdown behind its mark, and apart from that the marks behind a heading, such as ` {.do}`.
    pub(super) fn words<'m>(&self, markdown: &'m str) -> (&'m str, &'m str) {
        let text = markdown.get(self.range.clone()).and_then(|text| text.get(self.prefix.len()..)).unwrap_or_default();
        // A local field at the end is one of its words.
        let has_marks = self.is_heading() && text.ends_with('}') && !text.ends_with("}}");
        text.split_at(text.rfind(" {").filter(|_| has_marks).unwrap_or(text.len()))
    }

    /// The Markdown of its cells, or of its words.
    pub(super) fn cells<'m>(&self, markdown: &'m str) -> Vec<&'m str> {
        match &self.kind {
            UnitKind::Row(cells) => cells.iter().filter_map(|cell| markdown.get(cell.clone())).collect(),
            UnitKind::Line | UnitKind::Fixed | UnitKind::Hidden => vec![self.words(markdown).0],
        }
    }

    pub(super) fn is_heading(&self) -> bool {
        self.prefix.trim_start().starts_with('#')
    }

    /// How far its words stand in.
    pub(super) fn indent(&self) -> usize {
        self.prefix.len() - self.prefix.trim_start().len()
    }

    /// How many cells it has, where it is a row.
    pub(super) fn columns(&self) -> Option<usize> {
        match &self.kind {
            UnitKind::Row(cells) => Some(cells.len()),
            UnitKind::Line | UnitKind::Fixed | UnitKind::Hidden => None,
        }
    }
}

/// A line as the talk shows it.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    /// Its letters without the marks of citations, in each way it may stand on the page.
    pub(super) keys: Vec<String>,
    /// Its letters with them.
    pub(super) full: String,
    /// The marks, as they are shown, cell by cell.
    pub(super) marks: Vec<Vec<String>>,
    pub(super) bag: Bag,
    /// What it says, for messages.
    pub(super) text: String,
    /// How it looks, cell by cell, where the talk says so.
    pub(super) looks: Vec<Look>,
}

/// The lines of a part. What is shown of them is taken from the talk, line for line, or else from the Markdown alone.
pub(super) fn units(markdown: &str, shown: &[DeckBlock], exported: &Exported<'_>) -> Vec<Unit> {
    let mut units = ranges(markdown);
    let mut leaves = Vec::new();
    blocks(shown, &mut leaves);
    let seen = || units.iter().filter(|unit| unit.kind != UnitKind::Hidden);
    // A picture that is missing is told by its words.
    let is_same = seen().count() == leaves.len()
        && seen().zip(&leaves).all(|(unit, leaf)| unit.kind == UnitKind::Fixed || matches!(leaf, Leaf::Words(_)));
    let mut leaves = leaves.into_iter().filter(|_| is_same);
    for unit in &mut units {
        unit.shown = match unit.kind {
            UnitKind::Hidden => Vec::new(),
            UnitKind::Fixed | UnitKind::Line | UnitKind::Row(_) => match leaves.next() {
                Some(Leaf::Words(cells)) => vec![shown_cells(&cells)],
                Some(Leaf::Fixed(lines)) => lines,
                None if unit.kind == UnitKind::Fixed => Vec::new(),
                None => vec![read_again(markdown, unit, exported)],
            },
        };
    }
    units
}

/// What is shown of a line, as far as its Markdown says.
fn read_again(markdown: &str, unit: &Unit, exported: &Exported<'_>) -> Shown {
    let cells = unit.cells(markdown);
    let texts: Vec<String> = cells.iter().map(|cell| resolved(cell, exported)).collect();
    let keys = texts.iter().map(|text| key(text)).collect::<Vec<_>>().join("|");
    let text = texts.join(" ");
    Shown {
        full: keys.clone(),
        keys: vec![keys],
        marks: vec![Vec::new(); texts.len()],
        bag: Bag::of(&text),
        text,
        looks: Vec::new(),
    }
}

/// The words of some Markdown as the talk shows them, without citations.
pub(super) fn resolved(text: &str, exported: &Exported<'_>) -> String {
    let mut report = FileReport::new("", "");
    let inlines = parse_inlines(&mut report, &text.replace("\\\n", "\n"), 0..0);
    let mut words = String::new();
    push(&inlines, exported, &mut words);
    words
}

fn push(inlines: &[Inline], exported: &Exported<'_>, words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => words.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => push(inner, exported, words),
            Inline::Field(field) => words.push_str(&(exported.field)(field)),
            Inline::Citation(_) | Inline::Break => {}
        }
    }
}

/// A line of a block of the talk.
enum Leaf {
    Words(Vec<Vec<Span>>),
    Fixed(Vec<Shown>),
}

fn blocks(shown: &[DeckBlock], leaves: &mut Vec<Leaf>) {
    for block in shown {
        match block {
            Block::Paragraph(spans) => leaves.push(Leaf::Words(vec![spans.clone()])),
            Block::Heading(heading) => leaves.push(Leaf::Words(vec![heading.inlines.clone()])),
            Block::List(list) => list.items.iter().for_each(|item| blocks(item, leaves)),
            Block::Quote(inner) => blocks(inner, leaves),
            Block::Table(table) => {
                leaves.extend(std::iter::once(&table.header).chain(&table.rows).map(|row| Leaf::Words(row.clone())));
            }
            Block::Picture(picture) => leaves.push(Leaf::Fixed(vec![shown_cells(std::slice::from_ref(&picture.caption))])),
            Block::Chart(chart) => {
                let title = shown_cells(std::slice::from_ref(&chart.title));
                let named = format!("{} ({})", title.text, chart.unit.trim());
                let all = [title.text.clone(), named, chart.unit.trim().to_owned()];
                leaves.push(Leaf::Fixed(vec![also(title, &all, &chart.cite)]));
            }
            Block::Number(number) => {
                let counted = shown_cells(std::slice::from_ref(&number.counted));
                let year = number.year.as_deref().unwrap_or_default().trim();
                let open = counted.text.trim_end().trim_end_matches(')');
                let dated = [counted.text.clone(), format!("{} ({year})", counted.text), format!("{open}, {year})")];
                let value = shown_cells(&[vec![Span::text(number.value.clone())]]);
                leaves.push(Leaf::Fixed(vec![value, also(counted, &dated, &number.cite)]));
            }
            Block::Contacts(contacts) => leaves.push(Leaf::Fixed(contacts.iter().map(contact).collect())),
        }
    }
}

/// A line of data in each way it may stand on the page: with its year or unit, and with its citation or without.
fn also(shown: Shown, ways: &[String; 3], cite: &[Span]) -> Shown {
    let cite = shown_cells(&[cite.to_vec()]).full;
    let cited = ways.each_ref().map(|way| format!("{}{cite}", key(way)));
    let is_line = !shown.text.is_empty() || !cite.is_empty();
    let keys = ways.iter().map(|way| key(way)).chain(cited).filter(|_| is_line).collect();
    Shown { keys, ..shown }
}

/// A contact: the words that may stand on its lines, however they are arranged.
fn contact(contact: &Contact) -> Shown {
    let spans = [&contact.audience, &contact.note].into_iter().chain(contact.reach.iter().map(|(_, spans)| spans));
    let texts: Vec<String> = spans.map(|spans| Span::plain_text(spans)).collect();
    Shown { text: format!("{} {} {}", contact.name, contact.hours, texts.join(" ")), ..Shown::default() }
}

fn shown_cells(cells: &[Vec<Span>]) -> Shown {
    let text = |spans: &[Span], with_marks: bool| {
        let mut text = String::new();
        for span in spans {
            match span {
                Span::Text(words) if !with_marks && matches!(words.link, Some(Link::Reference(_))) => {}
                // What stands between two marks is part of them.
                Span::Text(words) if !with_marks && words.superscript && words.text == "," => {}
                Span::Text(words) => text.push_str(&words.text),
                Span::Break => text.push(' '),
                Span::Blank(_) => {}
            }
        }
        text
    };
    let joined = |with_marks| cells.iter().map(|cell| key(&text(cell, with_marks))).collect::<Vec<_>>().join("|");
    let words = cells.iter().map(|cell| text(cell, false)).collect::<Vec<_>>().join(" ");
    let marks = cells.iter().map(|cell| marks(cell)).collect();
    let looks = cells.iter().map(|cell| Look::of_spans(cell)).collect();
    Shown { keys: vec![joined(false)], full: joined(true), marks, bag: Bag::of(&words), text: words, looks }
}

/// The marks of a line, those that follow one another as one.
fn marks(spans: &[Span]) -> Vec<String> {
    let mut marks: Vec<String> = Vec::new();
    let mut is_open = false;
    for span in spans {
        let Span::Text(words) = span else {
            is_open = false;
            continue;
        };
        let is_mark = matches!(words.link, Some(Link::Reference(_))) || (is_open && words.superscript);
        match marks.last_mut().filter(|_| is_open && is_mark) {
            Some(mark) => mark.push_str(&words.text),
            None if is_mark => marks.push(words.text.clone()),
            None => {}
        }
        is_open = is_mark;
    }
    marks
}
