//! What is the presenter's is not in an audience's copy, in no part of the file.

use crate::expected::{alternatives, pieces, squeezed, texts};
use crate::stage::{CASES, Case, Whose};
use lectern_model::deck::{Deck, DeckSlide};
use std::fs::File;
use std::io::{Cursor, Read, Seek};

/// How many words in a row are nobody else's.
const RUN: usize = 6;

/// Runs of words, as they are when nothing but letters and digits counts.
fn runs(text: &str) -> Vec<String> {
    let words: Vec<String> = text.split_whitespace().map(squeezed).filter(|word| !word.is_empty()).collect();
    words.windows(RUN).map(<[String]>::concat).collect()
}

/// Everything in a file: the text of its parts without tags, then their attributes; of the workbooks in it too.
fn everything(case: &Case) -> String {
    said(File::open(&case.path).unwrap())
}

fn said(package: impl Read + Seek) -> String {
    let mut archive = zip::ZipArchive::new(package).unwrap();
    let (mut all, mut attributes) = (String::new(), String::new());
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name.ends_with(".xlsx") {
            all.push_str(&said(Cursor::new(bytes)));
            continue;
        }
        if !name.ends_with("xml") && !name.ends_with("rels") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        for node in document.descendants() {
            node.attributes().for_each(|attribute| attributes.push_str(&squeezed(attribute.value())));
            all.push_str(&squeezed(node.text().filter(|_| node.is_text()).unwrap_or_default()));
        }
    }
    all + &attributes
}

/// What an audience may read of a deck.
fn public(deck: &Deck) -> String {
    let shown = |slide: &DeckSlide| {
        let head = vec![pieces(&slide.title).concat(), slide.warning.clone().unwrap_or_default()];
        let seen = alternatives(slide).into_iter().map(str::to_owned).collect();
        [
            head,
            seen,
            texts(&slide.body),
            texts(&slide.caveat),
            slide.cited.iter().flat_map(|cited| pieces(&cited.short)).collect(),
        ]
        .concat()
    };
    let slides = deck.slides.iter().filter(|slide| !slide.hidden && !slide.backup).flat_map(shown);
    let works = deck.audience_references().into_iter().flat_map(|reference| pieces(&reference.entry));
    slides.chain(works).chain([deck.title.clone(), deck.subtitle.clone()]).map(|text| squeezed(&text)).collect()
}

#[test]
fn audience_copies_hold_no_words_of_the_presenters() {
    let mut looked_for = 0;
    for case in CASES.iter().filter(|case| case.whose == Whose::Audience) {
        let whole = case.whole.as_ref().unwrap();
        let public = public(whole);
        let all = everything(case);
        for slide in &whole.slides {
            let mut secret = [texts(&slide.notes), texts(&slide.asked), slide.rights.clone().into_iter().collect()].concat();
            if slide.hidden || slide.backup {
                secret.extend([pieces(&slide.title), texts(&slide.body), texts(&slide.caveat)].concat());
                secret.extend(slide.warning.clone());
                secret.extend(alternatives(slide).into_iter().map(str::to_owned));
            }
            for run in secret.iter().flat_map(|text| runs(text)).filter(|run| !public.contains(run.as_str())) {
                looked_for += 1;
                assert!(!all.contains(&run), "{}: {} leaks {run:?}", case.name, slide.id);
            }
        }
    }
    assert!(looked_for > 5000, "{looked_for}");
}

#[test]
fn presenters_copies_do() {
    let case = CASES.iter().find(|case| case.whose == Whose::Presenter).unwrap();
    let all = everything(case);
    let runs: Vec<String> = case.deck.slides.iter().flat_map(|slide| texts(&slide.notes)).flat_map(|text| runs(&text)).collect();
    assert!(runs.len() > 100 && runs.iter().all(|run| all.contains(run)), "{} runs", runs.len());
}
