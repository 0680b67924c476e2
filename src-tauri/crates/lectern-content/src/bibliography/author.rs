//! Who wrote or published a work, in words.

use super::item::is_others;
use crate::quotation::{Marks, curl};
use lectern_model::language::Language;
use lectern_model::source::{CslValue, Source};

/// An author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Author {
    /// A person, by given and family name.
    Person { given: String, family: String },
    /// An organisation, or a person with one name.
    Organisation(String),
}

impl Author {
    /// The name as it is said.
    pub(super) fn full(&self) -> String {
        match self {
            Author::Person { given, family } => format!("{given} {family}"),
            Author::Organisation(name) => name.clone(),
        }
    }

    /// The name as lists are sorted.
    pub(super) fn sorted(&self) -> String {
        match self {
            Author::Person { given, family } => format!("{family} {given}"),
            Author::Organisation(name) => name.clone(),
        }
    }

    /// The family name; of a long organisation's name the part before its first comma, which is the body it belongs to.
    pub(super) fn short(&self) -> String {
        match self {
            Author::Person { family, .. } => family.clone(),
            Author::Organisation(name) if name.chars().count() > 50 => {
                let body = name.split(", ").next().unwrap_or(name);
                if body.chars().count() > 12 { body.to_owned() } else { name.clone() }
            }
            Author::Organisation(name) => name.clone(),
        }
    }
}

/// The authors of a source; where there are none its editors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Authors {
    /// Those named, in order.
    pub(super) named: Vec<Author>,
    /// Whether there are others.
    pub(super) has_others: bool,
}

impl Authors {
    /// None if the source names nobody.
    pub(super) fn of(source: &Source) -> Option<Self> {
        ["author", "editor"].iter().find_map(|role| {
            let names = source.item.get(*role)?.items();
            let all: Vec<Author> = names.iter().filter_map(author).collect();
            let named: Vec<Author> = all.iter().filter(|author| !is_others(&author.full())).cloned().collect();
            if named.is_empty() { None } else { Some(Authors { has_others: named.len() < all.len(), named }) }
        })
    }

    /// Family names: one, two with "and", or the first with "et al.".
    pub(super) fn short(&self, language: &Language) -> String {
        match (self.named.as_slice(), self.has_others) {
            ([one], false) => one.short(),
            ([one, two], false) => format!("{} {} {}", one.short(), and(language), two.short()),
            ([first, ..], _) => format!("{} et al.", first.short()),
            ([], _) => String::new(),
        }
    }

    /// Full names of up to three, or the first "and others".
    pub(super) fn full(&self, language: &Language) -> String {
        let and = and(language);
        let others = if language.primary() == "es" { "y otros" } else { "and others" };
        match (self.named.as_slice(), self.has_others) {
            ([one], false) => one.full(),
            ([one, two], false) => format!("{} {and} {}", one.full(), two.full()),
            ([one, two, three], false) => format!("{}, {} {and} {}", one.full(), two.full(), three.full()),
            ([first, ..], _) => format!("{} {others}", first.full()),
            ([], _) => String::new(),
        }
    }
}

fn and(language: &Language) -> &'static str {
    if language.primary() == "es" { "y" } else { "and" }
}

fn author(name: &CslValue) -> Option<Author> {
    let part =
        |key: &str| name.get(key).and_then(CslValue::as_text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let curled = |text: String| curl(&text, None, Marks::of(&Language::default()));
    if let Some(name) = part("literal") {
        return Some(Author::Organisation(curled(name)));
    }
    let family = curled(part("family")?);
    let family = [part("non-dropping-particle"), Some(family)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(match part("given") {
        Some(given) => Author::Person {
            given: [Some(given), part("dropping-particle")].into_iter().flatten().collect::<Vec<_>>().join(" "),
            family,
        },
        None => Author::Organisation(family),
    })
}
