//! What a presenter who edits a chart relies on.

use super::*;
use crate::pptx::workbook::workbook;
use lectern_model::chart::Series;
use std::io::Cursor;

/// A chart of one series for each name.
fn chart(kind: ChartKind, categories: &[&str], series: &[(&str, &[f64])]) -> Chart<Span> {
    Chart {
        kind,
        title: Vec::new(),
        alt: String::new(),
        unit: "%".to_owned(),
        categories: categories.iter().map(|text| (*text).to_owned()).collect(),
        series: series.iter().map(|(name, values)| Series { name: (*name).to_owned(), values: values.to_vec() }).collect(),
        cite: Vec::new(),
    }
}

fn colours() -> Vec<Colour> {
    ["#1f5a60", "#bd7b3a", "#648f8d", "#8f4527"].into_iter().map(|text| text.parse().unwrap()).collect()
}

fn part(chart: &Chart<Span>, language: &str) -> String {
    let paint = |xml: &mut Xml, colour: Colour| {
        xml.start("a:srgbClr").attr("val", colour.to_string().trim_start_matches('#')).end();
    };
    let look = ChartLook {
        area: Size::new(Pt(848.0), Pt(260.0)),
        colours: &colours(),
        text: "#22312f".parse().unwrap(),
        ground: "#faf8f3".parse().unwrap(),
        paint: &paint,
        size: Pt(21.0),
        leading: 1.24,
        family: "Source Sans 3",
        font: None,
        language: &Language::new(language),
        values: "Value",
    };
    chart_part(chart, &look)
}

/// The text of the first element of a name under an element.
fn first<'a>(node: roxmltree::Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.descendants().find(|node| node.tag_name().name() == name).and_then(|node| node.text())
}

/// The values, by the names of their series, as a chart's part or its workbook has them.
type Read = Vec<(String, Vec<(usize, f64)>)>;

fn in_part(xml: &str) -> Read {
    let document = roxmltree::Document::parse(xml).unwrap();
    let series = document.descendants().filter(|node| node.tag_name().name() == "ser");
    let points = |node: roxmltree::Node<'_, '_>| {
        let cache = node.descendants().find(|node| node.tag_name().name() == "numCache").unwrap();
        let points = cache.children().filter(|node| node.tag_name().name() == "pt");
        points
            .map(|point| (point.attribute("idx").unwrap().parse().unwrap(), first(point, "v").unwrap().parse().unwrap()))
            .collect()
    };
    series.map(|node| (first(node, "v").unwrap_or_default().to_owned(), points(node))).collect()
}

fn in_workbook(bytes: Vec<u8>, columns: usize) -> Read {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let (text, strings) = (text("xl/worksheets/sheet1.xml"), text("xl/sharedStrings.xml"));
    let (document, strings) = (roxmltree::Document::parse(&text).unwrap(), roxmltree::Document::parse(&strings).unwrap());
    let strings: Vec<&str> =
        strings.descendants().filter(|node| node.tag_name().name() == "t").map(|node| node.text().unwrap_or_default()).collect();
    let cell =
        |name: &str| document.descendants().find(|node| node.attribute("r") == Some(name) && node.has_tag_name((MAIN, "c")));
    let rows = document.descendants().filter(|node| node.has_tag_name((MAIN, "row"))).count();
    let column = |at: usize| {
        let letters = letters(at + 1);
        let name = strings[first(cell(&format!("{letters}1")).unwrap(), "v").unwrap().parse::<usize>().unwrap()].to_owned();
        let value =
            |row: usize| cell(&format!("{letters}{}", row + 2)).map(|cell| (row, first(cell, "v").unwrap().parse().unwrap()));
        (name, (0..rows - 1).filter_map(value).collect())
    };
    (0..columns).map(column).collect()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const KINDS: [ChartKind; 3] = [ChartKind::Bar, ChartKind::Line, ChartKind::Share];

#[test]
fn the_workbook_has_the_numbers_the_chart_shows() {
    for kind in KINDS {
        let charts = [
            chart(kind, &["At the start", "After 6 months"], &[("", &[72.0, 24.5])]),
            chart(kind, &["2016", "2017", "2018"], &[("Girls", &[1.0, 2.0, 3.0]), ("Boys", &[-0.125, f64::NAN, 1e21])]),
        ];
        for chart in charts {
            let sheet = sheet(&chart, "Value");
            let read = in_part(&part(&chart, "en"));
            assert_eq!(read, in_workbook(workbook(&sheet, "<a/>").unwrap(), sheet.columns.len()));
            let count: usize = read.iter().map(|(_, values)| values.len()).sum();
            let finite = chart.series.iter().flat_map(|series| &series.values).filter(|value| value.is_finite()).count();
            assert_eq!(count, finite, "{kind:?}");
        }
    }
}

#[test]
fn the_parts_of_a_whole_are_series_and_its_name_the_category() {
    let sheet = sheet(&chart(ChartKind::Share, &["Victim", "Offender"], &[("Minors", &[53.0, 47.0])]), "Value");
    assert_eq!(sheet.categories, ["Minors"]);
    let columns: Vec<(&str, &[Option<f64>])> =
        sheet.columns.iter().map(|column| (column.name.as_str(), column.values.as_slice())).collect();
    assert_eq!(columns, [("Victim", [Some(53.0)].as_slice()), ("Offender", [Some(47.0)].as_slice())]);
    assert_eq!((sheet.value_range(1), Sheet::name_cell(1)), ("Sheet1!$C$2:$C$2".to_owned(), "Sheet1!$C$1".to_owned()));
}

#[test]
fn charts_of_any_shape_are_written() {
    let many: Vec<String> = (0..300).map(|at| format!("Category {at} <&> with a long name")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let values: Vec<f64> = (0..300).map(|at| f64::from(at) * 0.37 - 20.0).collect();
    for kind in KINDS {
        for series in [0, 1, 7] {
            let rows: Vec<(&str, &[f64])> = (0..series).map(|_| ("Children who were asked", values.as_slice())).collect();
            for count in [0, 1, 2, 300] {
                let xml = part(&chart(kind, &many[..count], &rows), "ar");
                roxmltree::Document::parse(&xml).unwrap();
                assert!(!xml.contains("NaN") && !xml.contains("inf"), "{kind:?} {series} {count}");
            }
        }
    }
    // Values that are no numbers, all the same, or missing.
    for values in [&[f64::NAN, f64::INFINITY][..], &[0.0, 0.0], &[-3.0, -3.0], &[1.0], &[]] {
        for kind in KINDS {
            let xml = part(&chart(kind, &["a", "b"], &[("", values)]), "en");
            assert!(!xml.contains("NaN") && !xml.contains("inf"));
        }
    }
}

#[test]
fn a_name_too_wide_for_its_part_stands_below_it() {
    let xml = part(&chart(ChartKind::Share, &["Yes", "A group too small to be named in it"], &[("", &[97.0, 3.0])]), "en");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let moved: Vec<f32> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "dLbls")
        .map(|node| {
            let down = node.descendants().find(|node| node.tag_name().name() == "y");
            down.map_or(0.0, |node| node.attribute("val").unwrap().parse().unwrap())
        })
        .collect();
    assert!(moved[0] == 0.0 && moved[1] > 0.1, "{moved:?}");
}
