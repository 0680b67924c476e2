//! What is wrong between the records of a library, and in a talk: evidence, words, numbers, references, times.

mod claim;
mod figure;
mod number;
mod outline;
mod reference;
mod term;
mod typed;
mod walk;

pub use typed::{TermHit, Terms};

use crate::code;
use crate::load::sort;
use figure::WithdrawnFigures;
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::id::{AudienceId, ContactId, SourceId, TermId};
use lectern_model::language::Language;
use lectern_model::library::{Library, Record};
use lectern_model::slide::{Part, Slide, TakeawayPart, Variant};
use lectern_model::source::Grade;
use lectern_model::span::Inline;
use lectern_model::talk::Talk;
use number::KnownNumbers;
use std::collections::BTreeMap;
use std::ops::Range;
use term::TermFinder;

/// How many mistakes of one file are told.
const MAX_PER_FILE: usize = 200;
/// For how many unknown names a known one is looked for: each costs a comparison with all.
const MAX_SUGGESTIONS: usize = 1000;

/// Checks everything in a library against everything else. In the order of files and places.
pub fn check_library(library: &Library) -> Vec<Diagnostic> {
    let mut checker = Checker::new(library, Scope::Library);
    reference::check_pack(&mut checker);
    reference::check_records(&mut checker);
    for claim in library.claims.values() {
        claim::check_source(&mut checker, claim);
    }
    term::check_records(&mut checker);
    for slide in library.slides.values() {
        checker.slide(slide);
    }
    for outline in &library.outlines {
        outline::check_outline(&mut checker, outline);
    }
    checker.contacts(library.contacts.keys().map(ContactId::as_str));
    checker.finish()
}

/// Checks what a talk uses of a library: its slides in the wordings for its audience and language, the claims and sources behind
/// them, and that no two claims in it conflict.
pub fn check_talk(talk: &Talk, library: &Library) -> Vec<Diagnostic> {
    let mut checker = Checker::new(library, Scope::Talk { audience: &talk.audience, language: &talk.language });
    outline::check_talk(&mut checker, talk);
    let mut seen = std::collections::BTreeSet::new();
    for used in talk.slides().chain(&talk.backup) {
        if let (true, Some(slide)) = (seen.insert(&used.slide), library.slides.get(&used.slide)) {
            checker.slide(slide);
            for claim in slide.claims.iter().filter_map(|used| library.claims.get(&used.id)) {
                claim::check_source(&mut checker, claim);
            }
        }
    }
    let mut contacts = checker.shown_contacts.clone();
    contacts.extend(library.contacts.values().filter(|contact| !contact.print.is_empty()).map(|contact| contact.id.to_string()));
    contacts.sort();
    contacts.dedup();
    checker.contacts(contacts.iter().map(String::as_str));
    checker.finish()
}

/// Checks one slide against a library, for somebody who is typing.
pub fn check_slide(slide: &Slide, library: &Library) -> Vec<Diagnostic> {
    let mut checker = Checker::new(library, Scope::Library);
    checker.slide(slide);
    checker.finish()
}

/// A word to avoid in a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AvoidedTerm {
    /// The word as written.
    pub word: String,
    /// The rule.
    pub term: TermId,
    /// Where it stands in its slide's file.
    pub place: Place,
}

/// The words to avoid in what a talk shows and says: those that [`check_talk`] tells of its slides, one by one.
pub fn avoided_terms(talk: &Talk, library: &Library) -> Vec<AvoidedTerm> {
    let mut checker = Checker::new(library, Scope::Talk { audience: &talk.audience, language: &talk.language });
    let mut seen = std::collections::BTreeSet::new();
    for used in talk.slides().chain(&talk.backup) {
        if let (true, Some(slide)) = (seen.insert(&used.slide), library.slides.get(&used.slide)) {
            checker.last_found.clear();
            term::check_slide(&mut checker, slide);
        }
    }
    checker.avoided
}

/// For whom slides are checked.
#[derive(Clone, Copy)]
enum Scope<'a> {
    /// Every wording.
    Library,
    /// The wordings one audience gets.
    Talk { audience: &'a AudienceId, language: &'a Language },
}

struct Checker<'a> {
    library: &'a Library,
    scope: Scope<'a>,
    terms: TermFinder<'a>,
    numbers: KnownNumbers,
    withdrawn: WithdrawnFigures<'a>,
    /// The sources cited, each with its first place.
    cited: BTreeMap<SourceId, Place>,
    shown_contacts: Vec<String>,
    /// The nearest known name for every unknown one, since a mistyped key seldom comes alone.
    near: BTreeMap<(&'static str, String), Option<&'a str>>,
    found: Vec<Diagnostic>,
    per_file: BTreeMap<String, usize>,
    /// For the words told of the slide at hand where the last one was found, so that the next of the same is another.
    last_found: BTreeMap<(usize, String), usize>,
    /// The words to avoid that were told of slides.
    avoided: Vec<AvoidedTerm>,
}

impl<'a> Checker<'a> {
    fn new(library: &'a Library, scope: Scope<'a>) -> Self {
        Self {
            library,
            scope,
            terms: TermFinder::new(library),
            numbers: KnownNumbers::new(library),
            withdrawn: figure::withdrawn(library),
            cited: BTreeMap::new(),
            shown_contacts: Vec::new(),
            near: BTreeMap::new(),
            found: Vec::new(),
            per_file: BTreeMap::new(),
            last_found: BTreeMap::new(),
            avoided: Vec::new(),
        }
    }

    /// Counts a mistake in a file; false if enough of them are told.
    fn count(&mut self, file: &str) -> bool {
        match self.per_file.get_mut(file) {
            Some(count) => {
                *count += 1;
                *count <= MAX_PER_FILE
            }
            None => {
                self.per_file.insert(file.to_owned(), 1);
                true
            }
        }
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        let file = diagnostic.place.as_ref().map(|place| place.file.clone());
        if file.is_none_or(|file| self.count(&file)) {
            self.found.push(diagnostic);
        }
    }

    /// Adds a diagnostic about a word in a byte range of a slide's file. Finding the word costs a walk over the file, so that no
    /// more are looked for than are told. Gives the place of one that is told.
    fn push_in_slide(&mut self, diagnostic: Diagnostic, slide: &Slide, within: Range<usize>, word: &str) -> Option<Place> {
        if !self.count(&slide.file.path) {
            return None;
        }
        let last = self.last_found.entry((within.end, word.to_lowercase())).or_insert(within.start);
        let place = place_in_slide(slide, within.start.max(*last)..within.end, word);
        *last = place.span.end;
        self.found.push(diagnostic.at(place.clone()));
        Some(place)
    }

    /// Adds a diagnostic about a word in the head of a slide's file.
    fn push_in_head(&mut self, diagnostic: Diagnostic, slide: &Slide, word: &str) {
        let head = crate::load::slide_head(&slide.file.text);
        self.push_in_slide(diagnostic, slide, head, word);
    }

    fn slide(&mut self, slide: &'a Slide) {
        self.last_found.clear();
        reference::check_slide(self, slide);
        claim::check_slide(self, slide);
        for variant in self.variants(slide) {
            number::check_variant(self, slide, variant);
            figure::check_variant(self, slide, variant);
        }
        term::check_slide(self, slide);
        if slide.draft {
            let message = format!("the slide “{}” is a draft that nobody has reviewed", Inline::plain_text(&slide.title));
            let hint = "Read it, check its numbers and sources, then take `draft: true` out of its head.";
            self.push_in_head(Diagnostic::warning(code::DRAFT_SLIDE, message).hint(hint), slide, "draft");
        }
    }

    /// The wordings that count.
    fn variants(&self, slide: &'a Slide) -> Vec<&'a Variant> {
        let Scope::Talk { audience, language } = self.scope else { return slide.variants.iter().collect() };
        let takeaway = [TakeawayPart::Message, TakeawayPart::Signs, TakeawayPart::Do].map(Part::Takeaway);
        let parts = [Part::Body, Part::Notes, Part::Handout, Part::Asked, Part::Caveat].into_iter().chain(takeaway);
        parts.filter_map(|part| slide.variant(part, audience, language)).collect()
    }

    fn contacts<'c>(&mut self, ids: impl Iterator<Item = &'c str>) {
        for id in ids {
            let Some(contact) = self.library.contacts.get(id) else { continue };
            if contact.checked_on.is_none() {
                let message = format!("nobody has confirmed the contact `{id}`, {}", contact.name);
                let hint = "Call it, and write the day into `checked_on`. Until then it is printed with \"check before print\".";
                self.push_at(Diagnostic::warning(code::UNCONFIRMED_CONTACT, message).hint(hint), &Record::Contact(id.into()));
            }
        }
    }

    /// Adds a diagnostic about a record of a list file.
    fn push_at(&mut self, diagnostic: Diagnostic, record: &Record) {
        let place = self.library.places.get(record).cloned().unwrap_or_else(|| Place::file(file_of(record)));
        self.push(diagnostic.at(place));
    }

    /// A hint that names the known name nearest to `name`, or says what else to do.
    fn did_you_mean(&mut self, kind: &'static str, name: &str, known: impl Iterator<Item = &'a str>, otherwise: &str) -> String {
        let key = (kind, name.to_owned());
        let enough = self.near.len() >= MAX_SUGGESTIONS && !self.near.contains_key(&key);
        let near = if enough { None } else { *self.near.entry(key).or_insert_with(|| crate::nearest::among(name, known)) };
        near.map_or_else(|| otherwise.to_owned(), |near| format!("Did you mean `{near}`?"))
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        for (id, place) in std::mem::take(&mut self.cited) {
            if self.library.sources.get(&id).is_some_and(|source| source.grade == Some(Grade::Unverified)) {
                let message = format!("the source `{id}` is cited but nobody has verified it");
                let hint = "Look the work up, and change its `grade` in sources.json; or cite another.";
                self.push(Diagnostic::warning(code::UNVERIFIED_SOURCE, message).hint(hint).at(place));
            }
        }
        for (file, count) in std::mem::take(&mut self.per_file) {
            if count > MAX_PER_FILE {
                let message = format!("{} more mistakes in this file are not shown", count - MAX_PER_FILE);
                self.found.push(Diagnostic::note(code::TOO_MANY, message).at(Place::file(&file)));
            }
        }
        sort(&mut self.found);
        self.found
    }
}

fn file_of(record: &Record) -> &'static str {
    match record {
        Record::Claim(_) | Record::Statistic(_) | Record::Conflict(_) => "claims.yaml",
        Record::Source(_) => "sources.json",
        Record::Term(_) => "terms.yaml",
        Record::Contact(_) => "help.yaml",
        Record::Outline(_) => "outlines.yaml",
    }
}

/// Where `word` stands in a byte range of a slide's file, in any case of letters and with any white space; the range's first line
/// if it is not found as written.
fn place_in_slide(slide: &Slide, within: Range<usize>, word: &str) -> Place {
    let text = &slide.file.text;
    let found = text.get(within.clone()).and_then(|raw| walk::find_word(raw, word));
    let span = match found {
        Some(found) => within.start + found.start..within.start + found.end,
        None => {
            let line = text.get(within.start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
            within.start..(within.start + line).min(within.end.max(within.start))
        }
    };
    Place::in_text(&slide.file.path, text, span)
}
