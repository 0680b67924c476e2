//! A theme in an organisation's colours: which of its colours does what, and what has to be changed so that everybody can read it.

use crate::theme::{Pair, TEXT, pairs};
use lectern_model::brand::{Brand, BrandColours};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::theme::{Colour, Palette, Theme};

/// The code of notes about colours that were changed.
const CONTRAST: &str = "brand-contrast";
/// The code of notes about fonts that are not used.
const FONT: &str = "brand-font";
/// Colours darker than this are pages for light text.
const DARK: f64 = 0.16;
/// How far two accents have to be apart for both to stand in a chart.
const APART: i32 = 40;
/// In how many steps a colour goes to black or white.
const STEPS: u16 = 100;

/// Which families there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFit {
    /// It has all letters of the talk.
    Whole,
    /// It is there, and lacks letters of the talk.
    Lacking,
    /// It is not on this machine.
    Missing,
}

/// A theme with a brand laid over it: its colours where the theme's stood, its fonts where they are at hand. What cannot be read is made
/// darker or lighter until it can (WCAG 2.2, 1.4.3 and 1.4.11), and told.
pub fn branded(theme: &Theme, brand: &Brand, font: &dyn Fn(&str) -> FontFit) -> (Theme, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut colours = mapped(&theme.colours, &brand.colours);
    correct(&mut colours, brand, &mut diagnostics);
    let font = chosen_font(theme, brand, font, &mut diagnostics);
    (Theme { colours, font, ..theme.clone() }, diagnostics)
}

/// A palette of a brand's colours, by what they do.
fn mapped(theme: &Palette, brand: &BrandColours) -> Palette {
    let (background, text) = (brand.background, brand.text);
    let accent = |at: usize| brand.accents.get(at).copied();
    let first = accent(0).unwrap_or(theme.accent);
    let readable = |colour: Colour| colour.contrast(background) >= TEXT;
    let title = [brand.text_2, first].into_iter().find(|colour| readable(*colour)).unwrap_or(text);
    let second = [accent(1), Some(brand.link)].into_iter().flatten().find(|colour| distance(*colour, first) > APART);
    let quiet = distance(brand.background_2, background) < 120 && brand.background_2.contrast(text) >= TEXT;
    let dark_background = dark(brand);
    let dark_text = if background.contrast(dark_background) >= TEXT { background } else { Colour::WHITE };
    Palette {
        background,
        surface: if quiet { brand.background_2 } else { background.mix(text, 0.06) },
        text,
        title,
        muted: text.mix(background, 0.3),
        accent: first,
        accent_2: second.unwrap_or(first),
        rule: background.mix(text, 0.18),
        dark_background,
        dark_text,
        dark_muted: dark_text.mix(dark_background, 0.25),
        positive: theme.positive,
        negative: theme.negative,
        chart: chart(brand, &theme.chart),
    }
}

/// The page of title and section slides: the darkest of what an organisation shows itself in, else its first accent made dark.
fn dark(brand: &BrandColours) -> Colour {
    let first = brand.accents.first().copied().unwrap_or(brand.text_2);
    let shown = [brand.text_2, first, brand.background_2, brand.background];
    let coloured = shown.into_iter().find(|colour| colour.luminance() <= DARK && *colour != brand.text);
    coloured.unwrap_or_else(|| {
        let darker = (0..=STEPS).map(|step| first.mix(Colour::BLACK, f32::from(step) / f32::from(STEPS)));
        darker.into_iter().find(|colour| colour.luminance() <= DARK * 0.6).unwrap_or(Colour::BLACK)
    })
}

/// Colours of charts: accents that can be told apart; where there are few, the theme's own follow.
fn chart(brand: &BrandColours, theme: &[Colour]) -> Vec<Colour> {
    let mut chosen: Vec<Colour> = Vec::new();
    let wanted = brand.accents.iter().chain(if brand.accents.len() < 2 { theme } else { &[] });
    for colour in wanted {
        if chosen.iter().all(|other| distance(*other, *colour) > APART) && distance(*colour, brand.background) > APART {
            chosen.push(*colour);
        }
    }
    if chosen.is_empty() { theme.to_vec() } else { chosen }
}

/// Makes every colour that cannot be read on what it stands on darker or lighter until it can.
fn correct(palette: &mut Palette, brand: &Brand, diagnostics: &mut Vec<Diagnostic>) {
    // A page in the middle between black and white bears no text at all.
    let best = palette.background.contrast(Colour::BLACK).max(palette.background.contrast(Colour::WHITE));
    if best < 7.0 {
        let wanted = palette.background;
        let towards = if wanted.luminance() > 0.18 { Colour::WHITE } else { Colour::BLACK };
        let ends = |colour: Colour| colour.contrast(Colour::BLACK).max(colour.contrast(Colour::WHITE)) >= 7.0;
        palette.background = moved(wanted, towards, &ends);
        diagnostics.push(told(brand, "the page", wanted, palette.background, "text on it cannot have the contrast it needs"));
    }
    let away =
        |page: Colour| if page.contrast(Colour::BLACK) > page.contrast(Colour::WHITE) { Colour::BLACK } else { Colour::WHITE };
    let (light, dark) = (away(palette.background), away(palette.dark_background));
    if palette.surface.contrast(light) < 7.0 {
        palette.surface = palette.background;
    }
    // What was corrected on one page is measured anew on the next; on all of them it goes the same way, so that this ends.
    while let Some((name, colour, on, other, least)) = too_close(palette) {
        let towards = if on == "dark_background" { dark } else { light };
        if colour == towards {
            break;
        }
        let new = moved(colour, towards, &|colour| colour.contrast(other) >= least);
        // Rounded down: what is told to lack contrast does not seem to have it.
        let contrast = (colour.contrast(other) * 10.0).floor() / 10.0;
        let why = format!("on {on} {other} it has a contrast of {contrast:.1}:1 and needs {least}:1");
        replace(palette, name, colour, new);
        // Mixtures of ours are nobody's brand.
        if brand_has(&brand.colours, colour) {
            diagnostics.push(told(brand, name, colour, new, &why));
        }
    }
}

/// The first pair of colours that are too close. Links are small text too, in a colour the theme's own check takes for large.
fn too_close(palette: &Palette) -> Option<Pair> {
    let links = [palette.accent, palette.accent_2].into_iter().zip(["accent", "accent_2"]);
    let links = links.map(|(colour, name)| (name, colour, "background", palette.background, TEXT));
    links.into_iter().chain(pairs(palette)).find(|(_, colour, _, other, least)| colour.contrast(*other) < *least)
}

/// The first colour on the way from one to another that will do.
fn moved(from: Colour, towards: Colour, will_do: &dyn Fn(Colour) -> bool) -> Colour {
    let on_the_way = (1..=STEPS).map(|step| from.mix(towards, f32::from(step) / f32::from(STEPS)));
    on_the_way.into_iter().find(|colour| will_do(*colour)).unwrap_or(towards)
}

fn replace(palette: &mut Palette, name: &str, old: Colour, new: Colour) {
    let place = match name {
        "text" => &mut palette.text,
        "title" => &mut palette.title,
        "muted" => &mut palette.muted,
        "positive" => &mut palette.positive,
        "negative" => &mut palette.negative,
        "accent" => &mut palette.accent,
        "accent_2" => &mut palette.accent_2,
        "dark_text" => &mut palette.dark_text,
        "dark_muted" => &mut palette.dark_muted,
        _ => {
            palette.chart.iter_mut().filter(|colour| **colour == old).for_each(|colour| *colour = new);
            return;
        }
    };
    *place = new;
}

fn brand_has(brand: &BrandColours, colour: Colour) -> bool {
    [brand.background, brand.text, brand.background_2, brand.text_2, brand.link].contains(&colour)
        || brand.accents.contains(&colour)
}

fn told(brand: &Brand, name: &str, wanted: Colour, used: Colour, why: &str) -> Diagnostic {
    let what = match name {
        "text" => "text",
        "title" => "titles",
        "muted" | "dark_muted" => "quiet text",
        "accent" | "accent_2" => "figures, marks and links",
        "dark_text" => "text on title slides",
        "chart" => "charts",
        other => other,
    };
    let message = format!("`{}`: {wanted} for {what} was changed to {used}: {why}", brand.name);
    Diagnostic::note(CONTRAST, message).hint("Those who sit far away, or see colours otherwise, can read it so.")
}

/// The brand's family for text where it is whole; else the theme's.
fn chosen_font(theme: &Theme, brand: &Brand, font: &dyn Fn(&str) -> FontFit, diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut tell = |family: &str, why: &str, hint: &str| {
        let message = format!("`{}`: the font {family} {why}; {} is used", brand.name, theme.font);
        diagnostics.push(Diagnostic::note(FONT, message).hint(hint));
    };
    for family in brand.families() {
        match font(family) {
            FontFit::Whole => return family.to_owned(),
            FontFit::Lacking => tell(family, "lacks letters of this talk", "Another font of the organisation may have them."),
            FontFit::Missing => tell(family, "is not on this machine", "Install it, and the next export has it."),
        }
    }
    theme.font.clone()
}

/// How far two colours are apart.
fn distance(a: Colour, b: Colour) -> i32 {
    let square = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
    (square(a.red, b.red) + square(a.green, b.green) + square(a.blue, b.blue)).isqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme() -> Theme {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content/themes/calm.yaml");
        crate::theme::load_theme("calm.yaml", &std::fs::read_to_string(path).unwrap()).0.unwrap()
    }

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    fn brand(background: &str, text: &str, second: [&str; 2], accents: &[&str]) -> Brand {
        let [background_2, text_2] = second.map(colour);
        let accents = accents.iter().map(|text| colour(text)).collect();
        let (background, text) = (colour(background), colour(text));
        let colours = BrandColours { background, text, background_2, text_2, accents, link: colour("#0563c1") };
        Brand {
            name: "County".to_owned(),
            colours,
            heading_font: Some("Georgia".to_owned()),
            text_font: Some("Verdana".to_owned()),
            logo: None,
        }
    }

    /// Every colour of six bits, on every page of three.
    #[test]
    fn whatever_the_colours_are_everything_can_be_read() {
        let shades =
            ["#000000", "#555555", "#aaaaaa", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#ff9900", "#7f7f7f"];
        for background in shades {
            for text in shades {
                for accent in shades {
                    let brand = brand(background, text, [accent, text], &[accent, text, background]);
                    let (branded, _) = branded(&theme(), &brand, &|_| FontFit::Missing);
                    assert_eq!(too_close(&branded.colours), None, "{background} {text} {accent}");
                }
            }
        }
    }

    #[test]
    fn colours_that_read_stay_as_they_are_and_nothing_is_told() {
        let brand = brand("#ffffff", "#1a1a1a", ["#eef2f6", "#003366"], &["#003366", "#7a1f1f", "#2e6b34"]);
        let (branded, told) = branded(&theme(), &brand, &|_| FontFit::Whole);
        assert_eq!(told, []);
        let colours = &branded.colours;
        assert_eq!(
            (colours.background, colours.title, colours.accent),
            (colour("#ffffff"), colour("#003366"), colour("#003366"))
        );
        assert_eq!((colours.surface, colours.dark_background), (colour("#eef2f6"), colour("#003366")));
        assert_eq!(colours.chart, [colour("#003366"), colour("#7a1f1f"), colour("#2e6b34")]);
        assert_eq!(branded.font, "Verdana");
    }

    #[test]
    fn a_yellow_accent_is_made_readable_and_told_with_the_reason() {
        let brand = brand("#ffffff", "#222222", ["#f2f2f2", "#222222"], &["#ffcc00", "#1f5a60"]);
        let (branded, told) = branded(&theme(), &brand, &|_| FontFit::Missing);
        let accent = branded.colours.accent;
        assert!(accent.contrast(Colour::WHITE) >= TEXT && accent.red > accent.blue, "{accent}");
        let accents: Vec<String> = told.iter().map(|told| told.message.clone()).filter(|text| text.contains("#ffcc00")).collect();
        assert!(
            accents.iter().any(|text| text.contains("contrast of 1.5:1") && text.contains(&accent.to_string())),
            "{accents:?}"
        );
        // Both fonts are told; the theme keeps its own.
        assert_eq!(told.iter().filter(|told| told.code == FONT).count(), 2);
        assert_eq!(branded.font, theme().font);
    }
}
