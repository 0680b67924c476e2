//! XML of strangers: no document types, bounded depth, attributes and nodes, before a tree of it is made.

use super::package::PackageError;
use roxmltree::{Document, Node, ParsingOptions};
use std::borrow::Cow;

/// The deepest nesting of elements that is read; readers may follow elements inwards without counting.
const MAX_DEPTH: usize = 128;

/// The most attributes of one element that are read.
const MAX_ATTRIBUTES: usize = 256;

/// The most declarations of namespaces in one part that are read; the time they take grows with their square.
const MAX_NAMESPACES: usize = 20_000;

/// The most declarations of namespaces around an element: each prefix is looked for among all of them. Office's own files have some forty.
const MAX_IN_SCOPE: usize = 256;

/// The most elements and texts of one part that are read.
const MAX_NODES: u32 = 2_000_000;

/// The text of an XML part: UTF-8, or UTF-16 by its byte order mark.
///
/// # Errors
/// It is neither.
pub fn decode_xml<'a>(part: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, PackageError> {
    let wide = |bytes: &[u8], from: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(from).collect();
        String::from_utf16(&units).ok().map(Cow::Owned)
    };
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).ok().map(Cow::Borrowed),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    };
    text.ok_or_else(|| PackageError::Xml { part: part.to_owned(), reason: "it is not Unicode text".to_owned() })
}

/// The tree of an XML part. Nothing outside the text is ever asked for.
///
/// # Errors
/// It declares a document type (in which entities could be), is nested or large beyond need, or is no XML.
pub fn parse_xml<'a>(part: &str, text: &'a str) -> Result<Document<'a>, PackageError> {
    scan(part, text)?;
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options)
        .map_err(|error| PackageError::Xml { part: part.to_owned(), reason: error.to_string() })
}

/// Reads through a text without making anything of it, and refuses what would cost too much to make something of.
fn scan(part: &str, text: &str) -> Result<(), PackageError> {
    let too_much = |what: &'static str| PackageError::Intricate { part: part.to_owned(), what };
    // How many namespaces each open element declares.
    let mut open: Vec<usize> = Vec::new();
    let (mut namespaces, mut in_scope) = (0usize, 0usize);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(length) = skipped(rest) {
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        if rest.starts_with("<!") {
            return Err(PackageError::DocumentType(part.to_owned()));
        }
        let tag = tag(rest);
        if tag.starts_with("</") {
            in_scope -= open.pop().unwrap_or(0);
        } else {
            let declared = tag.matches("xmlns").count();
            namespaces += declared;
            if tag.bytes().filter(|byte| *byte == b'=').take(MAX_ATTRIBUTES * 8).count() > MAX_ATTRIBUTES
                && attributes(tag) > MAX_ATTRIBUTES
            {
                return Err(too_much("too many attributes"));
            }
            if in_scope + declared > MAX_IN_SCOPE {
                return Err(too_much("too many namespaces in each other"));
            }
            if !tag.ends_with("/>") {
                open.push(declared);
                in_scope += declared;
            }
        }
        if open.len() > MAX_DEPTH {
            return Err(too_much("elements nested too deep"));
        }
        if namespaces > MAX_NAMESPACES {
            return Err(too_much("too many namespaces"));
        }
        rest = &rest[tag.len()..];
    }
    Ok(())
}

/// How long the comment, CDATA or instruction is that a text begins with; one that does not end takes the rest.
fn skipped(text: &str) -> Option<usize> {
    let (_, end) =
        [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].into_iter().find(|(start, _)| text.starts_with(start))?;
    Some(text.find(end).map_or(text.len(), |at| at + end.len()))
}

/// The tag a text begins with, to its `>` outside quotation marks.
fn tag(text: &str) -> &str {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return &text[..=at],
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (Some(_) | None, _) => {}
        }
    }
    text
}

/// How many attributes a tag has.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let mut count = 0;
    for byte in tag.bytes() {
        match (quote, byte) {
            (None, b'=') => count += 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (Some(_) | None, _) => {}
        }
    }
    count
}

/// What an element's children with a local name are, whatever their namespace: strict and transitional files differ in it alone.
pub fn children<'a, 'input: 'a>(node: Node<'a, 'input>, name: &'a str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| is(*child, name))
}

/// The first child with a local name.
pub fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| is(*child, name))
}

/// The element at the end of a path of local names, the first of each.
pub fn path<'a, 'input>(node: Node<'a, 'input>, names: &[&str]) -> Option<Node<'a, 'input>> {
    names.iter().try_fold(node, |node, name| child(node, name))
}

/// Whether a node is an element with a local name.
pub fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// An attribute by its local name, whatever its namespace.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The relationship an element names: `r:id`, `r:embed`, `r:link`, as the local name says.
pub fn relation<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let named = |attribute: &roxmltree::Attribute<'_, '_>| {
        attribute.name() == name && attribute.namespace().is_some_and(|space| space.ends_with("/relationships"))
    };
    node.attributes().find(named).map(|attribute| attribute.value())
}

/// Whether an attribute says yes; an attribute that is not there says no.
pub fn flag(node: Node<'_, '_>, name: &str) -> bool {
    matches!(attribute(node, name), Some("1" | "true" | "on"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse_xml("a.xml", text).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn document_types_and_their_entities_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"&c;&c;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
        assert!(refused(bomb).contains("document type"), "{}", refused(bomb));
        assert!(refused("<a>&b;</a>").contains("entity"), "{}", refused("<a>&b;</a>"));
        assert!(refused("<a t='<!DOCTYPE'>&lt;&#233;</a>").contains("damaged"));
        assert_eq!(refused("<?x ?><!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE <b>]]></a>"), "");
    }

    #[test]
    fn what_would_take_long_is_refused() {
        assert!(refused(&"<a>".repeat(100_000)).contains("nested too deep"));
        let many: String = (0..100_000).map(|n| format!(" a{n}='x'")).collect();
        assert!(refused(&format!("<a{many}/>")).contains("too many attributes"));
        let spaces: String = (0..30_000).map(|n| format!("<b xmlns:p{n}='x'/>")).collect();
        assert!(refused(&format!("<a>{spaces}</a>")).contains("too many namespaces"));
        let declared = |from: usize, to: usize| (from..to).map(|n| format!(" xmlns:p{n}='x'")).collect::<String>();
        let nested: String = (0..5).map(|n| format!("<b{}>", declared(n * 60, n * 60 + 60))).collect();
        assert!(refused(&format!("{nested}<c/>{}", "</b>".repeat(5))).contains("too many namespaces in each other"));
        let beside = format!("<b{}/>", declared(50, 90)).repeat(50) + &format!("<b{}><c/></b>", declared(50, 90)).repeat(50);
        assert_eq!(refused(&format!("<a{}>{beside}</a>", declared(0, 50))), "");
        assert_eq!(refused(&format!("<a b='{}>'/>", "= ".repeat(1000))), "");
    }

    #[test]
    fn text_in_either_encoding_is_read() {
        let wide: Vec<u8> = [0xFEFF].into_iter().chain("<a>é</a>".encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode_xml("a", &wide).unwrap(), "<a>é</a>");
        assert_eq!(decode_xml("a", b"\xEF\xBB\xBF<a/>").unwrap(), "<a/>");
        assert!(decode_xml("a", b"<a>\xFF</a>").is_err());
    }
}
