//! The phases of exporting a talk of 60 slides with 240 citations of 40 sources, and of its article.

use crate::stage::{Stage, deck};
use crate::synthetic;
use criterion::{Criterion, Throughput};
use lectern_content::load::load_pack;
use lectern_content::resolve::resolve_talk;
use lectern_model::deck::Deck;
use lectern_render::{render_html, render_pdf, render_pptx, render_svg};

const SLIDES: usize = 60;
const LARGE_PACK: usize = 10_000;

pub(crate) fn bench(criterion: &mut Criterion) {
    content(criterion);
    let deck = deck(SLIDES);
    let mut stage = Stage::new();
    slides(criterion, &mut stage, &deck);
    article(criterion, &mut stage, &deck);
    one_slide(criterion, &mut stage, &deck);
    large_pack(criterion);
}

fn content(criterion: &mut Criterion) {
    let files = synthetic::pack(SLIDES);
    let talk = synthetic::talk(SLIDES);
    let (library, _) = load_pack(&files);
    let mut group = criterion.benchmark_group("60 slides");
    group.throughput(Throughput::Elements(SLIDES as u64));
    group.bench_function("load", |bencher| bencher.iter(|| load_pack(&files)));
    group.bench_function("resolve", |bencher| bencher.iter(|| resolve_talk(&talk, &library)));
    group.finish();
}

fn slides(criterion: &mut Criterion, stage: &mut Stage, deck: &Deck) {
    let laid_out = stage.layout_deck(deck).document;
    let mut group = criterion.benchmark_group("deck");
    group.throughput(Throughput::Elements(laid_out.pages.len() as u64));
    group.bench_function("layout", |bencher| bencher.iter(|| stage.layout_deck(deck)));
    group.bench_function("render", |bencher| bencher.iter(|| render_pdf(&laid_out).unwrap()));
    group.bench_function("render as PPTX", |bencher| bencher.iter(|| render_pptx(deck, &stage.theme, &laid_out).unwrap()));
    group.bench_function("render as HTML", |bencher| bencher.iter(|| render_html(deck, &stage.theme, &laid_out).unwrap()));
    group.finish();
}

fn article(criterion: &mut Criterion, stage: &mut Stage, deck: &Deck) {
    let laid_out = stage.layout_article(deck).document;
    let mut group = criterion.benchmark_group(format!("article of {} pages", laid_out.pages.len()));
    group.throughput(Throughput::Elements(laid_out.pages.len() as u64));
    group.bench_function("layout", |bencher| bencher.iter(|| stage.layout_article(deck)));
    group.bench_function("render", |bencher| bencher.iter(|| render_pdf(&laid_out).unwrap()));
    group.finish();
}

/// What a preview does on a keystroke.
fn one_slide(criterion: &mut Criterion, stage: &mut Stage, deck: &Deck) {
    let slide = deck.slides.get(5).cloned().into_iter().collect();
    let one = Deck { slides: slide, ..deck.clone() };
    criterion.bench_function("one slide laid out again", |bencher| bencher.iter(|| stage.layout_deck(&one)));
    let laid_out = stage.layout_deck(&one).document;
    criterion.bench_function("one slide as a picture", |bencher| bencher.iter(|| render_svg(&laid_out, 0).unwrap()));
}

fn large_pack(criterion: &mut Criterion) {
    let files = synthetic::pack(LARGE_PACK);
    let mut group = criterion.benchmark_group("10,000 slides");
    group.sample_size(10).throughput(Throughput::Elements(LARGE_PACK as u64));
    group.bench_function("load", |bencher| bencher.iter(|| load_pack(&files)));
    group.finish();
}
