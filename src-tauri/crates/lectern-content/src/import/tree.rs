//! What every reader makes of its file: pages of pieces, before anything is decided about slides.

use super::report::Report;
use lectern_model::deck::Fingerprint;
use std::sync::Arc;

/// The most rows of a table that are read.
pub(super) const MOST_ROWS: usize = 1000;

/// The most cells of a row that are read.
pub(super) const MOST_CELLS: usize = 100;

/// The most runs of words of a text that are read: each takes many times its letters.
pub(super) const MOST_RUNS: usize = 400_000;

/// What is told of the runs after them.
pub(super) fn what_follows() -> String {
    format!("what follows the first {MOST_RUNS} pieces of text: divide the file")
}

/// Words in one style. A line break the author wanted is a `\n` in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Strong importance.
    pub strong: bool,
    /// Emphasis.
    pub emphasis: bool,
    /// Whether they stand on the line.
    pub script: Script,
    /// Where they lead.
    pub link: Option<Leads>,
}

/// Whether words stand on the line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Script {
    /// They do.
    #[default]
    Level,
    /// Superscript.
    Raised,
    /// Subscript.
    Lowered,
}

/// Where words lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// To an address, as written.
    Address(String),
    /// To a page of the same file, by the name of its part.
    Page(String),
}

/// A line of words.
pub type Words = Vec<Run>;

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// The letters of some words alone.
pub fn plain_text(words: &[Run]) -> String {
    words.iter().map(|run| run.text.as_str()).collect()
}

/// Whether there is nothing to see in some words.
pub fn is_blank(words: &[Run]) -> bool {
    words.iter().all(|run| run.text.chars().all(|letter| letter.is_whitespace() || is_left_out(letter)))
}

/// Whether a letter is never taken over: control characters, what turns the direction of others, and stand-ins of objects.
pub(super) fn is_left_out(letter: char) -> bool {
    let turns = matches!(letter, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffc}');
    turns || (letter.is_control() && !letter.is_whitespace())
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A heading; 1 is the highest.
    Heading {
        /// Its level.
        level: u8,
        /// Its words.
        words: Words,
    },
    /// A paragraph.
    Paragraph(Words),
    /// An item of a list.
    Item {
        /// How deep it stands, from 0.
        level: u8,
        /// Its number in a numbered list.
        number: Option<u32>,
        /// Its words.
        words: Words,
    },
    /// A paragraph of a quotation.
    Quote(Words),
    /// A table; the first row heads it.
    Table(Vec<Vec<Words>>),
    /// A picture.
    Picture(PictureUse),
    /// A chart.
    Chart(ChartData),
    /// What is not to be shown: a footnote, a comment to the speaker.
    Note(Words),
    /// Where the author ended a page.
    Rule,
}

/// A picture on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureUse {
    /// Which of the file's pictures.
    pub picture: usize,
    /// What it shows, as far as the file says.
    pub alt: String,
}

/// The data of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartData {
    /// How it is drawn; none for a kind that Lectern does not draw.
    pub kind: Option<lectern_model::chart::ChartKind>,
    /// Its title.
    pub title: String,
    /// What it shows, as far as the file says.
    pub alt: String,
    /// What is written to the values: `%` or nothing.
    pub unit: String,
    /// What the values belong to.
    pub categories: Vec<String>,
    /// The rows of values by name; a value that is not there is not a number.
    pub series: Vec<(String, Vec<f64>)>,
}

/// What a page is in its file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// The first of a deck.
    Title,
    /// The head of a section.
    Section,
    /// Any other.
    #[default]
    Content,
}

/// One of two columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// Its heading; may be empty.
    pub heading: Words,
    /// What is in it.
    pub pieces: Vec<Piece>,
}

/// A page: a slide of a deck, or what stands under a heading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Where it stands in its file, for people: `slide 7`.
    pub place: String,
    /// The id of the slide of a talk that it was exported from.
    pub id: Option<String>,
    /// What that slide was when it was exported, where the file says so.
    pub fingerprint: Option<Fingerprint>,
    /// The part of the file it was read from; empty where it has none of its own.
    pub part: String,
    /// What it is.
    pub role: Role,
    /// Its title.
    pub title: Words,
    /// What is on it.
    pub pieces: Vec<Piece>,
    /// What is on it side by side.
    pub columns: Option<[Column; 2]>,
    /// What is said to it.
    pub notes: Vec<Piece>,
    /// Whether it is left out of the show.
    pub hidden: bool,
    /// The title of the section it is in.
    pub section: Option<String>,
}

impl Page {
    /// The words of every line and cell on it.
    pub fn cell_texts(&self) -> Vec<String> {
        let columns = self.columns.iter().flatten();
        let headings = columns.clone().map(|column| plain_text(&column.heading));
        let pieces = self.pieces.iter().chain(columns.flat_map(|column| &column.pieces));
        let texts = pieces.flat_map(|piece| match piece {
            Piece::Heading { words, .. }
            | Piece::Paragraph(words)
            | Piece::Item { words, .. }
            | Piece::Quote(words)
            | Piece::Note(words) => {
                vec![unmarked_text(words)]
            }
            Piece::Table(rows) => rows.iter().flatten().map(|cell| unmarked_text(cell)).collect(),
            Piece::Picture(_) | Piece::Chart(_) | Piece::Rule => Vec::new(),
        });
        texts.chain(headings).filter(|text| !text.trim().is_empty()).collect()
    }
}

/// The letters of some words without the marks of citations: raised ones, and those that lead to another page.
fn unmarked_text(words: &[Run]) -> String {
    let is_mark = |run: &&Run| run.script == Script::Raised || matches!(run.link, Some(Leads::Page(_)));
    words.iter().filter(|run| !is_mark(run)).map(|run| run.text.as_str()).collect()
}

/// A picture of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePicture {
    /// What it is called, with the ending of what it is.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// What a reader made of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The pictures they show.
    pub pictures: Vec<FilePicture>,
    /// What was changed and dropped on the way.
    pub report: Report,
}
