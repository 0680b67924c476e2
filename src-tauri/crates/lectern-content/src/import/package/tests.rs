//! Packages as strangers make them.

use super::*;
use crate::import::fixture::{TYPES_XML, package, rewritten, zipped};

fn refusal(bytes: &[u8]) -> String {
    Package::read(bytes, Limits::DECK).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn relationships_lead_to_parts_inside_only() {
    let rels = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
        <Relationship Id='a' Type='http://x/relationships/slide' Target='slides/One%20two.xml'/>\
        <Relationship Id='b' Type='http://x/relationships/image' Target='../media/a.png'/>\
        <Relationship Id='c' Type='http://x/relationships/image' Target='../../../../etc/passwd'/>\
        <Relationship Id='d' Type='http://x/relationships/slide' Target='/PPT/slides/one two.xml#top'/>\
        <Relationship Id='e' Type='http://x/relationships/image' Target='http://example.org/a.png' TargetMode='External'/>\
        </Relationships>";
    let bytes = package(&[
        ("ppt/_rels/p.xml.rels", rels),
        ("ppt/slides/One two.xml", "<a/>"),
        ("media/a.png", "x"),
        ("ppt/p.xml", "<p/>"),
    ]);
    let package = Package::read(&bytes, Limits::DECK).unwrap();
    let found = package.relationships("ppt/p.xml").unwrap();
    assert_eq!(found.part("a"), Some("ppt/slides/One two.xml"));
    assert_eq!(found.part("b"), Some("media/a.png"));
    assert_eq!(found.part("c"), None);
    assert_eq!(found.part("d"), Some("ppt/slides/One two.xml"));
    assert_eq!(found.get("e").map(|found| &found.target), Some(&Target::External("http://example.org/a.png".to_owned())));
    assert_eq!(found.parts_of("slide").count(), 2);
    assert_eq!(package.content_type("PPT/p.xml"), Some("application/xml"));
    assert_eq!(package.xml_text("ppt/SLIDES/one two.XML").unwrap().as_deref(), Some("<a/>"));
    assert_eq!(package.bytes("ppt/none").unwrap(), None);
}

#[test]
fn of_two_relationships_with_one_id_the_first_counts() {
    let rels = "<Relationships><Relationship Id='a' Type='x/slide' Target='one.xml'/><Relationship Id='a' Type='x/image' Target='two.xml'/></Relationships>";
    let bytes = package(&[("_rels/.rels", rels), ("one.xml", "<a/>"), ("two.xml", "<a/>")]);
    let found = Package::read(&bytes, Limits::DECK).unwrap().relationships("").unwrap();
    assert_eq!((found.part("a"), found.parts_of("image").next()), (Some("one.xml"), Some("two.xml")));
}

#[test]
fn names_that_lead_outside_are_refused() {
    for name in ["../evil.xml", "/etc/passwd", "ppt/../../b", "C:/x", "ppt\\a"] {
        let told = refusal(&package(&[(name, "x")]));
        assert!(told.contains("outside the file"), "{name}: {told}");
    }
}

#[test]
fn names_that_stand_twice_are_refused() {
    assert!(refusal(&package(&[("ppt/a.xml", "x"), ("PPT/A.xml", "y")])).contains("two parts named"));
    let twice = rewritten(package(&[("one", "first"), ("two", "second")]), b"two", b"one");
    assert!(refusal(&twice).contains("two parts named"));
}

#[test]
fn other_files_and_passwords_are_told_apart() {
    assert!(refusal(b"just text").contains("not a PowerPoint or Word file"));
    assert!(refusal(&zipped(&[("a.txt", b"x")])).contains("not a PowerPoint or Word file"));
    assert!(refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more").contains("password"));
    let mut bytes = package(&[("ppt/a.xml", "x")]);
    // The flag for encryption, in the list of parts.
    let at = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 8] |= 1;
    assert!(refusal(&bytes).contains("encrypted"), "{}", refusal(&bytes));
}

#[test]
fn bombs_are_refused_by_what_they_really_hold() {
    let zeros = vec![b' '; 80 << 20];
    let bytes = zipped(&[("[Content_Types].xml", TYPES_XML.as_bytes()), ("ppt/a.xml", &zeros), ("ppt/b.bin", &zeros[..3 << 20])]);
    assert!(bytes.len() < 100_000);
    let package = Package::read(&bytes, Limits::DECK).unwrap();
    assert_eq!(package.xml_text("ppt/a.xml"), Err(PackageError::Bomb("ppt/a.xml".to_owned())));
    // The list of parts says that the bomb is small: no more than that is unpacked.
    let lied = rewritten(bytes, &(80u32 << 20).to_le_bytes(), &100u32.to_le_bytes());
    let package = Package::read(&lied, Limits::DECK).unwrap();
    assert_eq!(package.xml_text("ppt/a.xml"), Err(PackageError::Damaged("ppt/a.xml".to_owned())));
    assert_eq!(package.bytes("ppt/b.bin").unwrap().map(|bytes| bytes.len()), Some(3 << 20));
    let small = Package::read(&lied, Limits { total: 4 << 20, ..Limits::DECK }).unwrap();
    assert!(small.bytes("ppt/b.bin").is_ok());
    assert_eq!(small.bytes("ppt/b.bin"), Err(PackageError::TooMuch(4)));
    let tiny = Package::read(&lied, Limits { part: 1 << 20, ..Limits::DECK }).unwrap();
    assert!(tiny.bytes("ppt/b.bin").unwrap_err().to_string().contains("larger than 1 MiB"));
    let few = Package::read(&lied, Limits { count: 2, ..Limits::DECK }).unwrap_err();
    assert_eq!(few, PackageError::TooManyParts(2));
}

#[test]
fn what_is_refused_costs_what_it_unpacks_to() {
    let zeros = vec![b' '; 80 << 20];
    let bytes = zipped(&[("[Content_Types].xml", TYPES_XML.as_bytes()), ("a.bin", &zeros), ("b.bin", b"small")]);
    let package = Package::read(&bytes, Limits { total: 100 << 20, ..Limits::DECK }).unwrap();
    let unpacked = || package.bytes("a.bin").unwrap_err();
    assert_eq!(unpacked(), PackageError::Bomb("a.bin".to_owned()));
    // A bomb is read no further than to where it is known to be one.
    assert_eq!(unpacked(), PackageError::Bomb("a.bin".to_owned()));
    let told: Vec<PackageError> = (0..10).map(|_| unpacked()).collect();
    assert_eq!(told.last(), Some(&PackageError::TooMuch(100)));
    assert_eq!(package.bytes("b.bin"), Err(PackageError::TooMuch(100)));
}

#[test]
fn macros_are_noticed() {
    let plain = package(&[("ppt/a.xml", "x")]);
    assert!(!Package::read(&plain, Limits::DECK).unwrap().has_macros());
    let bytes = package(&[("ppt/vbaProject.bin", "x")]);
    assert!(Package::read(&bytes, Limits::DECK).unwrap().has_macros());
    let types = "<Types><Override PartName='/p.xml' ContentType='application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml'/></Types>";
    let bytes = zipped(&[("[Content_Types].xml", types.as_bytes())]);
    assert!(Package::read(&bytes, Limits::DECK).unwrap().has_macros());
}

#[test]
fn damage_never_panics() {
    let bytes = package(&[("ppt/a.xml", "<a>text</a>"), ("_rels/.rels", "<Relationships/>")]);
    for length in 0..bytes.len() {
        if let Ok(package) = Package::read(&bytes[..length], Limits::DECK) {
            let _ = package.main_part();
        }
    }
    for at in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x55;
        if let Ok(package) = Package::read(&bytes, Limits::DECK) {
            let names: Vec<String> = package.names().map(str::to_owned).collect();
            names.iter().for_each(|name| drop(package.bytes(name)));
        }
    }
}
