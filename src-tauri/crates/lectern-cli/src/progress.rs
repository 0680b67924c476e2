//! How far an export is, shown to a person who watches.

use crate::output::Output;
use indicatif::{ProgressBar, ProgressStyle};
use lectern_app::export::{Phase, Progress};
use lectern_app::go_bag::BagStep;

/// A progress bar on a terminal, nothing elsewhere.
pub(crate) struct ProgressLine {
    bar: ProgressBar,
}

impl ProgressLine {
    pub(crate) fn new(output: &Output) -> Self {
        let bar = if output.is_watched() { ProgressBar::new(0) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Self { bar }
    }

    pub(crate) fn show(&self, progress: Progress) {
        let doing = match progress.phase {
            Phase::Layout(what) => format!("setting {}", what.name()),
            Phase::Render(what) => format!("rendering {}", what.name()),
            Phase::Write(what) => format!("writing {}", what.name()),
            Phase::Finished(what) => format!("finished {}", what.name()),
        };
        self.bar.set_length(progress.total as u64);
        self.bar.set_position(progress.done as u64);
        self.bar.set_message(doing);
    }

    pub(crate) fn show_bag(&self, step: BagStep) {
        match step {
            BagStep::Making(progress) => self.show(progress),
            BagStep::Checked(done, total) => {
                self.bar.set_length(total as u64);
                self.bar.set_position(done as u64);
                self.bar.set_message("reading back and checking");
            }
            BagStep::Placing => self.bar.set_message("putting the bag in its place"),
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
