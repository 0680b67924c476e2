//! Finding slides: by words as they are typed, and by what they are.

mod shelf;
mod vocabulary;

use crate::error::AppError;
use crate::evidence_mark::EvidenceMark;
use lectern_model::id::{AudienceId, SlideId, SourceId, TopicId};
use lectern_model::library::Library;
use lectern_model::slide::{Slide, SlideKind, Weight};
use lectern_model::span::Inline;
use shelf::{Excerpt, Found, Shelf};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use vocabulary::Vocabulary;

/// How many of the best hits have their words marked and a snippet: more than anybody reads before typing on, and each costs a look
/// into its slide's text.
pub const MARKED_HITS: usize = 100;

/// What is looked for; what is not given does not matter.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Words: a slide has them all, each in any of its inflections or as the beginning of a word, in any case and with or without
    /// accents. Signs between words mean nothing. Only the first sixteen words count.
    pub words: String,
    /// Whom the slide serves.
    pub audience: Option<AudienceId>,
    /// What it is filed under.
    pub topic: Option<TopicId>,
    /// A document that carries a claim the slide rests on.
    pub document: Option<SourceId>,
    /// What planning drops last and first.
    pub weight: Option<Weight>,
    /// Which layout it takes.
    pub kind: Option<SlideKind>,
    /// How well its evidence stands.
    pub evidence: Option<EvidenceMark>,
    /// Slides that are not wanted, such as those already in the talk.
    pub not_in: BTreeSet<SlideId>,
}

/// A slide that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which slide.
    pub slide: SlideId,
    /// How well it fits; more is better. 0 where no words were asked for.
    pub score: u32,
    /// Its title, with the words that were found.
    pub title: Vec<Marked>,
    /// Some words around the best place in its body, else its claims, else its notes and handout; empty where the words stand in its
    /// title, name or topic alone, where none were asked for, and beyond the best [`MARKED_HITS`].
    pub snippet: Vec<Marked>,
}

/// Some text of a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// A library made ready for searching. What changes in the library later is found after the next [`SearchIndex::new`].
#[derive(Debug)]
pub struct SearchIndex {
    shelf: Mutex<Shelf>,
    vocabulary: Vocabulary,
    entries: Vec<Entry>,
}

/// A slide in the index; its row is its place in the list.
#[derive(Debug)]
struct Entry {
    id: SlideId,
    mark: EvidenceMark,
}

impl SearchIndex {
    /// Reads every slide of a library.
    ///
    /// # Errors
    /// The memory for it is not to be had.
    pub fn new(library: &Library) -> Result<Self, AppError> {
        let mut shelf = Shelf::new()?;
        let vocabulary = shelf.fill(library)?;
        let entry = |slide: &Slide| Entry { id: slide.id.clone(), mark: EvidenceMark::of(slide, library) };
        Ok(Self { shelf: Mutex::new(shelf), vocabulary, entries: library.slides.values().map(entry).collect() })
    }

    /// The slides that fit, the best first, equals in order of id. `library` is the one the index was made from; a slide it does not
    /// have any more is not found.
    ///
    /// # Errors
    /// The pack has no such audience, topic or document.
    pub fn find(&self, library: &Library, query: &Query) -> Result<Vec<Hit>, AppError> {
        check_names(library, query)?;
        let words = self.vocabulary.expressions(&query.words);
        if words.is_empty() {
            let fitting = self.entries.iter().filter_map(|entry| fitting(entry, library, query));
            return Ok(fitting.map(|slide| unmarked(slide, 0)).collect());
        }
        let shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rows = Vec::new();
        let mut hits = Vec::new();
        for Found { row, score } in shelf.rank(&words)? {
            if let Some(slide) = self.entries.get(row).and_then(|entry| fitting(entry, library, query)) {
                rows.push(row);
                hits.push(unmarked(slide, score));
            }
        }
        rows.truncate(MARKED_HITS);
        let mut marked = shelf.mark(&words, &rows)?;
        for (row, hit) in rows.iter().zip(&mut hits) {
            if let Some(Excerpt { title, snippet }) = marked.remove(row) {
                (hit.title, hit.snippet) = (title, snippet);
            }
        }
        Ok(hits)
    }
}

/// The slide of an entry, if it is all that is asked for beside words.
fn fitting<'l>(entry: &Entry, library: &'l Library, query: &Query) -> Option<&'l Slide> {
    let slide = library.slides.get(&entry.id)?;
    let carries = |document: &SourceId| {
        let claims = slide.claims.iter().filter_map(|used| library.claims.get(&used.id));
        claims.flat_map(|claim| &claim.documents).any(|at| at.source == *document)
    };
    let fits = query.audience.as_ref().is_none_or(|audience| slide.serves(audience))
        && query.topic.as_ref().is_none_or(|topic| slide.topic == *topic)
        && query.weight.is_none_or(|weight| slide.weight == weight)
        && query.kind.is_none_or(|kind| slide.kind == kind)
        && query.evidence.is_none_or(|mark| entry.mark == mark)
        && !query.not_in.contains(&slide.id)
        && query.document.as_ref().is_none_or(carries);
    fits.then_some(slide)
}

fn unmarked(slide: &Slide, score: u32) -> Hit {
    let title = vec![Marked { text: Inline::plain_text(&slide.title), found: false }];
    Hit { slide: slide.id.clone(), score, title, snippet: Vec::new() }
}

fn check_names(library: &Library, query: &Query) -> Result<(), AppError> {
    let pack = &library.pack;
    let audiences = || pack.audiences.iter().map(|audience| &audience.id);
    if let Some(id) = query.audience.as_ref().filter(|id| audiences().all(|known| known != *id)) {
        return Err(AppError::unknown("audience", id.as_str(), audiences()));
    }
    let topics = || pack.topics.iter().map(|topic| &topic.id);
    if let Some(id) = query.topic.as_ref().filter(|id| topics().all(|known| known != *id)) {
        return Err(AppError::unknown("topic", id.as_str(), topics()));
    }
    if let Some(id) = query.document.as_ref().filter(|id| !pack.documents.contains(id)) {
        return Err(AppError::unknown("document", id.as_str(), &pack.documents));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
