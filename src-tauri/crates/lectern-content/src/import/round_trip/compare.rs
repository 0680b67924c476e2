//! What of a line with the same words is another: its look, its place in a list, what it cites.

use super::cite::{Citations, Verdict};
use super::line::{Kind, Line, key};
use super::look::Look;
use super::pair::Entry;
use super::token::{Token, words_alone};
use super::unit::{Shown, Unit, UnitKind};
use super::{Exported, shortened};
use crate::import::report::Report;
use lectern_model::id::SourceId;
use std::collections::BTreeSet;

/// The most numbers of sources that are asked for.
const MOST_SOURCES: u32 = 500;

/// What a line is among paragraphs and lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Paragraph,
    Bullet,
    Number,
}

impl Class {
    /// Of a line of Markdown; none where it is something else, which pages show in ways of their own.
    pub(super) fn of_unit(unit: &Unit) -> Option<Self> {
        let sign = unit.prefix.trim();
        match (unit.level, &unit.kind) {
            (Some(_), UnitKind::Line) if sign.starts_with(|first: char| first.is_ascii_digit()) => Some(Self::Number),
            (Some(_), UnitKind::Line) => Some(Self::Bullet),
            (None, UnitKind::Line) => unit.prefix.is_empty().then_some(Self::Paragraph),
            (_, UnitKind::Row(_) | UnitKind::Fixed | UnitKind::Hidden) => None,
        }
    }

    fn is_item(self) -> bool {
        self != Self::Paragraph
    }

    pub(super) fn of_line(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Paragraph => Some(Self::Paragraph),
            Kind::Item(_, None) => Some(Self::Bullet),
            Kind::Item(_, Some(_)) => Some(Self::Number),
            Kind::Heading | Kind::Quote | Kind::Row => None,
        }
    }
}

/// How the lines of a part came back.
pub(super) struct Page<'a> {
    pub(super) lines: &'a [Line<'a>],
    /// How deep each stands below the first of its list.
    pub(super) levels: Vec<Option<u8>>,
    /// Whether paragraphs, and items of lists, stand on the page as what they are: a page may show all bullets as paragraphs.
    shows_paragraphs: bool,
    shows_items: bool,
    /// The sources that have numbers.
    known: BTreeSet<SourceId>,
    markdown: &'a str,
    exported: &'a Exported<'a>,
}

impl<'a> Page<'a> {
    /// `pairs` are the lines with the same words.
    pub(super) fn of(
        lines: &'a [Line<'a>],
        units: &[Unit],
        pairs: &[(&Entry<'_>, &Line<'_>)],
        markdown: &'a str,
        exported: &'a Exported<'a>,
    ) -> Self {
        let is_shown = |is_item: bool| {
            pairs.iter().any(|(entry, line)| {
                let own = units.get(entry.unit).and_then(Class::of_unit);
                own.is_some_and(|own| own.is_item() == is_item) && Class::of_line(line.kind) == own
            })
        };
        let known = (1..=MOST_SOURCES).filter_map(exported.source).collect();
        let (shows_paragraphs, shows_items) = (is_shown(false), is_shown(true));
        Self { lines, levels: levels(lines), shows_paragraphs, shows_items, known, markdown, exported }
    }

    /// What a line is now, where that is another than it was and the page can be trusted with it.
    pub(super) fn other_class(&self, unit: &Unit, line: &Line<'_>) -> Option<Class> {
        let is_shown = |own: &Class| if own.is_item() { self.shows_items } else { self.shows_paragraphs };
        let own = Class::of_unit(unit).filter(is_shown)?;
        Class::of_line(line.kind).filter(|class| *class != own)
    }

    /// Whether a line with the same words is another all the same. Marks that stand for nothing are told, and change nothing.
    pub(super) fn is_other(&self, unit: &Unit, entry: &Entry<'_>, line: usize, place: &str, report: &mut Report) -> bool {
        let Some(came) = self.lines.get(line) else { return false };
        if entry.is_fixed {
            return false;
        }
        let level = self.levels.get(line).copied().flatten();
        let is_deeper = unit.level.is_some() && level.is_some() && unit.level != level;
        is_deeper || self.other_class(unit, came).is_some() || self.says_otherwise(unit, entry.shown, came, place, report)
    }

    /// Whether the cells of a line look otherwise or cite others.
    pub(super) fn says_otherwise(&self, unit: &Unit, shown: &Shown, came: &Line<'_>, place: &str, report: &mut Report) -> bool {
        let cells = came.tokens(unit.columns(), &shown.marks);
        let old = unit.cells(self.markdown);
        // Where marks came back as plain words, nobody can tell which words are styled.
        if old.len() != cells.len() || !has_words(shown, &cells) {
            return false;
        }
        let mut is_other = false;
        for (at, (old, tokens)) in old.iter().zip(&cells).enumerate() {
            is_other |= self.cell_says_otherwise(old, shown, at, tokens);
            let marks = shown.marks.get(at).map(Vec::as_slice).unwrap_or_default();
            if self.cites(old, marks, tokens) == Verdict::Unknown {
                let text = shortened(&came.text());
                let message = format!("a mark of “{text}” stands for no source of the talk; the line keeps what it cites");
                report.wanting(place, message);
            }
        }
        is_other
    }

    /// Whether a cell looks otherwise or cites others.
    pub(super) fn cell_says_otherwise(&self, old: &str, shown: &Shown, cell: usize, tokens: &[Token]) -> bool {
        let marks = shown.marks.get(cell).map(Vec::as_slice).unwrap_or_default();
        let looks_other = shown.looks.get(cell).is_some_and(|look| look.is_other(&Look::of_tokens(tokens)));
        looks_other || self.cites(old, marks, tokens) == Verdict::Other
    }

    /// What the marks of a cell say of its old citations.
    fn cites(&self, old: &str, shown: &[String], tokens: &[Token]) -> Verdict {
        let marks = tokens.iter().filter_map(|token| match token {
            Token::Mark(label) => Some(label.clone()),
            Token::Words(_) => None,
        });
        let marks: Vec<String> = marks.collect();
        Citations::of(old).shown_as(shown).compared(&marks, &self.known, self.exported)
    }
}

/// Whether cells say what is shown of a line.
fn has_words(shown: &Shown, cells: &[Vec<Token>]) -> bool {
    let words = |cell: &Vec<Token>| key(&words_alone(cell));
    shown.keys.contains(&cells.iter().map(words).collect::<Vec<_>>().join("|"))
}

/// How deep each line stands below the first of its list: pages may show a list further in than it is written.
fn levels(lines: &[Line<'_>]) -> Vec<Option<u8>> {
    let mut first: Option<u8> = None;
    let mut of_line = |line: &Line<'_>| match line.kind {
        Kind::Item(level, _) => Some(level.saturating_sub(*first.get_or_insert(level))),
        Kind::Paragraph | Kind::Heading | Kind::Quote | Kind::Row => {
            first = None;
            None
        }
    };
    lines.iter().map(&mut of_line).collect()
}
