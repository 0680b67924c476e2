//! Finished texts: words with `*italics*` and addresses.

use super::styled::{Style, Styled};
use super::tidy::link_addresses;

/// Reads a finished text. A star without a partner is a star.
pub(super) fn read(text: &str) -> Styled {
    let mut line = Styled::default();
    let parts: Vec<&str> = text.trim().split('*').collect();
    let is_balanced = parts.len() % 2 == 1;
    for (index, part) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        match (index % 2 == 1, is_last && !is_balanced) {
            (true, false) => line.push(part, &Style::emphasis()),
            (_, true) => line.push_plain(&format!("*{part}")),
            (false, false) => line.push_plain(part),
        }
    }
    link_addresses(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_model::span::{Link, Span, TextSpan};

    #[test]
    fn stars_are_italics_and_addresses_are_links() {
        let spans = read("*A v. B*, 1 U.S. 2. https://example.org/a.").into_spans();
        let link = Span::Text(TextSpan {
            text: "https://example.org/a".into(),
            link: Some(Link::Url("https://example.org/a".into())),
            ..TextSpan::default()
        });
        assert_eq!(spans, [Span::emphasis("A v. B"), Span::text(", 1 U.S. 2. "), link, Span::text(".")]);
        assert_eq!(read("5 * 3").into_spans(), [Span::text("5 * 3")]);
    }
}
