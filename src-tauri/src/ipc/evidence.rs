//! What is known of claims, figures and documents.

use super::edit::alike;
use super::library::NamedView;
use super::text::RunView;
use lectern_app::evidence::{ClaimBrief, ClaimCard, ConflictCard, DocumentMention, SourceCard};
use lectern_app::own_source::{SourceForm, SourceKind};
use lectern_model::claim::{ClaimStatus, Handling};
use lectern_model::source::Grade;
use serde::{Deserialize, Serialize};

/// A claim, in full.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ClaimView {
    pub(crate) id: String,
    pub(crate) statement: String,
    /// The number as printed.
    pub(crate) figure: Option<String>,
    pub(crate) year: Option<String>,
    /// What the number counts.
    pub(crate) counted: Option<String>,
    pub(crate) kind: String,
    pub(crate) status: StatusView,
    /// Why it has that status.
    pub(crate) why: Option<String>,
    pub(crate) handling: HandlingView,
    /// The note to carry, or why it is not used.
    pub(crate) caveat: Option<String>,
    /// The safe wording.
    pub(crate) say: Option<String>,
    pub(crate) if_asked: Option<String>,
    pub(crate) sources: Vec<SourceLine>,
    pub(crate) documents: Vec<DocumentPlace>,
    pub(crate) conflicts: Vec<ConflictView>,
    /// Better figures.
    pub(crate) better: Vec<BriefClaim>,
    /// The slides that rest on it, by id and title.
    pub(crate) slides: Vec<super::library::NamedView>,
}

/// A claim in a line.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct BriefClaim {
    pub(crate) id: String,
    pub(crate) statement: String,
    pub(crate) figure: Option<String>,
}

/// A source as the talk's citation style formats it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SourceLine {
    pub(crate) id: String,
    /// Its number in the talk; null where the talk does not cite it.
    pub(crate) number: Option<u32>,
    pub(crate) entry: Vec<RunView>,
    /// How far it was verified, in words.
    pub(crate) grade: Option<String>,
    /// Whether the presenter brought it.
    pub(crate) own: bool,
}

/// Where a document has a claim.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct DocumentPlace {
    pub(crate) document: String,
    pub(crate) title: String,
    pub(crate) lines: Option<String>,
    /// Whom the document credits.
    pub(crate) credits: Option<String>,
}

/// What a claim cannot stand beside.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ConflictView {
    pub(crate) title: String,
    pub(crate) resolution: Option<String>,
    pub(crate) others: Vec<BriefClaim>,
}

/// How far a claim has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum StatusView {
    Verified,
    Reported,
    Contested,
    Outdated,
    Unverifiable,
    Unverified,
    /// Not a matter of evidence.
    None,
}

/// What may be done with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum HandlingView {
    Use,
    Caveat,
    Replace,
    Drop,
    Internal,
}

/// A document and what became of what it says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct DocumentView {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) entry: Vec<RunView>,
    /// In the order of its lines.
    pub(crate) claims: Vec<DocumentClaim>,
}

/// What a document says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct DocumentClaim {
    pub(crate) lines: Option<String>,
    pub(crate) credits: Option<String>,
    pub(crate) claim: ClaimView,
}

/// A source of the presenter's own, from a form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SourceWish {
    /// A CSL type: `webpage`, `article-journal`, `report`, `book`, `legislation`.
    pub(crate) kind: String,
    pub(crate) title: String,
    /// One a line, `Family, Given` or an organisation's name.
    pub(crate) authors: String,
    /// As 2024, 2024-05 or 2024-05-01.
    pub(crate) date: String,
    /// The journal, the publisher or the site.
    pub(crate) container: String,
    pub(crate) url: String,
}

alike!(StatusView, ClaimStatus: Verified, Reported, Contested, Outdated, Unverifiable, Unverified, None);
alike!(HandlingView, Handling: Use, Caveat, Replace, Drop, Internal);

/// A value's name as files have it.
fn name_of<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

impl From<&ClaimCard> for ClaimView {
    fn from(card: &ClaimCard) -> Self {
        let claim = &card.claim;
        let slide = |used: &lectern_app::evidence::SlideUse| NamedView::new(&used.slide, used.title.clone());
        Self {
            id: claim.id.to_string(),
            statement: claim.statement.clone(),
            figure: claim.figure.clone(),
            year: claim.year.clone(),
            counted: card.counted.clone(),
            kind: name_of(&claim.kind).unwrap_or_default(),
            status: claim.status.into(),
            why: (!card.why.is_empty()).then(|| card.why.join("\n")),
            handling: claim.handling.into(),
            caveat: claim.caveat.clone(),
            say: card.say.clone(),
            if_asked: claim.if_asked.clone(),
            sources: card.sources.iter().map(SourceLine::from).collect(),
            documents: card.documents.iter().map(DocumentPlace::from).collect(),
            conflicts: card.conflicts.iter().map(ConflictView::from).collect(),
            better: card.better.iter().map(BriefClaim::from).collect(),
            slides: card.slides.iter().map(slide).collect(),
        }
    }
}

impl From<&ClaimBrief> for BriefClaim {
    fn from(brief: &ClaimBrief) -> Self {
        Self { id: brief.id.to_string(), statement: brief.statement.clone(), figure: brief.figure.clone() }
    }
}

impl From<&ConflictCard> for ConflictView {
    fn from(card: &ConflictCard) -> Self {
        let resolution = card.say.as_ref().map(|say| format!("{} {say}", card.detail));
        Self {
            title: card.title.clone(),
            resolution: resolution.or_else(|| Some(card.detail.clone())).filter(|text| !text.trim().is_empty()),
            others: card.others.iter().map(BriefClaim::from).collect(),
        }
    }
}

impl From<&DocumentMention> for DocumentPlace {
    fn from(mention: &DocumentMention) -> Self {
        Self {
            document: mention.source.to_string(),
            title: mention.title.clone(),
            lines: mention.lines.clone(),
            credits: mention.credits.clone(),
        }
    }
}

impl From<&SourceCard> for SourceLine {
    fn from(card: &SourceCard) -> Self {
        Self {
            id: card.id.to_string(),
            number: None,
            entry: RunView::of(&card.entry),
            grade: card.grade.as_ref().and_then(name_of::<Grade>),
            own: card.own,
        }
    }
}

impl From<SourceWish> for SourceForm {
    fn from(wish: SourceWish) -> Self {
        let kind = SourceKind::ALL.into_iter().find(|kind| kind.csl_type() == wish.kind).unwrap_or(SourceKind::Other);
        Self {
            kind,
            title: wish.title,
            authors: wish.authors.lines().map(str::to_owned).filter(|author| !author.trim().is_empty()).collect(),
            date: wish.date,
            container: wish.container,
            url: wish.url,
            ..Self::default()
        }
    }
}
