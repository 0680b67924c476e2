//! Which of two versions of a pack is the newer one.

use std::cmp::Ordering;

/// Compares versions as their authors write them: number by number, `1.10` above `1.9` and `1.0` the same as `1`; one with an addition,
/// `1.0-draft`, is below the one without. What is no number counts less than any number.
pub(crate) fn compare_versions(one: &str, other: &str) -> Ordering {
    let (one, other) = (Version::of(one), Version::of(other));
    let count = one.numbers.len().max(other.numbers.len());
    let numbers = (0..count).map(|at| part(&one.numbers, at).cmp(&part(&other.numbers, at)));
    numbers.fold(Ordering::Equal, Ordering::then).then_with(|| match (one.addition, other.addition) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(one), Some(other)) => one.cmp(other),
    })
}

struct Version<'a> {
    /// None for what is no number.
    numbers: Vec<Option<u64>>,
    addition: Option<&'a str>,
}

impl<'a> Version<'a> {
    fn of(text: &'a str) -> Self {
        // What stands behind a plus says how it was made, not which it is.
        let text = text.trim().split('+').next().unwrap_or_default();
        let (numbers, addition) = text.split_once('-').map_or((text, None), |(numbers, addition)| (numbers, Some(addition)));
        let numbers = numbers.strip_prefix(['v', 'V']).unwrap_or(numbers);
        Self { numbers: numbers.split('.').map(|number| number.parse().ok()).collect(), addition }
    }
}

/// A number of a version; those that are left out are 0.
fn part(numbers: &[Option<u64>], at: usize) -> Option<u64> {
    numbers.get(at).copied().unwrap_or(Some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_as_numbers() {
        for (lower, higher) in
            [("1.9", "1.10"), ("1.0.0", "1.0.1"), ("1", "2"), ("1.0-draft", "1.0"), ("1.0-a", "1.0-b"), ("", "1"), ("x", "0.1")]
        {
            assert_eq!(compare_versions(lower, higher), Ordering::Less, "{lower} {higher}");
            assert_eq!(compare_versions(higher, lower), Ordering::Greater, "{higher} {lower}");
        }
        for (one, other) in [("1.0", "1.0.0"), ("v1", "1"), ("1.0+x", "1.0"), ("2026.1", "2026.01")] {
            assert_eq!(compare_versions(one, other), Ordering::Equal, "{one} {other}");
        }
    }
}
