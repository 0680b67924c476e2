//! Where long words may be divided.

use lectern_model::language::Language;

/// The soft hyphen: an invisible place where a word may be divided.
pub const SOFT_HYPHEN: char = '\u{AD}';

/// The shortest word that is divided, in letters: shorter ones read better whole.
const SHORTEST: usize = 7;

/// The text with soft hyphens in its long words, after the patterns of the language. Words with capitals inside, digits or
/// addresses are left alone, and so is text in a language without patterns.
pub fn hyphenate(text: &str, language: &Language) -> String {
    let Some(patterns) = patterns(language) else { return text.to_owned() };
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for token in text.split_inclusive(char::is_whitespace) {
        if token.contains("://") || token.contains('@') || token.contains("www.") || token.contains('/') {
            out.push_str(token);
        } else {
            hyphenate_token(token, patterns, &mut out);
        }
    }
    out
}

fn hyphenate_token(token: &str, patterns: hypher::Lang, out: &mut String) {
    let mut rest = token;
    while let Some(start) = rest.find(char::is_alphabetic) {
        out.push_str(&rest[..start]);
        let word_and_on = &rest[start..];
        let end = word_and_on.find(|c: char| !c.is_alphabetic()).unwrap_or(word_and_on.len());
        let word = &word_and_on[..end];
        if word.chars().count() >= SHORTEST && !word.chars().skip(1).any(char::is_uppercase) {
            for (at, syllable) in hypher::hyphenate(word, patterns).enumerate() {
                if at > 0 {
                    out.push(SOFT_HYPHEN);
                }
                out.push_str(syllable);
            }
        } else {
            out.push_str(word);
        }
        rest = &word_and_on[end..];
    }
    out.push_str(rest);
}

fn patterns(language: &Language) -> Option<hypher::Lang> {
    let primary = language.primary();
    let code: [u8; 2] = primary.as_bytes().try_into().ok()?;
    hypher::Lang::from_iso(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_divided_and_names_and_addresses_are_not() {
        let english = Language::new("en-US");
        let shown = |text: &str| hyphenate(text, &english).replace(SOFT_HYPHEN, "·");
        assert_eq!(shown("identification"), "iden·ti·fi·ca·tion");
        assert_eq!(shown("a child"), "a child");
        assert_eq!(shown("CyberTipline https://report.cybertip.org"), "CyberTipline https://report.cybertip.org");
        assert_eq!(hyphenate("Erkennung", &Language::new("tlh")), "Erkennung");
    }
}
