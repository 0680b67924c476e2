//! By which colours a logo is seen, and what it stands on.

use image::{GenericImageView, ImageReader, Limits};
use lectern_model::brand::LogoInk;
use lectern_model::geometry::Point;
use lectern_model::image::{Image, Paint, Tint, VectorImage, VectorPath};
use lectern_model::path::Step;
use lectern_model::theme::Colour;
use std::collections::BTreeMap;
use std::io::Cursor;

/// How many pixels of a row and of a column are looked at.
const SIDE: u32 = 96;
/// The largest side of a picture that is decoded, in pixels.
const LARGEST: u32 = 12_000;
/// What is less opaque than this lets the page through.
const SEEN: u8 = 128;
/// How many bits of a channel tell colours apart.
const STEP: u8 = 0b1110_0000;
/// Colours that cover less than this, in per cent, are not told.
const LEAST: u64 = 4;
/// The most colours that are told.
const MOST: usize = 6;

/// The colour a picture stands on, where it brings it along, and the colours it is seen by, the most seen first.
pub(super) fn seen(image: &Image) -> (Option<Colour>, Vec<LogoInk>) {
    match image {
        Image::Raster(raster) => pixels(&raster.bytes).unwrap_or_default(),
        Image::Vector(drawing) => areas(drawing),
    }
}

/// Amounts of colours that are nearly the same, and their sum.
#[derive(Default)]
struct Palette(BTreeMap<[u8; 3], (u64, [u64; 3])>);

impl Palette {
    fn add(&mut self, colour: Colour, amount: u64) {
        let channels = [colour.red, colour.green, colour.blue];
        let (sum, weighed) = self.0.entry(channels.map(|channel| channel & STEP)).or_default();
        *sum += amount;
        for (weighed, channel) in weighed.iter_mut().zip(channels) {
            *weighed += u64::from(channel) * amount;
        }
    }

    fn inks(self) -> Vec<LogoInk> {
        let total: u64 = self.0.values().map(|(sum, _)| sum).sum();
        let percent = |sum: u64| sum * 100 / total.max(1);
        let mut amounts: Vec<(u64, [u64; 3])> = self.0.into_values().filter(|(sum, _)| percent(*sum) >= LEAST).collect();
        amounts.sort_by_key(|(sum, _)| std::cmp::Reverse(*sum));
        let ink = |(sum, weighed): (u64, [u64; 3])| {
            let [red, green, blue] = weighed.map(|weighed| u8::try_from(weighed / sum.max(1)).unwrap_or(u8::MAX));
            LogoInk { colour: Colour { red, green, blue }, percent: u8::try_from(percent(sum)).unwrap_or(100) }
        };
        amounts.into_iter().take(MOST).map(ink).collect()
    }
}

fn pixels(bytes: &[u8]) -> Option<(Option<Colour>, Vec<LogoInk>)> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    reader.limits(limits);
    let whole = reader.decode().ok()?;
    let (width, height) = whole.dimensions();
    // Pixels as they are: mixed ones have colours that nobody sees.
    let places = |side: u32| {
        let count = side.min(SIDE);
        (0..count).map(move |at| if count > 1 { u64::from(at) * u64::from(side - 1) / u64::from(count - 1) } else { 0 } as u32)
    };
    let (mut palette, mut edge, mut open) = (Palette::default(), Palette::default(), 0_u32);
    let mut around = 0_u32;
    for (x, y) in places(height).flat_map(|y| places(width).map(move |x| (x, y))) {
        let [red, green, blue, opacity] = whole.get_pixel(x, y).0;
        let is_edge = x == 0 || y == 0 || x + 1 == width || y + 1 == height;
        around += u32::from(is_edge);
        if opacity < SEEN {
            open += u32::from(is_edge);
            continue;
        }
        let colour = Colour { red, green, blue };
        palette.add(colour, 1);
        if is_edge {
            edge.add(colour, 1);
        }
    }
    // An edge of one colour is a ground; one of many is a picture.
    let ground = edge.inks().first().copied().filter(|ink| ink.percent >= 60 && open * 20 <= around).map(|ink| ink.colour);
    Some((ground, palette.inks()))
}

/// The colours of a drawing by the areas they fill, as far as nothing lies over them; a drawing brings a ground where its lowest area is
/// all of it.
fn areas(drawing: &VectorImage) -> (Option<Colour>, Vec<LogoInk>) {
    let whole = f64::from(drawing.size.width.0) * f64::from(drawing.size.height.0);
    let mut palette = Palette::default();
    let mut ground = None;
    for (at, path) in drawing.paths.iter().enumerate() {
        let filled = path.fill.and_then(colour).map(|colour| (colour, area(path)));
        if let Some((colour, area)) = filled {
            if at == 0 && area >= whole * 0.97 {
                ground = Some(colour);
                continue;
            }
            palette.add(colour, parts(area, whole));
        }
        if let Some(line) = &path.line
            && let Some(colour) = colour(line.paint)
        {
            palette.add(colour, parts(length(path) * f64::from(line.width.0), whole));
        }
    }
    (ground, palette.inks())
}

/// A drawing's own colour; one in the ink of the place is seen everywhere.
fn colour(paint: Paint) -> Option<Colour> {
    match paint.tint {
        Tint::Colour(colour) if paint.opacity > 0.3 => Some(colour),
        Tint::Colour(_) | Tint::Ink => None,
    }
}

fn parts(area: f64, whole: f64) -> u64 {
    (area / whole.max(1e-9) * 100_000.0).clamp(0.0, 1e9) as u64
}

/// The outlines of a path, each as the corners it goes through.
fn outlines(path: &VectorPath) -> Vec<Vec<Point>> {
    let mut outlines: Vec<Vec<Point>> = Vec::new();
    for step in &path.path.steps {
        match *step {
            Step::Move(to) => outlines.push(vec![to]),
            Step::Line(to) => outlines.last_mut().into_iter().for_each(|outline| outline.push(to)),
            Step::Curve(a, b, to) => outlines.last_mut().into_iter().for_each(|outline| outline.extend([a, b, to])),
            Step::Close => {}
        }
    }
    outlines
}

/// The area of a path, holes taken off.
fn area(path: &VectorPath) -> f64 {
    let signed = |outline: &Vec<Point>| -> f64 {
        let next = outline.iter().cycle().skip(1);
        let cross = |(a, b): (&Point, &Point)| f64::from(a.x.0) * f64::from(b.y.0) - f64::from(b.x.0) * f64::from(a.y.0);
        outline.iter().zip(next).map(cross).sum::<f64>() * 0.5
    };
    outlines(path).iter().map(signed).sum::<f64>().abs()
}

fn length(path: &VectorPath) -> f64 {
    let along = |outline: &Vec<Point>| -> f64 {
        let between = |pair: &[Point]| match pair {
            [a, b] => f64::from((b.x - a.x).0.hypot((b.y - a.y).0)),
            _ => 0.0,
        };
        outline.windows(2).map(between).sum()
    };
    outlines(path).iter().map(along).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::load_image;

    fn of(svg: &str) -> (Option<Colour>, Vec<LogoInk>) {
        seen(&load_image("a.svg", svg.as_bytes().into()).0.unwrap())
    }

    #[test]
    fn a_drawing_is_seen_by_its_areas() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>\
            <rect width='10' height='10' fill='#003366'/><rect x='10' width='5' height='10' fill='#ff9900'/></svg>";
        let (ground, inks) = of(svg);
        assert_eq!(ground, None);
        let told: Vec<(String, u8)> = inks.iter().map(|ink| (ink.colour.to_string(), ink.percent)).collect();
        assert_eq!(told, [("#003366".to_owned(), 66), ("#ff9900".to_owned(), 33)]);
        let on_white = of(&svg.replace("<rect width='10'", "<rect width='20' height='10' fill='#ffffff'/><rect width='10'"));
        assert_eq!(on_white.0, Some(Colour::WHITE));
    }

    #[test]
    fn pixels_are_seen_where_they_are_not_see_through() {
        let mut image = image::RgbaImage::new(40, 20);
        for x in 10..30 {
            for y in 5..15 {
                image.put_pixel(x, y, image::Rgba([255, 255, 255, 255]));
            }
        }
        let png = |image: &image::RgbaImage| {
            let mut bytes = Cursor::new(Vec::new());
            image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
            bytes.into_inner()
        };
        let (ground, inks) = pixels(&png(&image)).unwrap();
        assert_eq!((ground, inks[0].colour, inks[0].percent), (None, Colour::WHITE, 100));
        image.pixels_mut().for_each(|pixel| pixel.0[3] = 255);
        assert_eq!(pixels(&png(&image)).unwrap().0, Some(Colour::BLACK));
        assert_eq!(pixels(b"\x89PNG nothing"), None);
    }
}
