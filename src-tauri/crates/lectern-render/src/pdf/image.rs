//! Pictures: JPEG as it is, everything else as pixels.

use super::file::deflate;
use super::plan::Plan;
use crate::RenderError;
use ::image::{ColorType, DynamicImage, ImageReader, Limits};
use lectern_model::image::{ImageFormat, RasterImage};
use lectern_scene::image::ImageKey;
use lectern_scene::scene::ItemKind;
use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// The most memory decoding a picture may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;
/// The longest side of a picture, in pixels.
const LONGEST_SIDE: u32 = 30_000;

/// A picture's name among the resources of what shows it.
pub(super) fn name(key: ImageKey) -> String {
    format!("I{}", key.0)
}

/// Writes every picture the plan's scenes show, each once.
///
/// # Errors
/// A picture that cannot be decoded.
pub(super) fn write(plan: &Plan<'_>, objects: &mut Document) -> Result<BTreeMap<ImageKey, ObjectId>, RenderError> {
    let shown: BTreeSet<ImageKey> = plan
        .scenes()
        .flat_map(|scene| &scene.items)
        .filter_map(|item| match &item.kind {
            ItemKind::Image(key, _) => Some(*key),
            ItemKind::Text(_) | ItemKind::Shape(_) | ItemKind::Scene(..) => None,
        })
        .collect();
    let mut ids = BTreeMap::new();
    for key in shown {
        let Some((id, image)) = plan.document.images.get(key) else { continue };
        let written = match image.format {
            ImageFormat::Jpeg => jpeg(image, objects),
            ImageFormat::Png => pixels(image, ::image::ImageFormat::Png, objects),
        };
        ids.insert(key, written.map_err(|reason| RenderError::Image { name: id.to_string(), reason })?);
    }
    Ok(ids)
}

/// A JPEG untouched, where PDF can show it; what it cannot (four inks, twelve bits) as pixels.
fn jpeg(image: &RasterImage, objects: &mut Document) -> Result<ObjectId, String> {
    let header = JpegHeader::read(&image.bytes).ok_or("it is no JPEG, or damaged")?;
    let space = match header.components {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        _ => return pixels(image, ::image::ImageFormat::Jpeg, objects),
    };
    if !header.plain {
        return pixels(image, ::image::ImageFormat::Jpeg, objects);
    }
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(header.width),
        "Height" => i64::from(header.height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
        "Filter" => "DCTDecode",
    };
    Ok(objects.add_object(Stream::new(dict, image.bytes.to_vec())))
}

/// A picture decoded, with its transparency as a mask.
fn pixels(image: &RasterImage, format: ::image::ImageFormat, objects: &mut Document) -> Result<ObjectId, String> {
    let mut reader = ImageReader::with_format(Cursor::new(&image.bytes[..]), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let decoded = reader.decode().map_err(|error| error.to_string())?;
    let (width, height) = (decoded.width(), decoded.height());
    if width == 0 || height == 0 {
        return Err("it has no pixels".to_owned());
    }
    let (space, colours, alpha) = split(decoded);
    let mut stream = |space: &str, content: &[u8], mask: Option<ObjectId>| {
        let mut dict = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => i64::from(width),
            "Height" => i64::from(height),
            "ColorSpace" => space,
            "BitsPerComponent" => 8,
            "Filter" => "FlateDecode",
        };
        if let Some(mask) = mask {
            dict.set("SMask", Object::Reference(mask));
        }
        objects.add_object(Stream::new(dict, deflate(content)))
    };
    let mask = alpha.map(|alpha| stream("DeviceGray", &alpha, None));
    Ok(stream(space, &colours, mask))
}

/// A picture's colour space, its pixels without their transparency, and that alone where any pixel has some. Eight bits each.
fn split(image: DynamicImage) -> (&'static str, Vec<u8>, Option<Vec<u8>>) {
    let grey = matches!(image.color(), ColorType::L8 | ColorType::L16 | ColorType::La8 | ColorType::La16);
    let (space, colours) = if grey { ("DeviceGray", 1) } else { ("DeviceRGB", 3) };
    if !image.color().has_alpha() {
        let all = if grey { image.into_luma8().into_raw() } else { image.into_rgb8().into_raw() };
        return (space, all, None);
    }
    let all = if grey { image.into_luma_alpha8().into_raw() } else { image.into_rgba8().into_raw() };
    let mut opaque = Vec::with_capacity(all.len());
    let mut alpha = Vec::with_capacity(all.len() / (colours + 1));
    for pixel in all.chunks_exact(colours + 1) {
        let (colour, own) = pixel.split_at(colours);
        opaque.extend_from_slice(colour);
        alpha.extend_from_slice(own);
    }
    let clear = alpha.iter().any(|alpha| *alpha != u8::MAX);
    (space, opaque, clear.then_some(alpha))
}

/// What a JPEG says before its pixels.
#[derive(Debug, PartialEq)]
struct JpegHeader {
    width: u16,
    height: u16,
    components: u8,
    /// Whether it is baseline or progressive with eight bits, what PDF readers decode.
    plain: bool,
}

impl JpegHeader {
    /// Reads up to the frame header (ITU-T T.81, B.2.2).
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
        loop {
            rest = rest.strip_prefix(&[0xff])?;
            let (marker, after) = rest.split_first()?;
            match marker {
                // A fill byte.
                0xff => continue,
                // Frame headers; C4, C8 and CC are something else.
                0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                    let [_, _, bits, h1, h0, w1, w0, components, ..] = *after else { return None };
                    let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
                    let plain = matches!(marker, 0xc0..=0xc2) && bits == 8;
                    return (width > 0 && height > 0).then_some(Self { width, height, components, plain });
                }
                // Markers without a length, and the pixels themselves.
                0x01 | 0xd0..=0xd7 => rest = after,
                0xd8..=0xda => return None,
                _ => {
                    let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
                    rest = after.get(length..)?;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::image::{LumaA, Rgb, RgbaImage};
    use std::sync::Arc;

    fn picture(format: ImageFormat, bytes: Vec<u8>) -> RasterImage {
        RasterImage { format, width: 2, height: 1, bytes: Arc::from(bytes) }
    }

    fn encoded(image: &DynamicImage, format: ::image::ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_jpeg_keeps_its_bytes() {
        let image = DynamicImage::ImageRgb8(::image::ImageBuffer::from_pixel(2, 1, Rgb([200, 10, 10])));
        let bytes = encoded(&image, ::image::ImageFormat::Jpeg);
        let mut objects = Document::new();
        let id = jpeg(&picture(ImageFormat::Jpeg, bytes.clone()), &mut objects).unwrap();
        let stream = objects.get_object(id).unwrap().as_stream().unwrap();
        assert_eq!(stream.content, bytes);
        assert_eq!(stream.dict.get(b"Width").unwrap().as_i64().unwrap(), 2);
        assert_eq!(
            jpeg(&picture(ImageFormat::Jpeg, bytes[..20].to_vec()), &mut objects),
            Err("it is no JPEG, or damaged".into())
        );
    }

    #[test]
    fn transparency_becomes_a_mask_only_where_there_is_some() {
        let clear = DynamicImage::ImageRgba8(RgbaImage::from_raw(2, 1, vec![1, 2, 3, 255, 4, 5, 6, 128]).unwrap());
        assert_eq!(split(clear), ("DeviceRGB", vec![1, 2, 3, 4, 5, 6], Some(vec![255, 128])));
        let opaque = DynamicImage::ImageLumaA16(::image::ImageBuffer::from_pixel(2, 1, LumaA([0x8000, 0xffff])));
        assert_eq!(split(opaque), ("DeviceGray", vec![128, 128], None));
    }

    #[test]
    fn a_broken_png_is_an_error() {
        let image = DynamicImage::new_rgb8(2, 1);
        let mut bytes = encoded(&image, ::image::ImageFormat::Png);
        bytes.truncate(bytes.len() / 2);
        assert!(pixels(&picture(ImageFormat::Png, bytes), ::image::ImageFormat::Png, &mut Document::new()).is_err());
    }
}
