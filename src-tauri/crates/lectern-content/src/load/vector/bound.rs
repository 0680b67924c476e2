//! How large and how intricate an SVG file may be: what would be copied or divided without end is refused.

use super::Refusal;
use super::cut::{SVG, href};
use std::collections::BTreeMap;
use usvg::roxmltree::{Document, Node};

/// The deepest that elements stand in one another.
const MAX_DEPTH: usize = 64;
/// The most that a file's style sheets hold, in bytes.
const MAX_STYLE: usize = 20_000;
/// The longest style of a single element, in bytes.
const MAX_OWN_STYLE: usize = 4000;
/// The most that a file's copies (`use`) add up to, in bytes of what is copied.
const MAX_COPIED: usize = 2_000_000;
/// The most digits before the point of a length, and its largest exponent. Arcs and wide lines are divided into the more pieces the
/// larger they are.
const MAX_DIGITS: usize = 5;
const MAX_EXPONENT: u32 = 2;
/// The attributes that hold lengths.
const LENGTHS: [&str; 15] =
    ["d", "points", "r", "rx", "ry", "cx", "cy", "x", "y", "width", "height", "viewBox", "transform", "stroke-width", "style"];

/// Whether a file is of a size that can be read.
///
/// # Errors
/// Why it is not read.
pub(super) fn bound(document: &Document<'_>) -> Result<(), Refusal> {
    let elements = || document.descendants().filter(Node::is_element);
    if elements().any(|node| node.ancestors().take(MAX_DEPTH + 2).count() > MAX_DEPTH + 1) {
        return Err(Refusal::too_much(&format!("groups nested deeper than {MAX_DEPTH}")));
    }
    let is_sheet = |node: &Node<'_, '_>| node.has_tag_name("style") || node.has_tag_name((SVG, "style"));
    if elements().filter(is_sheet).map(|node| node.text().map_or(0, str::len)).sum::<usize>() > MAX_STYLE {
        return Err(Refusal::too_much(&format!("style sheets over {} KB", MAX_STYLE / 1000)));
    }
    if elements().any(|node| node.attribute("style").is_some_and(|style| style.len() > MAX_OWN_STYLE)) {
        return Err(Refusal::too_much(&format!("an element with a style over {} KB", MAX_OWN_STYLE / 1000)));
    }
    let is_huge = |node: &Node<'_, '_>| {
        let own = LENGTHS.iter().any(|name| node.attribute(*name).is_some_and(has_huge));
        own || (is_sheet(node) && node.text().is_some_and(has_huge))
    };
    if elements().any(|node| is_huge(&node)) {
        return Err(Refusal::too_much("lengths of six digits and more"));
    }
    let ids: BTreeMap<&str, Node<'_, '_>> = elements().rev().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let is_copy = |node: &Node<'_, '_>| node.tag_name().name() == "use";
    let mut copied = 0;
    for node in elements().filter(is_copy) {
        let Some(original) = href(node).and_then(|link| ids.get(link.strip_prefix('#')?)) else { continue };
        copied += original.range().len();
        if copied > MAX_COPIED {
            return Err(Refusal::too_much("too many copies (use)"));
        }
        if original.descendants().any(|inner| is_copy(&inner)) {
            return Err(Refusal::too_much("copies of copies (use)"));
        }
    }
    Ok(())
}

/// Whether there is a number in a text that is no length on a page. Numbers may follow each other without a space: `1.5.5-3e1`.
/// Colours (`#12345678`) are no numbers.
fn has_huge(text: &str) -> bool {
    let mut digits = 0;
    let (mut number, mut fraction) = (false, false);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'0'..=b'9' => {
                number = true;
                digits += usize::from(!fraction && (digits > 0 || byte != b'0'));
            }
            b'.' => (digits, number, fraction) = (0, true, true),
            b'e' | b'E' if number => {
                (digits, number, fraction) = (0, false, false);
                let negative = bytes.next_if(|sign| matches!(sign, b'+' | b'-')) == Some(b'-');
                let mut exponent = 0_u32;
                while let Some(digit) = bytes.next_if(u8::is_ascii_digit) {
                    exponent = exponent.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
                }
                if !negative && exponent > MAX_EXPONENT {
                    return true;
                }
            }
            _ => {
                (digits, number, fraction) = (0, false, false);
                while byte == b'#' && bytes.next_if(u8::is_ascii_alphanumeric).is_some() {}
            }
        }
        if digits > MAX_DIGITS {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_too_large_for_a_page_are_huge() {
        for fine in [
            "",
            "M1 2",
            ".like-e9",
            "fill:#12345678",
            "0.123456789012",
            "1.5.5-3e1",
            "1e-38",
            "0000000012",
            "4em",
            "M-12345.89012345678,3",
            "1e+2",
        ] {
            assert!(!has_huge(fine), "{fine}");
        }
        for huge in ["123456", "M0 0L1e38", "1E+9", "a.5 1e99999999999", "-100000000.5"] {
            assert!(has_huge(huge), "{huge}");
        }
    }
}
