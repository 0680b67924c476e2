//! Writes the seeds of a target into a folder: `seeds TARGET FOLDER`.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;
use std::{env, fs};

fn main() {
    let mut arguments = env::args().skip(1);
    let (target, folder) = (arguments.next().unwrap(), PathBuf::from(arguments.next().unwrap()));
    fs::create_dir_all(&folder).unwrap();
    for (at, seed) in lectern_fuzz::seed::seeds(&target).iter().enumerate() {
        fs::write(folder.join(format!("seed-{at:02}")), seed).unwrap();
    }
}
