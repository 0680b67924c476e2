//! BibLaTeX to sources: every entry becomes a CSL-JSON item by our own mapping, and what cannot be mapped is kept for editors.

mod abbreviation;
mod entry;
mod field;
mod kind;
mod law;

use crate::load::file_report::FileReport;
use abbreviation::Abbreviations;
use biblatex::{Bibliography, RawBibliography, RawChunk};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The longest bibliography that is read, in bytes.
const MAX_BYTES: usize = 32 << 20;

/// The most bytes that all entries together take from others and from abbreviations.
const MOST_SHARED: usize = 64 << 20;

/// The deepest nesting of braces in a value that is read.
const MAX_DEPTH: usize = 100;

/// The most braces and other joints in a value.
const MOST_JOINTS: usize = 5000;

/// The most joints of all values, each value's squared: so many steps their parser takes.
const MOST_STEPS: usize = 200_000_000;

type RawEntry<'a> = biblatex::Spanned<biblatex::RawEntry<'a>>;

/// Reads a BibLaTeX or BibTeX file into sources, in the file's order. An entry that cannot be read becomes a diagnostic and the
/// others are still read. The places of the diagnostics have no file name; the caller knows it.
pub fn import_bibtex(text: &str) -> (Vec<Source>, Vec<Diagnostic>) {
    if text.len() > MAX_BYTES {
        let message = format!("the bibliography is larger than {} MiB and was not read", MAX_BYTES >> 20);
        return (Vec::new(), vec![Diagnostic::error("bibtex-size", message).hint("split the file")]);
    }
    let mut report = FileReport::new("", text);
    let pieces = read_pieces(&mut report);
    let abbreviations = Abbreviations::read(pieces.iter().flat_map(|piece| &piece.raw.abbreviations));
    let entries: Vec<(usize, &RawEntry<'_>)> =
        pieces.iter().flat_map(|piece| piece.raw.entries.iter().map(|entry| (piece.start, entry))).collect();
    let by_key = entries.iter().map(|(_, entry)| (entry.v.key.v, *entry)).collect();
    let mut reader = EntryReader { by_key, abbreviations, shared: MOST_SHARED, steps: MOST_STEPS };
    let mut sources = Vec::new();
    let mut seen = BTreeSet::new();
    for (start, entry) in entries {
        let span = entry.span.start + start..entry.span.start + start + 1;
        let key = entry.v.key.v;
        if entry.v.kind.v.eq_ignore_ascii_case("xdata") {
            continue;
        }
        if !seen.insert(key) {
            let message = format!("the key `{key}` stands twice; the first entry is kept");
            report.push(Diagnostic::error("duplicate-source", message).hint("give one of them another key"), span);
            continue;
        }
        match reader.parse(entry) {
            Ok(Parsed { entry, without }) => {
                for (parent, why) in without {
                    let message = format!("the entry `{key}` takes nothing from `{parent}`: {why}");
                    let hint = format!("write into `{key}` what it should have from there");
                    report.push(Diagnostic::warning("bibtex-parent", message).hint(hint), span.clone());
                }
                sources.push(entry::to_source(&entry, &span, &mut report));
            }
            Err(reason) => {
                let message = format!("the entry `{key}` could not be read: {reason}");
                report.push(Diagnostic::error("bibtex-entry", message), span);
            }
        }
    }
    (sources, report.finish())
}

/// A part of the file that the parser accepts.
struct Piece<'a> {
    raw: RawBibliography<'a>,
    /// Where it starts in the file, in bytes.
    start: usize,
}

/// The whole file in one piece, or, where it has a syntax error, entry by entry.
fn read_pieces<'a>(report: &mut FileReport<'a>) -> Vec<Piece<'a>> {
    let text = report.text;
    if let Ok(raw) = RawBibliography::parse(text) {
        return vec![Piece { raw, start: 0 }];
    }
    let mut pieces = Vec::new();
    for range in entry_ranges(text) {
        match RawBibliography::parse(&text[range.clone()]) {
            Ok(raw) => pieces.push(Piece { raw, start: range.start }),
            Err(error) => {
                let at = (range.start + error.span.start).min(range.end);
                let first_line: String = text[range].lines().next().unwrap_or_default().trim().chars().take(80).collect();
                let message = format!("the entry `{first_line}` could not be read: {}", error.kind);
                report.push(Diagnostic::error("bibtex-syntax", message), at..at);
            }
        }
    }
    pieces
}

/// The file cut before every line that opens an entry.
fn entry_ranges(text: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with('@') || opens_entry(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Whether a line opens an entry after spaces or a byte order mark; in a value, a line can begin with an address.
fn opens_entry(line: &str) -> bool {
    let kind = line.trim_start_matches('\u{feff}').trim_start().strip_prefix('@').and_then(|rest| rest.split_once(['{', '(']));
    kind.is_some_and(|(kind, _)| !kind.is_empty() && kind.trim_end().bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Reads entries one by one.
struct EntryReader<'a, 'e> {
    by_key: BTreeMap<&'a str, &'e RawEntry<'a>>,
    abbreviations: Abbreviations<'a>,
    /// How many bytes may still be taken from other entries and abbreviations.
    shared: usize,
    /// How many steps their parser may still take.
    steps: usize,
}

/// An entry that was read.
struct Parsed<'a> {
    entry: biblatex::Entry,
    /// The parents that it has nothing from, and why.
    without: Vec<(&'a str, String)>,
}

impl<'a> EntryReader<'a, '_> {
    /// One entry with its `@string`s and what it inherits by `crossref` or `xdata`, read apart from all others so that its mistakes
    /// are its own.
    fn parse(&mut self, entry: &RawEntry<'a>) -> Result<Parsed<'a>, String> {
        self.look_through(entry)?;
        let mut entries = vec![entry.clone()];
        let mut without = Vec::new();
        let keys: BTreeSet<&'a str> = parent_keys(entry).collect();
        for key in keys {
            let Some(parent) = self.by_key.get(key).copied() else { continue };
            self.take(size(parent))?;
            // Two that take from each other would go round for ever.
            if parent_keys(parent).next().is_some() {
                without.push((key, "it takes from another entry itself".to_owned()));
            } else if let Err(reason) = self.look_through(parent) {
                without.push((key, reason));
            } else {
                entries.push(parent.clone());
            }
        }
        let (abbreviations, size) = self.abbreviations.used_by(&entries);
        self.take(size)?;
        let raw = RawBibliography { preamble: String::new(), entries, abbreviations };
        let bibliography = Bibliography::from_raw(raw).map_err(|error| error.kind.to_string())?;
        let entry = bibliography.get(entry.v.key.v).cloned().ok_or_else(|| "it has no key".to_owned())?;
        Ok(Parsed { entry, without })
    }

    fn take(&mut self, bytes: usize) -> Result<(), String> {
        let left = self.shared.checked_sub(bytes);
        self.shared = left.ok_or("the entries of the file take more from each other and from abbreviations than is read")?;
        Ok(())
    }

    /// Refuses an entry on whose values their parser would be too long.
    fn look_through(&mut self, entry: &RawEntry<'a>) -> Result<(), String> {
        for field in &entry.v.fields {
            let mut joints = 0usize;
            for chunk in &field.value.v {
                joints += 1;
                match chunk.v {
                    RawChunk::Normal(text) if is_too_deep(text) => {
                        return Err(format!("its braces are nested more than {MAX_DEPTH} deep"));
                    }
                    RawChunk::Normal(text) => joints += text.bytes().filter(|byte| matches!(byte, b'{' | b'$')).count(),
                    RawChunk::Abbreviation(name) => joints += self.abbreviations.size(name) / 2,
                }
            }
            if joints > MOST_JOINTS {
                return Err(format!("its field `{}` has more than {MOST_JOINTS} braces or parts", field.key.v));
            }
            let left = self.steps.checked_sub(joints * joints);
            self.steps = left.ok_or("there are more braces in the file than are read: divide it")?;
        }
        Ok(())
    }
}

/// What an entry takes, in bytes.
fn size(entry: &RawEntry<'_>) -> usize {
    let of = |chunk: &RawChunk<'_>| match chunk {
        RawChunk::Normal(text) | RawChunk::Abbreviation(text) => text.len() + 16,
    };
    entry.v.fields.iter().map(|field| field.key.v.len() + field.value.v.iter().map(|chunk| of(&chunk.v)).sum::<usize>()).sum()
}

/// The keys an entry names in `crossref` and `xdata`.
fn parent_keys<'a>(entry: &RawEntry<'a>) -> impl Iterator<Item = &'a str> {
    let fields = entry.v.fields.iter();
    let links = fields.filter(|field| ["crossref", "xdata"].iter().any(|name| field.key.v.eq_ignore_ascii_case(name)));
    let values = links.flat_map(|field| &field.value.v).filter_map(|chunk| match chunk.v {
        RawChunk::Normal(text) => Some(text),
        RawChunk::Abbreviation(_) => None,
    });
    values.flat_map(|text| text.split(',')).map(str::trim).filter(|key| !key.is_empty())
}

/// Whether a value has braces in braces beyond the limit.
fn is_too_deep(text: &str) -> bool {
    let mut depth = 0usize;
    text.bytes().any(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

#[cfg(test)]
mod tests;
