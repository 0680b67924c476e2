//! Fonts from files.

use crate::content_root::ContentRoot;
use crate::error::AppError;
use lectern_layout::font::{FontError, FontFace, FontLibrary};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The fonts of the content folder.
///
/// # Errors
/// A file cannot be read or is no font, or there is none.
pub fn load_fonts(content: &ContentRoot) -> Result<FontLibrary, AppError> {
    let faces: Result<Vec<Vec<FontFace>>, AppError> = content.font_files().iter().map(|path| load_faces(path)).collect();
    Ok(FontLibrary::new(faces?.into_iter().flatten().collect())?)
}

/// The faces of a font file.
fn load_faces(path: &Path) -> Result<Vec<FontFace>, AppError> {
    let data: Arc<[u8]> = fs::read(path).map_err(|error| AppError::read(path, &error))?.into();
    let faces = FontFace::read(&data);
    if faces.is_empty() { Err(FontError::NotAFont(path.display().to_string()).into()) } else { Ok(faces) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content_root::ContentHints;

    #[test]
    fn faces_say_their_family_weight_and_slant() {
        let content = ContentRoot::find(&ContentHints::default()).unwrap();
        let face = |name: &str| load_faces(&content.folder().join("fonts").join(name)).unwrap().remove(0);
        let semibold = face("SourceSans3-SemiboldIt.ttf");
        assert_eq!((semibold.family.as_str(), semibold.weight, semibold.italic), ("Source Sans 3", 600, true));
        assert_eq!(semibold.name, "SourceSans3-SemiboldIt");
        let regular = face("AtkinsonHyperlegibleNext-Regular.ttf");
        assert_eq!((regular.family.as_str(), regular.weight, regular.italic), ("Atkinson Hyperlegible Next", 400, false));
    }

    #[test]
    fn the_content_folder_has_the_families_of_its_themes() {
        let content = ContentRoot::find(&ContentHints::default()).unwrap();
        let fonts = load_fonts(&content).unwrap();
        for family in ["Source Sans 3", "Atkinson Hyperlegible Next", "Noto Sans Arabic", "Noto Sans Hebrew"] {
            assert!(fonts.families().iter().any(|known| known == family), "{family}");
        }
    }
}
