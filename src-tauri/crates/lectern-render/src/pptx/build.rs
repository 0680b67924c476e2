//! Deck, theme and finished pages to a presentation: words from the deck, places and sizes from the pages.

mod block;
mod body;
mod contact;
mod context;
mod drawing;
mod layout;
mod look;
mod notes;
mod page;
mod place;
mod slide;
mod table;

use super::font::semibold_of;
use super::palette::Scheme;
use super::presentation::{Paragraph, Presentation, Run, Section, Slide};
use context::{Context, Metrics, text_of};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::geometry::Size;
use lectern_model::slide::SlideKind;
use lectern_model::theme::{Aspect, PlaceholderKind, Theme};
use lectern_scene::document::Document;
use lectern_scene::font::{Font, FontKey};
use lectern_scene::scene::{ItemKind, Scene};
use look::BodyLook;
use skrifa::attribute::{Style, Weight};
use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
pub(super) use slide::unseen_title;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// The measures of a font that cannot be read.
const USUAL: Metrics = Metrics { ascent: 0.95, descent: 0.27 };

/// What a slide has to know of the slides before and after it.
struct Source<'a> {
    /// Whether the deck is the presenter's: its slides have notes.
    presenters: bool,
    /// The place of the slide in the file, from 1.
    place: usize,
    /// The titles so far, each with the number that the next one like it may have.
    titles: BTreeMap<String, u32>,
    /// The first entry of the bibliography in each frame that lists some, and their number at the end.
    entries: Vec<usize>,
    /// The frames on the first page of the slide.
    first: Option<&'a Scene>,
    /// The blocks of the slide that stand in no frame of its pages: those the pages leave out.
    unplaced: Vec<usize>,
}

impl Source<'_> {
    /// Makes a title unlike all before.
    fn make_unique(&mut self, title: &mut Paragraph) {
        let words = text_of(&title.runs).trim().to_lowercase();
        let Some(next) = self.titles.get(&words) else {
            self.titles.insert(words, 2);
            return;
        };
        let mut number = *next;
        let mut own = format!("{words} ({number})");
        while self.titles.contains_key(&own) {
            number += 1;
            own = format!("{words} ({number})");
        }
        title.runs.push(Run::text(format!(" ({number})")));
        self.titles.insert(words, number + 1);
        self.titles.insert(own, 2);
    }

    /// The entries of the bibliography from one to the first of the next frame.
    fn entries(&self, from: usize) -> Range<usize> {
        let next = self.entries.iter().copied().find(|start| *start > from);
        from..next.unwrap_or(from)
    }

    /// The first block of a frame on the slide's first page.
    fn column_start(&self, kind: PlaceholderKind) -> Option<usize> {
        self.first?.frames.iter().find(|frame| frame.kind == kind).map(|frame| frame.blocks.0)
    }
}

/// What is appended to the title of a slide that goes on, on its pages from 1 on.
fn continued(deck: &Deck, part: usize) -> Run {
    let words = deck.words.continued.trim().trim_matches(['(', ')']);
    let number = if part > 1 { format!(" {part}") } else { String::new() };
    Run::text(format!(" ({words}{number})"))
}

/// A presentation of a deck, one slide a page.
pub(super) fn presentation<'a>(deck: &'a Deck, theme: &'a Theme, document: &'a Document) -> Presentation<'a> {
    let size = document.pages.first().map_or(Aspect::Wide.size(), |page| page.size);
    let font = main_font(document);
    let bold = font.and_then(|font| bold_of(document, font));
    let (semibold_family, semibold) = semibold_of(&document.fonts, &theme.font).unzip();
    let metrics = font.and_then(measures).unwrap_or(USUAL);
    let pages: Vec<(&Scene, &DeckSlide)> =
        document.pages.iter().filter_map(|page| Some((page, deck.slides.get(page.slide?)?))).collect();
    let entries = entry_starts(deck, &pages);
    let references = Rc::new(reference_pages(deck, &pages, &entries));
    let by_number = Rc::new(deck.references_by_number());
    let presenters = deck.is_presenters();
    let mut source = Source { presenters, place: 0, titles: BTreeMap::new(), entries, first: None, unplaced: Vec::new() };
    let mut slides: Vec<Slide<'a>> = Vec::with_capacity(pages.len());
    let mut part = 0;
    for (at, (scene, own)) in pages.iter().enumerate() {
        let goes_on =
            at.checked_sub(1).and_then(|before| pages.get(before)).is_some_and(|(before, _)| before.slide == scene.slide);
        part = if goes_on { part + 1 } else { 0 };
        source.place = at + 1;
        if !goes_on {
            source.first = Some(scene);
            source.unplaced =
                unplaced(own, pages.iter().skip(at).map(|(page, _)| *page).take_while(|page| page.slide == scene.slide));
        }
        let (ground, references, entries) = (theme.ground_of(own.kind), Rc::clone(&references), Rc::clone(&by_number));
        let context = Context { deck, document, slide: own, ground, metrics, font, semibold, bold, references, entries };
        slides.push(slide::slide(&context, scene, &mut source, part));
    }
    let mut layouts: Vec<_> = SlideKind::ALL.into_iter().map(|kind| layout::layout(theme, kind, size)).collect();
    layout::complete(theme, &mut layouts, &slides);
    layout::lift(&mut layouts, &mut slides);
    let levels = BodyLook::of(theme.on(false), SlideKind::Bullets).list_levels(theme);
    let scheme = Scheme::new(&theme.colours);
    let sections = sections(deck, &pages);
    let metadata = &document.metadata;
    let (line, values) = (metrics.line(), deck.words.values);
    let fonts = &document.fonts;
    let semibold = semibold_family;
    Presentation {
        fonts,
        theme,
        scheme,
        size: round(size),
        metadata,
        semibold,
        font,
        line,
        levels,
        layouts,
        slides,
        sections,
        values,
    }
}

/// The blocks of a slide that stand in no frame of its pages.
fn unplaced<'a>(slide: &DeckSlide, pages: impl Iterator<Item = &'a Scene>) -> Vec<usize> {
    if matches!(slide.kind, SlideKind::Title | SlideKind::References) {
        return Vec::new();
    }
    let frames: Vec<Range<usize>> = pages.flat_map(|page| &page.frames).map(|frame| frame.blocks.0..frame.blocks.1).collect();
    (0..slide.body.len()).filter(|block| !frames.iter().any(|frame| frame.contains(block))).collect()
}

/// A size of whole points.
fn round(size: Size) -> Size {
    use lectern_model::geometry::Pt;
    Size::new(Pt(size.width.0.round()), Pt(size.height.0.round()))
}

/// The font of most words.
fn main_font(document: &Document) -> Option<&Font> {
    let mut counts: BTreeMap<FontKey, usize> = BTreeMap::new();
    for item in document.pages.iter().flat_map(|page| &page.items) {
        if let ItemKind::Text(run) = &item.kind {
            *counts.entry(run.font).or_default() += run.text.len();
        }
    }
    let most = counts.into_iter().max_by_key(|(key, count)| (*count, std::cmp::Reverse(*key)))?;
    document.fonts.get(most.0)
}

/// The bold face of a font's family: what programs show where a page has a weight between, as they know a family by four faces.
fn bold_of<'a>(document: &'a Document, font: &Font) -> Option<&'a Font> {
    let family = |face: &FontRef<'_>| Some(face.localized_strings(StringId::FAMILY_NAME).english_or_first()?.to_string());
    let wanted = family(&FontRef::from_index(&font.data, font.index).ok()?)?;
    let is_bold = |font: &&Font| {
        FontRef::from_index(&font.data, font.index).is_ok_and(|face| {
            let attributes = face.attributes();
            let upright = attributes.weight == Weight::BOLD && attributes.style == Style::Normal;
            upright && family(&face).as_deref() == Some(wanted.as_str())
        })
    };
    document.fonts.iter().map(|(_, font)| font).find(is_bold)
}

fn measures(font: &Font) -> Option<Metrics> {
    let face = FontRef::from_index(&font.data, font.index).ok()?;
    let metrics = face.metrics(FontSize::new(1.0), LocationRef::default());
    let (ascent, descent) = (metrics.ascent + metrics.leading * 0.5, metrics.leading * 0.5 - metrics.descent);
    (ascent > 0.1 && descent >= 0.0 && ascent + descent < 4.0).then_some(Metrics { ascent, descent })
}

/// The first entry of each frame of the reference list, and how many there are at the end.
fn entry_starts(deck: &Deck, pages: &[(&Scene, &DeckSlide)]) -> Vec<usize> {
    let listing = pages.iter().filter(|(_, slide)| slide.kind == SlideKind::References);
    let frames = listing.flat_map(|(scene, _)| &scene.frames);
    let bodies = frames.filter(|frame| matches!(frame.kind, PlaceholderKind::Body | PlaceholderKind::SecondBody));
    let mut starts: Vec<usize> = bodies.map(|frame| frame.items.0).collect();
    starts.push(deck.audience_references().len());
    starts
}

/// On which page each entry of the bibliography stands.
fn reference_pages(deck: &Deck, pages: &[(&Scene, &DeckSlide)], starts: &[usize]) -> BTreeMap<u32, usize> {
    let references = deck.audience_references();
    let mut out = BTreeMap::new();
    let mut next = starts.iter().copied();
    let Some(mut from) = next.next() else { return out };
    for (at, (scene, slide)) in pages.iter().enumerate() {
        if slide.kind != SlideKind::References {
            continue;
        }
        let bodies =
            scene.frames.iter().filter(|frame| matches!(frame.kind, PlaceholderKind::Body | PlaceholderKind::SecondBody));
        for _ in bodies {
            let to = next.next().unwrap_or(from);
            for reference in references.get(from..to).unwrap_or_default() {
                out.entry(reference.number).or_insert(at);
            }
            from = to;
        }
    }
    out
}

/// The talk's sections, what stands before and after them, and what is kept in reserve.
fn sections(deck: &Deck, pages: &[(&Scene, &DeckSlide)]) -> Vec<Section> {
    let title = |slide: &DeckSlide| {
        if slide.backup {
            return deck.words.backup;
        }
        match slide.section.and_then(|at| deck.sections.get(at)) {
            Some(section) => section.title.as_str(),
            None if slide.kind == SlideKind::References => deck.words.references,
            None => deck.title.as_str(),
        }
    };
    let key = |slide: &DeckSlide| (slide.backup, slide.section, slide.kind == SlideKind::References);
    let mut out: Vec<Section> = Vec::new();
    let mut last = None;
    for (at, (_, slide)) in pages.iter().enumerate() {
        match out.last_mut() {
            Some(section) if last == Some(key(slide)) => section.slides.end = at + 1,
            _ => out.push(Section { title: title(slide).to_owned(), slides: at..at + 1 }),
        }
        last = Some(key(slide));
    }
    out
}
