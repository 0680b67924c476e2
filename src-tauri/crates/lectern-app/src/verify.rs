//! Checks of files that were written: each is read back and compared with what it should hold.

mod expected;
mod html;
mod pdf;
mod pptx;
mod words;

pub(crate) use expected::{Expected, Secrets};
use std::collections::BTreeSet;
use words::{WordCounts, leaks};

/// What is checked of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// That it opens and can be read to its end.
    Opens,
    /// That it has as many pages or slides as were laid out.
    Pages,
    /// That every word of the slides is in it.
    Words,
    /// That every font it uses is in it.
    Fonts,
    /// That nothing of the presenter's is in it.
    Private,
    /// That nothing in it is fetched from elsewhere or starts a program.
    Network,
    /// That it has the structure that assistive technology reads: tags, language, title, alternative texts.
    Structure,
    /// That its bytes are those that were written.
    Checksum,
}

impl Point {
    /// A stable short name.
    pub const fn name(self) -> &'static str {
        match self {
            Point::Opens => "opens",
            Point::Pages => "pages",
            Point::Words => "words",
            Point::Fonts => "fonts",
            Point::Private => "private",
            Point::Network => "network",
            Point::Structure => "structure",
            Point::Checksum => "checksum",
        }
    }
}

/// A check, done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was checked.
    pub point: Point,
    /// Nothing where it is as it should be; else what is wrong.
    pub fault: Option<String>,
}

impl Check {
    pub(crate) fn new(point: Point, fault: Option<String>) -> Self {
        Self { point, fault }
    }
}

/// The formats that are read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Portable document.
    Pdf,
    /// Presentation.
    Pptx,
    /// Page for a browser.
    Html,
}

/// What was read back of a file.
#[derive(Debug, Default)]
struct Reading {
    /// What its pages or slides say, in order.
    pages: Vec<String>,
    /// How many pages or slides it has.
    count: usize,
    /// What it holds beside: alternative texts, titles, properties, attributes, comments.
    beside: Vec<String>,
    /// What is wrong with the points that are the format's own.
    checks: Vec<Check>,
    /// The fonts that are in it, by the names of their faces.
    fonts: BTreeSet<String>,
}

/// A file, checked.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// Every check of it.
    pub(crate) checks: Vec<Check>,
    /// Its pages or slides.
    pub(crate) pages: usize,
    /// The fonts in it, by the names of their faces.
    pub(crate) fonts: BTreeSet<String>,
}

/// Checks a file's bytes, read back from where it was written.
pub(crate) fn check_bytes(bytes: &[u8], format: Format, expected: &Expected) -> Checked {
    let reading = match format {
        Format::Pdf => pdf::read(bytes),
        Format::Pptx => pptx::read(bytes),
        Format::Html => html::read(bytes),
    };
    let reading = match reading {
        Ok(reading) => reading,
        Err(fault) => return Checked { checks: vec![Check::new(Point::Opens, Some(fault))], ..Checked::default() },
    };
    let mut checks = vec![Check::new(Point::Opens, None)];
    if let Some(pages) = expected.pages {
        let wrong = (pages != reading.count).then(|| format!("it has {} pages or slides, and {pages} were made", reading.count));
        checks.push(Check::new(Point::Pages, wrong));
    }
    let pages: Vec<String> = reading.pages.iter().map(|text| words::plain(text)).collect();
    if !expected.groups.is_empty() {
        checks.push(Check::new(Point::Words, missing_words(expected, &pages)));
    }
    if let Some(secrets) = &expected.secrets {
        let beside = reading.beside.iter().map(|text| words::plain(text));
        let raw = words::plain(&String::from_utf8_lossy(bytes));
        // Words of one sentence may stand on two pages, or be divided by marks of the format.
        let whole = pages.join(" ");
        let texts = beside.chain([whole, if format == Format::Html { raw } else { String::new() }]);
        let fault = texts.into_iter().find_map(|text| leaks(&text, secrets));
        checks.push(Check::new(Point::Private, fault.map(|run| format!("it holds words that are the presenter’s: “{run} …”"))));
    }
    checks.extend(reading.checks);
    Checked { checks, pages: reading.count, fonts: reading.fonts }
}

/// The most missing words that are named.
const NAMED: usize = 6;

fn missing_words(expected: &Expected, pages: &[String]) -> Option<String> {
    let whole = pages.join(" ");
    let all = WordCounts::of(&whole);
    for group in &expected.groups {
        let own: String;
        let counts: WordCounts<'_>;
        let found = if group.pages.is_empty() {
            &all
        } else {
            own = group.pages.iter().filter_map(|at| pages.get(*at)).cloned().collect::<Vec<_>>().join(" ");
            counts = WordCounts::of(&own);
            &counts
        };
        let missing = found.missing(&group.words);
        if !missing.is_empty() {
            let named: Vec<String> = missing.iter().take(NAMED).map(|word| format!("“{word}”")).collect();
            let more = if missing.len() > NAMED { " and more" } else { "" };
            return Some(format!("{} lacks {}{more}", group.name, named.join(", ")));
        }
    }
    None
}

#[cfg(test)]
mod tests;
