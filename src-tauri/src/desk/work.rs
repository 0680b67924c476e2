//! What is done with talks on the desk.

use super::{Desk, OnDesk};
use crate::ipc::IpcError;
use crate::ipc::show::{ScreensWish, ShowWish};
use crate::ipc::talk::{ChangedView, MessageView, TalkView};
use crate::stage::Prepared;
use lectern_app::document::applied::Applied;
use lectern_app::document::change::Change;
use lectern_app::document::documents::Opening;
use lectern_app::document::settings::ShowSettings;
use lectern_app::document::{Document, DocumentId};
use lectern_app::picture::TalkPictures;
use lectern_app::plan::Plan;
use lectern_app::present::Options;
use lectern_app::present::deck_for_show;
use lectern_app::talk_file::OpenTalk;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::library::Library;
use std::path::Path;

/// What became of opening a file.
pub(crate) enum OpenedFile {
    /// It is on the desk now, under this number.
    New(u32),
    /// It was there already.
    There(u32),
}

impl Desk {
    /// A talk as it is now.
    pub(crate) fn view(&self, talk: u32) -> Result<TalkView, IpcError> {
        Ok(TalkView::new(&self.table().entry(talk)?))
    }

    /// What a talk's window is called.
    pub(crate) fn window_title(&self, talk: u32) -> Result<String, IpcError> {
        let mut table = self.table();
        let entry = table.entry(talk)?;
        let mark = if entry.document.is_modified() { "• " } else { "" };
        Ok(format!("{mark}{} – Lectern", entry.document.name()))
    }

    /// Reads something of a talk.
    pub(crate) fn look<T>(&self, talk: u32, read: impl FnOnce(&OnDesk, &Document) -> T) -> Result<T, IpcError> {
        let mut table = self.table();
        let entry = table.entry(talk)?;
        Ok(read(entry.on, entry.document))
    }

    /// A talk with everything it needs, for what takes long.
    pub(crate) fn copy(&self, talk: u32) -> Result<OpenTalk, IpcError> {
        self.look(talk, |_, document| document.open().clone())
    }

    /// Puts a talk that was just planned on the desk.
    pub(crate) fn put_planned(&self, plan: Plan, open: OpenTalk) -> u32 {
        let document = self.table().documents.create(open);
        let on = OnDesk { left_out: plan.left_out, added: plan.added, ..OnDesk::new(document, plan.diagnostics) };
        self.put(on)
    }

    /// Puts a talk without a file on the desk.
    pub(crate) fn put_new(&self, open: OpenTalk) -> u32 {
        let document = self.table().documents.create(open);
        self.put(OnDesk::new(document, Vec::new()))
    }

    /// Puts an open document on the desk, and offers it the slides of its pack.
    pub(crate) fn put(&self, on: OnDesk) -> u32 {
        let document = on.document.clone();
        let number = self.table().put(on);
        self.offer(number, &document);
        number
    }

    /// A talk with the outlines of its pack, for planning anew.
    pub(crate) fn with_library(&self, talk: u32) -> Result<OpenTalk, IpcError> {
        let mut open = self.copy(talk)?;
        if let Ok(pack) = self.pack(open.talk.pack.id.as_str()) {
            open.library.outlines.clone_from(&pack.library.outlines);
        }
        Ok(open)
    }

    /// Looks again whether the installed pack has something newer.
    pub(crate) fn look_for_update(&self, talk: u32) -> Result<TalkView, IpcError> {
        let document = self.look(talk, |on, _| on.document.clone())?;
        self.offer(talk, &document);
        self.view(talk)
    }

    /// Offers all talks the packs as they are installed now.
    pub(crate) fn offer_again(&self) {
        let numbers = self.table().numbers();
        for talk in numbers {
            // A talk that was closed meanwhile needs none.
            drop(self.look_for_update(talk));
        }
    }

    fn offer(&self, number: u32, document: &DocumentId) {
        let pack = self.table().documents.get(document).map(|document| document.open().talk.pack.id.clone());
        let Some(installed) = pack.and_then(|pack| self.pack(pack.as_str()).ok()) else { return };
        let mut table = self.table();
        let Ok(entry) = table.entry(number) else { return };
        entry.on.index = None;
        entry.on.update = lectern_app::pack_update::review_update(entry.document.open(), &installed.library).is_some();
        entry.document.offer(std::sync::Arc::clone(&installed.library));
    }

    /// Opens a talk's file.
    pub(crate) fn open_file(&self, path: &Path) -> Result<OpenedFile, IpcError> {
        let opening = self.table().documents.open(path)?;
        self.change_recent(|recent| recent.add(path));
        match opening {
            Opening::New { id, diagnostics } => Ok(OpenedFile::New(self.put(OnDesk::new(id, diagnostics)))),
            Opening::Raise(id) => {
                let there = self.table().number_of(&id);
                there.map(OpenedFile::There).ok_or_else(|| IpcError::fault("a talk is open without a window"))
            }
        }
    }

    /// Makes a change to a talk.
    pub(crate) fn change(
        &self,
        talk: u32,
        change: impl FnOnce(&Document) -> Result<Change, IpcError>,
    ) -> Result<ChangedView, IpcError> {
        let mut table = self.table();
        let mut entry = table.entry(talk)?;
        let change = change(entry.document)?;
        let words = touches_words(&change);
        let applied = entry.document.apply(change)?;
        entry.note(&applied, words);
        Ok(ChangedView {
            came: applied.came.iter().map(ToString::to_string).collect(),
            messages: MessageView::all(&applied.diagnostics),
            talk: TalkView::new(&entry),
        })
    }

    /// Takes a picture into a talk; gives what slides call it.
    pub(crate) fn add_picture(&self, talk: u32, change: Change) -> Result<Option<String>, IpcError> {
        let mut table = self.table();
        let mut entry = table.entry(talk)?;
        let applied = entry.document.apply(change)?;
        entry.note(&applied, false);
        Ok(applied.images.first().map(ToString::to_string))
    }

    /// Does something to a document and its talk's view.
    pub(crate) fn step(
        &self,
        talk: u32,
        step: impl FnOnce(&mut Document) -> Result<Option<Applied>, IpcError>,
    ) -> Result<TalkView, IpcError> {
        let mut table = self.table();
        let mut entry = table.entry(talk)?;
        if let Some(applied) = step(entry.document)? {
            entry.note(&applied, true);
        }
        Ok(TalkView::new(&entry))
    }

    /// Tells a talk what is wrong with what was read for it.
    pub(crate) fn tell(&self, talk: u32, diagnostics: Vec<Diagnostic>) -> Result<TalkView, IpcError> {
        let mut table = self.table();
        let entry = table.entry(talk)?;
        entry.on.diagnostics = diagnostics;
        Ok(TalkView::new(&entry))
    }

    /// Draws a talk's slides as they are shown, with what they are made from.
    pub(crate) fn draw_show(&self, talk: u32) -> Result<(TalkPictures, Library), IpcError> {
        let open = deck_for_show(&self.copy(talk)?);
        Ok((self.painter()?.talk(&open)?, open.library))
    }

    /// Draws a talk's slides and makes a session over them.
    pub(crate) fn prepare_show(&self, talk: u32, wish: &ShowWish) -> Result<Prepared, IpcError> {
        let (pictures, library) = self.draw_show(talk)?;
        let remembered = self.settings().show;
        let options =
            Options { screens_swapped: remembered.swapped, notes_percent: remembered.notes_percent, ..Options::default() };
        Prepared::new(pictures, &library, wish.from.as_deref(), &options)
    }

    /// Remembers how a talk was shown. What cannot be written down holds for this session.
    pub(crate) fn remember_show(&self, screens: ScreensWish, swapped: bool, notes_percent: u16) {
        let mut settings = self.settings();
        settings.show = ShowSettings { screens: screens.into(), swapped, notes_percent };
        drop(self.set_settings(settings));
    }
}

/// Whether a change may touch the words of slides, and so what is found in them.
fn touches_words(change: &Change) -> bool {
    match change {
        Change::Insert { .. }
        | Change::Move { .. }
        | Change::Remove { .. }
        | Change::Hide { .. }
        | Change::SlideMinutes { .. }
        | Change::AddSection { .. }
        | Change::SplitSection { .. }
        | Change::RenameSection { .. }
        | Change::RemoveSection { .. }
        | Change::MoveSection { .. }
        | Change::MergeSection { .. }
        | Change::Set(_)
        | Change::SlideTimes { .. }
        | Change::AddSources { .. }
        | Change::RemoveSources { .. }
        | Change::SetBrand { .. }
        | Change::RemoveBrand
        | Change::AddPicture { .. }
        | Change::RemovePictures { .. }
        | Change::Field { .. } => false,
        Change::Write { .. }
        | Change::Delete { .. }
        | Change::Duplicate { .. }
        | Change::SlideText { .. }
        | Change::Reviewed { .. }
        | Change::RevertSlides { .. }
        | Change::Together { .. }
        | Change::ReplaceTalk { .. }
        | Change::ReplaceAll { .. } => true,
    }
}
