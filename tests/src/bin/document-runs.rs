//! Writes the hashes of the word runs of texts to standard output:
//! `cargo run -p lectern-tests --bin document-runs -- DOCUMENT… > tests/golden/document-runs.bin`

use lectern_tests::word_run::{to_bytes, word_runs};
use std::collections::BTreeSet;
use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut hashes = BTreeSet::new();
    for path in std::env::args_os().skip(1) {
        hashes.extend(word_runs(&std::fs::read_to_string(path)?).into_iter().map(|run| run.hash));
    }
    io::stdout().lock().write_all(&to_bytes(&hashes))
}
