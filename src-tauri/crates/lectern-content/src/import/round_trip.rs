//! A slide that was exported, edited elsewhere and comes back: unchanged lines keep their Markdown with its citations and fields,
//! changed ones are written anew with the citations that their marks stand for.

mod align;
mod around;
mod cite;
mod compare;
mod compose;
mod label;
mod line;
mod look;
mod pair;
mod plain_mark;
mod plan;
mod range;
mod seek;
mod token;
mod unit;
mod written;

use super::markup::{self, markdown, shortened};
use super::report::Report;
use super::tree::{Page, Piece, Words};
use around::Around;
use cite::Elsewhere;
use compose::Composer;
use lectern_model::block::DeckBlock;
use lectern_model::id::{FieldId, SourceId};
use line::{Line, lines};
pub use line::{key, likeness, page_pieces, words_of};
pub use look::Bag;
use look::seen;
pub use pair::best_pairs;
use pair::{Entry, common, entries};
use plan::Planner;
use token::{Token, tokens};
use unit::{resolved, units};
use written::Writer;

/// The most lines of a slide that are compared.
const MOST_LINES: usize = 400;

/// What the talk says about what stands on its exported slides.
pub struct Exported<'a> {
    /// The source with a number.
    pub source: &'a dyn Fn(u32) -> Option<SourceId>,
    /// What a local field shows.
    pub field: &'a dyn Fn(&FieldId) -> String,
    /// What stands on the slide beside its own words: its sources, its warning.
    pub beside: Vec<String>,
    /// The words that the program puts around contacts.
    pub labels: Vec<String>,
}

/// A part of a slide.
pub struct Part<'a> {
    /// As its author wrote it.
    pub markdown: &'a str,
    /// As the talk shows it.
    pub shown: &'a [DeckBlock],
    /// Where it came back, for messages: `slide 7`.
    pub place: &'a str,
}

/// What became of a part of a slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Returned {
    /// Nothing of it is another, or nothing that could be taken; what could not is told.
    Same,
    /// It has another Markdown.
    Changed(String),
}

/// Compares a part of a slide, Markdown of paragraphs, lists, quotations, columns and tables, with the pieces it came back as. Data and
/// pictures in it stay as they are; what was changed in them is told, and so is all else that cannot be taken surely.
pub fn returned_part(part: &Part<'_>, pieces: &[Piece], exported: &Exported<'_>, report: &mut Report) -> Returned {
    let units = units(part.markdown, part.shown, exported);
    let heads = units.iter().filter(|unit| unit.is_head).filter_map(|unit| unit.shown.first()?.keys.first());
    let heads: Vec<&str> = heads.map(String::as_str).collect();
    let lines = lines(pieces, &heads);
    let entries = entries(&units);
    if entries.len() > MOST_LINES || lines.len() > MOST_LINES {
        let around = Around::of(&units, exported);
        let is_same = entries.iter().all(|entry| lines.iter().any(|line| entry.is(line)))
            && lines.iter().all(|line| around.is_program(line) || entries.iter().any(|entry| entry.is(line)));
        if !is_same {
            report.dropped(part.place, "the changes of a slide of very many lines");
        }
        return Returned::Same;
    }
    let pairs = common(&entries, &lines);
    let same: Vec<(&Entry<'_>, &Line<'_>)> =
        pairs.iter().filter_map(|(entry, line)| Some((entries.get(*entry)?, lines.get(*line)?))).collect();
    let page = compare::Page::of(&lines, &units, &same, part.markdown, exported);
    let planner = Planner::new(&units, &entries, &page, part.place, report);
    let Some(steps) = planner.steps(&pairs, exported) else { return Returned::Same };
    let writer = Writer { exported, report, place: part.place, part: part.markdown, elsewhere: Elsewhere::default() };
    let text = Composer::new(&units, &page, writer).text(&steps);
    if text == part.markdown.trim() { Returned::Same } else { Returned::Changed(text) }
}

/// Compares a title of one line with what it came back as; its Markdown where it is another.
pub fn returned_title(title: &str, page: &Page, exported: &Exported<'_>, report: &mut Report) -> Returned {
    let shown = resolved(title, exported);
    let own = key(&shown);
    let has_more = title.contains("[@") || title.contains("{{");
    let words: Words = tokens(&page.title)
        .into_iter()
        .flat_map(|token| match token {
            Token::Words(runs) => runs,
            Token::Mark(_) => Vec::new(),
        })
        .collect();
    let text = words.iter().map(|run| run.text.as_str()).collect::<String>();
    let now = key(&text);
    // Titles of an exported deck differ from each other by a number.
    let is_numbered = |rest: &str| {
        rest.strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    // What stands between words is known of a title of words alone.
    let is_spaced = !has_more && now == own && seen(&text) != seen(&shown);
    let is_same = now.strip_prefix(own.as_str()).is_some_and(|rest| rest.is_empty() || is_numbered(rest));
    if (is_same && !is_spaced) || words.is_empty() {
        return Returned::Same;
    }
    if has_more {
        let message = format!("the title “{}” lost what it cites or fills in; put it back where it is needed", shortened(&text));
        report.wanting(&page.place, message);
    }
    Returned::Changed(markdown(&words, markup::Around::Line, &page.place, report))
}

#[cfg(test)]
mod tests;
