//! One slide that came back: its parts compared with what the talk shows, and its new text.

use super::notes::{Numbering, Said, program_lines, said};
use super::recognise::{Known, each_text};
use super::{Aspect, ReturnedSlide};
use crate::pipeline::{
    Exported, Page, Piece, Report, Returned, ReturnedPart, Words, key, load_slide, page_pieces, plain_text, returned_part,
    returned_title, shown_field, unseen_title, words_of,
};
use crate::slide_edit::shown_part;
use crate::slide_parts::{NewPart, PartError, SlidePart, parts_of, with_heading, with_new_part, with_part, with_title};
use crate::talk_file::OpenTalk;
use lectern_model::block::{Block, DeckBlock};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::diagnostic::Severity;
use lectern_model::id::{FieldId, SourceId};
use lectern_model::slide::{Part, Slide, SlideKind};
use lectern_model::span::Span;

/// A slide that came back.
pub(super) struct Back<'a> {
    pub(super) open: &'a OpenTalk,
    pub(super) deck: &'a Deck,
    pub(super) numbering: &'a Numbering<'a>,
    pub(super) slide: &'a Slide,
    pub(super) shown: &'a DeckSlide,
    pub(super) known: &'a Known,
    /// Whether the file is the presenter's: slides have notes.
    pub(super) has_notes: bool,
}

/// A slide's text while it is changed.
struct Draft<'a> {
    back: &'a Back<'a>,
    parts: Vec<SlidePart>,
    text: String,
    returned: ReturnedSlide,
}

impl Back<'_> {
    /// What of it is another.
    pub(super) fn changed(&self, report: &mut Report) -> ReturnedSlide {
        let parts = parts_of(&self.slide.file.text, &self.open.library.pack).parts;
        let returned = ReturnedSlide::new(self.slide.id.clone(), &self.page().place);
        let mut draft = Draft { back: self, parts, text: self.slide.file.text.to_string(), returned };
        let mut pieces = page_pieces(self.page());
        draft.title(report);
        if let Some(caveat) = self.taken_caveat(&mut pieces) {
            draft.part(Part::Caveat, Aspect::Caveat, &self.shown.caveat, &caveat, report);
        }
        if self.slide.kind != SlideKind::References {
            draft.part(Part::Body, Aspect::Body, &self.shown.body, &pieces, report);
        }
        draft.notes(report);
        let Draft { text, mut returned, .. } = draft;
        returned.text = (text != *self.slide.file.text).then_some(text);
        returned
    }

    fn page(&self) -> &Page {
        &self.known.page
    }

    /// Takes the note under the slide out of its lines, without its label; none where it is not one paragraph.
    fn taken_caveat(&self, pieces: &mut Vec<Piece>) -> Option<Vec<Piece>> {
        let [Block::Paragraph(_)] = self.shown.caveat.as_slice() else { return None };
        let label = format!("{}:", self.deck.words.please_note.trim_end_matches(':'));
        let is_caveat = |piece: &Piece| words_of(piece).is_some_and(|words| key(&plain_text(words)).starts_with(&key(&label)));
        let at = pieces.iter().position(is_caveat)?;
        let mut words = words_of(&pieces.remove(at))?.to_vec();
        let mut left = key(&label).chars().count();
        for run in &mut words {
            let mut rest = run.text.chars();
            while left > 0 {
                let Some(letter) = rest.next() else { break };
                left -= key(&letter.to_string()).chars().count();
            }
            run.text = rest.collect();
        }
        let words: Words = words.into_iter().filter(|run| !run.text.is_empty()).collect();
        Some(vec![Piece::Paragraph(words)])
    }

    /// What stands on the slide beside the words of a part.
    fn beside(&self, part: Part) -> Vec<String> {
        let (deck, shown) = (self.deck, self.shown);
        let words = &deck.words;
        let mut texts = vec![words.not_reviewed.to_owned(), words.draft_translation.to_owned()];
        if part != Part::Body {
            return texts;
        }
        texts.push(words.check_before_print.to_owned());
        texts.extend(program_lines(deck, shown));
        texts.extend(shown.warning.iter().flat_map(|warning| labelled(words.content_warning, warning)));
        each_text(&shown.caveat, &mut |text| texts.extend(labelled(words.please_note, &text)));
        texts.push(format!("{}:", words.please_note.trim_end_matches(':')));
        each_heading(&shown.body, &mut |heading| texts.push(format!("{heading} ({})", words.continued.trim_matches(['(', ')']))));
        if self.slide.kind == SlideKind::Title {
            texts.extend([&deck.subtitle, &deck.presenter, &deck.agency].map(Clone::clone));
            texts.extend(deck.date.map(|date| words.date(date)));
        }
        texts
    }
}

impl Draft<'_> {
    /// Takes a change of the text, where what comes of it can still be read as the slide it was.
    fn take(&mut self, aspect: Aspect, change: impl FnOnce(&str) -> Result<String, PartError>, report: &mut Report) {
        let place = &self.back.page().place;
        let faults = |text: &str| {
            let (read, told) = load_slide("slide.md", text, &self.back.open.library.pack);
            let errors = told.into_iter().filter(|told| told.severity == Severity::Error).map(|told| told.message);
            read.is_some().then(|| errors.collect::<Vec<_>>())
        };
        match change(&self.text) {
            Ok(changed) if changed == self.text => {}
            Ok(changed) => {
                let before = faults(&self.text).unwrap_or_default();
                match faults(&changed).map(|now| now.into_iter().find(|fault| !before.contains(fault))) {
                    Some(None) => {
                        self.parts = parts_of(&changed, &self.back.open.library.pack).parts;
                        self.text = changed;
                        self.returned.changed.push(aspect);
                    }
                    Some(Some(fault)) => {
                        report.wanting(
                            place,
                            format!("the {} of the slide stays as it is, as {fault}: change it in the talk", aspect.name()),
                        );
                    }
                    None => report.wanting(
                        place,
                        format!("the {} of the slide could not be taken over: change it in the talk", aspect.name()),
                    ),
                }
            }
            Err(error) => report.wanting(place, format!("a change of the {} could not be taken over: {error}", aspect.name())),
        }
    }

    fn title(&mut self, report: &mut Report) {
        let back = self.back;
        // A slide that shows no title has its first words for one, with a number where another has the same.
        let now = key(&plain_text(&back.page().title));
        let unseen = key(&unseen_title(back.shown));
        let number = now.strip_prefix(unseen.as_str()).map(|rest| rest.trim_matches(['(', ')']));
        let is_unseen = number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        if is_unseen || now == key(back.shown.id.as_str()) {
            return;
        }
        let heading =
            self.shown_part(Part::Body).filter(|body| !body.heading.is_empty()).map(|body| (body.index, body.heading.clone()));
        let title = match &heading {
            Some((_, heading)) => heading.clone(),
            None => parts_of(&self.text, &back.open.library.pack).title,
        };
        let returned = self.with_exported(Part::Body, |exported| returned_title(&title, back.page(), exported, report));
        if let Returned::Changed(title) = returned {
            let change = |text: &str| match heading {
                Some((index, _)) => with_heading(text, index, &title),
                None => with_title(text, &title),
            };
            self.take(Aspect::Title, change, report);
        }
    }

    fn shown_part(&self, part: Part) -> Option<&SlidePart> {
        shown_part(self.back.slide, &self.parts, part, &self.back.open.talk)
    }

    fn with_exported<T>(&self, part: Part, work: impl FnOnce(&Exported<'_>) -> T) -> T {
        let back = self.back;
        let source = |number: u32| -> Option<SourceId> { back.numbering.source(number) };
        let field = |id: &FieldId| shown_field(&back.open.talk, &back.open.library, id.as_str());
        let words = &back.deck.words;
        let labels = [words.call, words.text, words.chat, words.tty, words.check_before_print, words.unverified];
        work(&Exported { source: &source, field: &field, beside: back.beside(part), labels: labels.map(str::to_owned).into() })
    }

    /// What became of a part.
    fn compared(&self, part: Part, shown: &[DeckBlock], pieces: &[Piece], report: &mut Report) -> Returned {
        let markdown = self.shown_part(part).map(|own| own.text.clone()).unwrap_or_default();
        let compared = ReturnedPart { markdown: &markdown, shown, place: &self.back.page().place };
        self.with_exported(part, |exported| returned_part(&compared, pieces, exported, report))
    }

    /// Takes what came back of a part.
    fn part(&mut self, part: Part, aspect: Aspect, shown: &[DeckBlock], pieces: &[Piece], report: &mut Report) {
        let Returned::Changed(words) = self.compared(part, shown, pieces, report) else { return };
        self.write(part, aspect, words, report);
    }

    /// Gives a part other words; where it is not there, it is added.
    fn write(&mut self, part: Part, aspect: Aspect, words: String, report: &mut Report) {
        let index = self.shown_part(part).map(|own| own.index);
        let language = self.shown_part(Part::Body).and_then(|body| body.language.clone());
        let change = |text: &str| match index {
            Some(index) => with_part(text, index, &words),
            None => {
                let heading = if part == Part::Notes { "Notes" } else { "" };
                with_new_part(text, &NewPart { part, audience: None, language, heading: heading.to_owned(), text: words })
            }
        };
        self.take(aspect, change, report);
    }

    /// Puts what was typed on a copy without notes behind those of the talk.
    fn typed_notes(&mut self, report: &mut Report) {
        let typed = &self.back.page().notes;
        let part = ReturnedPart { markdown: "", shown: &[], place: &self.back.page().place };
        let Returned::Changed(words) = self.with_exported(Part::Notes, |exported| returned_part(&part, typed, exported, report))
        else {
            return;
        };
        let own = self.shown_part(Part::Notes).map(|own| own.text.trim_end()).unwrap_or_default();
        let notes = if own.is_empty() { words } else { format!("{own}\n\n{words}") };
        self.write(Part::Notes, Aspect::Notes, notes, report);
    }

    /// The notes of the page, or of the first on which the slide goes on where only those were changed.
    fn changed_notes(&self) -> Said {
        let (back, shown) = (self.back, self.back.shown);
        let first = said(back.deck, shown, &back.page().notes);
        let is_same = |said: &Said| {
            let is = |part: Part, shown: &[DeckBlock], pieces: &[Piece]| {
                self.compared(part, shown, pieces, &mut Report::default()) == Returned::Same
            };
            is(Part::Notes, &shown.notes, &said.say)
                && said.asked.as_ref().is_none_or(|asked| is(Part::Asked, &shown.asked, asked))
                && said.minutes.is_none_or(|minutes| minutes == shown.minutes)
        };
        if back.known.more_notes.is_empty() || !is_same(&first) {
            return first;
        }
        let goes_on = key(back.deck.words.continued);
        let later = back.known.more_notes.iter().map(|notes| {
            let is_mark = |piece: &&Piece| words_of(piece).is_some_and(|words| key(&plain_text(words)) == goes_on);
            let notes: Vec<Piece> = notes.iter().filter(|piece| !is_mark(piece)).cloned().collect();
            said(back.deck, shown, &notes)
        });
        later.filter(|said| !said.say.is_empty()).find(|said| !is_same(said)).unwrap_or(first)
    }

    /// What is said, the time and the answers.
    fn notes(&mut self, report: &mut Report) {
        let back = self.back;
        let (page, shown) = (back.page(), back.shown);
        if !back.has_notes {
            self.typed_notes(report);
            return;
        }
        if page.notes.is_empty() {
            if !shown.notes.is_empty() {
                report.wanting(&page.place, "the speaker notes came back empty; they stay: take them out in the talk");
            }
            return;
        }
        let Said { say, asked, minutes, changed } = self.changed_notes();
        self.part(Part::Notes, Aspect::Notes, &shown.notes, &say, report);
        if let Some(asked) = asked {
            self.part(Part::Asked, Aspect::Asked, &shown.asked, &asked, report);
        }
        for line in changed {
            let start: String = line.chars().take(48).collect();
            report.wanting(&page.place, format!("“{start}…” in the notes is written by the program; change what it is made of"));
        }
        if let Some(minutes) = minutes.filter(|minutes| *minutes != shown.minutes) {
            self.returned.minutes = Some(minutes);
            self.returned.changed.push(Aspect::Time);
        }
    }
}

/// A text with its label and without.
fn labelled(label: &str, text: &str) -> [String; 2] {
    [format!("{}: {text}", label.trim_end_matches(':')), text.to_owned()]
}

fn each_heading(blocks: &[DeckBlock], visit: &mut dyn FnMut(String)) {
    for block in blocks {
        if let Block::Heading(heading) = block {
            visit(Span::plain_text(&heading.inlines));
        }
    }
}
