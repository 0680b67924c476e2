//! A source as a form asks for it.

use super::made_key;
use lectern_model::date::Date;
use lectern_model::id::SourceId;
use lectern_model::source::{CslValue, Source};
use std::collections::BTreeMap;

/// What kind of work a source is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A report of an agency or an organisation.
    #[default]
    Report,
    /// An article in a journal.
    Article,
    /// A book.
    Book,
    /// A chapter of a book.
    Chapter,
    /// A page on the web.
    WebPage,
    /// An article in a newspaper.
    News,
    /// A film or a video.
    Video,
    /// Anything else.
    Other,
}

impl SourceKind {
    /// All of them, in a form's order.
    pub const ALL: [SourceKind; 8] = [
        SourceKind::Report,
        SourceKind::Article,
        SourceKind::Book,
        SourceKind::Chapter,
        SourceKind::WebPage,
        SourceKind::News,
        SourceKind::Video,
        SourceKind::Other,
    ];

    /// The CSL item type.
    pub const fn csl_type(self) -> &'static str {
        match self {
            SourceKind::Report => "report",
            SourceKind::Article => "article-journal",
            SourceKind::Book => "book",
            SourceKind::Chapter => "chapter",
            SourceKind::WebPage => "webpage",
            SourceKind::News => "article-newspaper",
            SourceKind::Video => "motion_picture",
            SourceKind::Other => "document",
        }
    }
}

/// A source as a form asks for it. What is blank is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceForm {
    /// What kind of work.
    pub kind: SourceKind,
    /// Its title.
    pub title: String,
    /// Its authors, each `Family, Given`, or the name of an organisation.
    pub authors: Vec<String>,
    /// When it came out: `2024`, `2024-06` or `2024-06-24`.
    pub date: String,
    /// What it stands in: the journal, the newspaper, the book, the site.
    pub container: String,
    /// Who brought it out.
    pub publisher: String,
    /// The volume.
    pub volume: String,
    /// The issue.
    pub issue: String,
    /// The pages.
    pub pages: String,
    /// Its address on the web.
    pub url: String,
    /// Its DOI.
    pub doi: String,
    /// The day it was looked up on the web.
    pub accessed: Option<Date>,
}

/// What is missing from a form or wrong in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceFormError {
    /// It has no title.
    #[error("give the title of the work")]
    NoTitle,
    /// The date is none.
    #[error("`{0}` is not a date; write 2024, 2024-06 or 2024-06-24")]
    BadDate(String),
    /// The address is none.
    #[error("`{0}` is not the address of a page; it begins with https://")]
    BadUrl(String),
    /// The DOI is none.
    #[error("`{0}` is not a DOI; it begins with 10.")]
    BadDoi(String),
}

impl SourceFormError {
    /// A stable short name.
    pub fn code(&self) -> &'static str {
        match self {
            SourceFormError::NoTitle => "no-title",
            SourceFormError::BadDate(_) => "bad-date",
            SourceFormError::BadUrl(_) => "bad-url",
            SourceFormError::BadDoi(_) => "bad-doi",
        }
    }
}

/// The source of a form, under a key made from its first author and year, or under `key` where it is the form of a source that is
/// there.
///
/// # Errors
/// Something is missing or wrong.
pub fn source_of(form: &SourceForm, key: Option<&SourceId>) -> Result<Source, SourceFormError> {
    let title = form.title.trim();
    if title.is_empty() {
        return Err(SourceFormError::NoTitle);
    }
    let mut item = BTreeMap::new();
    let mut put = |name: &str, text: &str| {
        if !text.trim().is_empty() {
            item.insert(name.to_owned(), CslValue::Text(text.trim().to_owned()));
        }
    };
    put("type", form.kind.csl_type());
    put("title", title);
    put("container-title", &form.container);
    put("publisher", &form.publisher);
    put("volume", &form.volume);
    put("issue", &form.issue);
    put("page", &form.pages);
    put("URL", &url(&form.url)?);
    put("DOI", &doi(&form.doi)?);
    let issued = date(&form.date)?;
    let authors: Vec<CslValue> = form.authors.iter().filter_map(|author| name(author)).collect();
    let year = issued.first().map(ToString::to_string);
    let first = form.authors.iter().map(|author| author.trim()).find(|author| !author.is_empty());
    let stem = first.map_or(title, |author| author.split(',').next().unwrap_or(author));
    let id = key.cloned().unwrap_or_else(|| SourceId::from(made_key(stem, year.as_deref())));
    item.insert("id".to_owned(), CslValue::Text(id.to_string()));
    if !authors.is_empty() {
        item.insert("author".to_owned(), CslValue::List(authors));
    }
    if !issued.is_empty() {
        item.insert("issued".to_owned(), date_value(&issued));
    }
    if let Some(day) = form.accessed {
        item.insert("accessed".to_owned(), date_value(&[i64::from(day.year), i64::from(day.month), i64::from(day.day)]));
    }
    Ok(Source { id, item, grade: None, note: None, formatted: BTreeMap::new(), own: true })
}

/// The form of a source, to be changed. What a form has no place for is not in it.
pub fn form_of(source: &Source) -> SourceForm {
    let text = |name: &str| source.text(name).unwrap_or_default();
    let kind = SourceKind::ALL.into_iter().find(|kind| kind.csl_type() == source.kind()).unwrap_or(SourceKind::Other);
    let written = |name: &CslValue| {
        let part = |key: &str| name.get(key).and_then(CslValue::as_text);
        match (part("family"), part("given")) {
            (Some(family), Some(given)) => Some(format!("{family}, {given}")),
            (family, given) => part("literal").or(family).or(given),
        }
    };
    let parts = |name: &str| {
        let date = source.item.get(name)?.get("date-parts")?.items().first()?;
        let numbers = date.items().iter().enumerate().filter_map(|(at, part)| {
            let number: u32 = part.as_text()?.parse().ok()?;
            Some(if at == 0 { format!("{number:04}") } else { format!("{number:02}") })
        });
        Some(numbers.collect::<Vec<_>>().join("-"))
    };
    SourceForm {
        kind,
        title: text("title"),
        authors: source.item.get("author").map(|names| names.items().iter().filter_map(written).collect()).unwrap_or_default(),
        date: parts("issued").unwrap_or_default(),
        container: text("container-title"),
        publisher: text("publisher"),
        volume: text("volume"),
        issue: text("issue"),
        pages: text("page"),
        url: text("URL"),
        doi: text("DOI"),
        accessed: parts("accessed").and_then(|day| day.parse().ok()),
    }
}

fn name(author: &str) -> Option<CslValue> {
    let author = author.trim();
    let text = |text: &str| CslValue::Text(text.trim().to_owned());
    let parts: Vec<(&str, CslValue)> = match author.split_once(',') {
        _ if author.is_empty() => return None,
        Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => {
            vec![("family", text(family)), ("given", text(given))]
        }
        Some(_) | None => vec![("literal", text(author.trim_matches(',')))],
    };
    Some(CslValue::Map(parts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()))
}

/// The numbers of a date; none of a blank one.
fn date(text: &str) -> Result<Vec<i64>, SourceFormError> {
    let text = text.trim();
    let wrong = || SourceFormError::BadDate(text.to_owned());
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let numbers: Vec<i64> = text.split('-').map(|part| part.parse().map_err(|_| wrong())).collect::<Result<_, _>>()?;
    let whole = match numbers.len() {
        1 => format!("{text}-01-01"),
        2 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let day: Date = whole.parse().map_err(|_| wrong())?;
    if day.year < 1000 { Err(wrong()) } else { Ok(numbers) }
}

fn date_value(numbers: &[i64]) -> CslValue {
    let numbers = numbers.iter().map(|number| CslValue::Integer(*number)).collect();
    CslValue::Map(BTreeMap::from([("date-parts".to_owned(), CslValue::List(vec![CslValue::List(numbers)]))]))
}

fn url(text: &str) -> Result<String, SourceFormError> {
    let text = text.trim();
    let is_one =
        text.is_empty() || ["https://", "http://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    match is_one && !text.contains(char::is_whitespace) {
        true => Ok(text.to_owned()),
        false => Err(SourceFormError::BadUrl(text.to_owned())),
    }
}

fn doi(text: &str) -> Result<String, SourceFormError> {
    let text = text.trim();
    let bare = ["https://doi.org/", "http://dx.doi.org/", "doi:"].iter().find_map(|before| text.strip_prefix(before));
    let bare = bare.unwrap_or(text).trim();
    match bare.is_empty() || (bare.starts_with("10.") && bare.contains('/')) {
        true => Ok(bare.to_owned()),
        false => Err(SourceFormError::BadDoi(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> SourceForm {
        SourceForm {
            kind: SourceKind::Article,
            title: " On signs ".to_owned(),
            authors: vec!["Chisolm-Straker, Makini".to_owned(), String::new(), "Polaris Project".to_owned()],
            date: "2016-05".to_owned(),
            container: "Journal of Signs".to_owned(),
            doi: "https://doi.org/10.1000/182".to_owned(),
            accessed: Some("2024-01-02".parse().unwrap()),
            ..SourceForm::default()
        }
    }

    #[test]
    fn a_form_becomes_a_source_and_comes_back() {
        let source = source_of(&form(), None).unwrap();
        assert_eq!((source.id.as_str(), source.kind().as_str(), source.own), ("chisolmstraker2016", "article-journal", true));
        assert_eq!((source.year().as_deref(), source.text("DOI").as_deref()), (Some("2016"), Some("10.1000/182")));
        let again = form_of(&source);
        assert_eq!(again.authors, ["Chisolm-Straker, Makini", "Polaris Project"]);
        assert_eq!((again.date.as_str(), again.title.as_str()), ("2016-05", "On signs"));
        assert_eq!(source_of(&again, Some(&source.id)), Ok(source));
        let untitled = SourceForm { title: "The ABC of help".to_owned(), ..SourceForm::default() };
        assert_eq!(source_of(&untitled, None).unwrap().id.as_str(), "help");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |change: fn(&mut SourceForm)| {
            let mut form = form();
            change(&mut form);
            source_of(&form, None).unwrap_err().code()
        };
        assert_eq!(wrong(|form| form.title.clear()), "no-title");
        assert_eq!(wrong(|form| form.date = "May 2016".to_owned()), "bad-date");
        assert_eq!(wrong(|form| form.date = "2016-13".to_owned()), "bad-date");
        assert_eq!(wrong(|form| form.url = "www.example.org".to_owned()), "bad-url");
        assert_eq!(wrong(|form| form.doi = "none".to_owned()), "bad-doi");
    }
}
