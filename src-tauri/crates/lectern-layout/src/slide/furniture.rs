//! What stands on every slide: the page, the running line, the slide's number.

use super::head::note;
use super::logo;
use super::scope::Scope;
use crate::composer::{Composer, Reading};
use crate::format::{Breaking, TextFormat};
use crate::typesetter::Typesetter;
use lectern_model::block::Align;
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_model::theme::{PlaceholderKind, TextRole};
use lectern_scene::shape::{Path, Shape};

/// Paints the page.
pub(super) fn paint_background(composer: &mut Composer, scope: &Scope<'_>) {
    let page = Rect::new(Pt::ZERO, Pt::ZERO, scope.grid.page.width, scope.grid.page.height);
    composer.decorate(Shape::filled(Path::rect(page), scope.look.ground.background()));
}

/// Paints the running line, section and talk, the logo, and the slide's number.
pub(super) fn paint(setter: &mut Typesetter, composer: &mut Composer, scope: &Scope<'_>, number: &str) {
    let format = TextFormat { breaking: Breaking::Even, ..scope.format(PlaceholderKind::Footer, TextRole::Furniture) };
    if let Some(frame) = scope.rect(PlaceholderKind::Footer) {
        let spans = running_line(setter, scope, &format, frame.width);
        line(setter, composer, &spans, &format, frame);
        note(composer, PlaceholderKind::Footer, frame, 1.0);
    }
    logo::paint(composer, scope, None);
    if let Some(frame) = scope.rect(PlaceholderKind::SlideNumber) {
        let format = TextFormat { align: Align::End, ..format };
        line(setter, composer, &[Span::text(number)], &format, frame);
        note(composer, PlaceholderKind::SlideNumber, frame, 1.0);
    }
}

/// Section and talk; the section alone where both are too long for a line. In a draft, of a slide or of a translation, that it is one
/// and the section.
fn running_line(setter: &mut Typesetter, scope: &Scope<'_>, format: &TextFormat, width: Pt) -> Vec<Span> {
    let section = if scope.slide.kind == SlideKind::Section { "" } else { scope.section_title() };
    let talk = scope.deck.title.as_str();
    if let Some(draft) = draft_of(scope) {
        let draft = Span::strong(draft);
        let then = if section.is_empty() { talk } else { section };
        let both = vec![draft.clone(), Span::text(format!("\u{2002}·\u{2002}{then}"))];
        return if setter.shape(&both, format).natural_width() <= width { both } else { vec![draft] };
    }
    if section.is_empty() {
        return vec![Span::text(talk)];
    }
    let both = vec![Span::strong(section), Span::text(format!("\u{2002}·\u{2002}{talk}"))];
    if setter.shape(&both, format).natural_width() <= width { both } else { vec![Span::strong(section)] }
}

/// What a slide says that is a draft, in itself or as a translation.
pub(super) fn draft_of(scope: &Scope<'_>) -> Option<&'static str> {
    let words = &scope.deck.words;
    match (scope.slide.draft, scope.deck.draft_translation) {
        (true, _) => Some(words.not_reviewed),
        (false, true) => Some(words.draft_translation),
        (false, false) => None,
    }
}

/// One line, scaled down to its frame's width where it is longer.
fn line(setter: &mut Typesetter, composer: &mut Composer, spans: &[Span], format: &TextFormat, frame: Rect) {
    let natural = setter.shape(spans, format).natural_width();
    let scale = if natural > frame.width { frame.width / natural * 0.99 } else { 1.0 };
    let lines = setter.shape(spans, &format.clone().scaled(scale)).set(frame.width);
    composer.lines(&lines, Point::new(frame.x, frame.y), Reading::Pagination);
}
