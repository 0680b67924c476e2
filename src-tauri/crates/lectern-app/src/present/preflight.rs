//! What to look at before a talk.

use super::key::ClickerTest;
use lectern_model::minutes::Minutes;

/// What the caller found.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// How many displays there are.
    pub displays: usize,
    /// Fonts that the talk needs and that are not there, by name.
    pub missing_fonts: Vec<String>,
    /// Whether the displays will stay awake; none where that is not known.
    pub awake: Option<bool>,
    /// How long there is.
    pub slot: Minutes,
    /// How long the slides take.
    pub planned: Minutes,
    /// What nobody has looked at yet: warnings and errors of the talk.
    pub warnings: usize,
    /// The exported files.
    pub export: ExportAge,
    /// Which buttons of the clicker were pressed.
    pub clicker: ClickerTest,
}

/// Whether the exported files are those of the talk as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ExportAge {
    /// There are none.
    #[default]
    Never,
    /// The talk was changed since.
    Old,
    /// They are.
    UpToDate,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// A screen for the audience and one for the presenter.
    Displays,
    /// The fonts of the talk.
    Fonts,
    /// That no display goes dark.
    Awake,
    /// That the slides take no longer than there is.
    Time,
    /// That every warning was looked at.
    Warnings,
    /// That the files to carry away are those of this talk.
    Export,
    /// That the clicker's buttons arrive.
    Clicker,
}

/// How it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// As it should be.
    Good,
    /// Not known, or not tried.
    Open,
    /// The talk can be given, but somebody should look at it.
    Doubtful,
    /// The talk cannot be given like this.
    Bad,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What was looked at.
    pub check: Check,
    /// How it is.
    pub status: Status,
    /// What was found, and what to do, in English.
    pub detail: String,
}

/// The list, in the order in which to look at it.
pub fn preflight(facts: &Facts) -> Vec<Item> {
    let item = |check, (status, detail): (Status, String)| Item { check, status, detail };
    vec![
        item(Check::Displays, displays(facts.displays)),
        item(Check::Fonts, fonts(&facts.missing_fonts)),
        item(Check::Awake, awake(facts.awake)),
        item(Check::Time, time(facts.planned, facts.slot)),
        item(Check::Warnings, warnings(facts.warnings)),
        item(Check::Export, export(facts.export)),
        item(Check::Clicker, clicker(&facts.clicker)),
    ]
}

fn displays(count: usize) -> (Status, String) {
    match count {
        0 => (Status::Bad, "no display was found".to_owned()),
        1 => (Status::Doubtful, "one display: connect the projector, or present with the notes in a window".to_owned()),
        count => (Status::Good, format!("{count} displays")),
    }
}

fn fonts(missing: &[String]) -> (Status, String) {
    match missing {
        [] => (Status::Good, "all fonts are there".to_owned()),
        missing => (Status::Bad, format!("missing: {}", missing.join(", "))),
    }
}

fn awake(awake: Option<bool>) -> (Status, String) {
    match awake {
        Some(true) => (Status::Good, "the displays stay on".to_owned()),
        Some(false) => (Status::Doubtful, "the displays may go dark: turn off sleep in the system's settings".to_owned()),
        None => (Status::Open, "tried when the talk starts".to_owned()),
    }
}

fn time(planned: Minutes, slot: Minutes) -> (Status, String) {
    if slot == Minutes::ZERO {
        return (Status::Doubtful, "no time is set: say how long you have".to_owned());
    }
    let over = planned.saturating_sub(slot);
    match over == Minutes::ZERO {
        true => (Status::Good, format!("{planned} of {slot} minutes")),
        false => (Status::Doubtful, format!("the slides take {planned} minutes, {over} more than there are")),
    }
}

fn warnings(count: usize) -> (Status, String) {
    match count {
        0 => (Status::Good, "nothing is left to look at".to_owned()),
        1 => (Status::Doubtful, "1 warning is left to look at".to_owned()),
        count => (Status::Doubtful, format!("{count} warnings are left to look at")),
    }
}

fn export(age: ExportAge) -> (Status, String) {
    match age {
        ExportAge::UpToDate => (Status::Good, "the exported files are those of this talk".to_owned()),
        ExportAge::Old => (Status::Doubtful, "the talk was changed after it was exported: export it again".to_owned()),
        ExportAge::Never => (Status::Open, "the talk was not exported yet".to_owned()),
    }
}

fn clicker(test: &ClickerTest) -> (Status, String) {
    match (test.is_enough(), test.pressed().is_empty()) {
        (true, _) => (Status::Good, "next and back arrive".to_owned()),
        (false, true) => (Status::Open, "press each button, if you use one".to_owned()),
        (false, false) => (Status::Doubtful, "next or back has not arrived yet".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::key::Modifiers;

    fn statuses(facts: &Facts) -> Vec<(Check, Status)> {
        preflight(facts).into_iter().map(|item| (item.check, item.status)).collect()
    }

    #[test]
    fn a_room_that_is_ready_has_nothing_to_look_at() {
        let mut clicker = ClickerTest::default();
        clicker.press("PageDown", Modifiers::default());
        clicker.press("PageUp", Modifiers::default());
        let facts = Facts {
            displays: 2,
            awake: Some(true),
            slot: Minutes::new(20),
            planned: Minutes::new(20),
            export: ExportAge::UpToDate,
            clicker,
            ..Facts::default()
        };
        assert!(preflight(&facts).iter().all(|item| item.status == Status::Good && !item.detail.is_empty()));
    }

    #[test]
    fn what_is_wrong_is_told_apart_from_what_was_not_tried() {
        let mut clicker = ClickerTest::default();
        clicker.press("PageDown", Modifiers::default());
        let facts = Facts {
            displays: 1,
            missing_fonts: vec!["Noto Sans".to_owned()],
            awake: None,
            slot: Minutes::new(20),
            planned: Minutes::from(21.5),
            warnings: 2,
            export: ExportAge::Old,
            clicker,
        };
        let expected = [
            (Check::Displays, Status::Doubtful),
            (Check::Fonts, Status::Bad),
            (Check::Awake, Status::Open),
            (Check::Time, Status::Doubtful),
            (Check::Warnings, Status::Doubtful),
            (Check::Export, Status::Doubtful),
            (Check::Clicker, Status::Doubtful),
        ];
        assert_eq!(statuses(&facts), expected);
        assert!(preflight(&facts)[3].detail.contains("1.5 more"), "{}", preflight(&facts)[3].detail);
        assert_eq!(statuses(&Facts::default())[3], (Check::Time, Status::Doubtful));
    }
}
