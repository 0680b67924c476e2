//! What a screen reader gets from a PDF: the tree of elements with the words of their content.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A file read back.
pub(crate) struct Reader {
    pub(crate) file: Document,
    /// The words by page and number of marked content.
    words: BTreeMap<(ObjectId, i64), String>,
}

impl Reader {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).unwrap();
        let mut words = BTreeMap::new();
        for page in file.page_iter() {
            read_page(&file, page, &mut words);
        }
        Self { file, words }
    }

    pub(crate) fn dict<'a>(&'a self, value: &'a Object) -> &'a Dictionary {
        self.file.dereference(value).unwrap().1.as_dict().unwrap()
    }

    /// A dictionary of the catalog.
    pub(crate) fn root<'a>(&'a self, key: &str) -> &'a Dictionary {
        self.dict(self.file.catalog().unwrap().get(key.as_bytes()).unwrap())
    }

    /// The annotations of a page, from 0.
    pub(crate) fn annotations(&self, page: usize) -> Vec<&Dictionary> {
        let page = self.file.page_iter().nth(page).unwrap();
        let list = self.file.get_dictionary(page).unwrap().get(b"Annots").and_then(Object::as_array);
        list.map_or(Vec::new(), |list| list.iter().map(|annotation| self.dict(annotation)).collect())
    }

    /// The tree, one element or piece of content a line.
    pub(crate) fn tree(&self) -> String {
        let mut out = String::new();
        let root = self.root("StructTreeRoot").get(b"K").unwrap();
        self.element(root, 0, &mut out);
        out
    }

    fn element(&self, value: &Object, depth: usize, out: &mut String) {
        let dict = self.dict(value);
        let _ = write!(out, "{}{}", "  ".repeat(depth), name(dict, b"S"));
        for key in ["Alt", "Lang", "ActualText", "ID"] {
            if let Ok(text) = dict.get(key.as_bytes()) {
                let _ = write!(out, " {key}={:?}", text_of(text));
            }
        }
        if let Ok(attributes) = dict.get(b"A") {
            for key in ["ListNumbering", "Scope"] {
                if let Ok(value) = self.dict(attributes).get(key.as_bytes()) {
                    let _ = write!(out, " {}", String::from_utf8_lossy(value.as_name().unwrap()));
                }
            }
        }
        out.push('\n');
        let page = dict.get(b"Pg").and_then(Object::as_reference).ok();
        let kids = match dict.get(b"K") {
            Ok(Object::Array(kids)) => kids.as_slice(),
            Ok(kid) => std::slice::from_ref(kid),
            Err(_) => &[],
        };
        for kid in kids {
            self.kid(kid, page, depth + 1, out);
        }
    }

    fn kid(&self, kid: &Object, page: Option<ObjectId>, depth: usize, out: &mut String) {
        let indent = "  ".repeat(depth);
        match kid {
            Object::Integer(number) => {
                let _ = writeln!(out, "{indent}{:?}", self.words[&(page.unwrap(), *number)]);
            }
            Object::Dictionary(dict) if name(dict, b"Type") == "MCR" => {
                let page = dict.get(b"Pg").unwrap().as_reference().unwrap();
                let number = dict.get(b"MCID").unwrap().as_i64().unwrap();
                let at = self.file.page_iter().position(|id| id == page).unwrap() + 1;
                let _ = writeln!(out, "{indent}page {at}: {:?}", self.words[&(page, number)]);
            }
            Object::Dictionary(dict) if name(dict, b"Type") == "OBJR" => {
                let annotation = self.dict(dict.get(b"Obj").unwrap());
                let _ = writeln!(out, "{indent}-> {}", text_of(annotation.get(b"Contents").unwrap()));
            }
            element => self.element(element, depth, out),
        }
    }
}

/// A name in a dictionary; empty where there is none.
pub(crate) fn name(dict: &Dictionary, key: &[u8]) -> String {
    dict.get(key).and_then(Object::as_name).map_or(String::new(), |name| String::from_utf8_lossy(name).into_owned())
}

/// A text string.
pub(crate) fn text_of(value: &Object) -> String {
    let bytes = value.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => utf16(units),
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// Marked content of an element being read.
struct Open {
    number: i64,
    /// What it says, piece by piece and code by code as it stands on the page.
    pieces: Vec<Vec<String>>,
    /// Whether it is written from right to left.
    reversed: bool,
}

/// Reads the words of a page's marked content.
fn read_page(file: &Document, page: ObjectId, words: &mut BTreeMap<(ObjectId, i64), String>) {
    let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> =
        file.get_page_fonts(page).unwrap().into_iter().map(|(name, font)| (name, letters(file, font))).collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut font = None;
    let mut open: Option<Open> = None;
    // The tags of what is open, and whether words are given for what they hold.
    let mut tags: Vec<(String, bool)> = Vec::new();
    for operation in content.operations {
        let operands = operation.operands;
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                let tag = String::from_utf8_lossy(operands[0].as_name().unwrap()).into_owned();
                let properties = operands.get(1).map(|properties| properties.as_dict().unwrap());
                let property = |key: &[u8]| properties.and_then(|properties| properties.get(key).ok());
                if let Some(number) = property(b"MCID") {
                    assert!(tags.is_empty(), "an element's content in other content");
                    open = Some(Open { number: number.as_i64().unwrap(), pieces: Vec::new(), reversed: false });
                }
                let given = property(b"ActualText").map(text_of);
                tags.push((tag, given.is_some()));
                if let Some(open) = &mut open {
                    open.reversed |= tags.last().unwrap().0 == "ReversedChars";
                    open.pieces.push(given.into_iter().collect());
                }
            }
            "EMC" => {
                let (tag, _) = tags.pop().unwrap();
                if let Some(open) = &mut open {
                    if tag == "ReversedChars" {
                        open.pieces.last_mut().unwrap().reverse();
                    }
                    open.pieces.push(Vec::new());
                }
                if let Some(mut done) = open.take_if(|_| tags.is_empty()) {
                    if done.reversed {
                        done.pieces.reverse();
                    }
                    assert!(words.insert((page, done.number), done.pieces.concat().concat()).is_none(), "a number used twice");
                }
            }
            "Tf" => font = fonts.get(operands[0].as_name().unwrap()),
            "TJ" if !tags.iter().any(|(_, given)| *given) => {
                let Some(text) = open.as_mut().and_then(|open| open.pieces.last_mut()) else { continue };
                for part in operands[0].as_array().unwrap() {
                    for code in part.as_str().unwrap_or(&[]).chunks(2) {
                        text.push(font.unwrap()[&u16::from_be_bytes([code[0], code[1]])].clone());
                    }
                }
            }
            _ => {}
        }
    }
    assert!(tags.is_empty(), "marked content without end");
}

/// A font's letters by code.
fn letters(file: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let map = font.get(b"ToUnicode").and_then(|id| file.dereference(id)).unwrap().1;
    let map = String::from_utf8(map.as_stream().unwrap().decompressed_content().unwrap()).unwrap();
    let hex = |text: &str| -> Vec<u8> {
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
    };
    let mut letters = BTreeMap::new();
    for block in map.split("beginbfchar\n").skip(1) {
        for line in block.split("endbfchar").next().unwrap().lines() {
            let (code, text) = line.split_once(' ').unwrap();
            let code = hex(code.trim_matches(['<', '>']));
            letters.insert(u16::from_be_bytes([code[0], code[1]]), utf16(&hex(text.trim_matches(['<', '>']))));
        }
    }
    letters
}
