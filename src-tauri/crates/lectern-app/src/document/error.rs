//! Why a talk cannot be changed or saved; each message names the thing and the next step.

use crate::error::AppError;
use crate::own_picture::PictureError;
use crate::slide_parts::PartError;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{FieldId, ImageId, SlideId, SourceId};
use std::path::PathBuf;

/// A change makes no sense for the talk, which stays as it was.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ChangeError {
    /// The talk does not have the slide.
    #[error("the talk has no slide `{0}`; choose one that is in it")]
    NotInTalk(SlideId),
    /// The library does not have the slide.
    #[error("the library has no slide `{0}`; open its pack first")]
    NotInLibrary(SlideId),
    /// A slide stands in a talk once.
    #[error("the slide `{0}` is in the talk already; move it, or duplicate it")]
    AlreadyThere(SlideId),
    /// There is no such section.
    #[error("the talk has no section {}; it has {count}", section + 1)]
    NoSection {
        /// The section asked for, from 0.
        section: usize,
        /// How many there are.
        count: usize,
    },
    /// A section has no section before it to be joined with.
    #[error("the first section has none before it; choose a later one")]
    NothingBefore,
    /// There is no such place among the slides.
    #[error("there is no place {} among {count} slides; choose one of them or the end", position + 1)]
    NoPosition {
        /// The place asked for, from 0.
        position: usize,
        /// How many slides there are.
        count: usize,
    },
    /// The text cannot be read as a slide.
    #[error("the text is not a slide: {}", first_of(diagnostics))]
    NotASlide {
        /// What is wrong with it.
        diagnostics: Vec<Diagnostic>,
    },
    /// The text is another slide's.
    #[error("the text is of the slide `{found}`, not of `{slide}`; write `id: {slide}` in its head")]
    OtherSlide {
        /// The slide that is to have the text.
        slide: SlideId,
        /// The one the text names.
        found: SlideId,
    },
    /// Only the presenter's own slides can be deleted.
    #[error("the slide `{0}` is the pack's; remove it from the talk instead")]
    NotOwn(SlideId),
    /// The head of a slide's text names its id in a way that cannot be changed.
    #[error("the slide `{0}` cannot be copied; write its id on a line of its own, `id: {0}`")]
    CannotCopy(SlideId),
    /// The head of a slide's text says that it is a draft in a way that cannot be changed.
    #[error("the slide `{slide}` cannot be marked: {reason}")]
    Head {
        /// Which.
        slide: SlideId,
        /// Why, and what to do.
        reason: PartError,
    },
    /// Only the presenter's own sources can be removed.
    #[error("the source `{0}` is not one of yours; only those can be removed")]
    NotOwnSource(SourceId),
    /// A source is cited.
    #[error("the source `{key}` is cited on {}; take it out there first", list(slides))]
    SourceInUse {
        /// Which.
        key: SourceId,
        /// The slides that cite it.
        slides: Vec<SlideId>,
    },
    /// A picture cannot come in.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// Only the presenter's own pictures can be removed.
    #[error("the picture `{0}` is not one of yours; only those can be removed")]
    NotOwnPicture(ImageId),
    /// A picture is shown.
    #[error("the picture `{picture}` is shown on {}; take it out there first", list(slides))]
    PictureInUse {
        /// Which.
        picture: ImageId,
        /// The slides that show it.
        slides: Vec<SlideId>,
    },
    /// A picture is the logo of the talk's brand.
    #[error("the picture `{0}` is the logo of your organisation's look; remove that first")]
    PictureIsLogo(ImageId),
    /// The pack has no such local field.
    #[error("the pack has no local field `{0}`; choose one that it has")]
    NoField(FieldId),
}

impl ChangeError {
    /// A stable short name.
    pub fn code(&self) -> &'static str {
        match self {
            ChangeError::NotInTalk(_) => "not-in-talk",
            ChangeError::NotInLibrary(_) => "not-in-library",
            ChangeError::AlreadyThere(_) => "already-there",
            ChangeError::NoSection { .. } => "no-section",
            ChangeError::NothingBefore => "nothing-before",
            ChangeError::NoPosition { .. } => "no-position",
            ChangeError::NotASlide { .. } => "not-a-slide",
            ChangeError::OtherSlide { .. } => "other-slide",
            ChangeError::NotOwn(_) => "not-own",
            ChangeError::CannotCopy(_) => "cannot-copy",
            ChangeError::Head { .. } => "head",
            ChangeError::NoField(_) => "no-field",
            ChangeError::NotOwnSource(_) => "not-own-source",
            ChangeError::SourceInUse { .. } => "source-in-use",
            ChangeError::Picture(error) => error.code(),
            ChangeError::NotOwnPicture(_) => "not-own-picture",
            ChangeError::PictureInUse { .. } | ChangeError::PictureIsLogo(_) => "picture-in-use",
        }
    }
}

fn list(slides: &[SlideId]) -> String {
    slides.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}

fn first_of(diagnostics: &[Diagnostic]) -> &str {
    diagnostics.first().map_or("it has no head with an id", |diagnostic| diagnostic.message.as_str())
}

/// A talk could not be saved. It is open as it was, and so is what stands on the disk.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The talk was never saved.
    #[error("the talk has no file yet; save it under a name")]
    Untitled,
    /// The file is not as it was when it was opened or saved here.
    #[error("{} was changed by another program; save under another name to keep both, replace it, or revert to it", path.display())]
    ChangedOnDisk {
        /// Which.
        path: PathBuf,
    },
    /// Another talk that is open has this file.
    #[error("{} is open as another talk; close that one, or choose another name", path.display())]
    OpenElsewhere {
        /// Which.
        path: PathBuf,
    },
    /// No talk that is open has this id.
    #[error("the talk is not open any more; open it again")]
    NotOpen,
    /// The file cannot be read or written.
    #[error(transparent)]
    App(#[from] AppError),
}

impl SaveError {
    /// A stable short name.
    pub fn code(&self) -> &'static str {
        match self {
            SaveError::Untitled => "untitled",
            SaveError::ChangedOnDisk { .. } => "changed-on-disk",
            SaveError::OpenElsewhere { .. } => "open-elsewhere",
            SaveError::NotOpen => "not-open",
            SaveError::App(error) => error.code(),
        }
    }
}
