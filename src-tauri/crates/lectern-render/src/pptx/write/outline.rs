//! The presentation's own part: its masters, its slides in order, its sections.

use super::sheet::Sheet;
use super::theme::typeface;
use super::{MASTER, NOTES_MASTER, THEME, slide_name, slides_type, text};
use crate::pptx::font::{EmbeddedFont, FontStyle, embedded_fonts};
use crate::pptx::package::{Package, Part, Relationships, office};
use crate::pptx::presentation::{Bullet, Paragraph, Presentation, Section, Shape, Weight};
use crate::pptx::xml::Xml;
use lectern_model::geometry::{Emu, Pt};
use std::collections::BTreeSet;

/// The first ids of slides and of masters (ECMA-376 §19.7.13, §19.7.14).
const FIRST_SLIDE: usize = 256;
pub(super) const FIRST_MASTER: u64 = 2_147_483_648;
/// The size of a page of notes.
pub(super) const NOTES_SIZE: (Pt, Pt) = (Pt(540.0), Pt(720.0));

/// Writes the presentation's own part.
pub(super) fn write(package: &mut Package, presentation: &Presentation<'_>, noted: bool) {
    let mut sheet = Sheet::new(presentation, "p:presentation", &presentation.metadata.language);
    let embedded = embedded_fonts(presentation.fonts, &used_faces(presentation));
    if !embedded.is_empty() {
        // Without it a program drops them when it saves.
        sheet.xml.attr("embedTrueTypeFonts", 1);
    }
    sheet.xml.attr("autoCompressPictures", 0);
    let id = sheet.relationships.part(office!("slideMaster"), MASTER);
    sheet.xml.start("p:sldMasterIdLst").start("p:sldMasterId").attr("id", FIRST_MASTER).attr("r:id", id).end().end();
    if noted {
        let id = sheet.relationships.part(office!("notesMaster"), NOTES_MASTER);
        sheet.xml.start("p:notesMasterIdLst").start("p:notesMasterId").attr("r:id", id).end().end();
    }
    if !presentation.slides.is_empty() {
        sheet.xml.start("p:sldIdLst");
        for at in 0..presentation.slides.len() {
            let id = sheet.relationships.part(office!("slide"), &slide_name(at));
            sheet.xml.start("p:sldId").attr("id", FIRST_SLIDE + at).attr("r:id", id).end();
        }
        sheet.xml.end();
    }
    let size = presentation.size;
    sheet.xml.start("p:sldSz").attr("cx", text::emu(size.width)).attr("cy", text::emu(size.height));
    if size.width / size.height < 1.4 {
        sheet.xml.attr("type", "screen4x3");
    }
    sheet.xml.end();
    let (width, height) = NOTES_SIZE;
    sheet.xml.start("p:notesSz").attr("cx", Emu::from(width).0).attr("cy", Emu::from(height).0).end();
    fonts(package, &mut sheet, embedded);
    default_text(&mut sheet);
    sections(&mut sheet.xml, &presentation.sections);
    for (kind, name) in [
        (office!("presProps"), "ppt/presProps.xml"),
        (office!("viewProps"), "ppt/viewProps.xml"),
        (office!("theme"), THEME),
        (office!("tableStyles"), "ppt/tableStyles.xml"),
    ] {
        sheet.relationships.part(kind, name);
    }
    super::add_sheet(package, "ppt/presentation.xml", slides_type!("presentation.main"), sheet);
}

/// The fonts in the file.
fn fonts(package: &mut Package, sheet: &mut Sheet<'_>, embedded: Vec<EmbeddedFont>) {
    if embedded.is_empty() {
        return;
    }
    sheet.xml.start("p:embeddedFontLst");
    let mut count = 0;
    for font in embedded {
        sheet.xml.start("p:embeddedFont").start("p:font");
        typeface(&mut sheet.xml, sheet.presentation.fonts, &font.family);
        sheet.xml.end();
        for (style, bytes) in font.faces {
            count += 1;
            let name = format!("ppt/fonts/font{count}.fntdata");
            let id = sheet.relationships.part(office!("font"), &name);
            sheet.xml.start(style.element()).attr("r:id", id).end();
            package.add(Part { name, content_type: "application/x-fontdata", bytes, relationships: Relationships::default() });
        }
        sheet.xml.end();
    }
    sheet.xml.end();
}

/// The faces of the theme's families that text is in.
fn used_faces<'a>(presentation: &'a Presentation<'_>) -> BTreeSet<(&'a str, FontStyle)> {
    let (family, heading) = (presentation.theme.font.as_str(), presentation.semibold.as_deref());
    let mut used = BTreeSet::from([(family, FontStyle::Regular)]);
    let mut paragraph = |paragraph: &Paragraph| {
        for run in &paragraph.runs {
            let face = match (run.weight_in(&paragraph.style), heading) {
                (Weight::Semibold, Some(heading)) => (heading, FontStyle::of(false, run.emphasis)),
                (Weight::Semibold | Weight::Bold, _) => (family, FontStyle::of(true, run.emphasis)),
                (Weight::Regular, _) => (family, FontStyle::of(false, run.emphasis)),
            };
            used.insert(face);
        }
    };
    for slide in &presentation.slides {
        slide.notes.iter().flatten().for_each(&mut paragraph);
        for shape in &slide.shapes {
            match shape {
                Shape::Text(shape) => shape.paragraphs.iter().for_each(&mut paragraph),
                Shape::Table(table) => {
                    table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| paragraph(&cell.paragraph));
                }
                Shape::Chart(_) | Shape::Picture(_) | Shape::Drawing(_) => {}
            }
        }
    }
    used
}

/// How text looks that stands in no placeholder.
fn default_text(sheet: &mut Sheet<'_>) {
    let plain: Vec<_> = sheet.presentation.levels.iter().take(1).cloned().collect();
    let plain: Vec<_> = plain
        .into_iter()
        .map(|mut level| {
            level.bullet = Bullet::None;
            (level.style.margin, level.style.indent, level.style.before) = (Pt::ZERO, Pt::ZERO, Pt::ZERO);
            level.style.size = Pt(18.0);
            level
        })
        .collect();
    sheet.xml.start("p:defaultTextStyle");
    let language = sheet.language();
    sheet.xml.start("a:defPPr").start("a:defRPr").attr("lang", language).end().end();
    text::levels(sheet, &plain, true);
    sheet.xml.end();
}

/// The sections, whose names stand over the slides in the program's overview.
fn sections(xml: &mut Xml, sections: &[Section]) {
    const POWERPOINT: &str = "http://schemas.microsoft.com/office/powerpoint/2010/main";
    if sections.is_empty() {
        return;
    }
    xml.start("p:extLst").start("p:ext").attr("uri", "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}");
    xml.start("p14:sectionLst").attr("xmlns:p14", POWERPOINT);
    for (at, section) in sections.iter().enumerate() {
        // Ids only have to differ.
        let id = format!("{{5EC70000-0000-4000-8000-{:012X}}}", at + 1);
        xml.start("p14:section").attr("name", &section.title).attr("id", id).start("p14:sldIdLst");
        for slide in section.slides.clone() {
            xml.start("p14:sldId").attr("id", FIRST_SLIDE + slide).end();
        }
        xml.end().end();
    }
    xml.end().end().end();
}
