//! What lies on the presenter's desk: the installed packs, the open talks with their windows, and what is set once.

mod open_talk;
mod packs;
mod table;
mod work;

pub(crate) use open_talk::{LastExport, OnDesk};
pub(crate) use packs::Installed;
pub(crate) use table::Entry;
pub(crate) use work::OpenedFile;

use crate::Surroundings;
use crate::ipc::IpcError;
use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::document::autosave::Autosave;
use lectern_app::document::documents::Documents;
use lectern_app::document::recent::RecentFiles;
use lectern_app::document::settings::Settings;
use lectern_app::picture::Painter;
use lectern_app::system_font::font_folders;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::language::Language;
use packs::Packs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use table::Table;

/// The packs, the talks by number, and what is set once. No lock is held while another is taken.
pub(crate) struct Desk {
    surroundings: Surroundings,
    packs: Mutex<Packs>,
    table: Mutex<Table>,
    settings: Mutex<Settings>,
    recent: Mutex<RecentFiles>,
    /// None until the first picture is asked for, and while there is no content to draw with.
    painter: Mutex<Option<Arc<Painter>>>,
    /// The talk's file that the program was started with.
    given: Mutex<Option<PathBuf>>,
    /// What was wrong when the program started.
    troubles: Vec<Diagnostic>,
}

impl Desk {
    /// A desk with what earlier sessions left on it.
    pub(crate) fn new(surroundings: Surroundings) -> Self {
        let state = &surroundings.state;
        let (settings, mut troubles) = Settings::load(state);
        let autosave = Autosave::begin(state).unwrap_or_else(|error| {
            let message = format!("no copies can be kept for after a crash: {error}");
            troubles.push(Diagnostic::warning("no-autosave", message).hint("save often"));
            Autosave::nowhere()
        });
        Self {
            packs: Mutex::default(),
            table: Mutex::new(Table::new(Documents::new(autosave))),
            settings: Mutex::new(settings),
            recent: Mutex::new(RecentFiles::load(state)),
            painter: Mutex::default(),
            given: Mutex::new(surroundings.talk.clone()),
            troubles,
            surroundings,
        }
    }

    /// The content folder.
    pub(crate) fn content(&self) -> Result<ContentRoot, IpcError> {
        let hints = ContentHints { user: Some(self.user_packs()), ..self.surroundings.hints.clone() };
        Ok(ContentRoot::find(&hints)?)
    }

    /// Where packs that the presenter installs go.
    pub(crate) fn user_packs(&self) -> PathBuf {
        self.surroundings.state.join("packs")
    }

    /// Where the system's fonts are.
    pub(crate) fn fonts(&self) -> Vec<PathBuf> {
        font_folders(self.surroundings.home.as_deref())
    }

    /// The language of the windows: the one that is set, or the system's.
    pub(crate) fn language(&self) -> Language {
        let set = lock(&self.settings).language.clone();
        set.or_else(|| self.surroundings.language.clone()).unwrap_or_default()
    }

    /// What was wrong when the program started.
    pub(crate) fn troubles(&self) -> &[Diagnostic] {
        &self.troubles
    }

    /// The talk's file that the program was started with, once.
    pub(crate) fn take_given(&self) -> Option<PathBuf> {
        lock(&self.given).take()
    }

    /// What draws pictures.
    pub(crate) fn painter(&self) -> Result<Arc<Painter>, IpcError> {
        let mut painter = lock(&self.painter);
        if let Some(painter) = &*painter {
            return Ok(Arc::clone(painter));
        }
        let made = Arc::new(Painter::new(self.content()?, self.fonts())?);
        Ok(Arc::clone(painter.insert(made)))
    }

    /// The installed packs, loaded when they are first asked for.
    pub(crate) fn packs(&self) -> Result<Vec<Arc<Installed>>, IpcError> {
        let content = self.content()?;
        lock(&self.packs).all(&content)
    }

    /// The installed pack with this id.
    pub(crate) fn pack(&self, id: &str) -> Result<Arc<Installed>, IpcError> {
        let pack = self.packs()?.into_iter().find(|pack| pack.library.pack.id.as_str() == id);
        pack.ok_or_else(|| IpcError::gone(&format!("the pack `{id}` is not installed")))
    }

    /// Loads the packs again, as they are now.
    pub(crate) fn forget_packs(&self) {
        *lock(&self.packs) = Packs::default();
        *lock(&self.painter) = None;
    }

    /// What is set once.
    pub(crate) fn settings(&self) -> Settings {
        lock(&self.settings).clone()
    }

    /// Sets it, and writes it down.
    pub(crate) fn set_settings(&self, settings: Settings) -> Result<(), IpcError> {
        settings.save(&self.surroundings.state)?;
        *lock(&self.settings) = settings;
        Ok(())
    }

    /// Reads the list of talks that were opened last.
    pub(crate) fn recent(&self) -> RecentFiles {
        lock(&self.recent).clone()
    }

    /// Changes the list. One that cannot be written down holds for this session.
    pub(crate) fn change_recent(&self, change: impl FnOnce(&mut RecentFiles)) {
        let mut recent = lock(&self.recent);
        change(&mut recent);
        drop(recent.save(&self.surroundings.state));
    }

    /// The open talks. Only for what takes no longer than drawing a slide.
    pub(crate) fn table(&self) -> MutexGuard<'_, Table> {
        lock(&self.table)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
