//! A chart's numbers as a sheet: what the chart's formulas and its workbook agree on.

use lectern_model::chart::{Chart, ChartKind};
use lectern_model::span::Span;

/// Columns of numbers with a name each, beside a column of categories. The first row holds the names, the first column the categories.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pptx) struct Sheet {
    /// What the rows are.
    pub(in crate::pptx) categories: Vec<String>,
    /// The columns.
    pub(in crate::pptx) columns: Vec<Column>,
}

/// A series as a column of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pptx) struct Column {
    /// Its name.
    pub(in crate::pptx) name: String,
    /// A value for each category; none where there is no number.
    pub(in crate::pptx) values: Vec<Option<f64>>,
}

/// The sheet of a chart. The parts of a whole are its series and the wholes its categories: so a divided bar is made.
pub(in crate::pptx) fn sheet(chart: &Chart<Span>, values: &str) -> Sheet {
    let several = chart.series.len() > 1;
    let names = chart.series.iter().enumerate().map(|(at, series)| match series.name.trim() {
        "" if several => (at + 1).to_string(),
        "" => values.to_owned(),
        _ => series.name.clone(),
    });
    let value = |series: usize, at: usize| {
        let value = chart.series.get(series).and_then(|series| series.values.get(at)).copied();
        value.filter(|value| value.is_finite())
    };
    match chart.kind {
        ChartKind::Bar | ChartKind::Line => {
            let column = |(at, name)| Column { name, values: (0..chart.categories.len()).map(|row| value(at, row)).collect() };
            Sheet { categories: chart.categories.clone(), columns: names.enumerate().map(column).collect() }
        }
        ChartKind::Share => {
            let column = |(at, name): (usize, &String)| Column {
                name: name.clone(),
                values: (0..chart.series.len()).map(|row| value(row, at)).collect(),
            };
            Sheet { categories: names.collect(), columns: chart.categories.iter().enumerate().map(column).collect() }
        }
    }
}

impl Sheet {
    /// The name of the sheet, as PowerPoint calls its own.
    pub(in crate::pptx) const NAME: &'static str = "Sheet1";

    /// The formula of the categories.
    pub(in crate::pptx) fn category_range(&self) -> String {
        format!("{}!$A$2:$A${}", Self::NAME, self.categories.len() + 1)
    }

    /// The formula of the name of the column at an index.
    pub(in crate::pptx) fn name_cell(at: usize) -> String {
        format!("{}!${}$1", Self::NAME, letters(at + 1))
    }

    /// The formula of the values of the column at an index.
    pub(in crate::pptx) fn value_range(&self, at: usize) -> String {
        let column = letters(at + 1);
        format!("{}!${column}$2:${column}${}", Self::NAME, self.categories.len() + 1)
    }
}

/// The letters of a spreadsheet's column, from 0: `A`, `Z`, `AA`.
pub(in crate::pptx) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let lettered: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(lettered, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
