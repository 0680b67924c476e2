//! What goes between the program and its pages: small values, and one kind of error. The page's types are made from these.

use crate::desk::OnDesk;
use lectern_app::error::AppError;
use lectern_app::export::{ExportJob, ExportReport, Phase, Printed, Progress};
use lectern_app::installed_pack::InstalledPack;
use lectern_app::new_talk::NewTalk;
use lectern_app::plan::{Added, LeftOut, Plan, PlanRequest};
use lectern_app::talk_language::languages_for;
use lectern_app::talk_time::{slide_time, talk_time};
use lectern_model::diagnostic::{Diagnostic, Severity};
use lectern_model::handout::Handout;
use lectern_model::language::Language;
use lectern_model::library::Library;
use lectern_model::minutes::Minutes;
use lectern_model::span::Inline;
use lectern_model::talk::{TalkSection, TalkSlide};
use lectern_model::theme::Aspect;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Why a command was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct IpcError {
    /// A stable short name.
    pub(crate) code: String,
    /// What is wrong and what to do, for people.
    pub(crate) message: String,
}

impl IpcError {
    fn new(code: &str, message: &str) -> Self {
        Self { code: code.to_owned(), message: message.to_owned() }
    }

    /// Something the page speaks of is not there any more.
    pub(crate) fn gone(message: &str) -> Self {
        Self::new("gone", message)
    }

    /// Lectern itself is at fault.
    pub(crate) fn fault(message: &str) -> Self {
        Self::new("fault", &format!("{message}; this is a fault of Lectern, please report it"))
    }

    /// The system has no program to show a folder, or refuses.
    pub(crate) fn cannot_show(folder: &Path, reason: &str) -> Self {
        Self::new("cannot-show", &format!("cannot open {}: {reason}; open it yourself", folder.display()))
    }
}

impl From<AppError> for IpcError {
    fn from(error: AppError) -> Self {
        Self::new(error.code(), &error.to_string())
    }
}

/// A content pack.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PackView {
    id: String,
    title: String,
    audiences: Vec<AudienceView>,
}

/// Who may be in the room.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct AudienceView {
    id: String,
    name: String,
    /// The languages a talk to them can be had in.
    languages: Vec<LanguageView>,
}

/// A language.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct LanguageView {
    /// Its BCP 47 tag.
    tag: String,
    /// Whether no native speaker has confirmed the wordings.
    draft: bool,
}

impl From<&InstalledPack> for PackView {
    fn from(installed: &InstalledPack) -> Self {
        let pack = &installed.library.pack;
        let language = |language: Language| LanguageView { tag: language.tag().to_owned(), draft: pack.is_draft(&language) };
        let audiences = pack.audiences.iter().map(|audience| AudienceView {
            id: audience.id.to_string(),
            name: audience.name.clone(),
            languages: languages_for(&installed.library, &audience.id).into_iter().map(language).collect(),
        });
        Self { id: pack.id.to_string(), title: pack.title.clone(), audiences: audiences.collect() }
    }
}

/// What the presenter says of a new talk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct TalkWish {
    /// The pack's id.
    pub(crate) pack: String,
    audience: String,
    minutes: f64,
    /// A BCP 47 tag; the pack's language if not given.
    language: Option<String>,
    /// The title, where not the one the pack proposes.
    title: Option<String>,
    /// As 2026-05-01.
    date: Option<String>,
}

impl TryFrom<&TalkWish> for NewTalk {
    type Error = IpcError;
    fn try_from(wish: &TalkWish) -> Result<Self, IpcError> {
        let date = wish.date.as_deref().map(str::parse).transpose();
        let said = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        Ok(NewTalk {
            request: PlanRequest {
                audience: wish.audience.as_str().into(),
                minutes: Minutes::from(wish.minutes),
                language: said(&wish.language).map(|tag| Language::new(&tag)),
            },
            title: said(&wish.title),
            date: date.map_err(|error: lectern_model::date::DateError| IpcError::new("wrong-date", &error.to_string()))?,
            fields: BTreeMap::new(),
            theme: None,
            aspect: Aspect::default(),
        })
    }
}

/// What a plan would give.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PlanPreview {
    title: String,
    slides: u32,
    /// The time of the slides.
    planned: f64,
    messages: Vec<MessageView>,
}

impl From<&Plan> for PlanPreview {
    fn from(plan: &Plan) -> Self {
        Self {
            title: plan.talk.title.clone(),
            slides: count(plan.talk.slides().count()),
            planned: plan.planned.into(),
            messages: plan.diagnostics.iter().map(MessageView::from).collect(),
        }
    }
}

/// A talk that is open.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct TalkView {
    /// Its number on the desk.
    pub(crate) id: u32,
    pub(crate) title: String,
    pub(crate) saved: bool,
    /// The name of its file.
    file: Option<String>,
    audience: String,
    language: String,
    /// As 2026-05-01.
    date: Option<String>,
    /// How long there is.
    minutes: f64,
    /// How long the slides take.
    planned: f64,
    sections: Vec<SectionView>,
    left_out: Vec<ChangeView>,
    added: Vec<ChangeView>,
    messages: Vec<MessageView>,
}

/// A section of a talk.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SectionView {
    title: String,
    minutes: f64,
    slides: Vec<SlideView>,
}

/// A slide in a talk.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SlideView {
    id: String,
    title: String,
    minutes: f64,
    hidden: bool,
}

/// A slide that was left out or added, and why.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ChangeView {
    slide: String,
    title: String,
    minutes: f64,
    reason: String,
}

impl TalkView {
    /// A talk with its number.
    pub(crate) fn new(id: u32, on_desk: &OnDesk) -> Self {
        let (talk, library) = (&on_desk.open.talk, &on_desk.open.library);
        let audience = library.pack.audience(&talk.audience);
        let file = on_desk.path.as_deref().and_then(Path::file_name);
        Self {
            id,
            title: talk.title.clone(),
            saved: on_desk.saved,
            file: file.map(|name| name.to_string_lossy().into_owned()),
            audience: audience.map_or(talk.audience.as_str(), |audience| &audience.name).to_owned(),
            language: talk.language.tag().to_owned(),
            date: talk.date.map(|date| date.to_string()),
            minutes: talk.minutes.into(),
            planned: talk_time(talk, library).into(),
            sections: talk.sections.iter().map(|section| SectionView::new(section, library)).collect(),
            left_out: on_desk.left_out.iter().map(ChangeView::from).collect(),
            added: on_desk.added.iter().map(ChangeView::from).collect(),
            messages: on_desk.diagnostics.iter().map(MessageView::from).collect(),
        }
    }
}

impl SectionView {
    fn new(section: &TalkSection, library: &Library) -> Self {
        Self {
            title: section.title.clone(),
            minutes: section.slides.iter().map(|slide| slide_time(slide, library)).sum::<Minutes>().into(),
            slides: section.slides.iter().map(|slide| SlideView::new(slide, library)).collect(),
        }
    }
}

impl SlideView {
    fn new(entry: &TalkSlide, library: &Library) -> Self {
        let slide = library.slides.get(&entry.slide);
        Self {
            id: entry.slide.to_string(),
            title: slide.map_or_else(|| entry.slide.to_string(), |slide| Inline::plain_text(&slide.title)),
            minutes: slide_time(entry, library).into(),
            hidden: entry.hidden,
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

/// A slide's picture.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PictureView {
    /// The slide's id.
    pub(crate) slide: String,
    /// The picture's name in the `slide:` scheme.
    pub(crate) picture: String,
}

/// Something to know or to look at.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct MessageView {
    severity: SeverityView,
    code: String,
    message: String,
    hint: Option<String>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum SeverityView {
    Note,
    Warning,
    Error,
}

impl From<&Diagnostic> for MessageView {
    fn from(diagnostic: &Diagnostic) -> Self {
        let severity = match diagnostic.severity {
            Severity::Note => SeverityView::Note,
            Severity::Warning => SeverityView::Warning,
            Severity::Error => SeverityView::Error,
        };
        let (message, hint) = (diagnostic.message.clone(), diagnostic.hint.clone());
        Self { severity, code: diagnostic.code.clone(), message, hint }
    }
}

/// What to export.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExportChoice {
    /// Whether the slides.
    deck: bool,
    /// The names of the handouts.
    handouts: Vec<String>,
}

impl ExportChoice {
    /// The files to make, in a folder, named after the talk.
    pub(crate) fn jobs(&self, folder: &Path, stem: &str) -> Result<Vec<ExportJob>, IpcError> {
        let deck = self.deck.then_some(Ok(Printed::Deck));
        let handout = |name: &String| match name.parse::<Handout>() {
            Ok(kind) => Ok(Printed::Handout(kind)),
            Err(error) => Err(IpcError::new("unknown-name", &error.to_string())),
        };
        let printed = deck.into_iter().chain(self.handouts.iter().map(handout));
        printed.map(|what| what.map(|what| ExportJob { what, path: what.path_in(folder, stem) })).collect()
    }
}

/// How far an export is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExportProgress {
    /// The file in hand: `deck`, `handout-article`.
    what: String,
    phase: PhaseView,
    done: u32,
    total: u32,
}

/// What is done to a file.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum PhaseView {
    Layout,
    Render,
    Write,
    Finished,
}

impl From<Progress> for ExportProgress {
    fn from(progress: Progress) -> Self {
        let (what, phase) = match progress.phase {
            Phase::Layout(what) => (what, PhaseView::Layout),
            Phase::Render(what) => (what, PhaseView::Render),
            Phase::Write(what) => (what, PhaseView::Write),
            Phase::Finished(what) => (what, PhaseView::Finished),
        };
        Self { what: what.name(), phase, done: count(progress.done), total: count(progress.total) }
    }
}

/// What an export made.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExportView {
    /// The folder, to be shown.
    folder: String,
    files: Vec<ExportedView>,
    messages: Vec<MessageView>,
}

/// A file that was made.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExportedView {
    /// Its name in the folder.
    name: String,
    pages: u32,
    bytes: u32,
}

impl ExportView {
    /// What is shown of a report.
    pub(crate) fn new(report: &ExportReport, folder: &Path) -> Self {
        let files = report.files.iter().map(|file| ExportedView {
            name: file.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            pages: count(file.pages),
            bytes: count(file.bytes),
        });
        Self {
            folder: folder.display().to_string(),
            files: files.collect(),
            messages: report.diagnostics.iter().map(MessageView::from).collect(),
        }
    }
}

/// What was chosen in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum MenuAction {
    NewTalk,
    OpenTalk,
    Save,
    SaveAs,
    Export,
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
