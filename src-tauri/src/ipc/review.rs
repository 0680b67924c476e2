//! What to look at before presenting.

use super::edit::alike;
use super::talk::SeverityView;
use lectern_app::review::{Finding, FindingKind};
use serde::Serialize;

/// Something to look at.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct FindingView {
    pub(crate) kind: FindingKindView,
    pub(crate) severity: SeverityView,
    pub(crate) slide: Option<String>,
    pub(crate) claim: Option<String>,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    /// An avoided term as it is written.
    pub(crate) found: Option<String>,
    pub(crate) preferred: Vec<String>,
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum FindingKindView {
    Conflict,
    Caveat,
    Contact,
    Term,
    AltText,
    Overfull,
    Figure,
    Blank,
    Time,
    Draft,
    Lost,
    Other,
}

alike!(FindingKindView, FindingKind: Conflict, Caveat, Contact, Term, AltText, Overfull, Figure, Blank, Time, Draft, Lost, Other);

impl From<&Finding> for FindingView {
    fn from(finding: &Finding) -> Self {
        Self {
            kind: finding.kind.into(),
            severity: finding.severity.into(),
            slide: finding.slide.as_ref().map(ToString::to_string),
            claim: finding.claim.as_ref().map(ToString::to_string),
            message: finding.message.clone(),
            hint: finding.hint.clone(),
            found: finding.found.clone(),
            preferred: finding.preferred.clone(),
        }
    }
}
