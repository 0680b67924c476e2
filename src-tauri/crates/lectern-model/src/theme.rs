//! Themes: colours, type sizes and slide layouts, as in PPTX (theme, slide master, slide layout, placeholder).

mod ground;

use crate::geometry::{Pt, Size};
use crate::slide::SlideKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

pub use ground::{Ground, WordColours};

/// An opaque sRGB colour, written `#1f4e5f`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };
    /// White.
    pub const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };

    /// Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance").
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast with another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour `part` of the way to another, 0 to 1.
    #[must_use]
    pub fn mix(self, other: Colour, part: f32) -> Colour {
        let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part).round().clamp(0.0, 255.0) as u8;
        let (red, green) = (channel(self.red, other.red), channel(self.green, other.green));
        Colour { red, green, blue: channel(self.blue, other.blue) }
    }

    /// The grey a printer without colour would make of it (ITU-R BT.601 weights).
    #[must_use]
    pub fn to_grey(self) -> Colour {
        let grey = (u32::from(self.red) * 299 + u32::from(self.green) * 587 + u32::from(self.blue) * 114 + 500) / 1000;
        let grey = u8::try_from(grey).unwrap_or(u8::MAX);
        Colour { red: grey, green: grey, blue: grey }
    }
}

/// The text is not a colour written as `#1f4e5f`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColourError(String);

impl fmt::Display for ColourError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a colour; write it as #1f4e5f", self.0)
    }
}

impl std::error::Error for ColourError {}

impl FromStr for Colour {
    type Err = ColourError;
    fn from_str(text: &str) -> Result<Self, ColourError> {
        let wrong = || ColourError(text.to_owned());
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or_else(wrong)?;
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| wrong());
        Ok(Colour { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }
}

impl TryFrom<String> for Colour {
    type Error = ColourError;
    fn try_from(text: String) -> Result<Self, ColourError> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        colour.to_string()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// The shape of a slide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Aspect {
    /// 13.333 by 7.5 inches.
    #[default]
    #[serde(rename = "16:9")]
    Wide,
    /// 10 by 7.5 inches.
    #[serde(rename = "4:3")]
    Standard,
}

impl Aspect {
    /// The slide's size; both are 540 points high.
    pub const fn size(self) -> Size {
        match self {
            Aspect::Wide => Size::new(Pt(960.0), Pt(540.0)),
            Aspect::Standard => Size::new(Pt(720.0), Pt(540.0)),
        }
    }
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its colours.
    pub colours: Palette,
    /// The font family of text.
    pub font: String,
    /// The font family of large print.
    pub large_print_font: String,
    /// What all slides share.
    pub master: Master,
    /// A layout for every kind of slide.
    pub layouts: BTreeMap<SlideKind, SlideLayout>,
}

/// The colours of a theme, by use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// The page.
    pub background: Colour,
    /// Panels and bands on the page.
    pub surface: Colour,
    /// Text.
    pub text: Colour,
    /// Titles.
    pub title: Colour,
    /// Sources, page numbers, captions.
    pub muted: Colour,
    /// Large figures, marks, rules that carry meaning.
    pub accent: Colour,
    /// A second accent.
    pub accent_2: Colour,
    /// Thin rules.
    pub rule: Colour,
    /// The page of title and section slides.
    pub dark_background: Colour,
    /// Text on it.
    pub dark_text: Colour,
    /// Muted text on it.
    pub dark_muted: Colour,
    /// Say and do.
    pub positive: Colour,
    /// Don't say and don't do.
    pub negative: Colour,
    /// Bars, lines and parts of charts, in order; each also told apart without colour.
    pub chart: Vec<Colour>,
}

/// What all slides share: the grid, the furniture, the type sizes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Master {
    /// Left and right margin.
    pub margin: Pt,
    /// Space between two of the grid's twelve columns.
    pub gutter: Pt,
    /// Type styles by use.
    pub styles: BTreeMap<TextRole, TextStyle>,
    /// Placeholders every layout has that does not place them itself.
    #[serde(default)]
    pub placeholders: Vec<Placeholder>,
    /// What is drawn on title and section slides.
    #[serde(default)]
    pub motif: Motif,
    /// The least factor text is scaled by before its slide is continued.
    pub scale_floor: f32,
}

/// What text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextRole {
    /// The talk's title on its first slide.
    Title,
    /// The line under it.
    Subtitle,
    /// A slide's title.
    SlideTitle,
    /// Body text and first-level bullets.
    Body,
    /// Second- and third-level bullets.
    SubBody,
    /// The one message of a statement slide.
    Statement,
    /// The figure of a big-number slide.
    BigNumber,
    /// What was counted.
    NumberLabel,
    /// Heads of columns.
    ColumnHead,
    /// Text in tables and chart labels.
    Table,
    /// A quotation.
    Quote,
    /// Captions, caveats and content warnings.
    Caption,
    /// Sources at the foot.
    Source,
    /// Slide number and the line beside it.
    Furniture,
}

/// A type style.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextStyle {
    /// Size.
    pub size: Pt,
    /// CSS weight, 100 to 900.
    pub weight: u16,
    /// Line height as a factor of the size.
    pub leading: f32,
    /// Space between letters, as a part of the size.
    #[serde(default)]
    pub tracking: f32,
}

/// What is drawn on title and section slides, in the palette's colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Motif {
    /// Nothing.
    #[default]
    None,
    /// Quarter discs around the lower right corner, each a shade lighter.
    Discs,
    /// Quarter rings around the lower right corner, in lines: for paper and high contrast.
    Rings,
}

/// A layout for one kind of slide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlideLayout {
    /// Whether it stands on the dark page.
    #[serde(default)]
    pub dark: bool,
    /// Its placeholders.
    pub placeholders: Vec<Placeholder>,
}

/// A place on a slide for one thing. Columns are of the master's grid of twelve, so one layout serves both shapes of slide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placeholder {
    /// What goes there.
    pub kind: PlaceholderKind,
    /// The first column, from 1.
    pub column: f32,
    /// How many columns.
    pub span: f32,
    /// The top edge.
    pub top: Pt,
    /// The height.
    pub height: Pt,
    /// Where its content stands in it.
    #[serde(default)]
    pub anchor: Anchor,
    /// The type style of its text, where it is not the usual one of its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<TextRole>,
}

/// What goes into a placeholder (the types of `ph`, ECMA-376 §19.7.10, and our own).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceholderKind {
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// The body.
    Body,
    /// The second body, of two columns.
    SecondBody,
    /// The slide's small picture. It may stand in another placeholder, which leaves it its room.
    Icon,
    /// A content warning.
    Warning,
    /// Caveats.
    Caveat,
    /// Sources.
    Sources,
    /// Presenter, agency and date on a title slide; section and talk on others.
    Footer,
    /// The slide number.
    SlideNumber,
}

/// Where content stands in its placeholder, from top to bottom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}
