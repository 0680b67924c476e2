//! The words of a PDF, for pasting: where they stand says too little of what they are to make slides as they were.

use crate::error::AppError;
use lopdf::Document;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest PDF that is read, in bytes.
const LARGEST: u64 = 256 << 20;
/// The most pages whose words are taken.
const MOST_PAGES: usize = 2000;
/// The most bytes of words.
const MOST_BYTES: usize = 8 << 20;
/// How many bytes may stand before that by which a PDF is known, and it.
const BEGINNING: u64 = 1024;
/// How a PDF begins.
const MARK: &[u8] = b"%PDF-";

/// Whether some bytes are a PDF; there may be something before its mark.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(BEGINNING as usize)).unwrap_or_default().windows(MARK.len()).any(|window| window == MARK)
}

/// The words of a file that is a PDF, a page after the other; none where it is something else.
///
/// # Errors
/// It cannot be read, or has no words.
pub fn words_of_pdf(path: &Path) -> Result<Option<String>, AppError> {
    let failed = |error| AppError::read(path, &error);
    let mut file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    // What is no PDF may be large, and is not read here.
    file.by_ref().take(BEGINNING).read_to_end(&mut bytes).map_err(failed)?;
    if !is_pdf(&bytes) {
        return Ok(None);
    }
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    read_pdf_text(path, &bytes).map(Some)
}

/// The words of a PDF, a page after the other with a line of hyphens between them. `path` is for messages.
///
/// # Errors
/// It is damaged, has a password, or has no words in it, as scanned pages have none.
pub fn read_pdf_text(path: &Path, bytes: &[u8]) -> Result<String, AppError> {
    let failed = |reason: String| AppError::Read { path: path.to_owned(), reason };
    if bytes.len() as u64 > LARGEST {
        return Err(failed(format!("it is larger than {} MiB; divide it", LARGEST >> 20)));
    }
    let document = Document::load_mem(bytes).map_err(|error| failed(format!("the PDF could not be read: {error}")))?;
    if document.is_encrypted() {
        return Err(failed("the PDF is protected by a password: save it without one".to_owned()));
    }
    let mut text = String::new();
    for number in document.get_pages().keys().take(MOST_PAGES) {
        let Ok(page) = document.extract_text(&[*number]) else { continue };
        let page = page.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        if page.trim().is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n---\n\n");
        }
        text.push_str(page.trim());
        if text.len() > MOST_BYTES {
            break;
        }
    }
    if text.is_empty() {
        return Err(failed("there are no words in the PDF; scanned pages are pictures".to_owned()));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

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
