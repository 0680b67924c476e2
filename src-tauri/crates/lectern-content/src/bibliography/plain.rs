//! References for readers who want to know who says so, and no more.

use super::author::Authors;
use super::legal;
use super::short;
use super::styled::{Style, Styled};
use crate::quotation::{Marks, curl};
use lectern_model::citation::{Locator, LocatorLabel};
use lectern_model::language::Language;
use lectern_model::source::Source;

/// The words of the template in one language.
struct Template {
    from: &'static str,
    no_date: &'static str,
    usc: &'static str,
    cfr: &'static str,
    title: &'static str,
    section: &'static str,
    sections: &'static str,
    congress: &'static str,
    public_law: &'static str,
}

const ENGLISH: Template = Template {
    from: "From: ",
    no_date: "no date",
    usc: "U.S. Code",
    cfr: "Code of Federal Regulations",
    title: "title",
    section: "section",
    sections: "sections",
    congress: "U.S. Congress",
    public_law: "Public Law",
};

const SPANISH: Template = Template {
    from: "De: ",
    no_date: "sin fecha",
    usc: "Código de los Estados Unidos",
    cfr: "Código de Regulaciones Federales",
    title: "título",
    section: "sección",
    sections: "secciones",
    congress: "Congreso de los Estados Unidos",
    public_law: "Ley Pública",
};

const fn template(is_spanish: bool) -> &'static Template {
    if is_spanish { &SPANISH } else { &ENGLISH }
}

/// `From: U.S. Department of State, 2024. Trafficking in Persons Report. https://…`
pub(super) fn entry(source: &Source, place: Option<&Locator>, language: &Language) -> Styled {
    let words = template(language.primary() == "es");
    let mut line = Styled::default();
    line.push_plain(words.from);
    let title = curl(&source.title(), None, Marks::of(&Language::default()));
    let who = who(source, place, words, language);
    let year = short::year(source);
    match &who {
        Some(who) => {
            line.push_plain(who);
            // A code is in force, not of a year.
            if year.is_some() || !legal::is_legal(source) {
                line.push_plain(&format!(", {}", year.as_deref().unwrap_or(words.no_date)));
            }
            line.end_sentence();
            line.push_plain(" ");
            line.push(&title, &Style::emphasis());
        }
        None => {
            line.push(&title, &Style::emphasis());
            line.push_plain(&format!(", {}", year.as_deref().unwrap_or(words.no_date)));
        }
    }
    push_rest(&mut line, source, place, who.as_deref(), words, language);
    line
}

/// What follows the title: the place in the work, what it is part of, its address.
fn push_rest(
    line: &mut Styled,
    source: &Source,
    place: Option<&Locator>,
    who: Option<&str>,
    words: &Template,
    language: &Language,
) {
    if let Some(place) = place.filter(|_| !legal::is_legal(source)) {
        line.push_plain(&format!(", {}", short::place(place, language)));
    }
    line.end_sentence();
    let mut push = |text: &str| {
        line.push_plain(&format!(" {text}"));
        line.end_sentence();
    };
    if legal::is_legal(source) {
        if let Some(number) = source.text("number").filter(|number| number.starts_with(|c: char| c.is_ascii_digit())) {
            push(&format!("{} {number}", words.public_law));
        }
    } else if let Some(body) = body(source).filter(|body| who != Some(body.as_str())) {
        push(&body);
    }
    let address = source.text("DOI").map(|doi| format!("https://doi.org/{doi}")).or_else(|| source.text("URL"));
    if let Some(address) = address {
        line.push_plain(" ");
        line.push(&address, &Style::url(&address));
    }
}

/// `U.S. Department of State, 2024`; a law goes by its code.
pub(super) fn short(source: &Source, place: Option<&Locator>, language: &Language) -> Styled {
    let words = template(language.primary() == "es");
    if legal::is_legal(source) {
        let mut line = Styled::default();
        match code(source, place, words) {
            Some(code) => line.push_plain(&code),
            None => line.push(&curl(&source.title(), None, Marks::of(&Language::default())), &Style::emphasis()),
        }
        return line;
    }
    let who = Authors::of(source).map(|authors| authors.short(language)).or_else(|| body(source));
    short::format_as(source, who, words.no_date, place, language)
}

/// Who says so: the authors, or else whose site, journal or court it is; none if the source does not say.
fn who(source: &Source, place: Option<&Locator>, words: &Template, language: &Language) -> Option<String> {
    if legal::is_legal(source) {
        let is_act = source.text("number").is_some();
        return code(source, place, words)
            .or_else(|| source.text("authority"))
            .or_else(|| is_act.then(|| words.congress.to_owned()));
    }
    Authors::of(source).map(|authors| authors.full(language)).or_else(|| body(source))
}

/// What the work is part of, or who published it.
fn body(source: &Source) -> Option<String> {
    let body = ["container-title", "publisher"].iter().find_map(|variable| source.text(variable))?;
    Some(curl(&body, None, Marks::of(&Language::default())))
}

/// A section of a federal code in words: `U.S. Code, title 22, section 7102(11)`.
fn code(source: &Source, place: Option<&Locator>, words: &Template) -> Option<String> {
    let name = match source.text("container-title")?.as_str() {
        "U.S.C." | "U.S.C.A." | "U.S.C.S." | "USC" => words.usc,
        "C.F.R." | "CFR" => words.cfr,
        _ => return None,
    };
    let (volume, section) = (source.text("volume")?, source.text("section")?);
    let place = place.filter(|place| place.label == LocatorLabel::Section && place.value.starts_with(&section));
    let section = place.map_or(section, |place| place.value.clone());
    let label = if section.contains(',') { words.sections } else { words.section };
    Some(format!("{name}, {} {volume}, {label} {section}", words.title))
}
