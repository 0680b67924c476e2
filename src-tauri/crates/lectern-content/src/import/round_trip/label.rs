//! The labels of marks as they are shown: numbers of sources, with places in works.

use super::Exported;
use super::line::key;
use lectern_model::id::SourceId;
use std::collections::BTreeSet;

/// Whether a raised text is numbers of sources: `1`, `1, 3`, `2–4`, `6(§7102(11)),8`.
pub(super) fn is_number(text: &str) -> bool {
    let Some(numbers) = without_places(text) else { return false };
    let of_numbers = |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '–' | '-' | ' ' | '\u{a0}' | '\u{2009}');
    numbers.starts_with(|letter: char| letter.is_ascii_digit()) && numbers.chars().all(of_numbers)
}

/// A mark without the places in works, which stand in parentheses; none where these do not close.
fn without_places(text: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut left = String::new();
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            _ if depth == 0 => left.push(letter),
            _ => {}
        }
    }
    (depth == 0).then_some(left)
}

/// By what a mark is known again: its sources, `with_places` with the places in them; or its words.
pub(super) fn identity(mark: &str, with_places: bool, exported: &Exported<'_>) -> String {
    let numbers = if is_number(mark.trim()) { numbers(mark) } else { Vec::new() };
    let sources: Vec<SourceId> = numbers.iter().copied().filter_map(exported.source).collect();
    if sources.is_empty() || sources.len() < numbers.len() {
        return key(mark);
    }
    known_as(sources.iter().map(SourceId::as_str).collect(), &if with_places { places(mark) } else { String::new() })
}

pub(super) fn known_as(sources: BTreeSet<&str>, places: &str) -> String {
    format!("@{} {places}", sources.into_iter().collect::<Vec<_>>().join(";"))
}

/// The places in works that a mark names.
pub(super) fn places(mark: &str) -> String {
    let mut depth = 0_usize;
    let inner = mark.chars().filter(|letter| {
        depth = match letter {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        depth > 0
    });
    key(&inner.collect::<String>())
}

/// The numbers of a mark: `1`, `1, 3`, `2–4`; places in works in parentheses are left out.
pub(super) fn numbers(label: &str) -> Vec<u32> {
    let label = without_places(label).unwrap_or_default();
    let mut found = Vec::new();
    for part in label.split([',', ' ', '\u{a0}', '\u{2009}', ';']).filter(|part| !part.is_empty()) {
        let mut ends = part.split(['–', '-']).filter_map(|end| end.trim().parse::<u32>().ok());
        match (ends.next(), ends.next()) {
            (Some(first), Some(last)) if first < last && last - first < 50 => found.extend(first..=last),
            (Some(first), _) => found.push(first),
            (None, _) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_name_several_sources() {
        assert_eq!(numbers("1, 3–5"), [1, 3, 4, 5]);
        assert_eq!(numbers("6(§§1591(a)–(c)),8"), [6, 8]);
        assert_eq!(numbers("x 99999999999"), Vec::<u32>::new());
    }
}
