//! A presenter's own pictures: what may come into a talk, without what the camera noted in them.

mod strip;

use crate::pipeline::load_image;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::ImageId;
use lectern_model::image::Image;
use std::io::Cursor;

/// The folder of own pictures, as slides name them.
pub const FOLDER: &str = "images/own/";

/// The largest picture, in bytes.
pub const LARGEST: usize = 24 << 20;

/// How well a photograph is kept that had to be turned.
const QUALITY: u8 = 92;

/// Why a picture cannot come in.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PictureError {
    /// It is too large.
    #[error("`{name}` has {} MB; make it smaller, 4000 pixels wide are enough for any page", bytes.div_ceil(1_000_000))]
    TooLarge {
        /// The file.
        name: String,
        /// Its size.
        bytes: usize,
    },
    /// It is no picture that can be shown.
    #[error("{}", told.message)]
    NotAPicture {
        /// What is wrong with it, and what to do.
        told: Box<Diagnostic>,
    },
    /// It has no words for those who cannot see it.
    #[error("say in a sentence what the picture shows, for those who cannot see it")]
    NoAlt,
}

impl PictureError {
    /// A stable short name.
    pub fn code(&self) -> &'static str {
        match self {
            PictureError::TooLarge { .. } => "picture-too-large",
            PictureError::NotAPicture { .. } => "not-a-picture",
            PictureError::NoAlt => "missing-alt",
        }
    }
}

/// A picture that may come in.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnPicture {
    /// What slides call it.
    pub id: ImageId,
    /// The picture.
    pub image: Image,
    /// What is not shown as it stands in the file, such as text in a drawing.
    pub diagnostics: Vec<Diagnostic>,
}

/// Whether a picture is the presenter's and not the pack's.
pub fn is_own(id: &ImageId) -> bool {
    id.as_str().starts_with(FOLDER)
}

/// Reads the file of a picture: PNG, JPEG or SVG. What a camera or a program noted in a photograph (where, when, with what, by whom) is
/// taken out, and one that was to be turned is turned.
///
/// # Errors
/// It is too large, or no such picture.
pub fn read_picture(name: &str, bytes: &[u8]) -> Result<OwnPicture, PictureError> {
    if bytes.len() > LARGEST {
        return Err(PictureError::TooLarge { name: name.to_owned(), bytes: bytes.len() });
    }
    let id = ImageId::from(format!("{FOLDER}{}", file_name(name, bytes)));
    // Before it is decoded: this checks what it would decode to.
    load(name, bytes.to_vec())?;
    let (image, diagnostics) = load(name, turned(bytes).unwrap_or_else(|| strip::without_notes(bytes)))?;
    Ok(OwnPicture { id, image, diagnostics })
}

fn load(name: &str, bytes: Vec<u8>) -> Result<(Image, Vec<Diagnostic>), PictureError> {
    let (image, mut diagnostics) = load_image(name, bytes.into());
    let broken = || Diagnostic::error("bad-image", format!("`{name}` is damaged; open it in a picture editor and save it again"));
    match image {
        Some(image) => Ok((image, diagnostics)),
        None => Err(PictureError::NotAPicture { told: Box::new(diagnostics.pop().unwrap_or_else(broken)) }),
    }
}

/// The Markdown that shows a picture, for a paragraph of its own.
///
/// # Errors
/// There are no words for those who cannot see it.
pub fn picture_markdown(id: &ImageId, alt: &str, caption: &str) -> Result<String, PictureError> {
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let escaped = |words: &str, special: &[char]| {
        let mut text = String::new();
        for letter in words.chars() {
            if letter == '\\' || special.contains(&letter) {
                text.push('\\');
            }
            text.push(letter);
        }
        text
    };
    let (alt, caption) = (line(alt), line(caption));
    if alt.is_empty() {
        return Err(PictureError::NoAlt);
    }
    let alt = escaped(&alt, &['[', ']', '*', '_', '`', '<', '!', '&']);
    let caption = if caption.is_empty() { String::new() } else { format!(" \"{}\"", escaped(&caption, &['"'])) };
    Ok(format!("![{alt}]({id}{caption})"))
}

/// A file's name in letters that every system and Markdown take, with the ending of what the file is.
fn file_name(name: &str, bytes: &[u8]) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let mut kept = String::new();
    for letter in stem.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => kept.push(letter),
            _ if kept.is_empty() || kept.ends_with('-') => {}
            _ => kept.push('-'),
        }
    }
    kept.truncate(60);
    let kept = kept.trim_end_matches('-');
    let stem = if kept.is_empty() { "picture" } else { kept };
    let ending = match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, ..] => "jpg",
        _ => "svg",
    };
    format!("{stem}.{ending}")
}

/// A photograph as it is to be seen, where it is not stored so; nothing else of its notes is kept.
fn turned(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(&[0xff, 0xd8]) {
        return None;
    }
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    if orientation == Orientation::NoTransforms {
        return None;
    }
    let profile = decoder.icc_profile().ok().flatten();
    decoder.set_limits(Limits::default()).ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(orientation);
    let mut turned = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut turned, QUALITY);
    if let Some(profile) = profile {
        // Without its profile the colours are a little off, no more.
        let _ = image::ImageEncoder::set_icc_profile(&mut encoder, profile);
    }
    image.write_with_encoder(encoder).ok()?;
    Some(turned)
}

#[cfg(test)]
mod tests;
