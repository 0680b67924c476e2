//! Tables that stay tables: a head row, light rules under the rows, no boxes.

use super::sheet::{Says, Sheet};
use super::text::{self, emu};
use crate::pptx::presentation::{Cell, Row, TableShape};
use lectern_model::geometry::Pt;
use lectern_model::theme::Colour;

const TABLE: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";
/// The built-in style without fills and rules: rows say their own.
pub(super) const PLAIN_STYLE: &str = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

/// A table.
pub(super) fn table(sheet: &mut Sheet<'_>, table: &TableShape) {
    sheet.xml.start("p:graphicFrame").start("p:nvGraphicFramePr");
    sheet.identity(&table.name, Says::Shows(&table.alt));
    sheet.xml.start("p:cNvGraphicFramePr").start("a:graphicFrameLocks").attr("noGrp", 1).end().end();
    sheet.holder(Some(table.holder));
    sheet.xml.end();
    sheet.place("p:xfrm", table.bounds);
    sheet.xml.start("a:graphic").start("a:graphicData").attr("uri", TABLE).start("a:tbl").start("a:tblPr");
    if table.right_to_left {
        sheet.xml.attr("rtl", 1);
    }
    if table.headed {
        sheet.xml.attr("firstRow", 1);
    }
    sheet.xml.start("a:tableStyleId").text(PLAIN_STYLE).end().end().start("a:tblGrid");
    for width in &table.columns {
        sheet.xml.start("a:gridCol").attr("w", emu(*width).max(1)).end();
    }
    sheet.xml.end();
    for row in &table.rows {
        write_row(sheet, row);
    }
    sheet.xml.end().end().end().end();
}

fn write_row(sheet: &mut Sheet<'_>, row: &Row) {
    sheet.xml.start("a:tr").attr("h", emu(row.height).max(1));
    for cell in &row.cells {
        write_cell(sheet, cell, row.rule);
    }
    sheet.xml.end();
}

fn write_cell(sheet: &mut Sheet<'_>, cell: &Cell, (colour, weight): (Colour, Pt)) {
    sheet.xml.start("a:tc").start("a:txBody").start("a:bodyPr").end().start("a:lstStyle").end();
    text::paragraph(sheet, &cell.paragraph, &[]);
    sheet.xml.end().start("a:tcPr");
    for (name, margin) in ["marL", "marT", "marR", "marB"].into_iter().zip(cell.margins) {
        sheet.xml.attr(name, emu(margin.max(Pt::ZERO)));
    }
    for edge in ["a:lnL", "a:lnR", "a:lnT"] {
        sheet.xml.start(edge).attr("w", 0).start("a:noFill").end().end();
    }
    sheet.xml.start("a:lnB").attr("w", emu(weight));
    sheet.fill(colour);
    sheet.xml.end().start("a:noFill").end().end().end();
}
