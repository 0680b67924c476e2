//! The road from content to bytes: the one place that calls the crates below.

use crate::error::AppError;
pub(crate) use lectern_content::brand::FontFit;
pub(crate) use lectern_content::check::{TermHit, Terms};
use lectern_content::import::brand::BrandFile;
use lectern_content::import::error::ImportError;
pub(crate) use lectern_content::import::kind::read_file;
pub(crate) use lectern_content::import::report::Report;
pub(crate) use lectern_content::import::round_trip::{
    Bag, Exported, Part as ReturnedPart, Returned, best_pairs, key, likeness, page_pieces, returned_part, returned_title,
    words_of,
};
pub(crate) use lectern_content::import::slide::{ImportContext, Imported, make_slides};
pub(crate) use lectern_content::import::text::read_text;
pub(crate) use lectern_content::import::tree::{ChartData, Column, FilePicture, Page, Piece, Words, plain_text};
use lectern_content::load::section::SlideOutline;
use lectern_content::pack_source::PackSource;
use lectern_content::{bibliography, check, load, resolve, theme};
use lectern_layout::font::FontLibrary;
use lectern_layout::{
    Leaflet, PageCount, Typesetter, layout_deck, layout_handout, layout_leaflet, layout_slide, layout_whole_deck,
};
use lectern_model::brand::Brand;
use lectern_model::citation::{CitationItem, CitationStyle};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::id::SourceId;
use lectern_model::image::Image;
use lectern_model::library::Library;
use lectern_model::pack::Pack;
use lectern_model::slide::Slide;
use lectern_model::source::Source;
use lectern_model::span::Span;
use lectern_model::talk::Talk;
use lectern_model::theme::{Aspect, Theme};
use lectern_scene::document::Document;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) fn load_library(source: &dyn PackSource) -> (Library, Vec<Diagnostic>) {
    load::load_pack(source)
}

pub(crate) fn load_slide(path: &str, text: &str, pack: &Pack) -> (Option<Slide>, Vec<Diagnostic>) {
    load::load_slide(path, text, pack)
}

/// A slide's text, taken apart; none where it has no head.
pub(crate) fn slide_outline(text: &str, pack: &Pack) -> Option<SlideOutline> {
    load::section::slide_outline(text, pack)
}

pub(crate) fn load_image(path: &str, bytes: Arc<[u8]>) -> (Option<Image>, Vec<Diagnostic>) {
    load::load_image(path, bytes)
}

/// A bibliography in CSL-JSON.
pub(crate) fn load_sources(path: &str, text: &str) -> (Vec<Source>, Vec<Diagnostic>) {
    load::load_sources(path, text)
}

/// Whether a source can be cited by a key.
pub(crate) fn is_citation_key(key: &str) -> bool {
    load::is_citation_key(key)
}

pub(crate) fn load_theme(path: &str, text: &str) -> (Option<Theme>, Vec<Diagnostic>) {
    theme::load_theme(path, text)
}

/// The look of a PowerPoint deck or template.
pub(crate) fn read_brand(name: &str, bytes: &[u8]) -> Result<BrandFile, ImportError> {
    lectern_content::import::brand::read_brand(name, bytes)
}

/// A theme with a brand laid over it.
pub(crate) fn branded(theme: &Theme, brand: &Brand, font: &dyn Fn(&str) -> FontFit) -> (Theme, Vec<Diagnostic>) {
    lectern_content::brand::branded(theme, brand, font)
}

pub(crate) fn check_library(library: &Library) -> Vec<Diagnostic> {
    check::check_library(library)
}

pub(crate) fn check_slide(slide: &Slide, library: &Library) -> Vec<Diagnostic> {
    check::check_slide(slide, library)
}

pub(crate) fn check_talk(talk: &Talk, library: &Library) -> Vec<Diagnostic> {
    check::check_talk(talk, library)
}

/// The words to avoid in what a talk shows and says.
pub(crate) fn avoided_terms(talk: &Talk, library: &Library) -> Vec<check::AvoidedTerm> {
    check::avoided_terms(talk, library)
}

pub(crate) fn resolve_talk(talk: &Talk, library: &Library) -> (Deck, Vec<Diagnostic>) {
    resolve::resolve_talk(talk, library)
}

/// What a local field shows in a deck; nothing where it is a blank.
pub(crate) fn shown_field(talk: &Talk, library: &Library, id: &str) -> String {
    resolve::shown_field(talk, library, id)
}

/// What a slide is called in an exported deck that shows no title.
pub(crate) fn unseen_title(slide: &DeckSlide) -> String {
    lectern_render::pptx::unseen_title(slide)
}

pub(crate) fn import_bibtex(text: &str) -> (Vec<Source>, Vec<Diagnostic>) {
    bibliography::import_bibtex(text)
}

/// Whether a text is RIS.
pub(crate) fn is_ris(text: &str) -> bool {
    bibliography::is_ris(text)
}

pub(crate) fn import_ris(text: &str) -> (Vec<Source>, Vec<Diagnostic>) {
    bibliography::import_ris(text)
}

/// Sources as entries of a bibliography in a talk's style; those the library does not have are left out.
pub(crate) fn format_sources(
    ids: &mut dyn Iterator<Item = &SourceId>,
    talk: &Talk,
    library: &Library,
) -> BTreeMap<SourceId, Vec<Span>> {
    let item =
        |source: &SourceId| CitationItem { source: source.clone(), prefix: String::new(), locator: None, suffix: String::new() };
    let items: Vec<CitationItem> = ids.filter(|id| library.sources.contains_key(*id)).map(item).collect();
    let citations: Vec<&[CitationItem]> = items.chunks(1).collect();
    let of_audience = || library.pack.audience(&talk.audience).map(|audience| audience.citation_style.clone());
    let style = talk.citation_style.clone().or_else(of_audience).unwrap_or(CitationStyle::Plain);
    let request = bibliography::BibliographyRequest {
        citations: &citations,
        sources: &library.sources,
        style: &style,
        language: &talk.language,
        styles: &library.styles,
    };
    let (formatted, _) = bibliography::format_bibliography(&request);
    formatted.references.into_iter().map(|reference| (reference.source, reference.entry)).collect()
}

pub(crate) fn write_sources(sources: &[Source]) -> String {
    bibliography::write_sources(sources)
}

/// What a document is to be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form {
    /// The slides of the show, one a page.
    Deck,
    /// All slides, hidden ones too.
    WholeDeck,
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

    /// Pages about a talk.
    pub(crate) fn leaflet(&mut self, deck: &Deck, theme: &Theme, paper: Paper, leaflet: &Leaflet) -> Document {
        layout_leaflet(&mut self.typesetter, deck, theme, paper, leaflet).document
    }

    pub(crate) fn layout(&mut self, deck: &Deck, theme: &Theme, aspect: Aspect, form: Form) -> (Document, Vec<Diagnostic>) {
        let layout = match form {
            Form::Deck => layout_deck(&mut self.typesetter, deck, theme, aspect),
            Form::WholeDeck => layout_whole_deck(&mut self.typesetter, deck, theme, aspect),
            Form::Handout(kind, paper, ink) => layout_handout(&mut self.typesetter, deck, theme, aspect, kind, paper, ink),
        };
        (layout.document, layout.diagnostics)
    }
}

pub(crate) fn render_pdf(document: &Document, name: &str) -> Result<Vec<u8>, AppError> {
    lectern_render::render_pdf(document).map_err(|source| AppError::Render { name: name.to_owned(), source })
}

/// An editable deck.
pub(crate) fn render_pptx(deck: &Deck, theme: &Theme, document: &Document, name: &str) -> Result<Vec<u8>, AppError> {
    lectern_render::render_pptx(deck, theme, document).map_err(|source| AppError::Render { name: name.to_owned(), source })
}

/// A deck for browsers.
pub(crate) fn render_html(deck: &Deck, theme: &Theme, document: &Document, name: &str) -> Result<Vec<u8>, AppError> {
    let page = lectern_render::render_html(deck, theme, document);
    page.map(String::into_bytes).map_err(|source| AppError::Render { name: name.to_owned(), source })
}

/// A page of a document, from 0.
pub(crate) fn render_svg(document: &Document, page: usize, name: &str) -> Result<String, AppError> {
    lectern_render::render_svg(document, page).map_err(|source| AppError::Render { name: name.to_owned(), source })
}
