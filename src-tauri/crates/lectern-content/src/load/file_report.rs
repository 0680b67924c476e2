//! One file being read: its text, and what is wrong with it.

use crate::code;
use lectern_model::diagnostic::{Diagnostic, Place, Severity};
use std::cell::OnceCell;
use std::ops::Range;

/// How many mistakes of one file are told.
const MAX_PER_FILE: usize = 200;

/// A text file with the diagnostics found in it so far. Places are computed from an index of line starts, made when the first
/// is needed, so that many mistakes in a long file cost no more than one walk over it.
pub(crate) struct FileReport<'a> {
    /// The path in the pack.
    pub(crate) path: &'a str,
    /// The whole text.
    pub(crate) text: &'a str,
    line_starts: OnceCell<Vec<usize>>,
    found: Vec<Diagnostic>,
    left_off: usize,
}

impl<'a> FileReport<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, line_starts: OnceCell::new(), found: Vec::new(), left_off: 0 }
    }

    /// The place of a byte range of the text; a range outside it is cut to it.
    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        let mut start = span.start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = span.end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let starts = self.line_starts.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|line_start| *line_start <= start);
        let line_start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.text.get(line_start..start).map_or(0, |before| before.chars().count()) + 1;
        Place {
            file: self.path.to_owned(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
            span: start..end,
        }
    }

    /// Adds a diagnostic about a byte range of the text. Of a range over several lines it marks the first.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic, span: Range<usize>) {
        if self.found.len() >= MAX_PER_FILE {
            self.left_off += 1;
            return;
        }
        let mut place = self.place(span);
        if let Some(end) = self.text.get(place.span.clone()).and_then(|marked| marked.find(['\r', '\n'])) {
            place.span.end = place.span.start + end;
        }
        self.found.push(diagnostic.at(place));
    }

    /// What was found, with a last note on how much was left off.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        if self.left_off > 0 {
            let message = format!("{} more mistakes in this file are not shown", self.left_off);
            self.found.push(Diagnostic::new(Severity::Note, code::TOO_MANY, message).at(Place::file(self.path)));
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_model() {
        let text = "eins\r\nzwei ä drei\n\nend";
        let report = FileReport::new("a.md", text);
        for at in 0..=text.len() + 1 {
            assert_eq!(report.place(at..at + 2), Place::in_text("a.md", text, at..at + 2), "at byte {at}");
        }
    }

    #[test]
    fn a_flood_of_mistakes_is_cut_with_a_note() {
        let mut report = FileReport::new("a.md", "x");
        for _ in 0..1000 {
            report.push(Diagnostic::error(code::RAW_HTML, "raw"), 0..1);
        }
        let found = report.finish();
        assert_eq!(found.len(), MAX_PER_FILE + 1);
        assert!(found.last().is_some_and(|last| last.message.starts_with("800 more")));
    }
}
