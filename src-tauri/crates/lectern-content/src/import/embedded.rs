//! Pictures that stand in a text as `data:` addresses.

use super::media::{Media, alt_text};
use super::report::Report;
use super::tree::{PictureUse, Piece};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

/// The picture of an address; none, and a word of it in the report, where it is not in the file itself.
pub(super) fn picture(media: &mut Media, address: &str, alt: &str, place: &str, report: &mut Report) -> Option<Piece> {
    let Some((head, data)) = address.strip_prefix("data:").and_then(|rest| rest.split_once(',')) else {
        let named = super::markup::shortened(address);
        report.dropped(place, format!("the picture {named}, which is not in the file; nothing is fetched: put it in again"));
        return None;
    };
    let bytes = if head.ends_with(";base64") {
        let packed: String = data.chars().filter(|letter| !letter.is_whitespace()).collect();
        STANDARD.decode(&packed).or_else(|_| STANDARD_NO_PAD.decode(&packed)).ok()
    } else {
        percent_decoded(data)
    };
    let Some(bytes) = bytes else {
        report.dropped(place, "a picture in the text that is damaged");
        return None;
    };
    match media.add("in the text", bytes) {
        Ok(picture) => Some(Piece::Picture(PictureUse { picture, alt: alt_text(Some(alt), None, place, report) })),
        Err(reason) => {
            report.dropped(place, reason);
            None
        }
    }
}

fn percent_decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after.get(2..)?;
        } else {
            bytes.push(*first);
        }
    }
    Some(bytes)
}
