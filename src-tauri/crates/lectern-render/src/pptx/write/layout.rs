//! The master and its layouts: where things stand and how text looks, said once.

use super::outline::FIRST_MASTER;
use super::shape::{anchor_name, drawing, panel};
use super::sheet::{Says, Sheet};
use super::{MASTER, THEME, layout_name, slides_type, text};
use crate::pptx::package::{Package, office};
use crate::pptx::presentation::{HolderKind, Layout, Place, Presentation};
use lectern_model::slide::SlideKind;
use lectern_model::theme::Colour;

/// What a program shows where nothing has been written yet, level by level; it has words of its own in the reader's language.
const PROMPTS: [&str; 5] = ["Click to edit Master text styles", "Second level", "Third level", "Fourth level", "Fifth level"];

/// Writes the master.
pub(super) fn write_master(package: &mut Package, presentation: &Presentation<'_>) {
    let mut sheet = Sheet::new(presentation, "p:sldMaster", &presentation.metadata.language);
    sheet.xml.start("p:cSld");
    background(&mut sheet, presentation.theme.colours.background);
    sheet.open_tree();
    // The plainest layout has what all of them have in common.
    if let Some(plain) = presentation.layouts.iter().find(|layout| layout.kind == SlideKind::Bullets) {
        for place in plain.places.iter().filter(|place| is_of_master(place)) {
            let mut own = Place { name: place.name.clone(), levels: place.levels.clone(), ..*place };
            own.holder.kind = if own.holder.kind == HolderKind::Object { HolderKind::Text } else { own.holder.kind };
            write_place(&mut sheet, &own);
        }
    }
    sheet.xml.end().end();
    sheet.xml.start("p:clrMap");
    for (name, slot) in [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")] {
        sheet.xml.attr(name, slot);
    }
    for slot in ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"] {
        sheet.xml.attr(slot, slot);
    }
    sheet.xml.end().start("p:sldLayoutIdLst");
    for at in 0..presentation.layouts.len() {
        let id = sheet.relationships.part(office!("slideLayout"), &layout_name(at));
        sheet.xml.start("p:sldLayoutId").attr("id", FIRST_MASTER + 1 + at as u64).attr("r:id", id).end();
    }
    sheet.xml.end();
    sheet.relationships.part(office!("theme"), THEME);
    sheet.xml.start("p:txStyles").start("p:titleStyle");
    let bullets = presentation.layouts.iter().find(|layout| layout.kind == SlideKind::Bullets);
    let title = bullets.and_then(|layout| layout.places.iter().find(|place| place.holder.kind == HolderKind::Title));
    if let Some(title) = title {
        text::levels(&mut sheet, &title.levels, false);
    }
    sheet.xml.end().start("p:bodyStyle");
    text::levels(&mut sheet, &presentation.levels, true);
    sheet.xml.end().start("p:otherStyle");
    text::levels(&mut sheet, &presentation.levels[..presentation.levels.len().min(1)], true);
    sheet.xml.end().end();
    super::add_sheet(package, MASTER, slides_type!("slideMaster"), sheet);
}

/// Whether the master has a place itself: there is one of each kind on it.
fn is_of_master(place: &Place) -> bool {
    match place.holder.kind {
        HolderKind::Title | HolderKind::Object | HolderKind::Footer | HolderKind::SlideNumber => true,
        HolderKind::CentredTitle
        | HolderKind::Subtitle
        | HolderKind::Text
        | HolderKind::Table
        | HolderKind::Chart
        | HolderKind::Picture => false,
    }
}

/// Writes a layout.
pub(super) fn write_layout(package: &mut Package, presentation: &Presentation<'_>, at: usize) {
    let Some(layout) = presentation.layouts.get(at) else { return };
    let mut sheet = Sheet::new(presentation, "p:sldLayout", &presentation.metadata.language);
    let kind = match layout.kind {
        SlideKind::Title => Some("title"),
        SlideKind::Section => Some("secHead"),
        SlideKind::Bullets => Some("obj"),
        SlideKind::TwoColumns => Some("twoObj"),
        SlideKind::Statement
        | SlideKind::BigNumber
        | SlideKind::Table
        | SlideKind::Chart
        | SlideKind::Steps
        | SlideKind::Quote
        | SlideKind::Picture
        | SlideKind::Help
        | SlideKind::References => None,
    };
    sheet.xml.some_attr("type", kind).attr("preserve", 1);
    if kind.is_none() {
        sheet.xml.attr("userDrawn", 1);
    }
    sheet.xml.start("p:cSld").attr("name", name(layout));
    if layout.background != presentation.theme.colours.background {
        background(&mut sheet, layout.background);
    }
    sheet.open_tree();
    for drawn in &layout.drawings {
        drawing(&mut sheet, drawn);
    }
    for place in &layout.places {
        write_place(&mut sheet, place);
    }
    sheet.xml.end().end();
    sheet.xml.start("p:clrMapOvr").start("a:masterClrMapping").end().end();
    sheet.relationships.part(office!("slideMaster"), MASTER);
    super::add_sheet(package, &layout_name(at), slides_type!("slideLayout"), sheet);
}

fn name(layout: &Layout) -> &'static str {
    match layout.kind {
        SlideKind::Title => "Title",
        SlideKind::Section => "Section",
        SlideKind::Statement => "Statement",
        SlideKind::BigNumber => "Big number",
        SlideKind::Bullets => "Bullets",
        SlideKind::TwoColumns => "Two columns",
        SlideKind::Table => "Table",
        SlideKind::Chart => "Chart",
        SlideKind::Steps => "Steps",
        SlideKind::Quote => "Quotation",
        SlideKind::Picture => "Picture",
        SlideKind::Help => "Help",
        SlideKind::References => "References",
    }
}

fn background(sheet: &mut Sheet<'_>, colour: Colour) {
    sheet.xml.start("p:bg").start("p:bgPr");
    sheet.fill(colour);
    sheet.xml.start("a:effectLst").end().end().end();
}

fn write_place(sheet: &mut Sheet<'_>, place: &Place) {
    sheet.xml.start("p:sp").start("p:nvSpPr");
    sheet.identity(&place.name, Says::Words);
    sheet.xml.start("p:cNvSpPr").start("a:spLocks").attr("noGrp", 1).end().end();
    sheet.holder(Some(place.holder));
    sheet.xml.end().start("p:spPr");
    sheet.place("a:xfrm", place.bounds);
    match place.panel {
        Some(_) => panel(sheet, place.panel, place.bounds),
        None => {
            sheet.xml.start("a:prstGeom").attr("prst", "rect").start("a:avLst").end().end();
        }
    }
    sheet.xml.end().start("p:txBody").start("a:bodyPr").attr("vert", "horz").attr("wrap", "square");
    for inset in ["lIns", "tIns", "rIns", "bIns"] {
        sheet.xml.attr(inset, 0);
    }
    sheet.xml.attr("anchor", anchor_name(place.anchor)).start("a:normAutofit").end().end();
    sheet.xml.start("a:lstStyle");
    text::levels(sheet, &place.levels, false);
    sheet.xml.end();
    prompt(sheet, place);
    sheet.xml.end().end();
}

/// What stands in a place until there is something.
fn prompt(sheet: &mut Sheet<'_>, place: &Place) {
    let language = sheet.language();
    let levels = match place.holder.kind {
        HolderKind::Title | HolderKind::CentredTitle => return line(sheet, 0, "Click to edit Master title style", &language),
        HolderKind::Footer => {
            sheet.xml.start("a:p").start("a:endParaRPr").attr("lang", language).end().end();
            return;
        }
        HolderKind::SlideNumber => {
            sheet.xml.start("a:p").start("a:fld").attr("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}").attr("type", "slidenum");
            sheet.xml.start("a:rPr").attr("lang", language).end().start("a:t").text("‹#›").end().end().end();
            return;
        }
        HolderKind::Subtitle | HolderKind::Table | HolderKind::Chart | HolderKind::Picture => 1,
        HolderKind::Text | HolderKind::Object => place.levels.len().min(PROMPTS.len()),
    };
    for (level, words) in PROMPTS.iter().enumerate().take(levels.max(1)) {
        line(sheet, level, words, &language);
    }
}

fn line(sheet: &mut Sheet<'_>, level: usize, words: &str, language: &str) {
    sheet.xml.start("a:p").start("a:pPr").attr("lvl", level).end();
    sheet.xml.start("a:r").start("a:rPr").attr("lang", language).end().start("a:t").text(words).end().end().end();
}
