//! Why a file does not come in.

use super::package::PackageError;

/// Why a file does not come in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The package is refused or damaged.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// A file of no kind that is read.
    #[error("this is no PowerPoint deck, Word document, web page, Markdown or text")]
    UnknownKind,
    /// A file of a kind that other programs turn into one that is read.
    #[error("{kind} are not read: open the file in the program that made it and save it as {instead}")]
    Unsupported {
        /// What it is.
        kind: &'static str,
        /// What to save it as.
        instead: &'static str,
    },
    /// A workbook, which no program saves as a deck or a document.
    #[error("workbooks are not read: open the file and copy the table into a document, or paste it")]
    Workbook,
    /// It is larger than is read.
    #[error("the file is larger than {0} MiB and was not read: divide it, or take its films out")]
    TooLarge(u64),
    /// It is no text.
    #[error("the text is in no encoding that is known: save it as UTF-8")]
    NotText,
    /// There is nothing in it that could stand on a slide.
    #[error("there is nothing in the file that could stand on a slide{0}")]
    Empty(String),
    /// A package of another program than PowerPoint, or a document.
    #[error("this is no PowerPoint deck or template: choose a pptx or potx file")]
    NotPresentation,
    /// A presentation without a theme.
    #[error("the file has no {0}: open it in PowerPoint or LibreOffice, save it again and choose that file")]
    NoTheme(&'static str),
}
