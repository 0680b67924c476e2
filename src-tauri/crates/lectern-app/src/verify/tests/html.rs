//! Pages for browsers broken on purpose are told.

use super::*;
use crate::export::Reader;

const PRESENTERS: ExportKind = ExportKind::Deck(DeckFormat::Html(Reader::Presenter));
const AUDIENCES: ExportKind = ExportKind::Deck(DeckFormat::Html(Reader::Audience));

fn page(stage: &Stage, at: usize) -> String {
    fs::read_to_string(&stage.files[at].path).unwrap()
}

/// What is told of a page in the place of a stage's.
fn told(stage: &Stage, at: usize, page: &str) -> Vec<(Point, String)> {
    faults(&check_bytes(page.as_bytes(), Format::Html, &stage.expected(&stage.files[at])))
}

fn assert_told(found: &[(Point, String)], point: Point, said: &str) {
    assert!(found.iter().any(|(at, fault)| *at == point && fault.contains(said)), "{point:?} {said}: {found:?}");
}

/// The page with the first of these letters changed.
fn changed(page: &str, from: &str, to: &str) -> String {
    assert!(page.contains(from), "the page has {from}");
    page.replacen(from, to, 1)
}

#[test]
fn pages_are_sound() {
    for audience in ["school", "clinicians"] {
        let stage = stage(audience, &[PRESENTERS, AUDIENCES]);
        for at in 0..2 {
            assert_eq!(told(&stage, at, &page(&stage, at)), [], "{audience} {at}");
        }
    }
}

#[test]
fn a_page_that_is_cut_does_not_open() {
    let stage = stage("school", &[AUDIENCES]);
    let page = page(&stage, 0);
    for part in [0, 1, 2, 3] {
        assert_eq!(told(&stage, 0, &page[..page.floor_char_boundary(page.len() * part / 4)])[0].0, Point::Opens);
    }
}

#[test]
fn a_slide_that_is_gone_is_told() {
    let stage = stage("school", &[PRESENTERS, AUDIENCES]);
    for at in 0..2 {
        let page = page(&stage, at);
        let (before, from) = page.split_at(page.find("<section id=\"2\"").unwrap());
        let (_, after) = from.split_once("</section>").unwrap();
        let found = told(&stage, at, &format!("{before}{after}"));
        assert_told(&found, Point::Pages, "pages or slides");
        assert_told(&found, Point::Words, "slide 2");
    }
}

/// A word that the slide lacks is told though other slides have it.
#[test]
fn a_word_that_a_slide_lacks_is_told_with_the_slide() {
    let stage = stage("school", &[AUDIENCES]);
    let page = page(&stage, 0);
    let words = |slide: &lectern_model::deck::DeckSlide| super::super::expected::texts(&slide.body).join(" ").to_lowercase();
    let elsewhere = |at: usize, word: &str| {
        stage
            .deck
            .slides
            .iter()
            .enumerate()
            .any(|(other, slide)| other != at && words(slide).split_whitespace().any(|own| own == word))
    };
    let (at, word) = (1..stage.deck.slides.len())
        .find_map(|at| {
            let said = words(&stage.deck.slides[at]);
            let word = said.split_whitespace().find(|word| {
                word.len() > 4 && word.chars().all(char::is_alphabetic) && elsewhere(at, word) && said.matches(*word).count() == 1
            })?;
            Some((at, word.to_owned()))
        })
        .unwrap();
    let (before, from) = page.split_at(page.find(&format!("<section id=\"{}\"", at + 1)).unwrap());
    let (section, after) = from.split_once("</section>").unwrap();
    let found = told(&stage, 0, &format!("{before}{}</section>{after}", section.replace(&word, "")));
    assert_told(&found, Point::Words, &format!("slide {} ", at + 1));
    assert_told(&found, Point::Words, &format!("lacks “{word}”"));
}

#[test]
fn a_note_that_is_gone_from_the_presenters_page_is_told() {
    let stage = stage("school", &[PRESENTERS]);
    let page = page(&stage, 0);
    let (before, from) = page.split_at(page.find("<div class=\"notes\"").unwrap());
    let (_, after) = from.split_once("</div>").unwrap();
    assert_told(&told(&stage, 0, &format!("{before}{after}")), Point::Words, "slide ");
}

#[test]
fn a_note_anywhere_in_the_audiences_page_is_told() {
    let stage = stage("school", &[AUDIENCES]);
    let page = page(&stage, 0);
    let notes = stage.deck.slides.iter().flat_map(|slide| super::super::expected::texts(&slide.notes));
    let note = notes.max_by_key(String::len).unwrap().replace('"', "&quot;");
    for (from, to) in [
        ("</section>", format!("<p>{note}</p></section>")),
        ("</section>", format!("<p hidden>{note}</p></section>")),
        ("<section ", format!("<section data-note=\"{note}\" ")),
        ("<main", format!("<!-- {note} --><main")),
        ("</style>", format!("/* {note} */</style>")),
        (
            "<script type=\"application/json\" id=\"words\">{",
            format!("<script type=\"application/json\" id=\"words\">{{\"x\":\"{note}\","),
        ),
    ] {
        assert_told(&told(&stage, 0, &changed(&page, from, &to)), Point::Private, "presenter’s");
    }
}

#[test]
fn what_is_fetched_is_told() {
    let stage = stage("school", &[AUDIENCES]);
    let page = page(&stage, 0);
    for (from, to, said) in [
        ("</section>", "<img alt=\"x\" src=\"https://example.org/a.png\"></section>", "https://example.org/a.png"),
        ("</style>", "body { background: url(https://example.org/b.png) }</style>", "https://example.org/b.png"),
        ("<title>", "<link rel=\"stylesheet\" href=\"c.css\"><title>", "c.css"),
        ("<title>", "<meta http-equiv=\"refresh\" content=\"1;url=https://example.org\"><title>", "another page"),
        ("img-src data:", "img-src https:", "no policy"),
        ("default-src 'none'; ", "", "no policy"),
    ] {
        assert_told(&told(&stage, 0, &changed(&page, from, to)), Point::Network, said);
    }
}

#[test]
fn fonts_language_title_and_alternative_texts_that_are_missing_are_told() {
    let stage = stage("clinicians", &[AUDIENCES]);
    let page = page(&stage, 0);
    let (before, from) = page.split_once("base64,").unwrap();
    let (_, after) = from.split_once(')').unwrap();
    assert_told(&told(&stage, 0, &format!("{before}base64,){after}")), Point::Fonts, "not in the file");
    for (from, to, said) in [
        ("<html lang=", "<html data-lang=", "language"),
        ("<title>", "<x>", "title"),
        ("<div role=\"img\" aria-label=\"", "<div role=\"img\" aria-label=\"\" data-x=\"", "a figure has no alternative text"),
    ] {
        assert_told(&told(&stage, 0, &changed(&page, from, to)), Point::Structure, said);
    }
}
