//! The theme's type and colours as styles of text, and how the parts of a slide's body look by its kind.

use crate::pptx::presentation::{Bullet, Level, TextStyle};
use lectern_model::block::{Align, Tone};
use lectern_model::geometry::Pt;
use lectern_model::slide::SlideKind;
use lectern_model::theme::{self, Colour, TextRole, Theme};

/// How far words stand from their bullet, as a part of their size.
const INDENT: f32 = 0.92;

/// How a kind of slide looks: on the light or the dark page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) theme: &'a Theme,
    pub(super) dark: bool,
}

/// How blocks look in the body of a kind of slide, before they are scaled to fit.
#[derive(Debug, Clone)]
pub(super) struct BodyLook {
    /// Paragraphs and first-level list items.
    pub(super) body: TextStyle,
    /// List items below the first level.
    pub(super) sub_body: TextStyle,
    /// The one message of a slide that has one.
    pub(super) lead: TextStyle,
    pub(super) heading: TextStyle,
    pub(super) table: TextStyle,
    pub(super) table_head: TextStyle,
    pub(super) caption: TextStyle,
    pub(super) quote: TextStyle,
    pub(super) number: TextStyle,
    pub(super) number_label: TextStyle,
    pub(super) indent: Pt,
    /// Bullets and numbers.
    pub(super) accent: Colour,
}

impl Look<'_> {
    /// The page.
    pub(super) fn background(&self) -> Colour {
        let colours = &self.theme.colours;
        if self.dark { colours.dark_background } else { colours.background }
    }

    /// Marks and drawings.
    pub(super) fn ink(&self) -> Colour {
        let colours = &self.theme.colours;
        if self.dark { colours.accent.mix(colours.dark_text, 0.4) } else { colours.accent }
    }

    fn muted(&self) -> Colour {
        let colours = &self.theme.colours;
        if self.dark { colours.dark_muted } else { colours.muted }
    }

    /// The colours of a role's words and of strong ones among them.
    fn colours(&self, role: TextRole) -> (Colour, Colour) {
        let colours = &self.theme.colours;
        let (light, dark) = match role {
            TextRole::Title | TextRole::SlideTitle | TextRole::Statement | TextRole::Quote => (colours.title, colours.dark_text),
            TextRole::Body | TextRole::SubBody | TextRole::NumberLabel | TextRole::Table => (colours.text, colours.dark_text),
            TextRole::BigNumber => (colours.accent, colours.dark_text),
            TextRole::ColumnHead => (colours.accent_2, colours.dark_muted),
            TextRole::Subtitle | TextRole::Caption | TextRole::Source | TextRole::Furniture => {
                (colours.muted, colours.dark_muted)
            }
        };
        let strong = match role {
            TextRole::Statement | TextRole::Quote => colours.accent,
            TextRole::Body | TextRole::SubBody | TextRole::Table | TextRole::NumberLabel => colours.title,
            TextRole::Caption => colours.text,
            TextRole::Title
            | TextRole::Subtitle
            | TextRole::SlideTitle
            | TextRole::BigNumber
            | TextRole::ColumnHead
            | TextRole::Source
            | TextRole::Furniture => light,
        };
        if self.dark { (dark, dark) } else { (light, strong) }
    }

    /// The style of a role.
    pub(super) fn style(&self, role: TextRole) -> TextStyle {
        let plain = theme::TextStyle { size: Pt(20.0), weight: 400, leading: 1.25, tracking: 0.0 };
        let own = self.theme.master.styles.get(&role).unwrap_or(&plain);
        let (colour, strong) = self.colours(role);
        TextStyle {
            size: own.size,
            bold: own.weight >= 600,
            colour,
            strong,
            link: if self.dark { colour } else { self.theme.colours.accent_2 },
            leading: own.leading,
            before: Pt::ZERO,
            margin: Pt::ZERO,
            indent: Pt::ZERO,
            align: Align::Start,
            tracking: own.tracking,
        }
    }

    /// How blocks look in the body of a kind of slide.
    pub(super) fn body(&self, kind: SlideKind) -> BodyLook {
        let table = self.style(TextRole::Table);
        let usual = self.style(TextRole::Body);
        let label = self.style(TextRole::NumberLabel);
        let scaled = |style: TextStyle, factor: f32| TextStyle { size: style.size * factor, ..style };
        let (body, lead) = match kind {
            SlideKind::Section => (self.style(TextRole::Subtitle), usual),
            SlideKind::Statement => (scaled(label, 0.92), self.style(TextRole::Statement)),
            SlideKind::Quote => (scaled(label, 0.92), self.style(TextRole::Quote)),
            SlideKind::BigNumber => (scaled(label, 0.92), label),
            SlideKind::Table => (TextStyle { size: usual.size.min(table.size), ..usual }, usual),
            SlideKind::Chart => (scaled(usual, 0.85), usual),
            SlideKind::Picture => (scaled(usual, 0.88), usual),
            SlideKind::Help => (scaled(usual, 0.72), usual),
            SlideKind::References => (self.style(TextRole::Caption), usual),
            SlideKind::Title | SlideKind::Bullets | SlideKind::TwoColumns | SlideKind::Steps => (usual, usual),
        };
        let sub_body = if kind == SlideKind::Section { body } else { self.style(TextRole::SubBody) };
        let head = TextStyle { bold: true, colour: self.theme.colours.accent_2, ..scaled(table, 0.86) };
        BodyLook {
            body,
            sub_body,
            lead,
            heading: self.style(TextRole::ColumnHead),
            table_head: TextStyle { strong: head.colour, ..head },
            table,
            caption: self.style(TextRole::Caption),
            quote: self.style(TextRole::Quote),
            number: scaled(self.style(TextRole::BigNumber), 0.4),
            number_label: label,
            indent: usual.size * INDENT,
            accent: if kind == SlideKind::Section { self.muted() } else { self.ink() },
        }
    }
}

impl BodyLook {
    /// How text at a depth of lists looks, from 0.
    pub(super) fn text(&self, depth: usize) -> TextStyle {
        if depth > 1 { self.sub_body } else { self.body }
    }

    /// The bullet of a list at a depth, from 1, in a part that tells something.
    pub(super) fn bullet(&self, depth: usize, tone: Tone, theme: &Theme) -> Bullet {
        match tone {
            Tone::Plain => Bullet::Sign { sign: if depth > 1 { '–' } else { '•' }, colour: self.accent },
            Tone::Do => Bullet::Sign { sign: '✓', colour: theme.colours.positive },
            Tone::Dont => Bullet::Sign { sign: '✗', colour: theme.colours.negative },
        }
    }

    /// Lists of three depths.
    pub(super) fn list_levels(&self, theme: &Theme) -> Vec<Level> {
        let level = |depth: usize| {
            let text = self.text(depth);
            let style = TextStyle { before: text.size * 0.44, margin: self.indent * depth as f32, indent: -self.indent, ..text };
            Level { style, bullet: self.bullet(depth, Tone::Plain, theme) }
        };
        (1..=5).map(level).collect()
    }
}
