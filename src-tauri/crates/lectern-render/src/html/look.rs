//! How text looks, as classes of the deck's one style sheet.

use super::font::{Faces, family};
use super::measure::Measure;
use lectern_model::theme::Colour;
use lectern_scene::font::FontKey;
use lectern_scene::text::GlyphRun;
use std::collections::BTreeMap;

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    pub(super) font: FontKey,
    /// In hundredths of a point.
    size: i32,
    colour: Colour,
    /// In thousandths of the size.
    tracking: i32,
    /// Above the baseline, in hundredths of a point.
    raise: i32,
}

/// The looks of a deck, in order of first use.
#[derive(Default)]
pub(super) struct Looks {
    known: BTreeMap<Look, usize>,
    in_order: Vec<Look>,
}

impl Look {
    /// How a run looks that stands so high above its line's baseline.
    pub(super) fn new(run: &GlyphRun, raise: f64, faces: &Faces<'_>) -> Self {
        let hundredths = |value: f64| if value.is_finite() { (value * 100.0).round().clamp(-1e6, 1e6) as i32 } else { 0 };
        Self {
            font: run.font,
            size: hundredths(f64::from(run.size.0)).max(1),
            colour: run.colour,
            tracking: faces.get(run.font).map_or(0, |face| face.tracking(run)),
            raise: hundredths(raise),
        }
    }

    /// The font size in points.
    pub(super) fn size(self) -> f64 {
        f64::from(self.size) / 100.0
    }

    /// Whether it is raised, as citation numbers are.
    pub(super) fn is_raised(self) -> bool {
        self.raise > 20
    }

    /// The element that says what such words are among others of a base look.
    pub(super) fn element(self, base: Look, faces: &Faces<'_>) -> &'static str {
        let (Some(own), Some(other)) = (faces.get(self.font), faces.get(base.font)) else { return "span" };
        if self.is_raised() {
            "sup"
        } else if own.weight >= other.weight + 150 {
            "strong"
        } else if own.italic && !other.italic {
            "em"
        } else {
            "span"
        }
    }
}

impl Looks {
    /// The class of a look.
    pub(super) fn class(&mut self, look: Look) -> String {
        let next = self.in_order.len();
        let at = *self.known.entry(look).or_insert(next);
        if at == next {
            self.in_order.push(look);
        }
        format!("t{at}")
    }

    /// The rules of all classes. Lines have a height of their own, which no word in them changes.
    pub(super) fn rules(&self, measure: Measure) -> String {
        let mut out = String::new();
        for (at, look) in self.in_order.iter().enumerate() {
            let (size, family) = (measure.length(look.size()), family(look.font));
            out.push_str(&format!(".t{at}{{font:{size}/0 {family},sans-serif;color:{}", look.colour));
            if look.tracking != 0 {
                out.push_str(&format!(";letter-spacing:{}em", f64::from(look.tracking) / 1000.0));
            }
            if look.raise != 0 {
                out.push_str(&format!(";vertical-align:{}", measure.length(f64::from(look.raise) / 100.0)));
            }
            out.push_str("}\n");
        }
        out
    }
}
