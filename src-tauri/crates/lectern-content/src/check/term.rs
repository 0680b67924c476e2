//! Words to avoid, wherever words are ours.

use super::walk::{Shown, each_shown, is_word, lower, words};
use super::{AvoidedTerm, Checker};
use crate::code;
use aho_corasick::{AhoCorasick, MatchKind};
use lectern_model::block::{AuthorBlock, Block, Tone};
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::library::{Library, Record};
use lectern_model::slide::{Part, Slide, Variant};
use lectern_model::term::Term;
use std::ops::Range;

/// Finds the words of all terms in one walk over a text.
pub(super) struct TermFinder<'a> {
    words: Option<AhoCorasick>,
    /// The term of every pattern of `words`.
    terms: Vec<&'a Term>,
    /// The phrases in which a word may stand.
    excuses: Option<AhoCorasick>,
    /// For every pattern of `excuses` the term it excuses; none for the title of a source, which excuses all.
    excused: Vec<Option<&'a Term>>,
    /// The longest excuse, in bytes.
    reach: usize,
}

/// Where quotation marks name a word instead of using it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Quotes {
    Exempt,
    Count,
}

impl Quotes {
    /// How a part counts them.
    pub(super) fn of(part: Part) -> Self {
        match part {
            Part::Notes | Part::Asked => Quotes::Exempt,
            Part::Body | Part::Handout | Part::Caveat | Part::Takeaway(_) => Quotes::Count,
        }
    }
}

impl<'a> TermFinder<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        let (mut words, mut terms) = (Vec::new(), Vec::new());
        let (mut excuses, mut excused) = (Vec::new(), Vec::new());
        for term in &library.terms {
            for word in term.avoid.iter().filter(|word| !word.trim().is_empty()) {
                words.push(lower(word.trim()));
                terms.push(term);
            }
            for phrase in term.except.iter().filter(|phrase| !phrase.is_empty()) {
                excuses.push(lower(phrase));
                excused.push(Some(term));
            }
        }
        // A title of one word is a word.
        let titles = library.sources.values().filter_map(|source| source.text("title")).filter(|title| title.contains(' '));
        for title in titles.take(if terms.is_empty() { 0 } else { usize::MAX }) {
            excuses.push(lower(&title));
            excused.push(None);
        }
        let reach = excuses.iter().map(String::len).max().unwrap_or(0);
        // Too many words for an automaton mean no check rather than no pack.
        let words = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).ok();
        Self { words, terms, excuses: AhoCorasick::new(&excuses).ok(), excused, reach }
    }

    /// The avoided words in a text, each with its term.
    pub(super) fn find(&self, text: &str, quotes: Quotes) -> Vec<(Range<usize>, &'a Term)> {
        let Some(words) = &self.words else { return Vec::new() };
        let folded = lower(text);
        let mut quoted_ranges = None;
        let mut found = Vec::new();
        for hit in words.find_iter(&folded) {
            let (Some(term), range) = (self.terms.get(hit.pattern().as_usize()), hit.range()) else { continue };
            if !is_word(&folded, &range) || self.is_excused(&folded, &range, term) {
                continue;
            }
            if quotes == Quotes::Exempt {
                let ranges: &Vec<Range<usize>> = quoted_ranges.get_or_insert_with(|| quoted(text));
                let before = ranges.partition_point(|quote| quote.start <= range.start);
                if before.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|quote| range.end <= quote.end) {
                    continue;
                }
            }
            found.push((range, *term));
        }
        found
    }

    /// Whether a word stands in a phrase in which it may stand. Looks around it no further than phrases are long.
    fn is_excused(&self, folded: &str, range: &Range<usize>, term: &Term) -> bool {
        let Some(excuses) = &self.excuses else { return false };
        let mut start = range.end.saturating_sub(self.reach).min(range.start);
        let mut end = (range.start + self.reach).clamp(range.end, folded.len());
        while !folded.is_char_boundary(start) {
            start -= 1;
        }
        while !folded.is_char_boundary(end) {
            end += 1;
        }
        excuses.find_overlapping_iter(&folded[start..end]).any(|hit| {
            let applies = self.excused.get(hit.pattern().as_usize()).is_some_and(|own| own.is_none_or(|own| own.id == term.id));
            applies && start + hit.start() <= range.start && range.end <= start + hit.end()
        })
    }
}

/// What stands between quotation marks.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, mark) in text.char_indices() {
        match (mark, open) {
            ('"', None) => open = Some((at, '"')),
            ('“' | '„', None) => open = Some((at, '”')),
            ('«', None) => open = Some((at, '»')),
            (mark, Some((start, close))) if mark == close => {
                ranges.push(start..at + mark.len_utf8());
                open = None;
            }
            _ => {}
        }
    }
    ranges
}

/// The words of a slide. Quotations, and what a column of "don't say" lists, are not ours.
pub(super) fn check_slide<'a>(checker: &mut Checker<'a>, slide: &'a Slide) {
    let head = crate::load::slide_head(&slide.file.text);
    check_text(checker, slide, &words(&slide.title), Quotes::Count, &head);
    check_text(checker, slide, slide.warning.as_deref().unwrap_or(""), Quotes::Count, &head);
    let alt = slide.icon.as_ref().and_then(|icon| icon.alt.as_deref());
    check_text(checker, slide, alt.unwrap_or_default(), Quotes::Count, &head);
    for variant in checker.variants(slide) {
        check_variant(checker, slide, variant);
    }
}

fn check_variant(checker: &mut Checker<'_>, slide: &Slide, variant: &Variant) {
    let quotes = Quotes::of(variant.part);
    let mut texts = Vec::new();
    // The heading of a common body is the slide's title, and checked.
    if variant.heading != slide.title {
        texts.push(words(&variant.heading));
    }
    let mut in_dont = false;
    for block in &variant.blocks {
        if let Block::Heading(heading) = block {
            in_dont = heading.tone == Tone::Dont;
        }
        if !in_dont {
            push_texts(block, &mut texts);
        }
    }
    for text in texts {
        check_text(checker, slide, &text, quotes, &variant.place.span);
    }
}

fn check_text(checker: &mut Checker<'_>, slide: &Slide, text: &str, quotes: Quotes, within: &Range<usize>) {
    for (range, term) in checker.terms.find(text, quotes) {
        let word = &text[range];
        if let Some(place) = checker.push_in_slide(told(word, term), slide, within.clone(), word) {
            checker.avoided.push(AvoidedTerm { word: word.to_owned(), term: term.id.clone(), place });
        }
    }
}

fn push_texts(block: &AuthorBlock, texts: &mut Vec<String>) {
    each_shown(block, false, &mut |shown| match shown {
        Shown::Inlines(inlines) => texts.push(words(inlines)),
        Shown::Plain(text) => texts.push(text.to_owned()),
        Shown::Image(_) | Shown::Contact(_) => {}
    });
}

/// The words of records that are shown or said: safe wordings, answers, contacts, titles of talks.
pub(super) fn check_records(checker: &mut Checker<'_>) {
    let library = checker.library;
    for claim in library.claims.values() {
        let texts = [&claim.say, &claim.if_asked].into_iter().flatten();
        check_texts(checker, texts, &Record::Claim(claim.id.clone()));
    }
    for statistic in library.statistics.values() {
        check_texts(checker, &statistic.say, &Record::Statistic(statistic.id.clone()));
    }
    for contact in library.contacts.values() {
        // The name is the contact's own.
        let texts = [&contact.hours, &contact.languages, &contact.note].into_iter().flatten().chain([&contact.audience]);
        check_texts(checker, texts, &Record::Contact(contact.id.clone()));
    }
    for outline in &library.outlines {
        let objectives = outline.objectives.iter().map(|objective| &objective.text);
        let texts = outline.sections.iter().map(|section| &section.title).chain([&outline.title]).chain(objectives);
        check_texts(checker, texts, &Record::Outline(outline.id.clone()));
    }
    let pack = &library.pack;
    let names = pack.audiences.iter().flat_map(|audience| [Some(&audience.name), audience.title.as_ref()]).flatten();
    for text in names.chain(pack.topics.iter().map(|topic| &topic.name)).chain([&pack.title]) {
        for (range, term) in checker.terms.find(text, Quotes::Count) {
            checker.push(told(&text[range], term).at(Place::file("pack.yaml")));
        }
    }
}

fn check_texts<'t>(checker: &mut Checker<'_>, texts: impl IntoIterator<Item = &'t String>, record: &Record) {
    for text in texts {
        for (range, term) in checker.terms.find(text, Quotes::Exempt) {
            checker.push_at(told(&text[range], term), record);
        }
    }
}

fn told(word: &str, term: &Term) -> Diagnostic {
    let message = format!("`{word}` is a word to avoid ({})", term.id);
    Diagnostic::warning(code::AVOIDED_TERM, message).hint(format!("Say: {}. {}", term.prefer.trim_end_matches('.'), term.reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_of_all_kinds_are_pairs() {
        let text = "a \"b\" “c” „d” «e» \"open";
        let found: Vec<&str> = quoted(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["\"b\"", "“c”", "„d”", "«e»"]);
    }

    #[test]
    fn words_names_and_titles_are_told_apart() {
        let term = Term {
            id: "TM-01".into(),
            avoid: vec!["child prostitute".into(), "prostitute".into()],
            prefer: "exploited child".into(),
            reason: String::new(),
            sources: vec![],
            except: vec!["Child Prostitute Act".into()],
        };
        let library = Library { terms: vec![term], ..Library::default() };
        let finder = TermFinder::new(&library);
        let hits = |text: &str, quotes| {
            finder.find(text, quotes).into_iter().map(|(range, _)| text[range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(hits("A Child Prostitute and a prostitute", Quotes::Count), ["Child Prostitute", "prostitute"]);
        assert!(hits("the Child Prostitute Act; prostituted", Quotes::Count).is_empty());
        assert!(hits("never say “prostitute”", Quotes::Exempt).is_empty());
        assert_eq!(hits("never say “prostitute”", Quotes::Count).len(), 1);
    }
}
