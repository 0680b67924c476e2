//! A talk that is open, with what the program remembers of it.

use lectern_app::document::DocumentId;
use lectern_app::plan::{Added, LeftOut};
use lectern_app::present::key::ClickerTest;
use lectern_app::search::SearchIndex;
use lectern_app::slide_import::SlideImport;
use lectern_model::diagnostic::Diagnostic;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A talk that is open.
pub(crate) struct OnDesk {
    /// The document.
    pub(crate) document: DocumentId,
    /// Counts its changes.
    pub(crate) revision: u32,
    /// What was left out when it was planned.
    pub(crate) left_out: Vec<LeftOut>,
    /// What was added when it was planned.
    pub(crate) added: Vec<Added>,
    /// What the presenter should know.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether the installed pack has other words or figures for what it uses.
    pub(crate) update: bool,
    /// What was exported last.
    pub(crate) exported: Option<LastExport>,
    /// The buttons that were pressed.
    pub(crate) clicker: ClickerTest,
    /// Its slides and the library's, to be searched; none until they are asked for and after their words changed.
    pub(crate) index: Option<Arc<SearchIndex>>,
    /// What was read of a file of another program, until it is taken or another file is read.
    pub(crate) import: Option<Box<SlideImport>>,
    /// Stops the export that is being made.
    pub(crate) cancel: Arc<AtomicBool>,
}

/// What was exported.
#[derive(Debug, Clone)]
pub(crate) struct LastExport {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// The files.
    pub(crate) files: Vec<PathBuf>,
    /// The count of changes it was made at.
    pub(crate) revision: u32,
}

impl OnDesk {
    /// A document that was just opened or made.
    pub(crate) fn new(document: DocumentId, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            document,
            revision: 0,
            left_out: Vec::new(),
            added: Vec::new(),
            diagnostics,
            update: false,
            exported: None,
            clicker: ClickerTest::default(),
            index: None,
            import: None,
            cancel: Arc::default(),
        }
    }
}
