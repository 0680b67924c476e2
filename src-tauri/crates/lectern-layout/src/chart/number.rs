//! Values as they are printed.

use lectern_model::language::Language;

/// A value with its unit where that is `%`, in a language's manner: `27,800`, `13.2%`. A value that is no number is a dash.
pub(super) fn written(value: f64, unit: &str, language: &Language) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let primary = language.primary();
    // Spanish as printed in the Americas groups and divides as English does.
    let (group, point) = match primary.as_str() {
        "en" | "es" | "he" | "ja" | "ko" | "th" | "zh" | "vi" => (',', '.'),
        _ => ('\u{202F}', ','),
    };
    let plain = format!("{:.3}", value.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let part = part.trim_end_matches('0');
    let mut text = String::new();
    if value < 0.0 {
        text.push('\u{2212}');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !part.is_empty() {
        text.push(point);
        text.push_str(part);
    }
    if unit.trim() == "%" {
        text.push_str(if primary == "en" { "%" } else { "\u{A0}%" });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_readers_expect() {
        let english = Language::new("en-US");
        assert_eq!(written(27800.0, "reports", &english), "27,800");
        assert_eq!(written(13.2, "%", &english), "13.2%");
        assert_eq!(written(1_234_567.0, "", &english), "1,234,567");
        assert_eq!(written(-0.5, "", &english), "\u{2212}0.5");
        assert_eq!(written(13.2, "%", &Language::new("es")), "13.2\u{A0}%");
        assert_eq!(written(f64::NAN, "%", &english), "–");
    }
}
