//! Checksums of files, as `sha256sum -c` takes them.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The name of the list in a bag.
pub(super) const FILE: &str = "SHA256SUMS";

/// The checksum of bytes in small hexadecimal digits.
pub(super) fn of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The list of checksums by name.
pub(super) fn list(sums: &BTreeMap<String, String>) -> String {
    sums.iter().fold(String::new(), |list, (name, sum)| list + sum + "  " + name + "\n")
}

/// The names that a list has.
pub(super) fn names(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter_map(|line| Some(line.split_once("  ")?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_as_other_programs_take_them() {
        let sums = BTreeMap::from([("a b/c.pdf".to_owned(), of(b"abc"))]);
        let text = list(&sums);
        assert_eq!(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a b/c.pdf\n");
        assert_eq!(names(&text).collect::<Vec<_>>(), ["a b/c.pdf"]);
    }
}
