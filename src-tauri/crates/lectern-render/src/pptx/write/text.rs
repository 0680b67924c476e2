//! Text as the format has it: what a place of a layout says already is not said again on a slide, so that changes to the layout reach
//! the slides.

use super::sheet::Sheet;
use crate::pptx::presentation::{Bullet, Level, Paragraph, Run, RunLink, TextStyle, Weight, Words};
use lectern_model::block::Align;
use lectern_model::geometry::{Emu, Pt};
use lectern_model::theme::Colour;

/// How many levels text has in the format.
const LEVELS: usize = 9;
/// How far raised words are raised, in thousandths of a percent of their size; and right behind a raised link, which LibreOffice
/// lowers again where what follows is raised as far.
const RAISE: u32 = 30_000;
const RAISE_BEHIND: u32 = 29_000;
/// Two lengths closer than this are the same.
const NEAR: f32 = 0.06;

/// The levels of a place on a layout or of the master.
pub(super) fn levels(sheet: &mut Sheet<'_>, levels: &[Level], whole: bool) {
    const NAMES: [&str; LEVELS] =
        ["a:lvl1pPr", "a:lvl2pPr", "a:lvl3pPr", "a:lvl4pPr", "a:lvl5pPr", "a:lvl6pPr", "a:lvl7pPr", "a:lvl8pPr", "a:lvl9pPr"];
    let last = levels.last().cloned();
    let filled = levels.iter().cloned().chain(std::iter::repeat_with(|| last.clone()).map_while(|level| level));
    let count = if whole { LEVELS } else { levels.len() };
    for (name, level) in NAMES.iter().zip(filled).take(count) {
        sheet.xml.start(name);
        paragraph_attributes(sheet, &level, None, false);
        paragraph_children(sheet, &level, None);
        let style = &level.style;
        sheet
            .xml
            .start("a:defRPr")
            .attr("sz", type_size(style.size))
            .attr("b", sheet.presentation.bold(style.weight))
            .attr("kern", 1200);
        if style.tracking != 0.0 {
            sheet.xml.attr("spc", spacing(style));
        }
        sheet.fill(style.colour);
        family(sheet, style.weight);
        sheet.xml.end().end();
    }
}

/// A paragraph in a place whose text looks as `levels` has it.
pub(super) fn paragraph(sheet: &mut Sheet<'_>, paragraph: &Paragraph, levels: &[Level]) {
    let inherited = levels.get(paragraph.level).or(levels.last());
    sheet.xml.start("a:p").start("a:pPr");
    let own = Level { style: paragraph.style, bullet: paragraph.bullet };
    if paragraph.level > 0 {
        sheet.xml.attr("lvl", paragraph.level.min(LEVELS - 1));
    }
    paragraph_attributes(sheet, &own, inherited, paragraph.right_to_left);
    paragraph_children(sheet, &own, inherited);
    sheet.xml.end();
    let mut raise = RAISE;
    for run in &paragraph.runs {
        write_run(sheet, run, &Around { paragraph, inherited, raise });
        let again = run.superscript && run.link.is_some() && raise == RAISE;
        raise = if again { RAISE_BEHIND } else { RAISE };
    }
    if paragraph.runs.is_empty() {
        let language = sheet.language();
        sheet.xml.start("a:endParaRPr").attr("lang", language);
        if let Some(size) = differs(paragraph.style.size, inherited.map(|level| level.style.size)) {
            sheet.xml.attr("sz", type_size(size));
        }
        sheet.xml.end();
    }
    sheet.xml.end();
}

fn paragraph_attributes(sheet: &mut Sheet<'_>, own: &Level, inherited: Option<&Level>, right_to_left: bool) {
    let style = &own.style;
    let base = inherited.map(|level| level.style);
    if let Some(margin) = differs(style.margin, base.map(|base| base.margin)) {
        sheet.xml.attr("marL", emu(margin));
    }
    if let Some(indent) = differs(style.indent, base.map(|base| base.indent)) {
        sheet.xml.attr("indent", emu(indent));
    }
    let align = match (style.align, right_to_left) {
        (Align::Start, false) | (Align::End, true) => "l",
        (Align::Centre, _) => "ctr",
        (Align::End, false) | (Align::Start, true) => "r",
    };
    sheet.xml.attr("algn", align);
    if right_to_left {
        sheet.xml.attr("rtl", 1);
    } else if inherited.is_none() {
        sheet.xml.attr("rtl", 0);
    }
}

fn paragraph_children(sheet: &mut Sheet<'_>, own: &Level, inherited: Option<&Level>) {
    let style = &own.style;
    let base = inherited.map(|level| level.style);
    if base.is_none_or(|base| (base.leading - style.leading).abs() > 0.002) {
        let percent = (style.leading / sheet.presentation.line.max(0.1) * 100_000.0).round() as u32;
        sheet.xml.start("a:lnSpc").start("a:spcPct").attr("val", percent).end().end();
    }
    if let Some(before) = differs(style.before, base.map(|base| base.before)) {
        let hundredths = hundredths(before.max(Pt::ZERO).min(Pt(1584.0)));
        sheet.xml.start("a:spcBef").start("a:spcPts").attr("val", hundredths).end().end();
    }
    if inherited.is_none() {
        sheet.xml.start("a:spcAft").start("a:spcPts").attr("val", 0).end().end();
    }
    if inherited.is_none_or(|inherited| inherited.bullet != own.bullet) {
        bullet(sheet, own.bullet);
    }
}

fn bullet(sheet: &mut Sheet<'_>, bullet: Bullet) {
    let colour = |sheet: &mut Sheet<'_>, colour: Colour| {
        sheet.xml.start("a:buClr");
        sheet.colour(colour);
        sheet.xml.end();
    };
    match bullet {
        Bullet::None => {
            sheet.xml.start("a:buNone").end();
        }
        Bullet::Sign { sign, colour: own } => {
            colour(sheet, own);
            sheet.xml.start("a:buFontTx").end();
            sheet.xml.start("a:buChar").attr("char", sign).end();
        }
        Bullet::Number { number, colour: own, dot, percent } => {
            colour(sheet, own);
            if percent != 100 {
                sheet.xml.start("a:buSzPct").attr("val", percent.clamp(25, 400) * 1000).end();
            }
            sheet.xml.start("a:buFont").attr("typeface", "+mj-lt").end();
            sheet.xml.start("a:buAutoNum").attr("type", if dot { "arabicPeriod" } else { "arabicPlain" });
            if number != 1 {
                sheet.xml.attr("startAt", number.clamp(1, 32_767));
            }
            sheet.xml.end();
        }
    }
}

/// What a run stands in.
struct Around<'a> {
    paragraph: &'a Paragraph,
    inherited: Option<&'a Level>,
    /// How far it is raised, if it is.
    raise: u32,
}

fn write_run(sheet: &mut Sheet<'_>, run: &Run, around: &Around<'_>) {
    match &run.words {
        Words::Text(text) => {
            // A text of the format has no line ends but those that are elements.
            sheet.xml.start("a:r");
            run_style(sheet, run, around);
            sheet.xml.start("a:t").text(&text.replace(['\n', '\r'], " ")).end().end();
        }
        Words::Break => {
            sheet.xml.start("a:br");
            run_style(sheet, run, around);
            sheet.xml.end();
        }
        Words::SlideNumber(number) => {
            sheet.xml.start("a:fld").attr("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}").attr("type", "slidenum");
            run_style(sheet, run, around);
            sheet.xml.start("a:t").text(number).end().end();
        }
    }
}

fn run_style(sheet: &mut Sheet<'_>, run: &Run, around: &Around<'_>) {
    let style = &around.paragraph.style;
    let base = around.inherited.map(|level| level.style);
    let language = run.language.as_ref().map_or_else(|| sheet.language(), super::properties::language_tag);
    sheet.xml.start("a:rPr").attr("lang", language);
    if let Some(size) = differs(run.size.unwrap_or(style.size), base.map(|base| base.size)) {
        sheet.xml.attr("sz", type_size(size));
    }
    let weight = run.weight_in(style);
    let bold = sheet.presentation.bold(weight);
    if base.is_none_or(|base| sheet.presentation.bold(base.weight) != bold) {
        sheet.xml.attr("b", bold);
    }
    if run.emphasis {
        sheet.xml.attr("i", 1);
    }
    if matches!(run.link, Some(RunLink::Slide(_))) {
        // Marks are many: they do not stand out as addresses do, where a program leaves that to the file.
        sheet.xml.attr("u", "none");
    }
    if run.superscript {
        sheet.xml.attr("baseline", around.raise);
    }
    if base.is_none_or(|base| (base.tracking * base.size.0 - style.tracking * style.size.0).abs() > NEAR) {
        sheet.xml.attr("spc", spacing(style));
    }
    sheet.xml.attr("dirty", 0);
    let colour = run.colour.unwrap_or(match &run.link {
        Some(RunLink::Address(_)) => style.link,
        Some(RunLink::Slide(_)) | None if run.strong => style.strong,
        Some(RunLink::Slide(_)) | None => style.colour,
    });
    if base.is_none_or(|base| base.colour != colour) {
        sheet.fill(colour);
    }
    family(sheet, weight);
    if let Some(link) = &run.link {
        sheet.link(link);
    }
    sheet.xml.end();
}

/// The theme's family. Said wherever text is: not every program looks it up in the layout.
fn family(sheet: &mut Sheet<'_>, weight: Weight) {
    let is_heading = weight == Weight::Semibold && sheet.presentation.semibold.is_some();
    let family = match is_heading {
        true => "+mj-lt",
        false if sheet.names_fonts => sheet.presentation.theme.font.as_str(),
        false => "+mn-lt",
    };
    sheet.xml.start("a:latin").attr("typeface", family).end();
}

/// A length, where it is not what is inherited.
fn differs(own: Pt, base: Option<Pt>) -> Option<Pt> {
    base.is_none_or(|base| (base - own).0.abs() > NEAR).then_some(own)
}

/// Hundredths of a point.
fn hundredths(size: Pt) -> i64 {
    (f64::from(size.0) * 100.0).round().clamp(0.0, 400_000.0) as i64
}

/// A type size in hundredths of a point, in the range of `ST_TextFontSize` (ECMA-376 §20.1.10.72).
fn type_size(size: Pt) -> i64 {
    hundredths(size).max(100)
}

/// Space between letters, in hundredths of a point.
fn spacing(style: &TextStyle) -> i64 {
    (f64::from(style.tracking * style.size.0) * 100.0).round() as i64
}

/// A length in the format's unit.
pub(super) fn emu(length: Pt) -> i64 {
    Emu::from(length).0
}
