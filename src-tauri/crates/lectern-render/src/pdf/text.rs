//! Glyph runs as text that keeps its words.

use super::font::{Cluster, Face, clusters};
use super::mark::Number;
use super::number::{length, upright};
use super::page::{Canvas, operator};
use super::string;
use lectern_model::geometry::{Pt, Rect};
use lectern_scene::text::{Glyph, GlyphRun};
use printpdf::{DictItem, Op, PdfFontHandle, TextMatrix};
use std::borrow::Cow;

/// The longest string PDF/A allows is 32,767 bytes; a glyph takes two.
const LONGEST_STRING: usize = 16_000;

/// A run being written. Positions are in thousandths of the font size from the run's origin, as `TJ` counts them.
struct Line<'a, 'c> {
    canvas: &'c mut Canvas<'a>,
    face: &'a Face<'a>,
    /// Thousandths of the font size in a point.
    scale: f64,
    /// Where the layout puts the next glyph.
    pen: f64,
    /// Where the reader would put it.
    reader: f64,
    /// How far up glyphs stand, in points.
    rise: f32,
    /// The strings and moves of the `TJ` being built, and its last string.
    parts: Vec<DictItem>,
    string: Vec<u8>,
    /// Glyphs the font does not have.
    missing: Vec<Missing<'a>>,
}

/// A box in place of glyphs no font has.
struct Missing<'a> {
    rect: Rect,
    words: Cow<'a, str>,
    number: Number,
}

impl<'a> Canvas<'a> {
    /// Writes a run.
    pub(super) fn text(&mut self, run: &'a GlyphRun) {
        let size = length(run.size);
        let faces = self.faces;
        let Some(face) = faces.get(run.font) else { return };
        if size <= 0.0 || run.glyphs.is_empty() {
            return;
        }
        let language = run.language.as_ref().and_then(string::language_tag);
        let plain = !run.right_to_left && clusters(run).all(|cluster| face.says(&cluster));
        if plain {
            self.enter(language);
        } else {
            self.leave();
        }
        self.fill(run.colour);
        self.ops.push(Op::StartTextSection);
        if !face.is_empty() && self.state.font.replace((run.font, size)) != Some((run.font, size)) {
            let font = PdfFontHandle::External(face.id.clone());
            self.ops.push(Op::SetFont { font, size: printpdf::Pt(size) });
        }
        let (x, y) = (length(run.origin.x), length(self.height - Pt(length(run.origin.y))));
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(printpdf::Pt(x), printpdf::Pt(y)) });
        let before = self.numbered();
        let mut line = Line::new(self, face, size);
        if plain {
            line.show(&run.glyphs);
            line.end();
        } else {
            line.pieces(run, language);
        }
        let missing = line.missing;
        self.ops.push(Op::EndTextSection);
        if run.right_to_left {
            self.reverse_numbers(before);
        }
        self.boxes(missing, language);
    }

    /// Draws the boxes that stand for glyphs no font has; PDF/A forbids a font's own.
    fn boxes(&mut self, missing: Vec<Missing<'a>>, language: Option<&str>) {
        for Missing { rect, words, number } in missing {
            let [left, bottom, right, top] = upright(rect, self.height);
            let (inner, width, height) = ((right - left) * 0.08, right - left, top - bottom);
            self.begin(number, None, language, Some(&words));
            if width > 0.0 {
                for inset in [0.0, inner] {
                    let sides = [left + inset, bottom + inset, width - 2.0 * inset, height - 2.0 * inset];
                    self.ops.push(operator("re", sides.map(|side| DictItem::Real(length(Pt(side)))).to_vec()));
                }
                self.ops.push(operator("f*", Vec::new()));
            }
            self.ops.push(Op::EndMarkedContent);
        }
    }
}

impl<'a, 'c> Line<'a, 'c> {
    fn new(canvas: &'c mut Canvas<'a>, face: &'a Face<'a>, size: f32) -> Self {
        Self {
            canvas,
            face,
            scale: 1000.0 / f64::from(size),
            pen: 0.0,
            reader: 0.0,
            rise: 0.0,
            parts: Vec::new(),
            string: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// Writes a run piece by piece: what glyphs say themselves, what words are said in their place, what is missing.
    fn pieces(&mut self, run: &'a GlyphRun, language: Option<&str>) {
        let reversed = run.right_to_left.then_some("ReversedChars");
        let mut open = false;
        for cluster in clusters(run) {
            if cluster.is_silent() {
                self.skip(cluster.glyphs);
                continue;
            }
            let says = self.face.says(&cluster);
            if open && !says {
                self.end();
                self.canvas.ops.push(Op::EndMarkedContent);
                open = false;
            }
            if says {
                if !open {
                    let number = self.canvas.number();
                    open = self.canvas.begin(number, reversed, language, None);
                }
                self.show(cluster.glyphs);
            } else if cluster.glyphs.iter().any(|glyph| self.face.glyph(glyph.id).is_none()) {
                self.missing(run, cluster);
            } else {
                self.end();
                let number = self.canvas.number();
                self.canvas.begin(number, None, language, Some(&cluster.words));
                self.show(cluster.glyphs);
                self.end();
                self.canvas.ops.push(Op::EndMarkedContent);
            }
        }
        self.end();
        if open {
            self.canvas.ops.push(Op::EndMarkedContent);
        }
    }

    fn show(&mut self, glyphs: &[Glyph]) {
        for glyph in glyphs {
            let Some(shown) = self.face.glyph(glyph.id) else { continue };
            self.raise(length(glyph.y_offset));
            let wanted = self.pen + f64::from(length(glyph.x_offset)) * self.scale;
            let back = (self.reader - wanted).round();
            if back != 0.0 {
                self.end_string();
                self.parts.push(DictItem::Int(back as i64));
                self.reader -= back;
            }
            if self.string.len() / 2 >= LONGEST_STRING {
                self.end_string();
            }
            self.string.extend_from_slice(&shown.code.to_be_bytes());
            self.reader += f64::from(shown.width);
            self.skip(std::slice::from_ref(glyph));
        }
    }

    /// Moves the pen past glyphs.
    fn skip(&mut self, glyphs: &[Glyph]) {
        self.pen += glyphs.iter().map(|glyph| f64::from(finite(glyph.advance)) * self.scale).sum::<f64>();
    }

    /// Leaves room for a box where the font has no glyph.
    fn missing(&mut self, run: &GlyphRun, cluster: Cluster<'a>) {
        let before = self.pen;
        self.skip(cluster.glyphs);
        let x = run.origin.x + Pt((before / self.scale) as f32);
        let width = Pt(((self.pen - before) / self.scale) as f32);
        let height = run.size * 0.7;
        let rect = Rect::new(x + width * 0.1, run.origin.y - height, width * 0.8, height);
        let number = self.canvas.number();
        self.missing.push(Missing { rect, words: cluster.words, number });
    }

    /// Writes what is waiting and goes back to the baseline.
    fn end(&mut self) {
        self.raise(0.0);
        self.flush();
    }

    fn raise(&mut self, rise: f32) {
        if self.rise != rise {
            self.flush();
            self.rise = rise;
            self.canvas.ops.push(Op::SetLineOffset { multiplier: rise });
        }
    }

    fn end_string(&mut self) {
        if !self.string.is_empty() {
            // Literal strings are half as long as hexadecimal ones, before and after compression.
            self.parts.push(DictItem::String { data: std::mem::take(&mut self.string), literal: true });
        }
    }

    fn flush(&mut self) {
        self.end_string();
        if !self.parts.is_empty() {
            let parts = std::mem::take(&mut self.parts);
            self.canvas.ops.push(operator("TJ", vec![DictItem::Array(parts)]));
        }
    }
}

fn finite(length: Pt) -> f32 {
    if length.0.is_finite() { length.0 } else { 0.0 }
}
