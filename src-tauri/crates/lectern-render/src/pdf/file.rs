//! Objects as a file: small ones together in compressed object streams, the cross-reference as a stream, equal bytes for equal
//! objects.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use std::collections::BTreeSet;
use std::io::Write as _;

/// How many objects stand together; a reader unpacks all of them to see one.
const TOGETHER: usize = 200;
/// The version, and bytes that tell programs this is no text.
const HEADER: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";

/// Where an object stands in the file.
#[derive(Clone, Copy)]
enum Position {
    /// Nowhere.
    Free,
    /// At a byte.
    At(usize),
    /// In an object stream: its number, and the place in it.
    In(u32, usize),
}

/// A file being written.
struct File {
    out: Vec<u8>,
    positions: Vec<Position>,
}

/// The file with everything that can be reached from the catalog and the information dictionary.
pub(super) fn write(objects: &Document, catalog: ObjectId, info: ObjectId) -> Vec<u8> {
    let reached = reachable(objects, [catalog, info]);
    let mut file = File { out: HEADER.to_vec(), positions: vec![Position::Free; objects.max_id as usize + 1] };
    let mut small: Vec<(u32, &Object)> = Vec::new();
    for id in reached {
        match objects.objects.get(&id) {
            Some(Object::Stream(stream)) => file.stream(id.0, stream),
            Some(object) => small.push((id.0, object)),
            None => {}
        }
    }
    for together in small.chunks(TOGETHER) {
        file.object_stream(together);
    }
    file.cross_reference(catalog, info)
}

/// The objects that can be reached from some.
fn reachable(objects: &Document, from: [ObjectId; 2]) -> BTreeSet<ObjectId> {
    let mut reached = BTreeSet::from(from);
    let mut waiting: Vec<&Object> = from.iter().filter_map(|id| objects.objects.get(id)).collect();
    while let Some(object) = waiting.pop() {
        match object {
            Object::Reference(id) => {
                if reached.insert(*id) {
                    waiting.extend(objects.objects.get(id));
                }
            }
            Object::Array(items) => waiting.extend(items),
            Object::Dictionary(dict) => waiting.extend(dict.iter().map(|(_, value)| value)),
            Object::Stream(stream) => waiting.extend(stream.dict.iter().map(|(_, value)| value)),
            Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Name(_) | Object::String(..) => {}
        }
    }
    reached
}

impl File {
    fn stream(&mut self, number: u32, stream: &Stream) {
        let metadata = stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Metadata");
        let mut dict = stream.dict.clone();
        dict.remove(b"Length");
        if dict.has(b"Filter") || metadata {
            self.indirect(number, dict, &stream.content);
        } else {
            dict.set("Filter", "FlateDecode");
            self.indirect(number, dict, &deflate(&stream.content));
        }
    }

    fn indirect(&mut self, number: u32, mut dict: Dictionary, content: &[u8]) {
        if let Some(position) = self.positions.get_mut(number as usize) {
            *position = Position::At(self.out.len());
        }
        dict.set("Length", i64::try_from(content.len()).unwrap_or(i64::MAX));
        append(&mut self.out, format_args!("{number} 0 obj\n"));
        dictionary(&mut self.out, &dict);
        self.out.extend_from_slice(b"\nstream\n");
        self.out.extend_from_slice(content);
        self.out.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// A new number for an object of the file's own.
    fn next_number(&mut self) -> u32 {
        self.positions.push(Position::Free);
        u32::try_from(self.positions.len() - 1).unwrap_or(u32::MAX)
    }

    fn object_stream(&mut self, together: &[(u32, &Object)]) {
        let own = self.next_number();
        let (mut index, mut body) = (Vec::new(), Vec::new());
        for (place, (number, value)) in together.iter().enumerate() {
            append(&mut index, format_args!("{number} {} ", body.len()));
            object(&mut body, value);
            body.push(b'\n');
            if let Some(position) = self.positions.get_mut(*number as usize) {
                *position = Position::In(own, place);
            }
        }
        let dict = dictionary! {
            "Type" => "ObjStm",
            "N" => i64::try_from(together.len()).unwrap_or(0),
            "First" => i64::try_from(index.len()).unwrap_or(0),
            "Filter" => "FlateDecode",
        };
        index.extend(body);
        self.indirect(own, dict, &deflate(&index));
    }

    fn cross_reference(mut self, catalog: ObjectId, info: ObjectId) -> Vec<u8> {
        // Equal files have equal ids, different ones different ids.
        let id: Vec<u8> = [hash(&self.out), hash(self.out.get(HEADER.len()..).unwrap_or(&[]))].map(u64::to_be_bytes).concat();
        let id = Object::String(id, StringFormat::Hexadecimal);
        let own = self.next_number();
        let start = self.out.len();
        if let Some(position) = self.positions.get_mut(own as usize) {
            *position = Position::At(start);
        }
        let rows = self.positions.iter().enumerate().map(|(number, position)| {
            let (kind, first, second) = match *position {
                Position::Free => (0, 0, if number == 0 { u16::MAX } else { 0 }),
                Position::At(byte) => (1, byte, 0),
                Position::In(stream, place) => (2, stream as usize, u16::try_from(place).unwrap_or(0)),
            };
            let [a, b, c, d] = u32::try_from(first).unwrap_or(0).to_be_bytes();
            let [e, f] = second.to_be_bytes();
            [kind, a, b, c, d, e, f]
        });
        let dict = dictionary! {
            "Type" => "XRef",
            "Size" => i64::from(own) + 1,
            "W" => vec![1.into(), 4.into(), 2.into()],
            "Root" => catalog,
            "Info" => info,
            "ID" => vec![id.clone(), id],
            "Filter" => "FlateDecode",
            "DecodeParms" => dictionary! { "Predictor" => 12, "Columns" => 7 },
        };
        let table = deflate(&differences(rows));
        self.indirect(own, dict, &table);
        append(&mut self.out, format_args!("startxref\n{start}\n%%EOF\n"));
        self.out
    }
}

/// Rows as their differences from the row above, each after the number of that filter (PNG, filter type Up): a table whose rows
/// are alike packs ten times smaller.
fn differences(rows: impl Iterator<Item = [u8; 7]>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut above = [0; 7];
    for row in rows {
        out.push(2);
        out.extend(row.iter().zip(above).map(|(own, above)| own.wrapping_sub(above)));
        above = row;
    }
    out
}

/// Bytes compressed for `FlateDecode`.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3 + 64), Compression::new(6));
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// A number for bytes, the same on every machine; different bytes have different numbers, accidents aside.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let (words, rest) = bytes.as_chunks::<8>();
    let mix = |state: u64, word: u64| (state ^ word).wrapping_mul(PRIME).rotate_left(23);
    let state = words.iter().fold(0xcbf2_9ce4_8422_2325, |state, word| mix(state, u64::from_le_bytes(*word)));
    let state = rest.iter().fold(mix(state, bytes.len() as u64), |state, byte| mix(state, u64::from(*byte)));
    // The last words have not reached every bit yet.
    (0..4).fold(state, |state, round| mix(state ^ (state >> 31), round))
}

fn append(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing to memory does not fail.
    let _ = out.write_fmt(text);
}

/// An object's value (ISO 32000-1, 7.3).
fn object(out: &mut Vec<u8>, value: &Object) {
    match value {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => append(out, format_args!("{value}")),
        Object::Integer(value) => append(out, format_args!("{value}")),
        Object::Real(value) => append(out, format_args!("{}", if value.is_finite() { *value } else { 0.0 })),
        Object::Name(value) => name(out, value),
        Object::String(value, format) => string(out, value, *format),
        Object::Array(items) => {
            out.push(b'[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(b' ');
                }
                object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => dictionary(out, dict),
        // Streams are objects of their own.
        Object::Stream(_) => out.extend_from_slice(b"null"),
        Object::Reference((number, _)) => append(out, format_args!("{number} 0 R")),
    }
}

fn dictionary(out: &mut Vec<u8>, dict: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dict {
        name(out, key);
        if matches!(value, Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_)) {
            out.push(b' ');
        }
        object(out, value);
    }
    out.extend_from_slice(b">>");
}

fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            append(out, format_args!("#{byte:02X}"));
        }
    }
}

fn string(out: &mut Vec<u8>, bytes: &[u8], format: StringFormat) {
    match format {
        StringFormat::Literal => {
            out.push(b'(');
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
                    b'\r' => out.extend_from_slice(b"\\r"),
                    byte => out.push(*byte),
                }
            }
            out.push(b')');
        }
        StringFormat::Hexadecimal => {
            out.push(b'<');
            for byte in bytes {
                append(out, format_args!("{byte:02X}"));
            }
            out.push(b'>');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut objects = Document::new();
        let text = Object::String((0..=255).collect(), StringFormat::Literal);
        let odd = dictionary! { "A (b) #" => text.clone(), "R" => Object::Real(-0.125), "N" => Object::Null };
        let stream = objects.add_object(Stream::new(Dictionary::new(), b"content".repeat(99)));
        let unused = objects.add_object(Object::Null);
        let info = objects.add_object(odd.clone());
        let catalog = objects.add_object(dictionary! { "Type" => "Catalog", "S" => stream });
        let bytes = write(&objects, catalog, info);
        let read = Document::load_mem(&bytes).unwrap();
        assert_eq!(read.get_dictionary(info).unwrap().get(b"A (b) #").unwrap(), &text);
        assert_eq!(read.get_object(stream).unwrap().as_stream().unwrap().decompressed_content().unwrap(), b"content".repeat(99));
        assert!(read.get_object(unused).is_err());
        assert_eq!(bytes, write(&objects, catalog, info));
    }

    #[test]
    fn one_bit_changes_the_hash() {
        let bytes = vec![7; 1000];
        for at in 0..1000 {
            let mut other = bytes.clone();
            other[at] ^= 1;
            assert_ne!(hash(&bytes) as u32, hash(&other) as u32);
        }
        assert_ne!(hash(b""), hash(b"\0"));
    }
}
