//! What lies on the presenter's desk: the installed packs and the talks that are open.

use crate::Surroundings;
use crate::ipc::{IpcError, TalkView};
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::file_name::stem_of_title;
use lectern_app::installed_pack::InstalledPack;
use lectern_app::plan::{Added, LeftOut, Plan};
use lectern_app::talk_file::{OpenTalk, Opened};
use lectern_model::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The packs, and the talks by number.
pub(crate) struct Desk {
    surroundings: Surroundings,
    packs: Mutex<Option<Vec<Arc<InstalledPack>>>>,
    talks: Mutex<BTreeMap<u32, OnDesk>>,
}

/// A talk that is open.
pub(crate) struct OnDesk {
    /// The talk.
    pub(crate) open: Arc<OpenTalk>,
    /// Its file.
    pub(crate) path: Option<PathBuf>,
    /// Whether its file has everything.
    pub(crate) saved: bool,
    /// What was left out when it was planned.
    pub(crate) left_out: Vec<LeftOut>,
    /// What was added when it was planned.
    pub(crate) added: Vec<Added>,
    /// What the presenter should know.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The folder it was exported to last.
    pub(crate) exported_to: Option<PathBuf>,
    cancel: Arc<AtomicBool>,
}

impl OnDesk {
    /// A talk that was just planned.
    pub(crate) fn planned(plan: Plan, open: OpenTalk) -> Self {
        Self { left_out: plan.left_out, added: plan.added, ..Self::new(open, plan.diagnostics) }
    }

    /// A talk from its file.
    pub(crate) fn opened(opened: Opened, path: PathBuf) -> Self {
        // What could not be read is not in the file that would be saved.
        let saved = opened.diagnostics.is_empty();
        Self { path: Some(path), saved, ..Self::new(opened.open, opened.diagnostics) }
    }

    fn new(open: OpenTalk, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            open: Arc::new(open),
            path: None,
            saved: false,
            left_out: Vec::new(),
            added: Vec::new(),
            diagnostics,
            exported_to: None,
            cancel: Arc::default(),
        }
    }

    /// What its exported files are called.
    pub(crate) fn stem(&self) -> String {
        let stem = self.path.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_else(|| stem_of_title(&self.open.talk.title))
    }
}

impl Desk {
    /// An empty desk.
    pub(crate) fn new(surroundings: Surroundings) -> Self {
        Self { surroundings, packs: Mutex::default(), talks: Mutex::default() }
    }

    /// The content folder.
    pub(crate) fn content(&self) -> Result<ContentRoot, IpcError> {
        Ok(ContentRoot::find(&self.surroundings.hints)?)
    }

    /// The talk's file that the program was started with.
    pub(crate) fn given(&self) -> Option<&Path> {
        self.surroundings.talk.as_deref()
    }

    /// The user's folder.
    pub(crate) fn home(&self) -> Option<&Path> {
        self.surroundings.home.as_deref()
    }

    /// The installed packs, loaded when they are first asked for.
    pub(crate) fn packs(&self) -> Result<Vec<Arc<InstalledPack>>, IpcError> {
        let mut packs = lock(&self.packs);
        if let Some(packs) = &*packs {
            return Ok(packs.clone());
        }
        let content = self.content()?;
        let load = |name: String| InstalledPack::load(&content, Some(&name)).map(Arc::new);
        let loaded = content.pack_names().into_iter().map(load).collect::<Result<Vec<_>, AppError>>()?;
        Ok(packs.insert(loaded).clone())
    }

    /// The installed pack with this id.
    pub(crate) fn pack(&self, id: &str) -> Result<Arc<InstalledPack>, IpcError> {
        let pack = self.packs()?.into_iter().find(|pack| pack.library.pack.id.as_str() == id);
        pack.ok_or_else(|| IpcError::gone(&format!("the pack `{id}` is not installed")))
    }

    /// Puts a talk on the desk.
    pub(crate) fn put(&self, talk: OnDesk) -> TalkView {
        let mut talks = lock(&self.talks);
        let number = talks.last_key_value().map_or(1, |(number, _)| number.saturating_add(1));
        let view = TalkView::new(number, &talk);
        talks.insert(number, talk);
        view
    }

    /// Reads something of a talk.
    pub(crate) fn look<T>(&self, talk: u32, read: impl FnOnce(&OnDesk) -> T) -> Result<T, IpcError> {
        lock(&self.talks).get(&talk).map(read).ok_or_else(closed)
    }

    /// Changes a talk, and gives what it is then.
    pub(crate) fn change(&self, talk: u32, change: impl FnOnce(&mut OnDesk)) -> Result<TalkView, IpcError> {
        let mut talks = lock(&self.talks);
        let on_desk = talks.get_mut(&talk).ok_or_else(closed)?;
        change(on_desk);
        Ok(TalkView::new(talk, on_desk))
    }

    /// The flag that stops the export now begun.
    pub(crate) fn begin_export(&self, talk: u32) -> Result<Arc<AtomicBool>, IpcError> {
        let flag = Arc::new(AtomicBool::new(false));
        self.change(talk, |on| on.cancel = Arc::clone(&flag))?;
        Ok(flag)
    }

    /// Stops the export of a talk at its next step.
    pub(crate) fn cancel_export(&self, talk: u32) -> Result<(), IpcError> {
        self.look(talk, |on| on.cancel.store(true, Ordering::Relaxed))
    }

    /// Remembers where a talk was exported to.
    pub(crate) fn finish_export(&self, talk: u32, folder: &Path) -> Result<(), IpcError> {
        self.change(talk, |on| on.exported_to = Some(folder.to_owned())).map(drop)
    }
}

fn closed() -> IpcError {
    IpcError::gone("the talk is not open any more")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
