//! The running presentation: what its windows draw, and what they send.

use super::count;
use super::edit::{alike, index};
use super::evidence::SourceLine;
use super::library::NamedView;
use super::text::BlockView;
use super::text::RunView;
use lectern_app::document::settings::Screens;
use lectern_app::picture::{SlidePictures, TalkPictures};
use lectern_app::present::key::{BINDINGS, Binding, ClickerButton, Modifiers};
use lectern_app::present::pace::{Pace, SectionPace};
use lectern_app::present::preflight::{Check, Item, Status};
use lectern_app::present::proposal::Proposal;
use lectern_app::present::rehearsal::SlideTime;
use lectern_app::present::state::{AudienceView, Notice, Stage, State, Timer};
use lectern_app::present::{Intent, Pointer, PointerKind, Stop, Target};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::minutes::Minutes;
use lectern_model::span::Span;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How to begin a presentation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ShowWish {
    /// The slide to begin at; null for the first.
    pub(crate) from: Option<String>,
    /// A rehearsal: the time of each slide is kept as a proposal, and only the presenter's window opens.
    pub(crate) rehearse: bool,
    pub(crate) screens: ScreensWish,
}

/// Where the windows go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum ScreensWish {
    /// The audience's full screen on the other display, the presenter's on this one.
    Two,
    /// Both on one display: the audience's full screen with the presenter's in a window above it.
    PresenterWindow,
    /// The audience's window alone, with a strip of notes that a key shows.
    AudienceOnly,
}

/// A display.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct DisplayView {
    pub(crate) name: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Whether the window that asks is on it.
    pub(crate) here: bool,
}

/// All of a talk that the presenter's window draws, and that does not change while it is shown.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PresenterDeck {
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) sections: Vec<ShowSection>,
    /// By number from 0; hidden slides and those in reserve among them.
    pub(crate) slides: Vec<ShowSlide>,
    pub(crate) keys: Vec<BindingView>,
    pub(crate) rehearse: bool,
    pub(crate) screens: ScreensWish,
    /// Width by height of a slide.
    pub(crate) ratio: f64,
}

/// A section of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ShowSection {
    pub(crate) title: String,
    pub(crate) minutes: f64,
}

/// A slide of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ShowSlide {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The number printed on its first page.
    pub(crate) label: Option<String>,
    pub(crate) section: Option<u32>,
    pub(crate) minutes: f64,
    pub(crate) hidden: bool,
    pub(crate) backup: bool,
    pub(crate) notes: Vec<BlockView>,
    pub(crate) asked: Vec<BlockView>,
    pub(crate) sources: Vec<SourceLine>,
    pub(crate) warning: Option<String>,
    /// The names of its pages' pictures.
    pub(crate) pictures: Vec<String>,
}

/// All that the audience's window draws: pictures, and nothing of the notes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct AudienceDeck {
    pub(crate) title: String,
    pub(crate) language: String,
    /// Width by height of a slide.
    pub(crate) ratio: f64,
    /// The slides' pictures by the slides' numbers; none for a hidden slide.
    pub(crate) pictures: Vec<Vec<String>>,
    /// The slides' titles, for a screen reader; empty for a hidden slide.
    pub(crate) titles: Vec<String>,
    /// Whether this is the only window; then the presenter's keys show a strip of notes.
    pub(crate) alone: bool,
}

/// A page: the slide's number and the page's, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct StopView {
    pub(crate) slide: u32,
    pub(crate) page: u32,
}

/// What the audience sees.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct AudienceState {
    /// Counts the talk's changes while it is shown: at another number the pictures are to be asked for again.
    pub(crate) deck: u32,
    pub(crate) what: AudienceWhat,
    /// The page, where it is one.
    pub(crate) stop: Option<StopView>,
    /// The page that comes next, to be made ready.
    pub(crate) next: Option<StopView>,
    pub(crate) pointer: Option<PointerView>,
}

/// What the audience sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum AudienceWhat {
    Desktop,
    Slide,
    Frozen,
    Help,
    Black,
    White,
}

/// What the presenter's window draws. Times are in whole seconds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ShowState {
    pub(crate) stage: StageView,
    pub(crate) current: StopView,
    pub(crate) next: Option<StopView>,
    /// The number on the current page.
    pub(crate) label: String,
    /// How many pages the talk has.
    pub(crate) pages: u32,
    pub(crate) audience: AudienceState,
    /// The help slide's number; null where there is none.
    pub(crate) help: Option<u32>,
    pub(crate) section: Option<u32>,
    /// Whether the current slide is beside the talk's course.
    pub(crate) aside: bool,
    /// Whether the presenter went on after the last slide.
    pub(crate) finished: bool,
    pub(crate) timer: TimerView,
    pub(crate) elapsed: u32,
    pub(crate) remaining: u32,
    pub(crate) over: u32,
    pub(crate) pace: PaceView,
    /// How far behind, negative for ahead.
    pub(crate) lag: i32,
    pub(crate) sections: Vec<SectionPaceView>,
    /// The digits typed so far.
    pub(crate) typed: String,
    pub(crate) proposal: Option<ProposalView>,
    /// Whether the talk was shortened.
    pub(crate) shortened: bool,
    pub(crate) overview: bool,
    pub(crate) cheat_sheet: bool,
    pub(crate) screens_swapped: bool,
    /// The size of the notes in per cent.
    pub(crate) notes_percent: u32,
    pub(crate) notice: Option<NoticeView>,
}

/// Whether the talk is on the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum StageView {
    Ready,
    Showing,
    OnDesktop,
    Ended,
}

/// Whether the timer runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum TimerView {
    Waiting,
    Running,
    Paused,
}

/// How the talk goes against its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum PaceView {
    OnTime,
    Ahead,
    Behind,
    Over,
}

/// How a section goes, in seconds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SectionPaceView {
    pub(crate) planned: u32,
    pub(crate) spent: u32,
    /// Null before it began.
    pub(crate) pace: Option<PaceView>,
}

/// Which slides to go on with in the time that is left; times in seconds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ProposalView {
    pub(crate) left: u32,
    pub(crate) planned: u32,
    pub(crate) slides: Vec<u32>,
    pub(crate) skipped: Vec<u32>,
    pub(crate) fits: bool,
}

/// Something to tell for a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum NoticeView {
    NoSuchNumber,
    NoSuchSlide,
    Hidden,
    NoHelp,
}

/// A pointer on a slide, in parts of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PointerView {
    pub(crate) spotlight: bool,
    pub(crate) x: f32,
    pub(crate) y: f32,
}

/// What the presenter wants.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "want", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum IntentWish {
    Show,
    Escape,
    End,
    Next,
    Previous,
    First,
    Last,
    /// To a slide, by its number from 0.
    Jump {
        slide: u32,
    },
    Black,
    White,
    Freeze,
    HelpNow,
    Point {
        pointer: PointerView,
    },
    PointOff,
    Overview,
    CheatSheet,
    SwapScreens,
    NotesLarger,
    NotesSmaller,
    PauseTimer,
    RestartTimer,
    TimeLeft {
        minutes: f64,
    },
    AcceptProposal,
    /// Takes the shortening back.
    WholeTalk,
}

/// A key as a page knows it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct KeyWish {
    /// `KeyboardEvent.key`.
    pub(crate) key: String,
    pub(crate) shift: bool,
    pub(crate) control: bool,
    pub(crate) alt: bool,
    pub(crate) meta: bool,
}

/// What a key does.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct BindingView {
    /// A stable short name, for catalogues of words.
    pub(crate) name: String,
    /// The same in English.
    pub(crate) does: String,
    pub(crate) keys: Vec<String>,
    pub(crate) shift: bool,
}

/// What to look at before a talk.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PreflightItem {
    pub(crate) check: CheckView,
    pub(crate) status: CheckStatus,
    /// A stable short name of what is said, for catalogues of words.
    pub(crate) code: String,
    /// The same in English.
    pub(crate) detail: String,
    /// What stands in it, by name: `planned`, `slot`.
    pub(crate) values: Vec<NamedView>,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum CheckView {
    Displays,
    Fonts,
    Awake,
    Time,
    Warnings,
    Export,
    Clicker,
}

/// How it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum CheckStatus {
    Good,
    /// Not tried yet.
    Open,
    Doubtful,
    Bad,
}

/// A button of a clicker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum ButtonView {
    Next,
    Previous,
    Show,
    Blank,
}

/// How long a slide was spoken on in a rehearsal.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SlideTimeView {
    pub(crate) slide: String,
    pub(crate) title: String,
    pub(crate) planned: f64,
    /// Seconds.
    pub(crate) spent: u32,
    /// What is proposed, in minutes; null where it was not shown.
    pub(crate) proposed: Option<f64>,
}

alike!(ScreensWish, Screens: Two, PresenterWindow, AudienceOnly);
alike!(StageView, Stage: Ready, Showing, OnDesktop, Ended);
alike!(TimerView, Timer: Waiting, Running, Paused);
alike!(PaceView, Pace: OnTime, Ahead, Behind, Over);
alike!(CheckView, Check: Displays, Fonts, Awake, Time, Warnings, Export, Clicker);
alike!(CheckStatus, Status: Good, Open, Doubtful, Bad);
alike!(ButtonView, ClickerButton: Next, Previous, Show, Blank);

fn seconds(time: Duration) -> u32 {
    u32::try_from(time.as_secs()).unwrap_or(u32::MAX)
}

impl PresenterDeck {
    /// A talk's slides with all that the presenter sees.
    pub(crate) fn new(talk: &TalkPictures, ratio: f64, rehearse: bool, screens: ScreensWish) -> Self {
        let deck = &talk.deck;
        let section = |section: &lectern_model::deck::DeckSection| ShowSection {
            title: section.title.clone(),
            minutes: section.minutes.into(),
        };
        let slides = deck.slides.iter().zip(&talk.slides).map(|(slide, pictures)| ShowSlide::new(slide, pictures, deck));
        Self {
            title: deck.title.clone(),
            language: deck.language.tag().to_owned(),
            sections: deck.sections.iter().map(section).collect(),
            slides: slides.collect(),
            keys: BINDINGS.iter().map(BindingView::from).collect(),
            rehearse,
            screens,
            ratio,
        }
    }
}

impl ShowSlide {
    fn new(slide: &DeckSlide, pictures: &SlidePictures, deck: &Deck) -> Self {
        let source = |cited: &lectern_model::deck::CitedSource| SourceLine {
            id: cited.number.to_string(),
            number: Some(cited.number),
            entry: deck
                .references
                .iter()
                .find(|reference| reference.number == cited.number)
                .map_or_else(|| RunView::of(&cited.short), |reference| RunView::of(&reference.entry)),
            grade: None,
            own: false,
        };
        Self {
            id: slide.id.to_string(),
            title: Span::plain_text(&slide.title),
            label: pictures.pages.first().and_then(|page| page.label()).map(str::to_owned),
            section: slide.section.map(count),
            minutes: slide.minutes.into(),
            hidden: slide.hidden,
            backup: slide.backup,
            notes: BlockView::of(&slide.notes),
            asked: BlockView::of(&slide.asked),
            sources: slide.cited.iter().map(source).collect(),
            warning: slide.warning.clone(),
            pictures: pictures.pages.iter().map(|page| page.key.to_string()).collect(),
        }
    }
}

impl AudienceDeck {
    /// A talk's pictures, without those of hidden slides.
    pub(crate) fn new(talk: &TalkPictures, ratio: f64, alone: bool) -> Self {
        let slides = || talk.deck.slides.iter().zip(&talk.slides);
        let pictures = |(slide, pictures): (&DeckSlide, &SlidePictures)| match slide.hidden {
            true => Vec::new(),
            false => pictures.pages.iter().map(|page| page.key.to_string()).collect(),
        };
        let title = |(slide, _): (&DeckSlide, &SlidePictures)| match slide.hidden {
            true => String::new(),
            false => Span::plain_text(&slide.title),
        };
        Self {
            title: talk.deck.title.clone(),
            language: talk.deck.language.tag().to_owned(),
            ratio,
            pictures: slides().map(pictures).collect(),
            titles: slides().map(title).collect(),
            alone,
        }
    }
}

impl From<Stop> for StopView {
    fn from(stop: Stop) -> Self {
        Self { slide: count(stop.slide), page: count(stop.page) }
    }
}

impl From<&State> for AudienceState {
    fn from(state: &State) -> Self {
        let what = match state.audience {
            AudienceView::Desktop => AudienceWhat::Desktop,
            AudienceView::Slide(_) => AudienceWhat::Slide,
            AudienceView::Frozen(_) => AudienceWhat::Frozen,
            AudienceView::Help(_) => AudienceWhat::Help,
            AudienceView::Black => AudienceWhat::Black,
            AudienceView::White => AudienceWhat::White,
        };
        Self {
            deck: state.deck,
            what,
            stop: state.audience.stop().map(StopView::from),
            next: state.next.map(StopView::from),
            pointer: state.pointer.map(PointerView::from),
        }
    }
}

impl From<&State> for ShowState {
    fn from(state: &State) -> Self {
        Self {
            stage: state.stage.into(),
            current: state.current.into(),
            next: state.next.map(StopView::from),
            label: state.label.clone(),
            pages: count(state.pages),
            audience: AudienceState::from(state),
            help: state.help.map(count),
            section: state.section.map(count),
            aside: state.aside,
            finished: state.finished,
            timer: state.timer.into(),
            elapsed: seconds(state.elapsed),
            remaining: seconds(state.remaining),
            over: seconds(state.over),
            pace: state.pace.into(),
            lag: i32::try_from(state.lag).unwrap_or(i32::MAX),
            sections: state.sections.iter().map(SectionPaceView::from).collect(),
            typed: state.typed.clone(),
            proposal: state.proposal.as_deref().map(ProposalView::from),
            shortened: state.shortened,
            overview: state.overview,
            cheat_sheet: state.cheat_sheet,
            screens_swapped: state.screens_swapped,
            notes_percent: state.notes_percent.into(),
            notice: state.notice.as_ref().map(NoticeView::from),
        }
    }
}

impl From<&SectionPace> for SectionPaceView {
    fn from(section: &SectionPace) -> Self {
        Self { planned: seconds(section.planned), spent: seconds(section.spent), pace: section.pace.map(PaceView::from) }
    }
}

impl From<&Proposal> for ProposalView {
    fn from(proposal: &Proposal) -> Self {
        Self {
            left: seconds(proposal.left),
            planned: seconds(proposal.planned),
            slides: proposal.slides.iter().copied().map(count).collect(),
            skipped: proposal.skipped.iter().copied().map(count).collect(),
            fits: proposal.fits,
        }
    }
}

impl From<&Notice> for NoticeView {
    fn from(notice: &Notice) -> Self {
        match notice {
            Notice::NoSuchNumber(_) => NoticeView::NoSuchNumber,
            Notice::NoSuchSlide => NoticeView::NoSuchSlide,
            Notice::Hidden => NoticeView::Hidden,
            Notice::NoHelp => NoticeView::NoHelp,
        }
    }
}

impl From<Pointer> for PointerView {
    fn from(pointer: Pointer) -> Self {
        Self { spotlight: pointer.kind == PointerKind::Spotlight, x: pointer.x, y: pointer.y }
    }
}

impl From<PointerView> for Pointer {
    fn from(pointer: PointerView) -> Self {
        let kind = if pointer.spotlight { PointerKind::Spotlight } else { PointerKind::Dot };
        Self { kind, x: pointer.x, y: pointer.y }
    }
}

impl From<IntentWish> for Intent {
    fn from(wish: IntentWish) -> Self {
        match wish {
            IntentWish::Show => Intent::Show,
            IntentWish::Escape => Intent::Escape,
            IntentWish::End => Intent::End,
            IntentWish::Next => Intent::Next,
            IntentWish::Previous => Intent::Previous,
            IntentWish::First => Intent::First,
            IntentWish::Last => Intent::Last,
            IntentWish::Jump { slide } => Intent::Jump(Target::Slide(index(slide))),
            IntentWish::Black => Intent::Black,
            IntentWish::White => Intent::White,
            IntentWish::Freeze => Intent::Freeze,
            IntentWish::HelpNow => Intent::HelpNow,
            IntentWish::Point { pointer } => Intent::Point(pointer.into()),
            IntentWish::PointOff => Intent::PointOff,
            IntentWish::Overview => Intent::Overview,
            IntentWish::CheatSheet => Intent::CheatSheet,
            IntentWish::SwapScreens => Intent::SwapScreens,
            IntentWish::NotesLarger => Intent::NotesLarger,
            IntentWish::NotesSmaller => Intent::NotesSmaller,
            IntentWish::PauseTimer => Intent::PauseTimer,
            IntentWish::RestartTimer => Intent::RestartTimer,
            IntentWish::TimeLeft { minutes } => Intent::TimeLeft(Minutes::from(minutes)),
            IntentWish::AcceptProposal => Intent::AcceptProposal,
            IntentWish::WholeTalk => Intent::WholeTalk,
        }
    }
}

impl KeyWish {
    /// What was held down with it.
    pub(crate) fn modifiers(&self) -> Modifiers {
        Modifiers { shift: self.shift, control: self.control, alt: self.alt, meta: self.meta }
    }
}

impl From<&Binding> for BindingView {
    fn from(binding: &Binding) -> Self {
        Self {
            name: binding.name.to_owned(),
            does: binding.does.to_owned(),
            keys: binding.keys.iter().map(|key| (*key).to_owned()).collect(),
            shift: binding.shift,
        }
    }
}

impl From<Item> for PreflightItem {
    fn from(item: Item) -> Self {
        Self {
            check: item.check.into(),
            status: item.status.into(),
            code: item.detail.code.to_owned(),
            detail: item.detail.to_string(),
            values: item.detail.values.iter().map(|(name, value)| NamedView::new(name, value.clone())).collect(),
        }
    }
}

impl SlideTimeView {
    /// The time of a slide that was spoken on.
    pub(crate) fn new(time: &SlideTime, deck: &Deck) -> Self {
        let title = deck.slides.get(time.index).map(|slide| Span::plain_text(&slide.title)).unwrap_or_default();
        Self {
            slide: time.slide.to_string(),
            title,
            planned: time.planned.into(),
            spent: seconds(time.spent),
            proposed: time.proposed().map(f64::from),
        }
    }
}
