//! Statutes, bills, regulations and cases as American lawyers cite them (The Bluebook, rules 10, 12, 13 and 14).

mod court;
mod state;

use super::styled::{Style, Styled};
use lectern_model::citation::{Locator, LocatorLabel};
use lectern_model::source::{CslValue, Source};

/// The CSL types this formatter is for.
pub(super) fn is_legal(source: &Source) -> bool {
    matches!(source.kind().as_str(), "legislation" | "bill" | "regulation" | "legal_case")
}

/// A work of law, formatted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LegalText {
    /// The entry of the reference list.
    pub(super) entry: Styled,
    /// The short form.
    pub(super) short: Styled,
    /// What authors and date are for other works, without the place: the name of an act or a case, and its year. None for what is
    /// cited by code and section, in running text by its short form.
    pub(super) in_text: Option<Styled>,
    /// Whether the place in the work is part of both.
    pub(super) has_place: bool,
}

/// Formats a work of law; `place` is the place in it, where all its citations have the same one.
pub(super) fn format(source: &Source, place: Option<&Locator>) -> LegalText {
    let parts = match source.kind().as_str() {
        "legal_case" => case(source, place),
        "bill" => bill(source, place),
        _ if source.text("number").is_some() && !is_code(source) => act(source, place),
        _ => code(source, place),
    };
    let style = source.text("URL").map_or_else(Style::default, |url| Style::url(&url));
    let name_style = if source.kind() == "legal_case" { Style::emphasis() } else { Style::default() };
    let mut short = Styled::default();
    if let Some(name) = &parts.name {
        short.push(name, &name_style);
    }
    if !parts.citation.is_empty() {
        short.push_plain(if short.is_blank() { "" } else { ", " });
        short.push(&parts.citation, &style);
    }
    if let Some(when) = &parts.parenthesis {
        short.push_plain(&format!(" ({when})"));
    }
    let mut entry = short.clone();
    if let Some(heading) = &parts.heading {
        entry.push_plain(&if entry.is_blank() { heading.clone() } else { format!(" ({heading})") });
    }
    if short.is_blank() {
        short.clone_from(&entry);
    }
    entry.end_sentence();
    let is_code =
        !matches!(source.kind().as_str(), "legal_case" | "bill") && (source.text("number").is_none() || is_code(source));
    let in_text = parts.name.filter(|_| !is_code).map(|name| {
        let mut line = Styled::default();
        line.push(&name, &name_style);
        if let Some(year) = source.year().filter(|year| !name.contains(year.as_str())) {
            line.push_plain(&format!(", {year}"));
        }
        line
    });
    LegalText { entry, short, in_text, has_place: parts.has_place }
}

/// The parts of a citation, in their order.
#[derive(Default)]
struct Parts {
    /// The name of an act or a case.
    name: Option<String>,
    /// Where it is printed.
    citation: String,
    /// Court and year, or year.
    parenthesis: Option<String>,
    /// What a section of a code is about.
    heading: Option<String>,
    /// Whether the place asked for is in the citation.
    has_place: bool,
}

/// The title with its quotation marks and apostrophes as printed; none if there is none.
fn title(source: &Source) -> Option<String> {
    source.text("title").map(|title| crate::quotation::curl(&title, None, crate::quotation::Marks::of(&Default::default())))
}

/// `22 U.S.C. § 7102(11)`, `45 C.F.R. § 164.512 (2024)`, `Tex. Penal Code § 20A.02`, `82 Fed. Reg. 1234`.
fn code(source: &Source, place: Option<&Locator>) -> Parts {
    // "Pub. L." without its number says nothing.
    let container = source.text("container-title").filter(|code| !code.starts_with("Pub"));
    let container = container.map(|code| state::abbreviate(&code_name(&code))).unwrap_or_default();
    let (section, has_place) = section_with_place(source.text("section"), place);
    let pages = if section.is_none() { source.text("page") } else { None };
    let parts = [source.text("volume"), Some(container), section, pages];
    let citation = join(parts);
    let title = title(source).filter(|title| squeezed(title) != squeezed(&citation));
    let (name, heading) = match title {
        Some(title) if citation.is_empty() || is_name_of_act(&title) => (Some(title), None),
        other => (None, other),
    };
    let year = source.year().filter(|year| name.as_ref().is_none_or(|name| !name.contains(year.as_str())));
    Parts { name, citation, parenthesis: year, heading, has_place }
}

/// `Justice for Victims of Trafficking Act of 2015, Pub. L. No. 114-22, 129 Stat. 227`.
fn act(source: &Source, place: Option<&Locator>) -> Parts {
    let number = source.text("number").map(|number| {
        let is_public_law =
            number.split(['-', '–']).all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        if is_public_law { format!("Pub. L. No. {number}") } else { number }
    });
    let (section, has_place) = section_with_place(source.text("section"), place);
    let printed = match (source.text("volume"), source.text("page")) {
        (Some(volume), Some(page)) => Some(format!("{volume} Stat. {page}")),
        _ => None,
    };
    let citation = [number, section, printed].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let name = title(source);
    // The year stands once: an act that has it in its name is not dated again (rule 12.4).
    let year = source.year().filter(|year| name.as_ref().is_none_or(|name| !name.contains(year.as_str())));
    Parts { name, citation, parenthesis: year, heading: None, has_place }
}

/// `Allow States and Victims to Fight Online Sex Trafficking Act, H.R. 1865, 115th Cong. (2018)`.
fn bill(source: &Source, place: Option<&Locator>) -> Parts {
    let chamber = ["authority", "genre"].iter().find_map(|variable| source.text(variable)).unwrap_or_default();
    let number = source.text("number").map(|number| {
        let number = number.replace("HR ", "H.R. ").replace("H. R.", "H.R.");
        match () {
            () if !number.bytes().all(|byte| byte.is_ascii_digit()) => number,
            () if chamber.contains("House") => format!("H.R. {number}"),
            () if chamber.contains("Senate") => format!("S. {number}"),
            () => number,
        }
    });
    let congress = source.text("chapter-number").map(|congress| match congress.parse::<u32>() {
        Ok(number) => format!("{} Cong.", ordinal(number)),
        Err(_) => congress,
    });
    let (section, has_place) = section_with_place(source.text("section"), place);
    let citation = [number, congress, section].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Parts { name: title(source), citation, parenthesis: source.year(), heading: None, has_place }
}

/// `United States v. Jungers, 702 F.3d 1066, 1070 (8th Cir. 2013)`.
fn case(source: &Source, place: Option<&Locator>) -> Parts {
    let reporter = source.text("container-title");
    let has_page = source.text("page").is_some();
    let pages = place.filter(|place| place.label == LocatorLabel::Page && has_page);
    let mut citation = match (source.text("volume"), &reporter) {
        (Some(volume), Some(reporter)) => join([Some(volume), Some(reporter.clone()), source.text("page")]),
        _ => source
            .text("number")
            .map(|number| if number.starts_with("No") { number } else { format!("No. {number}") })
            .unwrap_or_default(),
    };
    if let Some(pages) = pages {
        citation.push_str(&format!(", {}", pages.value.replace('-', "–")));
    }
    let court = source.text("authority").map(|court| court::abbreviate(&court, reporter.as_deref().unwrap_or_default()));
    let parenthesis = [court.unwrap_or_default(), date_of_case(source)].into_iter().filter(|part| !part.is_empty());
    let parenthesis = parenthesis.collect::<Vec<_>>().join(" ");
    Parts {
        name: title(source),
        citation,
        parenthesis: (!parenthesis.is_empty()).then_some(parenthesis),
        heading: None,
        has_place: pages.is_some(),
    }
}

/// The year; for a case that is in no reporter the day (rule 10.8.1).
fn date_of_case(source: &Source) -> String {
    const MONTHS: [&str; 12] = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
    let year = source.year().unwrap_or_default();
    if source.text("volume").is_some() {
        return year;
    }
    let parts = source.item.get("issued").and_then(|issued| issued.get("date-parts"));
    let parts = parts.and_then(|parts| parts.items().first()).map(CslValue::items).unwrap_or_default();
    let number = |at: usize| parts.get(at).and_then(CslValue::as_text).and_then(|text| text.parse::<usize>().ok());
    match (number(1).and_then(|month| MONTHS.get(month.wrapping_sub(1))), number(2)) {
        (Some(month), Some(day)) => format!("{month} {day}, {year}"),
        _ => year,
    }
}

/// A section with its sign, and with the place in it if the place is in this section: `§ 7102(11)`.
fn section_with_place(section: Option<String>, place: Option<&Locator>) -> (Option<String>, bool) {
    let place = place.filter(|place| place.label == LocatorLabel::Section).map(|place| place.value.trim());
    let (text, has_place) = match (section, place) {
        (None, None) => return (None, false),
        (None, Some(place)) => (place.to_owned(), true),
        (Some(section), None) => (section, false),
        (Some(section), Some(place)) => {
            if place.strip_prefix(section.as_str()).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric())) {
                (place.to_owned(), true)
            } else if place.starts_with('(') && !section.contains(',') {
                (format!("{section}{place}"), true)
            } else if !section.starts_with(|c: char| c.is_ascii_digit()) {
                // A division of an act, and a section in it.
                return (Some(format!("{section}, {}", with_sign(place))), true);
            } else {
                (section, false)
            }
        }
    };
    (Some(with_sign(&text)), has_place)
}

/// `§ 1591`, `§§ 5106a, 5106g`; a division (`div. A`) has no sign.
fn with_sign(section: &str) -> String {
    let is_numbered = section.starts_with(|c: char| c.is_ascii_digit());
    let outside: String = {
        let mut depth = 0usize;
        let keep = |c: &char| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        };
        section.chars().filter(keep).collect()
    };
    let is_several = outside.contains([',', '–', '&', ';']) || outside.contains(" and ") || outside.contains(" to ");
    match (is_numbered, is_several) {
        (true, true) => format!("§§ {section}"),
        (true, false) => format!("§ {section}"),
        (false, _) => section.to_owned(),
    }
}

/// Whether a work is cited by a code, not by its public law.
fn is_code(source: &Source) -> bool {
    source.text("section").is_some() && source.text("container-title").is_some_and(|code| !code.starts_with("Pub"))
}

/// The federal codes by their abbreviations.
fn code_name(name: &str) -> String {
    match name {
        "United States Code" | "U.S. Code" | "USC" => "U.S.C.".to_owned(),
        "Code of Federal Regulations" | "CFR" => "C.F.R.".to_owned(),
        "Federal Register" => "Fed. Reg.".to_owned(),
        _ => name.to_owned(),
    }
}

/// Whether a title is the name of a law, and not what a section is about.
fn is_name_of_act(title: &str) -> bool {
    title.split([' ', ',']).any(|word| matches!(word, "Act" | "Acts" | "Amendments" | "Code" | "Law" | "Constitution"))
}

fn join<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// `115th`, `2d`, `3d` (rule 6.2(b)).
fn ordinal(number: u32) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2 | 3, _) => "d",
        _ => "th",
    };
    format!("{number}{suffix}")
}

#[cfg(test)]
mod tests;
