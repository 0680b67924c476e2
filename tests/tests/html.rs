//! Decks as HTML: what is in them, in which order, and what is not.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use lectern_model::block::{Block, DeckBlock};
use lectern_model::deck::Deck;
use lectern_model::span::Span;
use lectern_render::render_html;
use lectern_scene::document::Document;
use lectern_scene::scene::{ItemKind, Role};
use lectern_scene::structure::{Child, NodeId, Role as Element, Structure};
use lectern_tests::stage::{Stage, showcase};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A deck's pages and its text; the text is written where it can be looked at.
fn html(stage: &mut Stage, name: &str, deck: &Deck) -> (Document, String) {
    let pages = stage.pages(deck);
    let html = render_html(deck, &stage.theme, &pages).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("html");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.html")), &html).unwrap();
    (pages, html)
}

fn decks(stage: &Stage) -> Vec<(String, Deck)> {
    let mut decks = stage.outlines();
    decks.push(("showcase".to_owned(), showcase(1)));
    decks.push(("whole-pack".to_owned(), stage.whole_pack()));
    decks
}

/// The text between the tags, without what no element shows.
fn text_of(html: &str) -> String {
    let body = html.split_once("<main").map_or("", |(_, after)| after).split("</main>").next().unwrap_or_default();
    let mut out = String::new();
    for part in body.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        // Ends of lines in words divide nothing.
        let breaks_nothing = ["i ", "/i", "span", "/span", "strong", "/strong", "em", "/em", "sup", "/sup", "a ", "/a"];
        if !breaks_nothing.iter().any(|start| tag.starts_with(start)) {
            out.push(' ');
        }
        out.push_str(&words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"));
    }
    squeezed(&out)
}

/// Without spaces and soft hyphens: where they stand is the lines' matter.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect()
}

/// The words of each element of text, in the order of the structure.
fn words_in_order(document: &Document) -> Vec<String> {
    let mut words: BTreeMap<usize, String> = BTreeMap::new();
    for item in document.pages.iter().flat_map(|page| &page.items) {
        if let (Role::Content(id), ItemKind::Text(run)) = (item.role, &item.kind) {
            words.entry(id.index()).or_default().push_str(&run.text);
        }
    }
    let mut found = Vec::new();
    collect(&document.structure, Structure::ROOT, &words, &mut found);
    found.into_iter().map(|text| squeezed(&text)).filter(|text| !text.is_empty()).collect()
}

fn collect(structure: &Structure, id: NodeId, words: &BTreeMap<usize, String>, found: &mut Vec<String>) {
    let node = structure.node(id).unwrap();
    // What a figure's words say is said by its alternative text.
    if node.role == Element::Figure {
        return;
    }
    for child in &node.children {
        match child {
            Child::Content(id) => found.extend(words.get(&id.index()).cloned()),
            Child::Node(id) => collect(structure, *id, words, found),
        }
    }
}

#[test]
fn every_word_of_every_slide_is_there_in_reading_order() {
    let mut stage = Stage::new();
    for (name, deck) in decks(&stage) {
        let (pages, html) = html(&mut stage, &name, &deck.audience_copy());
        let text = text_of(&html);
        let mut at = 0;
        for words in words_in_order(&pages) {
            let found = text[at..].find(&words);
            assert!(found.is_some(), "{name}: `{words}` is not after {}", &text[at.saturating_sub(60).min(at)..at]);
            at += found.unwrap() + words.len();
        }
    }
}

/// The words of blocks, as an author wrote them.
fn plain(blocks: &[DeckBlock], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(spans) => out.push(Span::plain_text(spans)),
            Block::Heading(heading) => out.push(Span::plain_text(&heading.inlines)),
            Block::List(list) => list.items.iter().for_each(|item| plain(item, out)),
            Block::Table(table) => out.extend(table.rows.iter().flatten().map(|cell| Span::plain_text(cell))),
            Block::Quote(inner) => plain(inner, out),
            Block::Number(number) => out.push(format!("{} {}", number.value, Span::plain_text(&number.counted))),
            Block::Picture(picture) => out.push(picture.alt.clone()),
            Block::Chart(chart) => out.push(chart.alt.clone()),
            Block::Contacts(_) => {}
        }
    }
}

/// Runs of eight words, in lower case.
fn runs(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(8).map(|run| run.join(" ")).collect()
}

#[test]
fn audience_copies_hold_nothing_that_is_the_presenters() {
    let mut stage = Stage::new();
    for (name, deck) in decks(&stage) {
        let mut secret = Vec::new();
        for slide in &deck.slides {
            plain(&slide.notes, &mut secret);
            plain(&slide.asked, &mut secret);
            secret.extend(slide.rights.clone());
            if slide.hidden || slide.backup {
                plain(&slide.body, &mut secret);
                secret.push(Span::plain_text(&slide.title));
            }
        }
        let (_, presenters) = html(&mut stage, &name, &deck);
        let (_, audiences) = html(&mut stage, &format!("{name}-audience"), &deck.audience_copy());
        let public: BTreeSet<String> = {
            let mut shown = Vec::new();
            for slide in deck.slides.iter().filter(|slide| !slide.hidden && !slide.backup) {
                plain(&slide.body, &mut shown);
                plain(&slide.caveat, &mut shown);
                shown.push(Span::plain_text(&slide.title));
                shown.extend(slide.warning.clone());
            }
            shown.extend(deck.references.iter().map(|reference| Span::plain_text(&reference.entry)));
            runs(&shown.join(" ")).into_iter().collect()
        };
        // No run goes from one paragraph, item, cell or heading to the next.
        let ends_text = |tag: &str| ["/p", "/li", "/h", "/td", "/th", "/div", "/section"].iter().any(|end| tag.starts_with(end));
        let bare = |html: &str| {
            let parts = html.split('<').map(|part| {
                let (tag, words) = part.split_once('>').unwrap_or(("", part));
                if ends_text(tag) { format!(" endoftext {words}") } else { words.to_owned() }
            });
            runs(&parts.collect::<String>().replace("&quot;", "\"")).into_iter().collect::<BTreeSet<String>>()
        };
        let (presenters, audiences) = (bare(&presenters), bare(&audiences));
        let secret: Vec<String> = secret.iter().flat_map(|text| runs(text)).filter(|run| !public.contains(run)).collect();
        let leaked: Vec<&String> = secret.iter().filter(|run| audiences.contains(*run)).collect();
        assert!(leaked.is_empty(), "{name}: {leaked:?}");
        let told = secret.iter().filter(|run| presenters.contains(*run)).count();
        assert!(told * 4 >= secret.len() * 3, "{name}: the presenter's copy tells {told} of {}", secret.len());
    }
}

#[test]
fn what_only_the_presenter_may_know_is_nowhere_in_the_bytes() {
    let mut stage = Stage::new();
    let deck = showcase(1);
    let (_, presenters) = html(&mut stage, "showcase", &deck);
    let (_, audiences) = html(&mut stage, "showcase-audience", &deck.audience_copy());
    for secret in ["Zanzibar", "Kilimanjaro", "Aconcagua", "Denali", "Ruwenzori", "Mauna Kea", "Secretive"] {
        assert!(!audiences.contains(secret), "{secret}");
        assert!(presenters.contains(secret) || secret == "Secretive", "{secret}");
    }
    // Neither the view for notes nor its words.
    for part in ["desk-view", "window.open", "class=\"notes\"", "Presenter view", "sees_black", "data-slot", "data-seconds"] {
        assert!(!audiences.contains(part), "{part}");
        assert!(presenters.contains(part), "{part}");
    }
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    let (mut one, mut other) = (Stage::new(), Stage::new());
    let deck = showcase(1);
    assert!(html(&mut one, "showcase-one", &deck).1 == html(&mut other, "showcase-other", &deck).1);
}

#[test]
fn a_file_asks_for_nothing_and_runs_nothing_but_itself() {
    let mut stage = Stage::new();
    for (name, deck) in decks(&stage) {
        let (_, html) = html(&mut stage, &name, &deck);
        assert!(html.contains("content=\"default-src 'none'; script-src 'sha256-"), "{name}");
        for attribute in
            [" src=\"", "url(http", "@import", "<link", "<iframe", "<object", "javascript:", " onerror=\"", " onload=\"", "<base"]
        {
            assert!(!html.contains(attribute), "{name}: {attribute}");
        }
        let scripts = html.matches("<script").count();
        assert_eq!((scripts, html.matches("</script>").count()), (3, 3), "{name}");
        // Addresses are links that somebody may follow, or names of XML's own.
        for part in html.split("href=\"").skip(1) {
            let target = part.split('"').next().unwrap();
            let known =
                ["#", "https://", "http://", "tel:", "sms:", "mailto:", "data:image/png;base64,", "data:image/jpeg;base64,"];
            assert!(known.iter().any(|start| target.starts_with(start)), "{name}: {target}");
        }
    }
}
