//! The columns of a slide's body: flows with the frames they fill, page after page.

use crate::composer::Composer;
use crate::drawing::Drawing;
use crate::flow::{BlockPlace, Flow};
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::id::ImageId;
use lectern_model::image::Image;
use lectern_model::theme::{Anchor, Colour, PlaceholderKind};
use lectern_scene::frame::Frame;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::NodeId;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most frames one column fills: a guard, far beyond what a talk shows.
const MOST_FRAMES: usize = 2000;
/// How thick the rule over a column is.
const RULE: Pt = Pt(2.0);
/// How much of the free height goes into wider gaps.
const SPREAD_SHARE: f32 = 0.55;

/// A flow and the frames it fills on every page, one after another.
pub(super) struct Column {
    pub(super) flow: Flow,
    pub(super) frames: Vec<(PlaceholderKind, Rect)>,
    pub(super) anchor: Anchor,
    /// The most that gaps are widened by where there is room; 1 leaves them.
    pub(super) spread: f32,
    /// A rule over the column.
    pub(super) rule: Option<Colour>,
    /// The column's head, shown again where it goes on.
    pub(super) head: Option<Drawing>,
}

/// Which pieces of a column stand in which frame; frame after frame, page after page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Split {
    pub(super) ranges: Vec<Range<usize>>,
    /// Whether every range stands inside its frame.
    pub(super) fits: bool,
}

impl Column {
    /// A column that fills one frame.
    pub(super) fn new(flow: Flow, kind: PlaceholderKind, rect: Rect) -> Self {
        Self { flow, frames: vec![(kind, rect)], anchor: Anchor::Top, spread: 1.0, rule: None, head: None }
    }

    /// The same, with room between its pieces widened by up to a factor.
    pub(super) fn spread(self, spread: f32) -> Self {
        Self { spread, ..self }
    }

    /// The frame at an index, without the head that is shown again in it.
    fn frame(&self, at: usize) -> Option<(PlaceholderKind, Rect)> {
        let count = self.frames.len().max(1);
        let (kind, rect) = *self.frames.get(at % count)?;
        match &self.head {
            Some(head) if at >= count => {
                let down = head.size.height + head.size.height * 0.3;
                Some((kind, Rect { y: rect.y + down, height: rect.height - down, ..rect }))
            }
            _ => Some((kind, rect)),
        }
    }

    /// Divides the flow over frames whose heights are taken times `part`.
    fn split_at(&self, part: f32) -> Split {
        let mut split = Split { ranges: Vec::new(), fits: true };
        let mut from = 0;
        while from < self.flow.len() && split.ranges.len() < MOST_FRAMES {
            let Some((_, rect)) = self.frame(split.ranges.len()) else { break };
            let height = rect.height * part;
            let end = self.flow.fit_items(from, height);
            split.fits &= self.flow.height(from..end).0 <= height.0 + 0.05;
            split.ranges.push(from..end);
            from = end;
        }
        split.fits &= from >= self.flow.len();
        split
    }

    /// Divides the flow over as few frames as can be; where it takes several, over frames of about the same fill.
    pub(super) fn split(&self) -> Split {
        let whole = self.split_at(1.0);
        if !whole.fits || whole.ranges.len() < 2 || self.frames.len() > 1 {
            return whole;
        }
        let mut best = whole;
        for percent in (40..100).step_by(5).rev() {
            let narrower = self.split_at(percent as f32 / 100.0);
            if !narrower.fits || narrower.ranges.len() > best.ranges.len() {
                break;
            }
            best = narrower;
        }
        best
    }

    /// How many pages a split takes.
    pub(super) fn pages(&self, split: &Split) -> usize {
        split.ranges.len().div_ceil(self.frames.len().max(1))
    }

    /// By how much gaps may be widened where everything stands in one frame.
    pub(super) fn slack(&self) -> f32 {
        let Some((_, rect)) = self.frames.first() else { return 1.0 };
        let gaps = self.flow.gaps();
        if gaps <= Pt::ZERO {
            return self.spread;
        }
        let free = (rect.height - self.flow.height(0..self.flow.len())).max(Pt::ZERO);
        (1.0 + free * SPREAD_SHARE / gaps).min(self.spread)
    }

    /// Paints what stands on a page, from 0, and notes the frames.
    pub(super) fn paint(
        &mut self,
        composer: &mut Composer,
        images: &BTreeMap<ImageId, Image>,
        section: NodeId,
        split: &Split,
        page: usize,
        scale: f32,
    ) {
        let count = self.frames.len().max(1);
        for at in page * count..(page + 1) * count {
            let (Some(range), Some((kind, rect))) = (split.ranges.get(at).cloned(), self.frame(at)) else { continue };
            let whole = self.frames.get(at % count).map_or(rect, |(_, whole)| *whole);
            if let Some(rule) = self.rule {
                let line = Rect::new(rect.x, whole.y - RULE * 4.5, rect.width, RULE);
                composer.decorate(Shape::filled(Path::rect(line), rule));
            }
            if let Some(head) = self.head.clone().filter(|_| at >= count) {
                head.silenced().paint(composer, images, section, whole.origin());
            }
            let free = (rect.height - self.flow.height(range.clone())).max(Pt::ZERO);
            let down = match self.anchor {
                Anchor::Top => Pt::ZERO,
                // A little above the middle looks like the middle.
                Anchor::Middle => free * 0.42,
                Anchor::Bottom => free,
            };
            let (start, end) = (self.flow.place_of(range.start), self.flow.place_of(range.end));
            self.flow.paint(composer, images, range, section, Point::new(rect.x, rect.y + down));
            note_frame(composer, kind, whole, scale, start, end);
        }
    }
}

/// Notes a frame that holds the blocks between two places.
fn note_frame(composer: &mut Composer, kind: PlaceholderKind, bounds: Rect, scale: f32, start: BlockPlace, end: BlockPlace) {
    let last = if end.item > 0 { end.block + 1 } else { end.block.max(start.block) };
    let frame = Frame { kind, bounds, scale, blocks: (start.block, last), items: (start.item, end.item) };
    if let Some(page) = composer.page() {
        page.frames.push(frame);
    }
}
