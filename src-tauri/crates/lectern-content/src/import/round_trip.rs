//! A slide that was exported, edited elsewhere and comes back: unchanged lines keep their Markdown with its citations and fields,
//! changed ones are written anew with the citations that their marks stand for.

use super::markup::{Around, markdown};
use super::report::Report;
use super::tree::{Leads, Page, Piece, Run, Script, Words, plain_text};
use crate::load::file_report::FileReport;
use crate::load::markdown::parse_inlines;
use lectern_model::id::{FieldId, SourceId};
use lectern_model::span::Inline;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most lines of a slide that are compared.
const MOST_LINES: usize = 400;

/// What the talk says about what stands on its exported slides.
pub struct Exported<'a> {
    /// The source with a number.
    pub source: &'a dyn Fn(u32) -> Option<SourceId>,
    /// What a local field shows.
    pub field: &'a dyn Fn(&FieldId) -> String,
    /// What stands on the slide beside its own words: its sources, its note, its warning.
    pub beside: Vec<String>,
}

/// What became of a part of a slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Returned {
    /// Its words are the same.
    Same,
    /// It has another Markdown.
    Changed(String),
}

/// Compares the body of a slide, as Markdown of paragraphs, lists, quotations and columns, with the page it came back as.
pub fn returned_body(body: &str, page: &Page, exported: &Exported<'_>, report: &mut Report) -> Returned {
    let units = units(body, exported);
    let lines = lines(page, exported);
    if units.len() > MOST_LINES || lines.len() > MOST_LINES {
        report.dropped(&page.place, "the changes of a slide of very many lines");
        return Returned::Same;
    }
    let pairs =
        common(&units.iter().map(|unit| &unit.key).collect::<Vec<_>>(), &lines.iter().map(|line| &line.key).collect::<Vec<_>>());
    if pairs.len() == units.len() && pairs.len() == lines.len() {
        return Returned::Same;
    }
    let marks = raw_citations(body);
    let mut merge = Merge { body, marks: &marks, exported, report, place: &page.place, out: String::new(), at: 0 };
    let (mut unit, mut line) = (0, 0);
    for (matched_unit, matched_line) in pairs.into_iter().chain([(units.len(), lines.len())]) {
        let gone = units.get(unit..matched_unit).unwrap_or_default();
        let came = lines.get(line..matched_line).unwrap_or_default();
        merge.exchange(gone, came);
        if let Some(kept) = units.get(matched_unit) {
            merge.keep(&kept.range);
        }
        (unit, line) = (matched_unit + 1, matched_line + 1);
    }
    merge.keep(&(body.len()..body.len()));
    Returned::Changed(merge.out.trim().to_owned())
}

/// Compares a title of one line with what it came back as; its Markdown where it is another.
pub fn returned_title(title: &str, page: &Page, exported: &Exported<'_>, report: &mut Report) -> Returned {
    let own = key(&resolved(title, exported));
    let words: Words = page.title.iter().filter(|run| !is_mark(run)).cloned().collect();
    let now = key(&plain_text(&words));
    // Titles of an exported deck differ from each other by a number.
    let is_numbered = |rest: &str| {
        rest.strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if now.strip_prefix(own.as_str()).is_some_and(|rest| rest.is_empty() || is_numbered(rest)) || words.is_empty() {
        return Returned::Same;
    }
    Returned::Changed(markdown(&words, Around::Line, &page.place, report))
}

/// The lines of some notes that are not found on the page any more.
pub fn lost_notes(notes: &str, page: &Page, exported: &Exported<'_>) -> usize {
    let there: String = page.notes.iter().filter_map(words_of).map(|words| key(&without_marks(words))).collect();
    units(notes, exported).iter().filter(|unit| !there.contains(&unit.key)).count()
}

/// The letters by which lines are compared: all that is seen, without spaces and blanks to fill in.
fn key(text: &str) -> String {
    let plain = |letter: char| match letter {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '\u{2011}' => '-',
        other => other,
    };
    text.chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '_' | '\u{ad}' | '\u{200b}' | '\u{2060}'))
        .map(plain)
        .collect()
}

/// A line of a slide's Markdown.
struct Unit {
    /// Where it stands, with its mark.
    range: Range<usize>,
    /// Its mark: `- `, `### `, `> `.
    prefix: String,
    key: String,
}

/// A line of the page.
struct Line<'a> {
    piece: Kind,
    words: &'a [Run],
    key: String,
}

#[derive(Clone, Copy)]
enum Kind {
    Paragraph,
    Item(u8, Option<u32>),
    Heading,
    Quote,
}

fn units(body: &str, exported: &Exported<'_>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut at = 0;
    let mut is_open = false;
    for line in body.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let text = line.trim_end();
        if text.trim().is_empty() {
            is_open = false;
            continue;
        }
        let prefix = prefix(text);
        match units.last_mut().filter(|_| is_open && prefix.trim().is_empty()) {
            // A paragraph that is written in several lines.
            Some(unit) => unit.range.end = range.end,
            None => units.push(Unit { range, prefix: prefix.to_owned(), key: String::new() }),
        }
        is_open = true;
    }
    for unit in &mut units {
        let words = body.get(unit.range.clone()).unwrap_or_default();
        let words = words.get(unit.prefix.len()..).unwrap_or_default();
        let words = if unit.prefix.starts_with('#') { words.split('{').next().unwrap_or_default() } else { words };
        unit.key = key(&resolved(&words.replace("\\\n", "\n"), exported));
    }
    units
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

/// The words of some Markdown as the talk shows them, without citations.
fn resolved(text: &str, exported: &Exported<'_>) -> String {
    let mut report = FileReport::new("", "");
    let inlines = parse_inlines(&mut report, text, 0..0);
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

fn lines<'a>(page: &'a Page, exported: &Exported<'_>) -> Vec<Line<'a>> {
    let beside: Vec<String> = exported.beside.iter().map(|text| key(text)).filter(|key| key.chars().count() > 3).collect();
    let mut lines = Vec::new();
    let mut add = |piece, words: &'a [Run]| {
        let key = key(&without_marks(words));
        let is_beside =
            beside.iter().any(|known| key.contains(known.as_str()) || (known.contains(&key) && key.chars().count() > 3));
        if !key.is_empty() && !is_beside {
            lines.push(Line { piece, words, key });
        }
    };
    for piece in &page.pieces {
        if let Some(words) = words_of(piece) {
            add(kind_of(piece), words);
        }
    }
    for column in page.columns.iter().flatten() {
        add(Kind::Heading, &column.heading);
        for piece in &column.pieces {
            if let Some(words) = words_of(piece) {
                add(kind_of(piece), words);
            }
        }
    }
    lines
}

fn words_of(piece: &Piece) -> Option<&[Run]> {
    match piece {
        Piece::Paragraph(words) | Piece::Quote(words) | Piece::Heading { words, .. } | Piece::Item { words, .. } => Some(words),
        Piece::Table(_) | Piece::Picture(_) | Piece::Chart(_) | Piece::Note(_) | Piece::Rule => None,
    }
}

fn kind_of(piece: &Piece) -> Kind {
    match piece {
        Piece::Item { level, number, .. } => Kind::Item(*level, *number),
        Piece::Heading { .. } => Kind::Heading,
        Piece::Quote(_) => Kind::Quote,
        Piece::Paragraph(_) | Piece::Table(_) | Piece::Picture(_) | Piece::Chart(_) | Piece::Note(_) | Piece::Rule => {
            Kind::Paragraph
        }
    }
}

/// Whether a run is the mark of a citation: it jumps to a page, or it is a raised number.
fn is_mark(run: &Run) -> bool {
    let is_number = |text: &str| {
        !text.is_empty()
            && text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '–' | '-' | ' ' | '\u{2009}'))
    };
    matches!(run.link, Some(Leads::Page(_))) || (run.script == Script::Raised && is_number(run.text.trim()))
}

fn without_marks(words: &[Run]) -> String {
    words.iter().filter(|run| !is_mark(run)).map(|run| run.text.as_str()).collect()
}

/// The pairs of equal lines, in order, the most there are.
fn common(one: &[&String], other: &[&String]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut longest = vec![0usize; (one.len() + 1) * width];
    let cell = |longest: &[usize], row: usize, column: usize| longest.get(row * width + column).copied().unwrap_or(0);
    for row in (0..one.len()).rev() {
        for column in (0..other.len()).rev() {
            let best = if one.get(row) == other.get(column) {
                cell(&longest, row + 1, column + 1) + 1
            } else {
                cell(&longest, row + 1, column).max(cell(&longest, row, column + 1))
            };
            if let Some(slot) = longest.get_mut(row * width + column) {
                *slot = best;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < one.len() && column < other.len() {
        if one.get(row) == other.get(column) {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if cell(&longest, row + 1, column) >= cell(&longest, row, column + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// The citations of a text as they are written, by their keys. Where one is cited for several places, none of them is known to be meant.
fn raw_citations(body: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for part in body.split('[').skip(1) {
        let Some((inside, _)) = part.split_once(']') else { continue };
        let parsed = crate::load::citation_keys(inside);
        if let [only] = parsed.as_slice() {
            let raw = found.entry(only.clone()).or_insert_with(|| inside.to_owned());
            if raw != inside {
                *raw = format!("@{only}");
            }
        }
    }
    found
}

/// Puts the new text together.
struct Merge<'a> {
    body: &'a str,
    marks: &'a BTreeMap<String, String>,
    exported: &'a Exported<'a>,
    report: &'a mut Report,
    place: &'a str,
    out: String,
    /// How much of the old text is done.
    at: usize,
}

impl Merge<'_> {
    /// Takes the old text up to the end of a range as it is.
    fn keep(&mut self, range: &Range<usize>) {
        self.out.push_str(self.body.get(self.at..range.end).unwrap_or_default());
        self.at = self.at.max(range.end);
    }

    /// Writes the lines that came for those that went.
    fn exchange(&mut self, gone: &[Unit], came: &[Line<'_>]) {
        for (at, unit) in gone.iter().enumerate() {
            self.out.push_str(self.body.get(self.at..unit.range.start).unwrap_or_default());
            self.at = unit.range.end;
            if let Some(line) = came.get(at) {
                let old = self.body.get(unit.range.clone()).unwrap_or_default();
                let words = self.line(line.words, &raw_citations(old));
                let tone = if unit.prefix.starts_with('#') {
                    old.find('{').and_then(|at| old.get(at..)).unwrap_or_default()
                } else {
                    ""
                };
                let gap = if tone.is_empty() { "" } else { " " };
                self.out.push_str(&format!("{}{words}{gap}{tone}", unit.prefix));
            } else {
                while self.out.ends_with('\n') {
                    self.out.pop();
                }
            }
        }
        for line in came.iter().skip(gone.len()) {
            let words = self.line(line.words, &BTreeMap::new());
            let (gap, mark) = match line.piece {
                Kind::Paragraph => ("\n\n", String::new()),
                Kind::Item(level, None) => ("\n", format!("{}- ", "  ".repeat(usize::from(level)))),
                Kind::Item(level, Some(number)) => ("\n", format!("{}{number}. ", "   ".repeat(usize::from(level)))),
                Kind::Heading => ("\n\n", "### ".to_owned()),
                Kind::Quote => ("\n\n", "> ".to_owned()),
            };
            let gap = if self.out.is_empty() { "" } else { gap };
            self.out.push_str(&format!("{gap}{mark}{words}"));
        }
    }

    /// The Markdown of a line with its citations; those of the line before it was changed are the likeliest.
    fn line(&mut self, words: &[Run], own: &BTreeMap<String, String>) -> String {
        let mut text = String::new();
        let mut rest = words;
        while !rest.is_empty() {
            let plain = rest.iter().take_while(|run| !is_mark(run)).count();
            let (before, after) = rest.split_at(plain);
            let written = markdown(before, Around::Block, self.place, self.report);
            let has_space = before.first().is_some_and(|run| run.text.starts_with(char::is_whitespace));
            if !text.is_empty() && has_space && !written.is_empty() {
                text.push(' ');
            }
            text.push_str(&written);
            let marks = after.iter().take_while(|run| is_mark(run)).count();
            let (marks, left) = after.split_at(marks);
            let label: String = marks.iter().map(|run| run.text.as_str()).collect();
            if !marks.is_empty() {
                self.cite(&label, own, &mut text);
            }
            rest = left;
        }
        text
    }

    /// Writes the citation that a mark stands for.
    fn cite(&mut self, label: &str, own: &BTreeMap<String, String>, text: &mut String) {
        let sources: Vec<SourceId> = numbers(label).into_iter().filter_map(self.exported.source).collect();
        if sources.is_empty() {
            self.report.wanting(
                self.place,
                format!("the mark “{}” of a citation is no source of the talk: cite it again", label.trim()),
            );
            return;
        }
        let cited = sources.iter().map(|source| {
            own.get(source.as_str()).or_else(|| self.marks.get(source.as_str())).cloned().unwrap_or_else(|| format!("@{source}"))
        });
        let cited: Vec<String> = cited.collect();
        if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(&format!("[{}]", cited.join("; ")));
    }
}

/// The numbers of a mark: `1`, `1, 3`, `2–4`.
fn numbers(label: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for part in label.split([',', ' ', '\u{2009}', ';']).filter(|part| !part.is_empty()) {
        let mut ends = part.split(['–', '-']).filter_map(|end| end.trim().parse::<u32>().ok());
        match (ends.next(), ends.next()) {
            (Some(first), Some(last)) if first < last && last - first < 50 => found.extend(first..=last),
            (Some(first), _) => found.push(first),
            (None, _) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str =
        "- A person **under 18** [@usc22, § 7102(11)]\n- Call {{county}} first\n  - and note\n    the time\n\nA last word.";

    fn mark(number: &str) -> Run {
        Run { script: Script::Raised, link: Some(Leads::Page("p".into())), ..Run::plain(number) }
    }

    fn back(pieces: Vec<Piece>) -> (Returned, Report) {
        let exported = Exported {
            source: &|number| ["usc22", "ncmec2024"].get(number as usize - 1).map(|key| SourceId::from(*key)),
            field: &|_| "555-0100".to_owned(),
            beside: vec!["Sources: 1 U.S.C.".to_owned()],
        };
        let page = Page { pieces, place: "slide 2".into(), ..Page::default() };
        let mut report = Report::default();
        (returned_body(BODY, &page, &exported, &mut report), report)
    }

    fn item(level: u8, words: Words) -> Piece {
        Piece::Item { level, number: None, words }
    }

    fn as_exported() -> Vec<Piece> {
        vec![
            item(0, vec![Run::plain("A person "), Run { strong: true, ..Run::plain("under 18") }, mark("1")]),
            item(0, vec![Run::plain("Call 555-0100 first")]),
            item(1, vec![Run::plain("and note the time")]),
            Piece::Paragraph(vec![Run::plain("A last word.")]),
            Piece::Paragraph(vec![Run::plain("Sources: 1 U.S.C.")]),
        ]
    }

    #[test]
    fn what_was_not_touched_stays_as_it_is() {
        assert_eq!(back(as_exported()).0, Returned::Same);
    }

    #[test]
    fn a_changed_line_keeps_its_citation_and_the_others_their_markdown() {
        let mut pieces = as_exported();
        pieces[0] = item(0, vec![Run::plain("Anybody under 18"), mark("1"), Run::plain(", or so"), mark("2")]);
        let expected = BODY
            .replace("A person **under 18** [@usc22, § 7102(11)]", "Anybody under 18 [@usc22, § 7102(11)], or so [@ncmec2024]");
        assert_eq!(back(pieces).0, Returned::Changed(expected));
    }

    #[test]
    fn lines_come_and_go() {
        let mut pieces = as_exported();
        pieces.insert(2, item(1, vec![Run::plain("new [@x] one"), mark("7")]));
        pieces.remove(3);
        let (returned, report) = back(pieces);
        assert_eq!(
            returned,
            Returned::Changed(
                "- A person **under 18** [@usc22, § 7102(11)]\n- Call {{county}} first\n  - new \\[ @x\\] one\n\nA last word."
                    .into()
            )
        );
        assert!(report.told.iter().any(|told| told.message.contains("no source of the talk")));
        let mut pieces = as_exported();
        pieces.insert(1, item(0, vec![Run::plain("added")]));
        let Returned::Changed(text) = back(pieces).0 else { panic!() };
        assert!(text.contains("(11)]\n- added\n- Call {{county}} first\n"), "{text}");
    }

    #[test]
    fn a_place_in_a_work_is_never_taken_from_another_line() {
        let marks = raw_citations("- a [@x, § 1]\n- b [@x, § 2]\n- c [@y, p. 3]");
        assert_eq!((marks["x"].as_str(), marks["y"].as_str()), ("@x", "@y, p. 3"));
    }

    #[test]
    fn marks_name_several_sources() {
        assert_eq!(numbers("1, 3–5"), [1, 3, 4, 5]);
        assert_eq!(numbers("x 99999999999"), Vec::<u32>::new());
    }
}
