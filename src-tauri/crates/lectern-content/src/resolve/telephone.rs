//! From a number as printed to the digits that are dialled.

/// What a number as printed dials: `18888737888` of `1-888-373-7888`, `18008435678` of `1-800-THE-LOST (1-800-843-5678)` and of
/// `1-800-THE-LOST`, `5550100;ext=12` of `555-0100 ext. 12`. None where there is no number.
pub(super) fn digits(printed: &str) -> Option<String> {
    let vanity = printed.split([' ', ',', '(', ')']).find(|word| is_vanity(word));
    // The digits in a word are not a number of their own.
    let runs = runs(&vanity.map_or_else(|| printed.to_owned(), |word| printed.replace(word, &"x".repeat(word.len()))));
    let whole = runs.iter().find(|(digits, _)| (7..=15).contains(&digits.len()));
    let (digits, end) = match (whole, vanity) {
        (Some(found), _) => found,
        (None, Some(word)) => return spelt(word),
        (None, None) => runs.iter().find(|(digits, _)| (3..=6).contains(&digits.len()))?,
    };
    Some(match extension(printed.get(*end..).unwrap_or_default()) {
        Some(extension) => format!("{digits};ext={extension}"),
        None => digits.clone(),
    })
}

/// Runs of digits with the marks that stand in numbers, and where each ends.
fn runs(printed: &str) -> Vec<(String, usize)> {
    let mut runs = Vec::new();
    let mut digits = String::new();
    let mut end = 0;
    for (at, c) in printed.char_indices() {
        if c.is_ascii_digit() {
            digits.push(c);
            end = at + 1;
            continue;
        }
        let joins = matches!(c, ' ' | '\u{a0}' | '-' | '‑' | '–' | '.' | '(' | ')' | '+');
        if !joins && !digits.is_empty() {
            runs.push((std::mem::take(&mut digits), end));
        }
    }
    if !digits.is_empty() {
        runs.push((digits, end));
    }
    runs
}

fn extension(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches([' ', ',', ')']).to_lowercase();
    let rest = ["extension", "extensión", "ext.", "ext", "x"].iter().find_map(|word| rest.strip_prefix(word))?;
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

/// Whether a word is a number spelt in letters: digits and capitals joined by hyphens.
fn is_vanity(word: &str) -> bool {
    let has_letters = word.chars().any(|c| c.is_ascii_uppercase());
    let starts = word.starts_with(|c: char| c.is_ascii_digit());
    starts && has_letters && word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '-')
}

/// The digits of a number spelt in letters; what goes beyond a number's length is not dialled.
fn spelt(word: &str) -> Option<String> {
    let digits: String = word.chars().filter_map(key).collect();
    let length = if digits.starts_with('1') { 11 } else { 10 };
    (digits.len() >= 7).then(|| digits.chars().take(length).collect())
}

const fn key(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        'A'..='C' => Some('2'),
        'D'..='F' => Some('3'),
        'G'..='I' => Some('4'),
        'J'..='L' => Some('5'),
        'M'..='O' => Some('6'),
        'P'..='S' => Some('7'),
        'T'..='V' => Some('8'),
        'W'..='Z' => Some('9'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn numbers_dial_their_digits() {
        assert_eq!(digits("1-888-373-7888").as_deref(), Some("18883737888"));
        assert_eq!(digits("(555) 555-0100, any time").as_deref(), Some("5555550100"));
        assert_eq!(digits("988").as_deref(), Some("988"));
        assert_eq!(digits("233733").as_deref(), Some("233733"));
        assert_eq!(digits("text HOME to 741741").as_deref(), Some("741741"));
    }

    #[test]
    fn letters_are_keys() {
        assert_eq!(digits("1-800-THE-LOST (1-800-843-5678)").as_deref(), Some("18008435678"));
        assert_eq!(digits("1-800-THE-LOST").as_deref(), Some("18008435678"));
        assert_eq!(digits("1-800-CALL-FBI").as_deref(), Some("18002255324"));
        assert_eq!(digits("1-800-656-HOPE").as_deref(), Some("18006564673"));
    }

    #[test]
    fn one_of_several_numbers_is_dialled_with_its_extension() {
        assert_eq!(digits("555-0100 or 555-0101").as_deref(), Some("5550100"));
        assert_eq!(digits("Counseling office, 555-0102 ext. 12").as_deref(), Some("5550102;ext=12"));
        assert_eq!(digits("ask at school"), None);
    }
}
