//! The report of a bag, on one page: what was checked of every file, by what means, and what was not.

use super::{BagFile, BagPart, Packing, fonts};
use crate::verify::Point;
use lectern_layout::{Leaflet, LeafletContent, LeafletPart};
use std::collections::BTreeSet;

/// The program's version, as it names itself.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The page of the report.
pub(super) fn leaflet(bag: &Packing<'_>) -> Leaflet {
    let (deck, words) = (bag.deck, bag.words());
    let ready = bag.files.iter().all(BagFile::is_sound);
    let day = deck.date.map_or_else(|| words.no_day.to_owned(), |day| words.of_day.replace("{day}", &deck.words.date(day)));
    let verdict = if ready { words.ready } else { words.not_ready };
    // With this one and the list of checksums, which are read back as all are.
    let count = (bag.files.len() + 2).to_string();
    let lead = words.report_lead.replace("{version}", VERSION).replace("{day}", &day).replace("{files}", &count);
    let part = |title: &str, content: LeafletContent| LeafletPart { title: title.to_owned(), content };
    let list = |numbered: bool, items: &[&str]| LeafletContent::List {
        numbered,
        items: items.iter().map(|item| (*item).to_owned()).collect(),
    };
    Leaflet {
        title: words.report_title.to_owned(),
        lead: format!("{verdict} {lead}"),
        parts: vec![
            part(
                words.files,
                LeafletContent::Table {
                    head: words.file_columns.map(str::to_owned).to_vec(),
                    shares: vec![44, 8, 22, 26],
                    rows: rows(bag),
                },
            ),
            part(words.means, list(true, &words.means_said)),
            part(words.unchecked, list(false, &words.unchecked_said)),
        ],
        one_page: true,
    }
}

/// A row for each file; sound fonts share one.
fn rows(bag: &Packing<'_>) -> Vec<Vec<String>> {
    let words = bag.words();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let is_sound_font = |file: &&BagFile| file.what == BagPart::Font && file.is_sound();
    for file in bag.files.iter().filter(|file| !is_sound_font(file)) {
        let pages = file.pages.map(|pages| pages.to_string()).unwrap_or_default();
        rows.push(vec![file.name.clone(), pages, points(file), result(bag, file)]);
    }
    rows.sort();
    let fonts: Vec<&BagFile> = bag.files.iter().filter(is_sound_font).collect();
    if let Some(first) = fonts.first() {
        let name = format!("{}/ ({} {})", fonts::FOLDER, fonts.len(), words.files_word);
        rows.push(vec![name, String::new(), points(first), words.good.to_owned()]);
    }
    rows
}

/// The numbers of the means by which a file was checked.
fn points(file: &BagFile) -> String {
    let numbers: BTreeSet<u8> = file.checks.iter().map(|check| means(check.point)).collect();
    numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(", ")
}

/// Which of the means tells of a check, from 1.
fn means(point: Point) -> u8 {
    match point {
        Point::Opens | Point::Pages => 1,
        Point::Words => 2,
        Point::Fonts => 3,
        Point::Private => 4,
        Point::Network => 5,
        Point::Structure => 6,
        Point::Checksum => 7,
    }
}

fn result(bag: &Packing<'_>, file: &BagFile) -> String {
    let faults: Vec<&str> = file.checks.iter().filter_map(|check| check.fault.as_deref()).collect();
    if faults.is_empty() { bag.words().good.to_owned() } else { faults.join("; ") }
}
