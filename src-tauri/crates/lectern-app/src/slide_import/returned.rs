//! A deck that was exported, edited in another program and comes back: slides are known by their ids, and what was changed on them
//! becomes changes of the talk.

mod data;
mod notes;
mod recognise;
mod slide;

use super::place::order_of;
use super::{Fate, SlideImport, Told};
use crate::pipeline::{FilePicture, Page, Piece, Report, key, page_pieces, plain_text, resolve_talk, words_of};
use crate::talk_file::OpenTalk;
use lectern_model::citation::CitationStyle;
use lectern_model::deck::{Deck, Fingerprint, Reference};
use lectern_model::id::SlideId;
use lectern_model::minutes::Minutes;
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_model::talk::Talk;
use recognise::{Known, REFERENCES, TITLE, name_pages, recognised};
use std::collections::BTreeSet;

/// A slide of the talk that came back otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnedSlide {
    /// Which; `title` for the slide that the program makes of the talk's title.
    pub slide: SlideId,
    /// Where in the file it stood, as `slide 7`.
    pub place: String,
    /// What of it is another.
    pub changed: Vec<Aspect>,
    /// Its new text, head and all.
    pub text: Option<String>,
    /// Its new time.
    pub minutes: Option<Minutes>,
    /// Whether it is left out of the show now.
    pub hidden: Option<bool>,
    /// The talk's new title.
    pub talk_title: Option<String>,
    /// Whether the talk was changed there after the deck was exported: taking what came back undoes that.
    pub undoes: bool,
}

/// What of a slide may come back otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Its title.
    Title,
    /// What stands on it.
    Body,
    /// What is said to it.
    Notes,
    /// The answers to what may be asked.
    Asked,
    /// The note under it.
    Caveat,
    /// Its time.
    Time,
    /// It is left out of the show.
    Hidden,
    /// It is in the show again.
    Shown,
    /// Its place.
    Place,
}

impl Aspect {
    /// What it is called, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Aspect::Title => "title",
            Aspect::Body => "words on the slide",
            Aspect::Notes => "speaker notes",
            Aspect::Asked => "answers to questions",
            Aspect::Caveat => "note under the slide",
            Aspect::Time => "time",
            Aspect::Hidden => "hidden",
            Aspect::Shown => "shown again",
            Aspect::Place => "place in the talk",
        }
    }
}

impl ReturnedSlide {
    fn new(slide: SlideId, place: &str) -> Self {
        let (text, minutes, hidden, talk_title) = (None, None, None, None);
        Self { slide, place: place.to_owned(), changed: Vec::new(), text, minutes, hidden, talk_title, undoes: false }
    }

    /// Whether what came back stands against later changes of the talk, as the fingerprint of what was exported tells; of notes only
    /// where the file `has_notes`.
    fn is_against(&self, exported: Fingerprint, now: Fingerprint, has_notes: bool) -> bool {
        let is_of = |aspects: &[Aspect]| self.changed.iter().any(|changed| aspects.contains(changed));
        let shown = exported.shown != now.shown && is_of(&[Aspect::Title, Aspect::Body, Aspect::Caveat]);
        let said = has_notes && exported.said != now.said && is_of(&[Aspect::Notes, Aspect::Asked]);
        shown || said
    }
}

/// What came in a file, in its order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Came {
    /// A slide of the talk.
    Known {
        /// Which.
        slide: SlideId,
        /// The title of its section, where the file says so.
        section: Option<String>,
        /// Whether it is left out of the show.
        hidden: bool,
    },
    /// A new slide, or several that were made of one, by their place.
    New { place: String, section: Option<String>, hidden: bool },
}

/// Takes the pages that are slides of the talk, and works out what was changed on them; gives the others.
pub(super) fn take_back(
    open: &OpenTalk,
    mut pages: Vec<Page>,
    pictures: &[FilePicture],
    report: &mut Report,
    found: &mut SlideImport,
) -> Vec<Page> {
    let deck = exported_deck(open, &pages);
    name_pages(&deck, &mut pages, report);
    let file = recognised(open, pages);
    if file.known.is_empty() {
        found.came = file.came;
        return file.fresh;
    }
    forget_reading(&file, report);
    let numbering = notes::Numbering::of(&deck, &file.references);
    file.references.iter().for_each(|page| tell_references(&deck, page, report));
    let shown_of = |id: &SlideId| deck.slides.iter().find(|shown| shown.id == *id);
    let is_presenters = |known: &Known| shown_of(&known.id).is_some_and(|shown| notes::are_ours(&deck, shown, &known.page.notes));
    let has_notes = file.known.iter().any(is_presenters);
    for known in &file.known {
        let Known { id, page, .. } = known;
        let (Some(slide), Some(shown)) = (open.library.slides.get(id), shown_of(id)) else { continue };
        let back = slide::Back { open, deck: &deck, numbering: &numbering, slide, shown, known, has_notes };
        let mut returned = back.changed(report);
        if page.fingerprint.is_some_and(|exported| returned.is_against(exported, shown.fingerprint(), has_notes)) {
            returned.undoes = true;
            let message = "the talk was changed here after the deck was exported: taking this slide undoes those changes";
            report.wanting(&page.place, message);
        }
        data::tell_changes(&deck, shown, page, pictures, report);
        let entry = entry_of(open, id);
        let was_hidden = entry.is_some_and(|(hidden, backup)| hidden || backup);
        if page.hidden != was_hidden {
            returned.changed.push(if page.hidden { Aspect::Hidden } else { Aspect::Shown });
            returned.hidden = Some(page.hidden);
        }
        found.edits.push(returned);
    }
    order_of(open, &deck, &file.came, &mut found.edits);
    let all = found.edits.len();
    found.edits.retain(|returned| !returned.changed.is_empty());
    found.untouched = all - found.edits.len();
    found.edits.extend(file.title.and_then(|page| talk_title(&deck, &page, pictures, report)));
    found.gone = gone(open, &file.known);
    found.is_whole = found.gone.len() < file.known.len();
    found.came = file.came;
    file.fresh
}

/// The talk's deck with citations as the file has them: it may have been exported in another style.
fn exported_deck(open: &OpenTalk, pages: &[Page]) -> Deck {
    let (deck, _) = resolve_talk(&open.talk, &open.library);
    let is_list = |page: &&Page| {
        let id = page.id.as_deref().and_then(|id| id.split('~').next());
        id == Some(REFERENCES) || (id.is_none() && key(&plain_text(&page.title)).starts_with(&key(deck.words.references)))
    };
    let lists: Vec<String> = pages.iter().filter(is_list).flat_map(page_pieces).map(|piece| line_of(&piece)).collect();
    let listed = |deck: &Deck| {
        let entries: BTreeSet<String> = deck.references.iter().map(|reference| entry_key(deck, reference)).collect();
        lists.iter().filter(|line| entries.contains(&key(line))).count()
    };
    let own = listed(&deck);
    if own * 2 >= lists.len() {
        return deck;
    }
    let styled = |style| {
        let talk = Talk { citation_style: Some(style), ..open.talk.clone() };
        let (deck, _) = resolve_talk(&talk, &open.library);
        (listed(&deck), deck)
    };
    let styles = [CitationStyle::Plain, CitationStyle::Legal, CitationStyle::Ama, CitationStyle::Apa, CitationStyle::Chicago];
    let best = styles.into_iter().map(styled).max_by_key(|(listed, _)| *listed);
    best.filter(|(listed, _)| *listed > own).map_or(deck, |(_, deck)| deck)
}

fn line_of(piece: &Piece) -> String {
    words_of(piece).map(plain_text).unwrap_or_default()
}

/// An entry of the list of sources as it stands there.
fn entry_key(deck: &Deck, reference: &Reference) -> String {
    let entry = notes::entry_text(deck, reference);
    if reference.numbered { key(&format!("{}.{entry}", reference.number)) } else { key(&entry) }
}

/// Takes back what was told of pages as new slides, where they are slides of the talk: only what was added to them is lost.
fn forget_reading(file: &recognise::Sorted, report: &mut Report) {
    let fresh: BTreeSet<&str> = file.fresh.iter().map(|page| page.place.as_str()).collect();
    let is_lost = |told: &Told| told.fate == Fate::Dropped && !told.message.contains("marked as decoration");
    report.retain(|told| told.place.is_empty() || fresh.contains(told.place.as_str()) || is_lost(told));
}

/// Whether a slide is hidden, and whether it is in reserve.
fn entry_of(open: &OpenTalk, id: &SlideId) -> Option<(bool, bool)> {
    let shown = open.talk.slides().map(|entry| (entry, false));
    let mut all = shown.chain(open.talk.backup.iter().map(|entry| (entry, true)));
    all.find(|(entry, _)| entry.slide == *id).map(|(entry, backup)| (entry.hidden, backup))
}

/// The slides that did not come back; those that are left out of the show only where others of them are there.
fn gone(open: &OpenTalk, known: &[Known]) -> Vec<SlideId> {
    let came: BTreeSet<&SlideId> = known.iter().map(|known| &known.id).collect();
    let is_left_out = |id: &SlideId| entry_of(open, id).is_some_and(|(hidden, backup)| hidden || backup);
    let has_left_out = came.iter().any(|id| is_left_out(id));
    let all = open.talk.slides().chain(&open.talk.backup).map(|entry| &entry.slide);
    all.filter(|id| !came.contains(id) && (has_left_out || !is_left_out(id))).cloned().collect()
}

/// The talk's title, where the title slide has another. What else was changed on that slide is told.
fn talk_title(deck: &Deck, page: &Page, pictures: &[FilePicture], report: &mut Report) -> Option<ReturnedSlide> {
    let first = deck.slides.first().filter(|slide| slide.kind == SlideKind::Title);
    let day = deck.date.map(|date| deck.words.date(date)).unwrap_or_default();
    let mut known: Vec<String> = [&deck.subtitle, &deck.presenter, &deck.agency, &day].map(|text| key(text)).into();
    known.extend([deck.words.not_reviewed, deck.words.draft_translation, ""].map(key));
    recognise::each_text(first.map(|slide| slide.body.as_slice()).unwrap_or_default(), &mut |text| known.push(key(&text)));
    let mut wanting = |message: String| report.wanting(&page.place, message);
    for piece in page_pieces(page) {
        match words_of(&piece).map(plain_text) {
            Some(text) if known.contains(&key(&text)) => {}
            Some(text) => wanting(format!(
                "“{}” on the title slide: subtitle, presenter, agency and date are filled in in the talk",
                text.trim()
            )),
            None if matches!(piece, Piece::Table(_)) => {
                wanting("a table on the title slide is left out: put it on a slide of its own".to_owned());
            }
            None => {}
        }
    }
    if page.notes.iter().filter_map(words_of).any(|words| !key(&plain_text(words)).is_empty()) {
        wanting("notes on the title slide are left out: put them on the first slide of the talk".to_owned());
    }
    if page.hidden {
        wanting("the title slide is hidden in the file; the talk shows it".to_owned());
    }
    if let Some(first) = first {
        data::tell_changes(deck, first, page, pictures, report);
    }
    let title = plain_text(&page.title).split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = deck.slides.first().map(|slide| Span::plain_text(&slide.title)).unwrap_or_default();
    if title.is_empty() || [&deck.title, &shown].iter().any(|known| key(known) == key(&title)) {
        return None;
    }
    let changed = vec![Aspect::Title];
    Some(ReturnedSlide { changed, talk_title: Some(title), ..ReturnedSlide::new(TITLE.into(), &page.place) })
}

/// Tells what was changed in the list of sources, which the program writes.
fn tell_references(deck: &Deck, page: &Page, report: &mut Report) {
    let entries: BTreeSet<String> = deck.references.iter().map(|reference| entry_key(deck, reference)).collect();
    let own = [deck.words.references, deck.words.not_reviewed, deck.words.draft_translation, &deck.title].map(key);
    let is_other = |text: &String| !entries.contains(&key(text)) && !own.contains(&key(text)) && !key(text).is_empty();
    let others = page_pieces(page).iter().map(line_of).filter(is_other).count();
    if others > 0 {
        let lines = if others == 1 { "line" } else { "lines" };
        let what = "the list is made of what the talk cites: change sources in the talk";
        report.wanting(&page.place, format!("{others} {lines} of the list of sources came back otherwise; {what}"));
    }
}

#[cfg(test)]
mod tests;
