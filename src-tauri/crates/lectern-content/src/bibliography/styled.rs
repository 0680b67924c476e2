//! Text in the making: characters with their style, so that a rule may look across the borders of spans.

use lectern_model::span::{Link, Span, TextSpan};
use std::rc::Rc;

/// How a character looks and where it leads.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Style {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) superscript: bool,
    pub(super) link: Option<Rc<Link>>,
}

impl Style {
    /// Emphasised, as titles are.
    pub(super) fn emphasis() -> Self {
        Self { emphasis: true, ..Self::default() }
    }

    /// With a link to an address.
    pub(super) fn url(url: &str) -> Self {
        Self { link: Some(Rc::new(Link::Url(url.to_owned()))), ..Self::default() }
    }
}

/// A character with its style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StyledChar {
    pub(super) c: char,
    pub(super) style: Style,
}

/// A line of text in the making.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Styled {
    pub(super) chars: Vec<StyledChar>,
}

impl Styled {
    /// Appends words in a style.
    pub(super) fn push(&mut self, text: &str, style: &Style) {
        self.chars.extend(text.chars().map(|c| StyledChar { c, style: style.clone() }));
    }

    /// Appends plain words.
    pub(super) fn push_plain(&mut self, text: &str) {
        self.push(text, &Style::default());
    }

    /// Appends another line.
    pub(super) fn append(&mut self, other: Styled) {
        self.chars.extend(other.chars);
    }

    /// The characters without their styles.
    pub(super) fn text(&self) -> String {
        self.chars.iter().map(|styled| styled.c).collect()
    }

    /// Whether there is nothing but space.
    pub(super) fn is_blank(&self) -> bool {
        self.chars.iter().all(|styled| styled.c.is_whitespace())
    }

    /// Takes away space at both ends, and at the start also what a number is set off with.
    pub(super) fn trim(&mut self) {
        while self.chars.last().is_some_and(|last| last.c.is_whitespace()) {
            self.chars.pop();
        }
        let start = self.chars.iter().position(|first| !first.c.is_whitespace() && !".),]:".contains(first.c));
        self.chars.drain(..start.unwrap_or(self.chars.len()));
    }

    /// Ends the line with a full stop, unless it ends with one, with another mark that ends a sentence, or with a link to an
    /// address, whose reader would take the stop for a part of it.
    pub(super) fn end_sentence(&mut self) {
        let ends_in_address = |last: &StyledChar| {
            let is_url = matches!(last.style.link.as_deref(), Some(Link::Url(_)));
            is_url
                && self.chars.iter().rev().take_while(|styled| styled.style.link == last.style.link).any(|styled| styled.c == '/')
        };
        match self.chars.last() {
            Some(last) if ".?!…".contains(last.c) || ends_in_address(last) => {}
            Some(last)
                if "”’".contains(last.c) && self.chars.iter().rev().nth(1).is_some_and(|inner| ".?!…".contains(inner.c)) => {
            }
            Some(_) => self.push_plain("."),
            None => {}
        }
    }

    /// The line as spans, as few as its styles allow.
    pub(super) fn into_spans(self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut open: Option<(Style, String)> = None;
        for StyledChar { c, style } in self.chars {
            match &mut open {
                Some((current, text)) if *current == style => text.push(c),
                _ => {
                    spans.extend(open.take().map(close));
                    open = Some((style, String::from(c)));
                }
            }
        }
        spans.extend(open.map(close));
        spans
    }
}

fn close((style, text): (Style, String)) -> Span {
    Span::Text(TextSpan {
        text,
        strong: style.strong,
        emphasis: style.emphasis,
        superscript: style.superscript,
        link: style.link.map(|link| (*link).clone()),
        language: None,
    })
}
