//! Languages by their BCP 47 tags.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A BCP 47 language tag such as `en`, `en-US` or `es`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// The language of a tag; the tag is kept as written.
    pub fn new(tag: &str) -> Self {
        Self(tag.to_owned())
    }

    /// The whole tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The primary subtag in lower case: `en` of `en-US`.
    pub fn primary(&self) -> String {
        self.0.split('-').next().unwrap_or("").to_ascii_lowercase()
    }

    /// Whether both tags have the same primary subtag, so that one can stand in for the other.
    pub fn matches(&self, other: &Language) -> bool {
        self.primary() == other.primary()
    }

    /// Whether the language is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        matches!(self.primary().as_str(), "ar" | "fa" | "he" | "ps" | "ur" | "yi" | "dv" | "ckb")
    }
}

/// Wordings of something in other languages than its own.
pub type Translations<T> = BTreeMap<Language, T>;

/// The wording in a language, if there is one.
pub fn translated<'a, T>(translations: &'a Translations<T>, language: &Language) -> Option<&'a T> {
    translations.iter().find(|(own, _)| own.matches(language)).map(|(_, words)| words)
}

impl Default for Language {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
