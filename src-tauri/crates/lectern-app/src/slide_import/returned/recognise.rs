//! Which pages of a file are which slides of the talk.

use super::Came;
use crate::pipeline::{Bag, Column, Page, Piece, Report, key, plain_text, words_of};
use crate::talk_file::OpenTalk;
use lectern_model::block::{Block, DeckBlock};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::id::SlideId;
use lectern_model::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The slide that the program makes of the talk's title, and those with the list of sources.
pub(super) const TITLE: &str = "title";
pub(super) const REFERENCES: &str = "references";

/// How alike a page is to the slide that it is, at least, where nothing else tells.
const ALIKE: f64 = 0.5;

/// A slide of the talk.
pub(super) struct Known {
    /// Which.
    pub(super) id: SlideId,
    /// All of it as one page.
    pub(super) page: Page,
    /// The notes of the pages on which it goes on: each has all of them.
    pub(super) more_notes: Vec<Vec<Piece>>,
}

/// A file sorted out.
#[derive(Default)]
pub(super) struct Sorted {
    /// The slides of the talk.
    pub(super) known: Vec<Known>,
    /// The other pages.
    pub(super) fresh: Vec<Page>,
    /// The title slide.
    pub(super) title: Option<Page>,
    /// The lists of sources.
    pub(super) references: Vec<Page>,
    /// What came, in order.
    pub(super) came: Vec<Came>,
}

/// Names the pages that have lost their ids, as LibreOffice and others leave out: by their titles, and then by what they say. Only in a
/// file that is an exported deck: some page of it has an id, or most of the talk's titles are there.
pub(super) fn name_pages(deck: &Deck, pages: &mut [Page], report: &mut Report) {
    let ids: BTreeSet<&str> = deck.slides.iter().map(|slide| slide.id.as_str()).collect();
    for page in pages.iter_mut() {
        let base = page.id.as_deref().map(|id| id.split('~').next().unwrap_or(id));
        if base.is_some_and(|id| !ids.contains(id)) {
            page.id = None;
        }
    }
    let has_ids = pages.iter().any(|page| page.id.is_some());
    let by_title = by_title(deck, pages);
    let count = by_title.iter().flatten().count();
    if !has_ids && (count < 3 || count * 2 <= deck.slides.len().min(pages.len())) {
        return;
    }
    for (page, id) in pages.iter_mut().zip(by_title) {
        page.id = page.id.take().or(id);
    }
    name_alike(deck, pages);
    name_continued(deck, pages);
    if !has_ids {
        report.changed("", "the slides have lost their ids in another program; they were recognised by their titles and words");
    }
}

/// The slides whose titles the pages without an id have: those that no other page is, and of which there is one.
fn by_title(deck: &Deck, pages: &[Page]) -> Vec<Option<String>> {
    let taken: BTreeSet<&str> = pages.iter().filter_map(|page| page.id.as_deref()).collect();
    let mut ids: BTreeMap<String, Option<&SlideId>> = BTreeMap::new();
    for slide in deck.slides.iter().filter(|slide| !taken.contains(slide.id.as_str())) {
        ids.entry(title_key(&Span::plain_text(&slide.title))).and_modify(|id| *id = None).or_insert(Some(&slide.id));
    }
    let mut seen = BTreeSet::new();
    let mut named = |page: &Page| {
        let id = (*ids.get(&title_key(&title_of(page)))?).filter(|id| page.id.is_none() && seen.insert(*id))?;
        Some(id.to_string())
    };
    pages.iter().map(&mut named).collect()
}

/// Names pages whose titles were changed by the words on them and in their notes. Order is no matter: the likest go first.
fn name_alike(deck: &Deck, pages: &mut [Page]) {
    let taken: BTreeSet<String> = pages.iter().filter_map(|page| page.id.clone()).collect();
    let slides: Vec<(&SlideId, Bag)> = deck
        .slides
        .iter()
        .filter(|slide| !taken.contains(slide.id.as_str()))
        .map(|slide| (&slide.id, Bag::of(&slide_text(slide))))
        .collect();
    let mut pairs: Vec<(f64, usize, &SlideId)> = Vec::new();
    for (at, page) in pages.iter().enumerate().filter(|(_, page)| page.id.is_none()) {
        let text = Bag::of(&page_text(page));
        let alike = slides.iter().map(|(id, words)| (words.likeness(&text), at, *id));
        pairs.extend(alike.filter(|(alike, ..)| *alike >= ALIKE));
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut used: BTreeSet<&SlideId> = BTreeSet::new();
    for (_, at, id) in pairs {
        if let Some(page) = pages.get_mut(at).filter(|page| page.id.is_none())
            && used.insert(id)
        {
            page.id = Some(id.to_string());
        }
    }
}

/// Names pages on which the slide before them goes on.
fn name_continued(deck: &Deck, pages: &mut [Page]) {
    let mark = format!("({}", deck.words.continued.trim().trim_matches(['(', ')']));
    let mut before: Option<(String, String)> = None;
    for page in pages {
        let title = title_of(page);
        match (&page.id, &before, title.split_once(&mark)) {
            (None, Some((id, first)), Some((start, _))) if title_key(start) == *first => page.id = Some(format!("{id}~2")),
            (Some(id), _, _) if !id.contains('~') => before = Some((id.clone(), title_key(&title))),
            (Some(_), _, _) => {}
            (None, _, _) => before = None,
        }
    }
}

fn title_of(page: &Page) -> String {
    page.title.iter().filter(|run| run.link.is_none()).map(|run| run.text.as_str()).collect()
}

fn title_key(title: &str) -> String {
    title.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn page_text(page: &Page) -> String {
    let mut text = title_of(page);
    for line in page.cell_texts() {
        text.push_str(&format!(" {line}"));
    }
    for words in page.notes.iter().filter_map(words_of) {
        text.push_str(&format!(" {}", plain_text(words)));
    }
    text
}

fn slide_text(slide: &DeckSlide) -> String {
    let mut text = Span::plain_text(&slide.title);
    for blocks in [&slide.body, &slide.caveat, &slide.notes, &slide.asked] {
        each_text(blocks, &mut |words| text.push_str(&format!(" {words}")));
    }
    text
}

/// The pages that are slides of the talk, continued ones joined, and the others. A second page with the id of one is a copy, and new.
pub(super) fn recognised(open: &OpenTalk, pages: Vec<Page>) -> Sorted {
    let ids: BTreeSet<&str> = open.talk.slides().chain(&open.talk.backup).map(|entry| entry.slide.as_str()).collect();
    let is_ours = pages.iter().filter_map(|page| page.id.as_deref()).any(|id| ids.contains(id));
    let mut sorted = Sorted::default();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let name = page.id.clone().unwrap_or_default();
        let (id, continued) = name.split_once('~').map_or((name.as_str(), false), |(id, _)| (id, true));
        match places.get(id).copied() {
            Some(at) if continued => {
                if let Some(known) = sorted.known.get_mut(at) {
                    known.goes_on(page);
                }
            }
            // What continues a slide that is not there would lack its beginning.
            None if ids.contains(id) && !continued => {
                places.insert(id.to_owned(), sorted.known.len());
                let slide = SlideId::from(id);
                sorted.came.push(Came::Known { slide: slide.clone(), section: page.section.clone(), hidden: page.hidden });
                sorted.known.push(Known { id: slide, page, more_notes: Vec::new() });
            }
            None if is_ours && id == TITLE && sorted.title.is_none() => sorted.title = Some(page),
            None if is_ours && id == REFERENCES => sorted.references.push(page),
            Some(_) | None => {
                let (place, section) = (page.place.clone(), page.section.clone());
                sorted.came.push(Came::New { place, section, hidden: page.hidden });
                sorted.fresh.push(page);
            }
        }
    }
    sorted
}

impl Known {
    /// Adds a page on which the slide goes on.
    fn goes_on(&mut self, page: Page) {
        let before = &mut self.page;
        self.more_notes.push(page.notes);
        match (&mut before.columns, page.columns) {
            (Some(columns), Some(more)) => {
                before.pieces.extend(page.pieces);
                for (column, more) in columns.iter_mut().zip(more) {
                    column.pieces.extend(more.pieces);
                }
            }
            (None, columns) => {
                before.pieces.extend(page.pieces);
                before.columns = columns;
            }
            // One column alone goes on, under its heading.
            (Some(columns), None) => {
                let head = page.pieces.first().and_then(words_of).map(|words| key(&plain_text(words))).unwrap_or_default();
                let is_its = |column: &&mut Column| {
                    let own = key(&plain_text(&column.heading));
                    !own.is_empty() && head.starts_with(&own)
                };
                let pieces = columns.iter_mut().find(is_its).map_or(&mut before.pieces, |column| &mut column.pieces);
                pieces.extend(page.pieces);
            }
        }
    }
}

/// The texts in some blocks, one after the other.
pub(super) fn each_text(blocks: &[DeckBlock], visit: &mut dyn FnMut(String)) {
    for block in blocks {
        match block {
            Block::Paragraph(spans) => visit(Span::plain_text(spans)),
            Block::Heading(heading) => visit(Span::plain_text(&heading.inlines)),
            Block::List(list) => list.items.iter().for_each(|item| each_text(item, visit)),
            Block::Table(table) => {
                std::iter::once(&table.header).chain(&table.rows).flatten().for_each(|cell| visit(Span::plain_text(cell)));
            }
            Block::Quote(inner) => each_text(inner, visit),
            Block::Picture(picture) => visit(Span::plain_text(&picture.caption)),
            Block::Chart(chart) => visit(Span::plain_text(&chart.title)),
            Block::Number(number) => {
                visit(number.value.clone());
                visit(Span::plain_text(&number.counted));
            }
            Block::Contacts(contacts) => {
                for contact in contacts {
                    visit(contact.name.clone());
                    contact.reach.iter().for_each(|(_, spans)| visit(Span::plain_text(spans)));
                }
            }
        }
    }
}
