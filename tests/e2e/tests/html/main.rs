//! Decks as HTML, from a file, in real browsers. Wants a display, so it runs by `make e2e`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod order;
mod paper;
mod reading;
mod show;

use lectern_render::render_html;
use lectern_tests::stage::{Stage, showcase};
use std::fs;
use tempfile::TempDir;

/// The showcase's files, which go when they are dropped.
struct Files {
    folder: TempDir,
}

impl Files {
    /// Writes the copies of the showcase.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = Stage::new();
        let deck = showcase(1);
        for (name, deck) in [("presenter", &deck), ("audience", &deck.audience_copy())] {
            let pages = stage.pages(deck);
            fs::write(folder.path().join(format!("{name}.html")), render_html(deck, &stage.theme, &pages).unwrap()).unwrap();
        }
        Self { folder }
    }

    fn address(&self, name: &str) -> String {
        format!("file://{}/{name}.html", self.folder.path().display())
    }
}
