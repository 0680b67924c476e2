//! A pack of the content folder, loaded.

use crate::content_root::ContentRoot;
use crate::error::AppError;
use crate::pack_folder::PackFolder;
use crate::pipeline::load_library;
use lectern_content::pack_source::PackSource;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SlideId;
use lectern_model::library::Library;
use lectern_model::slide::Slide;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// A pack that was loaded, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct InstalledPack {
    /// What is in it.
    pub library: Library,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// Its folder, which the places of its diagnostics are in.
    pub base: PathBuf,
    folder: PackFolder,
}

impl InstalledPack {
    /// Loads a pack: the one with this name, or in this folder, or the only one there is.
    ///
    /// # Errors
    /// There is no such pack; or none was named and there is not exactly one; or its folder cannot be read.
    pub fn load(content: &ContentRoot, name: Option<&str>) -> Result<Self, AppError> {
        let known = content.pack_names();
        let name = match (name, known.as_slice()) {
            (Some(name), _) => name,
            (None, [only]) => only,
            (None, []) => return Err(AppError::NoContent { looked: vec![content.folder().join("packs")] }),
            (None, _) => return Err(AppError::Several { what: "packs", option: "--pack", known }),
        };
        let (base, folder, mut diagnostics) = content.open_pack(name)?;
        let (library, mut found) = load_library(&folder);
        diagnostics.append(&mut found);
        Ok(Self { library, diagnostics, base, folder })
    }

    /// The texts that diagnostics are about, by file.
    pub fn texts_of(&self, diagnostics: &[Diagnostic]) -> BTreeMap<String, Arc<[u8]>> {
        let files: BTreeSet<&String> = diagnostics.iter().filter_map(|found| Some(&found.place.as_ref()?.file)).collect();
        files.into_iter().filter_map(|file| Some((file.clone(), self.folder.read(file).ok()?))).collect()
    }

    /// The slide with this id.
    ///
    /// # Errors
    /// There is no such slide.
    pub fn slide(&self, id: &str) -> Result<&Slide, AppError> {
        let slides = &self.library.slides;
        slides.get(&SlideId::from(id)).ok_or_else(|| AppError::unknown("slide", id, slides.keys()))
    }
}
