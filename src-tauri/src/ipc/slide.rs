//! One slide of a talk, for editing and for reading.

use super::evidence::{ClaimView, SourceLine};
use super::library::{EvidenceMarkView, WeightView};
use super::talk::MessageView;
use super::text::BlockView;
use super::{IpcError, count};
use lectern_app::evidence::slide_evidence;
use lectern_app::evidence_mark::EvidenceMark;
use lectern_app::slide_edit::shown_part;
use lectern_app::slide_parts::{SlidePart, parts_of};
use lectern_app::slide_words::slide_words;
use lectern_app::talk_file::OpenTalk;
use lectern_app::talk_time::slide_time;
use lectern_app::term_check::TermMark;
use lectern_model::id::SlideId;
use lectern_model::slide::{Part, TakeawayPart};
use lectern_model::span::Inline;
use lectern_model::talk::TalkSlide;
use serde::{Deserialize, Serialize};

/// All there is to know of a slide.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SlideDetail {
    pub(crate) id: String,
    pub(crate) title: String,
    /// Whether the presenter wrote it.
    pub(crate) own: bool,
    /// Whether it is a slide of the pack that the presenter changed.
    pub(crate) edited: bool,
    pub(crate) kind: String,
    pub(crate) weight: WeightView,
    pub(crate) topic: String,
    pub(crate) minutes: f64,
    /// The author's own time.
    pub(crate) authors_minutes: f64,
    pub(crate) warning: Option<String>,
    /// By whose leave it may be shown.
    pub(crate) rights: Option<String>,
    pub(crate) evidence: EvidenceMarkView,
    /// The parts of its file, in order.
    pub(crate) parts: Vec<PartView>,
    /// The whole file.
    pub(crate) text: String,
    /// What the speaker says, as resolved for the talk.
    pub(crate) notes: Vec<BlockView>,
    pub(crate) asked: Vec<BlockView>,
    /// What it cites.
    pub(crate) sources: Vec<SourceLine>,
    /// What it rests on.
    pub(crate) claims: Vec<ClaimView>,
    /// What is wrong with it.
    pub(crate) messages: Vec<MessageView>,
}

/// A part of a slide's file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PartView {
    /// Its number, for changes.
    pub(crate) part: u32,
    pub(crate) role: PartRole,
    /// The audience's name, where it is for one alone.
    pub(crate) audience: Option<String>,
    /// The language's tag, where it is not the slide's own.
    pub(crate) language: Option<String>,
    /// Whether it is the one that this talk shows.
    pub(crate) shown: bool,
    /// Its Markdown.
    pub(crate) text: String,
}

/// What a part is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum PartRole {
    Body,
    Notes,
    Handout,
    Asked,
    Caveat,
    TakeawayMessage,
    TakeawaySigns,
    TakeawayDo,
}

/// An avoided term in a text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct TermView {
    /// Where it begins, in UTF-16 units, as pages count.
    pub(crate) start: u32,
    /// Where it ends.
    pub(crate) end: u32,
    pub(crate) found: String,
    pub(crate) preferred: Vec<String>,
    pub(crate) why: Option<String>,
}

impl SlideDetail {
    /// A slide of a talk or of its library.
    pub(crate) fn new(open: &OpenTalk, id: &SlideId) -> Result<Self, IpcError> {
        let (talk, library) = (&open.talk, &open.library);
        let slide = library.slides.get(id).ok_or_else(|| IpcError::gone(&format!("the slide `{id}` is not there any more")))?;
        let entry = talk.slides().chain(&talk.backup).find(|entry| entry.slide == *id);
        let entry = entry.cloned().unwrap_or_else(|| TalkSlide::new(id.clone()));
        let topic = library.pack.topics.iter().find(|topic| topic.id == slide.topic);
        let parts = parts_of(&slide.file.text, &library.pack).parts;
        let shown = |part: &SlidePart| shown_part(slide, &parts, part.part, talk).is_some_and(|own| own.index == part.index);
        let audience = |part: &SlidePart| {
            let id = part.audience.as_ref()?;
            Some(library.pack.audience(id).map_or_else(|| id.to_string(), |audience| audience.name.clone()))
        };
        let view = |part: &SlidePart| PartView {
            part: count(part.index),
            role: part.part.into(),
            audience: audience(part),
            language: part.language.as_ref().map(|language| language.tag().to_owned()),
            shown: shown(part),
            text: part.text.clone(),
        };
        let evidence = slide_evidence(id, library, talk)?;
        let resolved = slide_words(library, id, talk);
        Ok(Self {
            id: id.to_string(),
            title: resolved.as_ref().map_or_else(|| Inline::plain_text(&slide.title), |words| words.title.clone()),
            own: slide.own,
            edited: open.originals.contains_key(id),
            kind: slide.kind.name().to_owned(),
            weight: slide.weight.into(),
            topic: topic.map_or_else(|| slide.topic.to_string(), |topic| topic.name.clone()),
            minutes: slide_time(&TalkSlide { hidden: false, ..entry }, library).into(),
            authors_minutes: slide.minutes.into(),
            warning: slide.warning_in(&talk.language).map(|(warning, _)| warning.to_owned()),
            rights: slide.rights_in(&talk.language).map(str::to_owned),
            evidence: EvidenceMark::of(slide, library).into(),
            parts: parts.iter().map(view).collect(),
            text: slide.file.text.to_string(),
            notes: resolved.as_ref().map(|words| BlockView::of(&words.notes)).unwrap_or_default(),
            asked: resolved.as_ref().map(|words| BlockView::of(&words.asked)).unwrap_or_default(),
            sources: evidence.cited.iter().chain(&evidence.cited_by_presenter).map(SourceLine::from).collect(),
            claims: evidence.claims.iter().map(ClaimView::from).collect(),
            messages: resolved.map(|words| MessageView::all(&words.diagnostics)).unwrap_or_default(),
        })
    }
}

impl From<Part> for PartRole {
    fn from(part: Part) -> Self {
        match part {
            Part::Body => PartRole::Body,
            Part::Notes => PartRole::Notes,
            Part::Handout => PartRole::Handout,
            Part::Asked => PartRole::Asked,
            Part::Caveat => PartRole::Caveat,
            Part::Takeaway(TakeawayPart::Message) => PartRole::TakeawayMessage,
            Part::Takeaway(TakeawayPart::Signs) => PartRole::TakeawaySigns,
            Part::Takeaway(TakeawayPart::Do) => PartRole::TakeawayDo,
        }
    }
}

impl From<PartRole> for Part {
    fn from(role: PartRole) -> Self {
        match role {
            PartRole::Body => Part::Body,
            PartRole::Notes => Part::Notes,
            PartRole::Handout => Part::Handout,
            PartRole::Asked => Part::Asked,
            PartRole::Caveat => Part::Caveat,
            PartRole::TakeawayMessage => Part::Takeaway(TakeawayPart::Message),
            PartRole::TakeawaySigns => Part::Takeaway(TakeawayPart::Signs),
            PartRole::TakeawayDo => Part::Takeaway(TakeawayPart::Do),
        }
    }
}

impl TermView {
    /// A mark in a text, counted as pages count.
    pub(crate) fn new(text: &str, mark: &TermMark) -> Self {
        let units = |end: usize| count(text.get(..end).map_or(0, |before| before.encode_utf16().count()));
        Self {
            start: units(mark.range.start),
            end: units(mark.range.end),
            found: mark.found.clone(),
            preferred: mark.preferred.clone(),
            why: mark.why.clone(),
        }
    }
}
