//! Collects running text with its styles, lists and tables into pieces: what Markdown and HTML have in common.

use super::link::Links;
use super::report::Report;
use super::tree::{MOST_CELLS, MOST_ROWS, MOST_RUNS, Piece, Run, Script, Words, is_blank, what_follows};

/// Where messages about a text's insides stand.
const PLACE: &str = "";

/// Collects running text, and what is told of it.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) report: Report,
    pieces: Vec<Piece>,
    words: Words,
    pub(super) strong: usize,
    pub(super) emphasis: usize,
    pub(super) quote: usize,
    pub(super) script: Script,
    /// The addresses of open links.
    pub(super) links: Vec<String>,
    addresses: Links,
    runs: usize,
    /// Open lists: the next number of each, or none for bullets.
    lists: Vec<Option<u32>>,
    /// Whether an item is open that has no words yet.
    item: Option<Option<u32>>,
    tables: Vec<Table>,
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Words>>,
    is_cut: bool,
}

impl Flow {
    /// Words in the styles that are open. White space runs together.
    pub(super) fn text(&mut self, text: &str) {
        let mut folded = String::new();
        for letter in text.chars() {
            match letter {
                ' ' | '\n' | '\r' | '\t' if folded.ends_with(' ') => {}
                ' ' | '\n' | '\r' | '\t' => folded.push(' '),
                _ => folded.push(letter),
            }
        }
        if self.words.last().is_none_or(|run| run.text.ends_with([' ', '\n'])) && folded.starts_with(' ') {
            folded.remove(0);
        }
        if !folded.is_empty() {
            let link = self.links.last().and_then(|address| self.addresses.leads(address, PLACE, &mut self.report));
            let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
            self.push_run(Run { text: folded, strong, emphasis, script: self.script, link });
        }
    }

    fn push_run(&mut self, run: Run) {
        if self.has_room() {
            self.words.push(run);
        }
    }

    /// Whether a run or a piece more is taken.
    fn has_room(&mut self) -> bool {
        self.runs += 1;
        if self.runs > MOST_RUNS {
            self.report.dropped(PLACE, what_follows());
        }
        self.runs <= MOST_RUNS
    }

    pub(super) fn line_break(&mut self) {
        self.push_run(Run::plain("\n"));
    }

    /// Whether words are open.
    pub(super) fn has_words(&self) -> bool {
        !is_blank(&self.words)
    }

    /// Takes the words that are open.
    pub(super) fn take_words(&mut self) -> Words {
        std::mem::take(&mut self.words)
    }

    /// Ends a paragraph or an item.
    pub(super) fn flush(&mut self) {
        if is_blank(&self.words) {
            return self.words.clear();
        }
        if !self.tables.is_empty() {
            // Paragraphs of a cell stand in one line.
            return self.words.push(Run::plain(" "));
        }
        let mut words = self.take_words();
        let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        match (self.item.take(), self.lists.is_empty(), self.pieces.last_mut()) {
            (Some(number), _, _) => self.pieces.push(Piece::Item { level, number, words }),
            // A further paragraph of an item.
            (None, false, Some(Piece::Item { words: before, .. })) => {
                before.push(Run::plain("\n"));
                before.append(&mut words);
            }
            (None, _, _) if self.quote > 0 => self.pieces.push(Piece::Quote(words)),
            (None, _, _) if super::pptx::without_typed_mark(&mut words) => {
                self.pieces.push(Piece::Item { level: 0, number: None, words });
            }
            (None, _, _) => self.pieces.push(Piece::Paragraph(words)),
        }
    }

    pub(super) fn heading(&mut self, level: u8) {
        let words = self.take_words();
        if !is_blank(&words) && self.tables.is_empty() {
            self.pieces.push(Piece::Heading { level, words });
        } else if !is_blank(&words) {
            self.words = words;
        }
    }

    pub(super) fn push(&mut self, piece: Piece) {
        let words = self.take_words();
        if self.tables.is_empty() {
            self.words = words;
            self.flush();
        } else {
            self.words = words;
        }
        if self.has_room() {
            self.pieces.push(piece);
        }
    }

    pub(super) fn start_list(&mut self, start: Option<u32>) {
        self.flush();
        self.lists.push(start);
    }

    pub(super) fn end_list(&mut self) {
        self.flush();
        self.item = None;
        self.lists.pop();
    }

    pub(super) fn start_item(&mut self) {
        self.flush();
        match self.lists.last_mut() {
            Some(next) => {
                self.item = Some(*next);
                *next = next.map(|number| number.saturating_add(1));
            }
            None => self.item = Some(None),
        }
    }

    /// Gives the next item of a numbered list its number.
    pub(super) fn next_number(&mut self, number: u32) {
        if let Some(Some(next)) = self.lists.last_mut() {
            *next = number;
        }
    }

    pub(super) fn end_item(&mut self) {
        self.flush();
        self.item = None;
    }

    pub(super) fn start_table(&mut self) {
        self.flush();
        self.tables.push(Table::default());
    }

    pub(super) fn start_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.is_cut |= table.rows.len() >= MOST_ROWS;
            if !table.is_cut {
                table.rows.push(Vec::new());
            }
        }
    }

    /// Ends a cell that reaches over some columns.
    pub(super) fn end_cell(&mut self, columns: usize) {
        let words = self.take_words();
        let Some(table) = self.tables.last_mut() else { return self.words = words };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        let Some(row) = table.rows.last_mut().filter(|_| !table.is_cut) else { return };
        if row.len() >= MOST_CELLS && !is_blank(&words) {
            self.report.dropped(PLACE, format!("the columns of a table after the first {MOST_CELLS}"));
        }
        row.push(words);
        row.extend((1..columns.min(MOST_CELLS)).map(|_| Words::new()));
        row.truncate(MOST_CELLS);
    }

    /// Ends a table; a table inside a table becomes words of its cell.
    pub(super) fn end_table(&mut self) {
        let Some(Table { mut rows, is_cut }) = self.tables.pop() else { return };
        if is_cut {
            self.report.dropped(PLACE, format!("the rows of a table after the first {MOST_ROWS}"));
        }
        rows.retain(|row| row.iter().any(|cell| !is_blank(cell)));
        if !self.tables.is_empty() {
            for cell in rows.into_iter().flatten() {
                self.words.extend(cell);
                self.words.push(Run::plain(" "));
            }
            return;
        }
        if rows.iter().any(|row| row.len() > 1) {
            self.pieces.push(Piece::Table(rows));
        } else {
            // One column is layout, not a table.
            self.pieces.extend(rows.into_iter().flatten().map(Piece::Paragraph));
        }
    }

    /// Everything collected, and what is told of it.
    pub(super) fn finish(mut self) -> (Vec<Piece>, Report) {
        while !self.tables.is_empty() {
            self.end_cell(1);
            self.end_table();
        }
        self.flush();
        (self.pieces, self.report)
    }
}
