//! The theme's type and colours as formats.

use crate::chart::ChartLook;
use crate::contact::{ContactLook, Detail};
use crate::flow::FlowStyle;
use crate::format::{Breaking, TextFormat};
use crate::vector::Pen;
use lectern_model::geometry::Pt;
use lectern_model::language::Language;
use lectern_model::theme::{Ground, TextRole};

/// How a slide looks: a theme in a language, on the light or the dark page.
#[derive(Debug, Clone)]
pub(super) struct Look<'a> {
    pub(super) ground: Ground<'a>,
    pub(super) language: Language,
}

impl Look<'_> {
    /// In what drawings are made.
    pub(super) fn pen(&self) -> Pen {
        Pen { ink: self.ground.ink(), ground: self.ground.background(), widest: None }
    }

    /// The format of a role, scaled.
    pub(super) fn format(&self, role: TextRole, scale: f32) -> TextFormat {
        let style = self.ground.style(role);
        let colours = self.ground.words(role);
        let balanced = matches!(
            role,
            TextRole::Title | TextRole::Subtitle | TextRole::SlideTitle | TextRole::Statement | TextRole::ColumnHead
        );
        TextFormat {
            leading: style.leading,
            weight: style.weight,
            strong_weight: if style.weight >= 600 { 700 } else { 600 },
            strong_colour: colours.strong,
            link_colour: colours.link,
            breaking: if balanced { Breaking::Balanced } else { Breaking::Even },
            tracking: style.tracking,
            ..TextFormat::new(&self.ground.theme.font, style.size * scale, colours.text, &self.language)
        }
    }

    /// How blocks look in the body of a slide.
    pub(super) fn flow_style(&self, scale: f32) -> FlowStyle {
        let body = self.format(TextRole::Body, scale);
        let table = self.format(TextRole::Table, scale);
        let colours = &self.ground.theme.colours;
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
            accent: self.ground.ink(),
            ground: self.ground.background(),
            positive: colours.positive,
            negative: colours.negative,
            rule: colours.rule,
            body,
            table,
        }
    }

    /// How charts look.
    pub(super) fn chart_look(&self, scale: f32) -> ChartLook {
        let colours = &self.ground.theme.colours;
        let label = TextFormat { strong_colour: colours.title, ..self.format(TextRole::Table, scale) };
        let title = TextFormat { weight: 600, colour: colours.title, ..self.format(TextRole::Table, scale) };
        ChartLook { label, title, colours: colours.chart.clone(), rule: colours.muted, background: self.ground.background() }
    }

    /// How help contacts look on a slide: the number first.
    pub(super) fn contact_look(&self, scale: f32) -> ContactLook {
        let colours = &self.ground.theme.colours;
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
