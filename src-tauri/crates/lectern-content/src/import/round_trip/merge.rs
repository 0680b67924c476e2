//! The new text of a part: what was not changed as its author wrote it, and what was written anew.

use super::super::markup::{Around, markdown, shortened};
use super::super::report::Report;
use super::super::tree::Run;
use super::cite::Citations;
use super::line::{Kind, Line, Token, key, tokens};
use super::unit::{Shown, Unit, UnitKind, is_item};
use super::{Exported, Part};
use std::collections::BTreeMap;

/// Puts the new text together.
pub(super) struct Merge<'a> {
    part: &'a Part<'a>,
    exported: &'a Exported<'a>,
    report: &'a mut Report,
    /// How each source is cited in the part.
    elsewhere: BTreeMap<String, String>,
    out: String,
    /// How much of the old text is done.
    at: usize,
    /// How far the text of lists stands in, level by level.
    indents: Vec<usize>,
    /// Whether what was written last is an item of a list.
    in_list: bool,
}

impl<'a> Merge<'a> {
    pub(super) fn new(part: &'a Part<'a>, exported: &'a Exported<'a>, report: &'a mut Report) -> Self {
        let elsewhere = Citations::of(part.markdown).by_source();
        Self { part, exported, report, elsewhere, out: String::new(), at: 0, indents: Vec::new(), in_list: false }
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push_str(self.part.markdown.get(self.at..).unwrap_or_default());
        self.out.trim().to_owned()
    }

    /// Takes the old text up to the end of a line as it is.
    pub(super) fn keep(&mut self, unit: &Unit) {
        self.out.push_str(self.part.markdown.get(self.at..unit.range.end).unwrap_or_default());
        self.at = self.at.max(unit.range.end);
        self.passed(unit);
    }

    fn passed(&mut self, unit: &Unit) {
        self.in_list = is_item(&unit.prefix);
        if self.in_list {
            let indent = unit.prefix.len() - unit.prefix.trim_start().len();
            while self.indents.last().is_some_and(|last| *last > indent) {
                self.indents.pop();
            }
            self.indents.push(unit.prefix.len());
        } else {
            self.indents.clear();
        }
    }

    /// Takes a line out.
    pub(super) fn drop(&mut self, unit: &Unit) {
        let what = unit.shown.first().map_or("", |shown| shown.text.as_str());
        if unit.is_head {
            self.wanting(format!(
                "the head of the table, “{}”, was taken out; it stays: change the table in the talk",
                shortened(what)
            ));
            return self.keep(unit);
        }
        self.out.push_str(self.part.markdown.get(self.at..unit.range.start).unwrap_or_default());
        self.at = unit.range.end;
        self.out.truncate(self.out.trim_end_matches(['\n', '\r']).len());
    }

    fn wanting(&mut self, message: String) {
        self.report.wanting(self.part.place, message);
    }

    /// Writes a line in the place of another.
    pub(super) fn exchange(&mut self, unit: &Unit, line: &Line<'_>) {
        if unit.kind == UnitKind::Fixed {
            return self.keep(unit);
        }
        self.out.push_str(self.part.markdown.get(self.at..unit.range.start).unwrap_or_default());
        self.at = unit.range.start;
        let nothing = Shown::default();
        let shown = unit.shown.first().unwrap_or(&nothing);
        let old = self.part.markdown.get(unit.range.clone()).unwrap_or_default();
        let new = match &unit.kind {
            UnitKind::Fixed => None,
            UnitKind::Row(cells) => self.row(cells, unit, line, shown),
            UnitKind::Line => {
                let prefix = &unit.prefix;
                let is_heading = prefix.trim_start().starts_with('#');
                // The marks behind a heading, such as {.do}, stay.
                let at = old.rfind(" {").filter(|_| is_heading && old.ends_with('}')).unwrap_or(old.len());
                let (words, tail) = old.split_at(at);
                let words = words.get(prefix.len()..).unwrap_or_default();
                let runs = line.cells.join(&Run::plain(" "));
                let around = if is_heading { Around::Line } else { Around::Block };
                let marks = shown.marks.first().map(Vec::as_slice).unwrap_or_default();
                let new = self.written(&runs, words, marks, around);
                let indent = if prefix.trim_start().starts_with('>') { prefix.clone() } else { " ".repeat(prefix.len()) };
                (!new.is_empty()).then(|| format!("{prefix}{}{tail}", new.replace('\n', &format!("\n{indent}"))))
            }
        };
        if let Some(new) = new {
            self.out.push_str(&new);
            self.at = unit.range.end;
            self.passed(unit);
        } else {
            self.keep(unit);
        }
    }

    /// Writes a line with the same words at its new level and in its new style; what stands under it moves with it by its own lines.
    pub(super) fn restyle(&mut self, unit: &Unit, line: &Line<'_>) {
        let is_other = unit.shown.first().is_some_and(|shown| shown.is_styled_otherwise(line));
        let level = match line.kind {
            Kind::Item(level, _) if unit.level.is_some_and(|own| own != level) => level,
            Kind::Paragraph | Kind::Item(..) | Kind::Heading | Kind::Quote | Kind::Row => {
                return if is_other { self.exchange(unit, line) } else { self.keep(unit) };
            }
        };
        let before = self.part.markdown.get(self.at..unit.range.start).unwrap_or_default();
        self.out.push_str(before);
        let sign = unit.prefix.trim_start().to_owned();
        let old = unit.prefix.len() - sign.len();
        let indent = self.indent(level);
        let text = self.part.markdown.get(unit.range.clone()).unwrap_or_default();
        let text =
            text.get(old..).unwrap_or_default().replace(&format!("\n{}", " ".repeat(old)), &format!("\n{}", " ".repeat(indent)));
        self.out.push_str(&format!("{}{text}", " ".repeat(indent)));
        self.at = unit.range.end;
        let moved = Unit { prefix: format!("{}{sign}", " ".repeat(indent)), ..unit.clone() };
        self.passed(&moved);
    }

    /// How far an item of a level stands in: as far as the words of the item above it.
    fn indent(&self, level: u8) -> usize {
        let level = usize::from(level).min(self.indents.len());
        level.checked_sub(1).map_or(0, |outer| self.indents.get(outer).copied().unwrap_or(0))
    }

    /// A row with its changed cells; none where it has lost its shape.
    fn row(&mut self, cells: &[std::ops::Range<usize>], unit: &Unit, line: &Line<'_>, shown: &Shown) -> Option<String> {
        let runs = row_cells(line);
        if runs.len() != cells.len() {
            self.wanting("the columns of a table are others; they stay as they are: change the table in the talk".to_owned());
            return None;
        }
        let keys: Vec<&str> = shown.keys.first().map(String::as_str).unwrap_or_default().split('|').collect();
        let mut new = String::new();
        let mut at = unit.range.start;
        for (number, (cell, words)) in cells.iter().zip(&runs).enumerate() {
            let old = self.part.markdown.get(cell.clone()).unwrap_or_default();
            let said = key(&super::line::without_marks(words));
            let full = key(&words.iter().map(|run| run.text.as_str()).collect::<String>());
            let marks = shown.marks.get(number).map(Vec::as_slice).unwrap_or_default();
            let whole = format!("{}{}", keys.get(number).copied().unwrap_or_default(), key(&marks.concat()));
            new.push_str(self.part.markdown.get(at..cell.start).unwrap_or_default());
            if keys.len() == cells.len() && (keys.get(number) == Some(&said.as_str()) || full == whole) {
                new.push_str(old);
            } else {
                let space = if old.is_empty() && !new.ends_with(' ') { " " } else { "" };
                let written = self.written(words, old, marks, Around::Line);
                new.push_str(&format!("{space}{written}"));
            }
            at = cell.end;
        }
        new.push_str(self.part.markdown.get(at..unit.range.end).unwrap_or_default());
        Some(new)
    }

    /// Writes a line that was not there before; `next` is the line it comes before.
    pub(super) fn insert(&mut self, line: &Line<'_>, next: Option<&Unit>, columns: usize) {
        let is_cell = line.kind == Kind::Row;
        let runs = if is_cell { row_cells(line) } else { vec![line.cells.join(&Run::plain(" "))] };
        let around = if is_cell { Around::Line } else { Around::Block };
        let words: Vec<String> = runs.iter().map(|words| self.written(words, "", &[], around)).collect();
        if is_cell {
            if runs.len() == columns {
                self.out.push_str(&format!("\n| {} |", words.join(" | ")));
            } else {
                self.wanting(format!("“{}” in a table has no place in the talk; add it by hand", shortened(&line.text())));
            }
            return;
        }
        let words = words.concat();
        let begins_list = !self.in_list && matches!(line.kind, Kind::Item(..)) && next.is_some_and(|next| is_item(&next.prefix));
        if let Some(next) = next.filter(|_| begins_list) {
            self.out.push_str(self.part.markdown.get(self.at..next.range.start).unwrap_or_default());
            self.at = next.range.start;
        }
        let (mark, is_list) = match line.kind {
            Kind::Paragraph | Kind::Row => (String::new(), false),
            Kind::Item(level, number) => {
                let indent = self.indent(level);
                let sign = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
                (format!("{}{sign}", " ".repeat(indent)), true)
            }
            Kind::Heading => ("### ".to_owned(), false),
            Kind::Quote => ("> ".to_owned(), false),
        };
        let words = words.replace('\n', &format!("\n{}", " ".repeat(mark.len())));
        if begins_list {
            self.out.push_str(&format!("{mark}{words}\n"));
            return;
        }
        let gap = match (self.out.is_empty(), self.in_list && is_list) {
            (true, _) => "",
            (false, true) => "\n",
            (false, false) => "\n\n",
        };
        self.out.push_str(&format!("{gap}{mark}{words}"));
        // What stands before the part's first line comes after it.
        if self.at == 0 && self.out.len() == mark.len() + words.len() {
            self.out.push_str("\n\n");
        }
        self.in_list = is_list;
    }

    /// The Markdown of a line that was changed, with its citations and local fields; `old` is what it was.
    fn written(&mut self, words: &[Run], old: &str, marks: &[String], around: Around) -> String {
        let mut own = Citations::of(old);
        let before = if old.is_empty() { self.part.markdown } else { old };
        // The program sets full stops and commas before raised numbers itself.
        let points_after = before.contains("].") || before.contains("],");
        let mut text = String::new();
        let place = self.part.place;
        for token in tokens(&as_authored(words, old), marks) {
            match token {
                Token::Words(runs) => {
                    let written = markdown(&runs, around, place, self.report);
                    let has_space = runs.first().is_some_and(|run| run.text.starts_with(char::is_whitespace));
                    if !text.is_empty() && has_space && !written.is_empty() {
                        text.push(' ');
                    }
                    // Behind a mark no line begins.
                    text.push_str(&if text.is_empty() { written } else { within_line(written) });
                }
                Token::Mark(label) => match own.take(&label, marks, &self.elsewhere, self.exported) {
                    Some(cited) => {
                        for source in &cited.gained {
                            let message = format!("“{}” now cites {source}, whose mark it carries", shortened(text.trim()));
                            self.report.changed(place, message);
                        }
                        let point = if points_after { take_point(&mut text) } else { String::new() };
                        if !text.is_empty() && !text.ends_with(' ') {
                            text.push(' ');
                        }
                        text.push_str(&format!("[{}]{point}", cited.raw));
                    }
                    None => {
                        let label = label.trim();
                        self.wanting(format!("the mark “{label}” of a citation is no source of the talk: cite it again"));
                    }
                },
            }
        }
        let text = self.with_fields(text, old);
        for source in own.lost() {
            let message = format!(
                "“{}” came back without the mark of {source} and cites it no more: cite it again if the words rest on it",
                shortened(&text)
            );
            self.report.wanting(place, message);
        }
        text
    }

    /// Puts the local fields back, where their values stand as they were filled in, or their blanks.
    fn with_fields(&mut self, mut text: String, old: &str) -> String {
        for part in old.split("{{").skip(1) {
            let Some((name, _)) = part.split_once("}}") else { continue };
            let value = (self.exported.field)(&name.trim().into());
            let shown = markdown(&[Run::plain(value.clone())], Around::Line, "", &mut Report::default());
            let found = if value.trim().is_empty() { blank(&text) } else { text.find(&shown).map(|at| at..at + shown.len()) };
            match found {
                Some(range) => text.replace_range(range, &format!("{{{{{}}}}}", name.trim())),
                None => {
                    let message = format!("“{}” no longer has the local field {}", shortened(&text), name.trim());
                    self.report.changed(self.part.place, message);
                }
            }
        }
        text
    }
}

/// Markdown without the stroke that keeps its beginning from beginning a block.
fn within_line(written: String) -> String {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = written.split_at(digits);
    let is_kept = |letter: char| match digits {
        0 => matches!(letter, '#' | '+' | '-' | '=' | ':'),
        _ => matches!(letter, '.' | ')'),
    };
    match rest.strip_prefix('\\') {
        Some(inner) if inner.starts_with(is_kept) => format!("{number}{inner}"),
        Some(_) | None => written,
    }
}

/// Takes the full stop or comma from the end of some Markdown, also from within strong words; nothing where there is none.
fn take_point(text: &mut String) -> String {
    let inner = text.trim_end_matches('*');
    let at = inner.len().saturating_sub(1);
    match inner.chars().next_back() {
        Some(point @ ('.' | ',')) => {
            text.replace_range(at..at + 1, "");
            point.to_string()
        }
        Some(_) | None => String::new(),
    }
}

/// Where a blank to fill in stands: some escaped low lines in a row.
fn blank(text: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find("\\_\\_\\_")?;
    let length = text.get(start..)?.as_bytes().chunks(2).take_while(|pair| *pair == b"\\_").count() * 2;
    Some(start..start + length)
}

/// The cells of a row, which notes have in one line.
fn row_cells(line: &Line<'_>) -> Vec<Vec<Run>> {
    if line.kind == Kind::Row {
        return line.cells.iter().map(|cell| cell.to_vec()).collect();
    }
    let mut cells: Vec<Vec<Run>> = vec![Vec::new()];
    for run in line.cells.iter().copied().flatten() {
        for (at, piece) in run.text.split('|').enumerate() {
            if at > 0 {
                cells.push(Vec::new());
            }
            if let Some(cell) = cells.last_mut() {
                cell.push(Run { text: piece.to_owned(), ..run.clone() });
            }
        }
    }
    cells
}

/// Words as an author writes them: style that all of the line has is its layout's, where its author gave it none; fixed spaces and
/// hyphens, and curly quotation marks where there were straight ones, are the program's.
fn as_authored(words: &[Run], old: &str) -> Vec<Run> {
    let seen = || words.iter().filter(|run| !run.text.trim().is_empty() && run.script == super::super::tree::Script::Level);
    let (is_strong, is_emphasis) = (seen().all(|run| run.strong), seen().all(|run| run.emphasis));
    let keeps = |mark: &str| old.trim_start().starts_with(mark);
    let straight = |text: &str| text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    let is_straight = !old.contains(['“', '”', '’', '‘']);
    let plain = |run: &Run| {
        let text = run.text.replace('\u{a0}', " ").replace('\u{2011}', "-");
        Run {
            text: if is_straight { straight(&text) } else { text },
            strong: run.strong && (!is_strong || keeps("**")),
            emphasis: run.emphasis && (!is_emphasis || (keeps("*") && !keeps("**"))),
            ..run.clone()
        }
    };
    words.iter().map(plain).collect()
}
