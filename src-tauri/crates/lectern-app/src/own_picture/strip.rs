//! Photographs without what was noted in them.

/// The bytes of a PNG or JPEG picture without notes: place and time, camera, names, previews, and whatever stands after its end. Other
/// pictures, and ones whose parts make no sense, stay as they are.
pub(super) fn without_notes(bytes: &[u8]) -> Vec<u8> {
    let kept = match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', ..] => png(bytes),
        _ => None,
    };
    kept.unwrap_or_else(|| bytes.to_vec())
}

/// Keeps the segments that the picture is drawn from.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = vec![0xff, 0xd8];
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // Filling.
            0xff => {
                at += 1;
                continue;
            }
            0xd9 => {
                kept.extend([0xff, 0xd9]);
                return Some(kept);
            }
            0x01 | 0xd0..=0xd7 => {
                kept.extend([0xff, marker]);
                at += 2;
                continue;
            }
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..at + 2 + length)?;
        if is_drawn(marker, segment.get(4..).unwrap_or_default()) {
            kept.extend(segment);
        }
        at += 2 + length;
        if marker == 0xda {
            let end = at + scan_length(bytes.get(at..)?);
            kept.extend(bytes.get(at..end)?);
            if end == bytes.len() {
                // It breaks off: what is there can be drawn.
                return Some(kept);
            }
            at = end;
        }
    }
}

/// Whether the picture is drawn from a segment: from all but comments and notes of programs. The colour profile, the kind of colours
/// and the density are among the latter and stay; a preview does not.
fn is_drawn(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xe0 => content.starts_with(b"JFIF\0"),
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xee => content.starts_with(b"Adobe"),
        0xe1 | 0xe3..=0xed | 0xef | 0xfe => false,
        _ => true,
    }
}

/// How many bytes a scan has: up to the next marker that does not belong to it.
fn scan_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xff)) {
        match bytes.get(at + found + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += found + 2,
            Some(0xff) => at += found + 1,
            Some(_) => return at + found,
            None => break,
        }
    }
    bytes.len()
}

/// Keeps the chunks that the picture is drawn from.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        let name = chunk.get(4..8)?;
        if !matches!(name, b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME") {
            kept.extend(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        at += chunk.len();
    }
}
