//! The same talk for another audience.

use crate::conflict::Room;
use crate::content_root::ContentRoot;
use crate::error::AppError;
use crate::installed_pack::InstalledPack;
use crate::plan::{Added, LeftOut, title_of};
use crate::talk_file::{Opened, open_talk};
use crate::talk_time::{slide_time, talk_time};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{AudienceId, SlideId};
use lectern_model::language::Language;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::slide::{Part, Slide, SlideKind, TakeawayPart, Weight};
use lectern_model::talk::{Talk, TalkSection, TalkSlide};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A talk for another audience, and what it cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Retarget {
    /// The talk.
    pub talk: Talk,
    /// Slides that stay, in order.
    pub kept: Vec<Kept>,
    /// Slides that stand where another stood.
    pub replaced: Vec<Replaced>,
    /// Slides the pack asks for that the talk did not have.
    pub added: Vec<Added>,
    /// Slides that have no counterpart.
    pub left_out: Vec<LeftOut>,
    /// The time of the slides before.
    pub before: Minutes,
    /// The time of the slides now.
    pub now: Minutes,
    /// What the presenter should know.
    pub diagnostics: Vec<Diagnostic>,
}

/// A slide that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub slide: SlideId,
    /// Its title.
    pub title: String,
    /// Whether it has a wording of its own for the one or the other audience.
    pub reworded: bool,
}

/// A slide that stands where another stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The slide that went.
    pub old: SlideId,
    /// Its title.
    pub old_title: String,
    /// The slide that came.
    pub new: SlideId,
    /// Its title.
    pub new_title: String,
}

/// Opens a talk's file and makes the same talk for another audience, with the slides of the installed pack where that is at hand. The
/// talk that was opened is the new one.
///
/// # Errors
/// The file or the pack cannot be read, or the pack has no such audience.
pub fn retarget_file(content: &ContentRoot, path: &Path, audience: &AudienceId) -> Result<(Opened, Retarget), AppError> {
    let mut opened = open_talk(path)?;
    let pack = opened.open.talk.pack.id.clone();
    if content.pack_names().iter().any(|name| name == pack.as_str()) {
        let installed = InstalledPack::load(content, Some(pack.as_str()))?;
        opened.open.library = merge_libraries(opened.open.library, installed.library);
    } else {
        let message = format!("the pack `{pack}` is not installed; only slides in the talk's file can be used");
        opened.diagnostics.push(Diagnostic::warning("pack-not-installed", message));
    }
    let change = retarget_talk(&opened.open.talk, &opened.open.library, audience)?;
    opened.open.talk.clone_from(&change.talk);
    Ok((opened, change))
}

/// A talk's own library with what it lacks from the installed pack; what a talk holds stays as it is.
fn merge_libraries(own: Library, installed: Library) -> Library {
    fn fill<K: Ord, V>(mut all: BTreeMap<K, V>, own: BTreeMap<K, V>) -> BTreeMap<K, V> {
        all.extend(own);
        all
    }
    Library {
        slides: fill(installed.slides, own.slides),
        claims: fill(installed.claims, own.claims),
        statistics: fill(installed.statistics, own.statistics),
        conflicts: fill(installed.conflicts, own.conflicts),
        sources: fill(installed.sources, own.sources),
        contacts: fill(installed.contacts, own.contacts),
        images: fill(installed.images, own.images),
        styles: fill(installed.styles, own.styles),
        pack: installed.pack,
        terms: installed.terms,
        contact_order: installed.contact_order,
        outlines: installed.outlines,
        // The records are of two libraries now; a message names the file alone.
        places: BTreeMap::new(),
    }
}

/// The same talk for another audience: a slide that serves it stays, in its wording for them; one that does not is replaced by a slide
/// of the same topic that does, or left out. The presenter's own slides stay. `library` is the talk's own, with the installed pack's
/// where that is at hand.
///
/// # Errors
/// The pack has no such audience.
pub fn retarget_talk(talk: &Talk, library: &Library, audience: &AudienceId) -> Result<Retarget, AppError> {
    let pack = &library.pack;
    let new = pack
        .audience(audience)
        .ok_or_else(|| AppError::unknown("audience", audience.as_str(), pack.audiences.iter().map(|audience| &audience.id)))?;
    let mut changed = talk.clone();
    changed.audience = audience.clone();
    changed.outline = None;
    // A title the pack proposed is about the old audience; one the presenter wrote is kept.
    let of_audience = pack.audience(&talk.audience).and_then(|old| old.title_in(&talk.language));
    let of_outlines =
        library.outlines.iter().filter(|outline| outline.audience == talk.audience).map(|outline| outline.title.as_str());
    let mut proposed = of_outlines.chain(of_audience);
    if let (true, Some(title)) = (proposed.any(|title| title == talk.title), new.title_in(&talk.language)) {
        title.clone_into(&mut changed.title);
    }
    let mut work = Work::new(talk, library, audience);
    let sections = talk.sections.iter().map(|section| work.section(section));
    changed.sections = sections.filter(|section| !section.slides.is_empty()).collect();
    changed.backup = talk.backup.iter().filter_map(|slide| work.slide(slide)).collect();
    work.frame(&mut changed);
    let (before, now) = (talk_time(talk, library), talk_time(&changed, library));
    let diagnostics = say_cost(now, talk.minutes, &changed);
    let Work { kept, replaced, added, left_out, .. } = work;
    Ok(Retarget { talk: changed, kept, replaced, added, left_out, before, now, diagnostics })
}

fn say_cost(now: Minutes, wanted: Minutes, talk: &Talk) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    if now > wanted {
        let message = format!("the slides now take {now} minutes; the talk has {wanted}");
        said.push(Diagnostic::warning("too-long", message).hint("hide or remove a slide"));
    } else if now < wanted {
        let message = format!("the slides now take {now} of {wanted} minutes; {} min left for questions", wanted - now);
        said.push(Diagnostic::note("time-left", message));
    }
    if talk.slides().next().is_none() {
        let message = "no slide of the talk serves this audience";
        said.push(Diagnostic::error("empty-talk", message).hint("make a new talk for them"));
    }
    said
}

/// A talk being changed.
struct Work<'a> {
    library: &'a Library,
    old: &'a AudienceId,
    new: &'a AudienceId,
    language: &'a Language,
    taken: BTreeSet<&'a SlideId>,
    kept: Vec<Kept>,
    replaced: Vec<Replaced>,
    added: Vec<Added>,
    left_out: Vec<LeftOut>,
}

impl<'a> Work<'a> {
    fn new(talk: &'a Talk, library: &'a Library, new: &'a AudienceId) -> Self {
        let slides = talk.slides().chain(&talk.backup);
        let staying = slides.filter(|slide| library.slides.get(&slide.slide).is_some_and(|slide| stays(slide, new)));
        Self {
            library,
            old: &talk.audience,
            new,
            language: &talk.language,
            taken: staying.map(|slide| &slide.slide).collect(),
            kept: Vec::new(),
            replaced: Vec::new(),
            added: Vec::new(),
            left_out: Vec::new(),
        }
    }

    fn section(&mut self, section: &TalkSection) -> TalkSection {
        TalkSection {
            title: section.title.clone(),
            slides: section.slides.iter().filter_map(|slide| self.slide(slide)).collect(),
        }
    }

    /// What stands in the place of a slide for the new audience.
    fn slide(&mut self, entry: &TalkSlide) -> Option<TalkSlide> {
        // A slide that is not in the library stays, for the check to name it.
        let Some(slide) = self.library.slides.get(&entry.slide) else { return Some(entry.clone()) };
        let title = title_of(slide);
        if stays(slide, self.new) {
            self.kept.push(Kept { slide: slide.id.clone(), title, reworded: self.is_reworded(slide) });
            return Some(entry.clone());
        }
        let Some(counterpart) = self.counterpart(slide) else {
            let minutes = slide_time(entry, self.library);
            let reason =
                format!("it does not serve this audience, and no slide on `{}` that does is free", self.topic_name(slide));
            self.left_out.push(LeftOut { slide: slide.id.clone(), title, minutes, reason });
            return None;
        };
        self.taken.insert(&counterpart.id);
        let (new, new_title) = (counterpart.id.clone(), title_of(counterpart));
        self.replaced.push(Replaced { old: slide.id.clone(), old_title: title, new: new.clone(), new_title });
        Some(TalkSlide { slide: new, minutes: None, hidden: entry.hidden })
    }

    /// The slide of the same topic that serves the new audience and is most alike in kind, weight and time.
    fn counterpart(&self, slide: &Slide) -> Option<&'a Slide> {
        let others = self.taken.iter().filter_map(|id| self.library.slides.get(*id));
        let frame = [&self.library.pack.opening, &self.library.pack.closing];
        let room = Room { library: self.library, audience: self.new, language: self.language };
        let is_candidate = |other: &&Slide| {
            frame.iter().all(|id| id.as_ref() != Some(&other.id))
                && other.weight > Weight::Choice
                && other.topic == slide.topic
                && other.serves(self.new)
                && !self.taken.contains(&other.id)
                && !matches!(other.kind, SlideKind::Title | SlideKind::References)
                && room.find_conflict(other, &others).is_none()
        };
        let unlikeness =
            |other: &&Slide| (other.kind != slide.kind, other.weight != slide.weight, other.minutes.distance(slide.minutes));
        self.library.slides.values().filter(is_candidate).min_by_key(unlikeness)
    }

    fn topic_name(&self, slide: &'a Slide) -> &'a str {
        let topic = self.library.pack.topics.iter().find(|topic| topic.id == slide.topic);
        topic.map_or(slide.topic.as_str(), |topic| topic.name.as_str())
    }

    fn is_reworded(&self, slide: &Slide) -> bool {
        const PARTS: [Part; 8] = [
            Part::Body,
            Part::Notes,
            Part::Handout,
            Part::Asked,
            Part::Caveat,
            Part::Takeaway(TakeawayPart::Message),
            Part::Takeaway(TakeawayPart::Signs),
            Part::Takeaway(TakeawayPart::Do),
        ];
        PARTS.into_iter().any(|part| slide.variant(part, self.old, self.language) != slide.variant(part, self.new, self.language))
    }

    /// The pack's opening slide first and its closing slide last, where they serve the audience.
    fn frame(&mut self, talk: &mut Talk) {
        let slide = |id: &Option<SlideId>| self.library.slides.get(id.as_ref()?).filter(|slide| slide.serves(self.new));
        let (opening, closing) = (slide(&self.library.pack.opening), slide(&self.library.pack.closing));
        let missing = |slide: &&Slide| talk.slides().all(|entry| entry.slide != slide.id);
        let (opening, closing) = (opening.filter(missing), closing.filter(missing));
        if talk.sections.is_empty() && (opening.is_some() || closing.is_some()) {
            talk.sections.push(TalkSection { title: talk.title.clone(), slides: Vec::new() });
        }
        if let (Some(slide), Some(first)) = (opening, talk.sections.first_mut()) {
            first.slides.insert(0, TalkSlide::new(slide.id.clone()));
        }
        if let (Some(slide), Some(last)) = (closing, talk.sections.last_mut()) {
            last.slides.push(TalkSlide::new(slide.id.clone()));
        }
        for (slide, reason) in [(opening, "every talk opens with it"), (closing, "every talk closes with it")] {
            if let Some(slide) = slide {
                let (id, title, reason) = (slide.id.clone(), title_of(slide), reason.to_owned());
                self.added.push(Added { slide: id, title, minutes: slide.minutes, reason });
            }
        }
    }
}

fn stays(slide: &Slide, audience: &AudienceId) -> bool {
    slide.own || slide.serves(audience)
}

#[cfg(test)]
mod tests;
