//! RIS to sources: what reference managers and databases export as tagged lines.

use crate::load::file_report::FileReport;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SourceId;
use lectern_model::source::{CslValue, Source};
use std::collections::BTreeMap;
use std::ops::Range;

/// The longest bibliography that is read, in bytes.
const MAX_BYTES: usize = 32 << 20;

/// The CSL types of the types of RIS; any other is a document.
const TYPES: [(&str, &str); 44] = [
    ("JOUR", "article-journal"),
    ("JFULL", "article-journal"),
    ("EJOUR", "article-journal"),
    ("ABST", "article-journal"),
    ("INPR", "article-journal"),
    ("MGZN", "article-magazine"),
    ("NEWS", "article-newspaper"),
    ("BOOK", "book"),
    ("WHOLE", "book"),
    ("EBOOK", "book"),
    ("EDBOOK", "book"),
    ("CLSWK", "book"),
    ("CHAP", "chapter"),
    ("ECHAP", "chapter"),
    ("RPRT", "report"),
    ("GOVDOC", "report"),
    ("STAND", "standard"),
    ("THES", "thesis"),
    ("CONF", "paper-conference"),
    ("CPAPER", "paper-conference"),
    ("SLIDE", "speech"),
    ("ELEC", "webpage"),
    ("WEB", "webpage"),
    ("ICOMM", "post"),
    ("BLOG", "post-weblog"),
    ("BILL", "bill"),
    ("UNBILL", "bill"),
    ("STAT", "legislation"),
    ("CASE", "legal_case"),
    ("LEGAL", "regulation"),
    ("HEAR", "hearing"),
    ("PAT", "patent"),
    ("DATA", "dataset"),
    ("AGGR", "dataset"),
    ("DBASE", "dataset"),
    ("ENCYC", "entry-encyclopedia"),
    ("DICT", "entry-dictionary"),
    ("MPCT", "motion_picture"),
    ("VIDEO", "motion_picture"),
    ("SOUND", "song"),
    ("PAMP", "pamphlet"),
    ("MANSCPT", "manuscript"),
    ("UNPB", "manuscript"),
    ("COMP", "software"),
];

/// A record: its tags in order.
type Record<'a> = Vec<(&'a str, String)>;

/// Whether a text is RIS: its first line with words is a type.
pub fn is_ris(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').lines().find(|line| !line.trim().is_empty());
    first.and_then(tag).is_some_and(|(name, _)| name == "TY")
}

/// Reads a RIS file into sources, in the file's order. What cannot be read becomes a diagnostic; its places have no file name.
pub fn import_ris(text: &str) -> (Vec<Source>, Vec<Diagnostic>) {
    if text.len() > MAX_BYTES {
        let message = format!("the bibliography is larger than {} MiB and was not read", MAX_BYTES >> 20);
        return (Vec::new(), vec![Diagnostic::error("ris-size", message).hint("split the file")]);
    }
    let mut report = FileReport::new("", text);
    let mut sources = Vec::new();
    let mut open: Option<(usize, Record<'_>)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end().trim_start_matches('\u{feff}');
        match (tag(line), &mut open) {
            (Some(("TY", kind)), _) => {
                if let Some((begin, record)) = open.take()
                    && keep(&record, begin..start, &mut sources, &mut report)
                {
                    let message = "a work begins before the one before it has ended (`ER  -`); both were read";
                    report.push(Diagnostic::warning("ris-end", message), start..at);
                }
                open = Some((start, vec![("TY", kind.to_owned())]));
            }
            (Some(("ER", _)), _) => {
                if let Some((begin, record)) = open.take() {
                    keep(&record, begin..at, &mut sources, &mut report);
                }
            }
            (Some((name, value)), Some((_, record))) => record.push((name, value.to_owned())),
            (None, Some((_, record))) => {
                // A value that was broken into lines.
                if let (Some((_, value)), false) = (record.last_mut(), line.trim().is_empty()) {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            (_, None) => {}
        }
    }
    if let Some((begin, record)) = open {
        keep(&record, begin..at, &mut sources, &mut report);
    }
    (sources, report.finish())
}

/// Keeps the work of a record; whether there is one in it. Where there is none, that is told.
fn keep(record: &Record<'_>, span: Range<usize>, sources: &mut Vec<Source>, report: &mut FileReport<'_>) -> bool {
    let source = source(record, sources.len());
    if source.is_none() {
        report.push(Diagnostic::error("ris-entry", "a work without title and authors was left out"), span);
    }
    let is_kept = source.is_some();
    sources.extend(source);
    is_kept
}

/// The tag and the value of a line: `AU  - Smith, Jane`, as far as programs agree on its spaces.
fn tag(line: &str) -> Option<(&str, &str)> {
    let name = line.get(..2).filter(|name| name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))?;
    let rest = line.get(2..)?.trim_start_matches(' ');
    let is_spaced = line.get(2..3) == Some(" ");
    let value = rest.strip_prefix('-').filter(|_| is_spaced)?;
    Some((name, value.trim()))
}

fn source(record: &Record<'_>, index: usize) -> Option<Source> {
    let all = |names: &[&str]| -> Vec<String> {
        let found = record.iter().filter(|(name, value)| names.contains(name) && !value.is_empty());
        found.map(|(_, value)| value.clone()).collect()
    };
    // The first of several tags that has a value.
    let first = |names: &[&str]| names.iter().find_map(|name| all(&[name]).into_iter().next());
    let wanted = first(&["TY"]).unwrap_or_default().to_ascii_uppercase();
    let kind = TYPES.iter().find(|(name, _)| *name == wanted).map_or("document", |(_, kind)| kind);
    let mut item: BTreeMap<String, CslValue> = BTreeMap::new();
    let mut put = |variable: &str, value: Option<CslValue>| {
        if let Some(value) = value {
            item.insert(variable.to_owned(), value);
        }
    };
    let text = |value: Option<String>| value.map(CslValue::Text);
    let title = first(&["TI", "T1", "CT", "BT"]);
    let authors = names(&all(&["AU", "A1"]));
    if title.is_none() && authors.is_none() {
        return None;
    }
    put("type", Some(CslValue::Text(kind.to_owned())));
    put("title", text(title));
    put("author", authors);
    let is_part = matches!(kind, "chapter" | "paper-conference" | "entry-encyclopedia" | "entry-dictionary");
    // The second authors of a part are its book's editors, those of a book its series'.
    put("editor", names(&all(if is_part { &["A2", "ED"] } else { &["ED"] })));
    put("collection-editor", names(&all(&["A2"])).filter(|_| kind == "book"));
    put("translator", names(&all(&["A4"])));
    put("container-title", text(first(&["T2", "JF", "JO", "BT", "JA", "J2"])).filter(|_| kind != "book" && kind != "report"));
    put("container-title-short", text(first(&["JA", "J1", "J2"])));
    put("collection-title", text(first(&["T3"])));
    put(
        "issued",
        first(&["DA", "PY", "Y1"]).and_then(|value| date(&value)).or_else(|| first(&["PY", "Y1"]).and_then(|value| date(&value))),
    );
    put("accessed", first(&["Y2"]).and_then(|value| date(&value)));
    let keywords = all(&["KW"]);
    put("keyword", (!keywords.is_empty()).then(|| CslValue::Text(keywords.join(", "))));
    particulars(record, kind, &mut item);
    let id = first(&["ID", "LB"]).filter(|id| crate::load::is_citation_key(id)).unwrap_or_else(|| format!("ris/{}", index + 1));
    item.insert("id".to_owned(), CslValue::Text(id.clone()));
    let note = all(&["N1", "RN"]).join(" ");
    Some(Source {
        id: SourceId::from(id),
        item,
        grade: None,
        note: (!note.is_empty()).then_some(note),
        formatted: BTreeMap::new(),
        own: false,
    })
}

/// Where in which volume, published by whom, and by which numbers it is known.
fn particulars(record: &Record<'_>, kind: &str, item: &mut BTreeMap<String, CslValue>) {
    let value = |name: &str| record.iter().find(|(own, value)| *own == name && !value.is_empty()).map(|(_, value)| value.clone());
    let first = |names: &[&str]| names.iter().find_map(|name| value(name));
    let is_part = matches!(kind, "chapter" | "paper-conference" | "entry-encyclopedia" | "entry-dictionary");
    let text = |value: Option<String>| value.map(CslValue::Text);
    let mut put = |variable: &str, value: Option<CslValue>| {
        if let Some(value) = value {
            item.insert(variable.to_owned(), value);
        }
    };
    put("volume", text(first(&["VL"])));
    put(if kind == "report" || kind == "bill" { "number" } else { "issue" }, text(first(&["IS", "M1"])));
    put("page", text(pages(first(&["SP"]), first(&["EP"]))));
    put("edition", text(first(&["ET"])));
    put("section", text(first(&["SE"])));
    put("publisher", text(first(&["PB"])));
    put("publisher-place", text(first(&["CY", "PP"])));
    put("genre", text(first(&["M3"])).filter(|_| matches!(kind, "report" | "thesis")));
    put(
        "DOI",
        text(first(&["DO"]).or_else(|| first(&["M3"]).filter(|value| value.contains("10."))).and_then(|value| doi(&value))),
    );
    put("URL", text(first(&["UR", "L2", "LK"]).filter(|value| value.starts_with("http"))));
    put(if is_part || kind == "book" { "ISBN" } else { "ISSN" }, text(first(&["SN"])));
    put("abstract", text(first(&["AB", "N2"])));
    put("language", text(first(&["LA"])));
    put("archive", text(first(&["DB", "DP"])));
}

/// Names: `Smith, Jane, Jr.` is a person, what has no comma an organisation.
fn names(values: &[String]) -> Option<CslValue> {
    let name = |value: &String| {
        let mut parts = value.split(',').map(str::trim);
        let family = parts.next().unwrap_or_default().to_owned();
        let mut map = BTreeMap::new();
        match parts.next().filter(|given| !given.is_empty()) {
            Some(given) => {
                map.insert("family".to_owned(), CslValue::Text(family));
                map.insert("given".to_owned(), CslValue::Text(given.to_owned()));
                if let Some(suffix) = parts.next().filter(|suffix| !suffix.is_empty()) {
                    map.insert("suffix".to_owned(), CslValue::Text(suffix.to_owned()));
                }
            }
            None => drop(map.insert("literal".to_owned(), CslValue::Text(family))),
        }
        CslValue::Map(map)
    };
    (!values.is_empty()).then(|| CslValue::List(values.iter().map(name).collect()))
}

/// `2016`, `2016/05/01/`, `2016-05-01`, `2016///Spring`, `May 2016`: the parts that are there and can be.
fn date(value: &str) -> Option<CslValue> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> = value.split(['/', '-', '.', ' ', ',', 'T']).map(str::trim).collect();
    let at = parts.iter().position(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year: i64 = parts.get(at)?.parse().ok()?;
    let number = |part: Option<&&str>, most: i64| {
        part.and_then(|part| part.parse::<i64>().ok()).filter(|number| (1..=most).contains(number))
    };
    let named = || {
        parts
            .iter()
            .find_map(|part| MONTHS.iter().position(|month| part.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(month))))
    };
    let month = number(parts.get(at + 1), 12).or_else(|| named().and_then(|month| i64::try_from(month + 1).ok()));
    let day = number(parts.get(at + 2), 31).filter(|_| month.is_some());
    let parts: Vec<CslValue> = [Some(year), month, day].into_iter().map_while(|part| part.map(CslValue::Integer)).collect();
    Some(CslValue::Map(BTreeMap::from([("date-parts".to_owned(), CslValue::List(vec![CslValue::List(parts)]))])))
}

/// `12-34` from where pages begin and end, however much of it stands in the first.
fn pages(start: Option<String>, end: Option<String>) -> Option<String> {
    match (start, end) {
        (Some(start), Some(end)) if start != end && !start.contains('-') => Some(format!("{start}-{end}")),
        (Some(start), _) => Some(start),
        (None, end) => end,
    }
}

fn doi(value: &str) -> Option<String> {
    value.find("10.").and_then(|at| value.get(at..)).map(|doi| doi.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\u{feff}TY  - JOUR\r\nAU  - Chisolm-Straker, Makini\r\nAU  - Baldwin, Susie, Jr.\r\nTI  - Health care and\r\ntrafficking\r\nT2  - J Health Care Poor\r\nPY  - 2016///\r\nVL  - 27\r\nIS  - 3\r\nSP  - 1220\r\nEP  - 1233\r\nDO  - https://doi.org/10.1353/hpu.2016.0131\r\nUR  - https://a.example/x\r\nKW  - one\r\nKW  - two\r\nER  - \r\n\r\nTY  - RPRT\r\nA1  - Department of State\r\nT1  - TIP report\r\nY1  - 2024/06/24/\r\nID  - state2024\r\nER  -\r\nTY  - GEN\r\nER  - \r\n";

    #[test]
    fn works_come_in_with_their_particulars() {
        assert!(is_ris(FILE) && !is_ris("@book{x}") && !is_ris("To you"));
        let (sources, diagnostics) = import_ris(FILE);
        assert_eq!(sources.len(), 2);
        let first = &sources[0];
        assert_eq!((first.kind().as_str(), first.title().as_str()), ("article-journal", "Health care and trafficking"));
        assert_eq!(
            (first.text("page").as_deref(), first.text("DOI").as_deref()),
            (Some("1220-1233"), Some("10.1353/hpu.2016.0131"))
        );
        assert_eq!(
            (first.year().as_deref(), first.text("container-title").as_deref()),
            (Some("2016"), Some("J Health Care Poor"))
        );
        let authors = first.item["author"].items();
        assert_eq!(authors[1].get("suffix").and_then(CslValue::as_text).as_deref(), Some("Jr."));
        let second = &sources[1];
        assert_eq!((second.id.as_str(), second.kind().as_str(), second.year().as_deref()), ("state2024", "report", Some("2024")));
        assert_eq!(
            second.item["author"].items()[0].get("literal").and_then(CslValue::as_text).as_deref(),
            Some("Department of State")
        );
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics[0].code, "ris-entry");
    }

    #[test]
    fn odd_dates_keep_what_can_be() {
        let parts = |value: &str| {
            date(value).map(|date| {
                format!(
                    "{:?}",
                    date.get("date-parts").unwrap().items()[0]
                        .items()
                        .iter()
                        .map(|part| part.as_text().unwrap())
                        .collect::<Vec<_>>()
                )
            })
        };
        assert_eq!(parts("2016/13/40/").as_deref(), Some("[\"2016\"]"));
        assert_eq!(parts("May 2016").as_deref(), Some("[\"2016\", \"5\"]"));
        assert_eq!(parts("2016-05-01").as_deref(), Some("[\"2016\", \"5\", \"1\"]"));
        assert_eq!(parts("in press"), None);
    }

    #[test]
    fn broken_files_give_what_can_be_read() {
        let (sources, diagnostics) = import_ris("TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\nSN  - 1\né  - x\nAU");
        assert_eq!((sources.len(), diagnostics.len()), (2, 1));
        assert!(import_ris("ER  - \nAU  - x").0.is_empty());
        for nameless in
            ["TY  - BOOK\nPY  - 2016\nTY  - BOOK\nTI  - B\nER  - ", "TY  - BOOK\nTI  - B\nER  - \nTY  - BOOK\nPY  - 2016"]
        {
            let (sources, told) = import_ris(nameless);
            assert_eq!(sources.len(), 1);
            assert_eq!(told.iter().map(|told| told.code.as_str()).collect::<Vec<_>>(), ["ris-entry"], "{told:?}");
        }
    }

    #[test]
    fn second_authors_are_editors_of_the_book_or_of_its_series() {
        let of = |kind: &str, variable: &str| {
            let (sources, _) = import_ris(&format!("TY  - {kind}\nTI  - T\nA2  - Roe, R.\nED  - Doe, D.\nER  - \n"));
            let names = sources[0].item.get(variable).map(|names| names.items().to_vec()).unwrap_or_default();
            names.iter().map(|name| name.get("family").and_then(CslValue::as_text).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(of("CHAP", "editor"), ["Roe", "Doe"]);
        assert_eq!((of("BOOK", "editor"), of("BOOK", "collection-editor")), (vec!["Doe".to_owned()], vec!["Roe".to_owned()]));
        assert_eq!((of("JOUR", "editor"), of("JOUR", "collection-editor")), (vec!["Doe".to_owned()], vec![]));
    }

    #[test]
    fn mistakes_have_their_lines_and_a_flood_of_them_is_cut() {
        let (sources, told) = import_ris(&"TY  - BOOK\nTI  - A\n".repeat(1000));
        assert_eq!((sources.len(), told.len()), (1000, 201));
        assert_eq!(told[1].place.as_ref().map(|place| (place.line, place.column)), Some((5, 1)));
        assert!(told[200].message.starts_with("799 more"), "{}", told[200].message);
    }
}
