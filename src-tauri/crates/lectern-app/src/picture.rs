//! Pictures of slides and of handouts for windows: pages as SVG, laid out again only where something on them changed.

mod key;
mod shelf;

pub use key::PictureKey;

use crate::brand::{dressed, faces_for};
use crate::content_root::ContentRoot;
use crate::deck_text::characters_of;
use crate::error::AppError;
use crate::export::theme_of;
use crate::font_folder::load_fonts;
use crate::pipeline::{Form, Press, render_svg, resolve_talk};
use crate::system_font::find_fonts_for;
use crate::talk_file::OpenTalk;
use key::ImageHashes;
use lectern_layout::PageCount;
use lectern_model::brand::Brand;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::geometry::Size;
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::id::SlideId;
use lectern_model::library::Library;
use lectern_model::talk::{Talk, TalkSection, TalkSlide};
use lectern_model::theme::{Aspect, Theme};
use lectern_scene::document::Document;
use lectern_scene::structure::Structure;
use shelf::Shelf;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many pages are kept laid out; each takes some tens of kilobytes.
const MOST_PAGES: usize = 1_200;

/// Paints slides and handouts for windows, from several threads. Fonts and themes are read once.
pub struct Painter {
    content: ContentRoot,
    font_folders: Vec<PathBuf>,
    easel: Mutex<Easel>,
}

/// A page as a picture. It stays whole however long it is held.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its name, which changes whenever the picture does.
    pub key: PictureKey,
    drawn: Arc<Drawn>,
}

/// A slide in pictures.
#[derive(Debug, Clone)]
pub struct SlidePictures {
    /// Which slide; the title slide's and the reference list's ids are `title` and `references`.
    pub slide: SlideId,
    /// Its pages; more than one where it has to go on.
    pub pages: Vec<Picture>,
    /// What the presenter should look at: text made smaller, a slide continued, letters no font has.
    pub diagnostics: Vec<Diagnostic>,
}

/// A talk in pictures.
#[derive(Debug, Clone)]
pub struct TalkPictures {
    /// The talk in its final words.
    pub deck: Deck,
    /// Its slides in the deck's order, hidden and backup slides among them.
    pub slides: Vec<SlidePictures>,
    /// What was found on the way from the talk to its deck.
    pub diagnostics: Vec<Diagnostic>,
}

/// How slides look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The theme's id; the default theme stands in for one that is not installed.
    pub theme: String,
    /// Their shape.
    pub aspect: Aspect,
    /// What is laid over the theme.
    pub brand: Option<Brand>,
}

/// Printed matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Which.
    pub kind: Handout,
    /// On which paper.
    pub paper: Paper,
    /// In which ink.
    pub ink: Ink,
}

/// What was laid out together.
#[derive(Debug)]
struct Drawn {
    document: Document,
    diagnostics: Vec<Diagnostic>,
}

/// What painting keeps from one picture to the next.
struct Easel {
    press: Press,
    /// Characters for which the system's fonts were looked through.
    looked_for: BTreeSet<char>,
    /// Families of brands for which the system's fonts were looked through.
    families: BTreeSet<String>,
    themes: BTreeMap<String, Arc<Theme>>,
    images: ImageHashes,
    shelf: Shelf,
}

impl Look {
    /// How a talk's slides look.
    pub fn of(talk: &Talk) -> Self {
        Self { theme: talk.theme.clone(), aspect: talk.aspect, brand: talk.brand.clone() }
    }
}

impl Picture {
    /// The page as SVG.
    ///
    /// # Errors
    /// A font cannot be read.
    pub fn svg(&self) -> Result<String, AppError> {
        render_svg(&self.drawn.document, self.key.page, "the picture")
    }

    /// The page's number as printed on it; none for one without.
    pub fn label(&self) -> Option<&str> {
        self.drawn.document.pages.get(self.key.page)?.label.as_deref()
    }

    /// The page's size.
    pub fn size(&self) -> Size {
        self.drawn.document.pages.get(self.key.page).map(|scene| scene.size).unwrap_or_default()
    }
}

impl TalkPictures {
    /// The pages of the show in order, backup slides last: what an export has.
    pub fn pages(&self) -> impl Iterator<Item = &Picture> {
        let shown = |backup| move |(slide, _): &(&DeckSlide, &SlidePictures)| !slide.hidden && slide.backup == backup;
        let slides = || self.deck.slides.iter().zip(&self.slides);
        slides().filter(shown(false)).chain(slides().filter(shown(true))).flat_map(|(_, pictures)| &pictures.pages)
    }
}

impl Painter {
    /// A painter with the content folder's fonts and themes; the system's fonts stand in for letters those lack.
    ///
    /// # Errors
    /// The fonts cannot be read.
    pub fn new(content: ContentRoot, font_folders: Vec<PathBuf>) -> Result<Self, AppError> {
        let easel = Easel {
            press: Press::new(load_fonts(&content)?),
            looked_for: BTreeSet::new(),
            families: BTreeSet::new(),
            themes: BTreeMap::new(),
            images: ImageHashes::default(),
            shelf: Shelf::new(MOST_PAGES),
        };
        Ok(Self { content, font_folders, easel: Mutex::new(easel) })
    }

    /// A talk's slides as they are exported.
    ///
    /// # Errors
    /// The theme or a font cannot be read.
    pub fn talk(&self, open: &OpenTalk) -> Result<TalkPictures, AppError> {
        let (deck, diagnostics) = resolve_talk(&open.talk, &open.library);
        let slides = self.deck(&deck, &Look::of(&open.talk))?;
        Ok(TalkPictures { deck, slides, diagnostics })
    }

    /// The slides of a deck, in its order.
    ///
    /// # Errors
    /// The theme or a font cannot be read.
    pub fn deck(&self, deck: &Deck, look: &Look) -> Result<Vec<SlidePictures>, AppError> {
        let mut easel = self.prepared(deck, look)?;
        let theme = easel.dressed(deck, look, &self.content)?;
        let ground = key::ground(deck, &theme, look.aspect);
        let mut before = PageCount::default();
        let slides = deck.slides.iter().map(|slide| {
            let hash = key::of_slide(ground, deck, slide, before, &mut easel.images);
            let drawn = easel.drawn(hash, |press| press.layout_slide(deck, &theme, look.aspect, slide, before));
            before.add(slide, drawn.document.pages.len());
            SlidePictures { slide: slide.id.clone(), pages: pictures(hash, &drawn), diagnostics: drawn.diagnostics.clone() }
        });
        Ok(slides.collect())
    }

    /// One slide of a library as it would stand in a talk: for its audience, in its language, with its local fields and its look. It
    /// has no number. The talk's own slides play no part.
    ///
    /// # Errors
    /// There is no such slide; or the theme or a font cannot be read.
    pub fn slide(&self, library: &Library, id: &SlideId, talk: &Talk) -> Result<SlidePictures, AppError> {
        let unknown = || AppError::unknown("slide", id.as_str(), library.slides.keys());
        let slide = library.slides.get(id).ok_or_else(unknown)?;
        let topic = library.pack.topics.iter().find(|topic| topic.id == slide.topic);
        let section = TalkSection {
            title: topic.map(|topic| topic.name.clone()).unwrap_or_default(),
            slides: vec![TalkSlide::new(id.clone())],
        };
        let alone = Talk { sections: vec![section], backup: Vec::new(), ..talk.clone() };
        let (mut deck, _) = resolve_talk(&alone, library);
        deck.slides.retain(|slide| slide.id == *id);
        for slide in &mut deck.slides {
            slide.hidden = true;
        }
        self.deck(&deck, &Look::of(talk))?.into_iter().next().ok_or_else(unknown)
    }

    /// The pages of a handout.
    ///
    /// # Errors
    /// The theme or a font cannot be read.
    pub fn handout(&self, deck: &Deck, look: &Look, sheet: Sheet) -> Result<Vec<Picture>, AppError> {
        let mut easel = self.prepared(deck, look)?;
        let theme = easel.dressed(deck, look, &self.content)?;
        let hash = key::of_handout(key::ground(deck, &theme, look.aspect), deck, &sheet, &mut easel.images);
        let form = Form::Handout(sheet.kind, sheet.paper, sheet.ink);
        Ok(pictures(hash, &easel.drawn(hash, |press| press.layout(deck, &theme, look.aspect, form))))
    }

    /// A picture that was handed out before, if it is still kept.
    pub fn find(&self, key: PictureKey) -> Option<Picture> {
        let drawn = self.easel().shelf.get(key.hash)?;
        (key.page < drawn.document.pages.len()).then_some(Picture { key, drawn })
    }

    fn easel(&self) -> MutexGuard<'_, Easel> {
        self.easel.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What to paint with, and the fonts a deck and its look need.
    fn prepared(&self, deck: &Deck, look: &Look) -> Result<MutexGuard<'_, Easel>, AppError> {
        let characters = characters_of(deck);
        let mut easel = self.easel();
        if let Some(brand) = &look.brand
            && brand.families().iter().any(|family| !easel.families.contains(*family))
        {
            let mut fonts = easel.press.fonts().clone();
            for face in faces_for(brand, &fonts, &self.font_folders) {
                fonts.add(face)?;
            }
            easel.press = Press::new(fonts);
            easel.families.extend(brand.families().into_iter().map(str::to_owned));
        }
        let missing = |letter: &char| !easel.press.fonts().covers(*letter) && !easel.looked_for.contains(letter);
        let missing: BTreeSet<char> = characters.into_iter().filter(missing).collect();
        if !missing.is_empty() {
            let mut fonts = easel.press.fonts().clone();
            for face in find_fonts_for(&missing, &self.font_folders) {
                fonts.add(face)?;
            }
            easel.press = Press::new(fonts);
            easel.looked_for.extend(missing);
        }
        Ok(easel)
    }
}

impl Easel {
    /// A theme; exporting tells where it is not the one that was wanted.
    fn theme(&mut self, id: &str, content: &ContentRoot) -> Result<Arc<Theme>, AppError> {
        if let Some(theme) = self.themes.get(id) {
            return Ok(Arc::clone(theme));
        }
        let theme = Arc::new(theme_of(id, content, &mut Vec::new())?);
        self.themes.insert(id.to_owned(), Arc::clone(&theme));
        Ok(theme)
    }

    /// The theme of a look in its brand.
    fn dressed(&mut self, deck: &Deck, look: &Look, content: &ContentRoot) -> Result<Arc<Theme>, AppError> {
        let theme = self.theme(&look.theme, content)?;
        let Some(brand) = &look.brand else { return Ok(theme) };
        Ok(Arc::new(dressed(&theme, brand, deck, self.press.fonts()).0))
    }

    /// The layout of a hash, made where it is not kept.
    fn drawn(&mut self, hash: u64, layout: impl FnOnce(&mut Press) -> (Document, Vec<Diagnostic>)) -> Arc<Drawn> {
        if let Some(drawn) = self.shelf.get(hash) {
            return drawn;
        }
        let (mut document, diagnostics) = layout(&mut self.press);
        // Pictures have no structure; without it a layout takes half the room.
        document.structure = Structure::default();
        let drawn = Arc::new(Drawn { document, diagnostics });
        self.shelf.put(hash, &drawn);
        drawn
    }
}

fn pictures(hash: u64, drawn: &Arc<Drawn>) -> Vec<Picture> {
    let picture = |page| Picture { key: PictureKey { hash, page }, drawn: Arc::clone(drawn) };
    (0..drawn.document.pages.len()).map(picture).collect()
}

#[cfg(test)]
mod tests;
