//! A theme on one of its two pages: the light one, and the dark one of title and section slides.

use super::{Colour, TextRole, TextStyle, Theme};
use crate::geometry::Pt;
use crate::slide::SlideKind;

/// The page that a slide stands on, and how words look there by what they are for.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// Whether it is the dark page.
    pub dark: bool,
}

/// The colours of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordColours {
    /// Most of them.
    pub text: Colour,
    /// Strong ones.
    pub strong: Colour,
    /// Links.
    pub link: Colour,
}

impl Theme {
    /// The theme on its light or its dark page.
    pub fn on(&self, dark: bool) -> Ground<'_> {
        Ground { theme: self, dark }
    }

    /// The page that slides of a kind stand on.
    pub fn ground_of(&self, kind: SlideKind) -> Ground<'_> {
        self.on(self.layouts.get(&kind).is_some_and(|layout| layout.dark))
    }
}

impl Ground<'_> {
    /// The page.
    pub fn background(&self) -> Colour {
        let colours = &self.theme.colours;
        if self.dark { colours.dark_background } else { colours.background }
    }

    /// Quiet text.
    pub fn muted(&self) -> Colour {
        let colours = &self.theme.colours;
        if self.dark { colours.dark_muted } else { colours.muted }
    }

    /// Marks and drawings.
    pub fn ink(&self) -> Colour {
        let colours = &self.theme.colours;
        if self.dark { colours.accent.mix(colours.dark_text, 0.4) } else { colours.accent }
    }

    /// The type style of a role; a plain one where the theme has none.
    pub fn style(&self, role: TextRole) -> TextStyle {
        let plain = TextStyle { size: Pt(20.0), weight: 400, leading: 1.25, tracking: 0.0 };
        self.theme.master.styles.get(&role).copied().unwrap_or(plain)
    }

    /// The colours of a role's words.
    pub fn words(&self, role: TextRole) -> WordColours {
        let colours = &self.theme.colours;
        let (light, strong, dark) = match role {
            TextRole::Title | TextRole::SlideTitle => (colours.title, colours.title, colours.dark_text),
            TextRole::Statement | TextRole::Quote => (colours.title, colours.accent, colours.dark_text),
            TextRole::Body | TextRole::SubBody | TextRole::NumberLabel | TextRole::Table => {
                (colours.text, colours.title, colours.dark_text)
            }
            TextRole::BigNumber => (colours.accent, colours.accent, colours.dark_text),
            TextRole::ColumnHead => (colours.accent_2, colours.accent_2, colours.dark_muted),
            TextRole::Caption => (colours.muted, colours.text, colours.dark_muted),
            TextRole::Subtitle | TextRole::Source | TextRole::Furniture => (colours.muted, colours.muted, colours.dark_muted),
        };
        if self.dark {
            WordColours { text: dark, strong: dark, link: dark }
        } else {
            WordColours { text: light, strong, link: colours.accent_2 }
        }
    }
}
