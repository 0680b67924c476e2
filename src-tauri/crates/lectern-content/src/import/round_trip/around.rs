//! What stands around a part on its slide: the program's own lines, and contacts.

use super::line::{Line, key};
use super::look::Bag;
use super::pair::Entry;
use super::unit::{Shown, Unit, UnitKind};
use super::{Exported, shortened};
use crate::import::report::Report;

/// How alike a line is to what stands beside a part, where it is that line with other words.
pub(super) const ALIKE: f64 = 0.6;

/// What stands around a part on its slide.
pub(super) struct Around {
    /// Texts of the program's: letters and words.
    texts: Vec<(String, Bag)>,
    /// The words of contacts.
    contacts: Option<Bag>,
}

/// What a line is to a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// A line of it.
    Own,
    /// A line of the program's, word for word.
    Program,
    /// A contact, or a line of the program's with other words.
    Beside,
}

impl Around {
    pub(super) fn of(units: &[Unit], exported: &Exported<'_>) -> Self {
        let texts = exported.beside.iter().map(|text| (key(text), Bag::of(text)));
        let texts = texts.filter(|(key, _)| !key.is_empty()).collect();
        let of_contacts = units.iter().filter(|unit| is_contacts(unit)).flat_map(|unit| &unit.shown);
        let words: Vec<&str> = of_contacts.map(|shown| shown.text.as_str()).collect();
        let contacts = (!words.is_empty()).then(|| Bag::of(&format!("{} {}", words.join(" "), exported.labels.join(" "))));
        Self { texts, contacts }
    }

    /// Whether a line is the program's, word for word.
    pub(super) fn is_program(&self, line: &Line<'_>) -> bool {
        self.texts.iter().any(|(text, _)| line.key == *text || line.full == *text)
    }

    /// What a line is; `gone` are the part's lines that it may be. A line beside the part that was changed is told. A line of the talk
    /// that has gone where such a line stands may be that line: the caller keeps it.
    pub(super) fn side(&self, line: &Line<'_>, gone: &[&Entry<'_>], place: &str, report: &mut Report) -> Side {
        if self.is_program(line) {
            return Side::Program;
        }
        let of_gone = gone.iter().map(|entry| entry.shown.bag.likeness(&line.bag)).fold(0.0, f64::max);
        let what = || shortened(&line.text());
        if let Some(contacts) = self.contacts.as_ref().filter(|_| of_gone < ALIKE) {
            if line.bag.is_within(contacts) {
                return Side::Beside;
            }
            if contacts.has_part_of(&line.bag) {
                report.wanting(place, format!("“{}” is about a contact; contacts are changed in the talk's content", what()));
                return Side::Beside;
            }
        }
        let alike = self.texts.iter().map(|(_, bag)| bag.likeness(&line.bag)).fold(0.0, f64::max);
        if alike >= ALIKE && alike > of_gone {
            let message = format!(
                "“{}” stands beside the slide's own words and is written by the program; change what it is made of",
                what()
            );
            report.wanting(place, message);
            return Side::Beside;
        }
        Side::Own
    }
}

/// Whether a block shows contacts, whose lines are arranged in many ways.
pub(super) fn is_contacts(unit: &Unit) -> bool {
    let is_free = |shown: &Shown| shown.keys.is_empty();
    unit.kind == UnitKind::Fixed && !unit.shown.is_empty() && unit.shown.iter().all(is_free)
}
