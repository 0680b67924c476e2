//! What a card shows of the evidence a slide rests on.

use crate::slide_text::{Piece, each_piece};
use lectern_model::claim::{Claim, ClaimStatus, Handling};
use lectern_model::id::SourceId;
use lectern_model::library::Library;
use lectern_model::slide::{ClaimUse, Slide};
use lectern_model::span::Inline;
use std::collections::BTreeSet;

/// How well the evidence behind a slide stands, the best first. A slide is as good as the worst of its claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceMark {
    /// Every claim was read in its primary source, or is no matter of evidence.
    Verified,
    /// Some claim was read through others only.
    Reported,
    /// Some claim must carry a note.
    Caveat,
    /// Some claim is disputed, too old, or without a source to be found. What contradicts another claim is told where both are in a
    /// talk.
    Contested,
    /// Nobody has checked some claim yet.
    Unverified,
    /// The slide rests on no claim.
    NoEvidence,
}

impl EvidenceMark {
    /// All of them, the best first.
    pub const ALL: [EvidenceMark; 6] = [
        EvidenceMark::Verified,
        EvidenceMark::Reported,
        EvidenceMark::Caveat,
        EvidenceMark::Contested,
        EvidenceMark::Unverified,
        EvidenceMark::NoEvidence,
    ];

    /// The mark of a slide: that of the worst of its claims. A claim the library does not have counts as unverified.
    pub fn of(slide: &Slide, library: &Library) -> Self {
        let of_claim = |used: &ClaimUse| library.claims.get(&used.id).map_or(EvidenceMark::Unverified, Self::of_claim);
        slide.claims.iter().map(of_claim).max().unwrap_or(EvidenceMark::NoEvidence)
    }

    /// The mark of a claim by itself.
    fn of_claim(claim: &Claim) -> Self {
        let checked = match claim.status {
            ClaimStatus::Verified | ClaimStatus::None => EvidenceMark::Verified,
            ClaimStatus::Reported => EvidenceMark::Reported,
            ClaimStatus::Contested | ClaimStatus::Outdated | ClaimStatus::Unverifiable => EvidenceMark::Contested,
            ClaimStatus::Unverified => EvidenceMark::Unverified,
        };
        match claim.handling {
            Handling::Caveat => checked.max(EvidenceMark::Caveat),
            Handling::Use | Handling::Replace | Handling::Drop | Handling::Internal => checked,
        }
    }
}

/// How many different sources stand behind a slide: those of its claims, and those its title and the wordings of its parts cite.
pub fn source_count(slide: &Slide, library: &Library) -> usize {
    let claims = slide.claims.iter().filter_map(|used| library.claims.get(&used.id));
    let mut sources: BTreeSet<&SourceId> = claims.flat_map(|claim| &claim.sources).collect();
    cited(&slide.title, &mut sources);
    for variant in &slide.variants {
        cited(&variant.heading, &mut sources);
        each_piece(&variant.blocks, &mut |piece| match piece {
            Piece::Inlines(inlines) => cited(inlines, &mut sources),
            Piece::Words(_) | Piece::Contact(_) => {}
        });
    }
    sources.len()
}

fn cited<'a>(inlines: &'a [Inline], sources: &mut BTreeSet<&'a SourceId>) {
    for inline in inlines {
        match inline {
            Inline::Citation(citation) => sources.extend(citation.items.iter().map(|item| &item.source)),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => cited(inner, sources),
            Inline::Text(_) | Inline::Field(_) | Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests;
