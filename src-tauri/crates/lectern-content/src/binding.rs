//! Spaces that must not break at the end of a line: between a number and what it counts, after a section sign, after "p.".

/// A space that does not break.
const FIXED: char = '\u{a0}';

/// Words after which a number stays on the line: `p. 3`, `§ 7102`, `No. 114-22`.
const BEFORE_NUMBER: [&str; 36] = [
    "p.",
    "pp.",
    "§",
    "§§",
    "no.",
    "nos.",
    "núm.",
    "vol.",
    "vols.",
    "ch.",
    "cap.",
    "art.",
    "arts.",
    "sec.",
    "fig.",
    "figs.",
    "para.",
    "párr.",
    "n.",
    "div.",
    "pt.",
    "tit.",
    "title",
    "table",
    "tabla",
    "chapter",
    "section",
    "article",
    "figure",
    "page",
    "version",
    "título",
    "sección",
    "capítulo",
    "artículo",
    "página",
];

/// Words that stay on the line of the number before them.
const AFTER_NUMBER: [&str; 44] = [
    "%", "‰", "percent", "per", "por", "million", "billion", "thousand", "hundred", "mil", "millón", "millones", "hour", "hours",
    "minute", "minutes", "second", "seconds", "day", "days", "week", "weeks", "month", "months", "year", "years", "hora",
    "horas", "minuto", "minutos", "día", "días", "semana", "semanas", "mes", "meses", "año", "años", "a.m.", "p.m.", "km", "kg",
    "mg", "U.S.C.",
];

/// Reporters and codes, between two numbers.
const BETWEEN_NUMBERS: [&str; 12] =
    ["U.S.C.", "C.F.R.", "Stat.", "F.2d", "F.3d", "F.4th", "U.S.", "U.S.C.A.", "U.S.C.S.", "in", "of", "to"];

/// `text` with fixed spaces where a line must not break.
pub(crate) fn bind(text: &str) -> String {
    if !text.contains(' ') {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (index, word) in words.iter().enumerate() {
        out.push_str(word);
        let Some(next) = words.get(index + 1) else { break };
        let before = index.checked_sub(1).and_then(|before| words.get(before)).copied();
        out.push(if is_bound(before, word, next, words.get(index + 2).copied()) { FIXED } else { ' ' });
    }
    out
}

/// Whether the space between `word` and `next` is fixed.
fn is_bound(before: Option<&str>, word: &str, next: &str, after: Option<&str>) -> bool {
    let bare = word.trim_start_matches(['(', '[', '“', '‘', '/', ';', '–']);
    if starts_with_number(next) || next.starts_with('§') {
        // The second space of `22 U.S.C. § 7102` and of `1 in 7`.
        let is_between = BETWEEN_NUMBERS.contains(&bare);
        let follows_number = || before.is_some_and(|before| is_number(before.trim_start_matches(['(', '[', '“'])));
        return BEFORE_NUMBER.contains(&bare.to_lowercase().as_str()) || (is_between && follows_number());
    }
    if is_number(bare) {
        let unit = next.trim_end_matches(['.', ',', ';', ':', ')', ']', '?', '!', '”', '’']);
        let goes_on = || after.is_some_and(|after| after.starts_with('§') || starts_with_number(after));
        let is_unit = AFTER_NUMBER.contains(&unit) || AFTER_NUMBER.contains(&next);
        return is_unit || (BETWEEN_NUMBERS.contains(&next) && goes_on());
    }
    // An abbreviated name that goes on.
    matches!((bare, next), ("Pub.", "L.") | ("Fed.", "Reg.") | ("S.", "Ct.") | ("et", "al." | "al.,"))
}

fn starts_with_number(word: &str) -> bool {
    word.trim_start_matches(['(', '“', '$']).starts_with(|c: char| c.is_ascii_digit())
}

/// Digits with the marks that stand in and before numbers, and nothing after them: `1,200`, `$15`, `12-14`.
fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(['$', '€', '£', '~', '±', '<', '>']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || ".,-–".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        bind(text).replace(FIXED, "~")
    }

    #[test]
    fn numbers_keep_their_units_and_labels() {
        assert_eq!(shown("In 24 hours, 1.5 million (see pp. 12-14)."), "In 24~hours, 1.5~million (see pp.~12-14).");
        assert_eq!(shown("under 22 U.S.C. § 7102(11), Pub. L. No. 114-22"), "under 22~U.S.C.~§~7102(11), Pub.~L. No.~114-22");
        assert_eq!(shown("about 1 in 7 said so; 702 F.3d 1066"), "about 1~in~7 said so; 702~F.3d~1066");
    }

    #[test]
    fn other_spaces_may_break() {
        assert_eq!(shown("in 2017 the act of 2015 went to court"), "in 2017 the act of 2015 went to court");
        assert_eq!(shown("what is on a page of text"), "what is on a page of text");
    }
}
