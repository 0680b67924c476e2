//! Finding slides: by words, audience and topic.

use crate::error::AppError;
use lectern_model::block::{AuthorBlock, Block, List};
use lectern_model::id::{AudienceId, SlideId, TopicId};
use lectern_model::library::Library;
use lectern_model::slide::{Part, Slide};
use lectern_model::span::Inline;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is looked for; what is not given does not matter.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Words: a slide has them all, each as the beginning of a word, in any case and with or without accents.
    pub words: String,
    /// Whom the slide serves.
    pub audience: Option<AudienceId>,
    /// What it is filed under.
    pub topic: Option<TopicId>,
}

/// A slide that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which slide.
    pub slide: SlideId,
    /// How well it fits; more is better. 0 where no words were asked for.
    pub score: u32,
}

fn search_slides(library: &Library, query: &Query) -> Vec<Hit> {
    let words = words_of(&query.words);
    let mut hits: Vec<Hit> = library
        .slides
        .values()
        .filter(|slide| query.audience.as_ref().is_none_or(|audience| slide.serves(audience)))
        .filter(|slide| query.topic.as_ref().is_none_or(|topic| slide.topic == *topic))
        .filter_map(|slide| Some(Hit { slide: slide.id.clone(), score: score(library, slide, &words)? }))
        .collect();
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
    hits
}

/// The slides that fit, the best first, equals in order of id.
///
/// # Errors
/// The pack has no such audience or topic.
pub fn find_slides(library: &Library, query: &Query) -> Result<Vec<Hit>, AppError> {
    let pack = &library.pack;
    let audiences = || pack.audiences.iter().map(|audience| &audience.id);
    let topics = || pack.topics.iter().map(|topic| &topic.id);
    match (&query.audience, &query.topic) {
        (Some(id), _) if audiences().all(|known| known != id) => Err(AppError::unknown("audience", id.as_str(), audiences())),
        (_, Some(id)) if topics().all(|known| known != id) => Err(AppError::unknown("topic", id.as_str(), topics())),
        _ => Ok(search_slides(library, query)),
    }
}

/// How well a slide fits; none if a word is nowhere in it. A word counts where it weighs most.
fn score(library: &Library, slide: &Slide, words: &[String]) -> Option<u32> {
    if words.is_empty() {
        return Some(0);
    }
    let fields = fields_of(library, slide);
    let mut total = 0;
    for word in words {
        let best = fields.iter().filter(|(_, text)| text.iter().any(|own| own.starts_with(word.as_str())));
        total += best.map(|(weight, _)| *weight).max()?;
    }
    Some(total)
}

/// The words of a slide by the weight of where they stand.
fn fields_of(library: &Library, slide: &Slide) -> Vec<(u32, Vec<String>)> {
    let topic = library.pack.topics.iter().find(|topic| topic.id == slide.topic);
    let mut fields = vec![
        (10, words_of(&Inline::plain_text(&slide.title))),
        (10, words_of(slide.id.as_str())),
        (5, topic.map(|topic| words_of(&topic.name)).unwrap_or_default()),
    ];
    for variant in &slide.variants {
        let mut text = Inline::plain_text(&variant.heading);
        push_blocks(&variant.blocks, &mut text);
        let weight = if variant.part == Part::Body { 4 } else { 1 };
        fields.push((weight, words_of(&text)));
    }
    for claim in slide.claims.iter().filter_map(|used| library.claims.get(&used.id)) {
        fields.push((2, words_of(claim.id.as_str())));
        fields.push((2, words_of(&claim.statement)));
    }
    fields
}

fn push_blocks(blocks: &[AuthorBlock], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => push(inlines, text),
            Block::Heading(heading) => push(&heading.inlines, text),
            Block::Picture(picture) => push(&picture.caption, text),
            Block::Chart(chart) => push(&chart.title, text),
            Block::Number(number) => {
                push(&[Inline::Text(number.value.clone())], text);
                push(&number.counted, text);
            }
            Block::Table(table) => table.rows.iter().chain([&table.header]).flatten().for_each(|cell| push(cell, text)),
            Block::List(List { items, .. }) => items.iter().for_each(|item| push_blocks(item, text)),
            Block::Quote(inner) => push_blocks(inner, text),
            Block::Contacts(_) => {}
        }
    }
}

fn push(inlines: &[Inline], text: &mut String) {
    text.push(' ');
    text.push_str(&Inline::plain_text(inlines));
}

/// The words of a text in lower case without accents.
fn words_of(text: &str) -> Vec<String> {
    let folded: String = text.nfd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect();
    folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
