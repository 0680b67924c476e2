//! Evidence records.

use crate::id::{AudienceId, ClaimId, ConflictId, SourceId, StatisticId, TopicId};
use serde::{Deserialize, Serialize};

/// What kind of statement a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimKind {
    /// Something that is so.
    Fact,
    /// Something with a number in it.
    Figure,
    /// What a word means.
    Definition,
    /// Advice.
    Guidance,
    /// An opinion or a demand.
    Position,
    /// What a law says.
    Law,
    /// A person's account.
    Account,
}

/// How far a claim has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimStatus {
    /// The primary source was read and says so.
    Verified,
    /// Read through others only.
    Reported,
    /// Disputed, or shown to be unsound.
    Contested,
    /// Superseded or too old.
    Outdated,
    /// No source could be found.
    Unverifiable,
    /// Nobody has checked it yet.
    Unverified,
    /// Not a matter of evidence: a definition, a position, advice.
    None,
}

/// What may be done with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Handling {
    /// Say it as worded.
    Use,
    /// Say it only with its note.
    Caveat,
    /// Say the safe wording instead.
    Replace,
    /// Never on a slide; kept for traceability and for "if asked".
    Drop,
    /// For editors only.
    Internal,
}

/// A document that carries a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRef {
    /// The document, as a source.
    pub source: SourceId,
    /// The lines where it stands, as written: `5`, `12-14`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<String>,
    /// Whom the document credits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credits: Option<String>,
}

/// A claim: a statement with what is known about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// What it says.
    pub statement: String,
    /// What it is filed under.
    pub topic: TopicId,
    /// Whom it serves; `all` is everyone.
    #[serde(default)]
    pub audiences: Vec<AudienceId>,
    /// What kind of statement it is.
    pub kind: ClaimKind,
    /// The number as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// The year of what was counted, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// What the number counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<String>,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// The documents that carry it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentRef>,
    /// The examined statistic behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistic: Option<StatisticId>,
    /// How far it has been checked.
    pub status: ClaimStatus,
    /// What may be done with it.
    pub handling: Handling,
    /// The note to carry, or why it is not used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caveat: Option<String>,
    /// The safe wording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// An answer to say aloud when somebody asks about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_asked: Option<String>,
}

/// A statistic, examined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statistic {
    /// Its id.
    pub id: StatisticId,
    /// What it is known as.
    pub title: String,
    /// The claims that rest on it.
    #[serde(default)]
    pub claims: Vec<ClaimId>,
    /// Where it was first published.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// Works that examine it.
    #[serde(default)]
    pub supporting: Vec<SourceId>,
    /// What it really measured.
    pub counted: String,
    /// What is wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critique: Option<String>,
    /// How far it has been checked.
    pub status: ClaimStatus,
    /// What else it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<ClaimStatus>,
    /// Why it has that status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Claims with better figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub better: Vec<ClaimId>,
    /// The safe wording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// Addresses where it was seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
}

/// Two sets of claims that cannot both stand on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Its id.
    pub id: ConflictId,
    /// What it is about.
    pub title: String,
    /// The sides; a claim of one cannot stand beside a claim of another.
    pub sides: Vec<Vec<ClaimId>>,
    /// Why both cannot stand.
    pub detail: String,
    /// What a presenter says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// The statistics involved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statistics: Vec<StatisticId>,
}
