//! The full-text index: SQLite's FTS5, in memory.

use super::Marked;
use super::vocabulary::{Expression, Vocabulary, collect_words};
use crate::error::AppError;
use crate::slide_text::{Piece, each_piece};
use lectern_model::library::Library;
use lectern_model::slide::{Part, Slide};
use lectern_model::span::Inline;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// How texts become words: without accents, each kept by its stem.
const WORDS: &str = "tokenize = 'porter unicode61 remove_diacritics 2'";

/// A word counts the more the fewer slides have it, and the oftener a slide has it.
const RANK: &str = "SELECT rowid, bm25(slides, 20.0, 20.0, 10.0, 4.0, 2.0, 1.0) FROM slides WHERE slides MATCH ?1";

const MATCH: &str = "SELECT rowid FROM slides WHERE slides MATCH ?1";

/// What a word in the title counts, and the beginning of one: more than FTS5 gives to any word, so that a slide called by what is
/// typed comes first however common its words are.
const IN_TITLE: (f64, f64) = (12.0, 6.0);

/// The `+` keeps SQLite from asking FTS5 for each row anew.
const MARK: &str = "SELECT rowid, highlight(slides, 0, ?3, ?4), snippet(slides, 3, ?3, ?4, '…', 20), \
                    snippet(slides, 4, ?3, ?4, '…', 20), snippet(slides, 5, ?3, ?4, '…', 20) FROM slides \
                    WHERE slides MATCH ?1 AND +rowid IN (SELECT value FROM json_each(?2))";

/// What begins and ends a found word; no text in the index has them.
const BEGIN: char = '\u{2}';
const END: char = '\u{3}';

/// The index, and the way to ask it.
#[derive(Debug)]
pub(super) struct Shelf(Connection);

/// A row, from 0, and how well it fits.
pub(super) struct Found {
    pub(super) row: usize,
    pub(super) score: u32,
}

/// What a hit shows of its slide.
pub(super) struct Excerpt {
    pub(super) title: Vec<Marked>,
    pub(super) snippet: Vec<Marked>,
}

impl Shelf {
    pub(super) fn new() -> Result<Self, AppError> {
        let connection = Connection::open_in_memory()?;
        // `name` is a slide's id and its titles in other wordings.
        let columns = "title, name, topic, body, claims, notes";
        connection.execute(&format!("CREATE VIRTUAL TABLE slides USING fts5({columns}, {WORDS}, prefix = '1 2')"), ())?;
        Ok(Self(connection))
    }

    /// Takes in all slides of a library in order of id, and gives their words.
    pub(super) fn fill(&mut self, library: &Library) -> Result<Vocabulary, AppError> {
        let transaction = self.0.transaction()?;
        let mut words: BTreeSet<String> = BTreeSet::new();
        let mut insert = transaction
            .prepare("INSERT INTO slides(rowid, title, name, topic, body, claims, notes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
        for (row, slide) in library.slides.values().enumerate() {
            let columns = columns_of(library, slide);
            columns.iter().for_each(|text| collect_words(text, &mut words));
            let [title, name, topic, body, claims, notes] = columns;
            insert.execute(params![to_id(row), title, name, topic, body, claims, notes])?;
        }
        drop(insert);
        let stems = stems_of(&transaction, &words)?;
        transaction.execute("INSERT INTO slides(slides) VALUES ('optimize')", ())?;
        transaction.commit()?;
        Ok(Vocabulary::new(words, &stems))
    }

    /// The rows that have every word, the best first, equals in order.
    pub(super) fn rank(&self, words: &[Expression]) -> Result<Vec<Found>, AppError> {
        let mut ranks: BTreeMap<i64, f64> = BTreeMap::new();
        let mut statement = self.0.prepare(RANK)?;
        let mut rows = statement.query([all_of(words)])?;
        while let Some(row) = rows.next()? {
            // FTS5's rank is the better the more it is below zero.
            ranks.insert(row.get(0)?, -row.get::<_, f64>(1)?);
        }
        let (itself, beginning) = IN_TITLE;
        let mut statement = self.0.prepare(MATCH)?;
        for word in words {
            for (expression, counts) in [(&word.beginning, beginning), (&word.itself, itself - beginning)] {
                let mut rows = statement.query([format!("{{title name}} : {expression}")])?;
                while let Some(row) = rows.next()? {
                    if let Some(rank) = ranks.get_mut(&row.get(0)?) {
                        *rank += counts;
                    }
                }
            }
        }
        let mut found: Vec<Found> =
            ranks.into_iter().map(|(id, rank)| Found { row: to_row(id), score: to_score(rank) }).collect();
        found.sort_by_key(|found| std::cmp::Reverse(found.score));
        Ok(found)
    }

    /// Titles and snippets of rows that have every word, by row.
    pub(super) fn mark(&self, words: &[Expression], rows: &[usize]) -> Result<BTreeMap<usize, Excerpt>, AppError> {
        let ids: Vec<String> = rows.iter().map(|row| to_id(*row).to_string()).collect();
        let mut statement = self.0.prepare(MARK)?;
        let mut rows =
            statement.query(params![all_of(words), format!("[{}]", ids.join(",")), BEGIN.to_string(), END.to_string()])?;
        let mut marked = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let title = marks_in(row.get_ref(1)?.as_str().unwrap_or_default());
            let mut snippets = (2..=4).filter_map(|column| row.get_ref(column).ok()?.as_str().ok());
            let snippet = snippets.find(|text| text.contains(BEGIN)).map(marks_in).unwrap_or_default();
            marked.insert(to_row(row.get(0)?), Excerpt { title, snippet });
        }
        Ok(marked)
    }
}

fn all_of(words: &[Expression]) -> String {
    words.iter().map(|word| word.beginning.as_str()).collect::<Vec<_>>().join(" AND ")
}

fn to_id(row: usize) -> i64 {
    i64::try_from(row).unwrap_or(i64::MAX)
}

fn to_row(id: i64) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

/// A word in most slides has a rank of nearly zero.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn to_score(rank: f64) -> u32 {
    (rank * 1000.0).round().max(1.0) as u32
}

/// The stem of every word, by the index's own rules.
fn stems_of(connection: &Connection, words: &BTreeSet<String>) -> Result<Vec<String>, AppError> {
    connection.execute(&format!("CREATE VIRTUAL TABLE words USING fts5(word, {WORDS}, columnsize = 0)"), ())?;
    connection.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(words, instance)", ())?;
    let mut insert = connection.prepare("INSERT INTO words(rowid, word) VALUES (?1, ?2)")?;
    for (row, word) in words.iter().enumerate() {
        insert.execute(params![to_id(row), word])?;
    }
    let mut stems = vec![String::new(); words.len()];
    // In scripts whose words the index divides, a word has several.
    let mut select = connection.prepare("SELECT doc, term FROM stems ORDER BY doc, \"offset\"")?;
    let mut rows = select.query(())?;
    while let Some(row) = rows.next()? {
        if let Some(stem) = stems.get_mut(to_row(row.get(0)?)) {
            stem.push_str(row.get_ref(1)?.as_str().unwrap_or_default());
            stem.push(' ');
        }
    }
    drop(rows);
    // A table that is still being asked cannot go.
    drop((insert, select));
    connection.execute_batch("DROP TABLE stems; DROP TABLE words;")?;
    Ok(stems)
}

/// A text with marks, in pieces.
fn marks_in(text: &str) -> Vec<Marked> {
    let mut pieces = Vec::new();
    let mut found = false;
    for piece in text.split_inclusive([BEGIN, END]) {
        let words = piece.trim_end_matches([BEGIN, END]);
        if !words.is_empty() {
            pieces.push(Marked { text: words.to_owned(), found });
        }
        found = piece.ends_with(BEGIN);
    }
    pieces
}

/// The text of a slide by where it stands, in the order of the index's columns.
fn columns_of(library: &Library, slide: &Slide) -> [String; 6] {
    let topic = library.pack.topics.iter().find(|topic| topic.id == slide.topic);
    let mut name = Text::new(slide.id.as_str());
    let (mut body, mut claims, mut notes) = (Text::default(), Text::default(), Text::default());
    for variant in &slide.variants {
        let column = match variant.part {
            Part::Body => {
                name.push(&Inline::plain_text(&variant.heading));
                &mut body
            }
            Part::Caveat => &mut body,
            Part::Notes | Part::Handout | Part::Asked | Part::Takeaway(_) => {
                notes.push(&Inline::plain_text(&variant.heading));
                &mut notes
            }
        };
        each_piece(&variant.blocks, &mut |piece| match piece {
            Piece::Inlines(inlines) => column.push(&Inline::plain_text(inlines)),
            Piece::Words(words) => column.push(words),
            Piece::Contact(id) => column.push(library.contacts.get(id).map_or(id.as_str(), |contact| &contact.name)),
        });
    }
    for claim in slide.claims.iter().filter_map(|used| library.claims.get(&used.id)) {
        claims.push(claim.id.as_str());
        claims.push(&claim.statement);
    }
    let title = Text::new(&Inline::plain_text(&slide.title));
    [title, name, Text::new(topic.map_or("", |topic| &topic.name)), body, claims, notes].map(|text| text.0)
}

/// A text being put together.
#[derive(Default)]
struct Text(String);

impl Text {
    fn new(words: &str) -> Self {
        let mut text = Self::default();
        text.push(words);
        text
    }

    /// Adds words; characters that cannot be seen are left out, the marks of found words among them.
    fn push(&mut self, words: &str) {
        if !self.0.is_empty() && !words.is_empty() {
            self.0.push(' ');
        }
        self.0.extend(words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
    }
}
