//! Sources: CSL-JSON items with our grade.

use crate::id::SourceId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A value of a CSL-JSON variable; nothing of what a reference manager exports is lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CslValue {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// Text.
    Text(String),
    /// A list: names, date parts.
    List(Vec<CslValue>),
    /// A name, a date, `custom`.
    Map(BTreeMap<String, CslValue>),
}

impl CslValue {
    /// The text of a text or a number.
    pub fn as_text(&self) -> Option<String> {
        match self {
            CslValue::Text(text) => Some(text.clone()),
            CslValue::Integer(number) => Some(number.to_string()),
            CslValue::Number(number) => Some(number.to_string()),
            CslValue::Null | CslValue::Bool(_) | CslValue::List(_) | CslValue::Map(_) => None,
        }
    }

    /// The member `key` of a map.
    pub fn get(&self, key: &str) -> Option<&CslValue> {
        match self {
            CslValue::Map(map) => map.get(key),
            CslValue::Null
            | CslValue::Bool(_)
            | CslValue::Integer(_)
            | CslValue::Number(_)
            | CslValue::Text(_)
            | CslValue::List(_) => None,
        }
    }

    /// The members of a list; none of anything else.
    pub fn items(&self) -> &[CslValue] {
        match self {
            CslValue::List(items) => items,
            CslValue::Null
            | CslValue::Bool(_)
            | CslValue::Integer(_)
            | CslValue::Number(_)
            | CslValue::Text(_)
            | CslValue::Map(_) => &[],
        }
    }
}

/// How far an entry of the bibliography was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// The work was seen, with title, author and date.
    Found,
    /// The work was seen; some of its particulars come from elsewhere.
    Partly,
    /// Only pages that report on it were seen.
    Relay,
    /// Nobody has checked it yet.
    Unverified,
    /// One of the documents the pack was made from.
    Seed,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The citation key.
    pub id: SourceId,
    /// The CSL-JSON item, `custom` left out.
    pub item: BTreeMap<String, CslValue>,
    /// How far it was verified; none if the file does not say.
    pub grade: Option<Grade>,
    /// For editors; never printed.
    pub note: Option<String>,
    /// Finished texts by style name, which win over the formatter.
    pub formatted: BTreeMap<String, String>,
    /// Whether a presenter brought it.
    #[serde(default)]
    pub own: bool,
}

impl Source {
    /// The text of the CSL variable `name`, if it has one.
    pub fn text(&self, name: &str) -> Option<String> {
        self.item.get(name).and_then(CslValue::as_text).filter(|text| !text.is_empty())
    }

    /// The CSL item type, such as `report`.
    pub fn kind(&self) -> String {
        self.text("type").unwrap_or_default()
    }

    /// The title, or the key where there is none.
    pub fn title(&self) -> String {
        self.text("title").unwrap_or_else(|| self.id.to_string())
    }

    /// The year of `issued`.
    pub fn year(&self) -> Option<String> {
        let issued = self.item.get("issued")?;
        let parts = issued.get("date-parts").and_then(|parts| parts.items().first());
        parts.and_then(|first| first.items().first()).and_then(CslValue::as_text)
    }
}
