//! Changes to the presenter's own sources and pictures.

use super::draft::Draft;
use super::error::ChangeError;
use crate::brand::LogoFile;
use crate::own_picture;
use crate::own_source::renamed;
use crate::talk_file::named_in;
use lectern_model::brand::{Brand, Logo};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{ImageId, SlideId, SourceId};
use lectern_model::slide::Slide;
use lectern_model::source::Source;
use std::collections::BTreeSet;

impl Draft<'_> {
    pub(super) fn add_sources(&mut self, sources: Vec<Source>) {
        for source in sources {
            let base = &self.base.library.sources;
            let came = &self.came.sources;
            let is_packs = |id: &SourceId| base.get(id).is_some_and(|there| !there.own);
            let is_free = |id: &SourceId| !is_packs(id) && !came.contains(id);
            let wanted = source.id.clone();
            let mut numbered = (2_u64..).map(|number| SourceId::from(format!("{wanted}-{number}")));
            let id = if is_free(&wanted) {
                wanted.clone()
            } else {
                // A further number of one's own would take the place of another source.
                numbered.find(|id| is_free(id) && !base.contains_key(id)).unwrap_or_default()
            };
            if id != wanted {
                let message = format!("the key `{wanted}` is taken; the source is cited as [@{id}]");
                self.diagnostics.push(Diagnostic::note("source-renamed", message));
            }
            let source = Source { own: true, ..renamed(source, &id) };
            self.touched_sources.insert(id.clone());
            self.open.library.sources.insert(id.clone(), source);
            self.came.sources.push(id);
        }
    }

    pub(super) fn remove_sources(&mut self, sources: &[SourceId]) -> Result<(), ChangeError> {
        for id in sources {
            if self.base.library.sources.get(id).is_none_or(|source| !source.own) {
                return Err(ChangeError::NotOwnSource(id.clone()));
            }
            let slides = self.slides_with(|slide| named_in(slide).0.contains(id));
            if !slides.is_empty() {
                return Err(ChangeError::SourceInUse { key: id.clone(), slides });
            }
            self.touched_sources.insert(id.clone());
        }
        Ok(())
    }

    pub(super) fn add_picture(&mut self, name: &str, bytes: &[u8]) -> Result<(), ChangeError> {
        let id = self.take_picture(name, bytes)?;
        self.came.images.push(id);
        Ok(())
    }

    /// Takes a picture in; gives what it is called.
    fn take_picture(&mut self, name: &str, bytes: &[u8]) -> Result<ImageId, ChangeError> {
        let picture = own_picture::read_picture(name, bytes)?;
        self.diagnostics.extend(picture.diagnostics);
        let there = &self.base.library.images;
        let wanted = picture.id.as_str();
        let (stem, ending) = wanted.rsplit_once('.').unwrap_or((wanted, ""));
        let numbered = (2_u64..).map(|number| ImageId::from(format!("{stem}-{number}.{ending}")));
        let mut ids = std::iter::once(picture.id.clone()).chain(numbered);
        // The same picture under the same name is there already.
        let fits = |id: &ImageId| there.get(id).is_none_or(|other| other.bytes() == picture.image.bytes());
        let id = ids.find(fits).unwrap_or_default();
        self.touched_images.insert(id.clone());
        self.open.library.images.insert(id.clone(), picture.image);
        Ok(id)
    }

    pub(super) fn set_brand(&mut self, brand: Brand, logo: Option<LogoFile>) -> Result<(), ChangeError> {
        self.remove_brand();
        let logo = match logo {
            Some(file) => Some(Logo { image: self.take_picture(&file.name, &file.bytes)?, ..file.logo }),
            None => None,
        };
        self.open.talk.brand = Some(Brand { logo, ..brand });
        Ok(())
    }

    pub(super) fn remove_brand(&mut self) {
        let Some(logo) = self.open.talk.brand.take().and_then(|brand| brand.logo) else { return };
        // It came with the brand, and goes with it.
        if own_picture::is_own(&logo.image) && self.slides_with(|slide| named_in(slide).1.contains(&logo.image)).is_empty() {
            self.touched_images.insert(logo.image);
        }
    }

    pub(super) fn remove_pictures(&mut self, pictures: &[ImageId]) -> Result<(), ChangeError> {
        for id in pictures {
            if !own_picture::is_own(id) || !self.base.library.images.contains_key(id) {
                return Err(ChangeError::NotOwnPicture(id.clone()));
            }
            let slides = self.slides_with(|slide| named_in(slide).1.contains(id));
            if !slides.is_empty() {
                return Err(ChangeError::PictureInUse { picture: id.clone(), slides });
            }
            if self.base.talk.brand.as_ref().and_then(|brand| brand.logo.as_ref()).is_some_and(|logo| logo.image == *id) {
                return Err(ChangeError::PictureIsLogo(id.clone()));
            }
            self.touched_images.insert(id.clone());
        }
        Ok(())
    }

    /// The slides of the talk or of the presenter's that are so.
    fn slides_with(&self, is_so: impl Fn(&Slide) -> bool) -> Vec<SlideId> {
        let base = self.base;
        let in_talk: BTreeSet<&SlideId> = base.talk.slides().chain(&base.talk.backup).map(|entry| &entry.slide).collect();
        let is_ours = |slide: &&Slide| slide.own || in_talk.contains(&slide.id) || base.originals.contains_key(&slide.id);
        base.library.slides.values().filter(is_ours).filter(|slide| is_so(slide)).map(|slide| slide.id.clone()).collect()
    }
}
