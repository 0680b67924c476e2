//! The short form of a reference for the foot of a slide: who, when, where in the work.

use super::author::Authors;
use super::styled::{Style, Styled};
use crate::quotation::{Marks, curl};
use lectern_model::citation::{Locator, LocatorLabel};
use lectern_model::language::Language;
use lectern_model::source::{CslValue, Source};

/// A title longer than this is cut at a word, in characters.
const TITLE: usize = 60;

/// `Finkelhor et al., 2017, p. 3`; a work without an author goes by its title.
pub(super) fn format(source: &Source, place: Option<&Locator>, language: &Language) -> Styled {
    let who = Authors::of(source).map(|authors| authors.short(language));
    let no_date = if language.primary() == "es" { "s.\u{a0}f." } else { "n.d." };
    format_as(source, who, no_date, place, language)
}

/// The same, by `who` says so, with `no_date` for a date that is not known.
pub(super) fn format_as(
    source: &Source,
    who: Option<String>,
    no_date: &str,
    place: Option<&Locator>,
    language: &Language,
) -> Styled {
    let mut line = Styled::default();
    match who {
        Some(who) => line.push_plain(&who),
        None => line.push(&short_title(source), &Style::emphasis()),
    }
    line.push_plain(", ");
    line.push_plain(year(source).as_deref().unwrap_or(no_date));
    if let Some(place) = place {
        line.push_plain(", ");
        line.push_plain(&self::place(place, language));
    }
    line
}

/// Tells a work from another that would read the same, by its title.
pub(super) fn add_title(line: &mut Styled, source: &Source) {
    line.push_plain(", ");
    line.push(&short_title(source), &Style::emphasis());
}

/// The year, a span of years, or the words that stand for them.
pub(super) fn year(source: &Source) -> Option<String> {
    let issued = source.item.get("issued")?;
    let parts = issued.get("date-parts").map(CslValue::items).unwrap_or_default();
    let year = |part: &CslValue| part.items().first().and_then(CslValue::as_text);
    match (parts.first().and_then(year), parts.get(1).and_then(year)) {
        (Some(start), Some(end)) if start != end => Some(format!("{start}–{end}")),
        (Some(start), _) => Some(start),
        (None, _) => {
            let words = ["literal", "raw"].iter().find_map(|key| issued.get(key).and_then(CslValue::as_text));
            words.or_else(|| issued.as_text()).filter(|words| !words.trim().is_empty())
        }
    }
}

/// The title up to its subtitle, and cut where it is still long.
fn short_title(source: &Source) -> String {
    let title = source.text("title-short").unwrap_or_else(|| source.title());
    let title = curl(&title, None, Marks::of(&Language::default()));
    let main = title.split_once(": ").map_or(title.as_str(), |(main, _)| main);
    let main = if main.chars().count() < 12 { title.as_str() } else { main };
    if main.chars().count() <= TITLE {
        return main.to_owned();
    }
    let mut cut = String::new();
    for word in main.split(' ') {
        if cut.chars().count() + word.chars().count() >= TITLE {
            break;
        }
        cut.push_str(if cut.is_empty() { "" } else { " " });
        cut.push_str(word);
    }
    format!("{}…", cut.trim_end_matches([',', ';', ':']))
}

/// A place named after another of the same work: `(11)` after `§ 7102(4)`, else as it is.
pub(super) fn further_place(place: &Locator, first: Option<&Locator>, language: &Language) -> String {
    let section = |place: &Locator| place.value.split('(').next().unwrap_or_default().trim().to_owned();
    let of_one = first.filter(|first| first.label == LocatorLabel::Section && place.label == LocatorLabel::Section);
    let same = of_one.is_some_and(|first| !section(first).is_empty() && section(first) == section(place));
    let rest = place.value.trim().strip_prefix(section(place).as_str()).filter(|rest| same && rest.starts_with('('));
    rest.map_or_else(|| self::place(place, language), str::to_owned)
}

/// Where in a work: `p. 3`, `pp. 12–14`, `§ 7102(11)`.
pub(super) fn place(place: &Locator, language: &Language) -> String {
    let is_spanish = language.primary() == "es";
    let is_several = place.value.contains(['-', '–', ',', '&']);
    let label = match (place.label, is_several) {
        (LocatorLabel::Page, false) => "p.",
        (LocatorLabel::Page, true) => "pp.",
        (LocatorLabel::Chapter, _) => {
            if is_spanish {
                "cap."
            } else {
                "ch."
            }
        }
        (LocatorLabel::Section, false) => "§",
        (LocatorLabel::Section, true) => "§§",
        (LocatorLabel::Paragraph, _) => {
            if is_spanish {
                "párr."
            } else {
                "para."
            }
        }
        (LocatorLabel::Figure, _) => "fig.",
        (LocatorLabel::Table, _) => {
            if is_spanish {
                "tabla"
            } else {
                "table"
            }
        }
        (LocatorLabel::Note, _) => "n.",
        (LocatorLabel::Volume, _) => "vol.",
        (LocatorLabel::Issue, _) => {
            if is_spanish {
                "núm."
            } else {
                "no."
            }
        }
    };
    format!("{label} {}", place.value.trim().replace('-', "–"))
}
