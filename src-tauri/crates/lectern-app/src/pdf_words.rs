//! The words of a PDF, for pasting.

use crate::error::AppError;
use crate::pipeline::read_pdf_text;
use std::fs;
use std::path::Path;

/// The largest PDF that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// The words of a file that is a PDF, a page after the other; none where it is something else.
///
/// # Errors
/// It cannot be read, or has no words.
pub fn words_of_pdf(path: &Path) -> Result<Option<String>, AppError> {
    let failed = |error| AppError::read(path, &error);
    if fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Ok(None);
    }
    let bytes = fs::read(path).map_err(failed)?;
    if !bytes.starts_with(b"%PDF-") {
        return Ok(None);
    }
    let text = read_pdf_text(&bytes).map_err(|error| AppError::Read { path: path.to_owned(), reason: error.to_string() })?;
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_has_no_words_and_a_broken_one_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.pdf");
        fs::write(&file, "plain").unwrap();
        assert_eq!(words_of_pdf(&file).unwrap(), None);
        fs::write(&file, "%PDF-1.7 broken").unwrap();
        assert!(words_of_pdf(&file).unwrap_err().to_string().contains("a.pdf"));
    }
}
