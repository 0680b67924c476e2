//! Glyph runs as text that keeps its words.

use super::font::{Cluster, Face, clusters};
use super::number::{length, upright};
use super::page::{Canvas, operator};
use super::string;
use lectern_model::geometry::{Pt, Rect};
use lectern_scene::text::{Glyph, GlyphRun};
use printpdf::{DictItem, Op, PdfFontHandle, TextMatrix};

/// The longest string PDF/A allows is 32,767 bytes; a glyph takes two.
const LONGEST_STRING: usize = 16_000;

/// A run being written. Positions are in thousandths of the font size from the run's origin, as `TJ` counts them.
struct Line<'a, 'c> {
    canvas: &'c mut Canvas<'a>,
    face: &'a Face<'a>,
    run: &'a GlyphRun,
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
    /// Glyphs that only complete others, and where.
    mute: Vec<(f64, Glyph)>,
}

/// How a cluster's glyphs say its words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speech {
    /// By themselves.
    Own,
    /// Words are given in their place.
    Given,
    /// The font has no glyphs for them.
    Missing,
    /// There is nothing to see and nothing to say.
    Silent,
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
        let simple = !run.right_to_left && clusters(run).all(|cluster| cluster.is_simple() && face.says(&cluster));
        if !simple {
            // Some readers take the end of a span for that of the content around it: what follows must not be lost with it.
            self.leave();
        }
        self.enter(run.language.as_ref().and_then(string::language_tag));
        self.fill(run.colour);
        self.ops.push(Op::StartTextSection);
        if !face.is_empty() && self.state.font.replace((run.font, size)) != Some((run.font, size)) {
            let font = PdfFontHandle::External(face.id.clone());
            self.ops.push(Op::SetFont { font, size: printpdf::Pt(size) });
        }
        let mut line = Line {
            canvas: self,
            face,
            run,
            scale: 1000.0 / f64::from(size),
            pen: 0.0,
            reader: 0.0,
            rise: 0.0,
            parts: Vec::new(),
            string: Vec::new(),
            mute: Vec::new(),
        };
        line.place();
        line.clusters(simple);
        self.ops.push(Op::EndTextSection);
        if !simple {
            self.leave();
        }
    }
}

fn speech(face: &Face<'_>, cluster: &Cluster<'_>) -> Speech {
    if cluster.is_silent() {
        Speech::Silent
    } else if face.says(cluster) {
        Speech::Own
    } else if cluster.glyphs.iter().all(|glyph| face.has(glyph.id)) {
        Speech::Given
    } else {
        Speech::Missing
    }
}

impl<'a> Line<'a, '_> {
    /// Starts where the pen is.
    fn place(&mut self) {
        let origin = self.run.origin;
        let x = length(Pt(length(origin.x) + (self.pen / self.scale) as f32));
        let y = length(self.canvas.height - Pt(length(origin.y)));
        self.canvas.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(printpdf::Pt(x), printpdf::Pt(y)) });
        self.reader = self.pen;
    }

    /// Writes all clusters. Those that say their words themselves stand together, any other in a span of its own; `simple` says
    /// that there is no other.
    fn clusters(&mut self, simple: bool) {
        let mut open = false;
        for cluster in clusters(self.run) {
            let speech = if simple { Speech::Own } else { speech(self.face, &cluster) };
            if open && matches!(speech, Speech::Given | Speech::Missing) {
                self.flush();
                self.canvas.end();
                open = false;
            }
            match speech {
                Speech::Own => {
                    if self.run.right_to_left && !open {
                        self.canvas.begin("ReversedChars");
                        open = true;
                    }
                    self.show(&cluster, false);
                }
                Speech::Given => {
                    self.flush();
                    self.canvas.begin_words(&cluster.words);
                    self.show(&cluster, true);
                    self.flush();
                    self.canvas.end();
                }
                Speech::Missing => self.missing(&cluster),
                Speech::Silent => self.skip(cluster.glyphs),
            }
        }
        self.flush();
        if open {
            self.canvas.end();
        }
        self.complete();
    }

    /// Writes a cluster, but keeps back what only completes other glyphs unless `whole`.
    fn show(&mut self, cluster: &Cluster<'_>, whole: bool) {
        for (glyph, words) in cluster.shares() {
            if words.is_empty() && !whole {
                self.mute.push((self.pen, glyph.clone()));
            } else {
                self.glyph(glyph, words);
            }
            self.skip(std::slice::from_ref(glyph));
        }
    }

    fn glyph(&mut self, glyph: &Glyph, words: &str) {
        let Some(shown) = self.face.glyph(glyph.id, words) else { return };
        self.raise(length(glyph.y_offset));
        let wanted = self.pen + f64::from(length(glyph.x_offset)) * self.scale;
        let off = self.reader - wanted;
        if off.abs() >= 0.5 {
            let back = off.round();
            self.end_string();
            self.parts.push(DictItem::Int(back as i64));
            self.reader -= back;
        }
        if self.string.len() / 2 >= LONGEST_STRING {
            self.end_string();
        }
        self.string.extend_from_slice(&shown.code.to_be_bytes());
        self.reader += f64::from(shown.width);
    }

    /// Writes what was kept back, as saying nothing.
    fn complete(&mut self) {
        if self.mute.is_empty() {
            return;
        }
        self.flush();
        self.canvas.begin_words("");
        for (pen, glyph) in std::mem::take(&mut self.mute) {
            self.pen = pen;
            self.glyph(&glyph, "");
        }
        self.flush();
        self.canvas.end();
    }

    /// Moves the pen past glyphs.
    fn skip(&mut self, glyphs: &[Glyph]) {
        self.pen += glyphs.iter().map(|glyph| f64::from(finite(glyph.advance)) * self.scale).sum::<f64>();
    }

    /// Draws a box where the font has no glyph; PDF/A forbids the font's own.
    fn missing(&mut self, cluster: &Cluster<'_>) {
        self.flush();
        let before = self.pen;
        self.skip(cluster.glyphs);
        let x = self.run.origin.x + Pt((before / self.scale) as f32);
        let width = Pt(((self.pen - before) / self.scale) as f32);
        let height = self.run.size * 0.7;
        let rect = Rect::new(x + width * 0.1, self.run.origin.y - height, width * 0.8, height);
        let [left, bottom, right, top] = upright(rect, self.canvas.height);
        let (line, width, height) = ((right - left) * 0.08, right - left, top - bottom);
        self.canvas.ops.push(Op::EndTextSection);
        self.canvas.begin_words(&cluster.words);
        if width > 0.0 {
            for inset in [0.0, line] {
                let sides = [left + inset, bottom + inset, width - 2.0 * inset, height - 2.0 * inset];
                let sides = sides.map(|side| DictItem::Real(length(Pt(side))));
                self.canvas.ops.push(operator("re", sides.to_vec()));
            }
            self.canvas.ops.push(operator("f*", Vec::new()));
        }
        self.canvas.end();
        self.canvas.ops.push(Op::StartTextSection);
        self.place();
    }

    fn raise(&mut self, rise: f32) {
        if self.rise != rise {
            self.write();
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

    fn write(&mut self) {
        self.end_string();
        if !self.parts.is_empty() {
            let parts = std::mem::take(&mut self.parts);
            self.canvas.ops.push(operator("TJ", vec![DictItem::Array(parts)]));
        }
    }

    /// Writes what is waiting and goes back to the baseline.
    fn flush(&mut self) {
        self.write();
        self.raise(0.0);
    }
}

fn finite(length: Pt) -> f32 {
    if length.0.is_finite() { length.0 } else { 0.0 }
}
