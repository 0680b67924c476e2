//! The evidence behind what a talk says: claims with all that is known of them, sources as the talk prints them, documents in full.

mod document;

pub use document::{ClaimInDocument, DocumentBrief, DocumentView, document_view, documents};

use crate::error::AppError;
use crate::pipeline::format_sources;
use crate::slide_text::{Piece, each_piece};
use lectern_model::claim::{Claim, ClaimStatus, Conflict, Handling, Statistic};
use lectern_model::id::{ClaimId, ConflictId, SlideId, SourceId};
use lectern_model::library::Library;
use lectern_model::slide::{Part, Slide, TakeawayPart};
use lectern_model::source::{Grade, Source};
use lectern_model::span::{Inline, Span};
use lectern_model::talk::Talk;
use std::collections::{BTreeMap, BTreeSet};

/// A claim in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimBrief {
    /// Which.
    pub id: ClaimId,
    /// What it says.
    pub statement: String,
    /// The number as printed.
    pub figure: Option<String>,
    /// The year of what was counted, as printed.
    pub year: Option<String>,
    /// How far it has been checked.
    pub status: ClaimStatus,
    /// What may be done with it.
    pub handling: Handling,
}

/// A claim with all that is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimCard {
    /// The claim.
    pub claim: Claim,
    /// The examined statistic behind it.
    pub statistic: Option<Statistic>,
    /// What the number counts: the claim's own words, else the statistic's.
    pub counted: Option<String>,
    /// Why it has its status, and why it is handled so: the claim's note, what is wrong with the statistic, why that has its status;
    /// each once.
    pub why: Vec<String>,
    /// The safe wording: the claim's, else the statistic's.
    pub say: Option<String>,
    /// Where it comes from, as the talk's style prints it: its sources, where the statistic was first published, works that examine it.
    pub sources: Vec<SourceCard>,
    /// The documents that carry it.
    pub documents: Vec<DocumentMention>,
    /// What it cannot stand beside.
    pub conflicts: Vec<ConflictCard>,
    /// The slides of the library that rest on it, in order of id.
    pub slides: Vec<SlideUse>,
    /// Claims with better figures.
    pub better: Vec<ClaimBrief>,
}

/// What a source is to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceRole {
    /// It says so.
    Says,
    /// The statistic behind it was first published there.
    Published,
    /// It examines the statistic.
    Examines,
}

/// A source as a talk prints it.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceCard {
    /// Which.
    pub id: SourceId,
    /// What it is to the claim; on a slide, that it says so.
    pub role: SourceRole,
    /// The entry in the talk's citation style; its key alone where the library does not have it.
    pub entry: Vec<Span>,
    /// How far it was verified.
    pub grade: Option<Grade>,
    /// What editors noted on it.
    pub note: Option<String>,
    /// Its page on the web: its own address, else that of its DOI.
    pub address: Option<String>,
    /// Whether the presenter brought it and not the pack.
    pub own: bool,
}

/// A document that carries a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentMention {
    /// Which.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// At which lines, as written.
    pub lines: Option<String>,
    /// Whom it credits.
    pub credits: Option<String>,
}

/// Claims that cannot stand beside one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictCard {
    /// Which conflict.
    pub id: ConflictId,
    /// What it is about.
    pub title: String,
    /// Why both cannot stand.
    pub detail: String,
    /// What a presenter says.
    pub say: Option<String>,
    /// The claims of the other sides.
    pub others: Vec<ClaimBrief>,
}

/// A slide that rests on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideUse {
    /// Which.
    pub slide: SlideId,
    /// Its title in the wording for the talk.
    pub title: String,
    /// Whether it stands in the talk.
    pub in_talk: bool,
    /// Whether it carries the claim's note for the talk's audience.
    pub carries_note: bool,
}

/// What a slide rests on and cites, in its wordings for a talk.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideEvidence {
    /// Which slide.
    pub slide: SlideId,
    /// The claims it rests on, in its order.
    pub claims: Vec<ClaimCard>,
    /// Claims it names that the library does not have.
    pub missing: Vec<ClaimId>,
    /// The sources it cites where the audience looks, in order of first mention.
    pub cited: Vec<SourceCard>,
    /// The sources cited only in notes and answers.
    pub cited_by_presenter: Vec<SourceCard>,
}

/// A claim with all that is known of it, for a talk.
///
/// # Errors
/// The library has no such claim.
pub fn claim_card(id: &ClaimId, library: &Library, talk: &Talk) -> Result<ClaimCard, AppError> {
    let claim = library.claims.get(id).ok_or_else(|| AppError::unknown("claim", id.as_str(), library.claims.keys()))?;
    let statistic = claim.statistic.as_ref().and_then(|id| library.statistics.get(id));
    let of_statistic = |text: fn(&Statistic) -> Option<&String>| statistic.and_then(text).cloned();
    let roles = roles(claim, statistic);
    let entries = format_sources(&mut roles.iter().map(|(id, _)| *id), talk, library);
    let sources = roles.into_iter().map(|(id, role)| source_card(id, role, library, &entries)).collect();
    let better = statistic.map(|statistic| statistic.better.as_slice()).unwrap_or_default();
    Ok(ClaimCard {
        counted: claim.counted.clone().or_else(|| of_statistic(|statistic| Some(&statistic.counted))),
        why: why(claim, statistic),
        say: claim.say.clone().or_else(|| of_statistic(|statistic| statistic.say.as_ref())),
        sources,
        documents: claim.documents.iter().map(|at| mention(at, library)).collect(),
        conflicts: library.conflicts.values().filter_map(|conflict| conflict_card(id, conflict, library)).collect(),
        slides: slides_on(claim, library, talk),
        better: better.iter().filter_map(|id| brief(id, library)).collect(),
        statistic: statistic.cloned(),
        claim: claim.clone(),
    })
}

/// What a slide rests on and cites, for a talk.
///
/// # Errors
/// The library has no such slide.
pub fn slide_evidence(id: &SlideId, library: &Library, talk: &Talk) -> Result<SlideEvidence, AppError> {
    let slide = library.slides.get(id).ok_or_else(|| AppError::unknown("slide", id.as_str(), library.slides.keys()))?;
    let (known, missing): (Vec<&ClaimId>, Vec<&ClaimId>) =
        slide.claims.iter().map(|used| &used.id).partition(|id| library.claims.contains_key(*id));
    let claims = known.into_iter().map(|id| claim_card(id, library, talk)).collect::<Result<_, _>>()?;
    let shown = [Part::Body, Part::Caveat, Part::Handout].into_iter();
    let takeaway = [TakeawayPart::Message, TakeawayPart::Signs, TakeawayPart::Do].map(Part::Takeaway);
    let shown = cited_in(slide, talk, shown.chain(takeaway));
    let mut said = cited_in(slide, talk, [Part::Notes, Part::Asked].into_iter());
    said.retain(|id| !shown.contains(id));
    let entries = format_sources(&mut shown.iter().chain(&said).copied(), talk, library);
    let cards = |ids: Vec<&SourceId>| ids.into_iter().map(|id| source_card(id, SourceRole::Says, library, &entries)).collect();
    Ok(SlideEvidence {
        slide: id.clone(),
        claims,
        missing: missing.into_iter().cloned().collect(),
        cited: cards(shown),
        cited_by_presenter: cards(said),
    })
}

/// Sources of a library as a talk prints them.
pub fn source_cards<'a>(ids: impl Iterator<Item = &'a SourceId>, library: &Library, talk: &Talk) -> Vec<SourceCard> {
    let ids: Vec<&SourceId> = ids.collect();
    let entries = format_sources(&mut ids.iter().copied(), talk, library);
    ids.into_iter().map(|id| source_card(id, SourceRole::Says, library, &entries)).collect()
}

/// A claim in a few words; none where the library does not have it.
fn brief(id: &ClaimId, library: &Library) -> Option<ClaimBrief> {
    let claim = library.claims.get(id)?;
    Some(ClaimBrief {
        id: claim.id.clone(),
        statement: claim.statement.clone(),
        figure: claim.figure.clone(),
        year: claim.year.clone(),
        status: claim.status,
        handling: claim.handling,
    })
}

fn why(claim: &Claim, statistic: Option<&Statistic>) -> Vec<String> {
    let of_statistic = statistic.map(|statistic| [&statistic.critique, &statistic.reason]).into_iter().flatten();
    let mut why: Vec<String> = Vec::new();
    for reason in [&claim.caveat].into_iter().chain(of_statistic).flatten() {
        let reason = reason.trim();
        if !reason.is_empty() && why.iter().all(|other| other != reason) {
            why.push(reason.to_owned());
        }
    }
    why
}

/// The sources behind a claim, each once.
fn roles<'a>(claim: &'a Claim, statistic: Option<&'a Statistic>) -> Vec<(&'a SourceId, SourceRole)> {
    let (published, examining) =
        statistic.map(|statistic| (statistic.sources.as_slice(), statistic.supporting.as_slice())).unwrap_or_default();
    let of = |ids: &'a [SourceId], role| ids.iter().map(move |id| (id, role));
    let all = of(&claim.sources, SourceRole::Says).chain(of(published, SourceRole::Published));
    let mut seen = BTreeSet::new();
    all.chain(of(examining, SourceRole::Examines)).filter(|(id, _)| seen.insert(*id)).collect()
}

fn source_card(id: &SourceId, role: SourceRole, library: &Library, entries: &BTreeMap<SourceId, Vec<Span>>) -> SourceCard {
    let source = library.sources.get(id);
    SourceCard {
        id: id.clone(),
        role,
        entry: entries.get(id).cloned().unwrap_or_else(|| vec![Span::text(id.as_str())]),
        grade: source.and_then(|source| source.grade),
        note: source.and_then(|source| source.note.clone()),
        address: source.and_then(address),
        own: source.is_some_and(|source| source.own),
    }
}

/// A source's page on the web.
pub(crate) fn address(source: &Source) -> Option<String> {
    let is_web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    let doi = || {
        let doi = source.text("DOI")?;
        let bare = doi.trim().trim_start_matches("https://doi.org/").trim_start_matches("doi:").trim();
        bare.starts_with("10.").then(|| format!("https://doi.org/{bare}"))
    };
    source.text("URL").filter(is_web).or_else(doi)
}

fn mention(at: &lectern_model::claim::DocumentRef, library: &Library) -> DocumentMention {
    DocumentMention {
        source: at.source.clone(),
        title: library.sources.get(&at.source).map_or_else(|| at.source.to_string(), Source::title),
        lines: at.lines.clone(),
        credits: at.credits.clone(),
    }
}

fn conflict_card(id: &ClaimId, conflict: &Conflict, library: &Library) -> Option<ConflictCard> {
    let side = conflict.sides.iter().position(|side| side.contains(id))?;
    let others = conflict.sides.iter().enumerate().filter(|(at, _)| *at != side).flat_map(|(_, other)| other);
    Some(ConflictCard {
        id: conflict.id.clone(),
        title: conflict.title.clone(),
        detail: conflict.detail.clone(),
        say: conflict.say.clone(),
        others: others.filter_map(|other| brief(other, library)).collect(),
    })
}

fn slides_on(claim: &Claim, library: &Library, talk: &Talk) -> Vec<SlideUse> {
    let in_talk: BTreeSet<&SlideId> = talk.slides().chain(&talk.backup).map(|entry| &entry.slide).collect();
    let on = |slide: &Slide| {
        let used = slide.claims.iter().find(|used| used.id == claim.id)?;
        Some(SlideUse {
            slide: slide.id.clone(),
            title: title_for(slide, talk),
            in_talk: in_talk.contains(&slide.id),
            carries_note: slide.carries_note(used, claim.handling, &talk.audience, &talk.language),
        })
    };
    library.slides.values().filter_map(on).collect()
}

/// A slide's title in its wording for a talk.
pub fn title_for(slide: &Slide, talk: &Talk) -> String {
    let own = slide.variant(Part::Body, &talk.audience, &talk.language).map(|variant| &variant.heading);
    Inline::plain_text(own.filter(|heading| !heading.is_empty()).unwrap_or(&slide.title))
}

/// The sources that parts of a slide cite in their wordings for a talk, in order of first mention.
fn cited_in<'a>(slide: &'a Slide, talk: &Talk, parts: impl Iterator<Item = Part>) -> Vec<&'a SourceId> {
    let mut cited = Vec::new();
    for variant in parts.filter_map(|part| slide.variant(part, &talk.audience, &talk.language)) {
        cite(&variant.heading, &mut cited);
        each_piece(&variant.blocks, &mut |piece| match piece {
            Piece::Inlines(inlines) => cite(inlines, &mut cited),
            Piece::Words(_) | Piece::Contact(_) => {}
        });
    }
    cited
}

fn cite<'a>(inlines: &'a [Inline], cited: &mut Vec<&'a SourceId>) {
    for inline in inlines {
        match inline {
            Inline::Citation(citation) => {
                for item in &citation.items {
                    if !cited.contains(&&item.source) {
                        cited.push(&item.source);
                    }
                }
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => cite(inner, cited),
            Inline::Text(_) | Inline::Field(_) | Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests;
