//! Tests of own pictures.

use super::*;
use image::{ImageFormat, Rgb, RgbImage};

/// A picture, red at the left and blue at the right.
fn picture(format: ImageFormat) -> Vec<u8> {
    let pixels = RgbImage::from_fn(32, 16, |x, _| if x < 16 { Rgb([220, 0, 0]) } else { Rgb([0, 0, 220]) });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(pixels).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

/// EXIF with an orientation and the name of a place.
fn exif(orientation: u8) -> Vec<u8> {
    let mut content = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    content.extend([orientation, 0, 0, 0, 0, 0, 0]);
    content.extend(b"GPS: 5 Secret Street");
    content
}

/// A photograph with everything a telephone notes in it.
fn photograph(orientation: u8) -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg);
    let notes = [
        segment(0xe1, &exif(orientation)),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0Secret Street"),
        segment(0xed, b"Photoshop 3.0\0Secret"),
        segment(0xe2, b"MPF\0Secret"),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01kept"),
        segment(0xfe, b"Secret comment"),
    ];
    [&plain[..2], &notes.concat(), &plain[2..], b"Secret film after the end"].concat()
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[test]
fn a_photograph_keeps_its_pixels_and_nothing_of_where_it_was_taken() {
    let taken = photograph(1);
    assert!(contains(&taken, b"Secret"));
    let own = read_picture("C:\\Fotos\\Unser Büro (1).JPG", &taken).unwrap();
    assert_eq!(own.id.as_str(), "images/own/unser-b-ro-1.jpg");
    let bytes = own.image.bytes();
    assert!(!contains(bytes, b"Secret") && !contains(bytes, b"Exif") && contains(bytes, b"ICC_PROFILE\0\x01\x01kept"));
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
    assert_eq!(pixels(bytes), pixels(&picture(ImageFormat::Jpeg)));
}

#[test]
fn a_photograph_that_was_to_be_turned_is_turned() {
    let own = read_picture("a.jpg", &photograph(6)).unwrap();
    let Image::Raster(raster) = &own.image else { panic!() };
    assert_eq!((raster.width, raster.height), (16, 32));
    assert!(!contains(&raster.bytes, b"Secret") && !contains(&raster.bytes, b"Exif"));
    let pixels = image::load_from_memory(&raster.bytes).unwrap().to_rgb8();
    assert!(pixels.get_pixel(8, 3)[0] > 180 && pixels.get_pixel(8, 28)[2] > 180);
}

#[test]
fn notes_in_a_png_go_too() {
    let plain = picture(ImageFormat::Png);
    let note = |name: &[u8; 4], content: &[u8]| {
        [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], name, content, &[0; 4]].concat()
    };
    let notes = [note(b"tEXt", b"Author\0Secret"), note(b"eXIf", b"Secret")].concat();
    let noted = [&plain[..33], &notes, &plain[33..], b"Secret"].concat();
    assert_eq!(&**read_picture("a.png", &noted).unwrap().image.bytes(), plain);
}

#[test]
fn what_is_no_picture_is_refused_with_the_reason() {
    let refused = |name: &str, bytes: &[u8]| read_picture(name, bytes).unwrap_err();
    assert!(refused("a.gif", b"GIF89a\x01\0\x01\0").to_string().contains("neither a PNG, a JPEG nor an SVG"));
    assert_eq!(refused("a.png", &vec![0; LARGEST + 1]).code(), "picture-too-large");
    assert_eq!(refused("a.svg", b"<svg").code(), "not-a-picture");
    for length in 0..200 {
        // Whatever is broken off does not panic.
        drop(read_picture("a.jpg", &photograph(6)[..length]));
        drop(read_picture("a.png", &picture(ImageFormat::Png)[..length.min(80)]));
    }
}

#[test]
fn drawings_stay_as_they_are() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='5' height='5'/></svg>";
    let own = read_picture("Plan.svg", svg).unwrap();
    assert_eq!((own.id.as_str(), &own.image.bytes()[..]), ("images/own/plan.svg", &svg[..]));
}

#[test]
fn the_markdown_of_a_picture_reads_as_its_words() {
    let markdown = picture_markdown(&"images/own/a.jpg".into(), " A [door], *open*\n & \"wide\"", "Our \"door\"").unwrap();
    assert_eq!(markdown, "![A \\[door\\], \\*open\\* \\& \"wide\"](images/own/a.jpg \"Our \\\"door\\\"\")");
    let text = format!("---\nid: a\ntitle: A\ntopic: t\naudiences: [all]\nminutes: 1\nlayout: picture\n---\n\n{markdown}\n");
    let (slide, diagnostics) = crate::pipeline::load_slide("a.md", &text, &lectern_model::pack::Pack::default());
    assert_eq!(diagnostics, []);
    let slide = slide.unwrap();
    let [lectern_model::block::Block::Picture(shown)] = &slide.variants[0].blocks[..] else { panic!() };
    assert_eq!((shown.image.as_str(), shown.alt.as_str()), ("images/own/a.jpg", "A [door], *open* & \"wide\""));
    assert_eq!(lectern_model::span::Inline::plain_text(&shown.caption), "Our \"door\"");
    assert_eq!(picture_markdown(&"a".into(), " ", ""), Err(PictureError::NoAlt));
}
