//! One BibLaTeX entry to one source.

use super::field::{self, DateField};
use super::{kind, law};
use crate::load::file_report::FileReport;
use biblatex::Entry;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SourceId;
use lectern_model::source::{CslValue, Grade, Source};
use std::collections::BTreeMap;
use std::ops::Range;

/// CSL variables that are the text of a field, the first of those named that has some.
const TEXTS: [(&str, &[&str]); 21] = [
    ("title-short", &["shorttitle"]),
    ("container-title-short", &["shortjournal"]),
    ("collection-title", &["series"]),
    ("volume", &["volume"]),
    ("number-of-volumes", &["volumes"]),
    ("number-of-pages", &["pagetotal"]),
    ("chapter-number", &["chapter"]),
    ("edition", &["edition"]),
    ("section", &["section"]),
    ("part-number", &["part"]),
    ("version", &["version"]),
    ("publisher-place", &["location", "address"]),
    ("genre", &["type"]),
    ("URL", &["url"]),
    ("ISBN", &["isbn"]),
    ("ISSN", &["issn"]),
    ("abstract", &["abstract"]),
    ("event-title", &["eventtitle"]),
    ("event-place", &["venue"]),
    ("status", &["pubstate"]),
    ("archive", &["library"]),
];

/// The roles CSL and BibLaTeX share.
const ROLES: [(&str, &str); 7] = [
    ("author", "author"),
    ("editor", "editor"),
    ("translator", "translator"),
    ("container-author", "bookauthor"),
    ("reviewed-author", "reviewedauthor"),
    ("director", "director"),
    ("recipient", "recipient"),
];

/// The source of an entry; what no CSL variable takes goes into its note.
pub(super) fn to_source(entry: &Entry, span: &Range<usize>, report: &mut FileReport<'_>) -> Source {
    let kind = kind::csl_type(entry);
    let mut item = Item::new(&entry.key, kind);
    item.put("title", title(entry, "title", "subtitle"));
    for (variable, fields) in TEXTS {
        item.put(variable, field::first_text(entry, fields));
    }
    for (variable, name) in ROLES {
        item.put_value(variable, field::names(entry, name));
    }
    item.put_value("issued", field::date(entry, DateField::Issued));
    item.put_value("accessed", field::date(entry, DateField::Accessed));
    item.put_value("event-date", field::date(entry, DateField::Event));
    item.put_value("original-date", field::date(entry, DateField::Original));
    put_container(entry, kind, &mut item);
    put_numbers(entry, kind, &mut item);
    put_identifiers(entry, &mut item);
    item.put("language", field::first_text(entry, &["langid", "language"]).map(|name| language_tag(&name)));
    let (grade, keywords) = grade(entry, span, report);
    item.put("keyword", keywords);
    let mut notes = vec![field::text(entry, "note"), field::text(entry, "titleaddon"), field::text(entry, "addendum")];
    if kind == "legislation" || kind == "legal_case" || kind == "bill" || kind == "regulation" {
        law::recognise(&mut item, &mut notes);
    }
    notes.push(field::first_text(entry, &["annotation", "annote"]));
    let notes: Vec<String> = notes.into_iter().flatten().map(|note| sentence(&note)).collect();
    Source {
        id: SourceId::from(entry.key.as_str()),
        item: item.0,
        grade,
        note: (!notes.is_empty()).then(|| notes.join(" ")),
        formatted: BTreeMap::new(),
        own: false,
    }
}

/// A CSL-JSON item in the making.
pub(super) struct Item(BTreeMap<String, CslValue>);

impl Item {
    fn new(key: &str, kind: &str) -> Self {
        let mut item = Self(BTreeMap::new());
        item.put("id", Some(key.to_owned()));
        item.put("type", Some(kind.to_owned()));
        item
    }

    /// The text of a variable.
    pub(super) fn text(&self, variable: &str) -> Option<String> {
        self.0.get(variable).and_then(CslValue::as_text)
    }

    /// Sets a variable to text; none leaves it as it is.
    pub(super) fn put(&mut self, variable: &str, text: Option<String>) {
        self.put_value(variable, text.map(CslValue::Text));
    }

    fn put_value(&mut self, variable: &str, value: Option<CslValue>) {
        if let Some(value) = value {
            self.0.insert(variable.to_owned(), value);
        }
    }
}

/// A title with its subtitle.
fn title(entry: &Entry, title: &str, subtitle: &str) -> Option<String> {
    let title = field::text(entry, title)?;
    Some(match field::text(entry, subtitle) {
        Some(subtitle) if title.ends_with(['?', '!', ':', '.']) => format!("{title} {subtitle}"),
        // One title has one colon.
        Some(subtitle) if title.contains(": ") => format!("{title}. {subtitle}"),
        Some(subtitle) => format!("{title}: {subtitle}"),
        None => title,
    })
}

/// What the work is part of, and who published it.
fn put_container(entry: &Entry, kind: &str, item: &mut Item) {
    let journal = title(entry, "journaltitle", "journalsubtitle").or_else(|| field::text(entry, "journal"));
    item.put("container-title", journal.or_else(|| title(entry, "booktitle", "booksubtitle")));
    let body = field::first_text(entry, &["institution", "school", "organization"]);
    if kind == "legal_case" || kind == "bill" || kind == "legislation" || kind == "regulation" {
        item.put("authority", body);
        return;
    }
    if kind == "webpage" {
        // BibLaTeX's organisation of an online source is whose site it is.
        item.put("container-title", field::text(entry, "organization"));
        item.put("publisher", field::first_text(entry, &["institution", "publisher"]));
        return;
    }
    item.put("publisher", field::text(entry, "publisher").or(body).or_else(|| field::text(entry, "howpublished")));
}

/// `number` is an issue, a report's number or a place in a series; an article without pages has its number there.
fn put_numbers(entry: &Entry, kind: &str, item: &mut Item) {
    let number = field::text(entry, "number");
    let is_article = kind.starts_with("article") || kind == "periodical" || kind == "review";
    let variable = match kind {
        _ if is_article => "issue",
        "book" | "chapter" | "paper-conference" => "collection-number",
        _ => "number",
    };
    item.put(variable, number);
    item.put("issue", field::text(entry, "issue"));
    let pages = field::first_text(entry, &["pages", "eid"]);
    item.put("page", pages.map(|pages| pages.replace(['–', '—'], "-").replace(" - ", "-")));
}

fn put_identifiers(entry: &Entry, item: &mut Item) {
    let doi = field::text(entry, "doi").map(|doi| {
        let bare = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"];
        bare.iter().find_map(|start| doi.strip_prefix(start)).unwrap_or(&doi).trim().to_owned()
    });
    item.put("DOI", doi);
    let eprint = field::text(entry, "eprint");
    match field::first_text(entry, &["eprinttype", "archiveprefix"]).map(|kind| kind.to_ascii_lowercase()).as_deref() {
        Some("pubmed" | "pmid") => item.put("PMID", eprint),
        Some("pmc" | "pmcid") => item.put("PMCID", eprint),
        Some(other) => item.put("number", eprint.map(|number| format!("{other}:{number}"))),
        None => {}
    }
}

/// BCP 47 for the language names of LaTeX; another name is kept.
fn language_tag(name: &str) -> String {
    match name.to_ascii_lowercase().as_str() {
        "english" | "american" | "usenglish" => "en-US".to_owned(),
        "british" | "ukenglish" => "en-GB".to_owned(),
        "spanish" => "es".to_owned(),
        "french" => "fr".to_owned(),
        "german" | "ngerman" => "de".to_owned(),
        "portuguese" => "pt".to_owned(),
        "italian" => "it".to_owned(),
        _ => name.to_owned(),
    }
}

/// The grade among the keywords, and the other keywords.
fn grade(entry: &Entry, span: &Range<usize>, report: &mut FileReport<'_>) -> (Option<Grade>, Option<String>) {
    let mut grade = None;
    let mut others = Vec::new();
    let keywords = field::text(entry, "keywords").unwrap_or_default();
    for word in keywords.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()) {
        let found = match word {
            "found" => Some(Grade::Found),
            "partly" => Some(Grade::Partly),
            "relay" => Some(Grade::Relay),
            "unverified" => Some(Grade::Unverified),
            "seed" => Some(Grade::Seed),
            _ => None,
        };
        match (found, grade) {
            (Some(found), None) => grade = Some(found),
            (Some(found), Some(first)) if found != first => {
                let message = format!("the entry `{}` has two grades; the first is kept", entry.key);
                report.push(Diagnostic::warning("two-grades", message), span.clone());
            }
            (Some(_), Some(_)) => {}
            (None, _) => others.push(word),
        }
    }
    (grade, (!others.is_empty()).then(|| others.join(", ")))
}

/// A note as a sentence of its own.
fn sentence(note: &str) -> String {
    if note.ends_with(['.', '!', '?', '…']) { note.to_owned() } else { format!("{note}.") }
}
