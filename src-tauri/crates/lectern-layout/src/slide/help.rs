//! Help contacts in a grid, so that a photograph of the slide is enough.

use super::body::Area;
use super::column::Column;
use super::scope::Scope;
use crate::contact::{ContactLook, draw_check_mark, draw_contact};
use crate::drawing::Drawing;
use crate::flow::{Flow, FlowStyle};
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::block::Block;
use lectern_model::contact::Contact;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::theme::PlaceholderKind;
use lectern_scene::shape::{Path, Shape};

/// The least width of a contact.
const LEAST_WIDTH: Pt = Pt(250.0);
/// Up to how many contacts it is told whom each is for; with more, numbers that are seen from the last row weigh more, and the
/// handouts tell it.
const TOLD: usize = 3;
/// Between two contacts side by side, and one above the other.
const GAP: Size = Size::new(Pt(28.0), Pt(14.0));
/// Between the rule over a contact and its name.
const UNDER_RULE: Pt = Pt(7.0);

/// Contacts, with paragraphs before or after.
pub(super) fn help(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let look = scope.look.contact_look(scale);
    let base = scope.look.flow_style(scale);
    let body = TextFormat { size: base.body.size * 0.72, ..base.body.clone() };
    let style = FlowStyle { paragraph_gap: body.size * 0.8, body, ..base };
    let mut flow = Flow::new(rect.width);
    for (at, block) in scope.slide.body.iter().enumerate() {
        flow.start_at(at);
        match block {
            Block::Contacts(contacts) if contacts.len() <= TOLD => grid(setter, scope, &mut flow, contacts, &look, at),
            Block::Contacts(contacts) => {
                let brief = |contact: &Contact| Contact { audience: Vec::new(), ..contact.clone() };
                let contacts: Vec<Contact> = contacts.iter().map(brief).collect();
                grid(setter, scope, &mut flow, &contacts, &look, at);
            }
            Block::Paragraph(_)
            | Block::Heading(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Quote(_)
            | Block::Picture(_)
            | Block::Chart(_)
            | Block::Number(_) => flow.blocks(setter, std::slice::from_ref(block), &style, &scope.env()),
        }
    }
    flow.start_at(scope.slide.body.len());
    Column::new(flow, PlaceholderKind::Body, rect)
}

/// Adds contacts row by row.
fn grid(setter: &mut Typesetter, scope: &Scope<'_>, flow: &mut Flow, contacts: &[Contact], look: &ContactLook, block: usize) {
    let width = flow.width();
    let across = (((width + GAP.width) / (LEAST_WIDTH + GAP.width)) as usize).clamp(1, 3);
    let cell = (width - GAP.width * (across - 1) as f32) / across as f32;
    for (row, contacts_of_row) in contacts.chunks(across).enumerate() {
        let cells: Vec<Drawing> =
            contacts_of_row.iter().map(|contact| draw_contact(setter, contact, look, &scope.deck.words, cell)).collect();
        let height = cells.iter().map(|cell| cell.size.height).fold(Pt::ZERO, Pt::max) + UNDER_RULE;
        let mut drawing = Drawing::new(Size::new(width, height));
        let mut x = Pt::ZERO;
        for contact in cells {
            let rule = Rect::new(x, Pt::ZERO, cell, Pt(1.0));
            drawing.shape(None, Shape::filled(Path::rect(rule), scope.theme.colours.rule));
            drawing.add(None, contact, Point::new(x, UNDER_RULE));
            x += cell + GAP.width;
        }
        flow.start_at_item(block, row * across);
        flow.drawing(drawing, GAP.height, false);
    }
    if contacts.iter().any(|contact| contact.checked_on.is_none()) {
        // What the empty boxes before the names ask for.
        flow.drawing(draw_check_mark(setter, &scope.deck.words, &look.mark, width), GAP.height * 0.6, false);
    }
}
