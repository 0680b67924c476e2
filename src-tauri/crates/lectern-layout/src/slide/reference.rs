//! The reference list, over as many slides as it needs.

use super::body::Area;
use super::column::Column;
use super::scope::Scope;
use crate::flow::{Flow, FlowStyle};
use crate::typesetter::Typesetter;
use lectern_model::theme::{PlaceholderKind, TextRole};

/// The entries in two columns, where the layout has two.
pub(super) fn references(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Column {
    let rect = area.rect(scope, PlaceholderKind::Body);
    let body = scope.look.format(TextRole::Caption, scale);
    let style = FlowStyle { item_gap: body.size * 0.55, accent: body.strong_colour, body, ..scope.look.flow_style(scale) };
    let mut flow = Flow::new(rect.width);
    flow.references(setter, &scope.deck.audience_references(), &style, &scope.deck.words);
    let mut column = Column::new(flow, PlaceholderKind::Body, rect);
    if scope.rect(PlaceholderKind::SecondBody).is_some() {
        let second = area.rect(scope, PlaceholderKind::SecondBody);
        column.frames.push((PlaceholderKind::SecondBody, second));
    }
    column
}
