//! A plot as the part of a package that holds it (ECMA-376 §21.2): elements in the order of the schema.

use super::number::exact;
use super::plot::{Bars, Form, Label, Names, Pattern, Place, Plot, SeriesLook};
use super::series::Column;
use super::{ChartLook, Sheet};
use crate::pptx::xml::Xml;
use lectern_model::geometry::{Emu, Pt, Rect};
use lectern_model::theme::Colour;
use std::fmt::Display;

/// The ids by which axes know one another.
const CATEGORY_AXIS: u32 = 1_000_001;
const VALUE_AXIS: u32 = 1_000_002;

/// The part of a chart.
pub(super) fn write(plot: &Plot, sheet: &Sheet, look: &ChartLook<'_>) -> String {
    let mut part = Part { xml: Xml::new(), plot, sheet, look };
    part.space();
    part.xml.finish()
}

/// A part being written.
struct Part<'a> {
    xml: Xml,
    plot: &'a Plot,
    sheet: &'a Sheet,
    look: &'a ChartLook<'a>,
}

impl Part<'_> {
    /// An element with nothing but a value.
    fn value(&mut self, name: &'static str, value: impl Display) {
        self.xml.start(name).attr("val", value).end();
    }

    fn space(&mut self) {
        self.xml.start("c:chartSpace");
        self.xml.attr("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart");
        self.xml.attr("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        self.xml.attr("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        self.value("c:date1904", 0);
        self.value("c:lang", self.look.language.tag());
        self.value("c:roundedCorners", 0);
        self.xml.start("c:chart");
        self.value("c:autoTitleDeleted", 1);
        self.plot_area();
        self.legend();
        self.value("c:plotVisOnly", 1);
        self.value("c:dispBlanksAs", "gap");
        self.xml.end();
        self.xml.start("c:spPr").start("a:noFill").end().start("a:ln").start("a:noFill").end().end().end();
        self.text(self.look.size, self.look.text, false, None);
        self.xml.start("c:externalData").attr("r:id", "rId1");
        self.value("c:autoUpdate", 0);
        self.xml.end().end();
    }

    fn plot_area(&mut self) {
        self.xml.start("c:plotArea");
        self.layout(self.plot.inner, true);
        let plot = self.plot;
        match plot.form {
            Form::Bars(bars) | Form::Columns(bars) | Form::Parts(bars) => self.bars(bars),
            Form::Lines { .. } => self.lines(),
        }
        self.category_axis();
        self.value_axis();
        self.xml.start("c:spPr").start("a:noFill").end().start("a:ln").start("a:noFill").end().end().end();
        self.xml.end();
    }

    /// Where something stands, in parts of the chart's frame.
    fn layout(&mut self, rect: Rect, inner: bool) {
        let area = self.look.area;
        let part = |of: Pt, whole: Pt| if whole > Pt::ZERO { (of / whole).clamp(0.0, 1.0) } else { 0.0 };
        self.xml.start("c:layout").start("c:manualLayout");
        if inner {
            self.value("c:layoutTarget", "inner");
        }
        self.value("c:xMode", "edge");
        self.value("c:yMode", "edge");
        self.value("c:x", places(part(rect.x, area.width)));
        self.value("c:y", places(part(rect.y, area.height)));
        self.value("c:w", places(part(rect.width, area.width)));
        self.value("c:h", places(part(rect.height, area.height)));
        self.xml.end().end();
    }

    fn bars(&mut self, bars: Bars) {
        let stacked = matches!(self.plot.form, Form::Parts(_));
        self.xml.start("c:barChart");
        self.value("c:barDir", if matches!(self.plot.form, Form::Columns(_)) { "col" } else { "bar" });
        self.value("c:grouping", if stacked { "percentStacked" } else { "clustered" });
        self.value("c:varyColors", 0);
        self.series();
        self.value("c:gapWidth", bars.gap);
        self.value("c:overlap", bars.overlap);
        self.value("c:axId", CATEGORY_AXIS);
        self.value("c:axId", VALUE_AXIS);
        self.xml.end();
    }

    fn lines(&mut self) {
        self.xml.start("c:lineChart");
        self.value("c:grouping", "standard");
        self.value("c:varyColors", 0);
        self.series();
        self.value("c:marker", 1);
        self.value("c:axId", CATEGORY_AXIS);
        self.value("c:axId", VALUE_AXIS);
        self.xml.end();
    }

    fn series(&mut self) {
        let (plot, sheet) = (self.plot, self.sheet);
        for (at, (look, column)) in plot.looks.iter().zip(&sheet.columns).enumerate() {
            self.xml.start("c:ser");
            self.value("c:idx", at);
            self.value("c:order", at);
            self.xml.start("c:tx").start("c:strRef").start("c:f").text(&Sheet::name_cell(at)).end();
            self.strings([column.name.as_str()].into_iter());
            self.xml.end().end();
            match look.pattern {
                Pattern::Fill(index) => self.fill(look.colour, index),
                Pattern::Apart => self.apart(look.colour),
                Pattern::Line(index) => self.line(look.colour, index),
            }
            self.labels(look, column);
            self.numbers(at, column);
            if matches!(look.pattern, Pattern::Line(_)) {
                self.value("c:smooth", 0);
            }
            self.xml.end();
        }
    }

    /// The categories and the values of a series, with the cells they are in.
    fn numbers(&mut self, at: usize, column: &Column) {
        let sheet = self.sheet;
        self.xml.start("c:cat").start("c:strRef").start("c:f").text(&sheet.category_range()).end();
        self.strings(sheet.categories.iter().map(String::as_str));
        self.xml.end().end();
        self.xml.start("c:val").start("c:numRef").start("c:f").text(&sheet.value_range(at)).end();
        self.xml.start("c:numCache").start("c:formatCode").text("General").end();
        self.value("c:ptCount", column.values.len());
        for (at, value) in column.values.iter().enumerate() {
            if let Some(value) = value {
                self.xml.start("c:pt").attr("idx", at).start("c:v").text(&exact(*value)).end().end();
            }
        }
        self.xml.end().end().end();
    }

    fn strings<'t>(&mut self, texts: impl ExactSizeIterator<Item = &'t str>) {
        self.xml.start("c:strCache");
        self.value("c:ptCount", texts.len());
        for (at, text) in texts.enumerate() {
            self.xml.start("c:pt").attr("idx", at).start("c:v").text(text).end().end();
        }
        self.xml.end();
    }

    fn colour(&mut self, colour: Colour) {
        (self.look.paint)(&mut self.xml, colour);
    }

    fn solid(&mut self, colour: Colour) {
        self.xml.start("a:solidFill");
        self.colour(colour);
        self.xml.end();
    }

    /// The fill of bars, told apart without colour as on the page: full, hatched, outlined, dotted.
    fn fill(&mut self, colour: Colour, index: usize) {
        let ground = self.look.ground;
        self.xml.start("c:spPr");
        match index % 4 {
            0 => self.solid(colour),
            2 => {
                self.solid(ground);
                self.xml.start("a:ln").attr("w", emu(Pt(2.5)));
                self.solid(colour);
                self.xml.start("a:miter").attr("lim", 800_000).end().end();
            }
            other => {
                self.xml.start("a:pattFill").attr("prst", if other == 1 { "wdUpDiag" } else { "lgConfetti" });
                self.xml.start("a:fgClr");
                self.colour(ground);
                self.xml.end().start("a:bgClr");
                self.colour(colour);
                self.xml.end().end();
            }
        }
        self.xml.end();
        self.value("c:invertIfNegative", 0);
    }

    /// The fill of a part, with a gap around it.
    fn apart(&mut self, colour: Colour) {
        let ground = self.look.ground;
        self.xml.start("c:spPr");
        self.solid(colour);
        self.xml.start("a:ln").attr("w", emu(Pt(2.5)));
        self.solid(ground);
        self.xml.start("a:miter").attr("lim", 800_000).end().end().end();
        self.value("c:invertIfNegative", 0);
    }

    /// A line with its dashes and marks.
    fn line(&mut self, colour: Colour, index: usize) {
        self.xml.start("c:spPr").start("a:ln").attr("w", emu(Pt(3.0))).attr("cap", "flat");
        self.solid(colour);
        let dash = match index % 4 {
            0 => "solid",
            1 => "sysDash",
            2 => "sysDot",
            _ => "lgDashDot",
        };
        self.value("a:prstDash", dash);
        self.xml.start("a:round").end().end().end();
        let (mark, size) = match index % 3 {
            0 => ("circle", 10),
            1 => ("square", 9),
            _ => ("triangle", 12),
        };
        self.xml.start("c:marker");
        self.value("c:symbol", mark);
        self.value("c:size", size);
        self.xml.start("c:spPr");
        self.solid(colour);
        self.xml.start("a:ln").start("a:noFill").end().end().end().end();
    }

    /// The labels of a series: what most of them are once, the others each.
    fn labels(&mut self, look: &SeriesLook, column: &Column) {
        self.xml.start("c:dLbls");
        let usual =
            look.labels.iter().flatten().find(|label| label.shift.is_none()).or_else(|| look.labels.iter().flatten().next());
        for (at, label) in look.labels.iter().enumerate() {
            let has_value = column.values.get(at).is_some_and(Option::is_some);
            let told = label.as_ref() == usual && label.as_ref().is_none_or(|label| label.shift.is_none());
            if told || !has_value {
                continue;
            }
            self.xml.start("c:dLbl");
            self.value("c:idx", at);
            match label {
                None => self.value("c:delete", 1),
                Some(label) => self.label(label),
            }
            self.xml.end();
        }
        match usual {
            None => self.value("c:delete", 1),
            Some(label) => {
                self.label(&Label { shift: None, ..label.clone() });
                self.xml.start("c:extLst").start("c:ext").attr("uri", "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}");
                self.xml.attr("xmlns:c15", "http://schemas.microsoft.com/office/drawing/2012/chart");
                // What stands away from its part is led to it.
                let led = look.pattern == Pattern::Apart && look.labels.iter().flatten().any(|label| label.shift.is_some());
                self.value("c15:showLeaderLines", u8::from(led));
                self.xml.end().end();
            }
        }
        self.xml.end();
    }

    fn label(&mut self, label: &Label) {
        if let Some((right, down)) = label.shift {
            let area = self.look.area;
            self.xml.start("c:layout").start("c:manualLayout");
            self.value("c:x", places(right / area.width.max(Pt(1.0))));
            self.value("c:y", places(down / area.height.max(Pt(1.0))));
            self.xml.end().end();
        }
        self.xml.start("c:numFmt").attr("formatCode", &label.format).attr("sourceLinked", 0).end();
        self.xml.start("c:spPr").start("a:noFill").end().start("a:ln").start("a:noFill").end().end().end();
        self.text(label.size, label.colour, label.bold, Some(label.wraps));
        let place = match label.place {
            Place::Centre => "ctr",
            Place::OutsideEnd => "outEnd",
            Place::Above => "t",
            Place::Below => "b",
            Place::Right => "r",
        };
        self.value("c:dLblPos", place);
        self.value("c:showLegendKey", 0);
        self.value("c:showVal", 1);
        self.value("c:showCatName", 0);
        self.value("c:showSerName", u8::from(label.name.is_some()));
        self.value("c:showPercent", 0);
        self.value("c:showBubbleSize", 0);
        if let Some(separator) = label.name {
            self.xml.start("c:separator").text(separator).end();
        }
    }

    /// How text looks; whether it may be broken into lines, where that is said.
    fn text(&mut self, size: Pt, colour: Colour, bold: bool, wraps: Option<bool>) {
        self.xml.start("c:txPr").start("a:bodyPr");
        if let Some(wraps) = wraps {
            self.xml.attr("rot", 0).attr("vert", "horz").attr("wrap", if wraps { "square" } else { "none" });
            self.xml.attr("lIns", 38_100).attr("tIns", 19_050).attr("rIns", 38_100).attr("bIns", 19_050).attr("anchor", "ctr");
        }
        self.xml.end().start("a:lstStyle").end().start("a:p").start("a:pPr");
        if self.look.language.is_right_to_left() {
            self.xml.attr("rtl", 1);
        }
        let hundredths = (size.0 * 100.0).round().clamp(100.0, 400_000.0) as u32;
        self.xml.start("a:defRPr").attr("sz", hundredths).attr("b", u8::from(bold));
        self.solid(colour);
        for name in ["a:latin", "a:cs"] {
            self.xml.start(name).attr("typeface", self.look.family).end();
        }
        self.xml.end().end().start("a:endParaRPr").attr("lang", self.look.language.tag()).end().end().end();
    }

    fn category_axis(&mut self) {
        let lies = !matches!(self.plot.form, Form::Columns(_) | Form::Lines { .. });
        self.xml.start("c:catAx");
        self.value("c:axId", CATEGORY_AXIS);
        self.xml.start("c:scaling");
        // What comes first stands at the top.
        self.value("c:orientation", if lies { "maxMin" } else { "minMax" });
        self.xml.end();
        let names = self.plot.names;
        self.value("c:delete", u8::from(names.is_none()));
        self.value("c:axPos", if lies { "l" } else { "b" });
        self.xml.start("c:numFmt").attr("formatCode", "General").attr("sourceLinked", 0).end();
        self.value("c:majorTickMark", "none");
        self.value("c:minorTickMark", "none");
        self.value("c:tickLblPos", "low");
        self.xml.start("c:spPr").start("a:ln");
        if matches!(self.plot.form, Form::Parts(_)) {
            self.xml.start("a:noFill").end();
        } else {
            self.xml.attr("w", emu(Pt(1.0)));
            self.solid(self.look.text);
        }
        self.xml.end().end();
        let Names { size, every } = names.unwrap_or(Names { size: self.look.size, every: 1 });
        self.axis_text(size);
        self.value("c:crossAx", VALUE_AXIS);
        self.value("c:crosses", "autoZero");
        // Years are names here and no dates.
        self.value("c:auto", 0);
        self.value("c:lblAlgn", "ctr");
        self.value("c:lblOffset", 100);
        self.value("c:tickLblSkip", every);
        self.value("c:noMultiLvlLbl", 1);
        self.xml.end();
    }

    /// Names of categories: broken into lines rather than turned.
    fn axis_text(&mut self, size: Pt) {
        self.text(size, self.look.text, false, Some(true));
    }

    /// Values are told by labels: their axis gives them room and is not seen.
    fn value_axis(&mut self) {
        let plot = self.plot;
        let (low, high) = plot.scale;
        let lies = !matches!(plot.form, Form::Columns(_) | Form::Lines { .. });
        self.xml.start("c:valAx");
        self.value("c:axId", VALUE_AXIS);
        self.xml.start("c:scaling");
        self.value("c:orientation", "minMax");
        self.value("c:max", exact(high));
        self.value("c:min", exact(low));
        self.xml.end();
        self.value("c:delete", 1);
        self.value("c:axPos", if lies { "b" } else { "l" });
        self.xml.start("c:numFmt").attr("formatCode", "General").attr("sourceLinked", 0).end();
        self.value("c:majorTickMark", "none");
        self.value("c:minorTickMark", "none");
        self.value("c:tickLblPos", "none");
        self.value("c:crossAx", CATEGORY_AXIS);
        self.value("c:crosses", "autoZero");
        self.value("c:crossBetween", if plot.form == (Form::Lines { edge: true }) { "midCat" } else { "between" });
        self.xml.end();
    }

    fn legend(&mut self) {
        let Some(key) = self.plot.key else { return };
        self.xml.start("c:legend");
        self.value("c:legendPos", "t");
        self.layout(key, false);
        self.value("c:overlay", 0);
        self.text(self.look.size, self.look.text, false, None);
        self.xml.end();
    }
}

fn emu(length: Pt) -> i64 {
    Emu::from(length).0
}

/// A part of a whole as it is written: five places are less than a pixel.
fn places(part: f32) -> f32 {
    if part.is_finite() { (part * 1e5).round() / 1e5 } else { 0.0 }
}
