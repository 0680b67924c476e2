//! Inline text: as authored, and as resolved.

use crate::citation::Citation;
use crate::id::FieldId;
use crate::language::Language;
use serde::{Deserialize, Serialize};

/// Inline text as its author wrote it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// A link to an address.
    Link {
        /// The address.
        url: String,
        /// The words that carry it.
        inlines: Vec<Inline>,
    },
    /// A citation, still by keys.
    Citation(Citation),
    /// A local field, still by name.
    Field(FieldId),
    /// A line break the author wants.
    Break,
}

impl Inline {
    /// The words alone, without citations; fields as `{{name}}`.
    pub fn plain_text(inlines: &[Inline]) -> String {
        let mut text = String::new();
        push_plain(inlines, &mut text);
        text
    }
}

fn push_plain(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => push_plain(inner, text),
            Inline::Field(field) => {
                text.push_str("{{");
                text.push_str(field.as_str());
                text.push_str("}}");
            }
            Inline::Citation(_) => {}
            Inline::Break => text.push(' '),
        }
    }
}

/// Inline text in its final words: no keys, no field names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Span {
    /// Words in one style.
    Text(TextSpan),
    /// A line break.
    Break,
    /// A local field the presenter has not filled in, by its label: a line to write on.
    Blank(String),
}

/// Words in one style.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TextSpan {
    /// The words.
    pub text: String,
    /// Strong importance.
    pub strong: bool,
    /// Emphasis.
    pub emphasis: bool,
    /// Raised and small, as a citation number is.
    pub superscript: bool,
    /// Where it leads.
    pub link: Option<Link>,
    /// The language of the words, where it differs from the text around.
    pub language: Option<Language>,
}

/// Where a span leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Link {
    /// An address outside the document (`https:`, `tel:`, `sms:`, `mailto:`).
    Url(String),
    /// The entry of the bibliography with this number, from 1.
    Reference(u32),
}

impl Span {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Span::Text(TextSpan { text: text.into(), ..TextSpan::default() })
    }

    /// Words of strong importance.
    pub fn strong(text: impl Into<String>) -> Self {
        Span::Text(TextSpan { text: text.into(), strong: true, ..TextSpan::default() })
    }

    /// Emphasised words.
    pub fn emphasis(text: impl Into<String>) -> Self {
        Span::Text(TextSpan { text: text.into(), emphasis: true, ..TextSpan::default() })
    }

    /// The words of several spans, without citation numbers; a blank is `____`.
    pub fn plain_text(spans: &[Span]) -> String {
        let mut text = String::new();
        for span in spans {
            match span {
                Span::Text(words) if matches!(words.link, Some(Link::Reference(_))) => {}
                Span::Text(words) => text.push_str(&words.text),
                Span::Break => text.push(' '),
                Span::Blank(_) => text.push_str("____"),
            }
        }
        text
    }
}
