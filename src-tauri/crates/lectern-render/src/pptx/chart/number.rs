//! Values as a spreadsheet's number formats print them.

use lectern_model::language::Language;

/// The most decimals that are printed.
const DECIMALS: usize = 3;

/// The format code that prints a value as the page does (ECMA-376 §18.8.30): with the decimals it has, groups of three digits and the
/// unit where that is `%`. Which marks divide digits is the business of the program that shows the chart.
pub(super) fn format_code(value: f64, unit: &str, language: &Language) -> String {
    let digits = decimals(value);
    let mut code = "#,##0".to_owned();
    if digits > 0 {
        code.push('.');
        code.push_str(&"0".repeat(digits));
    }
    if unit.trim() == "%" {
        code.push_str(if language.primary() == "en" { "\"%\"" } else { "\"\u{A0}%\"" });
    }
    if value < 0.0 { format!("{code};\"\u{2212}\"{code}") } else { code }
}

/// A value about as wide as its format prints it, to measure.
pub(super) fn about(value: f64, unit: &str) -> String {
    let plain = format!("{:.*}", decimals(value), value.abs());
    let groups = plain.split('.').next().map_or(0, str::len).saturating_sub(1) / 3;
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    format!("{sign}{plain}{}{}", ",".repeat(groups), if unit.trim() == "%" { "%" } else { "" })
}

/// How many decimals a value is printed with.
fn decimals(value: f64) -> usize {
    let text = format!("{value:.DECIMALS$}");
    text.split_once('.').map_or(0, |(_, part)| part.trim_end_matches('0').len())
}

/// A number as XML Schema writes it, which gives back the same number.
pub(in crate::pptx) fn exact(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-6..1e15).contains(&size) { format!("{value:e}") } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_own_decimals() {
        let english = Language::new("en-US");
        assert_eq!(format_code(27800.0, "reports", &english), "#,##0");
        assert_eq!(format_code(13.2, "%", &english), "#,##0.0\"%\"");
        assert_eq!(format_code(13.2, "%", &Language::new("es")), "#,##0.0\"\u{A0}%\"");
        assert_eq!(format_code(-0.25, "", &english), "#,##0.00;\"\u{2212}\"#,##0.00");
        assert_eq!(about(1_234_567.5, "%").len(), "1,234,567.5%".len());
    }

    #[test]
    fn numbers_are_given_back_exactly() {
        for value in [0.0, -0.1, 1.0 / 3.0, 1e300, 5e-324, 123_456_789.125, f64::MAX] {
            assert_eq!(exact(value).parse(), Ok(value));
            assert!(exact(value).len() < 30);
        }
    }
}
