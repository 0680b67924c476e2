//! Talks as pages see them.

use super::IpcError;
use super::count;
use super::edit::date;
use super::edit::{AspectView, InkView, PaperView, SourcesAtView};
use super::library::EvidenceMarkView;
use crate::desk::Entry;
use lectern_app::document::change::ChangeName;
use lectern_app::evidence::title_for;
use lectern_app::evidence_mark::EvidenceMark;
use lectern_app::export::ExportKind;
use lectern_app::go_bag::handouts_of;
use lectern_app::new_talk::NewTalk;
use lectern_app::picture::SlidePictures;
use lectern_app::plan::{Added, LeftOut, Plan, PlanRequest};
use lectern_app::talk_file::OpenTalk;
use lectern_app::talk_language::languages_for;
use lectern_app::talk_time::{slide_time, talk_time};
use lectern_model::brand::{Brand, Logo};
use lectern_model::deck::DeckSlide;
use lectern_model::diagnostic::{Diagnostic, Severity};
use lectern_model::language::Language;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::pack::{Audience, PackChange};
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_model::talk::{TalkSection, TalkSlide};
use lectern_model::theme::Aspect;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A content pack.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PackView {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) audiences: Vec<AudienceView>,
    /// What is new in it, newest first.
    pub(crate) news: Vec<NewsView>,
}

/// Who may be in the room.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct AudienceView {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The languages a talk to them can be had in.
    pub(crate) languages: Vec<LanguageView>,
    /// The times that talks are laid out for, in minutes.
    pub(crate) minutes: Vec<f64>,
}

/// A language.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct LanguageView {
    /// Its BCP 47 tag.
    pub(crate) tag: String,
    /// Whether no native speaker has confirmed the wordings.
    pub(crate) draft: bool,
}

/// What a version of the content brought.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct NewsView {
    pub(crate) version: String,
    /// As 2026-05-01.
    pub(crate) date: Option<String>,
    pub(crate) text: String,
}

/// What the presenter says of a new talk.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct TalkWish {
    /// The pack's id.
    pub(crate) pack: String,
    pub(crate) audience: String,
    pub(crate) minutes: f64,
    /// A BCP 47 tag; the pack's language if not given.
    pub(crate) language: Option<String>,
    /// The title, where not the one the pack proposes.
    pub(crate) title: Option<String>,
    /// As 2026-05-01.
    pub(crate) date: Option<String>,
    /// Where the talk is given.
    pub(crate) venue: Option<String>,
}

/// What a plan would give.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PlanPreview {
    pub(crate) title: String,
    pub(crate) slides: u32,
    /// The time of the slides.
    pub(crate) planned: f64,
    pub(crate) messages: Vec<MessageView>,
}

/// A talk that is open.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct TalkView {
    /// Its number on the desk.
    pub(crate) id: u32,
    /// Counts its changes: a picture or a view that was asked for at another count may be out of date.
    pub(crate) revision: u32,
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    /// Whether its file has everything.
    pub(crate) saved: bool,
    /// The name of its file.
    pub(crate) file: Option<String>,
    /// The audience's name.
    pub(crate) audience: String,
    pub(crate) audience_id: String,
    pub(crate) language: String,
    /// As 2026-05-01.
    pub(crate) date: Option<String>,
    /// How long there is.
    pub(crate) minutes: f64,
    /// How long the slides take.
    pub(crate) planned: f64,
    pub(crate) sections: Vec<SectionView>,
    /// Slides in reserve after the end.
    pub(crate) backup: Vec<SlideView>,
    /// What the plan left out, and why.
    pub(crate) left_out: Vec<ChangeView>,
    pub(crate) added: Vec<ChangeView>,
    pub(crate) messages: Vec<MessageView>,
    /// What undo takes back; null where there is nothing.
    pub(crate) undo: Option<StepView>,
    pub(crate) redo: Option<StepView>,
    pub(crate) theme: String,
    pub(crate) aspect: AspectView,
    /// By name; null for the audience's style.
    pub(crate) citation_style: Option<String>,
    pub(crate) sources: SourcesAtView,
    pub(crate) paper: PaperView,
    pub(crate) ink: InkView,
    /// The look that it borrows from an organisation's slides.
    pub(crate) brand: Option<BrandView>,
    /// The formats of the handouts that go into its go-bag where nothing else is said.
    pub(crate) handouts: Vec<String>,
    /// Whether the installed pack has other words or figures for what the talk uses.
    pub(crate) update: bool,
}

/// The look that a talk borrows from an organisation's slides.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct BrandView {
    /// The name of the file it came from.
    pub(crate) name: String,
    /// As `#1f4e5f`.
    pub(crate) colours: Vec<String>,
    /// The family that it asks for.
    pub(crate) font: Option<String>,
    /// What the logo on the slides is called.
    pub(crate) logo: Option<String>,
}

/// A step that can be taken back or again.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct StepView {
    /// A stable short name, for catalogues of words.
    pub(crate) code: String,
    /// The same in English, as after "Undo".
    pub(crate) english: String,
}

/// A section of a talk.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SectionView {
    pub(crate) title: String,
    /// The time of its slides without hidden ones.
    pub(crate) minutes: f64,
    pub(crate) slides: Vec<SlideView>,
}

/// A slide in a talk.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SlideView {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) minutes: f64,
    pub(crate) hidden: bool,
    /// Whether the presenter wrote it.
    pub(crate) own: bool,
    /// Whether it is a slide of the pack that the presenter changed.
    pub(crate) edited: bool,
    /// Whether it was imported and nobody has reviewed it yet.
    pub(crate) draft: bool,
    /// Whether its words are not in the library.
    pub(crate) missing: bool,
    pub(crate) warning: bool,
    pub(crate) kind: String,
    pub(crate) evidence: EvidenceMarkView,
}

/// A slide that was left out or added, and why.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ChangeView {
    pub(crate) slide: String,
    pub(crate) title: String,
    pub(crate) minutes: f64,
    pub(crate) reason: String,
}

/// A changed talk.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ChangedView {
    pub(crate) talk: TalkView,
    /// Slides that came into the talk, to be selected.
    pub(crate) came: Vec<String>,
    /// What is wrong with a text that was taken.
    pub(crate) messages: Vec<MessageView>,
}

/// A slide's pictures.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PictureView {
    /// The slide's id; `title` and `references` for what the program adds.
    pub(crate) slide: String,
    pub(crate) title: String,
    /// The number printed on its first page.
    pub(crate) label: Option<String>,
    /// The names of its pages' pictures in the `slide:` scheme.
    pub(crate) pictures: Vec<String>,
    /// What is wrong with how it looks.
    pub(crate) messages: Vec<MessageView>,
}

/// Something to know or to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct MessageView {
    pub(crate) severity: SeverityView,
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum SeverityView {
    Note,
    Warning,
    Error,
}

impl From<&Library> for PackView {
    fn from(library: &Library) -> Self {
        let pack = &library.pack;
        Self {
            id: pack.id.to_string(),
            title: pack.title.clone(),
            version: pack.version.clone(),
            audiences: pack.audiences.iter().map(|audience| AudienceView::new(audience, library)).collect(),
            news: pack.changes.iter().map(NewsView::from).collect(),
        }
    }
}

impl AudienceView {
    fn new(audience: &Audience, library: &Library) -> Self {
        let language =
            |language: Language| LanguageView { tag: language.tag().to_owned(), draft: library.pack.is_draft(&language) };
        let outlines = library.outlines.iter().filter(|outline| outline.audience == audience.id);
        let minutes: BTreeSet<Minutes> = outlines.map(|outline| outline.minutes).collect();
        Self {
            id: audience.id.to_string(),
            name: audience.name.clone(),
            languages: languages_for(library, &audience.id).into_iter().map(language).collect(),
            minutes: minutes.into_iter().map(f64::from).collect(),
        }
    }
}

impl From<&PackChange> for NewsView {
    fn from(change: &PackChange) -> Self {
        Self { version: change.version.clone(), date: change.date.map(|date| date.to_string()), text: change.text.clone() }
    }
}

impl TalkWish {
    /// What the presenter says, with what is set once: theme and shape.
    pub(crate) fn request(&self, theme: Option<String>, aspect: Aspect, library: &Library) -> Result<NewTalk, IpcError> {
        let said = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let mut fields = BTreeMap::new();
        let venue = library.pack.fields.iter().find(|field| field.id.as_str() == "venue");
        if let (Some(field), Some(venue)) = (venue, said(&self.venue)) {
            fields.insert(field.id.clone(), venue);
        }
        Ok(NewTalk {
            request: PlanRequest {
                audience: self.audience.as_str().into(),
                minutes: Minutes::from(self.minutes),
                language: said(&self.language).map(|tag| Language::new(&tag)),
            },
            title: said(&self.title),
            date: date(self.date.as_deref())?,
            fields,
            theme,
            aspect,
        })
    }
}

impl From<&Plan> for PlanPreview {
    fn from(plan: &Plan) -> Self {
        Self {
            title: plan.talk.title.clone(),
            slides: count(plan.talk.slides().count()),
            planned: plan.planned.into(),
            messages: MessageView::all(&plan.diagnostics),
        }
    }
}

impl TalkView {
    /// A talk as it is now.
    pub(crate) fn new(entry: &Entry<'_>) -> Self {
        let (open, on) = (entry.document.open(), &*entry.on);
        let (talk, library) = (&open.talk, &open.library);
        let audience = library.pack.audience(&talk.audience);
        let file = entry.document.path().and_then(Path::file_name);
        let slide = |slide: &TalkSlide| SlideView::new(slide, open);
        Self {
            id: entry.number,
            revision: on.revision,
            title: talk.title.clone(),
            subtitle: talk.subtitle.clone(),
            saved: !entry.document.is_modified(),
            file: file.map(|name| name.to_string_lossy().into_owned()),
            audience: audience.map_or(talk.audience.as_str(), |audience| audience.name_in(&talk.language)).to_owned(),
            audience_id: talk.audience.to_string(),
            language: talk.language.tag().to_owned(),
            date: talk.date.map(|date| date.to_string()),
            minutes: talk.minutes.into(),
            planned: talk_time(talk, library).into(),
            sections: talk.sections.iter().map(|section| SectionView::new(section, open)).collect(),
            backup: talk.backup.iter().map(slide).collect(),
            left_out: on.left_out.iter().map(ChangeView::from).collect(),
            added: on.added.iter().map(ChangeView::from).collect(),
            messages: MessageView::all(&on.diagnostics),
            undo: entry.document.undo_name().map(StepView::from),
            redo: entry.document.redo_name().map(StepView::from),
            theme: talk.theme.clone(),
            aspect: talk.aspect.into(),
            citation_style: talk.citation_style.clone().map(String::from),
            sources: talk.sources.into(),
            paper: talk.handouts.paper.into(),
            ink: talk.handouts.ink.into(),
            brand: talk.brand.as_ref().map(BrandView::from),
            handouts: handouts_of(open).into_iter().map(|kind| ExportKind::Handout(kind).name()).collect(),
            update: on.update,
        }
    }
}

impl From<&Brand> for BrandView {
    fn from(brand: &Brand) -> Self {
        let logo = |logo: &Logo| logo.image.as_str().rsplit('/').next().unwrap_or_default().to_owned();
        Self {
            name: brand.name.clone(),
            colours: brand.swatches().iter().map(ToString::to_string).collect(),
            font: brand.families().first().map(|family| (*family).to_owned()),
            logo: brand.logo.as_ref().map(logo),
        }
    }
}

impl From<ChangeName> for StepView {
    fn from(name: ChangeName) -> Self {
        Self { code: name.code.to_owned(), english: name.english.to_owned() }
    }
}

impl SectionView {
    fn new(section: &TalkSection, open: &OpenTalk) -> Self {
        Self {
            title: section.title.clone(),
            minutes: section.slides.iter().map(|slide| slide_time(slide, &open.library)).sum::<Minutes>().into(),
            slides: section.slides.iter().map(|slide| SlideView::new(slide, open)).collect(),
        }
    }
}

impl SlideView {
    fn new(entry: &TalkSlide, open: &OpenTalk) -> Self {
        let slide = open.library.slides.get(&entry.slide);
        // A hidden slide takes no time, but has one.
        let minutes = slide_time(&TalkSlide { hidden: false, ..entry.clone() }, &open.library);
        Self {
            id: entry.slide.to_string(),
            title: slide.map_or_else(|| entry.slide.to_string(), |slide| title_for(slide, &open.talk)),
            minutes: minutes.into(),
            hidden: entry.hidden,
            own: slide.is_some_and(|slide| slide.own),
            edited: open.originals.contains_key(&entry.slide),
            draft: slide.is_some_and(|slide| slide.draft),
            missing: slide.is_none(),
            warning: slide.is_some_and(|slide| slide.warning.is_some()),
            kind: slide.map_or(SlideKind::Bullets, |slide| slide.kind).name().to_owned(),
            evidence: slide.map_or(EvidenceMark::NoEvidence, |slide| EvidenceMark::of(slide, &open.library)).into(),
        }
    }
}

impl From<&LeftOut> for ChangeView {
    fn from(left: &LeftOut) -> Self {
        Self {
            slide: left.slide.to_string(),
            title: left.title.clone(),
            minutes: left.minutes.into(),
            reason: left.reason.clone(),
        }
    }
}

impl From<&Added> for ChangeView {
    fn from(added: &Added) -> Self {
        Self {
            slide: added.slide.to_string(),
            title: added.title.clone(),
            minutes: added.minutes.into(),
            reason: added.reason.clone(),
        }
    }
}

impl PictureView {
    /// A slide's pictures, with its words where it stands in a deck.
    pub(crate) fn new(slide: Option<&DeckSlide>, pictures: &SlidePictures) -> Self {
        Self {
            slide: pictures.slide.to_string(),
            title: slide.map(|slide| Span::plain_text(&slide.title)).unwrap_or_default(),
            label: pictures.pages.first().and_then(|page| page.label()).map(str::to_owned),
            pictures: pictures.pages.iter().map(|page| page.key.to_string()).collect(),
            messages: MessageView::all(&pictures.diagnostics),
        }
    }
}

impl MessageView {
    /// Diagnostics as pages have them.
    pub(crate) fn all(diagnostics: &[Diagnostic]) -> Vec<MessageView> {
        diagnostics.iter().map(MessageView::from).collect()
    }
}

impl From<Severity> for SeverityView {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => SeverityView::Note,
            Severity::Warning => SeverityView::Warning,
            Severity::Error => SeverityView::Error,
        }
    }
}

impl From<&Diagnostic> for MessageView {
    fn from(diagnostic: &Diagnostic) -> Self {
        Self {
            severity: diagnostic.severity.into(),
            code: diagnostic.code.clone(),
            message: diagnostic.message.clone(),
            hint: diagnostic.hint.clone(),
        }
    }
}
