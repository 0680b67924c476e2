//! The road from content to bytes: the one place that calls the crates below.

use crate::error::AppError;
use lectern_content::pack_source::PackSource;
use lectern_content::{bibliography, check, load, resolve, theme};
use lectern_layout::font::FontLibrary;
use lectern_layout::{PageCount, Typesetter, layout_deck, layout_handout, layout_slide};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::library::Library;
use lectern_model::pack::Pack;
use lectern_model::slide::Slide;
use lectern_model::source::Source;
use lectern_model::talk::Talk;
use lectern_model::theme::{Aspect, Theme};
use lectern_scene::document::Document;

pub(crate) fn load_library(source: &dyn PackSource) -> (Library, Vec<Diagnostic>) {
    load::load_pack(source)
}

pub(crate) fn load_slide(path: &str, text: &str, pack: &Pack) -> (Option<Slide>, Vec<Diagnostic>) {
    load::load_slide(path, text, pack)
}

pub(crate) fn load_theme(path: &str, text: &str) -> (Option<Theme>, Vec<Diagnostic>) {
    theme::load_theme(path, text)
}

pub(crate) fn check_library(library: &Library) -> Vec<Diagnostic> {
    check::check_library(library)
}

pub(crate) fn check_talk(talk: &Talk, library: &Library) -> Vec<Diagnostic> {
    check::check_talk(talk, library)
}

pub(crate) fn resolve_talk(talk: &Talk, library: &Library) -> (Deck, Vec<Diagnostic>) {
    resolve::resolve_talk(talk, library)
}

pub(crate) fn import_bibtex(text: &str) -> (Vec<Source>, Vec<Diagnostic>) {
    bibliography::import_bibtex(text)
}

pub(crate) fn write_sources(sources: &[Source]) -> String {
    bibliography::write_sources(sources)
}

/// What a document is to be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form {
    /// The slides, one a page.
    Deck,
    /// Printed matter.
    Handout(Handout, Paper, Ink),
}

/// Sets documents from decks; keeps what it has shaped.
pub(crate) struct Press {
    typesetter: Typesetter,
}

impl Press {
    pub(crate) fn new(fonts: FontLibrary) -> Self {
        Self { typesetter: Typesetter::new(fonts) }
    }

    pub(crate) fn fonts(&self) -> &FontLibrary {
        self.typesetter.fonts()
    }

    /// One slide of a deck, after so many pages of others.
    pub(crate) fn layout_slide(
        &mut self,
        deck: &Deck,
        theme: &Theme,
        aspect: Aspect,
        slide: &DeckSlide,
        before: PageCount,
    ) -> (Document, Vec<Diagnostic>) {
        let layout = layout_slide(&mut self.typesetter, deck, theme, aspect, slide, before);
        (layout.document, layout.diagnostics)
    }

    pub(crate) fn layout(&mut self, deck: &Deck, theme: &Theme, aspect: Aspect, form: Form) -> (Document, Vec<Diagnostic>) {
        let layout = match form {
            Form::Deck => layout_deck(&mut self.typesetter, deck, theme, aspect),
            Form::Handout(kind, paper, ink) => layout_handout(&mut self.typesetter, deck, theme, aspect, kind, paper, ink),
        };
        (layout.document, layout.diagnostics)
    }
}

pub(crate) fn render_pdf(document: &Document, name: &str) -> Result<Vec<u8>, AppError> {
    lectern_render::render_pdf(document).map_err(|source| AppError::Render { name: name.to_owned(), source })
}

/// A page of a document, from 0.
pub(crate) fn render_svg(document: &Document, page: usize, name: &str) -> Result<String, AppError> {
    lectern_render::render_svg(document, page).map_err(|source| AppError::Render { name: name.to_owned(), source })
}
