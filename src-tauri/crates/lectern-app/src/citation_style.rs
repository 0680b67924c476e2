//! Choosing how citations look.

use crate::content_root::ContentRoot;
use crate::error::AppError;
use crate::talk_file::OpenTalk;
use lectern_model::citation::CitationStyle;
use std::fs;
use std::path::{Path, PathBuf};

/// The largest style file that is read, in bytes.
const LARGEST_FILE: u64 = 4 << 20;

/// Sets a talk's citation style: one of our own by name, one of the content folder by its file's name, or any CSL file by its path. A
/// CSL file's text goes into the talk, which then exports with it anywhere.
///
/// # Errors
/// There is no such style, or its file cannot be read.
pub fn choose_style(open: &mut OpenTalk, content: &ContentRoot, name: &str) -> Result<(), AppError> {
    let style = CitationStyle::from(name.to_owned());
    let style = match style {
        CitationStyle::Plain | CitationStyle::Legal | CitationStyle::Ama | CitationStyle::Apa | CitationStyle::Chicago => style,
        CitationStyle::File(path) if open.library.styles.contains_key(&path) => CitationStyle::File(path),
        CitationStyle::File(path) => {
            let file = find_file(content, &path)?;
            let size = fs::metadata(&file).map_err(|error| AppError::read(&file, &error))?.len();
            if size > LARGEST_FILE {
                return Err(AppError::Read { path: file, reason: "it is too large for a citation style".to_owned() });
            }
            let text = fs::read_to_string(&file).map_err(|error| AppError::read(&file, &error))?;
            let inside = format!("styles/{}", file.file_name().unwrap_or_default().to_string_lossy());
            open.library.styles.insert(inside.clone(), text.into());
            CitationStyle::File(inside)
        }
    };
    open.talk.citation_style = Some(style);
    Ok(())
}

fn find_file(content: &ContentRoot, name: &str) -> Result<PathBuf, AppError> {
    let path = Path::new(name);
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csl")) && path.is_file() {
        return Ok(path.to_owned());
    }
    let stem = name.strip_suffix(".csl").unwrap_or(name);
    let installed = content.style_names();
    if installed.iter().any(|known| known == stem) {
        return Ok(content.folder().join("styles").join(format!("{stem}.csl")));
    }
    let own = ["plain", "legal", "ama", "apa", "chicago"].map(str::to_owned);
    Err(AppError::unknown("citation style", name, own.into_iter().chain(installed)))
}
