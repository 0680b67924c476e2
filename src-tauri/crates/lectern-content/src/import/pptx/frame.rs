//! Graphic frames: tables, charts, diagrams, and what else can stand in one.

use super::super::chart::read_chart;
use super::super::media::alt_text;
use super::super::report::Report;
use super::super::tree::{MOST_CELLS, MOST_ROWS, Piece, Run, Words};
use super::super::xml::{attribute, child, children, flag, is, parse_xml, path, relation};
use super::shape::ShapeReader;
use super::text;
use roxmltree::Node;

/// What stands in a frame.
pub(super) fn pieces(reader: &mut ShapeReader<'_, '_>, frame: Node<'_, '_>) -> Vec<Piece> {
    let Some(data) = path(frame, &["graphic", "graphicData"]) else { return Vec::new() };
    if let Some(table) = child(data, "tbl") {
        return vec![Piece::Table(rows(reader, table))];
    }
    let place = reader.place;
    if let Some(chart) = child(data, "chart") {
        return chart_of(reader, frame, chart).into_iter().collect();
    }
    if let Some(ids) = child(data, "relIds") {
        return diagram(reader, ids);
    }
    let what = match attribute(data, "uri").unwrap_or_default().rsplit('/').next().unwrap_or_default() {
        "ole" => "an embedded object of another program: put in a picture or a table of it",
        "media" => "a film or a sound",
        _ => "an object of a kind that is not read",
    };
    reader.report.dropped(place, what);
    Vec::new()
}

fn rows(reader: &mut ShapeReader<'_, '_>, table: Node<'_, '_>) -> Vec<Vec<Words>> {
    let mut rows: Vec<Vec<Words>> = Vec::new();
    let mut is_merged = false;
    for row in children(table, "tr").take(MOST_ROWS) {
        let mut cells = Vec::new();
        for (at, cell) in children(row, "tc").enumerate() {
            if at == MOST_CELLS {
                reader.report.dropped(reader.place, format!("the columns of a table after the first {MOST_CELLS}"));
                break;
            }
            let is_covered = flag(cell, "hMerge") || flag(cell, "vMerge");
            is_merged |= is_covered;
            cells.push(if is_covered { Vec::new() } else { cell_words(reader, cell) });
        }
        rows.push(cells);
    }
    if children(table, "tr").nth(MOST_ROWS).is_some() {
        reader.report.dropped(reader.place, format!("the rows of a table after the first {MOST_ROWS}"));
    }
    if is_merged {
        reader.report.changed(reader.place, "joined cells of a table stand apart, the words in the first of them");
    }
    rows
}

fn cell_words(reader: &mut ShapeReader<'_, '_>, cell: Node<'_, '_>) -> Words {
    let mut words: Words = Vec::new();
    for paragraph in child(cell, "txBody").into_iter().flat_map(|body| children(body, "p").collect::<Vec<_>>()) {
        let line = text::words(reader, paragraph);
        if !words.is_empty() && !line.is_empty() {
            words.push(Run::plain(" "));
        }
        words.extend(line);
    }
    words
}

fn chart_of(reader: &mut ShapeReader<'_, '_>, frame: Node<'_, '_>, chart: Node<'_, '_>) -> Option<Piece> {
    let place = reader.place;
    let properties = path(frame, &["nvGraphicFramePr", "cNvPr"]);
    let said = |key| properties.and_then(|properties| attribute(properties, key));
    let alt = alt_text(said("descr"), None, place, reader.report);
    let part = relation(chart, "id").and_then(|id| reader.relationships.part(id));
    let read = |report: &mut Report| {
        let part = part?;
        let text = reader.package.xml_text(part).ok().flatten()?;
        let document = parse_xml(part, &text).ok()?;
        read_chart(&document, alt, place, report)
    };
    let found = read(reader.report);
    if found.is_none() {
        reader.report.dropped(place, "a chart without values that can be read");
    }
    found.map(Piece::Chart)
}

/// A diagram: its words as a list.
fn diagram(reader: &mut ShapeReader<'_, '_>, ids: Node<'_, '_>) -> Vec<Piece> {
    let place = reader.place;
    let part = relation(ids, "dm").and_then(|id| reader.relationships.part(id));
    let text = part.and_then(|part| reader.package.xml_text(part).ok().flatten()).unwrap_or_default();
    let Ok(document) = parse_xml("diagram", &text) else {
        reader.report.dropped(place, "a diagram (SmartArt) that cannot be read");
        return Vec::new();
    };
    let is_node = |point: &Node<'_, '_>| is(*point, "pt") && matches!(attribute(*point, "type"), None | Some("node"));
    let mut pieces = Vec::new();
    for point in document.descendants().filter(is_node) {
        for paragraph in point.descendants().filter(|node| is(*node, "p")) {
            let words = text::words(reader, paragraph);
            pieces.push(Piece::Item { level: 0, number: None, words });
        }
    }
    reader.report.changed(place, "a diagram (SmartArt) became the list of its words");
    pieces
}
