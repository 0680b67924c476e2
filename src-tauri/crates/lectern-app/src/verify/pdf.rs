//! PDF read back: pages, words through the fonts' own tables, embedded fonts, structure, nothing fetched.

mod content;

use super::{Check, Point, Reading};
use content::{CodeWords, code_words, text_string};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::{BTreeMap, BTreeSet};

/// Reads a PDF to its end; what makes it unreadable otherwise.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, String> {
    let damaged = |error: &dyn std::fmt::Display| format!("it cannot be read: {error}");
    let document = Document::load_mem(bytes).map_err(|error| damaged(&error))?;
    let mut file = File::new(&document);
    let mut reading = Reading::default();
    for page in document.page_iter() {
        reading.pages.push(file.page(page)?);
    }
    reading.count = reading.pages.len();
    if reading.count == 0 {
        return Err("it has no pages".to_owned());
    }
    file.strings(&mut reading.beside);
    let names = file.dictionaries().filter(|dict| is_type(dict, b"Font")).map(|dict| name_of(dict, b"BaseFont"));
    reading.fonts = names.collect();
    reading.checks.push(Check::new(Point::Fonts, file.font_fault()));
    reading.checks.push(Check::new(Point::Network, file.network_fault()));
    reading.checks.push(Check::new(Point::Structure, file.structure_fault()));
    Ok(reading)
}

/// A document being read.
struct File<'a> {
    document: &'a Document,
    /// The words of the fonts seen, by their objects.
    fonts: BTreeMap<ObjectId, CodeWords>,
    /// What each form says, read once.
    forms: BTreeMap<ObjectId, String>,
    /// Whether words stand outside of marked content on some page.
    unmarked: bool,
    /// Whether words are set in a font that is not there.
    unknown_font: bool,
}

/// How deep forms stand in one another; deeper ones are not read.
const DEEPEST: usize = 4;

impl<'a> File<'a> {
    fn new(document: &'a Document) -> Self {
        let mut file = Self { document, fonts: BTreeMap::new(), forms: BTreeMap::new(), unmarked: false, unknown_font: false };
        for (id, object) in &document.objects {
            let Ok(font) = object.as_dict() else { continue };
            if is_type(font, b"Font") {
                let table = font.get(b"ToUnicode").and_then(Object::as_reference).ok();
                let table = table.and_then(|id| document.get_object(id).and_then(Object::as_stream).ok());
                let table = table.and_then(unpacked);
                file.fonts.insert(*id, table.map(|table| code_words(&table)).unwrap_or_default());
            }
        }
        file
    }

    fn page(&mut self, id: ObjectId) -> Result<String, String> {
        let page = self.document.get_dictionary(id).map_err(|error| format!("a page cannot be read: {error}"))?;
        let mut content = Vec::new();
        for stream in self.document.get_page_contents(id) {
            let stream = self.document.get_object(stream).and_then(Object::as_stream).ok();
            content.extend(stream.and_then(unpacked).ok_or("the content of a page cannot be unpacked")?);
            content.push(b'\n');
        }
        let resources = self.dictionary(page, b"Resources");
        let mut marks = true;
        let text = self.content(&content, resources, 0, &mut marks);
        self.unmarked |= !marks;
        Ok(text)
    }

    /// What a content stream says with the forms it paints. Marks are the page's, not its forms'.
    fn content(&mut self, content: &[u8], resources: Option<&'a Dictionary>, depth: usize, marks: &mut bool) -> String {
        let named = |kind: &[u8]| resources.and_then(|resources| self.dictionary(resources, kind));
        let (fonts, forms) = (named(b"Font"), named(b"XObject"));
        let reference = |dict: Option<&Dictionary>, name: &[u8]| dict?.get(name).and_then(Object::as_reference).ok();
        let said = content::read(content, &|name| self.fonts.get(&reference(fonts, name)?));
        *marks &= !said.unmarked;
        self.unknown_font |= said.unknown_font;
        if depth >= DEEPEST || said.forms.is_empty() {
            return said.text;
        }
        let mut text = String::with_capacity(said.text.len());
        let mut from = 0;
        for (at, name) in &said.forms {
            text.push_str(said.text.get(from..*at).unwrap_or_default());
            from = *at;
            if let Some(id) = reference(forms, name) {
                text.push('\n');
                text.push_str(&self.form(id, depth));
                text.push('\n');
            }
        }
        text.push_str(said.text.get(from..).unwrap_or_default());
        text
    }

    fn form(&mut self, id: ObjectId, depth: usize) -> String {
        if let Some(text) = self.forms.get(&id) {
            return text.clone();
        }
        // A form that paints itself finds itself said already.
        self.forms.insert(id, String::new());
        let form = self.document.get_object(id).and_then(Object::as_stream).ok();
        let Some(form) = form.filter(|form| is(&form.dict, b"Subtype", b"Form")) else { return String::new() };
        let resources = self.dictionary(&form.dict, b"Resources");
        let content = unpacked(form).unwrap_or_default();
        let text = self.content(&content, resources, depth + 1, &mut true);
        self.forms.insert(id, text.clone());
        text
    }

    /// A dictionary under a key, there or referred to.
    fn dictionary(&self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        let (_, object) = self.document.dereference(dict.get(key).ok()?).ok()?;
        object.as_dict().ok()
    }

    fn dictionaries(&self) -> impl Iterator<Item = &'a Dictionary> {
        self.document.objects.values().filter_map(|object| match object {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        })
    }

    /// Strings that are read or shown beside the pages: alternative texts, titles, properties, annotations; and the metadata.
    fn strings(&self, out: &mut Vec<String>) {
        let mut waiting: Vec<&Object> = self.document.objects.values().collect();
        while let Some(object) = waiting.pop() {
            match object {
                Object::String(bytes, _) if bytes.len() > 12 => out.push(text_string(bytes)),
                Object::Array(items) => waiting.extend(items),
                Object::Dictionary(dict) => waiting.extend(dict.iter().map(|(_, value)| value)),
                Object::Stream(stream) => {
                    waiting.extend(stream.dict.iter().map(|(_, value)| value));
                    if is_type(&stream.dict, b"Metadata") {
                        out.push(String::from_utf8_lossy(&unpacked(stream).unwrap_or_default()).into_owned());
                    }
                }
                Object::String(..)
                | Object::Null
                | Object::Boolean(_)
                | Object::Integer(_)
                | Object::Real(_)
                | Object::Name(_)
                | Object::Reference(_) => {}
            }
        }
    }

    fn font_fault(&self) -> Option<String> {
        for dict in self.dictionaries().filter(|dict| is_type(dict, b"Font")) {
            let name = || name_of(dict, b"BaseFont");
            let descendants = dict
                .get(b"DescendantFonts")
                .and_then(|fonts| self.document.dereference(fonts))
                .and_then(|(_, fonts)| fonts.as_array());
            let of_descendants =
                descendants.into_iter().flatten().filter_map(|font| self.document.dereference(font).ok()?.1.as_dict().ok());
            let faces: Vec<&Dictionary> = of_descendants.collect();
            let embedded = |font: &Dictionary| {
                let descriptor =
                    font.get(b"FontDescriptor").and_then(|object| self.document.dereference(object)).ok()?.1.as_dict().ok()?;
                let file = [&b"FontFile2"[..], b"FontFile3", b"FontFile"].iter().find_map(|key| descriptor.get(key).ok())?;
                let stream = self.document.dereference(file).ok()?.1.as_stream().ok()?;
                unpacked(stream).filter(|font| font.len() > 64)
            };
            let is_whole =
                if faces.is_empty() { embedded(dict).is_some() } else { faces.iter().all(|face| embedded(face).is_some()) };
            if !is_whole {
                return Some(format!("the font {} is not in the file", name()));
            }
            if !dict.has(b"ToUnicode") && !faces.is_empty() {
                return Some(format!("the font {} does not say which letters it shows", name()));
            }
        }
        self.unknown_font.then(|| "words are set in a font that the file does not have".to_owned())
    }

    /// What fetches something, starts something or carries something along.
    fn network_fault(&self) -> Option<String> {
        const ACTIONS: [&[u8]; 10] = [
            b"Launch",
            b"GoToR",
            b"GoToE",
            b"SubmitForm",
            b"ImportData",
            b"JavaScript",
            b"Rendition",
            b"Movie",
            b"Sound",
            b"ResetForm",
        ];
        for dict in self.dictionaries() {
            let action = dict.get(b"S").and_then(Object::as_name).unwrap_or_default();
            if ACTIONS.contains(&action) {
                return Some(format!("it has an action “{}”", String::from_utf8_lossy(action)));
            }
            for key in [&b"JavaScript"[..], b"EmbeddedFiles", b"EmbeddedFile", b"AA", b"JS", b"XFA", b"RichMediaContent"] {
                if dict.has(key) {
                    return Some(format!("it has an entry “{}”", String::from_utf8_lossy(key)));
                }
            }
        }
        let outside = |object: &Object| matches!(object, Object::Stream(stream) if stream.dict.has(b"F"));
        self.document.objects.values().any(outside).then(|| "a part of it is in another file".to_owned())
    }

    fn structure_fault(&self) -> Option<String> {
        let catalog = self.document.catalog().ok()?;
        let marked = self.dictionary(catalog, b"MarkInfo").and_then(|mark| mark.get(b"Marked").and_then(Object::as_bool).ok());
        if marked != Some(true) {
            return Some("it is not tagged".to_owned());
        }
        let Some(tree) = self.dictionary(catalog, b"StructTreeRoot").filter(|tree| tree.has(b"K") && tree.has(b"ParentTree"))
        else {
            return Some("it has no structure tree".to_owned());
        };
        if catalog.get(b"Lang").and_then(Object::as_str).map_or(true, <[u8]>::is_empty) {
            return Some("it does not say its language".to_owned());
        }
        let shown = self.dictionary(catalog, b"ViewerPreferences");
        let shown = shown.and_then(|view| view.get(b"DisplayDocTitle").and_then(Object::as_bool).ok());
        if shown != Some(true) {
            return Some("its title is not what its window shows".to_owned());
        }
        if self.unmarked {
            return Some("words stand on a page that no tag leads to".to_owned());
        }
        self.metadata_fault(catalog).or_else(|| self.tag_fault(tree)).or_else(|| self.page_fault())
    }

    fn metadata_fault(&self, catalog: &'a Dictionary) -> Option<String> {
        let metadata = catalog.get(b"Metadata").and_then(|object| self.document.dereference(object)).ok();
        let metadata = metadata.and_then(|(_, object)| object.as_stream().ok()).and_then(unpacked).unwrap_or_default();
        let metadata = String::from_utf8_lossy(&metadata);
        if !metadata.contains("pdfuaid:part") {
            return Some("its metadata do not say that it is PDF/UA".to_owned());
        }
        (!metadata.contains("dc:title")).then(|| "it has no title".to_owned())
    }

    /// The elements of the structure: figures are described, tables have rows, and every one is of a kind that readers know.
    fn tag_fault(&self, tree: &'a Dictionary) -> Option<String> {
        let mut kinds: BTreeSet<&[u8]> = BTreeSet::new();
        for dict in self.dictionaries().filter(|dict| dict.has(b"S") && dict.has(b"P")) {
            let kind = dict.get(b"S").and_then(Object::as_name).unwrap_or_default();
            kinds.insert(kind);
            let text = |key: &[u8]| dict.get(key).and_then(Object::as_str).is_ok_and(|text| !text.is_empty());
            if kind == b"Figure" && !text(b"Alt") && !text(b"ActualText") {
                return Some("a figure has no alternative text".to_owned());
            }
        }
        let headed = kinds.iter().any(|kind| matches!(kind, [b'H', b'1'..=b'6']));
        if !headed {
            return Some("it has no headings".to_owned());
        }
        let root = tree.get(b"K").and_then(|kids| self.document.dereference(kids));
        root.is_err().then(|| "its structure tree is empty".to_owned())
    }

    /// Pages that the structure does not lead to, or that are gone through in another order.
    fn page_fault(&self) -> Option<String> {
        for (at, id) in self.document.page_iter().enumerate() {
            let page = self.document.get_dictionary(id).ok()?;
            if !page.has(b"StructParents") {
                return Some(format!("page {} is not in the structure", at + 1));
            }
            if page.has(b"Annots") && !is(page, b"Tabs", b"S") {
                return Some(format!("the links of page {} are not gone through in reading order", at + 1));
            }
        }
        None
    }
}

fn is(dict: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    dict.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
}

fn is_type(dict: &Dictionary, name: &[u8]) -> bool {
    is(dict, b"Type", name)
}

fn name_of(dict: &Dictionary, key: &[u8]) -> String {
    String::from_utf8_lossy(dict.get(key).and_then(Object::as_name).unwrap_or(b"without a name")).into_owned()
}

/// The most bytes a stream is unpacked to.
const LARGEST: usize = 256 << 20;

fn unpacked(stream: &Stream) -> Option<Vec<u8>> {
    if stream.dict.has(b"Filter") { stream.decompressed_content_with_limit(LARGEST).ok() } else { Some(stream.content.clone()) }
}
