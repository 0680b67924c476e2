//! Blocks of text, tables, charts and pictures. `I` is the inline text and `C` a help contact in a block: an author's (`Inline`,
//! by id) or resolved (`Span`, in full).

use crate::chart::Chart;
use crate::contact::Contact;
use crate::id::{ContactId, ImageId};
use crate::span::{Inline, Span};
use serde::{Deserialize, Serialize};

/// A block as its author wrote it.
pub type AuthorBlock = Block<Inline, ContactId>;

/// A block in its final words.
pub type DeckBlock = Block<Span, Contact>;

/// A block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block<I, C> {
    /// A paragraph.
    Paragraph(Vec<I>),
    /// A heading inside a slide or a handout text.
    Heading(Heading<I>),
    /// A list.
    List(List<I, C>),
    /// A table.
    Table(Table<I>),
    /// A quotation; who said it follows as a paragraph.
    Quote(Vec<Block<I, C>>),
    /// A picture.
    Picture(Picture<I>),
    /// A chart.
    Chart(Chart<I>),
    /// One figure to be seen from the last row.
    Number(Number<I>),
    /// Help contacts.
    Contacts(Vec<C>),
}

/// A heading inside a slide or a handout text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heading<I> {
    /// 1 is the highest; on a slide, columns are headed by level 3.
    pub level: u8,
    /// What the part under the heading tells.
    pub tone: Tone,
    /// The words.
    pub inlines: Vec<I>,
}

/// What the part under a heading tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Say or do this.
    Do,
    /// Do not say or do this.
    Dont,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct List<I, C> {
    /// The first number of a numbered list; none for bullets.
    pub start: Option<u32>,
    /// The items, each a run of blocks.
    pub items: Vec<Vec<Block<I, C>>>,
}

/// A table; every row has as many cells as the header.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table<I> {
    /// How each column is aligned.
    pub align: Vec<Align>,
    /// The header row's cells.
    pub header: Vec<Vec<I>>,
    /// The rows' cells.
    pub rows: Vec<Vec<Vec<I>>>,
}

/// How a column or a paragraph is aligned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// At the edge where reading starts.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the edge where reading ends.
    End,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture<I> {
    /// Which image.
    pub image: ImageId,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// The caption; may be empty.
    pub caption: Vec<I>,
}

/// One figure to be seen from the last row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Number<I> {
    /// The figure as printed, `68%` or `1 in 7`.
    pub value: String,
    /// What was counted.
    pub counted: Vec<I>,
    /// The year of what was counted, as printed.
    pub year: Option<String>,
    /// The citation (one inline as authored), or its mark as resolved.
    pub cite: Vec<I>,
}
