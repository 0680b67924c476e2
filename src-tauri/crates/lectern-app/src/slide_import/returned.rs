//! A deck that was exported, edited in another program and comes back: slides are known by their ids.

use super::SlideImport;
use crate::pipeline::{Exported, Page, Report, Returned, lost_notes, resolve_talk, returned_body, returned_title};
use crate::slide_edit::shown_part;
use crate::slide_parts::{PartError, SlidePart, parts_of, with_heading, with_part, with_title};
use crate::talk_file::OpenTalk;
use lectern_model::block::{Block, DeckBlock};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::id::{FieldId, SlideId, SourceId};
use lectern_model::slide::{Part, Slide, SlideKind};
use lectern_model::span::Span;
use lectern_model::talk::TalkSlide;
use std::collections::{BTreeMap, BTreeSet};

/// The slides that the program writes.
const PROGRAM: [&str; 2] = ["title", "references"];

/// Takes the pages that are slides of the talk, and works out what was changed on them; gives the others.
pub(super) fn take_back(open: &OpenTalk, mut pages: Vec<Page>, report: &mut Report, found: &mut SlideImport) -> Vec<Page> {
    let (deck, _) = resolve_talk(&open.talk, &open.library);
    if name_by_title(&deck, &mut pages) {
        report.changed("", "the slides have lost their ids in another program; they were recognised by their titles");
    }
    let (known, fresh) = recognised(open, pages);
    if known.is_empty() {
        return fresh;
    }
    let mut order = Vec::new();
    for (id, page) in &known {
        order.push(id.clone());
        let (Some(slide), Some(shown)) = (open.library.slides.get(id), deck.slides.iter().find(|shown| shown.id == *id)) else {
            continue;
        };
        match changed_text(open, &deck, slide, shown, page, report) {
            Some(text) => found.edits.push((id.clone(), text)),
            None => found.untouched += 1,
        }
    }
    let came: BTreeSet<&SlideId> = order.iter().collect();
    let shown = open.talk.slides().filter(|entry| !entry.hidden);
    found.gone = shown.filter(|entry| !came.contains(&entry.slide)).map(|entry| entry.slide.clone()).collect();
    let before: Vec<&SlideId> = entries(open).map(|entry| &entry.slide).filter(|id| came.contains(id)).collect();
    if before != order.iter().collect::<Vec<_>>() {
        found.order = Some(order);
    }
    fresh
}

fn entries(open: &OpenTalk) -> impl Iterator<Item = &TalkSlide> {
    open.talk.slides().chain(&open.talk.backup)
}

/// Names pages by the slides that have their titles, where a program has left out the ids of a whole deck: none is there, and most of
/// the talk's titles are. Whether it did.
fn name_by_title(deck: &Deck, pages: &mut [Page]) -> bool {
    let letters =
        |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let mut ids: BTreeMap<String, Option<&SlideId>> = BTreeMap::new();
    for slide in &deck.slides {
        let title = letters(&Span::plain_text(&slide.title));
        // Two slides of one title cannot be told apart.
        ids.entry(title).and_modify(|id| *id = None).or_insert(Some(&slide.id));
    }
    let continued = format!(" ({}", deck.words.continued);
    let named = |page: &Page| {
        let title = page.title.iter().filter(|run| run.link.is_none()).map(|run| run.text.as_str()).collect::<String>();
        let (first, mark) = title.split_once(&continued).map_or((title.as_str(), ""), |(first, _)| (first, "~2"));
        let id = (*ids.get(&letters(first))?)?;
        Some(format!("{id}{mark}"))
    };
    let names: Vec<Option<String>> = pages.iter().map(named).collect();
    let found: BTreeSet<&str> = names.iter().flatten().map(String::as_str).filter(|name| !name.contains('~')).collect();
    let is_ours = pages.iter().all(|page| page.id.is_none()) && found.len() >= 3 && found.len() * 2 > deck.slides.len();
    if is_ours {
        for (page, name) in pages.iter_mut().zip(names) {
            page.id = name;
        }
    }
    is_ours
}

/// The pages that are slides of the talk, continued ones joined, and the others. A copy of a slide is a new one.
fn recognised(open: &OpenTalk, pages: Vec<Page>) -> (Vec<(SlideId, Page)>, Vec<Page>) {
    let ids: BTreeSet<&str> = entries(open).map(|entry| entry.slide.as_str()).collect();
    let is_ours = pages.iter().filter_map(|page| page.id.as_deref()).any(|id| ids.contains(id));
    let mut known: Vec<(SlideId, Page)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut fresh = Vec::new();
    for page in pages {
        let name = page.id.clone().unwrap_or_default();
        let (id, continued) = name.split_once('~').map_or((name.as_str(), false), |(id, _)| (id, true));
        match places.get(id).copied() {
            Some(at) if continued => {
                if let Some((_, before)) = known.get_mut(at) {
                    before.pieces.extend(page.pieces);
                    if before.columns.is_none() {
                        before.columns = page.columns;
                    }
                }
            }
            // What continues a slide that is not there would lack its beginning.
            None if ids.contains(id) && !continued => {
                places.insert(id.to_owned(), known.len());
                known.push((SlideId::from(id), page));
            }
            None if is_ours && PROGRAM.contains(&id) => {}
            Some(_) | None => fresh.push(page),
        }
    }
    (known, fresh)
}

/// The slide's text with what was changed on its page; none where nothing was.
fn changed_text(
    open: &OpenTalk,
    deck: &Deck,
    slide: &Slide,
    shown: &DeckSlide,
    page: &Page,
    report: &mut Report,
) -> Option<String> {
    let source = |number: u32| -> Option<SourceId> {
        let numbered = deck.references.iter().find(|reference| reference.number == number && reference.numbered);
        numbered.map(|reference| reference.source.clone())
    };
    let field = |id: &FieldId| open.talk.field(id.as_str()).unwrap_or_default().to_owned();
    let exported = Exported { source: &source, field: &field, beside: beside(deck, shown) };
    let parts = parts_of(&slide.file.text, &open.library.pack);
    let body = shown_part(slide, &parts.parts, Part::Body, &open.talk);
    let notes = shown_part(slide, &parts.parts, Part::Notes, &open.talk);
    if let Some(lost) =
        notes.map(|notes| lost_notes(&notes.text, page, &exported)).filter(|lost| *lost > 0 && !page.notes.is_empty())
    {
        report.wanting(&page.place, format!("{lost} lines of the speaker notes were changed; take them over by hand"));
    }
    let mut text = slide.file.text.to_string();
    let heading = body.filter(|body| !body.heading.is_empty());
    let title = heading.map_or(parts.title.as_str(), |body| body.heading.as_str());
    if let Returned::Changed(title) = returned_title(title, page, &exported, report) {
        take(
            &mut text,
            |text| heading.map_or_else(|| with_title(text, &title), |body| with_heading(text, body.index, &title)),
            page,
            report,
        );
    }
    if is_of_lines(slide.kind) {
        let words = body.map_or("", |body: &SlidePart| body.text.as_str());
        if let Returned::Changed(words) = returned_body(words, page, &exported, report) {
            take(&mut text, |text| with_part(text, body.map_or(0, |body| body.index), &words), page, report);
        }
    } else if !is_known(shown, page, &exported.beside) {
        let message =
            format!("what is beside the text of `{}` (its {}) was changed; take it over by hand", slide.id, slide.kind.name());
        report.wanting(&page.place, message);
    }
    (text != *slide.file.text).then_some(text)
}

/// Takes a change of a part; what cannot be taken is told.
fn take(text: &mut String, change: impl FnOnce(&str) -> Result<String, PartError>, page: &Page, report: &mut Report) {
    match change(text) {
        Ok(changed) => *text = changed,
        Err(error) => report.wanting(&page.place, format!("a change could not be taken over: {error}")),
    }
}

/// Whether a slide's body is paragraphs, lists and columns, which are compared line by line.
fn is_of_lines(kind: SlideKind) -> bool {
    match kind {
        SlideKind::Title
        | SlideKind::Section
        | SlideKind::Statement
        | SlideKind::Bullets
        | SlideKind::TwoColumns
        | SlideKind::Steps
        | SlideKind::Quote => true,
        SlideKind::BigNumber
        | SlideKind::Table
        | SlideKind::Chart
        | SlideKind::Picture
        | SlideKind::Help
        | SlideKind::References => false,
    }
}

/// What stands on the exported slide beside its own words.
fn beside(deck: &Deck, slide: &DeckSlide) -> Vec<String> {
    let mut texts: Vec<String> = slide.cited.iter().map(|cited| Span::plain_text(&cited.short)).collect();
    texts.extend(slide.warning.clone());
    each_text(&slide.caveat, &mut |text| texts.push(text));
    texts.push(deck.words.not_reviewed.to_owned());
    texts.push(deck.words.draft_translation.to_owned());
    texts
}

/// Whether all words on a page stand on the slide, or are the program's.
fn is_known(slide: &DeckSlide, page: &Page, beside: &[String]) -> bool {
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let words = |text: &str| text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>();
    let beside: Vec<String> = beside.iter().map(|text| letters(text)).filter(|text| text.chars().count() > 3).collect();
    let mut known: BTreeSet<String> = BTreeSet::new();
    each_text(&slide.body, &mut |text| known.extend(words(&text)));
    // Contacts and figures have labels of the program's around them.
    let is_short = |word: &String| word.chars().count() < 2;
    let is_label = slide.kind == SlideKind::Help;
    let is_own = |text: &String| {
        let all = letters(text);
        beside.iter().any(|text| all.contains(text.as_str()))
            || words(text).iter().all(|word| is_short(word) || known.contains(word))
    };
    is_label || page.cell_texts().iter().all(is_own)
}

fn each_text(blocks: &[DeckBlock], visit: &mut dyn FnMut(String)) {
    for block in blocks {
        match block {
            Block::Paragraph(spans) => visit(Span::plain_text(spans)),
            Block::Heading(heading) => visit(Span::plain_text(&heading.inlines)),
            Block::List(list) => list.items.iter().for_each(|item| each_text(item, visit)),
            Block::Table(table) => {
                table.rows.iter().chain([&table.header]).flatten().for_each(|cell| visit(Span::plain_text(cell)));
            }
            Block::Quote(inner) => each_text(inner, visit),
            Block::Picture(picture) => visit(Span::plain_text(&picture.caption)),
            Block::Chart(chart) => {
                visit(Span::plain_text(&chart.title));
                chart.categories.iter().for_each(|category| visit(category.clone()));
                chart.series.iter().for_each(|series| visit(series.name.clone()));
            }
            Block::Number(number) => {
                visit(Span::plain_text(&number.cite));
                visit(number.value.clone());
                visit(Span::plain_text(&number.counted));
                visit(number.year.clone().unwrap_or_default());
            }
            Block::Contacts(contacts) => {
                for contact in contacts {
                    visit(contact.name.clone());
                    visit(contact.hours.clone());
                    visit(Span::plain_text(&contact.audience));
                    visit(Span::plain_text(&contact.note));
                    contact.reach.iter().for_each(|(_, spans)| visit(Span::plain_text(spans)));
                }
            }
        }
    }
}
