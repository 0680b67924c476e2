//! Slide Markdown to blocks. Nesting is bounded while reading, so that no walk over the result can be deep.

mod container;
mod leaf;

use super::citation;
use super::file_report::FileReport;
use super::inline::InlineText;
use crate::code;
use lectern_model::block::{Align, AuthorBlock, Block};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::span::Inline;
use pulldown_cmark::{Alignment, BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Put before a text that is inline whatever it begins with; a fixed space begins no block, and marks of style after it stand as at the
/// beginning of a line.
const INLINE_GUARD: &str = "\u{a0}";

/// A block that is in no other, with where it stands.
#[derive(Debug)]
pub(crate) struct TopBlock {
    pub(crate) span: Range<usize>,
    pub(crate) block: AuthorBlock,
    /// The marks on a heading (`{.notes lang=es}`); empty on other blocks.
    pub(crate) marks: Marks,
}

/// What stands in braces after a heading.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    pub(crate) classes: Vec<String>,
    pub(crate) attributes: Vec<(String, Option<String>)>,
}

/// A text's blocks.
pub(crate) struct ParsedText {
    pub(crate) blocks: Vec<TopBlock>,
    /// Whether a block could not be read and was left out, which was told.
    pub(crate) is_partial: bool,
}

/// Reads the Markdown in a byte range of a file.
pub(crate) fn parse_blocks(report: &mut FileReport<'_>, range: Range<usize>) -> ParsedText {
    let text = report.text.get(range.clone()).unwrap_or("");
    Builder::new(report, Origin { shift: range.start, prefix: 0, fixed: None }).read(text)
}

/// Reads a text from YAML or a caption as inline Markdown. `span` is where it stands in the file.
pub(crate) fn parse_inlines(report: &mut FileReport<'_>, text: &str, span: Range<usize>) -> Vec<Inline> {
    let written = report.text.get(span.clone()).and_then(|raw| raw.find(text));
    let origin = match written {
        Some(at) => Origin { shift: span.start + at, prefix: INLINE_GUARD.len(), fixed: None },
        None => Origin { shift: 0, prefix: 0, fixed: Some(span.clone()) },
    };
    let guarded = format!("{INLINE_GUARD}{}", text.replace(['\n', '\r'], " "));
    let mut builder = Builder::new(report, origin);
    builder.is_caption = true;
    let mut inlines = match builder.read(&guarded).blocks.into_iter().next() {
        Some(TopBlock { block: Block::Paragraph(inlines), .. }) => inlines,
        Some(_) | None => Vec::new(),
    };
    if let Some(Inline::Text(first)) = inlines.first_mut() {
        *first = first.replacen(INLINE_GUARD, "", 1);
        if first.is_empty() {
            inlines.remove(0);
        }
    }
    inlines
}

/// The events of a text as slides read it, each with where it stands.
pub(crate) fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let on_broken_link = |link: BrokenLink<'_>| citation::is_citation(&link.reference).then(|| ("".into(), "".into()));
    Parser::new_with_broken_link_callback(text, options(), Some(on_broken_link)).into_offset_iter()
}

/// The labels of link addresses in a text, `[label]: address`, in its order.
pub(super) fn definitions(text: &str) -> Vec<String> {
    let parser = Parser::new_ext(text, options());
    let mut definitions: Vec<_> = parser.reference_definitions().iter().collect();
    // They come in no order.
    definitions.sort_by_key(|(_, definition)| definition.span.start);
    definitions.into_iter().map(|(label, _)| label.to_owned()).collect()
}

/// What of Markdown's extensions is read.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES
}

/// How positions in the text being read become positions in the file.
struct Origin {
    shift: usize,
    prefix: usize,
    /// For a text that is not written in the file as such: everything stands here.
    fixed: Option<Range<usize>>,
}

impl Origin {
    fn in_file(&self, local: &Range<usize>) -> Range<usize> {
        let move_it = |at: usize| (at + self.shift).saturating_sub(self.prefix);
        self.fixed.clone().unwrap_or_else(|| move_it(local.start)..move_it(local.end))
    }
}

/// A block of Markdown that is open; the flat ones leave no trace because they are too deep.
#[derive(Clone, Copy, PartialEq)]
enum Opened {
    List,
    Item,
    Quote,
    FlatList,
    FlatItem,
    FlatQuote,
}

/// What an open block collects.
enum Container {
    Root(Vec<TopBlock>),
    Quote(Vec<AuthorBlock>),
    List { start: Option<u32>, items: Vec<Vec<AuthorBlock>> },
    Item(Vec<AuthorBlock>),
}

struct TableParts {
    span: Range<usize>,
    align: Vec<Align>,
    header: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    row: Vec<Vec<Inline>>,
}

struct CodeParts {
    span: Range<usize>,
    /// The first word after the fence; none for indented code.
    info: Option<String>,
    content: Option<Range<usize>>,
}

struct HeadingParts {
    level: u8,
    marks: Marks,
}

struct Builder<'r, 'a> {
    report: &'r mut FileReport<'a>,
    origin: Origin,
    /// In a caption or a title, a picture has no place.
    is_caption: bool,
    is_partial: bool,
    opened: Vec<Opened>,
    containers: Vec<Container>,
    depth_told: bool,
    inline: Option<InlineText>,
    heading: Option<HeadingParts>,
    table: Option<TableParts>,
    code: Option<CodeParts>,
}

impl<'r, 'a> Builder<'r, 'a> {
    fn new(report: &'r mut FileReport<'a>, origin: Origin) -> Self {
        Self {
            report,
            origin,
            is_caption: false,
            is_partial: false,
            opened: Vec::new(),
            containers: vec![Container::Root(Vec::new())],
            depth_told: false,
            inline: None,
            heading: None,
            table: None,
            code: None,
        }
    }

    fn read(mut self, text: &str) -> ParsedText {
        let on_broken_link = |link: BrokenLink<'_>| citation::is_citation(&link.reference).then(|| ("".into(), "".into()));
        let parser = Parser::new_with_broken_link_callback(text, options(), Some(on_broken_link));
        let mut events = parser.into_offset_iter();
        for (event, local) in events.by_ref() {
            let span = self.origin.in_file(&local);
            self.event(event, span, text.get(local).unwrap_or(""));
        }
        let mut definitions: Vec<_> = events.reference_definitions().iter().collect();
        // They come in no order.
        definitions.sort_by_key(|(_, definition)| definition.span.start);
        for (label, definition) in definitions {
            if citation::is_citation(label) {
                let message = format!("`[{label}]:` at the beginning of a line is read as a link's address, not as a citation");
                let span = self.origin.in_file(&definition.span);
                self.report
                    .push(Diagnostic::error(code::MALFORMED_CITATION, message).hint("Put a space before the colon."), span);
            }
        }
        self.flush();
        let blocks = match self.containers.into_iter().next() {
            Some(Container::Root(blocks)) => blocks,
            Some(Container::Quote(_) | Container::List { .. } | Container::Item(_)) | None => Vec::new(),
        };
        ParsedText { blocks, is_partial: self.is_partial }
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>, raw: &str) {
        match event {
            Event::Start(tag) => self.start(tag, span, raw),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.content = Some(code.content.as_ref().map_or(span.start, |content| content.start)..span.end),
                None => self.inline(&span).text(&text),
            },
            Event::SoftBreak => self.inline(&span).text(" "),
            Event::HardBreak => self.inline(&span).line_break(),
            Event::Code(text) => {
                let message = "code (`` `…` ``) is shown as plain text";
                self.report.push(
                    Diagnostic::warning(code::UNSUPPORTED_MARKDOWN, message).hint("Take the backquotes out."),
                    span.clone(),
                );
                self.inline(&span).text(&text);
            }
            Event::InlineHtml(_) => self.raw_html(span),
            Event::Rule => {
                self.flush();
                let message = "a line across the page is not shown";
                self.report.push(Diagnostic::warning(code::UNSUPPORTED_MARKDOWN, message).hint("Take it out."), span);
            }
            // Html comes between the start and end of its block; the rest belongs to extensions that are off.
            _ => {}
        }
    }

    fn raw_html(&mut self, span: Range<usize>) {
        let hint = "Write Markdown; a < that is meant as such is written \\<.";
        self.report.push(Diagnostic::error(code::RAW_HTML, "raw HTML is not read and was left out").hint(hint), span);
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>, raw: &str) {
        match tag {
            Tag::Paragraph | Tag::TableCell => {
                self.flush();
                self.inline(&span);
            }
            Tag::Heading { level, classes, attrs, .. } => {
                self.flush();
                let marks = Marks {
                    classes: classes.iter().map(CowStr::to_string).collect(),
                    attributes: attrs
                        .iter()
                        .map(|(key, value)| (key.to_string(), value.as_ref().map(CowStr::to_string)))
                        .collect(),
                };
                self.heading = Some(HeadingParts { level: level as u8, marks });
                self.inline(&span);
            }
            Tag::BlockQuote(_) => self.start_quote(span),
            Tag::List(start) => self.start_list(start, span),
            Tag::Item => self.start_item(),
            Tag::CodeBlock(kind) => {
                self.flush();
                let info = match kind {
                    CodeBlockKind::Indented => None,
                    CodeBlockKind::Fenced(info) => Some(info.split_whitespace().next().unwrap_or("").to_owned()),
                };
                self.code = Some(CodeParts { span, info, content: None });
            }
            Tag::HtmlBlock => {
                self.flush();
                self.raw_html(span);
            }
            Tag::Table(alignment) => {
                self.flush();
                let align = alignment.iter().map(|side| match side {
                    Alignment::None | Alignment::Left => Align::Start,
                    Alignment::Center => Align::Centre,
                    Alignment::Right => Align::End,
                });
                self.table =
                    Some(TableParts { span, align: align.collect(), header: Vec::new(), rows: Vec::new(), row: Vec::new() });
            }
            Tag::TableRow => self.check_row(span, raw),
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } => {
                self.inline(&span);
                if let Some(inline) = &mut self.inline {
                    inline.start(tag, span, self.report);
                }
            }
            // The head's cells come by themselves; the rest belongs to extensions that are off.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(_) => self.end_heading(span),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.end_container(span),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.header = std::mem::take(&mut table.row);
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    let row = std::mem::take(&mut table.row);
                    table.rows.push(row);
                }
            }
            TagEnd::Table => self.end_table(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image => {
                let is_caption = self.is_caption;
                if let Some(inline) = &mut self.inline {
                    inline.end(self.report, is_caption);
                }
            }
            _ => {}
        }
    }

    /// The inline text being read, with what stands at `span` in it; in a tight list item it begins without a paragraph.
    fn inline(&mut self, span: &Range<usize>) -> &mut InlineText {
        let inline = self.inline.get_or_insert_with(|| InlineText::new(span.clone()));
        inline.reach(span.end);
        inline
    }
}
