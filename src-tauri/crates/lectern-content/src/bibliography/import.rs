//! BibLaTeX to sources: every entry becomes a CSL-JSON item by our own mapping, and what cannot be mapped is kept for editors.

mod abbreviation;
mod entry;
mod field;
mod kind;
mod law;

use crate::code;
use crate::load::file_report::FileReport;
use abbreviation::Abbreviations;
use biblatex::{Bibliography, RawBibliography, RawChunk};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The longest bibliography that is read, in bytes.
const MAX_BYTES: usize = 32 << 20;

/// The most mistakes of a file that are told.
const MOST_TOLD: usize = 200;

/// The most bytes that abbreviations stand for in all entries together.
const MOST_ABBREVIATED: usize = 64 << 20;

/// The deepest nesting of braces in a value that is read.
const MAX_DEPTH: usize = 100;

type RawEntry<'a> = biblatex::Spanned<biblatex::RawEntry<'a>>;

/// Reads a BibLaTeX or BibTeX file into sources, in the file's order. An entry that cannot be read becomes a diagnostic and the
/// others are still read. The places of the diagnostics have no file name; the caller knows it.
pub fn import_bibtex(text: &str) -> (Vec<Source>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    if text.len() > MAX_BYTES {
        let message = format!("the bibliography is larger than {} MiB and was not read", MAX_BYTES >> 20);
        return (Vec::new(), vec![Diagnostic::error("bibtex-size", message).hint("split the file")]);
    }
    let lines = FileReport::new("", text);
    let pieces = read_pieces(&lines, &mut diagnostics);
    let abbreviations = Abbreviations::read(pieces.iter().flat_map(|piece| &piece.raw.abbreviations));
    let mut left = MOST_ABBREVIATED;
    let entries: Vec<(usize, &RawEntry<'_>)> =
        pieces.iter().flat_map(|piece| piece.raw.entries.iter().map(|entry| (piece.start, entry))).collect();
    let by_key: BTreeMap<&str, &RawEntry<'_>> = entries.iter().map(|(_, entry)| (entry.v.key.v, *entry)).collect();
    let mut sources = Vec::new();
    let mut seen = BTreeSet::new();
    for (start, entry) in entries {
        let place = lines.place(entry.span.start + start..entry.span.start + start + 1);
        let key = entry.v.key.v;
        if entry.v.kind.v.eq_ignore_ascii_case("xdata") {
            continue;
        }
        if !seen.insert(key) {
            let message = format!("the key `{key}` stands twice; the first entry is kept");
            diagnostics.push(Diagnostic::error("duplicate-source", message).at(place).hint("give one of them another key"));
            continue;
        }
        match parse_entry(entry, &by_key, &abbreviations, &mut left) {
            Ok(parsed) => sources.push(entry::to_source(&parsed, &place, &mut diagnostics)),
            Err(reason) => {
                let message = format!("the entry `{key}` could not be read: {reason}");
                diagnostics.push(Diagnostic::error("bibtex-entry", message).at(place));
            }
        }
    }
    let more = diagnostics.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        diagnostics.truncate(MOST_TOLD);
        diagnostics.push(Diagnostic::note(code::TOO_MANY, format!("{more} more mistakes in this file are not shown")));
    }
    (sources, diagnostics)
}

/// A part of the file that the parser accepts.
struct Piece<'a> {
    raw: RawBibliography<'a>,
    /// Where it starts in the file, in bytes.
    start: usize,
}

/// The whole file in one piece, or, where it has a syntax error, entry by entry.
fn read_pieces<'a>(lines: &FileReport<'a>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Piece<'a>> {
    let text = lines.text;
    if let Ok(raw) = RawBibliography::parse(text) {
        return vec![Piece { raw, start: 0 }];
    }
    let mut pieces = Vec::new();
    for range in entry_ranges(text) {
        match RawBibliography::parse(&text[range.clone()]) {
            Ok(raw) => pieces.push(Piece { raw, start: range.start }),
            Err(error) => {
                let at = (range.start + error.span.start).min(range.end);
                let first_line = text[range.clone()].lines().next().unwrap_or_default();
                let message = format!("the entry `{first_line}` could not be read: {}", error.kind);
                diagnostics.push(Diagnostic::error("bibtex-syntax", message).at(lines.place(at..at)));
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
        if line.starts_with('@') {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// One entry with its `@string`s and what it inherits by `crossref` or `xdata`, read apart from all others so that its mistakes
/// are its own.
fn parse_entry<'a>(
    entry: &RawEntry<'a>,
    by_key: &BTreeMap<&str, &RawEntry<'a>>,
    abbreviations: &Abbreviations<'a>,
    left: &mut usize,
) -> Result<biblatex::Entry, String> {
    if is_too_deep(entry) {
        return Err(format!("its braces are nested more than {MAX_DEPTH} deep"));
    }
    let mut entries = vec![entry.clone()];
    // A parent that has a parent itself is left out: two could be each other's.
    let parents = parent_keys(entry).into_iter().filter_map(|key| by_key.get(key));
    entries
        .extend(parents.filter(|parent| parent_keys(parent).is_empty() && !is_too_deep(parent)).map(|parent| (*parent).clone()));
    let mut seen = BTreeSet::new();
    entries.retain(|entry| seen.insert(entry.v.key.v));
    let (abbreviations, size) = abbreviations.used_by(&entries);
    *left = left.checked_sub(size).ok_or("the abbreviations in the file stand for more than is read")?;
    let raw = RawBibliography { preamble: String::new(), entries, abbreviations };
    let bibliography = Bibliography::from_raw(raw).map_err(|error| error.kind.to_string())?;
    bibliography.get(entry.v.key.v).cloned().ok_or_else(|| "it has no key".to_owned())
}

/// The keys an entry names in `crossref` and `xdata`.
fn parent_keys<'a>(entry: &RawEntry<'a>) -> Vec<&'a str> {
    let fields = entry.v.fields.iter();
    let links = fields.filter(|field| ["crossref", "xdata"].iter().any(|name| field.key.v.eq_ignore_ascii_case(name)));
    let values = links.flat_map(|field| &field.value.v).filter_map(|chunk| match chunk.v {
        RawChunk::Normal(text) => Some(text),
        RawChunk::Abbreviation(_) => None,
    });
    values.flat_map(|text| text.split(',')).map(str::trim).filter(|key| !key.is_empty()).collect()
}

/// Whether some value of an entry has braces in braces beyond the limit.
fn is_too_deep(entry: &RawEntry<'_>) -> bool {
    entry.v.fields.iter().flat_map(|field| &field.value.v).any(|chunk| match chunk.v {
        RawChunk::Normal(text) => {
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
        RawChunk::Abbreviation(_) => false,
    })
}

#[cfg(test)]
mod tests;
