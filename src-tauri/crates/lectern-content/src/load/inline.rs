//! The inline text of one paragraph, heading or cell while it is read.

use super::citation;
use super::file_report::FileReport;
use super::markdown::parse_inlines;
use crate::code;
use lectern_model::block::Picture;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{FieldId, ImageId};
use lectern_model::span::Inline;
use pulldown_cmark::{LinkType, Tag};
use std::ops::Range;

/// Strong in emphasis in links …
const MAX_DEPTH: usize = 8;
/// Where a link may lead.
const SCHEMES: [&str; 5] = ["https:", "http:", "mailto:", "tel:", "sms:"];

pub(super) type FoundPicture = (Range<usize>, Picture<Inline>);

enum FrameKind {
    Root,
    Strong,
    Emphasis,
    Link(String),
    /// What it says is in its brackets, already read.
    Citation,
    /// Its words are its alternative text.
    Picture {
        path: String,
        caption: String,
    },
}

struct Frame {
    kind: FrameKind,
    span: Range<usize>,
    inlines: Vec<Inline>,
}

/// Collects inline events.
pub(super) struct InlineText {
    span: Range<usize>,
    frames: Vec<Frame>,
    /// For every open tag whether it has a frame; those too deep or without meaning have none.
    open: Vec<bool>,
    pictures: Vec<FoundPicture>,
}

impl InlineText {
    pub(super) fn new(span: Range<usize>) -> Self {
        let root = Frame { kind: FrameKind::Root, span: span.clone(), inlines: Vec::new() };
        Self { span, frames: vec![root], open: Vec::new(), pictures: Vec::new() }
    }

    /// Extends the text's place to a byte of the file.
    pub(super) fn reach(&mut self, end: usize) {
        self.span.end = self.span.end.max(end);
    }

    pub(super) fn text(&mut self, text: &str) {
        let Some(frame) = self.frames.last_mut() else { return };
        if matches!(frame.kind, FrameKind::Citation) {
            return;
        }
        match frame.inlines.last_mut() {
            Some(Inline::Text(before)) => before.push_str(text),
            Some(_) | None => frame.inlines.push(Inline::Text(text.to_owned())),
        }
    }

    pub(super) fn line_break(&mut self) {
        self.push(Inline::Break);
    }

    fn push(&mut self, inline: Inline) {
        if let Some(frame) = self.frames.last_mut() {
            frame.inlines.push(inline);
        }
    }

    pub(super) fn start(&mut self, tag: Tag<'_>, span: Range<usize>, report: &mut FileReport<'_>) {
        let inside = self.frames.last().map(|frame| &frame.kind);
        let opaque = matches!(inside, Some(FrameKind::Citation | FrameKind::Picture { .. }));
        let kind = if opaque || self.frames.len() > MAX_DEPTH { None } else { self.frame_kind(tag, &span, report) };
        self.open.push(kind.is_some());
        if let Some(kind) = kind {
            self.frames.push(Frame { kind, span, inlines: Vec::new() });
        }
    }

    fn frame_kind(&mut self, tag: Tag<'_>, span: &Range<usize>, report: &mut FileReport<'_>) -> Option<FrameKind> {
        match tag {
            Tag::Strong => Some(FrameKind::Strong),
            Tag::Emphasis => Some(FrameKind::Emphasis),
            Tag::Image { dest_url, title, .. } => {
                Some(FrameKind::Picture { path: dest_url.to_string(), caption: title.to_string() })
            }
            Tag::Link { link_type: LinkType::ReferenceUnknown, id, .. } => {
                let message = "two pairs of brackets without a space between are read as a link";
                let hint = "Cite several works in one pair of brackets: [@one; @two].";
                report.push(Diagnostic::error(code::MALFORMED_CITATION, message).hint(hint), span.clone());
                self.cite(&id, span, report);
                Some(FrameKind::Citation)
            }
            Tag::Link { link_type: LinkType::ShortcutUnknown | LinkType::CollapsedUnknown, id, .. } => {
                self.cite(&id, span, report);
                Some(FrameKind::Citation)
            }
            Tag::Link { link_type, dest_url, .. } => {
                let url = if link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                if SCHEMES.iter().any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))) {
                    return Some(FrameKind::Link(url));
                }
                let message = format!("a link leads to https:, mailto:, tel: or sms:, not to `{url}`; its words stay");
                let hint = "A citation stands in square brackets alone: [@key].";
                report.push(Diagnostic::error(code::BAD_LINK, message).hint(hint), span.clone());
                None
            }
            _ => None,
        }
    }

    fn cite(&mut self, text: &str, span: &Range<usize>, report: &mut FileReport<'_>) {
        let parsed = citation::parse(text, span.clone());
        for part in parsed.malformed {
            let message = match part.as_str() {
                "" => "an empty part in a citation".to_owned(),
                part => format!("`{part}` is no citation"),
            };
            let hint = "Write [@key, p. 12] or [see @key; @other, § 3].";
            report.push(Diagnostic::error(code::MALFORMED_CITATION, message).hint(hint), span.clone());
        }
        if !parsed.citation.items.is_empty() {
            self.push(Inline::Citation(parsed.citation));
        }
    }

    pub(super) fn end(&mut self, report: &mut FileReport<'_>, is_caption: bool) {
        if self.open.pop() != Some(true) || self.frames.len() < 2 {
            return;
        }
        let Some(Frame { kind, span, inlines }) = self.frames.pop() else { return };
        match kind {
            FrameKind::Strong => self.push(Inline::Strong(inlines)),
            FrameKind::Emphasis => self.push(Inline::Emphasis(inlines)),
            FrameKind::Link(url) => self.push(Inline::Link { url, inlines }),
            FrameKind::Citation | FrameKind::Root => {}
            FrameKind::Picture { .. } if is_caption => {
                let message = "a picture cannot stand here; it was left out";
                report.push(Diagnostic::error(code::MISPLACED_BLOCK, message), span);
            }
            FrameKind::Picture { path, caption } => {
                let alt = Inline::plain_text(&inlines).trim().to_owned();
                if alt.is_empty() {
                    let message = format!("the picture `{path}` has no alternative text");
                    let hint = "Say in the square brackets what it shows, for those who cannot see it.";
                    report.push(Diagnostic::error(code::MISSING_ALT, message).hint(hint), span.clone());
                }
                let caption = if caption.is_empty() { Vec::new() } else { parse_inlines(report, &caption, span.clone()) };
                self.pictures.push((span, Picture { image: ImageId::from(path), alt, caption }));
            }
        }
    }

    /// The text's place, its inlines with local fields set apart, and the pictures that stood in it.
    pub(super) fn finish(mut self, report: &mut FileReport<'_>) -> (Range<usize>, Vec<Inline>, Vec<FoundPicture>) {
        while self.frames.len() > 1 {
            self.open.push(true);
            self.end(report, true);
        }
        let inlines = self.frames.pop().map(|frame| frame.inlines).unwrap_or_default();
        let inlines = with_fields(inlines, report, &self.span);
        (self.span, inlines, self.pictures)
    }
}

/// Splits the texts at local fields, and tells brackets that were meant as a citation. The depth is that of the frames.
fn with_fields(inlines: Vec<Inline>, report: &mut FileReport<'_>, span: &Range<usize>) -> Vec<Inline> {
    let mut result = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                if text.contains("[@") {
                    let hint = "A citation has no line break in its middle, no brackets in it, and ends with ].";
                    told_in(
                        report,
                        span,
                        "[@",
                        Diagnostic::error(code::MALFORMED_CITATION, "`[@` begins no citation").hint(hint),
                    );
                }
                split_fields(text, report, span, &mut result);
            }
            Inline::Strong(inner) => result.push(Inline::Strong(with_fields(inner, report, span))),
            Inline::Emphasis(inner) => result.push(Inline::Emphasis(with_fields(inner, report, span))),
            Inline::Link { url, inlines } => result.push(Inline::Link { url, inlines: with_fields(inlines, report, span) }),
            Inline::Citation(_) | Inline::Field(_) | Inline::Break => result.push(inline),
        }
    }
    result
}

fn split_fields(text: String, report: &mut FileReport<'_>, span: &Range<usize>, result: &mut Vec<Inline>) {
    if !text.contains("{{") {
        result.push(Inline::Text(text));
        return;
    }
    let mut rest = text.as_str();
    let mut words = String::new();
    while let Some(start) = rest.find("{{") {
        let after = &rest[start + 2..];
        // A name is short; looking further for its end would cost the whole rest for every pair of braces.
        let name =
            after.bytes().zip(after.bytes().skip(1)).take(80).position(|pair| pair == (b'}', b'}')).map(|end| &after[..end]);
        let id = name.map(str::trim).filter(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
        words.push_str(&rest[..start]);
        match (id, name) {
            (Some(id), Some(name)) => {
                if !words.is_empty() {
                    result.push(Inline::Text(std::mem::take(&mut words)));
                }
                result.push(Inline::Field(FieldId::from(id)));
                rest = &after[name.len() + 2..];
            }
            (None, _) | (_, None) => {
                let diagnostic = Diagnostic::error(code::MALFORMED_FIELD, "`{{` begins no local field");
                told_in(report, span, "{{", diagnostic.hint("Write {{field_name}}, as pack.yaml names it."));
                words.push_str("{{");
                rest = after;
            }
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        result.push(Inline::Text(words));
    }
}

/// Tells a mistake at the first `mark` in a range of the file.
fn told_in(report: &mut FileReport<'_>, span: &Range<usize>, mark: &str, diagnostic: Diagnostic) {
    let at = report.text.get(span.clone()).and_then(|raw| raw.find(mark));
    let place = at.map_or(span.clone(), |at| span.start + at..span.start + at + mark.len());
    report.push(diagnostic, place);
}
