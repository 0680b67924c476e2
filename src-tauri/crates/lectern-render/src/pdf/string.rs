//! Text outside pages: titles, alternative texts, languages.

use lectern_model::language::Language;
use lopdf::{Object, StringFormat};
use printpdf::DictItem;

/// The longest string PDF/A allows is 32,767 bytes; a UTF-16 unit takes two, the mark of their order another two.
const LONGEST: usize = 16_000;

/// Text as an object.
pub(super) fn object(text: &str) -> Object {
    Object::String(bytes(text), StringFormat::Literal)
}

/// Text as a property of marked content.
pub(super) fn item(text: &str) -> DictItem {
    DictItem::String { data: bytes(text), literal: true }
}

/// A language's tag, if it is one (RFC 5646, as far as its form goes).
pub(super) fn language_tag(language: &Language) -> Option<&str> {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let tag = language.tag();
    let first = tag.split('-').next().unwrap_or("");
    (first.bytes().all(|byte| byte.is_ascii_alphabetic()) && tag.split('-').all(part)).then_some(tag)
}

/// Text in ASCII where that is enough, else in UTF-16. Too long a text is cut, letters of private use are shown as unknown.
fn bytes(text: &str) -> Vec<u8> {
    if text.len() <= LONGEST && text.bytes().all(|byte| byte == b'\n' || (32..127).contains(&byte)) {
        return text.as_bytes().to_vec();
    }
    let read = |letter: char| match letter {
        '\n' => letter,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => '\u{fffd}',
        letter if letter.is_control() => ' ',
        letter => letter,
    };
    let mut out = vec![0xfe, 0xff];
    let mut pair = [0; 2];
    for letter in text.chars().map(read) {
        let units = letter.encode_utf16(&mut pair);
        if out.len() / 2 + units.len() > LONGEST {
            break;
        }
        out.extend(units.iter().flat_map(|unit| unit.to_be_bytes()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_languages_are_named() {
        for (tag, known) in [("en-US", true), ("zh-Hant-TW", true), ("", false), ("deutsch!", false), ("en_US", false)] {
            assert_eq!(language_tag(&Language::new(tag)).is_some(), known, "{tag}");
        }
    }

    #[test]
    fn text_is_short_where_it_can_be_and_never_too_long() {
        assert_eq!(bytes("plain (text)"), b"plain (text)");
        assert_eq!(bytes("ä"), [0xfe, 0xff, 0, 0xe4]);
        assert!((2 * LONGEST - 4..=2 * LONGEST).contains(&bytes(&"😀".repeat(20_000)).len()));
    }
}
