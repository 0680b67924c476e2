//! A slide's small picture, where its layout has a place for one.

use super::body::Area;
use super::grid::{self, Grid};
use super::head::note;
use super::scope::Scope;
use crate::composer::Composer;
use crate::drawing::Drawing;
use crate::vector::Pen;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::image::Image;
use lectern_model::theme::{Anchor, PlaceholderKind, SlideLayout, Theme};
use lectern_scene::structure::NodeId;

/// Between the icon and what stands left of it.
pub(super) const GAP: Pt = Pt(24.0);
/// The widest line of an icon, so that a large one is no heavier than the letters beside it.
const WIDEST: Pt = Pt(5.0);

/// The box of a slide's icon as its layout has it; none where either is missing.
pub(super) fn bounds(deck: &Deck, slide: &DeckSlide, theme: &Theme, layout: &SlideLayout, grid: &Grid) -> Option<Rect> {
    let image = deck.images.get(&slide.icon.as_ref()?.image)?;
    let placeholder = grid::placeholder(theme, layout, PlaceholderKind::Icon)?;
    Some(place(image.size(), grid.rect(placeholder), placeholder.anchor))
}

/// An icon in its frame: as large as there is room, at the right.
fn place(size: Size, frame: Rect, anchor: Anchor) -> Rect {
    let fitted = frame.fit(size);
    let free = frame.height - fitted.height;
    let down = match anchor {
        Anchor::Top => Pt::ZERO,
        // As bodies do.
        Anchor::Middle => free * 0.42,
        Anchor::Bottom => free,
    };
    Rect { x: frame.right() - fitted.width, y: frame.y + down, ..fitted }
}

/// Paints the icon of a slide with a head, a body and a foot. One that stands beside the body keeps to the body's room.
pub(super) fn paint(composer: &mut Composer, scope: &Scope<'_>, area: Area, section: NodeId, continued: bool) {
    let (Some(frame), Some(image)) = (scope.rect(PlaceholderKind::Icon), image(scope)) else { return };
    let beside = scope.rect(PlaceholderKind::Body).is_some_and(|body| frame.y >= body.y);
    let frame = if beside { area.rect(scope, PlaceholderKind::Icon) } else { frame };
    let rect = place(image.size(), frame, scope.anchor(PlaceholderKind::Icon));
    paint_at(composer, scope, rect, section, continued);
}

/// Paints the icon in a box; where the slide goes on, as what is repeated on every page.
pub(super) fn paint_at(composer: &mut Composer, scope: &Scope<'_>, rect: Rect, section: NodeId, continued: bool) {
    let (Some(icon), Some(image)) = (&scope.slide.icon, image(scope)) else { return };
    let mut drawing = Drawing::new(rect.size());
    let owner = icon.alt.as_deref().filter(|_| !continued).map(|alt| drawing.figure(None, alt));
    let pen = Pen { widest: Some(WIDEST), ..scope.look.pen() };
    drawing.picture(owner, &icon.image, image, Rect { x: Pt::ZERO, y: Pt::ZERO, ..rect }, pen);
    drawing.paint(composer, &scope.deck.images, section, Point::new(rect.x, rect.y));
    note(composer, PlaceholderKind::Icon, rect, 1.0);
}

fn image<'a>(scope: &Scope<'a>) -> Option<&'a Image> {
    scope.deck.images.get(&scope.slide.icon.as_ref()?.image)
}
