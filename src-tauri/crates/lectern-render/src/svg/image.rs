//! Pictures, their bytes untouched.

use super::number::{factor, length};
use super::page::{Canvas, Upright};
use crate::RenderError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lectern_model::geometry::Rect;
use lectern_model::image::{ImageFormat, RasterImage};
use lectern_scene::image::ImageKey;

impl Canvas<'_> {
    /// Paints a picture scaled to a box; defines it where it is new.
    ///
    /// # Errors
    /// The picture is not there.
    pub(crate) fn image(&mut self, key: ImageKey, rect: Rect) -> Result<(), RenderError> {
        let (_, image) = self.document.images.get(key).ok_or_else(|| self.missing("picture"))?;
        let Some(Upright { x, y, width, height }) = Upright::new(rect) else { return Ok(()) };
        if image.width == 0 || image.height == 0 {
            return Ok(());
        }
        if self.shown_images.insert(key) {
            self.definitions.push_str(&definition(key, image));
        }
        let (across, down) = (factor(width / f64::from(image.width)), factor(height / f64::from(image.height)));
        let (x, y) = (length(x), length(y));
        self.push(&format!("<use href=\"#i{}\" transform=\"matrix({across} 0 0 {down} {x} {y})\"/>", key.0));
        Ok(())
    }
}

/// A picture in its own pixels. How a camera was held is left aside, as PDF does.
fn definition(key: ImageKey, image: &RasterImage) -> String {
    let kind = match image.format {
        ImageFormat::Jpeg => "jpeg",
        ImageFormat::Png => "png",
    };
    let (width, height) = (image.width, image.height);
    let mut out = format!(
        "<image id=\"i{}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" style=\"image-orientation:none\" \
         href=\"data:image/{kind};base64,",
        key.0
    );
    STANDARD.encode_string(&image.bytes, &mut out);
    out.push_str("\"/>");
    out
}
