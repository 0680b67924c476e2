//! How printed matter looks: type sizes and formats on paper.

use super::ink::Inks;
use crate::chart::ChartLook;
use crate::contact::ContactLook;
use crate::flow::FlowStyle;
use crate::format::{Breaking, TextFormat};
use lectern_model::geometry::Pt;
use lectern_model::handout::Ink;
use lectern_model::language::Language;
use lectern_model::theme::{Colour, Theme};

/// Type sizes by use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sizes {
    pub body: Pt,
    pub leading: f32,
    pub table: Pt,
    /// Captions, notes, references.
    pub small: Pt,
    pub furniture: Pt,
    /// The talk's title, a section's, a slide's, and headings in the text.
    pub headings: [Pt; 4],
    /// Large figures.
    pub number: Pt,
}

impl Sizes {
    /// Of the article and of notes pages.
    pub(super) const TEXT: Sizes = Sizes {
        body: Pt(11.0),
        leading: 1.42,
        table: Pt(9.75),
        small: Pt(9.25),
        furniture: Pt(8.5),
        headings: [Pt(31.0), Pt(19.0), Pt(13.5), Pt(11.5)],
        number: Pt(36.0),
    };

    /// Of large print: nothing below 18 points.
    pub(super) const LARGE: Sizes = Sizes {
        body: Pt(19.0),
        leading: 1.5,
        table: Pt(18.0),
        small: Pt(18.0),
        furniture: Pt(18.0),
        headings: [Pt(36.0), Pt(29.0), Pt(24.0), Pt(20.0)],
        number: Pt(48.0),
    };

    /// The same, larger or smaller.
    pub(super) fn scaled(self, factor: f32) -> Self {
        Self {
            body: self.body * factor,
            table: self.table * factor,
            small: self.small * factor,
            headings: self.headings.map(|size| size * factor),
            number: self.number * factor,
            ..self
        }
    }
}

/// How printed matter looks.
#[derive(Debug, Clone)]
pub(super) struct Look {
    pub inks: Inks,
    pub sizes: Sizes,
    family: String,
    language: Language,
    breaking: Breaking,
    /// The least size of anything printed.
    least: Pt,
}

impl Look {
    pub(super) fn new(theme: &Theme, ink: Ink, language: &Language) -> Self {
        Self {
            inks: Inks::new(&theme.colours, ink),
            sizes: Sizes::TEXT,
            family: theme.font.clone(),
            language: language.clone(),
            breaking: Breaking::Hyphenated,
            least: Pt::ZERO,
        }
    }

    /// Large print: the legible face, 18 points and more, no divided words.
    pub(super) fn large(theme: &Theme, ink: Ink, language: &Language) -> Self {
        let usual = Self::new(theme, ink, language);
        let family = theme.large_print_font.clone();
        Self { sizes: Sizes::LARGE, family, breaking: Breaking::Even, least: Sizes::LARGE.small, ..usual }
    }

    /// The same in other sizes.
    pub(super) fn sized(&self, sizes: Sizes) -> Self {
        Self { sizes, ..self.clone() }
    }

    /// The same with nothing smaller than `least`.
    pub(super) fn with_least(self, least: Pt) -> Self {
        Self { least, ..self }
    }

    /// The same for words in another language.
    pub(super) fn in_language(&self, language: &Language) -> Self {
        Self { language: language.clone(), ..self.clone() }
    }

    /// Text of a size and colour.
    pub(super) fn text(&self, size: Pt, colour: Colour) -> TextFormat {
        TextFormat {
            leading: self.sizes.leading,
            strong_weight: 600,
            link_colour: self.inks.accent,
            ..TextFormat::new(&self.family, size.max(self.least), colour, &self.language)
        }
    }

    /// Running text.
    pub(super) fn body(&self) -> TextFormat {
        TextFormat { breaking: self.breaking, ..self.text(self.sizes.body, self.inks.text) }
    }

    /// Captions, notes, references.
    pub(super) fn small(&self) -> TextFormat {
        let leading = self.sizes.leading - 0.06;
        TextFormat { breaking: self.breaking, leading, ..self.text(self.sizes.small, self.inks.text) }
    }

    /// Small text that stands back.
    pub(super) fn quiet(&self) -> TextFormat {
        let link_colour = self.inks.muted;
        TextFormat { breaking: Breaking::Even, leading: 1.3, link_colour, ..self.text(self.sizes.small, self.inks.muted) }
    }

    /// Page numbers and the line beside them.
    pub(super) fn furniture(&self) -> TextFormat {
        TextFormat { leading: 1.3, ..self.text(self.sizes.furniture, self.inks.muted) }
    }

    /// A heading of a level, from 1.
    pub(super) fn heading(&self, level: u8) -> TextFormat {
        let at = usize::from(level.clamp(1, 4) - 1);
        let size = self.sizes.headings.get(at).copied().unwrap_or(self.sizes.body);
        TextFormat {
            weight: if level == 1 { 700 } else { 600 },
            strong_weight: 700,
            leading: if level == 1 { 1.1 } else { 1.2 },
            breaking: Breaking::Balanced,
            ..self.text(size, self.inks.title)
        }
    }

    /// How blocks look in running text.
    pub(super) fn flow_style(&self) -> FlowStyle {
        let Sizes { body: size, table, number, .. } = self.sizes;
        let body = self.body();
        let cell = TextFormat { leading: 1.32, ..self.text(table, self.inks.text) };
        let caption = TextFormat { leading: 1.32, ..self.text(self.sizes.small, self.inks.muted) };
        let number_label = TextFormat { leading: 1.35, breaking: Breaking::Even, ..body.clone() };
        let mut contact = ContactLook::new(&self.body(), self.inks.accent, self.inks.muted);
        contact.grow_to(self.least);
        FlowStyle {
            sub_body: body.clone(),
            heading: self.heading(4),
            table_head: TextFormat { weight: 600, ..cell.clone() },
            quote: TextFormat { italic: true, ..body.clone() },
            number: TextFormat { weight: 700, leading: 1.0, ..self.text(number, self.inks.accent) },
            number_label,
            chart: self.chart(),
            chart_height: size * 15.0,
            picture_height: size * 22.0,
            contact,
            paragraph_gap: size * 0.62,
            item_gap: size * 0.28,
            heading_gap: size * 1.1,
            figure_gap: size * 1.1,
            caption_gap: size * 0.4,
            indent: size * 1.35,
            cell_padding: table * 0.42,
            accent: self.inks.accent,
            ground: Colour::WHITE,
            positive: self.inks.positive,
            negative: self.inks.negative,
            rule: self.inks.rule,
            table: cell,
            caption,
            body,
        }
    }

    fn chart(&self) -> ChartLook {
        ChartLook {
            label: TextFormat { leading: 1.2, ..self.text(self.sizes.table, self.inks.text) },
            title: TextFormat { weight: 600, leading: 1.25, ..self.text(self.sizes.table * 1.08, self.inks.text) },
            colours: self.inks.chart.clone(),
            rule: self.inks.rule,
            background: Colour::WHITE,
        }
    }
}
