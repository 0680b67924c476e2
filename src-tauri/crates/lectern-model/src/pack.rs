//! What a content pack says of itself.

use crate::citation::CitationStyle;
use crate::date::Date;
use crate::id::{AudienceId, FieldId, PackId, SlideId, SourceId, TopicId};
use crate::language::{Language, Translations, translated};
use serde::{Deserialize, Serialize};

/// The head of a pack, `pack.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its id.
    pub id: PackId,
    /// Its title.
    pub title: String,
    /// Its version, as written.
    pub version: String,
    /// The language of everything not marked otherwise.
    #[serde(default)]
    pub language: Language,
    /// The slide every talk opens with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<SlideId>,
    /// The slide every talk closes with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<SlideId>,
    /// Who may be in the room.
    #[serde(default)]
    pub audiences: Vec<Audience>,
    /// What slides and claims are filed under.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Sources that are browsed as documents.
    #[serde(default)]
    pub documents: Vec<SourceId>,
    /// What a presenter fills in once.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// The languages it can be had in beside its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translation>,
    /// What is new in it, the newest version first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<PackChange>,
}

/// What is new in a version of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackChange {
    /// The version, as written.
    pub version: String,
    /// The day it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What is new in it, for presenters.
    pub text: String,
}

/// A language a pack is translated into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// Which.
    pub language: Language,
    /// The day a native speaker confirmed the wordings; until then talks in it say that nobody has.
    #[serde(default)]
    pub checked_on: Option<Date>,
}

impl Pack {
    /// The audience with this id.
    pub fn audience(&self, id: &AudienceId) -> Option<&Audience> {
        self.audiences.iter().find(|audience| audience.id == *id)
    }

    /// Whether the wordings in a language are a draft that no native speaker has confirmed.
    pub fn is_draft(&self, language: &Language) -> bool {
        let translation = self.translations.iter().find(|own| own.language.matches(language));
        !self.language.matches(language) && translation.is_some_and(|own| own.checked_on.is_none())
    }
}

/// Who may be in the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Its id.
    pub id: AudienceId,
    /// Its name, "Parents and carers".
    pub name: String,
    /// How citations look for them.
    #[serde(default = "plain")]
    pub citation_style: CitationStyle,
    /// The title proposed for a talk to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Name and title in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub translations: Translations<AudienceWords>,
}

/// The words of an audience in another language; what is left out stays in the pack's language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AudienceWords {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The title proposed for a talk to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl Audience {
    /// Its name in a language, or as it is.
    pub fn name_in(&self, language: &Language) -> &str {
        translated(&self.translations, language).and_then(|words| words.name.as_deref()).unwrap_or(&self.name)
    }

    /// The title proposed for a talk to them in a language, or in the pack's.
    pub fn title_in(&self, language: &Language) -> Option<&str> {
        translated(&self.translations, language).and_then(|words| words.title.as_deref()).or(self.title.as_deref())
    }
}

fn plain() -> CitationStyle {
    CitationStyle::Plain
}

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Its name.
    pub name: String,
}

/// A local field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its id, as written in `{{id}}`.
    pub id: FieldId,
    /// What it is called in a form, and on the blank line of a handout.
    pub label: String,
    /// An example for the form; never printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// What kind of thing is filled in.
    #[serde(default)]
    pub kind: FieldKind,
    /// Its label in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub translations: Translations<FieldWords>,
}

/// The words of a field in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldWords {
    /// What it is called.
    pub label: String,
}

impl Field {
    /// Its label in a language, or as it is.
    pub fn label_in(&self, language: &Language) -> &str {
        translated(&self.translations, language).map_or(&self.label, |words| &words.label)
    }
}

/// What kind of thing is filled into a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// Words.
    #[default]
    Text,
    /// A telephone number.
    Phone,
    /// An address of a page.
    Web,
    /// A day.
    Date,
}
