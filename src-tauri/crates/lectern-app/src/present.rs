//! The running presentation: windows send intents and draw one state.
//!
//! There is no clock inside: time comes in with every intent and tick, as the time since the session began. The same intents at the same
//! times lead to the same states.

mod clock;
mod course;
mod help;
pub mod intent;
pub mod key;
mod movement;
pub mod pace;
pub mod preflight;
pub mod proposal;
pub mod rehearsal;
mod replace;
mod show;
mod snapshot;
pub mod state;
pub mod wording;

pub use help::deck_for_show;
pub use intent::{Intent, Pointer, PointerKind, Target};
pub use show::Stop;
pub use state::State;
pub use wording::Wording;

use clock::Clock;
use course::Course;
use lectern_model::deck::Deck;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use movement::Place;
use rehearsal::SlideTime;
use show::{Show, duration};
use state::{Notice, Stage, Timer};
use std::sync::Arc;
use std::time::Duration;

/// How long typed digits wait for the next one or for Enter.
pub const TYPING: Duration = Duration::from_secs(3);
/// How long a notice stands.
pub const NOTICE: Duration = Duration::from_secs(4);
/// The sizes of the notes, in per cent.
pub const NOTES_PERCENT: [u16; 9] = [67, 80, 90, 100, 115, 130, 160, 200, 250];
/// The most digits of a slide's number.
const DIGITS: usize = 4;

/// What a presentation begins with.
#[derive(Debug, Clone)]
pub struct Options {
    /// How long there is, where not the talk's own time.
    pub slot: Option<Minutes>,
    /// How many pages each slide of the deck has when laid out, by index, 0 for a hidden one; slides it does not reach have one.
    pub pages: Vec<usize>,
    /// The slide the presenter has before them in the builder, as an index of the deck.
    pub here: Option<usize>,
    /// Whether the screens have changed places, as remembered.
    pub screens_swapped: bool,
    /// The size of the notes, as remembered, in per cent; the nearest of [`NOTES_PERCENT`] is taken.
    pub notes_percent: u16,
}

impl Default for Options {
    fn default() -> Self {
        Self { slot: None, pages: Vec::new(), here: None, screens_swapped: false, notes_percent: 100 }
    }
}

/// A presentation.
#[derive(Debug, Clone)]
pub struct Session {
    show: Arc<Show>,
    course: Course,
    /// The course from before it was shortened.
    whole: Option<Course>,
    slot: Duration,
    here: Option<usize>,
    place: Place,
    stage: Stage,
    clock: Clock,
    blank: Option<Blank>,
    /// The help slide is up.
    help: Option<Help>,
    frozen: Option<Stop>,
    finished: bool,
    typed: String,
    typed_until: Duration,
    offer: Option<Offer>,
    pointer: Option<Pointer>,
    overview: bool,
    cheat_sheet: bool,
    screens_swapped: bool,
    notes_size: usize,
    notice: Option<Notice>,
    notice_until: Duration,
    /// How often the deck was replaced.
    deck: u32,
    state: State,
}

/// The help slide that is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Help {
    /// From where it was called.
    from: Stage,
    /// Which page of it.
    page: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blank {
    Black,
    White,
}

/// What was said of the time that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Offer {
    asked: Minutes,
    /// What the timer shows when it is up.
    deadline: Duration,
}

impl Session {
    /// A presentation that has not begun. `library` is what the deck was resolved from; it knows what must be said and which slide
    /// closes a talk. None if the deck has no slide that may be shown.
    pub fn new(deck: &Deck, library: &Library, options: &Options) -> Option<Self> {
        let show = Show::new(deck, library, &options.pages);
        let slot = duration(options.slot.unwrap_or(deck.minutes));
        let course = Course::whole(&show, slot)?;
        let distance = |at: &usize| NOTES_PERCENT.get(*at).map(|percent| percent.abs_diff(options.notes_percent));
        let mut session = Self {
            clock: Clock::new(show.slides().len()),
            state: snapshot::blank(&show),
            show: Arc::new(show),
            course,
            whole: None,
            slot,
            here: options.here,
            place: Place::default(),
            stage: Stage::Ready,
            blank: None,
            help: None,
            frozen: None,
            finished: false,
            typed: String::new(),
            typed_until: Duration::ZERO,
            offer: None,
            pointer: None,
            overview: false,
            cheat_sheet: false,
            screens_swapped: options.screens_swapped,
            notes_size: (0..NOTES_PERCENT.len()).min_by_key(distance).unwrap_or_default(),
            notice: None,
            notice_until: Duration::ZERO,
            deck: 0,
        };
        session.refresh();
        Some(session)
    }

    /// What the windows draw.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Does what the presenter wants. `now` is the time since the session began. Gives the new state where it is another one.
    pub fn handle(&mut self, intent: &Intent, now: Duration) -> Option<&State> {
        self.pass(now);
        self.notice = None;
        self.apply(intent);
        self.start_timer();
        self.refresh()
    }

    /// Lets time pass; a few times a second will do. Gives the new state where it is another one, at most once a second where nothing
    /// but time passes.
    pub fn tick(&mut self, now: Duration) -> Option<&State> {
        self.pass(now);
        self.refresh()
    }

    /// How long each slide was spoken on so far, in the order of the deck.
    pub fn record(&self) -> Vec<SlideTime> {
        let slides = self.show.slides().iter().enumerate();
        let time = |(index, slide): (usize, &show::ShowSlide)| SlideTime {
            index,
            slide: slide.id.clone(),
            planned: slide.minutes,
            spent: self.clock.spent(index),
        };
        slides.map(time).collect()
    }

    fn pass(&mut self, now: Duration) {
        let going = matches!(self.stage, Stage::Showing | Stage::OnDesktop);
        self.clock.advance(now, going, self.stop().slide);
        if self.clock.now() > self.typed_until {
            self.typed.clear();
        }
        if self.clock.now() > self.notice_until {
            self.notice = None;
        }
    }

    fn apply(&mut self, intent: &Intent) {
        match intent {
            Intent::Show => self.set_stage(Stage::Showing),
            Intent::ShowFromHere => self.show_from_here(),
            Intent::Escape => self.escape(),
            Intent::End => self.set_stage(Stage::Ended),
            Intent::Next => self.next(),
            Intent::Previous => self.previous(),
            Intent::First => self.go(Stop::first_of(self.course.slide(0))),
            Intent::Last => self.go(Stop::first_of(self.course.slide(self.course.last()))),
            Intent::Jump(target) => self.jump(target),
            Intent::Digit(digit) => self.type_digit(*digit),
            Intent::Enter => self.enter(),
            Intent::Backspace => match self.typed.pop() {
                Some(_) => self.typed_until = self.clock.now().saturating_add(TYPING),
                None => self.previous(),
            },
            Intent::Black => self.toggle_blank(Blank::Black),
            Intent::White => self.toggle_blank(Blank::White),
            Intent::Freeze => self.frozen = if self.frozen.is_some() { None } else { Some(self.stop()) },
            Intent::HelpNow => self.toggle_help(),
            Intent::Point(pointer) => self.pointer = pointer.on_slide(),
            Intent::PointOff => self.pointer = None,
            Intent::Overview => self.overview = !self.overview,
            Intent::CheatSheet => self.cheat_sheet = !self.cheat_sheet,
            Intent::SwapScreens => self.screens_swapped = !self.screens_swapped,
            Intent::NotesLarger => self.notes_size = (self.notes_size + 1).min(NOTES_PERCENT.len() - 1),
            Intent::NotesSmaller => self.notes_size = self.notes_size.saturating_sub(1),
            Intent::PauseTimer => self.pause_timer(),
            Intent::RestartTimer => self.restart_timer(),
            Intent::TimeLeft(minutes) => self.offer_time(*minutes),
            Intent::AcceptProposal => self.accept(),
            Intent::WholeTalk => self.restore_whole(),
        }
    }

    fn refresh(&mut self) -> Option<&State> {
        let state = self.snapshot();
        if state == self.state {
            return None;
        }
        self.state = state;
        Some(&self.state)
    }

    fn tell(&mut self, notice: Notice) {
        self.notice = Some(notice);
        self.notice_until = self.clock.now().saturating_add(NOTICE);
    }

    fn set_stage(&mut self, stage: Stage) {
        if self.stage == Stage::Ready && stage == Stage::Showing && self.place.at > 0 {
            // Begun in the middle: the plan is reckoned from there.
            self.set_out(Duration::ZERO);
        }
        // Going to the desktop or back settles where the help slide leads back to.
        self.help = self.help.map(|help| Help { from: Stage::Showing, ..help });
        self.stage = stage;
    }

    fn show_from_here(&mut self) {
        if let (Stage::Ready, Some(here)) = (self.stage, self.here) {
            self.go(Stop::first_of(here));
        }
        self.set_stage(Stage::Showing);
    }

    fn escape(&mut self) {
        if !self.typed.is_empty() {
            self.typed.clear();
        } else if self.cheat_sheet {
            self.cheat_sheet = false;
        } else if self.overview {
            self.overview = false;
        } else if self.offer.is_some() {
            self.offer = None;
        } else {
            match self.stage {
                Stage::Showing => self.set_stage(Stage::OnDesktop),
                Stage::Ready | Stage::OnDesktop | Stage::Ended => self.set_stage(Stage::Showing),
            }
        }
    }

    fn type_digit(&mut self, digit: u8) {
        if digit <= 9 && self.typed.len() < DIGITS {
            self.typed.push(char::from(b'0' + digit));
            self.typed_until = self.clock.now().saturating_add(TYPING);
        }
    }

    fn enter(&mut self) {
        match (std::mem::take(&mut self.typed).parse(), self.offer) {
            (Ok(number), _) => self.jump(&Target::Number(number)),
            (Err(_), Some(_)) => self.accept(),
            (Err(_), None) => self.next(),
        }
    }

    fn toggle_blank(&mut self, blank: Blank) {
        self.blank = if self.blank == Some(blank) { None } else { Some(blank) };
    }

    fn toggle_help(&mut self) {
        if self.show.help.is_none() {
            return self.tell(Notice::NoHelp);
        }
        let seen = self.stage == Stage::Showing && self.blank.is_none();
        match self.help {
            Some(help) if seen => (self.help, self.stage) = (None, help.from),
            Some(_) => self.set_stage(Stage::Showing),
            None => {
                let from = self.stage;
                self.set_stage(Stage::Showing);
                self.help = Some(Help { from, page: 0 });
            }
        }
        self.blank = None;
    }

    /// The timer starts on leaving the first slide; not while the audience is kept on it.
    fn start_timer(&mut self) {
        let left = self.stage == Stage::Showing && self.frozen.is_none() && !self.is_on_first();
        if self.clock.timer == Timer::Waiting && left {
            self.clock.timer = Timer::Running;
        }
    }

    fn pause_timer(&mut self) {
        self.clock.timer = match self.clock.timer {
            Timer::Running => Timer::Paused,
            Timer::Paused | Timer::Waiting => Timer::Running,
        };
    }

    fn restart_timer(&mut self) {
        self.clock.restart(if self.is_on_first() { Timer::Waiting } else { Timer::Running });
        self.offer = None;
        self.course.slot = self.slot;
        self.set_out(Duration::ZERO);
        let slide = self.course.slide(self.place.at);
        let rest = self.rest_of(slide);
        if let Some((whole, at)) = self.whole.as_mut().and_then(|whole| whole.find(slide, 0).map(|at| (whole, at))) {
            whole.set_out(at, Duration::ZERO, rest);
        }
    }

    /// Reckons the plan from the current place, where the timer shows `base`.
    fn set_out(&mut self, base: Duration) {
        let rest = self.rest_of(self.course.slide(self.place.at));
        self.course.set_out(self.place.at, base, rest);
    }

    fn rest_of(&self, slide: usize) -> Duration {
        if self.place.at == 0 { Duration::ZERO } else { self.show.time(slide) }
    }

    fn offer_time(&mut self, asked: Minutes) {
        self.offer = match self.offer {
            Some(offer) if offer.asked == asked => None,
            Some(_) | None => Some(Offer { asked, deadline: self.clock.elapsed().saturating_add(duration(asked)) }),
        };
    }

    fn accept(&mut self) {
        let (Some(proposal), Some(offer)) = (self.proposal(), self.offer.take()) else { return };
        self.whole.get_or_insert_with(|| self.course.clone());
        self.course.go_on_with(self.place.at, proposal.slides.iter().copied(), offer.deadline);
        self.course.set_out(self.place.at, self.clock.elapsed(), proposal.rest);
        self.finished = false;
    }

    fn restore_whole(&mut self) {
        let Some(whole) = self.whole.take() else { return };
        let slide = self.course.slide(self.place.at);
        self.course = whole;
        self.offer = None;
        self.finished = false;
        match self.course.find(slide, self.place.at) {
            Some(at) => self.place.at = at,
            // A slide in reserve that closed the shortened talk.
            None => self.place = Place { at: self.course.last(), page: 0, aside: Some(self.stop_of(slide)) },
        }
    }
}

#[cfg(test)]
mod tests;
