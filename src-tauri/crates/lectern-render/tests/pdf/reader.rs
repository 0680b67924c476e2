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

/// Reads the words of a page's marked content.
fn read_page(file: &Document, page: ObjectId, words: &mut BTreeMap<(ObjectId, i64), String>) {
    let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> =
        file.get_page_fonts(page).unwrap().into_iter().map(|(name, font)| (name, letters(file, font))).collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut font = None;
    // The number, whether words are given, whether they are from right to left.
    let mut open: Vec<(Option<i64>, bool, bool)> = Vec::new();
    for operation in content.operations {
        let operands = operation.operands;
        match operation.operator.as_str() {
            "BMC" => open.push((None, false, false)),
            "BDC" => {
                let properties = operands[1].as_dict().unwrap();
                let number = properties.get(b"MCID").and_then(Object::as_i64).ok();
                assert!(number.is_none() || open.is_empty(), "marked content in marked content");
                let given = properties.get(b"ActualText").ok().map(text_of);
                if let Some(number) = number {
                    assert!(words.insert((page, number), given.clone().unwrap_or_default()).is_none(), "number used twice");
                }
                open.push((number, given.is_some(), operands[0].as_name().unwrap() == b"ReversedChars"));
            }
            "EMC" => {
                let (number, _, reversed) = open.pop().unwrap();
                if let Some(text) = number.and_then(|number| words.get_mut(&(page, number))).filter(|_| reversed) {
                    *text = text.chars().rev().collect();
                }
            }
            "Tf" => font = fonts.get(operands[0].as_name().unwrap()),
            "TJ" => {
                let Some((Some(number), false, _)) = open.last() else { continue };
                let Some(text) = words.get_mut(&(page, *number)) else { continue };
                for part in operands[0].as_array().unwrap() {
                    for code in part.as_str().unwrap_or(&[]).chunks(2) {
                        text.push_str(&font.unwrap()[&u16::from_be_bytes([code[0], code[1]])]);
                    }
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "marked content without end");
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
