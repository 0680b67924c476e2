//! Packages of Office Open XML (ECMA-376, part 2): parts with content types and relationships, in a zip file.

use super::xml::Xml;
use crate::error::RenderError;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Before the types of relationships that every Office file has.
macro_rules! office {
    ($name:literal) => {
        concat!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/", $name)
    };
}
pub(super) use office;

/// The namespace of content types.
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
/// The namespace of relationships.
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A package: its parts in the order in which they stand in the file.
#[derive(Debug, Default)]
pub(super) struct Package {
    relationships: Relationships,
    parts: Vec<Part>,
}

/// A part of a package.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Its path from the root, without a slash in front: `ppt/presentation.xml`.
    pub(super) name: String,
    /// Its content type.
    pub(super) content_type: &'static str,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// What it refers to.
    pub(super) relationships: Relationships,
}

/// What a part refers to, in order; the same thing once.
#[derive(Debug, Clone, Default)]
pub(super) struct Relationships {
    all: Vec<Relationship>,
    ids: BTreeMap<Relationship, usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Relationship {
    kind: &'static str,
    target: String,
    external: bool,
}

impl Relationships {
    /// The id of a relationship to a part, by its path from the root.
    pub(super) fn part(&mut self, kind: &'static str, name: &str) -> String {
        self.add(Relationship { kind, target: name.to_owned(), external: false })
    }

    /// The id of a link to an address, which must be a URI.
    pub(super) fn link(&mut self, uri: &str) -> String {
        self.add(Relationship { kind: office!("hyperlink"), target: uri.to_owned(), external: true })
    }

    fn add(&mut self, relationship: Relationship) -> String {
        let next = self.all.len() + 1;
        let id = *self.ids.entry(relationship.clone()).or_insert(next);
        if id == next {
            self.all.push(relationship);
        }
        format!("rId{id}")
    }

    /// The part that lists them for a part.
    fn to_xml(&self, owner: &str) -> String {
        let mut xml = Xml::new();
        xml.start("Relationships").attr("xmlns", RELATIONSHIPS);
        for (at, relationship) in self.all.iter().enumerate() {
            let Relationship { kind, target, external } = relationship;
            let target = if *external { target.clone() } else { relative(owner, target) };
            xml.start("Relationship").attr("Id", format_args!("rId{}", at + 1)).attr("Type", kind).attr("Target", target);
            xml.some_attr("TargetMode", external.then_some("External")).end();
        }
        xml.finish()
    }
}

/// The path from a part to another; both are given from the root.
fn relative(from: &str, to: &str) -> String {
    let folder: Vec<&str> = from.split('/').rev().skip(1).collect();
    let target: Vec<&str> = to.split('/').collect();
    let shared = folder.iter().rev().zip(&target).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(folder.len() - shared);
    format!("{up}{}", target.get(shared..).unwrap_or_default().join("/"))
}

/// The path of the part that lists what a part refers to.
fn relationships_name(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

impl Package {
    /// Says what a part is to the package.
    pub(super) fn relate(&mut self, kind: &'static str, name: &str) {
        self.relationships.part(kind, name);
    }

    /// Adds a part.
    pub(super) fn add(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// Adds a part of XML.
    pub(super) fn add_xml(&mut self, name: &str, content_type: &'static str, xml: String, relationships: Relationships) {
        self.add(Part { name: name.to_owned(), content_type, bytes: xml.into_bytes(), relationships });
    }

    /// The file. No clock: every part has the earliest time a zip can name.
    ///
    /// # Errors
    /// Two parts have the same name, or the file would be larger than the format allows.
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, RenderError> {
        self.write().map_err(|error| RenderError::Package { reason: error.to_string() })
    }

    fn write(self) -> Result<Vec<u8>, ZipError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
        let deflated = options.compression_method(CompressionMethod::Deflated);
        let mut file = |name: &str, bytes: &[u8], options: SimpleFileOptions| -> Result<(), ZipError> {
            writer.start_file(name, options)?;
            Ok(writer.write_all(bytes)?)
        };
        file("[Content_Types].xml", self.content_types().as_bytes(), deflated)?;
        file("_rels/.rels", self.relationships.to_xml("").as_bytes(), deflated)?;
        for part in &self.parts {
            let stored = is_compressed(extension(&part.name));
            let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            file(&part.name, &part.bytes, options.compression_method(method))?;
            if !part.relationships.all.is_empty() {
                let listed = part.relationships.to_xml(&part.name);
                file(&relationships_name(&part.name), listed.as_bytes(), deflated)?;
            }
        }
        Ok(writer.finish()?.into_inner())
    }

    /// Which type each part has: by its extension, XML parts each by its name.
    fn content_types(&self) -> String {
        let mut by_extension: BTreeSet<(&str, &str)> =
            [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")].into();
        let (named, plain): (Vec<&Part>, Vec<&Part>) = self.parts.iter().partition(|part| extension(&part.name) == "xml");
        by_extension.extend(plain.iter().map(|part| (extension(&part.name), part.content_type)));
        let mut xml = Xml::new();
        xml.start("Types").attr("xmlns", CONTENT_TYPES);
        for (extension, content_type) in by_extension {
            xml.start("Default").attr("Extension", extension).attr("ContentType", content_type).end();
        }
        for part in named {
            xml.start("Override").attr("PartName", format_args!("/{}", part.name));
            xml.attr("ContentType", part.content_type).end();
        }
        xml.finish()
    }
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether a part's bytes are compressed as they are.
fn is_compressed(extension: &str) -> bool {
    matches!(extension, "png" | "jpeg" | "xlsx")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_part_to_part() {
        assert_eq!(relative("ppt/slides/slide1.xml", "ppt/media/image1.png"), "../media/image1.png");
        assert_eq!(relative("ppt/presentation.xml", "ppt/slides/slide1.xml"), "slides/slide1.xml");
        assert_eq!(relative("", "ppt/presentation.xml"), "ppt/presentation.xml");
        assert_eq!(relative("ppt/slides/slide1.xml", "ppt/slides/slide2.xml"), "slide2.xml");
        assert_eq!(relationships_name("ppt/slides/slide1.xml"), "ppt/slides/_rels/slide1.xml.rels");
    }

    #[test]
    fn the_same_thing_is_referred_to_once() {
        let mut all = Relationships::default();
        assert_eq!(all.link("https://example.org/"), "rId1");
        assert_eq!(all.part(office!("image"), "ppt/media/image1.png"), "rId2");
        assert_eq!(all.link("https://example.org/"), "rId1");
        let xml = all.to_xml("ppt/slides/slide1.xml");
        assert!(xml.contains("TargetMode=\"External\"") && xml.contains("Target=\"../media/image1.png\""), "{xml}");
    }

    #[test]
    fn a_package_lists_the_types_of_its_parts_first() {
        let mut package = Package::default();
        package.relate(office!("officeDocument"), "ppt/presentation.xml");
        package.add_xml("ppt/presentation.xml", "type/main+xml", "<a/>".to_owned(), Relationships::default());
        package.add(Part { name: "ppt/media/image1.png".to_owned(), content_type: "image/png", ..Part::default() });
        let bytes = package.into_bytes().unwrap();
        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> = (0..read.len()).map(|at| read.by_index(at).unwrap().name().unwrap().into_owned()).collect();
        assert_eq!(names, ["[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml", "ppt/media/image1.png"]);
        let types = std::io::read_to_string(read.by_index(0).unwrap()).unwrap();
        assert!(types.contains("Extension=\"png\"") && types.contains("PartName=\"/ppt/presentation.xml\""), "{types}");
    }
}
