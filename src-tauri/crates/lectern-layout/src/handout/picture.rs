//! Slides as pictures on paper.

use super::wording;
use crate::composer::Composer;
use crate::slide::layout_slides;
use crate::typesetter::Typesetter;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::geometry::{Pt, Rect, Size};
use lectern_model::span::Span;
use lectern_model::theme::{Aspect, Colour, Theme};
use lectern_scene::document::Document;
use lectern_scene::scene::{ItemKind, Role as ItemRole, Scene};
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::NodeId;

/// A page of the slide deck, to be put on paper.
pub(super) struct Picture<'a> {
    /// The slide it shows.
    pub slide: &'a DeckSlide,
    /// Its number as printed on it.
    pub number: String,
    /// Whether it goes on from the page before.
    pub continued: bool,
    /// Which of the document's nested scenes it is.
    scene: usize,
    size: Size,
}

/// Lays out slides as nested scenes of `document`; gives their pictures in order, and what is to say about them.
pub(super) fn draw_slides<'a>(
    setter: &mut Typesetter,
    document: &mut Document,
    deck: &'a Deck,
    theme: &Theme,
    aspect: Aspect,
    keep: &dyn Fn(&DeckSlide) -> bool,
) -> (Vec<Picture<'a>>, Vec<Diagnostic>) {
    let slides: Vec<&DeckSlide> = deck.slides.iter().filter(|slide| keep(slide)).collect();
    let (laid_out, ranges) = layout_slides(setter, deck, theme, aspect, &slides);
    let mut pictures = Vec::with_capacity(laid_out.document.pages.len());
    for (slide, range) in ranges {
        for page in range.clone() {
            let Some(scene) = laid_out.document.pages.get(page) else { continue };
            let number = scene.label.clone().unwrap_or_default();
            let continued = page > range.start;
            pictures.push(Picture { slide, number, continued, scene: page, size: scene.size });
        }
    }
    document.images = laid_out.document.images;
    document.nested = laid_out.document.pages.into_iter().map(flattened).collect();
    (pictures, laid_out.diagnostics)
}

/// A page without structure and links: on paper it is one figure.
fn flattened(mut scene: Scene) -> Scene {
    for item in &mut scene.items {
        item.role = ItemRole::Artifact;
    }
    (scene.links, scene.frames, scene.label) = (Vec::new(), Vec::new(), None);
    scene
}

impl Picture<'_> {
    /// The largest box of the slide's shape in a width and a height.
    pub(super) fn fit(&self, room: Size) -> Size {
        Rect::new(Pt::ZERO, Pt::ZERO, room.width, room.height).fit(self.size).size()
    }

    /// Puts it in a box of its shape on the last page, with a thin frame, as a figure that tells what the slide says.
    pub(super) fn paint(&self, composer: &mut Composer, deck: &Deck, parent: NodeId, bounds: Rect, frame: Colour) {
        let alt = self.alt(deck);
        let structure = &mut composer.document_mut().structure;
        let figure = structure.add_figure(parent, &alt);
        let content = structure.content(figure);
        composer.push(ItemRole::Content(content), ItemKind::Scene(self.scene, bounds));
        composer.decorate(Shape::stroked(Path::rect(bounds), frame, Pt(0.6)));
    }

    /// `Slide 3: title. Words of the body.`
    fn alt(&self, deck: &Deck) -> String {
        let mut alt = format!("{} {}: ", deck.words.slide, self.number);
        push_sentence(&mut alt, &Span::plain_text(&self.slide.title));
        if let Some(icon) = self.slide.icon.as_ref().and_then(|icon| icon.alt.as_deref()).filter(|_| !self.continued) {
            push_sentence(&mut alt, icon);
        }
        if self.continued {
            push_sentence(&mut alt, deck.words.continued);
        } else {
            wording::visit(&self.slide.body, &mut |spans| push_sentence(&mut alt, &Span::plain_text(spans)));
        }
        alt.truncate(alt.trim_end().len());
        alt
    }
}

/// Appends words as a sentence of their own.
fn push_sentence(text: &mut String, words: &str) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    text.push_str(words);
    text.push_str(if words.ends_with(['.', '!', '?', ':', ';', '…']) { " " } else { ". " });
}
