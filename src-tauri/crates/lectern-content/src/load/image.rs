//! Pictures: their format and size, without decoding them.

use crate::code;
use imagesize::ImageType;
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::image::{Image, ImageFormat};
use std::sync::Arc;

/// What decodes to more than this many pixels is not for a page.
const MAX_PIXELS: u64 = 100_000_000;

/// Reads a picture's header; none, and a diagnostic, if it is no picture.
pub(super) fn read(path: &str, bytes: Arc<[u8]>, found: &mut Vec<Diagnostic>) -> Option<Image> {
    let mut tell = |code: &str, message: String, hint: &str| {
        found.push(Diagnostic::error(code, message).hint(hint).at(Place::file(path)));
        None
    };
    let is_svg = path.to_ascii_lowercase().ends_with(".svg") || path.to_ascii_lowercase().ends_with(".svgz");
    let format = match imagesize::image_type(&bytes) {
        Ok(ImageType::Png) if !is_svg => ImageFormat::Png,
        Ok(ImageType::Jpeg) if !is_svg => ImageFormat::Jpeg,
        Ok(_) | Err(_) => {
            let message = match is_svg {
                true => format!("`{path}` is an SVG picture; these are not supported yet"),
                false => format!("`{path}` is neither a PNG nor a JPEG picture"),
            };
            let hint = "Save it as PNG, at least 2000 pixels wide for a whole slide, or as JPEG if it is a photograph.";
            return tell(code::UNSUPPORTED_IMAGE, message, hint);
        }
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
    Some(Image { format, width, height, bytes })
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
            Some(image) => format!("{}x{}", image.width, image.height),
            None => found.remove(0).code,
        }
    }

    #[test]
    fn the_header_tells_format_and_size() {
        assert_eq!(code("images/a.png", &png(640, 480)), "640x480");
        // The bytes count, not the name.
        assert_eq!(code("images/a.jpg", &png(640, 480)), "640x480");
        let jpeg = b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x11\0\xff\xd9";
        assert_eq!(code("images/b.jpg", jpeg), "32x16");
    }

    #[test]
    fn what_is_no_picture_is_told() {
        assert_eq!(code("images/a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "unsupported-image");
        assert_eq!(code("images/a.gif", b"GIF89a\x01\0\x01\0"), "unsupported-image");
        assert_eq!(code("images/a.png", b""), "unsupported-image");
        assert_eq!(code("images/a.png", &png(640, 480)[..18]), "bad-image");
        assert_eq!(code("images/a.png", &png(0, 480)), "bad-image");
        assert_eq!(code("images/a.png", &png(60_000, 60_000)), "file-too-large");
    }
}
