//! What to look at before a talk.

use super::key::ClickerTest;
use super::wording::Wording;
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

impl Check {
    /// What it is called.
    pub fn wording(self) -> Wording {
        let (code, english) = match self {
            Check::Displays => ("check-displays", "Displays"),
            Check::Fonts => ("check-fonts", "Fonts"),
            Check::Awake => ("check-awake", "Sleep"),
            Check::Time => ("check-time", "Time"),
            Check::Warnings => ("check-warnings", "Warnings"),
            Check::Export => ("check-export", "Export"),
            Check::Clicker => ("check-clicker", "Clicker"),
        };
        Wording::new(code, english)
    }
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
    /// What was found, and what to do.
    pub detail: Wording,
}

/// The list, in the order in which to look at it.
pub fn preflight(facts: &Facts) -> Vec<Item> {
    let item = |check, (status, detail): (Status, Wording)| Item { check, status, detail };
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

fn displays(count: usize) -> (Status, Wording) {
    match count {
        0 => (Status::Bad, Wording::new("displays-none", "no display was found")),
        1 => {
            let english = "one display: connect the projector, or present with the notes in a window";
            (Status::Doubtful, Wording::new("displays-one", english))
        }
        count => (Status::Good, Wording::new("displays-many", "{count} displays").with("count", &count)),
    }
}

fn fonts(missing: &[String]) -> (Status, Wording) {
    match missing {
        [] => (Status::Good, Wording::new("fonts-there", "all fonts are there")),
        missing => (Status::Bad, Wording::new("fonts-missing", "missing: {fonts}").with("fonts", &missing.join(", "))),
    }
}

fn awake(awake: Option<bool>) -> (Status, Wording) {
    match awake {
        Some(true) => (Status::Good, Wording::new("awake", "the displays stay on")),
        Some(false) => {
            let english = "the displays may go dark: turn off sleep in the system's settings";
            (Status::Doubtful, Wording::new("may-sleep", english))
        }
        None => (Status::Open, Wording::new("awake-untried", "tried when the talk starts")),
    }
}

fn time(planned: Minutes, slot: Minutes) -> (Status, Wording) {
    if slot == Minutes::ZERO {
        return (Status::Doubtful, Wording::new("time-unset", "no time is set: say how long you have"));
    }
    let over = planned.saturating_sub(slot);
    if over == Minutes::ZERO {
        let wording = Wording::new("time-fits", "{planned} of {slot} minutes");
        return (Status::Good, wording.with("planned", &planned).with("slot", &slot));
    }
    let wording = Wording::new("time-over", "the slides take {planned} minutes, {over} more than there are");
    (Status::Doubtful, wording.with("planned", &planned).with("over", &over))
}

fn warnings(count: usize) -> (Status, Wording) {
    match count {
        0 => (Status::Good, Wording::new("warnings-none", "nothing is left to look at")),
        1 => (Status::Doubtful, Wording::new("warnings-one", "1 warning is left to look at")),
        count => (Status::Doubtful, Wording::new("warnings-many", "{count} warnings are left to look at").with("count", &count)),
    }
}

fn export(age: ExportAge) -> (Status, Wording) {
    match age {
        ExportAge::UpToDate => (Status::Good, Wording::new("export-current", "the exported files are those of this talk")),
        ExportAge::Old => {
            (Status::Doubtful, Wording::new("export-old", "the talk was changed after it was exported: export it again"))
        }
        ExportAge::Never => (Status::Open, Wording::new("export-never", "the talk was not exported yet")),
    }
}

fn clicker(test: &ClickerTest) -> (Status, Wording) {
    match (test.is_enough(), test.pressed().is_empty()) {
        (true, _) => (Status::Good, Wording::new("clicker-good", "next and back arrive")),
        (false, true) => (Status::Open, Wording::new("clicker-untried", "press each button, if you use one")),
        (false, false) => (Status::Doubtful, Wording::new("clicker-partly", "next or back has not arrived yet")),
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
        assert!(preflight(&facts).iter().all(|item| item.status == Status::Good && !item.detail.to_string().is_empty()));
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
        let time = &preflight(&facts)[3].detail;
        assert_eq!(
            (time.code, time.to_string().as_str()),
            ("time-over", "the slides take 21.5 minutes, 1.5 more than there are")
        );
        assert_eq!(statuses(&Facts::default())[3], (Check::Time, Status::Doubtful));
    }
}
