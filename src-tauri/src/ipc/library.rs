//! The library that slides are picked from.

use super::edit::alike;
use super::text::MarkedView;
use lectern_app::evidence_mark::EvidenceMark;
use lectern_app::search::{Marked, Query};
use lectern_model::slide::{SlideKind, Weight};
use serde::{Deserialize, Serialize};

/// What slides can be told apart by.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct LibraryView {
    /// How many slides there are.
    pub(crate) slides: u32,
    pub(crate) audiences: Vec<NamedView>,
    pub(crate) topics: Vec<NamedView>,
    /// Sources that are browsed as documents.
    pub(crate) documents: Vec<NamedView>,
    /// The kinds of slides, by the names that `layout:` has.
    pub(crate) kinds: Vec<String>,
    /// The kinds that a presenter can write.
    pub(crate) writable: Vec<String>,
}

/// Something with an id and a name.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct NamedView {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// What is looked for; null does not matter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct LibraryWish {
    pub(crate) words: String,
    pub(crate) audience: Option<String>,
    pub(crate) topic: Option<String>,
    pub(crate) document: Option<String>,
    pub(crate) weight: Option<WeightView>,
    pub(crate) kind: Option<String>,
    pub(crate) evidence: Option<EvidenceMarkView>,
    /// Only slides that are not in the talk yet.
    pub(crate) not_in_talk: bool,
}

/// A slide of the library.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct CardView {
    pub(crate) slide: String,
    pub(crate) title: Vec<MarkedView>,
    /// Words around what was found; empty where the title has them.
    pub(crate) snippet: Vec<MarkedView>,
    pub(crate) topic: String,
    pub(crate) minutes: f64,
    /// How many sources it rests on.
    pub(crate) sources: u32,
    pub(crate) evidence: EvidenceMarkView,
    pub(crate) weight: WeightView,
    pub(crate) kind: String,
    pub(crate) in_talk: bool,
    pub(crate) own: bool,
    /// Whether it was imported and nobody has reviewed it yet.
    pub(crate) draft: bool,
}

/// The evidence that a slide rests on; the worst of its claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum EvidenceMarkView {
    Verified,
    Reported,
    /// To be said with its note.
    Caveat,
    Contested,
    Unverified,
    /// It rests on no claim.
    NoEvidence,
}

/// What planning drops last and first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum WeightView {
    Must,
    Should,
    May,
    Choice,
}

alike!(EvidenceMarkView, EvidenceMark: Verified, Reported, Caveat, Contested, Unverified, NoEvidence);
alike!(WeightView, Weight: Must, Should, May, Choice);

impl NamedView {
    /// From an id and a name.
    pub(crate) fn new(id: &impl ToString, name: impl Into<String>) -> Self {
        Self { id: id.to_string(), name: name.into() }
    }
}

impl LibraryWish {
    /// What is looked for; slides in the talk are the caller's to leave out.
    pub(crate) fn query(&self) -> Query {
        let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let kind = said(&self.kind).and_then(|name| SlideKind::ALL.into_iter().find(|kind| kind.name() == name));
        Query {
            words: self.words.clone(),
            audience: said(&self.audience).map(|id| id.as_str().into()),
            topic: said(&self.topic).map(|id| id.as_str().into()),
            document: said(&self.document).map(|id| id.as_str().into()),
            weight: self.weight.map(Weight::from),
            kind,
            evidence: self.evidence.map(EvidenceMark::from),
            ..Query::default()
        }
    }
}

impl MarkedView {
    /// Marked text as pages have it.
    pub(crate) fn of(marked: &[Marked]) -> Vec<MarkedView> {
        marked.iter().map(|part| MarkedView { text: part.text.clone(), found: part.found }).collect()
    }
}
