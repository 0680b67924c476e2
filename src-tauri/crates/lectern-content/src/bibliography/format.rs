//! Citations to marks, sources to references, in one style for a whole talk.

use super::author::{Author, Authors};
use super::elem::MarkPart;
use super::item::CslItem;
use super::legal::{self, LegalText};
use super::mark::{self, Mark};
use super::processed::{self, Processed, SortKey, key};
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
    /// Marks without places in works; none where the style has no numbers.
    bare_marks: BTreeMap<String, Mark>,
    shorts: ShortForms,
}

impl Bibliography {
    /// The mark of a citation that was asked for.
    pub fn mark(&self, citation: &[CitationItem]) -> Option<&Mark> {
        self.marks.get(&key(citation))
    }

    /// The mark of a citation on a page whose foot says where in the works: the numbers alone, where the style has numbers.
    pub fn bare_mark(&self, citation: &[CitationItem]) -> Option<&Mark> {
        self.bare_marks.get(&key(citation)).or_else(|| self.mark(citation))
    }

    /// The short form of a source, with places in it.
    pub fn short(&self, source: &Source, places: &[&Locator]) -> Vec<Span> {
        let mut short = self.shorts.of(source, places);
        if self.shorts.titled.contains(&source.id) {
            short::add_title(&mut short, source);
        }
        bind(short.into_spans())
    }
}

/// Formats citations and what they cite. What cannot be formatted as asked is formatted more simply, with a diagnostic: nothing
/// cited is ever missing from the list.
pub fn format_bibliography(request: &BibliographyRequest<'_>) -> (Bibliography, Vec<Diagnostic>) {
    let mut formatter = Formatter::new(request);
    let processed = formatter.style.take().and_then(|style| {
        let processed = formatter.process(&style);
        if processed.is_none() {
            let message =
                format!("the citation style `{}` cannot format these citations; they are numbered", request.style.as_str());
            formatter.diagnostics.push(Diagnostic::error("citation-style", message).hint("choose another style"));
            formatter.is_numbered = true;
        }
        // A slide has no footnotes: where the style cites in them, its marks are the numbers alone.
        processed
            .map(|processed| if style.is_note_style() { Processed { marks: BTreeMap::new(), ..processed } } else { processed })
    });
    (formatter.finish(&processed.unwrap_or_default()), formatter.diagnostics)
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
        let style =
            (!is_plain).then(|| CslStyle::find(request.style, request.styles, request.language, &mut diagnostics)).flatten();
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
        let abbreviated = formatter.style.as_ref().is_some_and(|style| style.style.abbreviates);
        for id in &formatter.cited {
            let Some(source) = request.sources.get(id) else { continue };
            if !is_plain {
                formatter.items.insert(id.clone(), CslItem::new(source, abbreviated, &mut formatter.diagnostics));
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
        // A law is ours alone. A finished text still needs a mark where the style has words in it.
        let is_needed = |id: &SourceId| {
            let is_finished = self.request.sources.get(id).is_some_and(|source| self.finished_text(source).is_some());
            !(self.laws.contains_key(id) || (is_finished && self.is_numbered))
        };
        let mut singles = processed::singles(style, self.items.iter().filter(|(id, _)| is_needed(id)));
        for id in std::mem::take(&mut singles.failed) {
            let message = format!("the source `{id}` cannot be formatted in this style; its title stands alone");
            self.diagnostics.push(Diagnostic::error("source-not-formatted", message).hint("check the item's fields"));
            if let Some(source) = self.request.sources.get(&id) {
                self.items.insert(id, CslItem::bare(source));
            }
        }
        let citations = self.citations.iter().map(|(_, citation)| self.as_formatted(citation));
        let citations = citations.filter(|citation| !citation.is_empty()).collect();
        let sort_key = |id: &SourceId| self.request.sources.get(id).map(sort_key);
        processed::process(style, &self.items, singles, citations, &sort_key)
    }

    /// A citation as the processor gets it: of known works, and without places in laws, which we print ourselves.
    fn as_formatted(&self, citation: &[CitationItem]) -> Vec<CitationItem> {
        let formatted = |cited: &CitationItem| CitationItem {
            locator: cited.locator.clone().filter(|_| !self.laws.contains_key(&cited.source)),
            ..cited.clone()
        };
        self.known(citation).map(formatted).collect()
    }

    /// The works of a citation that are in the library.
    fn known<'c>(&self, citation: &'c [CitationItem]) -> impl Iterator<Item = &'c CitationItem> {
        citation.iter().filter(|cited| self.request.sources.contains_key(&cited.source))
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
    fn finish(&self, processed: &Processed) -> Bibliography {
        let mut references = Vec::new();
        let mut numbers = BTreeMap::new();
        let missing = self.cited.iter().filter(|id| !processed.order.contains(id));
        let listed: Vec<&Source> = processed.order.iter().chain(missing).filter_map(|id| self.request.sources.get(id)).collect();
        let mut bibliography = Bibliography { shorts: self.shorts(&listed), ..Bibliography::default() };
        for source in listed {
            let number = u32::try_from(references.len() + 1).unwrap_or(u32::MAX);
            numbers.insert(source.id.clone(), number);
            references.push(Reference {
                number,
                source: source.id.clone(),
                entry: bind(self.entry(source, processed.entries.get(&source.id)).into_spans()),
                short: bibliography.short(source, self.place(source).as_slice()),
                grade: source.grade,
                numbered: self.is_numbered,
                presenter_only: false,
            });
        }
        bibliography.references = references;
        for (asked, citation) in &self.citations {
            let known: Vec<CitationItem> = self.known(citation).cloned().collect();
            let mark = match processed.marks.get(&key(&self.as_formatted(citation))) {
                Some(parts) => {
                    let parts = parts.iter().map(|part| self.with_law(part.clone(), &known)).collect();
                    if self.is_numbered {
                        mark::of_numbered_parts(parts, &known, &numbers)
                    } else {
                        mark::of_worded_parts(parts, &known, &numbers, self.request.language)
                    }
                }
                None => mark::of_numbers(&known, &numbers),
            };
            bibliography.marks.insert(asked.clone(), mark);
            if self.is_numbered {
                bibliography.bare_marks.insert(asked.clone(), mark::of_numbers(&known, &numbers));
            }
        }
        bibliography
    }

    fn is_plain(&self) -> bool {
        *self.request.style == CitationStyle::Plain
    }

    /// The place in a source, where all its citations have the same one.
    fn place(&self, source: &Source) -> Option<&'a Locator> {
        self.places.get(&source.id).copied().flatten()
    }

    /// The entry of a source; `entry` is the processor's.
    fn entry(&self, source: &'a Source, entry: Option<&Styled>) -> Styled {
        let language = self.request.language;
        if let Some(text) = self.finished_text(source) {
            return markup::read(text);
        }
        match self.laws.get(&source.id) {
            Some(law) if !self.is_plain() => law.entry.clone(),
            Some(_) | None if self.is_plain() => plain::entry(source, self.place(source), language),
            Some(_) | None => {
                let entry = entry.map(|entry| tidy(entry.clone(), language, true)).filter(|entry| !entry.is_blank());
                entry.unwrap_or_else(|| plain::entry(source, None, language))
            }
        }
    }

    /// The short forms, and which works have their title in them to be told apart.
    fn shorts(&self, listed: &[&'a Source]) -> ShortForms {
        let mut shorts =
            ShortForms { is_plain: self.is_plain(), language: self.request.language.clone(), titled: BTreeSet::new() };
        let texts: Vec<String> = listed.iter().map(|source| shorts.of(source, self.place(source).as_slice()).text()).collect();
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for text in &texts {
            *count.entry(text).or_default() += 1;
        }
        let alike = texts.iter().zip(listed).filter(|(text, _)| count.get(text.as_str()).is_some_and(|count| *count > 1));
        shorts.titled = alike.map(|(_, source)| source.id.clone()).collect();
        shorts
    }

    /// A part of a mark, in which a law is cited by our own formatter: in words by its name or short form, beside a number by the place
    /// in it, unless its entry has the place.
    fn with_law(&self, part: MarkPart, citation: &[CitationItem]) -> MarkPart {
        let MarkPart::Work(index, line) = part else { return part };
        let cited = citation.get(index);
        let Some((cited, law)) = cited.and_then(|cited| Some((cited, self.laws.get(&cited.source)?))) else {
            return MarkPart::Work(index, line);
        };
        let prints_entry = self.request.sources.get(&cited.source).is_some_and(|source| self.finished_text(source).is_none());
        let has_place = law.has_place && if self.is_numbered { prints_entry } else { law.in_text.is_none() };
        let place = cited.locator.as_ref().filter(|_| !has_place).map(|place| short::place(place, self.request.language));
        let mut line = if self.is_numbered { line } else { law.in_text.clone().unwrap_or_else(|| law.short.clone()) };
        let style = line.chars.last().map(|last| last.style.clone()).unwrap_or_default();
        match place {
            Some(place) if self.is_numbered => line.push(&format!("({})", place.replace(' ', "")), &style),
            Some(place) => line.push_plain(&format!(", {place}")),
            None => {}
        }
        MarkPart::Work(index, line)
    }
}

/// How works are named in short.
#[derive(Debug, Clone, Default, PartialEq)]
struct ShortForms {
    is_plain: bool,
    language: Language,
    /// The works that would read like another.
    titled: BTreeSet<SourceId>,
}

impl ShortForms {
    /// A work in short, with places in it: `22 U.S.C. § 7102(4), (11)`.
    fn of(&self, source: &Source, places: &[&Locator]) -> Styled {
        let (first, rest) = (places.first().copied(), places.get(1..).unwrap_or_default());
        let mut line = if self.is_plain {
            plain::short(source, first, &self.language)
        } else if legal::is_legal(source) {
            let law = legal::format(source, first);
            let mut line = law.short;
            if let Some(place) = first.filter(|_| !law.has_place) {
                line.push_plain(&format!(", {}", short::place(place, &self.language)));
            }
            line
        } else {
            short::format(source, first, &self.language)
        };
        for place in rest {
            line.push_plain(&format!(", {}", short::further_place(place, first, &self.language)));
        }
        line
    }
}

/// About where a source stands in a sorted list.
fn sort_key(source: &Source) -> SortKey {
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
