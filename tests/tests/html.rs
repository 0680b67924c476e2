//! Decks as HTML: what is in them, in which order, and what is not.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use lectern_model::deck::Deck;
use lectern_render::render_html;
use lectern_tests::stage::{Stage, showcase};
use std::fs;
use std::path::Path;

/// Writes a deck where it can be looked at; gives its text.
fn html(stage: &mut Stage, name: &str, deck: &Deck) -> String {
    let pages = stage.pages(deck);
    let html = render_html(deck, &stage.theme, &pages).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("html");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.html")), &html).unwrap();
    html
}

#[test]
fn decks_are_written() {
    let mut stage = Stage::new();
    for (name, deck) in stage.outlines() {
        html(&mut stage, &name, &deck);
        html(&mut stage, &format!("{name}-audience"), &deck.audience_copy());
    }
    html(&mut stage, "showcase", &showcase(1));
    html(&mut stage, "showcase-audience", &showcase(1).audience_copy());
    let deck = stage.whole_pack();
    html(&mut stage, "whole-pack", &deck);
    for (name, deck) in [("showcase", showcase(1)), ("whole-pack", deck)] {
        let pages = stage.pages(&deck);
        let pdf = lectern_render::render_pdf(&pages).unwrap();
        fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("html/{name}.pdf")), pdf).unwrap();
    }
}
