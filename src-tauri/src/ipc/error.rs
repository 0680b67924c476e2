//! Why a command was not carried out.

use lectern_app::document::error::{ChangeError, SaveError};
use lectern_app::error::AppError;
use lectern_app::own_source::SourceFormError;
use lectern_app::slide_edit::SlideEditError;
use serde::Serialize;
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
    pub(super) fn new(code: &str, message: &str) -> Self {
        Self { code: code.to_owned(), message: message.to_owned() }
    }

    /// Something the page speaks of is not there any more.
    pub(crate) fn gone(message: &str) -> Self {
        Self::new("gone", message)
    }

    /// What the page asks for makes no sense.
    pub(crate) fn wrong(message: &str) -> Self {
        Self::new("wrong-request", message)
    }

    /// Lectern itself is at fault.
    pub(crate) fn fault(message: &str) -> Self {
        Self::new("fault", &format!("{message}; this is a fault of Lectern, please report it"))
    }

    /// The system has no program to show a file or folder, or refuses.
    pub(crate) fn cannot_show(path: &Path, reason: &str) -> Self {
        Self::new("cannot-show", &format!("cannot open {}: {reason}; open it yourself", path.display()))
    }
}

impl From<AppError> for IpcError {
    fn from(error: AppError) -> Self {
        Self::new(error.code(), &error.to_string())
    }
}

impl From<ChangeError> for IpcError {
    fn from(error: ChangeError) -> Self {
        Self::new(error.code(), &error.to_string())
    }
}

impl From<SaveError> for IpcError {
    fn from(error: SaveError) -> Self {
        Self::new(error.code(), &error.to_string())
    }
}

impl From<SlideEditError> for IpcError {
    fn from(error: SlideEditError) -> Self {
        Self::new(error.code(), &error.to_string())
    }
}

impl From<SourceFormError> for IpcError {
    fn from(error: SourceFormError) -> Self {
        Self::new(error.code(), &error.to_string())
    }
}
