//! Whether a font file names a family, from its tables of names alone (OpenType 1.9, `name`): most files need not be read further.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// The most faces of a collection that are looked at.
const MOST_FACES: u32 = 64;
/// The most tables of a face.
const MOST_TABLES: u16 = 256;
/// The largest table of names, in bytes.
const LARGEST: u32 = 1 << 20;

/// Whether a face in a file may be of a family; whether it is, the face itself says.
pub(super) fn may_have(path: &Path, family: &str) -> bool {
    File::open(path).is_ok_and(|mut file| look(&mut file, family).unwrap_or(false))
}

fn look(file: &mut (impl Read + Seek), family: &str) -> Option<bool> {
    let lower = family.to_lowercase();
    // In either encoding of names; letters without case are compared as they are.
    let wide: Vec<u8> = lower.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for face in faces(file)? {
        let names = names(file, face)?.to_ascii_lowercase();
        let holds = |wanted: &[u8]| !wanted.is_empty() && names.windows(wanted.len()).any(|window| window == wanted);
        if holds(&wide) || holds(lower.as_bytes()) {
            return Some(true);
        }
    }
    Some(false)
}

/// Where the faces of a file begin.
fn faces(file: &mut (impl Read + Seek)) -> Option<Vec<u32>> {
    let [a, b, c, d, .., e, f, g, h] = bytes::<12>(file, 0)?;
    if [a, b, c, d] != *b"ttcf" {
        return Some(vec![0]);
    }
    let count = u32::from_be_bytes([e, f, g, h]).min(MOST_FACES);
    (0..count).map(|at| bytes::<4>(file, 12 + u64::from(at) * 4).map(u32::from_be_bytes)).collect()
}

/// The table of names of the face that begins there.
fn names(file: &mut (impl Read + Seek), face: u32) -> Option<Vec<u8>> {
    let [_, _, _, _, a, b, ..] = bytes::<12>(file, u64::from(face))?;
    for at in 0..u16::from_be_bytes([a, b]).min(MOST_TABLES) {
        let [n, a, m, e, .., o1, o2, o3, o4, l1, l2, l3, l4] = bytes::<16>(file, u64::from(face) + 12 + u64::from(at) * 16)?;
        if [n, a, m, e] == *b"name" {
            let length = u32::from_be_bytes([l1, l2, l3, l4]).min(LARGEST);
            let mut table = Vec::new();
            file.seek(SeekFrom::Start(u64::from(u32::from_be_bytes([o1, o2, o3, o4])))).ok()?;
            file.take(u64::from(length)).read_to_end(&mut table).ok()?;
            return Some(table);
        }
    }
    None
}

fn bytes<const N: usize>(file: &mut (impl Read + Seek), at: u64) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(at)).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn shipped_fonts_name_their_families() {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content/fonts");
        let file = fonts.join("SourceSans3-Regular.ttf");
        assert!(may_have(&file, "Source Sans 3") && may_have(&file, "source sans 3"));
        assert!(!may_have(&file, "Georgia") && !may_have(&file, ""));
        assert!(!may_have(&fonts.join("none.ttf"), "Source Sans 3"));
    }

    #[test]
    fn damaged_files_name_nothing() {
        for broken in [&b""[..], b"ttcf\0\x01\0\0\xff\xff\xff\xff", b"\0\x01\0\0\xff\xff\0\0\0\0\0\0name", b"not a font at all"] {
            assert_ne!(look(&mut Cursor::new(broken), "Arial"), Some(true), "{broken:?}");
        }
    }
}
