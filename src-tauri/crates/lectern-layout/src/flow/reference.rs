//! The bibliography in a flow.

use super::{Column, Flow, FlowStyle, Mark};
use crate::drawing::Part;
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::deck::Reference;
use lectern_model::geometry::{Point, Pt};
use lectern_model::source::Grade;
use lectern_model::span::Span;
use lectern_model::words::Words;
use lectern_scene::structure::{Numbering, Role};

impl Flow {
    /// Adds entries of the bibliography as one list: numbers hang where the style has them, and an entry nobody has checked says
    /// so. Citation marks can lead to the entries.
    pub fn references(&mut self, setter: &mut Typesetter, references: &[&Reference], style: &FlowStyle, words: &Words) {
        let numbered = references.iter().any(|reference| reference.numbered);
        let label_format = TextFormat { colour: style.accent, weight: style.body.strong_weight, ..style.body.clone() };
        let widest = references.iter().map(|reference| reference.number).max().unwrap_or_default();
        let indent = if numbered {
            setter.shape_text(&format!("{widest}."), &label_format).natural_width() + style.body.size * 0.6
        } else {
            Pt::ZERO
        };
        let column = self.column();
        let list = self.tree.add(column.parent, Role::List(Numbering::Decimal));
        for (at, reference) in references.iter().enumerate() {
            self.place.item = at;
            let item = self.tree.add(Some(list), Role::ListItem);
            if numbered {
                let owner = self.tree.add(Some(item), Role::Label);
                let lines = setter.shape_text(&format!("{}.", reference.number), &label_format).set(column.width);
                self.label = Some(Part::Lines { owner: Some(owner), lines, at: Point::new(column.x, Pt::ZERO) });
            }
            self.marks.push(Mark::Reference(reference.number));
            let entry = entry(reference, words);
            let inner = Column { parent: Some(item), level: 1, ..column.indented(indent, style.right_to_left()) };
            self.text(setter, &entry, &style.body, Role::ListBody, style.item_gap, inner);
            self.label = None;
        }
    }
}

/// The words of an entry, with a mark where nobody has checked the source.
fn entry(reference: &Reference, words: &Words) -> Vec<Span> {
    let mut spans = reference.entry.clone();
    if reference.grade == Some(Grade::Unverified) {
        spans.push(Span::strong(format!(" [{}]", words.unverified)));
    }
    spans
}
