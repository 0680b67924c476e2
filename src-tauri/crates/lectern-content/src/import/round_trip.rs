//! A slide that was exported, edited elsewhere and comes back: unchanged lines keep their Markdown with its citations and fields,
//! changed ones are written anew with the citations that their marks stand for.

mod cite;
mod line;
mod merge;
mod unit;

use super::markup::{self, markdown, shortened};
use super::report::Report;
use super::tree::{Page, Piece, Words};
use lectern_model::block::DeckBlock;
use lectern_model::id::{FieldId, SourceId};
pub use line::Bag;
use line::{Line, Token, lines, tokens};
pub use line::{key, likeness, page_pieces, words_of};
use merge::Merge;
use unit::{Shown, Unit, UnitKind, resolved, units};

/// The most lines of a slide that are compared.
const MOST_LINES: usize = 400;

/// How alike a line is to what stands beside a part, where it is that line with other words.
const ALIKE: f64 = 0.6;

/// What the talk says about what stands on its exported slides.
pub struct Exported<'a> {
    /// The source with a number.
    pub source: &'a dyn Fn(u32) -> Option<SourceId>,
    /// What a local field shows.
    pub field: &'a dyn Fn(&FieldId) -> String,
    /// What stands on the slide beside its own words: its sources, its warning.
    pub beside: Vec<String>,
    /// The words that the program puts around contacts.
    pub labels: Vec<String>,
}

/// A part of a slide.
pub struct Part<'a> {
    /// As its author wrote it.
    pub markdown: &'a str,
    /// As the talk shows it.
    pub shown: &'a [DeckBlock],
    /// Where it came back, for messages: `slide 7`.
    pub place: &'a str,
}

/// What became of a part of a slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Returned {
    /// Its words are the same.
    Same,
    /// It has another Markdown.
    Changed(String),
}

/// A line that is shown of a part: whose, and which of its lines.
struct Entry<'u> {
    unit: usize,
    shown: &'u Shown,
    is_fixed: bool,
    /// How deep in a list it stands.
    level: Option<u8>,
}

/// Compares a part of a slide, Markdown of paragraphs, lists, quotations, columns and tables, with the pieces it came back as. Data and
/// pictures in it stay as they are; what was changed in them is told.
pub fn returned_part(part: &Part<'_>, pieces: &[Piece], exported: &Exported<'_>, report: &mut Report) -> Returned {
    let units = units(part.markdown, part.shown, exported);
    let lines = lines(pieces);
    if units.len() > MOST_LINES || lines.len() > MOST_LINES {
        report.dropped(part.place, "the changes of a slide of very many lines");
        return Returned::Same;
    }
    let entries = entries(&units);
    let pairs = common(&entries, &lines);
    let around = Around::of(&units, exported);
    let mut gaps: Vec<Gap<'_, '_>> = Vec::new();
    let (mut entry, mut line) = (0, 0);
    for (matched, with) in pairs.iter().copied().chain([(entries.len(), lines.len())]) {
        let gone: Vec<&Entry<'_>> = entries.get(entry..matched).unwrap_or_default().iter().collect();
        let came = lines.get(line..with).unwrap_or_default().iter();
        let came: Vec<&Line<'_>> = came.filter(|line| !around.has(line, &gone, part.place, report)).collect();
        gaps.push(Gap { gone, came, next: entries.get(matched).and_then(|entry| units.get(entry.unit)) });
        (entry, line) = (matched + 1, with + 1);
    }
    let restyled: Vec<(usize, usize)> =
        pairs.iter().copied().filter(|(entry, line)| is_restyled(&entries, &lines, *entry, *line)).collect();
    if gaps.iter().all(|gap| gap.gone.is_empty() && gap.came.is_empty()) && restyled.is_empty() {
        return Returned::Same;
    }
    tell_data(&gaps, part.place, report);
    let mut merge = Merge::new(part, exported, report);
    for (at, gap) in gaps.iter().enumerate() {
        fill(&mut merge, &units, gap);
        let again = pairs.get(at).filter(|pair| restyled.contains(pair)).and_then(|(_, line)| lines.get(*line));
        match (gap.next, again) {
            (Some(kept), Some(line)) => merge.restyle(kept, line),
            (Some(kept), None) => merge.keep(kept),
            (None, _) => {}
        }
    }
    let text = merge.finish();
    if text == part.markdown.trim() { Returned::Same } else { Returned::Changed(text) }
}

/// Compares a title of one line with what it came back as; its Markdown where it is another.
pub fn returned_title(title: &str, page: &Page, exported: &Exported<'_>, report: &mut Report) -> Returned {
    let own = key(&resolved(title, exported));
    let words: Words = tokens(&page.title, &[])
        .into_iter()
        .flat_map(|token| match token {
            Token::Words(runs) => runs,
            Token::Mark(_) => Vec::new(),
        })
        .collect();
    let text = words.iter().map(|run| run.text.as_str()).collect::<String>();
    let now = key(&text);
    // Titles of an exported deck differ from each other by a number.
    let is_numbered = |rest: &str| {
        rest.strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if now.strip_prefix(own.as_str()).is_some_and(|rest| rest.is_empty() || is_numbered(rest)) || words.is_empty() {
        return Returned::Same;
    }
    if title.contains("[@") || title.contains("{{") {
        let message = format!("the title “{}” lost what it cites or fills in; put it back where it is needed", shortened(&text));
        report.wanting(&page.place, message);
    }
    Returned::Changed(markdown(&words, markup::Around::Line, &page.place, report))
}

impl Entry<'_> {
    fn is(&self, line: &Line<'_>) -> bool {
        let keys = &self.shown.keys;
        keys.contains(&line.key) || keys.contains(&line.full) || (!self.shown.full.is_empty() && self.shown.full == line.full)
    }
}

fn entries(units: &[Unit]) -> Vec<Entry<'_>> {
    let of_unit = |(at, unit)| {
        let Unit { kind, shown, level, .. }: &Unit = unit;
        let is_fixed = *kind == UnitKind::Fixed;
        let is_line = move |shown: &&Shown| !is_fixed || shown.keys.iter().any(|key| !key.is_empty());
        shown.iter().filter(is_line).map(move |shown| Entry { unit: at, shown, is_fixed, level: *level })
    };
    units.iter().enumerate().flat_map(of_unit).collect()
}

/// Whether a line with the same words stands at another level of its list, or has other words strong or emphasised.
fn is_restyled(entries: &[Entry<'_>], lines: &[Line<'_>], entry: usize, line: usize) -> bool {
    let (Some(entry), Some(line)) = (entries.get(entry), lines.get(line)) else { return false };
    // Where marks came back as plain words, nobody can tell which words are styled.
    if entry.is_fixed || !entry.shown.keys.contains(&line.key) {
        return false;
    }
    let is_other_level = match (entry.level, line.kind) {
        (Some(own), line::Kind::Item(level, _)) => own != level,
        (_, _) => false,
    };
    is_other_level || entry.shown.is_styled_otherwise(line)
}

/// What lies between two lines that are the same: the lines that went, those that came, and the one behind them.
struct Gap<'u, 'l> {
    gone: Vec<&'u Entry<'u>>,
    came: Vec<&'u Line<'l>>,
    next: Option<&'u Unit>,
}

/// What stands around a part on its slide.
struct Around {
    /// Texts of the program's: letters and words.
    texts: Vec<(String, Bag)>,
    /// The words of contacts.
    contacts: Option<Bag>,
}

impl Around {
    fn of(units: &[Unit], exported: &Exported<'_>) -> Self {
        let texts = exported.beside.iter().map(|text| (key(text), Bag::of(text)));
        let texts = texts.filter(|(key, _)| !key.is_empty()).collect();
        let is_contact = |shown: &&Shown| shown.keys.is_empty();
        let of_contacts =
            units.iter().filter(|unit| unit.kind == UnitKind::Fixed).flat_map(|unit| &unit.shown).filter(is_contact);
        let words: Vec<&str> = of_contacts.map(|shown| shown.text.as_str()).collect();
        let contacts = (!words.is_empty()).then(|| Bag::of(&format!("{} {}", words.join(" "), exported.labels.join(" "))));
        Self { texts, contacts }
    }

    /// Whether a line is no line of the part. One that was changed is told, as it comes back in no other way.
    fn has(&self, line: &Line<'_>, gone: &[&Entry<'_>], place: &str, report: &mut Report) -> bool {
        if self.texts.iter().any(|(text, _)| line.key == *text || line.full == *text) {
            return true;
        }
        let of_gone = gone.iter().map(|entry| entry.shown.bag.likeness(&line.bag)).fold(0.0, f64::max);
        let alike = self.texts.iter().map(|(_, bag)| bag.likeness(&line.bag)).fold(0.0, f64::max);
        let what = || shortened(&line.text()).clone();
        if let Some(contacts) = &self.contacts {
            if line.bag.is_within(contacts) {
                return true;
            }
            if of_gone < ALIKE && contacts.has_part_of(&line.bag) {
                report.wanting(place, format!("“{}” is about a contact; contacts are changed in the talk's content", what()));
                return true;
            }
        }
        let is_changed = alike >= ALIKE && alike > of_gone;
        if is_changed {
            let message = format!(
                "“{}” stands beside the slide's own words and is written by the program; change what it is made of",
                what()
            );
            report.wanting(place, message);
        }
        is_changed
    }
}

/// Tells what came back otherwise of data, which have sources and are changed in the talk.
fn tell_data(gaps: &[Gap<'_, '_>], place: &str, report: &mut Report) {
    for gap in gaps {
        let pairs = aligned(&gap.gone, &gap.came);
        for (at, entry) in gap.gone.iter().enumerate().filter(|(_, entry)| entry.is_fixed) {
            let was = shortened(&entry.shown.text);
            let message = match pairs.iter().find(|(gone, _)| *gone == at).and_then(|(_, came)| gap.came.get(*came)) {
                Some(line) => format!(
                    "“{was}” came back as “{}”; it stays: change figures and captions in the talk, where their sources are",
                    shortened(&line.text())
                ),
                None => format!("“{was}” did not come back; it stays: take it out in the talk"),
            };
            report.wanting(place, message);
        }
    }
}

/// Writes what came in the place of what went.
fn fill(merge: &mut Merge<'_>, units: &[Unit], gap: &Gap<'_, '_>) {
    let columns = |at: usize| match units.get(at).map(|unit| &unit.kind) {
        Some(UnitKind::Row(cells)) => cells.len(),
        Some(UnitKind::Line | UnitKind::Fixed) | None => 0,
    };
    let columns = (0..units.len()).map(columns).find(|columns| *columns > 0).unwrap_or(0);
    let pairs = aligned(&gap.gone, &gap.came);
    let (mut gone, mut came) = (0, 0);
    for (entry, line) in pairs.into_iter().chain([(gap.gone.len(), gap.came.len())]) {
        for dropped in gap.gone.get(gone..entry).unwrap_or_default().iter().filter(|entry| !entry.is_fixed) {
            if let Some(unit) = units.get(dropped.unit) {
                merge.drop(unit);
            }
        }
        let next = gap.gone.get(entry).and_then(|entry| units.get(entry.unit)).or(gap.next);
        for line in gap.came.get(came..line).unwrap_or_default() {
            merge.insert(line, next, columns);
        }
        if let (Some(entry), Some(line)) = (gap.gone.get(entry), gap.came.get(line))
            && let Some(unit) = units.get(entry.unit)
        {
            merge.exchange(unit, line);
        }
        (gone, came) = (entry + 1, line + 1);
    }
}

/// Which lines came for which that went, in order: as many as there are, those most alike.
fn aligned(gone: &[&Entry<'_>], came: &[&Line<'_>]) -> Vec<(usize, usize)> {
    if gone.len() * came.len() > MOST_LINES * 25 {
        return (0..gone.len().min(came.len())).map(|at| (at, at)).collect();
    }
    best_pairs(gone.len(), came.len(), |entry, line| match (gone.get(entry), came.get(line)) {
        (Some(entry), Some(line)) => 0.01 + entry.shown.bag.likeness(&line.bag),
        (_, _) => 0.0,
    })
}

/// The pairs of equal lines, in order, the most there are.
fn common(one: &[Entry<'_>], other: &[Line<'_>]) -> Vec<(usize, usize)> {
    best_pairs(one.len(), other.len(), |entry, line| match (one.get(entry), other.get(line)) {
        (Some(entry), Some(line)) if entry.is(line) => 1.0,
        (_, _) => 0.0,
    })
}

/// Pairs of two rows, in order, that are worth the most together; what is worth nothing is no pair.
pub fn best_pairs(rows: usize, columns: usize, worth: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let width = columns + 1;
    let mut best = vec![0.0_f64; (rows + 1) * width];
    let cell = |best: &[f64], row: usize, column: usize| best.get(row * width + column).copied().unwrap_or(0.0);
    let worths: Vec<f64> =
        (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))).map(|(row, column)| worth(row, column)).collect();
    let worth = |row: usize, column: usize| worths.get(row * columns + column).copied().unwrap_or(0.0);
    let paired = |best: &[f64], row: usize, column: usize| {
        let own = worth(row, column);
        if own > 0.0 { cell(best, row + 1, column + 1) + own } else { f64::NEG_INFINITY }
    };
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let value = paired(&best, row, column).max(cell(&best, row + 1, column)).max(cell(&best, row, column + 1));
            if let Some(slot) = best.get_mut(row * width + column) {
                *slot = value;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < rows && column < columns {
        let here = cell(&best, row, column);
        if paired(&best, row, column) >= here {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if cell(&best, row + 1, column) >= here {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
