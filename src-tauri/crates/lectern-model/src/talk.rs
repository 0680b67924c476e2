//! The user's document.

use crate::brand::Brand;
use crate::citation::CitationStyle;
use crate::date::Date;
use crate::handout::{Handout, Ink, Paper};
use crate::id::{AudienceId, FieldId, OutlineId, PackId, SlideId};
use crate::language::Language;
use crate::minutes::Minutes;
use crate::theme::Aspect;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A talk: who, how long, which slides in which order, and what the presenter changed. Its words are in its library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// Its title.
    pub title: String,
    /// A line under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// Who is in the room.
    pub audience: AudienceId,
    /// How long there is.
    pub minutes: Minutes,
    /// In which language.
    #[serde(default)]
    pub language: Language,
    /// The day it is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The pack it is made from.
    pub pack: PackRef,
    /// The outline it started from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outline: Option<OutlineId>,
    /// The sections, in order.
    pub sections: Vec<TalkSection>,
    /// Slides kept in reserve after the end; not counted in the time, not in audience copies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub backup: Vec<TalkSlide>,
    /// Local fields the presenter has filled in.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<FieldId, String>,
    /// The theme's id.
    #[serde(default = "calm")]
    pub theme: String,
    /// What it borrows from an organisation's slides, over the theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<Brand>,
    /// The shape of the slides.
    #[serde(default)]
    pub aspect: Aspect,
    /// How citations look; the audience's style if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation_style: Option<CitationStyle>,
    /// Where sources stand.
    #[serde(default)]
    pub sources: SourcesAt,
    /// What is printed, on what.
    #[serde(default)]
    pub handouts: HandoutSettings,
}

fn calm() -> String {
    "calm".to_owned()
}

/// The pack a talk is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackRef {
    /// The pack's id.
    pub id: PackId,
    /// Its version when the slides were taken.
    pub version: String,
    /// The later version whose changes the presenter has looked at and not taken all of: it is not asked about again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<String>,
}

/// A section of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TalkSection {
    /// Its title.
    pub title: String,
    /// Its slides, in order.
    pub slides: Vec<TalkSlide>,
}

/// A slide in a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TalkSlide {
    /// Which slide.
    pub slide: SlideId,
    /// The presenter's own time for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// Left out of the show and of audience copies, but kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

impl TalkSlide {
    /// The slide as it comes.
    pub fn new(slide: SlideId) -> Self {
        Self { slide, minutes: None, hidden: false }
    }
}

impl Talk {
    /// Every slide before the end marker, in order.
    pub fn slides(&self) -> impl Iterator<Item = &TalkSlide> {
        self.sections.iter().flat_map(|section| &section.slides)
    }

    /// The value of a local field, if filled in.
    pub fn field(&self, id: &str) -> Option<&str> {
        self.fields.get(id).map(|value| value.trim()).filter(|value| !value.is_empty())
    }
}

/// Where sources stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourcesAt {
    /// At the foot of the citing slide.
    Foot,
    /// In a list at the end.
    End,
    /// Both.
    #[default]
    Both,
}

/// What is printed, on what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HandoutSettings {
    /// Which handouts.
    pub kinds: Vec<Handout>,
    /// On which paper.
    pub paper: Paper,
    /// In which ink.
    pub ink: Ink,
}
