//! A page as SVG that draws itself alone: letters are outlines, pictures stand in it, and nothing in it leads anywhere.
//!
//! What a page shows again and again (letters, pictures, nested scenes) stands once among the definitions. No words of the document
//! reach the file, so there is nothing to escape and nothing to leak: what a page says is told beside its picture.

pub(crate) mod font;
pub(crate) mod image;
pub(crate) mod number;
pub(crate) mod page;
pub(crate) mod path;
pub(crate) mod shape;
pub(crate) mod text;

use crate::RenderError;
use lectern_scene::document::Document;
use page::Canvas;

/// Renders a page of a document, from 0, as SVG that looks as the page of [`render_pdf`](crate::render_pdf) does; a unit of it is a
/// point. It is for an `<img>`: its ids are the same in every picture.
///
/// Lengths that are not finite count as 0, page sides are kept between 3 and 14,400 points, and a nested scene may show only nested
/// scenes that stand before it, all as in PDF.
///
/// # Errors
/// There is no such page, a font cannot be read, a key leads nowhere.
pub fn render_svg(document: &Document, page: usize) -> Result<String, RenderError> {
    let pages = document.pages.len();
    let scene = document.pages.get(page).ok_or(RenderError::NoSuchPage { page: page + 1, pages })?;
    Canvas::new(document, page).page(scene)
}

#[cfg(test)]
mod tests;
