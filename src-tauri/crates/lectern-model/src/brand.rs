//! What a talk borrows from an organisation's slides: colours, fonts and the logo.

use crate::id::ImageId;
use crate::theme::Colour;
use serde::{Deserialize, Serialize};

/// What a talk borrows from an organisation's slides. It is laid over whichever theme the talk has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// What it is called: the name of the file it came from.
    pub name: String,
    /// Its colours.
    pub colours: BrandColours,
    /// The family of headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading_font: Option<String>,
    /// The family of text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_font: Option<String>,
    /// The logo, one of the talk's own pictures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
}

/// The twelve colours of a presentation's theme as its slides use them (ECMA-376 §20.1.6.2, through the master's colour map); links
/// once followed are of no use here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrandColours {
    /// The page.
    pub background: Colour,
    /// Text on it.
    pub text: Colour,
    /// A second page, or panels.
    pub background_2: Colour,
    /// A second colour of text, often that of headings.
    pub text_2: Colour,
    /// The accents, in order.
    pub accents: Vec<Colour>,
    /// Links.
    pub link: Colour,
}

/// An organisation's logo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// Which picture.
    pub image: ImageId,
    /// What it shows, for those who cannot see it: whose logo it is. Where nobody has said it, the logo is decoration.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// What it stands on, where it brings that along: the colour of its edge, if no page shows through there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Colour>,
    /// The colours it is seen by, the most seen first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inks: Vec<LogoInk>,
}

/// A colour of a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoInk {
    /// The colour.
    pub colour: Colour,
    /// How much of what is seen has it, in per cent.
    pub percent: u8,
}

impl Brand {
    /// The colours to show somebody who asks what was taken, each once.
    pub fn swatches(&self) -> Vec<Colour> {
        let own = &self.colours;
        let mut shown: Vec<Colour> = Vec::new();
        for colour in [own.background, own.text, own.text_2, own.background_2].iter().chain(&own.accents).chain([&own.link]) {
            if !shown.contains(colour) {
                shown.push(*colour);
            }
        }
        shown
    }

    /// The families it asks for, that of text first, each once.
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> = self.text_font.iter().chain(&self.heading_font).map(String::as_str).collect();
        families.dedup();
        families
    }
}
