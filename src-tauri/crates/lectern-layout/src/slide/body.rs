//! The body of a slide, by its kind.

use super::column::Column;
use super::scope::Scope;
use super::{figure, help, message, reference, steps, text};
use crate::typesetter::Typesetter;
use lectern_model::geometry::{Pt, Rect};
use lectern_model::slide::SlideKind;
use lectern_model::theme::PlaceholderKind;

/// The least height of a body, whatever stands above and below.
const LEAST: Pt = Pt(60.0);
/// Between the body and the foot.
const FOOT_GAP: Pt = Pt(14.0);

/// The room between the head and the foot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    /// How far bodies start below their placeholder's top.
    pub(super) shift: Pt,
    /// Where the foot begins.
    pub(super) bottom: Pt,
}

impl Area {
    /// The box of a body placeholder between head and foot; the page's middle where the layout has none.
    pub(super) fn rect(self, scope: &Scope<'_>, kind: PlaceholderKind) -> Rect {
        let page = scope.grid.page;
        let whole = Rect::new(page.width * 0.1, page.height * 0.25, page.width * 0.8, page.height * 0.6);
        let frame = scope.rect(kind).unwrap_or(whole);
        let bottom = frame.bottom().min(self.bottom - FOOT_GAP);
        let top = (frame.y + self.shift).min(bottom - LEAST).max(Pt::ZERO);
        Rect { y: top, height: (bottom - top).max(Pt(1.0)), ..frame }
    }
}

/// The columns of a slide's body at a scale.
pub(super) fn columns(setter: &mut Typesetter, scope: &Scope<'_>, area: Area, scale: f32) -> Vec<Column> {
    match scope.slide.kind {
        // Both are painted whole: they have no body that goes on.
        SlideKind::Title | SlideKind::Section => Vec::new(),
        SlideKind::Statement => vec![message::statement(setter, scope, area, scale)],
        SlideKind::BigNumber => vec![message::big_number(setter, scope, area, scale)],
        SlideKind::Quote => vec![message::quote(setter, scope, area, scale)],
        SlideKind::Bullets => vec![text::bullets(setter, scope, area, scale)],
        SlideKind::TwoColumns => text::two_columns(setter, scope, area, scale),
        SlideKind::Table => vec![text::table(setter, scope, area, scale)],
        SlideKind::Chart => vec![figure::chart(setter, scope, area, scale)],
        SlideKind::Picture => figure::picture(setter, scope, area, scale),
        SlideKind::Steps => vec![steps::steps(setter, scope, area, scale)],
        SlideKind::Help => vec![help::help(setter, scope, area, scale)],
        SlideKind::References => vec![reference::references(setter, scope, area, scale)],
    }
}
