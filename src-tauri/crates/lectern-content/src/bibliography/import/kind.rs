//! Which CSL type a BibLaTeX entry type is.

use biblatex::{Entry, EntryType};

/// The CSL type of an entry.
pub(super) fn csl_type(entry: &Entry) -> &'static str {
    match &entry.entry_type {
        EntryType::Article | EntryType::SuppPeriodical => article_type(entry),
        EntryType::Book
        | EntryType::Booklet
        | EntryType::MvBook
        | EntryType::Collection
        | EntryType::MvCollection
        | EntryType::Reference
        | EntryType::MvReference
        | EntryType::Proceedings
        | EntryType::MvProceedings => "book",
        EntryType::InBook | EntryType::InCollection | EntryType::BookInBook | EntryType::SuppBook | EntryType::SuppCollection => {
            "chapter"
        }
        EntryType::InReference => "entry-encyclopedia",
        EntryType::InProceedings => "paper-conference",
        EntryType::Report | EntryType::TechReport | EntryType::Manual => "report",
        EntryType::Thesis | EntryType::MastersThesis | EntryType::PhdThesis => "thesis",
        EntryType::Online => "webpage",
        EntryType::Patent => "patent",
        EntryType::Periodical => "periodical",
        EntryType::Software => "software",
        EntryType::Dataset => "dataset",
        EntryType::Unpublished => "manuscript",
        EntryType::Misc | EntryType::Set | EntryType::XData => misc_type(entry),
        EntryType::Unknown(name) => unknown_type(name, entry),
    }
}

fn article_type(entry: &Entry) -> &'static str {
    match super::field::text(entry, "entrysubtype").as_deref() {
        Some("magazine") => "article-magazine",
        Some("newspaper") => "article-newspaper",
        _ => "article-journal",
    }
}

fn misc_type(entry: &Entry) -> &'static str {
    if entry.fields.contains_key("url") { "webpage" } else { "document" }
}

/// The types BibLaTeX knows and its parser does not; in older files also types of other programs.
fn unknown_type(name: &str, entry: &Entry) -> &'static str {
    match name {
        "legislation" | "legal" | "statute" => "legislation",
        "jurisdiction" | "case" => "legal_case",
        "bill" => "bill",
        "regulation" => "regulation",
        "audio" | "music" => "song",
        "video" | "movie" => "motion_picture",
        "image" | "artwork" => "graphic",
        "performance" => "performance",
        "standard" => "standard",
        "letter" => "personal_communication",
        "review" => "review",
        "newspaper" => "article-newspaper",
        "magazine" => "article-magazine",
        _ => misc_type(entry),
    }
}
