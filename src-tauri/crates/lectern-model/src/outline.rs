//! Complete talks of a pack.

use crate::id::{AudienceId, OutlineId, SlideId};
use crate::language::Language;
use crate::minutes::Minutes;
use serde::{Deserialize, Serialize};

/// A complete talk: an audience, a time, sections of slides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// Its id.
    pub id: OutlineId,
    /// The title of the talk.
    pub title: String,
    /// Who is in the room.
    pub audience: AudienceId,
    /// How long it takes.
    pub minutes: Minutes,
    /// In which language; the pack's if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The sections; their minutes add up to the outline's.
    pub sections: Vec<OutlineSection>,
    /// What participants can do after it, as an accrediting body asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Objective>,
}

/// Something participants can do after a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// It, as a verb that can be tested: “Name three places to call”.
    pub text: String,
    /// The slides that teach it; a talk without one of them does not promise it.
    pub slides: Vec<SlideId>,
}

/// A section of an outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutlineSection {
    /// Its title.
    pub title: String,
    /// Its time.
    pub minutes: Minutes,
    /// Its slides, in order.
    pub slides: Vec<SlideId>,
}
