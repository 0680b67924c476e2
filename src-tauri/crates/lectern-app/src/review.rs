//! Everything to look at before a talk is given, in one list.

mod blank;
mod contact;
mod told;

use crate::evidence::title_for;
use crate::picture::TalkPictures;
use crate::pipeline::avoided_terms;
use crate::talk_file::OpenTalk;
use crate::talk_time::talk_time;
use crate::term_check::{preferred, terms_in_line};
use lectern_model::claim::{Conflict, Handling};
use lectern_model::date::Date;
use lectern_model::diagnostic::{Diagnostic, Place, Severity};
use lectern_model::id::{ClaimId, SlideId};
use lectern_model::minutes::Minutes;
use lectern_model::slide::Slide;
use lectern_model::talk::TalkSlide;
use std::collections::{BTreeMap, BTreeSet};

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// How bad it is.
    pub severity: Severity,
    /// The short name of the diagnostic behind it.
    pub code: String,
    /// On which slide of the talk; the title slide's and the reference list's ids are `title` and `references`.
    pub slide: Option<SlideId>,
    /// The other slide of a conflict.
    pub other_slide: Option<SlideId>,
    /// About which claim.
    pub claim: Option<ClaimId>,
    /// Where in the slide's text.
    pub place: Option<Place>,
    /// What is wrong, naming the thing.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The word to avoid, as written.
    pub found: Option<String>,
    /// What to say instead, the best first.
    pub preferred: Vec<String>,
}

/// What kind of thing there is to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// Claims that cannot both stand.
    Conflict,
    /// A claim without the note it must carry.
    Caveat,
    /// A figure without a source, from one nobody has checked, or one that is not used.
    Figure,
    /// A contact that nobody has confirmed, or not for long.
    Contact,
    /// A word to avoid.
    Term,
    /// A picture or chart without words for those who cannot see it.
    AltText,
    /// More text than the slide has room for: made smaller, or continued.
    Overfull,
    /// A local field that is still empty.
    Blank,
    /// More or less time than there is.
    Time,
    /// Words that no native speaker has confirmed, or that are in another language.
    Draft,
    /// What could not be read or is not there.
    Lost,
    /// Anything else.
    Other,
}

/// Everything to look at before a talk is given: slides that nobody has reviewed first, then the worst, then as the slides stand.
/// `day` is the day it is given where the talk does not say; without either no contact is old.
pub fn review(open: &OpenTalk, pictures: &TalkPictures, day: Option<Date>) -> Vec<Finding> {
    let slides = TalkSlides::of(open);
    let mut found = told::findings(&slides, pictures);
    found.extend(conflicts(&slides));
    found.extend(terms(&slides));
    found.extend(contact::findings(&pictures.deck, open.talk.date.or(day)));
    found.extend(blank::findings(&pictures.deck));
    found.extend(time(open));
    found.extend(audience(&slides));
    found.extend(lost(&slides));
    let position = |finding: &Finding| finding.slide.as_ref().map_or(0, |id| 1 + slides.position(id));
    let reviewed = |finding: &Finding| finding.code != "draft-slide";
    found.sort_by_key(|finding| (reviewed(finding), std::cmp::Reverse(finding.severity), position(finding), finding.kind));
    let mut seen = BTreeSet::new();
    found.retain(|finding| {
        let place = finding.place.as_ref().map(|place| (place.span.start, place.span.end));
        seen.insert((finding.code.clone(), finding.slide.clone(), place, finding.message.clone()))
    });
    found
}

impl Finding {
    fn new(kind: FindingKind, severity: Severity, code: &str, message: impl Into<String>) -> Self {
        Self {
            kind,
            severity,
            code: code.to_owned(),
            slide: None,
            other_slide: None,
            claim: None,
            place: None,
            message: message.into(),
            hint: None,
            found: None,
            preferred: Vec::new(),
        }
    }

    fn of(kind: FindingKind, told: Diagnostic) -> Self {
        let Diagnostic { severity, code, message, place, hint } = told;
        Self { place, hint, ..Self::new(kind, severity, &code, message) }
    }

    fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    fn on(self, slide: &SlideId) -> Self {
        Self { slide: Some(slide.clone()), ..self }
    }
}

/// The slides that stand in a talk.
struct TalkSlides<'a> {
    open: &'a OpenTalk,
    /// In the talk's order, those in reserve last.
    slides: Vec<&'a Slide>,
    places: BTreeMap<&'a SlideId, usize>,
}

impl<'a> TalkSlides<'a> {
    fn of(open: &'a OpenTalk) -> Self {
        let entries: Vec<&TalkSlide> = open.talk.slides().chain(&open.talk.backup).collect();
        let slides = entries.iter().filter_map(|entry| open.library.slides.get(&entry.slide)).collect();
        let places = entries.into_iter().enumerate().map(|(at, entry)| (&entry.slide, at)).collect();
        Self { open, slides, places }
    }

    fn position(&self, id: &SlideId) -> usize {
        self.places.get(id).copied().unwrap_or(usize::MAX - 1)
    }

    /// The slide with a file.
    fn by_file(&self, path: &str) -> Option<&'a Slide> {
        self.slides.iter().find(|slide| slide.file.path == path).copied()
    }

    fn title(&self, slide: &Slide) -> String {
        title_for(slide, &self.open.talk)
    }
}

/// Claims on shown slides that cannot both stand, neither with its note.
fn conflicts(slides: &TalkSlides<'_>) -> Vec<Finding> {
    let open = slides.open;
    let (talk, library) = (&open.talk, &open.library);
    let mut present: BTreeMap<&ClaimId, &Slide> = BTreeMap::new();
    for slide in talk.slides().filter(|entry| !entry.hidden).filter_map(|entry| library.slides.get(&entry.slide)) {
        for used in &slide.claims {
            let handling = library.claims.get(&used.id).map_or(Handling::Use, |claim| claim.handling);
            if !slide.carries_note(used, handling, &talk.audience, &talk.language) {
                present.entry(&used.id).or_insert(slide);
            }
        }
    }
    let pair = |conflict: &Conflict| {
        let mut sides = conflict.sides.iter().filter_map(|side| side.iter().find_map(|claim| present.get_key_value(claim)));
        let ((one, first), (other, second)) = (sides.next()?, sides.next()?);
        if one == other {
            return None;
        }
        let mut pair = [(*one, *first), (*other, *second)];
        pair.sort_by_key(|(_, slide)| slides.position(&slide.id));
        let [(_, first), (claim, second)] = pair;
        let message = match first.id == second.id {
            true => format!("{}: “{}” says both", conflict.title, slides.title(first)),
            false => {
                format!("{}: “{}” and “{}” contradict each other", conflict.title, slides.title(first), slides.title(second))
            }
        };
        let say = conflict.say.as_deref().map_or(String::new(), |say| format!(" What to say: {}", say.trim()));
        let finding = Finding::new(FindingKind::Conflict, Severity::Error, "conflicting-claims", message);
        Some(Finding {
            other_slide: (first.id != second.id).then(|| first.id.clone()),
            claim: Some(claim.clone()),
            ..finding.on(&second.id).hint(format!("Keep one of them. {}{say}", conflict.detail.trim()))
        })
    };
    library.conflicts.values().filter_map(pair).collect()
}

fn terms(slides: &TalkSlides<'_>) -> Vec<Finding> {
    let (talk, library) = (&slides.open.talk, &slides.open.library);
    let finding = |word: String, preferred: Vec<String>, why: Option<String>| {
        let message = format!("“{word}” is a word to avoid");
        let say = format!("Say: {}.", preferred.join("; "));
        let hint = why.map_or(say.clone(), |why| format!("{say} {why}"));
        let finding = Finding::new(FindingKind::Term, Severity::Warning, "avoided-term", message).hint(hint);
        Finding { found: Some(word), preferred, ..finding }
    };
    let mut found = Vec::new();
    let lines = [Some(&talk.title), talk.subtitle.as_ref()].into_iter().flatten();
    for line in lines.chain(talk.sections.iter().map(|section| &section.title)) {
        found.extend(terms_in_line(line, library).into_iter().map(|mark| finding(mark.found, mark.preferred, mark.why)));
    }
    for hit in avoided_terms(talk, library) {
        let Some(term) = library.terms.iter().find(|term| term.id == hit.term) else { continue };
        let why = Some(term.reason.trim().to_owned()).filter(|why| !why.is_empty());
        let slide = slides.by_file(&hit.place.file).map(|slide| slide.id.clone());
        found.push(Finding { slide, place: Some(hit.place), ..finding(hit.word, preferred(term), why) });
    }
    found
}

/// Less than this much of the time left over is as it should be: there are questions.
const LEFT: f64 = 0.25;

fn time(open: &OpenTalk) -> Option<Finding> {
    let (planned, slot) = (talk_time(&open.talk, &open.library), open.talk.minutes);
    let finding = |severity, message: String| Finding::new(FindingKind::Time, severity, "time", message);
    if planned > slot {
        let message = format!("the slides take {planned} minutes, {} more than there are", planned - slot);
        return Some(finding(Severity::Warning, message).hint("Leave slides out, hide some, or give them less time."));
    }
    let left = slot - planned;
    let is_much = f64::from(left) > f64::from(slot) * LEFT && left > Minutes::new(2);
    let message = format!("the slides take {planned} of {slot} minutes; {left} minutes are left");
    is_much.then(|| finding(Severity::Note, message).hint("Leave them for questions, or take in more slides."))
}

/// Slides of the pack for others than who is in the room.
fn audience(slides: &TalkSlides<'_>) -> Vec<Finding> {
    let talk = &slides.open.talk;
    let hidden: BTreeSet<&SlideId> = talk.slides().filter(|entry| entry.hidden).map(|entry| &entry.slide).collect();
    let name = slides.open.library.pack.audience(&talk.audience).map_or(talk.audience.as_str(), |audience| &audience.name);
    let others = slides.slides.iter().filter(|slide| !slide.own && !slide.serves(&talk.audience) && !hidden.contains(&slide.id));
    let finding = |slide: &&Slide| {
        let message = format!("“{}” was not written for {name}", slides.title(slide));
        let finding = Finding::new(FindingKind::Other, Severity::Warning, "wrong-audience", message);
        finding.on(&slide.id).hint("Read its words for who is in the room, or take it out.")
    };
    others.map(finding).collect()
}

/// Slides that are not there, and parts of the file that nobody could read.
fn lost(slides: &TalkSlides<'_>) -> Vec<Finding> {
    let (talk, library) = (&slides.open.talk, &slides.open.library);
    let gone = talk.slides().chain(&talk.backup).filter(|entry| !library.slides.contains_key(&entry.slide)).map(|entry| {
        let message = format!("the slide `{}` is in the talk and is not there any more", entry.slide);
        let finding = Finding::new(FindingKind::Lost, Severity::Error, "unknown-slide", message);
        finding.on(&entry.slide).hint("Take it out, or open an older copy of the talk.")
    });
    let unread = slides.open.unread.keys().map(|name| {
        let message = format!("the part `{name}` of the talk's file could not be read; it stays in the file");
        let finding = Finding::new(FindingKind::Lost, Severity::Warning, "unread-part", message);
        finding.hint("See whether something is missing from the talk; an older copy may have it.")
    });
    gone.chain(unread).collect()
}

#[cfg(test)]
mod tests;
