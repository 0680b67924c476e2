//! Pages of notes: the slide above, what its speaker reads below.

use super::outline::NOTES_SIZE;
use super::sheet::{Says, Sheet};
use super::{NOTES_MASTER, NOTES_THEME, add_sheet, notes_name, slide_name, slides_type, text};
use crate::pptx::package::{Package, office};
use crate::pptx::presentation::{Bullet, Level, Paragraph, Presentation, TextStyle, Weight};
use lectern_model::block::Align;
use lectern_model::geometry::{Pt, Rect};
use lectern_model::language::Language;
use lectern_model::theme::Theme;

/// The margins of a page of notes.
const MARGIN: Pt = Pt(54.0);
/// The size of notes.
const SIZE: Pt = Pt(12.0);

/// How notes look.
pub(in crate::pptx) fn style(theme: &Theme) -> TextStyle {
    let text = theme.colours.text;
    TextStyle {
        size: SIZE,
        weight: Weight::Regular,
        colour: text,
        strong: text,
        link: theme.colours.accent_2,
        leading: 1.3,
        before: Pt(4.0),
        margin: Pt::ZERO,
        indent: Pt::ZERO,
        align: Align::Start,
        tracking: 0.0,
    }
}

fn levels(theme: &Theme) -> Vec<Level> {
    vec![Level { style: style(theme), bullet: Bullet::None }]
}

/// Where the slide and the words stand on a page.
fn places(presentation: &Presentation<'_>) -> (Rect, Rect) {
    let (width, height) = NOTES_SIZE;
    let room = Rect::new(MARGIN, MARGIN, width - MARGIN * 2.0, height * 0.32);
    let picture = room.fit(presentation.size);
    let top = picture.bottom() + Pt(24.0);
    (picture, Rect::new(MARGIN, top, room.width, height - MARGIN - top))
}

/// Writes the master of the pages of notes.
pub(super) fn write_master(package: &mut Package, presentation: &Presentation<'_>) {
    let mut sheet = Sheet::new(presentation, "p:notesMaster", &presentation.metadata.language);
    sheet.xml.start("p:cSld").start("p:bg").start("p:bgRef").attr("idx", 1001);
    sheet.xml.start("a:schemeClr").attr("val", "bg1").end().end().end();
    sheet.open_tree();
    let (picture, words) = places(presentation);
    write_picture(&mut sheet, Some(picture));
    open_words(&mut sheet, Some(words));
    sheet.xml.start("a:lstStyle").end();
    let language = sheet.language();
    sheet.xml.start("a:p").start("a:r").start("a:rPr").attr("lang", language).end();
    sheet.xml.start("a:t").text("Click to edit Master text styles").end().end().end().end().end();
    sheet.xml.end().end();
    sheet.xml.start("p:clrMap");
    for (name, slot) in [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")] {
        sheet.xml.attr(name, slot);
    }
    for slot in ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"] {
        sheet.xml.attr(slot, slot);
    }
    sheet.xml.end().start("p:notesStyle");
    text::levels(&mut sheet, &levels(presentation.theme), true);
    sheet.xml.end();
    sheet.relationships.part(office!("theme"), NOTES_THEME);
    add_sheet(package, NOTES_MASTER, slides_type!("notesMaster"), sheet);
}

/// Writes the notes of a slide.
pub(super) fn write(
    package: &mut Package,
    presentation: &Presentation<'_>,
    at: usize,
    paragraphs: &[Paragraph],
    language: &Language,
) {
    let mut sheet = Sheet::new(presentation, "p:notes", language);
    sheet.names_fonts = true;
    sheet.relationships.part(office!("notesMaster"), NOTES_MASTER);
    sheet.relationships.part(office!("slide"), &slide_name(at));
    sheet.xml.start("p:cSld");
    sheet.open_tree();
    write_picture(&mut sheet, None);
    open_words(&mut sheet, None);
    sheet.xml.start("a:lstStyle").end();
    for paragraph in paragraphs {
        // All of how it looks: LibreOffice passes over what the master of notes says.
        text::paragraph(&mut sheet, paragraph, &[]);
    }
    if paragraphs.is_empty() {
        sheet.xml.start("a:p").end();
    }
    sheet.xml.end().end().end().end();
    sheet.xml.start("p:clrMapOvr").start("a:masterClrMapping").end().end();
    add_sheet(package, &notes_name(at), slides_type!("notesSlide"), sheet);
}

fn write_picture(sheet: &mut Sheet<'_>, bounds: Option<Rect>) {
    sheet.xml.start("p:sp").start("p:nvSpPr");
    sheet.identity("Slide", Says::Words);
    sheet.xml.start("p:cNvSpPr").start("a:spLocks");
    sheet.xml.attr("noGrp", 1).attr("noRot", 1).attr("noChangeAspect", 1).end().end();
    sheet.xml.start("p:nvPr").start("p:ph").attr("type", "sldImg");
    if bounds.is_some() {
        sheet.xml.attr("idx", 2);
    }
    sheet.xml.end().end().end().start("p:spPr");
    if let Some(bounds) = bounds {
        sheet.place("a:xfrm", bounds);
        sheet.xml.start("a:prstGeom").attr("prst", "rect").start("a:avLst").end().end();
        sheet.xml.start("a:noFill").end().start("a:ln").attr("w", 9525);
        let rule = sheet.presentation.theme.colours.muted;
        sheet.fill(rule);
        sheet.xml.end();
    }
    sheet.xml.end().end();
}

/// Opens the shape with the words, and the text in it.
fn open_words(sheet: &mut Sheet<'_>, bounds: Option<Rect>) {
    sheet.xml.start("p:sp").start("p:nvSpPr");
    sheet.identity("Notes", Says::Words);
    sheet.xml.start("p:cNvSpPr").start("a:spLocks").attr("noGrp", 1).end().end();
    sheet.xml.start("p:nvPr").start("p:ph").attr("type", "body").attr("idx", if bounds.is_some() { 3 } else { 1 });
    sheet.xml.end().end().end().start("p:spPr");
    if let Some(bounds) = bounds {
        sheet.place("a:xfrm", bounds);
        sheet.xml.start("a:prstGeom").attr("prst", "rect").start("a:avLst").end().end();
    }
    sheet.xml.end().start("p:txBody").start("a:bodyPr");
    if bounds.is_some() {
        for inset in ["lIns", "tIns", "rIns", "bIns"] {
            sheet.xml.attr(inset, 0);
        }
    }
    sheet.xml.end();
}
