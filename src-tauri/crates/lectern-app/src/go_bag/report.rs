//! The report of a bag, on one page: what was checked of every file, by what means, and what was not.

use super::{BagFile, BagPart, Packing, fonts};
use crate::verify::Point;
use lectern_layout::{Leaflet, LeafletContent, LeafletPart};

/// The program's version, as it names itself.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The page of the report.
pub(super) fn leaflet(bag: &Packing<'_>) -> Leaflet {
    let (deck, words) = (bag.deck, bag.words());
    let ready = bag.files.iter().all(BagFile::is_sound);
    let day = deck.date.map_or_else(|| words.no_day.to_owned(), |day| words.of_day.replace("{day}", &deck.words.date(day)));
    let verdict = if ready { words.ready } else { words.not_ready };
    let lead =
        words.report_lead.replace("{version}", VERSION).replace("{day}", &day).replace("{files}", &bag.files.len().to_string());
    let part = |title: &str, content: LeafletContent| LeafletPart { title: title.to_owned(), content };
    let list =
        |items: &[&str]| LeafletContent::List { numbered: false, items: items.iter().map(|item| (*item).to_owned()).collect() };
    Leaflet {
        title: words.report_title.to_owned(),
        lead: format!("{verdict} {lead}"),
        parts: vec![
            part(
                words.files,
                LeafletContent::Table {
                    head: words.file_columns.map(str::to_owned).to_vec(),
                    shares: vec![40, 8, 34, 18],
                    rows: rows(bag),
                },
            ),
            part(words.means, list(&words.means_said)),
            part(words.unchecked, list(&words.unchecked_said)),
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
        rows.push(vec![file.name.clone(), pages, points(bag, file), result(bag, file)]);
    }
    rows.sort();
    let fonts: Vec<&BagFile> = bag.files.iter().filter(is_sound_font).collect();
    if let Some(first) = fonts.first() {
        let name = format!("{}/ ({} {})", fonts::FOLDER, fonts.len(), words.files_word);
        rows.push(vec![name, String::new(), points(bag, first), words.good.to_owned()]);
    }
    rows
}

fn points(bag: &Packing<'_>, file: &BagFile) -> String {
    let names: Vec<&str> = file.checks.iter().map(|check| bag.words().point(check.point)).collect();
    names.join(", ")
}

fn result(bag: &Packing<'_>, file: &BagFile) -> String {
    let faults: Vec<&str> = file.checks.iter().filter_map(|check| check.fault.as_deref()).collect();
    if faults.is_empty() { bag.words().good.to_owned() } else { faults.join("; ") }
}

impl super::BagWords {
    /// What a check is called.
    fn point(&self, point: Point) -> &'static str {
        let [opens, pages, words, fonts, private, network, structure, checksum] = self.points;
        match point {
            Point::Opens => opens,
            Point::Pages => pages,
            Point::Words => words,
            Point::Fonts => fonts,
            Point::Private => private,
            Point::Network => network,
            Point::Structure => structure,
            Point::Checksum => checksum,
        }
    }
}
