//! A presentation as a value: slides, layouts and what stands on them, in the terms of the format, before any part is written.

use super::palette::Scheme;
use lectern_model::block::Align;
use lectern_model::chart::Chart;
use lectern_model::geometry::{Pt, Rect, Size};
use lectern_model::image::RasterImage;
use lectern_model::language::Language;
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_model::theme::{Anchor, Colour, Theme};
use lectern_scene::document::Metadata;
use lectern_scene::font::{Font, Fonts};
use lectern_scene::shape::Shape as Outline;

/// A presentation.
pub(super) struct Presentation<'a> {
    pub(super) theme: &'a Theme,
    pub(super) scheme: Scheme,
    pub(super) size: Size,
    pub(super) metadata: &'a Metadata,
    /// The fonts at hand.
    pub(super) fonts: &'a Fonts,
    /// The family of semibold words, where it is at hand and may go into the file; else they are bold.
    pub(super) semibold: Option<String>,
    /// The font of text, to measure with.
    pub(super) font: Option<&'a Font>,
    /// The height of a line of text as its font has it, as a factor of its size.
    pub(super) line: f32,
    /// The text of the master, level by level.
    pub(super) levels: Vec<Level>,
    /// A layout for each kind of slide, in the order of [`SlideKind::ALL`].
    pub(super) layouts: Vec<Layout>,
    pub(super) slides: Vec<Slide<'a>>,
    pub(super) sections: Vec<Section>,
    /// What values without a name are called in charts.
    pub(super) values: &'a str,
}

impl Presentation<'_> {
    /// What the format says of a weight: 1 for bold, 0 for not.
    pub(super) fn bold(&self, weight: Weight) -> u8 {
        match weight {
            Weight::Regular => 0,
            Weight::Semibold => u8::from(self.semibold.is_none()),
            Weight::Bold => 1,
        }
    }
}

/// A layout: the places for what a kind of slide shows.
pub(super) struct Layout {
    pub(super) kind: SlideKind,
    pub(super) background: Colour,
    pub(super) places: Vec<Place>,
    /// What is drawn on every slide of it, under its text.
    pub(super) drawings: Vec<Drawing>,
}

/// A place for one thing on a layout.
pub(super) struct Place {
    pub(super) holder: Holder,
    pub(super) name: String,
    pub(super) bounds: Rect,
    pub(super) anchor: Anchor,
    /// How its text looks, level by level.
    pub(super) levels: Vec<Level>,
    pub(super) panel: Option<Panel>,
}

/// Which placeholder of the layout a shape fills (`ph`, ECMA-376 §19.3.1.36).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Holder {
    pub(super) kind: HolderKind,
    /// Its index, by which a slide's shape and its layout's place know one another; 0 for titles.
    pub(super) index: u32,
}

/// The type of a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum HolderKind {
    Title,
    CentredTitle,
    Subtitle,
    Text,
    /// Anything: text, a table, a chart, a picture.
    Object,
    Table,
    Chart,
    Picture,
    Footer,
    SlideNumber,
}

/// How text looks at a depth.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Level {
    pub(super) style: TextStyle,
    pub(super) bullet: Bullet,
}

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    /// Of titles and heads: a family of its own to programs, which know a family by four faces.
    Semibold,
    Bold,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TextStyle {
    pub(super) size: Pt,
    pub(super) weight: Weight,
    pub(super) colour: Colour,
    /// The colour of strong words.
    pub(super) strong: Colour,
    /// The colour of links.
    pub(super) link: Colour,
    /// The height of a line as a factor of the size.
    pub(super) leading: f32,
    /// Room before it.
    pub(super) before: Pt,
    /// From the frame's edge to the words.
    pub(super) margin: Pt,
    /// From the words to the bullet: below zero where it hangs.
    pub(super) indent: Pt,
    pub(super) align: Align,
    /// Space between letters, as a part of the size.
    pub(super) tracking: f32,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Bullet {
    None,
    /// A sign.
    Sign {
        sign: char,
        colour: Colour,
    },
    /// A number that counts on; `dot` is whether a full stop follows it, `percent` its size as a part of the text's.
    Number {
        number: u32,
        colour: Colour,
        dot: bool,
        percent: u32,
    },
}

/// A slide.
pub(super) struct Slide<'a> {
    /// By what an edited deck is recognised.
    pub(super) name: String,
    /// Its layout, as an index.
    pub(super) layout: usize,
    pub(super) hidden: bool,
    pub(super) language: &'a Language,
    /// What stands on it, in reading order.
    pub(super) shapes: Vec<Shape<'a>>,
    /// What its speaker reads, where the deck is the presenter's.
    pub(super) notes: Option<Vec<Paragraph>>,
}

/// Slides that belong together.
pub(super) struct Section {
    pub(super) title: String,
    /// The slides, as indices.
    pub(super) slides: std::ops::Range<usize>,
}

/// Something on a slide.
pub(super) enum Shape<'a> {
    Text(TextShape),
    Table(TableShape),
    Chart(ChartShape<'a>),
    Picture(PictureShape<'a>),
    Drawing(Drawing),
}

/// Text in a placeholder.
pub(super) struct TextShape {
    pub(super) holder: Holder,
    pub(super) name: String,
    /// What it shows, where it stands for a picture.
    pub(super) alt: Option<String>,
    pub(super) bounds: Rect,
    /// Room kept free at the frame's left, top, right and bottom edges.
    pub(super) insets: [Pt; 4],
    /// Where its text stands, where not as in the layout.
    pub(super) anchor: Option<Anchor>,
    pub(super) panel: Option<Panel>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Whether it is a line as wide as it likes, not text that is broken and made to fit when it is edited.
    pub(super) one_line: bool,
}

/// A filled box behind text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Panel {
    pub(super) fill: Colour,
    pub(super) radius: Pt,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    /// From 0.
    pub(super) level: usize,
    pub(super) style: TextStyle,
    pub(super) bullet: Bullet,
    pub(super) right_to_left: bool,
    pub(super) runs: Vec<Run>,
}

/// Words in one style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) words: Words,
    /// Their size, where not the paragraph's.
    pub(super) size: Option<Pt>,
    /// Their weight, where not the paragraph's.
    pub(super) weight: Option<Weight>,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) superscript: bool,
    /// Their colour, where not the paragraph's.
    pub(super) colour: Option<Colour>,
    /// Their language, where not the slide's.
    pub(super) language: Option<Language>,
    pub(super) link: Option<RunLink>,
}

/// What a run says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Words {
    Text(String),
    Break,
    /// The number of the slide, and what stands there until a program counts.
    SlideNumber(String),
}

/// Where a run leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RunLink {
    /// An address, a URI.
    Address(String),
    /// A slide, as an index.
    Slide(usize),
}

/// A table.
pub(super) struct TableShape {
    pub(super) holder: Holder,
    pub(super) name: String,
    /// What it is, for those who cannot see it.
    pub(super) alt: String,
    pub(super) bounds: Rect,
    pub(super) columns: Vec<Pt>,
    pub(super) rows: Vec<Row>,
    /// Whether the first row is its head.
    pub(super) headed: bool,
    pub(super) right_to_left: bool,
}

/// A row of a table.
pub(super) struct Row {
    pub(super) height: Pt,
    pub(super) cells: Vec<Cell>,
    /// The rule under it.
    pub(super) rule: (Colour, Pt),
}

/// A cell of a table.
pub(super) struct Cell {
    pub(super) paragraph: Paragraph,
    /// Room at its left, top, right and bottom edges.
    pub(super) margins: [Pt; 4],
}

/// A chart.
pub(super) struct ChartShape<'a> {
    pub(super) holder: Holder,
    pub(super) name: String,
    pub(super) bounds: Rect,
    pub(super) chart: &'a Chart<Span>,
    pub(super) size: Pt,
    pub(super) leading: f32,
    pub(super) text: Colour,
    pub(super) ground: Colour,
    pub(super) language: &'a Language,
}

/// A picture of pixels.
pub(super) struct PictureShape<'a> {
    pub(super) holder: Option<Holder>,
    pub(super) name: String,
    pub(super) bounds: Rect,
    /// What it shows; none for decoration.
    pub(super) alt: Option<String>,
    pub(super) image: &'a RasterImage,
}

/// Shapes that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drawing {
    pub(super) name: String,
    /// What it shows; none for decoration.
    pub(super) alt: Option<String>,
    pub(super) outlines: Vec<Outline>,
}

impl Run {
    /// How heavy its letters are in text of a style.
    pub(super) fn weight_in(&self, style: &TextStyle) -> Weight {
        if self.strong { Weight::Bold } else { self.weight.unwrap_or(style.weight) }
    }

    /// Plain words.
    pub(super) fn text(words: impl Into<String>) -> Self {
        Self::of(Words::Text(words.into()))
    }

    /// Words of strong importance.
    pub(super) fn strong(words: impl Into<String>) -> Self {
        Self { strong: true, ..Self::text(words) }
    }

    /// What a run says, plainly.
    pub(super) fn of(words: Words) -> Self {
        let (size, weight, colour, language, link) = (None, None, None, None, None);
        Self { words, size, weight, strong: false, emphasis: false, superscript: false, colour, language, link }
    }
}
