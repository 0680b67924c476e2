//! The organisation's logo: small beside the slide's number, larger on the title slide, where no words stand.

use super::scope::Scope;
use crate::composer::Composer;
use crate::drawing::Drawing;
use crate::vector::Pen;
use lectern_model::brand::Logo;
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::theme::{Colour, PlaceholderKind};
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::NodeId;

/// The height of the logo beside a slide's number, with the patch it may stand on.
const SMALL: Pt = Pt(30.0);
/// Its height on the title slide.
const LARGE: Pt = Pt(50.0);
/// The widest it is on the title slide.
const WIDEST: Pt = Pt(230.0);
/// Between the logo and words.
const GAP: Pt = Pt(12.0);
/// Room for a slide's number.
const NUMBER: Pt = Pt(34.0);
/// Room around the logo on a patch, as a part of the height there is.
const PADDING: f32 = 0.14;
/// Colours with less contrast than this cannot be told from the page.
const SEEN: f64 = 2.0;
/// The most of a logo, in per cent, that may be lost on the page.
const LOST: u32 = 30;

/// Paints the logo, if there is one: on the title slide as a figure, on the others as what is repeated on every page.
pub(super) fn paint(composer: &mut Composer, scope: &Scope<'_>, on_title: Option<NodeId>) {
    let Some(logo) = &scope.deck.logo else { return };
    let Some(image) = scope.deck.images.get(&logo.image) else { return };
    let Some(frame) = (if on_title.is_some() { beside_title(scope) } else { beside_number(scope) }) else { return };
    let page = scope.look.ground.background();
    let patch = patch(logo, page, scope);
    let padding = if patch.is_some() { frame.height * PADDING } else { Pt::ZERO };
    let (width, height) = (frame.width - padding * 2.0, frame.height - padding * 2.0);
    if width <= Pt(8.0) || height <= Pt(8.0) {
        return;
    }
    let fitted = Rect::new(Pt::ZERO, Pt::ZERO, width, height).fit(image.size());
    // It ends at the right, and a low one stands in the middle of the height there is.
    let corner = Point::new(frame.right() - fitted.width - padding, frame.y + (frame.height - fitted.height) * 0.5);
    let mut drawing = Drawing::new(fitted.size());
    let said = logo.alt.trim();
    let owner = on_title.filter(|_| !said.is_empty()).map(|_| drawing.figure(None, said));
    let ground = patch.unwrap_or(page);
    if let Some(colour) = patch {
        let box_ = Rect::new(-padding, -padding, fitted.width + padding * 2.0, fitted.height + padding * 2.0);
        drawing.shape(None, Shape::filled(Path::rounded(box_, padding * 0.8), colour));
    }
    let ink = if ground.contrast(Colour::BLACK) > ground.contrast(Colour::WHITE) { Colour::BLACK } else { Colour::WHITE };
    let at_origin = Rect { x: Pt::ZERO, y: Pt::ZERO, ..fitted };
    drawing.picture(owner, &logo.image, image, at_origin, Pen { ink, ground, widest: None });
    drawing.paint(composer, &scope.deck.images, on_title.unwrap_or(lectern_scene::structure::Structure::ROOT), corner);
}

/// Left of the slide's number, right of the running line.
fn beside_number(scope: &Scope<'_>) -> Option<Rect> {
    let number = scope.grid.rect(scope.placeholder(PlaceholderKind::SlideNumber)?);
    let line = scope.placeholder(PlaceholderKind::Footer).map(|placeholder| scope.grid.rect(placeholder));
    let left = line.filter(|line| line.right() <= number.x + GAP).map_or(number.x, |line| line.right() + GAP * 0.5);
    let right = number.right() - NUMBER;
    let middle = number.y + number.height * 0.5;
    let frame = Rect::new(left, (middle - SMALL * 0.5).max(Pt(6.0)), right - left, SMALL);
    free(scope, frame)
}

/// Above at the right, beside the title.
fn beside_title(scope: &Scope<'_>) -> Option<Rect> {
    let title = scope.grid.rect(scope.placeholder(PlaceholderKind::Title)?);
    // The margin at the right is the one at the left.
    let right = scope.grid.page.width - title.x;
    let width = (right - title.right() - GAP * 2.0).min(WIDEST);
    let top = (title.y - LARGE * 0.5).max(Pt(24.0));
    free(scope, Rect::new(right - width, top, width, LARGE))
}

/// A frame cut off above what the layout has other places for.
fn free(scope: &Scope<'_>, frame: Rect) -> Option<Rect> {
    let own = scope.layout.placeholders.iter();
    let masters = scope.theme.master.placeholders.iter();
    let of_master = masters.filter(|placeholder| own.clone().all(|other| other.kind != placeholder.kind));
    let words = own.clone().chain(of_master).filter(|placeholder| match placeholder.kind {
        // The number's own place is as wide as the room beside it, and warnings follow the title.
        PlaceholderKind::SlideNumber | PlaceholderKind::Warning => false,
        PlaceholderKind::Title
        | PlaceholderKind::Subtitle
        | PlaceholderKind::Body
        | PlaceholderKind::SecondBody
        | PlaceholderKind::Icon
        | PlaceholderKind::Caveat
        | PlaceholderKind::Sources
        | PlaceholderKind::Footer => true,
    });
    let mut bottom = frame.bottom();
    for taken in words.map(|placeholder| scope.grid.rect(placeholder)) {
        if taken.overlaps(frame) {
            bottom = bottom.min(taken.y - Pt(2.0));
        }
    }
    let height = bottom - frame.y;
    (height >= frame.height * 0.5 && frame.width >= Pt(16.0)).then_some(Rect { height, ..frame })
}

/// What a logo has to stand on so that it is seen on a page; none where the page does.
fn patch(logo: &Logo, page: Colour, scope: &Scope<'_>) -> Option<Colour> {
    if let Some(ground) = logo.ground {
        // It brings its own; on another page it has a margin of it.
        return (ground.contrast(page) > 1.15).then_some(ground);
    }
    let lost = |on: Colour| -> u32 {
        logo.inks.iter().filter(|ink| ink.colour.contrast(on) < SEEN).map(|ink| u32::from(ink.percent)).sum()
    };
    let here = lost(page);
    if here <= LOST {
        return None;
    }
    let colours = &scope.theme.colours;
    let others = [colours.background, Colour::WHITE, colours.dark_background, Colour::BLACK];
    let best = others.into_iter().min_by_key(|colour| lost(*colour))?;
    (lost(best) < here).then_some(best)
}
