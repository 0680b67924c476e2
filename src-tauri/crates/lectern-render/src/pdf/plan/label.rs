//! Page labels as ranges that count on.

/// Labels of consecutive pages: a prefix and a number that grows by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LabelRange {
    /// The first page, from 0; the range ends where the next begins.
    pub(crate) page: usize,
    /// What stands before the number.
    pub(crate) prefix: String,
    /// The first page's number; none where the prefix is the whole label.
    pub(crate) number: Option<Number>,
}

/// A page's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// How it is written.
    pub(crate) style: Style,
    /// What it is, from 1.
    pub(crate) value: u32,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// 1, 2, 3.
    Decimal,
    /// i, ii, iii.
    SmallRoman,
    /// I, II, III.
    Roman,
}

/// The ranges of the pages' labels; empty where every label is the page's number. A page without a label counts on from the one
/// before, or takes its own number where the one before has none.
pub(super) fn ranges<'a>(labels: impl Iterator<Item = Option<&'a str>>) -> Vec<LabelRange> {
    let mut ranges: Vec<LabelRange> = Vec::new();
    for (page, label) in labels.enumerate() {
        let next = ranges.last().and_then(|last| after(last, page));
        let own = match label {
            Some(label) => parse(label),
            None => next.clone().unwrap_or_else(|| (String::new(), number(Style::Decimal, page + 1))),
        };
        if next != Some(own.clone()) {
            let (prefix, number) = own;
            ranges.push(LabelRange { page, prefix, number });
        }
    }
    match ranges.as_slice() {
        [only] if only.prefix.is_empty() && only.number == number(Style::Decimal, 1) => Vec::new(),
        _ => ranges,
    }
}

fn number(style: Style, value: usize) -> Option<Number> {
    Some(Number { style, value: u32::try_from(value).ok()? })
}

/// What a range says of a later page; none for a label without a number, which would only repeat.
fn after(range: &LabelRange, page: usize) -> Option<(String, Option<Number>)> {
    let Number { style, value } = range.number?;
    let value = value.checked_add(u32::try_from(page - range.page).ok()?)?;
    Some((range.prefix.clone(), Some(Number { style, value })))
}

/// A label as prefix and number, so that it reads the same when written from them.
fn parse(label: &str) -> (String, Option<Number>) {
    for style in [Style::SmallRoman, Style::Roman] {
        if let Some(value) = roman_value(label, style) {
            return (String::new(), Some(Number { style, value }));
        }
    }
    let digits = label.len() - label.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (prefix, number) = label.split_at(digits);
    // `07` would come back as `7`.
    match number.parse() {
        Ok(value) if value > 0 && !number.starts_with('0') => (prefix.to_owned(), Some(Number { style: Style::Decimal, value })),
        _ => (label.to_owned(), None),
    }
}

/// The value of a well-formed Roman numeral up to 399.
fn roman_value(label: &str, style: Style) -> Option<u32> {
    if label.is_empty() || label.len() > 12 {
        return None;
    }
    (1..400).find(|value| roman(*value, style) == label)
}

/// A Roman numeral.
fn roman(mut value: u32, style: Style) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while value >= worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    if style == Style::Roman { out.to_ascii_uppercase() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(page: usize, prefix: &str, number: Option<(Style, u32)>) -> LabelRange {
        LabelRange { page, prefix: prefix.to_owned(), number: number.map(|(style, value)| Number { style, value }) }
    }

    fn of(labels: &[Option<&str>]) -> Vec<LabelRange> {
        ranges(labels.iter().copied())
    }

    #[test]
    fn plain_page_numbers_need_no_labels() {
        assert_eq!(of(&[None, None, None]), []);
        assert_eq!(of(&[Some("1"), Some("2"), None]), []);
    }

    #[test]
    fn front_matter_counts_in_roman_and_the_rest_from_one() {
        let labels = [Some("i"), None, Some("iii"), Some("1"), None];
        assert_eq!(of(&labels), [range(0, "", Some((Style::SmallRoman, 1))), range(3, "", Some((Style::Decimal, 1)))]);
    }

    #[test]
    fn a_label_without_number_stands_alone() {
        let labels = [Some("Cover"), None, Some("A-7"), None, Some("007")];
        assert_eq!(
            of(&labels),
            [
                range(0, "Cover", None),
                range(1, "", Some((Style::Decimal, 2))),
                range(2, "A-", Some((Style::Decimal, 7))),
                range(4, "007", None)
            ]
        );
    }
}
