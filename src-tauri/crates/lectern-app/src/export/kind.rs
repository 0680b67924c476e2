//! What a file that is exported is.

use lectern_model::handout::Handout;
use std::path::{Path, PathBuf};

/// What a file that is exported is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {
    /// The slides.
    Deck(DeckFormat),
    /// Printed matter, as PDF.
    Handout(Handout),
}

/// What a file of slides is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeckFormat {
    /// PDF, as it is shown: no notes, no hidden slides.
    Pdf,
    /// Editable, for PowerPoint and its like.
    Pptx(Reader),
    /// One file for a browser.
    Html(Reader),
}

/// Whom a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Who presents: with notes, answers, hidden and backup slides.
    Presenter,
    /// The audience: nothing of those is in the file.
    Audience,
}

impl DeckFormat {
    /// All of them, in the order they are offered.
    pub const ALL: [DeckFormat; 5] = [
        DeckFormat::Pdf,
        DeckFormat::Pptx(Reader::Presenter),
        DeckFormat::Pptx(Reader::Audience),
        DeckFormat::Html(Reader::Presenter),
        DeckFormat::Html(Reader::Audience),
    ];
}

impl ExportKind {
    /// Everything a talk can be exported to, in the order it is offered.
    pub fn all() -> Vec<ExportKind> {
        let decks = DeckFormat::ALL.into_iter().map(ExportKind::Deck);
        decks.chain(Handout::all().into_iter().map(ExportKind::Handout)).collect()
    }

    /// Its name: `deck`, `pptx`, `html-audience`, `handout-article`.
    pub fn name(self) -> String {
        match self {
            ExportKind::Deck(format) => match format {
                DeckFormat::Pdf => "deck",
                DeckFormat::Pptx(Reader::Presenter) => "pptx",
                DeckFormat::Pptx(Reader::Audience) => "pptx-audience",
                DeckFormat::Html(Reader::Presenter) => "html",
                DeckFormat::Html(Reader::Audience) => "html-audience",
            }
            .to_owned(),
            ExportKind::Handout(kind) => format!("handout-{kind}"),
        }
    }

    /// How names of such files end, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            ExportKind::Deck(DeckFormat::Pptx(_)) => "pptx",
            ExportKind::Deck(DeckFormat::Html(_)) => "html",
            ExportKind::Deck(DeckFormat::Pdf) | ExportKind::Handout(_) => "pdf",
        }
    }

    /// Whether it may be given to the audience: it holds no speaker notes and no hidden slide.
    pub fn is_audience_copy(self) -> bool {
        match self {
            ExportKind::Deck(DeckFormat::Pptx(reader) | DeckFormat::Html(reader)) => reader == Reader::Audience,
            ExportKind::Deck(DeckFormat::Pdf) => true,
            ExportKind::Handout(kind) => kind.is_audience_copy(),
        }
    }

    /// The file for it in a folder, named after a talk's file: `out/evening-handout-article.pdf`. The name of a deck that could be
    /// taken for another says whom it is for: `out/evening-presenter.html`.
    pub fn path_in(self, folder: &Path, stem: &str) -> PathBuf {
        let part = match self {
            ExportKind::Deck(DeckFormat::Pdf) => "deck".to_owned(),
            ExportKind::Deck(DeckFormat::Pptx(reader) | DeckFormat::Html(reader)) => match reader {
                Reader::Presenter => "presenter".to_owned(),
                Reader::Audience => "audience".to_owned(),
            },
            ExportKind::Handout(_) => self.name(),
        };
        folder.join(format!("{stem}-{part}.{}", self.extension()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_kinds_share_a_name_or_a_file_and_files_say_whom_they_are_for() {
        let all = ExportKind::all();
        let names: BTreeSet<String> = all.iter().map(|kind| kind.name()).collect();
        let files: BTreeSet<PathBuf> = all.iter().map(|kind| kind.path_in(Path::new("out"), "evening")).collect();
        assert_eq!((names.len(), files.len()), (all.len(), all.len()));
        let file = |format| ExportKind::Deck(format).path_in(Path::new(""), "evening").display().to_string();
        assert_eq!(file(DeckFormat::Pptx(Reader::Presenter)), "evening-presenter.pptx");
        assert_eq!(file(DeckFormat::Html(Reader::Audience)), "evening-audience.html");
        assert_eq!(file(DeckFormat::Pdf), "evening-deck.pdf");
    }
}
