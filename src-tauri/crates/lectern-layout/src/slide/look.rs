//! The theme's type and colours as formats.

use crate::chart::ChartLook;
use crate::contact::{ContactLook, Detail};
use crate::flow::FlowStyle;
use crate::format::{Breaking, TextFormat};
use crate::vector::Pen;
use lectern_model::geometry::Pt;
use lectern_model::language::Language;
use lectern_model::theme::{Colour, TextRole, TextStyle, Theme};

/// How a slide looks: a theme in a language, on the light or the dark page.
#[derive(Debug, Clone)]
pub(super) struct Look<'a> {
    pub(super) theme: &'a Theme,
    pub(super) language: Language,
    pub(super) dark: bool,
}

impl Look<'_> {
    /// The page.
    pub(super) fn background(&self) -> Colour {
        let colours = &self.theme.colours;
        if self.dark { colours.dark_background } else { colours.background }
    }

    /// Quiet text.
    pub(super) fn muted(&self) -> Colour {
        let colours = &self.theme.colours;
        if self.dark { colours.dark_muted } else { colours.muted }
    }

    /// Marks and drawings.
    pub(super) fn ink(&self) -> Colour {
        let colours = &self.theme.colours;
        if self.dark { colours.accent.mix(colours.dark_text, 0.4) } else { colours.accent }
    }

    /// In what drawings are made.
    pub(super) fn pen(&self) -> Pen {
        Pen { ink: self.ink(), ground: self.background(), widest: None }
    }

    fn colour(&self, role: TextRole) -> Colour {
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
        if self.dark { dark } else { light }
    }

    fn style(&self, role: TextRole) -> TextStyle {
        let plain = TextStyle { size: Pt(20.0), weight: 400, leading: 1.25, tracking: 0.0 };
        self.theme.master.styles.get(&role).cloned().unwrap_or(plain)
    }

    /// The format of a role, scaled.
    pub(super) fn format(&self, role: TextRole, scale: f32) -> TextFormat {
        let style = self.style(role);
        let colours = &self.theme.colours;
        let colour = self.colour(role);
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
            | TextRole::Furniture => colour,
        };
        let (strong_colour, link_colour) = if self.dark { (colour, colour) } else { (strong, colours.accent_2) };
        let balanced = matches!(
            role,
            TextRole::Title | TextRole::Subtitle | TextRole::SlideTitle | TextRole::Statement | TextRole::ColumnHead
        );
        TextFormat {
            leading: style.leading,
            weight: style.weight,
            strong_weight: if style.weight >= 600 { 700 } else { 600 },
            strong_colour,
            link_colour,
            breaking: if balanced { Breaking::Balanced } else { Breaking::Even },
            tracking: style.tracking,
            ..TextFormat::new(&self.theme.font, style.size * scale, colour, &self.language)
        }
    }

    /// How blocks look in the body of a slide.
    pub(super) fn flow_style(&self, scale: f32) -> FlowStyle {
        let body = self.format(TextRole::Body, scale);
        let table = self.format(TextRole::Table, scale);
        let colours = &self.theme.colours;
        let head = TextFormat { weight: 600, colour: colours.accent_2, breaking: Breaking::Even, ..table.clone().scaled(0.86) };
        let size = body.size;
        FlowStyle {
            sub_body: self.format(TextRole::SubBody, scale),
            heading: self.format(TextRole::ColumnHead, scale),
            table_head: head,
            caption: self.format(TextRole::Caption, scale.max(0.9)),
            quote: self.format(TextRole::Quote, scale),
            number: self.format(TextRole::BigNumber, scale * 0.4),
            number_label: self.format(TextRole::NumberLabel, scale),
            chart: self.chart_look(scale),
            chart_height: Pt(200.0) * scale,
            picture_height: Pt(240.0) * scale,
            contact: self.contact_look(scale),
            paragraph_gap: size * 0.62,
            item_gap: size * 0.44,
            heading_gap: size * 0.7,
            figure_gap: size * 0.6,
            caption_gap: size * 0.25,
            indent: size * 0.92,
            cell_padding: table.size * 0.46,
            accent: self.ink(),
            ground: self.background(),
            positive: colours.positive,
            negative: colours.negative,
            rule: colours.rule,
            body,
            table,
        }
    }

    /// How charts look.
    pub(super) fn chart_look(&self, scale: f32) -> ChartLook {
        let colours = &self.theme.colours;
        let label = TextFormat { strong_colour: colours.title, ..self.format(TextRole::Table, scale) };
        let title = TextFormat { weight: 600, colour: colours.title, ..self.format(TextRole::Table, scale) };
        ChartLook { label, title, colours: colours.chart.clone(), rule: colours.muted, background: self.background() }
    }

    /// How help contacts look on a slide: the number first.
    pub(super) fn contact_look(&self, scale: f32) -> ContactLook {
        let colours = &self.theme.colours;
        let body = self.format(TextRole::Body, scale);
        let small = TextFormat { leading: 1.24, strong_weight: 600, ..self.format(TextRole::Caption, scale) };
        let number = TextFormat { weight: 600, leading: 1.18, ..body.clone().scaled(0.96) };
        ContactLook {
            name: TextFormat { weight: 600, leading: 1.18, colour: colours.title, ..body.clone().scaled(0.66) },
            audience: small.clone(),
            number: TextFormat { colour: colours.accent, link_colour: colours.accent, ..number },
            address: TextFormat { leading: 1.3, ..body.clone().scaled(0.53) },
            label: small.clone(),
            note: small.clone(),
            mark: TextFormat { weight: 600, colour: colours.text, ..small.scaled(0.92) },
            qr: Pt(60.0) * scale.max(0.95),
            detail: Detail::Brief,
            gap: Pt(12.0) * scale,
        }
    }
}
