//! Text with its marks, as small as a page can draw it.

use lectern_model::block::{Block, DeckBlock};
use lectern_model::span::{Link, Span};
use serde::Serialize;

/// Words in one style.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct RunView {
    pub(crate) text: String,
    pub(crate) strong: bool,
    pub(crate) emphasis: bool,
    pub(crate) superscript: bool,
    /// A local field that is not filled in; the text is its label.
    pub(crate) blank: bool,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum BlockView {
    Paragraph {
        runs: Vec<RunView>,
    },
    Heading {
        runs: Vec<RunView>,
    },
    /// A list; `start` is the first number, null for bullets.
    List {
        start: Option<u32>,
        items: Vec<Vec<BlockView>>,
    },
    Quote {
        blocks: Vec<BlockView>,
    },
    /// A table, a chart or a picture, in words.
    Figure {
        text: String,
    },
}

/// Words, found or not, or of an older or newer text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct MarkedView {
    pub(crate) text: String,
    /// Whether these are the words that were looked for.
    pub(crate) found: bool,
}

/// A part of a comparison of two texts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct TextChangeView {
    pub(crate) kind: TextChangeKind,
    pub(crate) text: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum TextChangeKind {
    Same,
    Old,
    New,
}

impl RunView {
    /// Plain words.
    pub(crate) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), strong: false, emphasis: false, superscript: false, blank: false }
    }

    /// Spans as runs.
    pub(crate) fn of(spans: &[Span]) -> Vec<RunView> {
        let run = |span: &Span| match span {
            Span::Text(words) => RunView {
                text: words.text.clone(),
                strong: words.strong,
                emphasis: words.emphasis,
                superscript: words.superscript || matches!(words.link, Some(Link::Reference(_))),
                blank: false,
            },
            Span::Break => RunView::plain("\n"),
            Span::Blank(label) => RunView { blank: true, ..RunView::plain(label) },
        };
        spans.iter().map(run).collect()
    }
}

impl BlockView {
    /// Blocks in their final words; what is drawn is told in words.
    pub(crate) fn of(blocks: &[DeckBlock]) -> Vec<BlockView> {
        blocks.iter().map(BlockView::one).collect()
    }

    fn one(block: &DeckBlock) -> BlockView {
        match block {
            Block::Paragraph(spans) => BlockView::Paragraph { runs: RunView::of(spans) },
            Block::Heading(heading) => BlockView::Heading { runs: RunView::of(&heading.inlines) },
            Block::List(list) => {
                BlockView::List { start: list.start, items: list.items.iter().map(|item| BlockView::of(item)).collect() }
            }
            Block::Quote(inner) => BlockView::Quote { blocks: BlockView::of(inner) },
            Block::Table(table) => {
                let row = |cells: &Vec<Vec<Span>>| -> String {
                    cells.iter().map(|cell| Span::plain_text(cell)).collect::<Vec<_>>().join(" · ")
                };
                let rows: Vec<String> = std::iter::once(&table.header).chain(&table.rows).map(row).collect();
                BlockView::Figure { text: rows.join("\n") }
            }
            Block::Picture(picture) => BlockView::Figure { text: Span::plain_text(&picture.caption) },
            Block::Chart(chart) => BlockView::Figure { text: Span::plain_text(&chart.title) },
            Block::Number(number) => {
                BlockView::Figure { text: format!("{} {}", number.value, Span::plain_text(&number.counted)) }
            }
            Block::Contacts(contacts) => BlockView::List {
                start: None,
                items: contacts
                    .iter()
                    .map(|contact| vec![BlockView::Paragraph { runs: vec![RunView::plain(&contact.name)] }])
                    .collect(),
            },
        }
    }
}
