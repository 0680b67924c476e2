//! What a presenter does to a talk.

use super::IpcError;
use lectern_app::document::change::{Change, Setting, Spot};
use lectern_model::citation::CitationStyle;
use lectern_model::date::Date;
use lectern_model::handout::{Ink, Paper};
use lectern_model::id::SlideId;
use lectern_model::language::Language;
use lectern_model::minutes::Minutes;
use lectern_model::talk::{HandoutSettings, SourcesAt};
use lectern_model::theme::Aspect;
use serde::{Deserialize, Serialize};

/// A place between the slides of a talk, counted as the talk is before the change.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(tag = "in", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum SpotWish {
    /// In a section, before one of its slides, both from 0.
    Section { section: u32, position: u32 },
    /// Among the slides in reserve, before one of them, from 0.
    Backup { position: u32 },
}

/// A change to a talk. Slides are named by id; sections by number from 0.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum ChangeWish {
    /// Slides of the library come in.
    Insert { slides: Vec<String>, at: SpotWish },
    /// A slide of the presenter's own comes in, of a kind of `list_kinds`.
    NewSlide { kind: String, at: SpotWish },
    /// Slides stand elsewhere, also in reserve and back.
    Move { slides: Vec<String>, to: SpotWish },
    /// Slides go out; the presenter's own stay in the file.
    Remove { slides: Vec<String> },
    /// The presenter's own slides go out for good.
    Delete { slides: Vec<String> },
    /// Copies, which are the presenter's own, come in after the last of them.
    Duplicate { slides: Vec<String> },
    /// Slides are left out of the show, or are in it again.
    Hide { slides: Vec<String>, hidden: bool },
    /// A time of the presenter's own; null for the author's.
    SlideMinutes { slide: String, minutes: Option<f64> },
    /// Another title.
    SlideTitle { slide: String, title: String },
    /// Another text of one of its parts, by the part's number in `SlideDetail`.
    SlidePart { slide: String, part: u32, text: String },
    /// A wording of a part for the talk's audience alone, begun with the words it has.
    AddWording { slide: String, part: u32 },
    /// A part goes out.
    RemovePart { slide: String, part: u32 },
    /// A whole file's text.
    SlideText { slide: String, text: String },
    /// The presenter has read these drafts.
    Reviewed { slides: Vec<String> },
    /// The look of an organisation's slides goes.
    RemoveBrand,
    /// Edits of slides of the pack are taken back.
    Revert { slides: Vec<String> },
    /// A picture of the talk goes into a part, with what it shows.
    InsertPicture { slide: String, part: u32, picture: String, alt: String },
    /// An empty section comes in.
    AddSection { at: u32, title: String },
    /// A section ends before one of its slides, and a new one has the rest.
    SplitSection { section: u32, position: u32, title: String },
    /// A section has another title.
    RenameSection { section: u32, title: String },
    /// A section goes out with its slides.
    RemoveSection { section: u32 },
    /// A section stands elsewhere.
    MoveSection { section: u32, to: u32 },
    /// A section's slides join the section before.
    MergeSection { section: u32 },
    /// Another title.
    Title { title: String },
    /// Another line under the title; blank for none.
    Subtitle { subtitle: String },
    /// Another day, as 2026-05-01.
    Date { date: Option<String> },
    /// How long there is.
    Minutes { minutes: f64 },
    /// Another language, by its tag.
    Language { language: String },
    /// Another theme, by its id.
    Theme { theme: String },
    /// Another shape of the slides.
    Aspect { aspect: AspectView },
    /// How citations look, by name; null for the audience's style.
    CitationStyle { style: Option<String> },
    /// Where sources stand.
    Sources { sources: SourcesAtView },
    /// What handouts are printed on and in.
    Print { paper: PaperView, ink: InkView },
    /// A local field is filled in for this talk; blank takes it out.
    Field { field: String, value: String },
}

/// The shape of slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum AspectView {
    /// 16:9.
    Wide,
    /// 4:3.
    Standard,
}

/// Where sources stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum SourcesAtView {
    Foot,
    End,
    Both,
}

/// The paper of handouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum PaperView {
    Letter,
    A4,
    Legal,
}

/// The ink of handouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum InkView {
    Colour,
    Grey,
}

/// Slides by their ids.
pub(crate) fn slides(ids: &[String]) -> Vec<SlideId> {
    ids.iter().map(|id| SlideId::from(id.as_str())).collect()
}

/// A number of a page's as an index.
pub(crate) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A day as a page writes it.
pub(crate) fn date(text: Option<&str>) -> Result<Option<Date>, IpcError> {
    let said = text.map(str::trim).filter(|text| !text.is_empty());
    said.map(str::parse)
        .transpose()
        .map_err(|error: lectern_model::date::DateError| IpcError::new("wrong-date", &error.to_string()))
}

/// What becomes of a wish: a change that says all, or the change of a text that has to be worked out from the text there is.
pub(crate) enum Wished {
    /// A change.
    Change(Change),
    /// Another text for a slide.
    Text(SlideId, TextWish),
    /// A slide of the presenter's own, of a kind.
    NewSlide(String, Spot),
    /// What handouts are printed on and in.
    Print(Paper, Ink),
}

/// What becomes of a slide's text.
pub(crate) enum TextWish {
    /// Another title.
    Title(String),
    /// Another text of a part.
    Part(usize, String),
    /// A wording of a part for the talk's audience.
    AddWording(usize),
    /// A part goes out.
    RemovePart(usize),
    /// A picture with what it shows, at the end of a part.
    InsertPicture(usize, String, String),
}

impl From<SpotWish> for Spot {
    fn from(wish: SpotWish) -> Spot {
        match wish {
            SpotWish::Section { section, position } => Spot::Section { section: index(section), position: index(position) },
            SpotWish::Backup { position } => Spot::Backup { position: index(position) },
        }
    }
}

impl TryFrom<ChangeWish> for Wished {
    type Error = IpcError;

    fn try_from(wish: ChangeWish) -> Result<Wished, IpcError> {
        let text = |slide: String, wish| Wished::Text(SlideId::from(slide.as_str()), wish);
        Ok(match wish {
            ChangeWish::NewSlide { kind, at } => Wished::NewSlide(kind, at.into()),
            ChangeWish::SlideTitle { slide, title } => text(slide, TextWish::Title(title)),
            ChangeWish::SlidePart { slide, part, text: words } => text(slide, TextWish::Part(index(part), words)),
            ChangeWish::AddWording { slide, part } => text(slide, TextWish::AddWording(index(part))),
            ChangeWish::RemovePart { slide, part } => text(slide, TextWish::RemovePart(index(part))),
            ChangeWish::InsertPicture { slide, part, picture, alt } => {
                text(slide, TextWish::InsertPicture(index(part), picture, alt))
            }
            ChangeWish::RemoveBrand => Wished::Change(Change::RemoveBrand),
            ChangeWish::Print { paper, ink } => Wished::Print(paper.into(), ink.into()),
            slides @ (ChangeWish::Insert { .. }
            | ChangeWish::Move { .. }
            | ChangeWish::Remove { .. }
            | ChangeWish::Delete { .. }
            | ChangeWish::Duplicate { .. }
            | ChangeWish::Hide { .. }
            | ChangeWish::SlideMinutes { .. }
            | ChangeWish::SlideText { .. }
            | ChangeWish::Reviewed { .. }
            | ChangeWish::Revert { .. }) => Wished::Change(slides_change(slides)?),
            section @ (ChangeWish::AddSection { .. }
            | ChangeWish::SplitSection { .. }
            | ChangeWish::RenameSection { .. }
            | ChangeWish::RemoveSection { .. }
            | ChangeWish::MoveSection { .. }
            | ChangeWish::MergeSection { .. }) => Wished::Change(section_change(section)?),
            setting => Wished::Change(setting_change(setting)?),
        })
    }
}

fn slides_change(wish: ChangeWish) -> Result<Change, IpcError> {
    Ok(match wish {
        ChangeWish::Insert { slides: ids, at } => Change::Insert { slides: slides(&ids), at: at.into() },
        ChangeWish::Move { slides: ids, to } => Change::Move { slides: slides(&ids), to: to.into() },
        ChangeWish::Remove { slides: ids } => Change::Remove { slides: slides(&ids) },
        ChangeWish::Delete { slides: ids } => Change::Delete { slides: slides(&ids) },
        ChangeWish::Duplicate { slides: ids } => Change::Duplicate { slides: slides(&ids) },
        ChangeWish::Hide { slides: ids, hidden } => Change::Hide { slides: slides(&ids), hidden },
        ChangeWish::SlideMinutes { slide, minutes } => {
            Change::SlideMinutes { slide: slide.as_str().into(), minutes: minutes.map(Minutes::from) }
        }
        ChangeWish::SlideText { slide, text } => Change::SlideText { slide: slide.as_str().into(), text },
        ChangeWish::Reviewed { slides: ids } => Change::Reviewed { slides: slides(&ids) },
        ChangeWish::Revert { slides: ids } => Change::RevertSlides { slides: slides(&ids) },
        other => return Err(misplaced(&other)),
    })
}

fn section_change(wish: ChangeWish) -> Result<Change, IpcError> {
    Ok(match wish {
        ChangeWish::AddSection { at, title } => Change::AddSection { at: index(at), title },
        ChangeWish::SplitSection { section, position, title } => {
            Change::SplitSection { section: index(section), position: index(position), title }
        }
        ChangeWish::RenameSection { section, title } => Change::RenameSection { section: index(section), title },
        ChangeWish::RemoveSection { section } => Change::RemoveSection { section: index(section) },
        ChangeWish::MoveSection { section, to } => Change::MoveSection { section: index(section), to: index(to) },
        ChangeWish::MergeSection { section } => Change::MergeSection { section: index(section) },
        other => return Err(misplaced(&other)),
    })
}

fn setting_change(wish: ChangeWish) -> Result<Change, IpcError> {
    Ok(Change::Set(match wish {
        ChangeWish::Title { title } => Setting::Title(title),
        ChangeWish::Subtitle { subtitle } => Setting::Subtitle(Some(subtitle)),
        ChangeWish::Date { date: day } => Setting::Date(date(day.as_deref())?),
        ChangeWish::Minutes { minutes } => Setting::Minutes(Minutes::from(minutes)),
        ChangeWish::Language { language } => Setting::Language(Language::new(&language)),
        ChangeWish::Theme { theme } => Setting::Theme(theme),
        ChangeWish::Aspect { aspect } => Setting::Aspect(aspect.into()),
        ChangeWish::CitationStyle { style } => Setting::CitationStyle(style.map(CitationStyle::from)),
        ChangeWish::Sources { sources } => Setting::Sources(sources.into()),
        ChangeWish::Field { field, value } => return Ok(Change::Field { field: field.as_str().into(), value }),
        other => return Err(misplaced(&other)),
    }))
}

fn misplaced(wish: &ChangeWish) -> IpcError {
    IpcError::fault(&format!("the change {wish:?} is not known here"))
}

/// The handouts' settings with another paper and ink.
pub(crate) fn printed_on(settings: &HandoutSettings, paper: Paper, ink: Ink) -> Change {
    Change::Set(Setting::Handouts(HandoutSettings { paper, ink, ..settings.clone() }))
}

/// Makes a wire type and a model's type out of each other.
macro_rules! alike {
    ($wire:ident, $model:ident: $($name:ident),*) => {
        impl From<$wire> for $model {
            fn from(value: $wire) -> Self {
                match value { $($wire::$name => $model::$name),* }
            }
        }
        impl From<$model> for $wire {
            fn from(value: $model) -> Self {
                match value { $($model::$name => $wire::$name),* }
            }
        }
    };
}
pub(crate) use alike;

alike!(AspectView, Aspect: Wide, Standard);
alike!(SourcesAtView, SourcesAt: Foot, End, Both);
alike!(PaperView, Paper: Letter, A4, Legal);
alike!(InkView, Ink: Colour, Grey);
