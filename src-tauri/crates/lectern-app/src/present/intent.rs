//! What the presenter wants.

use lectern_model::id::SlideId;
use lectern_model::minutes::Minutes;

/// What the presenter wants, by key, clicker or mouse. The session decides what it means where the talk stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Shows the talk: starts it, or resumes where one was. Nothing while it is shown: a second start never begins again.
    Show,
    /// Shows the talk from the slide the presenter has before them in the builder; resumes a talk that was begun.
    ShowFromHere,
    /// Closes what is open (typed digits, cheat sheet, overview, proposal); else goes to the desktop; from there back to the show.
    Escape,
    /// Ends the talk and stops its timer. [`Intent::Show`] and [`Intent::Escape`] lead back to the same place.
    End,
    /// The next page; of the help slide, where that is up and goes on; takes away black, white and the help slide first.
    Next,
    /// The page before; of the help slide, where that is up and has one; takes away black, white and the help slide first.
    Previous,
    /// The first slide.
    First,
    /// The last slide of the talk's course.
    Last,
    /// A slide of one's choice.
    Jump(Target),
    /// A digit, 0 to 9, of a slide's number.
    Digit(u8),
    /// Goes to the typed number; else accepts the proposal; else the next page.
    Enter,
    /// Takes back a typed digit; else the page before.
    Backspace,
    /// Black for the audience, and back.
    Black,
    /// White for the audience, and back.
    White,
    /// The audience keeps its picture while the presenter moves, and back.
    Freeze,
    /// The help slide for the audience, at any moment, and back to where one was.
    HelpNow,
    /// Points at the current slide.
    Point(Pointer),
    /// Points no more.
    PointOff,
    /// All slides at a glance for the presenter, and back.
    Overview,
    /// The keys for the presenter, and back.
    CheatSheet,
    /// The audience's and the presenter's screens change places.
    SwapScreens,
    /// Larger notes.
    NotesLarger,
    /// Smaller notes.
    NotesSmaller,
    /// Stops the timer, and goes on; starts one that waits on the first slide.
    PauseTimer,
    /// The timer and the record of times begin again; on the first slide the timer waits.
    RestartTimer,
    /// So much time is left: proposes which slides to go on with. The same again withdraws the proposal.
    TimeLeft(Minutes),
    /// Goes on with the proposed slides alone.
    AcceptProposal,
    /// Takes back what was accepted: all slides and the whole time again.
    WholeTalk,
}

impl Intent {
    /// Ten minutes are left.
    pub const TEN_MINUTES_LEFT: Intent = Intent::TimeLeft(Minutes::new(10));
}

/// Where to jump.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The page with this number on it, from 1; the numbers after the last one are the backup pages.
    Number(u32),
    /// The slide at this index of the deck.
    Slide(usize),
    /// The first slide with this id.
    Id(SlideId),
}

/// Where and how the presenter points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pointer {
    /// How it looks.
    pub kind: PointerKind,
    /// From the left edge of the slide, 0 to 1.
    pub x: f32,
    /// From its top edge, 0 to 1.
    pub y: f32,
}

impl Pointer {
    /// The pointer, kept on the slide; none where it is nowhere.
    pub(super) fn on_slide(self) -> Option<Self> {
        let Self { kind, x, y } = self;
        (!x.is_nan() && !y.is_nan()).then(|| Self { kind, x: x.clamp(0.0, 1.0), y: y.clamp(0.0, 1.0) })
    }
}

/// How a pointer looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerKind {
    /// A dot.
    Dot,
    /// A bright disc; the rest of the slide is dimmed.
    Spotlight,
}
