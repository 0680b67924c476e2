//! The words of a PDF, for pasting: where they stand says too little of what they are to make slides as they were.

use crate::error::AppError;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest PDF that is read, in bytes.
const LARGEST: u64 = 256 << 20;
/// The most pages that a PDF can list.
const MOST_LISTED: usize = 20_000;
/// The most pages whose words are taken.
const MOST_PAGES: usize = 2000;
/// The most bytes of words.
const MOST_BYTES: usize = 8 << 20;
/// The most bytes that a stream with parts of the PDF unpacks to.
const LARGEST_PART: usize = 8 << 20;
/// How many times larger than packed such a stream may be, and how many objects may stand in it for each byte that is packed; each is
/// many times larger in memory.
const MOST_RATIO: usize = 32;
const MOST_PARTS: usize = 4;
/// So much any such stream may hold.
const LEAST_PART: usize = 4096;
/// The most bytes that a page and its fonts unpack to.
const LARGEST_PAGE: usize = 8 << 20;
/// The most bytes that all pages and their fonts unpack to.
const ALL_PAGES: usize = 128 << 20;
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
/// It cannot be read, is too large, or has no words.
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

/// The words of a PDF, a page after the other with a line of hyphens between them, and lines that tell what was left out. `path` is for
/// messages.
///
/// # Errors
/// It is damaged, has a password, or has no words in it, as scanned pages have none.
pub fn read_pdf_text(path: &Path, bytes: &[u8]) -> Result<String, AppError> {
    let failed = |reason: String| AppError::Read { path: path.to_owned(), reason };
    if bytes.len() as u64 > LARGEST {
        return Err(failed(format!("it is larger than {} MiB; divide it", LARGEST >> 20)));
    }
    let options = LoadOptions { filter: Some(kept), max_decompressed_size: Some(LARGEST_PART), ..LoadOptions::default() };
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|error| failed(format!("the PDF could not be read: {error}")))?;
    if document.is_encrypted() {
        return Err(failed("the PDF is protected by a password: save it without one".to_owned()));
    }
    let pages = document.get_pages();
    if pages.len() > MOST_LISTED {
        return Err(failed(format!("the PDF has more than {MOST_LISTED} pages: divide it")));
    }
    let (mut text, mut has_words, mut left) = (String::new(), false, ALL_PAGES);
    for (at, (number, id)) in pages.into_iter().enumerate() {
        if at >= MOST_PAGES || left == 0 || text.len() > MOST_BYTES {
            append(&mut text, &format!("(What follows page {at} was left out: the PDF is too long.)"));
            break;
        }
        match page_words(&document, number, id, &mut left) {
            Some(words) => {
                has_words |= !words.is_empty();
                append(&mut text, &words);
            }
            None => append(&mut text, &format!("(Page {number} was left out: {TOO_MUCH}.)")),
        }
    }
    match (has_words, text.is_empty()) {
        (true, _) => Ok(text),
        (false, true) => Err(failed("there are no words in the PDF; scanned pages are pictures".to_owned())),
        (false, false) => Err(failed(format!("no page of the PDF was read: {TOO_MUCH}"))),
    }
}

/// Why a page is left out.
const TOO_MUCH: &str = "it unpacks to more than a page can rightly hold";

/// Adds the words of a page.
fn append(text: &mut String, page: &str) {
    if !text.is_empty() && !page.is_empty() {
        text.push_str("\n\n---\n\n");
    }
    text.push_str(page);
}

/// The words of a page; none where it unpacks to more than a page, or than what is left for all.
fn page_words(document: &Document, number: u32, id: ObjectId, left: &mut usize) -> Option<String> {
    let allowed = LARGEST_PAGE.min(*left);
    let Some(size) = unpacked_size(document, id, allowed) else {
        *left -= allowed;
        return None;
    };
    *left -= size;
    let text = document.extract_text_with_limit(&[number], allowed).unwrap_or_default();
    Some(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned())
}

/// How many bytes a page and what its fonts say of their letters unpack to; none where it is more than is allowed.
fn unpacked_size(document: &Document, id: ObjectId, allowed: usize) -> Option<usize> {
    let mut size = document.get_page_content_with_limit(id, allowed).ok()?.len().min(allowed);
    let fonts = document.get_page_fonts(id).unwrap_or_default();
    let letters = |font: &Dictionary| Some(document.dereference(font.get(b"ToUnicode").ok()?).ok()?.1.as_stream().ok()?.clone());
    for stream in fonts.into_values().filter_map(letters) {
        size += stream.decompressed_content_with_limit(allowed - size).ok()?.len();
    }
    Some(size)
}

/// What is kept of a PDF: no pictures, and no stream of parts that is packed beyond what parts can be.
fn kept(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let Object::Stream(stream) = object else { return Some((id, object.clone())) };
    let is_picture = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image");
    if is_picture || (stream.dict.has_type(b"ObjStm") && !unpacked(stream)) {
        return None;
    }
    // Only whether there is something is asked of a stream.
    Some((id, Object::Null))
}

/// Unpacks a stream of parts; whether it holds no more than can rightly be packed in it.
fn unpacked(stream: &mut Stream) -> bool {
    let packed = stream.content.len();
    let most = packed.saturating_mul(MOST_RATIO).saturating_add(LEAST_PART).min(LARGEST_PART);
    stream.decompress_with_limit(most).is_ok() && {
        let begins_part = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'[' | b'<' | b'(' | b'/');
        let parts = stream.content.iter().filter(begins_part).count();
        parts <= packed.saturating_mul(MOST_PARTS).saturating_add(LEAST_PART)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;
    use std::fs;

    /// A PDF of pages with this content, packed, each with a font whose letters are said by a stream.
    fn pdf(pages: &[&[u8]], letters: Option<&[u8]>) -> Vec<u8> {
        let mut document = Document::new();
        let tree = document.new_object_id();
        let packed = |bytes: &[u8]| {
            let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
            stream.compress().unwrap();
            stream
        };
        let mut font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
        if let Some(letters) = letters {
            font.set("ToUnicode", document.add_object(packed(letters)));
        }
        let font = document.add_object(font);
        let kids: Vec<Object> = pages
            .iter()
            .map(|content| {
                let content = document.add_object(packed(content));
                let page = dictionary! {
                    "Type" => "Page", "Parent" => tree, "Contents" => content,
                    "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
                };
                document.add_object(page).into()
            })
            .collect();
        let count = i64::try_from(kids.len()).unwrap();
        document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
        let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", catalogue);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn read(bytes: &[u8]) -> Result<String, String> {
        read_pdf_text(Path::new("a.pdf"), bytes).map_err(|error| error.to_string())
    }

    const WORDS: &[u8] = b"BT /F1 12 Tf (Call the hotline) Tj ET";

    #[test]
    fn what_is_no_pdf_has_no_words_and_a_broken_one_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.pdf");
        fs::write(&file, "plain").unwrap();
        assert_eq!(words_of_pdf(&file).unwrap(), None);
        fs::write(&file, "%PDF-1.7 broken").unwrap();
        assert!(words_of_pdf(&file).unwrap_err().to_string().contains("a.pdf"));
        assert_eq!(read(&pdf(&[WORDS, b"", WORDS], None)).unwrap(), "Call the hotline\n\n---\n\nCall the hotline");
        assert!(read(&pdf(&[b""], None)).unwrap_err().contains("no words"));
    }

    #[test]
    fn pages_that_unpack_without_end_are_left_out_and_told() {
        let bomb = [WORDS, b" ".repeat(LARGEST_PAGE + 1).as_slice()].concat();
        let bytes = pdf(&[WORDS, &bomb], None);
        assert!(bytes.len() < 100_000);
        let text = read(&bytes).unwrap();
        assert!(text.starts_with("Call the hotline\n\n---\n\n(Page 2 was left out: it unpacks"), "{text}");
        assert!(read(&pdf(&[&bomb], None)).unwrap_err().contains("unpacks to more"));
        let told = read(&pdf(&[WORDS], Some(&b" ".repeat(LARGEST_PAGE + 1)))).unwrap_err();
        assert!(told.contains("unpacks to more"), "{told}");
    }

    #[test]
    fn all_pages_together_have_a_limit() {
        let heavy = [WORDS, b" ".repeat(LARGEST_PAGE - 1000).as_slice()].concat();
        let pages = vec![heavy.as_slice(); ALL_PAGES / LARGEST_PAGE + 2];
        let text = read(&pdf(&pages, None)).unwrap();
        assert_eq!(text.matches("Call the hotline").count(), ALL_PAGES / LARGEST_PAGE);
        assert!(text.ends_with("was left out: the PDF is too long.)"), "{}", &text[text.len() - 100..]);
    }

    #[test]
    fn parts_that_are_packed_beyond_what_they_can_be_are_not_unpacked() {
        let part = |text: &str| {
            let mut stream = Stream::new(dictionary! { "Type" => "ObjStm" }, text.as_bytes().to_vec());
            stream.compress().unwrap();
            kept((1, 0), &mut Object::Stream(stream)).is_some()
        };
        assert!(part("1 0 <</Type /Catalog>>"));
        assert!(!part(&"x".repeat(1 << 20)) && !part(&"0 ".repeat(4000)));
        let mut picture = Object::Stream(Stream::new(dictionary! { "Subtype" => "Image" }, vec![0; 9]));
        assert!(kept((1, 0), &mut picture).is_none());
    }
}
