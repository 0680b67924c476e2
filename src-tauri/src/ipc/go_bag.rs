//! Go-bags as pages see them.

use super::edit::{InkView, PaperView};
use super::talk::MessageView;
use serde::{Deserialize, Serialize};

/// What goes into a go-bag beside what always does.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct GoBagWish {
    /// The names of the handouts' formats: `handout-article`.
    pub(crate) handouts: Vec<String>,
    /// Whether it is one zip instead of a folder.
    pub(crate) zip: bool,
    pub(crate) paper: PaperView,
    pub(crate) ink: InkView,
}

/// A go-bag that was made.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct GoBagView {
    /// Its folder or its zip, to be shown.
    pub(crate) place: String,
    /// Whether every file passed every check.
    pub(crate) ready: bool,
    pub(crate) files: Vec<GoBagFile>,
    pub(crate) messages: Vec<MessageView>,
}

/// A file of a go-bag, read again after it was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct GoBagFile {
    /// Its number, for opening it; null inside a zip.
    pub(crate) number: Option<u32>,
    /// Its name in the bag.
    pub(crate) name: String,
    pub(crate) bytes: u32,
    /// Whether it is not for the audience.
    pub(crate) presenter_only: bool,
    pub(crate) checks: Vec<GoBagCheck>,
}

/// What was looked at in a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct GoBagCheck {
    /// What was looked at, in words.
    pub(crate) about: String,
    /// What is wrong, and what to do; null where nothing is.
    pub(crate) fault: Option<String>,
}
