//! A presenter's own sources: from a form, or from what a reference manager exports.

mod form;

pub use form::{SourceForm, SourceFormError, SourceKind, form_of, source_of};

use crate::error::AppError;
use crate::pipeline::{import_bibtex, import_ris, is_citation_key, is_ris, load_sources};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SourceId;
use lectern_model::source::{CslValue, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The largest bibliography that is read, in bytes.
const LARGEST: usize = 16 << 20;

/// Reads a bibliography, CSL-JSON, BibLaTeX or RIS, whatever its name; gives its sources in their order, each under a key that it can be
/// cited by, and what could not be read.
///
/// # Errors
/// It is too large, no text, or has nothing that could be a source.
pub fn parse_sources(name: &str, bytes: &[u8]) -> Result<(Vec<Source>, Vec<Diagnostic>), AppError> {
    let failed = |reason: String| AppError::Read { path: PathBuf::from(name), reason };
    if bytes.len() > LARGEST {
        return Err(failed(format!("it is larger than {} MiB; export fewer works", LARGEST >> 20)));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(failed("it is not UTF-8 text; export it again as CSL JSON or BibLaTeX in Unicode".to_owned()));
    };
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    let (sources, mut diagnostics) = if begins.starts_with('[') {
        load_sources(name, text)
    } else if begins.starts_with('{') {
        load_sources(name, &format!("[{begins}]"))
    } else if is_ris(text) {
        import_ris(text)
    } else {
        import_bibtex(text)
    };
    for place in diagnostics.iter_mut().filter_map(|told| told.place.as_mut()) {
        name.clone_into(&mut place.file);
    }
    if sources.is_empty() && diagnostics.is_empty() {
        return Err(failed("there is no work in it; export CSL JSON or BibLaTeX from your reference manager".to_owned()));
    }
    let mut keys = Keys::default();
    let keyed = |source: Source| {
        let id = keys.free(key_of(&source));
        Source { own: true, ..renamed(source, &id) }
    };
    Ok((sources.into_iter().map(keyed).collect(), diagnostics))
}

/// The keys of the works in a file, each once.
#[derive(Default)]
struct Keys {
    taken: BTreeSet<SourceId>,
    /// The next number of each key that was wanted again.
    next: BTreeMap<SourceId, u64>,
}

impl Keys {
    /// The wanted key, or the first free one of `key-2`, `key-3` and so on.
    fn free(&mut self, wanted: SourceId) -> SourceId {
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let next = self.next.entry(wanted.clone()).or_insert(2);
        loop {
            let id = SourceId::from(format!("{wanted}-{next}"));
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The types of entries by which BibLaTeX is known after other words.
const ENTRY_TYPES: [&str; 52] = [
    "article",
    "artwork",
    "audio",
    "bibnote",
    "book",
    "bookinbook",
    "booklet",
    "collection",
    "comment",
    "commentary",
    "conference",
    "dataset",
    "electronic",
    "image",
    "inbook",
    "incollection",
    "inproceedings",
    "inreference",
    "jurisdiction",
    "legal",
    "legislation",
    "letter",
    "manual",
    "mastersthesis",
    "misc",
    "movie",
    "music",
    "mvbook",
    "mvcollection",
    "mvproceedings",
    "mvreference",
    "online",
    "patent",
    "performance",
    "periodical",
    "phdthesis",
    "preamble",
    "proceedings",
    "reference",
    "report",
    "review",
    "software",
    "standard",
    "string",
    "suppbook",
    "suppperiodical",
    "techreport",
    "thesis",
    "unpublished",
    "video",
    "www",
    "xdata",
];

/// Whether a file is a bibliography, by its first letters.
pub fn is_bibliography(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default()).into_owned();
    let begins = start.trim_start_matches('\u{feff}').trim_start();
    let kind = |line: &str| {
        let (kind, _) = line.strip_prefix('@')?.split_once(['{', '('])?;
        let kind = kind.trim_end().to_ascii_lowercase();
        (!kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(kind)
    };
    // A file that begins with an entry is one, whatever its type; further down, `@page{` and `@media{` are of a page's style.
    let first = begins.lines().find(|line| !line.trim().is_empty() && !line.starts_with('%'));
    let is_entry = |line: &str| kind(line).is_some_and(|kind| ENTRY_TYPES.contains(&kind.as_str()));
    let has_entry = first.is_some_and(|line| kind(line).is_some()) || begins.lines().any(is_entry);
    let is_json = begins.starts_with('[') && begins.get(1..).is_some_and(|rest| rest.trim_start().starts_with('{'));
    let is_item = begins.starts_with('{') && begins.contains("\"type\"");
    is_json || is_item || is_ris(&start) || has_entry
}

/// A source under another key.
pub(crate) fn renamed(mut source: Source, id: &SourceId) -> Source {
    if source.id != *id {
        source.item.insert("id".to_owned(), CslValue::Text(id.to_string()));
        source.id = id.clone();
    }
    source
}

/// The key to cite a source by: the one it came with where that can be written, else one made from its first author and year.
fn key_of(source: &Source) -> SourceId {
    let given = source.text("citation-key").or_else(|| source.text("citekey")).unwrap_or_else(|| source.id.to_string());
    let is_address = given.contains("://") || given.contains('/');
    if is_citation_key(&given) && !is_address {
        return SourceId::from(given);
    }
    let author = source.item.get("author").or_else(|| source.item.get("editor")).and_then(|names| names.items().first());
    let name = author.and_then(|name| ["family", "literal"].into_iter().find_map(|key| name.get(key)?.as_text()));
    SourceId::from(made_key(name.as_deref().unwrap_or(&source.title()), source.year().as_deref()))
}

/// `chisolmstraker2016` from a name or title and a year.
fn made_key(name: &str, year: Option<&str>) -> String {
    let word = name.split_whitespace().find(|word| word.chars().filter(|letter| letter.is_alphanumeric()).count() > 3);
    let letters = word.unwrap_or(name).chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase);
    let stem: String = letters.take(24).collect();
    let digits = year.unwrap_or_default().chars().filter(char::is_ascii_digit);
    let stem = if stem.is_empty() { "source" } else { &stem };
    format!("{stem}{}", digits.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_zotero_exports_comes_in_under_keys_that_can_be_cited() {
        let json = r#"[
            {"id": "http://zotero.org/users/1/items/ABCD", "type": "article-journal", "title": "On signs",
             "author": [{"family": "Chisolm-Straker", "given": "M."}], "issued": {"date-parts": [[2016, 5]]}},
            {"id": "other/2016", "type": "book", "title": "More signs", "author": [{"family": "Chisolm-Straker"}],
             "issued": {"date-parts": [[2016]]}},
            {"id": "smith_2020", "type": "book", "title": "Kept"}]"#;
        let (sources, diagnostics) = parse_sources("export.json", json.as_bytes()).unwrap();
        assert_eq!(diagnostics, []);
        let keys: BTreeSet<&str> = sources.iter().map(|source| source.id.as_str()).collect();
        assert_eq!(keys, ["chisolmstraker2016", "chisolmstraker2016-2", "smith_2020"].into());
        assert!(sources.iter().all(|source| source.own && source.text("id").as_deref() == Some(source.id.as_str())));
        let (sources, _) = parse_sources("one.txt", br#"{"id": "a", "type": "book", "title": "T"}"#).unwrap();
        assert_eq!(sources.len(), 1);
        let bib = "@report{doj2023, title={A report}, author={{Department of Justice}}, date={2023}}\n@book{bad, title=}";
        let (sources, diagnostics) = parse_sources("x.bib", bib.as_bytes()).unwrap();
        assert_eq!(sources[0].id.as_str(), "doj2023");
        assert!(diagnostics.iter().all(|told| told.place.as_ref().is_none_or(|place| place.file == "x.bib")));
    }

    #[test]
    fn works_that_want_one_key_get_the_numbers_after_it() {
        let works =
            "TY  - BOOK\nID  - k-3\nTI  - T\nER  - \n".to_owned() + &"TY  - BOOK\nID  - k\nTI  - T\nER  - \n".repeat(100_000);
        let (sources, _) = parse_sources("x.ris", works.as_bytes()).unwrap();
        let keys: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
        assert_eq!((&keys[..4], keys[100_000]), (["k-3", "k", "k-2", "k-4"].as_slice(), "k-100001"));
    }

    #[test]
    fn bibliographies_are_told_from_pages_with_styles() {
        for text in [
            "@Book{a, title={T}}",
            "% from Zotero\n\n@online {x,",
            "\u{feff}@string(a = {b})",
            "%\n@hearing{a,",
            "Exported\n@misc{a,",
            "TY  - BOOK\n",
            "[ {\"id\": 1}]",
        ] {
            assert!(is_bibliography(text.as_bytes()), "{text}");
        }
        for text in ["<style>\n@page{margin:0}\n@media{p{}}\n</style>", "# Notes\n\n@media{\n}", "Dear all,\n@anna: see {x}"] {
            assert!(!is_bibliography(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_is_no_bibliography_says_so() {
        assert!(parse_sources("a.bib", b"Dear all,").unwrap_err().to_string().contains("no work in it"));
        assert!(parse_sources("a.bib", b"\xff\xfe").unwrap_err().to_string().contains("UTF-8"));
        assert!(parse_sources("a.json", b"[]").is_err());
        let (sources, diagnostics) = parse_sources("a.json", b"[{\"id\": 1").unwrap();
        assert!(sources.is_empty() && diagnostics[0].code == "bad-json");
    }
}
