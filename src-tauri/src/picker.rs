//! Asking the presenter for files and folders.

use crate::Surroundings;
use crate::window::MAIN;
use lectern_app::talk_file::EXTENSION;
use std::path::PathBuf;
use std::sync::Arc;
use tauri::{App, AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// Asks for a file or a folder and waits for the answer, so never on the main thread. Nothing where none was chosen.
pub(crate) trait Picker: Send + Sync {
    /// A talk's file that is there.
    fn file_to_open(&self) -> Option<PathBuf>;
    /// A talk's file to write; a name is proposed.
    fn file_to_save(&self, name: &str) -> Option<PathBuf>;
    /// A folder.
    fn folder(&self) -> Option<PathBuf>;
    /// A content pack's file.
    fn pack(&self) -> Option<PathBuf>;
    /// A picture's file.
    fn picture(&self) -> Option<PathBuf>;
    /// A file of sources.
    fn sources(&self) -> Option<PathBuf>;
    /// A PowerPoint deck or template, to take its look.
    fn presentation(&self) -> Option<PathBuf>;
    /// A document of another program, to take slides from.
    fn document(&self) -> Option<PathBuf>;
}

/// The picker as commands get it.
pub(crate) type SharedPicker = Arc<dyn Picker>;

/// Makes the picker known to the commands.
#[cfg_attr(not(feature = "e2e"), allow(unused_variables))]
pub(crate) fn install<R: Runtime>(app: &App<R>, surroundings: &Surroundings) {
    #[cfg(feature = "e2e")]
    if let Some(folder) = surroundings.picks.clone() {
        app.manage::<SharedPicker>(Arc::new(Fixed { folder }));
        return;
    }
    app.manage::<SharedPicker>(Arc::new(Dialogs { app: app.handle().clone() }));
}

/// The endings of packs' files.
const PACKS: &[&str] = &["lecternpack", "zip"];
/// The endings of pictures' files.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "svg"];
/// The endings of files of sources.
const SOURCES: &[&str] = &["json", "bib", "ris"];
/// The endings of PowerPoint decks and templates.
const PRESENTATIONS: &[&str] = &["potx", "pptx", "potm", "pptm", "ppsx"];
/// The endings of documents of other programs.
const DOCUMENTS: &[&str] = &["pptx", "potx", "ppsx", "pptm", "docx", "docm", "html", "htm", "md", "markdown", "txt", "pdf"];

/// The system's dialogs.
struct Dialogs<R: Runtime> {
    app: AppHandle<R>,
}

impl<R: Runtime> Dialogs<R> {
    fn dialog(&self) -> FileDialogBuilder<R> {
        let dialog = self.app.dialog().file();
        match self.app.get_webview_window(MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }

    fn talks(&self) -> FileDialogBuilder<R> {
        self.dialog().add_filter("Lectern", &[EXTENSION])
    }
}

impl<R: Runtime> Picker for Dialogs<R> {
    fn file_to_open(&self) -> Option<PathBuf> {
        path_of(self.talks().blocking_pick_file())
    }

    fn file_to_save(&self, name: &str) -> Option<PathBuf> {
        path_of(self.talks().set_file_name(name).blocking_save_file())
    }

    fn folder(&self) -> Option<PathBuf> {
        path_of(self.dialog().set_can_create_directories(true).blocking_pick_folder())
    }

    fn pack(&self) -> Option<PathBuf> {
        path_of(self.dialog().add_filter("Lectern content", PACKS).blocking_pick_file())
    }

    fn picture(&self) -> Option<PathBuf> {
        path_of(self.dialog().add_filter("PNG, JPEG, SVG", PICTURES).blocking_pick_file())
    }

    fn sources(&self) -> Option<PathBuf> {
        path_of(self.dialog().add_filter("CSL-JSON, BibLaTeX, RIS", SOURCES).blocking_pick_file())
    }

    fn presentation(&self) -> Option<PathBuf> {
        path_of(self.dialog().add_filter("PowerPoint", PRESENTATIONS).blocking_pick_file())
    }

    fn document(&self) -> Option<PathBuf> {
        path_of(self.dialog().add_filter("PowerPoint, Word, HTML, Markdown, PDF", DOCUMENTS).blocking_pick_file())
    }
}

fn path_of(chosen: Option<FilePath>) -> Option<PathBuf> {
    chosen?.into_path().ok()
}

/// Chooses in one folder without asking: the name proposed, the first talk there, the folder itself.
#[cfg(feature = "e2e")]
struct Fixed {
    folder: PathBuf,
}

#[cfg(feature = "e2e")]
impl Fixed {
    /// The first file with one of these endings, in order of name.
    fn first(&self, endings: &[&str]) -> Option<PathBuf> {
        let entries = std::fs::read_dir(&self.folder).ok()?;
        let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        files.into_iter().find(|path| {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            endings.contains(&ending)
        })
    }
}

#[cfg(feature = "e2e")]
impl Picker for Fixed {
    fn file_to_open(&self) -> Option<PathBuf> {
        self.first(&[EXTENSION])
    }

    fn file_to_save(&self, name: &str) -> Option<PathBuf> {
        Some(self.folder.join(name))
    }

    fn folder(&self) -> Option<PathBuf> {
        Some(self.folder.clone())
    }

    fn pack(&self) -> Option<PathBuf> {
        self.first(PACKS)
    }

    fn picture(&self) -> Option<PathBuf> {
        self.first(PICTURES)
    }

    fn sources(&self) -> Option<PathBuf> {
        self.first(SOURCES)
    }

    fn presentation(&self) -> Option<PathBuf> {
        self.first(PRESENTATIONS)
    }

    fn document(&self) -> Option<PathBuf> {
        self.first(DOCUMENTS)
    }
}
