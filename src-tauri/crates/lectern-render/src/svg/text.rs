//! Glyph runs as letters placed in font units, scaled as a whole.

use super::font::Shown;
use super::number::{factor, finite, fixed, length, push_fixed};
use super::page::Canvas;
use super::path::PathData;
use crate::RenderError;
use lectern_scene::text::{Glyph, GlyphRun};

/// The decimals of places in a run, in font units.
const UNIT_PLACES: u32 = 1;

impl<'a> Canvas<'a> {
    /// Writes a run.
    ///
    /// # Errors
    /// Its font is not there, or cannot be read.
    pub(crate) fn text(&mut self, run: &'a GlyphRun) -> Result<(), RenderError> {
        let font = self.document.fonts.get(run.font).ok_or_else(|| self.missing("font"))?;
        let units = self.glyphs.open(run.font, font)?;
        let size = finite(run.size);
        if size <= 0.0 {
            return Ok(());
        }
        let mut letters = String::new();
        let mut pen = 0.0;
        for cluster in run.glyphs.chunk_by(|one, other| one.text == other.text) {
            let shown: Vec<Shown> = cluster.iter().map(|glyph| self.glyphs.show(run.font, glyph.id)).collect();
            if shown.contains(&Shown::Missing) {
                letters.push_str(&missing(cluster, pen, size, units));
            } else {
                let mut pen = pen;
                for (glyph, shown) in cluster.iter().zip(shown) {
                    letters.push_str(&letter(glyph, shown, pen, units / size));
                    pen += finite(glyph.advance);
                }
            }
            pen += width(cluster);
        }
        if !letters.is_empty() {
            let (x, y) = (length(finite(run.origin.x)), length(finite(run.origin.y)));
            let scale = factor(size / units);
            self.push(&format!("<g fill=\"{}\" transform=\"translate({x} {y})scale({scale})\">{letters}</g>", run.colour));
        }
        Ok(())
    }
}

fn width(cluster: &[Glyph]) -> f64 {
    cluster.iter().map(|glyph| finite(glyph.advance)).sum()
}

/// A glyph where the pen is, in points from the run's origin; `scale` is the units in a point.
fn letter(glyph: &Glyph, shown: Shown, pen: f64, scale: f64) -> String {
    let Shown::Outline(number) = shown else { return String::new() };
    let mut out = format!("<use href=\"#g{number}\"");
    for (name, value) in [("x", pen + finite(glyph.x_offset)), ("y", -finite(glyph.y_offset))] {
        let count = fixed(value * scale, UNIT_PLACES);
        if count != 0 {
            out.push_str(&format!(" {name}=\""));
            push_fixed(&mut out, count, UNIT_PLACES);
            out.push('"');
        }
    }
    out.push_str("/>");
    out
}

/// A box in the place of glyphs the font does not have, as in PDF.
fn missing(cluster: &[Glyph], pen: f64, size: f64, units: f64) -> String {
    let scale = units / size;
    let (left, width, height) = ((pen + width(cluster) * 0.1) * scale, width(cluster) * 0.8 * scale, units * 0.7);
    if width <= 0.0 {
        return String::new();
    }
    let mut data = PathData::new(UNIT_PLACES);
    for inset in [0.0, width * 0.08] {
        let (left, right, top, bottom) = (left + inset, left + width - inset, inset - height, -inset);
        data.move_to((left, top));
        data.line_to((right, top));
        data.line_to((right, bottom));
        data.line_to((left, bottom));
        data.close();
    }
    format!("<path fill-rule=\"evenodd\" d=\"{}\"/>", data.finish())
}
