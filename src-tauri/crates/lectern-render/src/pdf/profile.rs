//! The colour space of the document: sRGB as an ICC profile, made here from the standard's numbers.

/// An ICC profile of sRGB (IEC 61966-2-1) in the form of ICC.1:2004-10.
pub(super) fn srgb() -> Vec<u8> {
    let white = xyz(0.9642, 1.0, 0.8249);
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB IEC61966-2.1")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", white),
        (b"chad", adaptation()),
        (b"rXYZ", xyz(0.436_065_7, 0.222_488_4, 0.013_916_02)),
        (b"gXYZ", xyz(0.385_147_1, 0.716_873_2, 0.097_076_42)),
        (b"bXYZ", xyz(0.143_066_4, 0.060_607_91, 0.714_096_1)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = number(tags.len());
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    let mut known: Vec<(&[u8], usize)> = Vec::new();
    for (tag, content) in &tags {
        // The three curves are one.
        let same = known.iter().find(|(other, _)| *other == content.as_slice());
        let at = same.map_or(data.len(), |(_, at)| *at);
        if at == data.len() {
            data.extend_from_slice(content);
            data.resize(data.len().next_multiple_of(4), 0);
            known.push((content, at));
        }
        table.extend_from_slice(*tag);
        table.extend(number(start + at));
        table.extend(number(content.len()));
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The header of a display profile of version 4.2.
fn header(size: usize) -> Vec<u8> {
    let mut header = number(size);
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // 1 January 2000: the field has to hold a date.
    header.extend([0x07, 0xd0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(&xyz(0.9642, 1.0, 0.8249)[8..]);
    header.resize(128, 0);
    header
}

/// A whole number of four bytes.
fn number(value: usize) -> Vec<u8> {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes().to_vec()
}

/// A number in 65,536ths.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn typed(kind: &[u8; 4]) -> Vec<u8> {
    [kind.as_slice(), &[0; 4]].concat()
}

fn xyz(x: f64, y: f64, z: f64) -> Vec<u8> {
    [typed(b"XYZ "), [x, y, z].into_iter().flat_map(fixed).collect()].concat()
}

/// Words in English, for every language.
fn text(words: &str) -> Vec<u8> {
    let units: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut out = typed(b"mluc");
    out.extend(number(1));
    out.extend(number(12));
    out.extend(b"enUS");
    out.extend(number(units.len()));
    out.extend(number(28));
    out.extend(units);
    out
}

/// From daylight of 6,500 K, sRGB's white, to that of 5,000 K, where profiles meet (Bradford).
fn adaptation() -> Vec<u8> {
    const MATRIX: [f64; 9] = [
        1.047_882_08,
        0.022_918_70,
        -0.050_201_42,
        0.029_586_79,
        0.990_478_52,
        -0.017_074_58,
        -0.009_246_83,
        0.015_075_68,
        0.751_678_47,
    ];
    [typed(b"sf32"), MATRIX.into_iter().flat_map(fixed).collect()].concat()
}

/// sRGB's curve: (a x + b)^g from d on, c x below.
fn curve() -> Vec<u8> {
    let mut out = typed(b"para");
    out.extend([0, 3, 0, 0]);
    out.extend([2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45].into_iter().flat_map(fixed));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_length_and_every_tag_lies_inside() {
        let profile = srgb();
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..number(128) {
            let entry = 132 + 12 * tag;
            assert_eq!(number(entry + 4) % 4, 0);
            assert!(number(entry + 4) + number(entry + 8) <= profile.len());
        }
        assert!(profile.len() < 700);
    }
}
