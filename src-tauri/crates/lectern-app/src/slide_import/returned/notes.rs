//! What speakers read on a page: what to say, and what the program wrote between it and the answers. And which number was which source.

use super::recognise::each_text;
use crate::pipeline::{Page, Piece, key, likeness, page_pieces, plain_text, words_of};
use lectern_model::deck::{Deck, DeckSlide, Reference};
use lectern_model::id::SourceId;
use lectern_model::minutes::Minutes;
use lectern_model::source::Grade;
use lectern_model::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How alike a line of the program's is to one with other words, at least.
const ALIKE: f64 = 0.5;

/// The notes of a page.
#[derive(Default)]
pub(super) struct Said {
    /// What to say.
    pub(super) say: Vec<Piece>,
    /// Questions with answers; none where what heads them is not there.
    pub(super) asked: Option<Vec<Piece>>,
    /// The time.
    pub(super) minutes: Option<Minutes>,
    /// Lines of the program's that were changed.
    pub(super) changed: Vec<String>,
}

/// Whether notes are those that the program wrote, and not what somebody typed on a copy without any.
pub(super) fn are_ours(deck: &Deck, shown: &DeckSlide, notes: &[Piece]) -> bool {
    let texts: Vec<String> = notes.iter().filter_map(words_of).map(plain_text).collect();
    let programs = program_lines(deck, shown);
    let own = own_lines(shown);
    let known: BTreeSet<String> = programs.iter().chain(&own).map(|line| key(line)).collect();
    let is_ours =
        |text: &String| time(text, deck.words.minutes).is_some() || (!key(text).is_empty() && known.contains(&key(text)));
    texts.iter().any(is_ours) || likeness(&own.join(" "), &texts.join(" ")) >= ALIKE
}

/// What the talk says itself in the notes of a slide, line by line.
fn own_lines(shown: &DeckSlide) -> Vec<String> {
    let mut own = Vec::new();
    for blocks in [&shown.notes, &shown.asked] {
        each_text(blocks, &mut |text| own.push(text));
    }
    own
}

/// An entry of the list of sources, with what stands behind one that nobody has checked.
pub(super) fn entry_text(deck: &Deck, reference: &Reference) -> String {
    let entry = Span::plain_text(&reference.entry);
    let is_checked = reference.grade != Some(Grade::Unverified);
    if is_checked { entry } else { format!("{entry} [{}]", deck.words.unverified) }
}

/// Takes notes apart. What was written behind the program's lines belongs to what to say.
pub(super) fn said(deck: &Deck, shown: &DeckSlide, notes: &[Piece]) -> Said {
    let texts: Vec<String> = notes.iter().map(|piece| words_of(piece).map(plain_text).unwrap_or_default()).collect();
    let times = times(deck, shown, &texts);
    let programs = program_lines(deck, shown);
    let is_programs = |text: &str| programs.iter().any(|line| key(line) == key(text));
    let time_at = times.iter().rposition(Option::is_some);
    let begin = time_at.or_else(|| texts.iter().position(|text| is_programs(text))).unwrap_or(notes.len());
    let heads = |text: &&String| key(text) == key(deck.words.if_asked);
    let asked_at = texts.iter().skip(begin).position(|text| heads(&text)).map(|at| at + begin);
    let asked_at = asked_at.or_else(|| texts.iter().rposition(|text| heads(&text) && !shown.asked.is_empty()));
    let end = asked_at.unwrap_or(notes.len());
    let mut said = Said { minutes: time_at.and_then(|at| times.get(at).copied().flatten()), ..Said::default() };
    for (at, (piece, text)) in notes.iter().zip(&texts).enumerate().take(end) {
        if at < begin {
            said.say.push(piece.clone());
        } else if times.get(at).is_some_and(Option::is_some) || is_programs(text) {
        } else if programs.iter().any(|line| likeness(line, text) >= ALIKE) {
            said.changed.push(text.trim().to_owned());
        } else {
            said.say.push(piece.clone());
        }
    }
    said.asked = asked_at.map(|at| notes.iter().skip(at + 1).cloned().collect());
    said
}

/// The times in some lines; whole minutes only where none is written as the program does, and not in what the talk says itself.
fn times(deck: &Deck, shown: &DeckSlide, texts: &[String]) -> Vec<Option<Minutes>> {
    let word = deck.words.minutes;
    let times: Vec<Option<Minutes>> = texts.iter().map(|text| time(text, word)).collect();
    if shown.minutes.seconds() == 0 || times.iter().any(Option::is_some) {
        return times;
    }
    let own: Vec<String> = own_lines(shown).iter().map(|line| key(line)).collect();
    let whole = |text: &String| {
        let minutes = text.trim().strip_suffix(word)?.trim();
        time(&format!("{minutes}:00{word}"), word).filter(|_| !own.contains(&key(text)))
    };
    texts.iter().map(whole).collect()
}

/// A line that is a time, `2:30 min`.
fn time(text: &str, word: &str) -> Option<Minutes> {
    let (minutes, seconds) = text.trim().strip_suffix(word)?.trim().split_once(':')?;
    let is_number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(minutes) || !is_number(seconds) {
        return None;
    }
    let (minutes, seconds): (u32, u32) = (minutes.parse().ok()?, seconds.parse().ok()?);
    (seconds < 60).then(|| Minutes::from_seconds(minutes * 60 + seconds))
}

/// The lines that the program writes among the notes, with their labels: by whose leave, from what sources.
pub(super) fn program_lines(deck: &Deck, shown: &DeckSlide) -> Vec<String> {
    let label = |words: &str| words.trim_end().trim_end_matches(':').to_owned();
    let mut lines: Vec<String> = shown.rights.iter().map(|rights| format!("{}: {rights}", label(deck.words.rights))).collect();
    let numbered = |number: u32| deck.references.iter().any(|reference| reference.number == number && reference.numbered);
    let cited: Vec<String> = shown
        .cited
        .iter()
        .map(|cited| {
            let short = Span::plain_text(&cited.short);
            if numbered(cited.number) { format!("{}.{short}", cited.number) } else { short }
        })
        .collect();
    let head = if cited.len() == 1 { deck.words.source } else { deck.words.sources };
    for joint in ["  ", "; "] {
        lines.extend((!cited.is_empty()).then(|| format!("{}: {}", label(head), cited.join(joint))));
    }
    lines
}

/// Which source each number stood for when the deck was exported: the talk may have been changed since.
pub(super) struct Numbering<'a> {
    deck: &'a Deck,
    /// The sources that the file itself lists.
    listed: BTreeMap<u32, Option<SourceId>>,
    /// Whether some number stands for another source in the talk now.
    is_other: bool,
}

impl<'a> Numbering<'a> {
    /// Reads the lists of sources of a file.
    pub(super) fn of(deck: &'a Deck, lists: &[Page]) -> Self {
        let mut numbering = Self { deck, listed: BTreeMap::new(), is_other: false };
        let entries: Vec<(String, &SourceId)> =
            deck.references.iter().map(|reference| (key(&entry_text(deck, reference)), &reference.source)).collect();
        for piece in lists.iter().flat_map(page_pieces) {
            let text = words_of(&piece).map(plain_text).unwrap_or_default();
            let Some((number, entry)) = numbered(&text, &piece) else { continue };
            let entry = key(entry);
            let found = entries.iter().find(|(own, _)| *own == entry).map(|(_, source)| (*source).clone());
            numbering.is_other |= found.is_some() && found != numbering.now(number);
            // A line that was changed, or one of a work that nobody cites any more.
            if found.is_some() || !numbering.listed.contains_key(&number) {
                numbering.listed.insert(number, found);
            }
        }
        numbering
    }

    fn now(&self, number: u32) -> Option<SourceId> {
        let found = self.deck.references.iter().find(|reference| reference.number == number && reference.numbered);
        found.map(|reference| reference.source.clone())
    }

    /// The source with a number; none where nobody can tell.
    pub(super) fn source(&self, number: u32) -> Option<SourceId> {
        match self.listed.get(&number) {
            Some(Some(source)) => Some(source.clone()),
            Some(None) | None if self.is_other => None,
            Some(None) | None => self.now(number),
        }
    }
}

fn numbered<'t>(text: &'t str, piece: &Piece) -> Option<(u32, &'t str)> {
    if let Piece::Item { number: Some(number), .. } = piece {
        return Some((*number, text));
    }
    let (number, entry) = text.trim_start().split_once('.')?;
    Some((number.parse().ok()?, entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_written() {
        assert_eq!(time(" 2:30 min", "min"), Some(Minutes::from_seconds(150)));
        assert_eq!(time("2:30", "min"), None);
        assert_eq!(time("at 2:30 min", "min"), None);
        assert_eq!(time("2:75 min", "min"), None);
    }
}
