//! A document in full: what it says line by line, and what became of each claim.

use super::{ClaimBrief, SlideUse, brief, slides_on};
use crate::coverage::{Coverage, Gap};
use crate::error::AppError;
use lectern_model::id::SourceId;
use lectern_model::library::Library;
use lectern_model::source::Source;
use lectern_model::talk::Talk;

/// A document among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentBrief {
    /// Which.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// How many claims it makes.
    pub claims: usize,
    /// How many of them slides rest on.
    pub on_slides: usize,
    /// How many of them slides of the talk rest on.
    pub in_talk: usize,
    /// How many are not accounted for.
    pub gaps: usize,
}

/// A document, and what became of what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentView {
    /// Which.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// Its page on the web.
    pub address: Option<String>,
    /// What it says, in the order of its lines.
    pub claims: Vec<ClaimInDocument>,
}

/// A claim as a document makes it, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimInDocument {
    /// The claim.
    pub claim: ClaimBrief,
    /// At which lines, as written.
    pub lines: Option<String>,
    /// Whom the document credits.
    pub credits: Option<String>,
    /// The slides of the library that rest on it.
    pub slides: Vec<SlideUse>,
    /// Why it is handled so; each reason once.
    pub why: Vec<String>,
    /// What is said instead, or the safe wording.
    pub say: Option<String>,
    /// What is missing, if anything.
    pub gap: Option<Gap>,
}

/// The documents of a library, in the pack's order.
pub fn documents(library: &Library, talk: &Talk) -> Vec<DocumentBrief> {
    let views = library.pack.documents.iter().filter_map(|source| document_view(source, library, talk).ok());
    let count = |view: &DocumentView, is: fn(&ClaimInDocument) -> bool| view.claims.iter().filter(|claim| is(claim)).count();
    let brief = |view: DocumentView| DocumentBrief {
        claims: view.claims.len(),
        on_slides: count(&view, |claim| !claim.slides.is_empty()),
        in_talk: count(&view, |claim| claim.slides.iter().any(|slide| slide.in_talk)),
        gaps: count(&view, |claim| claim.gap.is_some()),
        source: view.source,
        title: view.title,
    };
    views.map(brief).collect()
}

/// A document in full.
///
/// # Errors
/// The pack has no such document.
pub fn document_view(source: &SourceId, library: &Library, talk: &Talk) -> Result<DocumentView, AppError> {
    let covered = Coverage::of(library).into_document(source.as_str())?;
    let claim = |covered: &crate::coverage::ClaimCoverage<'_>| {
        let of_statistic = || covered.statistic.and_then(|statistic| statistic.say.clone());
        Some(ClaimInDocument {
            claim: brief(&covered.claim.id, library)?,
            lines: covered.document.and_then(|at| at.lines.clone()),
            credits: covered.document.and_then(|at| at.credits.clone()),
            slides: slides_on(covered.claim, library, talk),
            why: super::why(covered.claim, covered.statistic),
            say: covered.claim.say.clone().or_else(of_statistic),
            gap: covered.gap,
        })
    };
    Ok(DocumentView {
        source: source.clone(),
        title: library.sources.get(source).map_or(covered.title, Source::title),
        address: library.sources.get(source).and_then(super::address),
        claims: covered.claims.iter().filter_map(claim).collect(),
    })
}
