//! The marks of citations.

use super::elem::MarkPart;
use super::styled::{Style, Styled};
use super::tidy::{protect, tidy};
use crate::binding;
use lectern_model::citation::CitationItem;
use lectern_model::id::SourceId;
use lectern_model::language::Language;
use lectern_model::span::{Link, Span};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The mark of a citation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mark {
    /// What is printed, every span with a link to its reference; empty if no work of the citation is known.
    pub spans: Vec<Span>,
    /// The numbers of the references, in the order of the citation.
    pub numbers: Vec<u32>,
    /// Whether it is raised, so that no space stands before it.
    pub raised: bool,
}

/// Raised numbers in ascending order, three and more in a row as a range: `1,4–6`.
pub(super) fn of_numbers(citation: &[CitationItem], numbers: &BTreeMap<SourceId, u32>) -> Mark {
    let cited = cited_numbers(citation, numbers);
    let mut sorted = cited.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let mut line = Styled::default();
    let mut rest = sorted.as_slice();
    while let Some(first) = rest.first() {
        let run = rest.iter().zip(*first..).take_while(|(number, expected)| *number == expected).count();
        let (shown, joint) = if run >= 3 { (vec![*first, rest[run - 1]], "–") } else { (rest[..run].to_vec(), ",") };
        for (index, number) in shown.iter().enumerate() {
            let style = Style { superscript: true, ..reference(*number) };
            if !line.is_blank() {
                line.push(if index == 0 { "," } else { joint }, &style);
            }
            line.push(&number.to_string(), &style);
        }
        rest = &rest[run..];
    }
    Mark { raised: !line.is_blank(), spans: line.into_spans(), numbers: cited }
}

/// The marks of a numeric style. Words around a work are left out: they mean nothing beside a number.
pub(super) fn of_numbered_parts(parts: Vec<MarkPart>, citation: &[CitationItem], numbers: &BTreeMap<SourceId, u32>) -> Mark {
    let line = join(parts, citation, numbers, false);
    let raised = !line.is_blank() && line.chars.iter().all(|styled| styled.style.superscript);
    Mark { raised, spans: line.into_spans(), numbers: cited_numbers(citation, numbers) }
}

/// The marks of an author-date style.
pub(super) fn of_worded_parts(
    parts: Vec<MarkPart>,
    citation: &[CitationItem],
    numbers: &BTreeMap<SourceId, u32>,
    language: &Language,
) -> Mark {
    let line = tidy(join(parts, citation, numbers, true), language, false);
    let mut spans = line.into_spans();
    for span in &mut spans {
        if let Span::Text(words) = span {
            words.text = binding::bind(&words.text);
        }
    }
    Mark { raised: false, spans, numbers: cited_numbers(citation, numbers) }
}

fn cited_numbers(citation: &[CitationItem], numbers: &BTreeMap<SourceId, u32>) -> Vec<u32> {
    let mut cited: Vec<u32> = Vec::new();
    for number in citation.iter().filter_map(|cited| numbers.get(&cited.source)) {
        if !cited.contains(number) {
            cited.push(*number);
        }
    }
    cited
}

/// A style that leads to a reference.
fn reference(number: u32) -> Style {
    Style { link: Some(Rc::new(Link::Reference(number))), ..Style::default() }
}

/// The parts in one line in which everything leads to a reference: what stands between works to the one before it, what stands
/// before the first to that.
fn join(parts: Vec<MarkPart>, citation: &[CitationItem], numbers: &BTreeMap<SourceId, u32>, with_words: bool) -> Styled {
    let number = |index: usize| citation.get(index).and_then(|cited| numbers.get(&cited.source)).copied();
    let first = parts.iter().find_map(|part| match part {
        MarkPart::Work(index, _) => number(*index),
        MarkPart::Between(_) => None,
    });
    let mut link = first.map(|number| Rc::new(Link::Reference(number)));
    let mut line = Styled::default();
    for part in parts {
        let mut part = match part {
            MarkPart::Between(part) => part,
            MarkPart::Work(index, part) => {
                link = number(index).map(|number| Rc::new(Link::Reference(number)));
                match citation.get(index).filter(|_| with_words) {
                    Some(cited) => with_own_words(cited, part),
                    None => part,
                }
            }
        };
        for styled in &mut part.chars {
            styled.style.link.clone_from(&link);
        }
        line.append(part);
    }
    line
}

/// A work with the words its author put before and after it.
fn with_own_words(cited: &CitationItem, work: Styled) -> Styled {
    let mut line = Styled::default();
    if !cited.prefix.trim().is_empty() {
        line.push_plain(&format!("{} ", protect(cited.prefix.trim())));
    }
    line.append(work);
    let suffix = cited.suffix.trim();
    if !suffix.is_empty() {
        let joint = if suffix.starts_with([',', ';', ':', '.', ')']) { "" } else { ", " };
        line.push_plain(&format!("{joint}{}", protect(suffix)));
    }
    line
}
