//! The grid of twelve columns: placeholders to boxes.

use lectern_model::geometry::{Pt, Rect, Size};
use lectern_model::theme::{Aspect, Master, Placeholder, PlaceholderKind, SlideLayout, Theme};

/// How many columns the grid has.
const COLUMNS: f32 = 12.0;

/// The grid of a master on slides of one shape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    pub(super) page: Size,
    margin: Pt,
    gutter: Pt,
}

impl Grid {
    pub(super) fn new(master: &Master, aspect: Aspect) -> Self {
        let page = aspect.size();
        // A theme cannot push its columns off the page.
        let margin = master.margin.max(Pt::ZERO).min(page.width * 0.3);
        Self { page, margin, gutter: master.gutter.max(Pt::ZERO).min(page.width * 0.02) }
    }

    /// The box of a placeholder, cut at the margins and the page's edges.
    pub(super) fn rect(&self, placeholder: &Placeholder) -> Rect {
        let inner = self.page.width - self.margin * 2.0;
        let step = (inner + self.gutter) / COLUMNS;
        let left = (step * (placeholder.column - 1.0)).max(Pt::ZERO).min(inner - step * 0.5);
        let right = (left + step * placeholder.span - self.gutter).min(inner).max(left + step * 0.5);
        let top = placeholder.top.max(Pt::ZERO).min(self.page.height);
        let height = placeholder.height.max(Pt::ZERO).min(self.page.height - top);
        Rect::new(self.margin + left, top, right - left, height)
    }
}

/// The placeholder of a kind: the layout's, else the master's.
pub(super) fn placeholder<'a>(theme: &'a Theme, layout: &'a SlideLayout, kind: PlaceholderKind) -> Option<&'a Placeholder> {
    let of_kind = |placeholder: &&Placeholder| placeholder.kind == kind;
    layout.placeholders.iter().find(of_kind).or_else(|| theme.master.placeholders.iter().find(of_kind))
}
