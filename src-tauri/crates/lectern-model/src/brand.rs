//! What a talk borrows from an organisation's slides: colours, fonts and the logo.

use crate::id::ImageId;
use crate::theme::Colour;
use serde::{Deserialize, Serialize};

/// What a talk borrows from an organisation's slides. It is laid over whichever theme the talk has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// What it is called: the name of the file's theme, else of the file.
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
    /// What it shows, for those who cannot see it: whose logo it is.
    #[serde(default)]
    pub alt: String,
}
