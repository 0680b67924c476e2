//! Pictures: photographs as bytes, drawings as paths.

use crate::geometry::{Pt, Size};
use crate::path::{Cap, FillRule, Join, Path};
use crate::theme::Colour;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A picture of a pack.
#[derive(Debug, Clone, PartialEq)]
pub enum Image {
    /// Of pixels.
    Raster(RasterImage),
    /// Of lines and areas.
    Vector(VectorImage),
}

/// A picture of pixels, undecoded.
#[derive(Debug, Clone, PartialEq)]
pub struct RasterImage {
    /// How the bytes are coded.
    pub format: ImageFormat,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file's bytes.
    pub bytes: Arc<[u8]>,
}

/// How a picture's bytes are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ImageFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

/// A picture of lines and areas. It has no text, no pixels and no effects.
#[derive(Debug, Clone, PartialEq)]
pub struct VectorImage {
    /// Its natural size; both sides are above zero. Everything drawn lies within it.
    pub size: Size,
    /// What is drawn, the lowest first.
    pub paths: Arc<[VectorPath]>,
    /// The file's bytes.
    pub bytes: Arc<[u8]>,
}

/// A path of a drawing, filled, stroked or both; the line lies over the inside.
#[derive(Debug, Clone, PartialEq)]
pub struct VectorPath {
    /// The outline, in points from the drawing's top left corner.
    pub path: Path,
    /// The inside.
    pub fill: Option<Paint>,
    /// What is inside.
    pub rule: FillRule,
    /// The line.
    pub line: Option<VectorLine>,
}

/// A line along a path of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct VectorLine {
    /// Its colour.
    pub paint: Paint,
    /// Its width.
    pub width: Pt,
    /// Lengths of dashes and gaps; empty for a solid line.
    pub dash: Vec<Pt>,
    /// Its ends.
    pub cap: Cap,
    /// Its corners.
    pub join: Join,
}

/// The colour of a part of a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// The colour, where it covers what is under it.
    pub tint: Tint,
    /// How much of it is seen, above 0 and up to 1; the rest is the page's.
    pub opacity: f32,
}

/// A drawing's own colour, or one that suits where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// The colour in which drawings are made where this one stands: SVG's `currentColor`.
    Ink,
    /// This one everywhere.
    Colour(Colour),
}

impl Image {
    /// Its natural size. A pixel is a CSS pixel, 0.75 points.
    pub fn size(&self) -> Size {
        match self {
            Image::Raster(image) => Size::new(Pt(image.width as f32 * 0.75), Pt(image.height as f32 * 0.75)),
            Image::Vector(image) => image.size,
        }
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &Arc<[u8]> {
        match self {
            Image::Raster(image) => &image.bytes,
            Image::Vector(image) => &image.bytes,
        }
    }
}
