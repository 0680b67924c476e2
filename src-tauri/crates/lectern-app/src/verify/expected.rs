//! What a file should hold, from the deck it was made from.

use super::words::{hash_run, hash_word, words_of};
use crate::export::{DeckFormat, ExportKind, Reader};
use lectern_model::block::{Block, DeckBlock, List};
use lectern_model::contact::{Contact, PrintedWay};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::handout::Handout;
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// What a file should hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Expected {
    /// How many pages or slides, where that is known.
    pub(crate) pages: Option<usize>,
    /// Words that must be in it.
    pub(crate) groups: Vec<Group>,
    /// Words that must not, where it is for the audience.
    pub(crate) secrets: Option<Arc<Secrets>>,
}

/// Words that stand together.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// What they are of, for messages.
    pub(crate) name: String,
    /// On which pages, from 0; none where they may stand anywhere.
    pub(crate) pages: Vec<usize>,
    /// The words.
    pub(crate) words: Vec<String>,
}

/// Runs of words that only the presenter may read.
#[derive(Debug, Default)]
pub(crate) struct Secrets {
    runs: BTreeMap<usize, HashSet<u64>>,
}

/// How long a run of words is that nobody writes twice by chance.
const RUN: usize = 8;
/// Shorter texts than this say nothing of their own.
const SHORTEST: usize = 4;

impl Secrets {
    /// What the notes, answers, rights and hidden slides of a deck say and nothing else in it does; with reserve slides where those
    /// are not shown either.
    pub(crate) fn of(deck: &Deck, with_backup: bool) -> Self {
        let is_private = |slide: &DeckSlide| slide.hidden || (with_backup && slide.backup);
        let mut private: Vec<String> = Vec::new();
        let mut public: Vec<String> = public_texts(deck, is_private);
        for slide in &deck.slides {
            private.extend(texts(&slide.notes).into_iter().chain(texts(&slide.asked)).chain(slide.rights.clone()));
            let warning = slide.warning.clone().into_iter().collect();
            let shown =
                [vec![line(&slide.title)], warning, texts(&slide.body), texts(&slide.caveat), texts(&slide.handout)].concat();
            if is_private(slide) { private.extend(shown) } else { public.extend(shown) }
        }
        let mut secrets = Self::default();
        for text in &private {
            let words: Vec<u64> = words_of(text).iter().map(|word| hash_word(word)).collect();
            let length = words.len().min(RUN);
            if length >= SHORTEST {
                secrets.runs.entry(length).or_default().extend(words.windows(length).map(hash_run));
            }
        }
        let public: Vec<u64> = public.iter().flat_map(|text| words_of(text)).map(|word| hash_word(&word)).collect();
        for (length, runs) in &mut secrets.runs {
            for run in public.windows(*length) {
                runs.remove(&hash_run(run));
            }
        }
        secrets
    }

    /// The runs by their lengths.
    pub(super) fn by_length(&self) -> impl Iterator<Item = (&usize, &HashSet<u64>)> {
        self.runs.iter()
    }
}

/// What every copy may say beside its slides.
fn public_texts(deck: &Deck, is_private: impl Fn(&DeckSlide) -> bool) -> Vec<String> {
    let mut public = vec![deck.title.clone(), deck.subtitle.clone(), deck.presenter.clone(), deck.agency.clone()];
    public.extend(deck.sections.iter().map(|section| section.title.clone()));
    for blocks in [&deck.takeaway.messages, &deck.takeaway.signs, &deck.takeaway.steps] {
        public.extend(texts(blocks));
    }
    public.extend(deck.takeaway.contacts.iter().chain(&deck.card_contacts).flat_map(contact_texts));
    let references = deck.audience_references();
    public.extend(references.iter().flat_map(|reference| [line(&reference.entry), line(&reference.short)]));
    public.extend(deck.accreditation.objectives.iter().cloned());
    public.push(deck.accreditation.biography.clone());
    for slide in deck.slides.iter().filter(|slide| !is_private(slide)) {
        public.extend(slide.warning.clone());
        public.extend(slide.cited.iter().map(|cited| line(&cited.short)));
    }
    public
}

impl Expected {
    /// Of so many pages that say these texts.
    pub(crate) fn saying(texts: &[String], pages: usize) -> Self {
        Self { pages: Some(pages), groups: vec![group("the page".to_owned(), Vec::new(), texts)], secrets: None }
    }

    /// Of an exported file; `slides` are the slides that its pages show, in order, where pages are slides.
    pub(crate) fn of(kind: ExportKind, deck: &Deck, pages: usize, slides: &[Option<usize>], secrets: &[Arc<Secrets>; 2]) -> Self {
        let [shown, given] = secrets;
        let groups = match kind {
            // Such a copy has slides of its own, which its pages count.
            ExportKind::Deck(DeckFormat::Html(Reader::Audience) | DeckFormat::Pptx(Reader::Audience)) => {
                deck_groups(&deck.audience_copy(), slides, false)
            }
            ExportKind::Deck(_) => deck_groups(deck, slides, !kind.is_audience_copy()),
            ExportKind::Handout(handout) => handout_groups(deck, handout),
        };
        let secrets = match kind {
            _ if !kind.is_audience_copy() => None,
            // Slides in reserve are shown where the PDF is the show.
            ExportKind::Deck(DeckFormat::Pdf) => Some(Arc::clone(shown)),
            ExportKind::Deck(_) | ExportKind::Handout(_) => Some(Arc::clone(given)),
        };
        Self { pages: Some(pages), groups, secrets }
    }
}

/// What a slide says.
fn slide_texts(deck: &Deck, slide: &DeckSlide) -> Vec<String> {
    let opens = matches!(slide.kind, SlideKind::Title | SlideKind::Section);
    let title = if opens && slide.title.is_empty() { deck.title.clone() } else { line(&slide.title) };
    let mut said = vec![title];
    if slide.kind == SlideKind::References {
        said.extend(deck.audience_references().iter().map(|reference| line(&reference.entry)));
    } else {
        said.extend(texts(&slide.body));
        said.extend(texts(&slide.caveat));
    }
    said
}

fn group(name: String, pages: Vec<usize>, texts: &[String]) -> Group {
    Group { name, pages, words: texts.iter().flat_map(|text| words_of(text)).collect() }
}

fn deck_groups(deck: &Deck, pages: &[Option<usize>], with_notes: bool) -> Vec<Group> {
    let mut groups = Vec::new();
    for (at, slide) in deck.slides.iter().enumerate() {
        let on: Vec<usize> = pages.iter().enumerate().filter(|(_, shown)| **shown == Some(at)).map(|(page, _)| page).collect();
        if on.is_empty() && !with_notes && (slide.hidden || slide.backup) {
            continue;
        }
        let mut said = slide_texts(deck, slide);
        if with_notes {
            said.extend(texts(&slide.notes).into_iter().chain(texts(&slide.asked)));
        }
        groups.push(group(format!("slide {} ({})", at + 1, line(&slide.title)), on, &said));
    }
    groups
}

fn handout_groups(deck: &Deck, handout: Handout) -> Vec<Group> {
    let shown = || deck.slides.iter().filter(|slide| !slide.hidden && !slide.backup);
    let read = |slide: &&DeckSlide| !matches!(slide.kind, SlideKind::Title | SlideKind::References);
    let name = |slide: &DeckSlide| format!("the slide “{}”", line(&slide.title));
    match handout {
        Handout::Article | Handout::LargePrint => {
            let printed = |slide: &DeckSlide| [texts(&slide.handout), texts(&slide.caveat)].concat();
            shown().filter(read).map(|slide| group(name(slide), Vec::new(), &printed(slide))).collect()
        }
        Handout::NUp(_) => shown().map(|slide| group(name(slide), Vec::new(), &slide_texts(deck, slide))).collect(),
        Handout::Accreditation => {
            let told = |slide: &DeckSlide| [vec![line(&slide.title)], texts_without_figures(&slide.body)].concat();
            let slides = shown().filter(read).filter(|slide| slide.minutes.seconds() > 0);
            let mut groups: Vec<Group> = slides.map(|slide| group(name(slide), Vec::new(), &told(slide))).collect();
            groups.push(group("the list of objectives".to_owned(), Vec::new(), &deck.accreditation.objectives));
            groups
        }
        Handout::Notes => {
            let said = |slide: &DeckSlide| [slide_texts(deck, slide), texts(&slide.notes), texts(&slide.asked)].concat();
            deck.slides.iter().map(|slide| group(name(slide), Vec::new(), &said(slide))).collect()
        }
        Handout::Takeaway => {
            let takeaway = &deck.takeaway;
            let mut said = [&takeaway.messages, &takeaway.signs, &takeaway.steps].map(|blocks| texts(blocks)).concat();
            said.extend(takeaway.contacts.iter().flat_map(dialled));
            vec![group("the page".to_owned(), Vec::new(), &said)]
        }
        // A card leaves contacts out where it is full, and says so when it is made.
        Handout::Cards => {
            let first = deck.card_contacts.first().map(dialled).unwrap_or_default();
            vec![group("the card".to_owned(), Vec::new(), &first)]
        }
    }
}

/// The texts of blocks: each paragraph, item and cell by itself.
pub(super) fn texts(blocks: &[DeckBlock]) -> Vec<String> {
    blocks.iter().flat_map(|block| block_texts(block, true)).collect()
}

fn texts_without_figures(blocks: &[DeckBlock]) -> Vec<String> {
    blocks.iter().flat_map(|block| block_texts(block, false)).collect()
}

fn block_texts(block: &DeckBlock, figures: bool) -> Vec<String> {
    match block {
        Block::Paragraph(spans) => vec![line(spans)],
        Block::Heading(heading) => vec![line(&heading.inlines)],
        Block::List(List { items, .. }) => items.iter().flatten().flat_map(|block| block_texts(block, figures)).collect(),
        Block::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).map(|cell| line(cell)).collect(),
        Block::Quote(inner) => inner.iter().flat_map(|block| block_texts(block, figures)).collect(),
        Block::Picture(picture) => vec![line(&picture.caption)],
        Block::Chart(chart) => {
            let categories = chart.categories.iter().filter(|_| figures).cloned();
            [line(&chart.title)].into_iter().chain(categories).collect()
        }
        Block::Number(number) => vec![number.value.clone(), line(&number.counted)],
        Block::Contacts(contacts) if figures => contacts.iter().flat_map(reached).collect(),
        Block::Contacts(contacts) => contacts.iter().map(|contact| contact.name.clone()).collect(),
    }
}

fn contact_texts(contact: &Contact) -> Vec<String> {
    [contact.hours.clone(), line(&contact.audience), line(&contact.note)].into_iter().chain(reached(contact)).collect()
}

/// Who is reached, and how.
fn reached(contact: &Contact) -> Vec<String> {
    named(contact, contact.ways())
}

/// Who is reached, and by which numbers.
fn dialled(contact: &Contact) -> Vec<String> {
    named(contact, contact.numbers())
}

fn named(contact: &Contact, ways: Vec<PrintedWay<'_>>) -> Vec<String> {
    std::iter::once(contact.name.clone()).chain(ways.into_iter().map(|way| line(way.spans))).collect()
}

/// Spans as they are read: raised numbers apart from the words before them, blanks left out.
pub(super) fn line(spans: &[Span]) -> String {
    let mut text = String::new();
    let mut raised = false;
    for span in spans {
        match span {
            Span::Text(words) => {
                if words.superscript != raised {
                    text.push(' ');
                    raised = words.superscript;
                }
                text.push_str(&words.text);
            }
            Span::Break => text.push(' '),
            Span::Blank(_) => text.push(' '),
        }
    }
    text
}
