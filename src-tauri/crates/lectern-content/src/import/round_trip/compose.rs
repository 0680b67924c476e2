//! The new text of a part: what was not changed as its author wrote it, what was written anew, and what stands between.

use super::super::markup::{Around, shortened};
use super::super::tree::Run;
use super::cite::{Citations, Elsewhere};
use super::compare::{Class, Page};
use super::line::{Kind, Line, key};
use super::plan::Step;
use super::token::{text_of, tokens_with, words_alone};
use super::unit::{Shown, Unit, UnitKind};
use super::written::{Was, Writer};
use std::ops::Range;

/// A line of the new text.
struct Written {
    /// How far it stands in.
    indent: usize,
    /// The mark of an item, a heading, a quotation.
    sign: String,
    words: String,
    /// How far the lines below its first one stand in.
    hang: usize,
    level: Option<u8>,
    is_row: bool,
    /// Whether it was another kind of line.
    is_remade: bool,
    /// Its line of the old text, where it stands in its place.
    unit: Option<usize>,
}

/// An item of a list that is open.
struct Open {
    /// How far its words stand in.
    indent: usize,
    /// Its number.
    number: Option<usize>,
    /// The unit it is, where it stands in its place.
    unit: Option<usize>,
    /// Whether its list has other items than it had, so that it is counted anew.
    is_counted: bool,
}

/// Puts the new text together.
pub(super) struct Composer<'c, 'a> {
    pub(super) units: &'c [Unit],
    pub(super) page: &'c Page<'a>,
    pub(super) writer: Writer<'c>,
    open: Vec<Open>,
    out: String,
    last: Option<Written>,
}

impl<'c, 'a> Composer<'c, 'a> {
    pub(super) fn new(units: &'c [Unit], page: &'c Page<'a>, mut writer: Writer<'c>) -> Self {
        writer.elsewhere = Elsewhere { by_source: Citations::of(writer.part).by_source(), ..Elsewhere::default() };
        for unit in units {
            for (cell, marks) in
                unit.cells(writer.part).iter().zip(unit.shown.first().map(|shown| &shown.marks).into_iter().flatten())
            {
                let cited = Citations::of(cell).shown_as(marks);
                writer.elsewhere.by_label.extend(cited.by_label().map(|(label, raw)| (label, raw.to_owned())));
            }
        }
        Self { units, page, writer, open: Vec::new(), out: String::new(), last: None }
    }

    /// The text of some steps.
    pub(super) fn text(mut self, steps: &[Step]) -> String {
        for (at, step) in steps.iter().enumerate() {
            let Some(mut written) = self.line(*step) else { continue };
            let next = steps.get(at + 1).and_then(|next| next.in_place());
            self.place(&mut written, step.line());
            self.push(written, next);
        }
        self.out.trim().to_owned()
    }

    fn line(&mut self, step: Step) -> Option<Written> {
        match step {
            Step::Keep { unit, line } => Some(self.kept(unit, line)),
            Step::Write { unit, line } => Some(self.changed(unit, line).unwrap_or_else(|| self.kept(unit, None))),
            Step::Move { unit, line } => {
                let moved = self.moved(unit, line).unwrap_or_else(|| self.kept(unit, Some(line)));
                Some(Written { unit: None, ..moved })
            }
            Step::Insert { line } => self.inserted(line),
        }
    }

    /// A line of the talk as it is.
    fn kept(&self, unit: usize, line: Option<usize>) -> Written {
        let Some(own) = self.units.get(unit) else { return Written::default() };
        let indent = own.indent();
        let words = self.writer.part.get(own.range.clone()).and_then(|text| text.get(own.prefix.len()..)).unwrap_or_default();
        let level =
            line.and_then(|line| self.page.levels.get(line).copied().flatten()).or(own.level).filter(|_| own.level.is_some());
        Written {
            indent,
            sign: own.prefix.get(indent..).unwrap_or_default().to_owned(),
            words: words.to_owned(),
            hang: own.prefix.len(),
            level,
            is_row: own.columns().is_some(),
            is_remade: false,
            unit: Some(unit),
        }
    }

    /// A line of the talk in another place: as it is, where its words, looks and marks are the same.
    fn moved(&mut self, unit: usize, line: usize) -> Option<Written> {
        let (own, came) = (self.units.get(unit)?, self.page.lines.get(line)?);
        let shown = own.shown.first()?;
        let is_same = shown.keys.contains(&came.key) || shown.full == came.full;
        let (place, report) = (self.writer.place, &mut *self.writer.report);
        let is_same = is_same && !self.page.says_otherwise(own, shown, came, place, report);
        if is_same && self.page.other_class(own, came).is_none() {
            Some(self.kept(unit, Some(line)))
        } else {
            self.changed(unit, line)
        }
    }

    /// A line of the talk as it came back.
    fn changed(&mut self, unit: usize, line: usize) -> Option<Written> {
        let (own, came) = (self.units.get(unit)?, self.page.lines.get(line)?);
        let nothing = Shown::default();
        let shown = own.shown.first().unwrap_or(&nothing);
        let mut written = self.kept(unit, Some(line));
        if let UnitKind::Row(cells) = &own.kind {
            written.words = self.row(cells, own, came, shown)?;
            return Some(written);
        }
        let is_same = shown.keys.contains(&came.key) || shown.full == came.full;
        let (place, report) = (self.writer.place, &mut *self.writer.report);
        // Where it stands or what it is may be all that changed.
        if !is_same || self.page.says_otherwise(own, shown, came, place, report) {
            let (old, tail) = own.words(self.writer.part);
            let marks = shown.marks.first().map(Vec::as_slice).unwrap_or_default();
            let around = if own.is_heading() { Around::Line } else { Around::Block };
            let words = self.writer.written(&came.cells.join(&Run::plain(" ")), Was { markdown: old, marks }, around)?;
            if words.is_empty() {
                return None;
            }
            let below = if written.sign.starts_with('>') {
                format!("\n{}", own.prefix)
            } else {
                format!("\n{}", " ".repeat(written.hang))
            };
            written.words = format!("{}{tail}", words.replace('\n', &below));
        }
        if let Some(class) = self.page.other_class(own, came) {
            written.level = self.page.levels.get(line).copied().flatten();
            written.sign = self.sign(class, came);
            written.is_remade = true;
        }
        Some(written)
    }

    /// The mark of a paragraph or an item, as the author writes them.
    fn sign(&self, class: Class, line: &Line<'_>) -> String {
        let own = self.units.iter().find(|unit| Class::of_unit(unit) == Some(class)).map(|unit| unit.prefix.trim());
        match (class, line.kind) {
            (Class::Paragraph, _) => String::new(),
            (Class::Number, Kind::Item(_, Some(number))) => {
                format!("{number}{} ", if own.is_some_and(|own| own.ends_with(')')) { ')' } else { '.' })
            }
            (Class::Bullet | Class::Number, _) => format!("{} ", own.filter(|_| class == Class::Bullet).unwrap_or("-")),
        }
    }

    /// A row with its changed cells; none where it has lost its shape.
    fn row(&mut self, cells: &[Range<usize>], unit: &Unit, line: &Line<'_>, shown: &Shown) -> Option<String> {
        let runs = line.row();
        if runs.len() != cells.len() {
            self.writer
                .wanting("the columns of a table are others; they stay as they are: change the table in the talk".to_owned());
            return None;
        }
        let keys: Vec<&str> = shown.keys.first().map(String::as_str).unwrap_or_default().split('|').collect();
        let part = self.writer.part;
        let mut new = String::new();
        let mut at = unit.range.start;
        for (number, (cell, words)) in cells.iter().zip(&runs).enumerate() {
            let old = part.get(cell.clone()).unwrap_or_default();
            let marks = shown.marks.get(number).map(Vec::as_slice).unwrap_or_default();
            new.push_str(part.get(at..cell.start).unwrap_or_default());
            at = cell.end;
            let full = key(&text_of(words));
            let tokens = tokens_with(words, marks);
            let own = keys.get(number).copied().filter(|_| keys.len() == cells.len());
            let said = own.is_some_and(|own| key(&words_alone(&tokens)) == own);
            let is_plain = own.is_some_and(|own| !marks.is_empty() && full == format!("{own}{}", key(&marks.concat())));
            let is_same = if said { !self.page.cell_says_otherwise(old, shown, number, &tokens) } else { is_plain };
            let written = if is_same { None } else { self.writer.written(words, Was { markdown: old, marks }, Around::Line) };
            let Some(written) = written else {
                new.push_str(old);
                continue;
            };
            let space = if old.is_empty() && !new.ends_with(' ') { " " } else { "" };
            new.push_str(&format!("{space}{written}"));
        }
        new.push_str(part.get(at..unit.range.end).unwrap_or_default());
        Some(new)
    }

    /// A line that was not there before.
    fn inserted(&mut self, line: usize) -> Option<Written> {
        let came = self.page.lines.get(line)?;
        if came.kind == Kind::Row {
            let cells: Option<Vec<String>> =
                came.row().iter().map(|words| self.writer.written(words, Was::default(), Around::Line)).collect();
            return Some(Written { words: format!("| {} |", cells?.join(" | ")), is_row: true, ..Written::default() });
        }
        let words = self.writer.written(&came.cells.join(&Run::plain(" ")), Was::default(), Around::Block)?;
        if words.is_empty() {
            self.writer.wanting(format!("“{}” cannot be written in the talk; add it by hand", shortened(&came.text())));
            return None;
        }
        let sign = match (came.kind, Class::of_line(came.kind)) {
            (Kind::Heading, _) => "### ".to_owned(),
            (Kind::Quote, _) => "> ".to_owned(),
            (_, Some(class)) => self.sign(class, came),
            (Kind::Paragraph | Kind::Item(..) | Kind::Row, None) => String::new(),
        };
        let below = if came.kind == Kind::Quote { "\n> ".to_owned() } else { format!("\n{}", " ".repeat(sign.len())) };
        let level = self.page.levels.get(line).copied().flatten();
        Some(Written { words: words.replace('\n', &below), hang: sign.len(), sign, level, ..Written::default() })
    }

    /// Moves a line in as far as its level says, and gives it its number.
    fn place(&mut self, written: &mut Written, line: Option<usize>) {
        let Some(level) = written.level else {
            written.indent = if written.is_remade || written.unit.is_none() { 0 } else { written.indent };
            if written.indent == 0 {
                self.open.clear();
            }
            return;
        };
        let level = usize::from(level).min(self.open.len());
        let own = self.open.iter().take_while(|open| open.indent <= written.indent).count();
        let outer = level.checked_sub(1).and_then(|outer| self.open.get(outer)).map_or(0, |outer| outer.indent);
        // Further in than three it would be code.
        if own != level || written.indent > outer + 3 {
            written.indent = outer;
        }
        let before = self.open.get(level).map(|open| (open.number, open.unit, open.is_counted));
        let is_counted = self.count(written, before, line);
        self.open.truncate(level);
        let indent = written.indent + written.sign.len();
        self.open.push(Open { indent, number: number_of(&written.sign), unit: written.unit, is_counted });
    }

    /// Gives an item the number that follows in its list, where that is not the list it was; whether it did so.
    fn count(&self, written: &mut Written, before: Option<(Option<usize>, Option<usize>, bool)>, line: Option<usize>) -> bool {
        let Some(own) = number_of(&written.sign) else { return false };
        let sibling = |unit: usize| self.sibling(unit);
        let came = line.and_then(|line| self.page.lines.get(line)).and_then(|line| match line.kind {
            Kind::Item(_, number) => number.and_then(|number| usize::try_from(number).ok()),
            Kind::Paragraph | Kind::Heading | Kind::Quote | Kind::Row => None,
        });
        let wanted = match before {
            Some((Some(last), unit, is_counted)) => {
                let is_next = written.unit.is_some_and(|own| sibling(own).is_some() && sibling(own) == unit);
                if is_next && !is_counted {
                    return false;
                }
                last.saturating_add(1)
            }
            Some((None, ..)) | None => match written.unit {
                Some(unit) if sibling(unit).is_none() => return false,
                Some(_) | None => came.unwrap_or(own),
            },
        };
        let sign = written.sign.replacen(&own.to_string(), &wanted.to_string(), 1);
        // What stands under an item stands in as far as its words, which a longer number would move.
        if sign.len() == written.sign.len() || written.unit.is_none() {
            written.sign = sign;
        }
        true
    }

    /// The item before one in its numbered list, as the author wrote it.
    fn sibling(&self, unit: usize) -> Option<usize> {
        let own = self.units.get(unit)?;
        for before in (0..unit).rev() {
            let other = self.units.get(before)?;
            match other.level {
                Some(level) if own.level.is_some_and(|own| level > own) => {}
                Some(_) if other.level == own.level => return number_of(other.prefix.trim_start()).map(|_| before),
                None if other.indent() > 0 => {}
                Some(_) | None => return None,
            }
        }
        None
    }

    /// Writes a line behind the last; `next` is the line of the talk that comes behind it.
    fn push(&mut self, written: Written, next: Option<usize>) {
        let gap = self.last.as_ref().map(|last| self.gap(last, &written, next)).unwrap_or_default();
        let text = written.text();
        self.out.push_str(&gap);
        self.out.push_str(&text);
        self.last = Some(written);
    }

    /// What stands between two lines: what the author put there, or else what Markdown asks for.
    fn gap(&self, last: &Written, written: &Written, next: Option<usize>) -> String {
        let between = |before: usize, after: usize| {
            let range = self.units.get(before)?.range.end..self.units.get(after)?.range.start;
            self.writer.part.get(range).map(str::to_owned)
        };
        let needed = last.needs(written);
        let is_remade = last.is_remade || written.is_remade;
        // Before a list stands what stood there.
        let begins_list = |before: usize| {
            let is_first = !matches!(number_of(&written.sign), Some(number) if number != 1);
            next == Some(before + 1) && is_first && self.units.get(before + 1).is_some_and(|next| next.level.is_some())
        };
        let own = match (last.unit, written.unit) {
            (Some(before), Some(after)) if before + 1 == after && !is_remade => {
                return between(before, after).unwrap_or_default();
            }
            (Some(before), None) if written.level.is_some() && begins_list(before) => {
                return between(before, before + 1).unwrap_or_default();
            }
            (Some(_), Some(after)) if after > 0 => between(after - 1, after),
            (_, _) => None,
        };
        own.filter(|own| own.matches('\n').count() >= needed.len()).unwrap_or_else(|| needed.to_owned())
    }
}

impl Default for Written {
    fn default() -> Self {
        let (sign, words) = (String::new(), String::new());
        Self { indent: 0, sign, words, hang: 0, level: None, is_row: false, is_remade: false, unit: None }
    }
}

impl Written {
    /// Lines that begin so far in as they do, the others moved with the first.
    fn text(&self) -> String {
        let hang = self.indent + self.sign.len();
        let is_quote = self.sign.starts_with('>');
        let words = if hang == self.hang || is_quote || self.is_row {
            self.words.clone()
        } else {
            self.words.replace(&format!("\n{}", " ".repeat(self.hang)), &format!("\n{}", " ".repeat(hang)))
        };
        format!("{}{}{words}", " ".repeat(self.indent), self.sign)
    }

    /// What Markdown needs between two lines, so that each begins a block or an item of its own.
    fn needs(&self, next: &Self) -> &'static str {
        let is_kind = |line: &Self| line.level.is_some() && number_of(&line.sign).is_some();
        match (self.level, next.level) {
            (Some(_), Some(_)) if is_kind(self) || !is_kind(next) || number_of(&next.sign) == Some(1) => "\n",
            (None, None) if self.is_row && next.is_row => "\n",
            (_, _) => "\n\n",
        }
    }
}

/// The number of an item's mark.
fn number_of(sign: &str) -> Option<usize> {
    sign.trim().strip_suffix(['.', ')'])?.parse().ok()
}
