//! Slides: a deck to pages.

mod body;
mod column;
mod figure;
mod fit;
mod foot;
mod furniture;
mod grid;
mod head;
mod help;
mod icon;
mod logo;
mod look;
mod message;
mod motif;
mod opening;
mod reference;
mod scope;
mod steps;
mod text;

use crate::composer::Composer;
use crate::layout::Layout;
use crate::typesetter::Typesetter;
use body::Area;
use column::Column;
use fit::Fitted;
use foot::Foot;
use grid::Grid;
use head::Head;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::geometry::Pt;
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_model::theme::{Aspect, SlideLayout, Theme};
use lectern_scene::document::{Document, Metadata};
use lectern_scene::structure::{NodeId, Role, Structure};
use look::Look;
use scope::Scope;
use std::collections::BTreeMap;
use std::ops::Range;
use std::ptr;

/// The least factor the reference list is scaled by to save a page.
const REFERENCES_FLOOR: f32 = 0.9;

/// Lays out the slides of a deck that are not hidden, each on a page, or on several where it has to be continued.
pub fn layout_deck(setter: &mut Typesetter, deck: &Deck, theme: &Theme, aspect: Aspect) -> Layout {
    let shown: Vec<&DeckSlide> = deck.slides.iter().filter(|slide| !slide.hidden).collect();
    layout_slides(setter, deck, theme, aspect, &shown).0
}

/// Lays out all slides of a deck, hidden ones too, for formats that can hold slides without showing them.
pub fn layout_whole_deck(setter: &mut Typesetter, deck: &Deck, theme: &Theme, aspect: Aspect) -> Layout {
    let all: Vec<&DeckSlide> = deck.slides.iter().collect();
    layout_slides(setter, deck, theme, aspect, &all).0
}

/// Lays out some slides of a deck, backup slides last; also gives the pages of each slide, in the order of the pages.
pub(crate) fn layout_slides<'a>(
    setter: &mut Typesetter,
    deck: &'a Deck,
    theme: &Theme,
    aspect: Aspect,
    slides: &[&'a DeckSlide],
) -> (Layout, Vec<(&'a DeckSlide, Range<usize>)>) {
    let mut stage = Stage::new(setter, deck, theme, aspect);
    let places: BTreeMap<*const DeckSlide, usize> =
        deck.slides.iter().enumerate().map(|(at, slide)| (ptr::from_ref(slide), at)).collect();
    if slides.iter().any(|slide| slide.kind == SlideKind::References) {
        stage.composer.expect_references(deck.audience_references().iter().map(|reference| reference.number));
    }
    let mut pages = Vec::with_capacity(slides.len());
    let backups = slides.iter().filter(|slide| slide.backup);
    for slide in slides.iter().filter(|slide| !slide.backup).chain(backups) {
        let first = stage.composer.document().pages.len();
        stage.place = places.get(&ptr::from_ref(*slide)).copied();
        stage.slide(slide);
        pages.push((*slide, first..stage.composer.document().pages.len()));
    }
    (Layout { document: stage.composer.finish(), diagnostics: stage.diagnostics }, pages)
}

/// Lays out one slide of a deck as it stands there, `before` being the pages of the slides before it; a hidden slide too. Its
/// citations lead nowhere: the reference list is not in the document.
pub fn layout_slide(
    setter: &mut Typesetter,
    deck: &Deck,
    theme: &Theme,
    aspect: Aspect,
    slide: &DeckSlide,
    before: PageCount,
) -> Layout {
    let mut stage = Stage::new(setter, deck, theme, aspect);
    stage.count = before;
    stage.slide(slide);
    Layout { document: stage.composer.finish(), diagnostics: stage.diagnostics }
}

/// The pages of a deck so far, by what they are numbered as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct PageCount {
    /// Pages of the show.
    shown: usize,
    /// Backup pages.
    backups: usize,
}

impl PageCount {
    /// Counts pages of a slide. Backup pages have numbers of their own, hidden ones have none.
    pub fn add(&mut self, slide: &DeckSlide, pages: usize) {
        match (slide.hidden, slide.backup) {
            (true, _) => {}
            (false, true) => self.backups += pages,
            (false, false) => self.shown += pages,
        }
    }

    /// The number of the last page counted, which was the slide's.
    fn number(self, slide: &DeckSlide) -> String {
        match (slide.hidden, slide.backup) {
            (true, _) => "–".to_owned(),
            (false, true) => format!("B{}", self.backups),
            (false, false) => self.shown.to_string(),
        }
    }
}

/// What is appended to the title of a slide that goes on.
fn continued(deck: &Deck) -> Span {
    let words = deck.words.continued.trim().trim_matches(['(', ')']);
    Span::text(format!(" ({words})"))
}

/// A deck being laid out.
struct Stage<'a> {
    setter: &'a mut Typesetter,
    composer: Composer,
    deck: &'a Deck,
    theme: &'a Theme,
    aspect: Aspect,
    diagnostics: Vec<Diagnostic>,
    /// Where in the deck the slide stands.
    place: Option<usize>,
    /// The section of the slide before.
    section: Option<usize>,
    /// The pages so far.
    count: PageCount,
}

impl<'a> Stage<'a> {
    fn new(setter: &'a mut Typesetter, deck: &'a Deck, theme: &'a Theme, aspect: Aspect) -> Self {
        let metadata = Metadata {
            title: deck.title.clone(),
            author: deck.presenter.clone(),
            subject: deck.subtitle.clone(),
            language: deck.language.clone(),
            date: deck.date,
        };
        let document = Document { fonts: setter.fonts().fonts().clone(), metadata, ..Document::default() };
        let (composer, count) = (Composer::new(document), PageCount::default());
        Self { setter, composer, deck, theme, aspect, diagnostics: Vec::new(), place: None, section: None, count }
    }

    fn slide(&mut self, slide: &DeckSlide) {
        let empty = SlideLayout { dark: false, placeholders: Vec::new() };
        let layout = self.theme.layouts.get(&slide.kind).unwrap_or(&empty);
        let look = Look { ground: self.theme.ground_of(slide.kind), language: slide.language.clone() };
        let grid = Grid::new(&self.theme.master, self.aspect);
        let icon = icon::bounds(self.deck, slide, self.theme, layout, &grid);
        let scope = Scope { deck: self.deck, slide, theme: self.theme, layout, grid, icon, look };
        let section = self.composer.element(Structure::ROOT, Role::Section);
        if slide.language != self.deck.language {
            self.composer.document_mut().structure.set_language(section, &slide.language);
        }
        match slide.kind {
            SlideKind::Title | SlideKind::Section => {
                let number = self.add_page(&scope);
                self.outline(&scope);
                let scale = opening::paint(self.setter, &mut self.composer, &scope, section, &number);
                self.tell_scale(slide, scale);
            }
            SlideKind::Statement
            | SlideKind::BigNumber
            | SlideKind::Bullets
            | SlideKind::TwoColumns
            | SlideKind::Table
            | SlideKind::Chart
            | SlideKind::Steps
            | SlideKind::Quote
            | SlideKind::Picture
            | SlideKind::Help
            | SlideKind::References => self.content(&scope, section),
        }
        self.tell_missing(slide);
    }

    /// A slide with a head, a body and a foot.
    fn content(&mut self, scope: &Scope<'_>, section: NodeId) {
        let slide = scope.slide;
        let mut head = Some(Head::new(self.setter, scope, &slide.title));
        let foot = Foot::new(self.setter, scope);
        let (shift, head_scale) = head.as_ref().map_or((Pt::ZERO, 1.0), |head| (head.shift, head.scale));
        let (foot_scale, bottom) = (foot.scale, foot.top);
        let listed = slide.kind == SlideKind::References;
        let floor = if listed { REFERENCES_FLOOR } else { self.theme.master.scale_floor };
        let mut area = Area { shift, bottom };
        let mut fitted = fit::fit(self.setter, floor, &mut |setter, scale| body::columns(setter, scope, area, scale));
        if fitted.pages > 1 && !listed {
            // The title of a continuation is longer; all pages of the slide have the room it leaves.
            let longer = Head::new(self.setter, scope, &continued_title(scope)).shift;
            area.shift = shift.max(longer);
            fitted = fit::fit(self.setter, floor, &mut |setter, scale| body::columns(setter, scope, area, scale));
        }
        for page in 0..fitted.pages {
            let number = self.add_page(scope);
            if page == 0 {
                self.outline(scope);
            }
            furniture::paint_background(&mut self.composer, scope);
            furniture::paint(self.setter, &mut self.composer, scope, &number);
            let head = head.take().unwrap_or_else(|| Head::new(self.setter, scope, &continued_title(scope)));
            head.paint(&mut self.composer, scope, section, page > 0);
            icon::paint(&mut self.composer, scope, area, section, page > 0);
            self.body(scope, &mut fitted, section, page);
            foot.clone().paint(&mut self.composer, scope, section, page + 1 == fitted.pages);
        }
        // The reference list is scaled to save pages, and meant to go on: neither needs telling.
        let body_scale = if listed && fitted.scale >= REFERENCES_FLOOR { 1.0 } else { fitted.scale };
        self.tell_scale(slide, body_scale.min(head_scale).min(foot_scale));
        if fitted.pages > 1 && !listed {
            let message = format!("slide `{}` is too long and goes on over {} pages", slide.id, fitted.pages);
            let hint = "shorten it, or divide it into slides of its own";
            self.diagnostics.push(Diagnostic::warning("slide-continued", message).hint(hint));
        }
    }

    fn body(&mut self, scope: &Scope<'_>, fitted: &mut Fitted, section: NodeId, page: usize) {
        let scale = fitted.scale;
        if fitted.pages == 1 {
            // Columns side by side keep the same rhythm.
            let slack = fitted.columns.iter().map(Column::slack).fold(f32::MAX, f32::min);
            fitted.columns.iter_mut().for_each(|column| column.flow.spread(slack));
        }
        for (column, split) in fitted.columns.iter_mut().zip(&fitted.splits) {
            column.paint(&mut self.composer, &scope.deck.images, section, split, page, scale);
        }
    }

    /// Adds a page; gives its number, which is also its label.
    fn add_page(&mut self, scope: &Scope<'_>) -> String {
        self.composer.add_page(scope.grid.page);
        self.count.add(scope.slide, 1);
        let number = self.count.number(scope.slide);
        if let Some(page) = self.composer.page() {
            page.label = Some(number.clone());
            page.slide = self.place;
        }
        number
    }

    /// Enters the slide in the outline, and its section where it is the first of one.
    fn outline(&mut self, scope: &Scope<'_>) {
        let slide = scope.slide;
        let title = match Span::plain_text(&slide.title).trim() {
            "" if slide.kind == SlideKind::Title => self.deck.title.clone(),
            "" => slide.id.to_string(),
            title => title.to_owned(),
        };
        let opens = slide.section.is_some() && slide.section != self.section && !slide.backup;
        if opens {
            self.composer.outline(0, scope.section_title(), Pt::ZERO);
        }
        self.section = slide.section;
        // The head of a section is the section's entry.
        if !(opens && slide.kind == SlideKind::Section && title == scope.section_title()) {
            self.composer.outline(u8::from(slide.section.is_some()), &title, Pt::ZERO);
        }
    }

    fn tell_scale(&mut self, slide: &DeckSlide, scale: f32) {
        if scale >= 0.995 {
            return;
        }
        let percent = (scale * 100.0).round();
        let message = format!("slide `{}`: text is set at {percent} % of its size to fit", slide.id);
        let diagnostic = if scale < self.theme.master.scale_floor - 0.001 {
            Diagnostic::warning("text-scaled", format!("{message}, too small to read from the last row"))
        } else {
            Diagnostic::note("text-scaled", message)
        };
        self.diagnostics.push(diagnostic.hint("shorten the slide to have its text larger"));
    }

    fn tell_missing(&mut self, slide: &DeckSlide) {
        let missing = self.setter.take_missing();
        if missing.is_empty() {
            return;
        }
        let names: Vec<String> = missing.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
        let message = format!("slide `{}`: no font has {}", slide.id, names.join(", "));
        self.diagnostics
            .push(Diagnostic::warning("missing-glyph", message).hint("use other characters, or add a font that has them"));
    }
}

/// The title of the pages a slide goes on over.
fn continued_title(scope: &Scope<'_>) -> Vec<Span> {
    let mut title = scope.slide.title.clone();
    title.push(continued(scope.deck));
    title
}

#[cfg(test)]
mod tests;
