//! Markdown of other programs: notes, pages of a wiki, decks of Marp and pandoc.

use super::divide::pages;
use super::embedded;
use super::error::ImportError;
use super::flow::Flow;
use super::markup::shortened;
use super::media::Media;
use super::tree::{Piece, Reading, Run, Script, Words};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The deepest nesting that is followed.
const MAX_DEPTH: usize = 64;

/// What Marp calls its settings.
const SETTINGS: [&str; 24] = [
    "marp",
    "theme",
    "style",
    "headingDivider",
    "size",
    "math",
    "title",
    "author",
    "description",
    "keywords",
    "url",
    "image",
    "lang",
    "paginate",
    "header",
    "footer",
    "class",
    "color",
    "transition",
    "backgroundColor",
    "backgroundImage",
    "backgroundPosition",
    "backgroundRepeat",
    "backgroundSize",
];

/// Reads a text as Markdown.
///
/// # Errors
/// There is nothing in it.
pub fn read_markdown(text: &str) -> Result<Reading, ImportError> {
    let (title, text) = front_matter(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TASKLISTS;
    let mut reader = MarkdownReader::default();
    for event in Parser::new_ext(text, options) {
        reader.event(event);
    }
    reader.open_comment();
    let MarkdownReader { flow, media, .. } = reader;
    let (pieces, report) = flow.finish();
    let pages = pages(pieces, title);
    if pages.is_empty() {
        return Err(ImportError::Empty(String::new()));
    }
    Ok(Reading { pages, pictures: media.pictures, report })
}

/// The title in a head between `---` lines, and the text after it.
fn front_matter(text: &str) -> (Words, &str) {
    let text = text.trim_start_matches('\u{feff}');
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"));
    let Some((head, body)) = rest.and_then(|rest| rest.split_once("\n---")) else { return (Vec::new(), text) };
    // A head has keys; a page between rules has not.
    let is_head = head.lines().all(|line| line.trim().is_empty() || line.starts_with([' ', '#', '-']) || line.contains(':'));
    let Some((_, body)) = body.split_once('\n').filter(|_| is_head) else { return (Vec::new(), text) };
    let title = head.lines().find_map(|line| line.strip_prefix("title:"));
    let title = title.map(|title| title.trim().trim_matches(['"', '\''])).filter(|title| !title.is_empty());
    (title.map(Run::plain).into_iter().collect(), body)
}

#[derive(Default)]
struct MarkdownReader {
    flow: Flow,
    media: Media,
    depth: usize,
    /// The address of the picture whose alternative text is being read, and that text.
    picture: Option<(String, String)>,
    is_code: bool,
    /// Whether a footnote's text is being read, and its name.
    note: Option<String>,
    notes: usize,
    comment: Option<String>,
}

impl MarkdownReader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth <= MAX_DEPTH {
                    self.start(tag);
                }
            }
            Event::End(tag) => {
                if self.depth <= MAX_DEPTH {
                    self.end(tag);
                }
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak => self.flow.text(" "),
            Event::HardBreak => self.flow.line_break(),
            Event::Rule => self.flow.push(Piece::Rule),
            Event::FootnoteReference(name) => {
                self.flow.script = Script::Raised;
                self.flow.text(&name);
                self.flow.script = Script::Level;
            }
            Event::TaskListMarker(is_done) => self.flow.text(if is_done { "☑ " } else { "☐ " }),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, alt)) = &mut self.picture {
            return alt.push_str(text);
        }
        if !self.is_code {
            return self.flow.text(text);
        }
        for line in text.lines() {
            self.flow.text(line);
            self.flow.line_break();
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(start) => self.flow.start_list(start.map(|start| u32::try_from(start).unwrap_or(1))),
            Tag::Item => self.flow.start_item(),
            Tag::BlockQuote(_) => {
                self.flow.flush();
                self.flow.quote += 1;
            }
            Tag::Table(_) => self.flow.start_table(),
            Tag::TableHead | Tag::TableRow => self.flow.start_row(),
            Tag::Strong => self.flow.strong += 1,
            Tag::Emphasis => self.flow.emphasis += 1,
            Tag::Superscript => self.flow.script = Script::Raised,
            Tag::Subscript => self.flow.script = Script::Lowered,
            Tag::Strikethrough => self.flow.report.changed("", "words that were struck out stand as others"),
            Tag::Link { dest_url, .. } => self.flow.links.push(dest_url.to_string()),
            Tag::Image { dest_url, .. } => self.picture = Some((dest_url.to_string(), String::new())),
            Tag::CodeBlock(kind) => {
                self.flow.flush();
                self.is_code = true;
                let name = if let CodeBlockKind::Fenced(name) = kind { name.to_string() } else { String::new() };
                self.flow.report.changed("", format!("a block of code ({}) became words", shortened(&name)));
            }
            Tag::FootnoteDefinition(name) => {
                self.flow.flush();
                self.note = Some(name.to_string());
            }
            Tag::Paragraph | Tag::Heading { .. } => self.flow.flush(),
            Tag::TableCell
            | Tag::HtmlBlock
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph if self.note.is_some() => self.end_note(),
            TagEnd::Paragraph => self.flow.flush(),
            TagEnd::Heading(level) => self.flow.heading(level as u8),
            TagEnd::List(_) => self.flow.end_list(),
            TagEnd::Item => self.flow.end_item(),
            TagEnd::BlockQuote(_) => {
                self.flow.flush();
                self.flow.quote = self.flow.quote.saturating_sub(1);
            }
            TagEnd::TableCell => self.flow.end_cell(1),
            TagEnd::Table => self.flow.end_table(),
            TagEnd::Strong => self.flow.strong = self.flow.strong.saturating_sub(1),
            TagEnd::Emphasis => self.flow.emphasis = self.flow.emphasis.saturating_sub(1),
            TagEnd::Superscript | TagEnd::Subscript => self.flow.script = Script::Level,
            TagEnd::Link => drop(self.flow.links.pop()),
            TagEnd::Image => {
                if let Some((address, alt)) = self.picture.take()
                    && let Some(piece) = embedded::picture(&mut self.media, &address, &alt, "", &mut self.flow.report)
                {
                    self.flow.push(piece);
                }
            }
            TagEnd::CodeBlock => {
                self.is_code = false;
                self.flow.flush();
            }
            TagEnd::FootnoteDefinition => {
                self.end_note();
                self.note = None;
            }
            TagEnd::HtmlBlock => {
                self.open_comment();
                self.flow.flush();
            }
            _ => {}
        }
    }

    /// A footnote's paragraph, for the notes.
    fn end_note(&mut self) {
        if !self.flow.has_words() {
            return;
        }
        let name = self.note.clone().unwrap_or_default();
        let mut words = vec![Run { script: Script::Raised, ..Run::plain(name) }, Run::plain(" ")];
        words.extend(self.flow.take_words());
        self.flow.push(Piece::Note(words));
        self.notes += 1;
        self.flow.report.wanting("", "footnotes stand in the speaker notes: make citations of those that name sources");
    }

    /// HTML in Markdown: comments are what is said. One may reach over several pieces, and others may follow it in its piece.
    fn html(&mut self, html: &str) {
        let mut rest = html;
        loop {
            if self.comment.is_none() {
                let Some(inner) = rest.trim_start().strip_prefix("<!--") else { break };
                self.comment = Some(String::new());
                // `<!-->` and `<!--->` are whole.
                rest = inner.strip_prefix('>').or_else(|| inner.strip_prefix("->")).map_or(inner, |after| {
                    self.comment = None;
                    after
                });
                continue;
            }
            let (inner, after) = rest.split_once("-->").map_or((rest, None), |(inner, after)| (inner, Some(after)));
            self.comment.get_or_insert_default().push_str(inner);
            let Some(after) = after else { return };
            let comment = self.comment.take().unwrap_or_default();
            self.end_comment(&comment);
            rest = after;
        }
        if !rest.trim().is_empty() {
            self.tag(rest);
        }
    }

    /// What raises, lowers and breaks is read, other HTML is left out.
    fn tag(&mut self, html: &str) {
        match html.trim().to_ascii_lowercase().as_str() {
            "<sup>" => self.flow.script = Script::Raised,
            "<sub>" => self.flow.script = Script::Lowered,
            "</sup>" | "</sub>" => self.flow.script = Script::Level,
            "<br>" | "<br/>" | "<br />" => self.flow.line_break(),
            "<b>" | "<strong>" => self.flow.strong += 1,
            "</b>" | "</strong>" => self.flow.strong = self.flow.strong.saturating_sub(1),
            "<i>" | "<em>" => self.flow.emphasis += 1,
            "</i>" | "</em>" => self.flow.emphasis = self.flow.emphasis.saturating_sub(1),
            other => self.flow.report.dropped("", format!("HTML in the text: {}", shortened(other))),
        }
    }

    /// A comment: in decks of Marp, what is said.
    fn end_comment(&mut self, comment: &str) {
        let comment = comment.trim();
        if comment.is_empty() || is_setting(comment) {
            return;
        }
        for paragraph in comment.split("\n\n") {
            self.flow.push(Piece::Note(vec![Run::plain(paragraph.replace('\n', " "))]));
        }
        self.flow.report.changed("", "comments in the text became speaker notes");
    }

    /// A comment that nothing closes: what it took in is told.
    fn open_comment(&mut self) {
        let Some(comment) = self.comment.take() else { return };
        let message =
            format!("a comment is not closed (`-->`); what follows “{}” stands in the speaker notes", shortened(comment.trim()));
        self.flow.report.wanting("", message);
        self.end_comment(&comment);
    }
}

/// Whether a comment is a setting of Marp's: lines of its names with values, further lines of a value indented.
fn is_setting(comment: &str) -> bool {
    let is_named = |line: &str| {
        let name = line.split_once(':').map(|(name, _)| name.trim_start_matches(['_', '$']).trim_end());
        name.is_some_and(|name| SETTINGS.contains(&name))
    };
    comment.lines().all(|line| line.trim().is_empty() || line.starts_with([' ', '\t', '-']) || is_named(line))
}

#[cfg(test)]
mod tests;
