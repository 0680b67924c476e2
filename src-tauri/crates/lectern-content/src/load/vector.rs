//! SVG pictures: the file to lines and areas.
//!
//! What cannot be kept is cut out of the text before usvg sees it, with a diagnostic each: so nothing in it can refer to a file,
//! and nothing is copied without end.

mod bound;
mod cut;
mod reader;

use crate::code;
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::image::VectorImage;
use reader::{Drawn, MAX_STEPS, Reader};
use std::sync::Arc;

/// The largest file, in bytes.
const MAX_BYTES: usize = 500_000;
/// What stands for `currentColor` while usvg reads: a colour nobody draws with.
const INK: usvg::Color = usvg::Color { red: 1, green: 254, blue: 3 };
/// `currentColor` is the ink; what was cut out is not looked for.
const STYLE: &str = "svg { color: #01fe03 } \
    * { clip-path: none !important; mask: none !important; filter: none !important; marker: none !important }";

/// Why a file is not read.
struct Refusal {
    code: &'static str,
    /// What is wrong, to be read after the file's name.
    message: String,
    hint: &'static str,
}

impl Refusal {
    /// The file is no SVG, or damaged.
    fn broken(reason: &str) -> Self {
        let hint = "Open it in a drawing program and save it again as plain SVG.";
        Self { code: code::BAD_IMAGE, message: format!("cannot be read: {reason}"), hint }
    }

    /// There is too much in the file.
    fn too_much(what: &str) -> Self {
        let hint = "Simplify it in a drawing program, or save it as PNG.";
        Self { code: code::FILE_TOO_LARGE, message: format!("has {what}; it is not read"), hint }
    }
}

/// Reads an SVG picture; none, and a diagnostic, if it is no drawing.
pub(super) fn read(path: &str, bytes: Arc<[u8]>, found: &mut Vec<Diagnostic>) -> Option<VectorImage> {
    let place = |told: Diagnostic| if told.place.is_none() { told.at(Place::file(path)) } else { told };
    match parse(path, &bytes, &mut |told| found.push(place(told))) {
        Ok((size, paths)) => Some(VectorImage { size, paths: paths.into(), bytes }),
        Err(Refusal { code, message, hint }) => {
            found.push(place(Diagnostic::error(code, format!("`{path}` {message}")).hint(hint)));
            None
        }
    }
}

fn parse(path: &str, bytes: &[u8], tell: &mut dyn FnMut(Diagnostic)) -> Result<Drawn, Refusal> {
    if bytes.starts_with(b"\x1f\x8b") {
        let message = "is a compressed SVG picture".to_owned();
        return Err(Refusal { code: code::UNSUPPORTED_IMAGE, message, hint: "Save it as plain SVG." });
    }
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::too_much(&format!("{} KB, and drawings {} at most", bytes.len().div_ceil(1000), MAX_BYTES / 1000)));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        let message = "is not UTF-8 text".to_owned();
        return Err(Refusal { code: code::NOT_UTF8, message, hint: "Save it again as plain SVG." });
    };
    let rest = cut::cut(path, text, tell)?;
    let options = usvg::Options {
        style_sheet: Some(STYLE.to_owned()),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let document = cut::parse(&rest)?;
    let tree = usvg::Tree::from_xmltree(&document, &options).map_err(|error| Refusal::broken(&error.to_string()))?;
    let mut reader = Reader::default();
    if !reader.group(tree.root(), 1.0) {
        return Err(Refusal::too_much(&format!("more than {MAX_STEPS} lines and curves")));
    }
    if reader.paths.is_empty() {
        return Err(Refusal::broken("it draws nothing"));
    }
    reader.tell(path, tell);
    Ok(reader.finish(path, tree.size(), tell))
}

#[cfg(test)]
mod tests;
