//! What the windows draw.

use super::intent::Pointer;
use super::pace::{Pace, SectionPace};
use super::proposal::Proposal;
use super::show::Stop;
use super::wording::Wording;
use std::sync::Arc;
use std::time::Duration;

/// All that the presenter's and the audience's windows draw. Slides are indices of the deck, where their titles, notes, sources and
/// answers are looked up. Times are whole seconds of the timer.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// How often the deck was replaced: another number means that words and pictures are others, whatever else is the same.
    pub deck: u32,
    /// Whether the talk is on the screens.
    pub stage: Stage,
    /// What the presenter is at.
    pub current: Stop,
    /// What comes with [`super::Intent::Next`]; none at the end.
    pub next: Option<Stop>,
    /// The number printed on the current page: `12`, or `B1` for one in reserve.
    pub label: String,
    /// How many pages the talk has without those in reserve.
    pub pages: usize,
    /// What the audience sees.
    pub audience: AudienceView,
    /// The help slide, if the deck has one.
    pub help: Option<usize>,
    /// How many pages the help slide has; 0 where there is none.
    pub help_pages: usize,
    /// The section the talk is in.
    pub section: Option<usize>,
    /// Whether the current slide is beside the talk's course: one in reserve, or one that was left out. Next and Previous lead back.
    pub aside: bool,
    /// Whether the presenter went on after the last slide.
    pub finished: bool,
    /// Whether the timer runs.
    pub timer: Timer,
    /// The time since the timer started.
    pub elapsed: Duration,
    /// The time that is left.
    pub remaining: Duration,
    /// The time that was overrun.
    pub over: Duration,
    /// When the current slide of the course is due to begin.
    pub due: Duration,
    /// How the talk goes.
    pub pace: Pace,
    /// By how many seconds it is late (more than 0) or early (less); 0 while the presenter is on a slide in its time.
    pub lag: i64,
    /// How the sections go, in order.
    pub sections: Vec<SectionPace>,
    /// The digits typed so far.
    pub typed: String,
    /// What to go on with, where the presenter asked.
    pub proposal: Option<Arc<Proposal>>,
    /// Whether slides were left out by a proposal.
    pub shortened: bool,
    /// Where to point on what both see; none where the audience sees something else.
    pub pointer: Option<Pointer>,
    /// Whether the presenter sees all slides at a glance.
    pub overview: bool,
    /// Whether the presenter sees the keys.
    pub cheat_sheet: bool,
    /// Whether the screens have changed places.
    pub screens_swapped: bool,
    /// The size of the notes, in per cent.
    pub notes_percent: u16,
    /// Why the last intent did nothing.
    pub notice: Option<Notice>,
}

/// Whether the talk is on the screens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// Not yet.
    #[default]
    Ready,
    /// It is.
    Showing,
    /// The presenter went to the desktop; the place is kept, and the timer goes on.
    OnDesktop,
    /// The presenter ended it; the place is kept, and the timer stands.
    Ended,
}

/// What the audience sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AudienceView {
    /// Nothing of the talk.
    Desktop,
    /// What the presenter is at.
    Slide(Stop),
    /// The picture that was frozen.
    Frozen(Stop),
    /// A page of the help slide.
    Help(Stop),
    /// Black.
    Black,
    /// White.
    White,
}

impl AudienceView {
    /// The page on the audience's screen.
    pub fn stop(self) -> Option<Stop> {
        match self {
            AudienceView::Slide(stop) | AudienceView::Frozen(stop) | AudienceView::Help(stop) => Some(stop),
            AudienceView::Desktop | AudienceView::Black | AudienceView::White => None,
        }
    }
}

/// Whether the timer runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Timer {
    /// It waits for the first slide to be left.
    #[default]
    Waiting,
    /// It does.
    Running,
    /// The presenter stopped it.
    Paused,
}

/// Why an intent did nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// No page has this number.
    NoSuchNumber(u32),
    /// The deck has no such slide.
    NoSuchSlide,
    /// The slide is hidden.
    Hidden,
    /// The deck has no help slide.
    NoHelp,
}

impl Notice {
    /// What the presenter is told.
    pub fn wording(self) -> Wording {
        match self {
            Notice::NoSuchNumber(number) => Wording::new("no-such-number", "There is no slide {number}").with("number", &number),
            Notice::NoSuchSlide => Wording::new("no-such-slide", "The talk does not have this slide"),
            Notice::Hidden => Wording::new("hidden-slide", "This slide is hidden; show it in the builder first"),
            Notice::NoHelp => Wording::new("no-help", "The talk has no help slide"),
        }
    }
}
