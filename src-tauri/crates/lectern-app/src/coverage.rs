//! What became of every claim: the documents that carry it, and the slides that rest on it.

use crate::error::AppError;
use lectern_model::claim::{Claim, DocumentRef, Handling, Statistic};
use lectern_model::id::{AudienceId, ClaimId, SlideId, SourceId};
use lectern_model::library::Library;
use lectern_model::slide::Slide;
use std::collections::BTreeMap;

/// Every claim of a library, document by document.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage<'a> {
    /// The documents in the pack's order, each with its claims in the order of its lines.
    pub documents: Vec<DocumentCoverage<'a>>,
    /// Claims that no document carries.
    pub others: Vec<ClaimCoverage<'a>>,
}

/// A document and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentCoverage<'a> {
    /// Which.
    pub source: &'a SourceId,
    /// Its title; the id where the pack has no such source.
    pub title: String,
    /// Its claims.
    pub claims: Vec<ClaimCoverage<'a>>,
}

/// A claim and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimCoverage<'a> {
    /// Which.
    pub claim: &'a Claim,
    /// Where the document has it; none outside documents.
    pub document: Option<&'a DocumentRef>,
    /// The examined statistic behind it.
    pub statistic: Option<&'a Statistic>,
    /// The slides that rest on it, in order of id, and that somebody it serves gets to see.
    pub slides: Vec<&'a SlideId>,
    /// What is missing, if anything.
    pub gap: Option<Gap>,
}

/// Why a claim is not accounted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// It may be said, and no slide of an audience it serves rests on it.
    NoSlide,
    /// It must not be on a slide, and is.
    OnSlide,
    /// It is left out, and nothing says why.
    NoReason,
}

impl Gap {
    /// The gap in words.
    pub const fn words(self) -> &'static str {
        match self {
            Gap::NoSlide => "no slide of an audience it serves rests on it",
            Gap::OnSlide => "it must not be on a slide, and is",
            Gap::NoReason => "it is left out, and nothing says why",
        }
    }
}

impl<'a> Coverage<'a> {
    /// What became of every claim of a library.
    pub fn of(library: &'a Library) -> Self {
        let used = slides_by_claim(library);
        let documents = library.pack.documents.iter().map(|source| document(library, &used, source)).collect();
        let in_none = |claim: &&Claim| claim.documents.iter().all(|own| !library.pack.documents.contains(&own.source));
        let others = library.claims.values().filter(in_none).map(|claim| cover(library, &used, claim, None)).collect();
        Self { documents, others }
    }

    /// One document's part of it.
    ///
    /// # Errors
    /// The pack has no such document.
    pub fn into_document(self, source: &str) -> Result<DocumentCoverage<'a>, AppError> {
        let known: Vec<&SourceId> = self.documents.iter().map(|document| document.source).collect();
        let unknown = AppError::unknown("document", source, known);
        self.documents.into_iter().find(|document| document.source.as_str() == source).ok_or(unknown)
    }

    /// Every claim once.
    pub fn claims(&self) -> BTreeMap<&'a ClaimId, &ClaimCoverage<'a>> {
        let all = self.documents.iter().flat_map(|document| &document.claims).chain(&self.others);
        all.map(|covered| (&covered.claim.id, covered)).collect()
    }
}

fn slides_by_claim(library: &Library) -> BTreeMap<&ClaimId, Vec<&Slide>> {
    let mut used: BTreeMap<&ClaimId, Vec<&Slide>> = BTreeMap::new();
    for slide in library.slides.values() {
        for claim in &slide.claims {
            used.entry(&claim.id).or_default().push(slide);
        }
    }
    used
}

fn document<'a>(library: &'a Library, used: &BTreeMap<&ClaimId, Vec<&'a Slide>>, source: &'a SourceId) -> DocumentCoverage<'a> {
    let mut claims: Vec<ClaimCoverage<'a>> = Vec::new();
    for claim in library.claims.values() {
        if let Some(at) = claim.documents.iter().find(|at| at.source == *source) {
            claims.push(cover(library, used, claim, Some(at)));
        }
    }
    claims.sort_by_key(|covered| covered.document.and_then(|at| first_line(at.lines.as_deref()?)));
    let title = library.sources.get(source).map_or_else(|| source.to_string(), lectern_model::source::Source::title);
    DocumentCoverage { source, title, claims }
}

/// The first line of `12-14, 20`.
fn first_line(lines: &str) -> Option<u32> {
    let digits: String = lines.chars().skip_while(|letter| !letter.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn cover<'a>(
    library: &'a Library,
    used: &BTreeMap<&ClaimId, Vec<&'a Slide>>,
    claim: &'a Claim,
    document: Option<&'a DocumentRef>,
) -> ClaimCoverage<'a> {
    let all = used.get(&claim.id).map(Vec::as_slice).unwrap_or_default();
    let serving = all.iter().filter(|slide| serve_together(library, claim, slide));
    let statistic = claim.statistic.as_ref().and_then(|id| library.statistics.get(id));
    let gap = match claim.handling {
        Handling::Use | Handling::Caveat | Handling::Replace => serving.clone().next().is_none().then_some(Gap::NoSlide),
        Handling::Drop | Handling::Internal if !all.is_empty() => Some(Gap::OnSlide),
        Handling::Drop | Handling::Internal => {
            let why = claim.caveat.as_deref().or_else(|| statistic?.critique.as_deref());
            why.is_none_or(|why| why.trim().is_empty()).then_some(Gap::NoReason)
        }
    };
    ClaimCoverage { claim, document, statistic, slides: serving.map(|slide| &slide.id).collect(), gap }
}

/// Whether a slide shows a claim to somebody whom both serve.
fn serve_together(library: &Library, claim: &Claim, slide: &Slide) -> bool {
    let claim_serves = |audience: &AudienceId| claim.audiences.iter().any(|own| own == audience || own.as_str() == "all");
    library.pack.audiences.iter().any(|audience| slide.serves(&audience.id) && claim_serves(&audience.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_library::{add, library, resting_on, slide};
    use lectern_model::claim::{ClaimKind, ClaimStatus};
    use lectern_model::slide::Weight;

    fn claim(id: &str, handling: Handling, audience: &str) -> Claim {
        Claim {
            id: id.into(),
            statement: "So it is.".to_owned(),
            topic: "first".into(),
            audiences: vec![audience.into()],
            kind: ClaimKind::Fact,
            figure: None,
            year: None,
            counted: None,
            sources: Vec::new(),
            documents: vec![DocumentRef { source: "paper".into(), lines: Some(format!("{}", id.len() * 7)), credits: None }],
            statistic: None,
            status: ClaimStatus::Reported,
            handling,
            caveat: None,
            say: None,
            if_asked: None,
        }
    }

    #[test]
    fn a_claim_is_accounted_for_by_a_slide_of_its_audience_or_by_a_reason() {
        let mut library = library();
        library.pack.documents = vec!["paper".into()];
        let mut excused = claim("excused", Handling::Drop, "all");
        excused.caveat = Some("No source says so.".to_owned());
        let mut elsewhere = claim("elsewhere", Handling::Use, "all");
        elsewhere.documents.clear();
        let claims = [
            claim("shown", Handling::Use, "parents"),
            claim("shown-to-others", Handling::Caveat, "officers"),
            claim("unshown", Handling::Replace, "all"),
            claim("dropped-and-shown", Handling::Drop, "all"),
            claim("dropped", Handling::Internal, "all"),
            excused,
            elsewhere,
        ];
        library.claims = claims.into_iter().map(|claim| (claim.id.clone(), claim)).collect();
        for (id, claim) in [("a", "shown"), ("b", "shown-to-others"), ("c", "dropped-and-shown")] {
            add(&mut library, resting_on(slide(id, "first", "parents", 1.0, Weight::May), claim));
        }
        let coverage = Coverage::of(&library);
        let gaps: Vec<(&str, Gap)> =
            coverage.claims().into_iter().filter_map(|(id, covered)| Some((id.as_str(), covered.gap?))).collect();
        let expected = [
            ("dropped", Gap::NoReason),
            ("dropped-and-shown", Gap::OnSlide),
            ("elsewhere", Gap::NoSlide),
            ("shown-to-others", Gap::NoSlide),
            ("unshown", Gap::NoSlide),
        ];
        assert_eq!(gaps, expected);
        assert_eq!(coverage.others.len(), 1);
        let lines: Vec<&str> = coverage.documents[0].claims.iter().map(|covered| covered.claim.id.as_str()).collect();
        assert_eq!(lines, ["shown", "dropped", "excused", "unshown", "shown-to-others", "dropped-and-shown"]);
        assert!(Coverage::of(&library).into_document("papr").unwrap_err().to_string().contains("paper"));
    }
}
