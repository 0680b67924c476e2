//! The timer, and how long each slide was spoken on.

use super::state::Timer;
use std::time::Duration;

/// Counts the time that is handed in.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    pub(super) timer: Timer,
    now: Duration,
    elapsed: Duration,
    /// By index of the deck.
    spent: Vec<Duration>,
}

impl Clock {
    pub(super) fn new(slides: usize) -> Self {
        Self { timer: Timer::Waiting, now: Duration::ZERO, elapsed: Duration::ZERO, spent: vec![Duration::ZERO; slides] }
    }

    /// Takes the time; where the talk is `going` and the timer runs, it was spent on `slide`. Time that runs backwards stands still.
    pub(super) fn advance(&mut self, now: Duration, going: bool, slide: usize) {
        let passed = now.saturating_sub(self.now);
        self.now = self.now.max(now);
        if going && self.timer == Timer::Running {
            self.elapsed = self.elapsed.saturating_add(passed);
            if let Some(spent) = self.spent.get_mut(slide) {
                *spent = spent.saturating_add(passed);
            }
        }
    }

    pub(super) fn restart(&mut self, timer: Timer) {
        self.timer = timer;
        self.elapsed = Duration::ZERO;
        self.spent.fill(Duration::ZERO);
    }

    /// Goes over to another deck of so many slides; `to` says where in it a slide of the old one is.
    pub(super) fn go_over(&mut self, slides: usize, to: impl Fn(usize) -> Option<usize>) {
        let old = std::mem::replace(&mut self.spent, vec![Duration::ZERO; slides]);
        for (slide, spent) in old.into_iter().enumerate() {
            if let Some(new) = to(slide).and_then(|slide| self.spent.get_mut(slide)) {
                *new = spent;
            }
        }
    }

    /// The time since the session began.
    pub(super) fn now(&self) -> Duration {
        self.now
    }

    /// Whole seconds, so that windows have no more than one event a second to draw.
    pub(super) fn elapsed(&self) -> Duration {
        whole_seconds(self.elapsed)
    }

    pub(super) fn spent(&self, slide: usize) -> Duration {
        self.spent.get(slide).copied().unwrap_or_default()
    }
}

pub(super) fn whole_seconds(span: Duration) -> Duration {
    Duration::from_secs(span.as_secs())
}
