//! Whatever bytes come in, nothing panics: what each target does with them. `make fuzz` runs the targets under libFuzzer; the tests
//! run them on seeds and on damaged seeds.

#![allow(clippy::unwrap_used)]

mod hostile;
pub mod package;
mod reader;
pub mod seed;
mod writer;

/// What a target does with bytes.
pub type Target = fn(&[u8]);

/// The targets: one for each reader of foreign bytes and one for each writer, which writes what a slide of those bytes becomes.
pub const TARGETS: &[(&str, Target)] = &[
    ("read_bibliography", reader::bibliography),
    ("read_brand", reader::brand),
    ("read_docx", reader::docx),
    ("read_html", reader::html),
    ("read_image", reader::image),
    ("read_markdown", reader::markdown),
    ("read_pack", reader::pack),
    ("read_pdf", reader::pdf),
    ("read_pptx", reader::pptx),
    ("read_slide", reader::slide),
    ("read_talk", reader::talk),
    ("read_text", reader::text),
    ("read_theme", reader::theme),
    ("write_html", writer::html),
    ("write_pdf", writer::pdf),
    ("write_pptx", writer::pptx),
    ("write_svg", writer::svg),
];

/// Runs a target.
///
/// # Panics
/// What it runs panics, or there is no target of that name.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| target);
    target.unwrap()(data);
}
