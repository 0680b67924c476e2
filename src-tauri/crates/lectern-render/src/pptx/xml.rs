//! XML as it is written: elements are closed by the writer, and nothing in a text can end it or harm the file.

use std::fmt::{self, Display, Write as _};

/// The declaration every part starts with.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// An XML document being written.
#[derive(Debug)]
pub(super) struct Xml {
    out: String,
    /// The elements that are open, the innermost last.
    open: Vec<&'static str>,
    /// Whether the innermost element's start tag still takes attributes.
    in_tag: bool,
}

impl Xml {
    /// A document with its declaration.
    pub(super) fn new() -> Self {
        Self { out: DECLARATION.to_owned(), open: Vec::new(), in_tag: false }
    }

    /// Opens an element; what is written until its [`Xml::end`] stands in it.
    pub(super) fn start(&mut self, name: &'static str) -> &mut Self {
        self.close_tag();
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(name);
        self.in_tag = true;
        self
    }

    /// An attribute of the element just opened.
    pub(super) fn attr(&mut self, name: &str, value: impl Display) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        // Writing to a string cannot fail.
        let _ = write!(Escaped { out: &mut self.out, attribute: true }, "{value}");
        self.out.push('"');
        self
    }

    /// An attribute, where there is a value.
    pub(super) fn some_attr(&mut self, name: &str, value: Option<impl Display>) -> &mut Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Words in the innermost element.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.close_tag();
        let _ = Escaped { out: &mut self.out, attribute: false }.write_str(text);
        self
    }

    /// Closes the innermost element.
    pub(super) fn end(&mut self) -> &mut Self {
        let Some(name) = self.open.pop() else { return self };
        if self.in_tag {
            self.out.push_str("/>");
            self.in_tag = false;
        } else {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// The document; what is still open is closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.out
    }

    fn close_tag(&mut self) {
        if self.in_tag {
            self.out.push('>');
            self.in_tag = false;
        }
    }
}

/// Escapes what is written to it. Characters that XML 1.0 forbids even when escaped are left out.
struct Escaped<'a> {
    out: &'a mut String,
    attribute: bool,
}

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' if self.attribute => self.out.push_str("&quot;"),
                // A reader turns them into spaces where they are not escaped.
                '\t' if self.attribute => self.out.push_str("&#9;"),
                '\n' if self.attribute => self.out.push_str("&#10;"),
                '\t' | '\n' => self.out.push(c),
                '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
                _ => self.out.push(c),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_without_content_are_short_and_open_ones_are_closed() {
        let mut xml = Xml::new();
        xml.start("a").start("b").attr("x", 5).some_attr("y", None::<u8>).end();
        xml.start("c").text("words");
        assert_eq!(xml.finish().strip_prefix(DECLARATION), Some("<a><b x=\"5\"/><c>words</c></a>"));
    }

    #[test]
    fn no_text_ends_its_element_or_breaks_the_file() {
        let mut xml = Xml::new();
        xml.start("a").attr("q", "\"<\n>&\u{b}").text("</a>]]>&amp;\u{0}\u{c}\u{FFFF}\"é🙂");
        let text = xml.finish();
        let read = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(read.root_element().attribute("q"), Some("\"<\n>&"));
        assert_eq!(read.root_element().text(), Some("</a>]]>&amp;\"é🙂"));
    }
}
