//! The same talk for another audience, slide by slide and before it is done: what stays, what is worded otherwise, what stands in whose
//! place, what it costs.

use crate::error::AppError;
use crate::plan::{Added, LeftOut, title_of};
use crate::retarget::{Kept, Replaced, Retarget, retarget_talk};
use crate::slide_text::{Piece, each_piece};
use crate::talk_time::slide_time;
use crate::text_change::{TextChange, diff_words, is_changed};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{AudienceId, SlideId};
use lectern_model::language::Language;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::slide::{Part, Slide};
use lectern_model::span::Inline;
use lectern_model::talk::{Talk, TalkSection, TalkSlide};
use std::collections::{BTreeMap, BTreeSet};

/// A talk and the same talk for another audience, side by side; nothing is changed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Swap {
    /// The audience of the talk.
    pub from: AudienceId,
    /// The other audience.
    pub to: AudienceId,
    /// What the talk will be called: another title only where it has the one that the pack proposes for its audience.
    pub title: String,
    /// The slides in the order in which they will stand, those in reserve last.
    pub rows: Vec<SwapRow>,
    /// The time of the slides before.
    pub before: Minutes,
    /// The time of the slides where all of it is accepted.
    pub now: Minutes,
    /// What the presenter should know.
    pub diagnostics: Vec<Diagnostic>,
}

/// A slide before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct SwapRow {
    /// The slide of the talk; none for one that comes in.
    pub old: Option<SlideId>,
    /// The slide that will stand there; none for one that goes.
    pub new: Option<SlideId>,
    /// Its title for the audience of the talk; empty where there is none.
    pub old_title: String,
    /// Its title for the other audience; empty where there is none.
    pub new_title: String,
    /// What becomes of it.
    pub what: Fate,
    /// Title, body and note as the one and the other audience see them, where they are worded otherwise or replaced; else empty.
    pub words: Vec<TextChange>,
    /// The time it takes; none where it is hidden or in reserve.
    pub minutes_before: Minutes,
    /// The time it will take.
    pub minutes_now: Minutes,
    /// Why, in words.
    pub reason: String,
}

/// What becomes of a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It serves both audiences as it is, or is the presenter's own.
    Stays,
    /// It serves both, and has another wording for the other one.
    Reworded,
    /// Another slide on its topic stands in its place.
    Replaced,
    /// It does not serve the other audience, and nothing stands in its place.
    NoCounterpart,
    /// The pack asks for it, and the talk does not have it.
    Added,
}

impl Swap {
    /// The time of the slides where some rows, by index, are refused.
    pub fn time_without(&self, refused: &BTreeSet<usize>) -> Minutes {
        let rows = self.rows.iter().enumerate();
        rows.map(|(at, row)| if refused.contains(&at) { row.minutes_before } else { row.minutes_now }).sum()
    }
}

/// Puts a talk and the same talk for another audience side by side. `library` is the talk's own, with the installed pack's slides where
/// they are at hand.
///
/// # Errors
/// The pack has no such audience.
pub fn propose_swap(talk: &Talk, library: &Library, audience: &AudienceId) -> Result<Swap, AppError> {
    let change = retarget_talk(talk, library, audience)?;
    let rows = Rows::new(talk, library, &change);
    let spoken = talk.slides().map(|entry| rows.row(entry, true));
    let reserve = talk.backup.iter().map(|entry| rows.row(entry, false));
    let added = |opening: bool| {
        let in_reserve = |added: &Added| talk.backup.iter().any(|entry| entry.slide == added.slide);
        let is_opening = move |added: &&Added| (library.pack.opening.as_ref() == Some(&added.slide)) == opening;
        change.added.iter().filter(move |added| !in_reserve(added)).filter(is_opening).map(|added| rows.added(added))
    };
    let rows: Vec<SwapRow> = added(true).chain(spoken).chain(added(false)).chain(reserve).collect();
    let now = rows.iter().map(|row| row.minutes_now).sum();
    let (title, before, diagnostics) = (change.talk.title, change.before, change.diagnostics);
    Ok(Swap { from: talk.audience.clone(), to: audience.clone(), title, rows, before, now, diagnostics })
}

/// The talk for the other audience, with what was accepted of a proposal. Refused rows, by index: a replacement keeps the old slide, a
/// removal keeps the slide, an addition stays out; of a slide that stays nothing can be refused, for a talk has one audience. A section
/// that loses its last slide goes.
///
/// The talk goes into a new document, or into [`Change::ReplaceTalk`](crate::document::change::Change::ReplaceTalk).
pub fn apply_swap(talk: &Talk, library: &Library, swap: &Swap, refused: &BTreeSet<usize>) -> Talk {
    let accepted = || swap.rows.iter().enumerate().filter(|(at, _)| !refused.contains(at)).map(|(_, row)| row);
    let changes: BTreeMap<&SlideId, &SwapRow> = accepted().filter_map(|row| Some((row.old.as_ref()?, row))).collect();
    let put = |entry: TalkSlide| match changes.get(&entry.slide).map(|row| (row.what, &row.new)) {
        Some((Fate::Replaced, Some(new))) => Some(TalkSlide { slide: new.clone(), minutes: None, hidden: entry.hidden }),
        Some((Fate::NoCounterpart, _)) => None,
        Some((Fate::Stays | Fate::Reworded | Fate::Replaced | Fate::Added, _)) | None => Some(entry),
    };
    let mut changed = talk.clone();
    (changed.audience, changed.title, changed.outline) = (swap.to.clone(), swap.title.clone(), None);
    changed.sections.retain_mut(|section| {
        let had_slides = !section.slides.is_empty();
        section.slides = std::mem::take(&mut section.slides).into_iter().filter_map(put).collect();
        !had_slides || !section.slides.is_empty()
    });
    changed.backup = changed.backup.into_iter().filter_map(put).collect();
    for new in accepted().filter(|row| row.what == Fate::Added).filter_map(|row| row.new.as_ref()) {
        add(&mut changed, new, library.pack.opening.as_ref() == Some(new));
    }
    changed
}

/// Adds the pack's opening slide at the beginning, its closing slide at the end. One that the talk has in reserve or hidden is left
/// there, for a slide stands in a talk once.
fn add(talk: &mut Talk, id: &SlideId, opens: bool) {
    if talk.slides().chain(&talk.backup).any(|entry| entry.slide == *id) {
        return;
    }
    if talk.sections.is_empty() {
        talk.sections.push(TalkSection { title: talk.title.clone(), slides: Vec::new() });
    }
    let entry = TalkSlide::new(id.clone());
    if opens {
        if let Some(first) = talk.sections.first_mut() {
            first.slides.insert(0, entry);
        }
    } else if let Some(last) = talk.sections.last_mut() {
        last.slides.push(entry);
    }
}

/// What a retargeting says of each slide.
struct Rows<'a> {
    library: &'a Library,
    from: &'a AudienceId,
    to: &'a AudienceId,
    language: &'a Language,
    kept: BTreeMap<&'a SlideId, &'a Kept>,
    replaced: BTreeMap<&'a SlideId, &'a Replaced>,
    left_out: BTreeMap<&'a SlideId, &'a LeftOut>,
}

impl<'a> Rows<'a> {
    fn new(talk: &'a Talk, library: &'a Library, change: &'a Retarget) -> Self {
        Self {
            library,
            from: &talk.audience,
            to: &change.talk.audience,
            language: &talk.language,
            kept: change.kept.iter().map(|kept| (&kept.slide, kept)).collect(),
            replaced: change.replaced.iter().map(|replaced| (&replaced.old, replaced)).collect(),
            left_out: change.left_out.iter().map(|left_out| (&left_out.slide, left_out)).collect(),
        }
    }

    /// The row of a slide of the talk; `counts` says whether its time does.
    fn row(&self, entry: &TalkSlide, counts: bool) -> SwapRow {
        let id = &entry.slide;
        let slide = self.library.slides.get(id);
        let minutes = if counts { slide_time(entry, self.library) } else { Minutes::ZERO };
        let mut row = SwapRow {
            old: Some(id.clone()),
            new: Some(id.clone()),
            old_title: slide.map_or_else(|| id.to_string(), |slide| self.title(slide, self.from)),
            new_title: slide.map_or_else(|| id.to_string(), |slide| self.title(slide, self.to)),
            what: Fate::Stays,
            words: Vec::new(),
            minutes_before: minutes,
            minutes_now: minutes,
            reason: "the library does not have it; nothing can be said of it".to_owned(),
        };
        if let (Some(slide), Some(kept)) = (slide, self.kept.get(id)) {
            self.keep(&mut row, slide, kept.reworded);
        } else if let (Some(slide), Some(replaced)) = (slide, self.replaced.get(id)) {
            self.replace(&mut row, slide, &replaced.new, counts && !entry.hidden);
        } else if let Some(left_out) = self.left_out.get(id) {
            (row.new, row.new_title, row.minutes_now) = (None, String::new(), Minutes::ZERO);
            (row.what, row.reason) = (Fate::NoCounterpart, left_out.reason.clone());
        }
        row
    }

    fn keep(&self, row: &mut SwapRow, slide: &Slide, reworded: bool) {
        row.reason = if slide.own { "it is your own" } else { "it serves both audiences" }.to_owned();
        if reworded {
            row.what = Fate::Reworded;
            row.words = diff_words(&self.words(slide, self.from), &self.words(slide, self.to));
            row.reason = match is_changed(&row.words) {
                true => "it is worded otherwise for them".to_owned(),
                false => "what is seen stays; its notes, answers or handouts are others for them".to_owned(),
            };
        }
    }

    fn replace(&self, row: &mut SwapRow, slide: &Slide, new: &SlideId, counts: bool) {
        let Some(coming) = self.library.slides.get(new) else { return };
        row.what = Fate::Replaced;
        row.new = Some(new.clone());
        row.new_title = self.title(coming, self.to);
        row.words = diff_words(&self.words(slide, self.from), &self.words(coming, self.to));
        row.minutes_now = if counts { coming.minutes } else { Minutes::ZERO };
        row.reason = "it does not serve them; a slide on the same topic does".to_owned();
    }

    fn added(&self, added: &Added) -> SwapRow {
        let slide = self.library.slides.get(&added.slide);
        SwapRow {
            old: None,
            new: Some(added.slide.clone()),
            old_title: String::new(),
            new_title: slide.map_or_else(|| added.title.clone(), |slide| self.title(slide, self.to)),
            what: Fate::Added,
            words: Vec::new(),
            minutes_before: Minutes::ZERO,
            minutes_now: added.minutes,
            reason: added.reason.clone(),
        }
    }

    fn title(&self, slide: &Slide, audience: &AudienceId) -> String {
        let heading = slide.variant(Part::Body, audience, self.language).map(|variant| &variant.heading);
        heading.filter(|heading| !heading.is_empty()).map_or_else(|| title_of(slide), |heading| Inline::plain_text(heading))
    }

    /// What an audience sees of a slide, as plain lines.
    fn words(&self, slide: &Slide, audience: &AudienceId) -> String {
        let mut text = self.title(slide, audience);
        text.push('\n');
        for variant in [Part::Body, Part::Caveat].into_iter().filter_map(|part| slide.variant(part, audience, self.language)) {
            each_piece(&variant.blocks, &mut |piece| self.push_line(&mut text, &piece));
        }
        text
    }

    fn push_line(&self, text: &mut String, piece: &Piece) {
        let line = match piece {
            Piece::Inlines(inlines) => Inline::plain_text(inlines),
            Piece::Words(words) => (*words).to_owned(),
            Piece::Contact(id) => self.library.contacts.get(*id).map_or_else(|| id.to_string(), |contact| contact.name.clone()),
        };
        // A citation that stands alone leaves an empty line.
        let line = line.trim();
        if !line.is_empty() {
            text.push_str(line);
            text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests;
