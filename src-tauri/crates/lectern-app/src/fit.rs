//! A talk as it stands, fitted to another time.
//!
//! What is cut goes into reserve, behind the end of the talk: nothing the presenter chose or wrote is lost, each slide can be jumped to
//! when somebody asks, and it is the first to come back when there is more time. Reserve is not counted in the time and not in audience
//! copies.

use crate::conflict::Room;
use crate::plan::{Added, LeftOut, title_of, weight_in_words};
use crate::talk_time::{slide_time, talk_time};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SlideId;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::outline::Outline;
use lectern_model::slide::{Slide, SlideKind, Weight};
use lectern_model::talk::{Talk, TalkSection, TalkSlide};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A proposal of what to cut from a talk or to add to it; nothing is changed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The time to fit.
    pub minutes: Minutes,
    /// The time of the slides before; hidden ones are not counted.
    pub before: Minutes,
    /// The time of the slides where all of it is accepted.
    pub now: Minutes,
    /// Slides that go into reserve, in the talk's order.
    pub cut: Vec<LeftOut>,
    /// Slides that come in: from reserve, from the audience's outlines, from the library. In the order in which they were chosen.
    pub added: Vec<Added>,
    /// What the presenter should know.
    pub diagnostics: Vec<Diagnostic>,
}

impl Fit {
    /// The time of the slides where some of it is refused.
    pub fn time_without(&self, refused: &BTreeSet<SlideId>) -> Minutes {
        let cut = self.cut.iter().filter(|cut| !refused.contains(&cut.slide)).map(|cut| cut.minutes).sum();
        let added = self.added.iter().filter(|added| !refused.contains(&added.slide)).map(|added| added.minutes).sum();
        self.before + added - cut
    }
}

/// Proposes how a talk fits a time. Where it is too long the latest of the lightest slides are cut, and what fits after all is taken
/// back, the heaviest first. Never cut are the pack's opening and closing slides and whatever must be said; the presenter's own slides
/// only where nothing else is left, which is then said. Where there is time left, slides come in that contradict none of the talk's: from
/// reserve, then from longer outlines of the audience, then from the whole library, each by weight.
///
/// `library` is the talk's own, with the installed pack's slides and outlines where they are at hand.
pub fn propose_fit(talk: &Talk, library: &Library, minutes: Minutes) -> Fit {
    let mut work = Work::new(talk, library, minutes);
    work.shorten();
    work.cut_heads();
    if work.cut().next().is_none() {
        work.lengthen();
    }
    let before = talk_time(talk, library);
    let cut: Vec<LeftOut> = work.cut().map(|spoken| work.left_out(spoken)).collect();
    let diagnostics = work.diagnostics();
    let mut fit = Fit { minutes, before, now: before, cut, added: work.added, diagnostics };
    fit.now = fit.time_without(&BTreeSet::new());
    fit
}

/// The talk with what was accepted of a proposal, for that time: a refused cut stays, a refused addition stays out. What is cut goes
/// to the end of the slides in reserve and takes its own time along; a section that loses its last slide so goes. What is added stands
/// beside its neighbours in the talk's outline, or else after the last slide on its topic or on a topic before it.
///
/// The talk goes into [`Change::ReplaceTalk`](crate::document::change::Change::ReplaceTalk).
pub fn apply_fit(talk: &Talk, library: &Library, fit: &Fit, refused: &BTreeSet<SlideId>) -> Talk {
    let mut fitted = talk.clone();
    fitted.minutes = fit.minutes;
    let cut: BTreeSet<&SlideId> = fit.cut.iter().map(|cut| &cut.slide).filter(|id| !refused.contains(*id)).collect();
    let mut reserve = Vec::new();
    fitted.sections.retain_mut(|section| {
        let had_slides = !section.slides.is_empty();
        reserve.extend(section.slides.extract_if(.., |entry| !entry.hidden && cut.contains(&entry.slide)));
        !had_slides || !section.slides.is_empty()
    });
    fitted.backup.append(&mut reserve);
    for added in fit.added.iter().filter(|added| !refused.contains(&added.slide)) {
        let is_there = fitted.slides().any(|entry| entry.slide == added.slide);
        if let (false, Some(slide)) = (is_there, library.slides.get(&added.slide)) {
            put_in(&mut fitted, library, slide);
        }
    }
    fitted
}

/// Puts a slide of the library or of the reserve where it belongs.
fn put_in(talk: &mut Talk, library: &Library, slide: &Slide) {
    let (section, position) = place_of(talk, library, slide);
    let reserved = talk.backup.iter().position(|entry| entry.slide == slide.id).map(|at| talk.backup.remove(at));
    let entry = reserved.unwrap_or_else(|| TalkSlide::new(slide.id.clone()));
    if talk.sections.is_empty() {
        talk.sections.push(TalkSection { title: talk.title.clone(), slides: Vec::new() });
    }
    if let Some(section) = talk.sections.get_mut(section) {
        section.slides.insert(position.min(section.slides.len()), entry);
    }
}

/// The section and the place in it where a slide belongs.
fn place_of(talk: &Talk, library: &Library, slide: &Slide) -> (usize, usize) {
    let pack = &library.pack;
    let room = Room { library, audience: &talk.audience, language: &talk.language };
    if pack.opening.as_ref() == Some(&slide.id) {
        return (0, 0);
    }
    if room.is_closing(slide) {
        return (talk.sections.len().saturating_sub(1), usize::MAX);
    }
    let entries = talk.sections.iter().flat_map(|section| &section.slides);
    let kept = entries.filter(|entry| !entry.hidden).filter_map(|entry| library.slides.get(&entry.slide));
    let outline = outline_of(talk, library, slide);
    let beside = outline.and_then(|outline| {
        let section = outline.sections.iter().find(|section| section.slides.contains(&slide.id))?;
        let at = section.slides.iter().position(|id| *id == slide.id)?;
        let before = section.slides.iter().take(at).rev().find_map(|id| find(talk, id, 1));
        before.or_else(|| section.slides.iter().skip(at).find_map(|id| find(talk, id, 0)))
    });
    let after = || {
        let by_outline = outline.and_then(|outline| room.place_by_outline(outline, slide, &kept));
        let after = by_outline.or_else(|| room.place_by_topic(slide, &kept)).map(|slide| &slide.id);
        find(talk, after.or(pack.opening.as_ref())?, 1)
    };
    beside.or_else(after).unwrap_or((0, 0))
}

/// The section and the place in it of a slide that is shown, and so many places on.
fn find(talk: &Talk, id: &SlideId, on: usize) -> Option<(usize, usize)> {
    let mut sections = talk.sections.iter().enumerate();
    sections.find_map(|(section, list)| {
        let at = list.slides.iter().position(|entry| entry.slide == *id && !entry.hidden)?;
        Some((section, at + on))
    })
}

/// The talk's outline, or else one of its audience that has the slide.
fn outline_of<'a>(talk: &Talk, library: &'a Library, slide: &Slide) -> Option<&'a Outline> {
    let has = |outline: &&Outline| outline.sections.iter().any(|section| section.slides.contains(&slide.id));
    let of_audience = || library.outlines.iter().filter(|outline| outline.audience == talk.audience).filter(has);
    of_audience().find(|outline| Some(&outline.id) == talk.outline.as_ref()).or_else(|| of_audience().next())
}

/// A talk being fitted.
struct Work<'a> {
    talk: &'a Talk,
    library: &'a Library,
    minutes: Minutes,
    spoken: Vec<Spoken<'a>>,
    /// Slides that come in.
    new: Vec<&'a Slide>,
    added: Vec<Added>,
}

/// A slide of the talk that an audience sees.
struct Spoken<'a> {
    slide: &'a Slide,
    minutes: Minutes,
    section: usize,
    kept: bool,
}

impl<'a> Work<'a> {
    fn new(talk: &'a Talk, library: &'a Library, minutes: Minutes) -> Self {
        let sections = talk.sections.iter().enumerate();
        let entries = sections.flat_map(|(at, section)| section.slides.iter().map(move |entry| (at, entry)));
        let spoken = entries.filter(|(_, entry)| !entry.hidden).filter_map(|(section, entry)| {
            let slide = library.slides.get(&entry.slide)?;
            Some(Spoken { slide, minutes: slide_time(entry, library), section, kept: true })
        });
        Self { talk, library, minutes, spoken: spoken.collect(), new: Vec::new(), added: Vec::new() }
    }

    fn room(&self) -> Room<'a> {
        Room { library: self.library, audience: &self.talk.audience, language: &self.talk.language }
    }

    fn cut(&self) -> impl Iterator<Item = &Spoken<'a>> {
        self.spoken.iter().filter(|spoken| !spoken.kept)
    }

    fn kept(&self) -> impl Iterator<Item = &'a Slide> + Clone {
        self.spoken.iter().filter(|spoken| spoken.kept).map(|spoken| spoken.slide).chain(self.new.iter().copied())
    }

    /// The time of the slides with what is cut and added so far.
    fn time(&self) -> Minutes {
        let cut: Minutes = self.cut().map(|spoken| spoken.minutes).sum();
        let added: Minutes = self.added.iter().map(|added| added.minutes).sum();
        talk_time(self.talk, self.library) + added - cut
    }

    fn can_be_cut(&self, spoken: &Spoken) -> bool {
        let pack = &self.library.pack;
        let is_frame = [&pack.opening, &pack.closing].into_iter().any(|frame| frame.as_ref() == Some(&spoken.slide.id));
        let is_page = matches!(spoken.slide.kind, SlideKind::Title | SlideKind::Section | SlideKind::References);
        !is_frame && !is_page && spoken.slide.weight < Weight::Must && spoken.minutes > Minutes::ZERO
    }

    fn shorten(&mut self) {
        while self.time() > self.minutes {
            let open = self.spoken.iter().enumerate().filter(|(_, spoken)| spoken.kept && self.can_be_cut(spoken));
            let rank = |(at, spoken): &(usize, &Spoken)| (spoken.slide.own, spoken.slide.weight, Reverse(*at));
            let Some(at) = open.min_by_key(rank).map(|(at, _)| at) else { break };
            self.keep(at, false);
        }
        let mut cut: Vec<usize> = (0..self.spoken.len()).filter(|at| self.spoken.get(*at).is_some_and(|own| !own.kept)).collect();
        cut.sort_by_key(|at| self.spoken.get(*at).map(|spoken| Reverse((spoken.slide.own, spoken.slide.weight))));
        for at in cut {
            let fits = self.spoken.get(at).is_some_and(|spoken| self.time() + spoken.minutes <= self.minutes);
            if fits {
                self.keep(at, true);
            }
        }
    }

    fn keep(&mut self, at: usize, kept: bool) {
        if let Some(spoken) = self.spoken.get_mut(at) {
            spoken.kept = kept;
        }
    }

    /// The head of a section goes with the last of its slides.
    fn cut_heads(&mut self) {
        let is_head = |spoken: &Spoken| spoken.slide.kind == SlideKind::Section;
        let told: BTreeSet<usize> = self.spoken.iter().filter(|own| own.kept && !is_head(own)).map(|own| own.section).collect();
        let lost: BTreeSet<usize> = self.cut().map(|spoken| spoken.section).collect();
        for spoken in self.spoken.iter_mut().filter(|spoken| is_head(spoken)) {
            spoken.kept = told.contains(&spoken.section) || !lost.contains(&spoken.section);
        }
    }

    fn lengthen(&mut self) {
        for (slide, minutes) in self.in_reserve() {
            self.add(slide, minutes, "there is time for it; it was in reserve".to_owned());
        }
        let entries = self.talk.slides().chain(&self.talk.backup);
        let taken: BTreeSet<&SlideId> = entries.map(|entry| &entry.slide).collect();
        let outline = self.library.outlines.iter().find(|outline| Some(&outline.id) == self.talk.outline.as_ref());
        let shortest = outline.map_or(Minutes::ZERO, |outline| outline.minutes);
        for (outline, slide) in self.room().in_longer_outlines(shortest, taken.clone()) {
            self.add(slide, slide.minutes, format!("there is time for it; the outline `{}` has it", outline.id));
        }
        for slide in self.room().in_library(&taken, self.kept()) {
            self.add(slide, slide.minutes, format!("there is time for it; {}", weight_in_words(slide.weight)));
        }
    }

    /// The slides in reserve that could come in, by weight, with their times.
    fn in_reserve(&self) -> Vec<(&'a Slide, Minutes)> {
        let reserve = self.talk.backup.iter().filter(|entry| !entry.hidden);
        let serving = reserve.filter_map(|entry| {
            let slide = self.library.slides.get(&entry.slide)?;
            let is_page = matches!(slide.kind, SlideKind::Title | SlideKind::Section | SlideKind::References);
            let serves = slide.own || slide.serves(&self.talk.audience);
            (serves && !is_page).then(|| (slide, slide_time(entry, self.library)))
        });
        let mut slides: Vec<_> = serving.collect();
        slides.sort_by_key(|(slide, _)| Reverse(slide.weight));
        slides
    }

    fn add(&mut self, slide: &'a Slide, minutes: Minutes, reason: String) {
        let is_free = self.new.iter().all(|new| new.id != slide.id);
        if is_free && self.time() + minutes <= self.minutes && self.room().find_conflict(slide, &self.kept()).is_none() {
            self.new.push(slide);
            self.added.push(Added { slide: slide.id.clone(), title: title_of(slide), minutes, reason });
        }
    }

    fn left_out(&self, spoken: &Spoken) -> LeftOut {
        let slide = spoken.slide;
        let minutes = self.minutes;
        let reason = match (slide.kind, slide.own) {
            (SlideKind::Section, _) => "nothing of its section is left".to_owned(),
            (_, true) => format!("{minutes} minutes are too short for it; it is your own, and nothing else is left to cut"),
            (_, false) => format!("{minutes} minutes are too short for it; {}", weight_in_words(slide.weight)),
        };
        LeftOut { slide: slide.id.clone(), title: title_of(slide), minutes: spoken.minutes, reason }
    }

    fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut said = Vec::new();
        let (time, minutes) = (self.time(), self.minutes);
        let own: Vec<String> =
            self.cut().filter(|spoken| spoken.slide.own).map(|spoken| format!("`{}`", title_of(spoken.slide))).collect();
        if !own.is_empty() {
            let message = format!("{} is your own: nothing else is left that can be cut", own.join(", "));
            said.push(Diagnostic::warning("own-cut", message).hint("refuse the cut, or ask for more time"));
        }
        if time > minutes {
            let message = format!("the slides that must be said take {time} minutes; {minutes} minutes are too short");
            said.push(Diagnostic::error("too-short", message).hint(format!("ask for {time} minutes, or cut a slide yourself")));
        } else if time < minutes {
            let message = format!("the slides take {time} of {minutes} minutes; {} min left for questions", minutes - time);
            said.push(Diagnostic::note("time-left", message));
        }
        said
    }
}

#[cfg(test)]
mod tests;
