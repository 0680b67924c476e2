//! What a content pack says of itself.

use crate::citation::CitationStyle;
use crate::id::{AudienceId, FieldId, PackId, SlideId, SourceId, TopicId};
use crate::language::Language;
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
}

impl Pack {
    /// The audience with this id.
    pub fn audience(&self, id: &AudienceId) -> Option<&Audience> {
        self.audiences.iter().find(|audience| audience.id == *id)
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
