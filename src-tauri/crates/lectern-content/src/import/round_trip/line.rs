//! The lines of a page as they came back, and what in them is the mark of a citation.

use super::super::tree::{Column, Page, Piece, Run, is_blank};
use super::look::Bag;
use super::token::{Token, tokens_with, without_marks};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Item(u8, Option<u32>),
    Heading,
    Quote,
    /// A row of a table.
    Row,
}

/// A line of the page; a row of a table has several cells, any other one.
pub(super) struct Line<'a> {
    pub(super) kind: Kind,
    pub(super) cells: Vec<&'a [Run]>,
    /// Its letters without the marks of citations, and with them.
    pub(super) key: String,
    pub(super) full: String,
    /// Its words, to see what it is like.
    pub(super) bag: Bag,
}

impl Line<'_> {
    /// What it says, without marks.
    pub(super) fn text(&self) -> String {
        self.cells.iter().map(|cell| without_marks(cell)).collect::<Vec<_>>().join(" ")
    }

    /// Its cells in words and marks, where it is a row of so many or a line; `shown` are the marks it may have, cell by cell.
    pub(super) fn tokens(&self, columns: Option<usize>, shown: &[Vec<String>]) -> Vec<Vec<Token>> {
        let cells = if columns.is_some() { self.row() } else { vec![self.cells.join(&Run::plain(" "))] };
        let shown = shown.iter().map(Vec::as_slice).chain(std::iter::repeat([].as_slice()));
        cells.iter().zip(shown).map(|(cell, shown)| tokens_with(cell, shown)).collect()
    }

    /// Its cells; notes have a row in one line.
    pub(super) fn row(&self) -> Vec<Vec<Run>> {
        if self.kind == Kind::Row {
            return self.cells.iter().map(|cell| cell.to_vec()).collect();
        }
        let mut cells: Vec<Vec<Run>> = vec![Vec::new()];
        for run in self.cells.iter().copied().flatten() {
            for (at, piece) in run.text.split('|').enumerate() {
                if at > 0 {
                    cells.push(Vec::new());
                }
                if let Some(cell) = cells.last_mut() {
                    cell.push(Run { text: piece.to_owned(), ..run.clone() });
                }
            }
        }
        cells
    }
}

/// How alike two texts are in their words, from 0 to 1.
pub fn likeness(one: &str, other: &str) -> f64 {
    Bag::of(one).likeness(&Bag::of(other))
}

/// The letters by which lines are compared: all that is seen, without spaces and blanks to fill in, which are three low lines or more.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut low_lines = 0_usize;
    for letter in text.chars().filter_map(seen_letter).chain([' ']) {
        if letter == '_' {
            low_lines += 1;
            continue;
        }
        key.extend(std::iter::repeat_n('_', if low_lines < 3 { low_lines } else { 0 }));
        low_lines = 0;
        key.push(letter);
    }
    key.pop();
    key
}

/// A letter that is seen, as it is typed; none for white space and what is not seen.
pub(super) fn seen_letter(letter: char) -> Option<char> {
    let is_hidden = letter.is_control() || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}');
    match letter {
        _ if letter.is_whitespace() || is_hidden => None,
        '’' | '‘' => Some('\''),
        '“' | '”' => Some('"'),
        '\u{2011}' => Some('-'),
        other => Some(other),
    }
}

/// All that is said on a page in the order it is read: pieces, then columns with their headings.
pub fn page_pieces(page: &Page) -> Vec<Piece> {
    let mut pieces = page.pieces.clone();
    for Column { heading, pieces: inside } in page.columns.iter().flatten() {
        if !is_blank(heading) {
            pieces.push(Piece::Heading { level: 3, words: heading.clone() });
        }
        pieces.extend(inside.iter().cloned());
    }
    pieces
}

/// The words of a piece that is a line; none for tables and what is no text.
pub fn words_of(piece: &Piece) -> Option<&[Run]> {
    match piece {
        Piece::Paragraph(words) | Piece::Quote(words) | Piece::Heading { words, .. } | Piece::Item { words, .. } => Some(words),
        Piece::Table(_) | Piece::Picture(_) | Piece::Chart(_) | Piece::Note(_) | Piece::Rule => None,
    }
}

/// The lines of some pieces. Where a table goes on in another, its head stands once; `heads` are those of the talk's tables.
pub(super) fn lines<'a>(pieces: &'a [Piece], heads: &[&str]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut left = heads.to_vec();
    let (mut tables, mut last) = (0, String::new());
    for piece in pieces {
        if let Some(words) = words_of(piece) {
            lines.extend(line(kind_of(piece), vec![words]));
        } else if let Piece::Table(rows) = piece {
            for (at, row) in rows.iter().enumerate() {
                let Some(row) = line(Kind::Row, row.iter().map(Vec::as_slice).collect()) else { continue };
                if at > 0 {
                    lines.push(row);
                    continue;
                }
                let own = left.iter().position(|head| *head == row.key);
                let goes_on = tables >= heads.len() || own.is_none();
                tables += 1;
                if tables > 1 && goes_on && (row.key == last || heads.contains(&row.key.as_str())) {
                    continue;
                }
                own.map(|own| left.remove(own));
                last.clone_from(&row.key);
                lines.push(row);
            }
        }
    }
    lines
}

fn line(kind: Kind, cells: Vec<&[Run]>) -> Option<Line<'_>> {
    let bare: Vec<String> = cells.iter().map(|words| without_marks(words)).collect();
    let all: Vec<String> = cells.iter().map(|words| words.iter().map(|run| run.text.as_str()).collect()).collect();
    let joined = |texts: &[String]| texts.iter().map(|text| key(text)).collect::<Vec<_>>().join("|");
    let (key, full) = (joined(&bare), joined(&all));
    let is_seen = key.chars().any(|letter| letter != '|');
    is_seen.then(|| Line { kind, bag: Bag::of(&bare.join(" ")), key, full, cells })
}

fn kind_of(piece: &Piece) -> Kind {
    match piece {
        Piece::Item { level, number, .. } => Kind::Item(*level, *number),
        Piece::Heading { .. } => Kind::Heading,
        Piece::Quote(_) => Kind::Quote,
        Piece::Paragraph(_) | Piece::Table(_) | Piece::Picture(_) | Piece::Chart(_) | Piece::Note(_) | Piece::Rule => {
            Kind::Paragraph
        }
    }
}
