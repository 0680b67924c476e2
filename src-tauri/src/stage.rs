//! The running presentation: its session, its clock, its two windows, and where they are.

mod screen;

pub(crate) use screen::{Display, display_of, displays};

use crate::desk::Desk;
use crate::ipc::IpcError;
use crate::ipc::show::{AudienceDeck, AudienceState, PresenterDeck, ScreensWish, ShowState, ShowWish, SlideTimeView};
use crate::ipc::window::WindowEvent;
use crate::window::{AUDIENCE, PRESENTER, Watchers};
use keepawake::KeepAwake;
use lectern_app::picture::TalkPictures;
use lectern_app::present::state::{AudienceView, Stage as Progress, State};
use lectern_app::present::{Intent, Options, Session};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime};

/// How often time passes for the session.
const TICK: Duration = Duration::from_millis(200);

/// The presentation, while one is running.
#[derive(Default)]
pub(crate) struct Stage {
    running: Mutex<Option<Running>>,
}

/// A presentation that runs.
struct Running {
    session: Session,
    began: Instant,
    talk: u32,
    pictures: Arc<TalkPictures>,
    ratio: f64,
    rehearse: bool,
    screens: ScreensWish,
    presenter: Option<Channel<ShowState>>,
    audience: Option<(Channel<AudienceState>, AudienceState)>,
    /// Where the windows were put: swapped, and whether the audience sees the desktop.
    placed: Option<(bool, bool)>,
    displays: Vec<screen::Display>,
    /// Keeps the displays on, and the machine awake.
    _awake: Vec<KeepAwake>,
}

impl Stage {
    fn lock(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The talk that is shown.
    pub(crate) fn talk(&self) -> Option<u32> {
        self.lock().as_ref().map(|running| running.talk)
    }

    fn with<T>(&self, read: impl FnOnce(&mut Running) -> T) -> Result<T, IpcError> {
        self.lock().as_mut().map(read).ok_or_else(|| IpcError::gone("no talk is being presented"))
    }

    /// What the presenter's window draws.
    ///
    /// # Errors
    /// Nothing is presented; or the audience's window asks, which gets notes only where it is the presenter's too.
    pub(crate) fn presenter_deck(&self, window: &str) -> Result<PresenterDeck, IpcError> {
        let deck = self.with(|running| match window == AUDIENCE && running.screens != ScreensWish::AudienceOnly {
            true => None,
            false => Some(PresenterDeck::new(&running.pictures, running.ratio, running.rehearse, running.screens)),
        });
        deck?.ok_or_else(|| IpcError::wrong("the audience's window has no notes"))
    }

    /// What the audience's window draws.
    pub(crate) fn audience_deck(&self) -> Result<AudienceDeck, IpcError> {
        self.with(|running| AudienceDeck::new(&running.pictures, running.ratio, running.screens == ScreensWish::AudienceOnly))
    }

    /// From now on tells the presenter's window how the talk stands.
    pub(crate) fn watch_show(&self, page: Channel<ShowState>) -> Result<(), IpcError> {
        self.with(|running| {
            drop(page.send(ShowState::from(running.session.state())));
            running.presenter = Some(page);
        })
    }

    /// From now on tells the audience's window what it draws.
    pub(crate) fn watch_audience(&self, page: Channel<AudienceState>) -> Result<(), IpcError> {
        self.with(|running| {
            let state = AudienceState::from(running.session.state());
            drop(page.send(state.clone()));
            running.audience = Some((page, state));
        })
    }
}

impl Running {
    /// Tells the windows what is new.
    fn tell(&mut self, state: &State) {
        // The audience first: it is what everybody looks at.
        if let Some((page, told)) = &mut self.audience {
            let now = AudienceState::from(state);
            if now != *told {
                drop(page.send(now.clone()));
                *told = now;
            }
        }
        if let Some(page) = &self.presenter {
            drop(page.send(ShowState::from(state)));
        }
    }
}

/// Begins a presentation, or goes on with the one of this talk.
pub(crate) fn begin<R: Runtime>(app: &AppHandle<R>, talk: u32, wish: &ShowWish) -> Result<(), IpcError> {
    let stage = app.state::<Stage>();
    match stage.talk() {
        Some(shown) if shown == talk => {
            handle(app, &Intent::Show);
            return Ok(());
        }
        Some(_) => end(app),
        None => {}
    }
    raise_curtain(app, talk, wish, screen::displays(app))?;
    let opened = screen::open(app, wish);
    if let Err(error) = opened {
        end(app);
        return Err(IpcError::fault(&error.to_string()));
    }
    place(app);
    let ticking = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        while tick(&ticking) {
            std::thread::sleep(TICK);
        }
    });
    Ok(())
}

/// Makes the session, without a window.
pub(crate) fn raise_curtain<R: Runtime>(
    app: &AppHandle<R>,
    talk: u32,
    wish: &ShowWish,
    displays: Vec<Display>,
) -> Result<(), IpcError> {
    let show = app.state::<Arc<Desk>>().prepare_show(talk, wish)?;
    *app.state::<Stage>().lock() = Some(Running {
        session: show.session,
        began: Instant::now(),
        talk,
        pictures: Arc::new(show.pictures),
        ratio: show.ratio,
        rehearse: wish.rehearse,
        screens: wish.screens,
        presenter: None,
        audience: None,
        placed: None,
        displays,
        _awake: stay_awake(),
    });
    Ok(())
}

/// What is needed to begin.
pub(crate) struct Prepared {
    /// The session.
    pub(crate) session: Session,
    /// The slides.
    pub(crate) pictures: TalkPictures,
    /// Width by height of a slide.
    pub(crate) ratio: f64,
}

impl Prepared {
    /// A session over drawn slides.
    pub(crate) fn new(
        pictures: TalkPictures,
        library: &lectern_model::library::Library,
        from: Option<&str>,
        remembered: &Options,
    ) -> Result<Self, IpcError> {
        let pages = pages_of(&pictures);
        let here = from.and_then(|id| pictures.deck.slides.iter().position(|slide| slide.id.as_str() == id));
        let options = Options { pages, here, ..remembered.clone() };
        let session = Session::new(&pictures.deck, library, &options);
        let session = session.ok_or_else(|| IpcError::wrong("the talk has no slide to show; add one, or show a hidden one"))?;
        let size = pictures.pages().next().map(lectern_app::picture::Picture::size).unwrap_or_default();
        let (width, height) = (f64::from(size.width.0), f64::from(size.height.0));
        let ratio = if height > 0.0 { width / height } else { 16.0 / 9.0 };
        Ok(Self { session, pictures, ratio })
    }
}

/// Does what the presenter wants.
pub(crate) fn handle<R: Runtime>(app: &AppHandle<R>, intent: &Intent) {
    let stage = app.state::<Stage>();
    let over = {
        let mut running = stage.lock();
        let Some(running) = running.as_mut() else { return };
        let now = running.began.elapsed();
        if let Some(state) = running.session.handle(intent, now).cloned() {
            running.tell(&state);
        }
        running.session.state().stage == Progress::Ended
    };
    if over { end(app) } else { place(app) }
}

/// Goes on with the talk as it is now, where it is the one that is shown. What cannot be drawn leaves the old one on the screens.
pub(crate) fn refresh<R: Runtime>(app: &AppHandle<R>, talk: u32) {
    let Ok((pictures, library)) = app.state::<Arc<Desk>>().draw_show(talk) else { return };
    let stage = app.state::<Stage>();
    let mut running = stage.lock();
    let Some(running) = running.as_mut().filter(|running| running.talk == talk) else { return };
    if let Some(state) = running.session.replace(&pictures.deck, &library, &pages_of(&pictures)).cloned() {
        running.pictures = Arc::new(pictures);
        running.tell(&state);
    }
}

/// How many pages each slide of a deck has; none for a hidden one.
fn pages_of(pictures: &TalkPictures) -> Vec<usize> {
    let slides = pictures.deck.slides.iter().zip(&pictures.slides);
    slides.map(|(slide, drawn)| if slide.hidden { 0 } else { drawn.pages.len() }).collect()
}

/// Lets time pass; false where the presentation is over.
fn tick<R: Runtime>(app: &AppHandle<R>) -> bool {
    let displays = screen::displays(app);
    let stage = app.state::<Stage>();
    let plugged = {
        let mut running = stage.lock();
        let Some(running) = running.as_mut() else { return false };
        let now = running.began.elapsed();
        if let Some(state) = running.session.tick(now).cloned() {
            running.tell(&state);
        }
        let plugged = running.displays != displays;
        if plugged {
            running.displays = displays;
            running.placed = None;
        }
        plugged
    };
    if plugged {
        place(app);
    }
    true
}

/// Puts the windows where they belong, where they are not there yet.
fn place<R: Runtime>(app: &AppHandle<R>) {
    let wanted = {
        let stage = app.state::<Stage>();
        let mut running = stage.lock();
        let Some(running) = running.as_mut() else { return };
        let state = running.session.state();
        let wanted = (state.screens_swapped, state.audience == AudienceView::Desktop && state.stage == Progress::OnDesktop);
        if running.placed == Some(wanted) {
            return;
        }
        running.placed = Some(wanted);
        (wanted, running.screens, running.displays.clone())
    };
    let ((swapped, desktop), screens, displays) = wanted;
    screen::place(app, screens, &displays, swapped, desktop);
}

/// Ends the presentation and closes its windows.
pub(crate) fn end<R: Runtime>(app: &AppHandle<R>) {
    let Some(running) = app.state::<Stage>().lock().take() else { return };
    for label in [AUDIENCE, PRESENTER] {
        if let Some(window) = app.get_webview_window(label) {
            drop(window.destroy());
        }
    }
    let state = running.session.state();
    let desk = app.state::<Arc<Desk>>();
    desk.remember_show(running.screens, state.screens_swapped, state.notes_percent);
    let times = match running.rehearse {
        true => running.session.record().iter().map(|time| SlideTimeView::new(time, &running.pictures.deck)).collect(),
        false => Vec::new(),
    };
    let label = desk.table().window_of(running.talk);
    if let Some(label) = label {
        app.state::<Watchers>().tell(&label, &WindowEvent::ShowEnded { times });
    }
    crate::window::raise(app, running.talk);
}

/// Keeps the display on and the machine awake; where the system refuses, the talk goes on without.
fn stay_awake() -> Vec<KeepAwake> {
    let keep = |display: bool| {
        let mut builder = keepawake::Builder::default();
        builder.display(display).idle(!display).reason("A talk is being presented").app_name("Lectern");
        builder.app_reverse_domain("org.lectern.Lectern").create().ok()
    };
    [true, false].into_iter().filter_map(keep).collect()
}

/// Whether the system lets programs keep it awake.
pub(crate) fn can_stay_awake() -> bool {
    !stay_awake().is_empty()
}
