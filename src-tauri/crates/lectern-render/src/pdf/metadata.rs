//! What the file says of itself, twice and the same: the information dictionary and XMP.

use super::plan::Plan;
use super::plan::label::Style;
use super::string;
use lectern_model::date::Date;
use lectern_scene::document::Metadata;
use lopdf::{Dictionary, Object, Stream, dictionary};
use std::fmt::Write as _;

/// What made the file.
const CREATOR: &str = concat!("Lectern ", env!("CARGO_PKG_VERSION"));
/// What a document without a title is called; PDF/UA wants one.
const UNTITLED: &str = "Untitled";
/// The language of a document whose language is not known.
const UNDETERMINED: &str = "und";

/// The schema that tells what `pdfuaid` means; PDF/A wants it said of every schema it does not know.
const PDFUA_SCHEMA: &str = r#"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"#;

/// The document's language.
pub(super) fn language(metadata: &Metadata) -> &str {
    string::language_tag(&metadata.language).unwrap_or(UNDETERMINED)
}

fn title(metadata: &Metadata) -> String {
    if metadata.title.trim().is_empty() { UNTITLED.to_owned() } else { one_line(&metadata.title) }
}

/// Text without the characters XML has no room for, so that both places say the same.
fn one_line(text: &str) -> String {
    let kept = text.chars().filter(|letter| u32::from(*letter) & 0xfffe != 0xfffe);
    kept.map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// The information dictionary.
pub(super) fn info(metadata: &Metadata) -> Dictionary {
    let mut info = dictionary! {
        "Title" => string::object(&title(metadata)),
        "Creator" => string::object(CREATOR),
        "Producer" => string::object(CREATOR),
    };
    for (key, text) in [("Author", &metadata.author), ("Subject", &metadata.subject)] {
        if !text.is_empty() {
            info.set(key, string::object(&one_line(text)));
        }
    }
    if let Some(Date { year, month, day }) = metadata.date {
        for key in ["CreationDate", "ModDate"] {
            info.set(key, Object::string_literal(format!("D:{year:04}{month:02}{day:02}000000Z")));
        }
    }
    info
}

/// The XMP packet, uncompressed so that any program can read it.
pub(super) fn xmp(metadata: &Metadata) -> Stream {
    let mut out = String::from(concat!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"",
        " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
        " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
        " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
        " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n",
    ));
    let mut line = |before: &str, text: &str, after: &str| {
        let _ = writeln!(out, "<{before}>{}</{after}>", escaped(text));
    };
    line("pdfaid:part", "2", "pdfaid:part");
    line("pdfaid:conformance", "A", "pdfaid:conformance");
    line("pdfuaid:part", "1", "pdfuaid:part");
    line("dc:format", "application/pdf", "dc:format");
    line("dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\"", &title(metadata), "rdf:li></rdf:Alt></dc:title");
    line("dc:language><rdf:Bag><rdf:li", language(metadata), "rdf:li></rdf:Bag></dc:language");
    if !metadata.author.is_empty() {
        line("dc:creator><rdf:Seq><rdf:li", &metadata.author, "rdf:li></rdf:Seq></dc:creator");
    }
    if !metadata.subject.is_empty() {
        line("dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\"", &metadata.subject, "rdf:li></rdf:Alt></dc:description");
    }
    line("xmp:CreatorTool", CREATOR, "xmp:CreatorTool");
    line("pdf:Producer", CREATOR, "pdf:Producer");
    if let Some(date) = metadata.date {
        for key in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
            line(key, &format!("{date}T00:00:00Z"), key);
        }
    }
    out.push_str(PDFUA_SCHEMA);
    out.push_str("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, out.into_bytes())
}

/// Text on one line as XML writes it.
fn escaped(text: &str) -> String {
    one_line(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The pages' labels as a number tree; none where they are the pages' numbers.
pub(super) fn labels(plan: &Plan<'_>) -> Option<Dictionary> {
    if plan.labels.is_empty() {
        return None;
    }
    let mut numbers: Vec<Object> = Vec::new();
    for range in &plan.labels {
        let mut dict = Dictionary::new();
        if !range.prefix.is_empty() {
            dict.set("P", string::object(&range.prefix));
        }
        if let Some(number) = range.number {
            let style = match number.style {
                Style::Decimal => "D",
                Style::SmallRoman => "r",
                Style::Roman => "R",
            };
            dict.set("S", style);
            dict.set("St", i64::from(number.value));
        }
        numbers.extend([Object::Integer(i64::try_from(range.page).unwrap_or(0)), dict.into()]);
    }
    Some(dictionary! { "Nums" => numbers })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_the_packet() {
        let metadata = Metadata { title: "<b> & \u{1}\u{ffff}".to_owned(), ..Metadata::default() };
        let packet = String::from_utf8(xmp(&metadata).content).unwrap();
        assert!(packet.contains("&lt;b&gt; &amp;  </rdf:li>"), "{packet}");
        assert_eq!(info(&metadata).get(b"Title").unwrap().as_str().unwrap(), b"<b> &  ");
        assert!(!packet.contains("CreateDate"));
    }

    #[test]
    fn a_document_without_title_or_language_still_has_both() {
        let metadata = Metadata { language: lectern_model::language::Language::new("not a language"), ..Metadata::default() };
        assert_eq!((title(&metadata).as_str(), language(&metadata)), (UNTITLED, UNDETERMINED));
    }
}
