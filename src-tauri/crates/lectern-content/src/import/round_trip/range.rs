//! Where the lines of some Markdown stand.

use super::unit::{Unit, UnitKind};
use std::ops::Range;

/// Where the lines of some Markdown stand.
pub(super) fn ranges(markdown: &str) -> Vec<Unit> {
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
        if !is_open && is_definition(text) {
            units.push(unit(range, "", UnitKind::Hidden));
            continue;
        }
        is_open = push_line(markdown, range, is_open, &mut units);
    }
    set_levels(&mut units);
    units
}

/// Whether a line gives the address of a link, `[law]: https://…`, which nobody sees.
fn is_definition(line: &str) -> bool {
    let inner = line.trim_start();
    let label = inner.strip_prefix('[').and_then(|rest| rest.split_once("]:"));
    line.len() - inner.len() < 4 && label.is_some_and(|(label, _)| !label.trim().is_empty() && !label.contains(['[', ']']))
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
    let number = prefix.trim().trim_end_matches(['.', ')']);
    // A list begins within a paragraph only with its first number.
    let is_year =
        |before: &Unit| !is_item(&before.prefix) && number != "1" && number.starts_with(|one: char| one.is_ascii_digit());
    let goes_on = |before: &Unit| prefix.trim().is_empty() || (is_quote && before.prefix == prefix) || is_year(before);
    match last {
        // A paragraph that is written in several lines.
        Some(before) if before.kind == UnitKind::Line && goes_on(before) => before.range.end = range.end,
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
    let ends = |at: usize| inner.get(at..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let signs = inner.bytes().take_while(|byte| *byte == b'#').count();
    let length = match inner.bytes().next() {
        Some(b'-' | b'*' | b'+') if inner.get(1..2) == Some(" ") => 2,
        Some(b'>') => 1 + usize::from(inner.get(1..2) == Some(" ")),
        Some(b'#') if ends(signs) => signs + 1,
        Some(b'0'..=b'9') if matches!(inner.as_bytes().get(digits), Some(b'.' | b')')) && ends(digits + 1) => digits + 2,
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
