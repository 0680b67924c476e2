//! Figures: drawings with an alternative text, and the words that are drawn in them.

use super::Page;
use crate::RenderError;
use crate::html::escape::escaped;
use crate::html::layer;
use crate::html::line::{Piece, finite};
use crate::svg::page::page_size;
use lectern_model::geometry::Rect;
use lectern_scene::scene::{Item, ItemKind};
use lectern_scene::structure::{Child, Node, NodeId};
use std::collections::BTreeMap;

/// The deepest that elements stand in one another in a figure.
const DEEPEST: usize = 20;

impl<'a> Page<'a, '_> {
    /// A figure. Its words are in its alternative text, or they are read from the table of its data that follows it.
    pub(super) fn figure(&mut self, id: NodeId, node: &'a Node) -> Result<(), RenderError> {
        let mut items = Vec::new();
        self.items_of(id, 0, &mut items);
        items.sort_unstable();
        let alt = node.alt.as_deref().unwrap_or_default().trim();
        if !alt.is_empty() {
            let place = self.place(self.bounds(&items));
            self.push(&format!("<div role=\"img\" aria-label=\"{}\" class=\"x\" style=\"{place}\"></div>", escaped(alt)));
        }
        let (texts, drawn): (Vec<usize>, Vec<usize>) =
            items.into_iter().partition(|at| matches!(self.item(*at).map(|item| &item.kind), Some(ItemKind::Text(_))));
        self.drawings(&drawn)?;
        let pieces = texts.into_iter().filter_map(|at| match self.item(at).map(|item| &item.kind) {
            Some(ItemKind::Text(run)) => Some(Piece { run, link: None, level: self.level(at) }),
            Some(ItemKind::Shape(_) | ItemKind::Image(..) | ItemKind::Scene(..)) | None => None,
        });
        let pieces = pieces.collect();
        self.silent(pieces);
        if let Some(table) = self.data.get(alt).cloned() {
            self.push(&table);
        }
        Ok(())
    }

    fn item(&self, at: usize) -> Option<&'a Item> {
        self.scene.items.get(at)
    }

    fn items_of(&self, id: NodeId, depth: usize, items: &mut Vec<usize>) {
        let Some(node) = self.node(id) else { return };
        for child in &node.children {
            match child {
                Child::Content(id) => items.extend(self.items.get(id).into_iter().flatten()),
                Child::Node(inner) if depth < DEEPEST => self.items_of(*inner, depth + 1, items),
                Child::Node(_) => {}
            }
        }
    }

    fn bounds(&self, items: &[usize]) -> Rect {
        let boxes = items.iter().filter_map(|at| self.item(*at)).map(|item| layer::bounds(&item.kind));
        let fold = |(left, top, right, bottom): (f64, f64, f64, f64), own: Rect| {
            let (x, y) = (finite(own.x), finite(own.y));
            (left.min(x), top.min(y), right.max(x + finite(own.width)), bottom.max(y + finite(own.height)))
        };
        let (left, top, right, bottom) = boxes.fold((f64::MAX, f64::MAX, f64::MIN, f64::MIN), fold);
        if left > right { Rect::default() } else { layer::rect(left, top, right, bottom) }
    }

    fn place(&self, bounds: Rect) -> String {
        let length = |value| self.writer.measure.length(finite(value));
        let [left, top, width, height] = [bounds.x, bounds.y, bounds.width, bounds.height].map(length);
        format!("left:{left};top:{top};width:{width};height:{height}")
    }

    /// Shapes and pictures, a drawing for each level they stand on. Drawings lie over the whole page, so that rounding moves nothing.
    pub(super) fn drawings(&mut self, items: &[usize]) -> Result<(), RenderError> {
        let mut by_level: BTreeMap<usize, Vec<&'a ItemKind>> = BTreeMap::new();
        for at in items {
            if let Some(item) = self.item(*at) {
                by_level.entry(self.level(*at)).or_default().push(&item.kind);
            }
        }
        for (level, kinds) in by_level {
            for kind in kinds {
                let canvas = &mut self.writer.canvas;
                match kind {
                    ItemKind::Shape(shape) => canvas.shape(shape),
                    ItemKind::Image(key, rect) => canvas.image(*key, *rect)?,
                    ItemKind::Scene(at, rect) => canvas.nested(*at, *rect),
                    ItemKind::Text(_) => {}
                }
            }
            let drawn = self.writer.canvas.take();
            if drawn.is_empty() {
                continue;
            }
            let (width, height) = page_size(self.scene.size);
            let over = if level > 0 { format!(" style=\"z-index:{level}\"") } else { String::new() };
            self.push(&format!("<svg class=\"d\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\"{over}>{drawn}</svg>"));
        }
        Ok(())
    }
}
