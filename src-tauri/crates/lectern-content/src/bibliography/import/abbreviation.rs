//! The `@string`s of a file: names that stand for words, which can stand for each other.

use super::RawEntry;
use biblatex::{Pair, RawChunk};
use std::collections::BTreeMap;

/// The most bytes of words that a name stands for.
const LONGEST: usize = 4096;

/// How many names may stand for each other in a row.
const DEEPEST: usize = 16;

struct Abbreviation<'a> {
    pair: Pair<'a>,
    /// How many bytes of words it stands for.
    size: usize,
    depth: usize,
}

/// The definitions that can be used: they stand for words, and for earlier ones only, because one in terms of itself would be resolved
/// for ever; and for no more than names rightly stand for, because a few that double each other would fill the memory.
#[derive(Default)]
pub(super) struct Abbreviations<'a>(BTreeMap<&'a str, Abbreviation<'a>>);

impl<'a> Abbreviations<'a> {
    pub(super) fn read<'p>(pairs: impl Iterator<Item = &'p Pair<'a>>) -> Self
    where
        'a: 'p,
    {
        let mut found = Self::default();
        for pair in pairs {
            let of = |chunk: &RawChunk<'a>| match chunk {
                RawChunk::Normal(text) => Some((text.len(), 0)),
                RawChunk::Abbreviation(name) => found.0.get(name).map(|known| (known.size, known.depth)),
            };
            let all = pair.value.v.iter().map(|chunk| of(&chunk.v));
            let whole = all.reduce(|one, other| Some((one?.0.saturating_add(other?.0), one?.1.max(other?.1))));
            let Some((size, depth)) = whole.unwrap_or(Some((0, 0))) else { continue };
            if size <= LONGEST && depth < DEEPEST {
                found.0.entry(pair.key.v).or_insert_with(|| Abbreviation { pair: pair.clone(), size, depth: depth + 1 });
            }
        }
        found
    }

    /// How many bytes of words a name stands for.
    pub(super) fn size(&self, name: &str) -> usize {
        self.0.get(name).map_or(0, |known| known.size)
    }

    /// The definitions that entries use, and how many bytes of words they stand for in them.
    pub(super) fn used_by(&self, entries: &[RawEntry<'a>]) -> (Vec<Pair<'a>>, usize) {
        let chunks = entries.iter().flat_map(|entry| &entry.v.fields).flat_map(|field| &field.value.v);
        let name = |chunk: &RawChunk<'a>| match *chunk {
            RawChunk::Normal(_) => None,
            RawChunk::Abbreviation(name) => Some(name),
        };
        let mut waiting: Vec<&'a str> = chunks.filter_map(|chunk| name(&chunk.v)).collect();
        let size = waiting.iter().filter_map(|name| self.0.get(name)).map(|known| known.size).sum();
        let mut used: BTreeMap<&'a str, Pair<'a>> = BTreeMap::new();
        while let Some(next) = waiting.pop() {
            if let Some(known) = self.0.get(next).filter(|_| !used.contains_key(next)) {
                used.insert(next, known.pair.clone());
                waiting.extend(known.pair.value.v.iter().filter_map(|chunk| name(&chunk.v)));
            }
        }
        (used.into_values().collect(), size)
    }
}
