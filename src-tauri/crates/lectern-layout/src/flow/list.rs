//! Lists in a flow.

use super::{Column, Flow, FlowEnv, FlowStyle};
use crate::drawing::{LocalId, Part};
use crate::typesetter::Typesetter;
use lectern_model::block::{List, Tone};
use lectern_model::contact::Contact;
use lectern_model::geometry::{Point, Pt};
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{Numbering, Role};

/// How deep lists stand in one another; deeper ones are set at this depth.
const DEEPEST: usize = 3;
/// How wide a drawn mark is, as a part of the size of the words.
const MARK: f32 = 0.66;

impl Flow {
    pub(super) fn list(
        &mut self,
        setter: &mut Typesetter,
        list: &List<Span, Contact>,
        style: &FlowStyle,
        env: &FlowEnv<'_>,
        column: Column,
    ) {
        let numbering = if list.start.is_some() { Numbering::Decimal } else { Numbering::Bullet };
        let owner = self.tree.add(column.parent, Role::List(numbering));
        let indent = if column.level < DEEPEST { style.indent } else { Pt::ZERO };
        for (at, blocks) in list.items.iter().enumerate() {
            if column.level == 0 {
                self.place.item = at;
            }
            let item = self.tree.add(Some(owner), Role::ListItem);
            let first = self.pieces.len();
            let number = list.start.map(|start| start + u32::try_from(at).unwrap_or(u32::MAX));
            let inner = Column { parent: None, level: column.level + 1, ..column.indented(indent, style.right_to_left()) };
            let label = self.item_label(setter, number, style, column, item);
            self.label = Some(label);
            let body = self.tree.add(Some(item), Role::ListBody);
            for block in blocks {
                self.block(setter, block, style, env, Column { parent: Some(body), ..inner });
            }
            self.label = None;
            if let Some(piece) = self.pieces.get_mut(first) {
                let outer = if column.level == 0 { style.paragraph_gap } else { style.item_gap };
                piece.gap_before = if at == 0 { outer } else { style.item_gap };
            }
        }
    }

    /// The bullet, number or mark of an item of a list in a column.
    fn item_label(
        &mut self,
        setter: &mut Typesetter,
        number: Option<u32>,
        style: &FlowStyle,
        column: Column,
        item: LocalId,
    ) -> Part {
        let level = column.level + 1;
        let format = style.text(level);
        let x = column.start(format.size * MARK, style.right_to_left());
        match (number, self.tone) {
            (None, Tone::Do) => mark(check(x, format.size, format.line_height()), style.positive, format.size),
            (None, Tone::Dont) => mark(cross(x, format.size, format.line_height()), style.negative, format.size),
            (None, Tone::Plain) | (Some(_), _) => {
                let text = number.map_or_else(|| bullet(level).to_owned(), |number| format!("{number}."));
                let mut label = format.clone();
                (label.colour, label.weight) = (style.accent, label.strong_weight);
                let owner = self.tree.add(Some(item), Role::Label);
                let lines = setter.shape_text(&text, &label).set(column.width);
                Part::Lines { owner: Some(owner), lines, at: Point::new(column.x, Pt::ZERO) }
            }
        }
    }
}

/// The bullet of a list at a depth, from 1.
fn bullet(level: usize) -> &'static str {
    if level > 1 { "–" } else { "•" }
}

/// A mark drawn, not read: the heading above says what it stands for.
fn mark(path: Path, colour: Colour, size: Pt) -> Part {
    Part::Shape { owner: None, shape: Shape::stroked(path, colour, size * 0.11) }
}

/// A check mark beside a line of text.
fn check(x: Pt, size: Pt, line: Pt) -> Path {
    let middle = line * 0.5;
    let at = |dx: f32, dy: f32| Point::new(x + size * dx, middle + size * dy);
    Path::polyline(&[at(0.04, 0.06), at(0.24, 0.26), at(0.62, -0.24)])
}

/// A cross beside a line of text.
fn cross(x: Pt, size: Pt, line: Pt) -> Path {
    let middle = line * 0.5;
    let at = |dx: f32, dy: f32| Point::new(x + size * dx, middle + size * dy);
    let mut path = Path::line(at(0.08, -0.2), at(0.52, 0.24));
    path.steps.extend(Path::line(at(0.52, -0.2), at(0.08, 0.24)).steps);
    path
}
