//! "Did you mean …?": the known name nearest to a mistyped one.

/// The candidate nearest to `word` by edits (insertions, deletions, changes, swaps of neighbours), if one is near enough to be
/// meant. The first of equals wins.
pub(crate) fn among<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().count();
    // Long garbage is never a slip, and comparing costs the product of the lengths.
    if length == 0 || length > 80 {
        return None;
    }
    let allowed = (length / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len().abs_diff(word.len()) > 4 * allowed || candidate == word {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&word.to_lowercase(), &candidate.to_lowercase());
        if distance <= allowed && best.is_none_or(|(so_far, _)| distance < so_far) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::among;

    #[test]
    fn a_slip_is_found_and_another_word_is_not() {
        let known = ["chisolmstraker2016", "beck2015", "usc22_7102"];
        assert_eq!(among("chisolmstraker2015", known), Some("chisolmstraker2016"));
        assert_eq!(among("usc227102", known), Some("usc22_7102"));
        assert_eq!(among("polaris2020", known), None);
        assert_eq!(among("", known), None);
    }
}
