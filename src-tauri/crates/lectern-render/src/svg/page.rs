//! Scenes as elements: a canvas that collects what is drawn and what that refers to.

use super::font::Glyphs;
use super::number::{finite, length};
use crate::RenderError;
use lectern_model::geometry::{Pt, Rect, Size};
use lectern_scene::document::Document;
use lectern_scene::image::ImageKey;
use lectern_scene::scene::{ItemKind, Scene};
use lectern_scene::shape::{Path, Shape};
use std::collections::BTreeSet;

/// The shortest and the longest side of a page, as in PDF.
const SIDES: (f64, f64) = (3.0, 14_400.0);

/// A page being drawn.
pub(crate) struct Canvas<'a> {
    pub(crate) document: &'a Document,
    /// The page, from 0, for messages.
    pub(crate) page: usize,
    /// What is drawn of the scene at hand.
    drawn: String,
    pub(crate) glyphs: Glyphs<'a>,
    /// Pictures and nested scenes that something refers to.
    pub(crate) definitions: String,
    pub(crate) shown_images: BTreeSet<ImageKey>,
}

/// A box from its left upper corner, in points; never empty.
pub(crate) struct Upright {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Upright {
    /// A box, turned upright where its width or height is negative; none where it is empty.
    pub(crate) fn new(rect: Rect) -> Option<Self> {
        let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(finite);
        let upright = Self { x: x + width.min(0.0), y: y + height.min(0.0), width: width.abs(), height: height.abs() };
        (upright.width > 0.0 && upright.height > 0.0).then_some(upright)
    }
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(document: &'a Document, page: usize) -> Self {
        Self {
            document,
            page,
            drawn: String::new(),
            glyphs: Glyphs::default(),
            definitions: String::new(),
            shown_images: BTreeSet::new(),
        }
    }

    /// The whole file.
    ///
    /// # Errors
    /// A font cannot be read, a key leads nowhere.
    pub(crate) fn page(mut self, scene: &'a Scene) -> Result<String, RenderError> {
        self.define_scenes(&[scene])?;
        self.scene(None, scene)?;
        let (width, height) = page_size(scene.size);
        // Corners are as sharp as in PDF before they are cut off.
        let mut file = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             stroke-miterlimit=\"10\">"
        );
        if !self.glyphs.definitions.is_empty() || !self.definitions.is_empty() {
            file.push_str(&format!("<defs>{}{}</defs>", self.glyphs.definitions, self.definitions));
        }
        if !is_covered(scene) {
            file.push_str(&format!("<path fill=\"#ffffff\" d=\"M0 0h{width}v{height}h-{width}z\"/>"));
        }
        file.push_str(&self.drawn);
        file.push_str("</svg>");
        Ok(file)
    }

    /// What was drawn since the last time, for a page that is put together of parts.
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(&mut self.drawn)
    }

    /// Everything that what is drawn refers to. Nested scenes show only those before them, so each stands before what refers to it.
    ///
    /// # Errors
    /// A font cannot be read, a key leads nowhere.
    pub(crate) fn define_scenes(&mut self, pages: &[&'a Scene]) -> Result<(), RenderError> {
        for (at, nested) in self.shown_scenes(pages)? {
            self.scene(Some(at), nested)?;
            let drawn = self.take();
            let (width, height) = page_size(nested.size);
            self.definitions.push_str(&format!(
                "<symbol id=\"s{at}\" viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"none\">{drawn}</symbol>"
            ));
        }
        Ok(())
    }

    /// Appends to what is drawn.
    pub(crate) fn push(&mut self, text: &str) {
        self.drawn.push_str(text);
    }

    /// A key of the page that leads nowhere.
    pub(crate) fn missing(&self, what: &'static str) -> RenderError {
        RenderError::Missing { what, page: self.page + 1 }
    }

    /// The nested scenes that pages show, and those they show in turn, in the document's order.
    fn shown_scenes(&self, pages: &[&'a Scene]) -> Result<Vec<(usize, &'a Scene)>, RenderError> {
        let mut shown = BTreeSet::new();
        let mut waiting: Vec<(Option<usize>, &'a Scene)> = pages.iter().map(|page| (None, *page)).collect();
        while let Some((outer, scene)) = waiting.pop() {
            for item in &scene.items {
                let ItemKind::Scene(at, _) = item.kind else { continue };
                let nested = self.document.nested.get(at).ok_or_else(|| self.missing("scene"))?;
                if may_show(outer, at) && shown.insert(at) {
                    waiting.push((Some(at), nested));
                }
            }
        }
        Ok(shown.into_iter().filter_map(|at| Some((at, self.document.nested.get(at)?))).collect())
    }

    /// Draws a scene; `outer` is its number where it is nested.
    fn scene(&mut self, outer: Option<usize>, scene: &'a Scene) -> Result<(), RenderError> {
        for item in &scene.items {
            match &item.kind {
                ItemKind::Text(run) => self.text(run)?,
                ItemKind::Shape(shape) => self.shape(shape),
                ItemKind::Image(key, rect) => self.image(*key, *rect)?,
                ItemKind::Scene(at, rect) => {
                    if may_show(outer, *at) {
                        self.nested(*at, *rect);
                    }
                }
            }
        }
        Ok(())
    }

    /// Paints a nested scene scaled to a box, and cut off at its edges.
    pub(crate) fn nested(&mut self, at: usize, rect: Rect) {
        let Some(Upright { x, y, width, height }) = Upright::new(rect) else { return };
        let [x, y, width, height] = [x, y, width, height].map(length);
        self.push(&format!("<use href=\"#s{at}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"));
    }
}

/// The scene numbered `inner`, if a scene may show it: a page any, a nested scene only those before itself.
fn may_show(outer: Option<usize>, inner: usize) -> bool {
    outer.is_none_or(|outer| inner < outer)
}

/// A page's width and height within what PDF allows.
pub(crate) fn page_size(size: Size) -> (String, String) {
    let side = |side: Pt| length(finite(side).clamp(SIDES.0, SIDES.1));
    (side(size.width), side(size.height))
}

/// Whether the page's own ground covers the paper. White below it would shine through at the edges.
fn is_covered(scene: &Scene) -> bool {
    let page = Rect::new(Pt::ZERO, Pt::ZERO, scene.size.width, scene.size.height);
    match scene.items.first().map(|item| &item.kind) {
        Some(ItemKind::Shape(Shape { fill: Some(_), path, .. })) => *path == Path::rect(page),
        Some(ItemKind::Shape(_) | ItemKind::Text(_) | ItemKind::Image(..) | ItemKind::Scene(..)) | None => false,
    }
}
