//! Citations to marks, sources to references, in one style for a whole talk.

use super::author::{Author, Authors};
use super::elem::MarkPart;
use super::item::CslItem;
use super::legal::{self, LegalText};
use super::mark::{self, Mark};
use super::processed::{self, Processed, key};
use super::style::CslStyle;
use super::styled::Styled;
use super::tidy::tidy;
use super::{markup, plain, short};
use crate::binding;
use lectern_model::citation::{CitationItem, CitationStyle, Locator};
use lectern_model::deck::Reference;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SourceId;
use lectern_model::language::Language;
use lectern_model::source::Source;
use lectern_model::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is to be formatted.
#[derive(Debug, Clone, Copy)]
pub struct BibliographyRequest<'a> {
    /// The citations in order of first mention; one that stands in several places may be given once or each time. Items of
    /// sources that are not in `sources` are left out; the caller reports them.
    pub citations: &'a [&'a [CitationItem]],
    /// The sources by key.
    pub sources: &'a BTreeMap<SourceId, Source>,
    /// In which style.
    pub style: &'a CitationStyle,
    /// In which language: the words of the style, not of the sources.
    pub language: &'a Language,
    /// CSL style files by path.
    pub styles: &'a BTreeMap<String, Arc<str>>,
}

/// The reference list of a talk and the marks of its citations.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bibliography {
    /// The references in the style's order; the number of each is its place, from 1.
    pub references: Vec<Reference>,
    marks: BTreeMap<String, Mark>,
}

impl Bibliography {
    /// The mark of a citation that was asked for.
    pub fn mark(&self, citation: &[CitationItem]) -> Option<&Mark> {
        self.marks.get(&key(citation))
    }
}

/// Formats citations and what they cite. What cannot be formatted as asked is formatted more simply, with a diagnostic: nothing
/// cited is ever missing from the list.
pub fn format_bibliography(request: &BibliographyRequest<'_>) -> (Bibliography, Vec<Diagnostic>) {
    let mut formatter = Formatter::new(request);
    let processed = formatter.style.take().and_then(|style| {
        let processed = formatter.process(&style);
        if processed.is_none() {
            let message = format!("the citation style `{}` cannot format these citations; they are numbered", request.style.as_str());
            formatter.diagnostics.push(Diagnostic::error("citation-style", message).hint("choose another style"));
            formatter.is_numbered = true;
        }
        // A slide has no footnotes: where the style cites in them, its marks are the numbers alone.
        processed.map(|processed| if style.is_note_style() { Processed { marks: BTreeMap::new(), ..processed } } else { processed })
    });
    (formatter.finish(processed.unwrap_or_default()), formatter.diagnostics)
}

/// A bibliography in the making.
struct Formatter<'a> {
    request: &'a BibliographyRequest<'a>,
    /// The CSL style; none for plain references, which need none.
    style: Option<CslStyle>,
    /// The cited sources in order of first mention.
    cited: Vec<SourceId>,
    /// The different citations, by key, in order of first mention.
    citations: Vec<(String, &'a [CitationItem])>,
    /// The items for the processor.
    items: BTreeMap<SourceId, CslItem>,
    /// The place in a source where all its citations have the same one.
    places: BTreeMap<SourceId, Option<&'a Locator>>,
    /// The works of law.
    laws: BTreeMap<SourceId, LegalText>,
    /// Whether readers see numbers.
    is_numbered: bool,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Formatter<'a> {
    fn new(request: &'a BibliographyRequest<'a>) -> Self {
        let mut diagnostics = Vec::new();
        let is_plain = *request.style == CitationStyle::Plain;
        let style = (!is_plain).then(|| CslStyle::find(request.style, request.styles, request.language, &mut diagnostics)).flatten();
        let mut formatter = Self {
            request,
            is_numbered: style.as_ref().is_none_or(CslStyle::is_numbered),
            style,
            cited: Vec::new(),
            citations: Vec::new(),
            items: BTreeMap::new(),
            places: BTreeMap::new(),
            laws: BTreeMap::new(),
            diagnostics,
        };
        formatter.collect();
        for id in &formatter.cited {
            let Some(source) = request.sources.get(id) else { continue };
            if !is_plain {
                formatter.items.insert(id.clone(), CslItem::new(source, &mut formatter.diagnostics));
            }
            if legal::is_legal(source) {
                formatter.laws.insert(id.clone(), legal::format(source, formatter.places.get(id).copied().flatten()));
            }
        }
        formatter
    }

    /// Reads the citations: which sources, which different citations, which places.
    fn collect(&mut self) {
        let mut seen = BTreeSet::new();
        for citation in self.request.citations {
            let key = key(citation);
            if !seen.insert(key.clone()) {
                continue;
            }
            self.citations.push((key, citation));
            for cited in citation.iter().filter(|cited| self.request.sources.contains_key(&cited.source)) {
                match self.places.get_mut(&cited.source) {
                    Some(place) if *place != cited.locator.as_ref() => *place = None,
                    Some(_) => {}
                    None => {
                        self.cited.push(cited.source.clone());
                        self.places.insert(cited.source.clone(), cited.locator.as_ref());
                    }
                }
            }
        }
    }

    /// Runs the processor. A source it cannot take is replaced by its title.
    fn process(&mut self, style: &CslStyle) -> Option<Processed> {
        // In a numbered style the entry of a law or a finished text is not needed from the processor, nor is its mark.
        let is_needed = |id: &SourceId| {
            let source = self.request.sources.get(id);
            let is_own = self.laws.contains_key(id) || source.is_some_and(|source| self.finished_text(source).is_some());
            !(is_own && self.is_numbered) && !self.laws.contains_key(id)
        };
        let mut singles = processed::singles(style, self.items.iter().filter(|(id, _)| is_needed(id)));
        for id in std::mem::take(&mut singles.failed) {
            let message = format!("the source `{id}` cannot be formatted in this style; its title stands alone");
            self.diagnostics.push(Diagnostic::error("source-not-formatted", message).hint("check the item's fields"));
            if let Some(source) = self.request.sources.get(&id) {
                self.items.insert(id, CslItem::bare(source));
            }
        }
        let citations: Vec<Vec<CitationItem>> = self.citations.iter().map(|(_, citation)| self.as_formatted(citation)).collect();
        let mut citations: Vec<Vec<CitationItem>> = citations.into_iter().filter(|citation| !citation.is_empty()).collect();
        if style.is_sorted() {
            // The list's order is the style's; a list that is nearly in order is sorted in a fraction of the time.
            citations.sort_by_cached_key(|citation| citation.first().and_then(|cited| self.request.sources.get(&cited.source)).map(sort_key));
        }
        processed::process(style, &self.items, singles, citations)
    }

    /// A citation as the processor gets it: of known works, and without the places that the entries of laws print themselves.
    fn as_formatted(&self, citation: &[CitationItem]) -> Vec<CitationItem> {
        let prints_place = |id: &SourceId| {
            let source = self.request.sources.get(id);
            let is_ours = source.is_some_and(|source| self.finished_text(source).is_none());
            self.is_numbered && is_ours && self.laws.get(id).is_some_and(|law| law.has_place)
        };
        let formatted = |cited: &CitationItem| CitationItem {
            locator: cited.locator.clone().filter(|_| !prints_place(&cited.source)),
            ..cited.clone()
        };
        citation.iter().filter(|cited| self.request.sources.contains_key(&cited.source)).map(formatted).collect()
    }

    /// The finished text of a source for this style; laws have one for legal citations.
    fn finished_text(&self, source: &'a Source) -> Option<&'a str> {
        let style = self.request.style;
        let legal = || {
            let is_asked = matches!(style, CitationStyle::Legal | CitationStyle::Ama) && legal::is_legal(source);
            source.formatted.get("legal").filter(|_| is_asked)
        };
        source.formatted.get(style.as_str()).or_else(legal).map(String::as_str)
    }

    /// Puts the references together, and then the marks.
    fn finish(&self, processed: Processed) -> Bibliography {
        let mut references = Vec::new();
        let mut numbers = BTreeMap::new();
        let missing = self.cited.iter().filter(|id| !processed.order.contains(id));
        for source in processed.order.iter().chain(missing).filter_map(|id| self.request.sources.get(id)) {
            let number = u32::try_from(references.len() + 1).unwrap_or(u32::MAX);
            numbers.insert(source.id.clone(), number);
            references.push(self.reference(source, number, processed.entries.get(&source.id)));
        }
        let marks = self.citations.iter().map(|(asked, citation)| {
            let citation = self.as_formatted(citation);
            let mark = match processed.marks.get(&key(&citation)) {
                Some(parts) if self.is_numbered => mark::of_numbered_parts(parts.clone(), &citation, &numbers),
                Some(parts) => {
                    let parts = parts.iter().map(|part| self.with_law(part.clone(), &citation)).collect();
                    mark::of_worded_parts(parts, &citation, &numbers, self.request.language)
                }
                None => mark::of_numbers(&citation, &numbers),
            };
            (asked.clone(), mark)
        });
        Bibliography { marks: marks.collect(), references }
    }

    fn reference(&self, source: &'a Source, number: u32, entry: Option<&Styled>) -> Reference {
        let language = self.request.language;
        let place = self.places.get(&source.id).copied().flatten();
        let is_plain = *self.request.style == CitationStyle::Plain;
        let (entry, short) = match (self.finished_text(source), self.laws.get(&source.id)) {
            (Some(text), law) => {
                let short = law.filter(|_| !is_plain).map(|law| law.short.clone());
                (markup::read(text), short.unwrap_or_else(|| self.short(source, place)))
            }
            (None, Some(law)) if !is_plain => (law.entry.clone(), law.short.clone()),
            (None, _) if is_plain => (plain::entry(source, place, language), plain::short(source, place, language)),
            (None, _) => {
                let entry = entry.map(|entry| tidy(entry.clone(), language, true)).filter(|entry| !entry.is_blank());
                (entry.unwrap_or_else(|| plain::entry(source, None, language)), self.short(source, place))
            }
        };
        let spans = |line: Styled| bind(line.into_spans());
        Reference { number, source: source.id.clone(), entry: spans(entry), short: spans(short), grade: source.grade, numbered: self.is_numbered }
    }

    fn short(&self, source: &Source, place: Option<&Locator>) -> Styled {
        match self.request.style {
            CitationStyle::Plain => plain::short(source, place, self.request.language),
            CitationStyle::Legal | CitationStyle::Ama | CitationStyle::Apa | CitationStyle::Chicago | CitationStyle::File(_) => {
                short::format(source, place, self.request.language)
            }
        }
    }

    /// A part of a mark, in which a law is cited by our own formatter.
    fn with_law(&self, part: MarkPart, citation: &[CitationItem]) -> MarkPart {
        let MarkPart::Work(index, _) = part else { return part };
        let Some((cited, law)) = citation.get(index).and_then(|cited| Some((cited, self.laws.get(&cited.source)?))) else { return part };
        let mut line = law.short.clone();
        if let Some(place) = cited.locator.as_ref().filter(|_| !law.has_place) {
            line.push_plain(&format!(", {}", short::place(place, self.request.language)));
        }
        MarkPart::Work(index, line)
    }
}

/// About where a source stands in a sorted list.
fn sort_key(source: &Source) -> (String, String, String) {
    let title = source.title().to_lowercase();
    let authors = Authors::of(source).map(|authors| authors.named.iter().map(Author::sorted).collect::<Vec<_>>().join(" "));
    (authors.unwrap_or_else(|| title.clone()).to_lowercase(), source.year().unwrap_or_default(), title)
}

/// Spans with fixed spaces where a line must not break.
fn bind(mut spans: Vec<Span>) -> Vec<Span> {
    for span in &mut spans {
        if let Span::Text(words) = span {
            words.text = binding::bind(&words.text);
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_model::citation::LocatorLabel;

    #[test]
    fn look() {
        let text = "";
        let _ = text; let sources = tests_json();
        let sources: BTreeMap<_, _> = sources.into_iter().map(|s| (s.id.clone(), s)).collect();
        for name in ["plain", "legal", "ama", "apa", "chicago"] {
            let style = CitationStyle::from(name.to_owned());
            let cites: Vec<Vec<CitationItem>> = sources.values().map(|s| vec![CitationItem { source: s.id.clone(), prefix: String::new(), locator: Some(Locator{label:LocatorLabel::Page,value:"12-14".into()}), suffix: String::new() }]).collect();
            let mut refs: Vec<&[CitationItem]> = cites.iter().map(|c| &c[..]).collect();
            let language = Language::new("en");
            let (b, d) = format_bibliography(&BibliographyRequest { citations: &refs, sources: &sources, style: &style, language: &language, styles: &Default::default() });
            for d in d { println!("{d}"); }
            println!("== {name}");
            for (i, r) in b.references.iter().enumerate() {
                let text = |s: &[Span]| s.iter().map(|s| match s { Span::Text(t) if t.emphasis => format!("*{}*", t.text), Span::Text(t) => t.text.clone(), _ => panic!() }).collect::<String>();
                println!("{}\n  {}\n  {}", r.source, text(&r.entry), text(&r.short));
                let m = b.mark(&[CitationItem { source: r.source.clone(), prefix: String::new(), locator: Some(Locator{label:LocatorLabel::Page,value:"12-14".into()}), suffix: String::new() }]).unwrap();
                println!("  {}", text(&m.spans));
                assert_eq!(r.number as usize, i + 1);
            }
            refs.truncate(40);
            let t = std::time::Instant::now();
            let _ = format_bibliography(&BibliographyRequest { citations: &refs, sources: &sources, style: &style, language: &language, styles: &Default::default() });
            println!("40: {:?}", t.elapsed());
        }
    }
}
#[cfg(test)]
fn tests_json() -> Vec<Source> {
    use lectern_model::source::CslValue;
    let text = std::fs::read_to_string("/work/main/content/packs/child-trafficking/sources.json").unwrap();
    let items: Vec<BTreeMap<String, CslValue>> = serde_json::from_str(&text).unwrap();
    items.into_iter().map(|mut item| { item.remove("custom"); Source { id: item["id"].as_text().unwrap().into(), item, grade: None, note: None, formatted: Default::default() } }).collect()
}
