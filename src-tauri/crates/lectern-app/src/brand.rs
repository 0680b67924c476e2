//! The look that a talk borrows from an organisation's slides: taken from their file, and laid over the talk's theme.

mod ink;

use crate::content_root::ContentRoot;
use crate::deck_text::characters_of;
use crate::document::change::Change;
use crate::document::{Document, DocumentId};
use crate::error::AppError;
use crate::export::{fonts_for, theme_of};
use crate::own_file::{name_of, read};
use crate::own_picture::read_picture;
use crate::pipeline::{FontFit, branded, read_brand, resolve_talk};
use crate::system_font::find_family;
use crate::talk_file::{OpenTalk, Opened, open_talk, save_talk};
use lectern_layout::font::{FontFace, FontLibrary};
use lectern_model::brand::{Brand, Logo};
use lectern_model::deck::Deck;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::ImageId;
use lectern_model::talk::Talk;
use lectern_model::theme::Theme;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest deck or template that is read, in bytes; most of a large one is films.
const LARGEST: u64 = 256 << 20;

/// The picture of a logo as it comes into a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoFile {
    /// What its file is to be called.
    pub name: String,
    /// Its bytes: PNG, JPEG or SVG.
    pub bytes: Arc<[u8]>,
    /// What it is seen by; its picture's id is given to it when it comes in.
    pub logo: Logo,
}

/// A PowerPoint deck or template whose look is to come over a talk's, and what of it could not be taken.
///
/// # Errors
/// It cannot be read, is refused, is no presentation, or has no theme.
pub fn brand_of_file(path: &Path) -> Result<(Change, Vec<Diagnostic>), AppError> {
    let bytes = read(path, LARGEST)?;
    let name = name_of(path);
    let refused = |reason: String| AppError::Read { path: path.to_owned(), reason };
    let taken = read_brand(&name, &bytes).map_err(|error| refused(error.to_string()))?;
    let mut diagnostics = taken.diagnostics;
    let logo = taken.logo.and_then(|logo| match read_picture(&logo.name, &logo.bytes) {
        Ok(picture) => {
            let (ground, inks) = ink::seen(&picture.image);
            let seen = Logo { image: ImageId::default(), alt: logo.alt, ground, inks };
            Some(LogoFile { name: logo.name, bytes: logo.bytes, logo: seen })
        }
        Err(error) => {
            diagnostics.push(Diagnostic::note("brand-file", format!("`{name}`: the logo was not taken: {error}")));
            None
        }
    });
    Ok((Change::SetBrand { brand: Box::new(taken.brand), logo: logo.map(Box::new) }, diagnostics))
}

/// Gives the talk in a file the look of a deck or template, and saves it. Gives the talk as it is now, and what could not be taken.
///
/// # Errors
/// One of the files cannot be read, or the talk cannot be written; it is as it was then.
pub fn brand_file(talk: &Path, file: &Path) -> Result<(Opened, Vec<Diagnostic>), AppError> {
    let (change, mut diagnostics) = brand_of_file(file)?;
    let (opened, mut found) = changed(talk, change)?;
    diagnostics.append(&mut found);
    Ok((opened, diagnostics))
}

/// Takes a look off the talk in a file again, and saves it.
///
/// # Errors
/// The talk cannot be read or written; it is as it was then.
pub fn unbrand_file(talk: &Path) -> Result<Opened, AppError> {
    changed(talk, Change::RemoveBrand).map(|(opened, _)| opened)
}

fn changed(path: &Path, change: Change) -> Result<(Opened, Vec<Diagnostic>), AppError> {
    let mut opened = open_talk(path)?;
    let mut document = Document::new(DocumentId::from("talk"), opened.open);
    let applied = document.apply(change).map_err(|error| AppError::Read { path: path.to_owned(), reason: error.to_string() })?;
    opened.open = document.open().clone();
    save_talk(&opened.open, path)?;
    Ok((opened, applied.diagnostics))
}

/// What of a talk's brand is changed so that everybody can read it, and which of its fonts are not used.
///
/// # Errors
/// The theme or the fonts cannot be read.
pub fn brand_notes(open: &OpenTalk, content: &ContentRoot, folders: &[PathBuf]) -> Result<Vec<Diagnostic>, AppError> {
    let Some(brand) = &open.talk.brand else { return Ok(Vec::new()) };
    let (deck, _) = resolve_talk(&open.talk, &open.library);
    let fonts = fonts_for(&deck, Some(brand), content, folders)?;
    let theme = theme_of(&open.talk.theme, content, &mut Vec::new())?;
    Ok(dressed(&theme, brand, &deck, &fonts).1)
}

/// The faces that a brand asks for and a library lacks, as far as the system has them.
pub(crate) fn faces_for(brand: &Brand, fonts: &FontLibrary, folders: &[PathBuf]) -> Vec<FontFace> {
    let missing = brand.families().into_iter().filter(|family| fonts.faces_of(family).next().is_none());
    missing.flat_map(|family| find_family(family, folders)).collect()
}

/// A talk's theme in its brand; the default theme where the talk's is not installed.
pub(crate) fn theme_for(
    talk: &Talk,
    deck: &Deck,
    content: &ContentRoot,
    fonts: &FontLibrary,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Theme, AppError> {
    let theme = theme_of(&talk.theme, content, diagnostics)?;
    let Some(brand) = &talk.brand else { return Ok(theme) };
    let (theme, mut found) = dressed(&theme, brand, deck, fonts);
    diagnostics.append(&mut found);
    Ok(theme)
}

/// A theme in a brand's colours, and in its font where that has the letters of the deck.
pub(crate) fn dressed(theme: &Theme, brand: &Brand, deck: &Deck, fonts: &FontLibrary) -> (Theme, Vec<Diagnostic>) {
    let needed = needed(theme, deck, fonts);
    let fit = |family: &str| {
        let text: Vec<&FontFace> = fonts.faces_of(family).filter(|face| is_text(face)).collect();
        match text.iter().any(|face| face.covered(&needed).len() == needed.len()) {
            true => FontFit::Whole,
            false if text.is_empty() => FontFit::Missing,
            false => FontFit::Lacking,
        }
    };
    let (mut theme, diagnostics) = branded(theme, brand, &fit);
    // As its file writes it.
    let family = fonts.faces_of(&theme.font).next().map(|face| face.family.clone());
    theme.font = family.unwrap_or(theme.font);
    (theme, diagnostics)
}

/// The characters of a deck that the theme's own font has: for others, others stand in anyway.
fn needed(theme: &Theme, deck: &Deck, fonts: &FontLibrary) -> BTreeSet<char> {
    let mut wanted: BTreeSet<char> = ('!'..='~').chain("–—‘’“”…•".chars()).collect();
    wanted.extend(characters_of(deck).into_iter().filter(|letter| !letter.is_whitespace() && !letter.is_control()));
    let own = fonts.faces_of(&theme.font).find(|face| is_text(face));
    own.map_or_else(BTreeSet::new, |face| face.covered(&wanted))
}

/// Whether a face is one for text: upright, and neither thin nor black.
fn is_text(face: &FontFace) -> bool {
    !face.italic && (350..=550).contains(&face.weight)
}

#[cfg(test)]
mod tests;
