//! Citations in CSL's words.

use crate::id::SourceId;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One citation: what stands in one pair of brackets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The works cited, in order.
    pub items: Vec<CitationItem>,
    /// Where it stands in its file, in bytes.
    pub span: Range<usize>,
}

/// One work in a citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationItem {
    /// Which source.
    pub source: SourceId,
    /// Words before it, such as `see`; may be empty.
    pub prefix: String,
    /// Where in the work.
    pub locator: Option<Locator>,
    /// Words after it; may be empty.
    pub suffix: String,
}

/// Where in a work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locator {
    /// Page, chapter, section….
    pub label: LocatorLabel,
    /// Its number or numbers, as written: `12-14`.
    pub value: String,
}

/// CSL's locator terms that authors of talks need (CSL 1.0.2, "Locators").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LocatorLabel {
    /// `p.`, `pp.`
    Page,
    /// `ch.`
    Chapter,
    /// `sec.`, `§`, `§§`
    Section,
    /// `para.`
    Paragraph,
    /// `fig.`
    Figure,
    /// `table`
    Table,
    /// `n.`
    Note,
    /// `vol.`
    Volume,
    /// `no.`
    Issue,
}

/// How citations and the bibliography are formatted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum CitationStyle {
    /// "From: U.S. Department of State, 2024": for readers who want to know who says so.
    Plain,
    /// Statutes, bills and cases as American lawyers write them; everything else after AMA.
    Legal,
    /// American Medical Association, 11th edition.
    Ama,
    /// American Psychological Association, 7th edition.
    Apa,
    /// Chicago, author and date.
    Chicago,
    /// A CSL style file, by its path.
    File(String),
}

impl From<String> for CitationStyle {
    fn from(text: String) -> Self {
        match text.as_str() {
            "plain" => CitationStyle::Plain,
            "legal" => CitationStyle::Legal,
            "ama" => CitationStyle::Ama,
            "apa" => CitationStyle::Apa,
            "chicago" => CitationStyle::Chicago,
            _ => CitationStyle::File(text),
        }
    }
}

impl From<CitationStyle> for String {
    fn from(style: CitationStyle) -> String {
        style.as_str().to_owned()
    }
}

impl CitationStyle {
    /// The style's name as written in files.
    pub fn as_str(&self) -> &str {
        match self {
            CitationStyle::Plain => "plain",
            CitationStyle::Legal => "legal",
            CitationStyle::Ama => "ama",
            CitationStyle::Apa => "apa",
            CitationStyle::Chicago => "chicago",
            CitationStyle::File(path) => path,
        }
    }
}
