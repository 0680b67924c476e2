//! What a presenter sets once for all talks.

use crate::atomic_file::{create_folder, write_atomically};
use crate::error::AppError;
use lectern_model::date::Date;
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::handout::Paper;
use lectern_model::id::FieldId;
use lectern_model::language::Language;
use lectern_model::pack::Pack;
use lectern_model::talk::Talk;
use lectern_model::theme::Aspect;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const FILE: &str = "settings.yaml";
const BROKEN: &str = "settings.broken.yaml";
/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// What a presenter sets once for all talks. A value that cannot be read is the default one; keys of other versions are passed over.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Local fields by id.
    #[serde(deserialize_with = "each_or_none")]
    pub fields: BTreeMap<FieldId, LocalField>,
    /// The theme of new talks; none for the one that Lectern proposes.
    #[serde(deserialize_with = "or_default")]
    pub theme: Option<String>,
    /// The shape of slides of new talks.
    #[serde(deserialize_with = "or_default")]
    pub aspect: Aspect,
    /// The paper of new talks' handouts.
    #[serde(deserialize_with = "or_default")]
    pub paper: Paper,
    /// The language of the windows; none for the system's.
    #[serde(deserialize_with = "or_default")]
    pub language: Option<Language>,
    /// Light or dark windows.
    #[serde(deserialize_with = "or_default")]
    pub appearance: Appearance,
    /// How large everything in the windows is.
    #[serde(deserialize_with = "or_default")]
    pub zoom: Zoom,
    /// How the last talk was shown.
    #[serde(deserialize_with = "or_default")]
    pub show: ShowSettings,
}

/// How a talk is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShowSettings {
    /// On which screens.
    #[serde(deserialize_with = "or_default")]
    pub screens: Screens,
    /// Whether the screens have changed places.
    #[serde(deserialize_with = "or_default")]
    pub swapped: bool,
    /// The size of the notes in per cent.
    pub notes_percent: u16,
}

impl Default for ShowSettings {
    fn default() -> Self {
        Self { screens: Screens::default(), swapped: false, notes_percent: 100 }
    }
}

/// Where the windows of a presentation go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Screens {
    /// The audience's on one display, the presenter's on another.
    #[default]
    Two,
    /// Both on one display, the presenter's in a window above.
    PresenterWindow,
    /// The audience's alone.
    AudienceOnly,
}

/// A local field, entered once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LocalField {
    /// What is filled in.
    pub value: String,
    /// The day the presenter last made sure that it is right.
    #[serde(deserialize_with = "or_default")]
    pub checked_on: Option<Date>,
}

/// Light or dark windows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A size of windows' content in percent, from 50 to 300.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct Zoom(u16);

impl Zoom {
    /// The size in percent.
    pub fn percent(self) -> u16 {
        self.0
    }
}

impl Default for Zoom {
    fn default() -> Self {
        Self(100)
    }
}

impl From<u16> for Zoom {
    fn from(percent: u16) -> Self {
        Self(percent.clamp(50, 300))
    }
}

impl From<Zoom> for u16 {
    fn from(zoom: Zoom) -> u16 {
        zoom.0
    }
}

impl Settings {
    /// Reads the settings of a state folder: the default ones where there are none. A file that cannot be read is kept beside it.
    pub fn load(state: &Path) -> (Self, Vec<Diagnostic>) {
        let path = state.join(FILE);
        let Ok(metadata) = fs::metadata(&path) else { return (Self::default(), Vec::new()) };
        let text = if metadata.len() <= LARGEST { fs::read(&path).ok() } else { None };
        let text = text.and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(text) = &text
            && (text.trim().is_empty() || text.trim() == "{}")
        {
            return (Self::default(), Vec::new());
        }
        if let Some(settings) = text.and_then(|text| serde_saphyr::from_str(&text).ok()) {
            return (settings, Vec::new());
        }
        let kept = fs::copy(&path, state.join(BROKEN)).is_ok();
        let hint = if kept { format!("the old file is kept as {BROKEN}") } else { "enter them again".to_owned() };
        let message = "your settings cannot be read, and the default ones are used";
        (Self::default(), vec![Diagnostic::warning("broken-settings", message).at(Place::file(FILE)).hint(hint)])
    }

    /// Writes the settings into a state folder.
    ///
    /// # Errors
    /// The folder cannot be written to; the settings before are still there.
    pub fn save(&self, state: &Path) -> Result<(), AppError> {
        let text = serde_saphyr::to_string(self)
            .map_err(|error| AppError::Encode { part: FILE.to_owned(), reason: error.to_string() })?;
        create_folder(state)?;
        write_atomically(&state.join(FILE), text.as_bytes())
    }

    /// Fills the local fields of a pack that a talk leaves blank. The talk's own values win.
    pub fn fill(&self, talk: &mut Talk, pack: &Pack) {
        for field in &pack.fields {
            let value = self.fields.get(&field.id).map(|entered| entered.value.trim()).filter(|value| !value.is_empty());
            if let (None, Some(value)) = (talk.field(field.id.as_str()), value) {
                talk.fields.insert(field.id.clone(), value.to_owned());
            }
        }
    }
}

/// A value, or something else in its place.
#[derive(Deserialize)]
#[serde(untagged)]
enum Read<T> {
    Well(T),
    Badly(IgnoredAny),
}

fn or_default<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(match Read::deserialize(deserializer)? {
        Read::Well(value) => value,
        Read::Badly(_) => T::default(),
    })
}

/// The fields that can be read.
fn each_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<FieldId, LocalField>, D::Error> {
    let fields = match Read::<BTreeMap<FieldId, Read<LocalField>>>::deserialize(deserializer)? {
        Read::Well(fields) => fields,
        Read::Badly(_) => BTreeMap::new(),
    };
    let well = |(id, read)| match read {
        Read::Well(field) => Some((id, field)),
        Read::Badly(_) => None,
    };
    Ok(fields.into_iter().filter_map(well).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entered(value: &str, day: Option<&str>) -> LocalField {
        LocalField { value: value.to_owned(), checked_on: day.map(|day| day.parse().unwrap()) }
    }

    #[test]
    fn settings_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("new/state");
        assert_eq!(Settings::load(&state), (Settings::default(), vec![]));
        let settings = Settings {
            fields: BTreeMap::from([
                ("county_hotline".into(), entered("5550100", Some("2026-05-01"))),
                ("presenter".into(), entered("yes: # no", None)),
            ]),
            theme: Some("clear".to_owned()),
            aspect: Aspect::Standard,
            language: Some(Language::new("es")),
            appearance: Appearance::Dark,
            zoom: Zoom::from(125),
            ..Settings::default()
        };
        settings.save(&state).unwrap();
        assert_eq!(Settings::load(&state), (settings, vec![]));
        Settings::default().save(&state).unwrap();
        assert_eq!(Settings::load(&state), (Settings::default(), vec![]));
    }

    #[test]
    fn a_value_that_makes_no_sense_costs_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let text = "fields:\n  a: {value: One, checked_on: yesterday}\n  b: [1]\n  c: {value: Three, colour: red}\n\
                    theme: [x]\naspect: round\nzoom: 9000\nappearance: dark\nwindows: {left: 3}\n";
        fs::write(folder.path().join(FILE), text).unwrap();
        let (settings, diagnostics) = Settings::load(folder.path());
        assert_eq!(diagnostics, []);
        let fields = BTreeMap::from([("a".into(), entered("One", None)), ("c".into(), entered("Three", None))]);
        let expected = Settings { fields, zoom: Zoom::from(300), appearance: Appearance::Dark, ..Settings::default() };
        assert_eq!(settings, expected);
    }

    #[test]
    fn a_broken_file_is_told_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        for broken in [&b"fields: ["[..], b"\xff\xfe", b"- a\n- b"] {
            fs::write(folder.path().join(FILE), broken).unwrap();
            let (settings, diagnostics) = Settings::load(folder.path());
            assert_eq!(settings, Settings::default());
            assert_eq!(diagnostics[0].code, "broken-settings");
            settings.save(folder.path()).unwrap();
            assert_eq!(fs::read(folder.path().join(BROKEN)).unwrap(), broken);
        }
    }
}
