//! Walks over a slide's blocks, and finds words in text.

use lectern_model::block::{AuthorBlock, Block};
use lectern_model::citation::Citation;
use lectern_model::id::{ContactId, FieldId, ImageId};
use lectern_model::span::Inline;
use std::ops::Range;

/// What a block shows.
pub(super) enum Shown<'a> {
    /// Inline text.
    Inlines(&'a [Inline]),
    /// Text without markup: alternative texts, names in charts, a figure.
    Plain(&'a str),
    /// A picture.
    Image(&'a ImageId),
    /// A help contact.
    Contact(&'a ContactId),
}

/// Hands everything a block shows to `each`, in order. Quotations are passed over if `quotes` is false.
pub(super) fn each_shown<'a>(block: &'a AuthorBlock, quotes: bool, each: &mut dyn FnMut(Shown<'a>)) {
    match block {
        Block::Paragraph(inlines) => each(Shown::Inlines(inlines)),
        Block::Heading(heading) => each(Shown::Inlines(&heading.inlines)),
        Block::List(list) => list.items.iter().flatten().for_each(|block| each_shown(block, quotes, each)),
        Block::Table(table) => {
            let cells = table.header.iter().chain(table.rows.iter().flatten());
            cells.for_each(|cell| each(Shown::Inlines(cell)));
        }
        Block::Quote(blocks) => {
            if quotes {
                blocks.iter().for_each(|block| each_shown(block, quotes, each));
            }
        }
        Block::Picture(picture) => {
            each(Shown::Image(&picture.image));
            each(Shown::Plain(&picture.alt));
            each(Shown::Inlines(&picture.caption));
        }
        Block::Chart(chart) => {
            each(Shown::Inlines(&chart.title));
            each(Shown::Plain(&chart.alt));
            each(Shown::Plain(&chart.unit));
            chart.categories.iter().for_each(|category| each(Shown::Plain(category)));
            chart.series.iter().for_each(|series| each(Shown::Plain(&series.name)));
            each(Shown::Inlines(&chart.cite));
        }
        Block::Number(number) => {
            each(Shown::Plain(&number.value));
            each(Shown::Inlines(&number.counted));
            each(Shown::Inlines(&number.cite));
        }
        Block::Contacts(contacts) => contacts.iter().for_each(|contact| each(Shown::Contact(contact))),
    }
}

/// Hands the citations and local fields in inline text to `citation` and `field`.
pub(super) fn each_reference<'a>(
    inlines: &'a [Inline],
    citation: &mut dyn FnMut(&'a Citation),
    field: &mut dyn FnMut(&'a FieldId),
) {
    for inline in inlines {
        match inline {
            Inline::Citation(found) => citation(found),
            Inline::Field(found) => field(found),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => {
                each_reference(inner, citation, field);
            }
            Inline::Text(_) | Inline::Break => {}
        }
    }
}

/// From the first citation in a block to the last, in bytes of the file; none if there is none.
pub(super) fn citations(block: &AuthorBlock) -> Option<Range<usize>> {
    let mut range: Option<Range<usize>> = None;
    each_shown(block, true, &mut |shown| {
        let Shown::Inlines(inlines) = shown else { return };
        each_reference(
            inlines,
            &mut |citation| {
                let span = &citation.span;
                range =
                    Some(range.as_ref().map_or(span.clone(), |so_far| so_far.start.min(span.start)..so_far.end.max(span.end)));
            },
            &mut |_| {},
        );
    });
    range
}

/// The words as shown, without citations; a local field is a single mark that is neither letter nor digit.
pub(super) fn words(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_words(inlines, &mut text);
    text
}

fn push_words(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => push_words(inner, text),
            Inline::Field(_) => text.push('\u{fffc}'),
            Inline::Citation(_) => {}
            Inline::Break => text.push(' '),
        }
    }
}

/// The same text in lower case, byte for byte: letters whose other case is longer or shorter stay.
pub(super) fn lower(text: &str) -> String {
    let fold = |letter: char| {
        let mut folded = letter.to_lowercase();
        match (folded.next(), folded.next()) {
            (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
            _ => letter,
        }
    };
    text.chars().map(fold).collect()
}

/// Whether a byte range of a text begins and ends at word boundaries.
pub(super) fn is_word(text: &str, range: &Range<usize>) -> bool {
    let joins = |one: Option<char>, other: Option<char>| {
        one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
    };
    let (Some(before), Some(inside), Some(after)) = (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return false;
    };
    !joins(before.chars().next_back(), inside.chars().next()) && !joins(inside.chars().next_back(), after.chars().next())
}

/// The first place of a word or phrase in raw text, in any case of letters, with any white space between its words.
pub(super) fn find_word(raw: &str, word: &str) -> Option<Range<usize>> {
    let (raw, word) = (lower(raw), lower(word));
    let mut parts = word.split_whitespace();
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    raw.match_indices(first).find_map(|(start, _)| {
        let mut end = start + first.len();
        for part in &rest {
            let after = raw.get(end..)?;
            let gap = after.len() - after.trim_start().len();
            if gap == 0 || !after[gap..].starts_with(part) {
                return None;
            }
            end += gap + part.len();
        }
        is_word(&raw, &(start..end)).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_across_lines_and_cases() {
        assert_eq!(find_word("a Child\n  Prostitute.", "child prostitute"), Some(2..20));
        assert_eq!(find_word("grandchild child", "child"), Some(11..16));
        assert_eq!(find_word("childhood", "child"), None);
        assert_eq!(find_word("168% or 68%", "68%"), Some(8..11));
        assert_eq!(find_word("ÉTÉ", "été"), Some(0..5));
        assert_eq!(find_word("x", ""), None);
    }
}
