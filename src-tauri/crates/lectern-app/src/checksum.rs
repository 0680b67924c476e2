//! Checksums of files, as `sha256sum -c` takes them.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Read};

/// The name of the list in a bag.
pub(crate) const FILE: &str = "SHA256SUMS";

/// The SHA-256 of bytes in small hexadecimal digits.
pub(crate) fn of(bytes: &[u8]) -> String {
    text(Sha256::digest(bytes).as_slice())
}

/// The same of what a reader gives, piece by piece.
pub(crate) fn of_reader(reader: &mut dyn Read) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return Ok(text(digest.finalize().as_slice())),
            Ok(read) => digest.update(piece.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn text(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The list of checksums by name.
pub(crate) fn list(sums: &BTreeMap<String, String>) -> String {
    sums.iter().fold(String::new(), |list, (name, sum)| list + sum + "  " + name + "\n")
}

/// The checksums that a list has, by name.
pub(crate) fn read_list(list: &str) -> BTreeMap<String, String> {
    list.lines().filter_map(|line| line.split_once("  ")).map(|(sum, name)| (name.to_owned(), sum.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_as_other_programs_take_them() {
        let sums = BTreeMap::from([("a b/c.pdf".to_owned(), of(b"abc"))]);
        let text = list(&sums);
        assert_eq!(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a b/c.pdf\n");
        assert_eq!(read_list(&text), sums);
        assert_eq!(of_reader(&mut b"abc".as_slice()).unwrap(), of(b"abc"));
    }
}
