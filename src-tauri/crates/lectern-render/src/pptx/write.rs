//! A presentation to the parts of a package.

mod layout;
mod notes;
mod outline;
mod properties;
mod shape;
mod sheet;
mod slide;
mod table;
mod text;
mod theme;

pub(super) use notes::style as notes_style;
pub(super) use shape::{extent, union};

use super::package::{Package, Part, Relationships, office};
use super::presentation::Presentation;
use crate::error::RenderError;

macro_rules! slides_type {
    ($name:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.presentationml.", $name, "+xml")
    };
}
use slides_type;

const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const THEME: &str = "ppt/theme/theme1.xml";
const NOTES_THEME: &str = "ppt/theme/theme2.xml";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const NOTES_MASTER: &str = "ppt/notesMasters/notesMaster1.xml";

/// The name of a slide's part.
fn slide_name(at: usize) -> String {
    format!("ppt/slides/slide{}.xml", at + 1)
}

/// The name of a layout's part.
fn layout_name(at: usize) -> String {
    format!("ppt/slideLayouts/slideLayout{}.xml", at + 1)
}

/// The name of the part with a slide's notes.
fn notes_name(at: usize) -> String {
    format!("ppt/notesSlides/notesSlide{}.xml", at + 1)
}

/// The file of a presentation.
///
/// # Errors
/// It would be larger than the format allows.
pub(super) fn write(presentation: &Presentation<'_>) -> Result<Vec<u8>, RenderError> {
    let mut package = Package::default();
    package.relate(office!("officeDocument"), "ppt/presentation.xml");
    package.relate("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
    package.relate(office!("extended-properties"), "docProps/app.xml");
    let noted = presentation.slides.iter().any(|slide| slide.notes.is_some());
    outline::write(&mut package, presentation, noted);
    let none = Relationships::default;
    package.add_xml("ppt/presProps.xml", slides_type!("presProps"), properties::show(), none());
    package.add_xml("ppt/viewProps.xml", slides_type!("viewProps"), properties::view(), none());
    package.add_xml("ppt/tableStyles.xml", slides_type!("tableStyles"), properties::table_styles(), none());
    package.add_xml(THEME, THEME_TYPE, theme::theme(presentation), none());
    layout::write_master(&mut package, presentation);
    for at in 0..presentation.layouts.len() {
        layout::write_layout(&mut package, presentation, at);
    }
    if noted {
        package.add_xml(NOTES_THEME, THEME_TYPE, theme::theme(presentation), none());
        notes::write_master(&mut package, presentation);
    }
    let mut objects = slide::Objects::default();
    for at in 0..presentation.slides.len() {
        slide::write(&mut package, presentation, at, &mut objects)?;
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add_xml("docProps/core.xml", core, properties::core(presentation), none());
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.add_xml("docProps/app.xml", app, properties::app(presentation), none());
    package.into_bytes()
}

/// A part with shapes on it, added to a package.
fn add_sheet(package: &mut Package, name: &str, content_type: &'static str, sheet: sheet::Sheet<'_>) {
    package.add(Part {
        name: name.to_owned(),
        content_type,
        bytes: sheet.xml.finish().into_bytes(),
        relationships: sheet.relationships,
    });
}
