//! The words of a PDF, for pasting: where they stand says too little of what they are to make slides as they were.

mod letters;

use crate::error::AppError;
use letters::letters_listed;
use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream, dictionary};
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
/// What a font, and each letter that it lists, cost of the bytes of a page: all are gone through for each page.
const FONT: usize = 1024;
const LETTER: usize = 2;
/// The most groups of pages in each other around a page.
const DEEPEST: usize = 256;
/// How many bytes may stand before that by which a PDF is known, and it.
const BEGINNING: u64 = 1024;
/// Where the list of the page stands that is read at the time: no object of a PDF has this number.
const LIST: ObjectId = (0, u16::MAX);
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
    let mut document =
        Document::load_mem_with_options(bytes, options).map_err(|error| failed(format!("the PDF could not be read: {error}")))?;
    if document.is_encrypted() {
        return Err(failed("the PDF is protected by a password: save it without one".to_owned()));
    }
    let mut pages = Vec::new();
    // What the PDF says of their number is not believed.
    for page in document.page_iter().take(MOST_LISTED + 1) {
        pages.push(page);
    }
    if pages.len() > MOST_LISTED {
        return Err(failed(format!("the PDF has more than {MOST_LISTED} pages: divide it")));
    }
    if let Ok(catalogue) = document.catalog_mut() {
        catalogue.set("Pages", LIST);
    }
    let (mut text, mut has_words, mut left) = (String::new(), false, ALL_PAGES);
    for (at, id) in pages.into_iter().enumerate() {
        let number = at + 1;
        if at >= MOST_PAGES || left == 0 || text.len() > MOST_BYTES {
            append(&mut text, &format!("(What follows page {at} was left out: the PDF is too long.)"));
            break;
        }
        match page_words(&mut document, id, &mut left) {
            Some(PageWords { mut words, is_whole }) => {
                has_words |= !words.is_empty();
                if !is_whole {
                    words = format!("{words}\n\n(Some words of page {number} could not be read.)").trim_start().to_owned();
                }
                append(&mut text, &words);
            }
            None => append(&mut text, &format!("(Page {number} was left out: {TOO_MUCH}.)")),
        }
    }
    match (has_words, text.is_empty()) {
        (true, _) => Ok(text),
        (false, true) => Err(failed("there are no words in the PDF; scanned pages are pictures".to_owned())),
        (false, false) => Err(failed(format!("no page of the PDF was read: {TOO_MUCH}, or its fonts are damaged"))),
    }
}

/// Why a page is left out.
const TOO_MUCH: &str = "it unpacks to more than a page can rightly hold, or has too many fonts";

/// Adds the words of a page.
fn append(text: &mut String, page: &str) {
    if !text.is_empty() && !page.is_empty() {
        text.push_str("\n\n---\n\n");
    }
    text.push_str(page);
}

/// What was read of a page.
struct PageWords {
    words: String,
    is_whole: bool,
}

/// The words of a page; none where it unpacks to more than a page, or than what is left for all.
fn page_words(document: &mut Document, id: ObjectId, left: &mut usize) -> Option<PageWords> {
    let allowed = LARGEST_PAGE.min(*left);
    let Some(size) = unpacked_size(document, id, allowed) else {
        *left -= allowed;
        return None;
    };
    *left -= size;
    // Pages are looked up by going through all that are listed: this one is listed alone. What its groups say of it stays.
    let list = dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference(id)], "Count" => 1 };
    document.objects.insert(LIST, list.into());
    let chunks = document.extract_text_chunks_with_limit(&[1], allowed);
    let is_whole = chunks.iter().all(Result::is_ok);
    let text: String = chunks.into_iter().flatten().collect();
    let words = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned();
    Some(PageWords { words, is_whole })
}

/// How many bytes a page and what its fonts say of their letters unpack to; none where it is more than is allowed.
fn unpacked_size(document: &Document, id: ObjectId, allowed: usize) -> Option<usize> {
    let mut size = fonts_listed(document, id)?.saturating_mul(FONT);
    size += document.get_page_content_with_limit(id, allowed.checked_sub(size)?).ok()?.len();
    for font in document.get_page_fonts(id).unwrap_or_default().into_values() {
        let named = |key: &[u8]| document.dereference(font.get(key).ok()?).ok().map(|(_, object)| object);
        if let Some(stream) = named(b"ToUnicode").and_then(|object| object.as_stream().ok()) {
            match stream.decompressed_content_with_limit(allowed.checked_sub(size)?) {
                Ok(listed) => size += listed.len() + letters_listed(&listed).saturating_mul(LETTER).min(allowed),
                Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => return None,
                // A damaged list is not used.
                Err(_) => {}
            }
        }
        let encoding = named(b"Encoding").and_then(|object| object.as_dict().ok());
        let others = encoding.and_then(|encoding| encoding.get(b"Differences").ok()?.as_array().ok());
        size += others.map_or(0, Vec::len) * LETTER;
    }
    (size <= allowed).then_some(size)
}

/// How many fonts a page and the groups around it name; none where there are too many groups, or they go round.
fn fonts_listed(document: &Document, id: ObjectId) -> Option<usize> {
    let mut count = 0;
    let mut node = document.get_dictionary(id).ok()?;
    for _ in 0..DEEPEST {
        let named = |around: &Dictionary| {
            let (_, resources) = document.dereference(around.get(b"Resources").ok()?).ok()?;
            let (_, fonts) = document.dereference(resources.as_dict().ok()?.get(b"Font").ok()?).ok()?;
            fonts.as_dict().ok().map(Dictionary::len)
        };
        count += named(node).unwrap_or(0);
        let Ok(parent) = node.get(b"Parent").and_then(Object::as_reference) else { return Some(count) };
        node = document.get_dictionary(parent).ok()?;
    }
    None
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
    use std::fs;

    fn packed(bytes: &[u8]) -> Stream {
        let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
        stream.compress().unwrap();
        stream
    }

    /// A PDF of pages with this content, packed, each with a font whose letters are said by a stream.
    fn pdf(pages: &[&[u8]], letters: Option<&[u8]>) -> Vec<u8> {
        let mut font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
        let mut document = Document::new();
        if let Some(letters) = letters {
            font.set("ToUnicode", document.add_object(packed(letters)));
        }
        let font = document.add_object(font);
        pdf_in(document, pages, dictionary! { "F1" => font })
    }

    /// A PDF of pages with these fonts, which all have from the group they stand in.
    fn pdf_in(mut document: Document, pages: &[&[u8]], fonts: Dictionary) -> Vec<u8> {
        let tree = document.new_object_id();
        let resources = document.add_object(dictionary! { "Font" => fonts });
        let kids: Vec<Object> = pages
            .iter()
            .map(|content| {
                let content = document.add_object(packed(content));
                document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content }).into()
            })
            .collect();
        let group = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1, "Resources" => resources };
        document.objects.insert(tree, group.into());
        // A group that says too much of the number of its pages.
        let empty = document.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![], "Count" => i64::MAX });
        let root =
            document.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![tree.into(), empty.into()], "Count" => 1 });
        let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
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
    fn words_that_cannot_be_read_do_not_cost_the_others() {
        let document = Document::new();
        let font = |encoding: &str| dictionary! { "Type" => "Font", "Encoding" => encoding };
        let fonts = dictionary! { "F1" => font("WinAnsiEncoding"), "F2" => font("Nonsense") };
        let page = [WORDS, b" BT /F2 12 Tf (nobody) Tj /F1 12 Tf (Look twice) Tj ET"].concat();
        let text = read(&pdf_in(document, &[&page], fonts)).unwrap();
        assert!(text.contains("Call the hotline") && text.contains("Look twice"), "{text}");
        assert!(text.ends_with("\n\n(Some words of page 1 could not be read.)"), "{text}");
    }

    #[test]
    fn fonts_and_their_letters_have_a_limit() {
        let mut document = Document::new();
        let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1" });
        let fonts = |count: usize| (0..count).map(|at| (format!("F{at}"), Object::from(font))).collect::<Dictionary>();
        let some = read(&pdf_in(document.clone(), &[WORDS], fonts(300))).unwrap();
        assert!(some.contains("Call the hotline"), "{some}");
        let told = read(&pdf_in(document, &[b"".as_slice(); 1000], fonts(100_000))).unwrap_err();
        assert!(told.contains("too many fonts"), "{told}");
        let map = |range: &str| {
            format!(
                "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n1 beginbfrange\n{range}\nendbfrange\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
            )
        };
        assert!(read(&pdf(&[WORDS], Some(map("<00> <FF> <0000>").as_bytes()))).unwrap().contains("Call the hotline"));
        let told = read(&pdf(&[WORDS], Some(map("<00000000> <FFFFFFFF> <0000>").as_bytes()))).unwrap_err();
        assert!(told.contains("no page of the PDF was read"), "{told}");
    }

    #[test]
    fn groups_of_pages_that_go_round_are_left_out() {
        let mut document = Document::new();
        let groups: Vec<ObjectId> = (0..5000).map(|_| document.new_object_id()).collect();
        for (at, group) in groups.iter().enumerate() {
            let parent = groups[(at + 1) % groups.len()];
            document.objects.insert(*group, dictionary! { "Type" => "Pages", "Parent" => parent }.into());
        }
        let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => groups[0] });
        document
            .objects
            .insert(groups[0], dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Parent" => groups[1] }.into());
        let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => groups[0] });
        document.trailer.set("Root", catalogue);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        assert!(read(&bytes).unwrap_err().contains("no page of the PDF was read"));
    }

    #[test]
    fn all_pages_together_have_a_limit() {
        let heavy = [WORDS, b" ".repeat(LARGEST_PAGE - 2000).as_slice()].concat();
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
