//! The lines of a part of a slide as its author wrote them, each with what the talk shows of it.

use super::super::super::load::file_report::FileReport;
use super::super::super::load::markdown::parse_inlines;
use super::Exported;
use super::line::{Bag, Line, Style, key};
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
    /// How it is styled, where the talk says so. A row is not asked.
    pub(super) style: Option<Style>,
}

impl Shown {
    /// Whether other letters of a line with the same words are strong or emphasised.
    pub(super) fn is_styled_otherwise(&self, line: &Line<'_>) -> bool {
        let marks = self.marks.first().map(Vec::as_slice).unwrap_or_default();
        self.style.as_ref().is_some_and(|style| *style != line.style(marks))
    }
}

/// The lines of a part. What is shown of them is taken from the talk, line for line, or else from the Markdown alone.
pub(super) fn units(markdown: &str, shown: &[DeckBlock], exported: &Exported<'_>) -> Vec<Unit> {
    let mut units = ranges(markdown);
    let mut leaves = Vec::new();
    blocks(shown, &mut leaves);
    // A picture that is missing is told by its words.
    let is_same = units.len() == leaves.len()
        && units.iter().zip(&leaves).all(|(unit, leaf)| unit.kind == UnitKind::Fixed || matches!(leaf, Leaf::Words(_)));
    for (unit, leaf) in units.iter_mut().zip(leaves.into_iter().map(Some).chain(std::iter::repeat_with(|| None))) {
        unit.shown = match leaf.filter(|_| is_same) {
            Some(Leaf::Words(cells)) => vec![shown_cells(&cells)],
            Some(Leaf::Fixed(lines)) => lines,
            None if unit.kind == UnitKind::Fixed => Vec::new(),
            None => vec![read_again(markdown, unit, exported)],
        };
    }
    units
}

/// What is shown of a line, as far as its Markdown says.
fn read_again(markdown: &str, unit: &Unit, exported: &Exported<'_>) -> Shown {
    let cells: Vec<&str> = match &unit.kind {
        UnitKind::Row(cells) => cells.iter().filter_map(|cell| markdown.get(cell.clone())).collect(),
        UnitKind::Line | UnitKind::Fixed => {
            let text = markdown.get(unit.range.clone()).and_then(|text| text.get(unit.prefix.len()..)).unwrap_or_default();
            vec![if unit.prefix.trim_start().starts_with('#') { text.split('{').next().unwrap_or_default() } else { text }]
        }
    };
    let texts: Vec<String> = cells.iter().map(|cell| resolved(cell, exported)).collect();
    let keys = texts.iter().map(|text| key(text)).collect::<Vec<_>>().join("|");
    let text = texts.join(" ");
    Shown { full: keys.clone(), keys: vec![keys], marks: vec![Vec::new(); texts.len()], bag: Bag::of(&text), text, style: None }
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
    let style = if let [cell] = cells { Some(style(cell)) } else { None };
    Shown { keys: vec![joined(false)], full: joined(true), marks, bag: Bag::of(&words), text: words, style }
}

fn style(spans: &[Span]) -> Style {
    let words = spans.iter().filter_map(|span| match span {
        Span::Text(words) if !matches!(words.link, Some(Link::Reference(_))) => {
            Some((words.text.as_str(), words.strong, words.emphasis))
        }
        Span::Text(_) | Span::Break | Span::Blank(_) => None,
    });
    Style::of(words)
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

/// Where the lines of some Markdown stand.
fn ranges(markdown: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut at = 0;
    let mut is_open = false;
    let mut fence: Option<usize> = None;
    for line in markdown.split_inclusive('\n') {
        let text = line.trim_end();
        let range = at..at + text.len();
        at += line.len();
        let inner = text.trim_start();
        if let Some(open) = fence {
            if let Some(unit) = units.get_mut(open) {
                unit.range.end = range.end;
            }
            if inner == "```" {
                fence = None;
            }
            continue;
        }
        if inner.is_empty() || inner == ">" {
            is_open = false;
            continue;
        }
        if inner.starts_with("```") {
            fence = Some(units.len());
            units.push(unit(range, "", UnitKind::Fixed));
            is_open = false;
            continue;
        }
        is_open = push_line(markdown, range, is_open, &mut units);
    }
    set_levels(&mut units);
    units
}

/// Says of items how deep they stand: deeper than the last item whose words they stand under.
fn set_levels(units: &mut [Unit]) {
    let mut open: Vec<usize> = Vec::new();
    for unit in units {
        let indent = unit.prefix.len() - unit.prefix.trim_start().len();
        if is_item(&unit.prefix) {
            while open.last().is_some_and(|outer| *outer > indent) {
                open.pop();
            }
            unit.level = u8::try_from(open.len()).ok();
            open.push(unit.prefix.len());
        } else if indent == 0 {
            open.clear();
        }
    }
}

/// Whether a mark begins an item of a list.
pub(super) fn is_item(prefix: &str) -> bool {
    prefix.trim_start().starts_with(|first: char| matches!(first, '-' | '*' | '+') || first.is_ascii_digit())
}

/// Takes a line that stands in no block of data; whether the next one may go on with it.
fn push_line(markdown: &str, range: Range<usize>, is_open: bool, units: &mut Vec<Unit>) -> bool {
    let text = markdown.get(range.clone()).unwrap_or_default();
    let prefix = prefix(text);
    let last = units.last_mut().filter(|_| is_open);
    if text.trim_start().starts_with('|') {
        match last {
            Some(head) if is_rule(text) && matches!(head.kind, UnitKind::Row(_)) => {
                head.range.end = range.end;
                head.is_head = true;
            }
            _ => {
                let cells = cells(text, range.start);
                units.push(unit(range, "", UnitKind::Row(cells)));
            }
        }
        return true;
    }
    let is_quote = prefix.trim_start().starts_with('>');
    match last {
        // A paragraph that is written in several lines.
        Some(before) if before.kind == UnitKind::Line && (prefix.trim().is_empty() || (is_quote && before.prefix == prefix)) => {
            before.range.end = range.end;
        }
        _ if text.trim_start().starts_with("![") => units.push(unit(range, "", UnitKind::Fixed)),
        _ => units.push(unit(range, prefix, UnitKind::Line)),
    }
    // A heading is one line.
    !prefix.trim_start().starts_with('#')
}

fn unit(range: Range<usize>, prefix: &str, kind: UnitKind) -> Unit {
    Unit { range, prefix: prefix.to_owned(), kind, is_head: false, level: None, shown: Vec::new() }
}

/// Whether a line is the rule under a table's head.
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' '))
}

/// Where the cells of a row stand.
fn cells(row: &str, start: usize) -> Vec<Range<usize>> {
    let mut edges = Vec::new();
    let mut before = ' ';
    for (at, letter) in row.char_indices() {
        if letter == '|' && before != '\\' {
            edges.push(at);
        }
        before = letter;
    }
    if !row.trim_end().ends_with('|') {
        edges.push(row.len());
    }
    let cell = |pair: &[usize]| {
        let (from, to) = (pair.first()? + 1, *pair.get(1)?);
        let text = row.get(from..to)?;
        let inner = text.trim();
        let from = from + if inner.is_empty() { 0 } else { text.len() - text.trim_start().len() };
        Some(start + from..start + from + inner.len())
    };
    edges.windows(2).filter_map(cell).collect()
}

/// The mark a line begins with, and its indentation.
fn prefix(line: &str) -> &str {
    let indent = line.len() - line.trim_start().len();
    let inner = line.get(indent..).unwrap_or_default();
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let length = match inner.bytes().next() {
        Some(b'-' | b'*' | b'+') if inner.get(1..2) == Some(" ") => 2,
        Some(b'>') => 1 + usize::from(inner.get(1..2) == Some(" ")),
        Some(b'#') => inner.bytes().take_while(|byte| *byte == b'#').count() + 1,
        Some(b'0'..=b'9') if matches!(inner.as_bytes().get(digits), Some(b'.' | b')')) => digits + 2,
        Some(_) | None => 0,
    };
    line.get(..(indent + length).min(line.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_in_all_a_slide_may_hold() {
        let text = "Lead\ngoes on\n\n- a\n  b\n- c\n\n> said\n> on\n\n| A | B \\| C |\n|---|---|\n| 1 |  |\n\n```chart\nkind: bar\n\nx: y\n```\n\n![alt](images/x.png)\n\n### Head {.do}\n2. two";
        let found: Vec<(&str, &str)> = ranges(text)
            .iter()
            .map(|unit| (&text[unit.range.clone()], text[unit.range.clone()].lines().next().unwrap()))
            .collect();
        let first: Vec<&str> = found.iter().map(|(_, first)| *first).collect();
        let expected = [
            "Lead",
            "- a",
            "- c",
            "> said",
            "| A | B \\| C |",
            "| 1 |  |",
            "```chart",
            "![alt](images/x.png)",
            "### Head {.do}",
            "2. two",
        ];
        assert_eq!(first, expected);
        assert!(found[4].0.ends_with("|---|---|"));
        assert!(found[6].0.ends_with("x: y\n```"));
        let UnitKind::Row(cells) = &ranges(text)[4].kind else { panic!() };
        assert_eq!(cells.iter().map(|cell| &text[cell.clone()]).collect::<Vec<_>>(), ["A", "B \\| C"]);
    }
}
