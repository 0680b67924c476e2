//! The words of a PDF, for pasting: no slides are made of it, because where its words stand says too little of what they are.

use super::error::ImportError;
use lopdf::Document;

/// The most pages whose words are taken.
const MOST_PAGES: usize = 2000;

/// The most bytes of words.
const MOST_BYTES: usize = 8 << 20;

/// The words of a PDF, a page after the other with a line of hyphens between them.
///
/// # Errors
/// It is damaged, has a password, or has no words in it, as scanned pages have none.
pub fn read_pdf_text(bytes: &[u8]) -> Result<String, ImportError> {
    let document = Document::load_mem(bytes).map_err(|error| ImportError::Pdf(error.to_string()))?;
    if document.is_encrypted() {
        return Err(ImportError::Pdf("it is protected by a password".to_owned()));
    }
    let mut text = String::new();
    for number in document.get_pages().keys().take(MOST_PAGES) {
        let Ok(page) = document.extract_text(&[*number]) else { continue };
        let lines: Vec<&str> = page.lines().map(str::trim_end).collect();
        let page = lines.join("\n");
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
        return Err(ImportError::Pdf("there are no words in it; scanned pages are pictures".to_owned()));
    }
    Ok(text)
}
