//! Looking into the files that the app wrote.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::Command;

/// The files in a talk's file, or in a copy for after a crash, that have these words in them.
pub fn parts_with(talk: &Path, words: &str) -> Vec<String> {
    let Ok(mut archive) = zip::ZipArchive::new(File::open(talk).unwrap()) else { return Vec::new() };
    let mut found = Vec::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if String::from_utf8_lossy(&bytes).contains(words) {
            found.push(part.name().unwrap().into_owned());
        }
    }
    found
}

/// How many pages a PDF has, as `qpdf` counts them after it found nothing wrong with it.
pub fn pages(pdf: &Path) -> usize {
    assert!(std::fs::read(pdf).unwrap().starts_with(b"%PDF-"), "{}", pdf.display());
    said("qpdf", &["--check".as_ref(), pdf.as_ref()]);
    said("qpdf", &["--show-npages".as_ref(), pdf.as_ref()]).trim().parse().unwrap()
}

/// The words of a PDF in one line, as `pdftotext` reads them.
pub fn words(pdf: &Path) -> String {
    let text = said("pdftotext", &[pdf.as_ref(), "-".as_ref()]);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The files below a folder, by their names in it with `/` between folders.
pub fn names_below(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if entry.is_dir() {
            found.extend(names_below(&entry).into_iter().map(|below| format!("{name}/{below}")));
        } else {
            found.insert(name);
        }
    }
    found
}

/// The names in an archive, without the folder that they are all in.
pub fn names_in_zip(archive: &Path) -> BTreeSet<String> {
    let archive = zip::ZipArchive::new(File::open(archive).unwrap()).unwrap();
    let inside = |name: &str| name.split_once('/').map_or(name, |(_, inside)| inside).to_owned();
    archive.file_names().map(|name| name.unwrap()).filter(|name| !name.ends_with('/')).map(|name| inside(&name)).collect()
}

/// Whether every file of a folder is as its list of checksums says.
pub fn sums_are_right(folder: &Path) -> bool {
    let mut program = Command::new("sha256sum");
    program
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(folder)
        .status()
        .is_ok_and(|status| status.success())
}

fn said(program: &str, arguments: &[&std::ffi::OsStr]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} runs; run by `make e2e`, which installs it: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
