//! Office packages (PPTX, POTX, DOCX), read with bounds: what parts there are, of which type, and how they hang together. Parts are
//! unpacked when asked for; nothing outside the package is ever asked for.

use super::xml::{attribute, children, decode_xml, parse_xml};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What a package may hold; what is more is refused, so that a small file cannot fill the memory.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Number of parts.
    pub count: usize,
    /// Bytes of one part, unpacked.
    pub part: u64,
    /// Bytes of one part of XML, unpacked.
    pub xml: u64,
    /// Bytes of all parts that are unpacked.
    pub total: u64,
}

impl Limits {
    /// More than any deck needs.
    pub const DECK: Limits = Limits { count: 20_000, part: 64 << 20, xml: 32 << 20, total: 512 << 20 };
}

/// From how many bytes on the ratio of a part is looked at.
const RATIO_FROM: u64 = 4 << 20;

/// How many times larger than packed a part may be.
const MAX_RATIO: u64 = 250;

/// The name of the list of types, in lower case.
const TYPES: &str = "[content_types].xml";

/// Why a package, or a part of it, is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// Bytes of another kind.
    #[error("this is not a PowerPoint or Word file of today's kind (pptx, docx)")]
    NotPackage,
    /// Office's wrapping of encrypted files, and of files of before 2007.
    #[error(
        "the file is protected by a password, or of the kind of before 2007: open it and save it as pptx or docx, without password"
    )]
    Compound,
    /// Zip encryption.
    #[error("the part {0} is encrypted: save the file without password")]
    Encrypted(String),
    /// More parts than are read.
    #[error("the file has more than {0} parts and was not read")]
    TooManyParts(usize),
    /// A name that leads out of the package.
    #[error("the file was refused: its part {0} names a place outside the file")]
    Outside(String),
    /// Two parts of one name: which one is meant cannot be known.
    #[error("the file was refused: it has two parts named {0}")]
    Duplicate(String),
    /// A part that is larger than is read, whatever it says of its size.
    #[error("the part {part} is larger than {limit} MiB and was not read")]
    TooLarge {
        /// Its name.
        part: String,
        /// What is read at most, in mebibytes.
        limit: u64,
    },
    /// A part that is packed beyond what texts and pictures can be.
    #[error("the part {0} unpacks to far more than it can rightly hold (a zip bomb) and was not read")]
    Bomb(String),
    /// All parts together are too much.
    #[error("the file unpacks to more than {0} MiB and was not read to its end")]
    TooMuch(u64),
    /// A part that cannot be unpacked.
    #[error("the part {0} is damaged")]
    Damaged(String),
    /// A part that must be there is not.
    #[error("the file is damaged: its part {0} is missing")]
    Missing(String),
    /// XML with a document type.
    #[error("{0} was refused: it declares a document type, in which addresses and entities could hide")]
    DocumentType(String),
    /// XML that is nested or large beyond need.
    #[error("{part} was refused: {what}")]
    Intricate {
        /// The part's name.
        part: String,
        /// What there is too much of.
        what: &'static str,
    },
    /// XML that is none.
    #[error("{part} is damaged: {reason}")]
    Xml {
        /// The part's name.
        part: String,
        /// What the parser says.
        reason: String,
    },
}

/// A package whose list of parts has been read.
#[derive(Debug)]
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: Limits,
    /// Indices of the parts in the archive, by name without case: names that differ in it alone are the same.
    parts: BTreeMap<String, Entry>,
    types: ContentTypes,
    left: Cell<u64>,
}

#[derive(Debug)]
struct Entry {
    index: usize,
    name: String,
}

/// Where a relationship leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a part of the package, by its name without a leading `/`.
    Part(String),
    /// Out of it: an address, never fetched.
    External(String),
}

/// A relationship of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// Its id, by which the part's XML names it.
    pub id: String,
    /// The last word of its type: `slide`, `image`, `hyperlink`; strict and transitional files agree in it.
    pub kind: String,
    /// Where it leads.
    pub target: Target,
}

/// The relationships of a part, in the file's order.
#[derive(Debug, Clone, Default)]
pub struct Relationships {
    all: Vec<Relationship>,
    /// Where the first of each id stands.
    by_id: BTreeMap<String, usize>,
}

impl FromIterator<Relationship> for Relationships {
    fn from_iter<I: IntoIterator<Item = Relationship>>(found: I) -> Self {
        let all: Vec<Relationship> = found.into_iter().collect();
        // Of two with one id the first counts, and stays when they are put in from the last to the first.
        let by_id = all.iter().enumerate().rev().map(|(at, relationship)| (relationship.id.clone(), at)).collect();
        Self { all, by_id }
    }
}

impl Relationships {
    /// The one with an id.
    pub fn get(&self, id: &str) -> Option<&Relationship> {
        self.all.get(*self.by_id.get(id)?)
    }

    /// The part that the relationship with an id leads to.
    pub fn part(&self, id: &str) -> Option<&str> {
        match &self.get(id)?.target {
            Target::Part(name) => Some(name),
            Target::External(_) => None,
        }
    }

    /// The parts that relationships of a kind lead to.
    pub fn parts_of<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s str> {
        self.all.iter().filter(move |relationship| relationship.kind == kind).filter_map(|relationship| {
            match &relationship.target {
                Target::Part(name) => Some(name.as_str()),
                Target::External(_) => None,
            }
        })
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Relationship> {
        self.all.iter()
    }
}

impl<'a> Package<'a> {
    /// Reads the list of parts and their types.
    ///
    /// # Errors
    /// The bytes are no package, or the package is refused as a whole: names that lead outside, names that stand twice, encryption.
    pub fn read(bytes: &'a [u8], limits: Limits) -> Result<Self, PackageError> {
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(PackageError::Compound);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackageError::NotPackage)?;
        if archive.len() > limits.count {
            return Err(PackageError::TooManyParts(limits.count));
        }
        let mut package =
            Self { archive, limits, parts: BTreeMap::new(), types: ContentTypes::default(), left: Cell::new(limits.total) };
        package.list_parts()?;
        let types = package.xml_text(TYPES)?.ok_or(PackageError::NotPackage)?;
        package.types = ContentTypes::read(&types)?;
        Ok(package)
    }

    fn list_parts(&mut self) -> Result<(), PackageError> {
        if self.archive.has_duplicate_names() {
            return Err(PackageError::Duplicate("the same".to_owned()));
        }
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index).map_err(|error| damaged(&error))?;
            let name = file.name().map_err(|_| PackageError::Outside("without a name".to_owned()))?.into_owned();
            if file.encrypted() {
                return Err(PackageError::Encrypted(name));
            }
            if file.is_dir() {
                continue;
            }
            if !is_inside(&name) || file.is_symlink() {
                return Err(PackageError::Outside(name));
            }
            drop(file);
            if let Some(twice) = self.parts.insert(name.to_lowercase(), Entry { index, name }) {
                return Err(PackageError::Duplicate(twice.name));
            }
        }
        Ok(())
    }

    /// The names of all parts, as they stand in the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.values().map(|entry| entry.name.as_str())
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_lowercase())
    }

    /// The content type of a part.
    pub fn content_type(&self, name: &str) -> Option<&str> {
        self.types.of(name)
    }

    /// Whether there are macros in it. They are never read.
    pub fn has_macros(&self) -> bool {
        self.parts.keys().any(|name| name.ends_with("vbaproject.bin")) || self.types.macro_enabled
    }

    /// The bytes of a part, unpacked; none where there is no such part. What the file says of their number is not trusted.
    ///
    /// # Errors
    /// It is too large, packed beyond reason, damaged, or more than is left to all parts.
    pub fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, PackageError> {
        self.unpack(name, self.limits.part)
    }

    /// The text of a part of XML, for [`parse_xml`]; none where there is no such part.
    ///
    /// # Errors
    /// As [`Self::bytes`]; it is no Unicode text.
    pub fn xml_text(&self, name: &str) -> Result<Option<String>, PackageError> {
        let Some(bytes) = self.unpack(name, self.limits.xml)? else { return Ok(None) };
        match String::from_utf8(bytes) {
            Ok(text) if !text.starts_with('\u{feff}') => Ok(Some(text)),
            Ok(text) => Ok(Some(text.trim_start_matches('\u{feff}').to_owned())),
            Err(error) => decode_xml(name, error.as_bytes()).map(|text| Some(text.into_owned())),
        }
    }

    fn unpack(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, PackageError> {
        let Some(entry) = self.parts.get(&name.to_lowercase()) else { return Ok(None) };
        // A copy shares the list of parts: it costs nothing.
        let mut archive = self.archive.clone();
        let file = archive.by_index(entry.index).map_err(|_| PackageError::Damaged(entry.name.clone()))?;
        let packed = file.compressed_size();
        let rightful = packed.max(1).saturating_mul(MAX_RATIO).max(RATIO_FROM);
        let left = self.left.get();
        let allowed = limit.min(left).min(rightful);
        let mut bytes = Vec::new();
        let read = file.take(allowed + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        // What is refused was unpacked all the same.
        self.left.set(left.saturating_sub(size));
        if size > rightful {
            return Err(PackageError::Bomb(entry.name.clone()));
        }
        if size > limit {
            return Err(PackageError::TooLarge { part: entry.name.clone(), limit: limit >> 20 });
        }
        if size > left {
            return Err(PackageError::TooMuch(self.limits.total >> 20));
        }
        read.map_err(|_| PackageError::Damaged(entry.name.clone()))?;
        Ok(Some(bytes))
    }

    /// The relationships of a part, or of the package where `part` is empty. One that leads to no part inside is left out.
    ///
    /// # Errors
    /// Their file is damaged or refused.
    pub fn relationships(&self, part: &str) -> Result<Relationships, PackageError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let file = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let Some(text) = self.xml_text(&file)? else { return Ok(Relationships::default()) };
        let document = parse_xml(&file, &text)?;
        let relationships = children(document.root_element(), "Relationship").filter_map(|node| {
            let target = attribute(node, "Target")?;
            let target = match attribute(node, "TargetMode") {
                Some("External") => Target::External(target.to_owned()),
                Some(_) | None => Target::Part(self.inside(folder, target)?),
            };
            let kind = attribute(node, "Type")?.rsplit('/').next().unwrap_or_default().to_owned();
            Some(Relationship { id: attribute(node, "Id")?.to_owned(), kind, target })
        });
        Ok(relationships.collect())
    }

    /// The name of the part that a target means, seen from a folder; none where there is no such part inside the package.
    fn inside(&self, folder: &str, target: &str) -> Option<String> {
        let target = unescape_percent(target.split('#').next().unwrap_or_default())?;
        let (mut parts, rest) = match target.strip_prefix('/') {
            Some(rest) => (Vec::new(), rest),
            None => (folder.split('/').filter(|part| !part.is_empty()).collect(), target.as_str()),
        };
        for part in rest.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        self.parts.get(&parts.join("/").to_lowercase()).map(|entry| entry.name.clone())
    }

    /// The main part: the presentation or the document.
    ///
    /// # Errors
    /// The package's relationships are damaged, or name none.
    pub fn main_part(&self) -> Result<String, PackageError> {
        let relationships = self.relationships("")?;
        let main = relationships.parts_of("officeDocument").next().map(str::to_owned);
        main.ok_or_else(|| PackageError::Missing("officeDocument".to_owned()))
    }
}

/// A damaged list of parts.
fn damaged(error: &ZipError) -> PackageError {
    match error {
        ZipError::UnsupportedArchive(why) => PackageError::Damaged((*why).to_owned()),
        _ => PackageError::Damaged("list".to_owned()),
    }
}

/// Whether a name is one of a part inside the package: no way up, no root, no drive, no control characters.
fn is_inside(name: &str) -> bool {
    name.len() <= 1024
        && name.get(1..2) != Some(":")
        && !name.contains('\\')
        && !name.chars().any(char::is_control)
        && name.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// A text with its `%20` and the like as the bytes they mean; none where those are no text.
fn unescape_percent(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).ok()
}

/// Which part is of which type.
#[derive(Debug, Default)]
struct ContentTypes {
    /// By ending, in lower case.
    defaults: BTreeMap<String, String>,
    /// By name, in lower case, without a leading `/`.
    overrides: BTreeMap<String, String>,
    macro_enabled: bool,
}

impl ContentTypes {
    fn read(text: &str) -> Result<Self, PackageError> {
        let document = parse_xml("[Content_Types].xml", text)?;
        let mut types = Self::default();
        for node in document.root_element().children().filter(roxmltree::Node::is_element) {
            let Some(kind) = attribute(node, "ContentType") else { continue };
            types.macro_enabled |= kind.to_lowercase().contains("macroenabled");
            if let Some(ending) = attribute(node, "Extension") {
                types.defaults.insert(ending.to_lowercase(), kind.to_owned());
            } else if let Some(name) = attribute(node, "PartName") {
                types.overrides.insert(name.trim_start_matches('/').to_lowercase(), kind.to_owned());
            }
        }
        Ok(types)
    }

    fn of(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let by_ending = || self.defaults.get(name.rsplit_once('.')?.1);
        self.overrides.get(&name).or_else(by_ending).map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
