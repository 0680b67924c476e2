//! Straight quotation marks and apostrophes to the ones a language prints.

use lectern_model::language::Language;

/// The quotation marks of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marks {
    open_double: &'static str,
    close_double: &'static str,
    open_single: &'static str,
    close_single: &'static str,
}

impl Marks {
    /// The marks of a language; English ones for a language not known here. Spanish takes the marks of American usage.
    pub(crate) fn of(language: &Language) -> Self {
        let (open_double, close_double, open_single, close_single) = match language.primary().as_str() {
            "de" | "cs" | "sk" => ("„", "“", "‚", "‘"),
            "fr" => ("«\u{a0}", "\u{a0}»", "“", "”"),
            "pl" | "ro" | "hu" => ("„", "”", "‚", "’"),
            "ru" | "uk" | "it" => ("«", "»", "“", "”"),
            _ => ("“", "”", "‘", "’"),
        };
        Self { open_double, close_double, open_single, close_single }
    }
}

/// Replaces the straight marks in `text`; `before` is the character before it in the same paragraph. Quotation marks open after
/// a space, an opening bracket, a dash or nothing; a single mark after a letter or before a digit is an apostrophe.
pub(crate) fn curl(text: &str, before: Option<char>, marks: Marks) -> String {
    if !text.contains(['"', '\'']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut last = before;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let opens = last.is_none_or(|last| last.is_whitespace() || "([{—–/“‘«„‚¿¡".contains(last));
        let next = rest.peek().copied();
        match c {
            '"' if opens => out.push_str(marks.open_double),
            '"' => out.push_str(marks.close_double),
            // '90s: the apostrophe stands for the century.
            '\'' if opens && next.is_some_and(|next| !next.is_ascii_digit() && !next.is_whitespace()) => {
                out.push_str(marks.open_single);
            }
            '\'' if last.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric) => out.push('’'),
            '\'' if opens => out.push('’'),
            '\'' => out.push_str(marks.close_single),
            _ => out.push(c),
        }
        last = out.chars().next_back();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(text: &str) -> String {
        curl(text, None, Marks::of(&Language::new("en")))
    }

    #[test]
    fn quotation_marks_open_and_close() {
        assert_eq!(english(r#"She said "no" ("not 'ever'")."#), "She said “no” (“not ‘ever’”).");
        assert_eq!(curl("\", they say", Some('o'), Marks::of(&Language::new("es"))), "”, they say");
        assert_eq!(curl(r#""so""#, None, Marks::of(&Language::new("fr"))), "«\u{a0}so\u{a0}»");
    }

    #[test]
    fn apostrophes_are_apostrophes() {
        assert_eq!(english("the child's, children's ID in the '90s, don't"), "the child’s, children’s ID in the ’90s, don’t");
        assert_eq!(english("already “curly”"), "already “curly”");
    }
}
