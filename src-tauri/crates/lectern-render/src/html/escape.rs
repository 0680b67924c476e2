//! Words as they stand in HTML.

use crate::address::followed;
use lectern_model::language::Language;

/// Appends words as text or as the value of an attribute in double quotes. Control characters are no words and are left out.
pub(super) fn push(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            letter if letter.is_control() || is_noncharacter(letter) => {}
            letter => out.push(letter),
        }
    }
}

/// Words as text or as the value of an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text);
    out
}

/// Words as a string of JSON that stands in a page: no character of it can end the element it stands in.
pub(super) fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '<' | '>' | '&' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// An attribute that names a language, with the space before it; nothing for what is no tag.
pub(super) fn lang(language: &Language) -> String {
    tag(language).map_or_else(String::new, |tag| format!(" lang=\"{tag}\""))
}

/// A language's tag, if it has the form of one (RFC 5646).
pub(super) fn tag(language: &Language) -> Option<&str> {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let tag = language.tag();
    let first = tag.split('-').next().unwrap_or("");
    (first.bytes().all(|byte| byte.is_ascii_alphabetic()) && tag.split('-').all(part)).then_some(tag)
}

/// An attribute with the direction of a language, with the space before it.
pub(super) fn direction(language: &Language) -> &'static str {
    if language.is_right_to_left() { " dir=\"rtl\"" } else { " dir=\"ltr\"" }
}

/// An address that a reader may follow, ready for an attribute.
pub(super) fn address(url: &str) -> Option<String> {
    followed(url).map(|uri| escaped(&uri))
}

fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        assert_eq!(escaped("<a href=\"x\">R&D\u{0}\u{b}</a>\n2"), "&lt;a href=&quot;x&quot;&gt;R&amp;D&lt;/a&gt; 2");
        assert_eq!(json("</script>\"\\\n"), "\"\\u003c/script\\u003e\\\"\\\\ \"");
    }

    #[test]
    fn an_address_stays_in_its_attribute() {
        assert_eq!(address("https://a.org/?a=\"&b").as_deref(), Some("https://a.org/?a=%22&amp;b"));
    }

    #[test]
    fn a_language_is_a_tag_or_nothing() {
        assert_eq!(lang(&Language::new("es-US")), " lang=\"es-US\"");
        assert_eq!(direction(&Language::new("ar")), " dir=\"rtl\"");
        assert_eq!(lang(&Language::new("x\" onload=\"y")), "");
    }
}
