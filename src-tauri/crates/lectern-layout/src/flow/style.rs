//! How the blocks of a flow look.

use crate::chart::ChartLook;
use crate::contact::ContactLook;
use crate::format::TextFormat;
use lectern_model::block::Tone;
use lectern_model::geometry::Pt;
use lectern_model::id::ImageId;
use lectern_model::image::Image;
use lectern_model::theme::Colour;
use lectern_model::words::Words;
use std::collections::BTreeMap;

/// How the blocks of a flow look: type, room and colours.
#[derive(Debug, Clone)]
pub struct FlowStyle {
    /// Paragraphs and first-level list items.
    pub body: TextFormat,
    /// List items below the first level.
    pub sub_body: TextFormat,
    /// Headings among blocks.
    pub heading: TextFormat,
    /// Cells.
    pub table: TextFormat,
    /// Head cells.
    pub table_head: TextFormat,
    /// Captions.
    pub caption: TextFormat,
    /// Quotations.
    pub quote: TextFormat,
    /// A large figure.
    pub number: TextFormat,
    /// What it counts.
    pub number_label: TextFormat,
    /// Charts.
    pub chart: ChartLook,
    /// How high a chart is.
    pub chart_height: Pt,
    /// How high a picture is at most.
    pub picture_height: Pt,
    /// Help contacts.
    pub contact: ContactLook,
    /// Before a paragraph, a table or the first item of a list.
    pub paragraph_gap: Pt,
    /// Between the items of a list.
    pub item_gap: Pt,
    /// Before a heading.
    pub heading_gap: Pt,
    /// Before a figure.
    pub figure_gap: Pt,
    /// Between a figure and its caption.
    pub caption_gap: Pt,
    /// How far a list item's words stand from its bullet's outer edge.
    pub indent: Pt,
    /// Room above and below the words of a cell.
    pub cell_padding: Pt,
    /// Bullets, numbers, bars and drawings.
    pub accent: Colour,
    /// What everything stands on.
    pub ground: Colour,
    /// Marks of what to say and do.
    pub positive: Colour,
    /// Marks of what not to say and do.
    pub negative: Colour,
    /// Thin rules.
    pub rule: Colour,
}

impl FlowStyle {
    /// Whether lines run from right to left.
    pub(crate) fn right_to_left(&self) -> bool {
        self.body.language.is_right_to_left()
    }

    /// The format of text at a depth of lists, from 0.
    pub(crate) fn text(&self, level: usize) -> &TextFormat {
        if level > 1 { &self.sub_body } else { &self.body }
    }

    /// The format of a heading that tells something.
    pub(crate) fn head(&self, tone: Tone) -> TextFormat {
        let colour = match tone {
            Tone::Plain => self.heading.colour,
            Tone::Do => self.positive,
            Tone::Dont => self.negative,
        };
        TextFormat { colour, strong_colour: colour, ..self.heading.clone() }
    }
}

/// What blocks need beside their words.
#[derive(Debug, Clone, Copy)]
pub struct FlowEnv<'a> {
    /// The program's own words.
    pub words: &'a Words,
    /// The pictures.
    pub images: &'a BTreeMap<ImageId, Image>,
    /// The structure level of headings among blocks.
    pub heading_level: u8,
}
