//! Planning: an audience and a time to a talk.

mod candidate;
mod draft;

use crate::error::AppError;
use crate::talk_time::{SectionTime, section_times, talk_time};
use draft::Draft;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{AudienceId, SlideId};
use lectern_model::language::Language;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::outline::Outline;
use lectern_model::pack::Pack;
use lectern_model::slide::{Slide, Weight};
use lectern_model::span::Inline;
use lectern_model::talk::{HandoutSettings, PackRef, SourcesAt, Talk, TalkSection, TalkSlide};
use lectern_model::theme::Aspect;
use std::collections::BTreeMap;

/// Who will be in the room, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRequest {
    /// Who.
    pub audience: AudienceId,
    /// How long.
    pub minutes: Minutes,
    /// In which language; the pack's if not given.
    pub language: Option<Language>,
}

/// A planned talk, and what was decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The talk.
    pub talk: Talk,
    /// The times of its sections.
    pub sections: Vec<SectionTime>,
    /// The time of its slides.
    pub planned: Minutes,
    /// Slides that were not taken, those of the outline first.
    pub left_out: Vec<LeftOut>,
    /// Slides that the outline does not have.
    pub added: Vec<Added>,
    /// What the presenter should know.
    pub diagnostics: Vec<Diagnostic>,
}

/// A slide that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Which.
    pub slide: SlideId,
    /// Its title.
    pub title: String,
    /// Its time.
    pub minutes: Minutes,
    /// Why, in words.
    pub reason: String,
}

/// A slide that was taken from outside the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Which.
    pub slide: SlideId,
    /// Its title.
    pub title: String,
    /// Its time.
    pub minutes: Minutes,
    /// Why, in words.
    pub reason: String,
}

/// Plans a talk: starts from the pack's outline of the audience nearest in time, leaves out by weight (the latest of the lightest
/// first; never the pack's opening and closing slides) until it fits, and fills what time is left from longer outlines and then from
/// the whole library. Takes more time than there is only where the opening and closing slides alone do.
///
/// # Errors
/// The pack has no such audience.
pub fn plan_talk(library: &Library, request: &PlanRequest) -> Result<Plan, AppError> {
    let pack = &library.pack;
    let known = || pack.audiences.iter().map(|audience| &audience.id);
    let audience =
        pack.audience(&request.audience).ok_or_else(|| AppError::unknown("audience", request.audience.as_str(), known()))?;
    let language = request.language.clone().unwrap_or_else(|| pack.language.clone());
    let mut diagnostics = Vec::new();
    let outline = nearest_outline(library, request, &language, &mut diagnostics);

    let mut draft = Draft::new(library, request, &language, outline);
    draft.frame();
    draft.shorten();
    draft.lengthen();

    let in_outline =
        outline.filter(|outline| outline_language(outline, library).matches(&language)).map(|outline| &outline.title);
    let title = in_outline.map(String::as_str).or(audience.title_in(&language));
    let mut talk = blank_talk(pack, title.unwrap_or(&pack.title), &request.audience, request.minutes);
    talk.language = language.clone();
    talk.outline = outline.map(|outline| outline.id.clone());
    talk.sections = draft.sections();
    let planned = talk_time(&talk, library);
    let left_out = draft.left_out();
    diagnostics.extend(draft.say_missing_musts());
    diagnostics.extend(say_time(planned, request.minutes));
    Ok(Plan { sections: section_times(&talk, library), planned, left_out, added: draft.added, diagnostics, talk })
}

/// The theme of a new talk.
pub const DEFAULT_THEME: &str = "calm";

/// A talk without slides, in the pack's language.
pub(crate) fn blank_talk(pack: &Pack, title: &str, audience: &AudienceId, minutes: Minutes) -> Talk {
    Talk {
        brand: None,
        title: title.to_owned(),
        subtitle: None,
        audience: audience.clone(),
        minutes,
        language: pack.language.clone(),
        date: None,
        pack: PackRef { id: pack.id.clone(), version: pack.version.clone(), reviewed: None },
        outline: None,
        sections: Vec::new(),
        backup: Vec::new(),
        fields: BTreeMap::new(),
        theme: DEFAULT_THEME.to_owned(),
        aspect: Aspect::default(),
        citation_style: None,
        sources: SourcesAt::default(),
        handouts: HandoutSettings::default(),
    }
}

/// The outline nearest in time; of two as near the longer one, which can be shortened by weight. One in another language only where
/// there is none in this.
fn nearest_outline<'a>(
    library: &'a Library,
    request: &PlanRequest,
    language: &Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'a Outline> {
    let of_audience = || library.outlines.iter().filter(|outline| outline.audience == request.audience);
    let nearest = |outlines: Vec<&'a Outline>| {
        outlines.into_iter().min_by_key(|outline| {
            (outline.minutes.distance(request.minutes), std::cmp::Reverse(outline.minutes), outline.id.clone())
        })
    };
    if let Some(outline) = nearest(of_audience().filter(|outline| outline_language(outline, library).matches(language)).collect())
    {
        return Some(outline);
    }
    let other = nearest(of_audience().collect());
    let message = match other {
        Some(outline) => format!("the pack has no outline in `{language}` for this audience; `{}` is used", outline.id),
        None => "the pack has no outline for this audience; slides are chosen by weight and topic".to_owned(),
    };
    diagnostics.push(Diagnostic::warning("no-outline", message).hint("read the talk through before you give it"));
    other
}

fn outline_language<'a>(outline: &'a Outline, library: &'a Library) -> &'a Language {
    outline.language.as_ref().unwrap_or(&library.pack.language)
}

fn say_time(planned: Minutes, wanted: Minutes) -> Option<Diagnostic> {
    if planned > wanted {
        let message = format!("the slides that cannot be left out take {planned} minutes; {wanted} minutes are too short");
        return Some(Diagnostic::error("too-short", message).hint(format!("plan for {planned} minutes or more")));
    }
    let left = wanted - planned;
    let message = format!("the slides take {planned} of {wanted} minutes; {left} min left for questions");
    (left > Minutes::ZERO).then(|| Diagnostic::note("time-left", message))
}

pub(crate) fn title_of(slide: &Slide) -> String {
    Inline::plain_text(&slide.title)
}

/// Slides as a talk's section.
pub(crate) fn section<'a>(title: &str, slides: impl Iterator<Item = &'a Slide>) -> TalkSection {
    TalkSection { title: title.to_owned(), slides: slides.map(|slide| TalkSlide::new(slide.id.clone())).collect() }
}

/// How a weight reads in a sentence.
pub(crate) fn weight_in_words(weight: Weight) -> &'static str {
    match weight {
        Weight::Must => "it should always be said",
        Weight::Should => "it is normally said",
        Weight::Choice => "it is said only where the presenter chooses it",
        Weight::May => "it is said where there is time",
    }
}

#[cfg(test)]
mod tests;
