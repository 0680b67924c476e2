//! LibreOffice opens the files and shows their slides.

use crate::expected::squeezed;
use crate::read::run;
use crate::stage::{CASES, Case};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Every outline, and some decks in the other shape, theme and copy: opening all of them would take minutes.
fn opened() -> Vec<&'static Case> {
    let is_opened = |name: &str| {
        let another =
            ["parents-20-contrast-standard", "officers-20-audience", "staff-10-audience", "made-up-0", "made-up-1", "made-up-9"];
        name.ends_with("-calm-wide") || another.contains(&name)
    };
    CASES.iter().filter(|case| is_opened(&case.name)).collect()
}

/// The text of each page of a PDF.
fn pages(path: &Path) -> Vec<String> {
    let text = run(Command::new("pdftotext").arg("-raw").arg(path).arg("-"));
    let mut pages: Vec<String> = text.split('\u{C}').map(squeezed).collect();
    pages.pop();
    pages
}

/// A configuration of fontconfig: the system's, and the fonts of the content folder.
fn fonts(folder: &Path) -> String {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/fonts");
    format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><include \
         ignore_missing=\"yes\">/etc/fonts/fonts.conf</include><dir>{}</dir><cachedir>{}</cachedir></fontconfig>",
        shipped.display(),
        folder.join("font-cache").display()
    )
}

#[test]
fn libre_office_shows_every_slide_with_its_words() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pptx-as-pdf");
    let _ = fs::remove_dir_all(&folder);
    let cases = opened();
    // A profile of its own, so that no other LibreOffice is in the way.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    // Older versions do not read the fonts in the file: the program has them as if they were installed.
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("fonts.conf"), fonts(&folder)).unwrap();
    let mut office = Command::new("soffice");
    office.env("FONTCONFIG_FILE", folder.join("fonts.conf"));
    office.arg(profile).args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(&folder);
    run(office.args(cases.iter().map(|case| &case.path)));
    for case in cases {
        let pages = pages(&folder.join(format!("{}.pdf", case.name)));
        let shown: Vec<_> = case.read.slides.iter().filter(|slide| !slide.hidden).collect();
        assert_eq!(pages.len(), shown.len(), "{}", case.name);
        // What LibreOffice makes of letters no font of this machine has is its own business.
        if ["made-up-1", "made-up-9"].contains(&case.name.as_str()) {
            continue;
        }
        for (slide, page) in shown.iter().zip(&pages) {
            for text in slide.words() {
                let lost: Vec<&str> = text.split_whitespace().filter(|word| !page.contains(&squeezed(word))).collect();
                assert!(lost.is_empty(), "{}: {} lost {lost:?} of {text:?}", case.name, slide.name);
            }
        }
    }
}
