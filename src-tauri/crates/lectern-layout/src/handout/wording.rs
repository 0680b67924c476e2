//! The same words in another guise: marked with a language, or with citation numbers in brackets instead of raised.

use lectern_model::block::{Block, DeckBlock, Heading, List, Number, Picture, Table};
use lectern_model::chart::Chart;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::language::Language;
use lectern_model::span::{Link, Span, TextSpan};
use std::borrow::Cow;

/// The blocks of a slide; where it is in another language than the talk, with every word not marked otherwise marked so.
pub(super) fn marked<'a>(blocks: &'a [DeckBlock], slide: &DeckSlide, talk: &Language) -> Cow<'a, [DeckBlock]> {
    if slide.language == *talk { Cow::Borrowed(blocks) } else { Cow::Owned(in_language(blocks, &slide.language)) }
}

fn in_language(blocks: &[DeckBlock], language: &Language) -> Vec<DeckBlock> {
    map(blocks, &|spans| spans.iter().map(|span| in_language_span(span, language)).collect())
}

fn in_language_span(span: &Span, language: &Language) -> Span {
    match span {
        Span::Text(words) => {
            let language = words.language.clone().or_else(|| Some(language.clone()));
            Span::Text(TextSpan { language, ..words.clone() })
        }
        Span::Break | Span::Blank(_) => span.clone(),
    }
}

/// The blocks with a strong word before the first paragraph, or as a paragraph of its own where they start otherwise.
pub(super) fn lead_in(blocks: &[DeckBlock], word: &str) -> Vec<DeckBlock> {
    let lead = Span::strong(format!("{word}: "));
    match blocks.split_first() {
        Some((Block::Paragraph(spans), rest)) => {
            let mut first = vec![lead];
            first.extend(spans.iter().cloned());
            std::iter::once(Block::Paragraph(first)).chain(rest.iter().cloned()).collect()
        }
        Some(_) | None => std::iter::once(Block::Paragraph(vec![lead])).chain(blocks.iter().cloned()).collect(),
    }
}

/// What an article of the deck prints, with citation numbers as large as the text: `[3, 4]`.
pub(super) fn without_superscripts(deck: &Deck) -> Deck {
    let mut deck = deck.clone();
    for slide in &mut deck.slides {
        slide.handout = map(&slide.handout, &bracketed);
        slide.caveat = map(&slide.caveat, &bracketed);
        slide.title = bracketed(&slide.title);
    }
    deck
}

/// The spans with each run of raised citation numbers put in brackets.
fn bracketed(spans: &[Span]) -> Vec<Span> {
    let mut out = Vec::with_capacity(spans.len());
    for run in spans.chunk_by(|a, b| is_raised(a) == is_raised(b)) {
        if !run.iter().any(is_citation) {
            out.extend(run.iter().cloned());
            continue;
        }
        // A no-break space keeps the number with the word it belongs to.
        out.push(Span::text(if out.is_empty() { "[" } else { "\u{A0}[" }));
        for span in run {
            match span {
                Span::Text(words) if words.link.is_none() => {
                    out.push(Span::text(words.text.replace(',', ", ").replace(",  ", ", ")));
                }
                Span::Text(words) => out.push(Span::Text(TextSpan { superscript: false, ..words.clone() })),
                Span::Break | Span::Blank(_) => out.push(span.clone()),
            }
        }
        out.push(Span::text("]"));
    }
    out
}

fn is_raised(span: &Span) -> bool {
    matches!(span, Span::Text(words) if words.superscript)
}

fn is_citation(span: &Span) -> bool {
    is_raised(span) && reference(span).is_some()
}

/// The blocks with every run of spans changed. Blocks in blocks are as deep as the deck's authors nested them, which is bounded.
fn map(blocks: &[DeckBlock], change: &dyn Fn(&[Span]) -> Vec<Span>) -> Vec<DeckBlock> {
    let cells = |cells: &[Vec<Span>]| cells.iter().map(|cell| change(cell)).collect::<Vec<_>>();
    let one = |block: &DeckBlock| match block {
        Block::Paragraph(spans) => Block::Paragraph(change(spans)),
        Block::Heading(heading) => Block::Heading(Heading { inlines: change(&heading.inlines), ..heading.clone() }),
        Block::List(list) => {
            Block::List(List { start: list.start, items: list.items.iter().map(|item| map(item, change)).collect() })
        }
        Block::Table(table) => Block::Table(Table {
            align: table.align.clone(),
            header: cells(&table.header),
            rows: table.rows.iter().map(|row| cells(row)).collect(),
        }),
        Block::Quote(blocks) => Block::Quote(map(blocks, change)),
        Block::Picture(picture) => Block::Picture(Picture { caption: change(&picture.caption), ..picture.clone() }),
        Block::Chart(chart) => Block::Chart(Chart { title: change(&chart.title), cite: change(&chart.cite), ..chart.clone() }),
        Block::Number(number) => {
            Block::Number(Number { counted: change(&number.counted), cite: change(&number.cite), ..number.clone() })
        }
        Block::Contacts(contacts) => Block::Contacts(contacts.clone()),
    };
    blocks.iter().map(one).collect()
}

/// Calls `see` with every run of spans of the blocks, in reading order; figures and names as a run of their own.
pub(super) fn visit(blocks: &[DeckBlock], see: &mut dyn FnMut(&[Span])) {
    for block in blocks {
        match block {
            Block::Paragraph(spans) => see(spans),
            Block::Heading(heading) => see(&heading.inlines),
            Block::List(list) => list.items.iter().for_each(|item| visit(item, see)),
            Block::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).for_each(|cell| see(cell)),
            Block::Quote(inner) => visit(inner, see),
            Block::Picture(picture) => {
                see(&[Span::text(&picture.alt)]);
                see(&picture.caption);
            }
            Block::Chart(chart) => {
                see(&chart.title);
                see(&[Span::text(&chart.alt)]);
                see(&chart.cite);
            }
            Block::Number(number) => {
                see(&[Span::text(&number.value)]);
                see(&number.counted);
                see(&number.cite);
            }
            Block::Contacts(contacts) => {
                for contact in contacts {
                    see(&[Span::text(&contact.name)]);
                    contact.reach.iter().for_each(|(_, spans)| see(spans));
                }
            }
        }
    }
}

/// The number of the bibliography's entry a span leads to.
pub(super) fn reference(span: &Span) -> Option<u32> {
    match span {
        Span::Text(TextSpan { link: Some(Link::Reference(number)), .. }) => Some(*number),
        Span::Text(_) | Span::Break | Span::Blank(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raised(text: &str, link: Option<u32>) -> Span {
        Span::Text(TextSpan { text: text.to_owned(), superscript: true, link: link.map(Link::Reference), ..TextSpan::default() })
    }

    #[test]
    fn citation_numbers_in_large_print_stand_in_brackets() {
        let spans = [Span::text("Most do."), raised("3", Some(3)), raised(",", None), raised("12", Some(12)), Span::text(" So.")];
        let words: String = bracketed(&spans)
            .iter()
            .map(|span| match span {
                Span::Text(words) => words.text.clone(),
                Span::Break | Span::Blank(_) => String::new(),
            })
            .collect();
        assert_eq!(words, "Most do.\u{A0}[3, 12] So.");
        assert!(bracketed(&spans).iter().all(|span| !is_raised(span)));
    }

    #[test]
    fn words_of_another_language_keep_their_own_mark() {
        let spanish = Language::new("es");
        let french = Span::Text(TextSpan { language: Some(Language::new("fr")), ..TextSpan::default() });
        let marked = in_language(&[Block::Paragraph(vec![Span::text("hola"), french.clone()])], &spanish);
        let Some(Block::Paragraph(spans)) = marked.first() else { panic!() };
        assert_eq!(spans.last(), Some(&french));
        assert!(matches!(spans.first(), Some(Span::Text(words)) if words.language == Some(spanish)));
    }
}
