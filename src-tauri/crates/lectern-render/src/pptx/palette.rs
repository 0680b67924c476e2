//! The theme's colours as twelve of the format's: every colour on a slide is one of them, or one of them a little changed, so that
//! another set of colours can be laid over the whole.

use super::xml::Xml;
use lectern_model::theme::{Colour, Palette};

/// The names of the twelve, as the colours of a theme are listed.
pub(super) const SLOTS: [&str; 12] = [
    "a:dk1",
    "a:lt1",
    "a:dk2",
    "a:lt2",
    "a:accent1",
    "a:accent2",
    "a:accent3",
    "a:accent4",
    "a:accent5",
    "a:accent6",
    "a:hlink",
    "a:folHlink",
];
/// The same as shapes name them, through the master's colour map.
const NAMES: [&str; 10] = ["tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
/// How many of them are accents.
const ACCENTS: usize = 6;
/// Where quiet text stands among the twelve.
const MUTED: usize = 9;
/// How far two colours have to be apart for both to be accents.
const APART: i32 = 24;
/// Changes of a colour count in thousandths of a percent, and turns of its hue in 60,000ths of a degree.
const PERCENT: f32 = 100_000.0;
const DEGREE: f32 = 60_000.0;

/// The twelve colours.
#[derive(Debug, Clone)]
pub(super) struct Scheme {
    /// In the order of [`SLOTS`].
    pub(super) colours: [Colour; 12],
    /// Colours whose use tells which of the twelve they come from.
    known: Vec<(Colour, usize)>,
}

impl Scheme {
    /// The twelve colours of a palette: text and pages, two accents of text, then what charts need beside them.
    pub(super) fn new(palette: &Palette) -> Self {
        let mut accents = vec![palette.accent, palette.accent_2];
        for colour in palette.chart.iter().chain([&palette.positive, &palette.negative]) {
            let taken = accents.iter().chain([&palette.text, &palette.dark_background]);
            if accents.len() + 1 < ACCENTS && taken.into_iter().all(|other| distance(*other, *colour) > APART) {
                accents.push(*colour);
            }
        }
        while accents.len() + 1 < ACCENTS {
            accents.push(palette.accent.mix(palette.background, 0.2 * (accents.len() - 1) as f32));
        }
        // As it is: LibreOffice makes footers in a colour that is lightened lighter still.
        accents.push(palette.muted);
        let mut colours = [palette.text; 12];
        let named = [palette.text, palette.background, palette.dark_background, palette.surface];
        let links = [palette.accent_2, palette.accent_2.mix(palette.muted, 0.5)];
        for (slot, colour) in colours.iter_mut().zip(named.into_iter().chain(accents).chain(links)) {
            *slot = colour;
        }
        let title = if distance(palette.title, palette.text) < distance(palette.title, palette.dark_background) { 0 } else { 2 };
        let known = vec![
            (palette.text, 0),
            (palette.background, 1),
            (palette.dark_background, 2),
            (palette.surface, 3),
            (palette.accent, 4),
            (palette.accent_2, 5),
            (palette.title, title),
            (palette.muted, MUTED),
            (palette.dark_text, 1),
            (palette.dark_muted, 1),
            (palette.rule, 3),
        ];
        Self { colours, known }
    }

    /// Writes a colour as an element.
    pub(super) fn write(&self, xml: &mut Xml, colour: Colour) {
        let slot = self.slot(colour);
        let (Some(name), Some(base)) = (NAMES.get(slot), self.colours.get(slot)) else { return };
        xml.start("a:schemeClr").attr("val", name);
        change(xml, *base, colour);
        xml.end();
    }

    /// Writes a colour as what fills a shape, a line or letters.
    pub(super) fn fill(&self, xml: &mut Xml, colour: Colour) {
        xml.start("a:solidFill");
        self.write(xml, colour);
        xml.end();
    }

    /// Which of the twelve a colour comes from: by its use, else the nearest.
    fn slot(&self, colour: Colour) -> usize {
        let known = self.known.iter().find(|(own, _)| *own == colour).map(|(_, slot)| *slot);
        let all = self.colours.iter().take(NAMES.len()).enumerate();
        known.or_else(|| all.min_by_key(|(_, own)| distance(**own, colour)).map(|(at, _)| at)).unwrap_or_default()
    }
}

/// How far two colours are apart.
fn distance(a: Colour, b: Colour) -> i32 {
    let square = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
    (square(a.red, b.red) + square(a.green, b.green) + square(a.blue, b.blue)).isqrt()
}

/// Writes what makes a colour of another.
fn change(xml: &mut Xml, from: Colour, to: Colour) {
    if from == to {
        return;
    }
    let ((hue, saturation, light), (new_hue, new_saturation, new_light)) = (hsl(from), hsl(to));
    let mut write = |name: &'static str, change: f32, unit: f32| {
        let value = (change * unit).round() as i64;
        if value != 0 {
            xml.start(name).attr("val", value).end();
        }
    };
    if new_saturation > 0.0 {
        write("a:hueOff", new_hue - hue, DEGREE);
    }
    write("a:satOff", new_saturation - saturation, PERCENT);
    write("a:lumOff", new_light - light, PERCENT);
}

/// Hue in degrees, saturation and lightness from 0 to 1.
fn hsl(colour: Colour) -> (f32, f32, f32) {
    let channel = |value: u8| f32::from(value) / 255.0;
    let (red, green, blue) = (channel(colour.red), channel(colour.green), channel(colour.blue));
    let (high, low) = (red.max(green).max(blue), red.min(green).min(blue));
    let (light, range) = ((high + low) / 2.0, high - low);
    if range <= 0.0 {
        return (0.0, 0.0, light);
    }
    let saturation = if light > 0.5 { range / (2.0 - high - low) } else { range / (high + low) };
    let sixth = if high <= red {
        (green - blue) / range
    } else if high <= green {
        (blue - red) / range + 2.0
    } else {
        (red - green) / range + 4.0
    };
    (sixth.rem_euclid(6.0) * 60.0, saturation, light)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_model::theme::Colour;

    fn palette() -> Palette {
        let colour = |text: &str| text.parse::<Colour>().unwrap();
        Palette {
            background: colour("#faf8f3"),
            surface: colour("#f0ebe0"),
            text: colour("#22312f"),
            title: colour("#123c43"),
            muted: colour("#566364"),
            accent: colour("#9f4f26"),
            accent_2: colour("#2b6b6d"),
            rule: colour("#d8d1c3"),
            dark_background: colour("#12373d"),
            dark_text: colour("#f8f4ea"),
            dark_muted: colour("#b4cbca"),
            positive: colour("#2a6a5b"),
            negative: colour("#94462a"),
            chart: ["#1f5a60", "#bd7b3a", "#648f8d", "#8f4527", "#54677f", "#0f2f35"].map(colour).to_vec(),
        }
    }

    /// What a program makes of a colour as it is written.
    fn read(scheme: &Scheme, colour: Colour) -> Colour {
        let mut xml = Xml::new();
        xml.start("a").attr("xmlns:a", "a");
        scheme.write(&mut xml, colour);
        let text = xml.finish();
        let document = roxmltree::Document::parse(&text).unwrap();
        let node = document.root_element().first_child().unwrap();
        let slot = NAMES.iter().position(|name| Some(*name) == node.attribute("val")).unwrap();
        let (mut hue, mut saturation, mut light) = hsl(scheme.colours[slot]);
        for change in node.children() {
            let value: f32 = change.attribute("val").unwrap().parse().unwrap();
            match change.tag_name().name() {
                "hueOff" => hue += value / DEGREE,
                "satOff" => saturation += value / PERCENT,
                "lumOff" => light += value / PERCENT,
                other => panic!("{other}"),
            }
        }
        of_hsl(hue, saturation, light)
    }

    fn of_hsl(hue: f32, saturation: f32, light: f32) -> Colour {
        let range = (1.0 - (2.0 * light - 1.0).abs()) * saturation;
        let channel = |shift: f32| {
            let sixth = (hue / 60.0 + shift).rem_euclid(6.0);
            let part = (2.0 - (sixth - 3.0).abs()).clamp(0.0, 1.0);
            ((light + range * (0.5 - part)) * 255.0).round() as u8
        };
        Colour { red: channel(0.0), green: channel(4.0), blue: channel(2.0) }
    }

    #[test]
    fn every_colour_is_one_of_the_theme_and_stays_what_it_is() {
        let palette = palette();
        let scheme = Scheme::new(&palette);
        let own = [palette.title, palette.muted, palette.rule, palette.dark_text, palette.dark_muted, palette.positive];
        let far = ["#000000", "#ffffff", "#ff0000", "#808080"].map(|text| text.parse().unwrap());
        for colour in own.into_iter().chain(palette.chart.clone()).chain(far) {
            let seen = read(&scheme, colour);
            assert!(distance(seen, colour) <= 3, "{colour} is seen as {seen}");
        }
    }

    #[test]
    fn no_two_accents_look_alike() {
        let scheme = Scheme::new(&palette());
        let accents = &scheme.colours[4..10];
        for (at, one) in accents.iter().enumerate() {
            assert!(accents[at + 1..].iter().all(|other| distance(*one, *other) > APART), "{accents:?}");
        }
    }
}
