//! Words to avoid in Markdown while it is typed.

use super::term::{Quotes, TermFinder};
use crate::load::markdown_events;
use lectern_model::library::Library;
use lectern_model::slide::Part;
use lectern_model::term::Term;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// The words to avoid of a library, ready to be found.
pub struct Terms<'a>(TermFinder<'a>);

/// A word to avoid in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermHit<'a> {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The rule.
    pub term: &'a Term,
}

impl<'a> Terms<'a> {
    /// The words of a library.
    pub fn new(library: &'a Library) -> Self {
        Self(TermFinder::new(library))
    }

    /// Those in the Markdown of a part of a slide, in its order. Quotations, what a column of "don't say" lists, code, addresses,
    /// citations and local fields are no words of ours.
    pub fn in_markdown(&self, text: &str, part: Part) -> Vec<TermHit<'a>> {
        let mut walk = Walk::new(self, text, part);
        for (event, span) in markdown_events(text) {
            walk.event(event, span);
        }
        walk.flush();
        walk.hits.sort_by_key(|hit| hit.range.start);
        walk.hits
    }

    /// Those in a line without markup, such as a title.
    pub fn in_line(&self, text: &str) -> Vec<TermHit<'a>> {
        let hits = self.0.find(text, Quotes::Count).into_iter();
        hits.map(|(range, term)| TermHit { range, term }).collect()
    }
}

/// Words that are read together, with where they come from.
#[derive(Default)]
struct Run {
    text: String,
    /// From which byte of the text on, and where that is written.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Run {
    fn push(&mut self, text: &str, written: Range<usize>) {
        self.pieces.push((self.text.len(), written));
        self.text.push_str(text);
    }

    /// Where a range of the text is written.
    fn written(&self, range: &Range<usize>) -> Option<Range<usize>> {
        Some(self.place(range.start)?.0..self.place(range.end.checked_sub(1)?)?.1)
    }

    /// Where a byte is written, and where what it belongs to ends.
    fn place(&self, at: usize) -> Option<(usize, usize)> {
        let index = self.pieces.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        let (start, written) = self.pieces.get(index)?;
        let end = self.pieces.get(index + 1).map_or(self.text.len(), |(next, _)| *next);
        // An entity or an escape is written longer than it reads.
        let is_literal = end - start == written.len();
        Some(if is_literal { (written.start + at - start, written.start + at - start + 1) } else { (written.start, written.end) })
    }
}

struct Walk<'t, 'a> {
    terms: &'t Terms<'a>,
    source: &'t str,
    quotes: Quotes,
    run: Run,
    /// How many quotations are open.
    quotations: usize,
    /// For every open link whether its words are no words.
    links: Vec<bool>,
    is_dont: bool,
    /// The kind of the fenced block being read.
    fence: Option<String>,
    hits: Vec<TermHit<'a>>,
}

impl<'t, 'a> Walk<'t, 'a> {
    fn new(terms: &'t Terms<'a>, source: &'t str, part: Part) -> Self {
        Self {
            terms,
            source,
            quotes: Quotes::of(part),
            run: Run::default(),
            quotations: 0,
            links: Vec::new(),
            is_dont: false,
            fence: None,
            hits: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.fence.is_some() => self.data(&text, &span),
            Event::Text(text) if !self.links.contains(&true) => self.run.push(&without_fields(&text), span),
            Event::SoftBreak | Event::HardBreak => self.run.push(" ", span),
            Event::Code(_) | Event::InlineHtml(_) => self.run.push("\u{fffc}", span),
            // Blocks that are not read, citations' words, and extensions that are off.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Heading { classes, .. } => {
                self.flush();
                self.is_dont = classes.iter().any(|class| &**class == "dont");
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotations += 1;
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.fence = Some(match kind {
                    CodeBlockKind::Indented => String::new(),
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default().to_owned(),
                });
            }
            Tag::Link { link_type, .. } => self.links.push(matches!(
                link_type,
                LinkType::Autolink
                    | LinkType::Email
                    | LinkType::ReferenceUnknown
                    | LinkType::ShortcutUnknown
                    | LinkType::CollapsedUnknown
            )),
            Tag::Image { title, .. } => {
                self.flush();
                self.caption(&title, span);
            }
            Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Table(_) | Tag::TableCell | Tag::HtmlBlock => self.flush(),
            // Emphasis parts no words; the rest belongs to extensions that are off.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => drop(self.links.pop()),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.fence = None;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::Image | TagEnd::HtmlBlock => {
                self.flush();
            }
            _ => {}
        }
    }

    /// The words under a picture, which stand in its address.
    fn caption(&mut self, title: &CowStr<'_>, span: &Range<usize>) {
        let raw = self.source.get(span.clone()).unwrap_or_default();
        if let Some(at) = raw.rfind(&**title).filter(|_| !title.is_empty()) {
            self.run.push(title, span.start + at..span.start + at + title.len());
            self.flush();
        }
    }

    /// A line of a data block: what stands after its key is shown, but for citations and the names of things.
    fn data(&mut self, text: &str, span: &Range<usize>) {
        let shows = matches!(self.fence.as_deref(), Some("number" | "chart"));
        let mut at = span.start;
        for line in text.split_inclusive('\n') {
            let value = match line.split_once(": ") {
                Some((key, value)) if !matches!(key.trim().trim_start_matches("- "), "cite" | "kind" | "values") => value,
                Some(_) => "",
                None => line,
            };
            if shows && span.len() == text.len() {
                let start = at + line.len() - value.len();
                self.run.push(value, start..start + value.len());
                self.flush();
            }
            at += line.len();
        }
    }

    /// Looks through the words read so far.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if self.quotations > 0 || self.is_dont || run.text.is_empty() {
            return;
        }
        for (range, term) in self.terms.0.find(&run.text, self.quotes) {
            if let Some(range) = run.written(&range) {
                self.hits.push(TermHit { range, term });
            }
        }
    }
}

/// The text with the names of local fields blanked out, as long as before.
fn without_fields(text: &str) -> String {
    let mut rest = text;
    let mut result = String::with_capacity(text.len());
    while let Some((before, field, after)) = rest.split_once("{{").and_then(|(before, rest)| {
        let (field, after) = rest.split_once("}}")?;
        Some((before, field, after))
    }) {
        result.push_str(before);
        result.push_str(&" ".repeat(field.len() + 4));
        rest = after;
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str, part: Part) -> Vec<String> {
        let term = Term {
            id: "TM-01".into(),
            avoid: vec!["child prostitute".into(), "prostitute".into()],
            prefer: "exploited child".into(),
            reason: String::new(),
            sources: vec![],
            except: vec![],
        };
        let library = Library { terms: vec![term], ..Library::default() };
        let terms = Terms::new(&library);
        terms.in_markdown(text, part).into_iter().map(|hit| text[hit.range].to_owned()).collect()
    }

    #[test]
    fn words_are_marked_where_they_are_written() {
        let body = |text| hits(text, Part::Body);
        assert_eq!(body("- a **Child** prostitute, é &amp; a *prostitute*\n"), ["Child** prostitute", "prostitute"]);
        assert_eq!(body("a child\nprostitute \\*prostitute\\*"), ["child\nprostitute", "prostitute"]);
        assert_eq!(body("| a | prostitute |\n|---|---|\n| prostitute | b |"), ["prostitute", "prostitute"]);
        assert_eq!(body("![a prostitute](images/prostitute.png \"The prostitute\")"), ["prostitute", "prostitute"]);
        assert_eq!(body("- one child\n- prostitute"), ["prostitute"]);
        assert_eq!(body("```number\nvalue: \"1\"\ncounted: prostitute seen\ncite: \"[@prostitute]\"\n```"), ["prostitute"]);
    }

    #[test]
    fn code_keys_addresses_and_the_words_of_others_are_no_words() {
        for text in [
            "`prostitute`",
            "<https://a.example/prostitute>",
            "[here](https://a.example/prostitute)",
            "[@prostitute, p. 3]",
            "> a prostitute",
            "### Never {.dont}\n\n- prostitute\n",
            "{{prostitute}}",
            "### Columns {.prostitute}\n",
            "<b class=\"prostitute\">x</b>",
        ] {
            assert!(hits(text, Part::Body).is_empty(), "{text}");
        }
        assert_eq!(hits("### Never {.dont}\n\n- prostitute\n\n### Say\n\nprostitute", Part::Body).len(), 1);
        assert_eq!(hits("never say “prostitute”", Part::Notes).len(), 0);
        assert_eq!(hits("never say “prostitute”", Part::Body).len(), 1);
    }
}
