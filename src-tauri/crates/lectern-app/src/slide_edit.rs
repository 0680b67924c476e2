//! An edit of one part of a slide, worked out into the slide's whole text.

use crate::own_picture::{PictureError, picture_markdown};
use crate::slide_parts::{
    NewPart, PartError, SlidePart, parts_of, with_heading, with_new_part, with_part, with_title, without_part,
};
use crate::talk_file::OpenTalk;
use lectern_model::id::SlideId;
use lectern_model::slide::{Part, Slide};
use lectern_model::talk::Talk;

/// What is changed. Parts are known by their index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlideEdit {
    /// The title that the talk shows: the slide's, or that of the wording for its audience.
    Title(String),
    /// The text of a part.
    Part {
        /// Which.
        part: usize,
        /// Its Markdown.
        text: String,
    },
    /// A wording of a part for the talk's audience alone, begun with the words it has.
    AddWording {
        /// Which.
        part: usize,
    },
    /// A part goes out.
    RemovePart {
        /// Which.
        part: usize,
    },
    /// A picture comes to the end of a part.
    InsertPicture {
        /// Which.
        part: usize,
        /// The picture's name in the talk.
        picture: String,
        /// What it shows, for those who cannot see it.
        alt: String,
    },
}

/// Why an edit makes no sense; the slide is as it was.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SlideEditError {
    /// The slide is not in the talk or its library.
    #[error("the slide `{0}` is not in the library")]
    NoSlide(SlideId),
    /// The part cannot be changed so.
    #[error(transparent)]
    Part(#[from] PartError),
    /// The picture cannot come in so.
    #[error(transparent)]
    Picture(#[from] PictureError),
}

impl SlideEditError {
    /// A stable short name.
    pub fn code(&self) -> &'static str {
        match self {
            SlideEditError::NoSlide(_) => "unknown-name",
            SlideEditError::Part(error) => error.code(),
            SlideEditError::Picture(error) => error.code(),
        }
    }
}

/// A slide's text with an edit.
///
/// # Errors
/// There is no such slide or part, or the new words would not stay within their part.
pub fn edited_text(open: &OpenTalk, id: &SlideId, edit: &SlideEdit) -> Result<String, SlideEditError> {
    let slide = open.library.slides.get(id).ok_or_else(|| SlideEditError::NoSlide(id.clone()))?;
    let text = &*slide.file.text;
    let parts = || parts_of(text, &open.library.pack).parts;
    let part = |index: usize| {
        let parts = parts();
        let count = parts.len();
        parts.into_iter().find(|part| part.index == index).ok_or(PartError::NoPart { index, count })
    };
    Ok(match edit {
        SlideEdit::Title(title) => {
            match shown_part(slide, &parts(), Part::Body, &open.talk).filter(|part| !part.heading.is_empty()) {
                Some(body) => with_heading(text, body.index, title)?,
                None => with_title(text, title)?,
            }
        }
        SlideEdit::Part { part, text: words } => with_part(text, *part, words)?,
        SlideEdit::RemovePart { part } => without_part(text, *part)?,
        SlideEdit::AddWording { part: index } => {
            let part = part(*index)?;
            let audience = Some(open.talk.audience.clone());
            with_new_part(
                text,
                &NewPart { part: part.part, audience, language: part.language, heading: part.heading, text: part.text },
            )?
        }
        SlideEdit::InsertPicture { part: index, picture, alt } => {
            let before = part(*index)?.text;
            let gap = if before.is_empty() { "" } else { "\n\n" };
            let shown = picture_markdown(&picture.as_str().into(), alt, "")?;
            with_part(text, *index, &format!("{before}{gap}{shown}"))?
        }
    })
}

/// The wording of a part that a talk shows.
pub fn shown_part<'a>(slide: &Slide, parts: &'a [SlidePart], part: Part, talk: &Talk) -> Option<&'a SlidePart> {
    let shown = slide.variant(part, &talk.audience, &talk.language)?;
    parts.iter().find(|own| own.part == part && own.audience == shown.audience && own.language == shown.language)
}
