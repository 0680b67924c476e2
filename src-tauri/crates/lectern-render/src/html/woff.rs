//! Font files: their tables, and their tables compressed as WOFF 1.0, which every browser reads.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::collections::BTreeMap;
use std::io::Write as _;

/// The tables of a font, by their tags.
#[derive(Debug, Default)]
pub(super) struct Tables(pub(super) BTreeMap<[u8; 4], Vec<u8>>);

/// A line's room above and below its baseline, in units of the font.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) ascent: i16,
    /// How far letters reach below the baseline, as a number greater than 0.
    pub(super) descent: i16,
}

/// What a whole font's checksum comes to (OpenType, `head`).
const CHECKSUM: u32 = 0xb1b0_afba;
/// Where `head` keeps what is missing to that.
const ADJUSTMENT: usize = 8;

impl Tables {
    /// Writes the same room above and below the line wherever a font keeps it: programs differ in where they look.
    pub(super) fn set_extent(&mut self, extent: Extent) {
        let Extent { ascent, descent } = extent;
        if let Some(hhea) = self.0.get_mut(b"hhea") {
            put(hhea, 4, &[ascent, -descent, 0]);
        }
        if let Some(os2) = self.0.get_mut(b"OS/2") {
            put(os2, 68, &[ascent, -descent, 0, ascent, descent]);
        }
    }

    /// The font as WOFF.
    pub(super) fn to_woff(&self) -> Vec<u8> {
        let mut tables = self.0.clone();
        let flavour: u32 = if tables.contains_key(b"CFF ") { 0x4f54_544f } else { 0x0001_0000 };
        adjust(&mut tables, flavour);
        let count = tables.len();
        let size: usize = 12 + count * 16 + tables.values().map(|table| padded(table.len())).sum::<usize>();
        let mut offset = 44 + count * 20;
        let (mut directory, mut data): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
        for (tag, table) in &tables {
            let packed = compressed(table);
            directory.extend(tag);
            for number in [to_u32(offset), to_u32(packed.len()), to_u32(table.len()), checksum(table)] {
                directory.extend(number.to_be_bytes());
            }
            data.extend(&packed);
            data.resize(padded(data.len()), 0);
            offset = 44 + count * 20 + data.len();
        }
        let mut out = b"wOFF".to_vec();
        out.extend(flavour.to_be_bytes());
        out.extend(to_u32(offset).to_be_bytes());
        out.extend(u16::try_from(count).unwrap_or(u16::MAX).to_be_bytes());
        out.extend([0; 2]);
        out.extend(to_u32(size).to_be_bytes());
        // A version of no meaning, and neither metadata nor private data.
        out.extend([0, 1, 0, 0]);
        out.extend([0; 20]);
        out.extend(directory);
        out.extend(data);
        out
    }
}

/// Sets `head`'s part of the whole font's checksum.
fn adjust(tables: &mut BTreeMap<[u8; 4], Vec<u8>>, flavour: u32) {
    if let Some(head) = tables.get_mut(b"head") {
        put(head, ADJUSTMENT, &[0, 0]);
    }
    let count = to_u32(tables.len());
    let power = if count == 0 { 0 } else { count.ilog2() };
    let search = (1 << power) * 16;
    let mut header: Vec<u8> = flavour.to_be_bytes().to_vec();
    for number in [count, search, power, count * 16 - search.min(count * 16)] {
        header.extend(u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes());
    }
    let mut offset = 12 + tables.len() * 16;
    for (tag, table) in tables.iter() {
        header.extend(tag);
        for number in [checksum(table), to_u32(offset), to_u32(table.len())] {
            header.extend(number.to_be_bytes());
        }
        offset += padded(table.len());
    }
    let sum = tables.values().fold(checksum(&header), |sum, table| sum.wrapping_add(checksum(table)));
    let rest = CHECKSUM.wrapping_sub(sum).to_be_bytes();
    if let Some(slot) = tables.get_mut(b"head").and_then(|head| head.get_mut(ADJUSTMENT..ADJUSTMENT + 4)) {
        slot.copy_from_slice(&rest);
    }
}

/// Writes numbers over those from a place on.
fn put(table: &mut [u8], at: usize, numbers: &[i16]) {
    for (index, number) in numbers.iter().enumerate() {
        let start = at + index * 2;
        if let Some(slot) = table.get_mut(start..start + 2) {
            slot.copy_from_slice(&number.to_be_bytes());
        }
    }
}

/// A table, shorter where that makes it shorter.
fn compressed(table: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    let packed = encoder.write_all(table).and_then(|()| encoder.finish());
    match packed {
        Ok(packed) if packed.len() < table.len() => packed,
        Ok(_) | Err(_) => table.to_vec(),
    }
}

fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum: u32, part| {
        let mut bytes = [0; 4];
        bytes.iter_mut().zip(part).for_each(|(slot, byte)| *slot = *byte);
        sum.wrapping_add(u32::from_be_bytes(bytes))
    })
}

fn padded(length: usize) -> usize {
    length.div_ceil(4) * 4
}

fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
