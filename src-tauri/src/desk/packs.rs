//! The installed packs.

use crate::ipc::IpcError;
use lectern_app::content_root::ContentRoot;
use lectern_app::installed_pack::InstalledPack;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::library::Library;
use std::sync::Arc;

/// A pack that was loaded.
pub(crate) struct Installed {
    /// What is in it.
    pub(crate) library: Arc<Library>,
    /// What could not be read.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The packs, once they were asked for.
#[derive(Default)]
pub(super) struct Packs {
    loaded: Option<Vec<Arc<Installed>>>,
}

impl Packs {
    /// All packs of a content folder. One that cannot be loaded costs no other.
    pub(super) fn all(&mut self, content: &ContentRoot) -> Result<Vec<Arc<Installed>>, IpcError> {
        if let Some(loaded) = &self.loaded {
            return Ok(loaded.clone());
        }
        let (mut loaded, mut failed) = (Vec::new(), None);
        for name in content.pack_names() {
            match InstalledPack::load(content, Some(&name)) {
                Ok(pack) => {
                    let InstalledPack { library, diagnostics, .. } = pack;
                    loaded.push(Arc::new(Installed { library: Arc::new(library), diagnostics }));
                }
                Err(error) => failed = Some(error),
            }
        }
        match failed {
            Some(error) if loaded.is_empty() => Err(error.into()),
            _ => Ok(self.loaded.insert(loaded).clone()),
        }
    }
}
