//! What a presenter sets once, and what the start shows.

use super::IpcError;
use super::edit::{alike, date};
use super::talk::MessageView;
use lectern_app::document::autosave::Leftover;
use lectern_app::document::recent::RecentFile;
use lectern_app::document::settings::{Appearance, LocalField, Settings, Zoom};
use lectern_model::language::Language;
use lectern_model::pack::{Field, FieldKind};
use lectern_model::talk::Talk;
use serde::{Deserialize, Serialize};
use std::time::UNIX_EPOCH;

/// What a presenter sets once for all talks.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SettingsView {
    pub(crate) appearance: AppearanceView,
    /// Per cent.
    pub(crate) zoom: u32,
    /// The language of the windows, by its tag; null for the system's.
    pub(crate) language: Option<String>,
    /// The theme of new talks; null for the proposed one.
    pub(crate) theme: Option<String>,
    pub(crate) aspect: super::edit::AspectView,
    pub(crate) paper: super::edit::PaperView,
    /// The local fields, by id.
    pub(crate) fields: Vec<FieldEntry>,
}

/// A local field, entered once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct FieldEntry {
    pub(crate) field: String,
    pub(crate) value: String,
    /// The day the presenter last made sure that it is right, as 2026-05-01.
    pub(crate) checked_on: Option<String>,
}

/// A local field that a pack asks for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct FieldView {
    pub(crate) field: String,
    pub(crate) label: String,
    pub(crate) example: Option<String>,
    pub(crate) kind: FieldKindView,
    /// What the settings have for it.
    pub(crate) settings_value: String,
    pub(crate) checked_on: Option<String>,
    /// What this talk has for it; blank where it is empty. Always blank where no talk is asked about.
    pub(crate) value: String,
    /// How many slides and handouts of the talk print it.
    pub(crate) used: u32,
}

/// What kind of thing is filled in.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum FieldKindView {
    Text,
    Phone,
    Web,
    Date,
}

/// Light or dark windows.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum AppearanceView {
    System,
    Light,
    Dark,
}

/// What the start shows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct StartView {
    pub(crate) recent: Vec<RecentView>,
    /// What crashed sessions left.
    pub(crate) leftovers: Vec<LeftoverView>,
    /// Whether nobody has opened or made a talk here yet.
    pub(crate) first_run: bool,
    /// What should be known: settings that cannot be read, packs that cannot be loaded.
    pub(crate) messages: Vec<MessageView>,
}

/// A talk that was open lately.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct RecentView {
    /// Its number, for opening it.
    pub(crate) number: u32,
    pub(crate) name: String,
    pub(crate) folder: String,
    pub(crate) missing: bool,
}

/// What a crashed session left.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct LeftoverView {
    /// Its number, for restoring it.
    pub(crate) number: u32,
    pub(crate) title: String,
    /// The file it is a newer copy of.
    pub(crate) file: Option<String>,
    /// When it was made, in seconds since 1970.
    pub(crate) made: Option<f64>,
}

/// A pack that was installed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct InstalledView {
    pub(crate) title: String,
    pub(crate) version: String,
    /// The version it takes the place of.
    pub(crate) replaced: Option<String>,
    pub(crate) messages: Vec<MessageView>,
}

/// A theme.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ThemeView {
    pub(crate) id: String,
    pub(crate) name: String,
}

alike!(AppearanceView, Appearance: System, Light, Dark);
alike!(FieldKindView, FieldKind: Text, Phone, Web, Date);

impl From<&Settings> for SettingsView {
    fn from(settings: &Settings) -> Self {
        let field = |(id, field): (&lectern_model::id::FieldId, &LocalField)| FieldEntry {
            field: id.to_string(),
            value: field.value.clone(),
            checked_on: field.checked_on.map(|date| date.to_string()),
        };
        Self {
            appearance: settings.appearance.into(),
            zoom: settings.zoom.percent().into(),
            language: settings.language.as_ref().map(|language| language.tag().to_owned()),
            theme: settings.theme.clone(),
            aspect: settings.aspect.into(),
            paper: settings.paper.into(),
            fields: settings.fields.iter().map(field).collect(),
        }
    }
}

impl SettingsView {
    /// The settings that were there with these; what a page does not know stays.
    pub(crate) fn over(self, before: &Settings) -> Result<Settings, IpcError> {
        let mut fields = before.fields.clone();
        for entry in self.fields {
            let value = LocalField { value: entry.value, checked_on: date(entry.checked_on.as_deref())? };
            fields.insert(entry.field.as_str().into(), value);
        }
        fields.retain(|_, field| !field.value.trim().is_empty());
        Ok(Settings {
            fields,
            theme: self.theme,
            aspect: self.aspect.into(),
            paper: self.paper.into(),
            language: self.language.as_deref().map(Language::new),
            appearance: self.appearance.into(),
            zoom: Zoom::from(u16::try_from(self.zoom).unwrap_or(u16::MAX)),
            ..before.clone()
        })
    }
}

impl FieldView {
    /// A field, with what the settings and a talk have for it.
    pub(crate) fn new(field: &Field, settings: &Settings, talk: Option<&Talk>, used: usize) -> Self {
        let entered = settings.fields.get(&field.id);
        let language = talk.map_or(Language::default(), |talk| talk.language.clone());
        Self {
            field: field.id.to_string(),
            label: field.label_in(&language).to_owned(),
            example: field.example.clone(),
            kind: field.kind.into(),
            settings_value: entered.map(|entered| entered.value.clone()).unwrap_or_default(),
            checked_on: entered.and_then(|entered| entered.checked_on).map(|date| date.to_string()),
            value: talk.and_then(|talk| talk.field(field.id.as_str())).unwrap_or_default().to_owned(),
            used: super::count(used),
        }
    }
}

impl RecentView {
    /// A talk of the list.
    pub(crate) fn new(number: usize, recent: &RecentFile) -> Self {
        Self {
            number: super::count(number),
            name: recent.path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            folder: recent.path.parent().map(|folder| folder.display().to_string()).unwrap_or_default(),
            missing: recent.missing,
        }
    }
}

impl LeftoverView {
    /// A copy that a crashed session left.
    pub(crate) fn new(number: usize, leftover: &Leftover) -> Self {
        let made = leftover.made.and_then(|made| made.duration_since(UNIX_EPOCH).ok());
        Self {
            number: super::count(number),
            title: leftover.title.clone(),
            file: leftover.original.as_ref().map(|path| path.display().to_string()),
            made: made.map(|made| made.as_secs_f64().floor()),
        }
    }
}
