//! Pictures: photographs by format and size, without decoding them; drawings in full.

use super::vector;
use crate::code;
use imagesize::ImageType;
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::image::{Image, ImageFormat, RasterImage};
use std::sync::Arc;

/// What decodes to more than this many pixels is not for a page.
const MAX_PIXELS: u64 = 100_000_000;

/// Reads a picture; none, and a diagnostic, if it is no picture.
pub(super) fn read(path: &str, bytes: Arc<[u8]>, found: &mut Vec<Diagnostic>) -> Option<Image> {
    let format = match imagesize::image_type(&bytes) {
        Ok(ImageType::Png) => ImageFormat::Png,
        Ok(ImageType::Jpeg) => ImageFormat::Jpeg,
        Ok(_) | Err(_) if is_svg(path) => return vector::read(path, bytes, found).map(Image::Vector),
        Ok(_) | Err(_) => {
            let message = format!("`{path}` is neither a PNG, a JPEG nor an SVG picture");
            let hint = "Save a photograph as JPEG, a drawing as SVG, anything else as PNG, 2000 pixels wide for a whole slide.";
            found.push(Diagnostic::error(code::UNSUPPORTED_IMAGE, message).hint(hint).at(Place::file(path)));
            return None;
        }
    };
    raster(path, format, bytes, found).map(Image::Raster)
}

/// Whether a file's name says that it is an SVG picture.
fn is_svg(path: &str) -> bool {
    let name = path.to_ascii_lowercase();
    name.ends_with(".svg") || name.ends_with(".svgz")
}

fn raster(path: &str, format: ImageFormat, bytes: Arc<[u8]>, found: &mut Vec<Diagnostic>) -> Option<RasterImage> {
    let mut tell = |code: &str, message: String, hint: &str| {
        found.push(Diagnostic::error(code, message).hint(hint).at(Place::file(path)));
        None
    };
    let size = imagesize::blob_size(&bytes).ok();
    let size = size.and_then(|size| Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)));
    let Some((width @ 1.., height @ 1..)) = size else {
        let message = format!("`{path}` is damaged: its size cannot be read");
        return tell(code::BAD_IMAGE, message, "Open it in a picture editor and save it again.");
    };
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        let message = format!("`{path}` has {width} by {height} pixels; it is not read");
        return tell(code::FILE_TOO_LARGE, message, "Make it smaller: 4000 pixels are enough for any page.");
    }
    Some(RasterImage { format, width, height, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        bytes
    }

    fn code(path: &str, bytes: &[u8]) -> String {
        let mut found = Vec::new();
        match read(path, Arc::from(bytes), &mut found) {
            Some(image) => format!("{}x{}", image.size().width.0, image.size().height.0),
            None => found.remove(0).code,
        }
    }

    #[test]
    fn the_header_tells_format_and_size() {
        assert_eq!(code("images/a.png", &png(640, 480)), "480x360");
        // The bytes count, not the name.
        assert_eq!(code("images/a.jpg", &png(640, 480)), "480x360");
        assert_eq!(code("images/a.svg", &png(640, 480)), "480x360");
        let jpeg = b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x11\0\xff\xd9";
        assert_eq!(code("images/b.jpg", jpeg), "24x12");
    }

    #[test]
    fn what_is_no_picture_is_told() {
        assert_eq!(code("images/a.svg", b"GIF89a\x01\0\x01\0"), "bad-image");
        assert_eq!(code("images/a.gif", b"GIF89a\x01\0\x01\0"), "unsupported-image");
        assert_eq!(code("images/a.png", b""), "unsupported-image");
        assert_eq!(code("images/a.png", &png(640, 480)[..18]), "bad-image");
        assert_eq!(code("images/a.png", &png(0, 480)), "bad-image");
        assert_eq!(code("images/a.png", &png(60_000, 60_000)), "file-too-large");
    }
}
