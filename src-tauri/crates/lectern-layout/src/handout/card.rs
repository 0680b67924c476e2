//! Pocket cards: eight alike on a sheet, with marks to cut along.

use super::begin;
use super::furniture::Furniture;
use super::look::Look;
use super::sheet::{MARGIN, Sheet};
use super::takeaway::middle;
use crate::composer::Composer;
use crate::contact::{ContactLook, Detail, draw_contact, draw_legend};
use crate::drawing::Drawing;
use crate::format::{Breaking, TextFormat};
use crate::layout::Layout;
use crate::typesetter::Typesetter;
use lectern_model::contact::Contact;
use lectern_model::deck::Deck;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::handout::Paper;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{Role, Structure};

/// Cards across and down.
const GRID: (usize, usize) = (2, 4);
/// Between a card's edge and its words.
const PADDING: Pt = Pt(11.0);
/// Type sizes tried for names, largest first; numbers are larger in proportion.
const SIZES: [Pt; 6] = [Pt(9.5), Pt(9.0), Pt(8.5), Pt(8.0), Pt(7.5), Pt(7.0)];
/// How long cut marks are, and how far from the cards they start.
const MARK: (Pt, Pt) = (Pt(12.0), Pt(4.0));
/// How far the arms of a cross reach where four cards meet.
const CROSS: Pt = Pt(3.0);

/// The size of a card: a business card of the country the paper is from.
const fn card_size(paper: Paper) -> Size {
    match paper {
        Paper::Letter | Paper::Legal => Size::new(Pt::inches(3.5), Pt::inches(2.0)),
        Paper::A4 => Size::new(Pt::millimetres(85.0), Pt::millimetres(55.0)),
    }
}

/// Lays out a sheet of cards.
pub(super) fn layout_cards(setter: &mut Typesetter, deck: &Deck, paper: Paper, look: &Look) -> Layout {
    let furniture = Furniture::new(setter, deck, look, paper.size().width - MARGIN * 2.0);
    let sheet = Sheet::upright(paper, MARGIN, furniture.height());
    let size = card_size(paper);
    let (card, left_out) = fit_card(setter, deck, look, size);
    let mut diagnostics = Vec::new();
    if left_out > 0 {
        let message = format!("a pocket card has no room for the last {left_out} of {} contacts", deck.card_contacts.len());
        diagnostics.push(Diagnostic::warning("card-full", message).hint("print fewer contacts on cards: `print:` in help.yaml"));
    }
    let mut composer = Composer::new(begin(setter, deck));
    composer.add_page(sheet.size);
    composer.outline(0, deck.words.where_to_get_help, sheet.body.y);
    let grid = Size::new(size.width * GRID.0 as f32, size.height * GRID.1 as f32);
    let corner = Point::new((sheet.size.width - grid.width) * 0.5, (sheet.size.height - grid.height) * 0.5);
    for at in 0..GRID.0 * GRID.1 {
        let (column, row) = (at % GRID.0, at / GRID.0);
        let place = corner.moved(size.width * column as f32, size.height * row as f32);
        // Read once; seven times more would be noise.
        let copy = if at == 0 { card.clone() } else { card.clone().silent() };
        copy.paint(&mut composer, &deck.images, Structure::ROOT, place);
    }
    cut_marks(&mut composer, corner, size, look);
    let mut document = composer.finish();
    let foot = sheet.foot(MARGIN, furniture.height());
    furniture.put_on(setter, &mut document, &deck.words, sheet.body.origin(), foot);
    Layout { document, diagnostics }
}

/// The card in the largest type that fits, and how many contacts it leaves out in the smallest.
fn fit_card(setter: &mut Typesetter, deck: &Deck, look: &Look, size: Size) -> (Drawing, usize) {
    let contacts = deck.card_contacts.as_slice();
    for type_size in SIZES {
        if let Some(card) = draw_card(setter, deck, contacts, look, size, type_size) {
            return (card, 0);
        }
    }
    let smallest = SIZES[SIZES.len() - 1];
    let fewer = (0..contacts.len()).rev().find_map(|count| {
        let kept = contacts.get(..count)?;
        draw_card(setter, deck, kept, look, size, smallest).map(|card| (card, contacts.len() - count))
    });
    fewer.unwrap_or_else(|| (Drawing::new(size), contacts.len()))
}

/// A card; none if the contacts do not fit. Its heading says nothing of the subject: a card found in a pocket must not give its
/// owner away.
fn draw_card(
    setter: &mut Typesetter,
    deck: &Deck,
    contacts: &[Contact],
    look: &Look,
    size: Size,
    type_size: Pt,
) -> Option<Drawing> {
    let mut card = Drawing::new(size);
    let width = size.width - PADDING * 2.0;
    let heading =
        TextFormat { weight: 700, leading: 1.2, breaking: Breaking::Balanced, ..look.text(Pt(10.0), look.inks.band_text) };
    let title = setter.shape_text(deck.words.where_to_get_help, &heading).set(width);
    let band = title.height() + PADDING * 0.7;
    let bounds = Rect::new(PADDING * 0.5, PADDING * 0.5, size.width - PADDING, band);
    card.shape(None, Shape::filled(Path::rounded(bounds, Pt(3.0)), look.inks.band));
    let owner = card.element(None, Role::Heading(1));
    card.lines(Some(owner), title, Point::new(PADDING, bounds.y + PADDING * 0.35));

    let contact_look = contact_look(look, type_size);
    let column = (width - PADDING) * 0.5;
    let drawn: Vec<Drawing> =
        contacts.iter().map(|contact| draw_contact(setter, contact, &contact_look, &deck.words, column)).collect();
    let half = middle(&drawn);
    let top = bounds.bottom() + PADDING * 0.45;
    let gap = type_size * 0.4;
    let mut ends = [top, top];
    for (at, contact) in drawn.into_iter().enumerate() {
        let side = usize::from(at >= half);
        let y = ends[side];
        ends[side] += contact.size.height + gap;
        card.add(None, contact, Point::new(PADDING + (column + PADDING) * side as f32, y));
    }
    let bottom = size.height - PADDING * 0.6;
    let mut rooms = [bottom, bottom];
    if let Some(legend) = draw_legend(setter, contacts, &contact_look, &deck.words, column) {
        rooms[1] = bottom - legend.size.height - gap;
        card.add(None, legend, Point::new(PADDING * 2.0 + column, rooms[1] + gap));
    }
    (0..2).all(|side| ends[side] - gap <= rooms[side]).then_some(card)
}

fn contact_look(look: &Look, size: Pt) -> ContactLook {
    let body = TextFormat { leading: 1.15, ..look.text(size, look.inks.text) };
    let usual = ContactLook::new(&body, look.inks.accent, look.inks.muted);
    let mut card = ContactLook { detail: Detail::Numbers, qr: Pt::ZERO, gap: size * 0.7, ..usual };
    (card.name.size, card.number.size, card.address.size) = (size, size * 1.22, size);
    (card.label.size, card.mark.size) = (size * 0.86, Pt(6.5));
    (card.name.leading, card.number.leading, card.address.leading) = (1.1, 1.15, 1.15);
    card
}

/// Marks outside the cards at every edge, and small crosses where four cards meet.
fn cut_marks(composer: &mut Composer, corner: Point, size: Size, look: &Look) {
    let (length, away) = MARK;
    let mut stroke = |from: Point, to: Point| {
        composer.decorate(Shape::stroked(Path::line(from, to), look.inks.muted, Pt(0.4)));
    };
    let (right, bottom) = (corner.x + size.width * GRID.0 as f32, corner.y + size.height * GRID.1 as f32);
    for column in 0..=GRID.0 {
        let x = corner.x + size.width * column as f32;
        stroke(Point::new(x, corner.y - away - length), Point::new(x, corner.y - away));
        stroke(Point::new(x, bottom + away), Point::new(x, bottom + away + length));
    }
    for row in 0..=GRID.1 {
        let y = corner.y + size.height * row as f32;
        stroke(Point::new(corner.x - away - length, y), Point::new(corner.x - away, y));
        stroke(Point::new(right + away, y), Point::new(right + away + length, y));
    }
    for (row, column) in (1..GRID.1).flat_map(|row| (1..GRID.0).map(move |column| (row, column))) {
        let (x, y) = (corner.x + size.width * column as f32, corner.y + size.height * row as f32);
        stroke(Point::new(x, y - CROSS), Point::new(x, y + CROSS));
        stroke(Point::new(x - CROSS, y), Point::new(x + CROSS, y));
    }
}
