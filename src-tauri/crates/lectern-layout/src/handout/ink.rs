//! A theme's colours on white paper.

use lectern_model::handout::Ink;
use lectern_model::theme::{Colour, Palette};

/// The least contrast of words with what they stand on (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;
/// How light a panel must be to carry text.
const LIGHT: Colour = Colour { red: 243, green: 243, blue: 243 };

/// A theme's colours on white paper; each is legible in the ink the printer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inks {
    pub text: Colour,
    pub title: Colour,
    pub muted: Colour,
    pub accent: Colour,
    pub positive: Colour,
    pub negative: Colour,
    /// Thin rules; they carry no meaning.
    pub rule: Colour,
    /// Light panels.
    pub surface: Colour,
    /// Dark bands.
    pub band: Colour,
    /// Words on dark bands.
    pub band_text: Colour,
    pub chart: Vec<Colour>,
}

impl Inks {
    pub(super) fn new(palette: &Palette, ink: Ink) -> Self {
        let printed = |colour: Colour| match ink {
            Ink::Colour => colour,
            Ink::Grey => colour.to_grey(),
        };
        let text = legible(printed(palette.text), Colour::BLACK);
        let word = |colour: Colour| legible(printed(colour), text);
        let surface = printed(palette.surface);
        let band = printed(palette.dark_background);
        let (band, band_text) = match printed(palette.dark_text) {
            on_band if band.contrast(on_band) >= LEAST_CONTRAST && band.contrast(Colour::WHITE) >= LEAST_CONTRAST => {
                (band, on_band)
            }
            _ => (text, Colour::WHITE),
        };
        Self {
            text,
            title: word(palette.title),
            muted: word(palette.muted),
            accent: word(palette.accent),
            positive: word(palette.positive),
            negative: word(palette.negative),
            rule: printed(palette.rule),
            surface: if surface.contrast(text) >= 7.0 { surface } else { LIGHT },
            band,
            band_text,
            chart: palette.chart.iter().copied().map(printed).collect(),
        }
    }
}

fn legible(colour: Colour, otherwise: Colour) -> Colour {
    if colour.contrast(Colour::WHITE) >= LEAST_CONTRAST { colour } else { otherwise }
}
