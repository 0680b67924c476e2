//! Shapes: text in placeholders, pictures, charts, drawings.

use super::sheet::{Says, Sheet};
use super::text::{self, emu};
use crate::pptx::presentation::{ChartShape, Drawing, Level, Panel, PictureShape, TextShape};
use lectern_model::geometry::{Emu, Point, Pt, Rect};
use lectern_model::theme::Anchor;
use lectern_scene::shape::{Cap, Join, Shape as Outline, Step, Stroke};

/// Text in a placeholder, whose text on the layout looks as `levels` has it.
pub(super) fn text_shape(sheet: &mut Sheet<'_>, shape: &TextShape, levels: &[Level]) {
    sheet.xml.start("p:sp").start("p:nvSpPr");
    sheet.identity(&shape.name, shape.alt.as_deref().map_or(Says::Words, Says::Shows));
    sheet.xml.start("p:cNvSpPr").start("a:spLocks").attr("noGrp", 1).end().end();
    sheet.holder(Some(shape.holder));
    sheet.xml.end().start("p:spPr");
    sheet.place("a:xfrm", shape.bounds);
    panel(sheet, shape.panel, shape.bounds);
    sheet.xml.end().start("p:txBody").start("a:bodyPr");
    for (name, inset) in ["lIns", "tIns", "rIns", "bIns"].into_iter().zip(shape.insets) {
        if inset > Pt::ZERO {
            sheet.xml.attr(name, emu(inset));
        }
    }
    sheet.xml.some_attr("wrap", shape.one_line.then_some("none"));
    sheet.xml.some_attr("anchor", shape.anchor.map(anchor_name));
    // Sizes are those of the page. A factor for a program to apply (`fontScale`) is applied by some and not by others.
    sheet.xml.start("a:normAutofit").end();
    sheet.xml.end().start("a:lstStyle").end();
    for paragraph in &shape.paragraphs {
        text::paragraph(sheet, paragraph, levels);
    }
    if shape.paragraphs.is_empty() {
        sheet.xml.start("a:p").end();
    }
    sheet.xml.end().end();
}

/// Where text stands in its frame.
pub(super) fn anchor_name(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Top => "t",
        Anchor::Middle => "ctr",
        Anchor::Bottom => "b",
    }
}

/// The filled box behind text.
pub(super) fn panel(sheet: &mut Sheet<'_>, panel: Option<Panel>, bounds: Rect) {
    let Some(panel) = panel else { return };
    let side = bounds.width.min(bounds.height).max(Pt(1.0));
    let radius = (f64::from((panel.radius / side).clamp(0.0, 0.5)) * 100_000.0).round() as u32;
    sheet.xml.start("a:prstGeom").attr("prst", if radius > 0 { "roundRect" } else { "rect" }).start("a:avLst");
    if radius > 0 {
        sheet.xml.start("a:gd").attr("name", "adj").attr("fmla", format_args!("val {radius}")).end();
    }
    sheet.xml.end().end();
    sheet.fill(panel.fill);
}

/// A picture of pixels, in the part of that name.
pub(super) fn picture(sheet: &mut Sheet<'_>, shape: &PictureShape<'_>, image: &str) {
    sheet.xml.start("p:pic").start("p:nvPicPr");
    sheet.identity(&shape.name, shape.alt.as_deref().into());
    sheet.xml.start("p:cNvPicPr").start("a:picLocks");
    if shape.holder.is_some() {
        sheet.xml.attr("noGrp", 1);
    }
    sheet.xml.attr("noChangeAspect", 1).end().end();
    sheet.holder(shape.holder);
    sheet.xml.end().start("p:blipFill").start("a:blip").attr("r:embed", image).end();
    sheet.xml.start("a:stretch").start("a:fillRect").end().end().end().start("p:spPr");
    sheet.place("a:xfrm", shape.bounds);
    sheet.xml.start("a:prstGeom").attr("prst", "rect").start("a:avLst").end().end();
    sheet.xml.end().end();
}

/// A chart, whose part has that relationship.
pub(super) fn chart(sheet: &mut Sheet<'_>, shape: &ChartShape<'_>, id: &str) {
    const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    sheet.xml.start("p:graphicFrame").start("p:nvGraphicFramePr");
    sheet.identity(&shape.name, Says::Shows(&shape.chart.alt));
    sheet.xml.start("p:cNvGraphicFramePr").start("a:graphicFrameLocks").attr("noGrp", 1).end().end();
    sheet.holder(Some(shape.holder));
    sheet.xml.end();
    sheet.place("p:xfrm", shape.bounds);
    sheet.xml.start("a:graphic").start("a:graphicData").attr("uri", CHART);
    sheet.xml.start("c:chart").attr("xmlns:c", CHART).attr("r:id", id).end().end().end().end();
}

/// Shapes that belong together: one alone, several in a group.
pub(super) fn drawing(sheet: &mut Sheet<'_>, drawing: &Drawing) {
    let says = drawing.alt.as_deref().into();
    if let [outline] = drawing.outlines.as_slice() {
        return write_outline(sheet, outline, &drawing.name, says);
    }
    let Some(bounds) = drawing.outlines.iter().filter_map(extent).reduce(union) else { return };
    sheet.xml.start("p:grpSp").start("p:nvGrpSpPr");
    sheet.identity(&drawing.name, says);
    sheet.xml.start("p:cNvGrpSpPr").end().start("p:nvPr").end().end();
    let edge = |length| Emu::from(length).0;
    let (x, y) = (edge(bounds.x), edge(bounds.y));
    let (width, height) = (edge(bounds.right()) - x, edge(bounds.bottom()) - y);
    sheet.xml.start("p:grpSpPr").start("a:xfrm");
    for (offset, extent) in [("a:off", "a:ext"), ("a:chOff", "a:chExt")] {
        sheet.xml.start(offset).attr("x", x).attr("y", y).end();
        sheet.xml.start(extent).attr("cx", width).attr("cy", height).end();
    }
    sheet.xml.end().end();
    for outline in &drawing.outlines {
        write_outline(sheet, outline, &drawing.name, Says::Words);
    }
    sheet.xml.end();
}

/// The box around a shape's outline; none for one without points.
pub(in crate::pptx) fn extent(outline: &Outline) -> Option<Rect> {
    let points = outline.path.steps.iter().flat_map(|step| match *step {
        Step::Move(to) | Step::Line(to) => [Some(to), None, None],
        Step::Curve(one, two, to) => [Some(one), Some(two), Some(to)],
        Step::Close => [None; 3],
    });
    points.flatten().map(|point| Rect::new(point.x, point.y, Pt::ZERO, Pt::ZERO)).reduce(union)
}

/// The box around two boxes.
pub(in crate::pptx) fn union(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect::new(x, y, a.right().max(b.right()) - x, a.bottom().max(b.bottom()) - y)
}

fn write_outline(sheet: &mut Sheet<'_>, outline: &Outline, name: &str, says: Says<'_>) {
    let Some(bounds) = extent(outline) else { return };
    sheet.xml.start("p:sp").start("p:nvSpPr");
    sheet.identity(name, says);
    sheet.xml.start("p:cNvSpPr").end().start("p:nvPr").end().end();
    sheet.xml.start("p:spPr");
    sheet.place("a:xfrm", bounds);
    if is_rectangle(outline, bounds) {
        sheet.xml.start("a:prstGeom").attr("prst", "rect").start("a:avLst").end().end();
    } else {
        path(sheet, outline, bounds);
    }
    match outline.fill {
        Some(colour) => sheet.fill(colour),
        None => {
            sheet.xml.start("a:noFill").end();
        }
    }
    line(sheet, outline.stroke.as_ref());
    sheet.xml.end().end();
}

/// Whether a shape is an upright rectangle.
fn is_rectangle(outline: &Outline, bounds: Rect) -> bool {
    let steps = outline.path.steps.as_slice();
    let [Step::Move(a), Step::Line(b), Step::Line(c), Step::Line(d), Step::Close] = steps else { return false };
    let corners = [
        Point::new(bounds.x, bounds.y),
        Point::new(bounds.right(), bounds.y),
        Point::new(bounds.right(), bounds.bottom()),
        Point::new(bounds.x, bounds.bottom()),
    ];
    [a, b, c, d]
        .into_iter()
        .zip(corners)
        .all(|(point, corner)| (point.x - corner.x).0.abs() + (point.y - corner.y).0.abs() < 0.01)
}

fn path(sheet: &mut Sheet<'_>, outline: &Outline, bounds: Rect) {
    let edge = |length: Pt| Emu::from(length).0;
    let (left, top) = (edge(bounds.x), edge(bounds.y));
    sheet.xml.start("a:custGeom");
    for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
        sheet.xml.start(list).end();
    }
    sheet.xml.start("a:rect").attr("l", 0).attr("t", 0).attr("r", "r").attr("b", "b").end();
    sheet.xml.start("a:pathLst").start("a:path");
    sheet.xml.attr("w", edge(bounds.right()) - left).attr("h", edge(bounds.bottom()) - top);
    let points = |sheet: &mut Sheet<'_>, name: &'static str, points: &[Point]| {
        sheet.xml.start(name);
        for point in points {
            sheet.xml.start("a:pt").attr("x", edge(point.x) - left).attr("y", edge(point.y) - top).end();
        }
        sheet.xml.end();
    };
    for step in &outline.path.steps {
        match *step {
            Step::Move(to) => points(sheet, "a:moveTo", &[to]),
            Step::Line(to) => points(sheet, "a:lnTo", &[to]),
            Step::Curve(one, two, to) => points(sheet, "a:cubicBezTo", &[one, two, to]),
            Step::Close => points(sheet, "a:close", &[]),
        }
    }
    sheet.xml.end().end().end();
}

fn line(sheet: &mut Sheet<'_>, stroke: Option<&Stroke>) {
    sheet.xml.start("a:ln");
    let Some(stroke) = stroke else {
        sheet.xml.start("a:noFill").end().end();
        return;
    };
    let cap = match stroke.cap {
        Cap::Butt => "flat",
        Cap::Round => "rnd",
        Cap::Square => "sq",
    };
    sheet.xml.attr("w", emu(stroke.width).clamp(0, 20_116_800)).attr("cap", cap);
    sheet.fill(stroke.colour);
    if !stroke.dash.is_empty() && stroke.width > Pt::ZERO {
        sheet.xml.start("a:custDash");
        let part =
            |length: Option<&Pt>| (f64::from(length.map_or(1.0, |length| *length / stroke.width)) * 100_000.0).round() as i64;
        for pair in stroke.dash.chunks(2) {
            sheet
                .xml
                .start("a:ds")
                .attr("d", part(pair.first()).max(1))
                .attr("sp", part(pair.get(1).or(pair.first())).max(1))
                .end();
        }
        sheet.xml.end();
    }
    match stroke.join {
        Join::Mitre => sheet.xml.start("a:miter").attr("lim", 800_000).end(),
        Join::Round => sheet.xml.start("a:round").end(),
        Join::Bevel => sheet.xml.start("a:bevel").end(),
    };
    sheet.xml.end();
}
