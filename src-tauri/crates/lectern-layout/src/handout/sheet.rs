//! Sheets of paper: where on them content stands, and how a column goes on from one to the next.

use crate::composer::Composer;
use crate::flow::Flow;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::handout::Paper;
use lectern_model::id::ImageId;
use lectern_model::image::Image;
use lectern_scene::structure::NodeId;
use std::collections::BTreeMap;
use std::ops::Range;

/// What no desktop printer prints on, and a little more.
pub(super) const MARGIN: Pt = Pt(54.0);

/// A sheet and the box on it that content stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sheet {
    pub size: Size,
    pub body: Rect,
}

impl Sheet {
    /// An upright sheet with margins on all sides and room for furniture of a height at the foot.
    pub(super) fn upright(paper: Paper, margin: Pt, foot: Pt) -> Self {
        Self::of(paper.size(), margin, foot)
    }

    /// A sheet of a size with margins on all sides and room for furniture of a height at the foot.
    pub(super) fn of(size: Size, margin: Pt, foot: Pt) -> Self {
        let page = Rect::new(Pt::ZERO, Pt::ZERO, size.width, size.height).inset(margin);
        Self { size, body: Rect { height: page.height - foot, ..page } }
    }

    /// Where furniture of a height stands: at the lower margin.
    pub(super) fn foot(&self, margin: Pt, height: Pt) -> Rect {
        Rect::new(margin, self.size.height - margin * 0.72 - height, self.size.width - margin * 2.0, height)
    }
}

/// A column cut into pages: what stands on the first, which may have less room, and on each further one.
pub(super) fn cut(flow: &Flow, first: Pt, further: Pt) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut from = 0;
    while from < flow.len() {
        let room = if pages.is_empty() { first } else { further };
        let end = flow.fit(from, room).max(from + 1);
        pages.push(from..end);
        from = end;
    }
    pages
}

/// Paints a column over as many pages as it needs; returns how many of them are too small for what stands on them.
pub(super) fn paint_pages(
    composer: &mut Composer,
    flow: &mut Flow,
    images: &BTreeMap<ImageId, Image>,
    root: NodeId,
    sheet: &Sheet,
) -> usize {
    let mut overfull = 0;
    let room = sheet.body.height;
    for range in cut(flow, room, room) {
        composer.add_page(sheet.size);
        let origin = Point::new(sheet.body.x, sheet.body.y);
        let height = flow.paint(composer, images, range, root, origin);
        overfull += usize::from(height.0 > room.0 + 0.5);
    }
    overfull
}
