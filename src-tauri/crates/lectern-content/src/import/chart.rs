//! The data of a chart in a package, from the values it keeps beside its workbook.

use super::report::Report;
use super::tree::ChartData;
use super::xml::{attribute, child, children, is, path};
use lectern_model::chart::ChartKind;
use roxmltree::{Document, Node};

/// The most values of a row that are read.
const MOST: usize = 2000;

/// The most rows of values of a chart that are read.
const MOST_ROWS: usize = 50;

/// The most levels of what values belong to that are read.
const MOST_LEVELS: usize = 8;

/// Reads a chart's part; none where it has no values.
pub(super) fn read_chart(document: &Document<'_>, alt: String, place: &str, report: &mut Report) -> Option<ChartData> {
    let chart = child(document.root_element(), "chart")?;
    let area = child(chart, "plotArea")?;
    let plots: Vec<Node<'_, '_>> =
        area.children().filter(|node| node.is_element() && node.tag_name().name().ends_with("Chart")).collect();
    let first = *plots.first()?;
    let mut series = plots.iter().flat_map(|plot| children(*plot, "ser"));
    let mut rows: Vec<Row> = series.by_ref().take(MOST_ROWS).map(|node| row(node, place, report)).collect();
    if series.next().is_some() {
        report.dropped(place, format!("the rows of a chart after the first {MOST_ROWS}"));
    }
    let percent = rows.iter().all(|row| row.values.format.contains('%')) && !rows.is_empty();
    if percent {
        let whole = |value: &mut f64| *value = (*value * 1e8).round() / 1e6;
        rows.iter_mut().flat_map(|row| &mut row.values.points).for_each(|(_, value)| whole(value));
    }
    let kind = if plots.len() == 1 { kind(first, &rows, place, report) } else { None };
    let longest = rows.iter().max_by_key(|row| row.categories.len())?;
    let count = rows.iter().map(|row| row.values.count.max(row.categories.len())).max()?.min(MOST);
    let categories = (0..count).map(|at| longest.categories.get(at).cloned().unwrap_or_else(|| (at + 1).to_string())).collect();
    let mut title = child(chart, "title").map(text_of).unwrap_or_default();
    if let ([row], true) = (rows.as_slice(), title.is_empty()) {
        title.clone_from(&row.name);
    }
    let series = rows.into_iter().map(|row| {
        let mut values = vec![f64::NAN; count];
        for (at, value) in row.values.points {
            if let Some(slot) = values.get_mut(at) {
                *slot = value;
            }
        }
        (row.name, values)
    });
    Some(ChartData {
        kind,
        title,
        alt,
        unit: if percent { "%".to_owned() } else { String::new() },
        categories,
        series: series.collect(),
    })
}

struct Row {
    name: String,
    categories: Vec<String>,
    values: Values,
}

#[derive(Default)]
struct Values {
    format: String,
    /// How many there are said to be.
    count: usize,
    points: Vec<(usize, f64)>,
}

fn row(node: Node<'_, '_>, place: &str, report: &mut Report) -> Row {
    let name = child(node, "tx").and_then(|tx| tx.descendants().find(|node| is(*node, "v"))).and_then(|v| v.text());
    let categories =
        child(node, "cat").or_else(|| child(node, "xVal")).map(|node| categories(node, place, report)).unwrap_or_default();
    let values = child(node, "val").or_else(|| child(node, "yVal")).map(|node| values(node, place, report)).unwrap_or_default();
    Row { name: name.unwrap_or_default().trim().to_owned(), categories, values }
}

/// What the values belong to: texts, numbers or days; of several levels the innermost, after the outer ones.
fn categories(node: Node<'_, '_>, place: &str, report: &mut Report) -> Vec<String> {
    let Some(cache) =
        node.descendants().find(|node| node.tag_name().name().ends_with("Cache") || is(*node, "strLit") || is(*node, "numLit"))
    else {
        return Vec::new();
    };
    let mut levels: Vec<Node<'_, '_>> =
        if is(cache, "multiLvlStrCache") { children(cache, "lvl").collect() } else { vec![cache] };
    if levels.len() > MOST_LEVELS {
        report.dropped(place, format!("the levels of a chart's categories after the first {MOST_LEVELS}"));
        levels.truncate(MOST_LEVELS);
    }
    let format = child(cache, "formatCode").and_then(|code| code.text()).unwrap_or_default();
    let is_day = is_day(format);
    let mut found: Vec<String> = Vec::new();
    for (depth, level) in levels.into_iter().enumerate() {
        for (at, text) in points(level) {
            let text = if is_day { text.parse().ok().and_then(day).unwrap_or_else(|| text.to_owned()) } else { text.to_owned() };
            if found.len() <= at {
                found.resize(at + 1, String::new());
            }
            if let Some(slot) = found.get_mut(at) {
                *slot = if depth == 0 || slot.is_empty() { text } else { format!("{text}, {slot}") };
            }
        }
    }
    found
}

fn values(node: Node<'_, '_>, place: &str, report: &mut Report) -> Values {
    let Some(cache) = node.descendants().find(|node| is(*node, "numCache") || is(*node, "numLit")) else {
        return Values::default();
    };
    let format = child(cache, "formatCode").and_then(|code| code.text()).unwrap_or_default().to_owned();
    let points: Vec<(usize, f64)> =
        points(cache).filter_map(|(at, text)| Some((at, text.parse::<f64>().ok().filter(|value| value.is_finite())?))).collect();
    let count = child(cache, "ptCount").and_then(|count| attribute(count, "val")?.parse().ok()).unwrap_or(0);
    let index = |point: Node<'_, '_>| attribute(point, "idx")?.parse::<usize>().ok();
    if children(cache, "pt").enumerate().any(|(at, point)| at >= MOST || index(point).is_some_and(|index| index >= MOST)) {
        report.dropped(place, format!("the values of a chart's row after the first {MOST}"));
    }
    Values { format, count: points.iter().map(|(at, _)| at + 1).max().unwrap_or(0).max(usize::min(count, MOST)), points }
}

fn points<'a>(node: Node<'a, '_>) -> impl Iterator<Item = (usize, &'a str)> {
    let points = children(node, "pt").filter_map(|point| {
        let at: usize = attribute(point, "idx")?.parse().ok()?;
        Some((at, child(point, "v")?.text()?.trim()))
    });
    points.filter(|(at, _)| *at < MOST).take(MOST)
}

fn kind(plot: Node<'_, '_>, rows: &[Row], place: &str, report: &mut Report) -> Option<ChartKind> {
    let grouping = child(plot, "grouping").and_then(|grouping| attribute(grouping, "val")).unwrap_or_default();
    let is_stacked = grouping.contains("tacked") && rows.len() > 1;
    match plot.tag_name().name() {
        "barChart" | "bar3DChart" => {
            if is_stacked {
                report.changed(place, "stacked bars of a chart stand side by side");
            }
            Some(ChartKind::Bar)
        }
        "lineChart" | "line3DChart" => Some(ChartKind::Line),
        "areaChart" | "area3DChart" => {
            report.changed(place, "a chart of areas is drawn as lines");
            Some(ChartKind::Line)
        }
        "pieChart" | "pie3DChart" | "doughnutChart" | "ofPieChart" => {
            let is_share = matches!(rows, [row] if row.values.points.iter().all(|(_, value)| *value >= 0.0));
            report.changed(
                place,
                if is_share { "a pie chart is drawn as one divided bar" } else { "a chart of rings is drawn as bars" },
            );
            Some(if is_share { ChartKind::Share } else { ChartKind::Bar })
        }
        _ => None,
    }
}

/// The words in a title.
fn text_of(node: Node<'_, '_>) -> String {
    let texts: Vec<&str> = match path(node, &["tx", "rich"]) {
        Some(rich) => rich.descendants().filter(|node| is(*node, "t")).filter_map(|node| node.text()).collect(),
        None => node.descendants().filter(|node| is(*node, "v")).filter_map(|node| node.text()).collect(),
    };
    texts.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a number's format writes days or years: it has a `d` or `y` outside `[Red]`, `"days"` and `\d`, and is no name as `Standard` is.
fn is_day(format: &str) -> bool {
    let mut letters = String::new();
    let mut inside = None;
    let mut is_escaped = false;
    for letter in format.chars() {
        match (inside, letter) {
            _ if std::mem::take(&mut is_escaped) => {}
            (Some(end), _) => inside = Some(end).filter(|end| *end != letter),
            (None, '"') => inside = Some('"'),
            (None, '[') => inside = Some(']'),
            (None, '\\' | '_' | '*') => is_escaped = true,
            (None, _) => letters.extend(letter.to_lowercase()),
        }
    }
    let is_code = letters.split(|letter: char| !letter.is_alphabetic()).all(|word| {
        let mut marks = word.chars().collect::<Vec<_>>();
        marks.dedup();
        marks.iter().all(|mark| "ymdhsgeb".contains(*mark)) || matches!(word, "am" | "pm" | "a" | "p")
    });
    is_code && letters.contains(['y', 'd'])
}

/// A day as a workbook counts them, from the end of 1899.
fn day(serial: f64) -> Option<String> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    // Days to a date by Hinnant's reckoning, from the first of March of the year 0.
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let days = serial.floor() as i64 - 25569 + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{date:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(plot: &str) -> (ChartData, Report) {
        let text = format!(
            "<c:chartSpace xmlns:c='c' xmlns:a='a'><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Re</a:t></a:r><a:r><a:t>ports</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>{plot}</c:plotArea></c:chart></c:chartSpace>"
        );
        let document = Document::parse(&text).unwrap();
        let mut report = Report::default();
        (read_chart(&document, "alt".into(), "slide 1", &mut report).unwrap(), report)
    }

    const SERIES: &str = "<c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>A</c:v></c:pt></c:strCache></c:strRef></c:tx>\
        <c:cat><c:strRef><c:strCache><c:ptCount val='2'/><c:pt idx='0'><c:v>x</c:v></c:pt><c:pt idx='1'><c:v>y</c:v></c:pt></c:strCache></c:strRef></c:cat>\
        <c:val><c:numRef><c:numCache><c:formatCode>0%</c:formatCode><c:ptCount val='2'/><c:pt idx='0'><c:v>0.07</c:v></c:pt><c:pt idx='1'><c:v>0.29</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>";

    #[test]
    fn data_comes_from_what_the_chart_keeps() {
        let (chart, _) = read(&format!("<c:lineChart>{SERIES}</c:lineChart>"));
        assert_eq!((chart.kind, chart.title.as_str(), chart.unit.as_str()), (Some(ChartKind::Line), "Reports", "%"));
        assert_eq!((chart.categories, chart.series), (vec!["x".into(), "y".into()], vec![("A".to_owned(), vec![7.0, 29.0])]));
        let (chart, report) = read(&format!("<c:doughnutChart>{SERIES}</c:doughnutChart>"));
        assert_eq!(chart.kind, Some(ChartKind::Share));
        assert_eq!(report.told.len(), 1);
        assert_eq!(read(&format!("<c:radarChart>{SERIES}</c:radarChart>")).0.kind, None);
        assert_eq!(read(&format!("<c:barChart>{SERIES}</c:barChart><c:lineChart>{SERIES}</c:lineChart>")).0.kind, None);
    }

    #[test]
    fn missing_values_stay_missing_and_huge_indices_cost_nothing() {
        let gap = SERIES.replace("idx='1'><c:v>0.29", "idx='4000000000'><c:v>1");
        let (chart, report) = read(&format!("<c:barChart>{gap}</c:barChart>"));
        assert!(report.told[0].message.contains("after the first 2000"), "{:?}", report.told);
        assert_eq!(chart.series[0].1.len(), 2);
        assert!(chart.series[0].1[1].is_nan());
    }

    #[test]
    fn what_a_chart_has_beyond_what_is_read_is_told() {
        let told = |chart: &str| {
            read(&format!("<c:barChart>{chart}</c:barChart>")).1.told.into_iter().map(|told| told.message).collect::<String>()
        };
        assert!(told(&SERIES.repeat(51)).contains("the rows of a chart after the first 50"));
        let values: String = (0..2001).map(|at| format!("<c:pt idx='{at}'><c:v>1</c:v></c:pt>")).collect();
        let long = SERIES.replace("<c:pt idx='0'><c:v>0.07</c:v></c:pt>", &values);
        assert!(told(&long).contains("the values of a chart's row after the first 2000"));
        let level = format!("<c:lvl><c:pt idx='0'><c:v>{}</c:v></c:pt></c:lvl>", "x".repeat(100));
        let cache = format!("<c:multiLvlStrCache>{}</c:multiLvlStrCache>", level.repeat(50_000));
        let deep = SERIES.replace("<c:cat><c:strRef>", &format!("<c:cat>{cache}<c:strRef>"));
        let (chart, report) = read(&format!("<c:barChart>{deep}</c:barChart>"));
        assert_eq!(chart.categories[0].matches('x').count(), 800);
        assert!(report.told[0].message.contains("categories after the first 8"), "{:?}", report.told);
        assert_eq!(told(SERIES), "");
    }

    #[test]
    fn years_and_counts_are_no_days() {
        for format in ["[Red]0", "Standard", "General", "0 \"days\"", "0\\d", "#,##0_d", "[$-409]0", "", "0%", "h:mm"] {
            assert!(!is_day(format), "{format}");
        }
        for format in [
            "m/d/yyyy",
            "[$-409]d-mmm-yy;@",
            "yyyy",
            "mmm yy",
            "YYYY-MM-DD",
            "dddd, d. mmmm yyyy",
            "[Blue]dd/mm \"at\" h:mm AM/PM",
        ] {
            assert!(is_day(format), "{format}");
        }
        let years = SERIES
            .replace(
                "<c:strRef><c:strCache><c:ptCount val='2'/>",
                "<c:numRef><c:numCache><c:formatCode>[Red]0</c:formatCode><c:ptCount val='2'/>",
            )
            .replace("</c:strCache></c:strRef></c:cat>", "</c:numCache></c:numRef></c:cat>")
            .replace("<c:v>x</c:v>", "<c:v>2015</c:v>");
        assert_eq!(read(&format!("<c:barChart>{years}</c:barChart>")).0.categories, ["2015", "y"]);
    }

    #[test]
    fn days_are_days() {
        assert_eq!(day(45292.0).as_deref(), Some("2024-01-01"));
        assert_eq!(day(44985.5).as_deref(), Some("2023-02-28"));
        assert_eq!(day(-1.0), None);
    }
}
