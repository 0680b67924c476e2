//! The workbook behind a chart: the numbers, where the chart's formulas look for them.

use super::chart::{Sheet, exact, letters};
use super::package::{Package, Relationships, office};
use super::xml::Xml;
use crate::error::RenderError;
use std::collections::BTreeMap;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const THEME: &str = "xl/theme/theme1.xml";
const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
/// The most characters a cell holds (Excel's limits).
const LONGEST: usize = 32_767;

macro_rules! sheet_type {
    ($name:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.spreadsheetml.", $name, "+xml")
    };
}

/// The workbook of a chart, as a file, with the theme of the slides it is for.
///
/// # Errors
/// It would be larger than the format allows.
pub(super) fn workbook(sheet: &Sheet, theme: &str) -> Result<Vec<u8>, RenderError> {
    let mut package = Package::default();
    package.relate(office!("officeDocument"), "xl/workbook.xml");
    let mut parts = Relationships::default();
    let id = parts.part(office!("worksheet"), "xl/worksheets/sheet1.xml");
    parts.part(office!("theme"), THEME);
    parts.part(office!("styles"), "xl/styles.xml");
    parts.part(office!("sharedStrings"), "xl/sharedStrings.xml");
    let mut strings = Strings::default();
    let cells = worksheet(sheet, &mut strings);
    package.add_xml("xl/workbook.xml", sheet_type!("sheet.main"), book(&id), parts);
    package.add_xml("xl/worksheets/sheet1.xml", sheet_type!("worksheet"), cells, Relationships::default());
    package.add_xml(THEME, THEME_TYPE, theme.to_owned(), Relationships::default());
    package.add_xml("xl/styles.xml", sheet_type!("styles"), styles(), Relationships::default());
    package.add_xml("xl/sharedStrings.xml", sheet_type!("sharedStrings"), strings.to_xml(), Relationships::default());
    package.into_bytes()
}

fn book(sheet: &str) -> String {
    let mut xml = Xml::new();
    xml.start("workbook").attr("xmlns", MAIN).attr("xmlns:r", RELATIONSHIPS);
    xml.start("sheets").start("sheet").attr("name", Sheet::NAME).attr("sheetId", 1).attr("r:id", sheet).end().end();
    xml.finish()
}

/// Names in the first row, categories in the first column.
fn worksheet(sheet: &Sheet, strings: &mut Strings) -> String {
    let mut xml = Xml::new();
    let (columns, rows) = (sheet.columns.len(), sheet.categories.len());
    xml.start("worksheet").attr("xmlns", MAIN);
    xml.start("dimension").attr("ref", format_args!("A1:{}{}", letters(columns), rows + 1)).end();
    xml.start("cols").start("col").attr("min", 1).attr("max", 1).attr("width", 28).attr("customWidth", 1).end().end();
    xml.start("sheetData").start("row").attr("r", 1);
    for (at, column) in sheet.columns.iter().enumerate() {
        cell(&mut xml, at + 1, 1, strings.index(&column.name));
    }
    xml.end();
    for (at, category) in sheet.categories.iter().enumerate() {
        let row = at + 2;
        xml.start("row").attr("r", row);
        cell(&mut xml, 0, row, strings.index(category));
        for (index, column) in sheet.columns.iter().enumerate() {
            if let Some(value) = column.values.get(at).copied().flatten() {
                xml.start("c").attr("r", format_args!("{}{row}", letters(index + 1)));
                xml.start("v").text(&exact(value)).end().end();
            }
        }
        xml.end();
    }
    xml.end();
    // Years are names of categories: no green corners for them.
    xml.start("ignoredErrors").start("ignoredError").attr("sqref", format_args!("A1:{}{}", letters(columns), rows + 1));
    xml.attr("numberStoredAsText", 1).end().end();
    xml.finish()
}

/// A cell of words, by their place among the workbook's strings.
fn cell(xml: &mut Xml, column: usize, row: usize, string: usize) {
    xml.start("c").attr("r", format_args!("{}{row}", letters(column))).attr("t", "s");
    xml.start("v").text(&string.to_string()).end().end();
}

/// The words of a workbook, each once, in order of first use.
#[derive(Default)]
struct Strings {
    all: Vec<String>,
    places: BTreeMap<String, usize>,
    uses: usize,
}

impl Strings {
    /// Where words stand; they are added where they are new.
    fn index(&mut self, text: &str) -> usize {
        self.uses += 1;
        let text: String = escaped(text).chars().take(LONGEST).collect();
        let next = self.all.len();
        let at = *self.places.entry(text.clone()).or_insert(next);
        if at == next {
            self.all.push(text);
        }
        at
    }

    fn to_xml(&self) -> String {
        let mut xml = Xml::new();
        xml.start("sst").attr("xmlns", MAIN).attr("count", self.uses).attr("uniqueCount", self.all.len());
        for text in &self.all {
            xml.start("si").start("t").attr("xml:space", "preserve").text(text).end().end();
        }
        xml.finish()
    }
}

/// Words that a spreadsheet takes as they are: `_x0041_` would be a letter to it (ECMA-376 §22.9.2.19).
fn escaped(text: &str) -> String {
    let is_code = |rest: &str| {
        let code = rest.strip_prefix("_x").and_then(|rest| rest.get(..5));
        code.is_some_and(|code| code.ends_with('_') && code.bytes().take(4).all(|digit| digit.is_ascii_hexdigit()))
    };
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if letter == '_' && text.get(at..).is_some_and(is_code) {
            out.push_str("_x005F");
        }
        out.push(letter);
    }
    out
}

/// The least that a spreadsheet's styles are.
fn styles() -> String {
    let mut xml = Xml::new();
    xml.start("styleSheet").attr("xmlns", MAIN);
    xml.start("fonts").attr("count", 1).start("font");
    xml.start("sz").attr("val", 11).end().start("name").attr("val", "Calibri").end().end().end();
    xml.start("fills").attr("count", 2);
    for pattern in ["none", "gray125"] {
        xml.start("fill").start("patternFill").attr("patternType", pattern).end().end();
    }
    xml.end();
    xml.start("borders").attr("count", 1).start("border");
    for side in ["left", "right", "top", "bottom", "diagonal"] {
        xml.start(side).end();
    }
    xml.end().end();
    for name in ["cellStyleXfs", "cellXfs"] {
        xml.start(name).attr("count", 1).start("xf").attr("numFmtId", 0).attr("fontId", 0).attr("fillId", 0).attr("borderId", 0);
        xml.some_attr("xfId", (name == "cellXfs").then_some(0)).end().end();
    }
    xml.start("cellStyles").attr("count", 1);
    xml.start("cellStyle").attr("name", "Normal").attr("xfId", 0).attr("builtinId", 0).end().end();
    xml.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_takes_for_a_code_stays_words() {
        assert_eq!(escaped("a_x0041_b"), "a_x005F_x0041_b");
        assert_eq!(escaped("_x00_ _xé__ snake_case"), "_x00_ _xé__ snake_case");
    }
}
