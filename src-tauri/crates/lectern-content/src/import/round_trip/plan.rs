//! What becomes of each line of a part: it stays, is written anew, moves or goes; and where new ones stand.

use super::around::{ALIKE, Around, Side, is_contacts};
use super::compare::Page;
use super::line::{Kind, Line};
use super::pair::{Entry, aligned};
use super::unit::{Unit, UnitKind};
use super::{Exported, shortened};
use crate::import::report::Report;

/// What is written next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A line of the talk, in its place; in which line it came back, where it has one.
    Keep { unit: usize, line: Option<usize> },
    /// A line of the talk in its place, as it came back.
    Write { unit: usize, line: usize },
    /// A line of the talk in another place.
    Move { unit: usize, line: usize },
    /// A new line.
    Insert { line: usize },
}

impl Step {
    pub(super) fn line(self) -> Option<usize> {
        match self {
            Step::Keep { line, .. } => line,
            Step::Write { line, .. } | Step::Move { line, .. } | Step::Insert { line } => Some(line),
        }
    }

    /// The line of the talk that stands in its place.
    pub(super) fn in_place(self) -> Option<usize> {
        match self {
            Step::Keep { unit, .. } | Step::Write { unit, .. } => Some(unit),
            Step::Move { .. } | Step::Insert { .. } => None,
        }
    }
}

/// What a line that came back is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    /// It stands beside the part.
    Beside,
    /// An entry with the same words, with other words, or in another place.
    Same(usize),
    Changed(usize),
    Moved(usize),
}

/// Finds out what becomes of each line.
pub(super) struct Planner<'p, 'a> {
    pub(super) units: &'p [Unit],
    pub(super) entries: &'p [Entry<'p>],
    pub(super) page: &'p Page<'a>,
    pub(super) place: &'p str,
    pub(super) report: &'p mut Report,
    fates: Vec<Fate>,
    /// Which entries have come back, or stay all the same.
    settled: Vec<bool>,
}

impl<'p, 'a> Planner<'p, 'a> {
    pub(super) fn new(
        units: &'p [Unit],
        entries: &'p [Entry<'p>],
        page: &'p Page<'a>,
        place: &'p str,
        report: &'p mut Report,
    ) -> Self {
        let (fates, settled) = (vec![Fate::Open; page.lines.len()], vec![false; entries.len()]);
        Self { units, entries, page, place, report, fates, settled }
    }

    /// What is written, in its order; none where nothing is another. `pairs` are the lines with the same words.
    pub(super) fn steps(mut self, pairs: &[(usize, usize)], exported: &Exported<'_>) -> Option<Vec<Step>> {
        for (entry, line) in pairs {
            self.settle(*entry, *line, Fate::Same(*entry));
        }
        let around = Around::of(self.units, exported);
        self.exact_moves(&around);
        let (mut entry, mut line) = (0, 0);
        for (next, with) in pairs.iter().copied().chain([(self.entries.len(), self.page.lines.len())]) {
            self.gap(entry..next, line..with, &around);
            (entry, line) = (next + 1, with + 1);
        }
        self.near_moves();
        let is_touched = self.settled.contains(&false)
            || self.fates.iter().any(|fate| !matches!(fate, Fate::Same(_) | Fate::Beside))
            || pairs.iter().any(|(entry, line)| self.is_other(*entry, *line));
        is_touched.then(|| self.in_order())
    }

    fn settle(&mut self, entry: usize, line: usize, fate: Fate) {
        if let (Some(settled), Some(slot)) = (self.settled.get_mut(entry), self.fates.get_mut(line)) {
            (*settled, *slot) = (true, fate);
        }
    }

    fn unit_of(&self, entry: usize) -> Option<&'p Unit> {
        self.entries.get(entry).and_then(|entry| self.units.get(entry.unit))
    }

    fn is_other(&mut self, entry: usize, line: usize) -> bool {
        let (Some(own), Some(unit)) = (self.entries.get(entry), self.unit_of(entry)) else { return false };
        self.page.is_other(unit, own, line, self.place, self.report)
    }

    fn open_lines(&self, range: std::ops::Range<usize>) -> Vec<usize> {
        range.filter(|line| self.fates.get(*line) == Some(&Fate::Open)).collect()
    }

    /// The entries that may go or stand elsewhere.
    fn open_entries(&self, range: std::ops::Range<usize>) -> Vec<usize> {
        range.filter(|entry| self.settled.get(*entry) == Some(&false)).collect()
    }

    fn is_movable(&self, entry: usize) -> bool {
        self.unit_of(entry).is_some_and(|unit| unit.kind != UnitKind::Fixed && !unit.is_head)
    }

    /// Lines with the same words in another place.
    fn exact_moves(&mut self, around: &Around) {
        for line in self.open_lines(0..self.page.lines.len()) {
            let Some(came) = self.page.lines.get(line).filter(|came| !around.is_program(came)) else { continue };
            let is_it = |entry: &usize| {
                self.is_movable(*entry) && self.entries.get(*entry).is_some_and(|own| own.is(came) && own.may_be(came))
            };
            if let Some(entry) = self.open_entries(0..self.entries.len()).into_iter().find(is_it) {
                self.settle(entry, line, Fate::Moved(entry));
            }
        }
    }

    /// What lies between two lines that are the same: lines that went, and those that came.
    fn gap(&mut self, entries: std::ops::Range<usize>, lines: std::ops::Range<usize>, around: &Around) {
        let gone = self.open_entries(entries);
        let own: Vec<&Entry<'_>> = gone.iter().filter_map(|entry| self.entries.get(*entry)).collect();
        let mut came = Vec::new();
        let mut has_beside = false;
        for line in self.open_lines(lines) {
            let Some(text) = self.page.lines.get(line) else { continue };
            let side = around.side(text, &own, self.place, self.report);
            has_beside |= side == Side::Beside;
            match self.fates.get_mut(line).filter(|_| side != Side::Own) {
                Some(fate) => *fate = Fate::Beside,
                None => came.push(line),
            }
        }
        let texts: Vec<&Line<'_>> = came.iter().filter_map(|line| self.page.lines.get(*line)).collect();
        for (at, with) in aligned(&own, &texts) {
            let (Some(entry), Some(line)) = (gone.get(at).copied(), came.get(with).copied()) else { continue };
            self.settle(entry, line, Fate::Changed(entry));
            self.tell_figure(entry, Some(line));
        }
        for entry in self.open_entries(0..self.entries.len()).into_iter().filter(|entry| gone.contains(entry)) {
            self.tell_gone(entry, has_beside);
        }
    }

    /// Tells what became of a figure or a caption, which stays.
    fn tell_figure(&mut self, entry: usize, line: Option<usize>) {
        let Some(own) = self.entries.get(entry).filter(|own| own.is_fixed) else { return };
        let was = shortened(&own.shown.text);
        let message = match line.and_then(|line| self.page.lines.get(line)) {
            Some(line) => format!(
                "“{was}” came back as “{}”; it stays: change figures and captions in the talk, where their sources are",
                shortened(&line.text())
            ),
            None => format!("“{was}” did not come back; it stays: take it out in the talk"),
        };
        self.report.wanting(self.place, message);
        if let Some(settled) = self.settled.get_mut(entry) {
            *settled = true;
        }
    }

    /// Keeps what cannot go: figures, heads of tables, and lines that may be another where lines beside the part stand.
    fn tell_gone(&mut self, entry: usize, has_beside: bool) {
        let (Some(own), Some(unit)) = (self.entries.get(entry), self.unit_of(entry)) else { return };
        let was = shortened(&own.shown.text);
        if own.is_fixed {
            return self.tell_figure(entry, None);
        }
        let message = if unit.is_head {
            format!("the head of the table, “{was}”, was taken out; it stays: change the table in the talk")
        } else if has_beside {
            format!(
                "“{was}” did not come back among the lines beside it, of which one may be it; it stays: change it in the talk"
            )
        } else {
            return;
        };
        self.report.wanting(self.place, message);
        if let Some(settled) = self.settled.get_mut(entry) {
            *settled = true;
        }
    }

    /// Lines in another place with other words, and copies of lines.
    fn near_moves(&mut self) {
        for line in self.open_lines(0..self.page.lines.len()) {
            let Some(came) = self.page.lines.get(line) else { continue };
            let copied = (0..self.entries.len()).find(|entry| {
                self.is_movable(*entry) && self.entries.get(*entry).is_some_and(|own| own.is(came) && own.may_be(came))
            });
            let alike = |entry: usize| {
                let own = self.entries.get(entry).filter(|own| self.is_movable(entry) && own.may_be(came))?;
                Some((own.shown.bag.likeness(&came.bag), entry)).filter(|(alike, _)| *alike >= ALIKE)
            };
            let open = self.open_entries(0..self.entries.len());
            let likest = open.into_iter().filter_map(alike).max_by(|one, other| one.0.total_cmp(&other.0));
            if let Some(entry) = copied.or(likest.map(|(_, entry)| entry)) {
                self.settle(entry, line, Fate::Moved(entry));
            }
        }
    }

    /// All that is written, in the order of the page; what is not seen on it stays behind what it stands behind.
    fn in_order(mut self) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        let mut contacts = (0..self.units.len()).filter(|at| self.units.get(*at).is_some_and(is_contacts)).peekable();
        for line in 0..self.page.lines.len() {
            let last = steps.iter().rev().find_map(|step| step.in_place());
            let step = match self.fates.get(line).copied() {
                Some(Fate::Same(entry)) if self.is_other(entry, line) => self.placed(entry, line, true),
                Some(Fate::Same(entry)) => self.placed(entry, line, false),
                Some(Fate::Changed(entry)) => self.placed(entry, line, true),
                Some(Fate::Moved(entry)) => self.entries.get(entry).map(|own| Step::Move { unit: own.unit, line }),
                Some(Fate::Open) => Some(Step::Insert { line }),
                Some(Fate::Beside) => {
                    let next = (line..self.page.lines.len()).find_map(|line| self.unit_in_place(line)).unwrap_or(usize::MAX);
                    let is_here = |at: &usize| last.is_none_or(|last| last < *at) && *at < next;
                    contacts.next_if(is_here).map(|unit| Step::Keep { unit, line: None })
                }
                None => None,
            };
            // Data of several lines are one.
            steps.extend(step.filter(|step| step.in_place().is_none() || step.in_place() != last));
        }
        let steps = self.with_rows(&steps);
        self.with_unseen(steps)
    }

    fn unit_in_place(&self, line: usize) -> Option<usize> {
        match self.fates.get(line)? {
            Fate::Same(entry) | Fate::Changed(entry) => self.entries.get(*entry).map(|own| own.unit),
            Fate::Open | Fate::Beside | Fate::Moved(_) => None,
        }
    }

    fn placed(&self, entry: usize, line: usize, is_other: bool) -> Option<Step> {
        let own = self.entries.get(entry)?;
        let unit = own.unit;
        Some(if is_other && !own.is_fixed { Step::Write { unit, line } } else { Step::Keep { unit, line: Some(line) } })
    }

    /// How many cells a step has, where it is a row.
    fn columns(&self, step: Step) -> Option<usize> {
        match step {
            Step::Keep { unit, .. } | Step::Write { unit, .. } | Step::Move { unit, .. } => {
                self.units.get(unit).and_then(Unit::columns)
            }
            Step::Insert { line } => self.page.lines.get(line).filter(|line| line.kind == Kind::Row).map(|line| line.row().len()),
        }
    }

    /// Leaves rows out that have no table above them, which is told, and puts what stands within a table behind it.
    fn with_rows(&mut self, steps: &[Step]) -> Vec<Step> {
        let mut kept: Vec<Step> = Vec::new();
        let mut waiting: Vec<Step> = Vec::new();
        for (at, step) in steps.iter().copied().enumerate() {
            let columns = self.columns(step);
            let last = kept.last().and_then(|last| self.columns(*last));
            let goes_on = || {
                let next = steps.iter().skip(at + 1).find_map(|step| step.in_place()).and_then(|unit| self.units.get(unit));
                last.is_some() && next.is_some_and(|next| next.columns().is_some() && !next.is_head)
            };
            match (columns, step.in_place()) {
                (None, None) if goes_on() => waiting.push(step),
                (Some(_), None) if last != columns => self.refuse_row(step),
                (_, _) => {
                    let is_behind =
                        columns.is_none() || step.in_place().and_then(|at| self.units.get(at)).is_some_and(|unit| unit.is_head);
                    if is_behind {
                        kept.append(&mut waiting);
                    }
                    kept.push(step);
                }
            }
        }
        kept.extend(waiting);
        kept
    }

    fn refuse_row(&mut self, step: Step) {
        let Some(line) = step.line().and_then(|line| self.page.lines.get(line)) else { return };
        let what = shortened(&line.text());
        let message = match step {
            Step::Move { .. } => {
                format!("the row “{what}” came back outside its table; it stays where it was: move it in the talk")
            }
            Step::Keep { .. } | Step::Write { .. } | Step::Insert { .. } => {
                format!("“{what}” in a table has no place in the talk; add it by hand")
            }
        };
        self.report.wanting(self.place, message);
    }

    /// Puts what has no line on the page, and stays, behind what it stands behind.
    fn with_unseen(&self, mut steps: Vec<Step>) -> Vec<Step> {
        let moved: Vec<usize> = steps
            .iter()
            .filter_map(|step| match step {
                Step::Move { unit, .. } => Some(*unit),
                Step::Keep { .. } | Step::Write { .. } | Step::Insert { .. } => None,
            })
            .collect();
        for unit in 0..self.units.len() {
            let mut of_unit =
                (0..self.entries.len()).filter(|entry| self.entries.get(*entry).is_some_and(|own| own.unit == unit));
            let is_gone = of_unit.any(|entry| self.settled.get(entry) == Some(&false));
            let stands = steps.iter().any(|step| step.in_place() == Some(unit)) || moved.contains(&unit);
            if stands || is_gone {
                continue;
            }
            let before = steps.iter().rposition(|step| step.in_place().is_some_and(|own| own < unit));
            let rows = |at: &usize| steps.get(*at).is_some_and(|step| step.in_place().is_none() && self.columns(*step).is_some());
            let at = before.map_or(0, |before| before + 1 + (before + 1..steps.len()).take_while(rows).count());
            steps.insert(at, Step::Keep { unit, line: None });
        }
        steps
    }
}
