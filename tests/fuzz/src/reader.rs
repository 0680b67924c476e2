//! Readers of foreign bytes.

use lectern_app::own_source::parse_sources;
use lectern_app::talk_file::read_talk;
use lectern_content::load::{load_image, load_pack, load_slide};
use lectern_content::pack_source::MemorySource;
use lectern_content::theme::load_theme;
use lectern_model::pack::Pack;
use std::path::Path;

/// CSL-JSON, BibLaTeX, RIS.
pub(crate) fn bibliography(data: &[u8]) {
    drop(parse_sources("fuzz", data));
}

/// PNG, JPEG, SVG.
pub(crate) fn image(data: &[u8]) {
    for path in ["images/fuzz.png", "images/fuzz.jpg", "images/fuzz.svg"] {
        drop(load_image(path, data.into()));
    }
}

/// A pack whose files are the parts between NUL bytes, in the order of [`PACK_FILES`].
pub(crate) fn pack(data: &[u8]) {
    let mut files = MemorySource::new();
    for (path, bytes) in PACK_FILES.iter().zip(data.split(|byte| *byte == 0)) {
        files.insert(path, bytes);
    }
    drop(load_pack(&files));
}

/// The files of a pack that is read.
pub(crate) const PACK_FILES: [&str; 7] =
    ["pack.yaml", "slides/fuzz.md", "claims.yaml", "terms.yaml", "help.yaml", "outlines.yaml", "sources.json"];

/// A slide's file.
pub(crate) fn slide(data: &[u8]) {
    drop(load_slide("slides/fuzz.md", &String::from_utf8_lossy(data), &Pack::default()));
}

/// A talk's file.
pub(crate) fn talk(data: &[u8]) {
    drop(read_talk(Path::new("fuzz.lectern"), data));
}

/// A theme.
pub(crate) fn theme(data: &[u8]) {
    drop(load_theme("themes/fuzz.yaml", &String::from_utf8_lossy(data)));
}
