//! What can go wrong in a use case; each message names the thing and the next step.

use std::io;
use std::path::{Path, PathBuf};

/// A use case could not be carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AppError {
    /// A file or folder could not be read.
    #[error("cannot read {}: {reason}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// A file could not be written; what stood there before still does.
    #[error("cannot write {}: {reason}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// A file is there that would be replaced.
    #[error("{} is there already; choose another name, or add --force to replace it", path.display())]
    Exists {
        /// Which.
        path: PathBuf,
    },
    /// Something that is no go-bag has the name that one is to have, or something of the user's is in it.
    #[error("{} is there already, and {reason}; move it away or choose another folder", path.display())]
    NotABag {
        /// Which.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The file is something else, or nothing of it can be read.
    #[error("{} is not a talk that can be opened: {reason}", path.display())]
    NotATalk {
        /// Which file.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// The file is something else than a pack, or one that must not be installed.
    #[error("{} cannot be installed as a pack: {reason}", path.display())]
    NotAPack {
        /// Which file.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// The file was saved by a newer program.
    #[error(
        "{} was saved by a newer version of Lectern (file format {schema}; this version reads up to {known}); update Lectern to open it",
        path.display()
    )]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its schema version.
        schema: u32,
        /// The newest this program reads.
        known: u32,
    },
    /// No content folder was found.
    #[error("there is no content folder with packs, themes and fonts; looked in {}; name one with --content", list_paths(looked))]
    NoContent {
        /// Where it was looked for.
        looked: Vec<PathBuf>,
    },
    /// A thing of this name does not exist.
    #[error("there is no {what} `{name}`; {}", offer(known))]
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// The name asked for.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// There are several things, and none was named.
    #[error("there are several {what}; name one with {option}: {}", known.join(", "))]
    Several {
        /// What kind of things.
        what: &'static str,
        /// The option that names one.
        option: &'static str,
        /// The names there are.
        known: Vec<String>,
    },
    /// The fonts cannot be used.
    #[error("{0}")]
    Fonts(#[from] lectern_layout::font::FontError),
    /// A document could not be turned into bytes.
    #[error("cannot make {name}: {source}")]
    Render {
        /// Which document.
        name: String,
        /// Why.
        source: lectern_render::RenderError,
    },
    /// A value could not be put into the file's form.
    #[error("cannot put {part} into the file: {reason}; this is a fault of Lectern, please report it")]
    Encode {
        /// Which part of the file.
        part: String,
        /// Why.
        reason: String,
    },
    /// The slides could not be searched.
    #[error("the slides cannot be searched: {0}; this is a fault of Lectern, please report it")]
    Search(#[from] rusqlite::Error),
    /// The user stopped it.
    #[error("stopped; the files that were finished are kept")]
    Cancelled,
    /// The user stopped a go-bag.
    #[error("stopped; no go-bag was made, and what stood in its place still does")]
    BagCancelled,
}

/// Whose turn it is after an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// What was asked for does not exist or makes no sense.
    Request,
    /// Something cannot be read.
    Input,
    /// Something cannot be written or made.
    Output,
}

impl AppError {
    /// Whose turn it is.
    pub fn kind(&self) -> ErrorKind {
        match self {
            AppError::Unknown { .. } | AppError::Several { .. } => ErrorKind::Request,
            AppError::Read { .. }
            | AppError::NotATalk { .. }
            | AppError::NotAPack { .. }
            | AppError::Newer { .. }
            | AppError::NoContent { .. }
            | AppError::Fonts(_) => ErrorKind::Input,
            AppError::Write { .. }
            | AppError::Exists { .. }
            | AppError::NotABag { .. }
            | AppError::Render { .. }
            | AppError::Encode { .. }
            | AppError::Search(_)
            | AppError::Cancelled
            | AppError::BagCancelled => ErrorKind::Output,
        }
    }

    /// A stable short name.
    pub fn code(&self) -> &'static str {
        match self {
            AppError::Read { .. } => "cannot-read",
            AppError::Write { .. } => "cannot-write",
            AppError::Exists { .. } => "exists",
            AppError::NotABag { .. } => "not-a-bag",
            AppError::NotATalk { .. } => "not-a-talk",
            AppError::NotAPack { .. } => "not-a-pack",
            AppError::Newer { .. } => "newer-format",
            AppError::NoContent { .. } => "no-content",
            AppError::Unknown { .. } => "unknown-name",
            AppError::Several { .. } => "several",
            AppError::Fonts(_) => "fonts",
            AppError::Render { .. } => "cannot-render",
            AppError::Encode { .. } => "cannot-encode",
            AppError::Search(_) => "cannot-search",
            AppError::Cancelled | AppError::BagCancelled => "cancelled",
        }
    }

    pub(crate) fn read(path: &Path, error: &io::Error) -> Self {
        let next = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file; check the name and the folder".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied; ask its owner to let you read it".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder; name a file in it".to_owned(),
            io::ErrorKind::NotADirectory => "a part of its path is a file, not a folder; check the path".to_owned(),
            _ => format!("{error}; check the disk it is on"),
        };
        AppError::Read { path: path.to_owned(), reason: next }
    }

    pub(crate) fn write(path: &Path, error: &io::Error) -> Self {
        let next = match error.kind() {
            io::ErrorKind::NotFound => "the folder does not exist; create it or choose another".to_owned(),
            io::ErrorKind::NotADirectory => "a part of its path is a file, not a folder; choose another folder".to_owned(),
            io::ErrorKind::PermissionDenied => {
                "permission denied; choose a folder you may write to, such as your documents folder".to_owned()
            }
            io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only; choose another".to_owned(),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "the disk is full; free some space or choose another disk".to_owned()
            }
            io::ErrorKind::FileTooLarge => "the file would be larger than the system allows; choose another disk".to_owned(),
            io::ErrorKind::IsADirectory => "there is a folder of this name; choose another name".to_owned(),
            io::ErrorKind::InvalidFilename => "the disk takes no names as long as this; choose a shorter one".to_owned(),
            io::ErrorKind::InvalidInput => {
                "the disk does not take a name like this; choose another name or another disk".to_owned()
            }
            _ => format!("{error}; try another folder"),
        };
        AppError::Write { path: path.to_owned(), reason: next }
    }

    pub(crate) fn unknown<N: ToString>(what: &'static str, name: impl Into<String>, known: impl IntoIterator<Item = N>) -> Self {
        AppError::Unknown { what, name: name.into(), known: known.into_iter().map(|name| name.to_string()).collect() }
    }
}

/// The most names a message lists.
const LISTED: usize = 12;

fn offer(known: &[String]) -> String {
    if known.is_empty() {
        return "there is none to choose from".to_owned();
    }
    let mut text = format!("choose from {}", known.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", "));
    if known.len() > LISTED {
        text.push_str(&format!(" and {} more", known.len() - LISTED));
    }
    text
}

fn list_paths(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    paths.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_thing_and_the_next_step() {
        let full = AppError::write(Path::new("out/a.pdf"), &io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(full.to_string(), "cannot write out/a.pdf: the disk is full; free some space or choose another disk");
        let unknown = AppError::unknown("audience", "teachers", ["parents", "officers"]);
        assert_eq!(unknown.to_string(), "there is no audience `teachers`; choose from parents, officers");
        assert_eq!(unknown.kind(), ErrorKind::Request);
    }

    #[test]
    fn long_lists_are_cut() {
        let known: Vec<String> = (0..40).map(|n| format!("slide-{n}")).collect();
        let message = AppError::unknown("slide", "x", known).to_string();
        assert!(message.ends_with("slide-11 and 28 more"), "{message}");
    }
}
