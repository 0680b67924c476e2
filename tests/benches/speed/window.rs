//! What a presenter waits for in the window: the picture after an edit, and the slides found as a word is typed.

use crate::synthetic;
use criterion::Criterion;
use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::document::change::Change;
use lectern_app::document::{Document, DocumentId};
use lectern_app::picture::Painter;
use lectern_app::search::{Query, SearchIndex};
use lectern_app::talk_file::OpenTalk;
use lectern_content::load::load_pack;
use std::time::Instant;

const SLIDES: usize = 60;
const LARGE_PACK: usize = 10_000;
/// What is typed, key by key.
const TYPED: &str = "what we know about thing";

/// An edit of a slide of a talk of 60 slides with 240 citations, until its new picture is there as SVG.
pub(crate) fn bench(criterion: &mut Criterion) {
    let (library, _) = load_pack(&synthetic::pack(SLIDES));
    let mut document = Document::new(DocumentId::from("bench"), OpenTalk::new(synthetic::talk(SLIDES), library));
    let painter = Painter::new(ContentRoot::find(&ContentHints::default()).unwrap(), Vec::new()).unwrap();
    painter.talk(document.open()).unwrap();
    let slide = document.open().talk.slides().nth(30).unwrap().slide.clone();
    let text = document.open().library.slides[&slide].file.text.to_string();
    let mut edits = 0_u32;
    criterion.bench_function("edit to new picture, 60 slides", |bencher| {
        bencher.iter(|| {
            edits += 1;
            let text = text.replacen("thing", &format!("thing {edits}"), 1);
            document.apply(Change::SlideText { slide: slide.clone(), text }).unwrap();
            let painted = painter.talk(document.open()).unwrap();
            let pictures = painted.slides.iter().find(|pictures| pictures.slide == slide).unwrap();
            pictures.pages[0].svg().unwrap()
        });
    });
}

/// Prints what each key of a search costs in a library of 10,000 slides, and what the slowest costs next to the usual one.
pub(crate) fn print() {
    let (library, _) = load_pack(&synthetic::pack(LARGE_PACK));
    let begun = Instant::now();
    let index = SearchIndex::new(&library).unwrap();
    println!("\nsearch in {LARGE_PACK} slides: index {:.2} s", begun.elapsed().as_secs_f64());
    let mut times: Vec<(f64, &str, usize)> = Vec::new();
    for end in 1..=TYPED.len() {
        let words = &TYPED[..end];
        let begun = Instant::now();
        let hits = index.find(&library, &Query { words: words.to_owned(), ..Query::default() }).unwrap();
        times.push((begun.elapsed().as_secs_f64() * 1e3, words, hits.len()));
    }
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (usual, slowest) = (times[times.len() / 2], times[times.len() - 1]);
    println!(
        "a key: {:.1} ms usually; the slowest, `{}` ({} hits), {:.1} ms: {:.1} times as long",
        usual.0,
        slowest.1,
        slowest.2,
        slowest.0,
        slowest.0 / usual.0
    );
}
