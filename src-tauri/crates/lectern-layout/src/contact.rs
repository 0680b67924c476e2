//! Help contacts.

use crate::drawing::Drawing;
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::contact::Contact;
use lectern_model::deck::Words;
use lectern_model::geometry::{Pt, Size};
use lectern_scene::structure::Role;
use lectern_model::geometry::Point;

/// How a contact looks.
#[derive(Debug, Clone)]
pub struct ContactLook {
    /// Its name.
    pub name: TextFormat,
}

/// Draws a contact.
pub fn draw_contact(setter: &mut Typesetter, contact: &Contact, look: &ContactLook, _words: &Words, width: Pt) -> Drawing {
    let lines = setter.shape_text(&contact.name, &look.name).set(width);
    let mut drawing = Drawing::new(Size::new(width, lines.height()));
    let owner = drawing.element(None, Role::Paragraph);
    drawing.lines(Some(owner), lines, Point::new(Pt::ZERO, Pt::ZERO));
    drawing
}
