//! The theme's type and colours as styles of text, and how the parts of a slide's body look by its kind.

use crate::pptx::presentation::{Bullet, Level, TextStyle, Weight};
use lectern_model::block::{Align, Tone};
use lectern_model::geometry::Pt;
use lectern_model::slide::SlideKind;
use lectern_model::theme::{Colour, Ground, TextRole, Theme};

/// How far words stand from their bullet, as a part of their size.
const INDENT: f32 = 0.92;

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

/// The style of a role's words.
pub(super) fn style(ground: Ground<'_>, role: TextRole) -> TextStyle {
    let own = ground.style(role);
    let colours = ground.words(role);
    TextStyle {
        size: own.size,
        weight: match own.weight {
            ..600 => Weight::Regular,
            600..700 => Weight::Semibold,
            700.. => Weight::Bold,
        },
        colour: colours.text,
        strong: colours.strong,
        link: colours.link,
        leading: own.leading,
        before: Pt::ZERO,
        margin: Pt::ZERO,
        indent: Pt::ZERO,
        align: Align::Start,
        tracking: own.tracking,
    }
}

impl BodyLook {
    /// How blocks look in the body of a kind of slide.
    pub(super) fn of(ground: Ground<'_>, kind: SlideKind) -> BodyLook {
        let style = |role| style(ground, role);
        let table = style(TextRole::Table);
        let usual = style(TextRole::Body);
        let label = style(TextRole::NumberLabel);
        let scaled = |style: TextStyle, factor: f32| TextStyle { size: style.size * factor, ..style };
        let (body, lead) = match kind {
            SlideKind::Section => (style(TextRole::Subtitle), usual),
            SlideKind::Statement => (scaled(label, 0.92), style(TextRole::Statement)),
            SlideKind::Quote => (scaled(label, 0.92), style(TextRole::Quote)),
            SlideKind::BigNumber => (scaled(label, 0.92), label),
            SlideKind::Table => (TextStyle { size: usual.size.min(table.size), ..usual }, usual),
            SlideKind::Chart => (scaled(usual, 0.85), usual),
            SlideKind::Picture => (scaled(usual, 0.88), usual),
            SlideKind::Help => (scaled(usual, 0.72), usual),
            SlideKind::References => (style(TextRole::Caption), usual),
            SlideKind::Title | SlideKind::Bullets | SlideKind::TwoColumns | SlideKind::Steps => (usual, usual),
        };
        let sub_body = if kind == SlideKind::Section { body } else { style(TextRole::SubBody) };
        let head = TextStyle { weight: Weight::Semibold, colour: ground.theme.colours.accent_2, ..scaled(table, 0.86) };
        BodyLook {
            body,
            sub_body,
            lead,
            heading: style(TextRole::ColumnHead),
            table_head: TextStyle { strong: head.colour, ..head },
            table,
            caption: style(TextRole::Caption),
            quote: style(TextRole::Quote),
            number: scaled(style(TextRole::BigNumber), 0.4),
            number_label: label,
            indent: usual.size * INDENT,
            accent: if kind == SlideKind::Section { ground.muted() } else { ground.ink() },
        }
    }

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

    /// Lists of as many depths as a layout has levels.
    pub(super) fn list_levels(&self, theme: &Theme) -> Vec<Level> {
        let level = |depth: usize| {
            let text = self.text(depth);
            let style = TextStyle { before: text.size * 0.44, margin: self.indent * depth as f32, indent: -self.indent, ..text };
            Level { style, bullet: self.bullet(depth, Tone::Plain, theme) }
        };
        (1..=5).map(level).collect()
    }
}
